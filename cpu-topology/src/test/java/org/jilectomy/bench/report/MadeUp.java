package org.jilectomy.bench.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.jilectomy.bench.results.Comparison;
import org.jilectomy.bench.results.Comparison.ForkRatio;
import org.jilectomy.bench.results.CoreEvidence;
import org.jilectomy.bench.results.Estimate;
import org.jilectomy.bench.results.Evidence;
import org.jilectomy.bench.results.MachineSheet;
import org.jilectomy.bench.results.Overhead;
import org.jilectomy.bench.results.ProcessLife;
import org.jilectomy.bench.results.Protocol;
import org.jilectomy.bench.results.Rejection;
import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.results.Rule;
import org.jilectomy.bench.results.Sample;
import org.jilectomy.bench.results.Series;
import org.jilectomy.bench.results.Side;
import org.jilectomy.bench.results.ThreadTime;
import org.jilectomy.bench.results.Verdict;
import org.jilectomy.bench.results.WarmUpSeries;
import org.jilectomy.topology.CpuSet;
import org.jilectomy.topology.Frequency;
import org.jilectomy.topology.Topology;

/** Made-up results, the same each time: three sides, two thread counts, a neighbour now and then. */
final class MadeUp {
    static final Side PYTHON = new Side("CPython 3.11.2", Side.Kind.PYTHON, true,
            List.of("/usr/bin/python3.11"), Map.of("version", "3.11.2"));
    static final Side BIASED = new Side("biased", Side.Kind.OURS, false,
            List.of("jilectomy", "-X", "refcount=biased"), Map.of("refcount", "biased"));
    static final Side ATOMIC = new Side("atomic", Side.Kind.OURS, false,
            List.of("jilectomy", "-X", "refcount=atomic"), Map.of("refcount", "atomic"));
    static final int FORKS = 5;
    private static final int ROUNDS = 12;

    private final Random random;
    private final double scale;
    private double clock;

    private MadeUp(long seed, double scale) {
        this.random = new Random(seed);
        this.scale = scale;
    }

    static Results results() {
        return new MadeUp(7, 1).build();
    }

    /** The same with other noise, where our sides take so many times as long. */
    static Results results(long seed, double scale) {
        return new MadeUp(seed, scale).build();
    }

    static Topology machine() {
        return new Topology(
                new Topology.Processor("GenuineIntel", "Intel(R) Xeon(R) <Processor> @ 2.10GHz",
                        "Emerald Rapids", "amd64", true),
                List.of(), List.of(),
                List.of(),
                List.of(), List.of(new Topology.Cache(3, "Unified", 32 << 20, 64, 16,
                        CpuSet.range(2))),
                CpuSet.range(2), CpuSet.empty(), CpuSet.range(2), Topology.CgroupLimits.none(),
                List.of("a note of the topology"));
    }

    private Results build() {
        List<Side> sides = List.of(PYTHON, BIASED, ATOMIC);
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        List<Series> series = new ArrayList<>();
        for (int fork = 0; fork < FORKS; fork++) {
            clock += 4;
            for (Side side : sides) {
                for (int threads : List.of(1, 2)) {
                    double chance = 1 + 0.01 * random.nextGaussian();
                    for (int round = 0; round < ROUNDS; round++) {
                        samples.computeIfAbsent(side.name() + threads, _ -> new ArrayList<>())
                                .add(sample(side, threads, fork, round, chance));
                    }
                }
            }
        }
        samples.values().forEach(list -> list.sort(
                Comparator.comparingDouble(Sample::startSeconds)));
        for (Side side : sides) {
            for (int threads : List.of(1, 2)) {
                series.add(series(side, threads, samples.get(side.name() + threads)));
            }
        }
        List<Comparison> comparisons = series.stream()
                .filter(one -> !one.side().reference())
                .map(one -> comparison(one, series)).toList();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("kernel", "Linux 6.1.0");
        facts.put("governor", "not exposed");
        facts.put("load before", "0.12");
        facts.put("script sha256",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
        return new Results(
                Instant.parse("2026-11-22T12:00:00.123456Z"), "fib.py",
                List.of("fib.py", "--threads", "1,2"),
                new Protocol(Protocol.Mode.INTERLEAVED, 42, 3, 16, 12, 5, 0.01, 0.95,
                        Map.of(Rule.CLOCK, 0.007, Rule.OFF_CPU, 0.002),
                        List.of("Sides take turns, A B B A or B A A B by lot.",
                                "A sample is rejected if a core's clock moved by more than 0.7 %.")),
                new MachineSheet(machine(), "probe, 4 cycles a step", facts),
                sides, series, comparisons, lives(sides),
                new Overhead(38.2, 61, 240, 0.00005, Map.of("frequency probe", 31.0, "steal", 2.8)),
                List.of("atomic: still changing at the end of the warm-up <try a longer one>"),
                61.5);
    }

    private Sample sample(Side side, int threads, int fork, int round, double chance) {
        double base = (side == PYTHON ? 50 * threads : side == BIASED ? 5 * scale
                : 7 * scale * (threads == 1 ? 1 : 2.4));
        int loops = side == PYTHON ? 1 : 8;
        double mhz = 3000 + 100 * (int) (3 * Math.sin(clock / 9)) + random.nextGaussian();
        boolean busy = random.nextInt(14) == 0;
        double ms = base * chance * (1 + 0.004 * random.nextGaussian()) * 3000 / mhz
                * (busy ? 1.3 + 0.2 * random.nextDouble() : 1);
        long nanos = (long) (ms * 1e6 * loops);
        List<CoreEvidence> cores = IntStream.range(0, threads).mapToObj(cpu -> new CoreEvidence(
                cpu, mhz + 50 * cpu, mhz + 50 * cpu + 0.5, Frequency.Source.PROBE,
                busy ? 2.5 : 4.1, busy ? 2.6 : 4.1, 0, 12, 0, Double.NaN)).toList();
        List<ThreadTime> times = IntStream.range(0, threads)
                .mapToObj(cpu -> new ThreadTime(cpu, cpu, cpu, nanos - 1000, 0, nanos)).toList();
        Sample sample = new Sample(fork, round, side == PYTHON ? 0 : 1, 0, clock, loops, nanos,
                nanos + 60_000, side == PYTHON ? nanos : nanos * threads, nanos * threads + 5000,
                times, new Evidence(cores, 1000, 1, 0, 3, 0, 7000, 0, 38),
                busy ? List.of(new Rejection(Rule.SIBLING, 0.38, 0.05)) : List.of());
        clock += nanos / 1e9 + 0.02;
        return sample;
    }

    private Series series(Side side, int threads, List<Sample> samples) {
        List<Double> clean = samples.stream().filter(Sample::isClean)
                .map(Sample::wallSecondsPerLoop).sorted().toList();
        double median = clean.get(clean.size() / 2);
        double cpu = side == PYTHON ? median : median * threads;
        List<WarmUpSeries> warmUps = IntStream.range(0, FORKS).mapToObj(fork -> {
            List<Double> times = IntStream.range(0, 30)
                    .mapToObj(i -> median * (1 + (side == PYTHON ? 0 : 8 * Math.exp(-i / 3.0))))
                    .toList();
            return new WarmUpSeries(fork, times, times.stream().map(_ -> 3000.0).toList(),
                    times.stream().map(_ -> Double.NaN).toList(), List.of(12), 12,
                    WarmUpSeries.Shape.WARM_UP, "warm-up: steady from sample 12 on");
        }).toList();
        return new Series(side, IntStream.range(0, threads).boxed().toList(), samples, warmUps,
                new Estimate(median, median * 0.995, median * 1.005, 0.95),
                new Estimate(cpu, cpu * 0.995, cpu * 1.006, 0.95), Estimate.of(3050),
                0.013, true);
    }

    private static Comparison comparison(Series one, List<Series> all) {
        Series base = all.stream()
                .filter(other -> other.side() == PYTHON && other.threads() == one.threads())
                .findFirst().orElseThrow();
        double ratio = one.wall().value() / base.wall().value();
        List<ForkRatio> forks = IntStream.range(0, FORKS).mapToObj(fork -> new ForkRatio(
                fork, ratio * (1 + 0.004 * (fork - 2)), ratio, Double.NaN, 11, 1, true)).toList();
        Estimate estimate = new Estimate(ratio, ratio * 0.99, ratio * 1.01, 0.95);
        return new Comparison(PYTHON, one.side(), one.threads(), forks, estimate, estimate,
                Estimate.of(ratio), Estimate.unknown(), 12, Comparison.Quantity.WALL_TIME,
                new Verdict(Verdict.Kind.FASTER, 1 - ratio, "",
                        String.format(java.util.Locale.ROOT, "%.1f times faster", 1 / ratio)));
    }

    private static List<ProcessLife> lives(List<Side> sides) {
        List<ProcessLife> lives = new ArrayList<>();
        for (Side side : sides) {
            for (int fork = 0; fork < FORKS; fork++) {
                lives.add(new ProcessLife(side, fork, side == PYTHON ? 0.03 : 0.41, 1.6, 30,
                        side != ATOMIC, OptionalLong.of(side == PYTHON ? 9_000_000 : 160_000_000),
                        Optional.empty()));
            }
        }
        return lives;
    }
}
