package org.jilectomy.runtime.modules.struct;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyExceptionType;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code _struct}: the methods of Struct as functions of a format. */
public final class StructModule extends BuiltinModule {
    static final PyExceptionType ERROR =
            PyExceptionType.ofModule("struct.error", Exceptions.Exception);

    /** As many formats as CPython remembers; then it forgets all. */
    private static final int MAXCACHE = 100;

    private static final ConcurrentHashMap<Key, StructFormat> CACHE = new ConcurrentHashMap<>();

    public StructModule() {
        super("_struct");
    }

    @Override
    protected String doc() {
        return "Functions to convert between Python values and C structs.";
    }

    @Override
    protected void define(TypeDef def) {
        def.method("_clearcache(module, /)", null, "clearCache")
                .method("calcsize(module, format, /)", null)
                .method("iter_unpack(module, format, buffer, /)", null, "iterUnpack")
                .method("pack(module, /, *args)", null)
                .method("pack_into(module, /, *args)", null, "packInto")
                .method("unpack(module, format, buffer, /)", null)
                .method("unpack_from(module, format, /, buffer, offset=0)", null, "unpackFrom");
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        putType(ts, dict, PyStruct.TYPE);
        putType(ts, dict, ERROR);
    }

    private record Key(byte[] text) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key k && Arrays.equals(text, k.text);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(text);
        }
    }

    private static StructFormat format(ThreadState ts, long format) {
        Key key = new Key(PyStruct.formatText(ts, format));
        StructFormat f = CACHE.get(key);
        if (f == null) {
            f = StructFormat.parse(ts, key.text);
            if (CACHE.size() >= MAXCACHE) {
                CACHE.clear();
            }
            CACHE.put(key, f);
        }
        return f;
    }

    static long clearCache(ThreadState ts, long module) {
        CACHE.clear();
        return Singletons.None;
    }

    static long calcsize(ThreadState ts, long module, long format) {
        return PyLong.of(ts, format(ts, format).size());
    }

    static long pack(ThreadState ts, long module, long args) {
        return PyStruct.pack(ts, first(ts, args), PyTuple.toArray(ts, args), 1);
    }

    static long packInto(ThreadState ts, long module, long args) {
        return PyStruct.packInto(ts, first(ts, args), PyTuple.toArray(ts, args), 1);
    }

    private static StructFormat first(ThreadState ts, long args) {
        if (PyTuple.size(args) == 0) {
            throw Errors.typeError(ts, "missing format argument");
        }
        return format(ts, PyTuple.item(args, 0));
    }

    static long unpack(ThreadState ts, long module, long format, long buffer) {
        return PyStruct.unpack(ts, format(ts, format), buffer);
    }

    static long unpackFrom(ThreadState ts, long module, long format, long buffer, long offset) {
        return PyStruct.unpackFrom(ts, format(ts, format), buffer, offset);
    }

    static long iterUnpack(ThreadState ts, long module, long format, long buffer) {
        long struct = Abstract.call(ts, PyStruct.TYPE.address, format);
        try {
            return PyUnpackIterator.create(ts, struct, buffer);
        } finally {
            Refs.release(ts, struct);
        }
    }
}
