package org.jilectomy.runtime.objects;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.PyByteArrayObject;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The type {@code bytearray} (CPython 3.11, Objects/bytearrayobject.c).
 *
 * <pre>
 *   ob_bytes -&gt; | dropped at the front | content (ob_size) | 0 | spare |   ob_alloc bytes
 *                                      ob_start
 * </pre>
 *
 * <p>All fields and the buffer are guarded by the object's lock; who only reads takes a copy
 * under it ({@link #bf_bytes}). Instances carry a GC head for the lock word although the type
 * takes no part in cycle collection. While {@code ob_exports} is not 0 the buffer must neither
 * move nor change size.
 */
public final class PyByteArray extends PyType {
    public static final PyByteArray TYPE = new PyByteArray();

    private PyByteArray() {
        super(spec());
    }

    private static TypeSpec spec() {
        TypeSpec spec = new TypeSpec("bytearray", PyByteArrayObject.SIZE)
                .subclassable()
                .flags(TPFLAGS_MATCH_SELF)
                .doc(
                        "bytearray(iterable_of_ints)\n"
                                + "bytearray(string, encoding[, errors])\n"
                                + "bytearray(bytes_or_buffer)\n"
                                + "bytearray(count)\n"
                                + "bytearray()\n\n"
                                + "A mutable array of bytes.");
        spec.preHeader = GC_HEAD;
        return spec;
    }

    public static boolean check(long value) {
        return (value & 3) == 0 && TYPE.isInstance(value);
    }

    // ---------------------------------------------------------------- making

    private static long empty(ThreadState ts, PyType type) {
        long self = StaticTypes.newInstance(ts, type, type.basicSize);
        PyVarObject.ob_size(self, 0);
        PyByteArrayObject.ob_alloc(self, 0);
        PyByteArrayObject.ob_bytes(self, 0);
        PyByteArrayObject.ob_start(self, 0);
        PyByteArrayObject.ob_exports(self, 0);
        return self;
    }

    /** Owned bytearray with the contents of an array. */
    public static long fromArray(ThreadState ts, byte[] array, int from, int n) {
        long self = empty(ts, TYPE);
        resizeLockHeld(ts, self, n);
        if (n > 0) {
            Memory.copyFromArray(array, from, PyByteArrayObject.ob_start(self), n);
        }
        return self;
    }

    static long fromMemory(ThreadState ts, long from, int n) {
        long self = empty(ts, TYPE);
        resizeLockHeld(ts, self, n);
        Ucs.copyBytes(from, PyByteArrayObject.ob_start(self), n);
        return self;
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        return empty(ts, type);
    }

    private static final EntryPoint INIT =
            new EntryPoint(
                    "bytearray",
                    Signature.parse("(self, source=b'', encoding='', errors='')"),
                    PyByteArray.class,
                    "initialize");

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {
        Refs.release(ts, INIT.call(ts, self, args, kwnames));
    }

    static long initialize(ThreadState ts, long self, long source, long encoding, long errors) {
        if (source != 0 && encoding == 0 && errors == 0 && isForeignIterable(ts, source)) {
            replaceRange(ts, self, 0, Long.MAX_VALUE, new byte[0]);
            fill(ts, self, source);
            return Singletons.None;
        }
        long bytes = BytesArgs.construct(ts, source, encoding, errors, "bytearray");
        byte[] content = PyBytes.toArray(bytes);
        Refs.release(ts, bytes);
        replaceRange(ts, self, 0, Long.MAX_VALUE, content);
        return Singletons.None;
    }

    /** Whether iterating runs code that may look at what is there so far. */
    private static boolean isForeignIterable(ThreadState ts, long source) {
        PyType type = PyType.of(source);
        if (type == PyList.TYPE || type == PyTuple.TYPE || type == PyRange.TYPE
                || PyUnicode.check(source) || type.hasIndex()) {
            return false;
        }
        long bytes = BytesArgs.view(ts, source);
        Refs.xrelease(ts, bytes);
        return bytes == 0;
    }

    private static void fill(ThreadState ts, long self, long source) {
        long iterator = BytesArgs.iterator(ts, source,
                "cannot convert '" + PyType.of(source).name() + "' object to bytearray");
        try {
            for (long v = Abstract.next(ts, iterator); v != 0; v = Abstract.next(ts, iterator)) {
                try {
                    ByteArrayMethods.append(ts, self, v);
                } finally {
                    Refs.release(ts, v);
                }
            }
        } finally {
            Refs.release(ts, iterator);
        }
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        long buffer = PyByteArrayObject.ob_bytes(self);
        if (buffer != 0) {
            Heap.free(ts.heap, buffer);
            PyByteArrayObject.ob_bytes(self, 0);
        }
    }

    // ---------------------------------------------------------------- the buffer

    /** The content now. */
    static byte[] toArray(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        int n = (int) PyVarObject.ob_size(self);
        byte[] copy = new byte[n];
        if (n > 0) {
            Memory.copyToArray(PyByteArrayObject.ob_start(self), copy, 0, n);
        }
        ObjectLock.unlock(ts, self);
        return copy;
    }

    @Override
    public long bf_bytes(ThreadState ts, long self) {
        return PyBytes.fromArray(ts, toArray(ts, self));
    }

    @Override
    public PyBuffer bf_getbuffer(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        PyByteArrayObject.ob_exports(self, PyByteArrayObject.ob_exports(self) + 1);
        long n = PyVarObject.ob_size(self);
        long data = PyByteArrayObject.ob_start(self);
        ObjectLock.unlock(ts, self);
        return new PyBuffer(ts, self, data == 0 ? BufferFormats.nowhere() : data, n, 1, false, "B");
    }

    @Override
    public void bf_releasebuffer(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        PyByteArrayObject.ob_exports(self, PyByteArrayObject.ob_exports(self) - 1);
        ObjectLock.unlock(ts, self);
    }

    @Override
    public long bf_writableSize(ThreadState ts, long self) {
        return PyVarObject.ob_size(self);
    }

    @Override
    public int bf_store(ThreadState ts, long self, long at, byte[] from, int start, int n) {
        ObjectLock.lock(ts, self);
        int room = (int) Math.max(0, Math.min(n, PyVarObject.ob_size(self) - at));
        if (room > 0) {
            Memory.copyFromArray(from, start, PyByteArrayObject.ob_start(self) + at, room);
        }
        ObjectLock.unlock(ts, self);
        return room;
    }

    /** {@code PyByteArray_Resize}; the same growth as CPython. */
    private static void resizeLockHeld(ThreadState ts, long self, long size) {
        long alloc = PyByteArrayObject.ob_alloc(self);
        long buffer = PyByteArrayObject.ob_bytes(self);
        long start = PyByteArrayObject.ob_start(self);
        long offset = start - buffer;
        long old = PyVarObject.ob_size(self);
        if (size + offset + 1 <= alloc) {
            if (size >= alloc / 2) {
                PyVarObject.ob_size(self, size);
                Memory.putByte(start + size, (byte) 0);
                return;
            }
            alloc = size + 1;
        } else if (size <= alloc * 1.125) {
            alloc = size + (size >> 3) + (size < 9 ? 3 : 6);
        } else {
            alloc = size + 1;
        }
        long fresh = Heap.allocate(ts.heap, alloc);
        Ucs.copyBytes(start, fresh, Math.min(old, size));
        if (buffer != 0) {
            Heap.free(ts.heap, buffer);
        }
        PyByteArrayObject.ob_bytes(self, fresh);
        PyByteArrayObject.ob_start(self, fresh);
        PyByteArrayObject.ob_alloc(self, alloc);
        PyVarObject.ob_size(self, size);
        Memory.putByte(fresh + size, (byte) 0);
    }

    /**
     * Locks it for a change of size. Where objects die late, views that nobody has any more are buried
     * before.
     */
    private static void lockForResize(ThreadState ts, long self) {
        if (Refcount.LATE && PyByteArrayObject.ob_exports(self) > 0) {
            Refcount.flush(ts.heap);
        }
        ObjectLock.lock(ts, self);
    }

    /** Whether a change of size is forbidden now. */
    private static boolean isExportedLockHeld(long self) {
        return PyByteArrayObject.ob_exports(self) > 0;
    }

    private static RuntimeException exported(ThreadState ts) {
        return Errors.raise(
                ts,
                Exceptions.BufferError,
                "Existing exports of data: object cannot be re-sized");
    }

    /** {@code self[from:to] = content}, the bounds clipped to the size of the moment. */
    static void replaceRange(ThreadState ts, long self, long from, long to, byte[] content) {
        lockForResize(ts, self);
        long n = PyVarObject.ob_size(self);
        long start = Math.min(from, n);
        long end = Math.max(start, Math.min(to, n));
        long growth = content.length - (end - start);
        if (growth != 0 && isExportedLockHeld(self)) {
            ObjectLock.unlock(ts, self);
            throw exported(ts);
        }
        try {
            if (growth < 0) {
                long data = PyByteArrayObject.ob_start(self);
                if (start == 0) {
                    PyByteArrayObject.ob_start(self, data - growth);
                    PyVarObject.ob_size(self, n + growth);
                } else {
                    Memory.copy(data + end, data + end + growth, n - end);
                }
                resizeLockHeld(ts, self, n + growth);
            } else if (growth > 0) {
                resizeLockHeld(ts, self, n + growth);
                long data = PyByteArrayObject.ob_start(self);
                Memory.copy(data + end, data + end + growth, n - end);
            }
            if (content.length > 0) {
                long data = PyByteArrayObject.ob_start(self);
                Memory.copyFromArray(content, 0, data + start, content.length);
            }
        } finally {
            ObjectLock.unlock(ts, self);
        }
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
        long view = bf_bytes(ts, self);
        UnicodeBuilder out = new UnicodeBuilder(PyBytes.length(view) + 16);
        out.append(PyType.of(self).name()).append('(');
        BytesMethods.repr(out, view, true);
        Refs.release(ts, view);
        return out.append(')').finish(ts);
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        long b = PyUnicode.check(other) ? 0 : BytesArgs.view(ts, other);
        if (b == 0) {
            return Singletons.NotImplemented;
        }
        long a = bf_bytes(ts, self);
        long verdict = BytesMethods.compare(a, b, op);
        Refs.release(ts, a);
        Refs.release(ts, b);
        return verdict;
    }

    @Override
    public long tp_iter(ThreadState ts, long self) {
        return PyByteArrayIterator.create(ts, self);
    }

    @Override
    public long sq_length(ThreadState ts, long self) {
        return PyVarObject.ob_size(self);
    }

    @Override
    public int sq_contains(ThreadState ts, long self, long value) {
        long view = bf_bytes(ts, self);
        try {
            return BytesMethods.contains(ts, view, value);
        } finally {
            Refs.release(ts, view);
        }
    }

    /** The byte at {@code index}, or -1 if there is none. */
    static int getOrEnd(ThreadState ts, long self, long index) {
        ObjectLock.lock(ts, self);
        int b = index < 0 || index >= PyVarObject.ob_size(self)
                ? -1
                : Memory.getByte(PyByteArrayObject.ob_start(self) + index) & 0xff;
        ObjectLock.unlock(ts, self);
        return b;
    }

    @Override
    public long mp_subscript(ThreadState ts, long self, long key) {
        if (PySlice.TYPE.isExactly(key)) {
            PySlice.Bounds bounds = PySlice.unpack(ts, key);
            byte[] content = toArray(ts, self);
            int n = (int) bounds.adjust(content.length);
            byte[] picked = new byte[n];
            for (int i = 0; i < n; i++) {
                picked[i] = content[(int) (bounds.start + i * bounds.step)];
            }
            return fromArray(ts, picked, 0, n);
        }
        long i = PySlice.indexKey(ts, key, "bytearray");
        i = i < 0 ? i + PyVarObject.ob_size(self) : i;
        int b = getOrEnd(ts, self, i);
        if (b < 0) {
            throw Errors.indexError(ts, "bytearray index out of range");
        }
        return PyLong.of(ts, b);
    }

    @Override
    public boolean mp_ass_subscript(ThreadState ts, long self, long key, long value) {
        if (PySlice.TYPE.isExactly(key)) {
            ByteArrayMethods.assignSlice(ts, self, key, value);
            return true;
        }
        long i = PySlice.indexKey(ts, key, "bytearray");
        if (value == 0) {
            long at = i < 0 ? i + PyVarObject.ob_size(self) : i;
            if (getOrEnd(ts, self, at) < 0) {
                throw Errors.indexError(ts, "bytearray index out of range");
            }
            replaceRange(ts, self, at, at + 1, new byte[0]);
            return true;
        }
        int b = BytesArgs.oneByte(ts, value, "byte must be in range(0, 256)");
        ObjectLock.lock(ts, self);
        long n = PyVarObject.ob_size(self);
        long at = i < 0 ? i + n : i;
        boolean inside = at >= 0 && at < n;
        if (inside) {
            Memory.putByte(PyByteArrayObject.ob_start(self) + at, (byte) b);
        }
        ObjectLock.unlock(ts, self);
        if (!inside) {
            throw Errors.indexError(ts, "bytearray index out of range");
        }
        return true;
    }

    @Override
    public long sq_concat(ThreadState ts, long self, long other) {
        long right = other(ts, other, "bytearray");
        byte[] a = toArray(ts, self);
        ByteBuilder sum = new ByteBuilder(a.length + PyBytes.length(right));
        sum.append(a, 0, a.length);
        sum.appendMemory(PyBytes.data(right), PyBytes.length(right));
        Refs.release(ts, right);
        return fromArray(ts, sum.bytes, 0, sum.length);
    }

    private static long other(ThreadState ts, long other, String to) {
        long view = BytesArgs.view(ts, other);
        if (view == 0) {
            throw Errors.typeError(
                    ts, "can't concat " + PyType.of(other).name() + " to " + to);
        }
        return view;
    }

    @Override
    public long sq_inplace_concat(ThreadState ts, long self, long other) {
        long right = other(ts, other, PyType.of(self).name());
        byte[] more = PyBytes.toArray(right);
        Refs.release(ts, right);
        replaceRange(ts, self, Long.MAX_VALUE, Long.MAX_VALUE, more);
        return Refs.retain(ts, self);
    }

    private static byte[] repeated(ThreadState ts, long self, long count) {
        long times = Math.max(0, count);
        byte[] a = toArray(ts, self);
        if (a.length > 0 && times > BytesArgs.MAX_LENGTH / a.length) {
            throw Errors.memoryError(ts);
        }
        byte[] all = new byte[(int) (a.length * times)];
        for (int at = 0; at < all.length; at += a.length) {
            System.arraycopy(a, 0, all, at, a.length);
        }
        return all;
    }

    @Override
    public long sq_repeat(ThreadState ts, long self, long count) {
        byte[] all = repeated(ts, self, count);
        return fromArray(ts, all, 0, all.length);
    }

    @Override
    public long sq_inplace_repeat(ThreadState ts, long self, long count) {
        replaceRange(ts, self, 0, Long.MAX_VALUE, repeated(ts, self, count));
        return Refs.retain(ts, self);
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public long nb_binary(ThreadState ts, long left, long right, int op) {
        if (op != BinaryOp.REMAINDER || !check(left)) {
            return Singletons.NotImplemented;
        }
        long view = bf_bytes(ts, left);
        long result;
        try {
            result =
                    PercentFormat.formatBytes(
                            ts, PyBytes.data(view), PyBytes.length(view), right)
                            .finishBytes(ts);
        } finally {
            Refs.release(ts, view);
        }
        long array = fromMemory(ts, PyBytes.data(result), PyBytes.length(result));
        Refs.release(ts, result);
        return array;
    }

    @Override
    protected void define(TypeDef def) {
        BytesMethods.define(def);
        ByteArrayMethods.define(def);
    }
}
