package org.jilectomy.runtime.modules.warnings;

import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.CompareOp;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyList;
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
 * Which action a warning gets, and whether it was given before.
 *
 * <p>A registry (a module's {@code __warningregistry__}) maps {@code (text, category, line)} to
 * True. Its item {@code version} tells which filters it was made under: after {@code
 * _filters_mutated()} it is out of date and gets emptied.
 */
final class WarningFilters {
    /** Before the names of what a program cannot reach; no name begins so. */
    private static final String STATE = " ";

    /** Counts changes of the filters. */
    private static volatile int version;

    private WarningFilters() {}

    /** What {@code _warnings} starts with; warnings for developers are off, save in __main__. */
    static void init(ThreadState ts, long dict) {
        long filters = PyList.create(ts);
        long main = PyUnicode.intern(ts, "__main__");
        add(ts, filters, "default", Exceptions.DeprecationWarning, main);
        add(ts, filters, "ignore", Exceptions.DeprecationWarning, Singletons.None);
        add(ts, filters, "ignore", Exceptions.PendingDeprecationWarning, Singletons.None);
        add(ts, filters, "ignore", Exceptions.ImportWarning, Singletons.None);
        add(ts, filters, "ignore", Exceptions.ResourceWarning, Singletons.None);
        put(ts, dict, "filters", filters);
        put(ts, dict, "_onceregistry", PyDict.create(ts));
        put(ts, dict, "_defaultaction", PyUnicode.intern(ts, "default"));
    }

    /** Sets an attribute, and what counts if {@code warnings} has none: both know the same object. */
    private static void put(ThreadState ts, long dict, String name, long value) {
        PyDict.setItemString(ts, dict, STATE + name, value);
        WarningsModule.put(ts, dict, name, value);
    }

    private static void add(
            ThreadState ts, long filters, String action, PyType category, long module) {
        PyList.appendSteal(ts, filters, PyTuple.fromArraySteal(ts, new long[] {
            PyUnicode.intern(ts, action), Singletons.None, Refs.retain(ts, category.address),
            module, PyLong.of(ts, 0)}));
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only has to be another number
    static void mutated() {
        version++;
    }

    // ---------------------------------------------------------------- the action

    /**
     * The action for a warning, an owned str.
     *
     * @param itemOut receives the filter, owned, at index 0; None for the default action
     */
    static long action(ThreadState ts, long category, long text, int lineno, long module,
            long[] itemOut) {
        long filters = setting(ts, "filters", "filters");
        try {
            if (filters == 0 || !PyList.TYPE.isInstance(filters)) {
                throw Errors.valueError(ts, "_warnings.filters must be a list");
            }
            for (long i = 0; i < PyList.size(filters); i++) {
                long item = PyList.getItemOrEnd(ts, filters, i);
                if (item == 0) {
                    break;
                }
                try {
                    long action = matches(ts, item, i, category, text, lineno, module);
                    if (action != 0) {
                        itemOut[0] = item;
                        item = 0;
                        return action;
                    }
                } finally {
                    Refs.xrelease(ts, item);
                }
            }
        } finally {
            Refs.xrelease(ts, filters);
        }
        itemOut[0] = Singletons.None;
        return defaultAction(ts);
    }

    private static long matches(ThreadState ts, long item, long at, long category, long text,
            int lineno, long module) {
        if (!PyTuple.TYPE.isInstance(item) || PyTuple.size(item) != 5) {
            throw Errors.valueError(ts, "_warnings.filters item " + at + " isn't a 5-tuple");
        }
        long action = PyTuple.item(item, 0);
        if (!PyUnicode.check(action)) {
            throw Errors.typeError(ts,
                    "action must be a string, not '" + PyType.of(action).name() + "'");
        }
        boolean good = matchesText(ts, PyTuple.item(item, 1), text)
                && matchesText(ts, PyTuple.item(item, 3), module)
                && Abstract.isSubclass(ts, category, PyTuple.item(item, 2));
        if (good) {
            long line = Abstract.asIndex(ts, PyTuple.item(item, 4));
            good = line == 0 || line == lineno;
        }
        return good ? Refs.retain(ts, action) : 0;
    }

    /** None matches all, a str only itself; anything else is a compiled pattern. */
    private static boolean matchesText(ThreadState ts, long pattern, long text) {
        if (pattern == Singletons.None) {
            return true;
        }
        if (PyUnicode.checkExact(pattern)) {
            return Abstract.compareBool(ts, pattern, text, CompareOp.EQ);
        }
        long match = Abstract.callMethod(ts, pattern, Names.of("match"), text);
        try {
            return Abstract.isTrue(ts, match);
        } finally {
            Refs.release(ts, match);
        }
    }

    private static long defaultAction(ThreadState ts) {
        long action = setting(ts, "defaultaction", "_defaultaction");
        if (action == 0) {
            throw Errors.valueError(ts, "_warnings.defaultaction not found");
        }
        if (!PyUnicode.check(action)) {
            String type = PyType.of(action).name();
            Refs.release(ts, action);
            throw Errors.typeError(ts,
                    "_warnings.defaultaction must be a string, not '" + type + "'");
        }
        return action;
    }

    static long onceRegistry(ThreadState ts) {
        long registry = setting(ts, "onceregistry", "_onceregistry");
        if (registry == 0 || !PyDict.TYPE.isInstance(registry)) {
            String type = registry == 0 ? "NoneType" : PyType.of(registry).name();
            Refs.xrelease(ts, registry);
            throw Errors.typeError(ts,
                    "_warnings.onceregistry must be a dict, not '" + type + "'");
        }
        return registry;
    }

    /** An attribute of {@code warnings}, else what it was when it was last seen; owned or 0. */
    private static long setting(ThreadState ts, String inPython, String own) {
        long value = fromModule(ts, "warnings", inPython);
        if (value == 0) {
            return fromModule(ts, "_warnings", STATE + own);
        }
        long module = PyDict.getItemString(ts, Interpreter.modules, "_warnings");
        if (module != 0 && PyModule.TYPE.isInstance(module)) {
            PyDict.setItemString(ts, PyModule.dict(module), STATE + own, value);
        }
        Refs.xrelease(ts, module);
        return value;
    }

    /** An attribute of a module that may not be imported: owned or 0. */
    static long fromModule(ThreadState ts, String module, String name) {
        if (Interpreter.modules == 0) {
            return 0;
        }
        long m = PyDict.getItemString(ts, Interpreter.modules, module);
        if (m == 0) {
            return 0;
        }
        try {
            return PyModule.TYPE.isInstance(m)
                    ? PyDict.getItemString(ts, PyModule.dict(m), name)
                    : Abstract.lookupAttr(ts, m, Names.of(name));
        } finally {
            Refs.release(ts, m);
        }
    }

    // ---------------------------------------------------------------- registries

    /** Whether the key is noted in the registry; notes it if {@code note}. */
    static boolean already(ThreadState ts, long registry, long key, boolean note) {
        if (registry == 0) {
            return false;
        }
        long noted = PyDict.getItemString(ts, registry, "version");
        boolean upToDate = noted != 0 && PyLong.check(noted) && PyLong.fitsLong(noted)
                && PyLong.longValue(noted) == version;
        Refs.xrelease(ts, noted);
        if (!upToDate) {
            PyDict.clear(ts, registry);
            long current = PyLong.of(ts, version);
            PyDict.setItemString(ts, registry, "version", current);
            Refs.release(ts, current);
        } else {
            long value = PyDict.getItem(ts, registry, key);
            if (value != 0) {
                boolean given = Abstract.isTrue(ts, value);
                Refs.release(ts, value);
                if (given) {
                    return true;
                }
            }
        }
        if (note) {
            PyDict.setItem(ts, registry, key, PyBool.True);
        }
        return false;
    }

    /** As {@link #already} with the key {@code (text, category)}, noting it. */
    static boolean update(ThreadState ts, long registry, long text, long category) {
        long key = PyTuple.of(ts, text, category);
        try {
            return already(ts, registry, key, true);
        } finally {
            Refs.release(ts, key);
        }
    }
}
