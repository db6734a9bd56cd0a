package org.jilectomy.jmh.locks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jilectomy.locks.FutexMutex;
import org.jilectomy.memory.Memory;
import org.jilectomy.safepoint.Mutator;
import org.jilectomy.safepoint.Safepoint;

/**
 * So many times one thread releases a {@code FutexMutex} and another takes it, and nobody is left
 * asleep: a lost wake-up would be a thread that never comes back.
 *
 * <p>Half of the threads lock under their number as objects' locks do, half anonymously as Python's
 * {@code threading.Lock}; they hold it for nothing or a few microseconds at random, and mostly give another the time to take
 * it before they ask again, so that waiters are met looking, falling asleep and asleep. A hand-over is counted when the
 * thread before was another. If none happens for {@value #PATIENCE_SECONDS} seconds the program says
 * who waits where and ends with 1.
 */
public final class HandOvers {
    private static final int PATIENCE_SECONDS = 20;

    /** A wait so long was asleep. */
    private static final long ASLEEP_NANOS = 20_000;

    private final long word = Memory.map(Memory.MAP_GRANULE, 128);
    private final long goal;

    /** Both change under the lock only, but are watched without. */
    private volatile long count;
    private volatile int last = -1;

    private HandOvers(long goal) {
        this.goal = goal;
    }

    private static final class Member extends Mutator {}

    public static void main(String[] args) throws Exception {
        int threads = LockContest.argument(args, "--threads", 4);
        int million = LockContest.argument(args, "--millions", 1);
        int seed = LockContest.argument(args, "--seed", (int) System.nanoTime());
        HandOvers handOvers = new HandOvers(million * 1_000_000L);
        System.exit(handOvers.run(threads, seed) ? 0 : 1);
    }

    private boolean run(int threads, int seed) throws Exception {
        long[] longest = new long[threads];
        long[] asleep = new long[threads];
        List<Thread> crew = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < threads; i++) {
            int index = i;
            crew.add(Thread.ofPlatform().daemon().name("member-" + i).start(() -> {
                Member me = new Member();
                Safepoint.register(me);
                me.attach();
                member(index, index % 2 == 0 ? me : null, new SplittableRandom(seed + index),
                        longest, asleep, me);
                Safepoint.unregister(me);
            }));
        }
        if (!watch(crew)) {
            System.out.println("LOST: nothing happened for " + PATIENCE_SECONDS + " s after "
                    + count + " hand-overs; the word is "
                    + Integer.toHexString(Memory.getInt(word)) + ", seed " + seed);
            for (Thread thread : crew) {
                System.out.println(thread + " " + thread.getState());
                for (StackTraceElement frame : thread.getStackTrace()) {
                    System.out.println("    " + frame);
                }
            }
            return false;
        }
        long slept = 0;
        long worst = 0;
        for (int i = 0; i < threads; i++) {
            slept += asleep[i];
            worst = Math.max(worst, longest[i]);
        }
        System.out.printf(Locale.ROOT, "%d hand-overs among %d threads in %.1f s, %d after a sleep;"
                + " longest wait %.2f ms; lost wake-ups: 0; seed %d%n", count, threads,
                (System.nanoTime() - start) / 1e9, slept, worst / 1e6, seed);
        return true;
    }

    private void member(int index, Mutator named, SplittableRandom random, long[] longest,
            long[] asleep, Mutator me) {
        long worst = 0;
        long slept = 0;
        while (count < goal) {
            if (me.poll < 0) {
                me.pollSlow();
            }
            long before = System.nanoTime();
            if (named != null) {
                FutexMutex.lockAs(named, word);
            } else {
                FutexMutex.lock(me, word);
            }
            long waited = System.nanoTime() - before;
            if (last != index) {
                last = index;
                long handedOver = count;
                count = handedOver + 1; // the lock is held
            }
            int choice = random.nextInt(1024);
            if (choice == 0) {
                pause(random.nextInt(600)); // long enough for waiters to fall asleep
            }
            FutexMutex.unlock(word);
            worst = Math.max(worst, waited);
            slept += waited > ASLEEP_NANOS ? 1 : 0;
            for (int i = choice & 255; i > 0 && last == index && count < goal; i--) {
                Thread.onSpinWait(); // let others have it
            }
        }
        longest[index] = worst;
        asleep[index] = slept;
    }

    private static void pause(int spins) {
        for (int i = 0; i < spins; i++) {
            Thread.onSpinWait();
        }
    }

    private boolean watch(List<Thread> crew) throws InterruptedException {
        long seen = -1;
        int still = 0;
        for (Thread thread : crew) {
            while (thread.isAlive()) {
                thread.join(1000);
                still = count == seen ? still + 1 : 0;
                seen = count;
                if (thread.isAlive() && still >= PATIENCE_SECONDS) {
                    return false;
                }
            }
        }
        return true;
    }
}
