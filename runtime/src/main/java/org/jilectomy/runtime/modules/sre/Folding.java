package org.jilectomy.runtime.modules.sre;

import org.jilectomy.runtime.objects.CharCase;

/**
 * How two characters are compared without regard to case: by the lower case of ASCII, of the
 * locale, or of Unicode. The locale is always one in which only ASCII letters have a case in a
 * single byte (C, or any with UTF-8).
 */
final class Folding {
    static final int NONE = 0;
    static final int ASCII = 1;
    static final int LOCALE = 2;
    static final int UNICODE = 3;

    private Folding() {}

    static int lower(int c, int folding) {
        if (c < 128) {
            return c >= 'A' && c <= 'Z' && folding != NONE ? c + 32 : c;
        }
        return folding == UNICODE ? lowerUnicode(c) : c;
    }

    /** {@code Py_UNICODE_TOLOWER}. */
    static int lowerUnicode(int c) {
        return Character.isValidCodePoint(c) ? CharCase.simpleLower(c) : c;
    }

    /** {@code Py_UNICODE_TOUPPER}. */
    static int upperUnicode(int c) {
        return Character.isValidCodePoint(c) ? CharCase.firstUpper(c) : c;
    }

    static int upperAscii(int c) {
        return c >= 'a' && c <= 'z' ? c - 32 : c;
    }
}
