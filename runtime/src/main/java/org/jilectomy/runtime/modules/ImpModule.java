package org.jilectomy.runtime.modules;

import java.io.File;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.compiler.Compilation;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.imports.FrozenModules;
import org.jilectomy.runtime.imports.ImportLock;
import org.jilectomy.runtime.imports.Importer;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyCFunction;
import org.jilectomy.runtime.objects.PyCode;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.SipHash;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code _imp}: what importlib cannot do itself; compare {@code Python/import.c}. */
final class ImpModule extends BuiltinModule {
    /** Moved to {@code sys.path_hooks} by importlib's start. */
    private static final String ZIP_HOOK = "_zipimporter";

    ImpModule() {
        super("_imp");
    }

    @Override
    protected void define(TypeDef def) {
        def.method("acquire_lock(module, /)", null, "acquireLock")
                .method("release_lock(module, /)", null, "releaseLock")
                .method("lock_held(module, /)", null, "lockHeld")
                .method("create_builtin(module, spec, /)", null, "createBuiltin")
                .method("exec_builtin(module, mod, /)", null, "execBuiltin")
                .method("is_builtin(module, name, /)", null, "isBuiltin")
                .method("extension_suffixes(module, /)", null, "extensionSuffixes")
                .method("create_dynamic(module, spec, file=None, /)", null, "createDynamic")
                .method("exec_dynamic(module, mod, /)", null, "execBuiltin")
                .method("find_frozen(module, name, /, *, withdata=False)", null, "findFrozen")
                .method("get_frozen_object(module, name, data=None, /)", null, "getFrozenObject")
                .method("init_frozen(module, name, /)", null, "initFrozen")
                .method("is_frozen(module, name, /)", null, "isFrozen")
                .method("is_frozen_package(module, name, /)", null, "isFrozenPackage")
                .method("_frozen_module_names(module, /)", null, "frozenModuleNames")
                .method("_override_frozen_modules_for_tests(module, override, /)", null,
                        "overrideFrozen")
                .method("_fix_co_filename(module, code, path, /)", null, "fixFilename")
                .method("get_magic(module, /)", null, "getMagic")
                .method(ZIP_HOOK + "(module, path, /)", null, "zipHook")
                .method("source_hash(module, key, source)", null, "sourceHash");
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        putSteal(ts, dict, "check_hash_based_pycs", PyUnicode.intern(ts, "default"));
    }

    @Override
    protected String doc() {
        return "(Extremely) low-level import machinery bits as used by importlib.";
    }

    private static String text(ThreadState ts, long value, String where) {
        if (!PyUnicode.check(value)) {
            throw Errors.typeError(ts,
                    where + " must be str, not " + PyType.of(value).name());
        }
        return PyUnicode.toJava(value);
    }

    // ---------------------------------------------------------------- the lock

    static long acquireLock(ThreadState ts, long module) {
        ImportLock.acquire(ts);
        return Singletons.None;
    }

    static long releaseLock(ThreadState ts, long module) {
        ImportLock.release(ts);
        return Singletons.None;
    }

    static long lockHeld(ThreadState ts, long module) {
        return PyBool.of(ImportLock.isHeld());
    }

    // ---------------------------------------------------------------- modules in Java

    static long createBuiltin(ThreadState ts, long module, long spec) {
        long name = Abstract.getAttr(ts, spec, Names.name);
        try {
            long made = Importer.createBuiltin(ts, text(ts, name, "create_builtin() name"));
            return made == 0 ? Singletons.None : made;
        } finally {
            Refs.release(ts, name);
        }
    }

    /** Modules in Java are complete when they are made. */
    static long execBuiltin(ThreadState ts, long module, long mod) {
        return PyLong.of(ts, 0);
    }

    /** -1 for those that exist once and cannot be made again. */
    static long isBuiltin(ThreadState ts, long module, long name) {
        String text = text(ts, name, "is_builtin() argument");
        int found = text.equals("sys") || text.equals("builtins") ? -1
                : ModuleTable.contains(text) ? 1 : 0;
        return PyLong.of(ts, found);
    }

    static long extensionSuffixes(ThreadState ts, long module) {
        return PyList.create(ts);
    }

    static long createDynamic(ThreadState ts, long module, long spec, long file) {
        throw Errors.notImplemented(ts, "extension modules written in C");
    }

    // ---------------------------------------------------------------- frozen modules

    static long findFrozen(ThreadState ts, long module, long name, long withData) {
        String text = text(ts, name, "find_frozen() argument 1");
        String origin = FrozenModules.origin(text);
        if (origin == null) {
            return Singletons.None;
        }
        if (withData != 0 && Abstract.isTrue(ts, withData)) {
            throw Errors.notImplemented(ts, "_imp.find_frozen(withdata=True)");
        }
        return PyTuple.of(ts, Singletons.None, PyBool.of(FrozenModules.isPackage(text)),
                PyUnicode.intern(ts, origin));
    }

    static long getFrozenObject(ThreadState ts, long module, long name, long data) {
        String text = text(ts, name, "get_frozen_object() argument 1");
        if (data != 0 && data != Singletons.None) {
            return codeOf(ts, name, data);
        }
        long code = FrozenModules.code(ts, text);
        if (code == 0) {
            throw noSuchFrozen(ts, name);
        }
        return code;
    }

    /** What {@code marshal} made of a code object, as a frozen module's. */
    private static long codeOf(ThreadState ts, long name, long data) {
        long marshal = Importer.importModule(ts, "marshal");
        long code;
        try {
            code = Abstract.callMethod(ts, marshal, Names.of("loads"), data);
        } catch (PyException e) {
            if (Errors.matches(e, Exceptions.TypeError)) {
                throw e;
            }
            Errors.discard(ts, e);
            throw Importer.importError(ts, Exceptions.ImportError,
                    "Frozen object named " + Abstract.reprJava(ts, name) + " is invalid", name);
        } finally {
            Refs.release(ts, marshal);
        }
        if (!PyCode.TYPE.isExactly(code)) {
            Refs.release(ts, code);
            throw Errors.typeError(ts, "frozen object " + Abstract.reprJava(ts, name)
                    + " is not a code object");
        }
        return code;
    }

    private static RuntimeException noSuchFrozen(ThreadState ts, long name) {
        return Importer.importError(ts, Exceptions.ImportError,
                "No such frozen object named " + Abstract.reprJava(ts, name), name);
    }

    static long initFrozen(ThreadState ts, long module, long name) {
        String text = text(ts, name, "init_frozen() argument");
        return FrozenModules.isFrozen(text)
                ? Importer.importModule(ts, text)
                : Singletons.None;
    }

    static long isFrozen(ThreadState ts, long module, long name) {
        return PyBool.of(FrozenModules.isFrozen(text(ts, name, "is_frozen() argument")));
    }

    static long isFrozenPackage(ThreadState ts, long module, long name) {
        String text = text(ts, name, "is_frozen_package() argument");
        if (!FrozenModules.isFrozen(text)) {
            throw noSuchFrozen(ts, name);
        }
        return PyBool.of(FrozenModules.isPackage(text));
    }

    static long frozenModuleNames(ThreadState ts, long module) {
        long list = PyList.create(ts);
        for (String name : FrozenModules.names()) {
            PyList.append(ts, list, PyUnicode.intern(ts, name));
        }
        return list;
    }

    static long overrideFrozen(ThreadState ts, long module, long override) {
        FrozenModules.override(PyLong.asInt(ts, override));
        return Singletons.None;
    }

    /**
     * Stands for {@code zipimport.zipimporter} in {@code sys.path_hooks} until a path leads to a
     * file: importing that module at each start would cost too much.
     */
    static long zipHook(ThreadState ts, long module, long path) {
        if (!PyUnicode.check(path) || !leadsToFile(PyUnicode.toJava(path))) {
            throw Errors.raise(ts, Exceptions.ImportError, "not a Zip file");
        }
        long zipimport = Importer.importModule(ts, "zipimport");
        long type = 0;
        try {
            type = Abstract.getAttr(ts, zipimport, Names.of("zipimporter"));
            replaceHook(ts, type);
            return Abstract.call(ts, type, path);
        } finally {
            Refs.xrelease(ts, type);
            Refs.release(ts, zipimport);
        }
    }

    /** Whether a file, and no folder, is at the path or above it. */
    private static boolean leadsToFile(String path) {
        for (File file = new File(path); file != null; file = file.getParentFile()) {
            if (file.isDirectory()) {
                return false;
            }
            if (file.isFile()) {
                return true;
            }
        }
        return false;
    }

    private static void replaceHook(ThreadState ts, long type) {
        long hooks = PyDict.getItemString(ts, Interpreter.sysDict, "path_hooks");
        try {
            if (hooks == 0 || !PyList.TYPE.isInstance(hooks) || PyList.size(hooks) == 0) {
                return;
            }
            long first = PyList.getItem(ts, hooks, 0);
            boolean ours = PyCFunction.TYPE.isExactly(first);
            Refs.release(ts, first);
            if (ours) {
                PyList.setItem(ts, hooks, 0, type);
            }
        } finally {
            Refs.xrelease(ts, hooks);
        }
    }

    // ---------------------------------------------------------------- compiled files

    /** Cached code whose source has been found under another name. */
    static long fixFilename(ThreadState ts, long module, long code, long path) {
        if (!PyCode.TYPE.isExactly(code)) {
            throw Errors.typeError(ts, "_fix_co_filename() argument 1 must be code, not "
                    + PyType.of(code).name());
        }
        String file = text(ts, path, "_fix_co_filename() argument 2");
        if (!PyCode.spec(code).filename().equals(file)) {
            Compilation.rename(code, file);
        }
        return Singletons.None;
    }

    /** {@code importlib.util.MAGIC_NUMBER}: of this very build, as compiled code calls into it. */
    static long getMagic(ThreadState ts, long module) {
        int magic = Compilation.magic();
        byte[] bytes = new byte[4];
        for (int i = 0; i < 4; i++) {
            bytes[i] = (byte) (magic >>> 8 * i);
        }
        return PyBytes.fromArray(ts, bytes);
    }

    static long sourceHash(ThreadState ts, long module, long key, long source) {
        if (!PyBytes.check(source)) {
            throw Errors.typeError(ts, "a bytes-like object is required, not '"
                    + PyType.of(source).name() + "'");
        }
        long hash = SipHash.keyed(
                PyLong.asLong(ts, key), PyBytes.data(source), PyBytes.length(source));
        byte[] bytes = new byte[8];
        for (int i = 0; i < 8; i++) {
            bytes[i] = (byte) (hash >>> 8 * i);
        }
        return PyBytes.fromArray(ts, bytes);
    }
}
