package org.jilectomy.runtime.parser;

import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.ExprContext;
import org.jilectomy.runtime.ast.Span;

/**
 * The tokens and the place the parsers have reached in them; shared by the parsers of one source.
 *
 * <p>Also counts nesting, in units of about one of CPython's rule calls, so that a program nested
 * too deeply ends in Python's MemoryError and not in Java's StackOverflowError.
 */
final class TokenStream {
    private static final int MAX_DEPTH = 6000;

    final Tokens tokens;
    final NameTable names;
    /** The arrays of {@link #tokens}, which no longer grow. */
    final byte[] kinds;
    private final int[] lines;
    private final int[] cols;
    private final int[] endLines;
    private final int[] endCols;

    /** The next token. */
    int pos;
    int depth;
    /** Where the statement of the file that is being parsed starts. */
    int topLevelStart;

    TokenStream(Tokens tokens) {
        this.tokens = tokens;
        this.names = tokens.names;
        this.kinds = tokens.kind;
        this.lines = tokens.line;
        this.cols = tokens.col;
        this.endLines = tokens.endLine;
        this.endCols = tokens.endCol;
    }

    int kind() {
        return kinds[pos];
    }

    /** The kind of the token behind the next; there is one, since ENDMARKER is never passed. */
    int kindAfter() {
        return pos + 1 < tokens.count ? kinds[pos + 1] : TokenType.ENDMARKER;
    }

    boolean accept(int kind) {
        if (kinds[pos] == kind) {
            pos++;
            return true;
        }
        return false;
    }

    void expect(int kind) {
        if (kinds[pos] != kind) {
            throw ParseFailure.INSTANCE;
        }
        pos++;
    }

    /** Whether the next token is this soft keyword (an index of {@link NameTable}). */
    boolean atSoftKeyword(int name) {
        return kinds[pos] == TokenType.NAME && tokens.name[pos] == name;
    }

    String expectName() {
        if (kinds[pos] != TokenType.NAME) {
            throw ParseFailure.INSTANCE;
        }
        return names.name(tokens.name[pos++]);
    }

    /** The type in a comment that stands here, which is taken; null if there is none. */
    String typeComment() {
        return kinds[pos] == TokenType.TYPE_COMMENT ? tokens.text(pos++) : null;
    }

    /** The name token at {@code token} as an expression. */
    Expr.Name nameAt(int token, ExprContext ctx) {
        return new Expr.Name(names.name(tokens.name[token]), ctx, spanOf(token));
    }

    Span spanOf(int token) {
        return new Span(lines[token], cols[token], endLines[token], endCols[token]);
    }

    /** The span from a token to the last one taken. */
    Span spanFrom(int token) {
        int last = pos - 1;
        return new Span(lines[token], cols[token], endLines[last], endCols[last]);
    }

    /** As {@link #spanFrom}, but ending before the line end and dedents that close a block. */
    Span blockSpanFrom(int token) {
        int last = pos - 1;
        int kind = kinds[last];
        while (last > token && (kind == TokenType.NEWLINE || kind == TokenType.DEDENT
                || kind == TokenType.INDENT)) {
            kind = kinds[--last];
        }
        return new Span(lines[token], cols[token], endLines[last], endCols[last]);
    }

    /** Before a recursive step; every {@code enter} is paired with a {@code leave} on success. */
    void enter(int weight) {
        depth += weight;
        if (depth > MAX_DEPTH) {
            throw tooComplex(tokens.source.filename);
        }
    }

    void leave(int weight) {
        depth -= weight;
    }

    static SyntaxErrorException tooComplex(String filename) {
        return new SyntaxErrorException("MemoryError", "", filename, 0, 0, null, 0, 0);
    }
}
