package org.jilectomy.runtime.cli;

import org.jilectomy.runtime.objects.LastCollection;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyHeapType;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyModule;
import org.jilectomy.runtime.objects.PySet;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyTypeType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Empties all modules at the end; compare {@code finalize_modules} and {@code
 * _PyModule_ClearDict}.
 *
 * <p>{@code __main__} goes first, then the others, the last imported first, and {@code sys} and
 * {@code builtins} at the very end. Names with one leading underscore go before the others, and
 * {@code __builtins__} stays until all are gone, so that a {@code __del__} can still print.
 */
final class ModuleTeardown {
    private ModuleTeardown() {}

    /** Empties all but {@code sys} and {@code builtins}, which it hands back, owned. */
    static long[] run(ThreadState ts) {
        long[] items = PyDict.snapshot(ts, Interpreter.modules); // name, module, …; owned
        dropValues(ts, items, true, false);
        dropValues(ts, items, true, true);
        dropValues(ts, items, false, false);
        LastCollection.run(ts);
        clear(ts, items, Names.__main__);
        for (int i = items.length - 2; i >= 0; i -= 2) {
            if (!isLast(items[i])) {
                clearModule(ts, items[i + 1]);
            }
        }
        PyDict.clear(ts, Interpreter.modules);
        long sys = 0;
        long builtins = 0;
        for (int i = 0; i < items.length; i += 2) {
            if (isText(items[i], "sys")) {
                sys = items[i + 1];
            } else if (isText(items[i], "builtins")) {
                builtins = items[i + 1];
            } else {
                Refs.release(ts, items[i + 1]);
            }
            Refs.release(ts, items[i]);
        }
        return new long[] {sys, builtins};
    }

    /**
     * Drops instances, and the main program's containers, before anything else, so that a {@code __del__} still finds
     * functions, classes and modules. CPython's collector gets the same by calling finalizers before it clears anything.
     */
    private static void dropValues(
            ThreadState ts, long[] items, boolean main, boolean containers) {
        for (int i = items.length - 2; i >= 0; i -= 2) {
            if ((items[i] == Names.__main__) != main || isLast(items[i])
                    || !PyModule.TYPE.isInstance(items[i + 1])) {
                continue;
            }
            long dict = PyModule.dict(items[i + 1]);
            long[] names = PyDict.snapshot(ts, dict);
            for (int n = 0; n < names.length; n += 2) {
                boolean drop = isPlainName(names[n])
                        && (containers ? isContainer(names[n + 1]) : isInstance(names[n + 1]));
                Refs.release(ts, names[n + 1]);
                if (drop) {
                    PyDict.setItem(ts, dict, names[n], Singletons.None);
                }
                Refs.release(ts, names[n]);
            }
        }
    }

    /** Not {@code __spec__}, {@code __loader__} and the like. */
    private static boolean isPlainName(long name) {
        return PyUnicode.TYPE.isInstance(name)
                && !(PyUnicode.length(name) > 1 && PyUnicode.charAt(name, 0) == '_'
                        && PyUnicode.charAt(name, 1) == '_');
    }

    /** Of a class written in Python, and no class itself. */
    private static boolean isInstance(long value) {
        return !PyTypeType.isType(value) && PyType.of(value) instanceof PyHeapType
                && !PyModule.TYPE.isInstance(value);
    }

    private static boolean isContainer(long value) {
        return PyList.TYPE.isExactly(value) || PyTuple.TYPE.isExactly(value)
                || PyDict.TYPE.isExactly(value) || PySet.TYPE.isExactly(value);
    }

    private static boolean isText(long key, String text) {
        return PyUnicode.TYPE.isInstance(key) && PyUnicode.equalsAscii(key, text);
    }

    /** Empties what {@link #run} left: nothing can be printed from Python any more. */
    static void runLast(ThreadState ts, long[] last) {
        for (long module : last) {
            if (module != 0) {
                clearModule(ts, module);
                Refs.release(ts, module);
            }
        }
    }

    /** Empties and forgets the modules whose names are not in {@code kept}, a dict. */
    static void runAllBut(ThreadState ts, long kept) {
        long[] items = PyDict.snapshot(ts, Interpreter.modules);
        dropValues(ts, items, true, false);
        dropValues(ts, items, true, true);
        LastCollection.run(ts);
        for (int i = items.length - 2; i >= 0; i -= 2) {
            if (items[i] == Names.__main__ || !PyDict.contains(ts, kept, items[i])) {
                if (items[i] == Names.__main__
                        || !isCodec(items[i]) && !holds(ts, kept, items[i + 1])) {
                    clearModule(ts, items[i + 1]);
                }
                PyDict.delItem(ts, Interpreter.modules, items[i]);
            }
            Refs.release(ts, items[i + 1]);
            Refs.release(ts, items[i]);
        }
    }

    /** The registry of codecs holds on to their functions, which need their globals. */
    private static boolean isCodec(long name) {
        return PyUnicode.TYPE.isInstance(name)
                && PyUnicode.toJava(name).startsWith("encodings.");
    }

    /** Whether a module is kept under another name. */
    private static boolean holds(ThreadState ts, long kept, long module) {
        boolean found = false;
        long[] items = PyDict.snapshot(ts, kept);
        for (int i = 0; i < items.length; i += 2) {
            found |= items[i + 1] == module;
            Refs.release(ts, items[i]);
            Refs.release(ts, items[i + 1]);
        }
        return found;
    }

    private static boolean isLast(long name) {
        return PyUnicode.TYPE.isInstance(name)
                && (PyUnicode.equalsAscii(name, "sys")
                        || PyUnicode.equalsAscii(name, "builtins"));
    }

    private static void clear(ThreadState ts, long[] items, long name) {
        for (int i = 0; i < items.length; i += 2) {
            if (items[i] == name) {
                clearModule(ts, items[i + 1]);
            }
        }
    }

    /** Drops what a module's namespace holds. */
    static void clearModule(ThreadState ts, long module) {
        if (!PyModule.TYPE.isInstance(module)) {
            return;
        }
        long dict = PyModule.dict(module);
        dropNames(ts, dict, true);
        dropNames(ts, dict, false);
        PyDict.clear(ts, dict);
    }

    private static void dropNames(ThreadState ts, long dict, boolean underscored) {
        PyDict.Iteration it = new PyDict.Iteration();
        while (PyDict.next(ts, dict, it)) {
            long name = it.key;
            Refs.release(ts, it.value);
            try {
                if (it.value != Singletons.None && PyUnicode.TYPE.isInstance(name)
                        && PyUnicode.length(name) > 0 && goesNow(name, underscored)) {
                    PyDict.setItem(ts, dict, name, Singletons.None);
                }
            } finally {
                Refs.release(ts, name);
            }
        }
    }

    private static boolean goesNow(long name, boolean underscored) {
        if (underscored) {
            return PyUnicode.charAt(name, 0) == '_'
                    && !(PyUnicode.length(name) > 1 && PyUnicode.charAt(name, 1) == '_');
        }
        return !PyUnicode.equalsAscii(name, "__builtins__");
    }
}
