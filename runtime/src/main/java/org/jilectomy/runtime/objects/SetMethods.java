package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PySetObject;
import org.jilectomy.heap.layout.PyTupleObject;
import org.jilectomy.heap.layout.setentry;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/** The Python-visible methods of {@code set} and {@code frozenset}. */
final class SetMethods {
    private SetMethods() {}

    static void define(TypeDef def, boolean frozen) {
        def.in(SetMethods.class)
                .method(
                        "__contains__(self, y, /)",
                        "x.__contains__(y) <==> y in x.",
                        "containsMethod")
                .method("copy(self, /)", "Return a shallow copy of a set.")
                .method(
                        "difference(self, /, *others)",
                        "Return the difference of two or more sets as a new set.\n\n(i.e. all"
                                + " elements that are in this set but not the others.)")
                .method(
                        "intersection(self, /, *others)",
                        "Return the intersection of two sets as a new set.\n\n(i.e. all elements"
                                + " that are in both sets.)")
                .method(
                        "isdisjoint(self, other, /)",
                        "Return True if two sets have a null intersection.")
                .method(
                        "issubset(self, other, /)",
                        "Report whether another set contains this set.")
                .method(
                        "issuperset(self, other, /)",
                        "Report whether this set contains another set.")
                .method(
                        "__reduce__(self, /)",
                        "Return state information for pickling.",
                        "reduce")
                .method(
                        "__sizeof__(self, /)",
                        "S.__sizeof__() -> size of S in memory, in bytes",
                        "sizeof")
                .method(
                        "symmetric_difference(self, other, /)",
                        "Return the symmetric difference of two sets as a new set.\n\n(i.e. all"
                                + " elements that are in exactly one of the sets.)",
                        "symmetricDifference")
                .method(
                        "union(self, /, *others)",
                        "Return the union of sets as a new set.\n\n(i.e. all elements that are in"
                                + " either set.)")
                .classMethod("__class_getitem__(cls, item, /)", "See PEP 585", "classGetItem");
        if (!frozen) {
            defineChanging(def);
        }
    }

    private static void defineChanging(TypeDef def) {
        def.method(
                "add(self, elem, /)",
                "Add an element to a set.\n\nThis has no effect if the element is already"
                        + " present.")
                .method("clear(self, /)", "Remove all elements from this set.")
                .method(
                        "discard(self, elem, /)",
                        "Remove an element from a set if it is a member.\n\nUnlike set.remove(),"
                                + " the discard() method does not raise\nan exception when an"
                                + " element is missing from the set.")
                .method(
                        "difference_update(self, /, *others)",
                        "Remove all elements of another set from this set.",
                        "differenceUpdate")
                .method(
                        "intersection_update(self, /, *others)",
                        "Update a set with the intersection of itself and another.",
                        "intersectionUpdate")
                .method(
                        "pop(self, /)",
                        "Remove and return an arbitrary set element.\nRaises KeyError if the set"
                                + " is empty.")
                .method(
                        "remove(self, elem, /)",
                        "Remove an element from a set; it must be a member.\n\nIf the element is"
                                + " not a member, raise a KeyError.")
                .method(
                        "symmetric_difference_update(self, other, /)",
                        "Update a set with the symmetric difference of itself and another.",
                        "symmetricDifferenceUpdate")
                .method(
                        "update(self, /, *others)",
                        "Update a set with the union of itself and others.");
    }

    // ---------------------------------------------------------------- single keys

    static long add(ThreadState ts, long self, long key) {
        PySet.add(ts, self, key);
        return Singletons.None;
    }

    static long clear(ThreadState ts, long self) {
        PySet.clear(ts, self);
        return Singletons.None;
    }

    /** {@code key in self}; a set looked for stands for the frozenset of its elements. */
    static boolean containsKey(ThreadState ts, long self, long key) {
        try {
            return PySet.contains(ts, self, key);
        } catch (PyException e) {
            long frozen = frozenStandIn(ts, key, e);
            try {
                return PySet.contains(ts, self, frozen);
            } finally {
                Refs.release(ts, frozen);
            }
        }
    }

    /** After a failed hash: the frozenset to look for instead, or the exception again. */
    private static long frozenStandIn(ThreadState ts, long key, PyException e) {
        if (!PySet.TYPE.isInstance(key) || !Errors.matches(e, Exceptions.TypeError)) {
            throw e;
        }
        Errors.discard(ts, e);
        return PySet.make(ts, PySet.FROZEN, key);
    }

    static boolean discardKey(ThreadState ts, long self, long key) {
        try {
            return PySet.discard(ts, self, key);
        } catch (PyException e) {
            long frozen = frozenStandIn(ts, key, e);
            try {
                return PySet.discard(ts, self, frozen);
            } finally {
                Refs.release(ts, frozen);
            }
        }
    }

    static long containsMethod(ThreadState ts, long self, long key) {
        return PyBool.of(containsKey(ts, self, key));
    }

    static long discard(ThreadState ts, long self, long key) {
        discardKey(ts, self, key);
        return Singletons.None;
    }

    static long remove(ThreadState ts, long self, long key) {
        if (!discardKey(ts, self, key)) {
            throw Errors.keyError(ts, key);
        }
        return Singletons.None;
    }

    static long pop(ThreadState ts, long self) {
        SetTable.lock(ts, self);
        if (PySetObject.used(self) == 0) {
            SetTable.unlock(ts, self);
            long message = PyUnicode.fromJava(ts, "pop from an empty set");
            try {
                throw Errors.keyError(ts, message);
            } finally {
                Refs.release(ts, message);
            }
        }
        long object = SetTable.popLockHeld(self);
        SetTable.unlock(ts, self);
        return Refs.fromMemorySteal(ts, object);
    }

    // ---------------------------------------------------------------- whole sets

    static long copy(ThreadState ts, long self) {
        return SetOperations.copy(ts, self);
    }

    static long difference(ThreadState ts, long self, long others) {
        return SetOperations.differenceOfAll(ts, self, others);
    }

    static long differenceUpdate(ThreadState ts, long self, long others) {
        long n = PyTuple.size(others);
        for (long i = 0; i < n; i++) {
            SetOperations.differenceUpdate(ts, self, PyTupleObject.ob_item_at(others, i));
        }
        return Singletons.None;
    }

    static long intersection(ThreadState ts, long self, long others) {
        return SetOperations.intersectionOfAll(ts, self, others);
    }

    static long intersectionUpdate(ThreadState ts, long self, long others) {
        long result = SetOperations.intersectionOfAll(ts, self, others);
        SetOperations.replaceSteal(ts, self, result);
        return Singletons.None;
    }

    static long isdisjoint(ThreadState ts, long self, long other) {
        return PyBool.of(SetOperations.isDisjoint(ts, self, other));
    }

    static long issubset(ThreadState ts, long self, long other) {
        return PyBool.of(SetOperations.isSubsetOf(ts, self, other));
    }

    static long issuperset(ThreadState ts, long self, long other) {
        return PyBool.of(SetOperations.isSupersetOf(ts, self, other));
    }

    static long symmetricDifference(ThreadState ts, long self, long other) {
        return SetOperations.symmetricDifference(ts, self, other);
    }

    static long symmetricDifferenceUpdate(ThreadState ts, long self, long other) {
        SetOperations.symmetricDifferenceUpdate(ts, self, other);
        return Singletons.None;
    }

    static long union(ThreadState ts, long self, long others) {
        return SetOperations.unionOfAll(ts, self, others);
    }

    static long update(ThreadState ts, long self, long others) {
        long n = PyTuple.size(others);
        for (long i = 0; i < n; i++) {
            SetOperations.update(ts, self, PyTupleObject.ob_item_at(others, i));
        }
        return Singletons.None;
    }

    static long reduce(ThreadState ts, long self) {
        long list = PyList.fromIterable(ts, self);
        long args = PyTuple.of(ts, list);
        Refs.release(ts, list);
        long state;
        try {
            state = ObjectReduce.state(ts, self, false);
        } catch (Throwable t) {
            Refs.release(ts, args);
            throw t;
        }
        long[] parts = {Refs.retain(ts, PyType.addressOf(self)), args, state};
        return PyTuple.fromArraySteal(ts, parts);
    }

    static long sizeof(ThreadState ts, long self) {
        SetTable.lock(ts, self);
        long bytes = PyType.of(self).basicSize;
        if (PySetObject.table(self) != PySetObject.smalltable(self)) {
            bytes += (PySetObject.mask(self) + 1) * setentry.SIZE;
        }
        SetTable.unlock(ts, self);
        return PyLong.of(ts, bytes);
    }

    static long classGetItem(ThreadState ts, long cls, long item) {
        return PyGenericAlias.create(ts, cls, item);
    }

    // ---------------------------------------------------------------- slots' work

    static long repr(ThreadState ts, long self) {
        boolean plain = PySet.TYPE.isExactly(self);
        UnicodeBuilder b = new UnicodeBuilder();
        if (!ReprGuard.enter(ts, self)) {
            return b.append(PyType.of(self).name()).append("(...)").finish(ts);
        }
        SetTable.Snapshot keys = new SetTable.Snapshot(ts, self);
        try {
            if (keys.keys.length == 0) {
                return b.append(PyType.of(self).name()).append("()").finish(ts);
            }
            if (!plain) {
                b.append(PyType.of(self).name()).append('(');
            }
            b.append('{');
            for (int i = 0; i < keys.keys.length; i++) {
                if (i > 0) {
                    b.append(", ");
                }
                ReprGuard.appendRepr(ts, b, keys.keys[i]);
            }
            b.append(plain ? "}" : "})");
            return b.finish(ts);
        } finally {
            keys.release(ts);
            ReprGuard.leave(ts);
        }
    }

    /** {@code frozenset_hash}: the order of the slots must not matter, so all hashes are xored. */
    static long frozenHash(long self) {
        long mask = PySetObject.mask(self);
        long fill = PySetObject.fill(self);
        long used = PySetObject.used(self);
        long hash = 0;
        long slot = PySetObject.table(self);
        for (long i = 0; i <= mask; i++, slot += setentry.SIZE) {
            hash ^= shuffle(setentry.hash(slot));
        }
        if ((mask + 1 - fill & 1) != 0) {
            hash ^= shuffle(0);
        }
        if ((fill - used & 1) != 0) {
            hash ^= shuffle(-1);
        }
        hash ^= (used + 1) * 1927868237L;
        hash ^= hash >>> 11 ^ hash >>> 25;
        hash = hash * 69069L + 907133923L;
        return hash == -1 ? 590923713L : hash;
    }

    private static long shuffle(long h) {
        return (h ^ 89869747L ^ h << 16) * 3644798167L;
    }
}
