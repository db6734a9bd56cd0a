package org.jilectomy.runtime.modules.sre;

import org.jilectomy.runtime.objects.CharTypes;

/**
 * A set of characters: what an {@code IN} opcode, a category, or a literal without regard to case
 * accepts.
 *
 * <p>Characters below 256 are looked up in a bitmap of four longs, made once by asking the opcodes
 * about each; all others ask them every time. So case folding costs nothing in the common range.
 * Immutable.
 */
final class CharSet {
    private final long bits0;
    private final long bits1;
    private final long bits2;
    private final long bits3;

    /** Charset opcodes of {@code re._compiler}, checked, ending in FAILURE. */
    private final int[] code;

    private final int folding;

    CharSet(int[] code, int folding) {
        this.code = code;
        this.folding = folding;
        bits0 = bitmap(0);
        bits1 = bitmap(64);
        bits2 = bitmap(128);
        bits3 = bitmap(192);
    }

    /** One literal or one that is not it, by folding. */
    static CharSet ofLiteral(int c, boolean not, int folding) {
        int[] code = not
                ? new int[] {SreOp.NEGATE, SreOp.LITERAL, c, SreOp.FAILURE}
                : new int[] {SreOp.LITERAL, c, SreOp.FAILURE};
        return new CharSet(code, folding);
    }

    static CharSet ofCategory(int category) {
        return new CharSet(
                new int[] {SreOp.CATEGORY, category, SreOp.FAILURE}, Folding.NONE);
    }

    private long bitmap(int first) {
        long bits = 0;
        for (int i = 0; i < 64; i++) {
            if (containsSlow(first + i)) {
                bits |= 1L << i;
            }
        }
        return bits;
    }

    boolean contains(int c) {
        if (c >= 256 || c < 0) {
            return containsSlow(c);
        }
        long bits = c < 128 ? (c < 64 ? bits0 : bits1) : (c < 192 ? bits2 : bits3);
        return (bits >>> c & 1) != 0;
    }

    private boolean containsSlow(int c) {
        if (folding == Folding.LOCALE) {
            // A literal matches as it stands, too; a set is asked for both cases.
            if (code[0] == SreOp.LITERAL && code[2] == SreOp.FAILURE && code[1] == c) {
                return true;
            }
            if (code[0] == SreOp.NEGATE && code.length == 4 && code[1] == SreOp.LITERAL) {
                return c != code[2] && Folding.lower(c, folding) != code[2]
                        && Folding.upperAscii(c) != code[2];
            }
            int lower = Folding.lower(c, folding);
            int upper = Folding.upperAscii(c);
            return accepts(lower) || upper != lower && accepts(upper);
        }
        return accepts(Folding.lower(c, folding));
    }

    private boolean accepts(int c) {
        boolean ok = true;
        int i = 0;
        while (true) {
            switch (code[i]) {
                case SreOp.LITERAL -> {
                    if (c == code[i + 1]) {
                        return ok;
                    }
                    i += 2;
                }
                case SreOp.CATEGORY -> {
                    if (isInCategory(code[i + 1], c)) {
                        return ok;
                    }
                    i += 2;
                }
                case SreOp.CHARSET -> {
                    if (c >= 0 && c < 256 && (code[i + 1 + (c >> 5)] >>> (c & 31) & 1) != 0) {
                        return ok;
                    }
                    i += 9;
                }
                case SreOp.RANGE -> {
                    if (isBetween(c, code[i + 1], code[i + 2])) {
                        return ok;
                    }
                    i += 3;
                }
                case SreOp.RANGE_UNI_IGNORE -> {
                    if (isBetween(c, code[i + 1], code[i + 2])
                            || isBetween(Folding.upperUnicode(c), code[i + 1], code[i + 2])) {
                        return ok;
                    }
                    i += 3;
                }
                case SreOp.NEGATE -> {
                    ok = !ok;
                    i++;
                }
                case SreOp.BIGCHARSET -> {
                    if (c >= 0 && c < 0x10000 && isInBigCharset(i, c)) {
                        return ok;
                    }
                    i += 2 + 64 + code[i + 1] * 8;
                }
                default -> {
                    return !ok;
                }
            }
        }
    }

    private static boolean isBetween(int c, int low, int high) {
        return Integer.compareUnsigned(low, c) <= 0 && Integer.compareUnsigned(c, high) <= 0;
    }

    /** 256 bytes of chunk numbers, then chunks of 256 bits. */
    private boolean isInBigCharset(int i, int c) {
        int high = c >> 8;
        int chunk = code[i + 2 + (high >> 2)] >>> ((high & 3) * 8) & 0xff;
        int word = code[i + 2 + 64 + chunk * 8 + ((c & 0xff) >> 5)];
        return (word >>> (c & 31) & 1) != 0;
    }

    static boolean isInCategory(int category, int c) {
        boolean in = switch (category & ~1) {
            case SreOp.CATEGORY_DIGIT -> c >= '0' && c <= '9';
            case SreOp.CATEGORY_SPACE -> c == ' ' || c >= 9 && c <= 13;
            case SreOp.CATEGORY_WORD, SreOp.CATEGORY_LOC_WORD -> isAsciiWord(c);
            case SreOp.CATEGORY_LINEBREAK -> c == '\n';
            case SreOp.CATEGORY_UNI_DIGIT -> CharTypes.isDecimal(c);
            case SreOp.CATEGORY_UNI_SPACE -> CharTypes.isSpace(c);
            case SreOp.CATEGORY_UNI_WORD -> isUnicodeWord(c);
            default -> CharTypes.isLineBreak(c);
        };
        return in != ((category & 1) != 0);
    }

    static boolean isAsciiWord(int c) {
        return c < 128 && (c == '_' || c >= '0' && c <= '9' || (c | 32) >= 'a' && (c | 32) <= 'z');
    }

    static boolean isUnicodeWord(int c) {
        return c < 128 ? isAsciiWord(c) : CharTypes.isAlnum(c);
    }

    /** Same opcodes, same folding: the same set. */
    @Override
    public boolean equals(Object other) {
        return other instanceof CharSet set && set.folding == folding
                && java.util.Arrays.equals(set.code, code);
    }

    @Override
    public int hashCode() {
        return java.util.Arrays.hashCode(code) * 31 + folding;
    }
}
