package org.jilectomy.runtime.objects;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.PyListObject;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code list}; compare CPython {@code listobject.c}.
 *
 * <p>{@code ob_item} points to an array of owned objects with room for {@code allocated}; it grows
 * by CPython's pattern (0, 4, 8, 16, 24, 32, 40, 52, 64 …). Everything happens under
 * the list's lock, so the array may be freed or moved at any other time; single items are also read
 * without it, see {@link LockFreeReads}. Objects taken out of
 * the list are released after the lock is given up, for that may run any code.
 *
 * <p>This class holds what runtime code calls and the slots; {@link ListMethods} the Python-visible
 * methods, {@link ListSlices} subscripts, {@link ListSort} {@code sort}, {@link ListArray} the array.
 */
public final class PyList extends PyType {
    public static final PyList TYPE = new PyList();

    /** Of the {@code PyTypeObject}; a constant for compiled code. */
    public static final long ADDRESS = TYPE.address;

    static final long MAX_SIZE = Integer.MAX_VALUE - 8;

    private PyList() {
        super(
                new TypeSpec("list", PyListObject.SIZE)
                        .gc()
                        .subclassable()
                        .flags(TPFLAGS_LIST_SUBCLASS | TPFLAGS_SEQUENCE | TPFLAGS_MATCH_SELF)
                        .doc(
                                "Built-in mutable sequence.\n\nIf no argument is given, the"
                                        + " constructor creates a new empty list.\nThe argument"
                                        + " must be an iterable if specified."));
    }

    // ---------------------------------------------------------------- making

    /** {@code []}. */
    public static long create(ThreadState ts) {
        return create(ts, TYPE);
    }

    private static long create(ThreadState ts, PyType type) {
        long self = Instances.allocate(ts, type, type.basicSize);
        PyVarObject.ob_size(self, 0);
        PyListObject.ob_item(self, 0);
        PyListObject.allocated(self, 0);
        return self;
    }

    /** A list of {@code n} zeros that its maker fills with {@link #initSteal} before showing it. */
    public static long createPresized(ThreadState ts, long n) {
        if (n > MAX_SIZE) {
            throw Errors.memoryError(ts);
        }
        long self = create(ts, TYPE);
        if (n > 0) {
            long items = Heap.allocate(ts.heap, n * 8);
            Memory.zeroWords(items, n * 8);
            PyListObject.ob_item(self, items);
            PyListObject.allocated(self, n);
            PyVarObject.ob_size(self, n);
        }
        return self;
    }

    /**
     * An empty list with room for exactly {@code n} items, which its maker adds with {@link
     * #addSteal} before showing it: a list display, that an exception may leave half made.
     */
    public static long createWithRoom(ThreadState ts, long n) {
        long self = createPresized(ts, n);
        PyVarObject.ob_size(self, 0);
        return self;
    }

    /** Adds an owned value to a list that has room for it and that nobody else has seen. */
    public static void addSteal(ThreadState ts, long self, long value) {
        long n = PyVarObject.ob_size(self);
        PyListObject.ob_item_at(self, n, Refs.toObjectSteal(ts, value));
        PyVarObject.ob_size(self, n + 1);
    }

    /** Fills a place of a list that nobody else has seen. */
    public static void initSteal(ThreadState ts, long self, long index, long value) {
        PyListObject.ob_item_at(self, index, Refs.toObjectSteal(ts, value));
    }

    /** Takes the last item out of a list that nobody else has seen; the room stays. Owned. */
    public static long takeLast(ThreadState ts, long self) {
        long last = PyVarObject.ob_size(self) - 1;
        PyVarObject.ob_size(self, last);
        return Refs.fromMemorySteal(ts, PyListObject.ob_item_at(self, last));
    }

    /** Takes the last item out, owned; 0 if the list is empty. */
    public static long popLast(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        long n = PyVarObject.ob_size(self);
        if (n == 0) {
            ObjectLock.unlock(ts, self);
            return 0;
        }
        long item = PyListObject.ob_item_at(self, n - 1);
        ListArray.resizeLockHeld(ts, self, n - 1);
        ObjectLock.unlock(ts, self);
        return Refs.fromMemorySteal(ts, item);
    }

    /** {@code [a, b, c]} of that many constants, whose list CPython extends by a tuple. */
    public static long fromConstants(ThreadState ts, long tuple) {
        long n = PyTuple.size(tuple);
        long self = createPresized(ts, n);
        ListArray.preallocateLockHeld(ts, self, n);
        for (long i = 0; i < n; i++) {
            PyListObject.ob_item_at(self, i, Refs.retain(ts, PyTuple.item(tuple, i)));
        }
        return self;
    }

    /** A list of owned values: {@code [a, b, c]}. */
    public static long fromArraySteal(ThreadState ts, long[] values) {
        return fromArraySteal(ts, values, 0, values.length);
    }

    /** A list of the {@code count} owned values from {@code from} on. */
    public static long fromArraySteal(ThreadState ts, long[] values, int from, int count) {
        long self = createPresized(ts, count);
        for (int i = 0; i < count; i++) {
            initSteal(ts, self, i, values[from + i]);
        }
        return self;
    }

    /**
     * A list of owned values, {@code allocated} as if they had been appended one after the other to
     * a list made with room for {@code room}.
     */
    static long fromAppendedSteal(ThreadState ts, long[] values, int count, int room) {
        long self = fromArraySteal(ts, values, 0, count);
        long capacity = room;
        while (capacity < count) {
            long size = capacity + 1;
            capacity = size + (size >> 3) + 6 & ~3L;
        }
        if (capacity != count) {
            ListArray.reallocateLockHeld(ts, self, capacity, count);
        }
        return self;
    }

    static long fromItemsSteal(ThreadState ts, Items items) {
        return fromArraySteal(ts, items.objects, 0, items.size);
    }

    /** {@code list(iterable)}. */
    public static long fromIterable(ThreadState ts, long iterable) {
        long self = create(ts);
        try {
            extend(ts, self, iterable);
        } catch (Throwable t) {
            Refs.release(ts, self);
            throw t;
        }
        return self;
    }

    // ---------------------------------------------------------------- reading

    /** Number of items; one load. */
    public static long size(long self) {
        return PyVarObject.ob_size(self);
    }

    /** {@code self[index]}, owned; a negative index counts from the end; IndexError. */
    public static long getItem(ThreadState ts, long self, long index) {
        if (ObjectLock.isFree(ts, self) && index >= 0 && index < PyVarObject.ob_size(self)) {
            return Refs.fromMemory(ts, PyListObject.ob_item_at(self, index));
        }
        return getItemLocking(ts, self, index);
    }

    private static long getItemLocking(ThreadState ts, long self, long index) {
        if (LockFreeReads.ON && !ObjectLock.isFree(ts, self)) {
            long read = LockFreeReads.item(ts, self, index);
            if (read != LockFreeReads.UNDECIDED) {
                return read;
            }
        }
        ObjectLock.lock(ts, self);
        long n = PyVarObject.ob_size(self);
        long i = index < 0 ? index + n : index;
        if (i >= 0 && i < n) {
            long value = LockFreeReads.fromMemory(ts, PyListObject.ob_item_at(self, i));
            ObjectLock.unlockUnchanged(ts, self);
            return value;
        }
        ObjectLock.unlockUnchanged(ts, self);
        throw Errors.indexError(ts, "list index out of range");
    }

    /** The value at {@code index} ≥ 0, owned, or 0 beyond the end: a step of an iterator. */
    public static long getItemOrEnd(ThreadState ts, long self, long index) {
        if (ObjectLock.isFree(ts, self)) {
            return index < PyVarObject.ob_size(self)
                    ? Refs.fromMemory(ts, PyListObject.ob_item_at(self, index))
                    : 0;
        }
        return getItemOrEndLocking(ts, self, index);
    }

    private static long getItemOrEndLocking(ThreadState ts, long self, long index) {
        if (LockFreeReads.ON && !ObjectLock.isFree(ts, self)) {
            long read = LockFreeReads.itemOrEnd(ts, self, index);
            if (read != LockFreeReads.UNDECIDED) {
                return read;
            }
        }
        ObjectLock.lock(ts, self);
        long value =
                index < PyVarObject.ob_size(self)
                        ? LockFreeReads.fromMemory(ts, PyListObject.ob_item_at(self, index))
                        : 0;
        ObjectLock.unlockUnchanged(ts, self);
        return value;
    }

    /** All values at one moment, owned. */
    public static long[] toArray(ThreadState ts, long self) {
        Items items = snapshot(ts, self);
        long[] values = items.objects;
        for (int i = 0; i < values.length; i++) {
            values[i] = Refs.fromMemorySteal(ts, values[i]);
        }
        return values;
    }

    /** All objects at one moment; the array has exactly their number. */
    static Items snapshot(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        int n = (int) PyVarObject.ob_size(self);
        Items items = new Items(n);
        long at = PyListObject.ob_item(self);
        for (int i = 0; i < n; i++, at += 8) {
            long item = Memory.getLong(at);
            Refcount.retain(ts.heap, item);
            items.objects[i] = item;
        }
        items.size = n;
        ObjectLock.unlockUnchanged(ts, self);
        return items;
    }

    // ---------------------------------------------------------------- writing

    /** {@code self.append(value)}. */
    public static void append(ThreadState ts, long self, long value) {
        appendObject(ts, self, Refs.toObject(ts, value));
    }

    /** As {@link #append}, taking the value's reference. */
    public static void appendSteal(ThreadState ts, long self, long value) {
        appendObject(ts, self, Refs.toObjectSteal(ts, value));
    }

    private static void appendObject(ThreadState ts, long self, long object) {
        boolean shared = ObjectLock.lockIfShared(ts, self);
        long n = PyVarObject.ob_size(self);
        if (n >= PyListObject.allocated(self)) {
            growForLockHeld(ts, self, n + 1, object);
        } else {
            PyVarObject.ob_size(self, n + 1);
        }
        PyListObject.ob_item_at(self, n, object);
        ObjectLock.unlock(ts, self, shared);
    }

    /** Room for an owned object, which is released if there is none. */
    private static void growForLockHeld(ThreadState ts, long self, long size, long object) {
        try {
            ListArray.resizeLockHeld(ts, self, size);
        } catch (Throwable t) {
            Refs.releaseObject(ts, object);
            throw t;
        }
    }

    /** {@code self[index] = value}; IndexError. */
    public static void setItem(ThreadState ts, long self, long index, long value) {
        if ((value & 3) == 0 || !overwrite(ts, self, index, value)) {
            setObject(ts, self, index, Refs.toObject(ts, value));
        }
    }

    private static boolean overwrite(ThreadState ts, long self, long index, long value) {
        boolean shared = ObjectLock.lockIfShared(ts, self);
        boolean done = index >= 0
                && index < PyVarObject.ob_size(self)
                && NumberBox.overwriteLockHeld(ts, PyListObject.ob_item_at(self, index), value);
        ObjectLock.unlock(ts, self, shared);
        return done;
    }

    /**
     * {@code self[index] += by} for an item that is an int.
     *
     * @return false if it is not that simple; nothing happened then
     */
    public static boolean addInt(ThreadState ts, long self, long index, long by) {
        boolean shared = ObjectLock.lockIfShared(ts, self);
        long old = index >= 0 && index < PyVarObject.ob_size(self)
                ? PyListObject.ob_item_at(self, index) : 0;
        long sum;
        try {
            sum = NumberBox.addLockHeld(ts, old, by);
            if (sum != 0 && sum != old) {
                PyListObject.ob_item_at(self, index, sum);
            }
        } finally {
            ObjectLock.unlock(ts, self, shared);
        }
        if (sum != 0 && sum != old) {
            Refs.releaseObject(ts, old);
        }
        return sum != 0;
    }

    private static void setObject(ThreadState ts, long self, long index, long object) {
        boolean shared = ObjectLock.lockIfShared(ts, self);
        long n = PyVarObject.ob_size(self);
        long i = index < 0 ? index + n : index;
        if (i >= 0 && i < n) {
            long old = PyListObject.ob_item_at(self, i);
            PyListObject.ob_item_at(self, i, object);
            ObjectLock.unlock(ts, self, shared);
            Refs.release(ts, old);
            return;
        }
        ObjectLock.unlock(ts, self, shared);
        Refs.release(ts, object);
        throw Errors.indexError(ts, "list assignment index out of range");
    }

    /** {@code del self[index]}; IndexError. */
    public static void delItem(ThreadState ts, long self, long index) {
        ObjectLock.lock(ts, self);
        long n = PyVarObject.ob_size(self);
        long i = index < 0 ? index + n : index;
        if (i >= 0 && i < n) {
            long old = PyListObject.ob_item_at(self, i);
            ListArray.removeRangeLockHeld(ts, self, i, 1);
            ObjectLock.unlock(ts, self);
            Refs.release(ts, old);
            return;
        }
        ObjectLock.unlock(ts, self);
        throw Errors.indexError(ts, "list assignment index out of range");
    }

    /** {@code self.insert(index, value)}. */
    public static void insert(ThreadState ts, long self, long index, long value) {
        long object = Refs.toObject(ts, value);
        ObjectLock.lock(ts, self);
        long n = PyVarObject.ob_size(self);
        long i = index < 0 ? Math.max(index + n, 0) : Math.min(index, n);
        growForLockHeld(ts, self, n + 1, object);
        long at = PyListObject.ob_item(self) + i * 8;
        Memory.copy(at, at + 8, (n - i) * 8);
        Memory.putLong(at, object);
        ObjectLock.unlock(ts, self);
    }

    /** {@code self.clear()}. */
    public static void clear(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        long items = PyListObject.ob_item(self);
        long n = PyVarObject.ob_size(self);
        if (items != 0) {
            PyVarObject.ob_size(self, 0);
            PyListObject.ob_item(self, 0);
            PyListObject.allocated(self, 0);
        }
        ObjectLock.unlock(ts, self);
        ListArray.release(ts, items, n);
    }

    /** {@code self.extend(iterable)}. */
    public static void extend(ThreadState ts, long self, long iterable) {
        ListMethods.extendWith(ts, self, iterable);
    }

    /**
     * Reads items that need no object, from {@code index} on, until {@code into} is full or an item
     * of another kind or the end comes. One turn under the lock; nothing to release.
     *
     * @return how many were read
     */
    public static int readImmediates(ThreadState ts, long self, long index, long[] into) {
        if (!Immediate.ENABLED) {
            return 0;
        }
        ObjectLock.lock(ts, self);
        long items = PyListObject.ob_item(self);
        int n = (int) Math.min(into.length, PyVarObject.ob_size(self) - index);
        int read = Items.readImmediates(items + index * 8, n, into);
        ObjectLock.unlock(ts, self);
        return read;
    }

    /** Sorts in place, stable. {@code key}: a function, or 0 or None. */
    public static void sort(ThreadState ts, long self, long key, boolean reverse) {
        ListSort.sort(ts, self, key, reverse);
    }

    // ---------------------------------------------------------------- searching

    /**
     * The first index in {@code [from, end)} whose item equals {@code value}, or -1. The lock is held
     * on entry and on return, is given up for comparisons that need Python, and is not held when
     * this throws. The end moves with the list.
     */
    static long findLockHeld(ThreadState ts, long self, long value, long from, long end) {
        for (long i = from; i < Math.min(end, PyVarObject.ob_size(self)); i++) {
            long item = PyListObject.ob_item_at(self, i);
            int same = KeyEquality.quick(item, value);
            if (same > 0 || (same < 0 && equalsUnlocked(ts, self, item, value))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean equalsUnlocked(ThreadState ts, long self, long item, long value) {
        Refcount.retain(ts.heap, item);
        ObjectLock.unlock(ts, self);
        boolean equal;
        try {
            equal = KeyEquality.ask(ts, item, value);
        } finally {
            Refcount.release(ts.heap, item);
        }
        ObjectLock.lock(ts, self);
        return equal;
    }

    // ---------------------------------------------------------------- life

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        long n = PyVarObject.ob_size(self);
        for (long i = 0; i < n; i++) {
            visitor.visit(PyListObject.ob_item_at(self, i));
        }
    }

    @Override
    protected void tp_clear(ThreadState ts, long self) {
        clear(ts, self);
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        long items = PyListObject.ob_item(self);
        if (items != 0) {
            Heap.free(ts.heap, items);
        }
    }

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        if (!ts.beginDealloc(self)) {
            return;
        }
        ListArray.release(ts, PyListObject.ob_item(self), PyVarObject.ob_size(self));
        Instances.freeAndEndDealloc(ts, self);
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        return create(ts, type);
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {
        if (kwnames != 0) {
            Instances.noKeywordsInInit(ts, TYPE, PyType.of(self), kwnames);
        }
        int n = Instances.positional(args, kwnames);
        Instances.atMost(ts, "list", n, 1);
        clear(ts, self);
        if (n == 1) {
            extend(ts, self, args[0]);
        }
    }

    // ---------------------------------------------------------------- slots

    @Override
    public long tp_repr(ThreadState ts, long self) {
        if (PyVarObject.ob_size(self) == 0) {
            return PyUnicode.fromJava(ts, "[]");
        }
        if (!ReprGuard.enter(ts, self)) {
            return PyUnicode.fromJava(ts, "[...]");
        }
        try {
            UnicodeBuilder b = new UnicodeBuilder();
            b.append('[');
            long value;
            for (long i = 0; (value = getItemOrEnd(ts, self, i)) != 0; i++) {
                try {
                    if (i > 0) {
                        b.append(", ");
                    }
                    ReprGuard.appendRepr(ts, b, value);
                } finally {
                    Refs.release(ts, value);
                }
            }
            b.append(']');
            return b.finish(ts);
        } finally {
            ReprGuard.leave(ts);
        }
    }

    @Override
    public boolean isUnhashable() {
        return true;
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        throw Errors.typeError(ts, "unhashable type: '" + PyType.of(self).name() + "'");
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        return isInstance(self) && isInstance(other)
                ? ListMethods.compare(ts, self, other, op)
                : Singletons.NotImplemented;
    }

    @Override
    public long tp_iter(ThreadState ts, long self) {
        return PyListIterator.create(ts, self);
    }

    @Override
    public long sq_length(ThreadState ts, long self) {
        return PyVarObject.ob_size(self);
    }

    @Override
    public long mp_subscript(ThreadState ts, long self, long key) {
        if (PySlice.TYPE.isExactly(key)) {
            return ListSlices.get(ts, self, key);
        }
        return getItem(ts, self, PySlice.indexKey(ts, key, "list"));
    }

    @Override
    public boolean mp_ass_subscript(ThreadState ts, long self, long key, long value) {
        if (PySlice.TYPE.isExactly(key)) {
            ListSlices.set(ts, self, key, value);
        } else if (value != 0) {
            setItem(ts, self, PySlice.indexKey(ts, key, "list"), value);
        } else {
            delItem(ts, self, PySlice.indexKey(ts, key, "list"));
        }
        return true;
    }

    @Override
    public int sq_contains(ThreadState ts, long self, long value) {
        ObjectLock.lock(ts, self);
        long i = findLockHeld(ts, self, value, 0, Long.MAX_VALUE);
        ObjectLock.unlock(ts, self);
        return i >= 0 ? 1 : 0;
    }

    @Override
    public long sq_concat(ThreadState ts, long self, long other) {
        return ListSlices.concat(ts, self, other);
    }

    @Override
    public long sq_inplace_concat(ThreadState ts, long self, long other) {
        extend(ts, self, other);
        return Refs.retain(ts, self);
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public long sq_repeat(ThreadState ts, long self, long count) {
        return ListSlices.repeat(ts, self, count);
    }

    @Override
    public long sq_inplace_repeat(ThreadState ts, long self, long count) {
        ListSlices.repeatInPlace(ts, self, count);
        return Refs.retain(ts, self);
    }

    @Override
    protected void define(TypeDef def) {
        ListMethods.define(def);
    }
}
