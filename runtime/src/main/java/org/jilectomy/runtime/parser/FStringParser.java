package org.jilectomy.runtime.parser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.ExprContext;
import org.jilectomy.runtime.ast.Span;

/**
 * The parts of one f-string token. In Python 3.11 an f-string is an ordinary STRING token whose
 * text is taken apart afterwards: the end of a replacement field is found by counting brackets and
 * quotes, and what is inside is parsed as a source of its own.
 *
 * <p>Compare CPython's {@code Parser/string_parser.c}; the checks come in its order.
 */
final class FStringParser {
    private static final int MAX_BRACKETS = 200;

    private final StringLiterals literals;
    private final Tokens tokens;
    private final char[] src;
    private final int token;
    private final Span tokenSpan;
    private final boolean raw;
    private int p;
    private int end;

    FStringParser(StringLiterals literals, Tokens tokens, int token, boolean raw) {
        this.literals = literals;
        this.tokens = tokens;
        this.src = tokens.source.chars;
        this.token = token;
        this.raw = raw;
        this.tokenSpan = new Span(tokens.line[token], tokens.col[token],
                tokens.endLine[token], tokens.endCol[token]);
    }

    /** Adds the parts of {@code src[from..to)}; text behind the last field stays in text. */
    void parse(int from, int to, List<Expr> values, StringBuilder text) {
        p = from;
        end = to;
        parts(values, text, 0);
    }

    private void parts(List<Expr> values, StringBuilder text, int nesting) {
        for (;;) {
            if (literal(text, nesting)) {
                continue;
            }
            if (p >= end || src[p] == '}') {
                break;
            }
            field(values, text, nesting);
        }
        if (nesting > 0 && (p >= end || src[p] != '}')) {
            throw literals.error("f-string: expecting '}'");
        }
    }

    /** Text up to a field or the end; true if it was cut short behind a doubled brace. */
    private boolean literal(StringBuilder text, int nesting) {
        int start = p;
        int to = -1;
        boolean doubled = false;
        while (p < end) {
            char c = src[p++];
            if (!raw && c == '\\' && p < end) {
                c = src[p++];
                if (c == 'N') {
                    if (p < end && src[p++] == '{') {
                        while (p < end && src[p++] != '}') {
                            // a character's name, not a field
                        }
                    }
                    continue;
                }
            }
            if (c == '{' || c == '}') {
                if (nesting == 0) {
                    if (p < end && src[p] == c) {
                        to = p++;
                        doubled = true;
                        break;
                    }
                    if (c == '}') {
                        throw literals.error("f-string: single '}' is not allowed");
                    }
                }
                p--;
                break;
            }
        }
        to = doubled ? to : p;
        if (raw) {
            text.append(src, start, to - start);
        } else {
            StringEscapes.decode(literals, src, start, to, text);
        }
        return doubled;
    }

    private void field(List<Expr> values, StringBuilder text, int nesting) {
        if (nesting >= 2) {
            throw literals.error("f-string: expressions nested too deeply");
        }
        int brace = p++;
        int from = p;
        findExpressionEnd();
        if (p >= end) {
            throw literals.error("f-string: expecting '}'");
        }
        Expr value = expression(brace, from, p);
        boolean selfDocumenting = src[p] == '=';
        if (selfDocumenting) {
            p++;
            while (src[p] == ' ' || src[p] >= '\t' && src[p] <= '\r') {
                p++;
            }
            if (p >= end) {
                throw literals.error("f-string: expecting '}'");
            }
            text.append(src, from, p - from);
        }
        int conversion = src[p] == '!' ? conversion() : -1;
        if (p >= end) {
            throw literals.error("f-string: expecting '}'");
        }
        Expr formatSpec = null;
        // The text gathered so far precedes this field; the specification starts its own.
        literals.flush(text, values);
        if (src[p] == ':') {
            p++;
            if (p >= end) {
                throw literals.error("f-string: expecting '}'");
            }
            List<Expr> specValues = new ArrayList<>(2);
            StringBuilder specText = new StringBuilder();
            parts(specValues, specText, nesting + 1);
            // CPython lets the end of a specification span its own token only.
            if (!specText.isEmpty()) {
                specValues.add(new Expr.Constant(
                        literals.value(specText), null, tokenSpan));
            }
            formatSpec = new Expr.JoinedStr(specValues, tokenSpan);
        }
        if (p >= end || src[p] != '}') {
            throw literals.error("f-string: expecting '}'");
        }
        p++;
        if (selfDocumenting && formatSpec == null && conversion == -1) {
            conversion = 'r';
        }
        values.add(new Expr.FormattedValue(value, conversion, formatSpec,
                literals.span()));
    }

    private int conversion() {
        p++;
        if (p >= end) {
            throw literals.error("f-string: expecting '}'");
        }
        char c = src[p++];
        if (c != 's' && c != 'r' && c != 'a') {
            throw literals.error(
                    "f-string: invalid conversion character: expected 's', 'r', or 'a'");
        }
        return c;
    }

    /** Moves to the character that ends the expression: {@code ! : = }} outside brackets. */
    private void findExpressionEnd() {
        char[] brackets = new char[8];
        int depth = 0;
        char quote = 0;
        boolean triple = false;
        for (; p < end; p++) {
            char c = src[p];
            if (c == '\\') {
                throw literals.error("f-string expression part cannot include a backslash");
            }
            if (quote != 0) {
                if (c == quote && (!triple || tripled(p))) {
                    p += triple ? 2 : 0;
                    quote = 0;
                }
                continue;
            }
            switch (c) {
                case '\'':
                case '"':
                    quote = c;
                    triple = tripled(p);
                    p += triple ? 2 : 0;
                    continue;
                case '(':
                case '[':
                case '{':
                    if (depth >= MAX_BRACKETS) {
                        throw literals.error("f-string: too many nested parenthesis");
                    }
                    if (depth == brackets.length) {
                        brackets = Arrays.copyOf(brackets, depth * 2);
                    }
                    brackets[depth++] = c;
                    continue;
                case '#':
                    throw literals.error("f-string expression part cannot include '#'");
                case '<':
                case '>':
                    if (depth == 0 && p + 1 < end && src[p + 1] == '=') {
                        p++;
                    }
                    continue;
                case '!':
                case '=':
                case ':':
                case '}':
                    if (depth == 0) {
                        if ((c == '!' || c == '=') && p + 1 < end && src[p + 1] == '=') {
                            p++;
                            continue;
                        }
                        return;
                    }
                    if (c != '}') {
                        continue;
                    }
                    break;
                case ')':
                case ']':
                    break;
                default:
                    continue;
            }
            if (depth == 0) {
                throw literals.error("f-string: unmatched '" + c + "'");
            }
            char opening = brackets[--depth];
            if (!(opening == '(' ? c == ')' : opening == '[' ? c == ']' : c == '}')) {
                throw literals.error("f-string: closing parenthesis '" + c
                        + "' does not match opening parenthesis '" + opening + "'");
            }
        }
        if (quote != 0) {
            throw literals.error("f-string: unterminated string");
        }
        if (depth > 0) {
            throw literals.error("f-string: unmatched '" + brackets[depth - 1] + "'");
        }
    }

    private boolean tripled(int at) {
        return at + 2 < end && src[at + 1] == src[at] && src[at + 2] == src[at];
    }

    private Expr expression(int brace, int from, int to) {
        int i = from;
        while (i < to && (src[i] == ' ' || src[i] == '\t' || src[i] == '\n' || src[i] == '\f')) {
            i++;
        }
        if (i == to) {
            char next = src[to];
            throw literals.error(next == '!' || next == ':' || next == '='
                    ? "f-string: expression required before '" + next + "'"
                    : "f-string: empty expression not allowed");
        }
        int line = tokens.line[token];
        int col = tokens.col[token];
        for (int q = tokens.start[token]; q < brace; q++) {
            if (src[q] == '\n') {
                line++;
                col = 0;
            } else {
                col += 1 + SourceText.extraBytes(src[q]);
            }
        }
        if (isName(from, to)) {
            Tokens inner = tokens;
            int index = inner.names.intern(src, from, to);
            if (inner.names.kind(index) == TokenType.NAME) {
                return new Expr.Name(inner.names.name(index), ExprContext.LOAD,
                        new Span(
                                line, col + 1, line, col + 1 + to - from));
            }
        }
        return Parser.parseField(
                SourceText.ofField(src, from, to, tokens.source.filename, line - 1, col),
                tokens.names);
    }

    /** Whether the expression is a plain ASCII name, by far the most common case. */
    private boolean isName(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = src[i];
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_'
                    || i > from && c >= '0' && c <= '9')) {
                return false;
            }
        }
        return true;
    }
}
