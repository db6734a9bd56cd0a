package org.jilectomy.runtime.parser;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jilectomy.runtime.ast.ConstantValue;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.Span;

/**
 * The value of one STRING token or of several adjacent ones: a constant, or an f-string if any of
 * them is one. The node spans all of them, and so do the parts of an f-string, except for the
 * expressions in it.
 *
 * <p>An error is placed at the token behind the literals: CPython has read that far when it
 * looks at their text.
 */
final class StringLiterals {
    private final Tokens tokens;
    private final int first;
    private final int behind;
    private final Span span;
    private final String kind;

    private StringLiterals(Tokens tokens, int first, int behind) {
        this.tokens = tokens;
        this.first = first;
        this.behind = behind;
        int last = behind - 1;
        this.span = new Span(tokens.line[first], tokens.col[first],
                tokens.endLine[last], tokens.endCol[last]);
        this.kind = tokens.source.chars[tokens.start[first]] == 'u' ? "u" : null;
    }

    /** The expression that the STRING tokens from {@code first} to before {@code behind} spell. */
    static Expr concatenate(Tokens tokens, int first, int behind) {
        char[] src = tokens.source.chars;
        if (behind - first == 1) {
            int from = tokens.start[first];
            int to = tokens.end[first];
            char quote = src[from];
            if ((quote == '"' || quote == '\'') && src[from + 1] != quote) {
                int i = from + 1;
                while (src[i] != '\\' && src[i] != quote) {
                    i++;
                }
                if (i == to - 1) {
                    Span span = new Span(tokens.line[first], tokens.col[first],
                            tokens.endLine[first], tokens.endCol[first]);
                    return new Expr.Constant(
                            new ConstantValue.Str(new String(src, from + 1, to - from - 2)),
                            null, span);
                }
            }
        }
        return new StringLiterals(tokens, first, behind).parse();
    }

    private Expr parse() {
        char[] src = tokens.source.chars;
        boolean bytes = false;
        BytesBuilder data = null;
        StringBuilder text = new StringBuilder();
        List<Expr> values = null;
        for (int token = first; token < behind; token++) {
            int p = tokens.start[token];
            int end = tokens.end[token];
            decoding = token;
            boolean raw = false;
            boolean isBytes = false;
            boolean formatted = false;
            for (;; p++) {
                int c = src[p] | 0x20;
                if (c == 'r') {
                    raw = true;
                } else if (c == 'b') {
                    isBytes = true;
                } else if (c == 'f') {
                    formatted = true;
                } else if (c != 'u') {
                    break;
                }
            }
            int quotes = end - p >= 6 && src[p + 1] == src[p] && src[p + 2] == src[p] ? 3 : 1;
            p += quotes;
            end -= quotes;
            if (isBytes) {
                requireAscii(src, p, end);
            }
            if (token > first && isBytes != bytes) {
                throw error("cannot mix bytes and nonbytes literals");
            }
            bytes = isBytes;
            if (bytes) {
                data = data == null ? new BytesBuilder(end - p) : data;
                StringEscapes.decodeBytes(this, src, p, end, raw, data);
            } else if (formatted) {
                values = values == null ? new ArrayList<>(4) : values;
                new FStringParser(this, tokens, token, raw).parse(p, end, values, text);
            } else if (raw) {
                text.append(src, p, end - p);
            } else {
                StringEscapes.decode(this, src, p, end, text);
            }
        }
        if (bytes) {
            return new Expr.Constant(new ConstantValue.Bytes(data.toByteArray()), null, span);
        }
        if (values == null) {
            return new Expr.Constant(value(text), kind, span);
        }
        flush(text, values);
        return new Expr.JoinedStr(values, span);
    }

    private void requireAscii(char[] src, int from, int to) {
        for (int i = from; i < to; i++) {
            if (src[i] >= 128) {
                throw error("bytes can only contain ASCII literal characters");
            }
        }
    }

    /** Makes the text gathered so far a part of the f-string. */
    void flush(StringBuilder text, List<Expr> values) {
        if (!text.isEmpty()) {
            values.add(new Expr.Constant(value(text), kind, span));
            text.setLength(0);
        }
    }

    /** Where a low surrogate is no part of a pair with the high one before it, by text; or null. */
    private Map<Object, List<Integer>> apart;

    /** The low surrogate that is appended next does not belong to the high one before it. */
    void keepApart(StringBuilder text) {
        if (apart == null) {
            apart = new IdentityHashMap<>();
        }
        List<Integer> places = apart.get(text);
        if (places == null) {
            places = new ArrayList<>(1);
            apart.put(text, places);
        }
        places.add(text.length());
    }

    /** The text gathered. */
    ConstantValue.Str value(StringBuilder text) {
        String all = text.toString();
        List<Integer> places = apart == null ? null : apart.remove(text);
        if (places == null) {
            return new ConstantValue.Str(all);
        }
        int[] codePoints = new int[all.length()];
        int n = 0;
        for (int i = 0; i < all.length(); n++) {
            int c = places.contains(i + 1) ? all.charAt(i) : all.codePointAt(i);
            codePoints[n] = c;
            i += Character.charCount(c);
        }
        return new ConstantValue.Str(all, java.util.Arrays.copyOf(codePoints, n));
    }

    /** The token whose text is being decoded; -1 once it was warned about. */
    private int decoding;

    /** An unknown escape; the first of each literal is warned about. */
    void unknownEscape(char c) {
        warn("invalid escape sequence '\\" + c + "'");
    }

    /** Three octal digits behind the backslash at {@code p} that are more than a byte. */
    void largeOctal(char[] src, int p) {
        warn("invalid octal escape sequence '" + new String(src, p, 4) + "'");
    }

    private void warn(String message) {
        if (decoding >= 0) {
            int t = decoding;
            decoding = -1;
            tokens.names.warn(true, message,
                    new Span(tokens.line[t], tokens.col[t], tokens.endLine[t], tokens.endCol[t]));
        }
    }

    Span span() {
        return span;
    }

    SyntaxErrorException error(String message) {
        return ErrorPlaces.atToken(tokens, behind, "SyntaxError", message);
    }

    /** A growing byte array. */
    static final class BytesBuilder {
        private byte[] data;
        private int size;

        BytesBuilder(int capacity) {
            data = new byte[Math.max(capacity, 8)];
        }

        void add(int b) {
            if (size == data.length) {
                data = java.util.Arrays.copyOf(data, size * 2);
            }
            data[size++] = (byte) b;
        }

        byte[] toByteArray() {
            return java.util.Arrays.copyOf(data, size);
        }
    }
}
