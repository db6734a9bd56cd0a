package org.jilectomy.runtime.objects;

import java.util.Arrays;
import java.util.function.LongPredicate;
import org.jilectomy.heap.AddressList;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.PyWeakReference;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.locks.FutexMutex;
import org.jilectomy.locks.Gil;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The list of weak references that an object with {@code tp_weaklistoffset} heads; compare CPython
 * {@code weakrefobject.c}.
 *
 * <pre>
 *  object + tp_weaklistoffset ─► ref without callback ─► proxy without callback ─► newest … oldest
 *                                (at most one, shared)   (at most one, shared)     of all others
 * </pre>
 *
 * <p>A weak reference holds the bare address of an object it does not count. Who follows it must
 * know that the memory still is the object's. Two rules give that:
 *
 * <ol>
 *   <li>{@code wr_object} changes once, from the address to None, and the list with it; both under
 *       a lock chosen by the <em>object's address</em> (one of a fixed number: the object's own lock
 *       word may be gone). The deallocator clears the list before it frees anything.
 *   <li>So whoever holds that lock and still reads the address may look at the object's count.
 *       {@link Refcount#tryRetain} fails from the moment the count has reached zero: an object that
 *       is being buried never comes back. (If its {@code __del__} is running it is counted again,
 *       and may.)
 * </ol>
 *
 * <p>Weak references are weakly held themselves, by the list: to share or to call back one means to
 * take it with {@code tryRetain} as well. A dying one takes itself off the list under the lock.
 * {@code wr_object} becomes None with release order as the <em>last</em> write of the clearing: the
 * reference may be freed by its owner right after.
 */
final class Weakrefs {
    private static final int STRIPES = 64;
    private static final int STRIDE = 64;

    /** The locks, a cache line each; not part of any heap. */
    private static final class Locks {
        static final long WORDS = Memory.map(Memory.MAP_GRANULE, STRIDE);
    }

    private Weakrefs() {}

    // ---------------------------------------------------------------- the locks

    private static long word(long obj) {
        long mixed = (obj >>> 4) * 0x9E3779B97F4A7C15L;
        return Locks.WORDS + (mixed >>> 58) * STRIDE;
    }

    private static void lock(ThreadState ts, long obj) {
        if (!Gil.ENABLED && ThreadState.isThreaded()) {
            FutexMutex.lockAs(ts, word(obj));
        }
    }

    private static void unlock(ThreadState ts, long obj) {
        if (!Gil.ENABLED && ThreadState.isThreaded()) {
            FutexMutex.unlock(word(obj));
        }
    }

    // ---------------------------------------------------------------- using a reference

    /** What a reference refers to, owned; 0 if that is dead. */
    static long get(ThreadState ts, long ref) {
        long obj = PyWeakReference.wr_object_acquire(ref);
        if (obj == Singletons.None) {
            return 0;
        }
        lock(ts, obj);
        boolean alive = PyWeakReference.wr_object(ref) == obj
                && Refcount.tryRetain(ts.heap, obj);
        unlock(ts, obj);
        return alive ? obj : 0;
    }

    /** Whether the list forgot the reference, or its object is dying. */
    static boolean isDead(ThreadState ts, long ref) {
        long obj = get(ts, ref);
        if (obj != 0) {
            Refs.release(ts, obj);
        }
        return obj == 0;
    }

    /** The callback, owned; 0 if there is none (any more). */
    static long callback(ThreadState ts, long ref) {
        long obj = PyWeakReference.wr_object_acquire(ref);
        if (obj == Singletons.None) {
            return 0;
        }
        lock(ts, obj);
        long callback = PyWeakReference.wr_object(ref) != obj ? 0
                : PyWeakReference.wr_callback(ref);
        long value = callback == 0 ? 0 : Refs.fromMemory(ts, callback);
        unlock(ts, obj);
        return value;
    }

    // ---------------------------------------------------------------- making one

    /**
     * A weak reference of the given type.
     *
     * @param callback 0 if none
     * @return owned; not always a new one
     */
    static long create(ThreadState ts, PyType type, long obj, long callback) {
        int offset = PyType.of(obj).weakListOffset;
        if (offset == 0) {
            throw Errors.typeError(ts, "cannot create weak reference to '"
                    + PyType.of(obj).name() + "' object");
        }
        boolean shared = callback == 0 && !type.hasFlag(PyType.TPFLAGS_HEAPTYPE);
        if (shared) {
            lock(ts, obj);
            long found = basicLockHeld(ts, type, obj + offset);
            unlock(ts, obj);
            if (found != 0) {
                return found;
            }
        }
        long self = type.allocate(ts, type.basicSize);
        PyWeakReference.wr_callback(self, callback == 0 ? 0 : Refs.toObject(ts, callback));
        PyWeakReference.hash(self, -1);
        PyWeakReference.vectorcall(self, 0);
        PyWeakReference.wr_object(self, obj);
        Refcount.enableTryRetain(ts.heap, self);
        Refcount.enableTryRetain(ts.heap, obj);
        lock(ts, obj);
        long found = shared ? basicLockHeld(ts, type, obj + offset) : 0;
        if (found == 0) {
            insertLockHeld(self, obj + offset, type, shared);
        }
        unlock(ts, obj);
        if (found != 0) { // another thread made the shared one meanwhile
            Heap.freeObject(ts.heap, self);
            return found;
        }
        return self;
    }

    private static boolean isBasic(long ref, boolean proxy) {
        return ref != 0 && PyWeakReference.wr_callback(ref) == 0
                && (proxy ? PyWeakProxy.isProxy(ref) : PyWeakref.TYPE.isExactly(ref));
    }

    /** The place of the shared proxy: 0 if there is none. */
    private static long basicProxyLockHeld(long list) {
        long first = Memory.getLong(list);
        if (isBasic(first, false)) {
            first = PyWeakReference.wr_next(first);
        }
        return isBasic(first, true) ? first : 0;
    }

    private static long basicLockHeld(ThreadState ts, PyType type, long list) {
        long first = Memory.getLong(list);
        long found;
        if (type == PyWeakref.TYPE) {
            found = isBasic(first, false) ? first : 0;
        } else {
            found = basicProxyLockHeld(list);
        }
        return found != 0 && Refcount.tryRetain(ts.heap, found) ? found : 0;
    }

    private static void insertLockHeld(long self, long list, PyType type, boolean shared) {
        long first = Memory.getLong(list);
        long prev = 0;
        if (!shared || type != PyWeakref.TYPE) {
            prev = isBasic(first, false) ? first : 0;
            if (!shared) {
                long proxy = basicProxyLockHeld(list);
                prev = proxy != 0 ? proxy : prev;
            }
        }
        long next = prev == 0 ? first : PyWeakReference.wr_next(prev);
        PyWeakReference.wr_prev(self, prev);
        PyWeakReference.wr_next(self, next);
        if (prev == 0) {
            Memory.putLong(list, self);
        } else {
            PyWeakReference.wr_next(prev, self);
        }
        if (next != 0) {
            PyWeakReference.wr_prev(next, self);
        }
    }

    // ---------------------------------------------------------------- death of a reference

    /** Takes a dying reference off its object's list, if it is still on it. */
    static void unlink(ThreadState ts, long self) {
        long obj = PyWeakReference.wr_object_acquire(self);
        if (obj == Singletons.None) {
            return;
        }
        lock(ts, obj);
        if (PyWeakReference.wr_object(self) == obj) {
            unlinkLockHeld(self, obj + PyType.of(obj).weakListOffset);
            PyWeakReference.wr_object(self, Singletons.None);
        }
        unlock(ts, obj);
    }

    private static void unlinkLockHeld(long self, long list) {
        long prev = PyWeakReference.wr_prev(self);
        long next = PyWeakReference.wr_next(self);
        if (prev == 0) {
            Memory.putLong(list, next);
        } else {
            PyWeakReference.wr_next(prev, next);
        }
        if (next != 0) {
            PyWeakReference.wr_prev(next, prev);
        }
        PyWeakReference.wr_prev(self, 0);
        PyWeakReference.wr_next(self, 0);
    }

    // ---------------------------------------------------------------- death of the object

    /**
     * Makes all references forget the object and calls their callbacks, the newest first; called by
     * the deallocator while the object is whole.
     */
    static void clear(ThreadState ts, long self, int offset) {
        if (Memory.getLong(self + offset) != 0) {
            clearSlow(ts, self, offset);
        }
    }

    private static void clearSlow(ThreadState ts, long self, int offset) {
        long[] calls = clearList(ts, self, offset, true);
        if (calls == null) {
            return;
        }
        long result = GeneratorBody.setResultAside(ts);
        for (int i = 0; i < calls.length; i += 2) {
            callBackSteal(ts, calls[i], calls[i + 1]);
        }
        GeneratorBody.putBackResult(ts, result);
    }

    /** Tells one callback that the object of its reference is dead; takes both over. */
    static void callBackSteal(ThreadState ts, long ref, long callback) {
        try {
            Refs.release(ts, Abstract.call(ts, callback, ref));
        } catch (Throwable t) { // whatever it is: others are waiting for their callbacks
            Unraisable.report(ts, Errors.from(ts, t), "Exception ignored in: ", callback);
        }
        Refs.release(ts, ref);
        Refs.release(ts, callback);
    }

    /** As {@link #clear}, without callbacks: for what the interpreter's end frees. */
    static void forget(ThreadState ts, long self) {
        int offset = PyType.of(self).weakListOffset;
        if (offset != 0 && Memory.getLong(self + offset) != 0) {
            clearList(ts, self, offset, false);
        }
    }

    /**
     * As {@link #clear}, with the world stopped, of an object that is garbage. Callbacks of references
     * that are garbage themselves are not called; the others are added to {@code calls}: reference,
     * callback, both owned.
     */
    static void clearGarbage(ThreadState ts, long self, int offset, LongPredicate garbage,
            AddressList calls) {
        long ref = Memory.getLong(self + offset);
        Memory.putLong(self + offset, 0);
        while (ref != 0) {
            long next = PyWeakReference.wr_next(ref);
            long callback = PyWeakReference.wr_callback(ref);
            if (callback != 0 && !garbage.test(ref) && Refcount.tryRetain(ts.heap, ref)) {
                calls.add(ref);
                calls.add(callback);
                PyWeakReference.wr_callback(ref, 0);
            }
            PyWeakReference.wr_prev(ref, 0);
            PyWeakReference.wr_next(ref, 0);
            PyWeakReference.wr_object_release(ref, Singletons.None);
            ref = next;
        }
    }

    /** With the world stopped: a reference that is garbage forgets its object. */
    static void unlinkGarbage(long self) {
        long obj = PyWeakReference.wr_object(self);
        if (obj != Singletons.None) {
            unlinkLockHeld(self, obj + PyType.of(obj).weakListOffset);
            PyWeakReference.wr_object_release(self, Singletons.None);
        }
    }

    /** Empties the list; gives reference, callback, … to be called, owned, or null. */
    private static long[] clearList(ThreadState ts, long self, int offset, boolean call) {
        long[] calls = null;
        int n = 0;
        lock(ts, self);
        long ref = Memory.getLong(self + offset);
        Memory.putLong(self + offset, 0);
        while (ref != 0) {
            long next = PyWeakReference.wr_next(ref);
            long callback = PyWeakReference.wr_callback(ref);
            if (call && callback != 0 && Refcount.tryRetain(ts.heap, ref)) {
                if (calls == null) {
                    calls = new long[4];
                } else if (n == calls.length) {
                    calls = Arrays.copyOf(calls, 2 * n);
                }
                calls[n++] = ref;
                calls[n++] = callback;
                PyWeakReference.wr_callback(ref, 0);
            }
            PyWeakReference.wr_prev(ref, 0);
            PyWeakReference.wr_next(ref, 0);
            PyWeakReference.wr_object_release(ref, Singletons.None);
            ref = next;
        }
        unlock(ts, self);
        return calls == null ? null : Arrays.copyOf(calls, n);
    }

    // ---------------------------------------------------------------- looking

    /** The head of the list, owned; 0 if it is empty or the head is dying. */
    static long first(ThreadState ts, long obj) {
        int offset = PyType.of(obj).weakListOffset;
        lock(ts, obj);
        long ref = Memory.getLong(obj + offset);
        boolean alive = ref != 0 && Refcount.tryRetain(ts.heap, ref);
        unlock(ts, obj);
        return alive ? ref : 0;
    }

    /** All references to an object in order, owned. */
    static long[] all(ThreadState ts, long obj) {
        int offset = PyType.of(obj).weakListOffset;
        if (offset == 0) {
            return new long[0];
        }
        long[] refs = new long[4];
        int n = 0;
        lock(ts, obj);
        for (long ref = Memory.getLong(obj + offset); ref != 0; ref =
                PyWeakReference.wr_next(ref)) {
            if (Refcount.tryRetain(ts.heap, ref)) {
                if (n == refs.length) {
                    refs = Arrays.copyOf(refs, 2 * n);
                }
                refs[n++] = ref;
            }
        }
        unlock(ts, obj);
        return Arrays.copyOf(refs, n);
    }
}
