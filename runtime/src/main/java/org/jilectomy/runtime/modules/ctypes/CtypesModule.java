package org.jilectomy.runtime.modules.ctypes;

import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.modules.signal.Signals;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyBuffer;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyTypeType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.Unraisable;
import org.jilectomy.runtime.state.ThreadState;

/** {@code _ctypes_native}: what the Python half of {@code _ctypes} asks for. Addresses are ints. */
public final class CtypesModule extends BuiltinModule {
    private static final Libc DLOPEN = new Libc("dlopen");
    private static final Libc DLSYM = new Libc("dlsym");
    private static final Libc DLCLOSE = new Libc("dlclose");
    private static final Libc DLERROR = new Libc("dlerror");
    private static final Libc STRLEN = new Libc("strlen");
    private static final Libc WCSLEN = new Libc("wcslen");

    private static final int MOST_BYTES = Integer.MAX_VALUE - 64;

    public CtypesModule() {
        super("_ctypes_native");
    }

    @Override
    protected void define(TypeDef def) {
        def.method("create(module, cls, size, /)", null)
                .method("over(module, cls, address, size, base, index, /)", null)
                .method("address(module, data, /)", null)
                .method("size(module, data, /)", null)
                .method("index(module, data, /)", null)
                .method("keep(module, data, value, /)", null)
                .method("objects(module, data, /)", null)
                .method("resize(module, data, size, /)", null)
                .method("get(module, code, address, swapped, /)", null)
                .method("put(module, code, address, value, swapped, /)", null)
                .method("load(module, data, code, offset, /)", null)
                .method("store(module, data, code, offset, value, /)", null)
                .method("copy(module, to, source, count, /)", null)
                .method("read(module, address, count, /)", null)
                .method("write(module, address, data, /)", null)
                .method("text_size(module, address, /)", null, "textSize")
                .method("wide_size(module, address, /)", null, "wideSize")
                .method("bytes_address(module, data, /)", null, "bytesAddress")
                .method("buffer_address(module, view, /)", null, "bufferAddress")
                .method("link(module, signature, /)", null)
                .method("call(module, address, signature, values, into, keeps_errno, /)", null)
                .method("thunk(module, wrapper, callable, signature, /)", null)
                .method("thunk_address(module, thunk, /)", null, "thunkAddress")
                .method("raise_in(module, ident, exception, /)", null, "raiseIn")
                .method("report(module, error, prefix, object, /)", null)
                .method("dlopen(module, name, mode, /)", null)
                .method("dlsym(module, handle, name, /)", null)
                .method("dlclose(module, handle, /)", null)
                .method("get_errno(module, /)", null, "getErrno")
                .method("set_errno(module, value, /)", null, "setErrno");
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        putType(ts, dict, PyCData.TYPE);
        putType(ts, dict, PyCThunk.TYPE);
    }

    // ---------------------------------------------------------------- pieces of memory

    static long create(ThreadState ts, long module, long cls, long size) {
        return PyCData.create(ts, dataClass(ts, cls), count(ts, size));
    }

    static long over(
            ThreadState ts, long module, long cls, long address, long size, long base, long index) {
        return PyCData.over(ts, dataClass(ts, cls), CValue.integer(ts, address), count(ts, size),
                base == Singletons.None ? 0 : data(ts, base), Args.ssize(ts, index, 0));
    }

    private static PyType dataClass(ThreadState ts, long cls) {
        if (PyTypeType.isType(cls) && PyType.at(cls).isSubtypeOf(PyCData.TYPE)) {
            return PyType.at(cls);
        }
        throw Errors.typeError(ts, "a ctypes class is required");
    }

    private static long data(ThreadState ts, long value) {
        if (!PyCData.TYPE.isInstance(value)) {
            throw Errors.typeError(ts, "this type has no size");
        }
        return value;
    }

    private static long count(ThreadState ts, long value) {
        long n = Args.ssize(ts, value, 0);
        if (n < 0) {
            throw Errors.valueError(ts, "negative size");
        }
        return n;
    }

    static long address(ThreadState ts, long module, long data) {
        return CValue.unsigned(ts, PyCData.address(data(ts, data)));
    }

    static long size(ThreadState ts, long module, long data) {
        return PyLong.of(ts, PyCData.size(data(ts, data)));
    }

    static long index(ThreadState ts, long module, long data) {
        return PyLong.of(ts, PyCData.index(data(ts, data)));
    }

    static long keep(ThreadState ts, long module, long data, long value) {
        PyCData.keep(ts, data(ts, data), value == Singletons.None ? 0 : value);
        return Singletons.None;
    }

    /** The dict of what the memory refers to, made if there is none. */
    static long objects(ThreadState ts, long module, long data) {
        return PyCData.objects(ts, data(ts, data));
    }

    static long resize(ThreadState ts, long module, long data, long size) {
        PyCData.resize(ts, data(ts, data), count(ts, size));
        return Singletons.None;
    }

    // ---------------------------------------------------------------- values and bytes

    static long get(ThreadState ts, long module, long code, long address, long swapped) {
        return CValue.get(
                ts, code(ts, code), CValue.integer(ts, address), Abstract.isTrue(ts, swapped));
    }

    static long put(
            ThreadState ts, long module, long code, long address, long value, long swapped) {
        CValue.put(ts, code(ts, code), CValue.integer(ts, address), value,
                Abstract.isTrue(ts, swapped));
        return Singletons.None;
    }

    /** A plain value in an object's memory, in its own order. */
    static long load(ThreadState ts, long module, long data, long code, long offset) {
        int letter = code(ts, code);
        return CValue.get(ts, letter, place(ts, data, offset, CValue.size(letter)), false);
    }

    static long store(
            ThreadState ts, long module, long data, long code, long offset, long value) {
        int letter = code(ts, code);
        CValue.put(ts, letter, place(ts, data, offset, CValue.size(letter)), value, false);
        return Singletons.None;
    }

    /** IndexError if it is not all inside. */
    private static long place(ThreadState ts, long data, long offset, int size) {
        long at = PyLong.TYPE.isExactly(offset) && PyLong.fitsLong(offset)
                ? PyLong.longValue(offset) : -1;
        if (at < 0 || at > PyCData.size(data(ts, data)) - size) {
            throw Errors.indexError(ts, "invalid index");
        }
        return PyCData.address(data) + at;
    }

    private static int code(ThreadState ts, long code) {
        if (!PyUnicode.check(code) || PyUnicode.length(code) != 1) {
            throw Errors.typeError(ts, "a letter is required");
        }
        return PyUnicode.charAt(code, 0);
    }

    static long copy(ThreadState ts, long module, long to, long source, long count) {
        long n = count(ts, count);
        long from = CValue.integer(ts, source);
        long at = CValue.integer(ts, to);
        if (n > 0) {
            CValue.check(ts, from);
            CValue.check(ts, at);
            Memory.copy(from, at, n);
        }
        return Singletons.None;
    }

    static long read(ThreadState ts, long module, long address, long count) {
        long n = count(ts, count);
        if (n > MOST_BYTES) {
            throw Errors.memoryError(ts);
        }
        long from = CValue.integer(ts, address);
        if (n > 0) {
            CValue.check(ts, from);
        }
        return PyBytes.fromMemory(ts, from, (int) n);
    }

    static long write(ThreadState ts, long module, long address, long data) {
        byte[] bytes = Args.bytes(ts, data);
        long at = CValue.integer(ts, address);
        if (bytes.length > 0) {
            CValue.check(ts, at);
            Memory.copyFromArray(bytes, 0, at, bytes.length);
        }
        return Singletons.None;
    }

    static long textSize(ThreadState ts, long module, long address) {
        long at = CValue.integer(ts, address);
        CValue.check(ts, at);
        return PyLong.of(ts, STRLEN.callLong(at, 0, 0));
    }

    /** Of a text of {@code wchar_t}, in characters. */
    static long wideSize(ThreadState ts, long module, long address) {
        long at = CValue.integer(ts, address);
        CValue.check(ts, at);
        return PyLong.of(ts, WCSLEN.callLong(at, 0, 0));
    }

    /** Where the content of a bytes object is; it stays there, with a 0 behind it. */
    static long bytesAddress(ThreadState ts, long module, long data) {
        if (!PyBytes.check(data)) {
            throw Errors.typeError(ts, "bytes or integer address expected instead of "
                    + PyType.of(data).name() + " instance");
        }
        return PyLong.of(ts, PyBytes.data(data));
    }

    /** Where that is what a memoryview shows; the view holds on to it. */
    static long bufferAddress(ThreadState ts, long module, long view) {
        PyBuffer buffer = PyBuffer.get(ts, view);
        buffer.release(ts);
        return PyLong.of(ts, buffer.buf);
    }

    // ---------------------------------------------------------------- functions

    static long call(
            ThreadState ts, long module, long address, long signature, long values, long into,
            long keepsErrno) {
        if (!PyTuple.TYPE.isExactly(values)) {
            throw Errors.typeError(ts, "a tuple is required");
        }
        return PyCSignature.call(ts, signature).call(ts, CValue.integer(ts, address), values,
                CValue.integer(ts, into), Abstract.isTrue(ts, keepsErrno));
    }

    static long link(ThreadState ts, long module, long signature) {
        return PyCSignature.create(ts, ForeignCall.link(ts, signature(ts, signature)));
    }

    private static String signature(ThreadState ts, long signature) {
        String text = PyUnicode.check(signature) ? PyUnicode.toJava(signature) : "";
        if (text.indexOf(':') < 0) {
            throw Errors.typeError(ts, "a signature is required");
        }
        return text;
    }

    static long thunk(ThreadState ts, long module, long wrapper, long callable, long signature) {
        return PyCThunk.create(ts, wrapper, callable, signature(ts, signature));
    }

    static long thunkAddress(ThreadState ts, long module, long thunk) {
        if (!PyCThunk.TYPE.isInstance(thunk)) {
            throw Errors.typeError(ts, "a thunk is required");
        }
        return PyLong.of(ts, PyCThunk.address(thunk));
    }

    /** Whether there is a thread to raise it in; None takes back what was not yet raised. */
    static long raiseIn(ThreadState ts, long module, long ident, long exception) {
        return PyBool.of(Signals.raiseIn(ts, CValue.integer(ts, ident),
                exception == Singletons.None ? 0 : exception));
    }

    /** Tells of an error that nobody can catch. */
    static long report(ThreadState ts, long module, long error, long prefix, long object) {
        if (!Exceptions.BaseException.isInstance(error) || !PyUnicode.check(prefix)) {
            throw Errors.typeError(ts, "an exception and a text are required");
        }
        Unraisable.report(ts, new PyException(Refs.retain(ts, error)), PyUnicode.toJava(prefix),
                object);
        return Singletons.None;
    }

    static long getErrno(ThreadState ts, long module) {
        return PyLong.of(ts, Errno.get(ts));
    }

    static long setErrno(ThreadState ts, long module, long value) {
        return PyLong.of(ts, Errno.set(ts, Args.cInt(ts, value, 0)));
    }

    // ---------------------------------------------------------------- libraries

    /** OSError with what the loader says. */
    static long dlopen(ThreadState ts, long module, long name, long mode) {
        int flags = Args.cInt(ts, mode, 0);
        try (Scratch s =
                name == Singletons.None ? null : Scratch.string(ts, Args.bytes(ts, name))) {
            // Constructors of the library run in here.
            long handle = DLOPEN.blockingLong(ts, s == null ? 0 : s.address, flags, 0, 0, 0, 0);
            if (handle == 0) {
                throw lastError(ts, Exceptions.OSError);
            }
            return PyLong.of(ts, handle);
        }
    }

    /** Where a symbol is; AttributeError with what the loader says. */
    static long dlsym(ThreadState ts, long module, long handle, long name) {
        try (Scratch s = Scratch.string(ts, Args.bytes(ts, name))) {
            DLERROR.address(); // looked up now: looking up takes its text away
            long address = DLSYM.raw(CValue.integer(ts, handle), s.address, 0, 0, 0, 0);
            if (address == 0) {
                throw lastError(ts, Exceptions.AttributeError);
            }
            return PyLong.of(ts, address);
        }
    }

    static long dlclose(ThreadState ts, long module, long handle) {
        if (DLCLOSE.raw(CValue.integer(ts, handle), 0, 0, 0, 0, 0) != 0) {
            throw lastError(ts, Exceptions.OSError);
        }
        return Singletons.None;
    }

    private static PyException lastError(ThreadState ts, PyType type) {
        long text = DLERROR.raw(0, 0, 0, 0, 0, 0);
        if (text == 0) {
            return Errors.raise(ts, type, "symbol is NULL");
        }
        return Errors.raise(ts, type, Scratch.text(text));
    }
}
