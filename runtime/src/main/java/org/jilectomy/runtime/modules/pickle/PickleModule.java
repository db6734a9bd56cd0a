package org.jilectomy.runtime.modules.pickle;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code _pickle}. */
public final class PickleModule extends BuiltinModule {
    public PickleModule() {
        super("_pickle");
    }

    @Override
    protected String doc() {
        return "Optimized C implementation for the Python pickle module.";
    }

    @Override
    protected void define(TypeDef def) {
        def.method("dump(module, /, obj, file, protocol=None, *, fix_imports=True,"
                + " buffer_callback=None)",
                "Write a pickled representation of obj to the open file object file.")
                .method("dumps(module, /, obj, protocol=None, *, fix_imports=True,"
                        + " buffer_callback=None)",
                        "Return the pickled representation of the object as a bytes object.")
                .method("load(module, /, file, *, fix_imports=True, encoding='ASCII',"
                        + " errors='strict', buffers=())",
                        "Read and return an object from the pickle data stored in a file.")
                .method("loads(module, data, /, *, fix_imports=True, encoding='ASCII',"
                        + " errors='strict', buffers=())",
                        "Read and return an object from the given pickle data.");
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        putType(ts, dict, PickleErrors.PICKLE_ERROR);
        putType(ts, dict, PickleErrors.PICKLING_ERROR);
        putType(ts, dict, PickleErrors.UNPICKLING_ERROR);
        putType(ts, dict, PyPickler.TYPE);
        putType(ts, dict, PyUnpickler.TYPE);
        putType(ts, dict, PyPickleBuffer.TYPE);
    }

    // ---------------------------------------------------------------- writing

    static long dump(ThreadState ts, long module, long obj, long file, long protocol,
            long fixImports, long bufferCallback) {
        Saver s = new Saver();
        s.ts = ts;
        try {
            s.setProtocol(ts, protocol, Args.truth(ts, fixImports, true));
            s.setOutput(ts, file);
            s.setBufferCallback(ts, bufferCallback);
            s.dump(obj);
            s.out.flush(ts);
            return Singletons.None;
        } finally {
            s.release(ts);
        }
    }

    static long dumps(ThreadState ts, long module, long obj, long protocol, long fixImports,
            long bufferCallback) {
        Saver s = new Saver();
        s.ts = ts;
        try {
            s.setProtocol(ts, protocol, Args.truth(ts, fixImports, true));
            s.setBufferCallback(ts, bufferCallback);
            s.dump(obj);
            return s.out.finish(ts);
        } finally {
            s.release(ts);
        }
    }

    // ---------------------------------------------------------------- reading

    /** A str argument without a zero in it. */
    static String text(ThreadState ts, String function, String name, long value, String otherwise) {
        if (value == 0) {
            return otherwise;
        }
        if (!PyUnicode.check(value)) {
            throw Errors.typeError(ts, function + "() argument '" + name + "' must be str, not "
                    + Args.typeName(value));
        }
        String text = PyUnicode.toJava(value);
        if (text.indexOf('\0') >= 0) {
            throw Errors.valueError(ts, "embedded null character");
        }
        return text;
    }

    static long load(ThreadState ts, long module, long file, long fixImports, long encoding,
            long errors, long buffers) {
        Loader s = new Loader();
        s.ts = ts;
        try {
            options(s, "load", fixImports, encoding, errors);
            s.in.setFile(ts, file);
            s.setBuffers(ts, buffers);
            return s.load();
        } finally {
            s.release(ts);
        }
    }

    static long loads(ThreadState ts, long module, long data, long fixImports, long encoding,
            long errors, long buffers) {
        Loader s = new Loader();
        s.ts = ts;
        try {
            options(s, "loads", fixImports, encoding, errors);
            s.in.setBytes(ts, data);
            s.setBuffers(ts, buffers);
            return s.load();
        } finally {
            s.release(ts);
        }
    }

    static void options(Loader s, String function, long fixImports, long encoding, long errors) {
        s.fixImports = Args.truth(s.ts, fixImports, true);
        s.encoding = text(s.ts, function, "encoding", encoding, "ASCII");
        s.errors = text(s.ts, function, "errors", errors, "strict");
    }

    /** What a Pickler or Unpickler says whose {@code __init__} was not called. */
    static PyException notInitialized(ThreadState ts, boolean pickler, long self) {
        String kind = pickler ? "Pickler" : "Unpickler";
        String message = kind + ".__init__() was not called by " + PyType.of(self).name()
                + ".__init__()";
        return pickler
                ? PickleErrors.pickling(ts, message) : PickleErrors.unpickling(ts, message);
    }
}
