package org.jilectomy.bench;

import java.util.List;
import org.jilectomy.bench.results.MachineSheet;
import org.jilectomy.bench.results.Protocol.Mode;
import org.jilectomy.bench.results.Side;

/**
 * What a session is to do: everything decided before the first process starts.
 *
 * @param title         for reports
 * @param arguments     the words of the command line, for reports
 * @param sides         the baseline first
 * @param placements    for each thread count the CPUs of its threads
 * @param mode          turns or both at once
 * @param seed          of all lots
 * @param leastForks    first look at the result; 0: the session chooses
 * @param mostForks     last look
 * @param cleanRounds   that a fork needs; 0: twelve, or as many as the time allows
 * @param seconds       for all rounds together; what a slow benchmark exceeds if it must
 * @param within        seconds for the whole run, as far as the least of it can be done in them;
 *                      infinite: as long as it takes
 * @param warmUpSeconds longest warm-up of a process; not a number: by its kind
 * @param sampleMillis  what a timed region should last
 * @param resolution    the smallest difference called one, as a share
 */
public record Setup(
        String title,
        List<String> arguments,
        List<Side> sides,
        List<List<Integer>> placements,
        Mode mode,
        long seed,
        int leastForks,
        int mostForks,
        int cleanRounds,
        double seconds,
        double within,
        double warmUpSeconds,
        double sampleMillis,
        double resolution,
        MachineSheet machine) {

    /** A run that takes as long as it takes. */
    public Setup(
            String title, List<String> arguments, List<Side> sides,
            List<List<Integer>> placements, Mode mode, long seed, int leastForks, int mostForks,
            int cleanRounds, double seconds, double warmUpSeconds, double sampleMillis,
            double resolution, MachineSheet machine) {
        this(title, arguments, sides, placements, mode, seed, leastForks, mostForks, cleanRounds,
                seconds, Double.POSITIVE_INFINITY, warmUpSeconds, sampleMillis, resolution,
                machine);
    }

    public Setup {
        arguments = List.copyOf(arguments);
        sides = List.copyOf(sides);
        placements = List.copyOf(placements);
    }

    /** A duet's side has one thread, which goes to and fro; a command is one process somewhere. */
    List<Integer> home(Side side, List<Integer> cpus) {
        return mode == Mode.DUET || side.kind() == Side.Kind.COMMAND
                ? List.of(cpus.getFirst()) : cpus;
    }
}
