package org.jilectomy.runtime.parser;

/**
 * {@code async} and {@code await} as Python 3.5 and 3.6 read them: keywords in {@code async def} and
 * inside of one, names elsewhere.
 */
final class AsyncNames {
    private AsyncNames() {}

    /** Makes names of those tokens that were no keywords then. */
    static void apply(Tokens tokens) {
        int indent = 0;
        int functionIndent = -1; // of the outermost async def the token is in; -1 outside
        boolean signatureOver = false;
        for (int i = 0; i < tokens.count; i++) {
            int kind = tokens.kind[i];
            if (kind == TokenType.INDENT) {
                indent++;
                continue;
            }
            if (kind == TokenType.DEDENT) {
                indent--;
                continue;
            }
            if (kind == TokenType.NEWLINE) {
                signatureOver = true;
                continue;
            }
            if (kind == TokenType.TYPE_COMMENT) {
                continue; // may stand before an INDENT
            }
            if (signatureOver && indent <= functionIndent) {
                functionIndent = -1;
            }
            if (functionIndent >= 0 || kind != TokenType.KW_ASYNC && kind != TokenType.KW_AWAIT) {
                continue;
            }
            if (kind == TokenType.KW_ASYNC && i + 1 < tokens.count
                    && tokens.kind[i + 1] == TokenType.KW_DEF) {
                functionIndent = indent;
                signatureOver = false;
            } else {
                tokens.kind[i] = TokenType.NAME;
            }
        }
    }
}
