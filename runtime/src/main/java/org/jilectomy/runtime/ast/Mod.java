package org.jilectomy.runtime.ast;

import java.util.List;

/**
 * What one call of the parser yields: a file, one interactive statement, an expression for
 * {@code eval}, or the type of a function.
 */
public sealed interface Mod {
    /** A source file; {@code typeIgnores} is empty unless it was parsed with type comments. */
    record Module(List<Stmt> body, List<TypeIgnore> typeIgnores) implements Mod {}

    /** What was typed at the prompt: one compound statement, or one line of simple ones. */
    record Interactive(List<Stmt> body) implements Mod {}

    /** The argument of {@code eval}. */
    record Expression(Expr body) implements Mod {}

    /** The type comment of a function, {@code (argtypes) -> returns}; there is nothing to compile. */
    record FunctionType(List<Expr> argtypes, Expr returns) implements Mod {}
}
