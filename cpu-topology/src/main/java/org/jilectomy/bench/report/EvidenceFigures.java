package org.jilectomy.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jilectomy.bench.report.Words.Unit;
import org.jilectomy.bench.results.CoreEvidence;
import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.results.Sample;
import org.jilectomy.bench.results.Series;
import org.jilectomy.bench.results.Side;
import org.jilectomy.chart.Axis;
import org.jilectomy.chart.Chart;
import org.jilectomy.chart.Mark;
import org.jilectomy.chart.Panel;

/**
 * The pictures of how it was found: the clock of each core under the samples, each series in the
 * order of measurement, the P-states. Rejected samples are always there, struck through, so that a
 * reader can judge the rules.
 */
final class EvidenceFigures {
    /** The least difference from the median, as a share, at which samples are drawn at the edge. */
    private static final double NEAR = 0.10;

    private static final double BIN_MHZ = 25;
    private static final int FIRST_CPU_COLOUR = 4;

    private final Results results;
    private final Unit unit;
    private final List<Integer> cpus;

    EvidenceFigures(Results results) {
        this.results = results;
        this.unit = Unit.of(results);
        this.cpus = samples().flatMap(sample -> sample.evidence().cores().stream())
                .map(CoreEvidence::cpu).distinct().sorted().toList();
    }

    private Stream<Sample> samples() {
        return results.series().stream().flatMap(series -> series.samples().stream());
    }

    /**
     * The difference from the median, as a share, up to which samples are drawn to scale: twice what
     * clean ones need, or the rejected would press them flat.
     */
    private static double far(Series series) {
        double typical = Figures.typical(series);
        double most = series.used().stream()
                .mapToDouble(sample -> sample.wallSecondsPerLoop() / typical - 1).max().orElse(1);
        return Math.max(NEAR, 2 * most);
    }

    private int cpuColour(int cpu) {
        return FIRST_CPU_COLOUR + cpus.indexOf(cpu);
    }

    /** Samples over time, and below them the clock and the free slots of each core. */
    Figure timeline() {
        Panel upper = Panel.of(Axis.linear("wall time, difference from its series' median, %"));
        double edge = results.series().stream().mapToDouble(EvidenceFigures::far).max().orElse(1);
        int beyond = 0;
        Marks struck = new Marks();
        for (Side side : results.sides()) {
            Marks clean = new Marks();
            for (Series series : results.series()) {
                double typical = Figures.typical(series);
                for (Sample sample : series.side().equals(side)
                        ? series.samples() : List.<Sample> of()) {
                    double off = sample.wallSecondsPerLoop() / typical - 1;
                    beyond += off > edge ? 1 : 0;
                    (sample.isClean() ? clean : struck).add(sample.startSeconds(),
                            100 * Math.min(off, edge), tip(series, sample));
                }
            }
            if (!clean.isEmpty()) {
                upper = upper.with(clean.points(side.name(), Figures.colour(results, side),
                        Mark.Point.FILLED));
            }
        }
        if (!struck.isEmpty()) {
            upper = upper.with(struck.points("rejected", Mark.MUTED, Mark.Point.STRUCK));
        }
        Chart chart = Chart.of("Samples over time, and the machine under them",
                Axis.linear("seconds since the run began"))
                .about("every sample over time, rejected ones struck, with each core's clock")
                .snugX().with(upper);
        int height = 330;
        Optional<Panel> clocks = cores("clock, MHz", CoreEvidence::mhz, true);
        if (clocks.isPresent()) {
            chart = chart.with(clocks.get().height(96));
            height += 130;
        }
        Optional<Panel> adds = cores("additions per cycle", CoreEvidence::adds, false);
        if (adds.isPresent()) {
            chart = chart.with(adds.get().height(64));
            height += 98;
        }
        String caption = "Each point is a sample; struck ones are left out for what the machine did"
                + " (rest the pointer on one to read what). "
                + (clocks.isPresent() ? "Clock: " + Words.clock(results) + ". "
                        : "The clock is not exposed here. ")
                + (adds.isPresent() ? "Additions per cycle fall when somebody uses the core's SMT "
                        + "sibling. " : "")
                + (beyond == 0 ? ""
                        : beyond + (beyond == 1 ? " sample that is" : " samples that are")
                                + Words.format(" more than %.0f %% slower at the upper edge.",
                                        100 * edge));
        return new Figure(chart.size(Figures.WIDE, height).fragment(), caption.strip(), true);
    }

    /** A figure of every core over time. */
    private Optional<Panel> cores(
            String label, ToDoubleFunction<CoreEvidence> figure, boolean named) {
        List<Sample> ordered = samples()
                .sorted(Comparator.comparingDouble(Sample::startSeconds)).toList();
        Panel panel = Panel.of(Axis.linear(label));
        boolean some = false;
        for (int cpu : cpus) {
            Marks marks = new Marks();
            int fork = 0;
            for (Sample sample : ordered) {
                if (sample.fork() != fork) { // nobody looked while processes were started
                    marks.add(sample.startSeconds(), Double.NaN, "");
                    fork = sample.fork();
                }
                for (CoreEvidence core : sample.evidence().cores()) {
                    if (core.cpu() == cpu && !Double.isNaN(figure.applyAsDouble(core))) {
                        marks.add(sample.startSeconds(), figure.applyAsDouble(core), "");
                    }
                }
            }
            if (Arrays.stream(marks.ys()).anyMatch(y -> !Double.isNaN(y))) {
                some = true;
                panel = panel.with(Mark.step(named ? "CPU " + cpu : "", cpuColour(cpu),
                        marks.xs(), marks.ys()));
            }
        }
        return some ? Optional.of(panel) : Optional.empty();
    }

    private String tip(Series series, Sample sample) {
        StringBuilder tip = new StringBuilder(Words.name(series)).append(", fork ")
                .append(sample.fork() + 1).append(": ")
                .append(unit.time(sample.wallSecondsPerLoop())).append(' ').append(unit.symbol);
        if (!Double.isNaN(sample.evidence().mhz())) {
            tip.append(" at ").append(Math.round(sample.evidence().mhz())).append(" MHz");
        }
        sample.rejected().forEach(rejection -> tip.append('\n').append(rejection));
        return tip.toString();
    }

    /** One series in the order of measurement, forks shaded by turns. */
    Figure runSequence(Series series) {
        Marks clean = new Marks();
        Marks struck = new Marks();
        int colour = Figures.colour(results, series.side());
        double typical = Figures.typical(series);
        double most = typical * (1 + far(series));
        Panel panel = Panel.of(Axis.linear("wall time of one call, " + unit.symbol));
        List<Sample> samples = series.samples();
        int begin = 0;
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            double seconds = Math.min(sample.wallSecondsPerLoop(), most);
            (sample.isClean() ? clean : struck).add(i, seconds * unit.perSecond,
                    tip(series, sample));
            if (i + 1 == samples.size() || samples.get(i + 1).fork() != sample.fork()) {
                if (sample.fork() % 2 == 1) {
                    panel = panel.with(Mark.span(begin - 0.5, i + 0.5,
                            "fork " + (sample.fork() + 1)));
                }
                begin = i + 1;
            }
        }
        panel = panel.with(clean.points("", colour, Mark.Point.FILLED));
        if (!struck.isEmpty()) {
            panel = panel.with(struck.points("rejected", Mark.MUTED, Mark.Point.STRUCK));
        }
        panel = panel.with(Mark.rule(typical * unit.perSecond, "median"));
        Chart chart = Chart.of(Words.name(series), Axis.linear("sample, in order").whole())
                .about("samples of " + Words.name(series) + " in the order of measurement")
                .size(640, 250).snugX().with(panel);
        return new Figure(chart.fragment(), "", false);
    }

    /** How often which wall time was measured; what was rejected in grey. */
    Figure histogram(Series series) {
        double most = Figures.typical(series) * (1 + far(series)) * unit.perSecond;
        double[] clean = times(series, true, most);
        double[] struck = times(series, false, most);
        double[] all = DoubleStream.concat(Arrays.stream(clean),
                Arrays.stream(struck)).sorted().toArray();
        double low = all.length == 0 ? 0 : all[0];
        double high = all.length == 0 ? 1 : all[all.length - 1];
        int bins = (int) Math.max(6, Math.min(32, 2 * Math.cbrt(all.length) * 1.5));
        double width = high > low ? (high - low) / bins : 1;
        double[] edges = new double[bins + 1];
        Arrays.setAll(edges, i -> low + i * width);
        Panel panel = Panel.of(Axis.linear("samples").fromZero().whole());
        if (struck.length > 0) {
            panel = panel.with(Mark.bars("rejected", Mark.MUTED, edges, counts(struck, edges)));
        }
        panel = panel.with(Mark.bars("", Figures.colour(results, series.side()), edges,
                counts(clean, edges)));
        Chart chart = Chart.of("", Axis.linear("wall time of one call, " + unit.symbol))
                .about("distribution of " + Words.name(series)).size(350, 250).with(panel);
        return new Figure(chart.fragment(), "", false);
    }

    private double[] times(Series series, boolean clean, double most) {
        return series.samples().stream().filter(sample -> sample.isClean() == clean)
                .mapToDouble(sample -> Math.min(sample.wallSecondsPerLoop() * unit.perSecond,
                        most))
                .toArray();
    }

    private static double[] counts(double[] values, double[] edges) {
        double[] counts = new double[edges.length - 1];
        double width = edges[1] - edges[0];
        for (double value : values) {
            int bin = (int) ((value - edges[0]) / width);
            counts[Math.max(0, Math.min(counts.length - 1, bin))]++;
        }
        return counts;
    }

    /** The clocks that were read, core by core; empty if none was measured. */
    Optional<Figure> clocks() {
        double[] all = samples().flatMap(sample -> sample.evidence().cores().stream())
                .flatMapToDouble(EvidenceFigures::readings).toArray();
        if (all.length == 0) {
            return Optional.empty();
        }
        // Bins around multiples, so that a P-state's readings, a little to both sides, stay together.
        double low = (Math.round(Arrays.stream(all).min().getAsDouble() / BIN_MHZ) - 0.5) * BIN_MHZ;
        double high = Arrays.stream(all).max().getAsDouble();
        int bins = Math.min(400, (int) Math.ceil((high - low) / BIN_MHZ + 1e-9));
        double width = Math.max(BIN_MHZ, (high - low) / bins);
        double[] edges = new double[bins + 1];
        Arrays.setAll(edges, i -> low + i * width);
        Chart chart = Chart.of("P-states", Axis.linear("clock, MHz"))
                .about("how often each clock was read").size(Figures.WIDE, 90 + 120 * cpus.size());
        for (int cpu : cpus) {
            double[] own = samples().flatMap(sample -> sample.evidence().cores().stream())
                    .filter(core -> core.cpu() == cpu)
                    .flatMapToDouble(EvidenceFigures::readings).toArray();
            chart = chart.with(Panel.of(Axis.linear("readings of CPU " + cpu).fromZero()
                    .whole()).with(Mark.bars("", cpuColour(cpu), edges,
                            counts(own, edges))));
        }
        String known = Arrays.stream(all).mapToObj(mhz -> Math.round(mhz / 100) * 100L).distinct()
                .sorted().map(String::valueOf).collect(Collectors.joining(", "));
        return Optional.of(new Figure(chart.fragment(), "Readings before and after every sample, "
                + Words.clock(results) + ". To the nearest 100 MHz: " + known + ".", true));
    }

    private static DoubleStream readings(CoreEvidence core) {
        return DoubleStream.of(core.mhzBefore(), core.mhzAfter())
                .filter(mhz -> !Double.isNaN(mhz));
    }

    /** Points being collected. */
    private static final class Marks {
        private final List<double[]> points = new ArrayList<>();
        private final List<String> tips = new ArrayList<>();

        void add(double x, double y, String tip) {
            points.add(new double[] {x, y});
            tips.add(tip);
        }

        boolean isEmpty() {
            return points.isEmpty();
        }

        double[] xs() {
            return points.stream().mapToDouble(point -> point[0]).toArray();
        }

        double[] ys() {
            return points.stream().mapToDouble(point -> point[1]).toArray();
        }

        Mark points(String name, int colour, Mark.Point look) {
            return Mark.points(name, colour, look, xs(), ys(), tips);
        }
    }
}
