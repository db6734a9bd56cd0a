package org.jilectomy.safepoint;

import java.util.Arrays;

/**
 * What one mutator unlinked and may free only later: a queue of addresses with their freeing
 * functions, cut into sealed batches with a goal epoch each. Not thread-safe: the owner's.
 *
 * <pre>
 *   head                                             tail
 *   | batch, goal 7     | batch, goal 9    | not yet sealed |
 * </pre>
 *
 * <p>Sealing by batches makes a retirement two array stores; the shared epoch is touched once per
 * {@link #BATCH} of them.
 */
final class Retired {
    /** Retirements between two advances of the epoch. */
    static final int BATCH = 64;

    private long[] addresses = new long[0];
    private EpochFree[] frees = new EpochFree[0];
    private long[] batchGoals = new long[4];
    private int[] batchSizes = new int[4];

    /** Entries wait in [head, tail), sealed ones first; indices masked, arrays powers of two. */
    private int head;
    private int tail;
    private int sealed;
    private int batches;

    /** Set while entries are being freed, so that a freeing function may retire but not reclaim. */
    boolean reclaiming;

    int size() {
        return tail - head;
    }

    int unsealed() {
        return tail - sealed;
    }

    void add(long address, EpochFree free) {
        if (size() == addresses.length) {
            grow();
        }
        int index = tail & addresses.length - 1;
        addresses[index] = address;
        frees[index] = free;
        tail++;
    }

    /** Gives all entries not yet sealed the goal {@code epoch}. */
    void seal(long epoch) {
        if (unsealed() == 0) {
            return;
        }
        if (batches == batchGoals.length) {
            batchGoals = Arrays.copyOf(batchGoals, 2 * batches);
            batchSizes = Arrays.copyOf(batchSizes, 2 * batches);
        }
        batchGoals[batches] = epoch;
        batchSizes[batches] = unsealed();
        batches++;
        sealed = tail;
    }

    /** The goal of the oldest batch, or {@link Long#MAX_VALUE} if none is sealed. */
    long oldestGoal() {
        return batches == 0 ? Long.MAX_VALUE : batchGoals[0];
    }

    /** The goal of the newest batch, or 0 if none is sealed. */
    long newestGoal() {
        return batches == 0 ? 0 : batchGoals[batches - 1];
    }

    /** Frees the batches whose goal is at most {@code passed}; returns how many entries. */
    int freeUpTo(long passed, Mutator me) {
        int freed = 0;
        while (batches > 0 && batchGoals[0] <= passed) {
            int n = batchSizes[0];
            batches--;
            System.arraycopy(batchGoals, 1, batchGoals, 0, batches);
            System.arraycopy(batchSizes, 1, batchSizes, 0, batches);
            for (int i = 0; i < n; i++) {
                int index = head++ & addresses.length - 1;
                EpochFree free = frees[index];
                frees[index] = null;
                free.free(me, addresses[index]);
            }
            freed += n;
        }
        return freed;
    }

    /** Moves all entries, unsealed, into {@code heir}. */
    void moveTo(Retired heir) {
        for (; head != tail; head++) {
            int index = head & addresses.length - 1;
            heir.add(addresses[index], frees[index]);
            frees[index] = null;
        }
        head = tail = sealed = batches = 0;
    }

    private void grow() {
        int n = addresses.length;
        long[] newAddresses = new long[Math.max(2 * BATCH, 2 * n)];
        EpochFree[] newFrees = new EpochFree[newAddresses.length];
        for (int i = 0; i < n; i++) {
            newAddresses[i] = addresses[head + i & n - 1];
            newFrees[i] = frees[head + i & n - 1];
        }
        sealed -= head;
        tail = n;
        head = 0;
        addresses = newAddresses;
        frees = newFrees;
    }
}
