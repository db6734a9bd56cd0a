package org.jilectomy.runtime.objects;

import java.util.Arrays;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongPredicate;
import org.jilectomy.heap.AddressList;
import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyCellObject;
import org.jilectomy.heap.layout.PyDictKeysObject;
import org.jilectomy.heap.layout.PyDictObject;
import org.jilectomy.heap.layout.PyDictValues;
import org.jilectomy.heap.layout.PyListObject;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.layout.PyTupleObject;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.memory.Memory;

/**
 * Which of a set of objects are kept alive by nothing but each other: trial deletion, after CPython's
 * {@code subtract_refs} and {@code move_unreachable}. The world is stopped.
 *
 * <p>Each object of the set (a candidate) has a 32-bit entry in a table of its own, at a place that
 * follows from the object's address: a directory has a chunk of the table for each MiB that has
 * candidates. So following a reference touches four bytes of a dense table and
 * not the object it leads to; what is no candidate (a str, a class, an object of an older generation)
 * has an entry of 0 and costs the same.
 *
 * <pre>
 *  entry     31 …… 2                      1        0
 *            references left (signed)     REACHED  CANDIDATE
 *
 *  1. add        references = all that anybody owns
 *  2. subtract   every candidate takes back the references it owns
 *  3. spread     who has some left is held from outside; it and all that follows is REACHED
 *  4. the others are garbage
 * </pre>
 *
 * <p>Candidates come in the order of their addresses, and steps 2 and 3 walk over them in that
 * order, which memory likes. Step 3 puts aside only what lies behind the walk; what lies ahead is
 * marked and waits for its turn.
 *
 * <p>A negative number of references would mean that a {@code tp_traverse} shows more than the
 * object owns. Such a candidate is kept, and counted in {@link #suspects}.
 */
final class CycleGraph implements Visitor, LongPredicate, AutoCloseable {
    private static final int CANDIDATE = 1;
    private static final int REACHED = 2;
    private static final int ONE = 4;
    private static final int MOST = 1 << 28;

    private static final int MIB_BITS = 20;
    private static final long MIB = 1 << MIB_BITS;
    private static final long CHUNK = MIB >>> 5 << 2;

    // What an object's references look like; by its type.
    private static final byte UNKNOWN = 0;
    private static final byte OTHER = 1;
    private static final byte LIST = 2;
    private static final byte TUPLE = 3;
    private static final byte DICT = 4;
    private static final byte PLAIN = 5;
    private static final byte CELL = 6;
    private static final byte NONE = 7;
    private static final byte CLASS = 8;

    /** Objects with more references shown than counted, ever; 0 unless there is a bug. */
    static volatile long suspects;

    /** Of which types they were; each time one is found counts. */
    private static final ConcurrentSkipListMap<String, Integer> SUSPECTS =
            new ConcurrentSkipListMap<>();

    static String suspectTypes() {
        return SUSPECTS.toString();
    }

    private final AddressList candidates;

    /** First MiB with candidates, and the bytes from there on. */
    private final long low;

    private final long range;

    /** Addresses of chunks, 0 where there is none. Zeroed pages, only those used have memory. */
    private final long directory;

    private final long directoryBytes;

    /** The chunks, in the order of what they are for. */
    private final long table;

    private final long tableBytes;
    private long nextChunk;
    private final AddressList todo = new AddressList();

    /** What objects of each type look like, by the type's side index. */
    private byte[] shapes = new byte[1024];

    /** What types objects of which we are not told keep; null if types are no candidates. */
    private AddressList keptTypes;

    private boolean spreading;

    /** The generation that what is reached gets older into; -1 to leave it alone. */
    private final int nextGeneration;

    /** Entries below it belong to objects the walk has passed. */
    private long cursor;

    /**
     * @param candidates addresses in ascending order; {@link #add} those that it has when this
     *     {@link #run}s
     */
    CycleGraph(AddressList candidates, int nextGeneration) {
        this.candidates = candidates;
        this.nextGeneration = nextGeneration;
        long n = candidates.size();
        low = n == 0 ? 0 : candidates.get(0) & -MIB;
        range = n == 0 ? 0 : candidates.get(n - 1) + 1 - low;
        directoryBytes = (range >>> MIB_BITS << 3) + 8;
        directory = Memory.map(directoryBytes, Memory.MAP_GRANULE);
        tableBytes = regions(candidates) * CHUNK + 8;
        table = Memory.map(tableBytes, Memory.MAP_GRANULE);
        nextChunk = table;
    }

    private static long regions(AddressList candidates) {
        long n = candidates.size();
        long regions = 0;
        long last = -1;
        for (long i = 0; i < n; i++) {
            long region = candidates.get(i) >>> MIB_BITS;
            if (region != last) {
                last = region;
                regions++;
            }
        }
        return regions;
    }

    @Override
    public void close() {
        Memory.unmap(table, tableBytes);
        Memory.unmap(directory, directoryBytes);
        todo.close();
        if (keptTypes != null) {
            keptTypes.close();
        }
    }

    /** Classes may be among the candidates: who is reached keeps its type, which it does not count. */
    void withClasses() {
        keptTypes = new AddressList();
    }

    /** For an object that is no candidate, after {@link #withClasses}. */
    void keepTypeOf(long object) {
        long type = PyObject.ob_type(object);
        if (keepsShape(type) && (keptTypes.size() == 0
                || keptTypes.get(keptTypes.size() - 1) != type)) {
            keptTypes.add(type);
        }
    }

    /** Whether a type may go; asked for each object, so the most frequent answer is known. */
    private boolean keepsShape(long type) {
        byte shape = shape(type);
        return (shape == PLAIN || shape == OTHER || shape == CLASS)
                && PyType.at(type) instanceof PyHeapType cls && cls.passing && !cls.dead;
    }

    /** Whether it is one. */
    boolean isCandidate(long object) {
        long offset = object - low;
        if (offset < 0 || offset >= range) {
            return false;
        }
        long chunk = Memory.getLong(directory + (offset >>> MIB_BITS << 3));
        return chunk != 0 && Memory.getInt(entry(chunk, object)) != 0;
    }

    /** Objects with a GC head have at least 32 bytes each, so no two share an entry. */
    private static long entry(long chunk, long object) {
        return chunk + ((object & MIB - 1) >>> 5 << 2);
    }

    /** Of a candidate. */
    private long entry(long object) {
        return entry(Memory.getLong(directory + (object - low >>> MIB_BITS << 3)), object);
    }

    /** Makes a candidate of an object that has so many references; in the order of addresses. */
    void add(long object, long references) {
        long place = directory + (object - low >>> MIB_BITS << 3);
        long chunk = Memory.getLong(place);
        if (chunk == 0) {
            chunk = nextChunk;
            nextChunk += CHUNK;
            Memory.putLong(place, chunk);
        }
        Memory.putInt(
                entry(chunk, object), (int) Math.min(references, MOST) << 2 | CANDIDATE);
    }

    // ---------------------------------------------------------------- what is found

    /** Whether it is a candidate that nothing outside the garbage refers to. */
    boolean isGarbage(long object) {
        long offset = object - low;
        if (offset < 0 || offset >= range) {
            return false;
        }
        long chunk = Memory.getLong(directory + (offset >>> MIB_BITS << 3));
        return chunk != 0
                && (Memory.getInt(entry(chunk, object)) & (CANDIDATE | REACHED)) == CANDIDATE;
    }

    @Override
    public boolean test(long object) {
        return isGarbage(object);
    }

    /** Finds out; afterwards {@link #isGarbage} is true of what is. */
    void run() {
        long n = candidates.size();
        for (long i = 0; i < n; i++) {
            trace(candidates.get(i));
        }
        spreading = true;
        long kept = keptTypes == null ? 0 : keptTypes.size();
        for (long i = 0; i < kept; i++) {
            visit(keptTypes.get(i));
        }
        for (long i = 0; i < n; i++) {
            spreadFrom(candidates.get(i));
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // the world is stopped
    private void spreadFrom(long object) {
        long at = entry(object);
        int v = Memory.getInt(at);
        if (v < ONE) {
            if ((v & REACHED) == 0) {
                if (v >= 0) {
                    return;
                }
                suspects++;
                SUSPECTS.merge(PyType.of(object).name(), 1, Integer::sum);
            }
        }
        cursor = at + 4;
        Memory.putInt(at, v | REACHED);
        follow(object);
        while (todo.size() > 0) {
            follow(todo.removeLast());
        }
    }

    private void follow(long object) {
        if (nextGeneration >= 0) {
            Generations.move(object, nextGeneration);
        }
        trace(object);
        if (keptTypes != null) {
            visit(PyObject.ob_type(object));
        }
    }

    /** Whether an object is a class. */
    boolean isClass(long object) {
        return shape(PyObject.ob_type(object)) == CLASS;
    }

    // ---------------------------------------------------------------- following references

    @Override
    public void visit(long object) {
        long offset = object - low;
        if (offset >= 0 && offset < range) {
            long chunk = Memory.getLong(directory + (offset >>> MIB_BITS << 3));
            if (chunk != 0) {
                visitEntry(object, entry(chunk, object));
            }
        }
    }

    private void visitEntry(long object, long at) {
        int v = Memory.getInt(at);
        if (v != 0) {
            if (spreading) {
                reach(object, at, v);
            } else {
                Memory.putInt(at, v - ONE);
            }
        }
    }

    private void reach(long object, long at, int v) {
        if ((v & REACHED) == 0) {
            Memory.putInt(at, v | REACHED);
            if (at < cursor) {
                todo.add(object);
            }
        }
    }

    /** Visits what the object owns. The most frequent types are known here. */
    private void trace(long object) {
        long type = PyObject.ob_type(object);
        switch (shape(type)) {
            case LIST -> array(PyListObject.ob_item(object), PyVarObject.ob_size(object), 8);
            case TUPLE ->
                    array(object + PyTupleObject.OB_ITEM, PyVarObject.ob_size(object), 8);
            case DICT -> dict(object);
            case PLAIN -> plain(object);
            case CELL -> visit(PyCellObject.ob_ref(object));
            case OTHER, CLASS -> PyType.at(type).tp_traverse(object, this);
            default -> {}
        }
    }

    private void array(long at, long n, int step) {
        for (long end = at + n * step; at < end; at += step) {
            visit(Memory.getLong(at));
        }
    }

    private void dict(long object) {
        long keys = PyDictObject.ma_keys(object);
        int kind = PyDictKeysObject.dk_kind(keys);
        if (kind == PyDictKeys.SPLIT) {
            values(PyDictObject.ma_values(object));
            return;
        }
        long n = PyDictKeysObject.dk_nentries(keys);
        long entries = PyDictKeysObject.dk_entries(keys);
        if (kind == PyDictKeys.GENERAL) {
            array(entries + 8, n, 24);
            array(entries + 16, n, 24);
        } else {
            array(entries + 8, n, 16); // the keys are str
        }
    }

    private void plain(long object) {
        long values = GcHead.managed_values(object);
        if (values != 0) {
            values(values);
        } else {
            visit(GcHead.managed_dict(object));
        }
    }

    private void values(long values) {
        int n = values == 0 ? 0 : PyDictValues.usedSize(values);
        for (int i = 0; i < n; i++) {
            visit(PyDictValues.values_at(values, PyDictValues.insertionOrder(values, i)));
        }
    }

    private byte shape(long type) {
        int index = GcHead.index(type);
        byte known = index < shapes.length ? shapes[index] : UNKNOWN;
        return known != UNKNOWN ? known : learn(type, index);
    }

    private byte learn(long type, int index) {
        if (index >= shapes.length) {
            shapes = Arrays.copyOf(shapes, index * 2);
        }
        shapes[index] = shapeOf(type);
        return shapes[index];
    }

    private static byte shapeOf(long address) {
        PyType type = PyType.at(address);
        if (type == null) {
            return NONE;
        }
        if (type == PyList.TYPE) {
            return LIST;
        }
        if (type == PyTuple.TYPE) {
            return TUPLE;
        }
        if (type == PyDict.TYPE) {
            return DICT;
        }
        if (type == PyCell.TYPE) {
            return CELL;
        }
        if (type.isSubtypeOf(PyTypeType.TYPE)) {
            return CLASS;
        }
        return type instanceof PyHeapType heapType && heapType.isPlainInstance() ? PLAIN : OTHER;
    }
}
