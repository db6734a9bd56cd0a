package org.jilectomy.heap.refcount;

/**
 * A reference count taken apart, for dumps, audits and tests.
 *
 * @param policy name of the policy that counted
 * @param word the raw count word
 * @param immortal whether nobody counts
 * @param total references; for biased counting {@code local + shared}, less the queue's
 * @param local the owner's half (biased), else the count
 * @param shared the other threads' half (biased), else 0; may be negative
 * @param flags names of the flags (biased), else empty
 * @param ownerHeap id of the heap the object belongs to
 */
public record CountParts(String policy, long word, boolean immortal, long total, long local,
        long shared, String flags, int ownerHeap) {
    @Override
    public String toString() {
        String owner = " [" + policy + ", heap " + ownerHeap + "]";
        if (immortal) {
            return "immortal" + owner;
        }
        if (policy.equals("biased")) {
            return total + " = local " + local + " + shared " + shared
                    + (flags.isEmpty() ? "" : " " + flags) + owner;
        }
        return total + owner;
    }
}
