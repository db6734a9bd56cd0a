/**
 * Comparing configurations of the runtime, and CPython, under equal conditions: the engine of
 * {@code jilectomy bench}.
 *
 * <pre>
 *   BenchOptions    what was asked                      Configuration   one side of the comparison
 *   OwnCommand, ReferencePython   how to start a side   Worker          the process of one side
 *   Session         preflight → start → warm up → rounds → results
 *   EvidenceReader  what the machine did around a round Evidence        … as numbers
 *   Cell            one configuration at one thread count, its samples and its medians
 *   ReportTable, ReportJson       the results for people and for programs
 * </pre>
 *
 * <p><b>Why it is built like this.</b> A measurement of one program after another compares two
 * moments as much as two programs: clocks, neighbours and temperatures drift. So all sides are
 * alive and warm at once, and take turns (A B B A …, in a new random order each round); only one
 * works at a time. Every side is a process of its own, because JIT compilation, heap layout and
 * hash seeds belong to a process. Each thread is pinned to its own core, never two to SMT siblings
 * unless asked.
 *
 * <p>Interleaving does not help against a neighbour who wakes up during one side's rounds only.
 * Evidence does: around every round we read the clock of each core, the slots a sibling took from
 * it, time stolen by the hypervisor, and time that any task waited for a CPU; and a round that
 * stands out by such evidence is left out of the medians (never by its result). The report says how
 * many were.
 *
 * <p><b>What it does not claim.</b> Two identical processes differ by 1 to 2 %, by chance of layout
 * and placement, however many rounds each runs. With one process a side, differences of a few
 * percent mean nothing; {@code --forks} restarts all sides, and medians are then taken over forks.
 */
package org.jilectomy.bench;
