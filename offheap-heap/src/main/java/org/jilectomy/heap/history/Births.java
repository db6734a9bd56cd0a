package org.jilectomy.heap.history;

/** Births and deaths of objects, for those who keep their history. */
public final class Births {
    /** Whether anybody does; nothing is called otherwise. */
    public static final boolean WATCHED = AllocationSites.ON || ReferenceLog.ON;

    private Births() {
    }

    /**
     * An object has its count and type; its body is not filled in.
     *
     * @param preHeader bytes before it
     */
    public static void born(long obj, long type, int preHeader) {
        if (AllocationSites.ON && preHeader != 0) {
            AllocationSites.born(obj);
        }
        if (ReferenceLog.ON) {
            ReferenceLog.born(obj, type);
        }
    }

    /** The object's memory is about to be free for another. */
    public static void freed(long obj, int preHeader) {
        if (AllocationSites.ON && preHeader != 0) {
            AllocationSites.freed(obj);
        }
        if (ReferenceLog.ON) {
            ReferenceLog.freed(obj);
        }
    }
}
