package org.jilectomy.runtime.ast;

import java.util.List;

/** An expression. */
public sealed interface Expr {
    /** Where the expression's text lies. */
    Span span();

    /** {@code a and b and c}: two values or more, one operator. */
    record BoolOp(BoolOperator op, List<Expr> values, Span span) implements Expr {}

    /** {@code target := value}; the target is a {@link Name}. */
    record NamedExpr(Expr target, Expr value, Span span) implements Expr {}

    /** {@code left op right}. */
    record BinOp(Expr left, Operator op, Expr right, Span span) implements Expr {}

    /** {@code op operand}. */
    record UnaryOp(UnaryOperator op, Expr operand, Span span) implements Expr {}

    /** {@code lambda args: body}. */
    record Lambda(Arguments args, Expr body, Span span) implements Expr {}

    /** {@code body if test else orelse}. */
    record IfExp(Expr test, Expr body, Expr orelse, Span span) implements Expr {}

    /** A dict display; a null key marks {@code **value}. */
    record Dict(List<Expr> keys, List<Expr> values, Span span) implements Expr {}

    /** A set display, never empty. */
    record Set(List<Expr> elts, Span span) implements Expr {}

    /** {@code [elt for …]}. */
    record ListComp(Expr elt, List<Comprehension> generators, Span span) implements Expr {}

    /** <code>{elt for …}</code>. */
    record SetComp(Expr elt, List<Comprehension> generators, Span span) implements Expr {}

    /** <code>{key: value for …}</code>. */
    record DictComp(Expr key, Expr value, List<Comprehension> generators, Span span)
            implements Expr {}

    /** {@code (elt for …)}; the span includes the parentheses. */
    record GeneratorExp(Expr elt, List<Comprehension> generators, Span span) implements Expr {}

    /** {@code await value}. */
    record Await(Expr value, Span span) implements Expr {}

    /** {@code yield value}; {@code value} is null for a bare {@code yield}. */
    record Yield(Expr value, Span span) implements Expr {}

    /** {@code yield from value}. */
    record YieldFrom(Expr value, Span span) implements Expr {}

    /** {@code left op0 c0 op1 c1 …}; {@code ops} and {@code comparators} are equally long. */
    record Compare(Expr left, List<CmpOp> ops, List<Expr> comparators, Span span)
            implements Expr {}

    /** A call; starred arguments stay in {@code args} as {@link Starred}. */
    record Call(Expr func, List<Expr> args, List<Keyword> keywords, Span span) implements Expr {}

    /**
     * One replacement field of an f-string.
     *
     * @param conversion the character after {@code !} ({@code s}, {@code r}, {@code a}), or -1
     * @param formatSpec a {@link JoinedStr}; null when absent
     */
    record FormattedValue(Expr value, int conversion, Expr formatSpec, Span span)
            implements Expr {}

    /** An f-string: constants and {@link FormattedValue}s. */
    record JoinedStr(List<Expr> values, Span span) implements Expr {}

    /**
     * A literal.
     *
     * @param kind {@code "u"} for a string whose first part had that prefix, else null
     */
    record Constant(ConstantValue value, String kind, Span span) implements Expr {}

    /** {@code value.attr}. */
    record Attribute(Expr value, String attr, ExprContext ctx, Span span) implements Expr {
        /**
         * Where errors of the access are said to be: all of it, or the name alone if it ends in a
         * later line than it begins in. As in CPython, whose code points are taken for bytes here.
         */
        public Span nameSpan() {
            int start = span.endColOffset() - attr.codePointCount(0, attr.length());
            return span.lineno() == span.endLineno() || start < 0
                    ? span
                    : new Span(span.endLineno(), start, span.endLineno(), span.endColOffset());
        }
    }

    /** {@code value[slice]}. */
    record Subscript(Expr value, Expr slice, ExprContext ctx, Span span) implements Expr {}

    /** {@code *value}. */
    record Starred(Expr value, ExprContext ctx, Span span) implements Expr {}

    /** A name, NFKC-normalized, not mangled. */
    record Name(String id, ExprContext ctx, Span span) implements Expr {}

    /** A list display or target. */
    record ListExpr(List<Expr> elts, ExprContext ctx, Span span) implements Expr {}

    /** A tuple display or target, with or without parentheses. */
    record TupleExpr(List<Expr> elts, ExprContext ctx, Span span) implements Expr {}

    /** {@code lower:upper:step}, only inside a {@link Subscript}; each part null when absent. */
    record Slice(Expr lower, Expr upper, Expr step, Span span) implements Expr {}
}
