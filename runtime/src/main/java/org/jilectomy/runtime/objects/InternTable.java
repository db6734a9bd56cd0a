package org.jilectomy.runtime.objects;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;

/**
 * The interned strings: for each content at most one str object that is equal only to itself, so
 * that names are compared by address.
 *
 * <p>Interned strings are immortal, and always copies made in the table's own heap: a string that
 * other threads already count could not be made immortal without stopping them. The price is that
 * {@code sys.intern} may return another object than the one it got.
 *
 * <p>{@code state.interned} is CPython's 1. It stays 0 in the 256 strings of one character below 256,
 * which are what CPython calls the Latin-1 singletons: those are found by their character.
 *
 * <pre>
 *   JAVA   java.lang.String --&gt; address   names that Java code mentions; lock-free look-up
 *   table  open addressing, linear probing by the str's hash, power of two, at most half full
 * </pre>
 *
 * <p>Thread-safe. All writing happens under the class's monitor; a Python thread may hold it for
 * the time of one allocation and never waits for another Python thread inside.
 */
final class InternTable {
    private static final ConcurrentHashMap<String, Long> JAVA = new ConcurrentHashMap<>(4096);
    private static final ThreadHeap HEAP = ThreadHeap.acquire("interned strings");
    private static final long[] LATIN1 = new long[256];

    private static long[] table = new long[8192];
    private static int count;

    /** Where bytes are hashed and compared; used under the monitor. */
    private static final int SCRATCH_SIZE = 256;

    private static final long SCRATCH = scratch();

    /** The empty str. */
    static final long EMPTY = of("");

    private InternTable() {}

    /** The characters of a str that nobody else sees. */
    private static long scratch() {
        long str = PyUnicode.createAscii(HEAP, SCRATCH_SIZE);
        Refcount.makeImmortal(str);
        return PyUnicode.data(str);
    }

    /** The interned str of a Java string without lone surrogates; immortal. */
    static long of(String text) {
        Long known = JAVA.get(text);
        return known != null ? known : add(text);
    }

    /** The interned str of {@code n} ASCII characters; immortal. Allocates only what is new. */
    static long ofAscii(byte[] in, int at, int n) {
        if (n <= 1) {
            return n == 0 ? EMPTY : latin1(in[at]);
        }
        return n <= SCRATCH_SIZE ? findOrAdd(in, at, n) : add(new String(
                in, at, n, StandardCharsets.ISO_8859_1));
    }

    private static synchronized long findOrAdd(byte[] in, int at, int n) {
        Memory.copyFromArray(in, at, SCRATCH, n);
        long hash = SipHash.hash(SCRATCH, n);
        long[] t = table;
        int mask = t.length - 1;
        for (int i = (int) hash & mask; t[i] != 0; i = i + 1 & mask) {
            long known = t[i];
            if (PyASCIIObject.hash(known) == hash
                    && PyASCIIObject.length(known) == n
                    && PyASCIIObject.kind(known) == 1
                    && Ucs.equalBytes(PyUnicode.data(known), SCRATCH, n)) {
                return known;
            }
        }
        long str = PyUnicode.createAscii(HEAP, n);
        Ucs.copyBytes(SCRATCH, PyUnicode.data(str), n);
        PyASCIIObject.hash(str, hash);
        return insert(str);
    }

    private static synchronized long add(String text) {
        long str = PyUnicode.create(HEAP, text);
        long interned = find(str);
        if (interned == 0) {
            interned = insert(str);
        } else {
            Heap.freeObject(HEAP, str);
        }
        JAVA.put(text, interned);
        return interned;
    }

    /** The interned str equal to {@code str}; immortal. */
    static long of(long str) {
        if (PyASCIIObject.interned(str) != 0 && PyASCIIObject.compact(str)) {
            return str;
        }
        if (PyASCIIObject.length(str) == 1 && PyASCIIObject.kind(str) == 1) {
            return latin1(Memory.getByte(PyUnicode.data(str)) & 0xff);
        }
        return addCopy(str);
    }

    /** The interned str equal to {@code str}, or 0 if there is none; adds nothing. */
    static synchronized long known(long str) {
        return find(str);
    }

    private static synchronized long addCopy(long str) {
        long interned = find(str);
        if (interned != 0) {
            return interned;
        }
        return insert(PyUnicode.copy(HEAP, str));
    }

    /** The one-character str of a code point below 256; immortal. 1 load, 1 branch. */
    static long latin1(int c) {
        long str = LATIN1[c];
        return str != 0 ? str : addLatin1(c);
    }

    private static synchronized long addLatin1(int c) {
        long str = PyUnicode.create(HEAP, 1, c);
        Memory.putByte(PyASCIIObject.data(str), (byte) c);
        long interned = find(str);
        if (interned == 0) {
            interned = insert(str);
        } else {
            Heap.freeObject(HEAP, str);
        }
        Memory.releaseFence();
        LATIN1[c] = interned;
        return interned;
    }

    /** @return the address of the equal interned str, or 0 */
    private static long find(long str) {
        long[] t = table;
        int mask = t.length - 1;
        for (int i = (int) PyUnicode.hash(str) & mask; t[i] != 0; i = i + 1 & mask) {
            if (PyUnicode.equal(t[i], str)) {
                return t[i];
            }
        }
        return 0;
    }

    private static long insert(long str) {
        if (2 * ++count > table.length) {
            grow();
        }
        PyUnicode.hash(str);
        Refcount.makeImmortal(str);
        put(table, str);
        if (PyASCIIObject.length(str) != 1 || PyASCIIObject.kind(str) != 1) {
            PyASCIIObject.interned(str, 1);
        } else {
            int c = Memory.getByte(PyASCIIObject.data(str)) & 0xff;
            Memory.releaseFence();
            LATIN1[c] = str;
        }
        return str;
    }

    private static void put(long[] t, long str) {
        int mask = t.length - 1;
        int i = (int) PyASCIIObject.hash(str) & mask;
        while (t[i] != 0) {
            i = i + 1 & mask;
        }
        t[i] = str;
    }

    private static void grow() {
        long[] larger = new long[table.length * 2];
        for (long str : table) {
            if (str != 0) {
                put(larger, str);
            }
        }
        table = larger;
    }

    /** The table's heap, for other immortals; the caller holds this class's monitor. */
    static ThreadHeap heap() {
        return HEAP;
    }
}
