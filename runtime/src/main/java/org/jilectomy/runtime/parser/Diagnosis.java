package org.jilectomy.runtime.parser;

/** Finds out why a source is not Python. */
final class Diagnosis {
    private Diagnosis() {}

    static SyntaxErrorException ofModule(Tokens tokens) {
        return generic(tokens);
    }

    static SyntaxErrorException ofExpression(Tokens tokens) {
        return generic(tokens);
    }

    static SyntaxErrorException ofField(Tokens tokens) {
        return generic(tokens);
    }

    static SyntaxErrorException ofInteractive(Tokens tokens, boolean allowIncomplete) {
        return generic(tokens);
    }

    private static SyntaxErrorException generic(Tokens tokens) {
        if (tokens.error != null) {
            return tokens.error;
        }
        return ErrorPlaces.atToken(tokens, 0, "SyntaxError", "invalid syntax");
    }

    static SyntaxErrorException multipleStatements(Tokens tokens, int token) {
        return ErrorPlaces.atToken(tokens, token, "SyntaxError",
                "multiple statements found while compiling a single statement");
    }

    /** CPython reads on after an error, and a mistake in the tokens that follow takes precedence. */
    static SyntaxErrorException withRestOfSource(Tokens tokens, SyntaxErrorException error) {
        return tokens.error != null && tokens.openBracket < 0 ? tokens.error : error;
    }
}
