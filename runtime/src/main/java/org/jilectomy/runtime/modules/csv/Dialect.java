package org.jilectomy.runtime.modules.csv;

/**
 * How values are separated and quoted. Immutable.
 *
 * @param escapechar -1 for none
 * @param quotechar -1 for none
 */
record Dialect(
        int delimiter,
        boolean doublequote,
        int escapechar,
        String lineterminator,
        int quotechar,
        int quoting,
        boolean skipinitialspace,
        boolean strict) {
    static final int QUOTE_MINIMAL = 0;
    static final int QUOTE_ALL = 1;
    static final int QUOTE_NONNUMERIC = 2;
    static final int QUOTE_NONE = 3;

    /** Whether a field that contains {@code c} must be quoted, or {@code c} escaped. */
    boolean isSpecial(int c) {
        return c == delimiter || c == escapechar || c == quotechar
                || lineterminator.indexOf(c) >= 0;
    }
}
