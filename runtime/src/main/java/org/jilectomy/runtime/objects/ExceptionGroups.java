package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyBaseExceptionGroupObject;
import org.jilectomy.heap.layout.PyBaseExceptionObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code BaseExceptionGroup} and {@code ExceptionGroup} (PEP 654): making them, taking them apart,
 * and what {@code except*} does with the parts. Compare {@code BaseExceptionGroup_…} and
 * {@code _PyExc_PrepReraiseStar} in CPython {@code Objects/exceptions.c}.
 *
 * <p>Message and tuple of exceptions are set when a group is made and never again, so they are read
 * without a lock.
 */
public final class ExceptionGroups {
    private ExceptionGroups() {}

    static void define(TypeDef def) {
        def.in(ExceptionGroups.class)
                .member("message", PyBaseExceptionGroupObject.MSG, "exception message")
                .member("exceptions", PyBaseExceptionGroupObject.EXCS, "nested exceptions")
                .classMethod("__class_getitem__(cls, item, /)", "See PEP 585", "classGetItem")
                .method("derive(self, excs, /)", null)
                .method("split(self, matcher, /)", null, "splitMethod")
                .method("subgroup(self, matcher, /)", null);
    }

    static long classGetItem(ThreadState ts, long cls, long item) {
        return PyGenericAlias.create(ts, cls, item);
    }

    public static boolean isGroup(long exc) {
        return Exceptions.BaseExceptionGroup.isInstance(exc);
    }

    /** The tuple of exceptions, borrowed. */
    public static long exceptions(long group) {
        return Memory.getLong(group + PyBaseExceptionGroupObject.EXCS);
    }

    // ---------------------------------------------------------------- making

    static long create(ThreadState ts, PyType type, long[] args, int n) {
        if (n != 2) {
            throw Errors.typeError(ts, "BaseExceptionGroup.__new__() takes exactly 2 arguments ("
                    + n + " given)");
        }
        if (!PyUnicode.TYPE.isInstance(args[0])) {
            throw Errors.typeError(ts, "BaseExceptionGroup.__new__() argument 1 must be str, not "
                    + PyType.of(args[0]).name());
        }
        if (!isSequence(args[1])) {
            throw Errors.typeError(ts, "second argument (exceptions) must be a sequence");
        }
        long tuple = PyTuple.fromIterable(ts, args[1]);
        try {
            PyType made = checked(ts, type, tuple);
            long self = PyBaseException.allocate(ts, made, args, n);
            PyBaseException.setField(ts, self, PyBaseExceptionGroupObject.MSG, args[0]);
            PyBaseException.setField(ts, self, PyBaseExceptionGroupObject.EXCS, tuple);
            return self;
        } finally {
            Refs.release(ts, tuple);
        }
    }

    /** Compare {@code PySequence_Check}. */
    private static boolean isSequence(long value) {
        PyType type = PyType.of(value);
        return type.hasFlag(PyType.TPFLAGS_SEQUENCE)
                || type.hasFlag(PyType.TPFLAGS_UNICODE_SUBCLASS)
                || type.hasFlag(PyType.TPFLAGS_BYTES_SUBCLASS)
                || !type.hasFlag(PyType.TPFLAGS_DICT_SUBCLASS) && type.isSequence();
    }

    /** The class to be made of {@code type}: a BaseExceptionGroup of Exceptions is no Base one. */
    private static PyType checked(ThreadState ts, PyType type, long tuple) {
        long size = PyTuple.size(tuple);
        if (size == 0) {
            throw Errors.valueError(
                    ts, "second argument (exceptions) must be a non-empty sequence");
        }
        boolean base = false;
        for (long i = 0; i < size; i++) {
            long exc = PyTuple.item(tuple, i);
            if (!Exceptions.BaseException.isInstance(exc)) {
                throw Errors.valueError(ts, "Item " + i
                        + " of second argument (exceptions) is not an exception");
            }
            base |= !Exceptions.Exception.isInstance(exc);
        }
        if (!base) {
            return type == Exceptions.BaseExceptionGroup ? Exceptions.ExceptionGroup : type;
        }
        if (type == Exceptions.ExceptionGroup) {
            throw Errors.typeError(ts, "Cannot nest BaseExceptions in an ExceptionGroup");
        }
        if (type.isSubtypeOf(Exceptions.Exception)) {
            throw Errors.typeError(
                    ts, "Cannot nest BaseExceptions in '" + type.name() + "'");
        }
        return type;
    }

    /** {@code BaseExceptionGroup(message, excs)}. */
    private static long group(ThreadState ts, long message, long excs) {
        return Abstract.call(ts, Exceptions.BaseExceptionGroup.address, message, excs);
    }

    static long str(ThreadState ts, long self) {
        long n = PyTuple.size(exceptions(self));
        return PyUnicode.fromJava(
                ts,
                PyUnicode.toJava(Memory.getLong(self + PyBaseExceptionGroupObject.MSG)) + " (" + n
                        + " sub-exception" + (n > 1 ? "s)" : ")"));
    }

    static long derive(ThreadState ts, long self, long excs) {
        return group(ts, Memory.getLong(self + PyBaseExceptionGroupObject.MSG), excs);
    }

    // ---------------------------------------------------------------- taking apart

    /** Says which exceptions, whole groups included, belong to a part. */
    private interface Matcher {
        boolean matches(long exc);
    }

    /** What is left of an exception on either side; each owned, 0 if nothing. */
    private record Parts(long match, long rest) {}

    private static Matcher matcher(ThreadState ts, long value) {
        if (PyFunction.isFunction(value)) {
            return exc -> {
                long r = Abstract.call(ts, value, exc);
                try {
                    return Abstract.isTrue(ts, r);
                } finally {
                    Refs.release(ts, r);
                }
            };
        }
        if (PyGenerator.isExceptionClass(value)) {
            return exc -> PyType.of(exc).isSubtypeOf(PyType.at(value));
        }
        if (PyTuple.TYPE.isExactly(value)) {
            boolean classes = true;
            for (long i = 0; i < PyTuple.size(value); i++) {
                classes &= PyGenerator.isExceptionClass(PyTuple.item(value, i));
            }
            if (classes) {
                return exc -> isOneOf(exc, value);
            }
        }
        throw Errors.typeError(
                ts, "expected a function, exception type or tuple of exception types");
    }

    private static boolean isOneOf(long exc, long types) {
        for (long i = 0; i < PyTuple.size(types); i++) {
            if (PyType.of(exc).isSubtypeOf(PyType.at(PyTuple.item(types, i)))) {
                return true;
            }
        }
        return false;
    }

    private static Parts split(ThreadState ts, long exc, Matcher matcher, boolean wantRest) {
        if (matcher.matches(exc)) {
            return new Parts(Refs.retain(ts, exc), 0);
        }
        if (!isGroup(exc)) {
            return new Parts(0, wantRest ? Refs.retain(ts, exc) : 0);
        }
        ThreadState.enter(ts);
        long match = PyList.create(ts);
        long rest = wantRest ? PyList.create(ts) : 0;
        try {
            long items = exceptions(exc);
            for (long i = 0; i < PyTuple.size(items); i++) {
                Parts p = split(ts, PyTuple.item(items, i), matcher, wantRest);
                appendSteal(ts, match, p.match);
                appendSteal(ts, rest, p.rest);
            }
            long matching = subset(ts, exc, match);
            try {
                return new Parts(matching, wantRest ? subset(ts, exc, rest) : 0);
            } catch (PyException e) {
                Refs.xrelease(ts, matching);
                throw e;
            }
        } finally {
            Refs.release(ts, match);
            Refs.xrelease(ts, rest);
            ThreadState.leave(ts);
        }
    }

    private static void appendSteal(ThreadState ts, long list, long excOrNull) {
        if (excOrNull != 0) {
            PyList.append(ts, list, excOrNull);
            Refs.release(ts, excOrNull);
        }
    }

    /** A group as {@code orig} with only {@code excs} in it; 0 if those are none. */
    private static long subset(ThreadState ts, long orig, long excs) {
        if (PyList.size(excs) == 0) {
            return 0;
        }
        long group = Abstract.callMethod(ts, orig, Names.of("derive"), excs);
        try {
            if (!isGroup(group)) {
                throw Errors.typeError(
                        ts, "derive must return an instance of BaseExceptionGroup");
            }
            copyMetadata(ts, orig, group);
            return Refs.retain(ts, group);
        } finally {
            Refs.release(ts, group);
        }
    }

    private static void copyMetadata(ThreadState ts, long from, long to) {
        long tb = PyBaseException.getTraceback(ts, from);
        PyBaseException.tracebackSteal(ts, to, tb == Singletons.None ? 0 : tb);
        long context = PyBaseException.getContext(ts, from);
        PyBaseException.setContext(ts, to, context);
        Refs.release(ts, context);
        long cause = PyBaseException.getCause(ts, from);
        if (cause != Singletons.None) {
            PyBaseException.setCause(ts, to, cause);
        }
        Refs.release(ts, cause);
        PyBaseExceptionObject.suppress_context(
                to, PyBaseExceptionObject.suppress_context(from));
        long notes = Abstract.lookupAttr(ts, from, Names.of("__notes__"));
        if (notes == 0) {
            return;
        }
        try {
            if (isSequence(notes)) {
                long copy = PyList.fromIterable(ts, notes);
                try {
                    Abstract.setAttr(ts, to, Names.of("__notes__"), copy);
                } finally {
                    Refs.release(ts, copy);
                }
            }
        } finally {
            Refs.release(ts, notes);
        }
    }

    static long splitMethod(ThreadState ts, long self, long value) {
        Parts p = split(ts, self, matcher(ts, value), true);
        return PyTuple.fromArraySteal(
                ts,
                new long[] {
                    p.match == 0 ? Singletons.None : p.match,
                    p.rest == 0 ? Singletons.None : p.rest
                });
    }

    static long subgroup(ThreadState ts, long self, long value) {
        Parts p = split(ts, self, matcher(ts, value), false);
        return p.match == 0 ? Singletons.None : p.match;
    }

    // ---------------------------------------------------------------- except*

    /**
     * One {@code except*} clause.
     *
     * @param exc what no clause before has taken, None if nothing; borrowed
     * @param type the clause's value
     * @return the tuple of what the clause takes (a group, or None) and what is left
     */
    public static long match(ThreadState ts, long exc, long type) {
        checkType(ts, type);
        if (exc == Singletons.None) {
            return PyTuple.of(ts, Singletons.None, Singletons.None);
        }
        boolean whole =
                PyTuple.TYPE.isInstance(type)
                        ? isOneOf(exc, type)
                        : PyType.of(exc).isSubtypeOf(PyType.at(type));
        if (whole) {
            if (isGroup(exc)) {
                return PyTuple.of(ts, exc, Singletons.None);
            }
            long naked = PyTuple.of(ts, exc);
            try {
                long group = group(ts, PyUnicode.empty(), naked);
                return PyTuple.fromArraySteal(ts, new long[] {group, Singletons.None});
            } finally {
                Refs.release(ts, naked);
            }
        }
        if (!isGroup(exc)) {
            return PyTuple.of(ts, Singletons.None, exc);
        }
        long pair = Abstract.callMethod(ts, exc, Names.of("split"), type);
        if (PyTuple.TYPE.isExactly(pair) && PyTuple.size(pair) >= 2) {
            return pair;
        }
        String got = PyTuple.TYPE.isExactly(pair)
                ? "2-tuple, got tuple of size " + PyTuple.size(pair)
                : "tuple, not " + PyType.of(pair).name();
        Refs.release(ts, pair);
        throw Errors.typeError(
                ts, PyType.of(exc).name() + ".split must return a " + got);
    }

    private static void checkType(ThreadState ts, long type) {
        long n = PyTuple.TYPE.isInstance(type) ? PyTuple.size(type) : 1;
        for (long i = 0; i < n; i++) {
            if (!PyGenerator.isExceptionClass(element(type, i))) {
                throw Errors.typeError(ts, "catching classes that do not inherit from "
                        + "BaseException is not allowed");
            }
        }
        for (long i = 0; i < n; i++) {
            if (PyType.at(element(type, i)).isSubtypeOf(Exceptions.BaseExceptionGroup)) {
                throw Errors.typeError(ts, "catching ExceptionGroup with except* is not allowed. "
                        + "Use except instead.");
            }
        }
    }

    private static long element(long type, long i) {
        return PyTuple.TYPE.isInstance(type) ? PyTuple.item(type, i) : type;
    }

    /**
     * What a statement with {@code except*} clauses raises in the end.
     *
     * @param orig the exception it caught
     * @param results list: what the clauses raised, and what none of them took (or None)
     * @return owned; None if nothing is left
     */
    public static long remains(ThreadState ts, long orig, long results) {
        long n = PyList.size(results);
        if (!isGroup(orig)) {
            return n == 0 ? Singletons.None : PyList.getItem(ts, results, 0);
        }
        long raised = PyList.create(ts);
        long reraised = PyList.create(ts);
        long left = 0;
        try {
            for (int i = 0; i < n; i++) {
                long e = PyList.getItem(ts, results, i);
                if (e != Singletons.None) {
                    PyList.append(ts, sameMetadata(e, orig) ? reraised : raised, e);
                }
                Refs.release(ts, e);
            }
            left = project(ts, orig, reraised);
            if (left != 0) {
                PyList.append(ts, raised, left);
            }
            return switch ((int) Math.min(PyList.size(raised), 2)) {
                case 0 -> Singletons.None;
                case 1 -> PyList.getItem(ts, raised, 0);
                default -> group(ts, PyUnicode.empty(), raised);
            };
        } finally {
            Refs.xrelease(ts, left);
            Refs.release(ts, raised);
            Refs.release(ts, reraised);
        }
    }

    /** Whether the one was split off the other and then raised again as it was. */
    private static boolean sameMetadata(long a, long b) {
        return PyBaseExceptionObject.traceback(a) == PyBaseExceptionObject.traceback(b)
                && PyBaseExceptionObject.cause(a) == PyBaseExceptionObject.cause(b)
                && PyBaseExceptionObject.context(a) == PyBaseExceptionObject.context(b);
    }

    /** The part of {@code group} whose leaves are those of the groups in {@code keep}; or 0. */
    private static long project(ThreadState ts, long group, long keep) {
        java.util.HashSet<Long> leaves = new java.util.HashSet<>();
        for (int i = 0; i < PyList.size(keep); i++) {
            long e = PyList.getItem(ts, keep, i);
            collectLeaves(e, leaves);
            Refs.release(ts, e);
        }
        return split(ts, group, leaves::contains, false).match;
    }

    private static void collectLeaves(long exc, java.util.HashSet<Long> leaves) {
        if (!isGroup(exc)) {
            leaves.add(exc);
            return;
        }
        long items = exceptions(exc);
        for (long i = 0; i < PyTuple.size(items); i++) {
            collectLeaves(PyTuple.item(items, i), leaves);
        }
    }
}
