package org.jilectomy.runtime.parser;

import java.util.ArrayList;
import java.util.List;
import org.jilectomy.runtime.ast.Comprehension;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.ExprContext;

/**
 * What stands in brackets: groups, tuples, lists, sets, dicts, and the comprehensions in them, with
 * the targets of their {@code for} clauses. Every method throws {@link ParseFailure} when the
 * tokens do not fit.
 */
final class DisplayParser {
    private final TokenStream in;
    private final ExpressionParser expressions;

    DisplayParser(TokenStream in, ExpressionParser expressions) {
        this.in = in;
        this.expressions = expressions;
    }

    /** {@code ()}, a group, a tuple or a generator expression. */
    Expr parenthesized() {
        int start = in.pos++;
        if (in.accept(TokenType.RPAR)) {
            return new Expr.TupleExpr(List.of(), ExprContext.LOAD, in.spanFrom(start));
        }
        if (in.kind() == TokenType.KW_YIELD) {
            Expr inner = expressions.yieldExpression();
            in.expect(TokenType.RPAR);
            return inner;
        }
        Expr first = expressions.starNamedExpression();
        switch (in.kind()) {
            case TokenType.RPAR:
                if (first instanceof Expr.Starred) {
                    throw ParseFailure.INSTANCE;
                }
                in.pos++;
                return first;
            case TokenType.COMMA: {
                List<Expr> elts = new ArrayList<>(4);
                elts.add(first);
                moreElements(elts);
                in.expect(TokenType.RPAR);
                return new Expr.TupleExpr(elts, ExprContext.LOAD, in.spanFrom(start));
            }
            default: {
                List<Comprehension> generators = generatorsOf(first);
                in.expect(TokenType.RPAR);
                return new Expr.GeneratorExp(first, generators, in.spanFrom(start));
            }
        }
    }

    /** {@code , b, *c ,} up to a token that starts no expression. */
    private void moreElements(List<Expr> elts) {
        while (in.accept(TokenType.COMMA) && expressions.atExpression()) {
            elts.add(expressions.starNamedExpression());
        }
    }

    private List<Comprehension> generatorsOf(Expr elt) {
        if (elt instanceof Expr.Starred) {
            throw ParseFailure.INSTANCE;
        }
        return comprehensions();
    }

    Expr listDisplay() {
        int start = in.pos++;
        if (in.accept(TokenType.RSQB)) {
            return new Expr.ListExpr(List.of(), ExprContext.LOAD, in.spanFrom(start));
        }
        Expr first = expressions.starNamedExpression();
        if (in.kind() != TokenType.COMMA && in.kind() != TokenType.RSQB) {
            List<Comprehension> generators = generatorsOf(first);
            in.expect(TokenType.RSQB);
            return new Expr.ListComp(first, generators, in.spanFrom(start));
        }
        List<Expr> elts = new ArrayList<>(4);
        elts.add(first);
        moreElements(elts);
        in.expect(TokenType.RSQB);
        return new Expr.ListExpr(elts, ExprContext.LOAD, in.spanFrom(start));
    }

    Expr braceDisplay() {
        int start = in.pos++;
        if (in.accept(TokenType.RBRACE)) {
            return new Expr.Dict(List.of(), List.of(), in.spanFrom(start));
        }
        if (in.kind() == TokenType.DOUBLESTAR) {
            return dict(start, null);
        }
        Expr first = expressions.starNamedExpression();
        switch (in.kind()) {
            case TokenType.COLON:
                if (first instanceof Expr.NamedExpr || first instanceof Expr.Starred) {
                    if (in.kinds[start + 1] != TokenType.LPAR) {
                        throw ParseFailure.INSTANCE;
                    }
                }
                return dict(start, first);
            case TokenType.COMMA:
            case TokenType.RBRACE: {
                List<Expr> elts = new ArrayList<>(4);
                elts.add(first);
                moreElements(elts);
                in.expect(TokenType.RBRACE);
                return new Expr.Set(elts, in.spanFrom(start));
            }
            default: {
                List<Comprehension> generators = generatorsOf(first);
                in.expect(TokenType.RBRACE);
                return new Expr.SetComp(first, generators, in.spanFrom(start));
            }
        }
    }

    /** A dict whose first key is parsed already; null when it starts with {@code **}. */
    private Expr dict(int start, Expr firstKey) {
        List<Expr> keys = new ArrayList<>(4);
        List<Expr> values = new ArrayList<>(4);
        if (firstKey != null) {
            in.expect(TokenType.COLON);
            Expr value = expressions.expression();
            if (in.kind() == TokenType.KW_FOR || in.kind() == TokenType.KW_ASYNC) {
                List<Comprehension> generators = comprehensions();
                in.expect(TokenType.RBRACE);
                return new Expr.DictComp(firstKey, value, generators, in.spanFrom(start));
            }
            keys.add(firstKey);
            values.add(value);
            if (!in.accept(TokenType.COMMA)) {
                in.expect(TokenType.RBRACE);
                return new Expr.Dict(keys, values, in.spanFrom(start));
            }
        }
        while (!in.accept(TokenType.RBRACE)) {
            if (in.accept(TokenType.DOUBLESTAR)) {
                keys.add(null);
                values.add(expressions.bitwiseOr());
            } else {
                keys.add(expressions.expression());
                in.expect(TokenType.COLON);
                values.add(expressions.expression());
            }
            if (!in.accept(TokenType.COMMA)) {
                in.expect(TokenType.RBRACE);
                break;
            }
        }
        return new Expr.Dict(keys, values, in.spanFrom(start));
    }

    /** One {@code for} clause or more. */
    List<Comprehension> comprehensions() {
        List<Comprehension> generators = new ArrayList<>(1);
        do {
            boolean async = in.accept(TokenType.KW_ASYNC);
            in.expect(TokenType.KW_FOR);
            Expr target = targets();
            in.expect(TokenType.KW_IN);
            Expr iter = expressions.disjunction();
            List<Expr> ifs = List.of();
            if (in.kind() == TokenType.KW_IF) {
                ifs = new ArrayList<>(1);
                while (in.accept(TokenType.KW_IF)) {
                    ifs.add(expressions.disjunction());
                }
            }
            generators.add(new Comprehension(target, iter, ifs, async));
        } while (in.kind() == TokenType.KW_FOR || in.kind() == TokenType.KW_ASYNC);
        return generators;
    }

    /** The targets of a {@code for}: {@code a, *b}. */
    Expr targets() {
        int start = in.pos;
        Expr first = target();
        if (in.kind() != TokenType.COMMA) {
            return first;
        }
        List<Expr> elts = new ArrayList<>(4);
        elts.add(first);
        while (in.accept(TokenType.COMMA) && expressions.atExpression()) {
            elts.add(target());
        }
        return new Expr.TupleExpr(elts, ExprContext.STORE, in.spanFrom(start));
    }

    /** One target, maybe starred. */
    Expr target() {
        int start = in.pos;
        if (in.accept(TokenType.STAR)) {
            Expr value = Targets.store(expressions.primary());
            return new Expr.Starred(value, ExprContext.STORE, in.spanFrom(start));
        }
        return Targets.store(expressions.primary());
    }
}
