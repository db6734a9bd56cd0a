package org.jilectomy.heap.history;

import static org.jilectomy.heap.history.LogFormat.ADDRESS;
import static org.jilectomy.heap.history.LogFormat.COUNT;
import static org.jilectomy.heap.history.LogFormat.EPOCH;
import static org.jilectomy.heap.history.LogFormat.KIND;
import static org.jilectomy.heap.history.LogFormat.NAMES;
import static org.jilectomy.heap.history.LogFormat.NAMES_SIZE;
import static org.jilectomy.heap.history.LogFormat.NANOS;
import static org.jilectomy.heap.history.LogFormat.NUMBER;
import static org.jilectomy.heap.history.LogFormat.OBJECT;
import static org.jilectomy.heap.history.LogFormat.PLACE;
import static org.jilectomy.heap.history.LogFormat.RECORD;
import static org.jilectomy.heap.history.LogFormat.RECORDS;
import static org.jilectomy.heap.history.LogFormat.THREAD;
import static org.jilectomy.heap.history.LogFormat.TYPE;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.safepoint.Epochs;

/**
 * Writes every event of the reference counts of chosen objects: {@code -X reflog=FILE}, which objects
 * see {@link Selection}, the file see {@link LogFormat}.
 *
 * <p>It stands in front of the policy, in {@code Refcount}, so it is the same for each: what it sees is
 * what the program asks for. When a policy applies it (buffered: later; biased: in two halves) shows
 * in the count beside the event. What compiled code leaves out needs no count and is no event;
 * {@code -X elide=0} and {@code unbox=0} leave nothing out.
 *
 * <p>Order: events are numbered as they are logged, a release before and a retain after it is done; so
 * no event of an object comes after its death, but of two threads at the same moment either may come
 * first.
 *
 * <p>Costs: off, nothing. On, a look at a bit map for each count of any object, and some microseconds
 * for each event of a chosen one.
 */
public final class ReferenceLog {
    /** Whether there is one. */
    public static final boolean ON = System.getProperty("jilectomy.reflog") != null;

    private static final int MEBIBYTE = 1 << 20;
    private static final int DEFAULT_LIMIT = 64;
    private static final int LARGEST_LIMIT = 1024;

    private static final Selection SELECTION = new Selection();

    /** Bits of addresses that may be chosen: false for nearly all others. */
    private static final int FILTER_BITS = 1 << 20;

    private static final AtomicLongArray FILTER = new AtomicLongArray(FILTER_BITS / 64);

    /** The live objects that were chosen, by address. */
    private static final ConcurrentHashMap<Long, Integer> CHOSEN = new ConcurrentHashMap<>();

    private static final ConcurrentHashMap<String, Integer> NAME_IDS = new ConcurrentHashMap<>();
    private static final AtomicInteger OBJECTS = new AtomicInteger();
    private static final AtomicLong EVENTS = new AtomicLong();

    /** Set while the calling thread writes an event: what it touches meanwhile is none. */
    private static final ThreadLocal<Boolean> WRITING = new ThreadLocal<>();

    private static volatile MappedByteBuffer file;
    private static long capacity;
    private static long start;
    private static int namesEnd = NAMES;

    private ReferenceLog() {
    }

    // ---- opening ------------------------------------------------------------------------------

    /**
     * Makes the file; events before it are lost.
     *
     * @return what is wrong with it, or null
     */
    public static String open() {
        if (SELECTION.isEmpty()) {
            return "-X reflog: say which objects: -X reflog-type=NAME, -X reflog-object=ADDRESS or"
                    + " -X reflog-site=FILE:LINE";
        }
        String name = System.getProperty("jilectomy.reflog");
        long limit = Math.min(Long.getLong("jilectomy.reflog-limit", DEFAULT_LIMIT), LARGEST_LIMIT);
        capacity = Math.max(1, limit * MEBIBYTE / RECORD);
        start = System.nanoTime();
        try (FileChannel channel = FileChannel.open(Path.of(name), StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            MappedByteBuffer map =
                    channel.map(FileChannel.MapMode.READ_WRITE, 0, RECORDS + capacity * RECORD);
            map.order(ByteOrder.LITTLE_ENDIAN);
            map.putLong(LogFormat.CAPACITY_AT, capacity);
            map.putLong(LogFormat.NAMES_END_AT, NAMES);
            map.putLong(LogFormat.START_AT, System.currentTimeMillis() * 1_000_000);
            map.putLong(LogFormat.PID_AT, ProcessHandle.current().pid());
            map.putLong(LogFormat.MAGIC_AT, LogFormat.MAGIC);
            file = map;
            return null;
        } catch (IOException | RuntimeException e) {
            return "-X reflog: cannot write " + name + ": " + e;
        }
    }

    // ---- what happens -------------------------------------------------------------------------

    static void born(long obj, long type) {
        if (file == null || WRITING.get() != null || !SELECTION.choosesNew(obj, type)) {
            return;
        }
        int number = choose(obj);
        write(obj, number, EventKind.BORN, 1, name('Y', Selection.nameOf(type)));
    }

    static void freed(long obj) {
        if (mayBeChosen(obj)) {
            Integer number = CHOSEN.remove(obj);
            if (number != null && WRITING.get() == null) {
                write(obj, number, EventKind.FREED, 0, 0);
            }
        }
    }

    /** Any event but birth and freeing; the count is read if the object still has one. */
    public static void event(long obj, EventKind kind) {
        if (mayBeChosen(obj)) {
            chosenEvent(obj, kind);
        }
    }

    private static void chosenEvent(long obj, EventKind kind) {
        Integer number = CHOSEN.get(obj);
        if (WRITING.get() != null || file == null) {
            return;
        }
        if (number == null) {
            if (!SELECTION.hasAddress(obj)) {
                return;
            }
            number = choose(obj);
        }
        long count = kind == EventKind.DEAD ? 0 : Refcount.count(obj);
        if (kind == EventKind.RELEASE || kind == EventKind.DROP) {
            count--;
        }
        write(obj, number, kind, count, 0);
    }

    // ---- choosing -----------------------------------------------------------------------------

    private static int choose(long obj) {
        int number = OBJECTS.incrementAndGet();
        CHOSEN.put(obj, number);
        int bit = bit(obj);
        long mask = 1L << (bit & 63);
        if ((FILTER.get(bit >>> 6) & mask) == 0) {
            FILTER.getAndAccumulate(bit >>> 6, mask, (a, b) -> a | b);
        }
        return number;
    }

    private static int bit(long obj) {
        return (int) ((obj >>> 4) * 0x9E37_79B9_7F4A_7C15L >>> 44);
    }

    private static boolean mayBeChosen(long obj) {
        int bit = bit(obj);
        return (FILTER.get(bit >>> 6) >>> (bit & 63) & 1) != 0 || SELECTION.hasAddress(obj);
    }

    // ---- writing ------------------------------------------------------------------------------

    private static void write(long obj, int number, EventKind kind, long count, int type) {
        WRITING.set(true);
        try {
            Thread thread = Thread.currentThread();
            int place = name('P', Places.here());
            int thread2 = name('T', thread.getName() + " (" + thread.threadId() + ")");
            long event = EVENTS.incrementAndGet();
            MappedByteBuffer map = file;
            int at = RECORDS + (int) ((event - 1) % capacity * RECORD);
            map.putLong(at + NUMBER, 0);
            Memory.releaseFence();
            map.putLong(at + ADDRESS, obj);
            map.putInt(at + OBJECT, number);
            map.putInt(at + PLACE, place);
            map.putInt(at + THREAD, thread2);
            map.putInt(at + EPOCH, (int) Epochs.current());
            map.putLong(at + COUNT, count);
            map.putInt(at + KIND, kind.ordinal());
            map.putInt(at + TYPE, type);
            map.putLong(at + NANOS, System.nanoTime() - start);
            Memory.releaseFence();
            map.putLong(at + NUMBER, event);
        } finally {
            WRITING.remove();
        }
    }

    /** The number of a text in the file; 0 if there is no room for more. */
    private static int name(char tag, String text) {
        String key = tag + text;
        Integer id = NAME_IDS.get(key);
        return id != null ? id : addName(tag, text, key);
    }

    private static int addName(char tag, String text, String key) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        synchronized (NAME_IDS) {
            Integer id = NAME_IDS.get(key);
            if (id != null) {
                return id;
            }
            MappedByteBuffer map = file;
            if (map == null || namesEnd + 9 + bytes.length > NAMES + NAMES_SIZE) {
                return 0;
            }
            int fresh = NAME_IDS.size() + 1;
            map.put(namesEnd, (byte) tag);
            map.putInt(namesEnd + 1, fresh);
            map.putInt(namesEnd + 5, bytes.length);
            map.put(namesEnd + 9, bytes);
            namesEnd += 9 + bytes.length;
            Memory.releaseFence();
            map.putLong(LogFormat.NAMES_END_AT, namesEnd);
            NAME_IDS.put(key, fresh);
            return fresh;
        }
    }
}
