package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/** The less common ways to call; see {@link Abstract}. */
final class AbstractCalls {
    private AbstractCalls() {}

    /** {@code f(*args, **kwargs)}; compare {@code PyObject_Call}. */
    static long callTuple(ThreadState ts, long f, long args, long kwargs) {
        int n = (int) PyTuple.size(args);
        int k = kwargs == 0 ? 0 : (int) PyDict.size(kwargs);
        long[] a = new long[n];
        for (int i = 0; i < n; i++) {
            a[i] = Refs.fromMemoryBorrowed(PyTuple.item(args, i));
        }
        return k == 0 ? Abstract.call(ts, f, a, 0) : callDict(ts, f, a, kwargs);
    }

    private static long callDict(ThreadState ts, long f, long[] args, long kwargs) {
        int n = args.length;
        long[] items = PyDict.snapshot(ts, kwargs);
        long names = 0;
        try {
            int k = items.length / 2;
            long[] a = new long[n + k];
            long[] keys = new long[k];
            System.arraycopy(args, 0, a, 0, n);
            for (int i = 0; i < k; i++) {
                keys[i] = items[2 * i];
                if (!PyUnicode.TYPE.isInstance(keys[i])) {
                    throw Errors.typeError(ts, "keywords must be strings");
                }
                a[n + i] = Refs.fromMemoryBorrowed(items[2 * i + 1]);
            }
            names = PyTuple.fromArray(ts, keys);
            return Abstract.call(ts, f, a, names);
        } finally {
            Refs.xrelease(ts, names);
            for (long object : items) {
                Refs.release(ts, object);
            }
        }
    }

    /** {@code f(args…, *tuple, **dict)}; the dict may be 0. */
    static long callStar(ThreadState ts, long f, long[] args, long tuple, long dict) {
        long callee = f;
        boolean method = PyMethod.TYPE.isExactly(f);
        int lead = method ? args.length + 1 : args.length;
        int n = (int) PyTuple.size(tuple);
        long[] all = new long[lead + n];
        if (method) {
            all[0] = PyMethod.self(f);
            callee = PyMethod.function(f);
        }
        System.arraycopy(args, 0, all, lead - args.length, args.length);
        for (int i = 0; i < n; i++) {
            all[lead + i] = Refs.fromMemoryBorrowed(PyTuple.item(tuple, i));
        }
        if (dict == 0 || PyDict.size(dict) == 0) {
            return Abstract.call(ts, callee, all, 0);
        }
        if (PyFunction.TYPE.isExactly(callee)) {
            long r = PyFunction.callDict(ts, callee, all, dict);
            if (r != 0) {
                return r;
            }
        }
        return callDict(ts, callee, all, dict);
    }

    static long loadMethod(ThreadState ts, long o, long name) {
        PyType type = PyType.of(o);
        if (type.usesGenericGetattr()) {
            long method = Attributes.unboundMethod(ts, type, o, name);
            if (method != 0) {
                Refs.release(ts, method);
                return 0;
            }
        } else if (type == PySuper.TYPE) {
            return 0;
        }
        if (type == PyModule.TYPE) {
            long value = PyDict.getItemName(ts, PyModule.dict(o), name);
            if (value != 0) {
                Refs.release(ts, value);
                return 0;
            }
        }
        return type.tp_getattro(ts, o, name);
    }

    /**
     * {@code args[0].name(args[1:])}; compare {@code PyObject_VectorcallMethod}.
     *
     * @param args the receiver, then the arguments, then the values of {@code kwnames}
     */
    static long callMethod(ThreadState ts, long[] args, long name, long kwnames) {
        return callMethod(ts, args, name, kwnames, false);
    }

    private static long getAttr(
            ThreadState ts, PyType type, long self, long name, boolean ofSite) {
        try {
            return type.tp_getattro(ts, self, name);
        } catch (PyException e) {
            Errors.attributeContext(ts, e, self, name);
            throw ofSite ? e.ofCallee() : e;
        }
    }

    /** @param ofSite compiled code calls: an error of the look-up is at the name's position */
    static long callMethod(
            ThreadState ts, long[] args, long name, long kwnames, boolean ofSite) {
        long self = args[0];
        PyType type = PyType.of(self);
        if (type.usesGenericGetattr()) {
            long method = Attributes.unboundMethod(ts, type, self, name);
            if (method != 0) {
                try {
                    return Abstract.call(ts, method, args, kwnames);
                } finally {
                    Refs.release(ts, method);
                }
            }
        }
        if (type == PySuper.TYPE) {
            long r = PySuper.callMethod(ts, self, args, name, kwnames);
            if (r != 0) {
                return r;
            }
        }
        long attr = getAttr(ts, type, self, name, ofSite);
        try {
            return Abstract.call(ts, attr, java.util.Arrays.copyOfRange(args, 1, args.length),
                    kwnames);
        } finally {
            Refs.release(ts, attr);
        }
    }
}
