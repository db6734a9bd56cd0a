/**
 * What a bench run found out, as immutable values: the engine ({@code org.jilectomy.bench}) fills
 * them, every report reads them, and neither knows the other.
 *
 * <pre>
 *   Results ─┬─ Protocol        what was decided before the first sample: mode, seed, rules, limits
 *            ├─ MachineSheet    where it ran
 *            ├─ Side            one contender: name, command, settings
 *            ├─ Series          one side at one thread count
 *            │    ├─ Sample     one timed region ── Evidence ── CoreEvidence   (kept and rejected)
 *            │    └─ WarmUpSeries                  one fork's way to its steady state, classified
 *            ├─ Comparison      a side against the baseline: fork ratios, intervals, Verdict
 *            ├─ ProcessLife     every process: start, warm-up, memory, failure
 *            └─ Overhead        what the evidence and the harness cost
 * </pre>
 *
 * <p><b>Units.</b> Names say them: {@code …Nanos}, {@code …Seconds}, {@code …Mhz}. A {@code long}
 * that the system does not expose is -1, a {@code double} is not a number; never 0. Shares are of 1,
 * not of 100. Ratios are side ÷ baseline of time for the same work: above 1 is slower.
 *
 * <p>Lists are in order of measurement. Everything may be read by any thread.
 */
package org.jilectomy.bench.results;
