package org.jilectomy.runtime.objects;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.PyBaseExceptionObject;
import org.jilectomy.heap.layout.PyOSErrorObject;
import org.jilectomy.heap.layout.PyStopIterationObject;
import org.jilectomy.heap.layout.PySyntaxErrorObject;
import org.jilectomy.heap.layout.PySystemExitObject;
import org.jilectomy.heap.layout.PyUnicodeErrorObject;
import org.jilectomy.heap.layout.PyImportErrorObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/** A built-in exception type: one Java class for all, told apart by their {@link ExceptionStruct}. */
public final class PyExceptionType extends PyType {
    final ExceptionStruct struct;

    /** Whether constructing one is no more than keeping the positional arguments. */
    final boolean takesAnyArguments;

    /** Its str is {@code strerror} alone; of an OSError's subclass, as ssl.SSLError is. */
    private final boolean showsStrerror;

    PyExceptionType(String name, PyExceptionType base, ExceptionStruct struct) {
        this(name, base, struct, base != null && base.showsStrerror);
    }

    private PyExceptionType(
            String name, PyExceptionType base, ExceptionStruct struct, boolean showsStrerror) {
        super(
                new TypeSpec(name, struct.size)
                        .gc()
                        .subclassable()
                        .flags(TPFLAGS_BASE_EXC_SUBCLASS)
                        .base(base)
                        .dict(PyBaseExceptionObject.DICT));
        this.struct = struct;
        this.showsStrerror = showsStrerror;
        this.takesAnyArguments = switch (struct) {
            case BASE, KEY, NAME, ATTRIBUTE -> true;
            default -> false;
        };
    }

    /** With two bases of one shape; the second's MRO comes behind the first. */
    PyExceptionType(String name, PyExceptionType base, PyExceptionType second) {
        super(
                new TypeSpec(name, base.struct.size)
                        .gc()
                        .subclassable()
                        .flags(TPFLAGS_BASE_EXC_SUBCLASS)
                        .base(base)
                        .second(second)
                        .dict(PyBaseExceptionObject.DICT));
        this.struct = base.struct;
        this.showsStrerror = base.showsStrerror;
        this.takesAnyArguments = false;
    }

    /** An exception type of a module written in Java; {@code name} has the module in it. */
    public static PyExceptionType ofModule(String name, PyExceptionType base) {
        return new PyExceptionType(name, base, base.struct);
    }

    /** As {@link #ofModule}, with two bases of which only the first has fields. */
    public static PyExceptionType ofModule(
            String name, PyExceptionType base, PyExceptionType second) {
        return new PyExceptionType(name, base, second);
    }

    /** As {@link #ofModule}; what {@code str} gives is {@code strerror} if that is a str. */
    public static PyExceptionType ofModuleShowingStrerror(String name, PyExceptionType base) {
        return new PyExceptionType(name, base, base.struct, true);
    }

    /** All exception types are of one Java class: this says which slots each fills in CPython. */
    void ownSlots(boolean[] own) {
        ExceptionStruct inherited = ((PyExceptionType) base).struct;
        boolean group = this == Exceptions.ExceptionGroup;
        own[Special.INIT] = !group;
        own[Special.NEW] = !group
                && (struct == inherited
                        || struct == ExceptionStruct.OS
                        || struct == ExceptionStruct.UNICODE
                        || struct == ExceptionStruct.GROUP);
        own[Special.STR] = showsStrerror != ((PyExceptionType) base).showsStrerror
                || struct != inherited
                        && struct != ExceptionStruct.STOP_ITERATION
                        && struct != ExceptionStruct.SYSTEM_EXIT;
    }

    @Override
    protected void define(TypeDef def) {
        if (base instanceof PyExceptionType b) {
            if (b.struct != struct) {
                defineFields(def);
            }
            return;
        }
        PyBaseException.define(def);
    }

    private void defineFields(TypeDef def) {
        if (struct == ExceptionStruct.GROUP) {
            ExceptionGroups.define(def);
            return;
        }
        for (ExceptionStruct.Field f : struct.fields) {
            def.writableMember(f.name(), f.offset(), null);
        }
        if (struct == ExceptionStruct.UNICODE) {
            def.getset("start", "unicodeStart", "setUnicodeStart", null);
            def.getset("end", "unicodeEnd", "setUnicodeEnd", null);
        }
        if (struct == ExceptionStruct.OS) {
            def.getset("characters_written", "getWritten", "setWritten", null);
            def.in(ExceptionPickling.class).method("__reduce__(self, /)", null, "reduceOSError");
        } else if (struct == ExceptionStruct.IMPORT) {
            def.in(ExceptionPickling.class)
                    .method("__reduce__(self, /)", null, "reduceImportError");
        }
    }

    static long unicodeStart(ThreadState ts, long self) {
        return PyLong.of(ts, PyUnicodeErrorObject.start(self));
    }

    private static long unicodeIndex(ThreadState ts, long value) {
        if (value == 0) {
            throw Errors.typeError(ts, "can't delete numeric/char attribute");
        }
        return Abstract.asIndexOrThrow(ts, value, Exceptions.OverflowError);
    }

    static void setUnicodeStart(ThreadState ts, long self, long value) {
        Memory.putLong(self + PyUnicodeErrorObject.START, unicodeIndex(ts, value));
    }

    static void setUnicodeEnd(ThreadState ts, long self, long value) {
        Memory.putLong(self + PyUnicodeErrorObject.END, unicodeIndex(ts, value));
    }

    static long getWritten(ThreadState ts, long self) {
        long written = PyOSErrorObject.written(self);
        if (written == -1) {
            throw Errors.attributeError(ts, "characters_written");
        }
        return PyLong.of(ts, written);
    }

    static void setWritten(ThreadState ts, long self, long value) {
        if (value == 0) {
            getWritten(ts, self);
            PyOSErrorObject.written(self, -1);
            return;
        }
        PyOSErrorObject.written(
                self, Abstract.asIndexOrThrow(ts, value, Exceptions.ValueError));
    }

    static long unicodeEnd(ThreadState ts, long self) {
        return PyLong.of(ts, PyUnicodeErrorObject.end(self));
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        int n = positional(args, kwnames);
        if (struct == ExceptionStruct.GROUP) {
            return ExceptionGroups.create(ts, type, args, n);
        }
        PyType made = type == Exceptions.OSError ? osErrorType(args, n) : type;
        long self = PyBaseException.allocate(ts, made, args, n);
        if (struct == ExceptionStruct.OS) {
            PyOSErrorObject.written(self, -1);
        }
        return self;
    }

    /** {@code OSError(errno, …)} makes the subclass of that errno (PEP 3151). */
    private static PyType osErrorType(long[] args, int n) {
        if (n < 2 || n > 5 || !Immediate.isInt(args[0]) && !PyLong.TYPE.isExactly(args[0])) {
            return Exceptions.OSError;
        }
        return switch ((int) PyLong.longValue(args[0])) {
            case 1, 13 -> Exceptions.PermissionError;
            case 2 -> Exceptions.FileNotFoundError;
            case 3 -> Exceptions.ProcessLookupError;
            case 4 -> Exceptions.InterruptedError;
            case 10 -> Exceptions.ChildProcessError;
            case 11, 114, 115 -> Exceptions.BlockingIOError;
            case 17 -> Exceptions.FileExistsError;
            case 20 -> Exceptions.NotADirectoryError;
            case 21 -> Exceptions.IsADirectoryError;
            case 32, 108 -> Exceptions.BrokenPipeError;
            case 103 -> Exceptions.ConnectionAbortedError;
            case 104 -> Exceptions.ConnectionResetError;
            case 110 -> Exceptions.TimeoutError;
            case 111 -> Exceptions.ConnectionRefusedError;
            default -> Exceptions.OSError;
        };
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {
        int n = positional(args, kwnames);
        if (kwnames != 0 && PyTuple.size(kwnames) > 0
                && !acceptsKeywords(ts, self, args, kwnames)) {
            throw Errors.typeError(ts, PyType.of(self).name() + "() takes no keyword arguments");
        }
        PyBaseException.setArgs(ts, self, args, n);
        if (struct == ExceptionStruct.IMPORT && (kwnames == 0 || PyTuple.size(kwnames) == 0)) {
            set(ts, self, PyImportErrorObject.NAME, 0);
            set(ts, self, PyImportErrorObject.PATH, 0);
        }
        switch (struct) {
            case STOP_ITERATION -> {
                if (n > 0) {
                    set(ts, self, PyStopIterationObject.VALUE, args[0]);
                }
            }
            case SYSTEM_EXIT -> initSystemExit(ts, self, args, n);
            case IMPORT -> {
                set(ts, self, PyImportErrorObject.MSG, n == 1 ? args[0] : 0);
            }
            case OS -> initOSError(ts, self, args, n);
            case SYNTAX -> initSyntaxError(ts, self, args, n);
            case UNICODE -> initUnicodeError(ts, self, args, n);
            default -> {}
        }
    }

    private static int positional(long[] args, long kwnames) {
        return kwnames == 0 ? args.length : args.length - (int) PyTuple.size(kwnames);
    }

    /** {@code name}, {@code path}, {@code obj} of ImportError, NameError and AttributeError. */
    private boolean acceptsKeywords(ThreadState ts, long self, long[] args, long kwnames) {
        if (struct != ExceptionStruct.NAME
                && struct != ExceptionStruct.ATTRIBUTE
                && struct != ExceptionStruct.IMPORT) {
            return false;
        }
        int n = positional(args, kwnames);
        for (int i = 0; i < PyTuple.size(kwnames); i++) {
            String key = PyUnicode.toJava(PyTuple.item(kwnames, i));
            boolean found = false;
            for (ExceptionStruct.Field f : struct.fields) {
                if (f.name().equals(key) && !key.equals("msg")) {
                    set(ts, self, f.offset(), args[n + i]);
                    found = true;
                }
            }
            if (!found) {
                throw Errors.typeError(
                        ts, "'" + key + "' is an invalid keyword argument for " + name() + "()");
            }
        }
        return true;
    }

    private static void set(ThreadState ts, long self, int offset, long value) {
        PyBaseException.setField(ts, self, offset, value);
    }

    private static void initSystemExit(ThreadState ts, long self, long[] args, int n) {
        if (n == 1) {
            set(ts, self, PySystemExitObject.CODE, args[0]);
        } else if (n > 1) {
            long all = PyBaseException.getArgs(ts, self);
            set(ts, self, PySystemExitObject.CODE, all);
            Refs.release(ts, all);
        }
    }

    private static void initOSError(ThreadState ts, long self, long[] args, int n) {
        if (n < 2 || n > 5) {
            return;
        }
        set(ts, self, PyOSErrorObject.MYERRNO, args[0]);
        set(ts, self, PyOSErrorObject.STRERROR, args[1]);
        if (n > 2 && PyType.of(self).isSubtypeOf(Exceptions.BlockingIOError)
                && PyType.of(args[2]).hasIndex()) {
            PyOSErrorObject.written(
                    self, Abstract.asIndexOrThrow(ts, args[2], Exceptions.ValueError));
            return;
        }
        if (n > 2) {
            set(ts, self, PyOSErrorObject.FILENAME, args[2]);
            if (n == 5) {
                set(ts, self, PyOSErrorObject.FILENAME2, args[4]);
            }
            PyBaseException.setArgs(ts, self, args, 2);
        }
    }

    private static void initSyntaxError(ThreadState ts, long self, long[] args, int n) {
        if (n >= 1) {
            set(ts, self, PySyntaxErrorObject.MSG, args[0]);
        }
        if (n == 2) {
            long info = PyTuple.fromIterable(ts, args[1]);
            try {
                setPlace(ts, self, info);
            } finally {
                Refs.release(ts, info);
            }
        }
    }

    private static void setPlace(ThreadState ts, long self, long info) {
        int[] offsets = {
            PySyntaxErrorObject.FILENAME, PySyntaxErrorObject.LINENO,
            PySyntaxErrorObject.OFFSET, PySyntaxErrorObject.TEXT,
            PySyntaxErrorObject.END_LINENO, PySyntaxErrorObject.END_OFFSET
        };
        long size = PyTuple.size(info);
        if (size < 4 || size > 6) {
            throw Errors.typeError(
                    ts,
                    "function takes at " + (size < 4 ? "least 4" : "most 6") + " arguments ("
                            + size + " given)");
        }
        if (size == 5) {
            throw Errors.typeError(
                    ts, "end_offset must be provided when end_lineno is provided");
        }
        for (int i = 0; i < size; i++) {
            set(ts, self, offsets[i], PyTuple.item(info, i));
        }
    }

    private static void initUnicodeError(ThreadState ts, long self, long[] args, int n) {
        boolean translate = PyType.of(self).isSubtypeOf(Exceptions.UnicodeTranslateError);
        int want = translate ? 4 : 5;
        if (n != want) {
            throw Errors.typeError(
                    ts, "function takes exactly " + want + " arguments (" + n + " given)");
        }
        int at = 0;
        if (!translate) {
            set(ts, self, PyUnicodeErrorObject.ENCODING, args[at++]);
        }
        long bytes = !translate && PyType.of(self).isSubtypeOf(Exceptions.UnicodeDecodeError)
                && !PyBytes.check(args[at]) ? BytesArgs.require(ts, args[at]) : 0;
        set(ts, self, PyUnicodeErrorObject.OBJECT, bytes != 0 ? bytes : args[at]);
        Refs.xrelease(ts, bytes);
        at++;
        Memory.putLong(self + PyUnicodeErrorObject.START, Abstract.asIndex(ts, args[at++]));
        Memory.putLong(self + PyUnicodeErrorObject.END, Abstract.asIndex(ts, args[at++]));
        set(ts, self, PyUnicodeErrorObject.REASON, args[at]);
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        return PyBaseException.repr(ts, self);
    }

    @Override
    public long tp_str(ThreadState ts, long self) {
        return switch (struct) {
            case GROUP -> ExceptionGroups.str(ts, self);
            case KEY -> PyBaseException.keyErrorStr(ts, self);
            case OS -> showsStrerror ? strerror(ts, self) : PyBaseException.osErrorStr(ts, self);
            case SYNTAX -> PyBaseException.syntaxErrorStr(ts, self);
            case IMPORT -> PyBaseException.importErrorStr(ts, self);
            case UNICODE -> PyBaseException.unicodeErrorStr(ts, self);
            default -> PyBaseException.str(ts, self);
        };
    }

    private static long strerror(ThreadState ts, long self) {
        long text = PyBaseException.get(ts, self, PyOSErrorObject.STRERROR);
        if (PyUnicode.check(text)) {
            return text;
        }
        Refs.release(ts, text);
        long args = PyBaseException.get(ts, self, PyBaseExceptionObject.ARGS);
        try {
            return Abstract.str(ts, args);
        } finally {
            Refs.release(ts, args);
        }
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visit(self + PyBaseExceptionObject.DICT, visitor);
        visit(self + PyBaseExceptionObject.ARGS, visitor);
        visit(self + PyBaseExceptionObject.NOTES, visitor);
        visit(self + PyBaseExceptionObject.TRACEBACK, visitor);
        visit(self + PyBaseExceptionObject.CONTEXT, visitor);
        visit(self + PyBaseExceptionObject.CAUSE, visitor);
        for (ExceptionStruct.Field f : struct.fields) {
            visit(self + f.offset(), visitor);
        }
    }

    @Override
    protected void tp_clear(ThreadState ts, long self) {
        Instances.clearField(ts, self + PyBaseExceptionObject.DICT);
        Instances.clearField(ts, self + PyBaseExceptionObject.NOTES);
        Instances.clearField(ts, self + PyBaseExceptionObject.TRACEBACK);
        Instances.clearField(ts, self + PyBaseExceptionObject.CONTEXT);
        Instances.clearField(ts, self + PyBaseExceptionObject.CAUSE);
        for (ExceptionStruct.Field f : struct.fields) {
            Instances.clearField(ts, self + f.offset());
        }
    }

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        if (struct.fields.length > 0) {
            Dealloc.generic(ts, this, self);
            return;
        }
        if (!ts.beginDealloc(self)) {
            return;
        }
        long dict = Memory.getLong(self + PyBaseExceptionObject.DICT);
        long args = PyBaseExceptionObject.args(self);
        long notes = Memory.getLong(self + PyBaseExceptionObject.NOTES);
        long traceback = PyBaseExceptionObject.traceback(self);
        long context = PyBaseExceptionObject.context(self);
        long cause = Memory.getLong(self + PyBaseExceptionObject.CAUSE);
        Heap.freeObject(ts.heap, self);
        Refs.xrelease(ts, dict);
        Refs.xrelease(ts, args);
        Refs.xrelease(ts, notes);
        Refs.xrelease(ts, traceback);
        Refs.xrelease(ts, context);
        Refs.xrelease(ts, cause);
        Dealloc.end(ts);
    }

    private static void visit(long field, Visitor visitor) {
        long object = Memory.getLong(field);
        if (object != 0) {
            visitor.visit(object);
        }
    }
}
