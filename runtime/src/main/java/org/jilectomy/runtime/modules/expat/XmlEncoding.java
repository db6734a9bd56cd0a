package org.jilectomy.runtime.modules.expat;

import java.util.Locale;

/** How bytes of a document become characters. */
enum XmlEncoding {
    UTF_8,
    UTF_16LE,
    UTF_16BE,
    LATIN_1,
    ASCII,
    /** One byte a character, by a table that Python's codec of that name gave. */
    TABLE;

    /** One of those that need no codec; null for any other name. */
    static XmlEncoding named(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "UTF-8" -> UTF_8;
            case "UTF-16", "UTF-16BE" -> UTF_16BE;
            case "UTF-16LE" -> UTF_16LE;
            case "ISO-8859-1" -> LATIN_1;
            case "US-ASCII" -> ASCII;
            default -> null;
        };
    }

    boolean isWide() {
        return this == UTF_16LE || this == UTF_16BE;
    }

    /** Bytes of a character that this decoded. */
    int length(int c) {
        if (isWide()) {
            return c > 0xffff ? 4 : 2;
        }
        return this == UTF_8 && c != XmlChars.BAD ? XmlChars.utf8Length(c) : 1;
    }

    /**
     * One character.
     *
     * @return the code point or {@link XmlChars#BAD} in the lower half, its length in the upper; 0 if
     *     it is not complete
     */
    long decode(byte[] b, int at, int end, int[] table) {
        int first = b[at] & 0xff;
        switch (this) {
            case LATIN_1 -> {
                return found(first, 1);
            }
            case ASCII -> {
                return found(first < 128 ? first : XmlChars.BAD, 1);
            }
            case TABLE -> {
                return found(table[first], 1);
            }
            case UTF_8 -> {
                return first < 128 ? found(first, 1) : multibyte(b, at, end, first);
            }
            default -> {
                return wide(b, at, end);
            }
        }
    }

    private static long found(int c, int length) {
        return (long) length << 32 | c & 0xffffffffL;
    }

    private long wide(byte[] b, int at, int end) {
        if (end - at < 2) {
            return 0;
        }
        int unit = unit(b, at);
        if (!Character.isSurrogate((char) unit)) {
            return found(unit, 2);
        }
        if (Character.isLowSurrogate((char) unit)) {
            return found(XmlChars.BAD, 2);
        }
        if (end - at < 4) {
            return 0;
        }
        int low = unit(b, at + 2);
        return Character.isLowSurrogate((char) low)
                ? found(Character.toCodePoint((char) unit, (char) low), 4)
                : found(XmlChars.BAD, 2);
    }

    private int unit(byte[] b, int at) {
        int high = b[this == UTF_16BE ? at : at + 1] & 0xff;
        return high << 8 | b[this == UTF_16BE ? at + 1 : at] & 0xff;
    }

    private static long multibyte(byte[] b, int at, int end, int first) {
        int n = first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3
                : first >= 0xf0 && first < 0xf5 ? 4 : 0;
        if (n == 0) {
            return found(XmlChars.BAD, 1);
        }
        int c = first & 0x7f >> n;
        for (int i = 1; i < n; i++) {
            if (at + i == end) {
                return 0;
            }
            int next = b[at + i];
            if ((next & 0xc0) != 0x80) {
                return found(XmlChars.BAD, 1);
            }
            c = c << 6 | next & 0x3f;
        }
        return XmlChars.utf8Length(c) == n && XmlChars.isChar(c) ? found(c, n)
                : found(XmlChars.BAD, 1);
    }
}
