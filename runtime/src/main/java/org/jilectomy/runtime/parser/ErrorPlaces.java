package org.jilectomy.runtime.parser;

/**
 * Makes SyntaxErrors that stand at a token, turning byte columns into character offsets.
 *
 * <p>The text of the line keeps its line end if the tokenizer had not gone past it in CPython,
 * which is so for an error at the last token read; it makes no difference to a traceback.
 */
final class ErrorPlaces {
    private ErrorPlaces() {}

    /** An error over one token. */
    static SyntaxErrorException atToken(Tokens tokens, int token, String type, String message) {
        int line = tokens.line[token];
        int col = tokens.col[token];
        if (col < 0) {
            // INDENT, DEDENT, ENDMARKER: where the tokenizer stood, and no end.
            SourceText source = tokens.source;
            int at = tokens.start[token];
            int lineStart = source.lineStart(line);
            int characters = at < lineStart ? 0
                    : Character.codePointCount(source.chars, lineStart, at - lineStart);
            return new SyntaxErrorException(type, prefix(tokens) + message, source.filename,
                    line, characters, text(tokens, line), line, -1);
        }
        return range(tokens, type, message, line, col, tokens.endLine[token],
                tokens.endCol[token]);
    }

    /** An error whose place is the token's, even if that is a mere point of a line. */
    static SyntaxErrorException known(Tokens tokens, int token, String message) {
        if (tokens.col[token] >= 0) {
            return atToken(tokens, token, "SyntaxError", message);
        }
        int line = tokens.source.length == 0 ? 0 : tokens.line[token];
        return new SyntaxErrorException("SyntaxError", prefix(tokens) + message,
                tokens.source.filename, line, 0, text(tokens, line), line, 0);
    }

    /** An error from one byte column to another; {@code endCol} -1 gives the end offset 0. */
    static SyntaxErrorException range(
            Tokens tokens, String type, String message, int line, int col, int endLine,
            int endCol) {
        SourceText source = tokens.source;
        String text = source.line(line);
        int offset = SourceText.charOffset(text, column(source, line, col));
        // CPython measures the end in the text of the first line, too.
        int endOffset = endCol < 0 ? 0
                : SourceText.charOffset(text, column(source, endLine, endCol));
        if (endLine != line) {
            endOffset = Math.min(endOffset, text.codePointCount(0, text.length()) + 1);
        }
        return new SyntaxErrorException(type, prefix(tokens) + message, source.filename, line,
                offset, text(tokens, line), endLine, endOffset);
    }

    private static int column(SourceText source, int line, int col) {
        return line == source.baseLine + 1 ? col - source.baseCol : col;
    }

    private static String prefix(Tokens tokens) {
        return tokens.source.fstring ? "f-string: " : "";
    }

    /** The line with its end, if it has one. */
    static String text(Tokens tokens, int line) {
        SourceText source = tokens.source;
        int from = source.lineStart(line);
        int to = from;
        while (to < source.length && source.chars[to] != '\n') {
            to++;
        }
        return new String(source.chars, from, (to < source.length ? to + 1 : to) - from);
    }
}
