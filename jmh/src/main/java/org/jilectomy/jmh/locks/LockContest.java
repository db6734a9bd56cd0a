package org.jilectomy.jmh.locks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/**
 * {@code FutexMutex} against {@code ReentrantLock}: pairs of lock and unlock around a plain increment,
 * by 1, 2 and 4 threads for the same lock, in turns A B A B ….
 *
 * <p>Printed are medians of the rounds: nanoseconds of wall time a pair, the ratio of the two, and for
 * fairness the longest that any thread waited in any round and the smallest share that a thread got of
 * what would be its due. The clock is read every {@value #SAMPLE} pairs: the longest time between two
 * readings is the longest wait and at most so many pairs more. Increments are checked: a lock that lets
 * two in shows.
 */
public final class LockContest {
    private static final int SAMPLE = 16;
    private static final int[] THREADS = {1, 2, 4};

    private long counter;

    private LockContest() {}

    /** What one round showed. */
    private record Round(double nanosAPair, double longestWaitMicros, double smallestShare) {}

    public static void main(String[] args) throws Exception {
        int rounds = argument(args, "--rounds", 9);
        int millis = argument(args, "--millis", 300);
        System.out.println("lock and unlock around an increment, nanoseconds of wall time a pair,"
                + " medians of " + rounds + " rounds");
        System.out.printf("%7s  %10s %13s %7s   %23s   %21s%n", "threads", "FutexMutex",
                "ReentrantLock", "ratio", "longest wait, ms: F, R", "smallest share: F, R");
        for (int threads : THREADS) {
            contest(threads, rounds, millis);
        }
    }

    private static void contest(int threads, int rounds, int millis) throws Exception {
        List<Round> futex = new ArrayList<>();
        List<Round> reentrant = new ArrayList<>();
        for (int i = -2; i < rounds; i++) {
            Round f = futexRound(threads, millis);
            Round r = reentrantRound(threads, millis);
            if (i >= 0) { // those before warm up
                futex.add(f);
                reentrant.add(r);
            }
        }
        double[] ratios = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            ratios[i] = futex.get(i).nanosAPair / reentrant.get(i).nanosAPair;
        }
        System.out.printf(Locale.ROOT, "%7d  %10.1f %13.1f %7.2f   %12.2f %10.2f   %11.2f %9.2f%n",
                threads,
                median(futex.stream().mapToDouble(Round::nanosAPair).toArray()),
                median(reentrant.stream().mapToDouble(Round::nanosAPair).toArray()), median(ratios),
                futex.stream().mapToDouble(Round::longestWaitMicros).max().orElse(0) / 1000,
                reentrant.stream().mapToDouble(Round::longestWaitMicros).max().orElse(0) / 1000,
                median(futex.stream().mapToDouble(Round::smallestShare).toArray()),
                median(reentrant.stream().mapToDouble(Round::smallestShare).toArray()));
    }

    // Two methods, so that the loops below see one class of lock each.

    private static Round futexRound(int threads, int millis) throws Exception {
        LockContest contest = new LockContest();
        Contender.Futex lock = new Contender.Futex();
        return contest.round(threads, millis,
                (end, result) -> contest.futexLoop(lock, end, result));
    }

    private static Round reentrantRound(int threads, int millis) throws Exception {
        LockContest contest = new LockContest();
        Contender.Reentrant lock = new Contender.Reentrant();
        return contest.round(threads, millis,
                (end, result) -> contest.reentrantLoop(lock, end, result));
    }

    private interface Loop {
        /** Until {@code end}; leaves the number of pairs and the longest gap in {@code result}. */
        void run(long end, long[] result);
    }

    private void futexLoop(Contender.Futex lock, long end, long[] result) {
        long pairs = 0;
        long longest = 0;
        long before = System.nanoTime();
        while (before < end) {
            for (int i = 0; i < SAMPLE; i++) {
                lock.lock();
                counter++;
                lock.unlock();
            }
            pairs += SAMPLE;
            long now = System.nanoTime();
            longest = Math.max(longest, now - before);
            before = now;
        }
        result[0] = pairs;
        result[1] = longest;
    }

    private void reentrantLoop(Contender.Reentrant lock, long end, long[] result) {
        long pairs = 0;
        long longest = 0;
        long before = System.nanoTime();
        while (before < end) {
            for (int i = 0; i < SAMPLE; i++) {
                lock.lock();
                counter++;
                lock.unlock();
            }
            pairs += SAMPLE;
            long now = System.nanoTime();
            longest = Math.max(longest, now - before);
            before = now;
        }
        result[0] = pairs;
        result[1] = longest;
    }

    private Round round(int threads, int millis, Loop loop) throws Exception {
        long[][] results = new long[threads][2];
        CountDownLatch ready = new CountDownLatch(threads);
        CountDownLatch go = new CountDownLatch(1);
        long[] end = new long[1];
        List<Thread> crew = new ArrayList<>();
        for (long[] result : results) {
            crew.add(Thread.ofPlatform().start(() -> {
                ready.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                loop.run(end[0], result);
            }));
        }
        ready.await();
        long start = System.nanoTime();
        end[0] = start + millis * 1_000_000L;
        go.countDown();
        for (Thread thread : crew) {
            thread.join();
        }
        double nanos = System.nanoTime() - start;
        long pairs = Arrays.stream(results).mapToLong(r -> r[0]).sum();
        if (counter != pairs) {
            throw new AssertionError(pairs + " increments under the lock, counted " + counter);
        }
        long longest = Arrays.stream(results).mapToLong(r -> r[1]).max().orElse(0);
        long least = Arrays.stream(results).mapToLong(r -> r[0]).min().orElse(0);
        return new Round(nanos / pairs, longest / 1e3, (double) least * threads / pairs);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return (sorted[n / 2] + sorted[(n - 1) / 2]) / 2;
    }

    static int argument(String[] args, String name, int otherwise) {
        for (int i = 0; i + 1 < args.length; i++) {
            if (args[i].equals(name)) {
                return Integer.parseInt(args[i + 1]);
            }
        }
        return otherwise;
    }
}
