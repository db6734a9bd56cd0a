package org.jilectomy.runtime.objects;

import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * What only the JVM can hold (types' slots, entry points, sockets), reached from native objects by
 * an index in their GC head.
 *
 * <p>Index 0 means "none". {@link #get} is one array load and safe from any thread that can see the
 * object: an index is stored in the object after the entry is in the table. Adding and removing
 * take a lock.
 */
public final class SideTable {
    private static volatile Object[] entries = new Object[1024];
    private static int[] freed = new int[64];
    private static int freedCount;
    private static int next = 1;

    private SideTable() {}

    public static Object get(int index) {
        return entries[index];
    }

    public static synchronized int add(Object entry) {
        int index;
        if (freedCount > 0) {
            index = freed[--freedCount];
        } else {
            index = next++;
            if (index == entries.length) {
                entries = Arrays.copyOf(entries, index * 2);
            }
        }
        entries[index] = entry;
        return index;
    }

    /** Puts another entry in the place of one: whoever reads it meanwhile gets either. */
    public static synchronized void replace(int index, Object entry) {
        VarHandle.releaseFence();
        entries[index] = entry;
    }

    /** Nobody can see the object any more that has the index. */
    public static synchronized void remove(int index) {
        entries[index] = null;
        if (freedCount == freed.length) {
            freed = Arrays.copyOf(freed, freedCount * 2);
        }
        freed[freedCount++] = index;
    }
}
