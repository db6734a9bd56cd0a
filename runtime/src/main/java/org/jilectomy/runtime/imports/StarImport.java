package org.jilectomy.runtime.imports;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Attributes;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code from module import *}: the names in {@code __all__}, or all that do not begin with an
 * underscore; compare {@code import_all_from}.
 */
final class StarImport {
    private StarImport() {}

    /** Copies the names into a namespace, usually a dict. */
    static void run(ThreadState ts, long module, long namespace) {
        long all = Abstract.lookupAttr(ts, module, Names.of("__all__"));
        boolean listed = all != 0;
        if (!listed) {
            all = Abstract.lookupAttr(ts, module, Names.__dict__);
            if (all == 0) {
                throw Errors.raise(ts, Exceptions.ImportError,
                        "from-import-* object has no __dict__ and no __all__");
            }
        }
        long names;
        try {
            names = listed && !isPlain(all) ? byIndex(ts, all) : PyTuple.fromIterable(ts, all);
        } finally {
            Refs.release(ts, all);
        }
        try {
            long n = PyTuple.size(names);
            for (long i = 0; i < n; i++) {
                copy(ts, module, namespace, PyTuple.item(names, i), listed);
            }
        } finally {
            Refs.release(ts, names);
        }
    }

    private static boolean isPlain(long all) {
        return PyList.TYPE.isExactly(all) || PyTuple.TYPE.isExactly(all);
    }

    /** {@code __all__} is read by index, whatever it is: a tuple of its items. */
    private static long byIndex(ThreadState ts, long all) {
        PyType type = PyType.of(all);
        long method = Attributes.lookupType(ts, type, Names.__getitem__);
        if (method == 0) {
            throw Errors.typeError(
                    ts, "'" + type.name() + "' object does not support indexing");
        }
        Refs.release(ts, method);
        long list = PyList.create(ts);
        try {
            for (long i = 0;; i++) {
                long index = PyLong.of(ts, i);
                try {
                    PyList.appendSteal(ts, list, Abstract.getItem(ts, all, index));
                } catch (PyException e) {
                    if (!Errors.matches(e, Exceptions.IndexError)) {
                        throw e;
                    }
                    Errors.discard(ts, e);
                    return PyTuple.fromIterable(ts, list);
                } finally {
                    Refs.release(ts, index);
                }
            }
        } finally {
            Refs.release(ts, list);
        }
    }

    private static void copy(
            ThreadState ts, long module, long namespace, long name, boolean listed) {
        if (!PyUnicode.TYPE.isInstance(name)) {
            throw notStr(ts, module, name, listed);
        }
        if (!listed && PyUnicode.length(name) > 0 && PyUnicode.charAt(name, 0) == '_') {
            return;
        }
        long value = Abstract.getAttr(ts, module, name);
        try {
            if (PyDict.TYPE.isExactly(namespace)) {
                PyDict.setItem(ts, namespace, name, value);
            } else {
                Abstract.setItem(ts, namespace, name, value);
            }
        } finally {
            Refs.release(ts, value);
        }
    }

    private static RuntimeException notStr(
            ThreadState ts, long module, long name, boolean listed) {
        long moduleName = Abstract.getAttr(ts, module, Names.__name__);
        try {
            return Errors.typeError(ts, (listed ? "Item in " : "Key in ")
                    + Abstract.strJava(ts, moduleName) + (listed ? ".__all__" : ".__dict__")
                    + " must be str, not " + PyType.of(name).name());
        } finally {
            Refs.release(ts, moduleName);
        }
    }
}
