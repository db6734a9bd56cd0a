package org.jilectomy.runtime.compiler;

import java.lang.classfile.Label;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jilectomy.runtime.ast.ConstantValue;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.Operator;
import org.jilectomy.runtime.objects.Immediate;

/**
 * Emits arithmetic of several operators on floats without making a value of each step.
 *
 * <pre>
 *   dx * dx + dy * dy      evaluate the leaves; all immediate floats?
 *                            yes: decode each, dmul dmul dadd, encode once
 *                            no:  operator by operator, from the same leaves
 * </pre>
 *
 * <p>What the program can see is the same, because operators on floats have no effects: only the
 * leaves have, and they are evaluated in their order. A leaf that can do anything (an attribute, a
 * call) must stand before the first operator takes place, as in {@code a.x - b.x * k}; a local or a
 * constant may stand anywhere. A divisor of 0 is not for us either.
 */
final class FloatTrees {
    private static final int MAX_LEAVES = 10;

    private final Code code;

    /** Leaves that were evaluated before their tree is emitted operator by operator. */
    private final Map<Expr, Operand> evaluated = new IdentityHashMap<>();

    private int inside;

    FloatTrees(Code code) {
        this.code = code;
    }

    /** The operand of an expression that was evaluated already; null if it was not. */
    Operand evaluated(Expr e) {
        return evaluated.isEmpty() ? null : evaluated.remove(e);
    }

    /** Whether a tree is being emitted operator by operator, so that its parts are too. */
    boolean isInside() {
        return inside > 0;
    }

    // ---------------------------------------------------------------- which trees

    private static boolean isOperator(Expr e) {
        return e instanceof Expr.BinOp b
                && (b.op() == Operator.ADD
                        || b.op() == Operator.SUB
                        || b.op() == Operator.MULT
                        || b.op() == Operator.DIV);
    }

    private boolean isLocal(Expr e) {
        return e instanceof Expr.Name n
                && !code.usesNamespace
                && code.access(code.unit.mangled(code.scope, n.id())) == Scopes.Access.LOCAL;
    }

    private static boolean isNumber(Expr e) {
        return e instanceof Expr.Constant c
                && (c.value() instanceof ConstantValue.Float
                        || c.value() instanceof ConstantValue.Int i
                                && i.value().bitLength() <= 53);
    }

    /** A tree as it is looked at. */
    private static final class Tree {
        final List<Expr> leaves = new ArrayList<>();
        final List<Expr> impure = new ArrayList<>();
        int operators;
        boolean ints;
        boolean floats;
        boolean wrongOrder;
        /** A constant that is no number. */
        boolean other;
    }

    private void look(Expr e, Tree tree) {
        if (isOperator(e)) {
            Expr.BinOp b = (Expr.BinOp) e;
            look(b.left(), tree);
            look(b.right(), tree);
            tree.operators++;
            tree.floats |= b.op() == Operator.DIV;
            return;
        }
        if (isNumber(e)) {
            boolean isFloat = ((Expr.Constant) e).value() instanceof ConstantValue.Float;
            tree.floats |= isFloat;
            tree.ints |= !isFloat;
            return;
        }
        tree.leaves.add(e);
        tree.other |= e instanceof Expr.Constant;
        if (!isLocal(e)) {
            tree.impure.add(e);
            tree.wrongOrder |= tree.operators > 0;
        }
    }

    private Tree look(Expr e) {
        Tree tree = new Tree();
        if (Immediate.ENABLED
                && UnitCompiler.ELIDE
                && !code.runsOnce()
                && !code.unit.mayRebindInside()) {
            look(e, tree);
        }
        return tree;
    }

    /** Whether it is worth it: with an int constant, floats are not what to expect. */
    private static boolean isWorth(Tree tree, int operators) {
        return tree.operators >= operators
                && !tree.wrongOrder
                && !tree.other
                && !tree.leaves.isEmpty()
                && tree.leaves.size() <= MAX_LEAVES
                && (tree.floats || !tree.ints);
    }

    /** Whether a tree can be emitted by {@link #value}. */
    boolean isTree(Expr e) {
        return isOperator(e) && isWorth(look(e), 2);
    }

    /** Whether {@link #compute} can do it from locals and constants alone, and more than a load. */
    boolean isOfLocals(Expr e) {
        Tree tree = look(e);
        return isWorth(tree, 1) && tree.impure.isEmpty();
    }

    /** Whether it is a local or a number. */
    boolean isLeaf(Expr e) {
        return isLocal(e) || isNumber(e);
    }

    /** A leaf as an operand; a local may be unbound. */
    Operand leaf(Expr e) {
        return e instanceof Expr.Name n
                ? new Operand.Borrowed(code.localSlot(code.unit.mangled(code.scope, n.id())))
                : code.expressions.constant(((Expr.Constant) e).value());
    }

    // ---------------------------------------------------------------- emitting them

    /** Emits a tree with both its ways. */
    Operand value(Expr e) {
        Tree tree = look(e);
        for (Expr leaf : tree.impure) {
            evaluated.put(leaf, code.own(code.expressions.value(leaf)));
        }
        int result = code.newTemp();
        Label otherwise = code.label();
        Label end = code.label();
        compute(e, tree, otherwise);
        code.cb.lstore(result);
        code.cb.goto_(end);
        code.bind(otherwise);
        inside++;
        Operand generic = code.expressions.operatorByOperator((Expr.BinOp) e);
        inside--;
        code.pushOwned(generic);
        code.cb.lstore(result);
        code.bind(end);
        return new Operand.Temp(result);
    }

    /**
     * Emits a tree of locals and constants; leaves its value, owned, on the stack, or jumps with an
     * empty stack if not all are floats.
     */
    void compute(Expr e, Label otherwise) {
        compute(e, look(e), otherwise);
    }

    private void compute(Expr e, Tree tree, Label otherwise) {
        Set<Integer> tested = new HashSet<>();
        for (Expr leaf : tree.leaves) {
            int slot = slotOf(leaf);
            if (tested.add(slot)) {
                code.cb.lload(slot);
                code.cb.l2i();
                code.cb.iconst_3();
                code.cb.iand();
                code.cb.iconst_2();
                code.cb.if_icmpne(otherwise);
            }
        }
        int d = emit(e, otherwise);
        code.loadTs();
        code.cb.dload(d);
        code.call(Callees.FLOATS, "of", "td:l");
    }

    private int slotOf(Expr leaf) {
        Operand o = evaluated.get(leaf);
        if (o != null) {
            return ((Operand.Temp) o).slot();
        }
        return code.localSlot(code.unit.mangled(code.scope, ((Expr.Name) leaf).id()));
    }

    /** Emits one node; its result is in the JVM slot returned. */
    private int emit(Expr e, Label otherwise) {
        int result;
        if (isOperator(e)) {
            Expr.BinOp b = (Expr.BinOp) e;
            int left = emit(b.left(), otherwise);
            int right = emit(b.right(), otherwise);
            if (b.op() == Operator.DIV) {
                code.cb.dload(right);
                code.cb.dconst_0();
                code.cb.dcmpl();
                code.cb.ifeq(otherwise);
            }
            code.cb.dload(left);
            code.cb.dload(right);
            switch (b.op()) {
                case ADD -> code.cb.dadd();
                case SUB -> code.cb.dsub();
                case MULT -> code.cb.dmul();
                default -> code.cb.ddiv();
            }
        } else if (isNumber(e)) {
            ConstantValue number = ((Expr.Constant) e).value();
            code.cb.loadConstant(
                    number instanceof ConstantValue.Float f
                            ? f.value()
                            : ((ConstantValue.Int) number).value().doubleValue());
        } else {
            code.cb.lload(slotOf(e));
            code.call(Callees.FLOATS, "decode", "l:d");
        }
        result = code.newScratchDouble();
        code.cb.dstore(result);
        return result;
    }
}
