package org.jilectomy.runtime.objects;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.PyLongObject;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code bool}; compare CPython {@code boolobject.c}. Two immortal objects with the layout of an
 * int; never immediate, so that {@code is} and the type tell them from 0 and 1.
 */
public final class PyBool extends PyLong {
    public static final PyBool TYPE = new PyBool();

    public static final long False = make(0);
    public static final long True = make(1);

    private PyBool() {
        super(
                new TypeSpec("bool", PyLongObject.SIZE)
                        .items(4)
                        .base(PyLong.TYPE)
                        .flags(TPFLAGS_LONG_SUBCLASS)
                        .doc(
                                "bool(x) -> bool\n\nReturns True when the argument x is true, False"
                                        + " otherwise.\nThe builtins True and False are the only two"
                                        + " instances of the class bool.\nThe class bool is a"
                                        + " subclass of the class int, and cannot be subclassed."));
    }

    private static long make(int value) {
        long self =
                Heap.newObject(
                        StaticTypes.bootHeap(), TYPE.address, PyLongObject.OB_DIGIT + 8, 0);
        PyVarObject.ob_size(self, value);
        Memory.putLong(self + PyLongObject.OB_DIGIT, value);
        Refcount.makeImmortal(self);
        return self;
    }

    /** The object; immortal, so it may count as owned or borrowed. */
    public static long of(boolean value) {
        return value ? True : False;
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        if (kwnames != 0) {
            Instances.noKeywords(ts, "bool", kwnames);
        }
        Instances.atMost(ts, "bool", args.length, 1);
        return args.length == 0 ? False : of(Abstract.isTrue(ts, args[0]));
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        return PyUnicode.intern(ts, self == True ? "True" : "False");
    }

    @Override
    public long nb_binary(ThreadState ts, long left, long right, int op) {
        if (isBool(left) && isBool(right)) {
            boolean a = left == True;
            boolean b = right == True;
            switch (op) {
                case BinaryOp.AND:
                    return of(a & b);
                case BinaryOp.OR:
                    return of(a | b);
                case BinaryOp.XOR:
                    return of(a ^ b);
                default:
                    break;
            }
        }
        return super.nb_binary(ts, left, right, op);
    }

    private static boolean isBool(long value) {
        return value == True || value == False;
    }

    @Override
    protected void define(TypeDef def) {}
}
