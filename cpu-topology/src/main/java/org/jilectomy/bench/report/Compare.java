package org.jilectomy.bench.report;

import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jilectomy.bench.report.Loaded.Measured;
import org.jilectomy.bench.results.Estimate;
import org.jilectomy.bench.results.Verdict;

/**
 * {@code jilectomy compare OLD NEW}: two reports, our own JSON or pyperf's, against each other, by
 * the rules of the bench's verdict: a fork's median is one value, an interval that excludes 1 and
 * an effect of at least the resolution make a difference, an interval within five percent makes
 * none, all else is unstable, because ….
 *
 * <p>Forks of two runs are not pairs, so the interval is {@linkplain Shift another one}; and no
 * statistics see what differs between the two hours at which the runs were made. What the reports
 * say of it is listed: another processor or script makes the figures incomparable, another clock
 * makes them doubtful.
 */
public final class Compare {
    static final String USAGE = """
            usage: jilectomy compare OLD NEW

            Compares two reports of jilectomy bench (--json or --pyperf) or of pyperf. Forks
            (pyperf: runs) are the sampling unit. To compare two things measured together, let one
            jilectomy bench run measure both.
            """;

    private static final double CONFIDENCE = 0.95;
    private static final double RESOLUTION = 0.01;
    private static final double TOO_WIDE = 0.05;
    private static final double CLOCK_TOLERANCE = 0.02;

    /** Facts without which a ratio of times means something else. */
    private static final List<String> DECISIVE = List.of("processor", "script sha256");

    private final Loaded old;
    private final Loaded now;
    private final Colours colours;
    private final StringBuilder out = new StringBuilder();

    private Compare(Loaded old, Loaded now, Colours colours) {
        this.old = old;
        this.now = now;
        this.colours = colours;
    }

    /** Runs the command: 0, or 2 for a usage error. */
    public static int run(List<String> args, PrintStream out, PrintStream err) {
        if (args.contains("-h") || args.contains("--help")) {
            out.print(USAGE);
            return 0;
        }
        try {
            for (String arg : args) {
                if (arg.startsWith("-")) {
                    throw new ReportException("unknown option " + arg);
                }
            }
            if (args.size() != 2) {
                throw new ReportException("two reports are needed: OLD NEW");
            }
            Colours colours = out == System.out
                    ? Colours.of(Colours.Stream.OUT, System.getenv()) : Colours.NONE;
            out.print(text(Loaded.read(path(args.getFirst())), Loaded.read(path(args.getLast())),
                    colours));
            return 0;
        } catch (ReportException e) {
            err.println("jilectomy compare: " + e.getMessage());
            err.println("try: jilectomy compare --help");
            return 2;
        }
    }

    private static Path path(String name) throws ReportException {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new ReportException("no file name: " + name);
        }
    }

    /** The comparison as text. */
    static String text(Loaded old, Loaded now, Colours colours) throws ReportException {
        Compare compare = new Compare(old, now, colours);
        compare.heading();
        compare.differences();
        compare.benchmarks();
        return compare.out.toString();
    }

    /**
     * The verdict on two benchmarks.
     *
     * @param ratio new time ÷ old time, with its interval
     */
    record Outcome(Estimate ratio, Verdict verdict) {}

    static Outcome judge(Measured old, Measured now) {
        Estimate shift = Shift.of(logs(old.medians()), logs(now.medians()), CONFIDENCE);
        Estimate ratio = new Estimate(Math.exp(shift.value()), Math.exp(shift.low()),
                Math.exp(shift.high()), shift.confidence());
        if (!shift.hasInterval()) {
            String because = forks(old.medians().length) + " against " + now.medians().length
                    + " cannot tell chance from difference; 4 against 4 are the least (--forks)";
            return new Outcome(ratio, new Verdict(Verdict.Kind.UNSTABLE, Double.NaN, because,
                    "unstable, because " + because));
        }
        double farther = Math.max(Math.abs(ratio.low() - 1), Math.abs(ratio.high() - 1));
        boolean apart = !shift.holds(0);
        if (apart && Math.abs(shift.value()) >= RESOLUTION) {
            Verdict.Kind kind = shift.value() > 0 ? Verdict.Kind.SLOWER : Verdict.Kind.FASTER;
            return new Outcome(ratio, new Verdict(kind, Math.abs(ratio.value() - 1), "",
                    words(kind, ratio)));
        }
        if (farther <= TOO_WIDE) {
            return new Outcome(ratio, new Verdict(Verdict.Kind.NO_DIFFERENCE, farther, "",
                    Words.format("no difference beyond %.1f %%",
                            Math.ceil(1000 * farther) / 10)));
        }
        String because = Words.format("forks leave %+.1f to %+.1f %% possible",
                100 * (ratio.low() - 1), 100 * (ratio.high() - 1));
        return new Outcome(ratio, new Verdict(Verdict.Kind.UNSTABLE, farther, because,
                "unstable, because " + because));
    }

    /** Times far apart are told as multiples. */
    private static String words(Verdict.Kind kind, Estimate ratio) {
        boolean slower = kind == Verdict.Kind.SLOWER;
        double times = slower ? ratio.value() : 1 / ratio.value();
        if (times > 1.5) {
            return Words.format("%.2f times as %s (%.2f to %.2f)", times, slower ? "slow" : "fast",
                    slower ? ratio.low() : 1 / ratio.high(),
                    slower ? ratio.high() : 1 / ratio.low());
        }
        double one = Math.abs(ratio.low() - 1);
        double other = Math.abs(ratio.high() - 1);
        return Words.format("%.1f %% %s (%.1f to %.1f %%)", 100 * Math.abs(ratio.value() - 1),
                kind.label(), 100 * Math.min(one, other), 100 * Math.max(one, other));
    }

    private static double[] logs(double[] values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }

    private static String forks(int count) {
        return count + (count == 1 ? " fork" : " forks");
    }

    private void heading() {
        line("old: " + old.file() + (old.date().isEmpty() ? "" : ", " + old.date()));
        line("new: " + now.file() + (now.date().isEmpty() ? "" : ", " + now.date()));
        line("");
    }

    /** What the reports say of their circumstances, where they do not say the same. */
    private void differences() {
        List<String> untold = new ArrayList<>();
        Map<String, String> all = new LinkedHashMap<>(old.facts());
        all.putAll(now.facts());
        boolean some = false;
        for (String name : all.keySet()) {
            String before = old.facts().getOrDefault(name, "");
            String after = now.facts().getOrDefault(name, "");
            if (before.isEmpty() || after.isEmpty()) {
                untold.add(name);
                continue;
            }
            if (before.equals(after)) {
                continue;
            }
            some = true;
            String text = (DECISIVE.contains(name) ? "NOT COMPARABLE: other " : "differs: ") + name
                    + ": " + before + " -> " + after;
            for (String piece : TextReport.wrap(text, TextReport.WIDTH - 2)) {
                line("  "
                        + (DECISIVE.contains(name) ? colours.bad(piece) : colours.doubtful(piece)));
            }
        }
        if (!untold.isEmpty()) {
            some = true;
            TextReport.wrap("told by one report only: " + String.join(", ", untold),
                    TextReport.WIDTH - 2).forEach(piece -> line("  " + colours.dim(piece)));
        }
        if (some) {
            line("");
        }
    }

    private List<String> reservations(Measured before, Measured after) {
        List<String> all = new ArrayList<>();
        for (String name : DECISIVE) {
            String one = old.facts().getOrDefault(name, "");
            String other = now.facts().getOrDefault(name, "");
            if (!one.isEmpty() && !other.isEmpty() && !one.equals(other)) {
                all.add("other " + name.replace(" sha256", ""));
            }
        }
        double clock = after.mhz() / before.mhz();
        if (Math.abs(clock - 1) > CLOCK_TOLERANCE) {
            all.add(Words.format("the clock was %.0f, now %.0f MHz", before.mhz(), after.mhz()));
        }
        return all;
    }

    private void benchmarks() throws ReportException {
        List<String> only = new ArrayList<>();
        int width = 0;
        List<Measured[]> pairs = new ArrayList<>();
        for (Measured before : old.benchmarks()) {
            Optional<Measured> after = find(now, before.name());
            if (after.isPresent()) {
                pairs.add(new Measured[] {before, after.get()});
                width = Math.max(width, before.name().length());
            } else {
                only.add("only in old: " + before.name());
            }
        }
        now.benchmarks().stream().filter(after -> find(old, after.name()).isEmpty())
                .forEach(after -> only.add("only in new: " + after.name()));
        if (pairs.isEmpty()) {
            throw new ReportException("the reports have no benchmark of the same name:\n  "
                    + String.join("\n  ", only));
        }
        for (Measured[] pair : pairs) {
            benchmark(pair[0], pair[1]);
        }
        only.forEach(text -> line(colours.dim(text)));
        line(colours.dim("Ratios are new time / old time over fork medians, 95 % intervals. Two"
                + " runs also differ by"));
        line(colours.dim("what the machine did meanwhile, which no interval shows; one run of bench"
                + " measures both sides"));
        line(colours.dim("by turns."));
    }

    private void benchmark(Measured before, Measured after) {
        Outcome outcome = judge(before, after);
        List<String> reservations = reservations(before, after);
        line(colours.bold(before.name()));
        line(Words.format("  old %s, new %s; ratio %s; %s against %d",
                time(before), time(after), Words.interval(outcome.ratio()),
                forks(before.medians().length), after.medians().length));
        String verdict = outcome.verdict().sentence()
                + (reservations.isEmpty() ? "" : ", but: " + String.join(", ", reservations));
        for (String piece : TextReport.wrap(verdict, TextReport.WIDTH - 2)) {
            line("  " + (!reservations.isEmpty() ? colours.doubtful(piece)
                    : switch (outcome.verdict().kind()) {
                        case FASTER -> colours.good(piece);
                        case SLOWER -> colours.bad(piece);
                        case UNSTABLE -> colours.doubtful(piece);
                        case NO_DIFFERENCE -> piece;
                    }));
        }
        double clock = after.mhz() / before.mhz();
        if (Math.abs(clock - 1) > CLOCK_TOLERANCE) {
            line(Words.format("  in cycles, for work that only computes: ratio %s",
                    Words.ratio(outcome.ratio().value() * clock)));
        }
        line("");
    }

    private static String time(Measured measured) {
        double seconds = Lives.median(measured.medians());
        Words.Unit unit = seconds >= 1 ? Words.Unit.SECONDS
                : seconds >= 1e-3 ? Words.Unit.MILLISECONDS
                        : seconds >= 1e-6 ? Words.Unit.MICROSECONDS : Words.Unit.NANOSECONDS;
        return unit.time(seconds) + " " + unit.symbol;
    }

    private static Optional<Measured> find(Loaded report, String name) {
        return report.benchmarks().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    private void line(String text) {
        out.append(text.stripTrailing()).append('\n');
    }
}
