package org.jilectomy.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jilectomy.bench.results.ThreadTime;

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

    record ThreadLine(int index, ThreadTime time, Turn.Counters counters) implements Answer {}

    record RoundLine(long wall, long processCpu) implements Answer {}

    record Empty(long nanos) implements Answer {}

    record Failure(String kind, String message) implements Answer {}

    record Bye() implements Answer {}

    private WorkerProtocol() {}

    static String load(String path) {
        return "load " + path;
    }

    static String round(List<Integer> cpus, long loops) {
        StringBuilder line = new StringBuilder("round ").append(cpus.size()).append(' ');
        for (int i = 0; i < cpus.size(); i++) {
            line.append(i == 0 ? "" : ",").append(cpus.get(i));
        }
        return line.append(' ').append(loops).toString();
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
                case "thread" -> thread(values);
                case "empty" -> new Empty(Long.parseLong(values[0]));
                case "round" -> new RoundLine(Long.parseLong(values[0]), Long.parseLong(values[1]));
                case "error" -> new Failure(words[1], words.length > 2 ? words[2] : "");
                case "bye" -> new Bye();
                default -> new Failure("protocol", "unknown answer: " + line);
            });
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Optional.of(new Failure("protocol", "malformed answer: " + line));
        }
    }

    private static ThreadLine thread(String[] values) {
        long[] numbers = new long[values.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Long.parseLong(values[i]);
        }
        int pinned = (int) numbers[1];
        // A pinned thread can be nowhere else; where an unpinned one was, only some workers say.
        boolean told = numbers.length > 12;
        return new ThreadLine(
                (int) numbers[0],
                new ThreadTime(pinned, told ? (int) numbers[11] : pinned,
                        told ? (int) numbers[12] : pinned, numbers[2], numbers[3], numbers[4]),
                new Turn.Counters(numbers[5], numbers[6], numbers[7], numbers[8], numbers[9],
                        numbers.length > 10 ? numbers[10] : -1));
    }

    /** Puts the lines of one round together. */
    static Turn turn(List<ThreadLine> lines, RoundLine round) {
        List<ThreadTime> threads = new ArrayList<>();
        Turn.Counters counters = lines.isEmpty() ? Turn.Counters.NONE : null;
        long last = 0;
        lines.sort(java.util.Comparator.comparingInt(ThreadLine::index));
        for (ThreadLine line : lines) {
            threads.add(line.time());
            counters = counters == null ? line.counters() : counters.plus(line.counters());
            last = Math.max(last, line.time().end());
        }
        // To the end of the last thread's work: joining it is not the benchmark's.
        return new Turn(lines.isEmpty() ? round.wall() : last, round.processCpu(), threads,
                counters);
    }
}
