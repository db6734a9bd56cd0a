package org.jilectomy.runtime.objects;

import java.util.function.LongPredicate;
import org.jilectomy.heap.AddressList;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.Kind;
import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyHeapTypeObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.safepoint.Safepoint;

/**
 * Which objects can be reached: the marks of a tracing collection. The world is stopped.
 *
 * <p>Two bits for each 16 bytes of the heap, in tables of our own: whether an object begins there,
 * and whether it was reached. The first makes conservative roots possible: any number may be asked.
 *
 * <pre>
 *  directory[MiB] -> chunk: 8 KiB of "begins here" bits, 8 KiB of "reached" bits
 * </pre>
 *
 * <p>What an object refers to is what its {@code tp_traverse} shows, and what the Java object
 * behind its side index holds.
 */
final class LiveObjects implements Visitor, JavaRoots.Sink, LongPredicate,
        AutoCloseable {
    private static final int MIB_BITS = 20;
    private static final long MIB = 1 << MIB_BITS;
    private static final long HALF = MIB >>> 4 + 3;
    private static final long CHUNK = 2 * HALF;

    /** All objects, in no order. */
    final AddressList all = new AddressList();

    private final AddressList todo = new AddressList();
    private final AddressList chunks = new AddressList();
    private final long low;
    private final long range;
    private final long directory;
    private final long directoryBytes;
    private final JavaRoots java = new JavaRoots(this);

    /** Whose references are counted; 0 for nobody's. */
    private long counted;

    private long references;

    LiveObjects() {
        long[] bounds = {Long.MAX_VALUE, 0};
        Heap.walk((kind, address, usable) -> {
            if (Kind.isObject(kind)) {
                all.add(address);
                bounds[0] = Math.min(bounds[0], address);
                bounds[1] = Math.max(bounds[1], address);
            }
        });
        low = bounds[0] & -MIB;
        range = bounds[1] + 1 - low;
        directoryBytes = (range >>> MIB_BITS << 3) + 8;
        directory = Memory.map(directoryBytes, Memory.MAP_GRANULE);
        for (long i = 0; i < all.size(); i++) {
            enter(all.get(i));
        }
    }

    private void enter(long object) {
        long place = directory + (object - low >>> MIB_BITS << 3);
        long chunk = Memory.getLong(place);
        if (chunk == 0) {
            chunk = Memory.map(Math.max(CHUNK, Memory.MAP_GRANULE), Memory.MAP_GRANULE);
            chunks.add(chunk);
            Memory.putLong(place, chunk);
        }
        set(chunk, object);
    }

    @Override
    public void close() {
        for (long i = 0; i < chunks.size(); i++) {
            Memory.unmap(chunks.get(i), Math.max(CHUNK, Memory.MAP_GRANULE));
        }
        Memory.unmap(directory, directoryBytes);
        chunks.close();
        todo.close();
        all.close();
    }

    // ---------------------------------------------------------------- the tables

    private long chunk(long address) {
        long offset = address - low;
        return offset < 0 || offset >= range
                ? 0 : Memory.getLong(directory + (offset >>> MIB_BITS << 3));
    }

    private static boolean get(long bits, long object) {
        long n = (object & MIB - 1) >>> 4;
        return (Memory.getLong(bits + (n >>> 6 << 3)) & 1L << n) != 0;
    }

    private static void set(long bits, long object) {
        long n = (object & MIB - 1) >>> 4;
        long at = bits + (n >>> 6 << 3);
        Memory.putLong(at, Memory.getLong(at) | 1L << n);
    }

    /** Of an object in {@link #all}: whether it was reached. */
    boolean isReached(long object) {
        return get(chunk(object) + HALF, object);
    }

    /** Of an object in {@link #all}: counts as reached from now on, not so what it leads to. */
    void take(long object) {
        set(chunk(object) + HALF, object);
    }

    /** Whether it is an object that was not reached. */
    boolean isGarbage(long object) {
        long chunk = chunk(object);
        return chunk != 0 && get(chunk, object) && !get(chunk + HALF, object);
    }

    @Override
    public boolean test(long object) {
        return isGarbage(object);
    }

    // ---------------------------------------------------------------- marking

    /**
     * Marks all that immortal objects, the runtime's Java side and its threads lead to. At the very
     * end only what built-in types lead to: pinned objects have given up what they own, and the Java
     * side what it held.
     */
    void mark() {
        if (Pins.finalizing()) {
            for (long pinned : Pins.all()) {
                set(chunk(pinned) + HALF, pinned);
            }
        }
        for (long i = 0; i < all.size(); i++) {
            if (Refcount.isImmortal(all.get(i)) || GcFreeze.isFrozen(all.get(i))) {
                visit(all.get(i));
            }
        }
        spread();
        if (!Pins.finalizing()) {
            java.statics();
            Safepoint.forEachMutator(java::object); // with what each thread has noted of its frames
            spread();
        }
    }

    /** How many references to an object objects hold that can be reached. */
    long referencesTo(long object) {
        counted = object;
        mark();
        return references;
    }

    @Override
    public void candidate(long value) {
        if ((value & 15) == 0) {
            mark(value);
        }
    }

    @Override
    public void visit(long object) {
        if (object == counted) {
            references++;
        }
        mark(object);
    }

    private void mark(long object) {
        long chunk = chunk(object);
        if (chunk != 0 && get(chunk, object) && !get(chunk + HALF, object)) {
            set(chunk + HALF, object);
            todo.add(object);
        }
    }

    /** The table of names that instances share, of a class or of an instance's dict; 0 if none. */
    private static long sharedKeys(long object, PyType type) {
        if (type.isSubtypeOf(PyTypeType.TYPE)) {
            return PyType.at(object) instanceof PyHeapType
                    ? PyHeapTypeObject.ht_cached_keys(object) : 0;
        }
        return PyDict.sharedTable(object);
    }

    /** The Java object behind an object, or null. */
    static Object side(long object) {
        int index = PyType.of(object).preHeader == 0 ? 0 : GcHead.index(object);
        return index == 0 ? null : SideTable.get(index);
    }

    /** Marks what the objects visited so far lead to. */
    void spread() {
        while (todo.size() > 0) {
            long object = todo.removeLast();
            PyType type = PyType.of(object);
            type.tp_traverse(object, this);
            long keys = sharedKeys(object, type);
            if (keys != 0) {
                PyDict.traverseShared(keys, this);
            }
            Object side = Pins.finalizing() ? null : side(object); // caches of types, by then
            if (side != null) {
                java.object(side);
            }
        }
    }
}
