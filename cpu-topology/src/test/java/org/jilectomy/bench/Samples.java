package org.jilectomy.bench;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jilectomy.bench.Cell.Sample;
import org.jilectomy.bench.Turn.ThreadTurn;
import org.jilectomy.topology.Frequency;

/** Made-up samples. */
final class Samples {
    static final Configuration PYTHON =
            new Configuration("CPython 3.11.2", true, List.of("python"), Map.of());
    static final Configuration BIASED =
            new Configuration("biased", false, List.of("java"), Map.of("refcount", "biased"));

    private Samples() {}

    static Evidence quiet() {
        return new Evidence(3000, 3001, Frequency.Source.PROBE, 4.2, 0, 0.01);
    }

    /** A round of threads that were on their CPUs all the time. */
    static Sample sample(int round, int threads, double milliseconds, Evidence evidence) {
        long nanos = (long) (milliseconds * 1e6);
        List<ThreadTurn> turns = IntStream.range(0, threads)
                .mapToObj(cpu -> new ThreadTurn(cpu, nanos, 0, nanos)).toList();
        return new Sample(0, round, new Turn(nanos, nanos * threads, turns), evidence);
    }

    static Cell cell(Configuration configuration, int threads, double... milliseconds) {
        Cell cell = new Cell(configuration, IntStream.range(0, threads).boxed().toList());
        for (int i = 0; i < milliseconds.length; i++) {
            cell.add(sample(i, threads, milliseconds[i], quiet()));
        }
        return cell;
    }
}
