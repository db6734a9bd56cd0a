package org.jilectomy.runtime.modules.abc;

/**
 * A set of class addresses that any thread may ask and add to.
 *
 * <pre>
 *  table   open addressing, a power of two, 0 is free; at most half full
 * </pre>
 *
 * <p>Asking takes no lock: a place goes from 0 to an address once, and a larger table replaces the
 * old one as a whole. An ask that overlaps an add may miss it, which costs the asker one more
 * examination. Classes live until the interpreter exits, so an address needs no reference; CPython
 * keeps weak references here.
 */
final class TypeSet {
    private volatile long[] table = new long[8];
    private int size;

    private static int slot(long type, int mask) {
        return (int) ((type >>> 4) * 0x9E3779B97F4A7C15L >>> 40) & mask;
    }

    boolean contains(long type) {
        long[] t = table;
        int mask = t.length - 1;
        for (int i = slot(type, mask); t[i] != 0; i = i + 1 & mask) {
            if (t[i] == type) {
                return true;
            }
        }
        return false;
    }

    synchronized void add(long type) {
        if (contains(type)) {
            return;
        }
        if (2 * (size + 1) > table.length) {
            long[] old = table;
            long[] larger = new long[2 * old.length];
            for (long t : old) {
                if (t != 0) {
                    put(larger, t);
                }
            }
            table = larger;
        }
        put(table, type);
        size++;
    }

    private static void put(long[] t, long type) {
        int mask = t.length - 1;
        int i = slot(type, mask);
        while (t[i] != 0) {
            i = i + 1 & mask;
        }
        t[i] = type;
    }

    synchronized void clear() {
        table = new long[8];
        size = 0;
    }

    /** What is in the set now. */
    synchronized long[] toArray() {
        long[] all = new long[size];
        int n = 0;
        for (long t : table) {
            if (t != 0) {
                all[n++] = t;
            }
        }
        return all;
    }
}
