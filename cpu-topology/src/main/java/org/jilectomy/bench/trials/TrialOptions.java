package org.jilectomy.bench.trials;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What {@code scripts/measurement-trials} was asked for. */
final class TrialOptions {
    static final String USAGE = """
            usage: measurement-trials [options]

            Tries the bench's method where the truth is known and prints a table; ends with 0 if
            every line passed. All trials take about 25 minutes on a quiet machine; one that is
            interrupted prints what it has.

              --only LIST      of: changes, simulated, probe, aa, slow2, slow5, busy, correlated
              --short          two to five of everything: a few minutes, for a look
              --aa N           comparisons of equal sides (100)
              --slow N         comparisons of each true slowdown (30)
              --noisy N        comparisons beside a busy process, and with correlated noise (20)
              --hyperfine N    runs of hyperfine beside the busy process (10)
              --forks A-B      starts of both sides in a comparison (8-16)
              --cpu N          where to measure (default: the last core)
              --seed N         of everything drawn by lot (1)
              --record FILE    every sample with its evidence, as gzipped columns
            """;

    static final List<String> ALL = List.of(
            "changes", "simulated", "probe", "aa", "slow2", "slow5", "busy", "correlated");

    List<String> only = ALL;
    int aa = 100;
    int slow = 30;
    int noisy = 20;
    int hyperfine = 10;
    int simulated = 20;
    int series = 60;
    int leastForks = Trial.LEAST_FORKS;
    int mostForks = Trial.MOST_FORKS;
    int cpu = -1;
    long seed = 1;
    Optional<Path> record = Optional.empty();

    private TrialOptions() {}

    /**
     * The options of a command line; none if help was asked for.
     *
     * @throws IllegalArgumentException naming what is wrong
     */
    static Optional<TrialOptions> parse(String... args) {
        TrialOptions options = new TrialOptions();
        for (int i = 0; i < args.length; i++) {
            String option = args[i];
            if (option.equals("-h") || option.equals("--help")) {
                return Optional.empty();
            }
            if (option.equals("--short")) {
                options.shorten();
                continue;
            }
            if (i + 1 == args.length) {
                throw new IllegalArgumentException(option + " needs a value, or is unknown");
            }
            options.set(option, args[++i]);
        }
        return Optional.of(options);
    }

    private void shorten() {
        aa = 5;
        slow = 3;
        noisy = 2;
        hyperfine = 2;
        simulated = 3;
        series = 20;
    }

    private void set(String option, String value) {
        switch (option) {
            case "--only" -> {
                only = List.of(value.split(","));
                only.stream().filter(name -> !ALL.contains(name)).findFirst().ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "--only: '" + name + "' is none of " + String.join(", ", ALL));
                });
            }
            case "--aa" -> aa = number(option, value);
            case "--slow" -> slow = number(option, value);
            case "--noisy" -> noisy = number(option, value);
            case "--hyperfine" -> hyperfine = number(option, value);
            case "--cpu" -> cpu = number(option, value);
            case "--seed" -> seed = number(option, value);
            case "--record" -> record = Optional.of(Path.of(value));
            case "--forks" -> {
                String[] ends = value.split("-", 2);
                leastForks = number(option, ends[0]);
                mostForks = number(option, ends[ends.length - 1]);
            }
            default -> throw new IllegalArgumentException("unknown option " + option);
        }
    }

    private static int number(String option, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + ": '" + text + "' is not a number");
        }
    }
}
