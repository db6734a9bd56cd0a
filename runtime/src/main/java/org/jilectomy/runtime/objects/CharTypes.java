package org.jilectomy.runtime.objects;

/**
 * What kind of character a code point is for Python 3.11, which knows Unicode 14.0 (CPython,
 * Objects/unicodectype.c).
 *
 * <p>The JDK's tables answer most questions; {@link CharTables} corrects them. ASCII never reaches
 * the tables, so their text is parsed only by programs that need it.
 */
public final class CharTypes {
    private static final class Lazy {
        static final CodeRanges LATER = new CodeRanges(CharTables.LATER);
        static final CodeRanges DIGIT = new CodeRanges(CharTables.DIGIT);
        static final CodeRanges NUMERIC = new CodeRanges(CharTables.NUMERIC);
        static final CodeRanges NOT_LOWER = new CodeRanges(CharTables.NOT_LOWER);
        static final CodeRanges NOT_XID_START = new CodeRanges(CharTables.NOT_XID_START);
        static final CodeRanges NOT_XID_CONTINUE = new CodeRanges(CharTables.NOT_XID_CONTINUE);
    }

    /** The first code point that {@link CharTables#LATER} names. */
    private static final int FIRST_LATER = 0x897;

    /**
     * Word_Break classes that make a character case-ignorable (MidLetter, MidNumLet,
     * Single_Quote).
     */
    private static final String MID_WORD =
            "'.:\u00B7\u0387\u055F\u05F4\u2018\u2019\u2024\u2027"
                    + "\uFE13\uFE52\uFE55\uFF07\uFF0E\uFF1A";

    private CharTypes() {}

    /** {@link Character#getType} as of Unicode 14.0. */
    public static int category(int c) {
        return isLater(c) ? Character.UNASSIGNED : Character.getType(c);
    }

    public static boolean isLater(int c) {
        return c >= FIRST_LATER && Lazy.LATER.contains(c);
    }

    public static boolean isAlpha(int c) {
        if (c < 128) {
            return (c | 32) >= 'a' && (c | 32) <= 'z';
        }
        return Character.isLetter(c) && !isLater(c);
    }

    public static boolean isDecimal(int c) {
        if (c < 128) {
            return c >= '0' && c <= '9';
        }
        return Character.isDigit(c) && !isLater(c);
    }

    /** 0 to 9, or -1; compare {@code Py_UNICODE_TODECIMAL}. */
    public static int decimalValue(int c) {
        if (c < 128) {
            return c >= '0' && c <= '9' ? c - '0' : -1;
        }
        return isDecimal(c) ? Character.digit(c, 10) : -1;
    }

    public static boolean isDigit(int c) {
        return isDecimal(c) || c >= 128 && Lazy.DIGIT.contains(c);
    }

    public static boolean isNumeric(int c) {
        return isDigit(c) || c >= 128 && Lazy.NUMERIC.contains(c);
    }

    public static boolean isAlnum(int c) {
        return isAlpha(c) || isNumeric(c);
    }

    public static boolean isLower(int c) {
        if (c < 128) {
            return c >= 'a' && c <= 'z';
        }
        return Character.isLowerCase(c) && !isLater(c) && !Lazy.NOT_LOWER.contains(c);
    }

    public static boolean isUpper(int c) {
        if (c < 128) {
            return c >= 'A' && c <= 'Z';
        }
        return Character.isUpperCase(c) && !isLater(c);
    }

    public static boolean isTitle(int c) {
        return c >= 128 && Character.isTitleCase(c);
    }

    public static boolean isCased(int c) {
        return isLower(c) || isUpper(c) || isTitle(c);
    }

    public static boolean isCaseIgnorable(int c) {
        switch (category(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT,
                    Character.MODIFIER_LETTER, Character.MODIFIER_SYMBOL:
                return true;
            default:
                return MID_WORD.indexOf(c) >= 0;
        }
    }

    /** {@code Py_UNICODE_ISSPACE}: white space or a separator by its bidirectional class. */
    public static boolean isSpace(int c) {
        if (c < 128) {
            return c == ' ' || c >= 9 && c <= 13 || c >= 28 && c <= 31;
        }
        return c == 0x85
                || c == 0xA0
                || c >= 0x1680
                        && (c == 0x1680
                                || c >= 0x2000 && c <= 0x200A
                                || c == 0x2028
                                || c == 0x2029
                                || c == 0x202F
                                || c == 0x205F
                                || c == 0x3000);
    }

    /** Where {@code splitlines} splits. */
    public static boolean isLineBreak(int c) {
        return c >= 10 && c <= 13 || c >= 28 && c <= 30 || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** What {@code repr} shows as it is. */
    public static boolean isPrintable(int c) {
        if (c < 127) {
            return c >= ' ';
        }
        switch (category(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE,
                    Character.UNASSIGNED, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR:
                return false;
            default:
                return true;
        }
    }

    public static boolean isXidStart(int c) {
        if (c < 128) {
            return isAlpha(c) || c == '_';
        }
        return Character.isUnicodeIdentifierStart(c)
                && !isLater(c)
                && !Lazy.NOT_XID_START.contains(c);
    }

    public static boolean isXidContinue(int c) {
        if (c < 128) {
            return isAlpha(c) || c >= '0' && c <= '9' || c == '_';
        }
        return Character.isUnicodeIdentifierPart(c)
                && !Character.isIdentifierIgnorable(c)
                && !isLater(c)
                && !Lazy.NOT_XID_CONTINUE.contains(c);
    }
}
