package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.GcHead;

/**
 * How many collections an object has survived: two bits of its GC head.
 *
 * <pre>
 *  0        young: made since the last collection. These bits of a new object are 0
 *  1        survived a collection of the youngest
 *  2        old
 *  FROZEN   gc.freeze() has set it aside; no collection looks at it
 * </pre>
 *
 * <p>CPython keeps a list for each generation. We find the members of a generation by walking the
 * pools; so allocating an object costs nothing for it, and a collection of the youngest is not much
 * cheaper than one of all. Collections come with the growth of the heap instead of with numbers of
 * objects (see {@link CycleTrigger}).
 */
final class Generations {
    static final int COUNT = 3;
    static final int OLDEST = COUNT - 1;
    static final int FROZEN = 3;

    private static final int SHIFT = GcBits.GENERATION_SHIFT;
    private static final int MASK = 3 << SHIFT;

    private Generations() {}

    static int of(long object) {
        return (GcHead.bits(object) & MASK) >>> SHIFT;
    }

    /** With the world stopped. */
    static void move(long object, int generation) {
        int bits = GcHead.bits(object);
        int moved = bits & ~MASK | generation << SHIFT;
        if (moved != bits) {
            GcHead.bits(object, moved);
        }
    }
}
