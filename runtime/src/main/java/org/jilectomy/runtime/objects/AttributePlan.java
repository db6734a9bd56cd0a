package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyDictKeysObject;
import org.jilectomy.heap.layout.PyDictValues;
import org.jilectomy.heap.layout.PyTypeObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
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
        INLINE,
        /** A field of {@code __slots__}, at offset {@link AttributePlan#index}. */
        SLOT,
        /** A property whose getter is the Python function {@link AttributePlan#method}. */
        PROPERTY,
        /** What the getset descriptor {@link AttributePlan#method} reads. */
        GETSET,
        /** The value {@link AttributePlan#method} of the type, that no instance attribute hides. */
        CONSTANT,
        /** The Python function {@link AttributePlan#method} of a {@code classmethod}. */
        CLASS_METHOD,
        /** The Python function {@link AttributePlan#method}, which is called without a receiver. */
        STATIC_METHOD
    }

    public final Kind kind;

    /** {@code tp_version_tag} to guard on; 0 for built-in types, which do not change. */
    public final int version;

    /**
     * METHOD: the function or descriptor; PROPERTY, CONSTANT: see there. It lives as long as the type
     * has the {@link #version}, or for ever.
     */
    public final long method;

    /** METHOD: the type's shared keys whose growth would end the plan; 0 if it has none. */
    public final long keys;

    /** METHOD: number of names in {@link #keys}. */
    public final long entries;

    /** INLINE: place among the inline values. */
    public final int index;

    /** Whether {@link #method} never dies. */
    private final boolean lasting;

    private static final AttributePlan NONE = new AttributePlan(Kind.GENERAL, 0, 0, 0, 0, 0);

    private AttributePlan(
            Kind kind, int version, long method, long keys, long entries, int index) {
        this.kind = kind;
        this.version = version;
        this.method = method;
        this.keys = keys;
        this.entries = entries;
        this.index = index;
        this.lasting = method == 0 || (method & 3) != 0 || Refcount.isImmortal(method);
    }

    /** Whether both, though of different types, say the same of how the attribute is found. */
    public boolean agrees(AttributePlan other) {
        return kind == other.kind
                && kind != Kind.CLASS_METHOD // its receiver, the class, is part of the link
                && method == other.method
                && lasting // else the one's address may have become the other's
                && other.lasting
                && index == other.index
                && version != 0
                && other.version != 0
                && (keys == 0) == (other.keys == 0);
    }

    /** For who need not know which method it is. */
    public AttributePlan ofAnyMethod() {
        return new AttributePlan(kind, version, 0, keys, entries, index);
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
            if (version < 0 || !ClassUnloading.lasts(found)) {
                return NONE;
            }
            PyType ft = PyType.of(found);
            if (ft.isDataDescriptor()) {
                return descriptor(ts, type, ft, version, found);
            }
            if (ft.hasFlag(PyType.TPFLAGS_METHOD_DESCRIPTOR)) {
                return ofType(Kind.METHOD, type, version, found, name);
            }
            return ft.isDescriptor() || (found & 3) == 0 && !Refcount.isImmortal(found)
                    ? NONE : ofType(Kind.CONSTANT, type, version, found, name);
        } finally {
            Refs.release(ts, found);
        }
    }

    /** A plan for calling {@code name}, a class method or static method, on instances of a type. */
    public static AttributePlan forWrapped(ThreadState ts, PyType type, long name) {
        int version = type.usesGenericGetattr() ? version(type) : -1;
        return version <= 0 ? NONE : wrapped(ts, type, version, name, false);
    }

    /**
     * A plan for calling {@code name} of a class itself: a class method, static method or function of
     * it. The version is that of the class.
     */
    public static AttributePlan forClass(ThreadState ts, long cls, long name) {
        PyType type = PyType.at(cls);
        int version = version(type);
        return version <= 0 || !Refcount.isImmortal(cls)
                || !looksLikeType(ts, PyType.of(cls), name)
                        ? NONE
                        : wrapped(ts, type, version, name, true);
    }

    /** Whether a metaclass looks names up as {@code type} does, and has nothing of this name itself. */
    private static boolean looksLikeType(ThreadState ts, PyType meta, long name) {
        if (meta != PyTypeType.TYPE) {
            long own = Attributes.lookupType(ts, meta, Names.__getattribute__);
            long usual = Attributes.lookupType(ts, PyTypeType.TYPE, Names.__getattribute__);
            Refs.xrelease(ts, own);
            Refs.xrelease(ts, usual);
            if (own != usual || version(meta) <= 0) {
                return false;
            }
        }
        long found = Attributes.lookupType(ts, meta, name);
        Refs.xrelease(ts, found);
        return found == 0;
    }

    private static AttributePlan wrapped(
            ThreadState ts, PyType type, int version, long name, boolean ofClass) {
        long found = Attributes.lookupType(ts, type, name);
        if (found == 0) {
            return NONE;
        }
        try {
            if ((found & 3) != 0 || !Refcount.isImmortal(found)) {
                return NONE;
            }
            PyType ft = PyType.of(found);
            boolean isClass = ft == PyClassMethod.TYPE;
            long f = isClass ? PyClassMethod.callable(found)
                    : ft == PyStaticMethod.TYPE ? PyStaticMethod.callable(found)
                            : ofClass ? found : 0;
            if (f == 0 || !PyFunction.TYPE.isExactly(f) || !Refcount.isImmortal(f)) {
                return NONE;
            }
            Kind kind = isClass ? Kind.CLASS_METHOD : Kind.STATIC_METHOD;
            return ofClass
                    ? new AttributePlan(kind, version, f, 0, 0, 0)
                    : ofType(kind, type, version, f, name);
        } finally {
            Refs.release(ts, found);
        }
    }

    /** What the type says, as long as instances have nothing of that name. */
    private static AttributePlan ofType(
            Kind kind, PyType type, int version, long found, long name) {
        if (!InstanceDict.has(type)) {
            return new AttributePlan(kind, version, found, 0, 0, 0);
        }
        if (!type.hasFlag(PyType.TPFLAGS_MANAGED_DICT)) {
            return NONE;
        }
        long keys = InstanceDict.keys(type);
        if (keys == 0 || PyDictKeys.indexOf(keys, name) >= 0) {
            return NONE;
        }
        return new AttributePlan(
                kind, version, found, keys, PyDictKeysObject.dk_nentries(keys), 0);
    }

    /** Data descriptors hide instance attributes, so no more than the version need be checked. */
    private static AttributePlan descriptor(
            ThreadState ts, PyType type, PyType kind, int version, long found) {
        long computed = kind == PyGetSetDescr.TYPE ? found
                : kind == PyMemberDescr.TYPE ? PyMemberDescr.computed(found) : 0;
        if (computed != 0) {
            return PyGetSetDescr.getter(computed) == null
                    ? NONE : new AttributePlan(Kind.GETSET, version, computed, 0, 0, 0);
        }
        if (version == 0) {
            return NONE;
        }
        if (kind == PyMemberDescr.TYPE && PyMemberDescr.isPlainSlot(found)) {
            return new AttributePlan(Kind.SLOT, version, 0, 0, 0, PyMemberDescr.offset(found));
        }
        if (kind == PyProperty.TYPE) {
            long getter = PyProperty.getterOf(found);
            if (getter != 0 && PyFunction.isFunction(getter)) {
                boolean lasts = Refcount.isImmortal(getter);
                if (!lasts && type instanceof PyHeapType cls && cls.passing) {
                    cls.keep(ts, Refs.retain(ts, getter)); // the property may get another one
                    lasts = true;
                }
                if (lasts) {
                    return new AttributePlan(Kind.PROPERTY, version, getter, 0, 0, 0);
                }
            }
        }
        return NONE;
    }

    /** A plan for {@code obj.name = value}. */
    public static AttributePlan forStore(ThreadState ts, PyType type, long name) {
        if (!(type instanceof PyHeapType heap) || !heap.usesGenericSetattr()) {
            return NONE;
        }
        int version = version(type);
        long found = Attributes.lookupType(ts, type, name);
        if (found != 0) {
            PyType ft = PyType.of(found);
            boolean data = ft.isDataDescriptor();
            boolean slot = data && ft == PyMemberDescr.TYPE && PyMemberDescr.isPlainSlot(found);
            int offset = slot ? PyMemberDescr.offset(found) : 0;
            Refs.release(ts, found);
            if (data) {
                return slot && version > 0
                        ? new AttributePlan(Kind.SLOT, version, 0, 0, 0, offset) : NONE;
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
        if (!ObjectLock.isFree(ts, self)) {
            return loadShared(ts, self, index);
        }
        long values = GcHead.managed_values(self);
        long object = values == 0 ? 0 : PyDictValues.values_at(values, index);
        return object == 0 ? 0 : Refs.fromMemory(ts, object);
    }

    private static long loadShared(ThreadState ts, long self, int index) {
        if (LockFreeReads.ON) {
            long read = LockFreeReads.value(ts, self, index);
            if (read != LockFreeReads.UNDECIDED) {
                return read;
            }
        }
        ObjectLock.lock(ts, self);
        long values = GcHead.managed_values(self);
        long object = values == 0 ? 0 : PyDictValues.values_at(values, index);
        long value = object == 0 ? 0 : LockFreeReads.fromMemory(ts, object);
        ObjectLock.unlockUnchanged(ts, self);
        return value;
    }

    /** Stores value {@code index}; false if the instance has no inline values. */
    public static boolean store(ThreadState ts, long self, int index, long value) {
        if ((value & 3) != 0 && !PyLong.isMadeOnceImmediate(value)) {
            return storeNumber(ts, self, index, value);
        }
        return storeObject(ts, self, index, Refs.toObject(ts, value));
    }

    private static boolean storeNumber(ThreadState ts, long self, int index, long value) {
        ObjectLock.lock(ts, self);
        long values = GcHead.managed_values(self);
        boolean done = values != 0
                && NumberBox.overwriteLockHeld(ts, PyDictValues.values_at(values, index), value);
        ObjectLock.unlock(ts, self);
        return done || storeObject(ts, self, index, Refs.toObject(ts, value));
    }

    private static boolean storeObject(ThreadState ts, long self, int index, long object) {
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

    // ---------------------------------------------------------------- the fields of __slots__

    /** The field at {@code offset} of an instance, owned; 0 if empty. */
    public static long loadSlot(ThreadState ts, long self, int offset) {
        if (!ObjectLock.isFree(ts, self)) {
            return ObjectWord.get(ts, self, offset);
        }
        long object = Memory.getLong(self + offset);
        return object == 0 ? 0 : Refs.fromMemory(ts, object);
    }

    /** Stores the field at {@code offset}. */
    public static void storeSlot(ThreadState ts, long self, int offset, long value) {
        if ((value & 3) != 0) {
            ObjectLock.lock(ts, self);
            boolean done =
                    NumberBox.overwriteLockHeld(ts, Memory.getLong(self + offset), value);
            ObjectLock.unlock(ts, self);
            if (done) {
                return;
            }
        }
        storeSlotObject(ts, self, offset, Refs.toObject(ts, value));
    }

    private static void storeSlotObject(ThreadState ts, long self, int offset, long object) {
        ObjectLock.lock(ts, self);
        long old = Memory.getLong(self + offset);
        Memory.putLongRelease(self + offset, object);
        ObjectLock.unlock(ts, self);
        Refs.xrelease(ts, old);
    }
}
