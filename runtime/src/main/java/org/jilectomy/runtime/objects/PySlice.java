package org.jilectomy.runtime.objects;

import java.math.BigInteger;
import org.jilectomy.heap.layout.PySliceObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code slice}, and how subscripts become numbers; compare CPython {@code sliceobject.c}.
 *
 * <p>A subscript is read in two steps: {@link #unpack} asks the parts for their {@code __index__}
 * (Python code may run), {@link Bounds#adjust} fits them to a length (nothing can happen), so that a
 * container can do the second step under its lock.
 */
public final class PySlice extends PyType {
    public static final PySlice TYPE = new PySlice();

    private PySlice() {
        super(
                new TypeSpec("slice", PySliceObject.SIZE)
                        .gc()
                        .doc(
                                "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object. "
                                        + " This is used for extended slicing (e.g."
                                        + " a[0:10:2])."));
    }

    /** Start, stop and step of a slice as numbers. */
    public static final class Bounds {
        public long start;
        public long stop;
        public long step;

        /**
         * Fits the bounds to a sequence of {@code length} items.
         *
         * @return the number of items selected; {@code start} is in range if it is not 0
         */
        public long adjust(long length) {
            start = clip(start, length, step);
            stop = clip(stop, length, step);
            if (step < 0) {
                return stop < start ? (start - stop - 1) / -step + 1 : 0;
            }
            return start < stop ? (stop - start - 1) / step + 1 : 0;
        }

        private static long clip(long i, long length, long step) {
            if (i < 0) {
                i += length;
                return i >= 0 ? i : step < 0 ? -1 : 0;
            }
            return i < length ? i : step < 0 ? length - 1 : length;
        }

        /** Turns a selection of {@code n} items round so that the step is positive. */
        void makeAscending(long n) {
            if (step < 0) {
                stop = start + 1;
                start = stop + step * (n - 1) - 1;
                step = -step;
            }
        }
    }

    // ---------------------------------------------------------------- for runtime code

    /**
     * {@code slice(start, stop, step)}.
     *
     * @param start value or 0 for None; likewise the others
     */
    public static long create(ThreadState ts, long start, long stop, long step) {
        long self = TYPE.allocate(ts, PySliceObject.SIZE);
        PySliceObject.start(self, orNone(ts, start));
        PySliceObject.stop(self, orNone(ts, stop));
        PySliceObject.step(self, orNone(ts, step));
        return self;
    }

    private static long orNone(ThreadState ts, long value) {
        return value == 0 ? Singletons.None : Refs.toObject(ts, value);
    }

    /** The parts as numbers, clipped to a long; {@code PySlice_Unpack}. */
    public static Bounds unpack(ThreadState ts, long slice) {
        Bounds b = new Bounds();
        b.step = part(ts, PySliceObject.step(slice), 1);
        if (b.step == 0) {
            throw Errors.valueError(ts, "slice step cannot be zero");
        }
        b.step = Math.max(b.step, -Long.MAX_VALUE);
        b.start = part(ts, PySliceObject.start(slice), b.step < 0 ? Long.MAX_VALUE : 0);
        b.stop =
                part(ts, PySliceObject.stop(slice), b.step < 0 ? Long.MIN_VALUE : Long.MAX_VALUE);
        return b;
    }

    private static long part(ThreadState ts, long object, long whenNone) {
        if (object == Singletons.None) {
            return whenNone;
        }
        if (!PyType.of(object).hasIndex()) {
            throw Errors.typeError(
                    ts, "slice indices must be integers or None or have an __index__ method");
        }
        return Abstract.asIndex(ts, object);
    }

    /** An optional position given to a method such as {@code index}; clipped. */
    static long argument(ThreadState ts, long value, long whenMissing) {
        if (value == 0) {
            return whenMissing;
        }
        if (Immediate.isInt(value)) {
            return Immediate.intValue(value);
        }
        if (!PyType.of(value).hasIndex()) {
            throw Errors.typeError(
                    ts, "slice indices must be integers or have an __index__ method");
        }
        return Abstract.asIndex(ts, value);
    }

    /** A subscript that is not a slice; TypeError names {@code what}. */
    static long indexKey(ThreadState ts, long key, String what) {
        if (Immediate.isInt(key)) {
            return Immediate.intValue(key);
        }
        if (!PyType.of(key).hasIndex()) {
            throw Errors.typeError(
                    ts,
                    what + " indices must be integers or slices, not " + PyType.of(key).name());
        }
        return Abstract.asIndexOrThrow(ts, key, Exceptions.IndexError);
    }

    // ---------------------------------------------------------------- slots

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(PySliceObject.start(self));
        visitor.visit(PySliceObject.stop(self));
        visitor.visit(PySliceObject.step(self));
    }

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        if (!ts.beginDealloc(self)) {
            return;
        }
        Refcount.release(ts.heap, PySliceObject.start(self));
        Refcount.release(ts.heap, PySliceObject.stop(self));
        Refcount.release(ts.heap, PySliceObject.step(self));
        Instances.freeAndEndDealloc(ts, self);
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        Instances.noKeywords(ts, "slice", kwnames);
        Instances.atLeast(ts, "slice", args.length, 1);
        Instances.atMost(ts, "slice", args.length, 3);
        return args.length == 1
                ? create(ts, 0, args[0], 0)
                : create(ts, args[0], args[1], args.length == 3 ? args[2] : 0);
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        UnicodeBuilder b = new UnicodeBuilder();
        b.append("slice(");
        ReprGuard.appendRepr(ts, b, PySliceObject.start(self));
        b.append(", ");
        ReprGuard.appendRepr(ts, b, PySliceObject.stop(self));
        b.append(", ");
        ReprGuard.appendRepr(ts, b, PySliceObject.step(self));
        b.append(')');
        return b.finish(ts);
    }

    @Override
    public boolean isUnhashable() {
        return true;
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        throw Errors.typeError(ts, "unhashable type: 'slice'");
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        if (!isExactly(self) || !isExactly(other)) {
            return Singletons.NotImplemented;
        }
        if (self == other) {
            return PyBool.of(op == CompareOp.EQ || op == CompareOp.LE || op == CompareOp.GE);
        }
        long a = parts(ts, self);
        long b = parts(ts, other);
        try {
            return PyTuple.TYPE.tp_richcompare(ts, a, b, op);
        } finally {
            Refs.release(ts, a);
            Refs.release(ts, b);
        }
    }

    private static long parts(ThreadState ts, long self) {
        return PyTuple.of(
                ts,
                PySliceObject.start(self),
                PySliceObject.stop(self),
                PySliceObject.step(self));
    }

    // ---------------------------------------------------------------- methods

    @Override
    protected void define(TypeDef def) {
        def.member("start", PySliceObject.START, null)
                .member("stop", PySliceObject.STOP, null)
                .member("step", PySliceObject.STEP, null)
                .method(
                        "indices(self, len, /)",
                        "S.indices(len) -> (start, stop, stride)\n\nAssuming a sequence of length"
                                + " len, calculate the start and stop\nindices, and the stride"
                                + " length of the extended slice described by\nS. Out of bounds"
                                + " indices are clipped in a manner consistent with the\nhandling"
                                + " of normal slices.")
                .method("__reduce__(self, /)", "Return state information for pickling.", "reduce");
    }

    static long reduce(ThreadState ts, long self) {
        return PyTuple.ofSteal(ts, Refs.retain(ts, TYPE.address), parts(ts, self));
    }

    static long indices(ThreadState ts, long self, long len) {
        BigInteger length = big(ts, len, false);
        if (length.signum() < 0) {
            throw Errors.valueError(ts, "length should not be negative");
        }
        BigInteger[] b = bigBounds(ts, self, length);
        long[] parts = {PyLong.of(ts, b[0]), PyLong.of(ts, b[1]), PyLong.of(ts, b[2])};
        return PyTuple.fromArraySteal(ts, parts);
    }

    /** Start, stop and step fitted to a length of any size; {@code _PySlice_GetLongIndices}. */
    static BigInteger[] bigBounds(ThreadState ts, long self, BigInteger length) {
        long none = Singletons.None;
        BigInteger step =
                PySliceObject.step(self) == none
                        ? BigInteger.ONE
                        : big(ts, PySliceObject.step(self), true);
        if (step.signum() == 0) {
            throw Errors.valueError(ts, "slice step cannot be zero");
        }
        boolean down = step.signum() < 0;
        BigInteger lower = down ? BigInteger.ONE.negate() : BigInteger.ZERO;
        BigInteger upper = down ? length.subtract(BigInteger.ONE) : length;
        BigInteger start = down ? upper : lower;
        if (PySliceObject.start(self) != none) {
            start = clip(big(ts, PySliceObject.start(self), true), length, lower, upper);
        }
        BigInteger stop = down ? lower : upper;
        if (PySliceObject.stop(self) != none) {
            stop = clip(big(ts, PySliceObject.stop(self), true), length, lower, upper);
        }
        return new BigInteger[] {start, stop, step};
    }

    private static BigInteger clip(
            BigInteger i, BigInteger length, BigInteger lower, BigInteger upper) {
        return i.signum() < 0 ? i.add(length).max(lower) : i.min(upper);
    }

    private static BigInteger big(ThreadState ts, long value, boolean ofSlice) {
        if (ofSlice && !PyType.of(value).hasIndex()) {
            throw Errors.typeError(
                    ts, "slice indices must be integers or None or have an __index__ method");
        }
        long i = Abstract.index(ts, value);
        BigInteger b = PyLong.toBig(i);
        Refs.release(ts, i);
        return b;
    }
}
