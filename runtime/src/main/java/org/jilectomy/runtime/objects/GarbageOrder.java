package org.jilectomy.runtime.objects;

import org.agrona.collections.Long2LongHashMap;
import org.jilectomy.heap.AddressList;
import org.jilectomy.heap.refcount.TracingRefcount;

/**
 * The order in which garbage dies: what counting would have freed first comes first, each object
 * before those that it alone kept alive; then what is in cycles, or hangs on them, in the order in
 * which it was found.
 */
final class GarbageOrder {
    private static final long ABSENT = -1;

    /** Beside the number of references: already in order. */
    private static final long ORDERED = 1L << 62;

    private final AddressList garbage;

    /** References to each object from other garbage. */
    private final Long2LongHashMap references;

    /** What Java objects behind garbage hold; any number. */
    private final Counts behind = new Counts();

    /** How often each number was seen. */
    private static final class Counts {
        private final Long2LongHashMap counts = new Long2LongHashMap(0);

        void increment(long value) {
            counts.put(value, counts.get(value) + 1);
        }

        long get(long value) {
            return counts.get(value);
        }
    }

    GarbageOrder(AddressList garbage) {
        this.garbage = garbage;
        references = new Long2LongHashMap((int) (garbage.size() * 2), 0.65f, ABSENT);
        long n = garbage.size();
        for (long i = 0; i < n; i++) {
            references.put(garbage.get(i), 0);
        }
        Visitor count = new Visitor() {
            @Override
            public void visit(long object) {
                long known = references.get(object);
                if (known != ABSENT) {
                    references.put(object, known + 1);
                }
            }
        };
        for (long i = 0; i < n; i++) {
            PyType.of(garbage.get(i)).tp_traverse(garbage.get(i), count);
        }
    }

    /**
     * Complains of who holds more references, by {@link TracingRefcount#CHECKED}, than other garbage
     * does: that was not reached, wrongly. Of all that is to be swept, and before {@link #sort}.
     */
    void check() {
        JavaRoots java = new JavaRoots(behind::increment);
        long n = garbage.size();
        for (long i = 0; i < n; i++) {
            Object side = LiveObjects.side(garbage.get(i));
            if (side != null) {
                java.object(side);
            }
        }
        for (long i = 0; i < n; i++) {
            long object = garbage.get(i);
            long unseen = TracingRefcount.counted(object) - references.get(object)
                    - behind.get(object);
            if (unseen > 0) {
                System.err.println("tracing: swept " + PyType.of(object).name() + " at "
                        + Long.toHexString(object) + ", to which " + unseen
                        + " references are held that no root leads to");
            }
        }
    }

    /** Sorts; returns where that begins which counting could not have freed. */
    long sort() {
        long n = garbage.size();
        try (AddressList order = new AddressList()) {
            for (long i = 0; i < n; i++) {
                take(garbage.get(i), 0, order);
            }
            Visitor release = new Visitor() {
                @Override
                public void visit(long object) {
                    if (references.get(object) != ABSENT) {
                        take(object, 1, order);
                    }
                }
            };
            for (long i = 0; i < order.size(); i++) {
                PyType.of(order.get(i)).tp_traverse(order.get(i), release);
            }
            long inCycles = order.size();
            for (long i = 0; i < n; i++) {
                if ((references.get(garbage.get(i)) & ORDERED) == 0) {
                    order.add(garbage.get(i));
                }
            }
            for (long i = 0; i < n; i++) {
                garbage.set(i, order.get(i));
            }
            return inCycles;
        }
    }

    /** So many references less; in order if that were the last. */
    private void take(long object, long fewer, AddressList order) {
        long left = references.get(object) - fewer;
        if (left == 0) {
            order.add(object);
            left = ORDERED;
        }
        references.put(object, left);
    }
}
