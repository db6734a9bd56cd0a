package org.jilectomy.runtime.imports;

import java.util.ArrayList;
import java.util.List;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.linker.ImportHook;
import org.jilectomy.runtime.linker.Imports;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
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
 * <p>An import of a module that is there already costs one look-up in {@code sys.modules} and one
 * volatile load (is any import going on at all?). Everything else may take its time.
 *
 * <p>Thread-safe: a module's body runs once, in the thread that came first; see {@link
 * ModuleLocks}.
 */
public final class Importer implements ImportHook {
    private static final Importer INSTANCE = new Importer();

    private static final long PATH = Names.of("__path__");
    private static final long ALL = Names.of("__all__");

    private final ModuleLocks locks = new ModuleLocks();
    private BuiltinModules builtinModules;

    private Importer() {}

    /** Installs the importer; called once at start-up. */
    public static void install(BuiltinModules builtinModules) {
        INSTANCE.builtinModules = builtinModules;
        Imports.install(INSTANCE);
    }

    /** The entry of {@code sys.path} that stands for our own library. */
    public static String libraryPath() {
        return SourceFinder.LIBRARY;
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

    /**
     * {@code __import__(name, globals, None, fromlist, level)}.
     *
     * @param globals dict, or 0
     * @param fromList any sequence of str, or 0 or None
     */
    public static long importName(
            ThreadState ts, long name, long globals, long fromList, int level) {
        boolean plain = fromList == 0 || fromList == Singletons.None;
        if (plain || PyTuple.TYPE.isInstance(fromList)) {
            return INSTANCE.importModule(ts, globals, name, plain ? 0 : fromList, level, false);
        }
        long tuple = PyTuple.fromIterable(ts, fromList);
        try {
            return INSTANCE.importModule(ts, globals, name, tuple, level, false);
        } finally {
            Refs.release(ts, tuple);
        }
    }

    // ---------------------------------------------------------------- import

    @Override
    public long importModule(
            ThreadState ts, long globals, long name, long fromList, int level, boolean leaf) {
        if (level == 0 && PyUnicode.length(name) == 0) {
            throw Errors.valueError(ts, "Empty module name");
        }
        if (level < 0) {
            throw Errors.valueError(ts, "level must be >= 0");
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
            return leaf ? module : head(ts, module, name, absolute, level);
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
        if (module == 0) {
            return findAndLoad(ts, name);
        }
        if (module == Singletons.None) {
            String text = PyUnicode.toJava(name);
            throw ImportErrors.notFound(ts, "import of " + text + " halted; None in sys.modules",
                    name);
        }
        if (!locks.isIdle()) {
            String text = PyUnicode.toJava(name);
            if (locks.isBusyElsewhere(ts, text) && locks.lock(ts, text)) {
                locks.unlock(text);
            }
        }
        return module;
    }

    private long findAndLoad(ThreadState ts, long name) {
        String text = PyUnicode.toJava(name);
        boolean locked = locks.lock(ts, text);
        try {
            long module = PyDict.getItem(ts, Interpreter.modules, name);
            return module != 0 ? module : findAndLoadLockHeld(ts, name, text);
        } finally {
            if (locked) {
                locks.unlock(text);
            }
        }
    }

    private long findAndLoadLockHeld(ThreadState ts, long name, String text) {
        int dot = text.lastIndexOf('.');
        if (dot < 0) {
            return findAndLoadIn(ts, name, text, text, sysPath(ts));
        }
        String parentName = text.substring(0, dot);
        long parent = importModule(ts, parentName);
        try {
            long module = PyDict.getItem(ts, Interpreter.modules, name);
            if (module != 0) {
                return module; // the parent's body imported it
            }
            String tail = text.substring(dot + 1);
            long path = Abstract.lookupAttr(ts, parent, PATH);
            if (path == 0) {
                throw ImportErrors.notFound(ts, "No module named '" + text + "'; '" + parentName
                        + "' is not a package", name);
            }
            module = findAndLoadIn(ts, name, text, tail, folders(ts, path));
            bind(ts, parent, tail, module);
            return module;
        } finally {
            Refs.release(ts, parent);
        }
    }

    private long findAndLoadIn(
            ThreadState ts, long name, String text, String tail, List<String> path) {
        long module = builtinModules.create(ts, text);
        if (module != 0) {
            try {
                PyDict.setItem(ts, Interpreter.modules, name, module);
            } catch (Throwable t) {
                Refs.release(ts, module);
                throw t;
            }
            return module;
        }
        SourceFinder.Found found = SourceFinder.find(tail, path);
        if (found == null) {
            throw ImportErrors.notFound(ts, "No module named '" + text + "'", name);
        }
        return ModuleLoader.load(ts, name, found);
    }

    /** Makes a submodule an attribute of its package. */
    private static void bind(ThreadState ts, long parent, String tail, long module) {
        try {
            Abstract.setAttr(ts, parent, Names.of(tail), module);
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.AttributeError)) {
                Refs.release(ts, module);
                throw e;
            }
            Errors.discard(ts, e); // CPython warns here; the import goes on
        }
    }

    static List<String> sysPath(ThreadState ts) {
        long path = PyDict.getItemString(ts, Interpreter.sysDict, "path");
        return path == 0 ? new ArrayList<>() : folders(ts, path);
    }

    /** The {@code __path__} of a package, or null if the module is none. */
    static List<String> packagePath(ThreadState ts, long module) {
        long path = Abstract.lookupAttr(ts, module, PATH);
        return path == 0 ? null : folders(ts, path);
    }

    /** The str items of a path; takes over the reference. */
    private static List<String> folders(ThreadState ts, long path) {
        List<String> result = new ArrayList<>();
        if (path == Singletons.None) {
            return result;
        }
        long items;
        try {
            items = PyTuple.fromIterable(ts, path);
        } finally {
            Refs.release(ts, path);
        }
        long n = PyTuple.size(items);
        for (long i = 0; i < n; i++) {
            long item = PyTuple.item(items, i);
            if (PyUnicode.TYPE.isInstance(item)) {
                result.add(PyUnicode.toJava(item));
            }
        }
        Refs.release(ts, items);
        return result;
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
            if (!ImportErrors.isNotFound(ts, e, full)) {
                throw e;
            }
            Errors.discard(ts, e);
        }
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
            String owner = null;
            if (moduleName != 0 && PyUnicode.TYPE.isInstance(moduleName)) {
                // In a circular import the submodule may exist and not yet be bound.
                owner = PyUnicode.toJava(moduleName);
                String full = owner + "." + PyUnicode.toJava(name);
                value = PyDict.getItemString(ts, Interpreter.modules, full);
                if (value != 0) {
                    return value;
                }
            }
            throw ImportErrors.cannotImport(ts, module, name, moduleName,
                    owner != null && locks.isBusy(owner));
        } finally {
            Refs.xrelease(ts, moduleName);
        }
    }

    @Override
    public void importStar(ThreadState ts, long module, long namespace) {
        StarImport.run(ts, module, namespace);
    }
}
