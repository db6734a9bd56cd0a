package org.jilectomy.heap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jilectomy.heap.layout.PyObject;

/**
 * What is alive, grouped by kind and type: the question after a program ended with more blocks than
 * it started with. Same guarantee as {@link Heap#walk}; the Java memory it needs grows with the
 * number of types, not of blocks.
 */
public final class LeakReport {
    /** One group: blocks of one kind and, for objects, of one type ({@code type} 0 otherwise). */
    public record Group(int kind, long type, boolean immortal, long blocks, long bytes) {
    }

    private record Key(int kind, long type, boolean immortal) {
    }

    private final Map<Key, long[]> groups = new HashMap<>();

    private LeakReport() {
    }

    /** Walks the heap. */
    public static LeakReport take() {
        LeakReport report = new LeakReport();
        Heap.walk(report::add);
        return report;
    }

    private void add(int kind, long address, long usable) {
        boolean object = Kind.isObject(kind);
        Key key = new Key(kind, object ? PyObject.ob_type(address) : 0,
                object && Header.isImmortal(address));
        long[] sums = groups.computeIfAbsent(key, k -> new long[2]);
        sums[0]++;
        sums[1] += usable + Kind.preHeader(kind);
    }

    /** All groups, most bytes first. */
    public List<Group> groups() {
        return since(null);
    }

    /**
     * The groups that have more blocks than they had in {@code before} (null: none), as increases.
     */
    public List<Group> since(LeakReport before) {
        List<Group> result = new ArrayList<>();
        groups.forEach((key, sums) -> {
            long[] old = before == null ? new long[2]
                    : before.groups.getOrDefault(key, new long[2]);
            if (sums[0] > old[0]) {
                result.add(new Group(key.kind, key.type, key.immortal, sums[0] - old[0],
                        sums[1] - old[1]));
            }
        });
        result.sort((a, b) -> Long.compare(b.bytes, a.bytes));
        return result;
    }

    /**
     * A table of the groups.
     *
     * @param typeName gives the name of the type at an address
     */
    public static String format(List<Group> groups, LongFunction<String> typeName) {
        StringBuilder out = new StringBuilder();
        for (Group group : groups) {
            out.append(String.format("%,12d blocks %,14d bytes  %-8s %s%s%n", group.blocks,
                    group.bytes, Kind.name(group.kind),
                    group.type == 0 ? "" : typeName.apply(group.type),
                    group.immortal ? " (immortal)" : ""));
        }
        return out.toString();
    }
}
