package org.jilectomy.bench.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.results.Side;
import org.jilectomy.topology.JsonWriter;

/**
 * A file of records that is written while a run goes on: a line of JSON each, in the own format's
 * words. The first line holds the results as far as they are known at the beginning; a line has a
 * {@code kind} and a {@code record}, and of a sample or a warm-up its {@code side} and {@code
 * cpus}. What was written survives the process; a last line that is cut off in the middle is left
 * out when reading.
 */
public final class RecordLines {
    static final String FORMAT = "jilectomy-bench 2, unfinished";

    private RecordLines() {}

    /**
     * One record after the first.
     *
     * @param side whose it is; empty for a process's life, which names its side itself
     * @param cpus of its threads; may be empty
     */
    public record Entry(String kind, String side, List<Integer> cpus, Object json) {}

    /** All of a file: what was known at the beginning, and what came. */
    public record Content(Results header, List<Entry> entries, RecordReader reader) {}

    /** Makes records of what a line holds. */
    public static final class RecordReader {
        private final RecordJson json;

        private RecordReader(RecordJson json) {
            this.json = json;
        }

        /** @throws ReportException if the entry holds something else */
        public <T extends Record> T read(Class<T> kind, Entry entry) throws ReportException {
            return json.read(kind, entry.json());
        }
    }

    /** Begins a file, over an older one. */
    public static void begin(Path file, Results header) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("format", FORMAT);
        all.putAll(RecordJson.toMap(header));
        Files.writeString(file, line(all), StandardCharsets.UTF_8);
    }

    /** Appends records of one kind; they are with the operating system when this returns. */
    public static void append(
            Path file, String kind, Side side, List<Integer> cpus, List<? extends Record> records)
            throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Record one : records) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("kind", kind);
            map.put("side", side.name());
            map.put("cpus", cpus);
            map.put("record", RecordJson.toMap(one));
            lines.append(line(map));
        }
        Files.writeString(file, lines, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    /** On one line: no string holds a line break that is not escaped. */
    private static String line(Map<String, Object> map) {
        return JsonWriter.toJson(map).replace("\n", "") + "\n";
    }

    /** Whether a file is of this kind, by its beginning. */
    public static boolean is(String text) {
        int end = text.indexOf('\n');
        return text.substring(0, Math.min(200, end < 0 ? text.length() : end)).contains(FORMAT);
    }

    /** @throws ReportException if the first line is not complete, or a record is none */
    public static Content read(Path file) throws IOException, ReportException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String first = lines.readLine();
            Map<String, Object> head = ResultsJson.parse(first == null ? "" : first);
            RecordJson json = new RecordJson();
            Results header = json.read(Results.class, head);
            List<Entry> entries = new ArrayList<>();
            for (String line; (line = lines.readLine()) != null;) {
                Map<String, Object> map;
                try {
                    map = ResultsJson.parse(line);
                } catch (ReportException e) {
                    break; // cut off in the middle
                }
                List<Integer> cpus = new ArrayList<>();
                if (map.get("cpus") instanceof List<?> numbers) {
                    for (Object number : numbers) {
                        cpus.add(((Number) number).intValue());
                    }
                }
                entries.add(new Entry(String.valueOf(map.get("kind")),
                        String.valueOf(map.get("side")), cpus, map.get("record")));
            }
            return new Content(header, entries, new RecordReader(json));
        }
    }
}
