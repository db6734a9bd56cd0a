package org.jilectomy.runtime.modules.pickle;

import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/** Between the names of Python 2's library and of Python 3's: the tables of {@code _compat_pickle}. */
final class PickleNames {
    private PickleNames() {}

    /**
     * Replaces a module's and a global's name by those that the other version has.
     *
     * @param names two str, owned
     * @param byName table from pairs to pairs
     * @param byModule table from modules to modules, for all else
     */
    static void fix(ThreadState ts, long[] names, String byName, String byModule) {
        long pairs = PickleErrors.dictOf(ts, "_compat_pickle", byName);
        long key = PyTuple.of(ts, names[0], names[1]);
        long found = 0;
        try {
            found = PyDict.getItem(ts, pairs, key);
            if (found != 0) {
                pair(ts, found, byName);
                replace(ts, names, 0, PyTuple.item(found, 0));
                replace(ts, names, 1, PyTuple.item(found, 1));
                return;
            }
        } finally {
            Refs.release(ts, pairs);
            Refs.release(ts, key);
            Refs.xrelease(ts, found);
        }
        long modules = PickleErrors.dictOf(ts, "_compat_pickle", byModule);
        long module = 0;
        try {
            module = PyDict.getItem(ts, modules, names[0]);
            if (module != 0) {
                if (!PyUnicode.check(module)) {
                    throw Errors.runtimeError(ts, "_compat_pickle." + byModule
                            + " values should be strings, not " + PyType.of(module).name());
                }
                replace(ts, names, 0, module);
            }
        } finally {
            Refs.release(ts, modules);
            Refs.xrelease(ts, module);
        }
    }

    private static void pair(ThreadState ts, long found, String table) {
        if (!PyTuple.TYPE.isInstance(found) || PyTuple.size(found) != 2) {
            throw Errors.runtimeError(ts, "_compat_pickle." + table
                    + " values should be 2-tuples, not " + PyType.of(found).name());
        }
        long module = PyTuple.item(found, 0);
        long name = PyTuple.item(found, 1);
        if (!PyUnicode.check(module) || !PyUnicode.check(name)) {
            throw Errors.runtimeError(ts, "_compat_pickle." + table
                    + " values should be pairs of str, not (" + PyType.of(module).name() + ", "
                    + PyType.of(name).name() + ")");
        }
    }

    private static void replace(ThreadState ts, long[] names, int i, long by) {
        long old = names[i];
        names[i] = Refs.retain(ts, by);
        Refs.release(ts, old);
    }
}
