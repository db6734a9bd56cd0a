package org.jilectomy.runtime.parser;

/**
 * The characters of one source with line ends reduced to {@code \n} and a NUL after the last, so
 * that the tokenizer needs no bounds check. Knows how to show a line and to turn the byte columns
 * of tokens into the character offsets of error messages.
 *
 * <p>The expression of an f-string's replacement field is a source of its own, whose tokens are
 * shifted to where the field stands: {@code baseLine} and {@code baseCol} are added to the line,
 * and to the column in the first line.
 */
final class SourceText {
    final String filename;
    final char[] chars;
    /** The number of characters before the closing NUL. */
    final int length;
    final int baseLine;
    final int baseCol;
    /** Whether this is the expression of an f-string's field. */
    final boolean fstring;

    private SourceText(
            String filename, char[] chars, int length, int baseLine, int baseCol,
            boolean fstring) {
        this.filename = filename;
        this.chars = chars;
        this.length = length;
        this.baseLine = baseLine;
        this.baseCol = baseCol;
        this.fstring = fstring;
    }

    /** A source as given; {@code addNewline} ends the last line if it is not. */
    static SourceText of(String source, String filename, boolean addNewline) {
        int n = source.length();
        char[] chars = new char[n + 2];
        source.getChars(0, n, chars, 0);
        if (source.indexOf('\r') >= 0) {
            n = reduceLineEnds(chars, n);
        }
        if (addNewline && n > 0 && chars[n - 1] != '\n') {
            chars[n++] = '\n';
        }
        chars[n] = 0;
        return new SourceText(filename, chars, n, 0, 0, false);
    }

    /** The text of a replacement field, in parentheses so that line ends in it do not count. */
    static SourceText ofField(
            char[] src, int from, int to, String filename, int baseLine, int baseCol) {
        int n = to - from;
        char[] chars = new char[n + 4];
        chars[0] = '(';
        System.arraycopy(src, from, chars, 1, n);
        chars[n + 1] = ')';
        chars[n + 2] = '\n';
        return new SourceText(filename, chars, n + 3, baseLine, baseCol, true);
    }

    private static int reduceLineEnds(char[] chars, int n) {
        int to = 0;
        for (int i = 0; i < n; i++) {
            char c = chars[i];
            if (c == '\r') {
                c = '\n';
                if (i + 1 < n && chars[i + 1] == '\n') {
                    i++;
                }
            }
            chars[to++] = c;
        }
        return to;
    }

    /** The number of bytes by which a character's UTF-8 is longer than one. */
    static int extraBytes(char c) {
        if (c < 0x80) {
            return 0;
        }
        if (c < 0x800 || Character.isSurrogate(c)) {
            return 1;
        }
        return 2;
    }

    /** The position where a line of this text starts; lines count from 1. */
    int lineStart(int lineno) {
        int pos = 0;
        for (int line = lineno - baseLine; line > 1 && pos < length; pos++) {
            if (chars[pos] == '\n') {
                line--;
            }
        }
        return pos;
    }

    /** The text of a line without its end. */
    String line(int lineno) {
        int from = lineStart(lineno);
        int to = from;
        while (to < length && chars[to] != '\n') {
            to++;
        }
        return new String(chars, from, to - from);
    }

    /** The character offset, from 1, of a byte column, from 0; at most two past the line's end. */
    static int charOffset(String line, int byteCol) {
        int bytes = 0;
        int i = 0;
        int characters = 0;
        while (i < line.length() && bytes < byteCol) {
            char c = line.charAt(i++);
            bytes += 1 + extraBytes(c);
            if (!Character.isLowSurrogate(c)) {
                characters++;
            }
        }
        return characters + 1 + (bytes < byteCol ? 1 : 0);
    }
}
