package org.jilectomy.bench;

import java.util.List;
import org.jilectomy.bench.results.Side;
import org.jilectomy.topology.FrequencyProbe;
import org.jilectomy.topology.Topology;

/** The live parts of a bench, for others who run sessions of their own. */
public final class Live {
    /**
     * What a timed region should last: a thousand times what reading the clocks costs, and short
     * enough that what comes and goes within milliseconds is either seen by the look before or after
     * it, or is not in it. At 3 ms one sample in six met some short task (measured, a loaded
     * machine), each time to be rejected as a whole.
     */
    public static final double SAMPLE_MILLIS = 2;

    private Live() {}

    /**
     * Watches the machine we run on.
     *
     * @param probe warm
     * @param cpus  all that will ever be watched
     */
    public static Observer observer(Topology machine, FrequencyProbe probe, List<Integer> cpus) {
        return new LiveObserver(machine, probe, cpus, false);
    }

    /**
     * A process that speaks the protocol of {@code bench_worker.py}, ready for its first turn. It
     * inherits the CPUs of the calling thread.
     */
    public static Contender worker(Side side, long timeoutSeconds) throws WorkerException {
        return Worker.start(side, List.of(), 0, timeoutSeconds);
    }
}
