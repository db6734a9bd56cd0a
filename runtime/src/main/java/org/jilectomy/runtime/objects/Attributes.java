package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * How {@code obj.name} finds its way; compare {@code PyObject_GenericGetAttr} and {@code
 * _PyType_Lookup}.
 *
 * <p>Order: a data descriptor found on the type, the instance's own attributes, any other
 * descriptor on the type, a plain value on the type.
 */
public final class Attributes {
    private Attributes() {}

    // ---------------------------------------------------------------- on types

    /** What the classes in {@code type}'s MRO have under {@code name}, unbound; owned, or 0. */
    public static long lookupType(ThreadState ts, PyType type, long name) {
        long found = TypeCache.find(type, name);
        if (found == TypeCache.MISS) {
            return lookupTypeSlow(ts, type, name);
        }
        return ClassUnloading.ON ? Refs.xretain(ts, found) : found;
    }

    private static long lookupTypeSlow(ThreadState ts, PyType type, long name) {
        TypeCache.Entry[] table = TypeCache.table(type);
        for (PyType t : type.mro()) {
            long found = ownAttribute(ts, t, name);
            if (found != 0) {
                TypeCache.remember(table, name, found);
                return found;
            }
        }
        TypeCache.remember(table, name, 0);
        return 0;
    }

    /** What {@code type} itself has in its dict; owned, or 0. */
    static long ownAttribute(ThreadState ts, PyType type, long name) {
        long dict = StaticTypes.dict(ts, type);
        long found = PyDict.getItem(ts, dict, name);
        if (found == 0 && (type.flags & PyType.TPFLAGS_HEAPTYPE) == 0
                && BuiltinSlots.populateFor(ts, type, name)) {
            return PyDict.getItem(ts, dict, name);
        }
        return found;
    }

    /** A special method of {@code o}'s type, bound to {@code o}; owned, 0 if there is none. */
    public static long lookupSpecial(ThreadState ts, long o, long name) {
        PyType type = PyType.of(o);
        long found = lookupType(ts, type, name);
        return found == 0 ? 0 : bindSteal(ts, found, o, type);
    }

    /** Binds what was found on a type to an instance; takes over {@code found}. */
    static long bindSteal(ThreadState ts, long found, long o, PyType type) {
        PyType ft = PyType.of(found);
        if (!ft.isDescriptor()) {
            return found;
        }
        try {
            return ft.tp_descr_get(ts, found, o, type.address);
        } finally {
            Refs.release(ts, found);
        }
    }

    // ---------------------------------------------------------------- on instances

    /** Raises AttributeError if there is no such attribute. */
    public static long genericGet(ThreadState ts, long self, long name) {
        long v = find(ts, self, name);
        if (v == 0) {
            throw missing(ts, self, name);
        }
        return v;
    }

    /** As {@link #genericGet}, but 0 if there is no such attribute. */
    public static long genericLookup(ThreadState ts, long self, long name) {
        try {
            return find(ts, self, name);
        } catch (PyException e) {
            return swallow(ts, e);
        }
    }

    /** {@code type.tp_getattro} with AttributeError turned into 0. */
    static long orMissing(ThreadState ts, PyType type, long self, long name) {
        try {
            return type.tp_getattro(ts, self, name);
        } catch (PyException e) {
            return swallow(ts, e);
        }
    }

    /** 0 if {@code e} is an AttributeError, which ends here; rethrows anything else. */
    static long swallow(ThreadState ts, PyException e) {
        if (!Errors.matches(e, Exceptions.AttributeError)) {
            throw e;
        }
        Errors.discard(ts, e);
        return 0;
    }

    private static PyException missing(ThreadState ts, long self, long name) {
        if (!PyUnicode.TYPE.isInstance(name)) {
            return nameNotString(ts, name);
        }
        return Errors.attributeContext(
                ts, Errors.attributeError(ts, self, name), self, name);
    }

    static PyException nameNotString(ThreadState ts, long name) {
        return Errors.typeError(ts,
                "attribute name must be string, not '" + PyType.of(name).name() + "'");
    }

    /** The attribute, owned, or 0; what a descriptor raises passes. */
    static long find(ThreadState ts, long self, long name) {
        PyType type = PyType.of(self);
        long found = lookupType(ts, type, name);
        if (found == 0) {
            return type.dictOffset == 0 ? 0 : InstanceDict.get(ts, type, self, name);
        }
        PyType ft = PyType.of(found);
        boolean binds = ft.isDescriptor();
        if (type.dictOffset != 0 && !(binds && ft.isDataDescriptor())) {
            long own;
            try {
                own = InstanceDict.get(ts, type, self, name);
            } catch (PyException e) {
                Refs.release(ts, found);
                throw e;
            }
            if (own != 0) {
                Refs.release(ts, found);
                return own;
            }
        }
        return binds ? bindSteal(ts, found, self, type) : found;
    }

    /**
     * A method of {@code self} that has not been bound, so that a call can pass {@code self} as its
     * first argument; compare {@code _PyObject_GetMethod}.
     *
     * @return owned; 0 if {@code name} is not such a method (the caller then gets the attribute)
     */
    public static long unboundMethod(ThreadState ts, PyType type, long self, long name) {
        long found = lookupType(ts, type, name);
        if (found == 0) {
            return 0;
        }
        if (PyType.of(found).hasFlag(PyType.TPFLAGS_METHOD_DESCRIPTOR)) {
            if (type.dictOffset == 0) {
                return found;
            }
            long own = InstanceDict.get(ts, type, self, name);
            if (own == 0) {
                return found;
            }
            Refs.release(ts, own);
        }
        Refs.release(ts, found);
        return 0;
    }

    /** @param value the new value, 0 to delete */
    public static void genericSet(ThreadState ts, long self, long name, long value) {
        if (!PyUnicode.TYPE.isInstance(name)) {
            throw nameNotString(ts, name);
        }
        PyType type = PyType.of(self);
        long found = lookupType(ts, type, name);
        if (found != 0) {
            PyType ft = PyType.of(found);
            if (ft.isDataDescriptor()) {
                try {
                    if (ft.tp_descr_set(ts, found, self, value)) {
                        return;
                    }
                } finally {
                    Refs.release(ts, found);
                }
                found = 0;
            } else {
                Refs.release(ts, found);
            }
        }
        if (type.dictOffset == 0) {
            if (found == 0) {
                throw Errors.attributeError(ts, self, name);
            }
            throw Errors.attributeError(ts, "'" + type.name() + "' object attribute '"
                    + PyUnicode.toJava(name) + "' is read-only");
        }
        if (value != 0) {
            InstanceDict.set(ts, type, self, name, value);
        } else if (!InstanceDict.delete(ts, type, self, name)) {
            throw Errors.attributeError(ts, self, name);
        }
    }

    // ---------------------------------------------------------------- small things

    /** Whether {@code x.__class__} may be something else than {@code type} for its instances. */
    static boolean mayPretendClass(ThreadState ts, PyType type) {
        if (!type.usesGenericGetattr()) {
            return true;
        }
        long found = lookupType(ts, type, Names.__class__);
        Refs.xrelease(ts, found);
        return found != PyBaseObject.classDescriptor(ts);
    }

    /** {@code f.__qualname__} or {@code f.__name__} if it is a str, for reprs. */
    static String nameOf(ThreadState ts, long f, String otherwise) {
        long name = Abstract.lookupAttr(ts, f, Names.__qualname__);
        if (name == 0) {
            name = Abstract.lookupAttr(ts, f, Names.__name__);
        }
        String s = name != 0 && PyUnicode.TYPE.isInstance(name)
                ? PyUnicode.toJava(name) : otherwise;
        Refs.xrelease(ts, name);
        return s;
    }
}
