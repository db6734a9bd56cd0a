package org.jilectomy.runtime.compiler;

import java.lang.classfile.Label;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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
 *
 * <p>Attributes of a variable of {@link NumberFields} are leaves as locals are: to read one has no
 * effect while it holds a number where that is expected.
 */
final class FloatTrees {
    private static final int MAX_LEAVES = 10;

    private final Code code;

    /** Leaves that were evaluated before their tree is emitted operator by operator. */
    private final Map<Expr, Operand> evaluated = new IdentityHashMap<>();

    private int inside;

    /** Slots for the doubles of a tree; the next tree has them again. */
    private final List<Integer> scratch = new ArrayList<>();

    private int scratchUsed;

    /** Where the tree at hand has the double of a leaf: by slot of a local, or by name of a field. */
    private final Map<Object, Integer> leafDoubles = new HashMap<>();

    /** Where it has that of a quotient or root. */
    private final Map<Expr, Integer> quotients = new IdentityHashMap<>();

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
        final List<Expr> fields = new ArrayList<>();
        int operators;
        boolean ints;
        boolean floats;
        boolean wrongOrder;
        /** Likewise for fields, if they must be read in their order. */
        boolean wrongFields;
        /** Something that is no float: another constant, what is computed from ints. */
        boolean other;
        /** Whether calls of sqrt are operators, which they are if there are no effects beside them. */
        final boolean roots;

        Tree(boolean roots) {
            this.roots = roots;
        }
    }

    /** {@code sqrt} or {@code math.sqrt}, if that is what a call looks like; else null. */
    private String root(Expr e) {
        if (!(e instanceof Expr.Call c)
                || c.args().size() != 1
                || !c.keywords().isEmpty()
                || c.args().get(0) instanceof Expr.Starred) {
            return null;
        }
        if (c.func() instanceof Expr.Name n) {
            return n.id().equals("sqrt") && isGlobal(n) ? "sqrt" : null;
        }
        return c.func() instanceof Expr.Attribute a
                && a.attr().equals("sqrt")
                && a.value() instanceof Expr.Name n
                && n.id().equals("math")
                && isGlobal(n)
                        ? "math.sqrt" : null;
    }

    private boolean isGlobal(Expr.Name n) {
        return !code.usesNamespace
                && Scopes.isGlobal(code.scope, code.unit.mangled(code.scope, n.id()));
    }

    /** Whether an operator says that its result is hardly a float. */
    private static boolean isOfInts(Expr e) {
        return e instanceof Expr.BinOp b
                && b.op() != Operator.MATMULT
                && b.op() != Operator.MOD
                && b.op() != Operator.POW;
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
        if (tree.roots && root(e) != null) {
            look(((Expr.Call) e).args().get(0), tree);
            tree.operators++;
            tree.floats = true;
            return;
        }
        if (isNumber(e)) {
            boolean isFloat = ((Expr.Constant) e).value() instanceof ConstantValue.Float;
            tree.floats |= isFloat;
            tree.ints |= !isFloat;
            return;
        }
        tree.leaves.add(e);
        tree.other |= e instanceof Expr.Constant || isOfInts(e);
        if (code.numbers.isField(e)) {
            tree.fields.add(e);
            tree.wrongFields |= tree.operators > 0;
        } else if (!isLocal(e)) {
            tree.impure.add(e);
            tree.wrongOrder |= tree.operators > 0;
        }
    }

    private Tree look(Expr e) {
        Tree tree = new Tree(true);
        if (Immediate.ENABLED
                && UnitCompiler.ELIDE
                && !code.runsOnce()
                && !code.scope.rebindsInside()) {
            look(e, tree);
            if (!tree.impure.isEmpty()) {
                tree = new Tree(false);
                look(e, tree);
            }
            if (!tree.impure.isEmpty() && !tree.fields.isEmpty()) {
                // What else there is may change the fields: all in their order.
                tree.fields.clear();
                tree.impure.clear();
                for (Expr leaf : tree.leaves) {
                    if (!isLocal(leaf)) {
                        tree.impure.add(leaf);
                    }
                }
                tree.wrongOrder |= tree.wrongFields;
            }
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
        if (!isOperator(e)) {
            return false;
        }
        Tree tree = look(e);
        return isWorth(tree, tree.fields.isEmpty() ? 2 : 1) || isIntPair(e, tree);
    }

    /** Whether {@link #compute} can do it without effects, and more than a load. */
    boolean isPure(Expr e) {
        Tree tree = look(e);
        return isWorth(tree, 1) && tree.impure.isEmpty();
    }

    /** Whether one operator stands between a field and a field, a local or an int. */
    private boolean isIntPair(Expr e, Tree tree) {
        return tree.operators == 1
                && !tree.fields.isEmpty()
                && tree.impure.isEmpty()
                && !tree.floats
                && !tree.other
                && ((Expr.BinOp) e).op() != Operator.DIV;
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

    /** Emits a tree with all its ways. */
    Operand value(Expr e) {
        Tree tree = look(e);
        for (Expr leaf : tree.impure) {
            evaluated.put(leaf, code.own(code.expressions.value(leaf)));
        }
        int result = code.newTemp();
        Label end = code.label();
        boolean ints = isIntPair(e, tree);
        if (!ints || isWorth(tree, 1)) {
            Label otherwise = code.label();
            box(compute(e, tree, otherwise));
            code.cb.lstore(result);
            code.cb.goto_(end);
            otherwise(otherwise);
        }
        if (ints) {
            Label otherwise = code.label();
            computeInt((Expr.BinOp) e, otherwise);
            code.cb.lstore(result);
            code.cb.goto_(end);
            code.bind(otherwise);
        }
        code.pushOwned(generic(e));
        code.cb.lstore(result);
        enterAgain(tree);
        code.bind(end);
        return new Operand.Temp(result);
    }

    /** Emits, at the end of a tree's general way, {@link NumberFields#enterAgain} for its fields. */
    void enterAgain(Expr e) {
        enterAgain(look(e));
    }

    private void enterAgain(Tree tree) {
        List<String> done = new ArrayList<>();
        for (Expr field : tree.fields) {
            String id = ((Expr.Name) ((Expr.Attribute) field).value()).id();
            if (!done.contains(id)) {
                done.add(id);
                code.numbers.enterAgain(field);
            }
        }
    }

    /** Emits a tree where {@link #assign} has found that it is not all floats. */
    Operand unless(Expr e) {
        Tree tree = look(e);
        if (!isIntPair(e, tree)) {
            return generic(e);
        }
        int result = code.newTemp();
        Label end = code.label();
        Label otherwise = code.label();
        computeInt((Expr.BinOp) e, otherwise);
        code.cb.lstore(result);
        code.cb.goto_(end);
        code.bind(otherwise);
        code.pushOwned(generic(e));
        code.cb.lstore(result);
        code.bind(end);
        return new Operand.Temp(result);
    }

    /** Emits a tree, or a leaf, in the general way, from the leaves that were evaluated. */
    Operand generic(Expr e) {
        Operand known = evaluated(e);
        if (known != null) {
            return known;
        }
        if (!(e instanceof Expr.BinOp b)) {
            return code.expressions.value(e);
        }
        inside++;
        Operand o = code.expressions.operatorByOperator(b);
        inside--;
        return o;
    }

    /** Pushes a double as a value, owned. */
    private void box(int d) {
        code.loadTs();
        code.cb.dload(d);
        code.call(Callees.FLOATS, "of", "td:l");
    }

    /**
     * Emits assigning the value of a tree to a local variable, and a jump if all leaves were floats;
     * else {@link #unless} goes on.
     */
    void assign(int local, Expr e, Label done) {
        Tree tree = look(e);
        for (Expr leaf : tree.impure) {
            evaluated.put(leaf, code.own(code.expressions.value(leaf)));
        }
        if (!isWorth(tree, 1)) {
            return;
        }
        Label otherwise = code.label();
        int d = compute(e, tree, otherwise);
        box(d);
        code.replace(local);
        NumberFields.Decoded decoded = code.numbers.decoded(local);
        if (decoded != null) {
            code.cb.dload(d);
            code.cb.dstore(decoded.slot());
            code.cb.iconst_1();
            code.cb.istore(decoded.valid());
        }
        code.cb.goto_(done);
        otherwise(otherwise);
    }

    /** Binds the label of where a tree is not all floats: it may have come from anywhere inside. */
    void otherwise(Label label) {
        code.bind(label);
        code.numbers.beforeCall();
    }

    /**
     * Emits a pure tree, or a leaf; jumps with an empty stack if not all leaves are floats.
     *
     * @return the slot of its double, until the next tree
     */
    int compute(Expr e, Label otherwise) {
        return compute(e, look(e), otherwise);
    }

    /** As {@link #compute}, as a value on the stack. */
    void computeBoxed(Expr e, Label otherwise) {
        box(compute(e, look(e), otherwise));
    }

    private int compute(Expr e, Tree tree, Label otherwise) {
        scratchUsed = 0;
        leafDoubles.clear();
        quotients.clear();
        for (Expr leaf : tree.leaves) {
            if (tree.fields.contains(leaf)) {
                field(leaf, otherwise);
            } else {
                local(slotOf(leaf), otherwise);
            }
        }
        divide(e, otherwise);
        Integer known = quotients.get(e);
        if (known == null && !isOperator(e) && !isNumber(e)) {
            known = leafDoubles.get(key(e));
        }
        if (known != null) {
            return known;
        }
        emit(e);
        int result = newDouble();
        code.cb.dstore(result);
        return result;
    }

    private int newDouble() {
        if (scratchUsed == scratch.size()) {
            scratch.add(code.newScratchDouble());
        }
        return scratch.get(scratchUsed++);
    }

    private Object key(Expr leaf) {
        return evaluated.get(leaf) == null && leaf instanceof Expr.Attribute a
                ? ((Expr.Name) a.value()).id() + "." + a.attr()
                : (Object) slotOf(leaf);
    }

    private void field(Expr leaf, Label otherwise) {
        if (leafDoubles.containsKey(key(leaf))) {
            return;
        }
        int object = code.numbers.object(leaf, otherwise);
        code.numbers.unless("isFloat", object, otherwise);
        code.numbers.pushNumber(object);
        int d = newDouble();
        code.cb.dstore(d);
        leafDoubles.put(key(leaf), d);
    }

    private void local(int slot, Label otherwise) {
        if (leafDoubles.containsKey(slot)) {
            return;
        }
        NumberFields.Decoded decoded = code.numbers.decoded(slot);
        Label valid = code.cb.newLabel();
        if (decoded != null) {
            code.cb.iload(decoded.valid());
            code.cb.ifne(valid);
        }
        code.cb.lload(slot);
        code.cb.l2i();
        code.cb.iconst_3();
        code.cb.iand();
        code.cb.iconst_2();
        code.cb.if_icmpne(otherwise);
        code.cb.lload(slot);
        code.call(Callees.FLOATS, "decode", "l:d");
        int d = decoded != null ? decoded.slot() : newDouble();
        code.cb.dstore(d);
        if (decoded != null) {
            code.cb.iconst_1();
            code.cb.istore(decoded.valid());
        }
        code.cb.labelBinding(valid);
        leafDoubles.put(slot, d);
    }

    private int slotOf(Expr leaf) {
        Operand o = evaluated.get(leaf);
        if (o != null) {
            return ((Operand.Temp) o).slot();
        }
        return code.localSlot(code.unit.mangled(code.scope, ((Expr.Name) leaf).id()));
    }

    /** Emits the quotients and roots of a tree, inner ones first: both must be tested. */
    private void divide(Expr e, Label otherwise) {
        if (isRoot(e)) {
            divideRoot((Expr.Call) e, otherwise);
        }
        if (!isOperator(e)) {
            return;
        }
        Expr.BinOp b = (Expr.BinOp) e;
        divide(b.left(), otherwise);
        divide(b.right(), otherwise);
        if (b.op() == Operator.DIV) {
            emit(b.right());
            int divisor = newDouble();
            code.cb.dstore(divisor);
            code.cb.dload(divisor);
            code.cb.dconst_0();
            code.cb.dcmpl();
            code.cb.ifeq(otherwise);
            emit(b.left());
            code.cb.dload(divisor);
            code.cb.ddiv();
            code.cb.dstore(divisor);
            quotients.put(b, divisor);
        }
    }

    private boolean isRoot(Expr e) {
        return evaluated.get(e) == null && root(e) != null;
    }

    private void divideRoot(Expr.Call call, Label otherwise) {
        divide(call.args().get(0), otherwise);
        code.sites.unlessWarm(otherwise);
        code.loadTs();
        emit(call.args().get(0));
        code.unit.invokeDynamic(code.cb, "root", root(call), "td:d");
        int root = newDouble();
        code.cb.dstore(root);
        code.cb.dload(root);
        code.cb.dload(root);
        code.cb.dcmpl();
        code.cb.ifne(otherwise);
        quotients.put(call, root);
    }

    /** Emits one node; its double is left on the stack. */
    private void emit(Expr e) {
        Integer quotient = quotients.get(e);
        if (quotient != null) {
            code.cb.dload(quotient);
        } else if (isOperator(e)) {
            Expr.BinOp b = (Expr.BinOp) e;
            emit(b.left());
            emit(b.right());
            switch (b.op()) {
                case ADD -> code.cb.dadd();
                case SUB -> code.cb.dsub();
                default -> code.cb.dmul();
            }
        } else if (isNumber(e)) {
            ConstantValue number = ((Expr.Constant) e).value();
            code.cb.loadConstant(
                    number instanceof ConstantValue.Float f
                            ? f.value()
                            : ((ConstantValue.Int) number).value().doubleValue());
        } else {
            code.cb.dload(leafDoubles.get(key(e)));
        }
    }

    // ---------------------------------------------------------------- ints

    /** Emits one operator on ints; leaves its value, owned, on the stack, or jumps. */
    private void computeInt(Expr.BinOp b, Label otherwise) {
        int left = isNumber(b.left()) ? -1 : intLeaf(b.left(), otherwise);
        int right = isNumber(b.right()) ? -1 : intLeaf(b.right(), otherwise);
        code.loadTs();
        pushInt(b.left(), left);
        pushInt(b.right(), right);
        code.arithmetic.callInts(b.op());
    }

    /** Emits loading a field's or local's int, or a jump; its slot. */
    private int intLeaf(Expr e, Label otherwise) {
        if (code.numbers.isField(e)) {
            return code.numbers.toInt(e, otherwise);
        }
        int slot = slotOf(e);
        code.cb.lload(slot);
        code.cb.l2i();
        code.cb.iconst_1();
        code.cb.iand();
        code.cb.ifeq(otherwise);
        return slot;
    }

    private void pushInt(Expr e, int slot) {
        if (slot < 0) {
            code.push(leaf(e));
        } else {
            code.cb.lload(slot);
        }
    }

    // ---------------------------------------------------------------- updates of fields

    /**
     * Emits {@code field += value} or {@code -=} on the number in its object, and a jump if that was
     * done; falls through if not, nothing having happened.
     */
    void update(Expr field, boolean subtract, Expr value, Label done) {
        boolean leaf = isLeaf(value) || code.numbers.isField(value);
        boolean isInt = value instanceof Expr.Constant c
                && c.value() instanceof ConstantValue.Int;
        Label noFloat = code.label();
        if (!isInt && (leaf || isPure(value))) {
            int d = compute(value, noFloat);
            int object = code.numbers.object(field, noFloat);
            code.numbers.unless("isLoneFloat", object, noFloat);
            code.cb.lload(object);
            code.numbers.pushNumber(object);
            code.cb.dload(d);
            if (subtract) {
                code.cb.dsub();
            } else {
                code.cb.dadd();
            }
            code.numbers.putNumber();
            code.cb.goto_(done);
        }
        otherwise(noFloat);
        if (leaf && (isInt || !isNumber(value))) {
            Label otherwise = code.label();
            int slot = isInt ? -1 : intLeaf(value, otherwise);
            int object = code.numbers.object(field, otherwise);
            code.numbers.pushAddress(field);
            code.cb.lload(object);
            pushInt(value, slot);
            code.numbers.changeInt(subtract, done);
            code.bind(otherwise);
        }
    }
}
