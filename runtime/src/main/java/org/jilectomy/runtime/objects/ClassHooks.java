package org.jilectomy.runtime.objects;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.heap.layout.classmethod;
import org.jilectomy.heap.layout.propertyobject;
import org.jilectomy.heap.layout.staticmethod;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/** What making a class does to its dict and whom it tells; see {@link ClassCreation}. */
final class ClassHooks {
    private ClassHooks() {}

    // ---------------------------------------------------------------- the dict

    /** Puts the dict of a new class in order; compare the {@code type_new_set_…} functions. */
    static void prepareDict(
            ThreadState ts, PyHeapType type, long dict, boolean addDict, boolean addWeak) {
        setModule(ts, dict);
        wrap(ts, dict, Names.__new__, true);
        wrap(ts, dict, Names.__init_subclass__, false);
        wrap(ts, dict, Names.__class_getitem__, false);
        if (!PyDict.contains(ts, dict, Names.__doc__)) {
            PyDict.setItem(ts, dict, Names.__doc__, Singletons.None);
        }
        if (addDict) {
            define(ts, type, dict, InstanceAttributes.DICT);
        }
        if (addWeak) {
            define(ts, type, dict, InstanceAttributes.WEAKREF);
        }
        setClassCell(ts, type, dict);
        if (PyDict.contains(ts, dict, Names.__eq__)
                && !PyDict.contains(ts, dict, Names.__hash__)) {
            PyDict.setItem(ts, dict, Names.__hash__, Singletons.None);
        }
        if (type.passing) {
            ClassUnloading.keepFunctions(ts, type, dict);
        } else {
            pinFunctions(ts, type, dict);
        }
    }

    private static void setModule(ThreadState ts, long dict) {
        if (PyDict.contains(ts, dict, Names.__module__)) {
            return;
        }
        long globals = PyFrame.callerGlobals(ts);
        long module = globals == 0 ? 0 : PyDict.getItem(ts, globals, Names.__name__);
        Refs.xrelease(ts, globals);
        if (module != 0) {
            PyDict.setItem(ts, dict, Names.__module__, module);
            Refs.release(ts, module);
        } else {
            PyDict.setItem(ts, dict, Names.__module__, Names.__main__);
        }
    }

    private static void wrap(ThreadState ts, long dict, long name, boolean isStatic) {
        long f = PyDict.getItem(ts, dict, name);
        if (f == 0) {
            return;
        }
        if (PyFunction.isFunction(f)) {
            long w = isStatic ? PyStaticMethod.create(ts, f) : PyClassMethod.create(ts, f);
            PyDict.setItem(ts, dict, name, w);
            Refs.release(ts, w);
        }
        Refs.release(ts, f);
    }

    private static void define(
            ThreadState ts, PyHeapType type, long dict, TypeDef.Member member) {
        long name = Names.of(member.name());
        if (!PyDict.contains(ts, dict, name)) {
            long d = PyGetSetDescr.create(ts, type, member);
            if (!type.passing) {
                Pins.immortalUntilExit(d);
            }
            PyDict.setItem(ts, dict, name, d);
            if (type.passing) {
                ClassUnloading.keepSteal(ts, type, d);
            }
        }
    }

    private static void setClassCell(ThreadState ts, PyHeapType type, long dict) {
        long cell = PyDict.pop(ts, dict, Names.__classcell__);
        if (cell == 0) {
            return;
        }
        try {
            if (!PyCell.TYPE.isExactly(cell)) {
                throw Errors.typeError(ts, "__classcell__ must be a nonlocal cell, not "
                        + Abstract.reprJava(ts, PyType.addressOf(cell)));
            }
            PyCell.set(ts, cell, type.address);
        } finally {
            Refs.release(ts, cell);
        }
    }

    /**
     * Makes the functions and descriptors of a class body immortal, so that method calls count
     * nothing; only those that this thread made, see {@link Pins#immortalUntilExit}.
     */
    private static void pinFunctions(ThreadState ts, PyHeapType type, long dict) {
        long[] items = PyDict.snapshot(ts, dict);
        for (int i = 0; i < items.length; i += 2) {
            Refs.release(ts, items[i]);
            long v = items[i + 1];
            if (pin(ts, v)) {
                continue;
            }
            if (ClassUnloading.isKept(v)) { // by another class so far
                type.keep(ts, v);
            } else {
                Refs.release(ts, v);
            }
        }
    }

    /** Pins {@code v}, whose reference is then given away, if it is one of the known kinds. */
    private static boolean pin(ThreadState ts, long v) {
        PyType t = PyType.of(v);
        boolean known = t == PyFunction.TYPE || t == PyClassMethod.TYPE || t == PyStaticMethod.TYPE
                || t == PyProperty.TYPE;
        if (!known || Immediate.is(v) || !Heap.isOwner(ts.heap, v)) {
            return false;
        }
        if (t == PyClassMethod.TYPE) {
            pinInner(ts, classmethod.cm_callable(v));
        } else if (t == PyStaticMethod.TYPE) {
            pinInner(ts, staticmethod.sm_callable(v));
        } else if (t == PyProperty.TYPE) {
            pinInner(ts, propertyobject.prop_get(v));
            pinInner(ts, propertyobject.prop_set(v));
        }
        immortal(ts, v, 2); // the dict's reference and ours
        return true;
    }

    private static void pinInner(ThreadState ts, long f) {
        if (f != 0 && PyFunction.isFunction(f) && Heap.isOwner(ts.heap, f)) {
            immortal(ts, f, 1);
        }
    }

    /** A function with more references than a new one has may be counted by others just now. */
    private static void immortal(ThreadState ts, long v, int fresh) {
        if (Refcount.count(v) <= fresh) {
            Pins.immortalUntilExit(v);
        } else {
            Pins.immortalWhileCounted(ts, v);
        }
    }

    // ---------------------------------------------------------------- telling others

    /** The MRO that a metaclass's own {@code mro()} gives; owned, 0 if it has none. */
    static long customMro(ThreadState ts, PyHeapType type, PyType metatype) {
        long m = Attributes.lookupType(ts, metatype, Names.mro);
        if (m == 0) {
            return 0;
        }
        boolean standard = PyMethodDescr.TYPE.isExactly(m)
                && PyMethodDescr.owner(m) == PyTypeType.TYPE;
        if (standard) {
            Refs.release(ts, m);
            return 0;
        }
        long bound = Attributes.bindSteal(ts, m, type.address, metatype);
        try {
            return Abstract.call(ts, bound);
        } finally {
            Refs.release(ts, bound);
        }
    }

    /** Calls {@code __set_name__} of every value in the dict. */
    static void setNames(ThreadState ts, long cls) {
        PyType type = PyType.at(cls);
        long[] items = PyDict.snapshot(ts, StaticTypes.dict(ts, type));
        try {
            for (int i = 0; i < items.length; i += 2) {
                long value = items[i + 1];
                long hook = Attributes.lookupSpecial(ts, value, Names.__set_name__);
                if (hook == 0) {
                    continue;
                }
                try {
                    Refs.release(ts, Abstract.call(ts, hook, cls, items[i]));
                } catch (PyException e) {
                    PyException error = Errors.runtimeError(ts,
                            "Error calling __set_name__ on '" + PyType.of(value).name()
                                    + "' instance " + Abstract.reprJava(ts, items[i]) + " in '"
                                    + type.name() + "'");
                    PyBaseException.setCause(ts, error.value(), e.value());
                    PyBaseException.setContext(ts, error.value(), e.value());
                    Errors.discard(ts, e);
                    throw error;
                } finally {
                    Refs.release(ts, hook);
                }
            }
        } finally {
            for (long object : items) {
                Refs.release(ts, object);
            }
        }
    }

    /** {@code super(cls, cls).__init_subclass__(**kwds)}. */
    static void initSubclass(ThreadState ts, long cls, long[] args, int positional, long kwnames) {
        PyType type = PyType.at(cls);
        PyType[] mro = type.mro();
        long hook = 0;
        int self = java.util.Arrays.asList(mro).indexOf(type);
        if (self < 0) { // what a metaclass's mro() gave
            throw Errors.typeError(ts,
                    "super(type, obj): obj must be an instance or subtype of type");
        }
        for (int i = self + 1; i < mro.length && hook == 0; i++) {
            hook = Attributes.ownAttribute(ts, mro[i], Names.__init_subclass__);
        }
        if (hook == 0) {
            return;
        }
        PyType ht = PyType.of(hook);
        if (ht.isDescriptor()) {
            long found = hook;
            try {
                hook = ht.tp_descr_get(ts, found, 0, cls);
            } finally {
                Refs.release(ts, found);
            }
        }
        try {
            long[] kwargs = java.util.Arrays.copyOfRange(args, positional, args.length);
            Refs.release(ts, Abstract.call(ts, hook, kwargs, kwnames));
        } finally {
            Refs.release(ts, hook);
        }
    }
}
