/**
 * The mathematics of judging samples; nothing here measures anything.
 *
 * <pre>
 *   Quantiles      median, quantiles, scatter, mode: figures that a few wild values do not move
 *   SignInterval   exact interval of a median, from order alone
 *   Bootstrap      interval of a median of medians by resampling two levels
 *   LookPlan       when to look at the result, and with which confidence, so that looking
 *                  several times does not make chance findings more likely
 *   Pelt           optimal change points          SeriesShape   what a series looks like
 *   PublishedShape the method of the literature, for comparison
 * </pre>
 *
 * <p>All methods are pure functions; random ones take a seed.
 */
package org.jilectomy.bench.statistics;
