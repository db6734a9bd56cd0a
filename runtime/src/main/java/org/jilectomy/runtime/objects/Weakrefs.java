package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyWeakReference;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The list of weak references that an object with {@code tp_weaklistoffset} heads.
 *
 * <p>Only clearing is here: when the object dies every reference in the list forgets it.
 */
final class Weakrefs {
    private Weakrefs() {}

    /** Called by the deallocator, which is the only user of the object left. */
    static void clear(ThreadState ts, long self, int offset) {
        long ref = Memory.getLong(self + offset);
        if (ref == 0) {
            return;
        }
        Memory.putLong(self + offset, 0);
        while (ref != 0) {
            long next = PyWeakReference.wr_next(ref);
            PyWeakReference.wr_object(ref, Singletons.None);
            PyWeakReference.wr_prev(ref, 0);
            PyWeakReference.wr_next(ref, 0);
            ref = next;
        }
    }
}
