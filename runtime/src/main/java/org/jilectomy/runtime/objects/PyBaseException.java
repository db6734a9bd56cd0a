package org.jilectomy.runtime.objects;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.PyAttributeErrorObject;
import org.jilectomy.heap.layout.PyBaseExceptionObject;
import org.jilectomy.heap.layout.PyImportErrorObject;
import org.jilectomy.heap.layout.PyNameErrorObject;
import org.jilectomy.heap.layout.PyOSErrorObject;
import org.jilectomy.heap.layout.PySyntaxErrorObject;
import org.jilectomy.heap.layout.PyUnicodeErrorObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Exception objects: making them, chaining them, showing them. Compare {@code BaseException_…} in
 * CPython {@code Objects/exceptions.c}.
 */
public final class PyBaseException {
    private PyBaseException() {}

    static void define(TypeDef def) {
        def.in(PyBaseException.class);
        def.getset("args", "getArgs", "setArgsAttr", null);
        def.getset("__traceback__", "getTraceback", "setTraceback", null);
        def.getset("__context__", "getContext", "setContext", null);
        def.getset("__cause__", "getCause", "setCauseAttr", null);
        def.getset("__suppress_context__", "getSuppress", "setSuppress", null);
        def.method("with_traceback(self, tb, /)", null, "withTraceback");
        def.in(ExceptionPickling.class)
                .method("__reduce__(self, /)", null, "reduce")
                .method("__setstate__(self, state, /)", null, "setstate")
                .in(PyBaseException.class);
        def.method("add_note(self, note, /)", null, "addNote");
    }

    // ---------------------------------------------------------------- making

    /** A new exception whose {@code args} are the first {@code n} of {@code args}; not initialised. */
    static long allocate(ThreadState ts, PyType type, long[] args, int n) {
        long self = Heap.newObject(ts.heap, type.address, type.basicSize, type.preHeader);
        zero(self, type);
        PyBaseExceptionObject.args(self, tupleOf(ts, args, n));
        return self;
    }

    private static void zero(long self, PyType type) {
        Memory.zeroWords(
                self + PyBaseExceptionObject.DICT, type.basicSize - PyBaseExceptionObject.DICT);
    }

    private static long tupleOf(ThreadState ts, long[] args, int n) {
        long tuple = PyTuple.create(ts, n);
        for (int i = 0; i < n; i++) {
            PyTuple.setSteal(ts, tuple, i, Refs.retain(ts, args[i]));
        }
        return tuple;
    }

    /** An exception of a type that {@link #isPlain}, without arguments. */
    public static long plain(ThreadState ts, PyType type) {
        long self = Heap.newObject(ts.heap, type.address, type.basicSize, type.preHeader);
        zero(self, type);
        PyBaseExceptionObject.args(self, PyTuple.empty(ts));
        return self;
    }

    /** An exception of a type that {@link #isPlain}, with one argument. */
    public static long plain(ThreadState ts, PyType type, long argument) {
        long self = Heap.newObject(ts.heap, type.address, type.basicSize, type.preHeader);
        zero(self, type);
        PyBaseExceptionObject.args(self, PyTuple.of(ts, argument));
        return self;
    }

    /**
     * Whether calling {@code type} with positional arguments only stores them in {@code args}: a
     * built-in exception without other fields, or a Python class derived from one that leaves
     * {@code __new__} and {@code __init__} as they are and has no metaclass of its own.
     */
    public static boolean isPlain(PyType type) {
        if (type instanceof PyExceptionType t) {
            return t.takesAnyArguments;
        }
        return type instanceof PyHeapType h && h.constructsPlainException();
    }

    /** An exception with one argument, as {@code type(argument)} would make for a built-in type. */
    static long create(ThreadState ts, PyType type, long argument) {
        return isPlain(type)
                ? plain(ts, type, argument)
                : create(ts, type, new long[] {argument});
    }

    public static long createEmpty(ThreadState ts, PyType type) {
        return isPlain(type) ? plain(ts, type) : create(ts, type, new long[0]);
    }

    static long create(ThreadState ts, PyType type, long[] args) {
        long self = type.tp_new(ts, type, args, 0);
        type.tp_init(ts, self, args, 0);
        return self;
    }

    static void setArgs(ThreadState ts, long self, long[] args, int n) {
        swap(ts, self, PyBaseExceptionObject.ARGS, tupleOf(ts, args, n));
    }

    /** Stores an owned object (or 0) in a field and releases what was there. */
    private static void swap(ThreadState ts, long self, int offset, long object) {
        ObjectLock.lock(ts, self);
        long old = Memory.getLong(self + offset);
        Memory.putLong(self + offset, object);
        ObjectLock.unlock(ts, self);
        Refs.xrelease(ts, old);
    }

    /** Stores a borrowed value in an object field. */
    static void setField(ThreadState ts, long self, int offset, long value) {
        ObjectWord.put(ts, self, offset, value);
    }

    /** Reads an object field; None for 0. Owned. */
    static long get(ThreadState ts, long self, int offset) {
        ObjectLock.lock(ts, self);
        long object = Memory.getLong(self + offset);
        long value = object == 0 ? Singletons.None : Refs.fromMemory(ts, object);
        ObjectLock.unlock(ts, self);
        return value;
    }

    /** Reads object fields at one moment; 0 for nothing. Owned: {@link #release}. */
    static long[] fields(ThreadState ts, long self, int... offsets) {
        long[] values = new long[offsets.length];
        ObjectLock.lock(ts, self);
        for (int i = 0; i < offsets.length; i++) {
            long object = Memory.getLong(self + offsets[i]);
            values[i] = object == 0 ? 0 : Refs.fromMemory(ts, object);
        }
        ObjectLock.unlock(ts, self);
        return values;
    }

    static void release(ThreadState ts, long[] fields) {
        for (long field : fields) {
            Refs.xrelease(ts, field);
        }
    }

    /** Does nothing if the exception knows either already. */
    static void setAttributeErrorFields(ThreadState ts, long self, long obj, long name) {
        if (Memory.getLong(self + PyAttributeErrorObject.OBJ) == 0
                && Memory.getLong(self + PyAttributeErrorObject.NAME) == 0) {
            setField(ts, self, PyAttributeErrorObject.OBJ, obj);
            setField(ts, self, PyAttributeErrorObject.NAME, name);
        }
    }

    /** As {@link #setAttributeErrorFields}, if nobody has; compare CPython's PyObject_GetAttr. */
    static void addAttributeErrorFields(ThreadState ts, long self, long obj, long name) {
        if (Memory.getLong(self + PyAttributeErrorObject.OBJ) == 0
                && Memory.getLong(self + PyAttributeErrorObject.NAME) == 0) {
            setAttributeErrorFields(ts, self, obj, name);
        }
    }

    static void setNameErrorField(ThreadState ts, long self, long name) {
        setField(ts, self, PyNameErrorObject.NAME, name);
    }

    // ---------------------------------------------------------------- chaining

    /**
     * Sets {@code __context__} to the exception being handled, breaking a cycle as
     * {@code _PyErr_SetObject} does.
     */
    public static void setImplicitContext(ThreadState ts, long exc) {
        long handled = ts.handled;
        if (handled == 0 || handled == exc) {
            return;
        }
        if (PyBaseExceptionObject.context(handled) != 0) {
            breakRing(ts, exc, Refs.retain(ts, handled));
        }
        swap(ts, exc, PyBaseExceptionObject.CONTEXT, Refs.retain(ts, handled));
    }

    /** Takes {@code exc} out of the chain of contexts that begins with an owned exception. */
    private static void breakRing(ThreadState ts, long exc, long first) {
        long at = first;
        long mark = first; // a chain that is a ring without exc comes back to one of these
        int steps = 0;
        long context;
        while ((context = fields(ts, at, PyBaseExceptionObject.CONTEXT)[0]) != 0) {
            if (context == exc) {
                swap(ts, at, PyBaseExceptionObject.CONTEXT, 0);
                Refs.release(ts, context);
                break;
            }
            Refs.release(ts, at);
            at = context;
            if (at == mark) {
                break;
            }
            steps++;
            if (Integer.bitCount(steps) == 1) {
                mark = at;
            }
        }
        Refs.release(ts, at);
    }

    /** {@code raise exc from cause}; {@code cause} is borrowed, None suppresses the context. */
    public static void setCause(ThreadState ts, long exc, long cause) {
        swap(
                ts,
                exc,
                PyBaseExceptionObject.CAUSE,
                cause == Singletons.None ? 0 : Refs.retain(ts, cause));
        PyBaseExceptionObject.suppress_context(exc, 1);
    }

    /** Replaces the traceback; the reference to {@code traceback} (or 0) is stolen. */
    public static void tracebackSteal(ThreadState ts, long exc, long traceback) {
        swap(ts, exc, PyBaseExceptionObject.TRACEBACK, traceback);
    }

    /** The traceback, borrowed, 0 if none. */
    public static long tracebackBorrowed(long exc) {
        return PyBaseExceptionObject.traceback(exc);
    }

    // ---------------------------------------------------------------- attributes

    static long getArgs(ThreadState ts, long self) {
        return get(ts, self, PyBaseExceptionObject.ARGS);
    }

    static void setArgsAttr(ThreadState ts, long self, long value) {
        if (value == 0) {
            throw Errors.typeError(ts, "args may not be deleted");
        }
        swap(ts, self, PyBaseExceptionObject.ARGS, PyTuple.fromIterable(ts, value));
    }

    public static long getTraceback(ThreadState ts, long self) {
        return get(ts, self, PyBaseExceptionObject.TRACEBACK);
    }

    static void setTraceback(ThreadState ts, long self, long value) {
        if (value == 0) {
            throw Errors.typeError(ts, "__traceback__ may not be deleted");
        }
        if (value != Singletons.None && !PyTraceback.TYPE.isExactly(value)) {
            throw Errors.typeError(ts, "__traceback__ must be a traceback or None");
        }
        tracebackSteal(ts, self, value == Singletons.None ? 0 : Refs.retain(ts, value));
    }

    static long withTraceback(ThreadState ts, long self, long tb) {
        setTraceback(ts, self, tb);
        return Refs.retain(ts, self);
    }

    static long getContext(ThreadState ts, long self) {
        return get(ts, self, PyBaseExceptionObject.CONTEXT);
    }

    static void setContext(ThreadState ts, long self, long value) {
        swap(ts, self, PyBaseExceptionObject.CONTEXT, exceptionOrNull(ts, value, "context"));
    }

    static long getCause(ThreadState ts, long self) {
        return get(ts, self, PyBaseExceptionObject.CAUSE);
    }

    static void setCauseAttr(ThreadState ts, long self, long value) {
        long cause = exceptionOrNull(ts, value, "cause");
        swap(ts, self, PyBaseExceptionObject.CAUSE, cause);
        PyBaseExceptionObject.suppress_context(self, 1);
    }

    private static long exceptionOrNull(ThreadState ts, long value, String what) {
        if (value == 0) {
            throw Errors.typeError(ts, "__" + what + "__ may not be deleted");
        }
        if (value == Singletons.None) {
            return 0;
        }
        if (!Exceptions.BaseException.isInstance(value)) {
            throw Errors.typeError(
                    ts, "exception " + what + " must be None or derive from BaseException");
        }
        return Refs.retain(ts, value);
    }

    static long getSuppress(ThreadState ts, long self) {
        return PyBool.of(PyBaseExceptionObject.suppress_context(self) != 0);
    }

    static void setSuppress(ThreadState ts, long self, long value) {
        if (value == 0) {
            throw Errors.typeError(ts, "can't delete numeric/char attribute");
        }
        if (!PyBool.TYPE.isInstance(value)) {
            throw Errors.typeError(ts, "attribute value type must be bool");
        }
        PyBaseExceptionObject.suppress_context(self, value == PyBool.of(true) ? 1 : 0);
    }

    static long addNote(ThreadState ts, long self, long note) {
        if (!PyUnicode.TYPE.isInstance(note)) {
            throw Errors.typeError(
                    ts, "note must be a str, not '" + PyType.of(note).name() + "'");
        }
        long name = Names.of("__notes__");
        long notes = Abstract.lookupAttr(ts, self, name);
        if (notes == 0) {
            notes = PyList.create(ts);
            try {
                Abstract.setAttr(ts, self, name, notes);
            } catch (Throwable t) {
                Refs.release(ts, notes);
                throw t;
            }
        }
        try {
            if (!PyList.TYPE.isInstance(notes)) {
                throw Errors.typeError(ts, "Cannot add note: __notes__ is not a list");
            }
            PyList.append(ts, notes, note);
        } finally {
            Refs.release(ts, notes);
        }
        return Singletons.None;
    }

    // ---------------------------------------------------------------- showing

    static long repr(ThreadState ts, long self) {
        long args = get(ts, self, PyBaseExceptionObject.ARGS);
        try {
            UnicodeBuilder b = new UnicodeBuilder();
            String name = PyType.of(self).name();
            b.append(name.substring(name.lastIndexOf('.') + 1));
            if (PyTuple.size(args) == 1) {
                long r = Abstract.repr(ts, PyTuple.item(args, 0));
                b.append('(').appendStr(r).append(')');
                Refs.release(ts, r);
            } else {
                long r = Abstract.repr(ts, args);
                b.appendStr(r);
                Refs.release(ts, r);
            }
            return b.finish(ts);
        } finally {
            Refs.release(ts, args);
        }
    }

    static long str(ThreadState ts, long self) {
        long args = get(ts, self, PyBaseExceptionObject.ARGS);
        try {
            long n = PyTuple.size(args);
            if (n == 0) {
                return PyUnicode.intern(ts, "");
            }
            return Abstract.str(ts, n == 1 ? PyTuple.item(args, 0) : args);
        } finally {
            Refs.release(ts, args);
        }
    }

    static long keyErrorStr(ThreadState ts, long self) {
        long args = get(ts, self, PyBaseExceptionObject.ARGS);
        try {
            return PyTuple.size(args) == 1
                    ? Abstract.repr(ts, PyTuple.item(args, 0))
                    : str(ts, self);
        } finally {
            Refs.release(ts, args);
        }
    }

    static long importErrorStr(ThreadState ts, long self) {
        long msg = get(ts, self, PyImportErrorObject.MSG);
        if (PyUnicode.TYPE.isExactly(msg)) {
            return msg;
        }
        Refs.release(ts, msg);
        return str(ts, self);
    }

    static long osErrorStr(ThreadState ts, long self) {
        long[] fields = fields(ts, self, PyOSErrorObject.MYERRNO, PyOSErrorObject.STRERROR,
                PyOSErrorObject.FILENAME, PyOSErrorObject.FILENAME2);
        try {
            if (fields[0] == 0 || fields[1] == 0) {
                return str(ts, self);
            }
            String s = "[Errno " + javaStr(ts, fields[0]) + "] " + javaStr(ts, fields[1]);
            if (fields[2] != 0) {
                s += ": " + javaRepr(ts, fields[2]);
                if (fields[3] != 0) {
                    s += " -> " + javaRepr(ts, fields[3]);
                }
            }
            return PyUnicode.fromJava(ts, s);
        } finally {
            release(ts, fields);
        }
    }

    static long syntaxErrorStr(ThreadState ts, long self) {
        long[] fields = fields(ts, self, PySyntaxErrorObject.MSG, PySyntaxErrorObject.FILENAME,
                PySyntaxErrorObject.LINENO);
        try {
            return syntaxErrorStr(ts, fields[0], fields[1], fields[2]);
        } finally {
            release(ts, fields);
        }
    }

    private static long syntaxErrorStr(ThreadState ts, long msg, long filename, long lineno) {
        String s = msg == 0 ? "None" : javaStr(ts, msg);
        boolean haveName = filename != 0 && PyUnicode.TYPE.isInstance(filename);
        boolean haveLine = lineno != 0 && PyLong.TYPE.isExactly(lineno);
        String base = "";
        if (haveName) {
            base = PyUnicode.toJava(filename);
            base = base.substring(base.lastIndexOf('/') + 1);
        }
        if (haveName && haveLine) {
            s += " (" + base + ", line " + javaStr(ts, lineno) + ")";
        } else if (haveName) {
            s += " (" + base + ")";
        } else if (haveLine) {
            s += " (line " + javaStr(ts, lineno) + ")";
        }
        return PyUnicode.fromJava(ts, s);
    }

    static long unicodeErrorStr(ThreadState ts, long self) {
        long[] fields = fields(ts, self, PyUnicodeErrorObject.ENCODING,
                PyUnicodeErrorObject.OBJECT, PyUnicodeErrorObject.REASON);
        try {
            return fields[1] == 0 || fields[2] == 0 ? PyUnicode.intern(ts, "")
                    : unicodeErrorStr(ts, self, fields[0], fields[1], fields[2]);
        } finally {
            release(ts, fields);
        }
    }

    private static long unicodeErrorStr(
            ThreadState ts, long self, long encoding, long object, long reason) {
        long start = PyUnicodeErrorObject.start(self);
        long end = PyUnicodeErrorObject.end(self);
        String why = javaStr(ts, reason);
        boolean translate = PyType.of(self).isSubtypeOf(Exceptions.UnicodeTranslateError);
        boolean encode = PyType.of(self).isSubtypeOf(Exceptions.UnicodeEncodeError);
        String head =
                translate
                        ? "can't translate "
                        : "'" + javaStr(ts, encoding)
                                + "' codec can't " + (encode ? "encode " : "decode ");
        boolean text = translate || encode;
        boolean known = (text ? PyUnicode.TYPE : PyBytes.TYPE).isInstance(object);
        long length = !known ? 0 : text ? PyUnicode.length(object) : PyBytes.length(object);
        String what;
        if (end == start + 1 && start >= 0 && start < length) {
            if (translate || encode) {
                what = "character '" + escape(PyUnicode.charAt(object, start)) + "' in position ";
            } else {
                int b = PyBytes.at(object, start) & 0xFF;
                what = "byte 0x" + hex(b, 2) + " in position ";
            }
            what += start;
        } else {
            what = (translate || encode ? "characters" : "bytes")
                    + " in position " + start + "-" + (end - 1);
        }
        return PyUnicode.fromJava(ts, head + what + ": " + why);
    }

    private static String escape(int c) {
        return c <= 0xFF ? "\\x" + hex(c, 2) : c <= 0xFFFF ? "\\u" + hex(c, 4) : "\\U" + hex(c, 8);
    }

    private static String hex(int v, int width) {
        String h = Integer.toHexString(v);
        return "0".repeat(width - h.length()) + h;
    }

    static String javaStr(ThreadState ts, long value) {
        long s = Abstract.str(ts, value);
        try {
            return PyUnicode.toJava(s);
        } finally {
            Refs.release(ts, s);
        }
    }

    static String javaRepr(ThreadState ts, long value) {
        long s = Abstract.repr(ts, value);
        try {
            return PyUnicode.toJava(s);
        } finally {
            Refs.release(ts, s);
        }
    }
}
