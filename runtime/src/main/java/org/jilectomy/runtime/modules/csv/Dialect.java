package org.jilectomy.runtime.modules.csv;

import org.jilectomy.runtime.objects.Ucs;

/**
 * How values are separated and quoted. Immutable.
 *
 * <p>Most characters mean nothing: {@link #runEnd} finds the next that does, by a table for those below
 * 256.
 */
final class Dialect {
    static final int QUOTE_MINIMAL = 0;
    static final int QUOTE_ALL = 1;
    static final int QUOTE_NONNUMERIC = 2;
    static final int QUOTE_NONE = 3;

    /** Characters for whose sake a written field must be quoted, or which must be escaped. */
    static final int SPECIAL = 1;

    /** Characters that end a field without quotes, or are escaped in it. */
    static final int ENDS_FIELD = 2;

    /** Characters that mean something in quotes. */
    static final int ENDS_QUOTED = 4;

    /** Characters that no plain field begins with. */
    static final int NO_START = 8;

    private final int delimiter;
    private final boolean doublequote;
    private final int escapechar;
    private final String lineterminator;
    private final int quotechar;
    private final int quoting;
    private final boolean skipinitialspace;
    private final boolean strict;
    private final byte[] meanings = new byte[256];

    /**
     * @param escapechar -1 for none
     * @param quotechar -1 for none
     */
    Dialect(
            int delimiter,
            boolean doublequote,
            int escapechar,
            String lineterminator,
            int quotechar,
            int quoting,
            boolean skipinitialspace,
            boolean strict) {
        this.delimiter = delimiter;
        this.doublequote = doublequote;
        this.escapechar = escapechar;
        this.lineterminator = lineterminator;
        this.quotechar = quotechar;
        this.quoting = quoting;
        this.skipinitialspace = skipinitialspace;
        this.strict = strict;
        for (int c = 0; c < meanings.length; c++) {
            meanings[c] = (byte) meaningOf(c);
        }
    }

    int delimiter() {
        return delimiter;
    }

    boolean doublequote() {
        return doublequote;
    }

    int escapechar() {
        return escapechar;
    }

    String lineterminator() {
        return lineterminator;
    }

    int quotechar() {
        return quotechar;
    }

    int quoting() {
        return quoting;
    }

    boolean skipinitialspace() {
        return skipinitialspace;
    }

    boolean strict() {
        return strict;
    }

    /** Whether {@code c}, which is {@link #SPECIAL}, is written behind the escape character. */
    boolean isEscaped(int c) {
        return quoting == QUOTE_NONE || c == escapechar || c == quotechar && !doublequote;
    }

    /** Whether {@code c} behind a field is the delimiter, and nothing else before that. */
    boolean separates(int c) {
        return c == delimiter && c != escapechar && c != '\n' && c != '\r';
    }

    /** The meanings of a character, as bits. */
    int meaning(int c) {
        return c < 256 ? meanings[c] : meaningOf(c);
    }

    private int meaningOf(int c) {
        boolean escape = c == escapechar;
        boolean quote = c == quotechar;
        boolean special = c == delimiter || escape || quote || lineterminator.indexOf(c) >= 0;
        boolean ends = c == '\n' || c == '\r' || escape || c == delimiter;
        boolean quotes = quote && quoting != QUOTE_NONE;
        boolean noStart = ends || quotes || c == ' ' && skipinitialspace;
        return (special ? SPECIAL : 0)
                | (ends ? ENDS_FIELD : 0)
                | (escape || quotes ? ENDS_QUOTED : 0)
                | (noStart ? NO_START : 0);
    }

    /** Index of the first character from {@code from} on with one of these meanings, or {@code n}. */
    int runEnd(long data, int kind, int from, int n, int meaning) {
        int i = from;
        while (i < n && (meaning(Ucs.at(data, kind, i)) & meaning) == 0) {
            i++;
        }
        return i;
    }
}
