package org.jilectomy.runtime.linker;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.runtime.objects.GcBits;

/**
 * Which globals dict it was: tells one from another that lies at the same address later.
 *
 * <p>A linked class has the address of its globals as a constant and does not own them; they may die
 * while its code object lives. Before such a class is used again it must be known that the dict at that
 * address is still the one it was made for. So a dict that a class is made for is <em>stamped</em>: a
 * bit in its GC head, which is 0 again in whatever is allocated there next, and an object of this class
 * in a table. The stamp is valid while the bit is set and the table has that very object.
 *
 * <p>The table has one place for many addresses: a stamp that another has pushed out is not valid any
 * more, which costs its owner one link. It holds no addresses that anybody could take for references.
 */
final class GlobalsStamp {
    private static final int PLACES = 256;
    private static final AtomicReferenceArray<GlobalsStamp> TABLE =
            new AtomicReferenceArray<>(PLACES);

    private final long complement;

    private GlobalsStamp(long globals) {
        complement = ~globals;
    }

    private static int place(long globals) {
        return (int) (globals * 0x9E3779B97F4A7C15L >>> 56);
    }

    /** The stamp of a live dict; a new one if it has none. */
    static GlobalsStamp of(long globals) {
        GlobalsStamp known = TABLE.get(place(globals));
        if (known != null && known.isOn(globals)) {
            return known;
        }
        GlobalsStamp stamp = new GlobalsStamp(globals);
        TABLE.set(place(globals), stamp); // before the bit: a set bit never goes with an older stamp
        GcHead.setBits(globals, GcBits.STAMPED);
        return stamp;
    }

    /** Whether it is that of {@code globals}, which live. */
    boolean isOn(long globals) {
        return complement == ~globals
                && (GcHead.bits_volatile(globals) & GcBits.STAMPED) != 0
                && TABLE.get(place(globals)) == this;
    }
}
