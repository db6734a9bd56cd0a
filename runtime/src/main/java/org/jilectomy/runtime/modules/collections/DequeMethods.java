package org.jilectomy.runtime.modules.collections;

import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.CompareOp;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.objects.PyGenericAlias;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The Python-visible methods of {@link PyDeque}. */
final class DequeMethods {
    private DequeMethods() {}

    static void define(TypeDef def) {
        def.method("append(self, item, /)", "Add an element to the right side of the deque.")
                .method("appendleft(self, item, /)",
                        "Add an element to the left side of the deque.")
                .method("clear(self, /)", "Remove all elements from the deque.")
                .method("copy(self, /)", "Return a shallow copy of a deque.")
                .method("__copy__(self, /)", "Return a shallow copy of a deque.", "copy")
                .method("count(self, value, /)", "D.count(value) -- return number of occurrences of"
                        + " value")
                .method("extend(self, iterable, /)",
                        "Extend the right side of the deque with elements from the iterable")
                .method("extendleft(self, iterable, /)",
                        "Extend the left side of the deque with elements from the iterable")
                .method("index(self, value, start=0, stop=sys.maxsize, /)",
                        "D.index(value, [start, [stop]]) -- return first index of value.\nRaises"
                                + " ValueError if the value is not present.")
                .method("insert(self, index, value, /)",
                        "D.insert(index, object) -- insert object before index")
                .method("pop(self, /)", "Remove and return the rightmost element.")
                .method("popleft(self, /)", "Remove and return the leftmost element.")
                .method("remove(self, value, /)",
                        "D.remove(value) -- remove first occurrence of value.")
                .method("reverse(self, /)", "D.reverse() -- reverse *IN PLACE*")
                .method("rotate(self, n=1, /)",
                        "Rotate the deque n steps to the right (default n=1).  If n is negative,"
                                + " rotates left.")
                .method("__reversed__(self, /)",
                        "D.__reversed__() -- return a reverse iterator over the deque", "reversed")
                .method("__reduce__(self, /)", "Return state information for pickling.", "reduce")
                .method("__sizeof__(self, /)",
                        "D.__sizeof__() -- size of D in memory, in bytes", "sizeof")
                .classMethod("__class_getitem__(cls, item, /)", "See PEP 585", "classGetitem")
                .getset("maxlen", "getMaxlen", null,
                        "maximum size of a deque or None if unbounded");
    }

    static long append(ThreadState ts, long self, long item) {
        PyDeque.append(ts, self, item, false);
        return Singletons.None;
    }

    static long appendleft(ThreadState ts, long self, long item) {
        PyDeque.append(ts, self, item, true);
        return Singletons.None;
    }

    static long clear(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        long[] old = DequeRing.clearLockHeld(ts, self);
        ObjectLock.unlock(ts, self);
        PyDeque.releaseAll(ts, old);
        return Singletons.None;
    }

    static long copy(ThreadState ts, long self) {
        PyType type = PyType.of(self);
        long maxlen = DequeRing.maxlen(self);
        if (type == PyDeque.TYPE) {
            long result = PyDeque.create(ts, type, maxlen);
            for (long object : PyDeque.snapshot(ts, self)) {
                PyDeque.appendSteal(ts, result, object, false);
            }
            return result;
        }
        long result = maxlen < 0
                ? Abstract.call(ts, type.address, self)
                : Abstract.callWithInt(ts, type.address, self, maxlen);
        if (!PyDeque.TYPE.isInstance(result)) {
            String got = PyType.of(result).name();
            Refs.release(ts, result);
            throw Errors.typeError(ts, type.name() + "() must return a deque, not " + got);
        }
        return result;
    }

    static long count(ThreadState ts, long self, long value) {
        long state = DequeRing.state(self);
        long n = DequeRing.length(self);
        long count = 0;
        for (long i = 0; i < n; i++) {
            long item = PyDeque.getItem(ts, self, i);
            if (item == 0) {
                break;
            }
            try {
                count += Abstract.compareBool(ts, item, value, CompareOp.EQ) ? 1 : 0;
            } finally {
                Refs.release(ts, item);
            }
            if (DequeRing.state(self) != state) {
                throw Errors.runtimeError(ts, "deque mutated during iteration");
            }
        }
        return PyLong.of(ts, count);
    }

    static long extend(ThreadState ts, long self, long iterable) {
        PyDeque.extend(ts, self, iterable, false);
        return Singletons.None;
    }

    static long extendleft(ThreadState ts, long self, long iterable) {
        PyDeque.extend(ts, self, iterable, true);
        return Singletons.None;
    }

    static long index(ThreadState ts, long self, long value, long start, long stop) {
        long n = DequeRing.length(self);
        long from = clip(start == 0 ? 0 : sliceIndex(ts, start), n);
        long to = clip(stop == 0 ? n : sliceIndex(ts, stop), n);
        long i = PyDeque.find(ts, self, value, from, to, false);
        if (i < 0) {
            throw Errors.valueError(ts, Abstract.reprJava(ts, value) + " is not in deque");
        }
        return PyLong.of(ts, i);
    }

    private static long sliceIndex(ThreadState ts, long value) {
        if (!PyType.of(value).hasIndex()) {
            throw Errors.typeError(ts,
                    "slice indices must be integers or have an __index__ method");
        }
        return Abstract.asIndex(ts, value);
    }

    private static long clip(long i, long n) {
        return Math.min(i < 0 ? Math.max(i + n, 0) : i, n);
    }

    static long insert(ThreadState ts, long self, long index, long value) {
        long i = Abstract.asIndexOrThrow(ts, index, Exceptions.OverflowError);
        long object = Refs.toObject(ts, value);
        ObjectLock.lock(ts, self);
        long n = DequeRing.length(self);
        boolean full = n == DequeRing.maxlen(self);
        if (!full) {
            DequeRing.insertLockHeld(ts, self, clip(i, n), object);
        }
        ObjectLock.unlock(ts, self);
        if (full) {
            Refs.release(ts, object);
            throw Errors.indexError(ts, "deque already at its maximum size");
        }
        return Singletons.None;
    }

    static long pop(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        long object = DequeRing.popLockHeld(self);
        ObjectLock.unlock(ts, self);
        return popped(ts, object);
    }

    static long popleft(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        long object = DequeRing.popLeftLockHeld(self);
        ObjectLock.unlock(ts, self);
        return popped(ts, object);
    }

    private static long popped(ThreadState ts, long object) {
        if (object == 0) {
            throw Errors.indexError(ts, "pop from an empty deque");
        }
        return Refs.fromMemorySteal(ts, object);
    }

    static long remove(ThreadState ts, long self, long value) {
        long n = DequeRing.length(self);
        long state = DequeRing.state(self);
        long i = PyDeque.find(ts, self, value, 0, n, true);
        if (i < 0) {
            throw Errors.valueError(ts, Abstract.reprJava(ts, value) + " is not in deque");
        }
        ObjectLock.lock(ts, self);
        boolean same = DequeRing.state(self) == state;
        long old = same ? DequeRing.removeLockHeld(self, i) : 0;
        ObjectLock.unlock(ts, self);
        if (!same) {
            throw Errors.indexError(ts, "deque mutated during remove().");
        }
        Refs.release(ts, old);
        return Singletons.None;
    }

    static long reverse(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        DequeRing.reverseLockHeld(self);
        ObjectLock.unlock(ts, self);
        return Singletons.None;
    }

    static long rotate(ThreadState ts, long self, long n) {
        long steps = n == 0 ? 1 : Abstract.asIndexOrThrow(ts, n, Exceptions.OverflowError);
        ObjectLock.lock(ts, self);
        DequeRing.rotateLockHeld(self, steps);
        ObjectLock.unlock(ts, self);
        return Singletons.None;
    }

    static long reversed(ThreadState ts, long self) {
        return PyDequeIterator.create(ts, PyDequeIterator.REVERSE, self, 0);
    }

    /** {@code (type, () or ((), maxlen), state, iterator)}. */
    static long reduce(ThreadState ts, long self) {
        long state = Abstract.callMethod(ts, self, Names.of("__getstate__"));
        long maxlen = DequeRing.maxlen(self);
        long it;
        try {
            it = Abstract.iter(ts, self);
        } catch (Throwable t) {
            Refs.release(ts, state);
            throw t;
        }
        long args = maxlen < 0 ? PyTuple.empty(ts)
                : PyTuple.ofSteal(ts, PyTuple.empty(ts), PyLong.of(ts, maxlen));
        return PyTuple.fromArraySteal(ts,
                new long[] {Refs.retain(ts, PyType.addressOf(self)), args, state, it});
    }

    static long sizeof(ThreadState ts, long self) {
        return PyLong.of(ts, PyType.of(self).basicSize
                + 8 * Memory.getLong(self + DequeRing.CAPACITY));
    }

    static long classGetitem(ThreadState ts, long cls, long item) {
        return PyGenericAlias.create(ts, cls, item);
    }

    static long getMaxlen(ThreadState ts, long self) {
        long maxlen = DequeRing.maxlen(self);
        return maxlen < 0 ? Singletons.None : PyLong.of(ts, maxlen);
    }
}
