package org.jilectomy.runtime.parser;

import java.util.List;
import org.jilectomy.runtime.ast.CmpOp;
import org.jilectomy.runtime.ast.ConstantValue;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.ExprContext;
import org.jilectomy.runtime.ast.Span;
import org.jilectomy.runtime.ast.Stmt;

/**
 * What CPython 3.11 warns about while it generates code: {@code is} with a literal, a call of
 * something that cannot be called, and the like. Compare {@code check_compare}, {@code
 * check_caller}, {@code check_subscripter} and {@code check_index} in {@code Python/compile.c}.
 */
final class LikelyMistakes {
    private final List<SourceWarning> found;

    LikelyMistakes(List<SourceWarning> found) {
        this.found = found;
    }

    private void warn(String message, Span span) {
        found.add(new SourceWarning(false, message, span));
    }

    void assertion(Stmt.Assert s) {
        if (s.test() instanceof Expr.TupleExpr t && !t.elts().isEmpty()
                || s.test() instanceof Expr.Constant c
                        && c.value() instanceof ConstantValue.Tuple v && !v.values().isEmpty()) {
            warn("assertion is always true, perhaps remove parentheses?", s.span());
        }
    }

    void compare(Expr.Compare e) {
        boolean left = mayBeIdentical(e.left());
        for (int i = 0; i < e.ops().size(); i++) {
            boolean right = mayBeIdentical(e.comparators().get(i));
            CmpOp op = e.ops().get(i);
            if ((op == CmpOp.IS || op == CmpOp.ISNOT) && !(left && right)) {
                warn(op == CmpOp.IS
                        ? "\"is\" with a literal. Did you mean \"==\"?"
                        : "\"is not\" with a literal. Did you mean \"!=\"?", e.span());
                return;
            }
            left = right;
        }
    }

    private static boolean mayBeIdentical(Expr e) {
        String type = constantType(e);
        return type == null || type.equals("NoneType") || type.equals("bool")
                || type.equals("ellipsis");
    }

    void call(Expr.Call e) {
        String type = type(e.func());
        if (type != null && !(e.func() instanceof Expr.Lambda)) {
            warn("'" + type + "' object is not callable; perhaps you missed a comma?", e.span());
        }
    }

    void subscript(Expr.Subscript e) {
        if (e.ctx() != ExprContext.LOAD) {
            return;
        }
        String type = type(e.value());
        if (type == null) {
            return;
        }
        switch (type) {
            case "NoneType", "ellipsis", "int", "float", "complex", "bool", "set", "frozenset",
                    "generator", "function" -> {
                warn("'" + type + "' object is not subscriptable; perhaps you missed a comma?",
                        e.span());
                return;
            }
            default -> {}
        }
        String index = type(e.slice());
        if (index != null && !index.equals("int") && !index.equals("bool")
                && !index.equals("slice") && !type.equals("dict")) {
            warn(type + " indices must be integers or slices, not " + index
                    + "; perhaps you missed a comma?", e.span());
        }
    }

    /** The name of the type that a display, comprehension or literal has; null if unknown. */
    private static String type(Expr e) {
        if (e instanceof Expr.TupleExpr) {
            return "tuple";
        } else if (e instanceof Expr.ListExpr || e instanceof Expr.ListComp) {
            return "list";
        } else if (e instanceof Expr.Dict || e instanceof Expr.DictComp) {
            return "dict";
        } else if (e instanceof Expr.Set || e instanceof Expr.SetComp) {
            return "set";
        } else if (e instanceof Expr.GeneratorExp) {
            return "generator";
        } else if (e instanceof Expr.Lambda) {
            return "function";
        } else if (e instanceof Expr.JoinedStr || e instanceof Expr.FormattedValue) {
            return "str";
        }
        return constantType(e);
    }

    /** The type of what is a constant after CPython's optimizer; null if it is none. */
    private static String constantType(Expr e) {
        if (e instanceof Expr.Constant c) {
            return typeOf(c.value());
        }
        if (e instanceof Expr.UnaryOp u) {
            String operand = constantType(u.operand());
            return "int".equals(operand) || "float".equals(operand) || "complex".equals(operand)
                    ? operand : null;
        }
        if (e instanceof Expr.TupleExpr t && t.ctx() == ExprContext.LOAD) {
            for (int i = 0; i < t.elts().size(); i++) {
                if (constantType(t.elts().get(i)) == null) {
                    return null;
                }
            }
            return "tuple";
        }
        return null;
    }

    private static String typeOf(ConstantValue v) {
        if (v instanceof ConstantValue.Str) {
            return "str";
        } else if (v instanceof ConstantValue.Int) {
            return "int";
        } else if (v instanceof ConstantValue.None) {
            return "NoneType";
        } else if (v instanceof ConstantValue.True || v instanceof ConstantValue.False) {
            return "bool";
        } else if (v instanceof ConstantValue.Ellipsis) {
            return "ellipsis";
        } else if (v instanceof ConstantValue.Float) {
            return "float";
        } else if (v instanceof ConstantValue.Complex) {
            return "complex";
        } else if (v instanceof ConstantValue.Bytes) {
            return "bytes";
        }
        return v instanceof ConstantValue.Tuple ? "tuple" : "frozenset";
    }
}
