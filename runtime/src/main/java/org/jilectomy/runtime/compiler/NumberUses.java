package org.jilectomy.runtime.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jilectomy.runtime.ast.ConstantValue;
import org.jilectomy.runtime.ast.ExceptHandler;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.Keyword;
import org.jilectomy.runtime.ast.Operator;
import org.jilectomy.runtime.ast.Stmt;

/**
 * Looks through a function's body for what it computes with: which variables are operands of {@code
 * + - * /}, and of which variables it uses attributes so. It only decides what is worth a way of its
 * own, so it need not see everything.
 */
final class NumberUses {
    /** How often each variable is an operand. */
    final Map<String, Integer> operands = new HashMap<>();

    /** How often attributes of each variable are operands, or targets of computed values. */
    final Map<String, Integer> receivers = new LinkedHashMap<>();

    /** Which attributes. */
    final Map<String, Set<String>> attributes = new HashMap<>();

    /** Variables that may well be floats: operands where no int constant says otherwise. */
    final Set<String> floats = new HashSet<>();

    /** The tree of operators that is being looked at: its variables, and what it says of them. */
    private final List<String> leaves = new ArrayList<>();

    private boolean inTree;
    private boolean hasInts;
    private boolean hasFloats;
    private int weight;

    static boolean isArithmetic(Operator op) {
        return op == Operator.ADD
                || op == Operator.SUB
                || op == Operator.MULT
                || op == Operator.DIV;
    }

    static boolean isArithmetic(Expr e) {
        return e instanceof Expr.BinOp b && isArithmetic(b.op());
    }

    void block(List<Stmt> body) {
        for (Stmt s : body) {
            statement(s);
        }
    }

    private void statement(Stmt s) {
        if (s instanceof Stmt.Assign a) {
            expression(a.value());
            if (a.targets().size() == 1 && isArithmetic(a.value())) {
                target(a.targets().get(0));
            }
        } else if (s instanceof Stmt.AugAssign a) {
            if (isArithmetic(a.op())) {
                tree(a.target(), a.op(), a.value());
            } else {
                expression(a.value());
            }
        } else if (s instanceof Stmt.Return r) {
            expression(r.value());
        } else if (s instanceof Stmt.ExprStmt e) {
            expression(e.value());
        } else if (s instanceof Stmt.If i) {
            expression(i.test());
            block(i.body());
            block(i.orelse());
        } else if (s instanceof Stmt.While w) {
            expression(w.test());
            block(w.body());
            block(w.orelse());
        } else if (s instanceof Stmt.For f) {
            expression(f.iter());
            block(f.body());
            block(f.orelse());
        } else if (s instanceof Stmt.With w) {
            block(w.body());
        } else if (s instanceof Stmt.Try t) {
            block(t.body());
            for (ExceptHandler h : t.handlers()) {
                block(h.body());
            }
            block(t.orelse());
            block(t.finalbody());
        }
    }

    private void target(Expr e) {
        if (e instanceof Expr.Attribute) {
            operand(e);
        }
    }

    private void expression(Expr e) {
        if (e instanceof Expr.BinOp b) {
            if (isArithmetic(b.op())) {
                tree(b.left(), b.op(), b.right());
            } else {
                expression(b.left());
                expression(b.right());
            }
        } else if (e instanceof Expr.UnaryOp u) {
            expression(u.operand());
        } else if (e instanceof Expr.Call c) {
            expression(c.func());
            all(c.args());
            for (Keyword k : c.keywords()) {
                expression(k.value());
            }
        } else if (e instanceof Expr.Compare c) {
            expression(c.left());
            all(c.comparators());
        } else if (e instanceof Expr.BoolOp b) {
            all(b.values());
        } else if (e instanceof Expr.Subscript s) {
            expression(s.value());
            expression(s.slice());
        } else if (e instanceof Expr.Attribute a) {
            expression(a.value());
        } else if (e instanceof Expr.TupleExpr t) {
            all(t.elts());
        } else if (e instanceof Expr.ListExpr l) {
            all(l.elts());
        } else if (e instanceof Expr.IfExp i) {
            expression(i.test());
            expression(i.body());
            expression(i.orelse());
        }
    }

    private void tree(Expr left, Operator op, Expr right) {
        boolean inner = inTree;
        if (!inner) {
            inTree = true;
            hasInts = false;
            hasFloats = false;
            weight = 0;
            leaves.clear();
        }
        weight++;
        hasFloats |= op == Operator.DIV;
        part(left);
        part(right);
        if (!inner) {
            inTree = false;
            if (hasFloats || !hasInts && weight > 1) {
                floats.addAll(leaves);
            }
        }
    }

    private void part(Expr e) {
        if (isArithmetic(e)) {
            expression(e);
        } else if (e instanceof Expr.Constant c) {
            hasFloats |= c.value() instanceof ConstantValue.Float;
            hasInts |= c.value() instanceof ConstantValue.Int;
        } else if (e instanceof Expr.Name n) {
            leaves.add(n.id());
            operand(e);
        } else if (e instanceof Expr.Attribute a && a.value() instanceof Expr.Name) {
            weight++;
            operand(e);
        } else if (e instanceof Expr.Call c && c.args().size() == 1 && isRoot(c.func())) {
            hasFloats = true;
            part(c.args().get(0));
        } else {
            // Another tree may be inside, for example in the arguments of a call.
            List<String> mine = new ArrayList<>(leaves);
            boolean ints = hasInts;
            boolean reals = hasFloats;
            int w = weight;
            inTree = false;
            expression(e);
            inTree = true;
            hasInts = ints;
            hasFloats = reals;
            weight = w;
            leaves.clear();
            leaves.addAll(mine);
        }
    }

    private static boolean isRoot(Expr f) {
        return f instanceof Expr.Name n && n.id().equals("sqrt")
                || f instanceof Expr.Attribute a && a.attr().equals("sqrt");
    }

    private void all(List<Expr> list) {
        for (Expr e : list) {
            expression(e);
        }
    }

    private void operand(Expr e) {
        if (e instanceof Expr.Name n) {
            count(operands, n.id());
        } else if (e instanceof Expr.Attribute a && a.value() instanceof Expr.Name n) {
            count(receivers, n.id());
            Set<String> of = attributes.get(n.id());
            if (of == null) {
                of = new LinkedHashSet<>();
                attributes.put(n.id(), of);
            }
            of.add(a.attr());
        }
    }

    private static void count(Map<String, Integer> counts, String id) {
        Integer before = counts.get(id);
        counts.put(id, before == null ? 1 : before + 1);
    }
}
