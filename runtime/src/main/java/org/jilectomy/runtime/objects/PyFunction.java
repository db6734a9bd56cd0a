package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyCodeObject;
import org.jilectomy.heap.layout.PyFunctionObject;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code function}: code together with its globals, closure and defaults.
 *
 * <p>The function's own GC head repeats the side-table index of its code, so that a call finds the
 * {@link EntryPoint} with one load and one table access and never touches the code object.
 *
 * <p>Code, defaults, keyword defaults and closure are read without a lock while other threads may
 * assign them: an object that is replaced in one of these fields stays alive until the interpreter
 * exits ({@link Pins}). Assigning them is rare, calling is not. {@code func_version} becomes 0 and
 * then a fresh number with each such assignment; inline caches compare it.
 */
public final class PyFunction extends PyType {
    public static final PyFunction TYPE = new PyFunction();

    private static int nextVersion = 1;

    private PyFunction() {
        super(new TypeSpec("function", PyFunctionObject.SIZE)
                .gc()
                .flags(TPFLAGS_METHOD_DESCRIPTOR)
                .vectorcall(PyFunctionObject.VECTORCALL)
                .dict(PyFunctionObject.FUNC_DICT)
                .weakList(PyFunctionObject.FUNC_WEAKREFLIST)
                .doc("Create a function object.\n\n  code\n    a code object\n  globals\n    the "
                        + "globals dictionary\n  name\n    a string that overrides the name from "
                        + "the code object\n  argdefs\n    a tuple that specifies the default "
                        + "argument values\n  closure\n    a tuple that supplies the bindings for "
                        + "free variables"));
    }

    @Override
    protected void define(TypeDef def) {
        def.in(FunctionAttributes.class);
        FunctionAttributes.define(def);
    }

    // ---------------------------------------------------------------- for the runtime

    /**
     * Makes a function; all parameters are borrowed.
     *
     * @param globals dict
     * @param qualname str, 0 for the code's
     * @param closure tuple of cells or 0
     * @param defaults tuple or 0
     * @param kwdefaults dict or 0
     * @param annotations dict or 0
     */
    public static long create(
            ThreadState ts,
            long code,
            long globals,
            long qualname,
            long closure,
            long defaults,
            long kwdefaults,
            long annotations) {
        CodeSpec spec = PyCode.spec(code);
        long module = PyDict.getItem(ts, globals, Names.__name__);
        long self = TYPE.allocate(ts, PyFunctionObject.SIZE);
        Memory.zeroWords(self + PyObject.SIZE, PyFunctionObject.SIZE - PyObject.SIZE);
        PyFunctionObject.func_globals(self, Refs.retain(ts, globals));
        PyFunctionObject.func_builtins(self, Interpreter.builtinsDict);
        PyFunctionObject.func_name(self, PyCodeObject.co_name(code));
        PyFunctionObject.func_qualname(
                self, qualname != 0 ? Refs.retain(ts, qualname) : PyCodeObject.co_qualname(code));
        PyFunctionObject.func_code(self, Refs.retain(ts, code));
        PyFunctionObject.func_closure(self, Refs.xretain(ts, closure));
        PyFunctionObject.func_defaults(self, Refs.xretain(ts, defaults));
        PyFunctionObject.func_kwdefaults(self, Refs.xretain(ts, kwdefaults));
        PyFunctionObject.func_annotations(self, Refs.xretain(ts, annotations));
        PyFunctionObject.func_doc(self, doc(ts, spec));
        if (module != 0) {
            PyFunctionObject.func_module(self, Refs.toObjectSteal(ts, module));
        }
        GcHead.index_release(self, GcHead.index(code));
        return self;
    }

    private static long doc(ThreadState ts, CodeSpec spec) {
        long[] consts = spec.consts();
        return consts.length > 0 && PyUnicode.TYPE.isExactly(consts[0])
                ? Refs.retain(ts, consts[0])
                : Singletons.None;
    }

    /** The Java method that a call runs. */
    public static EntryPoint entryPoint(long func) {
        return ((CodeSpec) SideTable.get(GcHead.index(func))).entry();
    }

    /** Whether {@code value} is a function written in Python. */
    public static boolean isFunction(long value) {
        return TYPE.isExactly(value);
    }

    /** The tuple of cells, borrowed; 0 if there is none. */
    public static long closure(long func) {
        return PyFunctionObject.func_closure(func);
    }

    /** The globals dict, borrowed. */
    public static long globals(long func) {
        return PyFunctionObject.func_globals(func);
    }

    /** Calls with one positional argument. */
    static long call1(ThreadState ts, long func, long a) {
        EntryPoint e = entryPoint(func);
        return e.signature.isPlain && e.signature.slots == 1
                ? e.invoke(ts, func, a)
                : callBinding(ts, e, func, new long[] {a}, 0);
    }

    static long call2(ThreadState ts, long func, long a, long b) {
        EntryPoint e = entryPoint(func);
        return e.signature.isPlain && e.signature.slots == 2
                ? e.invoke(ts, func, a, b)
                : callBinding(ts, e, func, new long[] {a, b}, 0);
    }

    static long call3(ThreadState ts, long func, long a, long b, long c) {
        EntryPoint e = entryPoint(func);
        return e.signature.isPlain && e.signature.slots == 3
                ? e.invoke(ts, func, a, b, c)
                : callBinding(ts, e, func, new long[] {a, b, c}, 0);
    }

    private static long callBinding(
            ThreadState ts, EntryPoint e, long func, long[] args, long kwnames) {
        if (args.length == 0 && e.signature.slots == 1
                && (PyCodeObject.co_flags(PyFunctionObject.func_code(func))
                        & CodeSpec.CO_NEWLOCALS) == 0) {
            // A function made of a module's code runs in its globals.
            return e.invoke(ts, func, PyFunctionObject.func_globals(func));
        }
        return ArgumentBinder.call(
                ts,
                e,
                func,
                args,
                kwnames,
                PyFunctionObject.func_defaults_acquire(func),
                PyFunctionObject.func_kwdefaults_acquire(func));
    }

    /** {@code func(*args, **dict)} without names and snapshot; 0 if that does not fit. */
    static long callDict(ThreadState ts, long func, long[] args, long dict) {
        return ArgumentBinder.callDict(
                ts,
                entryPoint(func),
                func,
                args,
                dict,
                PyFunctionObject.func_defaults_acquire(func),
                PyFunctionObject.func_kwdefaults_acquire(func));
    }

    /** In the spare word of the GC head: some call site holds the defaults as constants. */
    private static final int DEFAULTS_TAKEN = 1;

    /**
     * The last defaults, as many as {@code into} has places, as borrowed values; they stay alive as
     * long as the function. Whoever keeps them must watch {@link CodeReplacement}.
     *
     * @return false if there are not so many
     */
    public static boolean constantDefaults(long func, Object[] into) {
        GcHead.spare(func, DEFAULTS_TAKEN);
        Memory.fullFence();
        long defaults = PyFunctionObject.func_defaults_acquire(func);
        long n = defaults == 0 ? 0 : PyTuple.size(defaults);
        if (n < into.length) {
            return false;
        }
        for (int i = 0; i < into.length; i++) {
            into[i] = Refs.fromMemoryBorrowed(PyTuple.item(defaults, n - into.length + i));
        }
        return true;
    }

    /** The defaults were replaced. */
    static void defaultsChanged(long func) {
        if (GcHead.spare(func) == DEFAULTS_TAKEN) {
            CodeReplacement.happened();
        }
    }

    /** Marks a change that inline caches must notice. */
    static void changed(long func) {
        int version;
        synchronized (PyFunction.class) {
            version = nextVersion == 0 ? 0 : nextVersion++;
        }
        PyFunctionObject.func_version_release(func, version);
    }

    // ---------------------------------------------------------------- slots

    @Override
    public boolean isCallable() {
        return true;
    }

    @Override
    public long tp_call(ThreadState ts, long self, long[] args, long kwnames) {
        EntryPoint e = entryPoint(self);
        if (kwnames == 0 && e.signature.isPlain && args.length == e.signature.slots) {
            return e.invoke(ts, self, args);
        }
        return callBinding(ts, e, self, args, kwnames);
    }

    @Override
    public boolean isDescriptor() {
        return true;
    }

    @Override
    public long tp_descr_get(ThreadState ts, long self, long obj, long type) {
        return obj == 0 || obj == Singletons.None && type == Singletons.noneType().address
                ? Refs.retain(ts, self)
                : PyMethod.create(ts, self, obj);
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        return PyUnicode.fromJava(
                ts,
                "<function " + PyUnicode.toJava(PyFunctionObject.func_qualname(self)) + " at 0x"
                        + Long.toHexString(self) + ">");
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        Dealloc.visit(PyFunctionObject.func_globals(self), visitor);
        if (PyFunctionObject.func_builtins(self) != Interpreter.builtinsDict) {
            // the usual one is borrowed: it lives as long as any Python code can run
            Dealloc.visit(PyFunctionObject.func_builtins(self), visitor);
        }
        Dealloc.visit(PyFunctionObject.func_name(self), visitor);
        Dealloc.visit(PyFunctionObject.func_qualname(self), visitor);
        Dealloc.visit(PyFunctionObject.func_code(self), visitor);
        Dealloc.visit(PyFunctionObject.func_defaults(self), visitor);
        Dealloc.visit(PyFunctionObject.func_kwdefaults(self), visitor);
        Dealloc.visit(PyFunctionObject.func_closure(self), visitor);
        Dealloc.visit(PyFunctionObject.func_doc(self), visitor);
        Dealloc.visit(PyFunctionObject.func_dict(self), visitor);
        Dealloc.visit(PyFunctionObject.func_module(self), visitor);
        Dealloc.visit(PyFunctionObject.func_annotations(self), visitor);
    }

    /** What was settable; code and names stay, the function may be on somebody's stack. */
    @Override
    protected void tp_clear(ThreadState ts, long self) {
        Instances.clearField(ts, self + PyFunctionObject.FUNC_DEFAULTS);
        Instances.clearField(ts, self + PyFunctionObject.FUNC_KWDEFAULTS);
        Instances.clearField(ts, self + PyFunctionObject.FUNC_DOC);
        Instances.clearField(ts, self + PyFunctionObject.FUNC_DICT);
        Instances.clearField(ts, self + PyFunctionObject.FUNC_MODULE);
        Instances.clearField(ts, self + PyFunctionObject.FUNC_ANNOTATIONS);
    }

    private static final Signature NEW =
            Signature.parse("__new__(cls, code, globals, name=None, argdefs=None, closure=None)");

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, "function", NEW, args, kwnames);
        if (!PyCode.TYPE.isInstance(a[0])) {
            throw wrongType(ts, "code", "code", a[0]);
        }
        if (!PyDict.TYPE.isInstance(a[1])) {
            throw wrongType(ts, "globals", "dict", a[1]);
        }
        if (noneIsZero(a[2]) != 0 && !PyUnicode.TYPE.isInstance(a[2])) {
            throw Errors.typeError(ts, "arg 3 (name) must be None or string");
        }
        long defaults = noneIsZero(a[3]);
        if (defaults != 0 && !PyTuple.TYPE.isInstance(defaults)) {
            throw Errors.typeError(ts, "arg 4 (defaults) must be None or tuple");
        }
        int free = PyCode.spec(a[0]).freevars().length;
        long closure = noneIsZero(a[4]);
        if (closure != 0 ? !PyTuple.TYPE.isInstance(closure) : free != 0) {
            throw Errors.typeError(ts, closure == 0
                    ? "arg 5 (closure) must be tuple" : "arg 5 (closure) must be None or tuple");
        }
        int cells = closure == 0 ? 0 : (int) PyTuple.size(closure);
        if (cells != free) {
            throw Errors.valueError(ts, PyCode.spec(a[0]).name() + " requires closure of length "
                    + free + ", not " + cells);
        }
        for (int i = 0; i < cells; i++) {
            if (!PyCell.TYPE.isInstance(PyTuple.item(closure, i))) {
                throw Errors.typeError(ts, "arg 5 (closure) expected cell, found "
                        + PyType.of(PyTuple.item(closure, i)).name());
            }
        }
        long code = CodeHome.linked(ts, a[0], a[1], null);
        long self;
        try {
            self = create(ts, code, a[1], 0, closure, defaults, 0, 0);
        } finally {
            Refs.release(ts, code);
        }
        inheritBuiltins(ts, self, a[1]);
        if (noneIsZero(a[2]) != 0) {
            PyFunctionObject.func_name(self, Refs.toObject(ts, a[2]));
        }
        return self;
    }

    /** Globals that say nothing of built-ins leave the caller's; for {@code __builtins__} only. */
    private static void inheritBuiltins(ThreadState ts, long self, long globals) {
        if (PyDict.contains(ts, globals, Names.__builtins__)) {
            return;
        }
        long caller = PyFrame.callerGlobals(ts);
        long own = caller == 0 ? 0 : OwnBuiltins.of(ts, caller);
        Refs.xrelease(ts, caller);
        if (own != 0) {
            PyFunctionObject.func_builtins(self, own);
        }
    }

    private static PyException wrongType(
            ThreadState ts, String parameter, String expected, long got) {
        return Errors.typeError(ts, "function() argument '" + parameter + "' must be " + expected
                + ", not "
                + PyType.of(got).name());
    }

    private static long noneIsZero(long v) {
        return v == Singletons.None ? 0 : v;
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}
}
