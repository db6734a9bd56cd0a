package org.jilectomy.runtime.modules.csv;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyExceptionType;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code _csv}. */
public final class CsvModule extends BuiltinModule {
    static final PyExceptionType ERROR =
            PyExceptionType.ofModule("_csv.Error", Exceptions.Exception);

    /** The longest field that a reader accepts; one for the process. */
    static volatile long fieldLimit = 128 * 1024;

    public CsvModule() {
        super("_csv");
    }

    @Override
    protected String doc() {
        return "CSV parsing and writing.\n";
    }

    @Override
    protected void define(TypeDef def) {
        def.method("reader(module, /, *args, **kwargs)", null)
                .method("writer(module, /, *args, **kwargs)", null)
                .method("register_dialect(module, /, *args, **kwargs)", null, "registerDialect")
                .method("list_dialects(module, /)", null, "listDialects")
                .method("unregister_dialect(module, /, name)", null, "unregisterDialect")
                .method("get_dialect(module, /, name)", null, "getDialect")
                .method("field_size_limit(module, /, new_limit=None)", null, "fieldSizeLimit");
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        putSteal(ts, dict, "__version__", PyUnicode.fromJava(ts, "1.0"));
        putSteal(ts, dict, "_dialects", PyDict.create(ts));
        putSteal(ts, dict, "QUOTE_MINIMAL", PyLong.of(ts, Dialect.QUOTE_MINIMAL));
        putSteal(ts, dict, "QUOTE_ALL", PyLong.of(ts, Dialect.QUOTE_ALL));
        putSteal(ts, dict, "QUOTE_NONNUMERIC", PyLong.of(ts, Dialect.QUOTE_NONNUMERIC));
        putSteal(ts, dict, "QUOTE_NONE", PyLong.of(ts, Dialect.QUOTE_NONE));
        putType(ts, dict, PyDialect.TYPE);
        PyDict.setItemName(ts, dict, Names.of("Reader"), PyReader.TYPE.address);
        PyDict.setItemName(ts, dict, Names.of("Writer"), PyWriter.TYPE.address);
        putType(ts, dict, ERROR);
    }

    private static void requireOneOrTwo(ThreadState ts, long args) {
        long n = PyTuple.size(args);
        if (n < 1) {
            throw Errors.typeError(ts, " expected at least 1 argument, got 0");
        }
        if (n > 2) {
            throw Errors.typeError(ts, " expected at most 2 arguments, got " + n);
        }
    }

    /** The dialect that the second argument and the keywords mean; owned. */
    private static long dialect(ThreadState ts, long args, long kwargs) {
        long given = PyTuple.size(args) > 1 ? PyTuple.item(args, 1) : 0;
        if (kwargs == 0 || PyDict.size(kwargs) == 0) {
            return PyDialect.call(ts, given, new long[0], 0);
        }
        long[] items = PyDict.snapshot(ts, kwargs);
        int n = items.length / 2;
        long[] values = new long[n];
        long[] names = new long[n];
        for (int i = 0; i < n; i++) {
            names[i] = items[2 * i];
            values[i] = items[2 * i + 1];
        }
        long kwnames = PyTuple.fromArraySteal(ts, names);
        try {
            return PyDialect.call(ts, given, values, kwnames);
        } finally {
            Refs.release(ts, kwnames);
            for (long v : values) {
                Refs.release(ts, v);
            }
        }
    }

    static long reader(ThreadState ts, long module, long args, long kwargs) {
        requireOneOrTwo(ts, args);
        long lines = Abstract.iter(ts, PyTuple.item(args, 0));
        try {
            return PyReader.createSteal(ts, lines, dialect(ts, args, kwargs));
        } catch (Throwable t) {
            Refs.release(ts, lines);
            throw t;
        }
    }

    static long writer(ThreadState ts, long module, long args, long kwargs) {
        requireOneOrTwo(ts, args);
        long write = Abstract.lookupAttr(ts, PyTuple.item(args, 0), Names.of("write"));
        if (write == 0 || !Abstract.isCallable(write)) {
            Refs.xrelease(ts, write);
            throw Errors.typeError(ts, "argument 1 must have a \"write\" method");
        }
        try {
            return PyWriter.createSteal(ts, write, dialect(ts, args, kwargs));
        } catch (Throwable t) {
            Refs.release(ts, write);
            throw t;
        }
    }

    static long registerDialect(ThreadState ts, long module, long args, long kwargs) {
        requireOneOrTwo(ts, args);
        long name = PyTuple.item(args, 0);
        if (!PyUnicode.check(name)) {
            throw Errors.typeError(ts, "dialect name must be a string");
        }
        long dialect = dialect(ts, args, kwargs);
        try {
            long registry = PyDialect.registry(ts);
            try {
                PyDict.setItem(ts, registry, name, dialect);
            } finally {
                Refs.release(ts, registry);
            }
        } finally {
            Refs.release(ts, dialect);
        }
        return Singletons.None;
    }

    static long unregisterDialect(ThreadState ts, long module, long name) {
        long registry = PyDialect.registry(ts);
        try {
            if (!PyDict.delItem(ts, registry, name)) {
                throw Errors.raise(ts, ERROR, "unknown dialect");
            }
        } finally {
            Refs.release(ts, registry);
        }
        return Singletons.None;
    }

    static long getDialect(ThreadState ts, long module, long name) {
        return PyDialect.registered(ts, name);
    }

    static long listDialects(ThreadState ts, long module) {
        long registry = PyDialect.registry(ts);
        try {
            return PyList.fromIterable(ts, registry);
        } finally {
            Refs.release(ts, registry);
        }
    }

    static long fieldSizeLimit(ThreadState ts, long module, long newLimit) {
        long old = fieldLimit;
        if (newLimit != 0) {
            if (!PyLong.TYPE.isExactly(newLimit)) {
                throw Errors.typeError(ts, "limit must be an integer");
            }
            if (!PyLong.fitsLong(newLimit)) {
                throw Errors.overflowError(ts, "Python int too large to convert to C long");
            }
            fieldLimit = PyLong.longValue(newLimit);
        }
        return PyLong.of(ts, old);
    }
}
