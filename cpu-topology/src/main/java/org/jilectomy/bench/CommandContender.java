package org.jilectomy.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jilectomy.bench.results.Side;
import org.jilectomy.bench.results.ThreadTime;
import org.jilectomy.bench.system.SystemCalls;
import org.jilectomy.bench.system.SystemCalls.Finished;
import org.jilectomy.topology.Affinity;
import org.jilectomy.topology.CpuSet;
import org.jilectomy.topology.SysTree;

/**
 * Any command line. A sample is a whole process, from its start to its end, so every sample is a
 * fork of its own: nothing lives between two of them. The process may use the CPUs of the round and
 * no others; the kernel tells afterwards what it used.
 */
final class CommandContender implements Contender {
    private final Side side;
    private final List<String> environment = new ArrayList<>();
    private long peak;

    CommandContender(Side side) {
        this.side = side;
        System.getenv().forEach((name, value) -> environment.add(name + "=" + value));
    }

    @Override
    public Side side() {
        return side;
    }

    @Override
    public Turn turn(List<Integer> cpus, long loops) throws WorkerException {
        CpuSet mine = Affinity.allowed();
        CpuSet wanted = cpus.stream().map(CpuSet::of).reduce(CpuSet.empty(), CpuSet::or);
        boolean pinned = Affinity.setAllowed(0, wanted) == 0;
        try {
            long wall = 0;
            long cpu = 0;
            Turn.Counters counters = new Turn.Counters(-1, 0, 0, 0, 0, -1);
            for (long i = 0; i < loops; i++) {
                Finished run = SystemCalls.run(side.command(), environment);
                if (run.exitCode() != 0) {
                    throw new WorkerException("'" + String.join(" ", side.command())
                            + "' ended with code " + run.exitCode()
                            + (run.exitCode() == 127 ? " (no such program?)" : ""));
                }
                wall += run.wallNanos();
                cpu += run.usage().cpuNanos();
                peak = Math.max(peak, run.usage().peakBytes());
                counters = counters.plus(new Turn.Counters(-1, run.usage().voluntarySwitches(),
                        run.usage().involuntarySwitches(), run.usage().minorFaults(),
                        run.usage().majorFaults(), -1));
            }
            int home = pinned && cpus.size() == 1 ? cpus.getFirst() : -1;
            return new Turn(wall, cpu, List.of(new ThreadTime(home, home, home, cpu, 0, wall)),
                    counters);
        } catch (IOException e) {
            throw new WorkerException(e.getMessage());
        } finally {
            Affinity.setAllowed(0, mine);
        }
    }

    /** A new process counts from what we had when it was made; below that nobody knows. */
    @Override
    public OptionalLong peakResidentBytes() {
        long ours = SysTree.live().field("proc/self/status", "VmHWM")
                .map(SysTree::parseSize).orElse(OptionalLong.empty()).orElse(Long.MAX_VALUE);
        return peak > ours ? OptionalLong.of(peak) : OptionalLong.empty();
    }

    @Override
    public void close() {
        // each process has ended
    }
}
