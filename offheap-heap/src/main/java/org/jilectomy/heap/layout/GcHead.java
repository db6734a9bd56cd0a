package org.jilectomy.heap.layout;

import org.jilectomy.memory.Memory;

/**
 * What lies in front of an object: our use of {@code PyGC_Head} and CPython 3.11's managed
 * pointers.
 *
 * <pre>
 *   obj-32  PyDictValues *   inline values    } only with a 32-byte pre-header
 *   obj-24  PyObject *       managed dict     }
 *   obj-16  int              lock word        }
 *   obj-12  int              GC and owner bits} with a pre-header of 16 or 32 bytes:
 *   obj-8   int              side-table index } the 16 bytes of PyGC_Head
 *   obj-4   int              spare bits       }
 *   obj     PyObject         ob_refcnt, ob_type, ...
 * </pre>
 *
 * <p>CPython links its tracked objects through {@code PyGC_Head}. We walk pools and need no list,
 * so the same 16 bytes hold what an object needs in a runtime without GIL. C code that only uses
 * the object never looks before it, and every object keeps CPython's size in front of and behind
 * its address. The lock word is used by {@code org.jilectomy.locks.FutexMutex} at
 * {@link #lockAddress}; the lower half of the bits is the owner's id, for private locking
 * ({@code org.jilectomy.heap.Ownership}), the upper half belongs to the collector. An
 * object whose allocation had no pre-header must never be passed here: the bytes before it are
 * somebody else's.
 */
public final class GcHead {
    /** Bytes of {@code PyGC_Head}, also the pre-header of a plain tracked object. */
    public static final int SIZE = 16;
    /** Pre-header of an object with managed dict and inline values. */
    public static final int MANAGED_SIZE = 32;
    /** Offset of the 32-bit lock word. */
    public static final int LOCK = -16;
    /** Offset of the 32 GC and owner bits. */
    public static final int BITS = -12;
    /** Offset of the 32-bit side-table index; 0 is "none". */
    public static final int INDEX = -8;
    /** Offset of 32 spare bits. */
    public static final int SPARE = -4;
    /** Offset of the managed dict pointer ({@code _PyObject_ManagedDictPointer}). */
    public static final int MANAGED_DICT = -24;
    /** Offset of the inline values pointer ({@code _PyObject_ValuesPointer}). */
    public static final int MANAGED_VALUES = -32;

    private GcHead() {
    }

    /** Address of the object's lock word, for {@code FutexMutex}. */
    public static long lockAddress(long obj) {
        return obj + LOCK;
    }

    /** The GC and owner bits, plain. */
    public static int bits(long obj) {
        return Memory.getInt(obj + BITS);
    }

    /** The GC and owner bits, volatile. */
    public static int bits_volatile(long obj) {
        return Memory.getIntVolatile(obj + BITS);
    }

    /** Writes the bits, plain: only while no other thread can change them. */
    public static void bits(long obj, int value) {
        Memory.putInt(obj + BITS, value);
    }

    /** Sets bits atomically; returns the bits as they were. */
    public static int setBits(long obj, int mask) {
        return Memory.getAndBitwiseOrInt(obj + BITS, mask);
    }

    /** Clears bits atomically; returns the bits as they were. */
    public static int clearBits(long obj, int mask) {
        return Memory.getAndBitwiseAndInt(obj + BITS, ~mask);
    }

    /** The side-table index of what only the JVM can hold; 0 if none. */
    public static int index(long obj) {
        return Memory.getInt(obj + INDEX);
    }

    /** Side-table index, acquire: what the table holds at it is visible. */
    public static int index_acquire(long obj) {
        return Memory.getIntAcquire(obj + INDEX);
    }

    /** Writes the side-table index, plain. */
    public static void index(long obj, int value) {
        Memory.putInt(obj + INDEX, value);
    }

    /** Writes the side-table index, release: publishes the table's entry. */
    public static void index_release(long obj, int value) {
        Memory.putIntRelease(obj + INDEX, value);
    }

    /** The spare word, plain. */
    public static int spare(long obj) {
        return Memory.getInt(obj + SPARE);
    }

    /** Writes the spare word, plain. */
    public static void spare(long obj, int value) {
        Memory.putInt(obj + SPARE, value);
    }

    /** The managed dict, 0 if not made; only with a 32-byte pre-header. */
    public static long managed_dict(long obj) {
        return Memory.getLong(obj + MANAGED_DICT);
    }

    /** The managed dict, acquire. */
    public static long managed_dict_acquire(long obj) {
        return Memory.getLongAcquire(obj + MANAGED_DICT);
    }

    /** Writes the managed dict, plain. */
    public static void managed_dict(long obj, long value) {
        Memory.putLong(obj + MANAGED_DICT, value);
    }

    /** Writes the managed dict, release. */
    public static void managed_dict_release(long obj, long value) {
        Memory.putLongRelease(obj + MANAGED_DICT, value);
    }

    /** The inline values, 0 if the instance uses a dict; only with a 32-byte pre-header. */
    public static long managed_values(long obj) {
        return Memory.getLong(obj + MANAGED_VALUES);
    }

    /** The inline values, acquire. */
    public static long managed_values_acquire(long obj) {
        return Memory.getLongAcquire(obj + MANAGED_VALUES);
    }

    /** Writes the inline values, plain. */
    public static void managed_values(long obj, long value) {
        Memory.putLong(obj + MANAGED_VALUES, value);
    }

    /** Writes the inline values, release. */
    public static void managed_values_release(long obj, long value) {
        Memory.putLongRelease(obj + MANAGED_VALUES, value);
    }
}
