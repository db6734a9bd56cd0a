package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyTupleObject;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code tuple}; compare CPython {@code tupleobject.c}.
 *
 * <p>Immutable once another thread can see it, so nothing here takes a lock. {@link #create} hands
 * out a tuple of zeros that its maker fills ({@link #setSteal}) before showing it to anybody. The
 * empty tuple is one immortal object.
 */
public class PyTuple extends PyType {
    public static final PyTuple TYPE = new PyTuple();

    /** Of the {@code PyTypeObject}; a constant for compiled code. */
    public static final long ADDRESS = TYPE.address;

    private static volatile long empty;

    private PyTuple() {
        super(
                new TypeSpec("tuple", PyTupleObject.OB_ITEM)
                        .items(8)
                        .gc()
                        .subclassable()
                        .flags(TPFLAGS_TUPLE_SUBCLASS | TPFLAGS_SEQUENCE | TPFLAGS_MATCH_SELF)
                        .doc(
                                "Built-in immutable sequence.\n\nIf no argument is given, the"
                                        + " constructor returns an empty tuple.\nIf iterable is"
                                        + " specified the tuple is initialized from iterable's"
                                        + " items.\n\nIf the argument is a tuple, the return value"
                                        + " is the same object."));
    }

    /** For a built-in type derived from tuple. */
    protected PyTuple(TypeSpec spec) {
        super(spec);
    }

    // ---------------------------------------------------------------- making

    /** A tuple of {@code n} zeros, to be filled by {@link #setSteal}; the empty tuple if n is 0. */
    public static long create(ThreadState ts, long n) {
        if (n == 0) {
            return empty(ts);
        }
        long self = allocate(ts, TYPE, n);
        Memory.zeroWords(self + PyTupleObject.OB_ITEM, n * 8);
        return self;
    }

    private static long allocate(ThreadState ts, PyType type, long n) {
        if (n > Integer.MAX_VALUE - 8) {
            throw Errors.memoryError(ts);
        }
        long self = Instances.allocate(ts, type, type.basicSize + n * 8);
        PyVarObject.ob_size(self, n);
        return self;
    }

    /** The empty tuple; immortal. */
    public static long empty(ThreadState ts) {
        long e = empty;
        return e != 0 ? e : makeEmpty(ts);
    }

    private static synchronized long makeEmpty(ThreadState ts) {
        if (empty == 0) {
            long e = allocate(ts, TYPE, 0);
            Refcount.makeImmortal(e);
            empty = e;
        }
        return empty;
    }

    /** {@code (a,)}. */
    public static long of(ThreadState ts, long a) {
        long self = allocate(ts, TYPE, 1);
        PyTupleObject.ob_item_at(self, 0, Refs.toObject(ts, a));
        return self;
    }

    /** {@code (a, b)}. */
    public static long of(ThreadState ts, long a, long b) {
        long self = allocate(ts, TYPE, 2);
        PyTupleObject.ob_item_at(self, 0, Refs.toObject(ts, a));
        PyTupleObject.ob_item_at(self, 1, Refs.toObject(ts, b));
        return self;
    }

    /** {@code (a, b, c)}. */
    public static long of(ThreadState ts, long a, long b, long c) {
        long self = allocate(ts, TYPE, 3);
        PyTupleObject.ob_item_at(self, 0, Refs.toObject(ts, a));
        PyTupleObject.ob_item_at(self, 1, Refs.toObject(ts, b));
        PyTupleObject.ob_item_at(self, 2, Refs.toObject(ts, c));
        return self;
    }

    /** {@code (a, b)} from owned values. */
    public static long ofSteal(ThreadState ts, long a, long b) {
        long self = allocate(ts, TYPE, 2);
        PyTupleObject.ob_item_at(self, 0, Refs.toObjectSteal(ts, a));
        PyTupleObject.ob_item_at(self, 1, Refs.toObjectSteal(ts, b));
        return self;
    }

    /**
     * A pair of owned values for an iterator that yields pairs. If nobody kept the last one it is
     * filled anew, as CPython does ({@code di_result}, {@code en_result}): most are unpacked at once.
     *
     * @param last the pair that the iterator {@code self} owns
     */
    static long reuseSteal(ThreadState ts, long self, long last, long a, long b) {
        if (!Refcount.isUnique(ts.heap, last) || !Instances.isPrivate(ts, self)) {
            return ofSteal(ts, a, b);
        }
        Refcount.retain(ts.heap, last);
        replaceSteal(ts, last, 0, a);
        replaceSteal(ts, last, 1, b);
        return last;
    }

    /** Puts another value into a tuple that nobody else has. */
    private static void replaceSteal(ThreadState ts, long self, int index, long value) {
        long old = PyTupleObject.ob_item_at(self, index);
        if ((value & 3) != 0 && NumberBox.overwriteLockHeld(ts, old, value)) {
            return;
        }
        PyTupleObject.ob_item_at(self, index, Refs.toObjectSteal(ts, value));
        Refcount.release(ts.heap, old);
    }

    /** A tuple of owned values. */
    public static long fromArraySteal(ThreadState ts, long[] values) {
        return fromArraySteal(ts, values, 0, values.length);
    }

    /** A tuple of the {@code count} owned values from {@code from} on. */
    public static long fromArraySteal(ThreadState ts, long[] values, int from, int count) {
        if (count == 0) {
            return empty(ts);
        }
        long self = allocate(ts, TYPE, count);
        for (int i = 0; i < count; i++) {
            PyTupleObject.ob_item_at(self, i, Refs.toObjectSteal(ts, values[from + i]));
        }
        return self;
    }

    /** A tuple of borrowed values. */
    public static long fromArray(ThreadState ts, long[] values) {
        return fromArray(ts, values, 0, values.length);
    }

    /** A tuple of the {@code count} borrowed values from {@code from} on. */
    public static long fromArray(ThreadState ts, long[] values, int from, int count) {
        if (count == 0) {
            return empty(ts);
        }
        long self = allocate(ts, TYPE, count);
        for (int i = 0; i < count; i++) {
            PyTupleObject.ob_item_at(self, i, Refs.toObject(ts, values[from + i]));
        }
        return self;
    }

    /** {@code tuple(iterable)}. */
    public static long fromIterable(ThreadState ts, long iterable) {
        if (TYPE.isExactly(iterable)) {
            return Refs.retain(ts, iterable);
        }
        Items items = Items.sized(ts, iterable);
        return fromArraySteal(ts, items.objects, 0, items.size);
    }

    // ---------------------------------------------------------------- reading

    public static long size(long self) {
        return PyVarObject.ob_size(self);
    }

    /** The object at {@code index}, which is in range; borrowed from the tuple. */
    public static long item(long self, long index) {
        return PyTupleObject.ob_item_at(self, index);
    }

    /** The value at {@code index}, which is in range; owned. */
    public static long getItem(ThreadState ts, long self, long index) {
        return Refs.fromMemory(ts, PyTupleObject.ob_item_at(self, index));
    }

    /** As {@code PyList.readImmediates}. */
    public static int readImmediates(long self, long index, long[] into) {
        if (!Immediate.ENABLED) {
            return 0;
        }
        int n = (int) Math.min(into.length, size(self) - index);
        return Items.readImmediates(self + PyTupleObject.OB_ITEM + index * 8, n, into);
    }

    /** Fills a place of a tuple that nobody else has seen. */
    public static void setSteal(ThreadState ts, long self, long index, long value) {
        PyTupleObject.ob_item_at(self, index, Refs.toObjectSteal(ts, value));
    }

    /** All values, owned. */
    public static long[] toArray(ThreadState ts, long self) {
        int n = (int) size(self);
        long[] values = new long[n];
        for (int i = 0; i < n; i++) {
            values[i] = getItem(ts, self, i);
        }
        return values;
    }

    /** {@code self[start:end]} with bounds in range. */
    public static long slice(ThreadState ts, long self, long start, long end) {
        if (end <= start) {
            return empty(ts);
        }
        if (start == 0 && end == size(self) && TYPE.isExactly(self)) {
            return Refs.retain(ts, self);
        }
        return copyStride(ts, self, start, 1, end - start);
    }

    private static long copyStride(ThreadState ts, long self, long start, long step, long n) {
        if (n <= 0) {
            return empty(ts);
        }
        long result = allocate(ts, TYPE, n);
        for (long i = 0, at = start; i < n; i++, at += step) {
            long item = PyTupleObject.ob_item_at(self, at);
            Refcount.retain(ts.heap, item);
            PyTupleObject.ob_item_at(result, i, item);
        }
        return result;
    }

    // ---------------------------------------------------------------- life

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        long n = size(self);
        for (long i = 0; i < n; i++) {
            long item = PyTupleObject.ob_item_at(self, i);
            if (item != 0) {
                visitor.visit(item);
            }
        }
    }

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        if (!ts.beginDealloc(self)) {
            return;
        }
        for (long i = size(self) - 1; i >= 0; i--) {
            long item = PyTupleObject.ob_item_at(self, i);
            if (item != 0) {
                Refcount.release(ts.heap, item);
            }
        }
        Instances.freeAndEndDealloc(ts, self);
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        int n = Instances.positional(args, kwnames);
        if (kwnames != 0) {
            Instances.noKeywords(ts, TYPE, type, kwnames);
        }
        Instances.atMost(ts, "tuple", n, 1);
        if (type == this) {
            return n == 0 ? empty(ts) : fromIterable(ts, args[0]);
        }
        Items items = n == 0 ? new Items(0) : Items.sized(ts, args[0]);
        long self;
        try {
            self = allocate(ts, type, items.size);
        } catch (Throwable t) {
            items.release(ts);
            throw t;
        }
        for (int i = 0; i < items.size; i++) {
            PyTupleObject.ob_item_at(self, i, items.objects[i]);
        }
        return self;
    }

    // ---------------------------------------------------------------- basic slots

    @Override
    public long tp_repr(ThreadState ts, long self) {
        long n = size(self);
        if (n == 0) {
            return PyUnicode.fromJava(ts, "()");
        }
        if (!ReprGuard.enter(ts, self)) {
            return PyUnicode.fromJava(ts, "(...)");
        }
        try {
            UnicodeBuilder b = new UnicodeBuilder();
            b.append('(');
            for (long i = 0; i < n; i++) {
                if (i > 0) {
                    b.append(", ");
                }
                ReprGuard.appendRepr(ts, b, item(self, i));
            }
            b.append(n == 1 ? ",)" : ")");
            return b.finish(ts);
        } finally {
            ReprGuard.leave(ts);
        }
    }

    /** xxHash over the items' hashes, as CPython since 3.8. */
    @Override
    public long tp_hash(ThreadState ts, long self) {
        long n = size(self);
        long acc = 2870177450012600261L;
        for (long i = 0; i < n; i++) {
            acc += Abstract.hash(ts, item(self, i)) * 0xC2B2AE3D27D4EB4FL;
            acc = Long.rotateLeft(acc, 31) * 0x9E3779B185EBCA87L;
        }
        acc += n ^ (2870177450012600261L ^ 3527539L);
        return acc == -1 ? 1546275796 : acc;
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        if (!TYPE.isInstance(self) || !TYPE.isInstance(other)) {
            return Singletons.NotImplemented;
        }
        long n = size(self);
        long m = size(other);
        long common = Math.min(n, m);
        long i = 0;
        while (i < common
                && Abstract.compareBool(ts, item(self, i), item(other, i), CompareOp.EQ)) {
            i++;
        }
        if (i == common) {
            return PyBool.of(CompareOp.holds(Long.compare(n, m), op));
        }
        if (op == CompareOp.EQ || op == CompareOp.NE) {
            return PyBool.of(op == CompareOp.NE);
        }
        return Abstract.richCompare(ts, item(self, i), item(other, i), op);
    }

    @Override
    public long tp_iter(ThreadState ts, long self) {
        return PyTupleIterator.create(ts, self);
    }

    // ---------------------------------------------------------------- sequence slots

    @Override
    public long sq_length(ThreadState ts, long self) {
        return size(self);
    }

    @Override
    public long mp_subscript(ThreadState ts, long self, long key) {
        if (PySlice.TYPE.isExactly(key)) {
            PySlice.Bounds b = PySlice.unpack(ts, key);
            long n = b.adjust(size(self));
            return b.step == 1
                    ? slice(ts, self, b.start, b.start + n)
                    : copyStride(ts, self, b.start, b.step, n);
        }
        long i = PySlice.indexKey(ts, key, "tuple");
        if (i < 0) {
            i += size(self);
        }
        if (i < 0 || i >= size(self)) {
            throw Errors.indexError(ts, "tuple index out of range");
        }
        return getItem(ts, self, i);
    }

    @Override
    public int sq_contains(ThreadState ts, long self, long value) {
        long n = size(self);
        for (long i = 0; i < n; i++) {
            if (Abstract.compareBool(ts, item(self, i), value, CompareOp.EQ)) {
                return 1;
            }
        }
        return 0;
    }

    @Override
    public long sq_concat(ThreadState ts, long self, long other) {
        if (!TYPE.isInstance(other)) {
            throw Errors.typeError(
                    ts,
                    "can only concatenate tuple (not \"" + PyType.of(other).name()
                            + "\") to tuple");
        }
        if (size(self) == 0 && TYPE.isExactly(other)) {
            return Refs.retain(ts, other);
        }
        if (size(other) == 0 && TYPE.isExactly(self)) {
            return Refs.retain(ts, self);
        }
        long n = size(self);
        long m = size(other);
        if (n + m == 0) {
            return empty(ts);
        }
        long result = allocate(ts, TYPE, n + m);
        for (long i = 0; i < n; i++) {
            PyTupleObject.ob_item_at(result, i, Refs.retain(ts, item(self, i)));
        }
        for (long i = 0; i < m; i++) {
            PyTupleObject.ob_item_at(result, n + i, Refs.retain(ts, item(other, i)));
        }
        return result;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public long sq_repeat(ThreadState ts, long self, long count) {
        long n = size(self);
        if ((n == 0 || count == 1) && TYPE.isExactly(self)) {
            return Refs.retain(ts, self);
        }
        if (n == 0 || count <= 0) {
            return empty(ts);
        }
        if (count > Integer.MAX_VALUE / n) {
            throw Errors.memoryError(ts);
        }
        long result = allocate(ts, TYPE, n * count);
        for (long i = 0; i < n * count; i++) {
            PyTupleObject.ob_item_at(result, i, Refs.retain(ts, item(self, i % n)));
        }
        return result;
    }

    // ---------------------------------------------------------------- methods

    @Override
    protected void define(TypeDef def) {
        def.method("__getnewargs__(self, /)", null, "getnewargs")
                .method(
                        "index(self, value, start=0, stop=sys.maxsize, /)",
                        "Return first index of value.\n\nRaises ValueError if the value is not"
                                + " present.")
                .method("count(self, value, /)", "Return number of occurrences of value.")
                .classMethod(
                        "__class_getitem__(cls, item, /)", "See PEP 585", "classGetItem");
    }

    static long getnewargs(ThreadState ts, long self) {
        long n = size(self);
        long copy = create(ts, n);
        for (long i = 0; i < n; i++) {
            PyTupleObject.ob_item_at(copy, i, Refs.retain(ts, item(self, i)));
        }
        return of1Steal(ts, copy);
    }

    private static long of1Steal(ThreadState ts, long value) {
        long self = allocate(ts, TYPE, 1);
        PyTupleObject.ob_item_at(self, 0, Refs.toObjectSteal(ts, value));
        return self;
    }

    static long index(ThreadState ts, long self, long value, long start, long stop) {
        long n = size(self);
        long i = PySlice.argument(ts, start, 0);
        long end = PySlice.argument(ts, stop, Long.MAX_VALUE);
        i = i < 0 ? Math.max(i + n, 0) : i;
        end = end < 0 ? end + n : Math.min(end, n);
        for (; i < end; i++) {
            if (Abstract.compareBool(ts, item(self, i), value, CompareOp.EQ)) {
                return PyLong.of(ts, i);
            }
        }
        throw Errors.valueError(ts, "tuple.index(x): x not in tuple");
    }

    static long count(ThreadState ts, long self, long value) {
        long n = size(self);
        long count = 0;
        for (long i = 0; i < n; i++) {
            if (Abstract.compareBool(ts, item(self, i), value, CompareOp.EQ)) {
                count++;
            }
        }
        return PyLong.of(ts, count);
    }

    static long classGetItem(ThreadState ts, long cls, long item) {
        return PyGenericAlias.create(ts, cls, item);
    }
}
