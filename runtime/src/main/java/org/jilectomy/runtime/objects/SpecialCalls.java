package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Calls a special method found on a class, with the instance as its first argument: directly if it
 * is a function or another method descriptor, else bound first; compare {@code
 * lookup_maybe_method}.
 */
final class SpecialCalls {
    private static final long[] NO_ARGS = {};

    private SpecialCalls() {}

    private static boolean takesSelf(PyType type) {
        return type.hasFlag(PyType.TPFLAGS_METHOD_DESCRIPTOR);
    }

    private static long bind(ThreadState ts, long method, long self) {
        return Attributes.bindSteal(ts, Refs.retain(ts, method), self, PyType.of(self));
    }

    private static long callBound(ThreadState ts, long method, long self, long[] args, long kw) {
        long f = bind(ts, method, self);
        try {
            return Abstract.call(ts, f, args, kw);
        } finally {
            Refs.release(ts, f);
        }
    }

    static long call(ThreadState ts, long method, long self) {
        PyType t = PyType.of(method);
        return t == PyFunction.TYPE ? PyFunction.call1(ts, method, self)
                : takesSelf(t) ? Abstract.call(ts, method, self)
                        : callBound(ts, method, self, NO_ARGS, 0);
    }

    static long call(ThreadState ts, long method, long self, long a) {
        PyType t = PyType.of(method);
        return t == PyFunction.TYPE ? PyFunction.call2(ts, method, self, a)
                : takesSelf(t) ? Abstract.call(ts, method, self, a)
                        : callBound(ts, method, self, new long[] {a}, 0);
    }

    /** A comparison whose method cannot even be bound is not implemented, whatever the reason. */
    static long compare(ThreadState ts, long method, long self, long other) {
        PyType t = PyType.of(method);
        if (t == PyFunction.TYPE) {
            return PyFunction.call2(ts, method, self, other);
        }
        if (takesSelf(t)) {
            return Abstract.call(ts, method, self, other);
        }
        long bound;
        try {
            bound = bind(ts, method, self);
        } catch (PyException e) {
            Errors.discard(ts, e);
            return Singletons.NotImplemented;
        }
        try {
            return Abstract.call(ts, bound, other);
        } finally {
            Refs.release(ts, bound);
        }
    }

    static long call(ThreadState ts, long method, long self, long a, long b) {
        PyType t = PyType.of(method);
        return t == PyFunction.TYPE ? PyFunction.call3(ts, method, self, a, b)
                : takesSelf(t) ? Abstract.call(ts, method, self, a, b)
                        : callBound(ts, method, self, new long[] {a, b}, 0);
    }

    static long call(ThreadState ts, long method, long self, long[] args, long kwnames) {
        return takesSelf(PyType.of(method))
                ? Abstract.call(ts, method, PyMethod.prepend(self, args), kwnames)
                : callBound(ts, method, self, args, kwnames);
    }

    /** {@code Exception ignored in: …} on standard error; the exception ends here. */
    static void unraisable(ThreadState ts, PyException e, long where) {
        Unraisable.report(ts, e, "Exception ignored in: ", where);
    }
}
