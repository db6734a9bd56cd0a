package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The slots of a Python class for text, comparison, containers and numbers; see {@link PyHeapType},
 * the only subclass. Compare the {@code slot_…} functions in CPython's typeobject.c.
 */
abstract class HeapTypeOperators extends PyType {
    /** Null only while the class is being made. */
    volatile HeapSlots slots;

    HeapTypeOperators(TypeSpec spec, long address) {
        super(spec, address);
    }

    final HeapSlots slots() {
        return slots;
    }

    // ---------------------------------------------------------------- buffers

    @Override
    public long bf_bytes(ThreadState ts, long self) {
        return builtinBase().bf_bytes(ts, self);
    }

    @Override
    public PyBuffer bf_getbuffer(ThreadState ts, long self) {
        return builtinBase().bf_getbuffer(ts, self);
    }

    @Override
    public void bf_releasebuffer(ThreadState ts, long self) {
        builtinBase().bf_releasebuffer(ts, self);
    }

    @Override
    public long bf_writableSize(ThreadState ts, long self) {
        return builtinBase().bf_writableSize(ts, self);
    }

    @Override
    public int bf_store(ThreadState ts, long self, long at, byte[] from, int start, int n) {
        return builtinBase().bf_store(ts, self, at, from, start, n);
    }

    // ---------------------------------------------------------------- text, hash, comparison

    @Override
    public long tp_repr(ThreadState ts, long self) {
        long m = slots.method[Special.REPR];
        return m == 0 ? slots.builtin[Special.REPR].tp_repr(ts, self)
                : SpecialCalls.call(ts, m, self);
    }

    @Override
    public long tp_str(ThreadState ts, long self) {
        long m = slots.method[Special.STR];
        return m == 0 ? slots.builtin[Special.STR].tp_str(ts, self)
                : SpecialCalls.call(ts, m, self);
    }

    @Override
    public boolean isUnhashable() {
        HeapSlots s = slots;
        long m = s.method[Special.HASH];
        return m == Singletons.None || m == 0 && s.builtin[Special.HASH].isUnhashable();
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        HeapSlots s = slots;
        long m = s.method[Special.HASH];
        if (m == 0) {
            return s.builtin[Special.HASH].tp_hash(ts, self);
        }
        if (m == Singletons.None) {
            throw Errors.typeError(ts, "unhashable type: '" + name() + "'");
        }
        long r = SpecialCalls.call(ts, m, self);
        try {
            if (!PyLong.TYPE.isInstance(r)) {
                throw Errors.typeError(ts, "__hash__ method should return an integer");
            }
            long h = PyLong.fitsLong(r) ? PyLong.longValue(r) : PyLong.TYPE.tp_hash(ts, r);
            return h == -1 ? -2 : h;
        } finally {
            Refs.release(ts, r);
        }
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        HeapSlots s = slots;
        long m = s.method[Special.LT + op];
        return m == 0 ? s.builtin[Special.LT + op].tp_richcompare(ts, self, other, op)
                : SpecialCalls.compare(ts, m, self, other);
    }

    // ---------------------------------------------------------------- iteration

    @Override
    public long tp_iter(ThreadState ts, long self) {
        HeapSlots s = slots;
        long m = s.method[Special.ITER];
        if (m == 0) {
            return s.builtin[Special.ITER].tp_iter(ts, self);
        }
        if (m == Singletons.None) {
            throw Errors.typeError(ts, "'" + name() + "' object is not iterable");
        }
        return SpecialCalls.call(ts, m, self);
    }

    @Override
    public boolean isIterator() {
        HeapSlots s = slots;
        return s.method[Special.NEXT] != 0 || s.builtin[Special.NEXT].isIterator();
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        HeapSlots s = slots;
        long m = s.method[Special.NEXT];
        if (m == 0) {
            PyType b = s.builtin[Special.NEXT];
            if (!b.isIterator()) {
                throw Errors.typeError(ts, "'" + name() + "' object is not an iterator");
            }
            return b.tp_iternext(ts, self);
        }
        try {
            return SpecialCalls.call(ts, m, self);
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.StopIteration)) {
                throw e;
            }
            Errors.discard(ts, e);
            return 0;
        }
    }

    /** The exception of a {@code __next__} in Python passes as it is. */
    @Override
    public long iternextOrStop(ThreadState ts, long self) {
        long m = slots.method[Special.NEXT];
        return m != 0 ? SpecialCalls.call(ts, m, self) : super.iternextOrStop(ts, self);
    }

    @Override
    public boolean isSequence() {
        HeapSlots s = slots;
        return s.method[Special.GETITEM] != 0 || s.builtin[Special.GETITEM].isSequence();
    }

    // ---------------------------------------------------------------- containers

    @Override
    public long sq_length(ThreadState ts, long self) {
        HeapSlots s = slots;
        long m = s.method[Special.LEN];
        if (m == 0) {
            return s.builtin[Special.LEN].sq_length(ts, self);
        }
        long r = SpecialCalls.call(ts, m, self);
        long n;
        long i;
        try {
            i = Abstract.index(ts, r);
        } finally {
            Refs.release(ts, r);
        }
        try {
            if (PyLong.fitsLong(i)) {
                n = PyLong.longValue(i);
            } else if (PyLong.toBig(i).signum() < 0) {
                n = -1;
            } else {
                throw Errors.overflowError(ts, "cannot fit 'int' into an index-sized integer");
            }
        } finally {
            Refs.release(ts, i);
        }
        if (n < 0) {
            throw Errors.valueError(ts, "__len__() should return >= 0");
        }
        return n;
    }

    @Override
    public long mp_subscript(ThreadState ts, long self, long key) {
        HeapSlots s = slots;
        long m = s.method[Special.GETITEM];
        return m == 0 ? s.builtin[Special.GETITEM].mp_subscript(ts, self, key)
                : SpecialCalls.call(ts, m, self, key);
    }

    @Override
    public boolean mp_ass_subscript(ThreadState ts, long self, long key, long value) {
        HeapSlots s = slots;
        int special = value != 0 ? Special.SETITEM : Special.DELITEM;
        long m = s.method[special];
        if (m == 0) {
            return s.builtin[special].mp_ass_subscript(ts, self, key, value);
        }
        Refs.release(ts, value != 0
                ? SpecialCalls.call(ts, m, self, key, value)
                : SpecialCalls.call(ts, m, self, key));
        return true;
    }

    @Override
    public int sq_contains(ThreadState ts, long self, long value) {
        HeapSlots s = slots;
        long m = s.method[Special.CONTAINS];
        if (m == 0) {
            return s.builtin[Special.CONTAINS].sq_contains(ts, self, value);
        }
        if (m == Singletons.None) {
            throw Errors.typeError(ts, "'" + name() + "' object is not a container");
        }
        return truth(ts, SpecialCalls.call(ts, m, self, value));
    }

    private static int truth(ThreadState ts, long steal) {
        try {
            return Abstract.isTrue(ts, steal) ? 1 : 0;
        } finally {
            Refs.release(ts, steal);
        }
    }

    @Override
    public long sq_concat(ThreadState ts, long self, long other) {
        HeapSlots s = slots;
        return s.method[Special.BINARY + BinaryOp.ADD] != 0 ? 0
                : s.builtin[Special.BINARY + BinaryOp.ADD].sq_concat(ts, self, other);
    }

    @Override
    public boolean isRepeatable() {
        HeapSlots s = slots;
        return s.method[Special.BINARY + BinaryOp.MULTIPLY] == 0
                && s.builtin[Special.BINARY + BinaryOp.MULTIPLY].isRepeatable();
    }

    @Override
    public long sq_repeat(ThreadState ts, long self, long count) {
        return slots.builtin[Special.BINARY + BinaryOp.MULTIPLY].sq_repeat(ts, self, count);
    }

    @Override
    public long sq_inplace_concat(ThreadState ts, long self, long other) {
        HeapSlots s = slots;
        return s.method[Special.INPLACE + BinaryOp.ADD] != 0 ? 0
                : s.builtin[Special.INPLACE + BinaryOp.ADD].sq_inplace_concat(ts, self, other);
    }

    @Override
    public long sq_inplace_repeat(ThreadState ts, long self, long count) {
        HeapSlots s = slots;
        return s.method[Special.INPLACE + BinaryOp.MULTIPLY] != 0 ? 0
                : s.builtin[Special.INPLACE + BinaryOp.MULTIPLY]
                        .sq_inplace_repeat(ts, self, count);
    }

    // ---------------------------------------------------------------- unary numbers

    @Override
    public int nb_bool(ThreadState ts, long self) {
        HeapSlots s = slots;
        long m = s.method[Special.BOOL];
        if (m == 0) {
            return s.builtin[Special.BOOL].nb_bool(ts, self);
        }
        long r = SpecialCalls.call(ts, m, self);
        if (r == PyBool.True || r == PyBool.False) {
            return r == PyBool.True ? 1 : 0;
        }
        String got = PyType.of(r).name();
        Refs.release(ts, r);
        throw Errors.typeError(ts, "__bool__ should return bool, returned " + got);
    }

    @Override
    public boolean hasIndex() {
        HeapSlots s = slots;
        return s.method[Special.INDEX] != 0 || s.builtin[Special.INDEX].hasIndex();
    }

    @Override
    public long nb_index(ThreadState ts, long self) {
        long m = slots.method[Special.INDEX];
        return m == 0 ? slots.builtin[Special.INDEX].nb_index(ts, self)
                : SpecialCalls.call(ts, m, self);
    }

    @Override
    public long nb_int(ThreadState ts, long self) {
        long m = slots.method[Special.INT];
        return m == 0 ? slots.builtin[Special.INT].nb_int(ts, self)
                : SpecialCalls.call(ts, m, self);
    }

    @Override
    public long nb_float(ThreadState ts, long self) {
        long m = slots.method[Special.FLOAT];
        return m == 0 ? slots.builtin[Special.FLOAT].nb_float(ts, self)
                : SpecialCalls.call(ts, m, self);
    }

    @Override
    public long nb_negative(ThreadState ts, long self) {
        long m = slots.method[Special.NEG];
        return m == 0 ? slots.builtin[Special.NEG].nb_negative(ts, self)
                : SpecialCalls.call(ts, m, self);
    }

    @Override
    public long nb_positive(ThreadState ts, long self) {
        long m = slots.method[Special.POS];
        return m == 0 ? slots.builtin[Special.POS].nb_positive(ts, self)
                : SpecialCalls.call(ts, m, self);
    }

    @Override
    public long nb_absolute(ThreadState ts, long self) {
        long m = slots.method[Special.ABS];
        return m == 0 ? slots.builtin[Special.ABS].nb_absolute(ts, self)
                : SpecialCalls.call(ts, m, self);
    }

    @Override
    public long nb_invert(ThreadState ts, long self) {
        long m = slots.method[Special.INVERT];
        return m == 0 ? slots.builtin[Special.INVERT].nb_invert(ts, self)
                : SpecialCalls.call(ts, m, self);
    }

    // ---------------------------------------------------------------- binary numbers

    /** Whether Python code stands behind an operator of {@code type}: {@code slot_nb_add}. */
    private static boolean isPython(PyType type, int op) {
        if (!(type instanceof PyHeapType h)) {
            return false;
        }
        HeapSlots s = h.slots;
        return s.method[Special.BINARY + op] != 0 || s.method[Special.REFLECTED + op] != 0;
    }

    /**
     * Called with an operand on either side, as every number slot. If Python code stands behind
     * both operands, the call for the left one does the whole protocol and that for the right one
     * says NotImplemented: CPython calls a slot function once when both types have the same one.
     */
    @Override
    public long nb_binary(ThreadState ts, long left, long right, int op) {
        if (!isPython(this, op)) {
            return slots.builtin[Special.BINARY + op].nb_binary(ts, left, right, op);
        }
        return dispatch(ts, left, right, Singletons.None, op);
    }

    @Override
    public long nb_power(ThreadState ts, long left, long right, long modulus) {
        if (!isPython(this, BinaryOp.POWER)) {
            return slots.builtin[Special.BINARY + BinaryOp.POWER]
                    .nb_power(ts, left, right, modulus);
        }
        if (modulus == Singletons.None) {
            return dispatch(ts, left, right, modulus, BinaryOp.POWER);
        }
        long m = PyType.of(left) == this ? slots.method[Special.BINARY + BinaryOp.POWER] : 0;
        return m == 0 ? Singletons.NotImplemented
                : SpecialCalls.call(ts, m, left, right, modulus);
    }

    private long dispatch(ThreadState ts, long left, long right, long modulus, int op) {
        PyType lt = PyType.of(left);
        PyType rt = PyType.of(right);
        if (lt != this) {
            return isPython(lt, op) ? Singletons.NotImplemented : reflected(ts, left, right, op);
        }
        boolean tryOther = lt != rt && isPython(rt, op);
        if (tryOther && rt.isSubtypeOf(lt)
                && ((PyHeapType) rt).slots.method[Special.REFLECTED + op]
                        != slots.method[Special.REFLECTED + op]) {
            long r = ((HeapTypeOperators) rt).reflected(ts, left, right, op);
            if (r != Singletons.NotImplemented) {
                return r;
            }
            tryOther = false;
        }
        HeapSlots s = slots;
        long m = s.method[Special.BINARY + op];
        long r;
        if (m != 0) {
            r = SpecialCalls.call(ts, m, left, right);
        } else if (op == BinaryOp.POWER) {
            r = s.builtin[Special.BINARY + op].nb_power(ts, left, right, modulus);
        } else {
            r = s.builtin[Special.BINARY + op].nb_binary(ts, left, right, op);
        }
        if (r != Singletons.NotImplemented || !tryOther) {
            return r;
        }
        return ((HeapTypeOperators) rt).reflected(ts, left, right, op);
    }

    /** {@code right.__rop__(left)}; {@code right} is of this type. */
    private long reflected(ThreadState ts, long left, long right, int op) {
        HeapSlots s = slots;
        long m = s.method[Special.REFLECTED + op];
        if (m != 0) {
            return SpecialCalls.call(ts, m, right, left);
        }
        return op == BinaryOp.POWER
                ? s.builtin[Special.REFLECTED + op].nb_power(ts, left, right, Singletons.None)
                : s.builtin[Special.REFLECTED + op].nb_binary(ts, left, right, op);
    }

    @Override
    public long nb_inplace(ThreadState ts, long self, long other, int op) {
        HeapSlots s = slots;
        long m = s.method[Special.INPLACE + op];
        return m == 0 ? s.builtin[Special.INPLACE + op].nb_inplace(ts, self, other, op)
                : SpecialCalls.call(ts, m, self, other);
    }
}
