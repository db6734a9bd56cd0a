package org.jilectomy.runtime.compiler;

import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import org.jilectomy.runtime.ast.CmpOp;
import org.jilectomy.runtime.ast.Operator;
import org.jilectomy.runtime.objects.CompareOp;
import org.jilectomy.runtime.objects.Immediate;

/**
 * Emits binary operators and comparisons, with a way of their own for immediate ints and floats.
 *
 * <pre>
 *   both ints?          Ints.op      or, for a comparison, lcmp and the jump
 *   both immediate?     Floats.op    only + - * / and comparisons
 *   else                Numbers.op   any objects
 * </pre>
 *
 * <p>The tests are a few instructions in the method itself and not in a helper that all sites share,
 * because the JIT's profile belongs to an instruction: a site that only ever saw floats is compiled
 * for floats, with nothing left of the other ways, and no call stands between what is before and
 * after it. An operand known at compile time is not tested.
 */
final class Arithmetic {
    private final Code code;

    Arithmetic(Code code) {
        this.code = code;
    }

    private static String method(Operator op) {
        return switch (op) {
            case ADD -> "add";
            case SUB -> "subtract";
            case MULT -> "multiply";
            case MATMULT -> "matrixMultiply";
            case DIV -> "trueDivide";
            case MOD -> "remainder";
            case POW -> "power";
            case LSHIFT -> "lshift";
            case RSHIFT -> "rshift";
            case BITOR -> "or";
            case BITXOR -> "xor";
            case BITAND -> "and";
            case FLOORDIV -> "floorDivide";
        };
    }

    private static boolean hasInts(Operator op) {
        return op != Operator.MATMULT && op != Operator.DIV && op != Operator.POW;
    }

    private static boolean hasFloats(Operator op) {
        return op == Operator.ADD
                || op == Operator.SUB
                || op == Operator.MULT
                || op == Operator.DIV;
    }

    // ---------------------------------------------------------------- tests

    private boolean canBeImmediate(Operand o) {
        return Immediate.ENABLED && !(o instanceof Operand.Const);
    }

    private static boolean isFloat(Operand o) {
        return o instanceof Operand.ImmediateConst c && Immediate.isFloat(c.bits());
    }

    private static boolean isInt(Operand o) {
        return o instanceof Operand.ImmediateConst c && Immediate.isInt(c.bits());
    }

    /** Emits a jump to {@code otherwise} unless both are immediate ints. */
    private void unlessInts(Operand a, Operand b, Label otherwise) {
        if (isInt(a) && isInt(b)) {
            return;
        }
        if (isInt(a)) {
            code.push(b);
        } else if (isInt(b)) {
            code.push(a);
        } else {
            code.push(a);
            code.push(b);
            code.cb.land();
        }
        code.cb.l2i();
        code.cb.iconst_1();
        code.cb.iand();
        code.cb.ifeq(otherwise);
    }

    private void unlessImmediate(Operand o, Label otherwise) {
        if (!(o instanceof Operand.ImmediateConst)) {
            code.push(o);
            code.cb.l2i();
            code.cb.iconst_3();
            code.cb.iand();
            code.cb.ifeq(otherwise);
        }
    }

    // ---------------------------------------------------------------- operators

    Operand binary(Operator op, Operand left, Operand right) {
        return binary(op, method(op), left, right);
    }

    /** Emits the in-place form for an augmented assignment. */
    Operand inplace(Operator op, Operand left, Operand right) {
        if (op == Operator.ADD && left instanceof Operand.Borrowed) {
            return binary(op, "inplaceAddLocal", left, right);
        }
        String m = method(op);
        String general = "inplace" + Character.toUpperCase(m.charAt(0)) + m.substring(1);
        return binary(op, general, left, right);
    }

    private Operand binary(Operator op, String general, Operand left, Operand right) {
        Label end = code.label();
        int result = code.newTemp();
        boolean immediate =
                !code.runsOnce() && canBeImmediate(left) && canBeImmediate(right);
        if (immediate && hasInts(op) && !isFloat(left) && !isFloat(right)) {
            Label otherwise = code.label();
            unlessInts(left, right, otherwise);
            operate(Callees.INTS, method(op), left, right);
            code.cb.lstore(result);
            code.cb.goto_(end);
            code.cb.labelBinding(otherwise);
        }
        if (immediate && hasFloats(op)) {
            Label otherwise = code.label();
            unlessImmediate(left, otherwise);
            unlessImmediate(right, otherwise);
            operate(Callees.FLOATS, method(op), left, right);
            code.cb.lstore(result);
            code.cb.goto_(end);
            code.cb.labelBinding(otherwise);
        }
        operate(Callees.NUMBERS, general, left, right);
        code.cb.lstore(result);
        // What was immediate need not be released.
        if (immediate) {
            code.releaseShortly(left);
            code.releaseShortly(right);
        } else {
            code.release(left);
            code.release(right);
        }
        code.cb.labelBinding(end);
        return new Operand.Temp(result);
    }

    /** Emits an operator on two immediate ints: stack is ts, left, right. */
    void callInts(Operator op) {
        code.call(Callees.INTS, method(op), "tll:l");
    }

    private void operate(ClassDesc owner, String method, Operand left, Operand right) {
        code.loadTs();
        code.push(left);
        code.push(right);
        code.call(owner, method, "tll:l");
    }

    // ---------------------------------------------------------------- comparisons as jumps

    /** The number of a rich comparison in {@link CompareOp}; -1 if it is none. */
    static int richOp(CmpOp op) {
        return switch (op) {
            case LT -> CompareOp.LT;
            case LTE -> CompareOp.LE;
            case EQ -> CompareOp.EQ;
            case NOTEQ -> CompareOp.NE;
            case GT -> CompareOp.GT;
            case GTE -> CompareOp.GE;
            default -> -1;
        };
    }

    /** The jump on the result of {@code lcmp} that is taken if the comparison holds. */
    private static Opcode jump(int op, boolean when) {
        return switch (when ? op : negated(op)) {
            case CompareOp.LT -> Opcode.IFLT;
            case CompareOp.LE -> Opcode.IFLE;
            case CompareOp.EQ -> Opcode.IFEQ;
            case CompareOp.NE -> Opcode.IFNE;
            case CompareOp.GT -> Opcode.IFGT;
            default -> Opcode.IFGE;
        };
    }

    private static int negated(int op) {
        return switch (op) {
            case CompareOp.LT -> CompareOp.GE;
            case CompareOp.LE -> CompareOp.GT;
            case CompareOp.EQ -> CompareOp.NE;
            case CompareOp.NE -> CompareOp.EQ;
            case CompareOp.GT -> CompareOp.LE;
            default -> CompareOp.LT;
        };
    }

    /**
     * Emits a jump to {@code target} if the truth of the comparison equals {@code when}; both operands
     * are used up.
     *
     * @param general the method of {@code linker.Compare}
     */
    void jumpIf(CmpOp op, String general, Operand left, Operand right, boolean when, Label target) {
        int rich = richOp(op);
        Label end = code.label();
        if (rich >= 0 && !code.runsOnce() && canBeImmediate(left) && canBeImmediate(right)) {
            // What is immediate need not be released.
            if (!isFloat(left) && !isFloat(right)) {
                Label otherwise = code.label();
                unlessInts(left, right, otherwise);
                code.push(left);
                code.push(right);
                code.cb.lcmp();
                code.cb.branch(jump(rich, when), target);
                code.cb.goto_(end);
                code.cb.labelBinding(otherwise);
            }
            Label otherwise = code.label();
            unlessImmediate(left, otherwise);
            unlessImmediate(right, otherwise);
            code.push(left);
            code.push(right);
            code.cb.loadConstant(rich);
            code.call(Callees.FLOATS, "compare", "lli:z");
            code.cb.branch(when ? Opcode.IFNE : Opcode.IFEQ, target);
            code.cb.goto_(end);
            code.cb.labelBinding(otherwise);
        }
        code.loadTs();
        code.push(left);
        code.push(right);
        code.call(Callees.COMPARE, general, "tll:z");
        // An int on the operand stack is no reference: it may wait there while we release.
        code.release(left);
        code.release(right);
        code.cb.branch(when ? Opcode.IFNE : Opcode.IFEQ, target);
        code.bind(end);
    }
}
