package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/** Iteration, containment, subscripts and isinstance for {@link Abstract}. */
final class AbstractContainers {
    private AbstractContainers() {}

    // ---------------------------------------------------------------- iteration

    static long iter(ThreadState ts, long o) {
        PyType type = PyType.of(o);
        long it = type.tp_iter(ts, o);
        if (it == 0) {
            if (type.isSequence()) {
                return PySeqIter.create(ts, o);
            }
            throw Errors.typeError(ts, "'" + type.name() + "' object is not iterable");
        }
        PyType iterator = PyType.of(it);
        if (!iterator.isIterator()) {
            Refs.release(ts, it);
            throw Errors.typeError(ts,
                    "iter() returned non-iterator of type '" + iterator.name() + "'");
        }
        return it;
    }

    static boolean isIterable(PyType type) {
        if (type.isSequence()) {
            return true;
        }
        if (type instanceof PyHeapType h) {
            long m = h.slots.method[Special.ITER];
            return m != 0 ? m != Singletons.None : isIterable(h.slots.builtin[Special.ITER]);
        }
        return BuiltinSlots.inherits(type, Special.ITER);
    }

    /** Compare {@code _PySequence_IterSearch}. */
    static boolean containsByIteration(ThreadState ts, long container, long value) {
        long it;
        try {
            it = iter(ts, container);
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.TypeError)) {
                throw e;
            }
            Errors.discard(ts, e);
            throw Errors.typeError(ts, "argument of type '" + PyType.of(container).name()
                    + "' is not iterable");
        }
        try {
            for (long v = Abstract.next(ts, it); v != 0; v = Abstract.next(ts, it)) {
                boolean same;
                try {
                    same = Abstract.compareBool(ts, v, value, CompareOp.EQ);
                } finally {
                    Refs.release(ts, v);
                }
                if (same) {
                    return true;
                }
            }
            return false;
        } finally {
            Refs.release(ts, it);
        }
    }

    // ---------------------------------------------------------------- subscripts

    /** What {@code o[key]} does when {@code o}'s type has no subscript slot. */
    static long noSubscript(ThreadState ts, long o, long key) {
        if (PyTypeType.isType(o)) {
            if (o == PyTypeType.TYPE.address) {
                return PyGenericAlias.create(ts, o, key);
            }
            long hook = Abstract.lookupAttr(ts, o, Names.__class_getitem__);
            if (hook != 0 && hook != Singletons.None) {
                try {
                    return Abstract.call(ts, hook, key);
                } finally {
                    Refs.release(ts, hook);
                }
            }
            throw Errors.typeError(ts, "type '" + PyType.at(o).name() + "' is not subscriptable");
        }
        throw Errors.typeError(ts, "'" + PyType.of(o).name() + "' object is not subscriptable");
    }

    // ---------------------------------------------------------------- isinstance, issubclass

    static boolean isInstance(ThreadState ts, long o, long cls) {
        if (PyType.addressOf(o) == cls) {
            return true;
        }
        PyType meta = PyType.of(cls);
        if (meta == PyTypeType.TYPE) {
            return plainIsInstance(ts, o, cls);
        }
        if (meta == PyUnion.TYPE) {
            return isInstance(ts, o, PyUnion.args(cls));
        }
        if (PyTuple.TYPE.isInstance(cls)) {
            ThreadState.enter(ts);
            try {
                long n = PyTuple.size(cls);
                for (int i = 0; i < n; i++) {
                    if (isInstance(ts, o, PyTuple.item(cls, i))) {
                        return true;
                    }
                }
                return false;
            } finally {
                ThreadState.leave(ts);
            }
        }
        return hook(ts, cls, Names.__instancecheck__, o, true);
    }

    static boolean isSubclass(ThreadState ts, long derived, long cls) {
        PyType meta = PyType.of(cls);
        if (meta == PyTypeType.TYPE) {
            return derived == cls || plainIsSubclass(ts, derived, cls);
        }
        if (meta == PyUnion.TYPE) {
            return isSubclass(ts, derived, PyUnion.args(cls));
        }
        if (PyTuple.TYPE.isInstance(cls)) {
            ThreadState.enter(ts);
            try {
                long n = PyTuple.size(cls);
                for (int i = 0; i < n; i++) {
                    if (isSubclass(ts, derived, PyTuple.item(cls, i))) {
                        return true;
                    }
                }
                return false;
            } finally {
                ThreadState.leave(ts);
            }
        }
        return hook(ts, cls, Names.__subclasscheck__, derived, false);
    }

    private static boolean hook(ThreadState ts, long cls, long name, long o, boolean instance) {
        long check = Attributes.lookupSpecial(ts, cls, name);
        if (check == 0) {
            return instance ? plainIsInstance(ts, o, cls) : plainIsSubclass(ts, o, cls);
        }
        ThreadState.enter(ts);
        try {
            long r = Abstract.call(ts, check, o);
            try {
                return Abstract.isTrue(ts, r);
            } finally {
                Refs.release(ts, r);
            }
        } finally {
            ThreadState.leave(ts);
            Refs.release(ts, check);
        }
    }

    /** Compare {@code recursive_isinstance}: the type, then what {@code __class__} claims. */
    static boolean plainIsInstance(ThreadState ts, long o, long cls) {
        if (PyTypeType.isType(cls)) {
            PyType wanted = PyType.at(cls);
            PyType type = PyType.of(o);
            if (type == wanted || type.isSubtypeOf(wanted)) {
                return true;
            }
            if (!Attributes.mayPretendClass(ts, type)) {
                return false;
            }
            long claimed = Abstract.lookupAttr(ts, o, Names.__class__);
            boolean r = claimed != 0 && claimed != type.address && PyTypeType.isType(claimed)
                    && PyType.at(claimed).isSubtypeOf(wanted);
            Refs.xrelease(ts, claimed);
            return r;
        }
        checkClass(ts, cls, "isinstance() arg 2 must be a type, a tuple of types, or a union");
        long claimed = Abstract.lookupAttr(ts, o, Names.__class__);
        if (claimed == 0) {
            return false;
        }
        try {
            return abstractIsSubclass(ts, claimed, cls);
        } finally {
            Refs.release(ts, claimed);
        }
    }

    static boolean plainIsSubclass(ThreadState ts, long derived, long cls) {
        if (PyTypeType.isType(cls) && PyTypeType.isType(derived)) {
            return PyType.at(derived).isSubtypeOf(PyType.at(cls));
        }
        checkClass(ts, derived, "issubclass() arg 1 must be a class");
        checkClass(ts, cls, "issubclass() arg 2 must be a class, a tuple of classes, or a union");
        return abstractIsSubclass(ts, derived, cls);
    }

    /** {@code cls.__bases__} if that is a tuple, else 0. */
    private static long basesOf(ThreadState ts, long cls) {
        long bases = Abstract.lookupAttr(ts, cls, Names.__bases__);
        if (bases != 0 && !PyTuple.TYPE.isInstance(bases)) {
            Refs.release(ts, bases);
            return 0;
        }
        return bases;
    }

    private static void checkClass(ThreadState ts, long cls, String message) {
        long bases = basesOf(ts, cls);
        if (bases == 0) {
            throw Errors.typeError(ts, message);
        }
        Refs.release(ts, bases);
    }

    private static boolean abstractIsSubclass(ThreadState ts, long derived, long cls) {
        if (derived == cls) {
            return true;
        }
        long bases = basesOf(ts, derived);
        if (bases == 0) {
            return false;
        }
        ThreadState.enter(ts);
        try {
            long n = PyTuple.size(bases);
            for (int i = 0; i < n; i++) {
                if (abstractIsSubclass(ts, PyTuple.item(bases, i), cls)) {
                    return true;
                }
            }
            return false;
        } finally {
            ThreadState.leave(ts);
            Refs.release(ts, bases);
        }
    }
}
