package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/** {@code operator.length_hint}; compare {@code PyObject_LengthHint}. */
public final class LengthHint {
    private LengthHint() {}

    /** The length of {@code value}, or what its {@code __length_hint__} says, or the default. */
    public static long of(ThreadState ts, long value, long whenUnknown) {
        PyType type = PyType.of(value);
        try {
            long n = type.sq_length(ts, value);
            if (n >= 0) {
                return n;
            }
        } catch (PyException e) {
            dropTypeError(ts, e);
        }
        long name = PyUnicode.intern(ts, "__length_hint__");
        long method = Attributes.lookupSpecial(ts, value, name);
        if (method == 0) {
            return whenUnknown;
        }
        long hint;
        try {
            hint = Abstract.call(ts, method);
        } catch (PyException e) {
            dropTypeError(ts, e);
            return whenUnknown;
        } finally {
            Refs.release(ts, method);
        }
        try {
            return check(ts, hint, whenUnknown);
        } finally {
            Refs.release(ts, hint);
        }
    }

    private static void dropTypeError(ThreadState ts, PyException e) {
        if (!Errors.matches(e, Exceptions.TypeError)) {
            throw e;
        }
        Errors.discard(ts, e);
    }

    private static long check(ThreadState ts, long hint, long whenUnknown) {
        if (hint == Singletons.NotImplemented) {
            return whenUnknown;
        }
        if (!PyLong.TYPE.isInstance(hint)) {
            throw Errors.typeError(
                    ts,
                    "__length_hint__ must be an integer, not " + PyType.of(hint).name());
        }
        if (!PyLong.fitsLong(hint)) {
            throw Errors.overflowError(ts, "Python int too large to convert to C ssize_t");
        }
        long n = PyLong.longValue(hint);
        if (n < 0) {
            throw Errors.valueError(ts, "__length_hint__() should return >= 0");
        }
        return n;
    }
}
