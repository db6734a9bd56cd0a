package org.jilectomy.runtime.objects;

import java.nio.charset.StandardCharsets;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;

/**
 * The strings that are constants of code and no names: immortal, equal ones are one object. They
 * are not interned.
 *
 * <p>Only strings of Latin-1 characters. They are made from bytes, as they stand in files of
 * compiled code, and looked up by their Python hash, which they need anyway: no Java string is made
 * of a docstring, let alone its hash computed, which is a loop that the JVM's compilers take for
 * a hot one.
 *
 * <p>Open addressing, linear probing, at most half full. Thread-safe: all happens under the monitor
 * of the class, for the time of one allocation.
 */
public final class ConstantTexts {
    private static final ThreadHeap HEAP = ThreadHeap.acquire("constant strings");

    private static long[] table = new long[2048];
    private static int count;

    private ConstantTexts() {}

    /** The constant of a Java string; 0 if not all characters are of Latin-1. */
    public static long of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        int all = 0;
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            all |= b;
            if (b == '?' && text.charAt(i) != '?') {
                return 0; // what is not of Latin-1 becomes that
            }
        }
        return of(bytes, 0, bytes.length, all >= 0);
    }

    /** The constant of Latin-1 characters. @param ascii whether all are below 128 */
    public static long of(byte[] in, int at, int n, boolean ascii) {
        if (n == 0) {
            return InternTable.EMPTY;
        }
        return n == 1 ? InternTable.latin1(in[at] & 0xff) : longer(in, at, n, ascii);
    }

    private static synchronized long longer(byte[] in, int at, int n, boolean ascii) {
        long str = PyUnicode.create(HEAP, n, ascii ? 127 : 255);
        Memory.copyFromArray(in, at, PyUnicode.data(str), n);
        long[] t = table;
        int mask = t.length - 1;
        int i = (int) PyUnicode.hash(str) & mask;
        for (; t[i] != 0; i = i + 1 & mask) {
            if (PyASCIIObject.hash(t[i]) == PyASCIIObject.hash(str) && PyUnicode.equal(t[i], str)) {
                Heap.freeObject(HEAP, str);
                return t[i];
            }
        }
        Refcount.makeImmortal(str);
        t[i] = str;
        if (2 * ++count > t.length) {
            grow();
        }
        return str;
    }

    private static void grow() {
        long[] larger = new long[table.length * 2];
        int mask = larger.length - 1;
        for (long str : table) {
            if (str != 0) {
                int i = (int) PyASCIIObject.hash(str) & mask;
                while (larger[i] != 0) {
                    i = i + 1 & mask;
                }
                larger[i] = str;
            }
        }
        table = larger;
    }
}
