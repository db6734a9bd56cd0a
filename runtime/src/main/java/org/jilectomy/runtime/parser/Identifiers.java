package org.jilectomy.runtime.parser;

import java.text.Normalizer;

/**
 * Names beyond ASCII (PEP 3131): which characters they may hold, and their normal form. Kept apart
 * so that an ASCII program never loads the normalizer.
 */
final class Identifiers {
    private Identifiers() {}

    /** The position of the first character that cannot stand there, or -1. */
    static int firstInvalid(char[] src, int from, int to) {
        for (int i = from; i < to;) {
            int c = Character.codePointAt(src, i, to);
            if (!(i == from ? isStart(c) : isPart(c))) {
                return i;
            }
            i += Character.charCount(c);
        }
        return -1;
    }

    private static boolean isStart(int c) {
        if (c < 128) {
            return c == '_' || Character.isLetter(c);
        }
        return Character.isUnicodeIdentifierStart(c) && (!isCompatibility(c) || staysName(c));
    }

    private static boolean isPart(int c) {
        if (c < 128) {
            return c == '_' || Character.isLetterOrDigit(c);
        }
        return Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c)
                && (!isCompatibility(c) || staysPart(c));
    }

    private static boolean isCompatibility(int c) {
        return !Normalizer.isNormalized(Character.toString(c), Normalizer.Form.NFKC);
    }

    // XID differs from ID in the few characters whose normal form is no longer an identifier.
    private static boolean staysName(int c) {
        String s = normalize(Character.toString(c));
        int first = s.codePointAt(0);
        return (first == '_' || Character.isUnicodeIdentifierStart(first)) && staysPart(c);
    }

    private static boolean staysPart(int c) {
        String s = normalize(Character.toString(c));
        for (int i = 0; i < s.length();) {
            int d = s.codePointAt(i);
            if (!Character.isUnicodeIdentifierPart(d) || Character.isIdentifierIgnorable(d)) {
                return false;
            }
            i += Character.charCount(d);
        }
        return true;
    }

    static String normalize(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC);
    }

    /** As CPython prints a code point: upper case, at least four digits. */
    static String hex(int codePoint) {
        String hex = Integer.toHexString(codePoint).toUpperCase(java.util.Locale.ROOT);
        return "0000".substring(Math.min(4, hex.length())) + hex;
    }

    /** Whether {@code str.isprintable} holds: no control, separator or unassigned character. */
    static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE,
                    Character.UNASSIGNED, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
