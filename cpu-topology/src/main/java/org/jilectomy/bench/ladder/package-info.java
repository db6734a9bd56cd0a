/**
 * The story's presets side by side: the engine of {@code jilectomy ladder}.
 *
 * <pre>
 *   LadderOptions     what was asked                   InstalledPython   interpreters beside them
 *   Ladder            sides → bench → results → table, charts, JSON
 *   Rung              one side at one thread count     LadderResults     all of them, and ratios
 *   ScalabilityLaw    Gunther's law: fit and prediction
 *   LadderTable, LadderCharts
 * </pre>
 *
 * <p>What a prediction is: the law, fitted to thread counts that had a core each, evaluated beyond
 * them. It supposes that a machine with more cores is like this one, which no machine is; so it is
 * called a prediction wherever it is shown, and has the range that the measurements leave open.
 */
package org.jilectomy.bench.ladder;
