package org.jilectomy.runtime.modules.struct;

import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.BytesArgs;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBuffer;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.SideTable;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.state.ThreadState;

/** {@code _struct.Struct}: a {@link StructFormat} in the side table, +16 weak references. */
final class PyStruct extends PyType {
    private static final int WEAK_LIST = PyObject.SIZE;
    private static final int SIZE = WEAK_LIST + 8;

    private static final Signature INIT = Signature.parse("Struct(self, format)");

    static final PyStruct TYPE = new PyStruct();

    private PyStruct() {
        super(new TypeSpec("_struct.Struct", SIZE).head().weakList(WEAK_LIST).subclassable()
                .doc("Struct(fmt) --> compiled struct object"));
    }

    @Override
    protected void define(TypeDef def) {
        def.method("iter_unpack(self, buffer, /)", null, "iterUnpack")
                .method("pack(self, /, *values)", null)
                .method("pack_into(self, /, *args)", null, "packInto")
                .method("unpack(self, buffer, /)", null)
                .method("unpack_from(self, /, buffer, offset=0)", null, "unpackFrom")
                .getset("format", "getFormat", null, "struct format string")
                .getset("size", "getSize", null, "struct size in bytes");
    }

    static StructFormat format(ThreadState ts, long self) {
        int index = GcHead.index_acquire(self);
        if (index == 0) {
            throw Errors.runtimeError(ts, "Struct object is not initialized");
        }
        return (StructFormat) SideTable.get(index);
    }

    /** The bytes of a format argument. */
    static byte[] formatText(ThreadState ts, long format) {
        if (PyUnicode.check(format)) {
            int n = PyUnicode.length(format);
            byte[] text = new byte[n];
            for (int i = 0; i < n; i++) {
                if (PyUnicode.charAt(format, i) >= 128) {
                    // For its UnicodeEncodeError.
                    Refs.release(ts, Abstract.callMethod(
                            ts, format, Names.of("encode"), Names.of("ascii")));
                }
                text[i] = (byte) PyUnicode.charAt(format, i);
            }
            return text;
        }
        if (PyBytes.check(format)) {
            return PyBytes.toArray(format);
        }
        throw Errors.typeError(ts, "Struct() argument 1 must be a str or bytes object, not "
                + PyType.of(format).name());
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long self = StaticTypes.newInstance(ts, type, type.basicSize);
        Memory.putLong(self + WEAK_LIST, 0);
        GcHead.index(self, 0);
        return self;
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, "Struct", INIT, args, kwnames);
        StructFormat f = StructFormat.parse(ts, formatText(ts, a[0]));
        ObjectLock.lock(ts, self);
        int index = GcHead.index(self);
        if (index == 0) {
            GcHead.index_release(self, SideTable.add(f));
        } else {
            SideTable.replace(index, f);
        }
        ObjectLock.unlock(ts, self);
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        if (GcHead.index(self) != 0) {
            SideTable.remove(GcHead.index(self));
        }
    }

    static long getFormat(ThreadState ts, long self) {
        byte[] text = format(ts, self).text;
        return PyUnicode.fromLatin1(ts, text, 0, text.length);
    }

    static long getSize(ThreadState ts, long self) {
        return PyLong.of(ts, format(ts, self).size());
    }

    // ---------------------------------------------------------------- methods

    static long pack(ThreadState ts, long self, long values) {
        return pack(ts, format(ts, self), PyTuple.toArray(ts, values), 0);
    }

    static long packInto(ThreadState ts, long self, long args) {
        return packInto(ts, format(ts, self), PyTuple.toArray(ts, args), 0);
    }

    static long unpack(ThreadState ts, long self, long buffer) {
        return unpack(ts, format(ts, self), buffer);
    }

    static long unpackFrom(ThreadState ts, long self, long buffer, long offset) {
        return unpackFrom(ts, format(ts, self), buffer, offset);
    }

    static long iterUnpack(ThreadState ts, long self, long buffer) {
        return PyUnpackIterator.create(ts, self, buffer);
    }

    // ---------------------------------------------------------------- for the module, too

    /** Packs the values from {@code first} on, which are owned and released. */
    static long pack(ThreadState ts, StructFormat f, long[] values, int first) {
        try {
            return PyBytes.fromArray(ts, packed(ts, f, values, first, "pack"));
        } finally {
            releaseAll(ts, values);
        }
    }

    private static byte[] packed(
            ThreadState ts, StructFormat f, long[] values, int first, String function) {
        if (values.length - first != f.count()) {
            throw Errors.raise(ts, StructModule.ERROR, function + " expected " + f.count()
                    + " items for packing (got " + (values.length - first) + ")");
        }
        byte[] out = new byte[f.size()];
        f.pack(ts, values, first, out);
        return out;
    }

    private static void releaseAll(ThreadState ts, long[] values) {
        for (long v : values) {
            Refs.release(ts, v);
        }
    }

    /** {@code values[first]} is the buffer, then comes the offset. */
    static long packInto(ThreadState ts, StructFormat f, long[] values, int first) {
        try {
            int given = values.length - first;
            if (given < 2) {
                throw Errors.raise(ts, StructModule.ERROR, given == 0
                        ? "pack_into expected buffer argument"
                        : "pack_into expected offset argument");
            }
            if (given - 2 != f.count()) {
                throw Errors.raise(ts, StructModule.ERROR, "pack_into expected " + f.count()
                        + " items for packing (got " + (given - 2) + ")");
            }
            long buffer = values[first];
            PyBuffer memory = PyType.of(buffer).bf_getbuffer(ts, buffer);
            if (memory == null || memory.readonly) {
                if (memory != null) {
                    memory.release(ts);
                }
                throw Errors.typeError(ts, "argument must be read-write bytes-like object, not "
                        + Args.typeName(buffer));
            }
            try {
                packInto(ts, f, memory, values, first);
            } finally {
                memory.release(ts);
            }
            return Singletons.None;
        } finally {
            releaseAll(ts, values);
        }
    }

    private static void packInto(
            ThreadState ts, StructFormat f, PyBuffer memory, long[] values, int first) {
        long offset = Abstract.asIndexOrThrow(ts, values[first + 1], Exceptions.IndexError);
        int n = f.size();
        if (offset < 0) {
            if (offset + n > 0) {
                throw Errors.raise(ts, StructModule.ERROR,
                        "no space to pack " + n + " bytes at offset " + offset);
            }
            offset = fromEnd(ts, offset, memory.len);
        }
        if (memory.len - offset < n) {
            throw tooSmall(ts, "pack_into", "packing", n, offset, memory.len);
        }
        byte[] bytes = packed(ts, f, values, first + 2, "pack_into");
        if (n > 0) {
            Memory.copyFromArray(bytes, 0, memory.buf + offset, n);
        }
    }

    private static long fromEnd(ThreadState ts, long offset, long length) {
        if (offset + length < 0) {
            throw Errors.raise(ts, StructModule.ERROR,
                    "offset " + offset + " out of range for " + length + "-byte buffer");
        }
        return offset + length;
    }

    private static RuntimeException tooSmall(
            ThreadState ts, String function, String doing, int n, long offset, long length) {
        return Errors.raise(ts, StructModule.ERROR, function
                + " requires a buffer of at least " + Long.toUnsignedString(offset + n)
                + " bytes for " + doing + " "
                + n + " bytes at offset " + offset + " (actual buffer size is " + length + ")");
    }

    static long unpack(ThreadState ts, StructFormat f, long buffer) {
        long bytes = BytesArgs.require(ts, buffer);
        try {
            if (PyBytes.length(bytes) != f.size()) {
                throw Errors.raise(ts, StructModule.ERROR,
                        "unpack requires a buffer of " + f.size() + " bytes");
            }
            return f.unpack(ts, PyBytes.data(bytes));
        } finally {
            Refs.release(ts, bytes);
        }
    }

    static long unpackFrom(ThreadState ts, StructFormat f, long buffer, long offsetArg) {
        long bytes = BytesArgs.require(ts, buffer);
        try {
            long offset = Args.ssize(ts, offsetArg, 0);
            int length = PyBytes.length(bytes);
            int n = f.size();
            if (offset < 0) {
                if (offset + n > 0) {
                    throw Errors.raise(ts, StructModule.ERROR,
                            "not enough data to unpack " + n + " bytes at offset " + offset);
                }
                offset = fromEnd(ts, offset, length);
            }
            if (length - offset < n) {
                throw tooSmall(ts, "unpack_from", "unpacking", n, offset, length);
            }
            return f.unpack(ts, PyBytes.data(bytes) + offset);
        } finally {
            Refs.release(ts, bytes);
        }
    }
}
