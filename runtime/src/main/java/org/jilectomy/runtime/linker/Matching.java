package org.jilectomy.runtime.linker;

import org.jilectomy.heap.layout.PyTypeObject;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PySet;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyTypeType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/** The tests of {@code match}; compare {@code match_class}, {@code match_keys} in CPython's ceval. */
public final class Matching {
    private Matching() {}

    private static boolean hasFlag(long value, long bit) {
        return (PyTypeObject.tp_flags(PyType.addressOf(value)) & bit) != 0;
    }

    // ---------------------------------------------------------------- sequences

    /** Whether {@code v} is a sequence of {@code n} items, or of at least {@code n}. */
    public static boolean isSequence(ThreadState ts, long v, int n, int atLeast) {
        if (!hasFlag(v, PyType.TPFLAGS_SEQUENCE)) {
            return false;
        }
        if (atLeast != 0 && n == 0) {
            return true; // [*_] asks for no length
        }
        long size = Abstract.size(ts, v);
        return atLeast != 0 ? size >= n : size == n;
    }

    /** Item {@code i}, counted from the end if negative; owned. */
    public static long item(ThreadState ts, long v, int i) {
        long index = PyLong.of(ts, i < 0 ? Abstract.size(ts, v) + i : i);
        try {
            return Abstract.getItem(ts, v, index);
        } finally {
            Refs.release(ts, index);
        }
    }

    /** The items but for the first and last few, as a list; owned. */
    public static long middle(ThreadState ts, long v, int before, int after) {
        long list = PyList.create(ts);
        try {
            long end = Abstract.size(ts, v) - after;
            for (int i = before; i < end; i++) {
                long x = item(ts, v, i);
                PyList.append(ts, list, x);
                Refs.release(ts, x);
            }
            return list;
        } catch (Throwable t) {
            Refs.release(ts, list);
            throw t;
        }
    }

    // ---------------------------------------------------------------- mappings

    public static boolean isMapping(ThreadState ts, long v, int atLeast) {
        return hasFlag(v, PyType.TPFLAGS_MAPPING)
                && (atLeast == 0 || Abstract.size(ts, v) >= atLeast);
    }

    /** The values under a tuple of keys as a tuple, owned; 0 if one is missing. */
    public static long values(ThreadState ts, long mapping, long keys) {
        int n = (int) PyTuple.size(keys);
        long result = PyTuple.create(ts, n);
        long seen = PySet.create(ts);
        long get = 0;
        long dummy = PyList.create(ts); // nothing else is this object
        try {
            get = Abstract.getAttr(ts, mapping, Names.of("get"));
            for (int i = 0; i < n; i++) {
                long key = PyTuple.item(keys, i);
                if (Abstract.contains(ts, seen, key)) {
                    throw Errors.valueError(
                            ts,
                            "mapping pattern checks duplicate key ("
                                    + Abstract.reprJava(ts, key)
                                    + ")");
                }
                PySet.add(ts, seen, key);
                long value = Abstract.call(ts, get, key, dummy);
                if (value == dummy) {
                    Refs.release(ts, value);
                    return 0;
                }
                PyTuple.setSteal(ts, result, i, value);
            }
            long found = result;
            result = 0;
            return found;
        } finally {
            Refs.xrelease(ts, result);
            Refs.release(ts, seen);
            Refs.xrelease(ts, get);
            Refs.release(ts, dummy);
        }
    }

    /** {@code **rest}: a dict of what is under other keys; owned. */
    public static long rest(ThreadState ts, long mapping, long keys) {
        long dict = PyDict.create(ts);
        try {
            PyDict.update(ts, dict, mapping);
            for (long i = 0; i < PyTuple.size(keys); i++) {
                PyDict.delItem(ts, dict, PyTuple.item(keys, i));
            }
            return dict;
        } catch (Throwable t) {
            Refs.release(ts, dict);
            throw t;
        }
    }

    // ---------------------------------------------------------------- classes

    /**
     * The attributes that a class pattern looks at, as a tuple.
     *
     * @param positional number of positional sub-patterns, named by {@code __match_args__}
     * @param keywords tuple of attribute names or 0
     * @return owned; 0 if {@code v} is no instance or lacks one of them
     */
    public static long attributes(
            ThreadState ts, long v, long cls, int positional, long keywords) {
        if (!PyTypeType.isType(cls)) {
            throw Errors.typeError(ts, "called match pattern must be a type");
        }
        if (!Abstract.isInstance(ts, v, cls)) {
            return 0;
        }
        int named = keywords == 0 ? 0 : (int) PyTuple.size(keywords);
        long result = PyTuple.create(ts, positional + named);
        long seen = PySet.create(ts);
        long matchArgs = 0;
        try {
            boolean self = false;
            if (positional > 0) {
                matchArgs = Abstract.lookupAttr(ts, cls, Names.of("__match_args__"));
                self = checkPositional(ts, cls, matchArgs, positional);
            }
            for (int i = 0; i < positional + named; i++) {
                if (self && i == 0) {
                    PyTuple.setSteal(ts, result, 0, Refs.retain(ts, v));
                    continue;
                }
                long name =
                        i < positional
                                ? PyTuple.item(matchArgs, i)
                                : PyTuple.item(keywords, i - positional);
                long value = attribute(ts, v, cls, name, seen);
                if (value == 0) {
                    return 0;
                }
                PyTuple.setSteal(ts, result, i, value);
            }
            long found = result;
            result = 0;
            return found;
        } finally {
            Refs.xrelease(ts, result);
            Refs.release(ts, seen);
            Refs.xrelease(ts, matchArgs);
        }
    }

    /** Whether the one positional pattern is for the subject itself, as in {@code int(n)}. */
    private static boolean checkPositional(
            ThreadState ts, long cls, long matchArgs, int positional) {
        String name = PyType.at(cls).simpleName();
        boolean self = false;
        long allowed;
        if (matchArgs != 0) {
            if (!PyTuple.TYPE.isExactly(matchArgs)) {
                throw Errors.typeError(
                        ts,
                        name
                                + ".__match_args__ must be a tuple (got "
                                + PyType.of(matchArgs).name()
                                + ")");
            }
            allowed = PyTuple.size(matchArgs);
        } else {
            self = (PyTypeObject.tp_flags(cls) & PyType.TPFLAGS_MATCH_SELF) != 0;
            allowed = self ? 1 : 0;
        }
        if (positional > allowed) {
            throw Errors.typeError(
                    ts,
                    name
                            + "() accepts "
                            + allowed
                            + " positional sub-pattern"
                            + (allowed == 1 ? "" : "s")
                            + " ("
                            + positional
                            + " given)");
        }
        return self;
    }

    private static long attribute(ThreadState ts, long v, long cls, long name, long seen) {
        if (!PyUnicode.TYPE.isInstance(name)) {
            throw Errors.typeError(
                    ts,
                    "__match_args__ elements must be strings (got "
                            + PyType.of(name).name()
                            + ")");
        }
        if (Abstract.contains(ts, seen, name)) {
            throw Errors.typeError(
                    ts,
                    PyType.at(cls).simpleName()
                            + "() got multiple sub-patterns for attribute "
                            + Abstract.reprJava(ts, name));
        }
        PySet.add(ts, seen, name);
        return Abstract.lookupAttr(ts, v, name);
    }
}
