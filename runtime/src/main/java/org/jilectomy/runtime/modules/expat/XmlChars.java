package org.jilectomy.runtime.modules.expat;

/**
 * Classes of characters of XML 1.0. Characters are code points; {@link #BAD} stands for bytes that are
 * none in the document's encoding. Names have no characters beyond the first 65536, as in the fourth
 * edition, which expat follows.
 */
final class XmlChars {
    static final int BAD = -1;

    private static final byte START = 1;
    private static final byte NAME = 2;

    /** For the first 128: what a character may be in a name. */
    private static final byte[] ASCII = new byte[128];

    static {
        for (int c = 0; c < 128; c++) {
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == ':';
            ASCII[c] = letter ? START | NAME
                    : c >= '0' && c <= '9' || c == '-' || c == '.' ? NAME : (byte) 0;
        }
    }

    private XmlChars() {}

    static boolean isSpace(int c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    /** Whether a document may have it at all. */
    static boolean isChar(int c) {
        return c >= ' ' ? c < 0xd800 || c >= 0xe000 && c != 0xfffe && c != 0xffff && c <= 0x10ffff
                : c == '\n' || c == '\t' || c == '\r';
    }

    static boolean isNameStart(int c) {
        if (c < 128) {
            return c >= 0 && (ASCII[c] & START) != 0;
        }
        return isListed(c) && switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER, Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER, Character.OTHER_LETTER,
                    Character.LETTER_NUMBER -> true;
            default -> c == 0x212e || c >= 0x2bb && c <= 0x2c1 || c == 0x559 || c == 0x6e5
                    || c == 0x6e6;
        };
    }

    static boolean isName(int c) {
        if (c < 128) {
            return c >= 0 && ASCII[c] != 0;
        }
        return isNameStart(c) || c == 0xb7 || c == 0x387 || isListed(c)
                && switch (Character.getType(c)) {
                    case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK,
                            Character.ENCLOSING_MARK, Character.MODIFIER_LETTER,
                            Character.DECIMAL_DIGIT_NUMBER -> true;
                    default -> false;
                };
    }

    /** Whether it is of the alphabets from which appendix B takes characters of names. */
    private static boolean isListed(int c) {
        if (c < 0x2000) {
            return c >= 0xc0;
        }
        if (c < 0x3000) {
            return c >= 0x20d0 && c <= 0x20dc || c == 0x20e1 || c == 0x2126 || c == 0x212a
                    || c == 0x212b || c == 0x212e || c >= 0x2180 && c <= 0x2182;
        }
        return c <= 0x312c || c >= 0x4e00 && c <= 0x9fa5 || c >= 0xac00 && c <= 0xd7a3;
    }

    /** Whether a public identifier may have it. */
    static boolean isPublicId(int c) {
        return c == ' ' || c == '\n' || c == '\r' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9' || c > 0 && "-'()+,./:=?;!*#@$_%".indexOf(c) >= 0;
    }

    /** Bytes of a character in UTF-8. */
    static int utf8Length(int c) {
        return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }

    /** The number that a character reference {@code [from, to)} behind {@code &#} means; -1 if none. */
    static int reference(int[] text, int from, int to) {
        boolean hex = text[from] == 'x';
        int n = 0;
        for (int i = hex ? from + 1 : from; i < to; i++) {
            n = n * (hex ? 16 : 10) + Character.digit(text[i], 16);
            if (n > 0x10ffff) {
                return -1;
            }
        }
        return isChar(n) ? n : -1;
    }

    /** What {@code &lt;} and the other four of XML's own mean; 0 for any other name. */
    static int predefined(String name) {
        return switch (name) {
            case "lt" -> '<';
            case "gt" -> '>';
            case "amp" -> '&';
            case "quot" -> '"';
            case "apos" -> '\'';
            default -> 0;
        };
    }

    /** A copy whose ends of lines are all {@code '\n'}. */
    static String lines(int[] text, int from, int to) {
        StringBuilder out = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            if (text[i] == '\r') {
                out.append('\n');
                if (i + 1 < to && text[i + 1] == '\n') {
                    i++;
                }
            } else {
                out.appendCodePoint(text[i]);
            }
        }
        return out.toString();
    }
}
