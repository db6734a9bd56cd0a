package org.jilectomy.runtime.parser;

/**
 * Backslash escapes in string and bytes literals. An unknown escape stands for itself (Python 3.11
 * warns about it, silently by default; we do not warn).
 *
 * <p>CPython hands the text of a literal that has escapes to its {@code unicode_escape} decoder,
 * with every character beyond ASCII spelled as {@code \Uxxxxxxxx}; the positions in its messages
 * count that form, so we count it too.
 */
final class StringEscapes {
    private StringEscapes() {}

    /** Appends the text that {@code src[p..end)} spells. */
    static void decode(
            StringLiterals literals, char[] src, int p, int end, StringBuilder to) {
        int start = p;
        while (p < end) {
            int run = p;
            while (p < end && src[p] != '\\') {
                p++;
            }
            to.append(src, run, p - run);
            if (p == end) {
                return;
            }
            p = escape(literals, src, start, p, end, to);
        }
    }

    /** One escape at {@code src[p]}; returns the position behind it. */
    private static int escape(
            StringLiterals literals, char[] src, int start, int p, int end, StringBuilder to) {
        if (p + 1 >= end) {
            literals.unknownEscape(src[p + 1]); // before a field of an f-string
            to.append('\\');
            return end;
        }
        char c = src[p + 1];
        switch (c) {
            case '\n':
                break;
            case '\\':
            case '\'':
            case '"':
                to.append(c);
                break;
            case 'b':
                to.append('\b');
                break;
            case 'f':
                to.append('\f');
                break;
            case 't':
                to.append('\t');
                break;
            case 'n':
                to.append('\n');
                break;
            case 'r':
                to.append('\r');
                break;
            case 'v':
                to.append('\013');
                break;
            case 'a':
                to.append('\007');
                break;
            case 'x':
                return hex(literals, src, start, p, end, 2, "truncated \\xXX escape", to);
            case 'u':
                return hex(literals, src, start, p, end, 4, "truncated \\uXXXX escape", to);
            case 'U':
                return hex(literals, src, start, p, end, 8, "truncated \\UXXXXXXXX escape", to);
            case 'N':
                return named(literals, src, start, p, end, to);
            default:
                if (c >= '0' && c <= '7') {
                    int value = 0;
                    int q = p + 1;
                    while (q < end && q < p + 4 && src[q] >= '0' && src[q] <= '7') {
                        value = value * 8 + (src[q++] - '0');
                    }
                    if (value > 0377) {
                        literals.largeOctal(src, p);
                    }
                    to.append((char) value);
                    return q;
                }
                literals.unknownEscape(c);
                to.append('\\').append(c);
        }
        return p + 2;
    }

    private static int hex(
            StringLiterals literals, char[] src, int start, int p, int end, int digits,
            String message, StringBuilder to) {
        long value = 0;
        int q = p + 2;
        for (; q < p + 2 + digits; q++) {
            int digit = q < end ? hexDigit(src[q]) : -1;
            if (digit < 0) {
                throw undecodable(literals, src, start, p, q, message);
            }
            value = value * 16 + digit;
        }
        if (value > 0x10FFFF) {
            throw undecodable(literals, src, start, p, q, "illegal Unicode character");
        }
        if (value >= 0xDC00 && value <= 0xDFFF && !to.isEmpty()
                && Character.isHighSurrogate(to.charAt(to.length() - 1))) {
            literals.keepApart(to);
        }
        to.appendCodePoint((int) value);
        return q;
    }

    private static int hexDigit(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    private static int named(
            StringLiterals literals, char[] src, int start, int p, int end, StringBuilder to) {
        int q = p + 2;
        if (q < end && src[q] == '{') {
            int nameStart = ++q;
            while (q < end && src[q] != '}') {
                q++;
            }
            if (q < end && q > nameStart) {
                int codePoint = UnicodeNames.lookup(new String(src, nameStart, q - nameStart));
                if (codePoint < 0) {
                    throw undecodable(literals, src, start, p, q + 1,
                            "unknown Unicode character name");
                }
                to.appendCodePoint(codePoint);
                return q + 1;
            }
        }
        throw undecodable(literals, src, start, p, q, "malformed \\N character escape");
    }

    private static SyntaxErrorException undecodable(
            StringLiterals literals, char[] src, int start, int from, int to, String message) {
        int first = position(src, start, from);
        int last = position(src, start, to) - 1;
        return literals.error("(unicode error) 'unicodeescape' codec can't decode "
                + (first == last ? "byte 0x5c in position " + first
                        : "bytes in position " + first + "-" + last)
                + ": " + message);
    }

    private static int position(char[] src, int start, int at) {
        int position = 0;
        for (int i = start; i < at; i++) {
            char c = src[i];
            if (c >= 128) {
                position += Character.isLowSurrogate(c) ? 0 : 10;
            } else if (c == '\\' && src[i + 1] >= 128) {
                position += 6;
            } else {
                position++;
                if (c == '\\' && i + 1 < at) {
                    i++;
                    position++;
                }
            }
        }
        return position;
    }

    /** Adds the bytes that {@code src[p..end)}, which is ASCII, spells. */
    static void decodeBytes(
            StringLiterals literals, char[] src, int p, int end, boolean raw,
            StringLiterals.BytesBuilder to) {
        int start = p;
        while (p < end) {
            char c = src[p++];
            if (raw || c != '\\') {
                to.add(c);
                continue;
            }
            c = src[p++];
            switch (c) {
                case '\n':
                    break;
                case '\\':
                case '\'':
                case '"':
                    to.add(c);
                    break;
                case 'b':
                    to.add('\b');
                    break;
                case 'f':
                    to.add('\f');
                    break;
                case 't':
                    to.add('\t');
                    break;
                case 'n':
                    to.add('\n');
                    break;
                case 'r':
                    to.add('\r');
                    break;
                case 'v':
                    to.add(11);
                    break;
                case 'a':
                    to.add(7);
                    break;
                case 'x': {
                    int high = p + 1 < end ? hexDigit(src[p]) : -1;
                    int low = p + 1 < end ? hexDigit(src[p + 1]) : -1;
                    if (high < 0 || low < 0) {
                        throw literals.error("(value error) invalid \\x escape at position "
                                + (p - 2 - start));
                    }
                    to.add(high * 16 + low);
                    p += 2;
                    break;
                }
                default:
                    if (c >= '0' && c <= '7') {
                        int value = c - '0';
                        for (int n = 0; n < 2 && p < end && src[p] >= '0' && src[p] <= '7'; n++) {
                            value = value * 8 + (src[p++] - '0');
                        }
                        if (value > 0377) {
                            literals.largeOctal(src, p - 4);
                        }
                        to.add(value);
                    } else {
                        literals.unknownEscape(c);
                        to.add('\\');
                        to.add(c);
                    }
            }
        }
    }
}
