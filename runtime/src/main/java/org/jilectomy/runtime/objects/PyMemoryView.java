package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyMemoryViewObject;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.heap.layout.Py_buffer;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code memoryview}; compare CPython {@code memoryobject.c}.
 *
 * <pre>
 *   memoryview ─ mbuf ─► managedbuffer ─ master.obj ─► the exporter
 *   memoryview ─ mbuf ─►      (one per memoryview(obj); slices and casts share it)
 *     view: buf, len, itemsize, format, shape, strides (in ob_array): never change
 * </pre>
 *
 * <p>Another thread may release a view at any time, and then the exporter may free the memory. So
 * each touch of that memory happens under the view's lock, after a look at the RELEASED flag, and
 * only moves bytes: values are made before or after. What is Python-visible by name is in {@link
 * MemoryViewMethods}, subscripts are {@link MemoryViewItems}'.
 */
public final class PyMemoryView extends PyType {
    public static final PyMemoryView TYPE = new PyMemoryView();

    static final int MAX_NDIM = 64;

    private static final int RELEASED = 1;
    private static final int VIEW = PyMemoryViewObject.VIEW;

    private static final Signature NEW = Signature.parse("memoryview(type, object)");

    private PyMemoryView() {
        super(new TypeSpec("memoryview", PyMemoryViewObject.OB_ARRAY).items(8).gc()
                .flags(TPFLAGS_SEQUENCE).weakList(PyMemoryViewObject.WEAKREFLIST)
                .doc("Create a new memoryview object which references the given object."));
    }

    @Override
    protected void define(TypeDef def) {
        MemoryViewMethods.define(def.in(MemoryViewMethods.class));
    }

    // ---------------------------------------------------------------- what a view is

    /** The fixed fields of a view, as Java has them. */
    static final class View {
        long buf;
        long len;
        long itemsize;
        boolean readonly;
        String format;
        long[] shape;
        long[] strides;

        /** As {@link BufferFormats#nativeChar}. */
        char nativeChar() {
            return BufferFormats.nativeChar(format);
        }

        boolean isContiguous(boolean fortran) {
            if (len == 0) {
                return true;
            }
            long expected = itemsize;
            for (int k = 0; k < shape.length; k++) {
                int i = fortran ? k : shape.length - 1 - k;
                if (shape[i] > 1 && strides[i] != expected) {
                    return false;
                }
                expected *= shape[i];
            }
            return true;
        }

        /** Strides of items in C order. */
        void packStrides() {
            strides = new long[shape.length];
            long stride = itemsize;
            for (int i = shape.length - 1; i >= 0; i--) {
                strides[i] = stride;
                stride *= shape[i];
            }
        }
    }

    static boolean isReleased(long self) {
        return (Memory.getIntVolatile(self + PyMemoryViewObject.FLAGS) & RELEASED) != 0;
    }

    static PyException released(ThreadState ts) {
        return Errors.valueError(ts, "operation forbidden on released memoryview object");
    }

    static void check(ThreadState ts, long self) {
        if (isReleased(self)) {
            throw released(ts);
        }
    }

    /** The view's fields; ValueError if it is released. */
    static View view(ThreadState ts, long self) {
        check(ts, self);
        View v = new View();
        v.buf = Py_buffer.buf(self + VIEW);
        v.len = Py_buffer.len(self + VIEW);
        v.itemsize = Py_buffer.itemsize(self + VIEW);
        v.readonly = Py_buffer.readonly(self + VIEW) != 0;
        v.format = BufferFormats.text(Py_buffer.format(self + VIEW));
        int n = Py_buffer.ndim(self + VIEW);
        v.shape = new long[n];
        v.strides = new long[n];
        for (int i = 0; i < n; i++) {
            v.shape[i] = Memory.getLong(self + PyMemoryViewObject.OB_ARRAY + 8L * i);
            v.strides[i] = Memory.getLong(self + PyMemoryViewObject.OB_ARRAY + 8L * (n + i));
        }
        return v;
    }

    // ---------------------------------------------------------------- making

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        return of(ts, ArgumentBinder.bindBuiltin(ts, "memoryview", NEW, args, kwnames)[0]);
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    /** {@code memoryview(obj)}; owned. */
    public static long of(ThreadState ts, long obj) {
        if (TYPE.isExactly(obj)) {
            return derive(ts, obj, view(ts, obj));
        }
        PyBuffer buffer = PyType.of(obj).bf_getbuffer(ts, obj);
        if (buffer == null) {
            throw Errors.typeError(ts, "memoryview: a bytes-like object is required, not '"
                    + PyType.of(obj).name() + "'");
        }
        View v = new View();
        v.buf = buffer.buf;
        v.len = buffer.len;
        v.itemsize = buffer.itemsize;
        v.readonly = buffer.readonly;
        v.format = buffer.format;
        v.shape = buffer.shape;
        v.packStrides();
        long mbuf = PyManagedBuffer.create(ts, buffer);
        PyManagedBuffer.addView(mbuf);
        return make(ts, mbuf, v);
    }

    /** Another view of the same export; ValueError if {@code self} was released meanwhile. */
    static long derive(ThreadState ts, long self, View v) {
        return make(ts, hold(ts, self), v);
    }

    /** The export behind a view, owned and with one view more; see {@link #drop}. */
    static long hold(ThreadState ts, long self) {
        long mbuf = PyMemoryViewObject.mbuf(self);
        ObjectLock.lock(ts, self);
        boolean alive = !isReleased(self);
        if (alive) {
            PyManagedBuffer.addView(mbuf);
        }
        ObjectLock.unlock(ts, self);
        if (!alive) {
            throw released(ts);
        }
        return Refs.retain(ts, mbuf);
    }

    /** Gives up what {@link #hold} gave. */
    static void drop(ThreadState ts, long mbuf) {
        PyManagedBuffer.dropView(ts, mbuf);
        Refs.release(ts, mbuf);
    }

    /** @param mbuf owned, the view already counted */
    static long make(ThreadState ts, long mbuf, View v) {
        int n = v.shape.length;
        long size = PyMemoryViewObject.OB_ARRAY + 24L * n;
        long self = TYPE.allocate(ts, size);
        Memory.fill(self + 16, size - 16, (byte) 0);
        PyVarObject.ob_size(self, 3L * n);
        PyMemoryViewObject.mbuf(self, mbuf);
        PyMemoryViewObject.hash(self, -1);
        long array = self + PyMemoryViewObject.OB_ARRAY;
        Py_buffer.buf(self + VIEW, v.buf);
        Py_buffer.obj(self + VIEW, PyManagedBuffer.exporter(mbuf));
        Py_buffer.len(self + VIEW, v.len);
        Py_buffer.itemsize(self + VIEW, v.itemsize);
        Py_buffer.readonly(self + VIEW, v.readonly ? 1 : 0);
        Py_buffer.ndim(self + VIEW, n);
        Py_buffer.format(self + VIEW, BufferFormats.address(v.format));
        Py_buffer.shape(self + VIEW, array);
        Py_buffer.strides(self + VIEW, array + 8L * n);
        for (int i = 0; i < n; i++) {
            Memory.putLong(array + 8L * i, v.shape[i]);
            Memory.putLong(array + 8L * (n + i), v.strides[i]);
        }
        return self;
    }

    // ---------------------------------------------------------------- end

    /** {@code release()}: BufferError while somebody has a buffer from this view. */
    static void release(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        int flags = Memory.getInt(self + PyMemoryViewObject.FLAGS);
        long exports = PyMemoryViewObject.exports(self);
        boolean now = (flags & RELEASED) == 0 && exports == 0;
        if (now) {
            Memory.putIntVolatile(self + PyMemoryViewObject.FLAGS, flags | RELEASED);
        }
        ObjectLock.unlock(ts, self);
        if (now) {
            PyManagedBuffer.dropView(ts, PyMemoryViewObject.mbuf(self));
        } else if ((flags & RELEASED) == 0) {
            throw Errors.raise(ts, Exceptions.BufferError, "memoryview has " + exports
                    + " exported buffer" + (exports == 1 ? "" : "s"));
        }
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(PyMemoryViewObject.mbuf(self));
    }

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        if (!isReleased(self)) {
            Memory.putIntVolatile(self + PyMemoryViewObject.FLAGS, RELEASED);
            PyManagedBuffer.dropView(ts, PyMemoryViewObject.mbuf(self));
        }
        super.tp_dealloc(ts, self);
    }

    // ---------------------------------------------------------------- bytes in and out

    /** The items in C order, or in Fortran's; ValueError if the view is released. */
    static byte[] gather(ThreadState ts, long self, View v, boolean fortran) {
        byte[] out = new byte[Math.toIntExact(v.len)];
        ObjectLock.lock(ts, self);
        boolean alive = !isReleased(self);
        if (alive && !fortran && v.isContiguous(false)) {
            Memory.copyToArray(v.buf, out, 0, out.length);
        } else if (alive && v.len > 0) {
            walk(v, out, 0, v.buf, fortran ? v.shape.length - 1 : 0, 0, fortran, true);
        }
        ObjectLock.unlock(ts, self);
        if (!alive) {
            throw released(ts);
        }
        return out;
    }

    /** Writes items in C order. */
    static void scatter(ThreadState ts, long self, View v, byte[] from) {
        ObjectLock.lock(ts, self);
        boolean alive = !isReleased(self);
        if (alive && v.len > 0) {
            walk(v, from, 0, v.buf, 0, 0, false, false);
        }
        ObjectLock.unlock(ts, self);
        if (!alive) {
            throw released(ts);
        }
    }

    /** Copies one dimension and those below it; gives the place after the last byte. */
    private static int walk(
            View v, byte[] array, int at, long address, int dim, int depth, boolean fortran,
            boolean read) {
        int i = at;
        int size = (int) v.itemsize;
        if (depth == v.shape.length) {
            if (read) {
                Memory.copyToArray(address, array, i, size);
            } else {
                Memory.copyFromArray(array, i, address, size);
            }
            return i + size;
        }
        for (long k = 0; k < v.shape[dim]; k++) {
            i = walk(v, array, i, address + k * v.strides[dim], fortran ? dim - 1 : dim + 1,
                    depth + 1, fortran, read);
        }
        return i;
    }

    /** The bits of the item at an address inside the view. */
    static long load(ThreadState ts, long self, long address, int size) {
        ObjectLock.lock(ts, self);
        boolean alive = !isReleased(self);
        long bits = alive ? BufferFormats.load(address, size) : 0;
        ObjectLock.unlock(ts, self);
        if (!alive) {
            throw released(ts);
        }
        return bits;
    }

    static void store(ThreadState ts, long self, long address, int size, long bits) {
        ObjectLock.lock(ts, self);
        boolean alive = !isReleased(self);
        if (alive) {
            BufferFormats.store(address, size, bits);
        }
        ObjectLock.unlock(ts, self);
        if (!alive) {
            throw released(ts);
        }
    }

    // ---------------------------------------------------------------- as an exporter

    @Override
    public long bf_bytes(ThreadState ts, long self) {
        return PyBytes.fromArray(ts, gather(ts, self, view(ts, self), false));
    }

    @Override
    public long bf_writableSize(ThreadState ts, long self) {
        View v = view(ts, self);
        return v.readonly || !v.isContiguous(false) ? -1 : v.len;
    }

    @Override
    public int bf_store(ThreadState ts, long self, long at, byte[] from, int start, int n) {
        View v = view(ts, self);
        int room = (int) Math.max(0, Math.min(n, v.len - at));
        ObjectLock.lock(ts, self);
        boolean alive = !isReleased(self);
        if (alive && room > 0) {
            Memory.copyFromArray(from, start, v.buf + at, room);
        }
        ObjectLock.unlock(ts, self);
        if (!alive) {
            throw released(ts);
        }
        return room;
    }

    @Override
    public PyBuffer bf_getbuffer(ThreadState ts, long self) {
        View v = view(ts, self);
        if (!v.isContiguous(false)) {
            throw Errors.raise(ts, Exceptions.BufferError,
                    "memoryview: underlying buffer is not C-contiguous");
        }
        ObjectLock.lock(ts, self);
        boolean alive = !isReleased(self);
        if (alive) {
            PyMemoryViewObject.exports(self, PyMemoryViewObject.exports(self) + 1);
        }
        ObjectLock.unlock(ts, self);
        if (!alive) {
            throw released(ts);
        }
        return new PyBuffer(ts, self, v.buf, v.len, v.itemsize, v.readonly, v.format, v.shape);
    }

    @Override
    public void bf_releasebuffer(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        PyMemoryViewObject.exports(self, PyMemoryViewObject.exports(self) - 1);
        ObjectLock.unlock(ts, self);
    }

    // ---------------------------------------------------------------- slots

    @Override
    public long tp_repr(ThreadState ts, long self) {
        return PyUnicode.fromJava(ts, (isReleased(self) ? "<released memory at 0x"
                : "<memory at 0x") + Long.toHexString(self) + ">");
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        long hash = PyMemoryViewObject.hash(self);
        if (hash != -1) {
            return hash;
        }
        View v = view(ts, self);
        if (!v.readonly) {
            throw Errors.valueError(ts, "cannot hash writable memoryview object");
        }
        if (!BufferFormats.isByte(v.nativeChar())) {
            throw Errors.valueError(ts,
                    "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
        }
        long obj = MemoryViewMethods.getObj(ts, self);
        try {
            Abstract.hash(ts, obj);
        } finally {
            Refs.release(ts, obj);
        }
        long bytes = bf_bytes(ts, self);
        hash = Abstract.hash(ts, bytes);
        Refs.release(ts, bytes);
        PyMemoryViewObject.hash(self, hash);
        return hash;
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        if (op != CompareOp.EQ && op != CompareOp.NE) {
            return Singletons.NotImplemented;
        }
        int equal = MemoryViewItems.equal(ts, self, other);
        return equal < 0 ? Singletons.NotImplemented
                : PyBool.of(equal != 0 == (op == CompareOp.EQ));
    }

    @Override
    public boolean isSequence() {
        return true;
    }

    @Override
    public long sq_length(ThreadState ts, long self) {
        check(ts, self);
        return Py_buffer.ndim(self + VIEW) == 0 ? 1
                : Memory.getLong(self + PyMemoryViewObject.OB_ARRAY);
    }

    @Override
    public long tp_iter(ThreadState ts, long self) {
        return PyMemoryIterator.create(ts, self);
    }

    @Override
    public long mp_subscript(ThreadState ts, long self, long key) {
        return MemoryViewItems.get(ts, self, key);
    }

    @Override
    public boolean mp_ass_subscript(ThreadState ts, long self, long key, long value) {
        MemoryViewItems.set(ts, self, key, value);
        return true;
    }
}
