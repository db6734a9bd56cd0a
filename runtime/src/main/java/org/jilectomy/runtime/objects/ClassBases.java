package org.jilectomy.runtime.objects;

import java.util.ArrayList;
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
        long oldTuple = PyTypeObject.tp_bases(type.address);
        assign(type, bases, base, Refs.retain(ts, value));
        ArrayList<Mro> saved = new ArrayList<>();
        try {
            linearize(ts, type, saved);
        } catch (PyException e) {
            for (Mro m : saved) {
                m.restore(ts);
            }
            if (type.bases() == bases) { // else an mro() has assigned others meanwhile
                assign(type, oldBases, oldBase, oldTuple);
                type.keep(ts, value);
            } else {
                type.keep(ts, oldTuple);
            }
            throw e;
        }
        for (Mro m : saved) {
            m.type.keep(ts, m.oldTuple);
            Refs.release(ts, m.type.address);
        }
        // Read without a lock: whoever has the old tuple may go on with it.
        type.keep(ts, oldTuple);
        if (type.bases() != bases) {
            return;
        }
        TypeCache.remove(type, oldBases);
        for (PyType b : bases) {
            TypeCache.addSubclass(b, type);
        }
        type.resolveAll(ts);
        TypeCache.modified(type);
    }

    private static void assign(PyHeapType type, PyType[] bases, PyType base, long tuple) {
        type.setBases(bases, base);
        PyTypeObject.tp_bases(type.address, tuple);
        PyTypeObject.tp_base(type.address, base.address);
    }

    /**
     * The order of a class before and after, to go back if a class further down can have none; with a
     * reference to the class.
     */
    private record Mro(PyHeapType type, PyType[] old, long oldTuple, long newTuple) {
        void restore(ThreadState ts) {
            if (PyTypeObject.tp_mro(type.address) == newTuple) {
                type.mro = old;
                PyTypeObject.tp_mro(type.address, oldTuple);
                type.keep(ts, newTuple);
            } else {
                type.keep(ts, oldTuple);
            }
            Refs.release(ts, type.address);
        }
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
            if (bases[i].isSubtypeOf(type) || isBasedOn(bases[i], type)) {
                throw Errors.typeError(ts, "a __bases__ item causes an inheritance cycle");
            }
        }
        return bases;
    }

    /** While an mro() runs, {@code base} is ahead of the MRO. */
    private static boolean isBasedOn(PyType type, PyType other) {
        for (PyType t = type; t != null; t = t.base) {
            if (t == other) {
                return true;
            }
        }
        return false;
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

    private static void linearize(ThreadState ts, PyHeapType type, ArrayList<Mro> saved) {
        PyType[] old = type.mro;
        long oldTuple = PyTypeObject.tp_mro(type.address);
        if (!ClassCreation.setMro(ts, type)) {
            return;
        }
        long newTuple = PyTypeObject.tp_mro(type.address);
        Refs.retain(ts, type.address);
        saved.add(new Mro(type, old, oldTuple, newTuple));
        PyType[] all = TypeCache.subclasses(ts, type);
        try {
            for (PyType t : all) {
                linearize(ts, (PyHeapType) t, saved);
            }
        } finally {
            TypeCache.release(ts, all);
        }
    }
}
