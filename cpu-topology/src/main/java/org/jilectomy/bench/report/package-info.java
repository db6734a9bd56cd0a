/**
 * What people and programs read of a bench run: every report is made from the
 * {@linkplain org.jilectomy.bench.results results model}, so none knows more than another, and any
 * of them can be made later from the own JSON.
 *
 * <pre>
 *   Reports        which reports were asked for on the command line; writes them
 *   TextReport     terminal: table, verdicts, notes        Colours, Progress   only on a terminal
 *   MarkdownReport a pull request's comment
 *   HtmlReport     one page, no network, no scripts   Figures, EvidenceFigures  its pictures
 *   ResultsJson    the own format, everything, and back     RecordJson         records as JSON
 *   PyperfJson     python -m pyperf compare_to, hist, check
 *   JmhJson        JMH's -rf json, for its visualizers
 *   HyperfineJson  hyperfine's --export-json, for its scripts
 *   WarmUpCsv      warmup_stats' input
 *   Compare        two reports, own or pyperf's, against each other   Loaded, Shift
 * </pre>
 */
package org.jilectomy.bench.report;
