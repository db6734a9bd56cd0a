package org.jilectomy.runtime.modules.array;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.BufferFormats;
import org.jilectomy.runtime.objects.Buffers;
import org.jilectomy.runtime.objects.CompareOp;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Instances;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyBuffer;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PySlice;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code array.array}; its named methods are {@link ArrayMethods}'.
 *
 * <pre>
 *  +16 ob_size   +24 items, raw block or 0   +32 allocated, in items   +40 type code
 *  +48 weak references   +56 exports: while not 0 the block neither moves nor changes size
 * </pre>
 *
 * <p>Values become bits before and after; under the array's lock only bits move.
 */
final class PyArray extends PyType {
    private static final int ITEMS = 24;
    private static final int ALLOCATED = 32;
    private static final int CODE = 40;
    private static final int WEAK_LIST = 48;
    private static final int EXPORTS = 56;
    private static final int SIZE = 64;

    static final PyArray TYPE = new PyArray();

    private PyArray() {
        super(new TypeSpec("array.array", SIZE).head().subclassable().weakList(WEAK_LIST)
                .flags(TPFLAGS_SEQUENCE));
    }

    @Override
    protected void define(TypeDef def) {
        ArrayMethods.define(def.in(ArrayMethods.class));
    }

    // ---------------------------------------------------------------- fields

    static char code(long self) {
        return (char) Memory.getLong(self + CODE);
    }

    static int itemSize(long self) {
        return ItemCode.size(code(self));
    }

    static long size(long self) {
        return PyVarObject.ob_size(self);
    }

    static long allocated(long self) {
        return Memory.getLong(self + ALLOCATED);
    }

    static long items(long self) {
        return Memory.getLong(self + ITEMS);
    }

    // ---------------------------------------------------------------- life

    static long create(ThreadState ts, PyType type, char code) {
        long self = StaticTypes.newInstance(ts, type, type.basicSize);
        Memory.putLong(self + CODE, code);
        return self;
    }

    static long fromBytes(ThreadState ts, PyType type, char code, byte[] content) {
        long self = create(ts, type, code);
        splice(ts, self, 0, 0, content);
        return self;
    }

    static PyException badCode(ThreadState ts) {
        return Errors.valueError(ts,
                "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        if (type == this) {
            Instances.noKeywords(ts, "array.array", kwnames);
        }
        int n = Instances.positional(args, kwnames);
        if (n < 1 || n > 2) {
            throw Errors.typeError(ts, "array() takes at " + (n < 1 ? "least 1 argument"
                    : "most 2 arguments") + " (" + n + " given)");
        }
        if (!PyUnicode.TYPE.isInstance(args[0]) || PyUnicode.length(args[0]) != 1) {
            throw Errors.typeError(ts, "array() argument 1 must be a unicode character, not "
                    + PyType.of(args[0]).name());
        }
        int c = PyUnicode.charAt(args[0], 0);
        long initial = n == 2 ? args[1] : 0;
        if (initial != 0 && c != 'u') {
            if (PyUnicode.TYPE.isInstance(initial)) {
                throw Errors.typeError(ts, "cannot use a str to initialize an array with typecode"
                        + " '" + Character.toString(c) + "'");
            }
            if (isInstance(initial) && code(initial) == 'u') {
                throw Errors.typeError(ts, "cannot use a unicode array to initialize an array with"
                        + " typecode '" + Character.toString(c) + "'");
            }
        }
        if (ItemCode.ALL.indexOf(c) < 0) {
            throw badCode(ts);
        }
        long self = create(ts, type, (char) c);
        try {
            if (initial != 0) {
                fill(ts, self, (char) c, initial);
            }
            return self;
        } catch (Throwable t) {
            Refs.release(ts, self);
            throw t;
        }
    }

    private static void fill(ThreadState ts, long self, char c, long initial) {
        if (TYPE.isInstance(initial) && code(initial) == c) {
            splice(ts, self, 0, 0, bytes(ts, initial));
        } else if (c == 'u' && PyUnicode.TYPE.isInstance(initial)) {
            Refs.release(ts, ArrayMethods.fromunicode(ts, self, initial));
        } else if (isBytes(initial)) {
            appendBytes(ts, self, Buffers.copy(ts, initial));
        } else {
            extendByItems(ts, self, initial);
        }
    }

    private static boolean isBytes(long value) {
        return PyBytes.check(value)
                || org.jilectomy.runtime.objects.PyByteArray.check(value);
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        long items = items(self);
        if (items != 0) {
            Heap.free(ts.heap, items);
        }
    }

    // ---------------------------------------------------------------- content

    /** All items' bytes at one moment. */
    static byte[] bytes(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        byte[] copy = new byte[Math.toIntExact(size(self) * itemSize(self))];
        if (copy.length > 0) {
            Memory.copyToArray(items(self), copy, 0, copy.length);
        }
        ObjectLock.unlock(ts, self);
        return copy;
    }

    private static PyException exported(ThreadState ts) {
        return Errors.raise(ts, Exceptions.BufferError,
                "cannot resize an array that is exporting buffers");
    }

    private static void resizeLockHeld(ThreadState ts, long self, long n) {
        long old = size(self);
        int size = itemSize(self);
        if (n > allocated(self) || n < allocated(self) / 2 && items(self) != 0) {
            long room = n == 0 ? 0 : (n >> 4) + (old < 8 ? 3 : 7) + n;
            long fresh = room == 0 ? 0 : Heap.allocate(ts.heap, room * size);
            long items = items(self);
            if (items != 0) {
                Memory.copy(items, fresh, Math.min(old, n) * size);
                Heap.free(ts.heap, items);
            }
            Memory.putLong(self + ITEMS, fresh);
            Memory.putLong(self + ALLOCATED, room);
        }
        PyVarObject.ob_size(self, n);
    }

    /** Where objects die late, views that nobody has any more are buried before. */
    private static void lockForResize(ThreadState ts, long self) {
        if (Refcount.LATE && Memory.getLong(self + EXPORTS) > 0) {
            Refcount.flush(ts.heap);
        }
        ObjectLock.lock(ts, self);
    }

    /** {@code self[from:to] = content}, bounds in items and clipped. */
    static void splice(ThreadState ts, long self, long from, long to, byte[] content) {
        int size = itemSize(self);
        lockForResize(ts, self);
        long n = size(self);
        long start = Math.min(from, n);
        long end = Math.max(start, Math.min(to, n));
        long growth = content.length / size - (end - start);
        if (growth != 0 && Memory.getLong(self + EXPORTS) > 0) {
            ObjectLock.unlock(ts, self);
            throw exported(ts);
        }
        try {
            if (growth > 0) {
                resizeLockHeld(ts, self, n + growth);
            }
            if (growth != 0 && end < n) {
                Memory.copy(items(self) + end * size, items(self) + (end + growth) * size,
                        (n - end) * size);
            }
            if (growth < 0) {
                resizeLockHeld(ts, self, n + growth);
            }
            if (content.length > 0) {
                Memory.copyFromArray(content, 0, items(self) + start * size, content.length);
            }
        } finally {
            ObjectLock.unlock(ts, self);
        }
    }

    static void append(ThreadState ts, long self, long value) {
        long bits = ItemCode.pack(ts, code(self), value);
        int size = itemSize(self);
        lockForResize(ts, self);
        boolean fixed = Memory.getLong(self + EXPORTS) > 0;
        if (!fixed) {
            long n = size(self);
            resizeLockHeld(ts, self, n + 1);
            BufferFormats.store(items(self) + n * size, size, bits);
        }
        ObjectLock.unlock(ts, self);
        if (fixed) {
            throw exported(ts);
        }
    }

    static void appendBytes(ThreadState ts, long self, byte[] content) {
        if (content.length % itemSize(self) != 0) {
            throw Errors.valueError(ts, "bytes length not a multiple of item size");
        }
        splice(ts, self, Long.MAX_VALUE, Long.MAX_VALUE, content);
    }

    static void extend(ThreadState ts, long self, long iterable) {
        if (TYPE.isInstance(iterable)) {
            if (code(iterable) != code(self)) {
                throw Errors.typeError(ts, "can only extend with array of same kind");
            }
            splice(ts, self, Long.MAX_VALUE, Long.MAX_VALUE, bytes(ts, iterable));
            return;
        }
        extendByItems(ts, self, iterable);
    }

    private static void extendByItems(ThreadState ts, long self, long iterable) {
        long it = Abstract.iter(ts, iterable);
        try {
            PyType type = PyType.of(it);
            for (long v = type.tp_iternext(ts, it); v != 0; v = type.tp_iternext(ts, it)) {
                try {
                    append(ts, self, v);
                } finally {
                    Refs.release(ts, v);
                }
            }
        } finally {
            Refs.release(ts, it);
        }
    }

    /** Item {@code i} as a value; 0 beyond the end. */
    static long getOrEnd(ThreadState ts, long self, long i) {
        int size = itemSize(self);
        ObjectLock.lock(ts, self);
        boolean inside = i >= 0 && i < size(self);
        long bits = inside ? BufferFormats.load(items(self) + i * size, size) : 0;
        ObjectLock.unlock(ts, self);
        return inside ? ItemCode.unpack(ts, code(self), bits) : 0;
    }

    /** The bytes of one value. */
    static byte[] packed(ThreadState ts, long self, long value) {
        long bits = ItemCode.pack(ts, code(self), value);
        byte[] bytes = new byte[itemSize(self)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (bits >> 8 * i);
        }
        return bytes;
    }

    // ---------------------------------------------------------------- buffer

    @Override
    public long bf_bytes(ThreadState ts, long self) {
        return PyBytes.fromArray(ts, bytes(ts, self));
    }

    @Override
    public long bf_writableSize(ThreadState ts, long self) {
        return size(self) * itemSize(self);
    }

    @Override
    public int bf_store(ThreadState ts, long self, long at, byte[] from, int start, int n) {
        ObjectLock.lock(ts, self);
        int room = (int) Math.max(0, Math.min(n, size(self) * itemSize(self) - at));
        if (room > 0) {
            Memory.copyFromArray(from, start, items(self) + at, room);
        }
        ObjectLock.unlock(ts, self);
        return room;
    }

    @Override
    public PyBuffer bf_getbuffer(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        Memory.putLong(self + EXPORTS, Memory.getLong(self + EXPORTS) + 1);
        long items = items(self);
        long length = size(self) * itemSize(self);
        ObjectLock.unlock(ts, self);
        char code = code(self);
        return new PyBuffer(ts, self, items == 0 ? BufferFormats.nowhere() : items, length,
                itemSize(self), false, code == 'u' ? "w" : String.valueOf(code));
    }

    @Override
    public void bf_releasebuffer(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        Memory.putLong(self + EXPORTS, Memory.getLong(self + EXPORTS) - 1);
        ObjectLock.unlock(ts, self);
    }

    // ---------------------------------------------------------------- slots

    @Override
    public boolean isUnhashable() {
        return true;
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        throw Errors.typeError(ts, "unhashable type: '" + PyType.of(self).name() + "'");
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        char code = code(self);
        String head = PyType.of(self).simpleName() + "('" + code + "'";
        if (size(self) == 0) {
            return PyUnicode.fromJava(ts, head + ")");
        }
        long shown = code == 'u' ? ArrayMethods.tounicode(ts, self) : ArrayMethods.tolist(ts, self);
        try {
            return PyUnicode.fromJava(ts, head + ", " + Abstract.reprJava(ts, shown) + ")");
        } finally {
            Refs.release(ts, shown);
        }
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        if (!isInstance(self) || !isInstance(other)) {
            return Singletons.NotImplemented;
        }
        if (size(self) != size(other) && (op == CompareOp.EQ || op == CompareOp.NE)) {
            return PyBool.of(op == CompareOp.NE);
        }
        for (long i = 0;; i++) {
            long a = getOrEnd(ts, self, i);
            long b = getOrEnd(ts, other, i);
            try {
                if (a == 0 || b == 0) {
                    return PyBool.of(CompareOp.holds(Long.compare(size(self), size(other)), op));
                }
                if (!Abstract.compareBool(ts, a, b, CompareOp.EQ)) {
                    return op == CompareOp.EQ ? PyBool.False
                            : op == CompareOp.NE ? PyBool.True
                                    : PyBool.of(Abstract.compareBool(ts, a, b, op));
                }
            } finally {
                Refs.xrelease(ts, a);
                Refs.xrelease(ts, b);
            }
        }
    }

    @Override
    public long tp_iter(ThreadState ts, long self) {
        return PyArrayIterator.create(ts, self);
    }

    @Override
    public boolean isSequence() {
        return true;
    }

    @Override
    public long sq_length(ThreadState ts, long self) {
        return size(self);
    }

    /** The first place of a value from {@code from} on, before {@code to}; -1 if there is none. */
    static long find(ThreadState ts, long self, long value, long from, long to) {
        for (long i = from; i < to; i++) {
            long item = getOrEnd(ts, self, i);
            if (item == 0) {
                return -1;
            }
            try {
                if (Abstract.compareBool(ts, item, value, CompareOp.EQ)) {
                    return i;
                }
            } finally {
                Refs.release(ts, item);
            }
        }
        return -1;
    }

    @Override
    public int sq_contains(ThreadState ts, long self, long value) {
        return find(ts, self, value, 0, Long.MAX_VALUE) >= 0 ? 1 : 0;
    }

    @Override
    public long sq_concat(ThreadState ts, long self, long other) {
        if (!isInstance(other)) {
            throw Errors.typeError(ts, "can only append array (not \"" + PyType.of(other).name()
                    + "\") to array");
        }
        badArgument(ts, self, other);
        long result = fromBytes(ts, TYPE, code(self), bytes(ts, self));
        splice(ts, result, Long.MAX_VALUE, Long.MAX_VALUE, bytes(ts, other));
        return result;
    }

    private static void badArgument(ThreadState ts, long self, long other) {
        if (code(self) != code(other)) {
            throw Errors.typeError(ts, "bad argument type for built-in operation");
        }
    }

    @Override
    public long sq_inplace_concat(ThreadState ts, long self, long other) {
        if (!isInstance(other)) {
            throw Errors.typeError(ts, "can only extend array with array (not \""
                    + PyType.of(other).name() + "\")");
        }
        extend(ts, self, other);
        return Refs.retain(ts, self);
    }

    private static byte[] repeated(ThreadState ts, long self, long count) {
        byte[] once = bytes(ts, self);
        long times = Math.max(count, 0);
        if (once.length > 0 && times > Integer.MAX_VALUE / once.length) {
            throw Errors.memoryError(ts);
        }
        byte[] all = new byte[(int) (once.length * times)];
        for (int at = 0; at < all.length; at += once.length) {
            System.arraycopy(once, 0, all, at, once.length);
        }
        return all;
    }

    @Override
    public long sq_repeat(ThreadState ts, long self, long count) {
        return fromBytes(ts, TYPE, code(self), repeated(ts, self, count));
    }

    @Override
    public long sq_inplace_repeat(ThreadState ts, long self, long count) {
        splice(ts, self, 0, Long.MAX_VALUE, repeated(ts, self, count));
        return Refs.retain(ts, self);
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public long mp_subscript(ThreadState ts, long self, long key) {
        if (PyType.of(key).hasIndex()) {
            long i = Abstract.asIndexOrThrow(ts, key, Exceptions.IndexError);
            long value = getOrEnd(ts, self, i < 0 ? i + size(self) : i);
            if (value == 0) {
                throw Errors.indexError(ts, "array index out of range");
            }
            return value;
        }
        if (!PySlice.TYPE.isExactly(key)) {
            throw Errors.typeError(ts, "array indices must be integers");
        }
        PySlice.Bounds bounds = PySlice.unpack(ts, key);
        byte[] all = bytes(ts, self);
        int size = itemSize(self);
        int n = (int) bounds.adjust(all.length / size);
        byte[] picked = new byte[n * size];
        for (int i = 0; i < n; i++) {
            System.arraycopy(all, (int) (bounds.start + i * bounds.step) * size, picked, i * size,
                    size);
        }
        return fromBytes(ts, TYPE, code(self), picked);
    }

    @Override
    public boolean mp_ass_subscript(ThreadState ts, long self, long key, long value) {
        if (PyType.of(key).hasIndex()) {
            long i = Abstract.asIndexOrThrow(ts, key, Exceptions.IndexError);
            setIndex(ts, self, i, value);
        } else if (PySlice.TYPE.isExactly(key)) {
            setSlice(ts, self, key, value);
        } else {
            throw Errors.typeError(ts, "array indices must be integers");
        }
        return true;
    }

    private static void setIndex(ThreadState ts, long self, long i, long value) {
        long at = i < 0 ? i + size(self) : i;
        if (at < 0 || at >= size(self)) {
            throw Errors.indexError(ts, "array assignment index out of range");
        }
        if (value == 0) {
            splice(ts, self, at, at + 1, new byte[0]);
            return;
        }
        long bits = ItemCode.pack(ts, code(self), value);
        int size = itemSize(self);
        ObjectLock.lock(ts, self);
        if (at < size(self)) {
            BufferFormats.store(items(self) + at * size, size, bits);
        }
        ObjectLock.unlock(ts, self);
    }

    private static void setSlice(ThreadState ts, long self, long key, long value) {
        byte[] content = new byte[0];
        if (value != 0) {
            if (!TYPE.isInstance(value)) {
                throw Errors.typeError(ts, "can only assign array (not \""
                        + PyType.of(value).name() + "\") to array slice");
            }
            badArgument(ts, self, value);
            content = bytes(ts, value);
        }
        int size = itemSize(self);
        PySlice.Bounds bounds = PySlice.unpack(ts, key);
        int n = (int) bounds.adjust(size(self));
        if (bounds.step == 1) {
            splice(ts, self, bounds.start, bounds.start + n, content);
            return;
        }
        int given = content.length / size;
        if (value != 0 && given != n) {
            throw Errors.valueError(ts, "attempt to assign array of size " + given
                    + " to extended slice of size " + n);
        }
        byte[] all = bytes(ts, self);
        if (value != 0) {
            for (int i = 0; i < n; i++) {
                System.arraycopy(content, i * size, all,
                        (int) (bounds.start + i * bounds.step) * size, size);
            }
        } else {
            all = without(all, size, bounds, n);
        }
        splice(ts, self, 0, Long.MAX_VALUE, all);
    }

    private static byte[] without(byte[] all, int size, PySlice.Bounds bounds, int n) {
        boolean[] gone = new boolean[all.length / size];
        for (int i = 0; i < n; i++) {
            gone[(int) (bounds.start + i * bounds.step)] = true;
        }
        byte[] rest = new byte[all.length - n * size];
        int at = 0;
        for (int i = 0; i < gone.length; i++) {
            if (!gone[i]) {
                System.arraycopy(all, i * size, rest, at, size);
                at += size;
            }
        }
        return rest;
    }
}
