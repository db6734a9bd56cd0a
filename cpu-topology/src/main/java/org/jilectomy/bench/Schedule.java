package org.jilectomy.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How the time of a run is dealt out. Six forks are the least that give a verdict, so the time for
 * the whole run is divided among the forks still to come, each time anew: a fork that was ready
 * early leaves its time to the others. In a fork, warm-ups may take a share, the rest is for rounds. What
 * the least of a fork takes it gets in any case: a run over its time is better than one without a
 * verdict.
 *
 * <p>Whatever is cut for lack of time is counted, and told at the end. Used by one thread.
 */
final class Schedule {
    /** A fork's share for the warm-ups of all its processes. */
    private static final double WARM_UP_SHARE = 0.4;

    private final Observer clock;
    private final long begin;

    /** For the whole run; infinite: as long as it takes. */
    private final double within;

    private long forkBegan;
    private double forkSeconds = Double.POSITIVE_INFINITY;
    private int forksBegun;
    private int roundsCut;
    private int warmUpsCut;
    private int sparesLeftOut;

    /** @param within seconds, for the whole run; not a number or infinite: no limit */
    Schedule(Observer clock, double within) {
        this.clock = clock;
        this.begin = clock.nanos();
        this.forkBegan = begin;
        this.within = Double.isNaN(within) ? Double.POSITIVE_INFINITY : within;
    }

    boolean isLimited() {
        return within < Double.POSITIVE_INFINITY;
    }

    /** Seconds since the run began. */
    double gone() {
        return since(begin);
    }

    private double since(long nanos) {
        return (clock.nanos() - nanos) / 1e9;
    }

    /** A fork begins, of so many that are planned. */
    void fork(int fork, int planned) {
        forkBegan = clock.nanos();
        forkSeconds = Math.max(0, within - gone()) / Math.max(1, planned - fork);
        forksBegun = fork + 1;
    }

    /** Whether one more fork would end in time, if it takes as long as those before. */
    boolean hasTimeForAnother() {
        return gone() * (1 + 0.8 / Math.max(1, forksBegun)) < within;
    }

    /** A fork that would have been of use is not begun. */
    void leaveOut() {
        sparesLeftOut++;
    }

    /**
     * A warm-up that ends in time.
     *
     * @param processes whose warm-ups share the fork's time
     */
    WarmUp shortened(WarmUp wanted, int processes) {
        double most = WARM_UP_SHARE * forkSeconds / Math.max(1, processes);
        return wanted.mostSeconds() <= most ? wanted : wanted.within(most);
    }

    void warmUpWasCut() {
        warmUpsCut++;
    }

    /**
     * Seconds for the rounds of one placement.
     *
     * @param wanted without a limit
     * @param least  that it gets in any case
     * @param left   placements still to come, this one too
     */
    double forRounds(double wanted, double least, int left) {
        double mine = (forkSeconds - since(forkBegan)) / left;
        return Math.min(wanted, Math.max(least, mine));
    }

    void roundsWereCut() {
        roundsCut++;
    }

    /** How long the rest will take, if all forks are like the mean of those before. */
    double secondsLeft(int done, int planned) {
        double even = gone() / Math.max(1, done) * (planned - done);
        return isLimited() ? Math.max(0, Math.min(even, Math.max(within - gone(), even / 2)))
                : even;
    }

    /**
     * How much of the run is done, by time: what is gone, of that and what is left if all forks are
     * like the mean of those before (the first: like its part of the limit). So the time left that
     * a reader reckons from it does not grow while a fork waits for its processes.
     *
     * @param inFork share of the fork's work that is done, where nothing else is known
     */
    double share(int fork, int planned, double inFork) {
        if (fork == 0 && !isLimited()) {
            return Math.min(1, inFork / planned);
        }
        double mean = fork == 0 ? within / planned : (forkBegan - begin) / 1e9 / fork;
        double left = Math.max(mean * (planned - fork) - since(forkBegan),
                mean * (planned - fork - 1) + mean * (1 - inFork) / 4);
        double gone = gone();
        return fork >= planned || gone <= 0 ? Math.min(1, (double) fork / planned)
                : gone / (gone + left);
    }

    /**
     * What was cut, as a note; none if nothing was.
     *
     * @param needed clean rounds of a fork, and how many are usual
     */
    List<String> cuts(int needed, int usual) {
        List<String> all = new ArrayList<>();
        if (!isLimited()) {
            return all;
        }
        if (needed < usual) {
            all.add(needed + " clean rounds a fork instead of " + usual);
        }
        if (warmUpsCut > 0) {
            all.add(plural(warmUpsCut, "warm-up") + " ended before the times had settled");
        }
        if (roundsCut > 0) {
            all.add("rounds of " + plural(roundsCut, "fork and placement",
                    "forks and placements") + " ended before enough were clean");
        }
        if (sparesLeftOut > 0) {
            all.add("no spare forks");
        }
        return all.isEmpty() ? all : List.of(String.format(Locale.ROOT,
                "cut, to end within %.0f s: %s (--within SECONDS gives more time)", within,
                String.join("; ", all)));
    }

    private static String plural(int count, String noun) {
        return plural(count, noun, noun + "s");
    }

    private static String plural(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
