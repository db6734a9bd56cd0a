package org.jilectomy.runtime.objects;

import java.util.concurrent.atomic.AtomicInteger;
import org.jilectomy.heap.layout.PyTypeObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Remembers attribute look-ups on types, and numbers the versions of types; compare CPython's
 * method cache and {@code PyType_Modified}.
 *
 * <p>Every type has a small direct-mapped table of its own, from the address of an interned name to
 * what a walk over the MRO found. Only what lives as long as the type or one of its bases is
 * remembered (methods and descriptors do, see {@link Pins} and {@link ClassUnloading}), so an entry
 * needs no count and a
 * reader no lock: entries have final fields, and a table is thrown away whole when the type or one
 * of its bases changes. A reader that fills in a result takes the table before it walks, so that a
 * result found before the change ends in the table that nobody reads any more.
 *
 * <p>A change is published in this order: dict, caches, version tags. Code that guards on
 * {@code tp_version_tag} and code that reads the tables therefore sees at worst the state of a
 * moment ago. 0 is never a valid version; when the numbers run out, all later versions are 0.
 */
final class TypeCache {
    /** One remembered look-up; {@code value} 0 means there is no such attribute. */
    static final class Entry {
        final long name;
        final long value;

        Entry(long name, long value) {
            this.name = name;
            this.value = value;
        }
    }

    static final Entry[] EMPTY = new Entry[1];
    static final long MISS = 8; // not an object's address, not immediate

    private static final int SIZE = 64;
    private static final AtomicInteger NEXT_VERSION = new AtomicInteger(1);

    private TypeCache() {}

    private static int slot(long name) {
        return (int) (name >>> 4 ^ name >>> 10) & SIZE - 1;
    }

    /** What is remembered of {@code name}: borrowed, 0 if known to be absent, {@link #MISS}. */
    static long find(PyType type, long name) {
        Entry[] table = type.cache;
        Entry e = table[slot(name) & table.length - 1];
        return e != null && e.name == name ? e.value : MISS;
    }

    /** The table to hand to {@link #remember}; take it before looking. */
    static Entry[] table(PyType type) {
        Entry[] table = type.cache;
        if (table == EMPTY) {
            synchronized (TypeCache.class) {
                if (type.cache == EMPTY) {
                    type.cache = new Entry[SIZE];
                }
                table = type.cache;
            }
        }
        return table;
    }

    static void remember(Entry[] table, long name, long value) {
        if (Refcount.isImmortal(name) && (value == 0 || ClassUnloading.lasts(value))) {
            table[slot(name)] = new Entry(name, value);
        }
    }

    /** The type or something it inherits has changed. */
    static synchronized void modified(PyType type) {
        if (type.cache != EMPTY) {
            type.cache = new Entry[SIZE];
        }
        newVersion(type);
        for (int i = 0; i < type.subclasses.size(); i++) {
            modified(type.subclasses.get(i));
        }
    }

    /** Gives a type its next version. */
    static void newVersion(PyType type) {
        int v = NEXT_VERSION.get();
        if (v != 0) {
            v = NEXT_VERSION.getAndIncrement();
        }
        PyTypeObject.tp_version_tag_release(type.address, v);
    }

    static synchronized void addSubclass(PyType base, PyType type) {
        base.subclasses.add(type);
    }

    /** The type is no subclass of these any more. */
    static synchronized void remove(PyHeapType type, PyType[] bases) {
        for (PyType base : bases) {
            base.subclasses.remove(type);
        }
    }

    /** The direct subtypes, for who does not poll while looking at them. */
    static synchronized PyType[] subclasses(PyType type) {
        return type.subclasses.toArray(new PyType[0]);
    }

    /** The direct subtypes, with a reference to each, to be given to {@link #release}. */
    static synchronized PyType[] subclasses(ThreadState ts, PyType type) {
        PyType[] all = subclasses(type);
        if (ClassUnloading.ON) {
            for (PyType each : all) {
                Refs.retain(ts, each.address); // what is garbage has been removed
            }
        }
        return all;
    }

    static void release(ThreadState ts, PyType[] all) {
        if (ClassUnloading.ON) {
            for (PyType each : all) {
                Refs.release(ts, each.address);
            }
        }
    }
}
