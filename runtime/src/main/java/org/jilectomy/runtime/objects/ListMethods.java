package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyListObject;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.state.ThreadState;

/** The Python-visible methods of {@code list}, in CPython's order, and list comparison. */
final class ListMethods {
    private ListMethods() {}

    static void define(TypeDef def) {
        def.in(ListMethods.class)
                .method("__getitem__(self, index, /)", "x.__getitem__(y) <==> x[y]", "subscript")
                .method(
                        "__reversed__(self, /)",
                        "Return a reverse iterator over the list.",
                        "reversed")
                .method("__sizeof__(self, /)", "Return the size of the list in memory, in bytes.",
                        "sizeof")
                .method("clear(self, /)", "Remove all items from list.")
                .method("copy(self, /)", "Return a shallow copy of the list.")
                .method("append(self, object, /)", "Append object to the end of the list.")
                .method("insert(self, index, object, /)", "Insert object before index.")
                .method(
                        "extend(self, iterable, /)",
                        "Extend list by appending elements from the iterable.")
                .method(
                        "pop(self, index=-1, /)",
                        "Remove and return item at index (default last).\n\nRaises IndexError if"
                                + " list is empty or index is out of range.")
                .method(
                        "remove(self, value, /)",
                        "Remove first occurrence of value.\n\nRaises ValueError if the value is"
                                + " not present.")
                .method(
                        "index(self, value, start=0, stop=sys.maxsize, /)",
                        "Return first index of value.\n\nRaises ValueError if the value is not"
                                + " present.")
                .method("count(self, value, /)", "Return number of occurrences of value.")
                .method("reverse(self, /)", "Reverse *IN PLACE*.")
                .method(
                        "sort(self, /, *, key=None, reverse=False)",
                        "Sort the list in ascending order and return None.\n\nThe sort is in-place"
                                + " (i.e. the list itself is modified) and stable (i.e. the\norder"
                                + " of two equal elements is maintained).\n\nIf a key function is"
                                + " given, apply it once to each list item and sort them,\n"
                                + "ascending or descending, according to their function values.\n\n"
                                + "The reverse flag can be set to sort in descending order.")
                .classMethod("__class_getitem__(cls, item, /)", "See PEP 585", "classGetItem");
    }

    static long subscript(ThreadState ts, long self, long index) {
        return PyList.TYPE.mp_subscript(ts, self, index);
    }

    static long reversed(ThreadState ts, long self) {
        return PyListReverseIterator.create(ts, self);
    }

    static long sizeof(ThreadState ts, long self) {
        return PyLong.of(ts, PyType.of(self).basicSize + PyListObject.allocated(self) * 8);
    }

    static long clear(ThreadState ts, long self) {
        PyList.clear(ts, self);
        return Singletons.None;
    }

    static long copy(ThreadState ts, long self) {
        return ListSlices.copy(ts, self);
    }

    static long append(ThreadState ts, long self, long object) {
        PyList.append(ts, self, object);
        return Singletons.None;
    }

    static long insert(ThreadState ts, long self, long index, long object) {
        PyList.insert(ts, self, position(ts, index), object);
        return Singletons.None;
    }

    private static long position(ThreadState ts, long index) {
        return Immediate.isInt(index)
                ? Immediate.intValue(index)
                : Text.ssize(ts, index, 0);
    }

    static long extend(ThreadState ts, long self, long iterable) {
        extendWith(ts, self, iterable);
        return Singletons.None;
    }

    static long pop(ThreadState ts, long self, long index) {
        long i = index == 0 ? -1 : position(ts, index);
        ObjectLock.lock(ts, self);
        long n = PyVarObject.ob_size(self);
        if (i < 0) {
            i += n;
        }
        if (i < 0 || i >= n) {
            ObjectLock.unlock(ts, self);
            throw Errors.indexError(
                    ts, n == 0 ? "pop from empty list" : "pop index out of range");
        }
        long item = PyListObject.ob_item_at(self, i);
        if (i == n - 1) {
            ListArray.resizeLockHeld(ts, self, n - 1);
        } else {
            ListArray.removeRangeLockHeld(ts, self, i, 1);
        }
        ObjectLock.unlock(ts, self);
        return Refs.fromMemorySteal(ts, item);
    }

    static long remove(ThreadState ts, long self, long value) {
        ObjectLock.lock(ts, self);
        long i = PyList.findLockHeld(ts, self, value, 0, Long.MAX_VALUE);
        if (i < 0) {
            ObjectLock.unlock(ts, self);
            throw Errors.valueError(ts, "list.remove(x): x not in list");
        }
        // A comparison in Python may have shortened the list meanwhile.
        long old = 0;
        if (i < PyVarObject.ob_size(self)) {
            old = PyListObject.ob_item_at(self, i);
            ListArray.removeRangeLockHeld(ts, self, i, 1);
        }
        ObjectLock.unlock(ts, self);
        Refs.xrelease(ts, old);
        return Singletons.None;
    }

    static long index(ThreadState ts, long self, long value, long start, long stop) {
        long from = PySlice.argument(ts, start, 0);
        long end = PySlice.argument(ts, stop, Long.MAX_VALUE);
        ObjectLock.lock(ts, self);
        long n = PyVarObject.ob_size(self);
        from = from < 0 ? Math.max(from + n, 0) : from;
        end = end < 0 ? end + n : end;
        long i = PyList.findLockHeld(ts, self, value, from, end);
        ObjectLock.unlock(ts, self);
        if (i >= 0) {
            return PyLong.of(ts, i);
        }
        UnicodeBuilder b = new UnicodeBuilder();
        ReprGuard.appendRepr(ts, b, value);
        throw Errors.valueError(ts, b.append(" is not in list").toString());
    }

    static long count(ThreadState ts, long self, long value) {
        long count = 0;
        ObjectLock.lock(ts, self);
        long i = -1;
        while ((i = PyList.findLockHeld(ts, self, value, i + 1, Long.MAX_VALUE)) >= 0) {
            count++;
        }
        ObjectLock.unlock(ts, self);
        return PyLong.of(ts, count);
    }

    static long reverse(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        for (long i = 0, j = PyVarObject.ob_size(self) - 1; i < j; i++, j--) {
            long item = PyListObject.ob_item_at(self, i);
            PyListObject.ob_item_at(self, i, PyListObject.ob_item_at(self, j));
            PyListObject.ob_item_at(self, j, item);
        }
        ObjectLock.unlock(ts, self);
        return Singletons.None;
    }

    static long sort(ThreadState ts, long self, long key, long reverse) {
        // The flag is an int to CPython: anything else is a TypeError, not a truth value.
        boolean descending = reverse != 0 && PyLong.asLong(ts, reverse) != 0;
        ListSort.sort(ts, self, key, descending);
        return Singletons.None;
    }

    static long classGetItem(ThreadState ts, long cls, long item) {
        return PyGenericAlias.create(ts, cls, item);
    }

    // ---------------------------------------------------------------- extend

    /**
     * {@code list_extend}. What built-in containers hold is read first and appended in one go, so
     * that other threads see all or nothing; other iterators may run Python code, which sees the list
     * grow item by item.
     */
    static void extendWith(ThreadState ts, long self, long iterable) {
        if (iterable == self || isPlainContainer(iterable)) {
            Items items =
                    iterable == self ? PyList.snapshot(ts, self) : Items.of(ts, iterable);
            appendAllSteal(ts, self, items);
            return;
        }
        long it = Abstract.iter(ts, iterable);
        try {
            long hint = LengthHint.of(ts, iterable, 8);
            makeRoom(ts, self, hint);
            PyType type = PyType.of(it);
            for (long value; (value = type.iternextObject(ts, it)) != 0;) {
                PyList.appendSteal(ts, self, value);
            }
        } finally {
            Refs.release(ts, it);
        }
        ObjectLock.lock(ts, self);
        long n = PyVarObject.ob_size(self);
        if (n < PyListObject.allocated(self)) {
            ListArray.resizeLockHeld(ts, self, n);
        }
        ObjectLock.unlock(ts, self);
    }

    private static boolean isPlainContainer(long v) {
        if (Immediate.is(v)) {
            return false;
        }
        PyType t = PyType.of(v);
        return t == PyList.TYPE
                || t == PyTuple.TYPE
                || t == PyRange.TYPE
                || t == PyDict.TYPE
                || t == PyUnicode.TYPE
                || t == PySet.TYPE
                || t == PySet.FROZEN
                || t instanceof PyDictView;
    }

    private static void appendAllSteal(ThreadState ts, long self, Items items) {
        if (items.size == 0) {
            return;
        }
        ObjectLock.lock(ts, self);
        long n = PyVarObject.ob_size(self);
        try {
            if (PyListObject.ob_item(self) == 0) {
                ListArray.preallocateLockHeld(ts, self, items.size);
                PyVarObject.ob_size(self, items.size);
            } else {
                ListArray.resizeLockHeld(ts, self, n + items.size);
            }
        } catch (Throwable t) {
            ObjectLock.unlock(ts, self);
            items.release(ts);
            throw t;
        }
        for (int i = 0; i < items.size; i++) {
            PyListObject.ob_item_at(self, n + i, items.objects[i]);
        }
        ObjectLock.unlock(ts, self);
    }

    private static void makeRoom(ThreadState ts, long self, long hint) {
        long more = Math.min(hint, PyList.MAX_SIZE);
        ObjectLock.lock(ts, self);
        long n = PyVarObject.ob_size(self);
        if (hint > Long.MAX_VALUE - n) {
            ObjectLock.unlock(ts, self); // the hint lies, perhaps there are fewer
            return;
        }
        if (PyListObject.ob_item(self) != 0) {
            ListArray.resizeLockHeld(ts, self, n + more);
            PyVarObject.ob_size(self, n);
        } else if (more > 0) {
            ListArray.preallocateLockHeld(ts, self, more);
        }
        ObjectLock.unlock(ts, self);
    }

    // ---------------------------------------------------------------- comparison

    /** {@code list_richcompare}: both lists are locked except while Python compares items. */
    static long compare(ThreadState ts, long self, long other, int op) {
        boolean equality = op == CompareOp.EQ || op == CompareOp.NE;
        ObjectLock.lock2(ts, self, other);
        if (equality && PyVarObject.ob_size(self) != PyVarObject.ob_size(other)) {
            ObjectLock.unlock2(ts, self, other);
            return PyBool.of(op == CompareOp.NE);
        }
        long i = 0;
        while (i < PyVarObject.ob_size(self) && i < PyVarObject.ob_size(other)) {
            long a = PyListObject.ob_item_at(self, i);
            long b = PyListObject.ob_item_at(other, i);
            int same = KeyEquality.quick(a, b);
            if (same == 0 || (same < 0 && !equalUnlocked(ts, self, other, a, b))) {
                break;
            }
            i++;
        }
        long n = PyVarObject.ob_size(self);
        long m = PyVarObject.ob_size(other);
        if (i >= n || i >= m || equality) {
            ObjectLock.unlock2(ts, self, other);
            boolean differs = i < n && i < m;
            return PyBool.of(
                    differs ? op == CompareOp.NE : CompareOp.holds(Long.compare(n, m), op));
        }
        long a = Refs.fromMemory(ts, PyListObject.ob_item_at(self, i));
        long b = Refs.fromMemory(ts, PyListObject.ob_item_at(other, i));
        ObjectLock.unlock2(ts, self, other);
        try {
            return Abstract.richCompare(ts, a, b, op);
        } finally {
            Refs.release(ts, a);
            Refs.release(ts, b);
        }
    }

    private static boolean equalUnlocked(ThreadState ts, long self, long other, long a, long b) {
        Refcount.retain(ts.heap, a);
        Refcount.retain(ts.heap, b);
        ObjectLock.unlock2(ts, self, other);
        boolean equal;
        try {
            equal = KeyEquality.ask(ts, a, b);
        } finally {
            Refcount.release(ts.heap, a);
            Refcount.release(ts.heap, b);
        }
        ObjectLock.lock2(ts, self, other);
        return equal;
    }
}
