package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyDictValues;
import org.jilectomy.heap.layout.PyFloatObject;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Fields of instances that need no lock, by what they held when a call site was linked: an
 * int, a float, or another object.
 *
 * <p>Each method answers "not so" (0, or false) for everything but its own case, and the site goes on
 * to {@link AttributePlan}. That keeps compiled code to the one case a site sees: about a dozen
 * instructions behind the guard. A field is an address: of an inline value ({@link #inline}) or of a
 * {@code __slots__} member.
 */
public final class Fields {
    private Fields() {}

    /** Address of inline value {@code index}; 0 if the instance has none, or its lock is needed. */
    public static long inline(ThreadState ts, long self, int index) {
        if (!ObjectLock.isFree(ts, self)) {
            return 0;
        }
        long values = GcHead.managed_values(self);
        return values == 0 ? 0 : PyDictValues.values(values) + index * 8L;
    }

    /** Address of a slot; 0 if the instance's lock is needed. */
    public static long slot(ThreadState ts, long self, int offset) {
        return ObjectLock.isFree(ts, self) ? self + offset : 0;
    }

    /** The int in a field as an immediate, or 0. */
    public static long loadInt(long field) {
        if (field == 0) {
            return 0;
        }
        return toInt(Memory.getLong(field));
    }

    /** The float in a field as an immediate, or 0. */
    public static long loadFloat(long field) {
        if (field == 0) {
            return 0;
        }
        long object = Memory.getLong(field);
        return object != 0 && PyObject.ob_type(object) == PyFloat.ADDRESS
                ? PyFloat.tryImmediate(object)
                : 0;
    }

    /** What is in a field, owned, unless it is an int or a float; or 0. */
    public static long loadObject(ThreadState ts, long field) {
        if (field == 0) {
            return 0;
        }
        long object = Memory.getLong(field);
        if (object == 0) {
            return 0;
        }
        long type = PyObject.ob_type(object);
        if (type == PyLong.ADDRESS || type == PyFloat.ADDRESS) {
            return 0;
        }
        Refcount.retain(ts.heap, object);
        return object;
    }

    /** Replaces the int in a field by an immediate one, as {@link #setInt}. */
    public static boolean storeInt(long field, long value) {
        return field != 0 && (value & 1) != 0 && setInt(field, Memory.getLong(field), value);
    }

    /** Writes an immediate float over the one in a field; see {@link NumberBox}. */
    public static boolean storeFloat(long field, long value) {
        if (field == 0 || (value & 3) != 2) {
            return false;
        }
        long object = Memory.getLong(field);
        if (object == 0
                || PyObject.ob_type(object) != PyFloat.ADDRESS
                || !Refcount.isOnly(object)) {
            return false;
        }
        PyFloatObject.ob_fval(object, Immediate.floatValue(value));
        return true;
    }

    /** Adds an immediate int to the int in a field, as {@link #changeInt}. */
    public static boolean addInt(long field, long value, boolean subtract) {
        return field != 0
                && (value & 1) != 0
                && changeInt(field, Memory.getLong(field), value, subtract);
    }

    /** Adds an immediate float to the float in a field, in its object; see {@link NumberBox}. */
    public static boolean addFloat(long field, long value, boolean subtract) {
        if (field == 0 || (value & 3) != 2) {
            return false;
        }
        long object = Memory.getLong(field);
        if (object == 0
                || PyObject.ob_type(object) != PyFloat.ADDRESS
                || !Refcount.isOnly(object)) {
            return false;
        }
        double old = PyFloatObject.ob_fval(object);
        double by = Immediate.floatValue(value);
        PyFloatObject.ob_fval(object, subtract ? old - by : old + by);
        return true;
    }

    /** Whether a value is a tuple of {@code n} elements, so that unpacking needs no other. */
    public static boolean isTupleOf(long value, int n) {
        return (value & 3) == 0
                && PyObject.ob_type(value) == PyTuple.ADDRESS
                && PyTuple.size(value) == n;
    }

    // ---------------------------------------------------------------- objects of fields

    /** The object in the field {@code offset} bytes from {@code start}; 0 if there is none. */
    public static long object(long start, long offset) {
        return offset < 0 ? 0 : Memory.getLong(start + offset);
    }

    /** Whether it is a float; 0 is none. */
    public static boolean isFloat(long object) {
        return object != 0
                && Memory.getLong(object + PyObject.OB_TYPE) == PyFloat.ADDRESS;
    }

    /** Whether it is a float that only its field holds; see {@link NumberBox}. */
    public static boolean isLoneFloat(long object) {
        return object != 0
                && Memory.getLong(object + PyObject.OB_TYPE) == PyFloat.ADDRESS
                && Refcount.isOnly(object);
    }

    /** The number in a float. */
    public static double number(long object) {
        return Memory.getDouble(object + PyFloatObject.OB_FVAL);
    }

    /** Writes a number into a float of which {@link #isLoneFloat} holds. */
    public static void number(long object, double value) {
        Memory.putDouble(object + PyFloatObject.OB_FVAL, value);
    }

    /** An int as an immediate, 0 if the object is anything else; 0 is allowed. */
    public static long toInt(long object) {
        if (PyLong.isMadeOnce(object)) {
            return PyLong.madeOnceImmediate(object);
        }
        return object != 0
                && Memory.getLong(object + PyObject.OB_TYPE) == PyLong.ADDRESS
                        ? PyLong.smallImmediate(object)
                        : 0;
    }

    /**
     * Writes an immediate int over one that only its field holds ({@link NumberBox}), or puts one that
     * is made once in the place of another; or says that it is neither.
     *
     * @param object what is in the field
     */
    public static boolean setInt(long field, long object, long value) {
        return object != 0
                && Memory.getLong(object + PyObject.OB_TYPE) == PyLong.ADDRESS
                && (PyLong.setAlone(object, Immediate.intValue(value))
                        || share(field, object, value));
    }

    /** Adds an immediate int to that in a field, as {@link #setInt}. */
    public static boolean changeInt(long field, long object, long value, boolean subtract) {
        long by = Immediate.intValue(value);
        return object != 0
                && Memory.getLong(object + PyObject.OB_TYPE) == PyLong.ADDRESS
                && (PyLong.addAlone(object, subtract ? -by : by)
                        || shareSum(field, object, subtract ? -by : by));
    }

    private static boolean shareSum(long field, long object, long by) {
        return PyLong.isMadeOnce(object)
                && share(field, object,
                        Immediate.ofInt(Immediate.intValue(PyLong.madeOnceImmediate(object)) + by));
    }

    private static boolean share(long field, long object, long value) {
        long shared = PyLong.otherMadeOnce(object, value);
        if (shared == 0) {
            return false;
        }
        Memory.putLong(field, shared);
        return true;
    }

    /** Replaces what is in a field by another object; false if the field is empty. */
    public static boolean storeObject(ThreadState ts, long field, long value) {
        if (field == 0 || (value & 3) != 0) {
            return false;
        }
        long old = Memory.getLong(field);
        if (old == 0) {
            return false;
        }
        Refcount.retain(ts.heap, value);
        Memory.putLong(field, value);
        Refcount.release(ts.heap, old);
        return true;
    }
}
