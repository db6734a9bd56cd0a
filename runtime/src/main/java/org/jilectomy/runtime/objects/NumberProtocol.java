package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * How an operator finds its implementation among the slots of its operands' types; compare {@code
 * binary_op1}, {@code binary_iop1}, {@code ternary_op} and {@code sequence_repeat} in {@code
 * abstract.c}.
 *
 * <p>The left operand's slot is asked first, but the right one's if its type is a proper subtype of
 * the left one's; NotImplemented passes the question on. Of two Python classes (the same {@code
 * slot_nb_add} in C) the left one's slot asks both sides and the right one's declines; see {@link
 * HeapTypeOperators#nb_binary}.
 */
final class NumberProtocol {
    private NumberProtocol() {}

    /** @param op one of {@link BinaryOp} but POWER */
    static long binary(ThreadState ts, long a, long b, int op) {
        if (PyUnicode.checkExact(a) && (b & 3) == 0) {
            long type = PyObject.ob_type(b);
            if (op == BinaryOp.ADD && type == PyUnicode.ADDRESS) {
                return StrConcat.concat(ts, a, b);
            }
            if (op == BinaryOp.REMAINDER && type == PyTuple.ADDRESS) {
                return PercentFormat.format(ts, a, b);
            }
        }
        PyType ta = PyType.of(a);
        PyType tb = PyType.of(b);
        long r = slots(ts, ta, tb, a, b, op);
        if (r != Singletons.NotImplemented) {
            return r;
        }
        if (op == BinaryOp.ADD) {
            r = ta.sq_concat(ts, a, b);
        } else if (op == BinaryOp.MULTIPLY) {
            r = repeat(ts, ta, tb, a, b);
        } else {
            r = 0;
        }
        if (r != 0) {
            return r;
        }
        throw unsupported(ts, a, b, op, BinaryOp.symbol(op));
    }

    static long inplace(ThreadState ts, long a, long b, int op) {
        PyType ta = PyType.of(a);
        PyType tb = PyType.of(b);
        long r = ta.nb_inplace(ts, a, b, op);
        if (r != Singletons.NotImplemented) {
            return r;
        }
        r = slots(ts, ta, tb, a, b, op);
        if (r != Singletons.NotImplemented) {
            return r;
        }
        if (op == BinaryOp.ADD) {
            r = ta.sq_inplace_concat(ts, a, b);
            r = r != 0 ? r : ta.sq_concat(ts, a, b);
        } else if (op == BinaryOp.MULTIPLY) {
            r = ta.isRepeatable() ? ta.sq_inplace_repeat(ts, a, Text.repeatCount(ts, b)) : 0;
            r = r != 0 ? r : repeat(ts, ta, tb, a, b);
        } else {
            r = 0;
        }
        if (r != 0) {
            return r;
        }
        throw unsupported(ts, a, b, op, BinaryOp.symbol(op) + "=");
    }

    private static long slots(
            ThreadState ts, PyType ta, PyType tb, long a, long b, int op) {
        if (ta == tb) {
            return ta.nb_binary(ts, a, b, op);
        }
        boolean rightFirst = tb.isSubtypeOf(ta);
        if (rightFirst) {
            long r = tb.nb_binary(ts, a, b, op);
            if (r != Singletons.NotImplemented) {
                return r;
            }
        }
        long r = ta.nb_binary(ts, a, b, op);
        if (r != Singletons.NotImplemented || rightFirst) {
            return r;
        }
        return tb.nb_binary(ts, a, b, op);
    }

    private static long repeat(ThreadState ts, PyType ta, PyType tb, long a, long b) {
        if (ta.isRepeatable()) {
            return ta.sq_repeat(ts, a, Text.repeatCount(ts, b));
        }
        return tb.isRepeatable() ? tb.sq_repeat(ts, b, Text.repeatCount(ts, a)) : 0;
    }

    // ---------------------------------------------------------------- power

    /** @param symbol of the operator in the TypeError */
    static long power(ThreadState ts, long a, long b, long modulus, String symbol) {
        PyType ta = PyType.of(a);
        PyType tb = PyType.of(b);
        PyType tm = PyType.of(modulus);
        boolean once = ta == tb;
        boolean rightFirst = !once && tb.isSubtypeOf(ta);
        long r = Singletons.NotImplemented;
        if (rightFirst) {
            r = tb.nb_power(ts, a, b, modulus);
        }
        if (r == Singletons.NotImplemented) {
            r = ta.nb_power(ts, a, b, modulus);
        }
        if (r == Singletons.NotImplemented && !once && !rightFirst) {
            r = tb.nb_power(ts, a, b, modulus);
        }
        if (r == Singletons.NotImplemented && tm != ta && tm != tb) {
            r = tm.nb_power(ts, a, b, modulus);
        }
        if (r != Singletons.NotImplemented) {
            return r;
        }
        throw Errors.typeError(
                ts,
                "unsupported operand type(s) for " + symbol + ": '" + ta.name()
                        + (modulus == Singletons.None
                                ? "' and '" + tb.name()
                                : "', '" + tb.name() + "', '" + tm.name())
                        + "'");
    }

    static long inplacePower(ThreadState ts, long a, long b) {
        long r = PyType.of(a).nb_inplace(ts, a, b, BinaryOp.POWER);
        return r != Singletons.NotImplemented
                ? r
                : power(ts, a, b, Singletons.None, "**=");
    }

    // ---------------------------------------------------------------- errors

    private static PyException unsupported(ThreadState ts, long a, long b, int op, String symbol) {
        String text =
                "unsupported operand type(s) for " + symbol + ": '" + PyType.of(a).name()
                        + "' and '" + PyType.of(b).name() + "'";
        if (op == BinaryOp.RSHIFT && symbol.length() == 2 && isPrint(ts, a)) {
            text += ". Did you mean \"print(<message>, file=<output_stream>)\"?";
        }
        return Errors.typeError(ts, text);
    }

    /** Whether somebody wrote Python 2's {@code print >> file}. */
    private static boolean isPrint(ThreadState ts, long value) {
        return PyType.of(value).name().equals("builtin_function_or_method")
                && Abstract.reprJava(ts, value).equals("<built-in function print>");
    }
}
