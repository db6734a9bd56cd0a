package org.jilectomy.runtime.parser;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What is wrong in a source given to {@code compile()} whose bytes are not UTF-8.
 *
 * <p>CPython decodes such a source piece by piece, as its tokens are looked at. So bytes in a comment
 * do not matter; in an identifier they are an error where it ends, in a string literal one at the
 * token behind it. Here the bytes are first made lone surrogates, one each, and the source is cut
 * into tokens to see where they are.
 *
 * @param part the bytes that were to be decoded; their decoder's message is the error's
 * @param offset from 1, as the attribute of the exception; so is {@code endOffset}
 */
public record Undecodable(
        byte[] part, int lineno, int offset, String text, int endOffset) {
    private static final char FIRST = 0xDC00;

    /** The text, an undecodable byte {@code b} as U+DC00 + {@code b}. */
    static String escape(byte[] source, int from) {
        StringBuilder b = new StringBuilder(source.length - from);
        for (int i = from; i < source.length;) {
            int n = length(source, i);
            if (n == 0) {
                b.append((char) (FIRST + (source[i] & 0xff)));
                i++;
            } else {
                b.append(new String(source, i, n, StandardCharsets.UTF_8));
                i += n;
            }
        }
        return b.toString();
    }

    /** The length of the well-formed character at {@code i}; 0 if there is none. */
    private static int length(byte[] s, int i) {
        int c = s[i] & 0xff;
        int n = c < 0x80 ? 1 : c < 0xC2 ? 0 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : c < 0xF5 ? 4 : 0;
        if (n == 0 || i + n > s.length) {
            return 0;
        }
        int code = n == 1 ? c : c & 0xff >> n + 1;
        for (int k = 1; k < n; k++) {
            if ((s[i + k] & 0xC0) != 0x80) {
                return 0;
            }
            code = code << 6 | s[i + k] & 0x3f;
        }
        boolean overlong = n == 3 && code < 0x800 || n == 4 && code < 0x10000;
        return overlong || code > 0x10FFFF || code >= 0xD800 && code < 0xE000 ? 0 : n;
    }

    /** As a program may see it: with replacement characters, as many as Python's decoder makes. */
    static String shown(CharSequence escaped) {
        byte[] bytes = bytes(escaped, 0, escaped.length());
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == (byte) 0xED && (bytes[i + 1] & 0xE0) == 0xA0) {
                bytes[i] = -1; // a surrogate is three wrong bytes to Python, one to Java
            }
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static boolean isEscaped(char[] src, int i) {
        return src[i] >= FIRST + 0x80 && src[i] <= FIRST + 0xff
                && (i == 0 || !Character.isHighSurrogate(src[i - 1]));
    }

    private static byte[] bytes(CharSequence text, int from, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = from; i < to;) {
            int c = Character.codePointAt(text, i);
            if (c >= FIRST && c <= FIRST + 0xff) {
                out.write(c - FIRST);
            } else {
                out.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            }
            i += Character.charCount(c);
        }
        return out.toByteArray();
    }

    /**
     * The first error that undecodable bytes make.
     *
     * @param declared whether the source says that it is UTF-8; then offsets count characters
     * @return null if they make none before anything else is wrong
     */
    static Undecodable find(String escaped, String filename, boolean declared) {
        SourceText source = SourceText.of(escaped, filename, true);
        Tokens tokens = Tokenizer.tokenize(source, NameTable.withKeywords());
        char[] src = source.chars;
        for (int t = 0; t < tokens.count; t++) {
            if (tokens.kind[t] == TokenType.ERROR) {
                return inName(source, tokens, t);
            }
            for (int i = tokens.start[t]; i < tokens.end[t]; i++) {
                if (tokens.kind[t] == TokenType.STRING && isEscaped(src, i)) {
                    return inString(source, tokens, t, i, declared);
                }
            }
        }
        return null;
    }

    /** The tokenizer stopped: at a name, if it is an undecodable byte that it stopped at. */
    private static Undecodable inName(SourceText source, Tokens tokens, int t) {
        char[] src = source.chars;
        int from = t == 0 ? 0 : tokens.end[t - 1];
        int at = from;
        while (at < source.length && !isEscaped(src, at)) {
            if (src[at] == '#') {
                while (at < source.length && src[at] != '\n') {
                    at++;
                }
            } else if (src[at] == '"' || src[at] == '\'') {
                return null; // a string without end
            } else {
                at++;
            }
        }
        if (at >= source.length || tokens.error == null) {
            return null;
        }
        int begin = at;
        while (begin > from && isNamePart(src[begin - 1])) {
            begin--;
        }
        int end = at;
        while (isNamePart(src[end])) {
            end++;
        }
        int lineno = 1;
        int lineStart = 0;
        for (int i = 0; i < at; i++) {
            if (src[i] == '\n') {
                lineno++;
                lineStart = i + 1;
            }
        }
        String all = new String(src, 0, source.length);
        return new Undecodable(bytes(all, begin, end), lineno,
                bytes(all, lineStart, end).length, line(source, lineno), -1);
    }

    private static boolean isNamePart(char c) {
        return c >= 128 || c == '_' || Character.isLetterOrDigit(c);
    }

    private static Undecodable inString(
            SourceText source, Tokens tokens, int t, int at, boolean declared) {
        char[] src = source.chars;
        int from = tokens.start[t];
        boolean raw = false;
        for (; src[from] != '"' && src[from] != '\''; from++) {
            raw |= (src[from] | 0x20) == 'r';
            if ((src[from] | 0x20) == 'b') {
                return null; // the parser has its own error for that
            }
        }
        int to = tokens.end[t];
        int quotes = to - from >= 6 && src[from + 1] == src[from] && src[from + 2] == src[from]
                ? 3 : 1;
        from += quotes;
        to -= quotes;
        String all = new String(src, 0, source.length);
        if (!raw && all.substring(from, to).indexOf('\\') >= 0) {
            // Between escapes CPython decodes each run of other characters than ASCII.
            int begin = at;
            while (begin > from && src[begin - 1] >= 128) {
                begin--;
            }
            while (at < to && src[at] >= 128) {
                at++;
            }
            from = begin;
            to = at;
        }
        int behind = t + 1;
        while (tokens.kind[behind] == TokenType.STRING) {
            behind++;
        }
        int lineno = tokens.line[behind];
        int lineStart = source.lineStart(lineno);
        String text = line(source, lineno);
        int begin = offset(all, text, lineStart, tokens.start[behind], declared);
        boolean point = tokens.kind[behind] == TokenType.NEWLINE;
        int end = point ? begin : offset(all, text, lineStart, tokens.end[behind], declared);
        return new Undecodable(bytes(all, from, to), lineno, begin, text, end);
    }

    private static int offset(
            String all, String text, int lineStart, int at, boolean declared) {
        int bytes = bytes(all, lineStart, Math.max(at, lineStart)).length;
        if (!declared) {
            return bytes + 1;
        }
        int characters = 0;
        for (int i = 0; i < text.length(); characters++) {
            int c = text.codePointAt(i);
            bytes -= c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (bytes < 0) {
                break;
            }
            i += Character.charCount(c);
        }
        return characters + 1;
    }

    private static String line(SourceText source, int lineno) {
        int from = source.lineStart(lineno);
        int to = from;
        while (to < source.length && source.chars[to] != '\n') {
            to++;
        }
        return shown(new String(source.chars, from, to - from)) + "\n";
    }
}
