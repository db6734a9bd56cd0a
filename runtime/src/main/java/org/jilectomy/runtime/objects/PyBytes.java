package org.jilectomy.runtime.objects;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.heap.layout.PyBytesObject;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The type {@code bytes} (CPython 3.11, Objects/bytesobject.c): {@code ob_size} bytes and a final
 * zero behind the head. Immutable, hash cached in {@code ob_shash}; the empty bytes and the 256 of
 * length one are immortal singletons.
 *
 * <p>The methods are shared with bytearray and live in {@link BytesMethods}.
 */
public final class PyBytes extends PyType {
    /** {@code PyBytesObject_SIZE}: head and final zero. */
    static final int HEAD = PyBytesObject.OB_SVAL + 1;

    public static final PyBytes TYPE = new PyBytes();

    /** Index 0 to 255: that byte; 256: empty. Filled on demand under {@link InternTable}. */
    private static final long[] SINGLETONS = new long[257];

    private static final EntryPoint NEW =
            new EntryPoint(
                    "bytes",
                    Signature.parse("(cls, source=b'', encoding='', errors='')"),
                    PyBytes.class,
                    "construct");

    private PyBytes() {
        super(
                new TypeSpec("bytes", HEAD)
                        .items(1)
                        .flags(TPFLAGS_BYTES_SUBCLASS | TPFLAGS_MATCH_SELF)
                        .subclassable()
                        .doc(
                                "bytes(iterable_of_ints)\n"
                                        + "bytes(string, encoding[, errors])\n"
                                        + "bytes(bytes_or_buffer)\n"
                                        + "bytes(count)\n"
                                        + "bytes()\n\n"
                                        + "An immutable array of bytes."));
    }

    // ---------------------------------------------------------------- asking

    /** The value is a bytes object or of a subclass. */
    public static boolean check(long value) {
        return (value & 3) == 0
                && (PyObject.ob_type(value) == TYPE.address
                        || PyType.of(value).hasFlag(TPFLAGS_BYTES_SUBCLASS));
    }

    public static boolean checkExact(long value) {
        return (value & 3) == 0 && PyObject.ob_type(value) == TYPE.address;
    }

    public static int length(long bytes) {
        return (int) PyVarObject.ob_size(bytes);
    }

    /** Address of the first byte. */
    public static long data(long bytes) {
        return bytes + PyBytesObject.OB_SVAL;
    }

    /** The byte at {@code index}, 0 to 255. */
    public static int at(long bytes, long index) {
        return Memory.getByte(bytes + PyBytesObject.OB_SVAL + index) & 0xff;
    }

    /** A Java copy. */
    public static byte[] toArray(long bytes) {
        int n = length(bytes);
        byte[] array = new byte[n];
        Memory.copyToArray(data(bytes), array, 0, n);
        return array;
    }

    static boolean equal(long a, long b) {
        int n = length(a);
        return a == b || n == length(b) && Ucs.equalBytes(data(a), data(b), n);
    }

    // ---------------------------------------------------------------- making

    private static long fill(long self, int n) {
        PyVarObject.ob_size(self, n);
        PyBytesObject.ob_shash(self, -1);
        Memory.putByte(data(self) + n, (byte) 0);
        return self;
    }

    /** A new object of {@code n} bytes that are not set, n at least 2. */
    static long create(ThreadHeap heap, int n) {
        return fill(Heap.newObject(heap, TYPE.address, HEAD + (long) n, 0), n);
    }

    private static long singleton(int index) {
        long known = SINGLETONS[index];
        if (known != 0) {
            return known;
        }
        synchronized (InternTable.class) {
            if (SINGLETONS[index] == 0) {
                long self = create(InternTable.heap(), index == 256 ? 0 : 1);
                if (index < 256) {
                    Memory.putByte(data(self), (byte) index);
                }
                if (index == 256) {
                    PyBytesObject.ob_shash(self, 0);
                }
                StaticTypes.immortal(self);
                Memory.releaseFence();
                SINGLETONS[index] = self;
            }
            return SINGLETONS[index];
        }
    }

    /** The empty bytes; immortal. */
    public static long empty() {
        return singleton(256);
    }

    /** The bytes object of one byte; immortal. */
    public static long of(int b) {
        return singleton(b & 0xff);
    }

    /** Owned bytes with the contents of an array. */
    public static long fromArray(ThreadState ts, byte[] array, int from, int n) {
        if (n <= 1) {
            return n == 0 ? empty() : of(array[from]);
        }
        long self = create(ts.heap, n);
        Memory.copyFromArray(array, from, data(self), n);
        return self;
    }

    public static long fromArray(ThreadState ts, byte[] array) {
        return fromArray(ts, array, 0, array.length);
    }

    /** Owned bytes with a copy of {@code n} bytes of native memory. */
    public static long fromMemory(ThreadState ts, long from, int n) {
        if (n <= 1) {
            return n <= 0 ? empty() : of(Memory.getByte(from));
        }
        long self = create(ts.heap, n);
        Ucs.copyBytes(from, data(self), n);
        return self;
    }

    // ---------------------------------------------------------------- construction

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        return NEW.call(ts, type.address, args, kwnames);
    }

    /** {@code bytes.__new__(cls, source, encoding, errors)}. */
    static long construct(ThreadState ts, long cls, long source, long encoding, long errors) {
        long bytes = BytesArgs.construct(ts, source, encoding, errors, "bytes");
        PyType type = PyType.at(cls);
        if (type == TYPE) {
            return bytes;
        }
        try {
            int n = length(bytes);
            long size = type.basicSize + n + 7L & ~7L; // a dict pointer may stand at the end
            long self = StaticTypes.newInstance(ts, type, size);
            fill(self, n);
            Ucs.copyBytes(data(bytes), data(self), n);
            return self;
        } finally {
            Refs.release(ts, bytes);
        }
    }

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        Heap.freeObject(ts.heap, self);
    }

    // ---------------------------------------------------------------- slots

    @Override
    public PyBuffer bf_getbuffer(ThreadState ts, long self) {
        return new PyBuffer(ts, self, data(self), length(self), 1, true, "B");
    }

    @Override
    public long bf_bytes(ThreadState ts, long self) {
        return Refs.retain(ts, self);
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        UnicodeBuilder out = new UnicodeBuilder(length(self) + 3);
        BytesMethods.repr(out, self, false);
        return out.finish(ts);
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        long h = PyBytesObject.ob_shash(self);
        if (h == -1) {
            h = SipHash.hash(data(self), length(self));
            PyBytesObject.ob_shash(self, h);
        }
        return h;
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        return check(other) ? BytesMethods.compare(self, other, op) : Singletons.NotImplemented;
    }

    @Override
    public long tp_iter(ThreadState ts, long self) {
        return PyBytesIterator.create(ts, self);
    }

    @Override
    public long sq_length(ThreadState ts, long self) {
        return length(self);
    }

    @Override
    public int sq_contains(ThreadState ts, long self, long value) {
        return BytesMethods.contains(ts, self, value);
    }

    @Override
    public long sq_concat(ThreadState ts, long self, long other) {
        if (checkExact(self) && checkExact(other)) {
            if (length(self) == 0) {
                return Refs.retain(ts, other);
            }
            if (length(other) == 0) {
                return Refs.retain(ts, self);
            }
        }
        long right = BytesArgs.view(ts, other);
        if (right == 0) {
            throw Errors.typeError(ts, "can't concat " + PyType.of(other).name() + " to bytes");
        }
        try {
            int n = length(self);
            int m = length(right);
            if (n + m <= 1) {
                return n + m == 0 ? empty() : of(n == 1 ? at(self, 0) : at(right, 0));
            }
            BytesArgs.checkLength(ts, (long) n + m);
            long sum = create(ts.heap, n + m);
            Ucs.copyBytes(data(self), data(sum), n);
            Ucs.copyBytes(data(right), data(sum) + n, m);
            return sum;
        } finally {
            Refs.release(ts, right);
        }
    }

    @Override
    public long sq_repeat(ThreadState ts, long self, long count) {
        int n = length(self);
        if (n == 0 || count <= 0) {
            return empty();
        }
        if (count == 1 && checkExact(self)) {
            return Refs.retain(ts, self);
        }
        if (count > Integer.MAX_VALUE / n) {
            if (count > Long.MAX_VALUE / n) {
                throw Errors.overflowError(ts, "repeated bytes are too long");
            }
            throw Errors.memoryError(ts);
        }
        int total = (int) (n * count);
        if (total == 1) {
            return of(at(self, 0));
        }
        long result = create(ts.heap, total);
        BytesMethods.fillRepeated(data(result), data(self), n, total);
        return result;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public long nb_binary(ThreadState ts, long left, long right, int op) {
        if (op == BinaryOp.REMAINDER && check(left)) {
            return PercentFormat.formatBytes(ts, data(left), length(left), right).finishBytes(ts);
        }
        return Singletons.NotImplemented;
    }

    @Override
    public long mp_subscript(ThreadState ts, long self, long key) {
        if (PySlice.TYPE.isExactly(key)) {
            PySlice.Bounds bounds = PySlice.unpack(ts, key);
            int n = (int) bounds.adjust(length(self));
            if (n == length(self) && bounds.step == 1 && checkExact(self)) {
                return Refs.retain(ts, self);
            }
            if (bounds.step == 1) {
                return fromMemory(ts, data(self) + bounds.start, n);
            }
            byte[] picked = new byte[n];
            for (int i = 0; i < n; i++) {
                picked[i] = (byte) at(self, bounds.start + i * bounds.step);
            }
            return fromArray(ts, picked);
        }
        long i = PySlice.indexKey(ts, key, "byte");
        int n = length(self);
        i = i < 0 ? i + n : i;
        if (i < 0 || i >= n) {
            throw Errors.indexError(ts, "index out of range");
        }
        return PyLong.of(ts, at(self, i));
    }

    @Override
    protected void define(TypeDef def) {
        BytesMethods.define(def);
        def.in(PyBytes.class)
                .classMethod("fromhex(cls, string, /)", "Bytes from hexadecimal digits.", "fromhex")
                .method("__bytes__(self, /)", "This object as exact bytes.", "toBytes")
                .method("__getnewargs__(self, /)", "Arguments for copying.", "getnewargs");
    }

    static long fromhex(ThreadState ts, long cls, long string) {
        long bytes = BytesArgs.fromHex(ts, string);
        if (cls == TYPE.address) {
            return bytes;
        }
        try {
            return Abstract.call(ts, cls, bytes);
        } finally {
            Refs.release(ts, bytes);
        }
    }

    static long toBytes(ThreadState ts, long self) {
        return checkExact(self)
                ? Refs.retain(ts, self)
                : fromMemory(ts, data(self), length(self));
    }

    static long getnewargs(ThreadState ts, long self) {
        return PyTuple.fromArraySteal(
                ts, new long[] {fromMemory(ts, data(self), length(self))});
    }
}
