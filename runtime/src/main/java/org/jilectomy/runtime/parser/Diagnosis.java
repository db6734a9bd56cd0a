package org.jilectomy.runtime.parser;

/**
 * Finds out why a source is not Python.
 *
 * <p>It does as CPython's parser does when its first attempt fails. The first pass tries the plain
 * grammar, only to learn which token is the last one looked at; the second tries it again with the
 * known mistakes among the alternatives, and the first one to match is the error. If none does, it
 * is an "invalid syntax" at the token of the first pass. Then the rest of the source is looked at:
 * an error in its tokens is more likely the cause and takes precedence.
 *
 * <p>The passes start at the first statement although all before the failing one are fine: some
 * known mistakes ({@code print -x}) are valid Python and count once there is an error anywhere.
 * Only behind a good many tokens is that given up for speed.
 */
final class Diagnosis {
    /** Up to here the passes start at the first statement; they take about 1 s for so many. */
    private static final int MANY_TOKENS = 100_000;

    /** For sources nested so deeply that the passes overflow the caller's stack. */
    private static final long DEEP_STACK = 512L << 20;

    private final Tokens tokens;
    private final String rule;
    private final int from;

    private Diagnosis(Tokens tokens, String rule, int from) {
        this.tokens = tokens;
        this.rule = rule;
        this.from = from;
    }

    /** A file whose top-level statement at token {@code from} failed. */
    static SyntaxErrorException ofModule(Tokens tokens, int from) {
        return new Diagnosis(tokens, "file", from < MANY_TOKENS ? 0 : from).find();
    }

    static SyntaxErrorException ofExpression(Tokens tokens) {
        return new Diagnosis(tokens, "eval", 0).find();
    }

    static SyntaxErrorException ofFunctionType(Tokens tokens) {
        return new Diagnosis(tokens, "function_type", 0).find();
    }

    static SyntaxErrorException ofField(Tokens tokens) {
        return new Diagnosis(tokens, "field", 0).find();
    }

    static SyntaxErrorException ofInteractive(Tokens tokens, boolean allowIncomplete) {
        if (allowIncomplete) {
            SyntaxErrorException incomplete = incompleteStatement(tokens);
            if (incomplete != null) {
                return incomplete;
            }
        }
        return new Diagnosis(tokens, "interactive", 0).find();
    }

    static SyntaxErrorException multipleStatements(Tokens tokens, int token) {
        int at = Math.max(token - 1, 0);
        return ErrorPlaces.atToken(tokens, at, "SyntaxError",
                "multiple statements found while compiling a single statement");
    }

    /** As the other, for an error at the last token read. */
    static SyntaxErrorException withRestOfSource(Tokens tokens, SyntaxErrorException error) {
        return withRestOfSource(tokens, error, error.lineno);
    }

    /**
     * CPython reads on after an error, and a mistake in the tokens that follow takes precedence; so
     * does a bracket never closed, if it was opened before the line it had read up to.
     */
    private static SyntaxErrorException withRestOfSource(
            Tokens tokens, SyntaxErrorException error, int line) {
        if (!error.hasLocation() || tokens.error == null || tokens.error == error) {
            return error;
        }
        if (!tokens.silent) {
            return tokens.error;
        }
        return tokens.unclosed != null && line > tokens.unclosed.lineno ? tokens.unclosed : error;
    }

    /** The error for a source that ends too early, or null if it fails before its end. */
    private static SyntaxErrorException incompleteStatement(Tokens tokens) {
        PegParser parser = new PegParser(tokens);
        try {
            parser.matches(PegGrammar.python().rule("interactive"), 0, false);
        } catch (SyntaxErrorException e) {
            if (!(e == tokens.error && tokens.incomplete)) {
                return null;
            }
        }
        int end = tokens.count - 1; // what follows the last line break is the end of the source
        while (end > 0 && (tokens.kind[end - 1] == TokenType.DEDENT
                || tokens.kind[end - 1] == TokenType.NEWLINE)) {
            end--;
        }
        if (parser.furthest < Math.min(end + 1, tokens.count - 1)) {
            return null;
        }
        return ErrorPlaces.atToken(
                tokens, tokens.count - 1, "SyntaxError", "incomplete input");
    }

    /**
     * Of a whole file or expression: {@code incomplete input} if the parser came to its end before it
     * failed, {@code error} else.
     */
    static SyntaxErrorException orIncomplete(
            Tokens tokens, String rule, SyntaxErrorException error) {
        PegParser parser = new PegParser(tokens);
        boolean atEnd;
        try {
            parser.matches(PegGrammar.python().rule(rule), 0, false);
            atEnd = parser.furthest >= tokens.count - 1;
        } catch (SyntaxErrorException e) {
            atEnd = e == tokens.error && tokens.incomplete;
        }
        if (!atEnd) {
            return error;
        }
        return tokens.incomplete
                ? atEndOfText(tokens)
                : ErrorPlaces.atToken(
                        tokens, tokens.count - 1, "SyntaxError", "incomplete input");
    }

    /** Where the text ends inside a bracket or string. */
    private static SyntaxErrorException atEndOfText(Tokens tokens) {
        SyntaxErrorException e = tokens.error;
        String text = new String(tokens.source.chars, 0, tokens.source.length);
        int end = text.endsWith("\n") ? text.length() - 1 : text.length();
        int start = text.lastIndexOf('\n', end - 1) + 1;
        int line = 1;
        for (int i = 0; i < start; i++) {
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        boolean string = e.msg.startsWith("unterminated");
        return new SyntaxErrorException(
                "SyntaxError", "incomplete input", e.filename, line,
                string ? e.offset : end - start + 1,
                text.substring(start, end) + (end < text.length() ? "\n" : ""),
                line, -1);
    }

    private SyntaxErrorException find() {
        try {
            return search();
        } catch (StackOverflowError tooDeep) {
            return searchInDeepThread();
        }
    }

    private SyntaxErrorException searchInDeepThread() {
        SyntaxErrorException[] found = new SyntaxErrorException[1];
        Thread thread = new Thread(null, () -> {
            try {
                found[0] = search();
            } catch (StackOverflowError stillTooDeep) {
                found[0] = TokenStream.tooComplex(tokens.source.filename);
            }
        }, "syntax-diagnosis", DEEP_STACK);
        thread.start();
        boolean interrupted = false;
        for (;;) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true; // kept for the caller; the search is short
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return found[0];
    }

    private SyntaxErrorException search() {
        PegParser parser = new PegParser(tokens);
        PegGrammar.Rule start = PegGrammar.python().rule(rule);
        parser.furthest = from;
        try {
            parser.matches(start, from, false);
            int last = parser.furthest;
            try {
                parser.matches(start, from, true);
            } catch (SyntaxErrorException mistake) {
                return withRestOfSource(tokens, mistake, tokens.line[parser.furthest]);
            }
            int kind = tokens.kind[last];
            if (kind == TokenType.INDENT || kind == TokenType.DEDENT) {
                return ErrorPlaces.atToken(tokens, last, "IndentationError",
                        kind == TokenType.INDENT ? "unexpected indent" : "unexpected unindent");
            }
            return withRestOfSource(tokens,
                    ErrorPlaces.known(tokens, last, "invalid syntax"),
                    tokens.line[parser.furthest]);
        } catch (SyntaxErrorException e) {
            return withRestOfSource(tokens, e);
        }
    }
}
