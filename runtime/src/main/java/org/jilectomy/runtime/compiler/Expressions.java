package org.jilectomy.runtime.compiler;

import java.util.List;
import org.jilectomy.runtime.ast.ConstantValue;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.ExprContext;
import org.jilectomy.runtime.ast.UnaryOperator;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.Singletons;

/**
 * Emits expressions. Each leaves its value where the returned {@link Operand} says. {@link
 * Conditions}, {@link Displays}, {@link Calls} and {@link Arithmetic} have the larger kinds.
 */
final class Expressions {
    private final Code code;

    Expressions(Code code) {
        this.code = code;
    }

    /** Evaluates {@code e}; the operand must be released or handed on. */
    Operand value(Expr e) {
        return isCut(e) ? code.parts.value(code, e) : uncut(e);
    }

    boolean isCut(Expr e) {
        return code.parts != null && code.parts.partition.isCut(e);
    }

    /** As {@link #value}, here and not in a part. */
    Operand uncut(Expr cut) {
        Expr e = code.parts == null ? cut : code.parts.partition.standIn(cut);
        if (e instanceof Expr.Constant c) {
            return constant(c.value());
        }
        if (e instanceof Expr.Name n) {
            return name(n);
        }
        if (e instanceof Expr.BinOp b) {
            return binary(b);
        }
        if (e instanceof Expr.UnaryOp u) {
            return unary(u);
        }
        if (e instanceof Expr.Compare c) {
            return code.conditions.comparison(c);
        }
        if (e instanceof Expr.BoolOp b) {
            return code.conditions.boolOp(b);
        }
        if (e instanceof Expr.IfExp i) {
            return code.conditions.ifExp(i);
        }
        if (e instanceof Expr.Call c) {
            return code.calls.call(c);
        }
        if (e instanceof Expr.Attribute a) {
            return attribute(a);
        }
        if (e instanceof Expr.Subscript s) {
            return subscript(s);
        }
        if (e instanceof Expr.Slice s) {
            return slice(s);
        }
        if (e instanceof Expr.TupleExpr t) {
            return code.displays.sequence(t.elts(), "Tuple", t);
        }
        if (e instanceof Expr.ListExpr l) {
            return code.displays.sequence(l.elts(), "List", l);
        }
        if (e instanceof Expr.Set s) {
            return code.displays.sequence(s.elts(), "Set", s);
        }
        if (e instanceof Expr.Dict d) {
            return code.displays.dict(d);
        }
        if (e instanceof Expr.NamedExpr n) {
            return named(n);
        }
        if (e instanceof Expr.Lambda l) {
            return code.definitions.lambda(l);
        }
        if (e instanceof Expr.ListComp c) {
            return code.definitions.comprehension(c, c.generators());
        }
        if (e instanceof Expr.SetComp c) {
            return code.definitions.comprehension(c, c.generators());
        }
        if (e instanceof Expr.DictComp c) {
            return code.definitions.comprehension(c, c.generators());
        }
        if (e instanceof Expr.GeneratorExp c) {
            return code.definitions.comprehension(c, c.generators());
        }
        if (e instanceof Expr.JoinedStr j) {
            return joined(j);
        }
        if (e instanceof Expr.FormattedValue f) {
            return formatted(f);
        }
        if (e instanceof Expr.Yield y) {
            return code.generators.yield(y);
        }
        if (e instanceof Expr.YieldFrom y) {
            return code.generators.yieldFrom(y);
        }
        if (e instanceof Expr.Await a) {
            return code.generators.await(a);
        }
        if (e instanceof Expr.Starred s) {
            return unsupported("a starred expression here", s);
        }
        throw new IllegalStateException(e.toString());
    }

    private Operand name(Expr.Name n) {
        return n.id().equals("__debug__")
                ? code.constant(PyBool.of(code.unit.options.optimize() == 0))
                : code.assignments.loadName(n.id(), n.span());
    }

    /** Emits NotImplementedError naming what is missing; the operand is never reached. */
    Operand unsupported(String what, Expr e) {
        code.at(e.span());
        code.loadTs();
        code.cb.loadConstant(what);
        code.support("unsupported", "ts:l");
        return code.result();
    }

    Operand constant(ConstantValue v) {
        long bits = code.unit.constants().value(v);
        code.listing.constant(code.unit.constants().boxed(bits));
        Operand o = code.constant(bits);
        return own(o);
    }

    /** In faithful mode ({@code elide=0}) every load is counted, as ceval does. */
    Operand own(Operand o) {
        return UnitCompiler.ELIDE ? o : code.own(o);
    }

    Operand none() {
        return code.constant(Singletons.None);
    }

    // ---------------------------------------------------------------- operators

    private Operand binary(Expr.BinOp b) {
        return code.floatTrees.isTree(b) ? code.floatTrees.value(b) : operatorByOperator(b);
    }

    /** An operand of an operator of a tree whose leaves may have been evaluated. */
    private Operand part(Expr e) {
        Operand known = code.floatTrees.evaluated(e);
        if (known != null) {
            return known;
        }
        return e instanceof Expr.BinOp b && code.floatTrees.isInside()
                ? operatorByOperator(b) : value(e);
    }

    Operand operatorByOperator(Expr.BinOp b) {
        Operand left = part(b.left());
        Operand right = part(b.right());
        code.at(b.span());
        return code.arithmetic.binary(b.op(), left, right);
    }

    private Operand unary(Expr.UnaryOp u) {
        if (u.op() == UnaryOperator.NOT) {
            return code.conditions.truth(u);
        }
        if (u.op() == UnaryOperator.USUB
                && u.operand() instanceof Expr.Constant c
                && c.value() instanceof ConstantValue.Int i) {
            return constant(new ConstantValue.Int(i.value().negate()));
        }
        Operand v = value(u.operand());
        code.at(u.span());
        code.loadTs();
        code.push(v);
        code.call(
                Callees.NUMBERS,
                switch (u.op()) {
                    case INVERT -> "invert";
                    case UADD -> "positive";
                    default -> "negative";
                },
                "tl:l");
        Operand r = code.result();
        code.release(v);
        return r;
    }

    // ---------------------------------------------------------------- attributes and items

    private Operand attribute(Expr.Attribute a) {
        Operand obj = value(a.value());
        code.at(a.nameSpan());
        return getAttribute(obj, a.attr());
    }

    Operand getAttribute(Operand obj, String attr) {
        code.loadTs();
        code.push(obj);
        code.sites.loadAttribute(code.unit.mangled(code.scope, attr));
        Operand r = code.result();
        code.release(obj);
        return r;
    }

    private Operand subscript(Expr.Subscript s) {
        Operand obj = value(s.value());
        Operand key = value(s.slice());
        code.at(s.span());
        code.loadTs();
        code.push(obj);
        code.push(key);
        code.support("getItem", "tll:l");
        Operand r = code.result();
        code.release(obj);
        code.release(key);
        return r;
    }

    private Operand slice(Expr.Slice s) {
        Operand lower = s.lower() == null ? none() : value(s.lower());
        Operand upper = s.upper() == null ? none() : value(s.upper());
        Operand step = s.step() == null ? none() : value(s.step());
        code.at(s.span());
        code.loadTs();
        code.push(lower);
        code.push(upper);
        code.push(step);
        code.support("slice", "tlll:l");
        Operand r = code.result();
        code.release(lower);
        code.release(upper);
        code.release(step);
        return r;
    }

    private Operand named(Expr.NamedExpr n) {
        Operand.Temp v = code.own(value(n.value()));
        Expr.Name target = (Expr.Name) n.target();
        code.loadTs();
        code.push(v);
        code.call(Callees.REFS, "retain", "tl:l");
        code.assignments.storeName(target.id(), code.result(), target.span());
        return v;
    }

    // ---------------------------------------------------------------- f-strings

    private Operand joined(Expr.JoinedStr j) {
        if (j.values().isEmpty()) {
            return code.constant(code.unit.constants().value(new ConstantValue.Str("")));
        }
        if (j.values().size() == 1 && j.values().get(0) instanceof Expr.FormattedValue f) {
            return formatted(f);
        }
        int n = j.values().size();
        Operand[] parts = new Operand[n];
        for (int i = 0; i < n; i++) {
            parts[i] = value(j.values().get(i));
        }
        code.at(j.span());
        code.loadTs();
        code.calls.pushArray(List.of(parts));
        code.support("joinStr", "ta:l");
        Operand r = code.result();
        for (Operand p : parts) {
            code.release(p);
        }
        return r;
    }

    private Operand formatted(Expr.FormattedValue f) {
        Operand v = value(f.value());
        Operand spec = f.formatSpec() == null ? null : value(f.formatSpec());
        code.at(f.span());
        code.loadTs();
        code.push(v);
        code.cb.loadConstant(f.conversion());
        if (spec == null) {
            code.cb.lconst_0();
        } else {
            code.push(spec);
        }
        code.support("formatValue", "tlil:l");
        Operand r = code.result();
        code.release(v);
        if (spec != null) {
            code.release(spec);
        }
        return r;
    }

    /** Whether the expression is a plain name load. */
    static boolean isName(Expr e, String id) {
        return e instanceof Expr.Name n && n.ctx() == ExprContext.LOAD && n.id().equals(id);
    }
}
