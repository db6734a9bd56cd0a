package org.jilectomy.runtime.modules.abc;

import java.util.Arrays;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyTypeType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/**
 * A set of classes that any thread may ask and add to. It does not keep them; CPython keeps weak
 * references in such sets.
 *
 * <pre>
 *  table   open addressing, a power of two, null is free; at most half full
 * </pre>
 *
 * <p>An entry is the Java object of the class, which is never another class's, unlike its address. It
 * outlives the class; the table is rid of the dead when it is full. Asking takes no lock: a place goes
 * from null to a class once, and another table replaces the old one as a whole. An ask that overlaps
 * an add may miss it, which costs the asker one more examination.
 */
final class TypeSet {
    private static final int LEAST = 8;

    private volatile PyType[] table = new PyType[LEAST];
    private int size;

    private static int slot(PyType type, int mask) {
        return (int) ((type.address >>> 4) * 0x9E3779B97F4A7C15L >>> 40) & mask;
    }

    /** Whether an object is a class that is in the set. */
    boolean contains(long object) {
        return PyTypeType.isType(object) && contains(PyType.at(object));
    }

    private boolean contains(PyType type) {
        PyType[] t = table;
        int mask = t.length - 1;
        for (int i = slot(type, mask); t[i] != null; i = i + 1 & mask) {
            if (t[i] == type) {
                return true;
            }
        }
        return false;
    }

    synchronized void add(long cls) {
        PyType type = PyType.at(cls);
        if (contains(type)) {
            return;
        }
        if (2 * (size + 1) > table.length) {
            rebuild();
        }
        put(table, type);
        size++;
    }

    /** A table of those that live, a quarter full at most. */
    private void rebuild() {
        PyType[] old = table;
        int living = 0;
        for (PyType t : old) {
            living += t != null && !t.isCondemned() ? 1 : 0;
        }
        int places = LEAST;
        while (places < 4 * living) {
            places *= 2;
        }
        PyType[] fresh = new PyType[places];
        for (PyType t : old) {
            if (t != null && !t.isCondemned()) {
                put(fresh, t);
            }
        }
        size = living;
        table = fresh;
    }

    private static void put(PyType[] t, PyType type) {
        int mask = t.length - 1;
        int i = slot(type, mask);
        while (t[i] != null) {
            i = i + 1 & mask;
        }
        t[i] = type;
    }

    synchronized void clear() {
        table = new PyType[LEAST];
        size = 0;
    }

    /** What is in the set now, each class owned by the caller. */
    synchronized long[] toArray(ThreadState ts) {
        long[] all = new long[size];
        int n = 0;
        for (PyType t : table) {
            if (t != null && !t.isCondemned()) { // nor will it be before we have it: we do not poll
                all[n++] = Refs.retain(ts, t.address);
            }
        }
        return Arrays.copyOf(all, n);
    }
}
