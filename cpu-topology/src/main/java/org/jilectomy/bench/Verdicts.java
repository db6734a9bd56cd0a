package org.jilectomy.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jilectomy.bench.results.Comparison.ForkRatio;
import org.jilectomy.bench.results.Comparison.Quantity;
import org.jilectomy.bench.results.Estimate;
import org.jilectomy.bench.results.Protocol;
import org.jilectomy.bench.results.Rejection;
import org.jilectomy.bench.results.Rule;
import org.jilectomy.bench.results.Sample;
import org.jilectomy.bench.results.Series;
import org.jilectomy.bench.results.Verdict;
import org.jilectomy.bench.results.Verdict.Kind;
import org.jilectomy.bench.results.WarmUpSeries;

/**
 * What may be said of a comparison, and why not more.
 *
 * <pre>
 *   fewer than six forks that count                        unstable, because …
 *   interval and resampling exclude 1, and effect ≥ resolution   faster, slower
 *   interval within {@value #TOO_WIDE}                            no difference beyond its farther end
 *   else                                                   unstable, because …
 * </pre>
 */
record Verdicts(
        Protocol protocol,
        Series baseline,
        Series side,
        Quantity judged,
        List<ForkRatio> forks,
        int forksDone) {
    /** An interval that reaches this far says nothing worth knowing. */
    private static final double TOO_WIDE = 0.05;

    /**
     * The verdict.
     *
     * @param interval  of the log ratio, exact over forks
     * @param bootstrap the same by resampling
     * @param scatter   standard deviation of the forks' log ratios
     */
    Verdict of(Estimate interval, Estimate bootstrap, double scatter) {
        long counting = forks.stream().filter(ForkRatio::counts).count();
        if (!interval.hasInterval()) {
            String because = counting == forksDone
                    ? plural(counting, "fork") + " cannot tell chance from difference; "
                            + Analysis.LEAST_FORKS + " are the least"
                    : "only " + counting + " of " + plural(forksDone, "fork") + " had "
                            + protocol.cleanRounds() + " clean rounds" + mostly();
            return unstable(interval, because);
        }
        double effect = interval.value();
        boolean apart = interval.low() > 0 && bootstrap.low() > 0
                || interval.high() < 0 && bootstrap.high() < 0;
        if (apart && Math.abs(effect) >= protocol.resolution()) {
            Kind kind = effect > 0 ? Kind.SLOWER : Kind.FASTER;
            return new Verdict(kind, Math.abs(Math.expm1(effect)), remark(),
                    words(kind, effect, interval) + said(remark()));
        }
        double farther = Math.max(Math.abs(Math.expm1(interval.low())),
                Math.abs(Math.expm1(interval.high())));
        if (farther <= TOO_WIDE) {
            return new Verdict(Kind.NO_DIFFERENCE, farther, remark(),
                    format("no difference beyond %.1f %%", 100 * roundedUp(farther))
                            + said(remark()));
        }
        return unstable(interval, format("starts of the same process differ by %.1f %%: %d "
                + "forks leave %.1f to %+.1f %% possible%s", 100 * scatter, counting,
                100 * Math.expm1(interval.low()), 100 * Math.expm1(interval.high()), mostly()));
    }

    private Verdict unstable(Estimate interval, String because) {
        double reach = Math.max(Math.abs(interval.low()), Math.abs(interval.high()));
        return new Verdict(Kind.UNSTABLE, reach, because, "unstable, because " + because
                + (Double.isNaN(interval.value()) ? "" : format(
                        " (median so far %+.1f %%)", 100 * Math.expm1(interval.value()))));
    }

    /** "no difference beyond 0.3 %" is true of 0.26, not of 0.34. */
    private static double roundedUp(double share) {
        return Math.ceil(share * 1000) / 1000;
    }

    /** Times far apart are told as multiples: nobody thinks in "91.2 % faster". */
    private static String words(Kind kind, double effect, Estimate interval) {
        if (Math.abs(effect) > Math.log(1.5)) {
            double sign = Math.signum(effect);
            double near = sign > 0 ? interval.low() : -interval.high();
            double far = sign > 0 ? interval.high() : -interval.low();
            return format("%.2f times as %s (%.2f to %.2f)", Math.exp(sign * effect),
                    kind == Kind.SLOWER ? "slow" : "fast", Math.exp(near), Math.exp(far));
        }
        double near = Math.min(Math.abs(Math.expm1(interval.low())),
                Math.abs(Math.expm1(interval.high())));
        double far = Math.max(Math.abs(Math.expm1(interval.low())),
                Math.abs(Math.expm1(interval.high())));
        return format("%.1f %% %s (%.1f to %.1f %%)", 100 * Math.abs(Math.expm1(effect)),
                kind.label(), 100 * near, 100 * far);
    }

    /** What a reader should know beside the figure. */
    private String remark() {
        List<String> all = new ArrayList<>();
        if (judged == Quantity.CYCLES) {
            all.add("judged in cycles, not time: the clock moved in too many rounds, and the work "
                    + "is core-bound");
        }
        List<WarmUpSeries> warmUps =
                Stream.concat(baseline.warmUps().stream(), side.warmUps().stream()).toList();
        long restless = warmUps.stream().filter(series -> !WarmUp.isSteady(series)).count();
        if (restless * 2 > warmUps.size()) {
            all.add(restless + " of " + warmUps.size() + " processes were still changing");
        }
        return String.join("; ", all);
    }

    private static String said(String remark) {
        return remark.isEmpty() ? "" : "; " + remark;
    }

    /** The rule that rejected most samples, if that explains anything. */
    private String mostly() {
        Map<Rule, Integer> counts = new EnumMap<>(Rule.class);
        List<Sample> all = Stream.concat(baseline.samples().stream(), side.samples().stream())
                .toList();
        for (Sample sample : all) {
            sample.rejected().stream().map(Rejection::rule).distinct()
                    .forEach(rule -> counts.merge(rule, 1, Integer::sum));
        }
        return counts.entrySet().stream().max(Map.Entry.comparingByValue())
                .filter(most -> most.getValue() * 20 > all.size())
                .map(most -> format("; %.0f %% of the samples: %s",
                        100.0 * most.getValue() / all.size(), most.getKey().label()))
                .orElse("");
    }

    private static String plural(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
