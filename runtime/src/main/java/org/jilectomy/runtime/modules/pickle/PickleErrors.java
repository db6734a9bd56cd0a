package org.jilectomy.runtime.modules.pickle;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.imports.Importer;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyExceptionType;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/** The module's exceptions, and what both directions ask of other modules. */
final class PickleErrors {
    static final PyExceptionType PICKLE_ERROR =
            PyExceptionType.ofModule("_pickle.PickleError", Exceptions.Exception);
    static final PyExceptionType PICKLING_ERROR =
            PyExceptionType.ofModule("_pickle.PicklingError", PICKLE_ERROR);
    static final PyExceptionType UNPICKLING_ERROR =
            PyExceptionType.ofModule("_pickle.UnpicklingError", PICKLE_ERROR);

    private PickleErrors() {}

    static PyException pickling(ThreadState ts, String message) {
        return Errors.raise(ts, PICKLING_ERROR, message);
    }

    static PyException unpickling(ThreadState ts, String message) {
        return Errors.raise(ts, UNPICKLING_ERROR, message);
    }

    /** A module by its name (a str), owned; compare {@code PyImport_Import}. */
    static long importModule(ThreadState ts, long name) {
        if (!PyUnicode.check(name)) {
            throw Errors.typeError(ts, "module name must be a string");
        }
        return Importer.importModule(ts, name);
    }

    /** An attribute of a module of the library, owned. */
    static long attributeOf(ThreadState ts, String module, String name) {
        long m = importModule(ts, Names.of(module));
        try {
            return Abstract.getAttr(ts, m, Names.of(name));
        } finally {
            Refs.release(ts, m);
        }
    }

    /**
     * A table of a module of the library, owned.
     *
     * <p>Python code can put anything in its place; what is no dict is not read as one.
     */
    static long dictOf(ThreadState ts, String module, String name) {
        long table = attributeOf(ts, module, name);
        if (PyDict.TYPE.isInstance(table)) {
            return table;
        }
        String type = PyType.of(table).name();
        Refs.release(ts, table);
        throw Errors.runtimeError(
                ts, module + "." + name + " should be a dict, not " + type);
    }

    /**
     * The parts of a dotted name, which is TypeError if it is no str; AttributeError if one of them is {@code <locals>}.
     *
     * @param of in whose message; 0 if there is no such object
     */
    static long[] dottedPath(ThreadState ts, long name, long of) {
        if (!PyUnicode.check(name)) {
            throw Errors.typeError(ts, "must be str, not " + PyType.of(name).name());
        }
        String text = PyUnicode.toJava(name);
        String[] parts = text.split("\\.", -1);
        long[] path = new long[parts.length];
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].equals("<locals>")) {
                release(ts, path);
                throw Errors.attributeError(ts, of == 0
                        ? "Can't pickle local object " + Abstract.reprJava(ts, name)
                        : "Can't pickle local attribute " + Abstract.reprJava(ts, name) + " on "
                                + Abstract.reprJava(ts, of));
            }
            path[i] = PyUnicode.fromJava(ts, parts[i]);
        }
        return path;
    }

    static void release(ThreadState ts, long[] values) {
        for (long value : values) {
            Refs.xrelease(ts, value);
        }
    }
}
