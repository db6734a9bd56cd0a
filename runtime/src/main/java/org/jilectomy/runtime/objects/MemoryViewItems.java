package org.jilectomy.runtime.objects;

import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.PyMemoryView.View;
import org.jilectomy.runtime.state.ThreadState;

/** Subscripts and comparison of {@link PyMemoryView}. */
final class MemoryViewItems {
    private MemoryViewItems() {}

    /** The view's format character; NotImplementedError if it is no native one. */
    static char nativeChar(ThreadState ts, View v) {
        char c = v.nativeChar();
        if (c == 0) {
            throw Errors.raise(ts, Exceptions.NotImplementedError,
                    "memoryview: format " + v.format + " not supported");
        }
        return c;
    }

    private static RuntimeException notImplemented(ThreadState ts, String message) {
        return Errors.raise(ts, Exceptions.NotImplementedError, message);
    }

    // ---------------------------------------------------------------- places

    /** The address of item {@code index} of dimension {@code dim}, from {@code at} on. */
    private static long place(ThreadState ts, View v, long at, long index, int dim) {
        long n = v.shape[dim];
        long i = index < 0 ? index + n : index;
        if (i < 0 || i >= n) {
            throw Errors.indexError(ts, "index out of bounds on dimension " + (dim + 1));
        }
        return at + i * v.strides[dim];
    }

    private static boolean isMultiIndex(long key) {
        if (!PyTuple.TYPE.isInstance(key)) {
            return false;
        }
        for (long i = 0; i < PyTuple.size(key); i++) {
            if (!PyType.of(PyTuple.item(key, i)).hasIndex()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMultiSlice(long key) {
        if (!PyTuple.TYPE.isInstance(key) || PyTuple.size(key) == 0) {
            return false;
        }
        for (long i = 0; i < PyTuple.size(key); i++) {
            if (!PySlice.TYPE.isExactly(PyTuple.item(key, i))) {
                return false;
            }
        }
        return true;
    }

    private static long place(ThreadState ts, View v, long tuple) {
        int n = (int) PyTuple.size(tuple);
        int ndim = v.shape.length;
        if (n < ndim) {
            throw notImplemented(ts, "sub-views are not implemented");
        }
        if (n > ndim) {
            throw Errors.typeError(ts, "cannot index " + ndim + "-dimension view with " + n
                    + "-element tuple");
        }
        long at = v.buf;
        for (int i = 0; i < n; i++) {
            at = place(ts, v, at, Abstract.asIndexOrThrow(ts,
                    Refs.fromMemoryBorrowed(PyTuple.item(tuple, i)), Exceptions.IndexError), i);
        }
        return at;
    }

    // ---------------------------------------------------------------- reading

    static long get(ThreadState ts, long self, long key) {
        View v = PyMemoryView.view(ts, self);
        int ndim = v.shape.length;
        if (ndim == 0) {
            if (PyTuple.TYPE.isInstance(key) && PyTuple.size(key) == 0) {
                return item(ts, self, v, v.buf);
            }
            if (key == Singletons.Ellipsis) {
                return Refs.retain(ts, self);
            }
            throw Errors.typeError(ts, "invalid indexing of 0-dim memory");
        }
        if (PyType.of(key).hasIndex()) {
            long i = Abstract.asIndexOrThrow(ts, key, Exceptions.IndexError);
            nativeChar(ts, v);
            if (ndim > 1) {
                throw notImplemented(ts, "multi-dimensional sub-views are not implemented");
            }
            return item(ts, self, v, place(ts, v, v.buf, i, 0));
        }
        if (PySlice.TYPE.isExactly(key)) {
            long mbuf = PyMemoryView.hold(ts, self); // an __index__ may release the view
            try {
                slice(ts, v, key);
            } catch (Throwable t) {
                PyMemoryView.drop(ts, mbuf);
                throw t;
            }
            return PyMemoryView.make(ts, mbuf, v);
        }
        if (isMultiIndex(key)) {
            nativeChar(ts, v);
            return item(ts, self, v, place(ts, v, key));
        }
        if (isMultiSlice(key)) {
            throw notImplemented(ts, "multi-dimensional slicing is not implemented");
        }
        throw Errors.typeError(ts, "memoryview: invalid slice key");
    }

    private static long item(ThreadState ts, long self, View v, long at) {
        char c = nativeChar(ts, v);
        return BufferFormats.unpack(ts, c, PyMemoryView.load(ts, self, at, (int) v.itemsize));
    }

    /** Narrows the first dimension. */
    private static void slice(ThreadState ts, View v, long key) {
        PySlice.Bounds bounds = PySlice.unpack(ts, key);
        long n = bounds.adjust(v.shape[0]);
        v.buf += v.strides[0] * bounds.start;
        v.shape[0] = n;
        v.strides[0] *= bounds.step;
        v.len = v.itemsize;
        for (long s : v.shape) {
            v.len *= s;
        }
    }

    // ---------------------------------------------------------------- writing

    static void set(ThreadState ts, long self, long key, long value) {
        View v = PyMemoryView.view(ts, self);
        int ndim = v.shape.length;
        nativeChar(ts, v);
        if (v.readonly) {
            throw Errors.typeError(ts, "cannot modify read-only memory");
        }
        if (value == 0) {
            throw Errors.typeError(ts, "cannot delete memory");
        }
        if (ndim == 0) {
            if (key == Singletons.Ellipsis
                    || PyTuple.TYPE.isInstance(key) && PyTuple.size(key) == 0) {
                setItem(ts, self, v, v.buf, value);
                return;
            }
            throw Errors.typeError(ts, "invalid indexing of 0-dim memory");
        }
        if (PyType.of(key).hasIndex()) {
            if (ndim > 1) {
                throw notImplemented(ts, "sub-views are not implemented");
            }
            long i = Abstract.asIndexOrThrow(ts, key, Exceptions.IndexError);
            setItem(ts, self, v, place(ts, v, v.buf, i, 0), value);
        } else if (PySlice.TYPE.isExactly(key) && ndim == 1) {
            setSlice(ts, self, v, key, value);
        } else if (isMultiIndex(key)) {
            setItem(ts, self, v, place(ts, v, key), value);
        } else if (PySlice.TYPE.isExactly(key) || isMultiSlice(key)) {
            throw notImplemented(ts,
                    "memoryview slice assignments are currently restricted to ndim = 1");
        } else {
            throw Errors.typeError(ts, "memoryview: invalid slice key");
        }
    }

    private static void setItem(ThreadState ts, long self, View v, long at, long value) {
        long bits = BufferFormats.pack(ts, v.format, v.nativeChar(), value);
        PyMemoryView.store(ts, self, at, (int) v.itemsize, bits);
    }

    private static void setSlice(ThreadState ts, long self, View v, long key, long value) {
        Source source = Source.of(ts, value);
        if (source == null) {
            throw Errors.typeError(ts, "a bytes-like object is required, not '"
                    + PyType.of(value).name() + "'");
        }
        slice(ts, v, key);
        if (!plain(source.format).equals(plain(v.format)) || source.shape.length != 1
                || source.shape[0] != v.shape[0]) {
            throw Errors.valueError(ts, "memoryview assignment: lvalue and rvalue have different"
                    + " structures");
        }
        PyMemoryView.scatter(ts, self, v, source.bytes);
    }

    private static String plain(String format) {
        return format.startsWith("@") ? format.substring(1) : format;
    }

    /** The content of any exporter at one moment, in C order. */
    private static final class Source {
        byte[] bytes;
        String format;
        long[] shape;
        int itemsize;

        /** Null if the value has no buffer. */
        static Source of(ThreadState ts, long value) {
            Source s = new Source();
            if (PyMemoryView.TYPE.isExactly(value)) {
                View v = PyMemoryView.view(ts, value);
                s.bytes = PyMemoryView.gather(ts, value, v, false);
                s.format = v.format;
                s.shape = v.shape;
                s.itemsize = (int) v.itemsize;
                return s;
            }
            PyBuffer buffer = PyType.of(value).bf_getbuffer(ts, value);
            if (buffer == null) {
                return null;
            }
            try {
                s.bytes = new byte[Math.toIntExact(buffer.len)];
                Memory.copyToArray(buffer.buf, s.bytes, 0, s.bytes.length);
                s.format = buffer.format;
                s.shape = buffer.shape;
                s.itemsize = (int) buffer.itemsize;
                return s;
            } finally {
                buffer.release(ts);
            }
        }
    }

    // ---------------------------------------------------------------- comparison

    /** 1, 0, or -1 if {@code other} has no buffer. */
    static int equal(ThreadState ts, long self, long other) {
        if (PyMemoryView.isReleased(self)) {
            return self == other ? 1 : 0;
        }
        if (PyMemoryView.TYPE.isExactly(other) && PyMemoryView.isReleased(other)) {
            return 0;
        }
        Source b = Source.of(ts, other);
        if (b == null) {
            return -1;
        }
        Source a = Source.of(ts, self);
        if (!sameShape(a.shape, b.shape)) {
            return 0;
        }
        char c = BufferFormats.nativeChar(a.format);
        char d = BufferFormats.nativeChar(b.format);
        if (c == d && c != 0 && BufferFormats.isExact(c)) {
            return java.util.Arrays.equals(a.bytes, b.bytes) ? 1 : 0;
        }
        if (c == 0 || d == 0) {
            return a.format.equals(b.format) && java.util.Arrays.equals(a.bytes, b.bytes) ? 1 : 0;
        }
        int n = a.bytes.length / a.itemsize;
        for (int i = 0; i < n; i++) {
            long x = BufferFormats.unpack(ts, c,
                    BufferFormats.load(a.bytes, i * a.itemsize, a.itemsize));
            long y = BufferFormats.unpack(ts, d,
                    BufferFormats.load(b.bytes, i * b.itemsize, b.itemsize));
            long r = Abstract.richCompare(ts, x, y, CompareOp.EQ);
            Refs.release(ts, x);
            Refs.release(ts, y);
            if (r != PyBool.True) {
                Refs.release(ts, r);
                return 0;
            }
        }
        return 1;
    }

    private static boolean sameShape(long[] a, long[] b) {
        if (a.length != b.length) {
            return false;
        }
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i]) {
                return false;
            }
            if (a[i] == 0) {
                return true;
            }
        }
        return true;
    }
}
