package org.jilectomy.runtime.parser;

import java.util.ArrayList;
import java.util.List;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.ExprContext;

/**
 * Turns an expression that was parsed for its value into the target of an assignment or deletion,
 * or throws {@link ParseFailure} if it cannot be one.
 */
final class Targets {
    private Targets() {}

    /** A target of {@code =} or {@code for}. */
    static Expr store(Expr e) {
        return convert(e, ExprContext.STORE);
    }

    /** A target of {@code del}. */
    static Expr delete(Expr e) {
        return convert(e, ExprContext.DEL);
    }

    /** A target of an annotation or an augmented assignment: no tuple, no list, no star. */
    static Expr single(Expr e) {
        if (e instanceof Expr.TupleExpr || e instanceof Expr.ListExpr
                || e instanceof Expr.Starred) {
            throw ParseFailure.INSTANCE;
        }
        return convert(e, ExprContext.STORE);
    }

    private static Expr convert(Expr e, ExprContext ctx) {
        if (e instanceof Expr.Name name) {
            return new Expr.Name(name.id(), ctx, name.span());
        }
        if (e instanceof Expr.Attribute a) {
            return new Expr.Attribute(a.value(), a.attr(), ctx, a.span());
        }
        if (e instanceof Expr.Subscript s) {
            return new Expr.Subscript(s.value(), s.slice(), ctx, s.span());
        }
        if (e instanceof Expr.TupleExpr t) {
            return new Expr.TupleExpr(convertAll(t.elts(), ctx), ctx, t.span());
        }
        if (e instanceof Expr.ListExpr l) {
            return new Expr.ListExpr(convertAll(l.elts(), ctx), ctx, l.span());
        }
        if (e instanceof Expr.Starred s && ctx == ExprContext.STORE) {
            return new Expr.Starred(convert(s.value(), ctx), ctx, s.span());
        }
        throw ParseFailure.INSTANCE;
    }

    private static List<Expr> convertAll(List<Expr> elts, ExprContext ctx) {
        List<Expr> converted = new ArrayList<>(elts.size());
        for (int i = 0; i < elts.size(); i++) {
            converted.add(convert(elts.get(i), ctx));
        }
        return converted;
    }
}
