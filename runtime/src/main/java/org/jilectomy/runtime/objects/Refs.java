package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Ownership of values: the reference-counting protocol as the runtime uses it.
 *
 * <p>A <em>value</em> may be immediate; an <em>object</em> is always an address. Parameters are
 * borrowed, results owned, unless a name ends in {@code Borrowed} or {@code Steal}.
 */
public final class Refs {
    private Refs() {}

    /** Makes the caller own {@code value} once more; immediates cost one test. Never 0. */
    public static long retain(ThreadState ts, long value) {
        if ((value & 3) == 0) {
            Refcount.retain(ts.heap, value);
        }
        return value;
    }

    /** Gives up one owned reference. Never 0. */
    public static void release(ThreadState ts, long value) {
        if ((value & 3) == 0) {
            Refcount.release(ts.heap, value);
        }
    }

    /** As {@link #retain} of what is known to be an object. */
    public static void retainObject(ThreadState ts, long object) {
        Refcount.retain(ts.heap, object);
    }

    /** As {@link #release} of what is known to be an object. */
    public static void releaseObject(ThreadState ts, long object) {
        Refcount.release(ts.heap, object);
    }

    /** As {@link #release}, and 0 is allowed. */
    public static void xrelease(ThreadState ts, long value) {
        if (value != 0 && (value & 3) == 0) {
            Refcount.release(ts.heap, value);
        }
    }

    /** As {@link #retain}, and 0 is allowed. */
    public static long xretain(ThreadState ts, long value) {
        if (value != 0 && (value & 3) == 0) {
            Refcount.retain(ts.heap, value);
        }
        return value;
    }

    /**
     * A borrowed value as an owned object that may be stored in memory: immediates are materialized.
     */
    public static long toObject(ThreadState ts, long value) {
        if ((value & 3) != 0) {
            return materialize(ts, value);
        }
        Refcount.retain(ts.heap, value);
        return value;
    }

    /** As {@link #toObject}, but steals the value's reference. */
    public static long toObjectSteal(ThreadState ts, long value) {
        return (value & 3) != 0 ? materialize(ts, value) : value;
    }

    private static long materialize(ThreadState ts, long value) {
        return Immediate.isInt(value)
                ? PyLong.box(ts, Immediate.intValue(value))
                : PyFloat.box(ts, Immediate.floatValue(value));
    }

    /**
     * An object in memory as a borrowed value: for memory that keeps its object at least as long as
     * the value is used.
     */
    public static long fromMemoryBorrowed(long object) {
        if (Immediate.ENABLED) {
            long type = PyObject.ob_type(object);
            long v = 0;
            if (type == PyLong.ADDRESS) {
                v = PyLong.tryImmediate(object);
            } else if (type == PyFloat.ADDRESS) {
                v = PyFloat.tryImmediate(object);
            }
            if (v != 0) {
                return v;
            }
        }
        return object;
    }

    /**
     * An object read from memory as an owned value: small ints and floats become immediates and cost
     * no count. The caller guarantees that the object cannot die meanwhile (it holds the container's
     * lock, or a reference).
     */
    public static long fromMemory(ThreadState ts, long object) {
        if (Immediate.ENABLED) {
            long type = PyObject.ob_type(object);
            if (type == PyLong.ADDRESS) {
                long v = PyLong.tryImmediate(object);
                if (v != 0) {
                    return v;
                }
            } else if (type == PyFloat.ADDRESS) {
                long v = PyFloat.tryImmediate(object);
                if (v != 0) {
                    return v;
                }
            }
        }
        Refcount.retain(ts.heap, object);
        return object;
    }

    /** An object of memory, owned, as it is or as {@link #fromMemory} gives it. */
    static long take(ThreadState ts, long object, boolean asObject) {
        if (asObject) {
            Refcount.retain(ts.heap, object);
            return object;
        }
        return fromMemory(ts, object);
    }

    /** As {@link #fromMemory}, but takes over the reference the memory held. */
    public static long fromMemorySteal(ThreadState ts, long object) {
        if (Immediate.ENABLED) {
            long type = PyObject.ob_type(object);
            long v = 0;
            if (type == PyLong.ADDRESS) {
                v = PyLong.tryImmediate(object);
            } else if (type == PyFloat.ADDRESS) {
                v = PyFloat.tryImmediate(object);
            }
            if (v != 0) {
                Refcount.release(ts.heap, object);
                return v;
            }
        }
        return object;
    }
}
