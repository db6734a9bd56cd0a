package org.jilectomy.bench;

import java.util.List;
import java.util.OptionalLong;
import org.jilectomy.bench.results.Side;

/**
 * One side's process (or what stands for it) during one fork: waiting until it has its turn. Used
 * by one thread at a time.
 */
public interface Contender extends AutoCloseable {
    Side side();

    /**
     * One timed region.
     *
     * @param cpus  the CPU of each thread; its size is the number of threads
     * @param loops calls of the benchmark in each thread
     * @throws WorkerException if the benchmark failed or the process died
     */
    Turn turn(List<Integer> cpus, long loops) throws WorkerException;

    /** An empty timed region, in nanoseconds: the harness's own part; -1 if it cannot tell. */
    default long emptyNanos() throws WorkerException {
        return -1;
    }

    /** The most memory it had in use at once, in bytes. */
    default OptionalLong peakResidentBytes() {
        return OptionalLong.empty();
    }

    /** Keeps threads that are not the benchmark's off these CPUs, where there are others. */
    default void clear(List<Integer> cpus) {}

    /** Ends it at once; any thread may. */
    default void kill() {}

    @Override
    void close();

    /** Makes contenders. */
    @FunctionalInterface
    interface Starter {
        /**
         * Starts a side's process for a fork and gets it ready for its first turn.
         *
         * @throws WorkerException if it does not come up
         */
        Contender start(Side side, int fork) throws WorkerException;
    }
}
