package org.jilectomy.locks;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.locks.LockSupport;
import org.jilectomy.memory.Memory;

/**
 * Futexes without a kernel's help: queues of sleeping threads, found by hashing the address.
 *
 * <p>A bucket's monitor makes "the word is still as expected, so I queue up" atomic with respect to
 * a wake on the same address. The monitor is held for a few instructions, never while asleep.
 * Addresses which share a bucket only share its monitor.
 */
final class ParkingLot {
    private static final int BUCKETS = 256;

    /** Fibonacci hashing: the top bits of the product. */
    private static final int SHIFT = 64 - 8;

    private static final Bucket[] LOT = new Bucket[BUCKETS];

    static {
        for (int i = 0; i < BUCKETS; i++) {
            LOT[i] = new Bucket();
        }
    }

    private ParkingLot() {}

    /** A monitor and the sleepers in order of arrival. */
    private static final class Bucket {
        final ArrayDeque<Sleeper> sleepers = new ArrayDeque<>(2);
    }

    private static final class Sleeper {
        final long addr;
        final Thread thread = Thread.currentThread();
        volatile boolean woken;

        Sleeper(long addr) {
            this.addr = addr;
        }
    }

    private static Bucket bucketOf(long addr) {
        return LOT[(int) (addr * 0x9E37_79B9_7F4A_7C15L >>> SHIFT)];
    }

    static int waitUntil(long addr, int expected, long deadline) {
        Bucket bucket = bucketOf(addr);
        Sleeper me = new Sleeper(addr);
        synchronized (bucket) {
            if (Memory.getIntVolatile(addr) != expected) {
                return Futex.CHANGED;
            }
            bucket.sleepers.add(me);
        }
        sleep(me, deadline);
        if (me.woken) {
            return Futex.WOKEN;
        }
        synchronized (bucket) {
            // A wake which chose us meanwhile counts, or the waker would have woken nobody.
            return bucket.sleepers.remove(me) ? Futex.TIMED_OUT : Futex.WOKEN;
        }
    }

    private static void sleep(Sleeper me, long deadline) {
        boolean interrupted = false;
        while (!me.woken && !Futex.hasPassed(deadline)) {
            if (deadline == Futex.FOREVER) {
                LockSupport.park(me);
            } else {
                LockSupport.parkNanos(me, deadline - System.nanoTime());
            }
            interrupted |= Thread.interrupted(); // an interrupted thread would spin here
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    static int wake(long addr, int count) {
        Bucket bucket = bucketOf(addr);
        int woken = 0;
        synchronized (bucket) {
            Iterator<Sleeper> sleepers = bucket.sleepers.iterator();
            while (woken < count && sleepers.hasNext()) {
                Sleeper sleeper = sleepers.next();
                if (sleeper.addr == addr) {
                    sleepers.remove();
                    sleeper.woken = true;
                    LockSupport.unpark(sleeper.thread);
                    woken++;
                }
            }
        }
        return woken;
    }
}
