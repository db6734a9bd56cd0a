package org.jilectomy.runtime.ast;

import java.util.List;

/**
 * What one call of the parser yields: a file, one interactive statement, or an expression for
 * {@code eval}.
 */
public sealed interface Mod {
    /** A source file. */
    record Module(List<Stmt> body) implements Mod {}

    /** What was typed at the prompt: one compound statement, or one line of simple ones. */
    record Interactive(List<Stmt> body) implements Mod {}

    /** The argument of {@code eval}. */
    record Expression(Expr body) implements Mod {}
}
