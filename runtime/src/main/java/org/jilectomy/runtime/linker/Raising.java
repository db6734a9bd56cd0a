package org.jilectomy.runtime.linker;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyBaseException;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyTypeType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/** The rules of {@code raise} and {@code except}: what may be raised, what matches. */
final class Raising {
    private Raising() {}

    /** An exception instance, owned: {@code v} itself, or a new one if {@code v} is a class. */
    static long instance(ThreadState ts, long v, String complaint) {
        PyType type = PyType.of(v);
        if (type.hasFlag(PyType.TPFLAGS_BASE_EXC_SUBCLASS)) {
            return Refs.retain(ts, v);
        }
        PyType cls = type.hasFlag(PyType.TPFLAGS_TYPE_SUBCLASS) ? PyType.at(v) : null;
        if (cls == null || !cls.hasFlag(PyType.TPFLAGS_BASE_EXC_SUBCLASS)) {
            throw Errors.typeError(ts, complaint);
        }
        if (PyBaseException.isPlain(cls)) {
            return PyBaseException.plain(ts, cls);
        }
        long e = Abstract.call(ts, v);
        if (!Exceptions.BaseException.isInstance(e)) {
            String got = PyType.of(e).name();
            Refs.release(ts, e);
            throw Errors.typeError(
                    ts,
                    "calling "
                            + Abstract.reprJava(ts, v)
                            + " should have returned an instance of BaseException, not <class '"
                            + got
                            + "'>");
        }
        return e;
    }

    private static boolean isExceptionClass(long v) {
        return PyTypeType.isType(v) && PyType.at(v).hasFlag(PyType.TPFLAGS_BASE_EXC_SUBCLASS);
    }

    /** Whether an {@code except} clause with the value {@code type} takes {@code exc}. */
    static boolean matches(ThreadState ts, long exc, long type) {
        if (PyObject.ob_type(exc) == type) {
            return true;
        }
        if (PyType.of(type).hasFlag(PyType.TPFLAGS_TUPLE_SUBCLASS)) {
            return matchesAny(exc, type, ts);
        }
        check(ts, type);
        return PyType.of(exc).isSubtypeOf(PyType.at(type));
    }

    private static boolean matchesAny(long exc, long types, ThreadState ts) {
        long n = PyTuple.size(types);
        boolean found = false;
        for (long i = 0; i < n; i++) {
            long type = PyTuple.item(types, i);
            check(ts, type); // each of them, found or not
            found |= PyObject.ob_type(exc) == type
                    || !found && PyType.of(exc).isSubtypeOf(PyType.at(type));
        }
        return found;
    }

    private static void check(ThreadState ts, long type) {
        if (!isExceptionClass(type)) {
            throw Errors.typeError(
                    ts, "catching classes that do not inherit from BaseException is not allowed");
        }
    }
}
