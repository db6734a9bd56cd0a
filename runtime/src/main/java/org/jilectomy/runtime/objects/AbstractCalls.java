package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.state.ThreadState;

/** The less common ways to call; see {@link Abstract}. */
final class AbstractCalls {
    private AbstractCalls() {}

    /** {@code f(*args, **kwargs)}; compare {@code PyObject_Call}. */
    static long callTuple(ThreadState ts, long f, long args, long kwargs) {
        int n = (int) PyTuple.size(args);
        int k = kwargs == 0 ? 0 : (int) PyDict.size(kwargs);
        if (k == 0) {
            long[] a = new long[n];
            for (int i = 0; i < n; i++) {
                a[i] = Refs.fromMemoryBorrowed(PyTuple.item(args, i));
            }
            return Abstract.call(ts, f, a, 0);
        }
        return callDict(ts, f, args, n, kwargs);
    }

    private static long callDict(ThreadState ts, long f, long args, int n, long kwargs) {
        long[] items = PyDict.snapshot(ts, kwargs);
        long names = 0;
        try {
            int k = items.length / 2;
            long[] a = new long[n + k];
            long[] keys = new long[k];
            for (int i = 0; i < n; i++) {
                a[i] = Refs.fromMemoryBorrowed(PyTuple.item(args, i));
            }
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

    /**
     * {@code args[0].name(args[1:])}; compare {@code PyObject_VectorcallMethod}.
     *
     * @param args the receiver, then the arguments, then the values of {@code kwnames}
     */
    static long callMethod(ThreadState ts, long[] args, long name, long kwnames) {
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
        long attr = type.tp_getattro(ts, self, name);
        try {
            return Abstract.call(ts, attr, java.util.Arrays.copyOfRange(args, 1, args.length),
                    kwnames);
        } finally {
            Refs.release(ts, attr);
        }
    }
}
