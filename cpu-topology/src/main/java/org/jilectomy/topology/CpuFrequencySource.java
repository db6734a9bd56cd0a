package org.jilectomy.topology;

import java.util.Optional;

/**
 * One way to learn the clock of a CPU: a rung of the {@link FrequencyLadder}.
 *
 * <p>Some sources count (APERF and MPERF, perf events), so that a figure belongs to the time between two
 * readings; others tell the clock of the moment. Both are used alike: {@link #mark} before, {@link
 * #since} after. May be called from any thread, for any CPU; two threads may hold marks of the same
 * CPU.
 */
public interface CpuFrequencySource {
    /** What was known of a CPU when an interval began; means something to its own source only. */
    record Mark(int cpu, long nanos, long... counters) {}

    /** What its frequencies are labelled with. */
    Frequency.Source source();

    /** Whether it counts, so that there is a figure of an interval and none of a moment. */
    default boolean counts() {
        return false;
    }

    /** Why this source has nothing to say of a CPU, in a few words; empty when it works. */
    Optional<String> missing(int cpu);

    /** Begins an interval on a CPU. */
    default Mark mark(int cpu) {
        return new Mark(cpu, System.nanoTime());
    }

    /** The clock since the mark (sources that count) or now; never throws. */
    Frequency since(Mark mark);

    /** The clock now, for sources that tell it; for those that count, of the next millisecond. */
    default Frequency now(int cpu) {
        Mark mark = mark(cpu);
        if (counts()) { // long enough that the readings' own cost does not show, and the CPU wakes
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return since(mark);
    }
}
