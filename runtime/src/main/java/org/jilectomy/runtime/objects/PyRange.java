package org.jilectomy.runtime.objects;

import java.math.BigInteger;
import org.jilectomy.heap.layout.rangeobject;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code range}; compare CPython {@code rangeobject.c}.
 *
 * <p>Start, stop, step and length are int objects of any size. Where all of them fit, longs do the
 * work; otherwise BigIntegers do, for speed does not matter there. Immutable, so without locks.
 */
public final class PyRange extends PyType {
    public static final PyRange TYPE = new PyRange();

    private PyRange() {
        super(
                new TypeSpec("range", rangeobject.SIZE)
                        .flags(TPFLAGS_SEQUENCE)
                        .doc(
                                "range(stop) -> range object\nrange(start, stop[, step]) -> range"
                                        + " object\n\nReturn an object that produces a sequence of"
                                        + " integers from start (inclusive)\nto stop (exclusive) by"
                                        + " step.  range(i, j) produces i, i+1, i+2, ..., j-1.\nstart"
                                        + " defaults to 0, and stop is omitted!  range(4) produces 0,"
                                        + " 1, 2, 3.\nThese are exactly the valid indices for a list of"
                                        + " 4 elements.\nWhen step is given, it specifies the increment"
                                        + " (or decrement)."));
    }

    // ---------------------------------------------------------------- making

    /** {@code range(start, stop, step)} of longs; the step is not 0. */
    public static long create(ThreadState ts, long start, long stop, long step) {
        return make(
                ts,
                PyLong.of(ts, start),
                PyLong.of(ts, stop),
                PyLong.of(ts, step),
                lengthValue(ts, start, stop, step));
    }

    private static long lengthValue(ThreadState ts, long start, long stop, long step) {
        long n = length(start, stop, step);
        return n >= 0
                ? PyLong.of(ts, n)
                : PyLong.of(ts, length(big(start), big(stop), big(step)));
    }

    private static BigInteger big(long v) {
        return BigInteger.valueOf(v);
    }

    /** Number of items, or -1 if it does not fit. */
    public static long length(long start, long stop, long step) {
        if (step > 0 ? start >= stop : start <= stop) {
            return 0;
        }
        long distance = step > 0 ? stop - start : start - stop; // unsigned
        long stride = step > 0 ? step : -step; // unsigned
        return Long.divideUnsigned(distance - 1, stride) + 1; // 2**63 and more come out negative
    }

    private static BigInteger length(BigInteger start, BigInteger stop, BigInteger step) {
        BigInteger distance = step.signum() > 0 ? stop.subtract(start) : start.subtract(stop);
        return distance.signum() <= 0
                ? BigInteger.ZERO
                : distance.subtract(BigInteger.ONE).divide(step.abs()).add(BigInteger.ONE);
    }

    private static long make(ThreadState ts, long start, long stop, long step, long length) {
        long self = TYPE.allocate(ts, rangeobject.SIZE);
        rangeobject.start(self, Refs.toObjectSteal(ts, start));
        rangeobject.stop(self, Refs.toObjectSteal(ts, stop));
        rangeobject.step(self, Refs.toObjectSteal(ts, step));
        rangeobject.length(self, Refs.toObjectSteal(ts, length));
        return self;
    }

    /** {@code range(start, stop, step)} of ints of any size; the step is not 0. */
    static long create(ThreadState ts, BigInteger start, BigInteger stop, BigInteger step) {
        return make(
                ts,
                PyLong.of(ts, start),
                PyLong.of(ts, stop),
                PyLong.of(ts, step),
                PyLong.of(ts, length(start, stop, step)));
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        Instances.noKeywords(ts, "range", kwnames);
        Instances.atLeast(ts, "range", args.length, 1);
        Instances.atMost(ts, "range", args.length, 3);
        long start = 0;
        long stop = 0;
        long step = 0;
        try {
            if (args.length == 1) {
                start = PyLong.of(ts, 0);
                stop = Abstract.index(ts, args[0]);
            } else {
                start = Abstract.index(ts, args[0]);
                stop = Abstract.index(ts, args[1]);
            }
            step = args.length == 3 ? Abstract.index(ts, args[2]) : PyLong.of(ts, 1);
            return fromInts(ts, start, stop, step);
        } finally {
            Refs.xrelease(ts, start);
            Refs.xrelease(ts, stop);
            Refs.xrelease(ts, step);
        }
    }

    private static long fromInts(ThreadState ts, long start, long stop, long step) {
        if (PyLong.fitsLong(step) && PyLong.longValue(step) == 0) {
            throw Errors.valueError(ts, "range() arg 3 must not be zero");
        }
        if (PyLong.fitsLong(start) && PyLong.fitsLong(stop) && PyLong.fitsLong(step)) {
            return create(
                    ts, PyLong.longValue(start), PyLong.longValue(stop), PyLong.longValue(step));
        }
        return create(ts, PyLong.toBig(start), PyLong.toBig(stop), PyLong.toBig(step));
    }

    // ---------------------------------------------------------------- reading

    /** All four parts are longs. */
    static boolean isSmall(long self) {
        return PyLong.fitsLong(rangeobject.length(self))
                && PyLong.fitsLong(rangeobject.start(self))
                && PyLong.fitsLong(rangeobject.stop(self))
                && PyLong.fitsLong(rangeobject.step(self));
    }

    /**
     * Whether {@code o} is a range whose numbers are {@link #start}, that plus {@link #step} and so
     * on, {@link #length} of them, all longs, as is the one behind the last.
     */
    public static boolean isCounted(long o) {
        return (o & 3) == 0 && TYPE.isExactly(o) && isSmall(o) && staysSmall(o);
    }

    /** Whether the step behind the last item still is a long; compare {@code range_iter}. */
    private static boolean staysSmall(long self) {
        long n = length(self);
        long step = step(self);
        long last = start(self) + (n - 1) * step;
        return n == 0 || (step > 0 ? last <= Long.MAX_VALUE - step : last >= Long.MIN_VALUE - step);
    }

    public static long start(long self) {
        return PyLong.longValue(rangeobject.start(self));
    }

    public static long step(long self) {
        return PyLong.longValue(rangeobject.step(self));
    }

    public static long length(long self) {
        return PyLong.longValue(rangeobject.length(self));
    }

    private static BigInteger bigStart(long self) {
        return PyLong.toBig(rangeobject.start(self));
    }

    private static BigInteger bigStep(long self) {
        return PyLong.toBig(rangeobject.step(self));
    }

    private static BigInteger bigLength(long self) {
        return PyLong.toBig(rangeobject.length(self));
    }

    private static BigInteger bigItem(long self, BigInteger i) {
        return bigStart(self).add(i.multiply(bigStep(self)));
    }

    // ---------------------------------------------------------------- slots

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(rangeobject.start(self));
        visitor.visit(rangeobject.stop(self));
        visitor.visit(rangeobject.step(self));
        visitor.visit(rangeobject.length(self));
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        UnicodeBuilder b = new UnicodeBuilder();
        b.append("range(");
        ReprGuard.appendRepr(ts, b, rangeobject.start(self));
        b.append(", ");
        ReprGuard.appendRepr(ts, b, rangeobject.stop(self));
        if (!PyLong.fitsLong(rangeobject.step(self)) || step(self) != 1) {
            b.append(", ");
            ReprGuard.appendRepr(ts, b, rangeobject.step(self));
        }
        b.append(')');
        return b.finish(ts);
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        int n = bigLength(self).min(BigInteger.TWO).intValue();
        long tuple =
                PyTuple.of(
                        ts,
                        rangeobject.length(self),
                        n == 0 ? Singletons.None : rangeobject.start(self),
                        n < 2 ? Singletons.None : rangeobject.step(self));
        try {
            return PyTuple.TYPE.tp_hash(ts, tuple);
        } finally {
            Refs.release(ts, tuple);
        }
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        if ((op != CompareOp.EQ && op != CompareOp.NE) || !isExactly(other)) {
            return Singletons.NotImplemented;
        }
        return PyBool.of(equal(self, other) == (op == CompareOp.EQ));
    }

    private static boolean equal(long a, long b) {
        if (a == b) {
            return true;
        }
        BigInteger n = bigLength(a);
        return n.equals(bigLength(b))
                && (n.signum() == 0
                        || (bigStart(a).equals(bigStart(b))
                                && (n.equals(BigInteger.ONE) || bigStep(a).equals(bigStep(b)))));
    }

    @Override
    public int nb_bool(ThreadState ts, long self) {
        return bigLength(self).signum() != 0 ? 1 : 0;
    }

    @Override
    public long tp_iter(ThreadState ts, long self) {
        if (isSmall(self) && staysSmall(self)) {
            return PyRangeIterator.create(ts, start(self), step(self), length(self));
        }
        return PyLongRangeIterator.create(ts, bigStart(self), bigStep(self), bigLength(self));
    }

    @Override
    public long sq_length(ThreadState ts, long self) {
        if (!PyLong.fitsLong(rangeobject.length(self))) {
            throw Errors.overflowError(ts, "Python int too large to convert to C ssize_t");
        }
        return length(self);
    }

    @Override
    public long mp_subscript(ThreadState ts, long self, long key) {
        if (Immediate.isInt(key) && isSmall(self)) {
            long n = length(self);
            long i = Immediate.intValue(key);
            i = i < 0 ? i + n : i;
            if (i >= 0 && i < n) {
                return PyLong.of(ts, start(self) + i * step(self));
            }
            throw Errors.indexError(ts, "range object index out of range");
        }
        if (PySlice.TYPE.isExactly(key)) {
            BigInteger[] b = PySlice.bigBounds(ts, key, bigLength(self));
            return create(ts, bigItem(self, b[0]), bigItem(self, b[1]),
                    bigStep(self).multiply(b[2]));
        }
        if (!PyType.of(key).hasIndex()) {
            throw Errors.typeError(
                    ts, "range indices must be integers or slices, not " + PyType.of(key).name());
        }
        long index = Abstract.index(ts, key);
        BigInteger i = PyLong.toBig(index);
        Refs.release(ts, index);
        BigInteger n = bigLength(self);
        i = i.signum() < 0 ? i.add(n) : i;
        if (i.signum() < 0 || i.compareTo(n) >= 0) {
            throw Errors.indexError(ts, "range object index out of range");
        }
        return PyLong.of(ts, bigItem(self, i));
    }

    private static boolean isPlainInt(long value) {
        return PyLong.TYPE.isExactly(value) || PyBool.TYPE.isExactly(value);
    }

    /** The index of an int in the range, or null. */
    private static BigInteger indexOfInt(long self, long value) {
        BigInteger distance = PyLong.toBig(value).subtract(bigStart(self));
        BigInteger[] q = distance.divideAndRemainder(bigStep(self));
        boolean found =
                q[1].signum() == 0 && q[0].signum() >= 0 && q[0].compareTo(bigLength(self)) < 0;
        return found ? q[0] : null;
    }

    private static boolean containsSmall(long self, long value) {
        long start = start(self);
        long step = step(self);
        long n = length(self);
        if (n == 0) {
            return false;
        }
        long last = start + (n - 1) * step;
        return (step > 0 ? value >= start && value <= last : value <= start && value >= last)
                && Long.remainderUnsigned(
                        step > 0 ? value - start : start - value, Math.abs(step))
                        == 0;
    }

    @Override
    public int sq_contains(ThreadState ts, long self, long value) {
        if (isPlainInt(value)) {
            if (isSmall(self)) {
                return PyLong.fitsLong(value) && containsSmall(self, PyLong.longValue(value))
                        ? 1
                        : 0;
            }
            return indexOfInt(self, value) != null ? 1 : 0;
        }
        return search(ts, self, value, false) >= 0 ? 1 : 0;
    }

    /** Compares one by one: the index of the first equal item or -1; or the number of all. */
    private static long search(ThreadState ts, long self, long value, boolean count) {
        long it = TYPE.tp_iter(ts, self);
        long found = 0;
        try {
            long item;
            for (long i = 0; (item = Abstract.next(ts, it)) != 0; i++) {
                try {
                    if (Abstract.compareBool(ts, item, value, CompareOp.EQ)) {
                        if (!count) {
                            return i;
                        }
                        found++;
                    }
                } finally {
                    Refs.release(ts, item);
                }
            }
            return count ? found : -1;
        } finally {
            Refs.release(ts, it);
        }
    }

    // ---------------------------------------------------------------- methods

    @Override
    protected void define(TypeDef def) {
        def.member("start", rangeobject.START, null)
                .member("stop", rangeobject.STOP, null)
                .member("step", rangeobject.STEP, null)
                .method("__reversed__(self, /)", "Return a reverse iterator.", "reversed")
                .method("__reduce__(self, /)", null, "reduce")
                .method(
                        "count(self, value, /)",
                        "rangeobject.count(value) -> integer -- return number of occurrences of"
                                + " value")
                .method(
                        "index(self, value, /)",
                        "rangeobject.index(value) -> integer -- return index of value.\nRaise"
                                + " ValueError if the value is not present.");
    }

    static long reversed(ThreadState ts, long self) {
        if (isSmall(self) && step(self) != Long.MIN_VALUE) {
            long n = length(self);
            long start = start(self) + (n - 1) * step(self);
            return PyRangeIterator.create(ts, start, -step(self), n);
        }
        BigInteger n = bigLength(self);
        return PyLongRangeIterator.create(
                ts, bigItem(self, n.subtract(BigInteger.ONE)), bigStep(self).negate(), n);
    }

    static long reduce(ThreadState ts, long self) {
        long parts =
                PyTuple.of(
                        ts,
                        rangeobject.start(self),
                        rangeobject.stop(self),
                        rangeobject.step(self));
        return PyTuple.ofSteal(ts, Refs.retain(ts, TYPE.address), parts);
    }

    static long count(ThreadState ts, long self, long value) {
        return PyLong.of(
                ts,
                isPlainInt(value)
                        ? TYPE.sq_contains(ts, self, value)
                        : search(ts, self, value, true));
    }

    static long index(ThreadState ts, long self, long value) {
        if (isPlainInt(value)) {
            BigInteger i = indexOfInt(self, value);
            if (i != null) {
                return PyLong.of(ts, i);
            }
            UnicodeBuilder b = new UnicodeBuilder();
            ReprGuard.appendRepr(ts, b, value);
            throw Errors.valueError(ts, b.append(" is not in range").toString());
        }
        long i = search(ts, self, value, false);
        if (i < 0) {
            throw Errors.valueError(ts, "sequence.index(x): x not in sequence");
        }
        return PyLong.of(ts, i);
    }
}
