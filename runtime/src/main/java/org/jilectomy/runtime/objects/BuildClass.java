package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyFunctionObject;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The {@code class} statement: {@code __build_class__} and the choice of the metaclass. Compare
 * CPython {@code builtin___build_class__} and {@code update_bases}.
 *
 * <p>The class body is a function with one parameter, the namespace; it returns the cell of {@code
 * __class__} if a method needs it, else None.
 */
public final class BuildClass {
    private BuildClass() {}

    /**
     * What a class statement does: calls the {@code __build_class__} of the built-ins that the
     * globals name, which a program may have replaced.
     */
    public static long statement(
            ThreadState ts, long func, long name, long bases, long keywords) {
        long hook = OwnBuiltins.getReleasing(ts,
                OwnBuiltins.of(ts, PyFunctionObject.func_globals(func)), Names.__build_class__);
        if (hook == 0) {
            throw Errors.raise(
                    ts, Exceptions.NameError, "__build_class__ not found");
        }
        try {
            if (PyCFunction.TYPE.isExactly(hook)
                    && "buildClass".equals(PyCFunction.entryPoint(hook).javaName())) {
                return build(ts, func, name, bases, keywords);
            }
            int n = (int) PyTuple.size(bases);
            long args = PyTuple.create(ts, n + 2);
            PyTuple.setSteal(ts, args, 0, Refs.retain(ts, func));
            PyTuple.setSteal(ts, args, 1, Refs.retain(ts, name));
            for (int i = 0; i < n; i++) {
                PyTuple.setSteal(ts, args, i + 2, PyTuple.getItem(ts, bases, i));
            }
            try {
                return Abstract.callTuple(ts, hook, args, keywords);
            } finally {
                Refs.release(ts, args);
            }
        } finally {
            Refs.release(ts, hook);
        }
    }

    /**
     * @param func function of the class body
     * @param name str
     * @param bases tuple, as written
     * @param keywords dict of keyword arguments, or 0; may contain {@code metaclass}
     * @return the class, owned
     */
    public static long build(ThreadState ts, long func, long name, long bases, long keywords) {
        if (!PyFunction.isFunction(func)) {
            throw Errors.typeError(ts, "__build_class__: func must be a function");
        }
        if (!PyUnicode.check(name)) {
            throw Errors.typeError(ts, "__build_class__: name is not a string");
        }
        long resolved = 0;
        long rest = 0;
        long meta = 0;
        long namespace = 0;
        long cell = 0;
        try {
            resolved = updateBases(ts, bases);
            if (keywords != 0) {
                rest = PyDict.copy(ts, keywords);
                meta = PyDict.pop(ts, rest, Names.metaclass);
            }
            boolean metaIsClass = true;
            if (meta != 0) {
                metaIsClass = PyTypeType.isType(meta);
            } else {
                meta = PyTuple.size(resolved) == 0
                        ? PyTypeType.TYPE.address
                        : Refs.retain(ts, PyType.addressOf(PyTuple.item(resolved, 0)));
            }
            if (metaIsClass) {
                long winner = calculateMetaclass(ts, meta, resolved);
                if (winner != meta) {
                    Refs.retain(ts, winner);
                    Refs.release(ts, meta);
                    meta = winner;
                }
            }
            namespace = prepare(ts, meta, metaIsClass, name, resolved, rest);
            long[] slots = {namespace};
            cell = PyFunction.entryPoint(func).invoke(ts, func, slots);
            if (resolved != bases) {
                Abstract.setItem(ts, namespace, Names.of("__orig_bases__"), bases);
            }
            boolean before = ts.codeMayGo;
            ts.codeMayGo = before || ClassUnloading.isOfText(PyFunctionObject.func_code(func));
            long cls;
            try {
                cls = callMeta(ts, meta, name, resolved, namespace, rest);
            } finally {
                ts.codeMayGo = before;
            }
            try {
                checkCell(ts, cls, cell, name);
            } catch (Throwable t) {
                Refs.release(ts, cls);
                throw t;
            }
            return cls;
        } finally {
            Refs.xrelease(ts, resolved);
            Refs.xrelease(ts, rest);
            Refs.xrelease(ts, meta);
            Refs.xrelease(ts, namespace);
            Refs.xrelease(ts, cell);
        }
    }

    /** The most derived metaclass of all bases; borrowed. Compare {@code _PyType_CalculateMetaclass}. */
    public static long calculateMetaclass(ThreadState ts, long meta, long bases) {
        PyType winner = PyType.at(meta);
        long n = PyTuple.size(bases);
        for (long i = 0; i < n; i++) {
            PyType t = PyType.of(PyTuple.item(bases, i));
            if (winner.isSubtypeOf(t)) {
                continue;
            }
            if (t.isSubtypeOf(winner)) {
                winner = t;
                continue;
            }
            throw Errors.typeError(ts,
                    "metaclass conflict: the metaclass of a derived class must be"
                            + " a (non-strict) subclass of the metaclasses of all its bases");
        }
        return winner.address;
    }

    /** Replaces bases that are not classes by what their {@code __mro_entries__} says; owned. */
    private static long updateBases(ThreadState ts, long bases) {
        int n = (int) PyTuple.size(bases);
        long list = 0;
        try {
            for (int i = 0; i < n; i++) {
                long base = PyTuple.item(bases, i);
                long hook = PyTypeType.isType(base)
                        ? 0 : Abstract.lookupAttr(ts, base, Names.__mro_entries__);
                if (hook == 0) {
                    if (list != 0) {
                        PyList.append(ts, list, base);
                    }
                    continue;
                }
                long entries;
                try {
                    entries = Abstract.call(ts, hook, bases);
                } finally {
                    Refs.release(ts, hook);
                }
                try {
                    if (!PyTuple.TYPE.isInstance(entries)) {
                        throw Errors.typeError(ts, "__mro_entries__ must return a tuple");
                    }
                    if (list == 0) {
                        list = PyList.create(ts);
                        for (int k = 0; k < i; k++) {
                            PyList.append(ts, list, PyTuple.item(bases, k));
                        }
                    }
                    for (long k = 0; k < PyTuple.size(entries); k++) {
                        PyList.append(ts, list, PyTuple.item(entries, k));
                    }
                } finally {
                    Refs.release(ts, entries);
                }
            }
            return list == 0 ? Refs.retain(ts, bases) : PyTuple.fromIterable(ts, list);
        } finally {
            Refs.xrelease(ts, list);
        }
    }

    private static long prepare(
            ThreadState ts, long meta, boolean metaIsClass, long name, long bases, long keywords) {
        if (meta == PyTypeType.TYPE.address) {
            return PyDict.create(ts);
        }
        long prepare = Abstract.lookupAttr(ts, meta, Names.__prepare__);
        if (prepare == 0) {
            return PyDict.create(ts);
        }
        long ns;
        long args = PyTuple.of(ts, name, bases);
        try {
            ns = Abstract.callTuple(ts, prepare, args, keywords);
        } finally {
            Refs.release(ts, args);
            Refs.release(ts, prepare);
        }
        if (!isMapping(ts, ns)) {
            String who = metaIsClass ? PyType.at(meta).name() : "<metaclass>";
            String what = PyType.of(ns).name();
            Refs.release(ts, ns);
            throw Errors.typeError(
                    ts, who + ".__prepare__() must return a mapping, not " + what);
        }
        return ns;
    }

    private static boolean isMapping(ThreadState ts, long ns) {
        if (PyDict.TYPE.isInstance(ns)) {
            return true;
        }
        long getItem = Attributes.lookupType(ts, PyType.of(ns), Names.__getitem__);
        Refs.xrelease(ts, getItem);
        return getItem != 0;
    }

    private static long callMeta(
            ThreadState ts, long meta, long name, long bases, long namespace, long keywords) {
        if (keywords == 0 || PyDict.size(keywords) == 0) {
            return Abstract.call(ts, meta, name, bases, namespace);
        }
        long args = PyTuple.of(ts, name, bases, namespace);
        try {
            return Abstract.callTuple(ts, meta, args, keywords);
        } finally {
            Refs.release(ts, args);
        }
    }

    private static void checkCell(ThreadState ts, long cls, long cell, long name) {
        if (!PyTypeType.isType(cls) || !PyCell.TYPE.isExactly(cell)) {
            return;
        }
        long content = PyCell.get(ts, cell);
        if (content == cls) {
            Refs.release(ts, content);
            return;
        }
        String repr = Abstract.reprJava(ts, name);
        if (content == 0) {
            throw Errors.runtimeError(ts, "__class__ not set defining " + repr + " as "
                    + Abstract.reprJava(ts, cls)
                    + ". Was __classcell__ propagated to type.__new__?");
        }
        PyException e = Errors.typeError(ts, "__class__ set to " + Abstract.reprJava(ts, content)
                + " defining " + repr + " as " + Abstract.reprJava(ts, cls));
        Refs.release(ts, content);
        throw e;
    }
}
