package org.jilectomy.safepoint;

/** Frees what {@link Epochs#retire} put aside. Share one instance a kind of memory. */
@FunctionalInterface
public interface EpochFree {
    /**
     * Frees the memory; nobody holds a raw pointer to it any more. It may retire more, must not
     * block.
     *
     * @param me the mutator which frees; attached, not necessarily the one which retired
     * @param address what was retired
     */
    void free(Mutator me, long address);
}
