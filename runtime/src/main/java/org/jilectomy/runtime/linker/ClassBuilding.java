package org.jilectomy.runtime.linker;

import org.jilectomy.heap.layout.PyFunctionObject;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.EntryPoint;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyCell;
import org.jilectomy.runtime.objects.PyCode;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyTypeType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/** The class statement; compare {@code builtin___build_class__}. */
public final class ClassBuilding {
    private ClassBuilding() {}

    /**
     * Runs a class body and makes the class.
     *
     * @param body function object whose code takes the namespace as its one slot
     * @param bases tuple of the bases as written
     * @param keywords dict or 0, {@code metaclass} included
     * @return the class, owned
     */
    static long build(ThreadState ts, long body, long name, long bases, long keywords) {
        long resolved = resolveBases(ts, bases);
        long meta = 0;
        long kw = 0;
        long namespace = 0;
        try {
            if (keywords != 0) {
                kw = PyDict.copy(ts, keywords);
                meta = PyDict.pop(ts, kw, Names.of("metaclass"));
            }
            if (meta == 0) {
                meta =
                        Refs.retain(
                                ts,
                                PyTuple.size(resolved) == 0
                                        ? PyTypeType.TYPE.address
                                        : PyType.addressOf(PyTuple.item(resolved, 0)));
            }
            if (PyTypeType.isType(meta)) {
                long winner = PyTypeType.calculateMetaclass(ts, meta, resolved);
                Refs.retain(ts, winner);
                Refs.release(ts, meta);
                meta = winner;
            }
            namespace = prepare(ts, meta, name, resolved, kw);
            long code = PyFunctionObject.func_code(body);
            EntryPoint entry = PyCode.entryPoint(code);
            Refs.release(ts, entry.invoke(ts, body, new long[] {namespace}));
            if (resolved != bases && !sameItems(resolved, bases)) {
                Support.storeName(ts, namespace, Names.of("__orig_bases__"), bases);
            }
            return callMeta(ts, meta, name, resolved, namespace, kw);
        } finally {
            Refs.release(ts, resolved);
            Refs.xrelease(ts, meta);
            Refs.xrelease(ts, kw);
            Refs.xrelease(ts, namespace);
        }
    }

    private static long callMeta(
            ThreadState ts, long meta, long name, long bases, long namespace, long kw) {
        long cell =
                PyDict.TYPE.isInstance(namespace)
                        ? PyDict.getItemName(ts, namespace, Names.__classcell__)
                        : 0;
        long args = PyTuple.of(ts, name, bases, namespace);
        try {
            long cls = Abstract.callTuple(ts, meta, args, kw);
            if (cell != 0 && PyCell.TYPE.isExactly(cell)) {
                checkCell(ts, cell, cls, name);
            }
            return cls;
        } finally {
            Refs.release(ts, args);
            Refs.xrelease(ts, cell);
        }
    }

    private static void checkCell(ThreadState ts, long cell, long cls, long name) {
        long content = PyCell.get(ts, cell);
        try {
            if (content == 0) {
                throw Errors.runtimeError(
                        ts,
                        "__class__ not set defining "
                                + Abstract.reprJava(ts, name)
                                + " as "
                                + Abstract.reprJava(ts, cls)
                                + ". Was __classcell__ propagated to type.__new__?");
            }
        } finally {
            Refs.xrelease(ts, content);
        }
    }

    private static boolean sameItems(long a, long b) {
        long n = PyTuple.size(a);
        if (n != PyTuple.size(b)) {
            return false;
        }
        for (long i = 0; i < n; i++) {
            if (PyTuple.item(a, i) != PyTuple.item(b, i)) {
                return false;
            }
        }
        return true;
    }

    /** {@code __mro_entries__} of bases that are not classes (PEP 560); owned tuple. */
    private static long resolveBases(ThreadState ts, long bases) {
        long n = PyTuple.size(bases);
        boolean plain = true;
        for (long i = 0; i < n; i++) {
            plain &= PyTypeType.isType(PyTuple.item(bases, i));
        }
        if (plain) {
            return Refs.retain(ts, bases);
        }
        long list = PyList.create(ts);
        try {
            for (long i = 0; i < n; i++) {
                long base = PyTuple.item(bases, i);
                long method =
                        PyTypeType.isType(base)
                                ? 0
                                : Abstract.lookupAttr(ts, base, Names.of("__mro_entries__"));
                if (method == 0) {
                    PyList.append(ts, list, base);
                    continue;
                }
                long entries;
                try {
                    entries = Abstract.call(ts, method, bases);
                } finally {
                    Refs.release(ts, method);
                }
                try {
                    if (!PyTuple.TYPE.isInstance(entries)) {
                        throw Errors.typeError(ts, "__mro_entries__ must return a tuple");
                    }
                    PyList.extend(ts, list, entries);
                } finally {
                    Refs.release(ts, entries);
                }
            }
            return PyList.toTuple(ts, list);
        } finally {
            Refs.release(ts, list);
        }
    }

    /** {@code meta.__prepare__(name, bases, **kw)}, or a new dict. */
    private static long prepare(ThreadState ts, long meta, long name, long bases, long kw) {
        if (meta == PyTypeType.TYPE.address) {
            return PyDict.create(ts);
        }
        long method = Abstract.lookupAttr(ts, meta, Names.of("__prepare__"));
        if (method == 0) {
            return PyDict.create(ts);
        }
        long args = PyTuple.of(ts, name, bases);
        try {
            long ns = Abstract.callTuple(ts, method, args, kw);
            if (!isMapping(ts, ns)) {
                String type = PyType.of(ns).name();
                Refs.release(ts, ns);
                throw Errors.typeError(
                        ts,
                        PyType.at(meta).name()
                                + ".__prepare__() must return a mapping, not "
                                + type);
            }
            return ns;
        } finally {
            Refs.release(ts, args);
            Refs.release(ts, method);
        }
    }

    private static boolean isMapping(ThreadState ts, long ns) {
        if (PyDict.TYPE.isInstance(ns)) {
            return true;
        }
        long method = Abstract.lookupSpecial(ts, ns, Names.__getitem__);
        Refs.xrelease(ts, method);
        return method != 0;
    }
}
