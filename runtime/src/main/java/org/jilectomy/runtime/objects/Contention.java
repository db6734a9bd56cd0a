package org.jilectomy.runtime.objects;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jilectomy.heap.Ownership;
import org.jilectomy.heap.history.AllocationSites;
import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyDictObject;
import org.jilectomy.heap.layout.PySetObject;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.locks.FutexMutex;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code -X contention=1} or {@code =FILE}: which objects threads wait for. At exit a table names
 * them: what it is, which global variable of which module holds it, where it was made (with {@code
 * -X allocsites=1}), how often somebody waited for its lock, or for its owner to share it, and for how
 * long.
 *
 * <p>An object is its address and its type, until something else is made there: a row may be two
 * objects of one type after each other. Only who waits pays: a look at the clock before and after.
 */
public final class Contention {
    private static final String TARGET = System.getProperty("jilectomy.contention");

    /** Whether it is counted at all. */
    static final boolean ON = TARGET != null;

    private static final int ROWS = 20;

    /** What one object cost; the description is written by who holds its lock. */
    private static final class Row {
        final long obj;
        final String type;
        final String madeAt;
        volatile String size = "";
        String name = "";
        final LongAdder waits = new LongAdder();
        final LongAdder handshakes = new LongAdder();
        final LongAdder nanos = new LongAdder();
        volatile long longest;

        Row(long obj, String type) {
            this.obj = obj;
            this.type = type;
            this.madeAt = AllocationSites.ON ? AllocationSites.of(obj) : "";
        }

        boolean is(long address, String typeName) {
            return obj == address && type.equals(typeName)
                    && (!AllocationSites.ON || madeAt.equals(AllocationSites.of(obj)));
        }

        synchronized void longest(long nanos) {
            longest = Math.max(longest, nanos);
        }

        String describe() {
            return type + size + " at 0x" + Long.toHexString(obj) + name
                    + (madeAt.isEmpty() ? "" : "; made at " + madeAt);
        }
    }

    private static final ConcurrentHashMap<Long, Row> ROWS_BY_ADDRESS = new ConcurrentHashMap<>();
    private static final List<Row> GONE = new ArrayList<>();

    private Contention() {}

    // ---------------------------------------------------------------- counting

    /** Takes the object's lock, whose owner is revoked first, and counts if that means waiting. */
    static void lock(ThreadState ts, long obj) {
        boolean owned = Ownership.PRIVATE && Ownership.ownerOf(obj) != 0;
        if (!owned && FutexMutex.tryLockAs(ts, GcHead.lockAddress(obj))) {
            return;
        }
        long start = System.nanoTime();
        if (Ownership.PRIVATE) {
            Ownership.revoke(ts, ts.heap, obj);
        }
        FutexMutex.lockAs(ts, GcHead.lockAddress(obj));
        count(obj, System.nanoTime() - start, owned);
    }

    /** The lock is held, so the object is whole. */
    private static void count(long obj, long nanos, boolean owned) {
        String type = PyType.of(obj).name();
        Row row = ROWS_BY_ADDRESS.get(obj);
        if (row == null || !row.is(obj, type)) {
            if (row != null) {
                synchronized (GONE) {
                    GONE.add(row);
                }
            }
            row = new Row(obj, type);
            ROWS_BY_ADDRESS.put(obj, row);
        }
        row.size = size(obj);
        (owned ? row.handshakes : row.waits).increment();
        row.nanos.add(nanos);
        if (nanos > row.longest) {
            row.longest(nanos);
        }
    }

    private static String size(long obj) {
        if (PyList.TYPE.isInstance(obj)) {
            return " of " + PyVarObject.ob_size(obj);
        } else if (PyDict.TYPE.isInstance(obj)) {
            return " of " + PyDictObject.ma_used(obj);
        } else if (PySet.TYPE.isInstance(obj) || PyFrozenSet.TYPE.isInstance(obj)) {
            return " of " + PySetObject.used(obj);
        }
        return "";
    }

    // ---------------------------------------------------------------- telling

    /** At exit, while the modules are whole. */
    public static void report(ThreadState ts) {
        if (!ON) {
            return;
        }
        List<Row> rows = new ArrayList<>(ROWS_BY_ADDRESS.values());
        nameGlobals(ts, rows);
        synchronized (GONE) {
            rows.addAll(GONE);
        }
        rows.sort(Comparator.comparingLong((Row row) -> row.nanos.sum()).reversed());
        try {
            if (TARGET.equals("1")) {
                print(rows, System.err);
            } else {
                try (PrintStream file = new PrintStream(TARGET)) {
                    print(rows, file);
                }
            }
        } catch (java.io.IOException e) {
            System.err.println(
                    "jilectomy: -X contention: cannot write " + TARGET + ": " + e.getMessage());
        }
    }

    private static void print(List<Row> rows, PrintStream out) {
        out.println("contention: " + rows.size() + " objects were waited for"
                + (AllocationSites.ON || rows.isEmpty() ? ""
                        : "; -X allocsites=1 says where they were made"));
        if (rows.isEmpty()) {
            return;
        }
        out.println("    waits  handshakes    total ms  longest ms  object");
        for (Row row : rows.subList(0, Math.min(ROWS, rows.size()))) {
            out.printf(Locale.ROOT, "%9d %11d %11.3f %11.3f  %s%n", row.waits.sum(),
                    row.handshakes.sum(), row.nanos.sum() / 1e6, row.longest / 1e6, row.describe());
        }
        if (rows.size() > ROWS) {
            out.println("      ... and " + (rows.size() - ROWS) + " more");
        }
        Map<String, long[]> types = new TreeMap<>();
        for (Row row : rows) {
            long[] sum = types.computeIfAbsent(row.type, t -> new long[3]);
            sum[0]++;
            sum[1] += row.waits.sum() + row.handshakes.sum();
            sum[2] += row.nanos.sum();
        }
        out.println("  objects       waits    total ms  by type");
        types.forEach(
                (type, sum) -> out.printf(Locale.ROOT, "%9d %11d %11.3f  %s%n", sum[0], sum[1],
                        sum[2] / 1e6, type));
    }

    /** Which variable an object is: a module's globals, a value in them, or what that owns. */
    private static void nameGlobals(ThreadState ts, List<Row> rows) {
        Map<Long, Row> byAddress = new HashMap<>();
        for (Row row : rows) {
            byAddress.put(row.obj, row);
        }
        long[] modules = PyDict.snapshot(ts, Interpreter.modules);
        for (int i = 0; i < modules.length; i += 2) {
            if (PyModule.TYPE.isInstance(modules[i + 1])) {
                nameGlobals(ts, text(modules[i]), PyModule.dict(modules[i + 1]), byAddress);
            }
        }
        release(ts, modules);
    }

    private static void nameGlobals(
            ThreadState ts, String module, long globals, Map<Long, Row> byAddress) {
        name(byAddress, globals, "the globals of " + module);
        long[] items = PyDict.snapshot(ts, globals);
        for (int i = 0; i < items.length; i += 2) {
            name(byAddress, items[i + 1], "'" + text(items[i]) + "' of " + module);
        }
        for (int i = 0; i < items.length; i += 2) {
            String in = "part of '" + text(items[i]) + "' of " + module;
            Dealloc.references(items[i + 1], part -> name(byAddress, part, in));
        }
        release(ts, items);
    }

    private static void name(Map<Long, Row> byAddress, long obj, String name) {
        Row row = byAddress.get(obj);
        if (row != null && row.name.isEmpty()) {
            row.name = ", " + name;
        }
    }

    private static String text(long name) {
        return PyUnicode.TYPE.isInstance(name) ? PyUnicode.toJava(name) : "?";
    }

    private static void release(ThreadState ts, long[] objects) {
        for (long object : objects) {
            Refs.release(ts, object);
        }
    }
}
