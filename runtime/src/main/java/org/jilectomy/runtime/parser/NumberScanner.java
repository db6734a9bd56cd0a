package org.jilectomy.runtime.parser;

/**
 * Finds the end of a numeric literal and rejects malformed ones. Compare the number part of
 * CPython's {@code tok_get}: the messages' places depend on how far each step has read.
 */
final class NumberScanner {
    private final Tokenizer tokenizer;
    private final char[] src;

    NumberScanner(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
        this.src = tokenizer.src;
    }

    /** The position behind the literal that starts at {@code p}, or -1 after reporting. */
    int scan(int p) {
        char c = src[p];
        if (c == '.') {
            return fraction(p + 1);
        }
        if (c == '0') {
            int radix = src[p + 1] | 0x20;
            if (radix == 'x') {
                return digitsOf(p + 2, 16, "hexadecimal");
            }
            if (radix == 'o') {
                return digitsOf(p + 2, 8, "octal");
            }
            if (radix == 'b') {
                return digitsOf(p + 2, 2, "binary");
            }
            return zero(p);
        }
        p = decimalTail(p);
        return p < 0 ? -1 : afterInteger(p);
    }

    private int digitsOf(int p, int radix, String what) {
        do {
            if (src[p] == '_') {
                p++;
            }
            if (!isDigit(src[p], radix)) {
                return isDigit(src[p], 10) ? badDigit(p, what)
                        : fail(p, "invalid " + what + " literal");
            }
            do {
                p++;
            } while (isDigit(src[p], radix));
        } while (src[p] == '_');
        return isDigit(src[p], 10) ? badDigit(p, what) : end(p, what);
    }

    private int badDigit(int p, String what) {
        return fail(p + 1, "invalid digit '" + src[p] + "' in " + what + " literal");
    }

    private static boolean isDigit(char c, int radix) {
        if (radix == 16) {
            return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
        }
        return c >= '0' && c < '0' + radix;
    }

    /** A literal with a leading zero: zeros only, or a float or imaginary number. */
    private int zero(int from) {
        int p = from + 1;
        for (;;) {
            if (src[p] == '_') {
                p++;
                if (!isDigit(src[p], 10)) {
                    return fail(p, "invalid decimal literal");
                }
            }
            if (src[p] != '0') {
                break;
            }
            p++;
        }
        int zerosEnd = p + 1;
        boolean nonzero = false;
        if (isDigit(src[p], 10)) {
            nonzero = true;
            p = decimalTail(p);
            if (p < 0) {
                return -1;
            }
        }
        char c = src[p];
        if (nonzero && c != '.' && (c | 0x20) != 'e' && (c | 0x20) != 'j') {
            int lineStart = tokenizer.lineStart;
            tokenizer.pos = p;
            tokenizer.failAt("leading zeros in decimal integer literals are not permitted; "
                    + "use an 0o prefix for octal integers",
                    Character.codePointCount(src, lineStart, from - lineStart) + 1,
                    Character.codePointCount(src, lineStart, zerosEnd - lineStart));
            return -1;
        }
        return afterInteger(p);
    }

    private int afterInteger(int p) {
        char c = src[p];
        if (c == '.') {
            return fraction(p + 1);
        }
        if (c == 'e' || c == 'E') {
            return exponent(p);
        }
        if (c == 'j' || c == 'J') {
            return end(p + 1, "imaginary");
        }
        return end(p, "decimal");
    }

    private int fraction(int p) {
        if (isDigit(src[p], 10)) {
            p = decimalTail(p);
            if (p < 0) {
                return -1;
            }
        }
        char c = src[p];
        if (c == 'e' || c == 'E') {
            return exponent(p);
        }
        return c == 'j' || c == 'J' ? end(p + 1, "imaginary") : end(p, "decimal");
    }

    private int exponent(int at) {
        int p = at + 1;
        char c = src[p];
        if (c == '+' || c == '-') {
            p++;
            if (!isDigit(src[p], 10)) {
                return fail(p, "invalid decimal literal");
            }
        } else if (!isDigit(c, 10)) {
            return end(at, "decimal"); // "1else": the e starts a keyword
        }
        p = decimalTail(p);
        if (p < 0) {
            return -1;
        }
        c = src[p];
        return c == 'j' || c == 'J' ? end(p + 1, "imaginary") : end(p, "decimal");
    }

    /** Digits with single underscores between them. */
    private int decimalTail(int p) {
        for (;;) {
            while (isDigit(src[p], 10)) {
                p++;
            }
            if (src[p] != '_') {
                return p;
            }
            p++;
            if (!isDigit(src[p], 10)) {
                return fail(p, "invalid decimal literal");
            }
        }
    }

    /**
     * A letter may only follow if it starts a keyword that can stand after a number. What is beyond
     * ASCII is left to the next token, which says what is wrong with it.
     */
    private int end(int p, String what) {
        char c = src[p];
        boolean keyword = switch (c) {
            case 'a' -> src[p + 1] == 'n' && src[p + 2] == 'd';
            case 'e' -> src[p + 1] == 'l' && src[p + 2] == 's' && src[p + 3] == 'e';
            case 'f' -> src[p + 1] == 'o' && src[p + 2] == 'r';
            case 'i' -> src[p + 1] == 'f' || src[p + 1] == 'n' || src[p + 1] == 's';
            case 'o' -> src[p + 1] == 'r';
            case 'n' -> src[p + 1] == 'o' && src[p + 2] == 't';
            default -> false;
        };
        if (!keyword && (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                || c == '_')) {
            return fail(p, "invalid " + what + " literal");
        }
        if (keyword) {
            tokenizer.warn("invalid " + what + " literal", p);
        }
        return p;
    }

    private int fail(int p, String message) {
        tokenizer.pos = p;
        tokenizer.fail(message);
        return -1;
    }
}
