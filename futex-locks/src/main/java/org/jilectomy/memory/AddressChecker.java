package org.jilectomy.memory;

/**
 * Judges every native access while {@link Memory#CHECK} is on.
 *
 * <p>The heap installs one which knows its arenas, its live blocks and its poison. The checker runs
 * on the accessing thread, concurrently with other threads; accesses it makes itself through
 * {@link Memory} are not checked again.
 */
@FunctionalInterface
public interface AddressChecker {
    /**
     * Whether the access is certainly allowed, as far as that can be told in no time; asked first,
     * and makes no access itself. False says nothing: then {@link #check} judges.
     */
    default boolean permits(long address, long bytes, boolean write) {
        return false;
    }

    /**
     * Returns normally if the access is allowed, throws an {@link IllegalStateException} which
     * describes address and reason otherwise.
     *
     * @param address the first byte accessed
     * @param bytes how many bytes are accessed, at least 1
     * @param write whether the access may change memory
     */
    void check(long address, long bytes, boolean write);
}
