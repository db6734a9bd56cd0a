package org.jilectomy.runtime.objects;

import java.util.Arrays;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.refcount.BiasedRefcount;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.state.ThreadState;
import org.jilectomy.safepoint.Safepoint;

/**
 * Objects that were made immortal but shall not count as leaks: classes, the functions in them, and
 * what calls read without a lock.
 *
 * <p>Counting references to a class or a method on every use would move one cache line between all
 * cores (the Gilectomy's lesson); so such objects stop being counted once they are shared by their
 * nature, and are freed together when the interpreter exits. Classes made in a loop, and what is in
 * them, are counted instead ({@link ClassUnloading}).
 *
 * <p>At exit {@link #releaseAll} first empties the namespaces of the pinned classes, then releases
 * what all pinned objects own while every one of them is still valid, and frees their memory last.
 */
public final class Pins {
    /** Whether {@link #share} does: policies whose threads shall not meet at a count. */
    static final boolean ENDS_COUNTING =
            Refcount.ACTIVE instanceof BiasedRefcount || Refcount.DEFERRED;

    /** Whether an object has an owner who alone counts it by plain stores. */
    private static final boolean BY_OWNER = Refcount.ACTIVE instanceof BiasedRefcount;

    private static long[] pinned = new long[256];
    private static int count;
    private static long[] kept = new long[64];
    private static int keptCount;
    private static volatile boolean finalizing;

    private Pins() {}

    /**
     * Makes an object immortal until {@link #releaseAll}; the caller's reference is given away.
     * Only for objects that no other thread counts yet, see {@link Refcount#makeImmortal}.
     */
    public static synchronized void immortalUntilExit(long obj) {
        if (Refcount.isImmortal(obj)) {
            return;
        }
        if (isDeferrable(obj)) {
            Refcount.defer(obj);
        } else {
            Refcount.makeImmortal(obj);
        }
        if (count == pinned.length) {
            pinned = Arrays.copyOf(pinned, count * 2);
        }
        pinned[count++] = obj;
    }

    /** What the policy {@code deferred} counts per thread. */
    private static boolean isDeferrable(long obj) {
        PyType type = PyType.of(obj);
        return type == PyFunction.TYPE || type == PyCode.TYPE || type == PyModule.TYPE
                || type.isSubtypeOf(PyTypeType.TYPE);
    }

    /** Keeps an object (or nothing: 0) until {@link #releaseAll}; takes over the reference. */
    public static synchronized void keepUntilExit(long obj) {
        if (obj == 0 || (obj & 3) != 0 || Refcount.isImmortal(obj)) {
            return;
        }
        if (keptCount == kept.length) {
            kept = Arrays.copyOf(kept, keptCount * 2);
        }
        kept[keptCount++] = obj;
    }

    /**
     * Prepares an object for use by all threads, as a call site's constant: it lives until the
     * interpreter exits.
     *
     * <p>Under the policy {@code biased} it also becomes immortal, so that threads which do not own
     * it share no written cache line. Under {@code gil} and {@code atomic} it stays counted: that traffic is
     * what those policies show.
     */
    public static void share(ThreadState ts, long obj) {
        Refs.retain(ts, obj);
        if (ENDS_COUNTING && !Refcount.isImmortal(obj)) {
            immortalWhileCounted(ts, obj);
        } else {
            keepUntilExit(obj);
        }
    }

    /**
     * As {@link #immortalUntilExit}, of an object that other threads may be counting: its owner is asked
     * to let it be for a moment, or the world stops. A stop would find the others in whatever they run,
     * and the JVM would count a slow poll there that is never seen otherwise.
     */
    static void immortalWhileCounted(ThreadState ts, long obj) {
        Runnable action = () -> immortalUntilExit(obj);
        if (!BY_OWNER || !BiasedRefcount.whileOwnerCountsNothing(ts.heap, obj, action)) {
            Safepoint.stopTheWorld(ts, action);
        }
    }

    /** Whether pinned objects are being torn down; finalizers are not called any more. */
    static boolean finalizing() {
        return finalizing;
    }

    /** All pinned objects. */
    static long[] all() {
        return Arrays.copyOf(pinned, count);
    }

    /** Clears and frees every pinned object; no Python code may run afterwards. */
    public static void releaseAll(ThreadState ts) {
        CodeHome.keepUntilExit();
        for (int i = 0; i < count; i++) {
            long obj = pinned[i];
            if (PyTypeType.isType(obj)) {
                PyDict.clear(ts, StaticTypes.dict(ts, PyType.at(obj)));
            }
        }
        finalizing = true;
        for (int i = 0; i < keptCount; i++) {
            Refcount.release(ts.heap, kept[i]);
        }
        keptCount = 0;
        Owned owned = new Owned();
        for (int i = 0; i < count; i++) {
            PyType.of(pinned[i]).tp_traverse(pinned[i], owned);
        }
        for (int i = 0; i < owned.count; i++) {
            Refcount.release(ts.heap, owned.take(i));
        }
        CycleCollector.collectSilently(ts, Generations.OLDEST); // while the types of instances are there
        ClassUnloading.freeAllDead(ts);
        LastCollection.flush(ts); // nothing that is logged may refer to what is freed now
        for (int i = 0; i < count; i++) {
            Weakrefs.forget(ts, pinned[i]);
        }
        // All types first: freeing a class ends the look-up of its instances' type.
        PyType[] types = new PyType[count];
        for (int i = 0; i < count; i++) {
            types[i] = PyType.of(pinned[i]);
        }
        for (int i = 0; i < count; i++) {
            types[i].tp_free_buffers(ts, pinned[i]);
        }
        for (int i = 0; i < count; i++) {
            Heap.freeObject(ts.heap, pinned[i]);
        }
        count = 0;
        finalizing = false;
    }
}
