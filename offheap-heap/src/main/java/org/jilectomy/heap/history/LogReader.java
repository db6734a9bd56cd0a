package org.jilectomy.heap.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the file of a {@link ReferenceLog}, also one whose program was killed or still runs. */
public final class LogReader {
    private final List<Event> events = new ArrayList<>();
    private final Map<Integer, String> names = new HashMap<>();
    private final long capacity;

    private LogReader(ByteBuffer file) throws IOException {
        if (file.capacity() < LogFormat.RECORDS
                || file.getLong(LogFormat.MAGIC_AT) != LogFormat.MAGIC) {
            throw new IOException("no reference log");
        }
        capacity = file.getLong(LogFormat.CAPACITY_AT);
        readNames(file);
        long room = Math.min(capacity, (file.capacity() - LogFormat.RECORDS) / LogFormat.RECORD);
        for (long slot = 0; slot < room; slot++) {
            int at = LogFormat.RECORDS + (int) (slot * LogFormat.RECORD);
            long number = file.getLong(at + LogFormat.NUMBER);
            if (number > 0 && (number - 1) % capacity == slot) {
                events.add(read(file, at, number));
            }
        }
        events.sort(Comparator.comparingLong(Event::number));
    }

    /** @throws IOException if it cannot be read, or is no reference log */
    public static LogReader of(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return new LogReader(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
                    .order(ByteOrder.LITTLE_ENDIAN));
        }
    }

    private void readNames(ByteBuffer file) {
        long end = Math.min(file.getLong(LogFormat.NAMES_END_AT), LogFormat.RECORDS);
        int at = LogFormat.NAMES;
        while (at + 9 <= end) {
            byte[] bytes = new byte[file.getInt(at + 5)];
            file.get(at + 9, bytes);
            names.put(file.getInt(at + 1), new String(bytes, StandardCharsets.UTF_8));
            at += 9 + bytes.length;
        }
    }

    private Event read(ByteBuffer file, int at, long number) {
        return new Event(number, file.getLong(at + LogFormat.ADDRESS),
                file.getInt(at + LogFormat.OBJECT), EventKind.of(file.getInt(at + LogFormat.KIND)),
                file.getLong(at + LogFormat.COUNT), name(file.getInt(at + LogFormat.PLACE)),
                name(file.getInt(at + LogFormat.THREAD)), file.getInt(at + LogFormat.EPOCH),
                name(file.getInt(at + LogFormat.TYPE)), file.getLong(at + LogFormat.NANOS));
    }

    private String name(int id) {
        return names.getOrDefault(id, Places.UNKNOWN);
    }

    /** All events, in order. */
    public List<Event> events() {
        return events;
    }

    /** How many events were overwritten because the ring is bounded. */
    public long lost() {
        return events.isEmpty() ? 0 : events.getFirst().number() - 1;
    }

    /** The objects' histories, by object number. */
    public Map<Integer, ObjectHistory> objects() {
        Map<Integer, List<Event>> byObject = new TreeMap<>();
        for (Event event : events) {
            byObject.computeIfAbsent(event.object(), n -> new ArrayList<>()).add(event);
        }
        Map<Integer, ObjectHistory> histories = new TreeMap<>();
        byObject.forEach((n, list) -> histories.put(n, new ObjectHistory(list)));
        return histories;
    }
}
