package org.jilectomy.heap;

/** Sees live blocks; see {@link Heap#walk}. */
@FunctionalInterface
public interface BlockVisitor {
    /**
     * Called once for each live block.
     *
     * @param kind the block's {@link Kind}
     * @param address as its user knows it: the block, or the object behind its pre-header
     * @param usable bytes from {@code address} to the block's end
     */
    void visit(int kind, long address, long usable);
}
