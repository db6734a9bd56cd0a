package org.jilectomy.runtime.cli;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jilectomy.heap.Header;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.Kind;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.CycleCollector;
import org.jilectomy.runtime.objects.Dealloc;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code -X leakcheck}: after everything was given back, no object that is not immortal may be left.
 *
 * <p>Garbage in cycles is not a leak: counting alone cannot free it. So each object's count is
 * compared with the references that the objects left own. An object with more references than
 * those is leaked, and so is what it owns; the rest keeps itself alive in cycles and is reported
 * without being an error.
 *
 * <p>Classes are freed before the count is taken, and without its class nobody can say what an
 * instance owns. So that is noted before ({@link #prepare}).
 *
 * <p>What objects own besides themselves (tables, text, remote count words) is raw memory; a raw
 * block is leaked if nothing points to it any more.
 */
final class LeakCheck {
    /** What an instance was before its class went. */
    private record Instance(String typeName, List<Long> owned) {}

    /** Instances of Python classes. */
    private final Map<Long, Instance> instances = new HashMap<>();

    /** How many references of an object come from other objects that are left. */
    private final Map<Long, int[]> left = new HashMap<>();

    private LeakCheck() {}

    /** Notes what must be asked while all classes are there. */
    static LeakCheck prepare(ThreadState ts) {
        drainAll(ts);
        LeakCheck check = new LeakCheck();
        Heap.walk((kind, address, usable) -> {
            if (isMortal(kind, address)) {
                PyType type = PyType.of(address);
                if ((type.flags & PyType.TPFLAGS_HEAPTYPE) != 0) {
                    List<Long> owned = new ArrayList<>();
                    Dealloc.references(address, owned::add);
                    check.instances.put(address, new Instance(type.name(), owned));
                }
            }
        });
        return check;
    }

    private static boolean isMortal(int kind, long address) {
        return Kind.isObject(kind) && !Header.isImmortal(address);
    }

    /** Prints the objects left, by type; true if some were leaked. */
    boolean report(ThreadState ts, PrintStream err) {
        drainAll(ts);
        Heap.walk((kind, address, usable) -> {
            if (isMortal(kind, address)) {
                left.put(address, new int[1]);
            }
        });
        Map<Long, Boolean> leaked = leaked();
        Map<String, Integer> byType = new TreeMap<>();
        Map<String, Integer> cyclesByType = new TreeMap<>();
        for (Long object : left.keySet()) {
            Map<String, Integer> group = leaked.containsKey(object) ? byType : cyclesByType;
            group.merge(typeName(object), 1, Integer::sum);
        }
        print(err, "left in cycles, which counting cannot free", cyclesByType);
        print(err, "leaked", byType);
        long suspects = CycleCollector.suspects();
        if (suspects > 0) {
            err.println("leakcheck: " + suspects
                    + " objects had fewer references than were found: "
                    + CycleCollector.suspectTypes());
        }
        return !byType.isEmpty() | suspects > 0 | reportRaw(err);
    }

    /**
     * Raw blocks (tables, text, count words) that no word of any live block points to; true if there
     * are some. A word may look like a pointer by chance: this errs on the kind side.
     */
    private static boolean reportRaw(PrintStream err) {
        TreeMap<Long, Long> lost = new TreeMap<>();
        Heap.walk((kind, address, usable) -> {
            if (!Kind.isObject(kind)) {
                lost.put(address, usable);
            }
        });
        Heap.walk((kind, address, usable) -> {
            for (long at = address - Kind.preHeader(kind); at <= address + usable - 8; at += 8) {
                long pointer = Memory.getLong(at);
                Map.Entry<Long, Long> block = lost.floorEntry(pointer);
                if (block != null && pointer < block.getKey() + block.getValue()) {
                    lost.remove(block.getKey());
                }
            }
        });
        if (!lost.isEmpty()) {
            err.println(
                    "leakcheck: " + lost.size() + " raw blocks that nothing points to, of sizes "
                            + new ArrayList<>(lost.values()));
        }
        return !lost.isEmpty();
    }

    private static void print(PrintStream err, String what, Map<String, Integer> byType) {
        int total = 0;
        for (int count : byType.values()) {
            total += count;
        }
        if (total > 0) {
            err.println("leakcheck: " + total + " objects " + what + ": " + byType);
        }
    }

    private String typeName(long object) {
        Instance instance = instances.get(object);
        return instance != null ? instance.typeName : PyType.of(object).name();
    }

    private void references(long object, Visitor visitor) {
        Instance instance = instances.get(object);
        if (instance == null) {
            Dealloc.references(object, visitor);
            return;
        }
        for (Long owned : instance.owned) {
            visitor.visit(owned);
        }
    }

    /** Those that somebody outside still counts, and what they own. */
    private Map<Long, Boolean> leaked() {
        Set<Long> tables = new HashSet<>();
        for (Long object : left.keySet()) {
            references(object, this::countReference);
            // Names in a table that several dicts share are owned once, by the table.
            long table = instances.containsKey(object) ? 0 : PyDict.sharedTable(object);
            if (table != 0 && tables.add(table)) {
                PyDict.traverseShared(table, this::countReference);
            }
        }
        Map<Long, Boolean> found = new HashMap<>();
        ArrayDeque<Long> todo = new ArrayDeque<>();
        left.forEach((object, references) -> {
            if (Refcount.count(object) > references[0]) {
                found.put(object, true);
                todo.add(object);
            }
        });
        while (!todo.isEmpty()) {
            references(todo.remove(), owned -> {
                if (left.containsKey(owned) && found.put(owned, true) == null) {
                    todo.add(owned);
                }
            });
        }
        return found;
    }

    private void countReference(long owned) {
        int[] references = left.get(owned);
        if (references != null) {
            references[0]++;
        }
    }

    /** Merges what is queued for any heap, until nothing comes after. */
    private static void drainAll(ThreadState ts) {
        for (int round = 0; round < 8; round++) {
            Refcount.flush(ts.heap);
            for (int id = 1; id <= ThreadHeap.count(); id++) {
                ThreadHeap heap = ThreadHeap.byId(id);
                if (heap.tryTakeToken()) {
                    heap.owner = ts; // deallocators ask for the owner
                    try {
                        Refcount.drain(heap);
                    } finally {
                        heap.owner = null;
                        heap.giveToken();
                    }
                }
            }
        }
    }
}
