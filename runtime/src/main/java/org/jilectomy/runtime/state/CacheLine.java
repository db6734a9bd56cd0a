package org.jilectomy.runtime.state;

import org.jilectomy.safepoint.Mutator;

/**
 * Room between what all threads read of a mutator and what its thread writes; see {@link BusyState}.
 * The {@code int} is for the gap that may be before the longs: a busy one would be moved there.
 */
abstract sealed class CacheLine extends Mutator permits BusyState {
    @SuppressWarnings("unused")
    private int gap;

    @SuppressWarnings("unused")
    private long p0, p1, p2, p3, p4, p5, p6, p7;
}
