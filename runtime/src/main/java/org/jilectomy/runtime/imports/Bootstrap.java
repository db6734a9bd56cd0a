package org.jilectomy.runtime.imports;

import org.jilectomy.heap.layout.PyBaseExceptionObject;
import org.jilectomy.heap.layout.PyTracebackObject;
import org.jilectomy.runtime.compiler.Compilation;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Audit;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.Pins;
import org.jilectomy.runtime.objects.PyCode;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyModule;
import org.jilectomy.runtime.objects.PyTraceback;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The real importlib: brought to life at start-up, and called for every module that is not in
 * {@code sys.modules}; compare {@code init_importlib} and {@code import_find_and_load}.
 *
 * <p>Its two halves are run as the modules {@code _frozen_importlib} and {@code
 * _frozen_importlib_external}. What a traceback tells of them is cut out, as the import statement
 * is all that users want to see: all of it for an ImportError, else what ends in a call of {@code
 * _call_with_frames_removed}.
 */
final class Bootstrap {
    private static final String FILE = "<frozen importlib._bootstrap>";
    private static final String EXTERNAL_FILE = "<frozen importlib._bootstrap_external>";

    private static final long FIND_AND_LOAD = Names.of("_find_and_load");
    private static final long LOCK_UNLOCK = Names.of("_lock_unlock_module");

    /** The module {@code _frozen_importlib}; kept until exit, 0 before {@link #run}. */
    private static volatile long importlib;

    private Bootstrap() {}

    /** Whether there is an importlib. */
    static boolean isDone() {
        return importlib != 0;
    }

    /** Runs both halves; {@code __import__} works already for modules in Java. */
    static void run(ThreadState ts) {
        long module = PyModule.create(ts, Names.of("_frozen_importlib"));
        try {
            long dict = PyModule.dict(module);
            PyDict.setItemName(ts, dict, Names.__builtins__, Interpreter.builtinsDict);
            long code = FrozenModules.code(ts, "_frozen_importlib");
            try {
                Refs.release(ts, Compilation.run(ts, code, dict, dict));
            } finally {
                Refs.release(ts, code);
            }
            PyDict.setItemString(ts, dict, "__origname__",
                    PyUnicode.intern(ts, FrozenModules.origin("_frozen_importlib")));
            PyDict.setItemString(ts, Interpreter.modules, "_frozen_importlib", module);
            long sys = PyDict.getItemString(ts, Interpreter.modules, "sys");
            long imp = Importer.createBuiltin(ts, "_imp");
            PyDict.setItemString(ts, Interpreter.modules, "_imp", imp);
            try {
                Refs.release(ts, Abstract.callMethod(ts, module, Names.of("_install"), sys, imp));
            } finally {
                Refs.release(ts, imp);
                Refs.release(ts, sys);
            }
            Pins.keepUntilExit(Refs.retain(ts, module));
            importlib = module;
            Refs.release(ts, Abstract.callMethod(
                    ts, module, Names.of("_install_external_importers")));
            installZipHook(ts, imp);
        } finally {
            Refs.release(ts, module);
        }
    }

    /** Compare {@code init_zipimport}. */
    private static void installZipHook(ThreadState ts, long imp) {
        long hook = PyDict.pop(ts, PyModule.dict(imp), Names.of("_zipimporter"));
        long hooks = PyDict.getItemString(ts, Interpreter.sysDict, "path_hooks");
        PyList.insert(ts, hooks, 0, hook);
        Refs.release(ts, hooks);
        Refs.release(ts, hook);
    }

    /** {@code _find_and_load(name, __import__)}: the module, owned. */
    static long findAndLoad(ThreadState ts, long name) {
        long function = PyDict.getItemName(ts, PyModule.dict(importlib), FIND_AND_LOAD);
        if (function == 0) { // the modules are being emptied
            throw Errors.raise(ts, Exceptions.ImportError,
                    "sys.meta_path is None, Python is likely shutting down");
        }
        try {
            if (Audit.isOn()) {
                audit(ts, name);
            }
            return Abstract.call(ts, function, name, Importer.function());
        } catch (PyException e) {
            long partial = isDeadlock(e) ? PyDict.getItem(ts, Interpreter.modules, name) : 0;
            if (partial != 0) {
                Errors.discard(ts, e);
                return partial;
            }
            removeFrames(ts, e);
            throw e;
        } finally {
            Refs.release(ts, function);
        }
    }

    /**
     * Two threads import modules that import each other, and wait for each other. Where the module
     * is in {@code sys.modules} importlib takes it half-made; here it was not yet when this thread
     * looked, but is now, as the other thread waits in the middle of its body.
     */
    private static boolean isDeadlock(PyException e) {
        return PyType.of(e.value()).simpleName().equals("_DeadlockError");
    }

    private static void audit(ThreadState ts, long name) {
        long[] args = {name, Singletons.None, 0, 0, 0};
        String[] settings = {"path", "meta_path", "path_hooks"};
        for (int i = 0; i < settings.length; i++) {
            long value = PyDict.getItemString(ts, Interpreter.sysDict, settings[i]);
            args[i + 2] = value == 0 ? Singletons.None : value;
        }
        try {
            Audit.event(ts, "import", args);
        } finally {
            for (long arg : args) {
                if (arg != name) {
                    Refs.release(ts, arg);
                }
            }
        }
    }

    /** Waits until the module's body has run, if another thread runs it. */
    static void awaitInitialized(ThreadState ts, long name) {
        Refs.release(ts, Abstract.callMethod(ts, importlib, LOCK_UNLOCK, name));
    }

    /** Compare {@code remove_importlib_frames}. */
    private static void removeFrames(ThreadState ts, PyException e) {
        boolean all = Errors.matches(e, Exceptions.ImportError);
        long exc = e.value();
        long first = PyBaseExceptionObject.traceback(exc);
        long chunkBefore = 0; // entry before the chunk of importlib's entries; 0 if that is first
        long before = 0;
        boolean inside = false;
        for (long tb = first; tb != 0;) {
            long next = PyTracebackObject.tb_next(tb);
            long code = PyTraceback.codeBorrowed(tb);
            String file = PyCode.spec(code).filename();
            boolean now = file.equals(FILE) || file.equals(EXTERNAL_FILE);
            if (now && !inside) {
                chunkBefore = before;
            }
            inside = now;
            if (now && (all || PyCode.spec(code).name().equals("_call_with_frames_removed"))) {
                cut(ts, exc, chunkBefore, next);
                before = chunkBefore;
            } else {
                before = tb;
            }
            tb = next;
        }
    }

    /** Makes {@code next} (or nothing) follow {@code before}, or the exception itself. */
    private static void cut(ThreadState ts, long exc, long before, long next) {
        if (next != 0) {
            Refs.retain(ts, next);
        }
        long old;
        if (before == 0) {
            old = PyBaseExceptionObject.traceback(exc);
            PyBaseExceptionObject.traceback(exc, next);
        } else {
            old = PyTracebackObject.tb_next(before);
            PyTracebackObject.tb_next(before, next);
        }
        Refs.xrelease(ts, old);
    }
}
