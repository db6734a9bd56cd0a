package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Whether a key in a table equals a key looked for, without calling Python where the types allow.
 *
 * <p>The quick answers may be given while an object lock is held; {@link #ask} may not.
 */
final class KeyEquality {
    /** Hashes of ints are taken modulo this prime. */
    static final long MODULUS = (1L << 61) - 1;

    private KeyEquality() {}

    /**
     * Compares an object of memory with a value.
     *
     * @return 1 equal, 0 different, -1 only Python can tell
     */
    static int quick(long object, long key) {
        long type = PyObject.ob_type(object);
        if ((key & 3) != 0) {
            return quickImmediate(object, type, key);
        }
        if (object == key) {
            return 1;
        }
        if (type == PyObject.ob_type(key)) {
            if (type == PyUnicode.ADDRESS) {
                return PyUnicode.equal(object, key) ? 1 : 0;
            }
            if (type == PyLong.ADDRESS) {
                return sameDigits(object, key) ? 1 : 0;
            }
        }
        return -1;
    }

    private static int quickImmediate(long object, long type, long key) {
        if (Immediate.isInt(key)) {
            if (type == PyLong.ADDRESS) {
                return PyLong.tryImmediate(object) == key ? 1 : 0;
            }
            if (type == PyFloat.ADDRESS) {
                long i = Immediate.intValue(key);
                return Math.abs(i) > 1L << 53 ? -1 : PyFloat.doubleValue(object) == i ? 1 : 0;
            }
        } else if (type == PyFloat.ADDRESS) {
            return PyFloat.doubleValue(object) == Immediate.floatValue(key) ? 1 : 0;
        }
        return type == PyUnicode.ADDRESS ? 0 : -1;
    }

    /** Two exact ints have the same value. */
    static boolean sameDigits(long a, long b) {
        long size = PyVarObject.ob_size(a);
        if (size != PyVarObject.ob_size(b)) {
            return false;
        }
        for (long i = Math.abs(size) * 4 - 4; i >= 0; i -= 4) {
            if (Memory.getInt(a + 24 + i) != Memory.getInt(b + 24 + i)) {
                return false;
            }
        }
        return true;
    }

    /** Identical, or equal as Python says; no lock held. */
    static boolean ask(ThreadState ts, long object, long key) {
        return Abstract.compareBool(ts, object, key, CompareOp.EQ);
    }
}
