package org.jilectomy.runtime.ast;

import java.util.List;

/**
 * A statement. An absent {@code else} or {@code finally} block is an empty list; {@code typeComment}
 * is the text of a {@code # type:} comment, null when absent or not asked for.
 */
public sealed interface Stmt {
    /** Where the statement's text lies. */
    Span span();

    /**
     * A function; {@code returns} is null without an annotation. The span starts at {@code def},
     * not at the decorators.
     */
    record FunctionDef(
            String name, Arguments args, List<Stmt> body, List<Expr> decoratorList, Expr returns,
            String typeComment, Span span) implements Stmt {}

    /** As {@link FunctionDef}; the span starts at {@code async}. */
    record AsyncFunctionDef(
            String name, Arguments args, List<Stmt> body, List<Expr> decoratorList, Expr returns,
            String typeComment, Span span) implements Stmt {}

    /** A class; the span starts at {@code class}. */
    record ClassDef(
            String name, List<Expr> bases, List<Keyword> keywords, List<Stmt> body,
            List<Expr> decoratorList, Span span) implements Stmt {}

    /** {@code value} is null for a bare {@code return}. */
    record Return(Expr value, Span span) implements Stmt {}

    /** {@code del targets}. */
    record Delete(List<Expr> targets, Span span) implements Stmt {}

    /** {@code t0 = t1 = value}. */
    record Assign(List<Expr> targets, Expr value, String typeComment, Span span)
            implements Stmt {}

    /** {@code target op= value}. */
    record AugAssign(Expr target, Operator op, Expr value, Span span) implements Stmt {}

    /**
     * {@code target: annotation = value}.
     *
     * @param value  null when absent
     * @param simple whether the target is a name outside parentheses (then the annotation is kept)
     */
    record AnnAssign(Expr target, Expr annotation, Expr value, boolean simple, Span span)
            implements Stmt {}

    /** {@code for target in iter: body else: orelse}. */
    record For(
            Expr target, Expr iter, List<Stmt> body, List<Stmt> orelse, String typeComment,
            Span span) implements Stmt {}

    /** {@code async for}. */
    record AsyncFor(
            Expr target, Expr iter, List<Stmt> body, List<Stmt> orelse, String typeComment,
            Span span) implements Stmt {}

    /** {@code while test: body else: orelse}. */
    record While(Expr test, List<Stmt> body, List<Stmt> orelse, Span span) implements Stmt {}

    /** An {@code elif} is an {@code If} alone in {@code orelse}. */
    record If(Expr test, List<Stmt> body, List<Stmt> orelse, Span span) implements Stmt {}

    /** {@code with items: body}. */
    record With(List<WithItem> items, List<Stmt> body, String typeComment, Span span)
            implements Stmt {}

    /** {@code async with}. */
    record AsyncWith(List<WithItem> items, List<Stmt> body, String typeComment, Span span)
            implements Stmt {}

    /** {@code match subject: cases}. */
    record Match(Expr subject, List<MatchCase> cases, Span span) implements Stmt {}

    /** {@code raise exc from cause}; each null when absent. */
    record Raise(Expr exc, Expr cause, Span span) implements Stmt {}

    /** {@code try}. */
    record Try(
            List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orelse,
            List<Stmt> finalbody, Span span) implements Stmt {}

    /** As {@link Try}, with {@code except*} clauses. */
    record TryStar(
            List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orelse,
            List<Stmt> finalbody, Span span) implements Stmt {}

    /** {@code msg} is null when absent. */
    record Assert(Expr test, Expr msg, Span span) implements Stmt {}

    /** {@code import names}. */
    record Import(List<Alias> names, Span span) implements Stmt {}

    /**
     * {@code from module import names}.
     *
     * @param module null for {@code from . import x}
     * @param level  the number of leading dots
     */
    record ImportFrom(String module, List<Alias> names, int level, Span span) implements Stmt {}

    /** {@code global names}. */
    record Global(List<String> names, Span span) implements Stmt {}

    /** {@code nonlocal names}. */
    record Nonlocal(List<String> names, Span span) implements Stmt {}

    /** An expression evaluated for its effect. */
    record ExprStmt(Expr value, Span span) implements Stmt {}

    /** {@code pass}. */
    record Pass(Span span) implements Stmt {}

    /** {@code break}. */
    record Break(Span span) implements Stmt {}

    /** {@code continue}. */
    record Continue(Span span) implements Stmt {}
}
