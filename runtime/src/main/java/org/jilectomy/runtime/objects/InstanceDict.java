package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyDictValues;
import org.jilectomy.heap.layout.PyHeapTypeObject;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The attributes an instance keeps for itself; compare {@code _PyObject_GetDictPtr} and the managed
 * dicts of CPython 3.11.
 *
 * <pre>
 *  managed (Python classes)        values != 0   inline values by the class's shared keys
 *                                  dict   != 0   an ordinary dict object, made on demand
 *                                  both 0        no attribute was ever set (or the keys are full)
 *  tp_dictoffset > 0               pointer to a dict inside the object
 *  tp_dictoffset < 0               the same, counted from the end of a variable-sized object
 * </pre>
 *
 * <p>The step from values to a dict happens once: the dict takes over the values. All three words
 * are read and written under the object's lock; a dict taken out of the object is retained before
 * the lock is let go, because another thread may assign {@code __dict__}.
 */
final class InstanceDict {
    private InstanceDict() {}

    /** Whether instances of {@code type} can have attributes of their own. */
    static boolean has(PyType type) {
        return type.dictOffset != 0;
    }

    private static boolean isManaged(PyType type) {
        return (type.flags & PyType.TPFLAGS_MANAGED_DICT) != 0;
    }

    /** Address of the dict pointer. */
    private static long slot(PyType type, long self) {
        if (isManaged(type)) {
            return self + GcHead.MANAGED_DICT;
        }
        int offset = type.dictOffset;
        if (offset > 0) {
            return self + offset;
        }
        long items = Math.abs(PyVarObject.ob_size(self));
        return self + (type.basicSize + items * type.itemSize + 7 & ~7L) + offset;
    }

    /** The shared keys of a class with managed dicts. */
    static long keys(PyType type) {
        return PyHeapTypeObject.ht_cached_keys(type.address);
    }

    /** The value of one attribute, owned; 0 if absent. */
    static long get(ThreadState ts, PyType type, long self, long name) {
        if (type.dictOffset == 0) {
            return 0;
        }
        if (isManaged(type) && GcHead.managed_values_acquire(self) != 0) {
            int i = PyDictKeys.indexOf(keys(type), name);
            long value = i < 0 ? 0 : AttributePlan.load(ts, self, i);
            if (value != 0 || GcHead.managed_values_acquire(self) != 0) {
                return value;
            } // else they have become a dict meanwhile
        }
        ObjectLock.lock(ts, self);
        long dict = Memory.getLong(slot(type, self));
        Refs.xretain(ts, dict);
        ObjectLock.unlockUnchanged(ts, self);
        if (dict == 0) {
            return 0;
        }
        try {
            return PyDict.getItem(ts, dict, name);
        } finally {
            Refs.release(ts, dict);
        }
    }

    /** Sets one attribute. The type has instance dicts. */
    static void set(ThreadState ts, PyType type, long self, long name, long value) {
        if (isManaged(type) && setInline(ts, type, self, name, value)) {
            return;
        }
        long dict = getOrCreate(ts, type, self, isManaged(type));
        try {
            PyDict.setItem(ts, dict, name, value);
        } finally {
            Refs.release(ts, dict);
        }
    }

    /**
     * Sets all attributes of a dict whose keys are names.
     *
     * @return false if the instance is not of a Python class that leaves {@code __dict__} as it is; nothing
     *     happened then
     */
    static boolean setAll(ThreadState ts, long self, long attributes) {
        PyType type = PyType.of(self);
        if (!isManaged(type) || !type.usesGenericGetattr() || !hasUsualDict(ts, type)) {
            return false;
        }
        long[] items = PyDict.snapshot(ts, attributes);
        try {
            for (int i = 0; i < items.length; i += 2) {
                if (!PyUnicode.checkExact(items[i])) {
                    return false;
                }
            }
            for (int i = 0; i < items.length; i += 2) {
                set(ts, type, self, PyUnicode.internedOrSelf(items[i]), items[i + 1]);
            }
            return true;
        } finally {
            for (long item : items) {
                Refs.release(ts, item);
            }
        }
    }

    private static boolean hasUsualDict(ThreadState ts, PyType type) {
        long found = Attributes.lookupType(ts, type, Names.__dict__);
        boolean usual = found != 0 && PyGetSetDescr.TYPE.isExactly(found);
        Refs.xrelease(ts, found);
        return usual;
    }

    private static boolean setInline(
            ThreadState ts, PyType type, long self, long name, long value) {
        if (GcHead.managed_values_acquire(self) == 0 || !PyUnicode.checkExact(name)) {
            return false;
        }
        int i = PyDictKeys.insertShared(ts, keys(type), name);
        if (i < 0) {
            return false;
        }
        long object = Refs.toObject(ts, value);
        ObjectLock.lock(ts, self);
        long values = GcHead.managed_values(self);
        if (values == 0) {
            ObjectLock.unlock(ts, self);
            Refs.release(ts, object);
            return false;
        }
        long old = PyDictValues.values_at(values, i);
        PyDictValues.values_at_release(values, i, object);
        if (old == 0) {
            PyDictKeys.addToOrder(values, i);
        }
        ObjectLock.unlock(ts, self);
        Refs.xrelease(ts, old);
        return true;
    }

    /** Deletes one attribute; false if there is none. */
    static boolean delete(ThreadState ts, PyType type, long self, long name) {
        ObjectLock.lock(ts, self);
        if (isManaged(type)) {
            long values = GcHead.managed_values(self);
            if (values != 0) {
                int i = PyDictKeys.indexOf(keys(type), name);
                long old = i < 0 ? 0 : PyDictValues.values_at(values, i);
                if (old != 0) {
                    PyDictValues.values_at_release(values, i, 0);
                    PyDictKeys.removeFromOrder(values, i);
                }
                ObjectLock.unlock(ts, self);
                Refs.xrelease(ts, old);
                return old != 0;
            }
        }
        long dict = Memory.getLong(slot(type, self));
        Refs.xretain(ts, dict);
        ObjectLock.unlock(ts, self);
        if (dict == 0) {
            return false;
        }
        try {
            return PyDict.delItem(ts, dict, name);
        } finally {
            Refs.release(ts, dict);
        }
    }

    /** {@code self.__dict__}, owned; made if there is none yet. */
    static long getOrCreate(ThreadState ts, PyType type, long self) {
        return getOrCreate(ts, type, self, false);
    }

    /** @param shared whether a dict made for an instance without values uses the class's keys */
    private static long getOrCreate(ThreadState ts, PyType type, long self, boolean shared) {
        // Both are made outside the lock; the one not needed is given up again.
        ObjectLock.lock(ts, self);
        long slot = slot(type, self);
        long dict = Memory.getLong(slot);
        if (dict != 0) {
            Refs.retain(ts, dict);
            ObjectLock.unlock(ts, self);
            return dict;
        }
        long values = isManaged(type) ? GcHead.managed_values(self) : 0;
        if (values != 0) {
            dict = PyDict.fromValues(ts, keys(type), values);
            GcHead.managed_values_release(self, 0);
        } else {
            dict = shared
                    ? PyDict.fromValues(ts, keys(type), PyDictKeys.newDictValues(ts, keys(type)))
                    : PyDict.create(ts);
        }
        Memory.putLongRelease(slot, dict);
        Refs.retain(ts, dict);
        ObjectLock.unlock(ts, self);
        return dict;
    }

    /**
     * {@code self.__dict__ = value}.
     *
     * @param value a dict, or 0 to delete
     */
    static void replace(ThreadState ts, PyType type, long self, long value) {
        if (value == 0) {
            throw Errors.typeError(ts, "cannot delete __dict__");
        }
        if (!PyDict.TYPE.isInstance(value)) {
            throw Errors.typeError(ts, "__dict__ must be set to a dictionary, not a '"
                    + PyType.of(value).name() + "'");
        }
        exchangeSteal(ts, type, self, Refs.retain(ts, value));
    }

    /** Puts a dict, or 0, in the place of dict and values. */
    private static void exchangeSteal(ThreadState ts, PyType type, long self, long dict) {
        ObjectLock.lock(ts, self);
        long slot = slot(type, self);
        long old = Memory.getLong(slot);
        long values = isManaged(type) ? GcHead.managed_values(self) : 0;
        if (values != 0) {
            GcHead.managed_values_release(self, 0);
        }
        Memory.putLongRelease(slot, dict);
        ObjectLock.unlock(ts, self);
        if (values != 0) {
            PyDictKeys.releaseValues(ts, values);
        }
        Refs.xrelease(ts, old);
    }

    /** Shows what the instance owns through its dict or values. */
    static void traverse(PyType type, long self, Visitor visitor) {
        if (isManaged(type)) {
            long values = GcHead.managed_values(self);
            if (values != 0) {
                int n = PyDictValues.usedSize(values);
                for (int i = 0; i < n; i++) {
                    visitor.visit(
                            PyDictValues.values_at(values, PyDictValues.insertionOrder(values, i)));
                }
                return;
            }
        }
        Dealloc.visit(Memory.getLong(slot(type, self)), visitor);
    }

    /** Releases dict and values of an instance that others may still look at, as the collector does. */
    static void clearLocking(ThreadState ts, PyType type, long self) {
        exchangeSteal(ts, type, self, 0);
    }

    /** Releases dict and values of a dying instance; may be called twice. */
    static void clear(ThreadState ts, PyType type, long self) {
        if (isManaged(type)) {
            long values = GcHead.managed_values(self);
            if (values != 0) {
                GcHead.managed_values(self, 0);
                PyDictKeys.releaseValues(ts, values);
            }
        }
        long slot = slot(type, self);
        long dict = Memory.getLong(slot);
        if (dict != 0) {
            Memory.putLong(slot, 0);
            Refs.release(ts, dict);
        }
    }
}
