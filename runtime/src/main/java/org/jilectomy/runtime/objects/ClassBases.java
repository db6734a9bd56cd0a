package org.jilectomy.runtime.objects;

import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.jilectomy.heap.layout.PyTypeObject;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Assignment to {@code cls.__bases__}; compare {@code type_set_bases}. The class and all below it get
 * a new method resolution order; if one of them cannot have one, all keep the old.
 */
final class ClassBases {
    private ClassBases() {}

    /** Held while {@code mro} methods run, so nobody waits for it attached. */
    private static final ReentrantLock LOCK = new ReentrantLock();

    static void set(ThreadState ts, PyHeapType type, long value) {
        ts.lockDetached(LOCK);
        try {
            setLockHeld(ts, type, value);
        } finally {
            LOCK.unlock();
        }
    }

    private static void setLockHeld(ThreadState ts, PyHeapType type, long value) {
        PyType[] bases = checked(ts, type, value);
        PyType base = ClassCreation.bestBase(ts, bases);
        if (!compatible(base, type.base)) {
            boolean both = base.hasFlag(PyType.TPFLAGS_HAVE_GC)
                    == type.base.hasFlag(PyType.TPFLAGS_HAVE_GC);
            throw Errors.typeError(ts, "__bases__ assignment: '" + base.name()
                    + (both ? "' object layout" : "' deallocator") + " differs from '"
                    + type.base.name() + "'");
        }
        PyType[] oldBases = type.bases();
        PyType oldBase = type.base;
        TypeCache.remove(type);
        type.setBases(bases, base);
        try {
            linearize(ts, type);
        } catch (PyException e) {
            type.setBases(oldBases, oldBase);
            for (PyType b : oldBases) {
                TypeCache.addSubclass(b, type);
            }
            linearize(ts, type);
            throw e;
        }
        for (PyType b : bases) {
            TypeCache.addSubclass(b, type);
        }
        // Read without a lock: whoever has the old tuple may go on with it.
        Pins.keepUntilExit(PyTypeObject.tp_bases(type.address));
        PyTypeObject.tp_bases(type.address, Refs.retain(ts, value));
        PyTypeObject.tp_base(type.address, base.address);
        type.resolveAll(ts);
        TypeCache.modified(type);
    }

    private static PyType[] checked(ThreadState ts, PyHeapType type, long value) {
        if (!PyTuple.TYPE.isInstance(value)) {
            throw Errors.typeError(ts, "can only assign tuple to " + type.name()
                    + ".__bases__, not " + PyType.of(value).name());
        }
        int n = (int) PyTuple.size(value);
        if (n == 0) {
            throw Errors.typeError(ts, "can only assign non-empty tuple to " + type.name()
                    + ".__bases__, not ()");
        }
        PyType[] bases = new PyType[n];
        for (int i = 0; i < n; i++) {
            long item = PyTuple.item(value, i);
            if (!PyTypeType.isType(item)) {
                throw Errors.typeError(ts, type.name()
                        + ".__bases__ must be tuple of classes, not '" + PyType.of(item).name()
                        + "'");
            }
            bases[i] = PyType.at(item);
            if (bases[i].isSubtypeOf(type)) {
                throw Errors.typeError(ts, "a __bases__ item causes an inheritance cycle");
            }
        }
        return bases;
    }

    /** Whether instances look the same; a Python class that adds nothing counts as its base. */
    private static boolean compatible(PyType a, PyType b) {
        return a == b || a.preHeader == b.preHeader && a.basicSize == b.basicSize
                && a.itemSize == b.itemSize && a.dictOffset == b.dictOffset
                && a.weakListOffset == b.weakListOffset && a.builtinBase() == b.builtinBase()
                && Arrays.equals(slots(a), slots(b));
    }

    private static int[] slots(PyType type) {
        return type instanceof PyHeapType h ? h.allSlotOffsets() : new int[0];
    }

    private static void linearize(ThreadState ts, PyHeapType type) {
        long old = PyTypeObject.tp_mro(type.address);
        ClassCreation.setMro(ts, type);
        Pins.keepUntilExit(old);
        for (PyType t : TypeCache.subclasses(type)) {
            linearize(ts, (PyHeapType) t);
        }
    }
}
