package org.jilectomy.bench.ladder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jilectomy.chart.Axis;
import org.jilectomy.chart.Chart;
import org.jilectomy.chart.Mark;
import org.jilectomy.chart.Panel;

/**
 * The talks' two charts, CPU time and wall time against threads, and a third one with the fitted law
 * beyond what was measured.
 */
final class LadderCharts {
    private LadderCharts() {}

    /** A picture and the file name it gets. */
    record Picture(String name, String svg) {
        Path in(Path folder) {
            return folder.resolve(name);
        }
    }

    static List<Picture> draw(LadderResults results) {
        List<Picture> pictures = new ArrayList<>(List.of(
                new Picture("ladder-cpu.svg", times(results, "CPU time", "of all threads together",
                        Rung::cpu)),
                new Picture("ladder-wall.svg", times(results, "Wall time",
                        "until the last thread is done", Rung::wall))));
        if (results.sides().stream().anyMatch(side -> results.law(side) != null)) {
            pictures.add(new Picture("ladder-scaling.svg", scaling(results)));
        }
        return pictures;
    }

    /** Logarithmic: the sides differ by orders of magnitude. */
    private static String times(
            LadderResults results, String what, String which, ToDoubleFunction<Rung> figure) {
        Panel panel = Panel.of(Axis.logarithmic(what + ", ms"));
        int colour = 0;
        for (String side : results.sides()) {
            List<Rung> rungs = results.rungs(side);
            panel = panel.with(Mark.line(side, colour++,
                    rungs.stream().mapToDouble(Rung::threads).toArray(),
                    rungs.stream().mapToDouble(rung -> 1e3 * figure.applyAsDouble(rung))
                            .toArray()));
        }
        return Chart.of(what + " against threads: " + results.script(), threads(results))
                .about(what + " " + which + ", each calling bench() once, for each preset")
                .size(820, 460).with(panel).file();
    }

    private static Axis threads(LadderResults results) {
        return Axis.linear("threads, each doing the same work")
                .ticksAt(results.rungs().stream().mapToDouble(Rung::threads).toArray());
    }

    /** Points were measured; dashed lines are the law's, which knows nothing of other machines. */
    private static String scaling(LadderResults results) {
        int most = results.rungs().stream().mapToInt(Rung::threads).max().orElse(1);
        double[] xs = IntStream.rangeClosed(1, Math.max(16, 2 * most)).asDoubleStream().toArray();
        Panel panel = Panel.of(Axis.linear("work per time, one thread's being 1").fromZero())
                .with(Mark.span(results.cores(), xs[xs.length - 1],
                        "predicted: more threads than cores here"))
                .with(Mark.dashed("linear", Mark.MUTED, xs, xs));
        int colour = 0;
        for (String side : results.sides()) {
            ScalabilityLaw law = results.law(side);
            int own = colour++;
            if (law == null) {
                continue;
            }
            List<Rung> rungs = results.rungs(side);
            panel = panel.with(Mark.points(side, own,
                    rungs.stream().mapToDouble(Rung::threads).toArray(),
                    rungs.stream().mapToDouble(rung -> results.scaling(rung).orElse(Double.NaN))
                            .toArray()));
            double[] least = IntStream.range(0, xs.length)
                    .mapToDouble(i -> law.least(xs[i])).toArray();
            double[] greatest = IntStream.range(0, xs.length)
                    .mapToDouble(i -> law.most(xs[i])).toArray();
            if (!law.separable()) {
                panel = panel.with(Mark.band("", own, xs, least, greatest));
            }
            panel = panel.with(Mark.dashed("", own, xs, greatest));
        }
        return Chart.of("Scaling, and the Universal Scalability Law's prediction: "
                + results.script(), Axis.linear("threads").whole())
                .about("Measured points, and dashed a prediction beyond " + results.cores()
                        + " cores, which nobody measured")
                .size(820, 460).with(panel).file();
    }
}
