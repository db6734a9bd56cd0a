package org.jilectomy.runtime.objects;

import org.jilectomy.heap.AddressList;
import org.jilectomy.heap.Growth;
import org.jilectomy.heap.Header;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.state.ThreadState;
import org.jilectomy.safepoint.Safepoint;

/**
 * {@code gc.freeze()}: all objects there are go into a generation that no collection looks at, and
 * pools that have no others are not walked. What only frozen objects refer to lives, since nobody
 * takes their references away.
 *
 * <p>A frozen object's class is frozen, too, unless it was given another one afterwards: then full
 * collections have to look at frozen objects for their classes.
 */
public final class GcFreeze {
    private static volatile boolean any;
    private static volatile boolean anyOfNewClass;

    private GcFreeze() {}

    /** Sets all objects aside. */
    public static void freeze(ThreadState ts) {
        move(ts, Generations.OLDEST, Generations.FROZEN);
        any = true;
    }

    /** Makes frozen objects old ones. */
    public static void unfreeze(ThreadState ts) {
        if (any) {
            move(ts, Generations.FROZEN, Generations.OLDEST);
            any = false;
            anyOfNewClass = false;
        }
    }

    private static void move(ThreadState ts, int from, int to) {
        Safepoint.stopTheWorld(ts, new Runnable() {
            @Override
            public void run() {
                Refcount.settle();
                Heap.unchecked(() -> moveStopped(from, to));
            }
        });
    }

    private static void moveStopped(int from, int to) {
        try (AddressList all = new AddressList()) {
            Heap.trackedObjects(all, from);
            for (long i = all.size() - 1; i >= 0; i--) {
                if (to == Generations.FROZEN || Generations.of(all.get(i)) == from) {
                    Generations.move(all.get(i), to);
                }
            }
        }
        if (!Header.TRACING) { // which walks over all pools
            if (to == Generations.FROZEN) {
                Growth.reset(to);
            } else {
                Growth.lower(to);
            }
        }
    }

    /** Whether {@code gc.freeze()} has set the object aside; any object. */
    static boolean isFrozen(long object) {
        return any && PyType.of(object).preHeader != 0
                && Generations.of(object) == Generations.FROZEN;
    }

    /** Before an object gets another class. */
    static void beforeNewClass(long object) {
        if (isFrozen(object)) {
            anyOfNewClass = true;
        }
    }

    /** Whether a class may have to live for an object that is frozen. */
    static boolean keepsClasses() {
        return anyOfNewClass;
    }
}
