package org.jilectomy.runtime.imports;

import java.util.List;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.linker.ImportHook;
import org.jilectomy.runtime.linker.Imports;
import org.jilectomy.runtime.linker.LiveFrames;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.CodeSpec;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.LateStart;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.Pins;
import org.jilectomy.runtime.objects.PyCode;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyModule;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The {@code import} statement and {@code __import__()}; compare CPython's {@code
 * PyImport_ImportModuleLevelObject}, {@code import_from} and {@code import_all_from}.
 *
 * <p>An import of a module that is there already costs a look-up in {@code sys.modules} and one in
 * its {@code __spec__}: is its body still running? All else is for importlib, see {@link Bootstrap}.
 */
public final class Importer implements ImportHook {
    private static final Importer INSTANCE = new Importer();

    private static final long PATH = Names.of("__path__");
    private static final long ALL = Names.of("__all__");

    private BuiltinModules builtinModules;

    /** {@code builtins.__import__} as the runtime made it; kept until exit. */
    private volatile long function;

    /** The one {@code sys}, the one {@code builtins}; kept until exit. */
    private volatile long sys;

    private volatile long builtins;

    private Importer() {}

    /** Installs the importer; called once at start-up, before any Python code runs. */
    public static void install(BuiltinModules builtinModules) {
        INSTANCE.builtinModules = builtinModules;
        Imports.install(INSTANCE);
        LiveFrames.install();
    }

    /**
     * Brings importlib to life; called once at start-up, when {@code sys} and {@code builtins} are
     * there.
     *
     * @param library the standard library's folder; null leaves modules in Java only
     */
    public static void bootstrap(ThreadState ts, String library) {
        keepFirst(ts);
        if (library != null) {
            FrozenModules.in(library);
            Bootstrap.run(ts);
        }
    }

    private static void keepFirst(ThreadState ts) {
        if (INSTANCE.sys == 0) {
            INSTANCE.sys = kept(ts, Interpreter.modules, "sys");
            INSTANCE.builtins = kept(ts, Interpreter.modules, "builtins");
            INSTANCE.function = kept(ts, Interpreter.builtinsDict, "__import__");
        }
    }

    private static long kept(ThreadState ts, long dict, String name) {
        long object = PyDict.getItemString(ts, dict, name);
        Pins.keepUntilExit(object);
        return object;
    }

    /**
     * Makes the modules that are there ready for {@link #bootstrap} at the first need: puts off
     * {@code bootstrap} and whatever else {@code work} does.
     */
    public static void bootstrapLater(ThreadState ts, LateStart.Work work) {
        keepFirst(ts);
        withoutSpec(ts, INSTANCE.sys);
        withoutSpec(ts, INSTANCE.builtins);
        LateStart.put(work);
    }

    /** The built-in {@code __import__}, borrowed. */
    static long function() {
        return INSTANCE.function;
    }

    /** Imports a module by its absolute name and returns that module itself, owned. */
    public static long importModule(ThreadState ts, String name) {
        long str = PyUnicode.fromJava(ts, name);
        try {
            return INSTANCE.load(ts, str);
        } finally {
            Refs.release(ts, str);
        }
    }

    /** As {@link #importModule(ThreadState, String)}; the name is a str. */
    public static long importModule(ThreadState ts, long name) {
        return INSTANCE.load(ts, name);
    }

    /**
     * {@code __import__(name, globals, None, fromlist, level)}.
     *
     * @param globals dict, or 0
     * @param fromList any sequence of str, or 0 or None
     */
    public static long importName(
            ThreadState ts, long name, long globals, long fromList, int level) {
        boolean plain = fromList == 0 || !Abstract.isTrue(ts, fromList);
        if (plain || PyTuple.TYPE.isInstance(fromList)) {
            return INSTANCE.importLevel(ts, globals, name, plain ? 0 : fromList, level);
        }
        long tuple = PyTuple.fromIterable(ts, fromList);
        try {
            return INSTANCE.importLevel(ts, globals, name, tuple, level);
        } finally {
            Refs.release(ts, tuple);
        }
    }

    /** A module written in Java, owned, not yet in {@code sys.modules}; 0 if there is none. */
    public static long createBuiltin(ThreadState ts, String name) {
        if (name.equals("sys")) {
            return Refs.retain(ts, INSTANCE.sys);
        }
        if (name.equals("builtins")) {
            return Refs.retain(ts, INSTANCE.builtins);
        }
        return INSTANCE.builtinModules.create(ts, name);
    }

    /** ImportError or ModuleNotFoundError about the module {@code name} (a str). */
    public static PyException importError(
            ThreadState ts, PyType type, String message, long name) {
        return ImportErrors.make(ts, type, message, name, Singletons.None);
    }

    // ---------------------------------------------------------------- import

    @Override
    public long importModule(
            ThreadState ts, long globals, long name, long fromList, int level, boolean leaf) {
        long found = importFunction(ts, globals);
        try {
            long module = found == function
                    ? importLevel(ts, globals, name, fromList, level)
                    : callReplacement(ts, found, globals, name, fromList, level);
            return leaf && (fromList == 0 || PyTuple.size(fromList) == 0)
                    ? descend(ts, module, name)
                    : module;
        } finally {
            Refs.release(ts, found);
        }
    }

    /** {@code __import__} as the importing code sees it, owned; a program may have replaced it. */
    private long importFunction(ThreadState ts, long globals) {
        long scope = globals == 0 ? 0 : PyDict.getItemName(ts, globals, Names.__builtins__);
        long dict = scope == 0
                ? Interpreter.builtinsDict
                : PyModule.TYPE.isInstance(scope) ? PyModule.dict(scope) : scope;
        try {
            long found = PyDict.TYPE.isInstance(dict)
                    ? PyDict.getItemString(ts, dict, "__import__")
                    : 0;
            if (found == 0) {
                if (dict == Interpreter.builtinsDict && function == 0) {
                    return 0; // start-up
                }
                throw Errors.raise(ts, Exceptions.ImportError, "__import__ not found");
            }
            return found;
        } finally {
            Refs.xrelease(ts, scope);
        }
    }

    private static long callReplacement(
            ThreadState ts, long function, long globals, long name, long fromList, int level) {
        long depth = PyLong.of(ts, level);
        try {
            long[] args = {name, globals, localsOfCaller(globals),
                fromList == 0 ? Singletons.None : fromList, depth};
            return Abstract.call(ts, function, args, 0);
        } finally {
            Refs.release(ts, depth);
        }
    }

    /** A module's namespace is handed on; functions have none. */
    private static long localsOfCaller(long globals) {
        List<LiveFrames.Frame> frames = LiveFrames.walk();
        return !frames.isEmpty() && frames.get(0).globals() == globals
                && (PyCode.spec(frames.get(0).code()).flags() & CodeSpec.CO_OPTIMIZED) == 0
                        ? globals
                        : Singletons.None;
    }

    /** {@code import a.b.c as x}: from module {@code a}, which it takes over, down to {@code c}. */
    private long descend(ThreadState ts, long module, long name) {
        String text = PyUnicode.toJava(name);
        for (int dot = text.indexOf('.'); dot >= 0;) {
            int end = text.indexOf('.', dot + 1);
            String part = text.substring(dot + 1, end < 0 ? text.length() : end);
            try {
                long next = importFrom(ts, module, Names.of(part));
                Refs.release(ts, module);
                module = next;
            } catch (Throwable t) {
                Refs.release(ts, module);
                throw t;
            }
            dot = end;
        }
        return module;
    }

    private long importLevel(
            ThreadState ts, long globals, long name, long fromList, int level) {
        if (level < 0) {
            throw Errors.valueError(ts, "level must be >= 0");
        }
        if (level == 0 && PyUnicode.length(name) == 0) {
            throw Errors.valueError(ts, "Empty module name");
        }
        long absolute = level == 0
                ? Refs.retain(ts, name)
                : RelativeNames.resolve(ts, globals, PyUnicode.toJava(name), level);
        try {
            long module = load(ts, absolute);
            if (fromList != 0 && PyTuple.size(fromList) > 0) {
                try {
                    importMembers(ts, module, fromList);
                } catch (Throwable t) {
                    Refs.release(ts, module);
                    throw t;
                }
                return module;
            }
            return level == 0 || PyUnicode.length(name) > 0
                    ? head(ts, module, name, absolute, level)
                    : module;
        } finally {
            Refs.release(ts, absolute);
        }
    }

    /** What {@code import a.b.c} binds: {@code a}. Takes over {@code module}. */
    private long head(ThreadState ts, long module, long name, long absolute, int level) {
        String text = PyUnicode.toJava(name);
        int dot = text.indexOf('.');
        if (dot < 0) {
            return module;
        }
        Refs.release(ts, module);
        if (dot == 0) {
            throw Errors.valueError(ts, "Empty module name");
        }
        if (level == 0) {
            return importModule(ts, text.substring(0, dot));
        }
        String full = PyUnicode.toJava(absolute);
        String front = full.substring(0, full.length() - (text.length() - dot));
        long found = PyDict.getItemString(ts, Interpreter.modules, front);
        if (found == 0) {
            throw Errors.raise(ts, Exceptions.KeyError,
                    "'" + front + "' not in sys.modules as expected");
        }
        return found;
    }

    /** The module of this absolute name, imported if it was not; owned. */
    private long load(ThreadState ts, long name) {
        long module = PyDict.getItem(ts, Interpreter.modules, name);
        if (LateStart.isPending()) {
            return loadEarly(ts, name, module);
        }
        if (module == 0 || module == Singletons.None) {
            return Bootstrap.isDone() ? Bootstrap.findAndLoad(ts, name) : loadBuiltin(ts, name);
        }
        try {
            if (Bootstrap.isDone() && Specs.isInitializing(ts, module)) {
                Bootstrap.awaitInitialized(ts, name);
            }
        } catch (Throwable t) {
            Refs.release(ts, module);
            throw t;
        }
        return module;
    }

    /**
     * A module while importlib is put off: those in Java need none, all else does.
     *
     * @param module what is under the name already, owned, or 0
     */
    private long loadEarly(ThreadState ts, long name, long module) {
        long found = module;
        if (found != 0 && PyUnicode.equalsAscii(name, "__main__")) {
            LateStart.finish(ts); // gets its loader
        }
        if (found != 0) {
            return found;
        }
        LateStart.lock(ts);
        try {
            found = PyDict.getItem(ts, Interpreter.modules, name);
            if (found == 0 && LateStart.isPending()) {
                found = createBuiltin(ts, PyUnicode.toJava(name));
                if (found != 0) {
                    withoutSpec(ts, found);
                    PyDict.setItem(ts, Interpreter.modules, name, found);
                }
            }
        } finally {
            LateStart.unlock();
        }
        if (found != 0) {
            return found;
        }
        LateStart.finish(ts);
        return load(ts, name);
    }

    /** What importlib tells of a module in Java is asked for, not wrong, while importlib is put off. */
    private static void withoutSpec(ThreadState ts, long module) {
        for (String attribute : new String[] {"__package__", "__loader__", "__spec__"}) {
            PyDict.delItem(ts, PyModule.dict(module), Names.of(attribute));
        }
    }

    /** Before importlib lives there are the modules in Java only. */
    private long loadBuiltin(ThreadState ts, long name) {
        String text = PyUnicode.toJava(name);
        long module = createBuiltin(ts, text);
        if (module == 0) {
            throw importError(ts, Exceptions.ModuleNotFoundError,
                    "No module named '" + text + "' (there is no standard library)", name);
        }
        PyDict.setItem(ts, Interpreter.modules, name, module);
        return module;
    }

    // ---------------------------------------------------------------- from … import

    /** Imports the submodules that a from-list names; compare {@code _handle_fromlist}. */
    private void importMembers(ThreadState ts, long module, long fromList) {
        long path = Abstract.lookupAttr(ts, module, PATH);
        if (path == 0) {
            return;
        }
        Refs.release(ts, path);
        importMembers(ts, module, fromList, false);
    }

    private void importMembers(ThreadState ts, long module, long names, boolean ofAll) {
        long n = PyTuple.size(names);
        for (long i = 0; i < n; i++) {
            long name = PyTuple.item(names, i);
            if (!PyUnicode.TYPE.isInstance(name)) {
                String where = ofAll
                        ? moduleName(ts, module) + ".__all__"
                        : "``from list''";
                throw Errors.typeError(ts, "Item in " + where + " must be str, not "
                        + PyType.of(name).name());
            }
            if (PyUnicode.equalsAscii(name, "*")) {
                if (!ofAll) {
                    importAll(ts, module);
                }
                continue;
            }
            long value = Abstract.lookupAttr(ts, module, name);
            if (value != 0) {
                Refs.release(ts, value);
            } else {
                importSubmodule(ts, module, name);
            }
        }
    }

    private void importAll(ThreadState ts, long module) {
        long all = Abstract.lookupAttr(ts, module, ALL);
        if (all == 0) {
            return;
        }
        long names;
        try {
            names = PyTuple.fromIterable(ts, all);
        } finally {
            Refs.release(ts, all);
        }
        try {
            importMembers(ts, module, names, true);
        } finally {
            Refs.release(ts, names);
        }
    }

    /** Tries a submodule; that there is none is for {@link #importFrom} to say. */
    private void importSubmodule(ThreadState ts, long module, long name) {
        String full = moduleName(ts, module) + "." + PyUnicode.toJava(name);
        try {
            Refs.release(ts, importModule(ts, full));
        } catch (PyException e) {
            if (!ImportErrors.isNotFound(ts, e, full) || isHalted(ts, full)) {
                throw e;
            }
            Errors.discard(ts, e);
        }
    }

    /** Whether {@code sys.modules} says None: the module must not be imported. */
    private static boolean isHalted(ThreadState ts, String full) {
        long found = PyDict.getItemString(ts, Interpreter.modules, full);
        Refs.xrelease(ts, found);
        return found == Singletons.None;
    }

    private static String moduleName(ThreadState ts, long module) {
        long name = Abstract.getAttr(ts, module, Names.__name__);
        try {
            return Abstract.strJava(ts, name);
        } finally {
            Refs.release(ts, name);
        }
    }

    @Override
    public long importFrom(ThreadState ts, long module, long name) {
        long value = Abstract.lookupAttr(ts, module, name);
        if (value != 0) {
            return value;
        }
        long moduleName = Abstract.lookupAttr(ts, module, Names.__name__);
        try {
            if (moduleName != 0 && PyUnicode.TYPE.isInstance(moduleName)) {
                // In a circular import the submodule may exist and not yet be bound.
                String full = PyUnicode.toJava(moduleName) + "." + PyUnicode.toJava(name);
                value = PyDict.getItemString(ts, Interpreter.modules, full);
                if (value != 0) {
                    return value;
                }
            }
            throw ImportErrors.cannotImport(
                    ts, module, name, moduleName);
        } finally {
            Refs.xrelease(ts, moduleName);
        }
    }

    @Override
    public void importStar(ThreadState ts, long module, long namespace) {
        StarImport.run(ts, module, namespace);
    }
}
