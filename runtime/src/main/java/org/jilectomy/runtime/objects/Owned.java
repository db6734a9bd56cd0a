package org.jilectomy.runtime.objects;

import java.util.Arrays;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Collects what objects own, for those who release it when the objects are gone.
 *
 * <p>Each thread has one that all deallocations use as a stack: what is released for an outer object
 * kills inner ones, which put theirs on top and take it off again. So no death costs the JVM memory.
 */
final class Owned implements Visitor {
    /** Room (the JVM puts longs first) between {@link #count} and what another thread may read or write. */
    @SuppressWarnings("unused")
    private long p0, p1, p2, p3, p4, p5, p6, p7;

    int count;
    long[] objects = new long[64];

    /** The calling thread's. */
    static Owned of(ThreadState ts) {
        if (ts.owned == null) {
            ts.owned = new Owned();
        }
        return (Owned) ts.owned;
    }

    /** One of them, which is not here any more: a tracing collector looks at this array. */
    long take(int i) {
        long object = objects[i];
        objects[i] = 0;
        return object;
    }

    @Override
    public void visit(long object) {
        if (count == objects.length) {
            objects = Arrays.copyOf(objects, count * 2);
        }
        objects[count++] = object;
    }
}
