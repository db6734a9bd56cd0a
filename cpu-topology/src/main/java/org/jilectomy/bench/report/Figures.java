package org.jilectomy.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jilectomy.bench.report.Words.Unit;
import org.jilectomy.bench.results.Comparison;
import org.jilectomy.bench.results.Estimate;
import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.results.Series;
import org.jilectomy.bench.results.Side;
import org.jilectomy.chart.Axis;
import org.jilectomy.chart.Chart;
import org.jilectomy.chart.Mark;
import org.jilectomy.chart.Panel;

/**
 * The pictures of what was found: ratios, times against threads, distributions, warm-up. A side has
 * the same colour in all of them. {@link EvidenceFigures} has the pictures of how it was found.
 */
final class Figures {
    static final int WIDE = 1000;
    static final int NARROW = 490;

    private final Results results;
    private final Unit unit;

    Figures(Results results) {
        this.results = results;
        this.unit = Unit.of(results);
    }

    static int colour(Results results, Side side) {
        return results.sides().indexOf(side);
    }

    private int colour(Side side) {
        return colour(results, side);
    }

    /** Each comparison's ratio with its interval, and the forks it comes from. */
    Optional<Figure> ratios() {
        List<Comparison> all = results.comparisons();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = all.stream()
                .map(one -> Words.name(one.side(), one.threads()).replace(", ", " · ")).toList();
        String baseline = Words.baseline(results);
        double[] bounds = all.stream().flatMap(one -> one.forks().stream())
                .mapToDouble(Comparison.ForkRatio::ratio).filter(ratio -> ratio > 0).toArray();
        double spread = Arrays.stream(bounds).max().orElse(1)
                / Arrays.stream(bounds).min().orElse(1);
        String label = "ratio of wall times" + (baseline.isEmpty() ? "" : " to " + baseline);
        Panel panel = Panel.of(spread > 3 ? Axis.logarithmic(label) : Axis.linear(label));
        for (int i = 0; i < all.size(); i++) {
            Comparison one = all.get(i);
            int colour = colour(one.side());
            double[] xs = new double[one.forks().size()];
            List<String> tips = new ArrayList<>();
            for (int fork = 0; fork < xs.length; fork++) {
                xs[fork] = i - 0.12 + 0.24 * (fork + 0.5) / xs.length;
                Comparison.ForkRatio ratio = one.forks().get(fork);
                tips.add("fork " + (ratio.fork() + 1) + ": " + Words.ratio(ratio.ratio()) + ", "
                        + ratio.clean() + " clean rounds"
                        + (ratio.counts() ? "" : ": too few to count"));
            }
            panel = panel.with(Mark.points("", colour, Mark.Point.HOLLOW, xs,
                    one.forks().stream().mapToDouble(Comparison.ForkRatio::ratio).toArray(), tips));
            double[] at = {i + 0.26};
            panel = panel.with(Mark.intervals("", colour, at, new double[] {one.wall().low()},
                    new double[] {one.wall().high()}));
            panel = panel.with(Mark.points("", colour, Mark.Point.FILLED, at,
                    new double[] {one.wall().value()}, List.of(Words.interval(one.wall()))));
        }
        if (spread < 3 || Arrays.stream(bounds).anyMatch(ratio -> ratio > 0.8)) {
            panel = panel.with(Mark.rule(1, "as fast"));
        }
        Chart chart = Chart.of("Ratios, fork by fork", Axis.categories("", names))
                .about(label + ", with intervals").size(width(names), 330).with(panel);
        return Optional.of(new Figure(chart.fragment(), Words.format("Hollow: one fork, that is one"
                + " start of both processes. Filled: the centre of the forks with its %.0f %% "
                + "interval. Below 1 is faster.", 100 * results.protocol().confidence()),
                width(names) == WIDE));
    }

    /** The whole page's width if the names would touch each other in half of it. */
    private static int width(List<String> names) {
        int longest = names.stream().mapToInt(String::length).max().orElse(0);
        return (longest + 2) * 6.6 * names.size() > NARROW - 80 ? WIDE : NARROW;
    }

    Figure wallAgainstThreads() {
        return againstThreads("Wall time against threads", "wall time of one call, ",
                Series::wall, "Flat is perfect: as many times the work in the same time.");
    }

    Figure cpuAgainstThreads() {
        return againstThreads("CPU time against threads", "CPU time of all threads together, ",
                Series::cpu, "A straight line through zero is perfect; above it, threads cost each "
                        + "other time.");
    }

    private Figure againstThreads(String title, String label,
            Function<Series, Estimate> figure, String caption) {
        double[] counts = results.series().stream().mapToDouble(Series::threads).distinct().sorted()
                .toArray();
        if (counts.length == 1) {
            return besideEachOther((int) counts[0], label, figure);
        }
        boolean log = range(figure) > 12;
        Axis y = log ? Axis.logarithmic(label + unit.symbol)
                : Axis.linear(label + unit.symbol).fromZero();
        Panel panel = Panel.of(y);
        for (Side side : results.sides()) {
            List<Series> own = results.series().stream()
                    .filter(series -> series.side().equals(side))
                    .filter(series -> figure.apply(series).isKnown())
                    .sorted(Comparator.comparingInt(Series::threads)).toList();
            if (own.isEmpty()) {
                continue;
            }
            double[] xs = own.stream().mapToDouble(Series::threads).toArray();
            panel = panel
                    .with(Mark.intervals("", colour(side), xs,
                            scaled(own, series -> figure.apply(series).low()),
                            scaled(own, series -> figure.apply(series).high())))
                    .with(Mark.line(side.name(), colour(side), xs,
                            scaled(own, series -> figure.apply(series).value())));
        }
        Chart chart = Chart.of(title, Axis.linear("threads").ticksAt(counts))
                .size(NARROW, 330).with(panel);
        return new Figure(chart.fragment(), caption + " " + bars(figure, log), false);
    }

    /** The same where only one thread count was measured: side by side. */
    private Figure besideEachOther(
            int threads, String label, Function<Series, Estimate> figure) {
        List<Series> all = results.series().stream()
                .filter(series -> figure.apply(series).isKnown()).toList();
        boolean log = range(figure) > 12;
        Axis y = log ? Axis.logarithmic(label + unit.symbol)
                : Axis.linear(label + unit.symbol).fromZero();
        Panel panel = Panel.of(y);
        for (int i = 0; i < all.size(); i++) {
            int colour = colour(all.get(i).side());
            Estimate estimate = figure.apply(all.get(i));
            double[] at = {i};
            panel = panel
                    .with(Mark.intervals("", colour, at, new double[] {
                        estimate.low() * unit.perSecond},
                            new double[] {estimate.high() * unit.perSecond}))
                    .with(Mark.points("", colour, Mark.Point.FILLED, at,
                            new double[] {estimate.value() * unit.perSecond},
                            List.of(unit.time(estimate.value()) + " " + unit.symbol)));
        }
        boolean commands = results.sides().stream()
                .allMatch(side -> side.kind() == Side.Kind.COMMAND);
        String title = (label.startsWith("wall") ? "Wall time" : "CPU time")
                + (commands ? "" : ", " + Words.threads(threads));
        List<String> names = all.stream().map(series -> series.side().name()).toList();
        Chart chart = Chart.of(title, Axis.categories("", names))
                .size(width(names), 330).with(panel);
        return new Figure(chart.fragment(), bars(figure, log), width(names) == WIDE);
    }

    private String bars(Function<Series, Estimate> figure, boolean log) {
        boolean some = results.series().stream()
                .anyMatch(series -> figure.apply(series).hasInterval());
        return (some
                ? Words.format("Bars: %.0f %% intervals.", 100 * results.protocol().confidence())
                : "Too few forks count for intervals.") + (log ? " Logarithmic scale." : "");
    }

    private double range(Function<Series, Estimate> figure) {
        double[] values = results.series().stream()
                .mapToDouble(series -> figure.apply(series).value()).filter(v -> v > 0).toArray();
        return Arrays.stream(values).max().orElse(1) / Arrays.stream(values).min().orElse(1);
    }

    private double[] scaled(List<Series> series, ToDoubleFunction<Series> figure) {
        return series.stream().mapToDouble(figure).map(v -> v * unit.perSecond).toArray();
    }

    /** All series beside each other, as shares of their medians. */
    Figure distributions() {
        List<Series> all = results.series().stream()
                .filter(series -> !series.used().isEmpty()).toList();
        Panel panel = Panel.of(Axis.linear("difference from the median, %"));
        for (int i = 0; i < all.size(); i++) {
            Series series = all.get(i);
            panel = panel.with(Mark.box("", colour(series.side()), i, 0.5,
                    series.used().stream().mapToDouble(
                            sample -> 100 * (sample.wallSecondsPerLoop() / typical(series) - 1))
                            .toArray()));
        }
        List<String> names = all.stream()
                .map(series -> series.side().name() + " · " + series.threads()).toList();
        Chart chart = Chart.of("Distributions", Axis.categories("side · threads", names))
                .size(width(names), 330).with(panel);
        return new Figure(chart.fragment(), "Wall time of one call in the samples that count, as "
                + "differences from the side's median: median, quartiles, and whiskers to the last "
                + "value within 1.5 times the quartiles' distance (after Tukey).",
                width(names) == WIDE);
    }

    /** The median wall time of the samples that count, in seconds. */
    static double typical(Series series) {
        return Lives.median(series.used().stream()
                .mapToDouble(sample -> sample.wallSecondsPerLoop()).toArray());
    }

    /** Every fork's way to its steady state, for the least number of threads. */
    Optional<Figure> warmUps() {
        Panel panel = Panel.of(Axis.logarithmic("wall time of one call, " + unit.symbol));
        boolean some = false;
        for (Side side : results.sides()) {
            List<Series> own = results.series().stream()
                    .filter(series -> series.side().equals(side) && !series.warmUps().isEmpty())
                    .sorted(Comparator.comparingInt(Series::threads)).limit(1).toList();
            String name = side.name();
            for (Series series : own) {
                for (var warmUp : series.warmUps()) {
                    List<Double> times = warmUp.wallSeconds();
                    if (times.size() < 2) {
                        continue;
                    }
                    double[] xs = new double[times.size()];
                    double[] ys = new double[times.size()];
                    for (int i = 0; i < xs.length; i++) {
                        xs[i] = i;
                        ys[i] = times.get(i) * unit.perSecond;
                    }
                    panel = panel.with(Mark.course(name, colour(side), xs, ys));
                    name = "";
                    some = true;
                    if (warmUp.isSteady() && warmUp.steadyFrom() > 0) {
                        int at = warmUp.steadyFrom();
                        panel = panel.with(Mark.points("", colour(side), Mark.Point.FILLED,
                                new double[] {at}, new double[] {ys[at]},
                                List.of("fork " + (warmUp.fork() + 1) + ": "
                                        + warmUp.sentence())));
                    }
                }
            }
        }
        Chart chart = Chart.of("Warm-up", Axis.linear("sample")).size(WIDE, 320).snugX()
                .about("times during warm-up, one line for each fork").with(panel);
        return some ? Optional.of(new Figure(chart.fragment(), "One line for each fork; a point "
                + "marks where it is steady, by change points of the frequency-normalized series.",
                true)) : Optional.empty();
    }
}
