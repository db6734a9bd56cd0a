package org.jilectomy.runtime.compiler;

import java.lang.classfile.Label;
import java.util.List;
import org.jilectomy.runtime.ast.BoolOperator;
import org.jilectomy.runtime.ast.CmpOp;
import org.jilectomy.runtime.ast.ConstantValue;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.UnaryOperator;
import org.jilectomy.runtime.objects.PyBool;

/**
 * Emits conditions: comparisons, {@code and}, {@code or}, {@code not} and {@code if … else}. A
 * condition that decides where to go is emitted as jumps ({@link #jumpIf}), so that {@code if a < b}
 * makes no bool object.
 */
final class Conditions {
    private final Code code;

    Conditions(Code code) {
        this.code = code;
    }

    /** A condition as a bool object. */
    Operand truth(Expr e) {
        Label isFalse = code.label();
        Label end = code.label();
        int slot = code.newTemp();
        jumpIf(e, false, isFalse);
        code.push(code.constant(PyBool.True));
        code.cb.lstore(slot);
        code.cb.goto_(end);
        code.bind(isFalse);
        code.push(code.constant(PyBool.False));
        code.cb.lstore(slot);
        code.bind(end);
        return new Operand.Temp(slot);
    }

    // ---------------------------------------------------------------- comparison

    private static String compareMethod(CmpOp op) {
        return switch (op) {
            case LT -> "lt";
            case LTE -> "le";
            case EQ -> "eq";
            case NOTEQ -> "ne";
            case GT -> "gt";
            case GTE -> "ge";
            case IS -> "is";
            case ISNOT -> "isNot";
            case IN -> "in";
            case NOTIN -> "notIn";
        };
    }

    Operand comparison(Expr.Compare c) {
        return c.ops().size() == 1 ? compareOnce(c) : compareChain(c);
    }

    private Operand compareOnce(Expr.Compare c) {
        Operand left = code.expressions.value(c.left());
        Operand right = code.expressions.value(c.comparators().get(0));
        code.at(c.span());
        Operand r = compare(c.ops().get(0), left, right);
        code.release(left);
        code.release(right);
        return r;
    }

    /** A comparison as an object; the operands stay. */
    private Operand compare(CmpOp op, Operand left, Operand right) {
        code.loadTs();
        code.push(left);
        code.push(right);
        int rich = Arithmetic.richOp(op);
        if (rich >= 0) {
            code.cb.loadConstant(rich);
            code.call(Callees.COMPARE, "rich", "tlli:l");
        } else {
            code.call(Callees.COMPARE, compareMethod(op), "tll:z");
            code.call(Callees.COMPARE, "bool", "z:l");
        }
        return code.result();
    }

    /** {@code a < b < c}: each operand once, the first false result is the value. */
    private Operand compareChain(Expr.Compare c) {
        Label end = code.label();
        Operand left = code.expressions.value(c.left());
        int result = code.newTemp();
        int n = c.ops().size();
        for (int i = 0; i < n; i++) {
            // The operand to the left may be a local that the right side rebinds: hold our own.
            left = code.own(left);
            Operand right = code.own(code.expressions.value(c.comparators().get(i)));
            code.at(c.span());
            Operand r = compare(c.ops().get(i), left, right);
            code.release(left);
            code.pushOwned(r);
            code.cb.lstore(result);
            if (i < n - 1) {
                Label next = code.label();
                code.loadTs();
                code.cb.lload(result);
                code.call(Callees.COMPARE, "isTrue", "tl:z");
                code.cb.ifne(next);
                code.loadTs();
                code.cb.lload(((Operand.Temp) right).slot());
                code.cb.lconst_0();
                code.cb.lstore(((Operand.Temp) right).slot());
                code.call(Callees.REFS, "release", "tl:v");
                code.cb.goto_(end);
                code.bind(next);
                code.loadTs();
                code.takeSlot(result);
                code.call(Callees.REFS, "release", "tl:v");
                left = right;
            } else {
                code.release(right);
            }
        }
        code.bind(end);
        return new Operand.Temp(result);
    }

    // ---------------------------------------------------------------- conditions

    /** Emits a jump to {@code target} if the truth of {@code e} equals {@code when}. */
    void jumpIf(Expr e, boolean when, Label target) {
        if (code.expressions.isCut(e)) {
            jumpIfValue(e, when, target);
            return;
        }
        if (code.parts != null && code.parts.partition.standIn(e) != e) {
            jumpIf(code.parts.partition.standIn(e), when, target);
            return;
        }
        if (e instanceof Expr.UnaryOp u
                && u.op() == UnaryOperator.NOT) {
            jumpIf(u.operand(), !when, target);
        } else if (e instanceof Expr.BoolOp b) {
            jumpIfBoolOp(b, when, target);
        } else if (e instanceof Expr.Compare c
                && c.ops().size() == 1) {
                    Operand left = code.expressions.value(c.left());
                    Operand right = code.expressions.value(c.comparators().get(0));
                    code.at(c.span());
                    CmpOp op = c.ops().get(0);
                    code.arithmetic.jumpIf(op, compareMethod(op), left, right, when, target);
                } else
            if (e instanceof Expr.Constant c
                    && c.value() instanceof ConstantValue.True) {
                        if (when) {
                            code.cb.goto_(target);
                        }
                    } else {
                        jumpIfValue(e, when, target);
                    }
    }

    private void jumpIfValue(Expr e, boolean when, Label target) {
        Operand v = code.expressions.value(e);
        code.at(e.span());
        code.loadTs();
        code.push(v);
        code.call(Callees.COMPARE, "isTrue", "tl:z");
        // An int on the operand stack is no reference: it may wait there meanwhile.
        code.release(v);
        if (when) {
            code.cb.ifne(target);
        } else {
            code.cb.ifeq(target);
        }
    }

    private void jumpIfBoolOp(Expr.BoolOp b, boolean when, Label target) {
        List<Expr> values = b.values();
        boolean shortCircuit = b.op() == BoolOperator.OR;
        int last = values.size() - 1;
        if (shortCircuit == when) {
            for (Expr v : values) {
                jumpIf(v, when, target);
            }
            return;
        }
        Label fallThrough = code.label();
        for (int i = 0; i < last; i++) {
            jumpIf(values.get(i), shortCircuit, fallThrough);
        }
        jumpIf(values.get(last), when, target);
        code.bind(fallThrough);
    }

    Operand boolOp(Expr.BoolOp b) {
        Label end = code.label();
        int slot = code.newTemp();
        int last = b.values().size() - 1;
        for (int i = 0; i <= last; i++) {
            Operand v = code.expressions.value(b.values().get(i));
            code.pushOwned(v);
            code.cb.lstore(slot);
            if (i < last) {
                code.at(b.values().get(i).span());
                code.loadTs();
                code.cb.lload(slot);
                code.call(Callees.COMPARE, "isTrue", "tl:z");
                if (b.op() == BoolOperator.OR) {
                    code.cb.ifne(end);
                } else {
                    code.cb.ifeq(end);
                }
                code.loadTs();
                code.takeSlot(slot);
                code.call(Callees.REFS, "release", "tl:v");
            }
        }
        code.bind(end);
        return new Operand.Temp(slot);
    }

    Operand ifExp(Expr.IfExp i) {
        Label orelse = code.label();
        Label end = code.label();
        jumpIf(i.test(), false, orelse);
        int slot = code.newTemp();
        code.pushOwned(code.expressions.value(i.body()));
        code.cb.lstore(slot);
        code.cb.goto_(end);
        code.bind(orelse);
        code.pushOwned(code.expressions.value(i.orelse()));
        code.cb.lstore(slot);
        code.bind(end);
        return new Operand.Temp(slot);
    }
}
