package org.jilectomy.runtime.modules.marshal;

import java.util.Arrays;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyByteArray;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The functions of {@code marshal}; see the package. */
public final class MarshalModule extends BuiltinModule {
    private static final int VERSION = 4;

    public MarshalModule() {
        super("marshal");
    }

    @Override
    protected void define(TypeDef def) {
        def.method("dump(module, value, file, version=4, /)",
                "Write the value on the open file.")
                .method("dumps(module, value, version=4, /)",
                        "Return the bytes object that would be written to a file by "
                                + "dump(value, file).")
                .method("load(module, file, /)",
                        "Read one value from the open file and return it.")
                .method("loads(module, bytes, /)", "Convert the bytes-like object to a value.");
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        putSteal(ts, dict, "version", PyLong.of(ts, VERSION));
    }

    static long dumps(ThreadState ts, long module, long value, long version) {
        int v = version == 0 ? VERSION : PyLong.asInt(ts, version);
        MarshalWriter writer = new MarshalWriter(ts, v);
        writer.write(value);
        return PyBytes.fromArray(ts, writer.bytes());
    }

    static long dump(ThreadState ts, long module, long value, long file, long version) {
        long bytes = dumps(ts, module, value, version);
        try {
            return Abstract.callMethod(ts, file, Names.of("write"), bytes);
        } finally {
            Refs.release(ts, bytes);
        }
    }

    static long loads(ThreadState ts, long module, long bytes) {
        byte[] data = bytesOf(ts, bytes);
        try (MarshalReader reader = new MarshalReader(ts, new FromArray(data))) {
            return reader.read();
        }
    }

    private static byte[] bytesOf(ThreadState ts, long value) {
        if (PyBytes.check(value)) {
            return PyBytes.toArray(value);
        }
        if (!PyByteArray.check(value) && !PyType.of(value).name().equals("memoryview")) {
            throw Errors.typeError(ts, "a bytes-like object is required, not '"
                    + PyType.of(value).name() + "'");
        }
        long bytes = Abstract.call(ts, PyBytes.TYPE.address, value);
        try {
            return PyBytes.toArray(bytes);
        } finally {
            Refs.release(ts, bytes);
        }
    }

    static long load(ThreadState ts, long module, long file) {
        long empty = PyLong.of(ts, 0);
        long test = Abstract.callMethod(ts, file, Names.of("read"), empty);
        try {
            if (!PyBytes.check(test)) {
                throw Errors.typeError(ts, "file.read() returned not bytes but "
                        + PyType.of(test).name());
            }
        } finally {
            Refs.release(ts, test);
        }
        try (MarshalReader reader = new MarshalReader(ts, new FromFile(file))) {
            return reader.read();
        }
    }

    private static PyException tooShort(ThreadState ts) {
        return Errors.raise(ts, Exceptions.EOFError, "marshal data too short");
    }

    /** Bytes that are there already. */
    private static final class FromArray implements MarshalReader.Source {
        private final byte[] data;
        private int at;

        FromArray(byte[] data) {
            this.data = data;
        }

        @Override
        public byte[] read(ThreadState ts, int n) {
            if (n > data.length - at) {
                throw tooShort(ts);
            }
            byte[] part = Arrays.copyOfRange(data, at, at + n);
            at += n;
            return part;
        }
    }

    /** A file: no byte more is read than the value has. */
    private record FromFile(long file) implements MarshalReader.Source {
        @Override
        public byte[] read(ThreadState ts, int n) {
            if (n == 0) {
                return new byte[0];
            }
            long count = PyLong.of(ts, n);
            long bytes = Abstract.callMethod(ts, file, Names.of("read"), count);
            try {
                if (!PyBytes.check(bytes)) {
                    throw Errors.typeError(ts, "file.read() returned not bytes but "
                            + PyType.of(bytes).name());
                }
                int got = PyBytes.length(bytes);
                if (got > n) {
                    throw Errors.valueError(ts, "read() returned too much data: " + n
                            + " bytes requested, " + got + " returned");
                }
                if (got < n) {
                    throw tooShort(ts);
                }
                return PyBytes.toArray(bytes);
            } finally {
                Refs.release(ts, bytes);
                Refs.release(ts, count);
            }
        }
    }
}
