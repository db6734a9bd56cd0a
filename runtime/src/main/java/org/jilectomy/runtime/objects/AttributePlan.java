package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyDictKeysObject;
import org.jilectomy.heap.layout.PyDictValues;
import org.jilectomy.heap.layout.PyTypeObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.state.ThreadState;

/**
 * What an inline cache may assume about one attribute of one type: how {@code obj.name} is found as
 * long as the type keeps its version.
 */
public final class AttributePlan {
    /** How the attribute is found. */
    public enum Kind {
        /** Not at all in a way worth caching. */
        GENERAL,
        /** A function or method descriptor of the type that no instance attribute hides. */
        METHOD,
        /** A value kept inline in the instance, at {@link AttributePlan#index}. */
        INLINE
    }

    public final Kind kind;

    /** {@code tp_version_tag} to guard on; 0 for built-in types, which do not change. */
    public final int version;

    /** METHOD: the function or descriptor, immortal. */
    public final long method;

    /** METHOD: the type's shared keys whose growth would end the plan; 0 if it has none. */
    public final long keys;

    /** METHOD: number of names in {@link #keys}. */
    public final long entries;

    /** INLINE: place among the inline values. */
    public final int index;

    private static final AttributePlan NONE = new AttributePlan(Kind.GENERAL, 0, 0, 0, 0, 0);

    private AttributePlan(
            Kind kind, int version, long method, long keys, long entries, int index) {
        this.kind = kind;
        this.version = version;
        this.method = method;
        this.keys = keys;
        this.entries = entries;
        this.index = index;
    }

    /** A plan for reading (or calling) {@code name} on instances of {@code type}. */
    public static AttributePlan forLoad(ThreadState ts, PyType type, long name) {
        if (!type.usesGenericGetattr()) {
            return NONE;
        }
        int version = version(type);
        long found = Attributes.lookupType(ts, type, name);
        if (found == 0) {
            return inline(type, version, name);
        }
        try {
            boolean method =
                    !Immediate.is(found)
                            && Refcount.isImmortal(found)
                            && PyType.of(found).hasFlag(PyType.TPFLAGS_METHOD_DESCRIPTOR);
            if (!method || version < 0) {
                return NONE;
            }
            if (!InstanceDict.has(type)) {
                return new AttributePlan(Kind.METHOD, version, found, 0, 0, 0);
            }
            if (!type.hasFlag(PyType.TPFLAGS_MANAGED_DICT)) {
                return NONE;
            }
            long keys = InstanceDict.keys(type);
            if (keys == 0 || PyDictKeys.indexOf(keys, name) >= 0) {
                return NONE;
            }
            return new AttributePlan(
                    Kind.METHOD, version, found, keys, PyDictKeysObject.dk_nentries(keys), 0);
        } finally {
            Refs.release(ts, found);
        }
    }

    /** A plan for {@code obj.name = value}. */
    public static AttributePlan forStore(ThreadState ts, PyType type, long name) {
        if (!(type instanceof PyHeapType heap) || !heap.usesGenericSetattr()) {
            return NONE;
        }
        int version = version(type);
        long found = Attributes.lookupType(ts, type, name);
        if (found != 0) {
            boolean data = PyType.of(found).isDataDescriptor();
            Refs.release(ts, found);
            if (data) {
                return NONE;
            }
        }
        return inline(type, version, name);
    }

    /** -1 if the type has no version to guard on. */
    private static int version(PyType type) {
        if (!type.hasFlag(PyType.TPFLAGS_HEAPTYPE)) {
            return 0;
        }
        int v = (int) PyTypeObject.tp_version_tag(type.address);
        return v == 0 ? -1 : v;
    }

    private static AttributePlan inline(PyType type, int version, long name) {
        if (version <= 0 || !type.hasFlag(PyType.TPFLAGS_MANAGED_DICT)) {
            return NONE;
        }
        long keys = InstanceDict.keys(type);
        int index = keys == 0 ? -1 : PyDictKeys.indexOf(keys, name);
        return index < 0
                ? NONE
                : new AttributePlan(Kind.INLINE, version, 0, 0, 0, index);
    }

    // ---------------------------------------------------------------- the inline values

    /** Value {@code index} of an instance, owned; 0 if absent or no longer inline. */
    public static long load(ThreadState ts, long self, int index) {
        ObjectLock.lock(ts, self);
        long values = GcHead.managed_values(self);
        long object = values == 0 ? 0 : PyDictValues.values_at(values, index);
        long value = object == 0 ? 0 : Refs.fromMemory(ts, object);
        ObjectLock.unlock(ts, self);
        return value;
    }

    /** Stores value {@code index}; false if the instance has no inline values. */
    public static boolean store(ThreadState ts, long self, int index, long value) {
        long object = Refs.toObject(ts, value);
        ObjectLock.lock(ts, self);
        long values = GcHead.managed_values(self);
        if (values == 0) {
            ObjectLock.unlock(ts, self);
            Refs.release(ts, object);
            return false;
        }
        long old = PyDictValues.values_at(values, index);
        PyDictValues.values_at_release(values, index, object);
        if (old == 0) {
            PyDictKeys.addToOrder(values, index);
        }
        ObjectLock.unlock(ts, self);
        Refs.xrelease(ts, old);
        return true;
    }
}
