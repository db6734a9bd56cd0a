package org.jilectomy.runtime.linker;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/** Unpacking of iterables into targets; compare {@code unpack_iterable} in CPython's ceval. */
final class Unpacking {
    private Unpacking() {}

    private static long iterator(ThreadState ts, long value) {
        try {
            return Abstract.iter(ts, value);
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.TypeError) || Abstract.hasIter(ts, value)) {
                throw e;
            }
            Errors.discard(ts, e);
            throw Errors.typeError(
                    ts, "cannot unpack non-iterable " + PyType.of(value).name() + " object");
        }
    }

    /** Exactly {@code n} values as a tuple, owned. */
    static long exact(ThreadState ts, long value, int n) {
        long it = iterator(ts, value);
        long tuple = 0;
        try {
            tuple = PyTuple.create(ts, n);
            for (int i = 0; i < n; i++) {
                long v = Abstract.next(ts, it);
                if (v == 0) {
                    throw Errors.valueError(
                            ts,
                            "not enough values to unpack (expected " + n + ", got " + i + ")");
                }
                PyTuple.setSteal(ts, tuple, i, v);
            }
            long extra = Abstract.next(ts, it);
            if (extra != 0) {
                Refs.release(ts, extra);
                throw Errors.valueError(ts, "too many values to unpack (expected " + n + ")");
            }
            long result = tuple;
            tuple = 0;
            return result;
        } finally {
            Refs.xrelease(ts, tuple);
            Refs.release(ts, it);
        }
    }

    /** With a starred target in the middle. */
    static long star(ThreadState ts, long value, int before, int after) {
        long it = iterator(ts, value);
        long list = 0;
        long tuple = 0;
        try {
            tuple = PyTuple.create(ts, before + 1 + after);
            for (int i = 0; i < before; i++) {
                long v = Abstract.next(ts, it);
                if (v == 0) {
                    throw tooFew(ts, before + after, i);
                }
                PyTuple.setSteal(ts, tuple, i, v);
            }
            list = PyList.fromIterable(ts, it);
            if (PyList.size(list) < after) {
                throw tooFew(ts, before + after, before + PyList.size(list));
            }
            for (int i = after - 1; i >= 0; i--) {
                PyTuple.setSteal(ts, tuple, before + 1 + i, PyList.takeLast(ts, list));
            }
            PyTuple.setSteal(ts, tuple, before, list);
            list = 0;
            long result = tuple;
            tuple = 0;
            return result;
        } finally {
            Refs.xrelease(ts, tuple);
            Refs.xrelease(ts, list);
            Refs.release(ts, it);
        }
    }

    private static PyException tooFew(ThreadState ts, int atLeast, long got) {
        return Errors.valueError(ts, "not enough values to unpack (expected at least " + atLeast
                + ", got " + got + ")");
    }

    /** {@code module.qualname()} of a callable, for messages; its str if it has no name. */
    static String functionName(ThreadState ts, long f) {
        long qualname = Abstract.lookupAttr(ts, f, Names.__qualname__);
        if (qualname == 0) {
            return Abstract.strJava(ts, f);
        }
        long module = Abstract.lookupAttr(ts, f, Names.__module__);
        try {
            String q = Abstract.strJava(ts, qualname) + "()";
            if (module != 0 && PyUnicode.TYPE.isInstance(module)) {
                String m = PyUnicode.toJava(module);
                return m.equals("builtins") ? q : m + "." + q;
            }
            return q;
        } finally {
            Refs.release(ts, qualname);
            Refs.xrelease(ts, module);
        }
    }
}
