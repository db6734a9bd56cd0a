package org.jilectomy.runtime.objects;

/**
 * The upper half of the bits of a GC head, each with its one owner. All are 0 in a new object; the
 * lower half is the owning thread's ({@code org.jilectomy.heap.Ownership}).
 */
public final class GcBits {
    /** Of a dict: code was linked with its address, {@code linker.GlobalsStamp}. */
    public static final int STAMPED = 1 << 26;

    /** Each class that has it in its dict keeps it, {@link ClassUnloading}. */
    static final int KEPT = 1 << 27;

    /** Two bits from here on, {@link Generations}. */
    static final int GENERATION_SHIFT = 28;

    /** {@code tp_finalize} was called, {@link Dealloc}. */
    static final int FINALIZED = 1 << 30;

    private GcBits() {}
}
