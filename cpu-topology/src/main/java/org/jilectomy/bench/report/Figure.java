package org.jilectomy.bench.report;

/**
 * A picture of a report.
 *
 * @param svg     the picture itself
 * @param caption what one sees, in a sentence or two; plain text
 * @param wide    whether it takes the page's whole width
 */
record Figure(String svg, String caption, boolean wide) {}
