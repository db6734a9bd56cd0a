package org.jilectomy.runtime.ast;

import java.util.List;

/**
 * What one call of the parser yields: a file, one interactive statement, an expression for {@code
 * eval}, or a function's type, which is not compiled.
 */
public sealed interface Mod {
    /** A source file. */
    record Module(List<Stmt> body) implements Mod {}

    /** What was typed at the prompt: one compound statement, or one line of simple ones. */
    record Interactive(List<Stmt> body) implements Mod {}

    /** The argument of {@code eval}. */
    record Expression(Expr body) implements Mod {}

    /** The type of a function as a type comment has it: {@code (int, *str) -> bool}. */
    record FunctionType(List<Expr> argtypes, Expr returns) implements Mod {}
}
