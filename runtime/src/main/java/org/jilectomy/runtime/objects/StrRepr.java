package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code repr()} and {@code ascii()} of a str (CPython 3.11, {@code unicode_repr}).
 *
 * <p>Single quotes unless the text has some and no double ones; what is not printable is escaped in
 * the shortest of the forms x, u and U.
 */
final class StrRepr {
    private static final String HEX = "0123456789abcdef";

    private StrRepr() {}

    static long repr(ThreadState ts, long str) {
        return quote(ts, str, false);
    }

    /** {@code ascii(str)}: as repr, with everything above 126 escaped. */
    static long ascii(ThreadState ts, long str) {
        return quote(ts, str, true);
    }

    private static long quote(ThreadState ts, long str, boolean asciiOnly) {
        int kind = PyASCIIObject.kind(str);
        long data = PyASCIIObject.data(str);
        int n = PyUnicode.length(str);
        UnicodeBuilder out = new UnicodeBuilder(n + 2);
        int quote = '\'';
        if (UcsSearch.indexOf(data, kind, 0, n, '\'') >= 0
                && UcsSearch.indexOf(data, kind, 0, n, '"') < 0) {
            quote = '"';
        }
        out.append(quote);
        for (int i = 0; i < n; i++) {
            int c = Ucs.at(data, kind, i);
            if (c == quote || c == '\\') {
                out.append('\\').append(c);
            } else if (c >= ' ' && c < 127) {
                out.append(c);
            } else if (c >= 127 && !asciiOnly && CharTypes.isPrintable(c)) {
                out.append(c);
            } else {
                escape(out, c);
            }
        }
        return out.append(quote).finish(ts);
    }

    private static void escape(UnicodeBuilder out, int c) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> hex(out, c);
        }
    }

    /** Escapes {@code c} with two, four or eight hexadecimal digits, the fewest that hold it. */
    static void hex(UnicodeBuilder out, int c) {
        int digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
        out.append('\\').append(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            out.append(HEX.charAt(c >>> shift & 15));
        }
    }
}
