package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.state.ThreadState;

/** {@code __dict__} and {@code __weakref__} of instances of Python classes. */
final class InstanceAttributes {
    static final TypeDef.Member DICT =
            new TypeDef.Member(InstanceAttributes.class, TypeDef.Kind.GETSET, "__dict__", null,
                    "getDict", "setDict", "dictionary for instance variables (if defined)", 0);

    /** Of a built-in type: may be replaced, but not deleted. */
    static final TypeDef.Member KEPT_DICT =
            new TypeDef.Member(InstanceAttributes.class, TypeDef.Kind.GETSET, "__dict__", null,
                    "getDict", "setKeptDict", null, 0);

    static final TypeDef.Member WEAKREF =
            new TypeDef.Member(InstanceAttributes.class, TypeDef.Kind.GETSET, "__weakref__", null,
                    "getWeakref", null, "list of weak references to the object (if defined)", 0);

    private InstanceAttributes() {}

    static long getDict(ThreadState ts, long self) {
        return InstanceDict.getOrCreate(ts, PyType.of(self), self);
    }

    static void setKeptDict(ThreadState ts, long self, long value) {
        if (value == 0) {
            throw Errors.typeError(ts, "cannot delete __dict__");
        }
        InstanceDict.replace(ts, PyType.of(self), self, value);
    }

    static void setDict(ThreadState ts, long self, long value) {
        if (PyTypeType.isType(self)) {
            throw Errors.attributeError(
                    ts, "attribute '__dict__' of 'type' objects is not writable");
        }
        if (PyModule.TYPE.isInstance(self)) {
            throw Errors.attributeError(ts, "readonly attribute");
        }
        if (value == 0) {
            // CPython lets the dict be deleted: the next use makes a new one.
            long empty = PyDict.create(ts);
            InstanceDict.replace(ts, PyType.of(self), self, empty);
            Refs.release(ts, empty);
            return;
        }
        InstanceDict.replace(ts, PyType.of(self), self, value);
    }

    static long getWeakref(ThreadState ts, long self) {
        long ref = Weakrefs.first(ts, self);
        return ref == 0 ? Singletons.None : ref;
    }
}
