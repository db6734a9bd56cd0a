package org.jilectomy.runtime.modules.abc;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PySet;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyTypeType;
import org.jilectomy.runtime.objects.PyWeakref;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code _abc}: what {@code abc.ABCMeta} calls. */
public final class AbcModule extends BuiltinModule {
    private static final long _abc_impl = Names.of("_abc_impl");
    private static final long __abstractmethods__ = Names.of("__abstractmethods__");
    private static final long __isabstractmethod__ = Names.of("__isabstractmethod__");
    private static final long __abc_tpflags__ = Names.of("__abc_tpflags__");
    private static final long __subclasshook__ = Names.of("__subclasshook__");
    private static final long __subclasses__ = Names.of("__subclasses__");

    private static final long COLLECTION =
            PyType.TPFLAGS_SEQUENCE | PyType.TPFLAGS_MAPPING;

    public AbcModule() {
        super("_abc");
    }

    @Override
    protected String doc() {
        return "Module contains faster C implementation of abc.ABCMeta";
    }

    @Override
    protected void define(TypeDef def) {
        def.method("get_cache_token(module, /)", "Returns the current ABC cache token.\n\nThe token"
                + " is an opaque object (supporting equality testing) identifying the\ncurrent"
                + " version of the ABC cache for virtual subclasses. The token changes\nwith every"
                + " call to register() on any ABC.", "cacheToken")
                .method("_abc_init(module, self, /)",
                        "Internal ABC helper for class set-up. Should be never used outside abc"
                                + " module.",
                        "init")
                .method("_abc_register(module, self, subclass, /)",
                        "Internal ABC helper for subclasss registration. Should be never used"
                                + " outside abc module.",
                        "register")
                .method("_abc_instancecheck(module, self, instance, /)",
                        "Internal ABC helper for instance checks. Should be never used outside abc"
                                + " module.",
                        "instancecheck")
                .method("_abc_subclasscheck(module, self, subclass, /)",
                        "Internal ABC helper for subclasss checks. Should be never used outside abc"
                                + " module.",
                        "subclasscheck")
                .method("_get_dump(module, self, /)",
                        "Internal ABC helper for cache and registry debugging.\n\nReturn shallow"
                                + " copies of registry, of both caches, and\nnegative cache version."
                                + " Don't call this function directly,\ninstead use"
                                + " ABC._dump_registry() for a nice repr.",
                        "dump")
                .method("_reset_registry(module, self, /)",
                        "Internal ABC helper to reset registry of a given class.\n\nShould be only"
                                + " used by refleak.py",
                        "resetRegistry")
                .method("_reset_caches(module, self, /)",
                        "Internal ABC helper to reset both caches of a given class.\n\nShould be"
                                + " only used by refleak.py",
                        "resetCaches");
    }

    static long cacheToken(ThreadState ts, long module) {
        return PyLong.of(ts, PyAbcData.INVALIDATIONS.get());
    }

    private static PyAbcData.Data data(ThreadState ts, long self) {
        long impl = Abstract.getAttr(ts, self, _abc_impl);
        boolean right = PyAbcData.TYPE.isExactly(impl);
        PyAbcData.Data data = right ? PyAbcData.data(impl) : null;
        Refs.release(ts, impl);
        if (!right) {
            throw Errors.typeError(ts, "_abc_impl is set to a wrong type");
        }
        return data;
    }

    // ---------------------------------------------------------------- a new class

    static long init(ThreadState ts, long module, long self) {
        computeAbstractMethods(ts, self);
        long data = PyAbcData.create(ts);
        try {
            Abstract.setAttr(ts, self, _abc_impl, data);
        } finally {
            Refs.release(ts, data);
        }
        if (PyTypeType.isType(self)) {
            takeFlags(ts, self);
        }
        return Singletons.None;
    }

    /** {@code __abc_tpflags__} of the class body says which patterns match instances. */
    private static void takeFlags(ThreadState ts, long self) {
        long flags = PyType.at(self).ownAttribute(ts, __abc_tpflags__);
        if (flags == 0) {
            return;
        }
        try {
            if (PyLong.check(flags)) {
                long bits = PyLong.asLong(ts, flags);
                if ((bits & COLLECTION) == COLLECTION) {
                    throw Errors.typeError(ts, "__abc_tpflags__ cannot be both"
                            + " Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
                }
                PyType.at(self).addCollectionFlag(bits & COLLECTION);
            }
        } finally {
            Refs.release(ts, flags);
        }
        Abstract.delAttr(ts, self, __abc_tpflags__);
    }

    private static void computeAbstractMethods(ThreadState ts, long self) {
        long abstracts = PySet.create(ts);
        long namespace = 0;
        long bases = 0;
        try {
            namespace = Abstract.getAttr(ts, self, Names.__dict__);
            long items = PyDict.create(ts);
            try {
                PyDict.update(ts, items, namespace);
                addOwn(ts, items, abstracts);
            } finally {
                Refs.release(ts, items);
            }
            bases = Abstract.getAttr(ts, self, Names.__bases__);
            if (!PyTuple.TYPE.isInstance(bases)) {
                throw Errors.typeError(ts, "__bases__ is not tuple");
            }
            for (long i = 0; i < PyTuple.size(bases); i++) {
                addInherited(ts, self, PyTuple.item(bases, i), abstracts);
            }
            long frozen = PySet.frozenFromIterable(ts, abstracts);
            try {
                Abstract.setAttr(ts, self, __abstractmethods__, frozen);
            } finally {
                Refs.release(ts, frozen);
            }
        } finally {
            Refs.release(ts, abstracts);
            Refs.xrelease(ts, namespace);
            Refs.xrelease(ts, bases);
        }
    }

    private static void addOwn(ThreadState ts, long items, long abstracts) {
        long[] snapshot = PyDict.snapshot(ts, items);
        try {
            for (int i = 0; i < snapshot.length; i += 2) {
                if (Abstract.isAttrTrue(ts, Refs.fromMemoryBorrowed(snapshot[i + 1]),
                        __isabstractmethod__)) {
                    PySet.add(ts, abstracts, snapshot[i]);
                }
            }
        } finally {
            for (long object : snapshot) {
                Refs.release(ts, object);
            }
        }
    }

    private static void addInherited(ThreadState ts, long self, long base, long abstracts) {
        long names = Abstract.lookupAttr(ts, base, __abstractmethods__);
        if (names == 0) {
            return;
        }
        long it = 0;
        try {
            it = Abstract.iter(ts, names);
            for (long name = Abstract.next(ts, it); name != 0; name = Abstract.next(ts, it)) {
                long value = 0;
                try {
                    value = Abstract.lookupAttr(ts, self, name);
                    if (value != 0 && Abstract.isAttrTrue(ts, value, __isabstractmethod__)) {
                        PySet.add(ts, abstracts, name);
                    }
                } finally {
                    Refs.xrelease(ts, value);
                    Refs.release(ts, name);
                }
            }
        } finally {
            Refs.release(ts, names);
            Refs.xrelease(ts, it);
        }
    }

    // ---------------------------------------------------------------- register

    static long register(ThreadState ts, long module, long self, long subclass) {
        if (!PyTypeType.isType(subclass)) {
            throw Errors.typeError(ts, "Can only register classes");
        }
        if (Abstract.isSubclass(ts, subclass, self)) {
            return Refs.retain(ts, subclass);
        }
        if (Abstract.isSubclass(ts, self, subclass)) {
            throw Errors.runtimeError(ts, "Refusing to create an inheritance cycle");
        }
        data(ts, self).registry.add(subclass);
        PyAbcData.INVALIDATIONS.incrementAndGet();
        if (PyTypeType.isType(self)) {
            long flags = PyType.at(self).collectionFlags();
            if (flags != 0) {
                PyType.at(subclass).addCollectionFlag(flags);
            }
        }
        return Refs.retain(ts, subclass);
    }

    // ---------------------------------------------------------------- checks

    static long instancecheck(ThreadState ts, long module, long self, long instance) {
        PyAbcData.Data data = data(ts, self);
        long subclass = Abstract.getAttr(ts, instance, Names.__class__);
        try {
            if (data.cache.contains(subclass)) {
                return PyBool.True;
            }
            long type = PyType.addressOf(instance);
            if (type == subclass) {
                return data.negative().contains(subclass) ? PyBool.False
                        : Abstract.callMethod(ts, self, Names.__subclasscheck__, subclass);
            }
            long r = Abstract.callMethod(ts, self, Names.__subclasscheck__, subclass);
            if (Abstract.isTrue(ts, r)) {
                return r;
            }
            Refs.release(ts, r);
            return Abstract.callMethod(ts, self, Names.__subclasscheck__, type);
        } finally {
            Refs.release(ts, subclass);
        }
    }

    static long subclasscheck(ThreadState ts, long module, long self, long subclass) {
        if (!PyTypeType.isType(subclass)) {
            throw Errors.typeError(ts, "issubclass() arg 1 must be a class");
        }
        PyAbcData.Data data = data(ts, self);
        if (data.cache.contains(subclass)) {
            return PyBool.True;
        }
        TypeSet negative = data.negative();
        if (negative.contains(subclass)) {
            return PyBool.False;
        }
        long ok = Abstract.callMethod(ts, self, __subclasshook__, subclass);
        if (ok != Singletons.NotImplemented) {
            if (ok != PyBool.True && ok != PyBool.False) {
                Refs.release(ts, ok);
                throw Errors.raise(ts, Exceptions.AssertionError,
                        "__subclasshook__ must return either False, True, or NotImplemented");
            }
            (ok == PyBool.True ? data.cache : negative).add(subclass);
            return ok;
        }
        if (isVirtualSubclass(ts, data, self, subclass)) {
            data.cache.add(subclass);
            return PyBool.True;
        }
        negative.add(subclass);
        return PyBool.False;
    }

    /** A real subclass, or one of a registered class, or one of a subclass. */
    private static boolean isVirtualSubclass(
            ThreadState ts, PyAbcData.Data data, long self, long subclass) {
        if (PyTypeType.isType(self) && PyType.at(subclass).isSubtypeOf(PyType.at(self))) {
            return true;
        }
        if (isSubclassOfAny(ts, subclass, data.registry.toArray(ts))) {
            return true;
        }
        long list = Abstract.callMethod(ts, self, __subclasses__);
        try {
            if (!PyList.TYPE.isInstance(list)) {
                throw Errors.typeError(ts, "__subclasses__() must return a list");
            }
            for (long i = 0; i < PyList.size(list); i++) {
                long cls = PyList.getItem(ts, list, i);
                try {
                    if (Abstract.isSubclass(ts, subclass, cls)) {
                        return true;
                    }
                } finally {
                    Refs.release(ts, cls);
                }
            }
            return false;
        } finally {
            Refs.release(ts, list);
        }
    }

    /** @param classes owned, and given up */
    private static boolean isSubclassOfAny(ThreadState ts, long subclass, long[] classes) {
        try {
            for (long cls : classes) {
                if (Abstract.isSubclass(ts, subclass, cls)) {
                    return true;
                }
            }
            return false;
        } finally {
            for (long cls : classes) {
                Refs.release(ts, cls);
            }
        }
    }

    // ---------------------------------------------------------------- looking and forgetting

    private static long weakSet(ThreadState ts, TypeSet types) {
        long set = PySet.create(ts);
        for (long type : types.toArray(ts)) {
            long ref = PyWeakref.create(ts, type);
            PySet.add(ts, set, ref);
            Refs.release(ts, ref);
            Refs.release(ts, type);
        }
        return set;
    }

    static long dump(ThreadState ts, long module, long self) {
        PyAbcData.Data data = data(ts, self);
        return PyTuple.fromArraySteal(ts, new long[] {
            weakSet(ts, data.registry), weakSet(ts, data.cache), weakSet(ts, data.negative),
            PyLong.of(ts, data.version)
        });
    }

    static long resetRegistry(ThreadState ts, long module, long self) {
        data(ts, self).registry.clear();
        return Singletons.None;
    }

    static long resetCaches(ThreadState ts, long module, long self) {
        PyAbcData.Data data = data(ts, self);
        data.cache.clear();
        data.negative.clear();
        return Singletons.None;
    }
}
