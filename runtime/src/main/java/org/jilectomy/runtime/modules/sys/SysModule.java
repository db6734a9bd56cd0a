package org.jilectomy.runtime.modules.sys;

import org.jilectomy.heap.Header;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.locks.Gil;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.modules.io.StandardStreams;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.CycleCollector;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Immediate;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBaseException;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code sys}; compare CPython {@code Python/sysmodule.c}. Constants: {@link SysInfo}. */
public final class SysModule extends BuiltinModule {
    public SysModule() {
        super("sys");
    }

    @Override
    protected void define(TypeDef def) {
        def.method("_is_gil_enabled(module, /)", null, "isGilEnabled")
                .method("_clear_type_cache(module, /)", null, "clearTypeCache")
                .method("exc_info(module, /)", null, "excInfo")
                .method("exception(module, /)", null)
                .method("exit(module, status=None, /)", null)
                .method("getallocatedblocks(module, /)", null)
                .method("getdefaultencoding(module, /)", null)
                .method("getfilesystemencodeerrors(module, /)", null)
                .method("getfilesystemencoding(module, /)", null, "getdefaultencoding")
                .method("get_asyncgen_hooks(module, /)", null, "getAsyncgenHooks")
                .method("get_coroutine_origin_tracking_depth(module, /)", null,
                        "getOriginDepth")
                .method("set_asyncgen_hooks(module, /, firstiter=None, finalizer=None)", null,
                        "setAsyncgenHooks")
                .method("set_coroutine_origin_tracking_depth(module, /, depth)", null,
                        "setOriginDepth")
                .method("getrecursionlimit(module, /)", null)
                .method("getrefcount(module, object, /)", null)
                .method("getsizeof(module, object, default=None)", null)
                .method("getswitchinterval(module, /)", null)
                .method("intern(module, string, /)", null)
                .method("is_finalizing(module, /)", null, "isFinalizing")
                .method("setrecursionlimit(module, limit, /)", null)
                .method("setswitchinterval(module, interval, /)", null);
        SysHooks.define(def);
        SysRuntime.define(def);
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        Interpreter.sysDict = Refs.retain(ts, dict);
        PyDict.setItemName(ts, dict, Names.of("modules"), Interpreter.modules);
        SysInfo.fill(ts, dict);
        putStream(ts, dict, "stdin", StandardStreams.create(ts, 0));
        putStream(ts, dict, "stdout", StandardStreams.create(ts, 1));
        putStream(ts, dict, "stderr", StandardStreams.create(ts, 2));
        for (String hook : new String[] {"breakpointhook", "displayhook",
            "excepthook", "unraisablehook"}) {
            long f = PyDict.getItemString(ts, dict, hook);
            putSteal(ts, dict, "__" + hook + "__", f);
        }
        SysHooks.install();
        putSteal(ts, dict, "argv", strings(ts, ""));
        putSteal(ts, dict, "path", strings(ts));
    }

    private static void putStream(ThreadState ts, long dict, String name, long stream) {
        PyDict.setItemName(ts, dict, Names.of("__" + name + "__"), stream);
        putSteal(ts, dict, name, stream);
    }

    /** What importlib and {@code site} fill: not there before, see {@link LateStart}. */
    private static final String[] OF_IMPORTS = {
        "modules", "meta_path", "path_hooks", "path_importer_cache", "path"
    };

    /** Hides what importlib works with until it does. */
    public static void withoutImports(ThreadState ts) {
        for (String name : OF_IMPORTS) {
            PyDict.delItem(ts, Interpreter.sysDict, Names.of(name));
        }
    }

    /** Puts back, as it was, what {@link #withoutImports} hid. */
    public static void withImports(ThreadState ts) {
        long dict = Interpreter.sysDict;
        PyDict.setItemName(ts, dict, Names.of("modules"), Interpreter.modules);
        putSteal(ts, dict, "meta_path", PyList.create(ts));
        putSteal(ts, dict, "path_hooks", PyList.create(ts));
        putSteal(ts, dict, "path_importer_cache", PyDict.create(ts));
        putSteal(ts, dict, "path", strings(ts));
    }

    // ---------------------------------------------------------------- for the command line

    /** Sets {@code sys.argv}. */
    public static void setArgv(ThreadState ts, String... argv) {
        putSteal(ts, Interpreter.sysDict, "argv", strings(ts, argv));
    }

    /** Sets {@code sys.path}. */
    public static void setPath(ThreadState ts, String... path) {
        putSteal(ts, Interpreter.sysDict, "path", strings(ts, path));
    }

    /** Makes {@code sys.path} a new list with a folder in front; null adds none. */
    public static void beginPath(ThreadState ts, String first) {
        long old = PyDict.getItemString(ts, Interpreter.sysDict, "path");
        long path = PyList.fromIterable(ts, old);
        Refs.release(ts, old);
        putSteal(ts, Interpreter.sysDict, "path", Refs.retain(ts, path));
        if (first == null) {
            Refs.release(ts, path);
            return;
        }
        long text = PyUnicode.fromJava(ts, first);
        PyList.insert(ts, path, 0, text);
        Refs.release(ts, text);
        Refs.release(ts, path);
    }

    /** Sets any attribute to a str; null is None. */
    public static void setString(ThreadState ts, String name, String value) {
        putSteal(ts, Interpreter.sysDict, name,
                value == null ? Singletons.None : PyUnicode.fromJava(ts, value));
    }

    /** Shows what the command line said. */
    public static void setFlags(ThreadState ts, SysFlags flags) {
        long dict = Interpreter.sysDict;
        putSteal(ts, dict, "flags", SysInfo.flags(ts, flags));
        putSteal(ts, dict, "dont_write_bytecode", PyBool.of(flags.dontWriteBytecode > 0));
        putSteal(ts, dict, "warnoptions", strings(ts, flags.warnOptions.toArray(new String[0])));
        setString(ts, "pycache_prefix", flags.pycachePrefix);
        long options = PyDict.create(ts);
        for (String option : flags.xOptions) {
            int eq = option.indexOf('=');
            putSteal(ts, options, eq < 0 ? option : option.substring(0, eq), eq < 0
                    ? PyBool.True
                    : PyUnicode.fromJava(ts, option.substring(eq + 1)));
        }
        putSteal(ts, dict, "_xoptions", options);
        String[] original = new String[flags.originalArguments.size() + 1];
        original[0] = System.getProperty("jilectomy.executable", "jilectomy");
        for (int i = 1; i < original.length; i++) {
            original[i] = flags.originalArguments.get(i - 1);
        }
        putSteal(ts, dict, "orig_argv", strings(ts, original));
    }

    // ---------------------------------------------------------------- asynchronous generators

    static long getAsyncgenHooks(ThreadState ts, long module) {
        return AsyncHooks.get(ts);
    }

    static long setAsyncgenHooks(ThreadState ts, long module, long firstiter, long finalizer) {
        AsyncHooks.set(ts, firstiter, finalizer);
        return Singletons.None;
    }

    static long getOriginDepth(ThreadState ts, long module) {
        return PyLong.of(ts, ts.coroutineOriginDepth);
    }

    static long setOriginDepth(ThreadState ts, long module, long depth) {
        AsyncHooks.setOriginDepth(ts, depth);
        return Singletons.None;
    }

    static long strings(ThreadState ts, String... items) {
        long list = PyList.create(ts);
        for (String s : items) {
            long str = PyUnicode.fromJava(ts, s);
            PyList.append(ts, list, str);
            Refs.release(ts, str);
        }
        return list;
    }

    // ---------------------------------------------------------------- exceptions

    static long exit(ThreadState ts, long module, long status) {
        if (status == 0) {
            throw Errors.chained(ts, Abstract.call(ts, Exceptions.SystemExit.address));
        }
        // A tuple becomes the arguments, as PyErr_SetObject would have it.
        if (PyTuple.TYPE.isExactly(status)) {
            throw Errors.chained(
                    ts, Abstract.callTuple(ts, Exceptions.SystemExit.address, status, 0));
        }
        throw Errors.raiseValue(ts, Exceptions.SystemExit, status);
    }

    static long exception(ThreadState ts, long module) {
        return ts.handled == 0 ? Singletons.None : Refs.retain(ts, ts.handled);
    }

    static long excInfo(ThreadState ts, long module) {
        long exc = ts.handled;
        if (exc == 0) {
            return PyTuple.of(ts, Singletons.None, Singletons.None, Singletons.None);
        }
        long tb = PyBaseException.tracebackBorrowed(exc);
        return PyTuple.of(ts, PyType.addressOf(exc), exc, tb == 0 ? Singletons.None : tb);
    }

    // ---------------------------------------------------------------- the interpreter

    static long clearTypeCache(ThreadState ts, long module) {
        return Singletons.None;
    }

    static long isFinalizing(ThreadState ts, long module) {
        return PyBool.of(Interpreter.finalizing);
    }

    static long isGilEnabled(ThreadState ts, long module) {
        return PyBool.of(Gil.ENABLED);
    }

    static long getrecursionlimit(ThreadState ts, long module) {
        return PyLong.of(ts, ThreadState.recursionLimit());
    }

    static long setrecursionlimit(ThreadState ts, long module, long limit) {
        int value = PyLong.asInt(ts, limit);
        if (value < 1) {
            throw Errors.valueError(ts, "recursion limit must be greater or equal than 1");
        }
        if (ts.depth >= value) {
            throw Errors.recursionError(ts, "cannot set the recursion limit to " + value
                    + " at the recursion depth " + ts.depth + ": the limit is too low");
        }
        ThreadState.setRecursionLimit(ts, value);
        return Singletons.None;
    }

    static long getswitchinterval(ThreadState ts, long module) {
        return PyFloat.of(ts, Gil.switchInterval() / 1e6);
    }

    static long setswitchinterval(ThreadState ts, long module, long interval) {
        double seconds = PyFloat.asDouble(ts, interval);
        if (!(seconds > 0)) {
            throw Errors.valueError(ts, "switch interval must be strictly positive");
        }
        Gil.setSwitchInterval(Math.max(1, (long) (seconds * 1e6)));
        return Singletons.None;
    }

    // ---------------------------------------------------------------- objects

    /** The count, plus the reference that CPython's argument would hold; an immediate has one. */
    static long getrefcount(ThreadState ts, long module, long object) {
        if (Immediate.is(object)) {
            return PyLong.of(ts, 1);
        }
        return PyLong.of(ts, 1 + (Header.TRACING && !Refcount.isImmortal(object)
                ? CycleCollector.references(ts, object) : Refcount.exactCount(ts.heap, object)));
    }

    /** Compare {@code _PySys_GetSizeOf}: {@code __sizeof__()} plus the GC head. */
    static long getsizeof(ThreadState ts, long module, long object, long orElse) {
        PyType type = PyType.of(object);
        long size;
        long method = Abstract.lookupSpecial(ts, object, Names.of("__sizeof__"));
        if (method != 0) {
            long answer = 0;
            try {
                answer = Abstract.call(ts, method);
                size = PyLong.asLong(ts, answer);
            } finally {
                Refs.xrelease(ts, answer);
                Refs.release(ts, method);
            }
        } else {
            size = plainSize(ts, type, object);
        }
        return PyLong.of(ts, size + type.countedHead());
    }

    private static long plainSize(ThreadState ts, PyType type, long object) {
        if (type.itemSize == 0) {
            return type.basicSize;
        }
        long boxed = Refs.toObject(ts, object);
        long items = Math.abs(PyVarObject.ob_size(boxed));
        Refs.release(ts, boxed);
        return type.basicSize + items * type.itemSize;
    }

    static long getallocatedblocks(ThreadState ts, long module) {
        return PyLong.of(ts, org.jilectomy.heap.Heap.liveBlocks().objects());
    }

    static long intern(ThreadState ts, long module, long string) {
        if (!PyUnicode.check(string)) {
            throw Errors.typeError(
                    ts, "intern() argument must be str, not " + (string == Singletons.None
                            ? "None"
                            : PyType.of(string).name()));
        }
        if (!PyUnicode.checkExact(string)) {
            throw Errors.typeError(ts, "can't intern " + PyType.of(string).name());
        }
        return PyUnicode.internBorrowed(string);
    }

    // ---------------------------------------------------------------- encodings

    static long getdefaultencoding(ThreadState ts, long module) {
        return PyUnicode.intern(ts, "utf-8");
    }

    static long getfilesystemencodeerrors(ThreadState ts, long module) {
        return PyUnicode.intern(ts, "surrogateescape");
    }
}
