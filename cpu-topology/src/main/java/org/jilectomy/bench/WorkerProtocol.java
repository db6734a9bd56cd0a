package org.jilectomy.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jilectomy.bench.Turn.ThreadTurn;

/**
 * The lines of {@code bench_worker.py}, apart from the pipes they come through. Only lines that
 * begin with {@value #MARK} are the protocol's.
 */
final class WorkerProtocol {
    static final String MARK = "@bench ";

    /** What a worker says: a closed set. */
    sealed interface Answer {}

    record Hello(String implementation, String version, String pinning, boolean threadClock)
            implements Answer {}

    record Loaded(long nanos) implements Answer {}

    record ThreadLine(int index, ThreadTurn turn) implements Answer {}

    record RoundLine(long wall, long processCpu) implements Answer {}

    record Failure(String kind, String message) implements Answer {}

    record Bye() implements Answer {}

    private WorkerProtocol() {}

    static String load(String path) {
        return "load " + path;
    }

    static String round(List<Integer> cpus) {
        return "round " + cpus.size() + " "
                + String.join(",", cpus.stream().map(String::valueOf).toList());
    }

    /** The answer in a line, or empty if the line is something else that was printed. */
    static Optional<Answer> parse(String line) {
        if (!line.startsWith(MARK)) {
            return Optional.empty();
        }
        String[] words = line.substring(MARK.length()).strip().split(" ", 3);
        String rest = words.length > 1 ? line.substring(MARK.length() + words[0].length() + 1) : "";
        String[] values = rest.split(" ");
        try {
            return Optional.of(switch (words[0]) {
                case "hello" -> new Hello(values[1], values[2], values[3], values[4].equals("yes"));
                case "loaded" -> new Loaded(Long.parseLong(values[0]));
                case "thread" -> new ThreadLine(
                        Integer.parseInt(values[0]),
                        new ThreadTurn(
                                Integer.parseInt(values[1]), Long.parseLong(values[2]),
                                Long.parseLong(values[3]), Long.parseLong(values[4])));
                case "round" -> new RoundLine(Long.parseLong(values[0]), Long.parseLong(values[1]));
                case "error" -> new Failure(words[1], words.length > 2 ? words[2] : "");
                case "bye" -> new Bye();
                default -> new Failure("protocol", "unknown answer: " + line);
            });
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Optional.of(new Failure("protocol", "malformed answer: " + line));
        }
    }

    /** Puts the lines of one round together. */
    static Turn turn(List<ThreadLine> threads, RoundLine round) {
        List<ThreadTurn> turns = new ArrayList<>();
        threads.stream()
                .sorted(java.util.Comparator.comparingInt(ThreadLine::index))
                .forEach(line -> turns.add(line.turn()));
        return new Turn(round.wall(), round.processCpu(), List.copyOf(turns));
    }
}
