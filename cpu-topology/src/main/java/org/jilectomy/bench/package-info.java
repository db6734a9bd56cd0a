/**
 * Comparing configurations of the runtime, other Pythons, and any commands, under equal conditions:
 * the engine of {@code jilectomy bench}.
 *
 * <pre>
 *   BenchOptions    what was asked              Sides, ReferencePython, OwnCommand   who competes
 *   LiveBench       chooses cores, looks around, starts processes       Setup        … as a plan
 *   Session         fork by fork: start → warm up → rounds → end; then look at the result
 *   WarmUp          when a process is warm
 *   Rounds          A B B A: samples with a look at the cores before and after each
 *   Judge, Rules    which samples count
 *   Analysis, Verdicts   from samples to intervals and words
 *
 *   Contender  ─ Worker             a warm process that is asked for samples (bench_worker.py)
 *              ─ CommandContender   each sample a whole process
 *   Observer   ─ LiveObserver       this machine: probe, KernelCounters (KernelFile), CoreThread
 * </pre>
 *
 * <p>{@code results} holds what is found out, {@code statistics} the mathematics, {@code report} the
 * tables and pages, {@code system} the system calls, {@code trials} the machines and programs that
 * the method is tried on. Contenders and observers of {@code trials} take the place of the live ones:
 * the protocol cannot tell, not even by the clock.
 *
 * <p><b>Why it is built like this.</b> A measurement of one program after another compares two
 * moments as much as two programs: clocks, neighbours and temperatures drift. So all sides are
 * alive and warm at once, and take turns. Every side is a process of its own, because JIT
 * compilation, heap layout and hash seeds belong to a process; and two starts of one program differ
 * by 1 to 2 %, so that processes are started anew again and again and the fork, not the round, is
 * the unit of all intervals.
 *
 * <p>Interleaving does not help against a neighbour who wakes up during one side's samples only.
 * Evidence does: around every sample we read the clock of each core, the slots a sibling took from
 * it, time stolen by the hypervisor, the run queue, switches, faults and interrupts; a sample that
 * breaks a rule is repeated, never for its result. Rules are fixed before the first sample.
 *
 * <p><b>One core, one hand.</b> Samples of one thread are gated by a thread on the same core: it
 * looks, writes to the worker's pipe and blocks, which is what lets the worker run, and looks again
 * when the answer is there. No other core has to be woken, and on one core the two cannot disturb
 * each other.
 */
package org.jilectomy.bench;
