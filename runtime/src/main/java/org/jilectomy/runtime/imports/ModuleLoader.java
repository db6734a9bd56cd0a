package org.jilectomy.runtime.imports;

import java.util.List;
import org.jilectomy.runtime.compiler.Compilation;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyModule;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Makes a module object and runs its source in it; compare {@code _load_unlocked}.
 *
 * <p>The module is in {@code sys.modules} while its body runs, so that circular imports find it,
 * and is taken out again if the body fails. A body may put something else there; that is then what
 * was imported.
 */
final class ModuleLoader {
    private ModuleLoader() {}

    /**
     * Loads a module from source.
     *
     * @param name full dotted name, borrowed
     * @return what {@code sys.modules} holds afterwards, owned
     */
    static long load(ThreadState ts, long name, SourceFinder.Found found) {
        long module = PyModule.create(ts, name);
        try {
            long dict = PyModule.dict(module);
            describe(ts, dict, PyUnicode.toJava(name), found);
            PyDict.setItem(ts, Interpreter.modules, name, module);
            if (found.file() != null) {
                try {
                    run(ts, dict, found.file());
                } catch (Throwable t) {
                    PyDict.delItem(ts, Interpreter.modules, name);
                    throw t;
                }
            }
        } finally {
            Refs.release(ts, module);
        }
        long loaded = PyDict.getItem(ts, Interpreter.modules, name);
        if (loaded == 0) {
            throw Errors.keyError(ts, name);
        }
        return loaded;
    }

    private static void describe(
            ThreadState ts, long dict, String name, SourceFinder.Found found) {
        boolean isPackage = found.path() != null;
        int dot = name.lastIndexOf('.');
        String parent = isPackage ? name : dot < 0 ? "" : name.substring(0, dot);
        put(ts, dict, "__package__", PyUnicode.fromJava(ts, parent));
        put(ts, dict, "__cached__", Singletons.None);
        put(ts, dict, "__file__", found.file() == null
                ? Singletons.None
                : PyUnicode.fromJava(ts, found.file()));
        if (isPackage) {
            put(ts, dict, "__path__", list(ts, found.path()));
        }
        withBuiltins(ts, dict);
    }

    /** Gives a namespace its {@code __builtins__}. */
    static void withBuiltins(ThreadState ts, long dict) {
        long builtins = PyDict.getItemName(ts, Interpreter.modules, Names.builtins);
        if (builtins != 0) {
            put(ts, dict, "__builtins__", builtins);
        }
    }

    private static void run(ThreadState ts, long dict, String file) {
        long code = Compilation.compile(ts, ModuleSource.read(ts, file), file, "exec");
        try {
            Refs.release(ts, Compilation.run(ts, code, dict, dict));
        } finally {
            Refs.release(ts, code);
        }
    }

    private static long list(ThreadState ts, List<String> folders) {
        long list = PyList.create(ts);
        for (int i = 0; i < folders.size(); i++) {
            long folder = PyUnicode.fromJava(ts, folders.get(i));
            PyList.append(ts, list, folder);
            Refs.release(ts, folder);
        }
        return list;
    }

    /** Stores an owned value. */
    private static void put(ThreadState ts, long dict, String name, long value) {
        PyDict.setItemString(ts, dict, name, value);
        Refs.release(ts, value);
    }
}
