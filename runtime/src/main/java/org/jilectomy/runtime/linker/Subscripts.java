package org.jilectomy.runtime.linker;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Immediate;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code o[key]} of compiled code: exact lists, tuples and dicts are told by their type's address,
 * a comparison each, and their methods become part of the caller; all else goes by type slots.
 */
final class Subscripts {
    private Subscripts() {}

    static long get(ThreadState ts, long o, long key) {
        if ((o & 3) == 0) {
            long type = PyObject.ob_type(o);
            if ((key & 1) != 0) {
                if (type == PyList.ADDRESS) {
                    return PyList.getItem(ts, o, Immediate.intValue(key));
                }
                if (type == PyTuple.ADDRESS && inTuple(o, Immediate.intValue(key))) {
                    return PyTuple.getItem(ts, o, (int) Immediate.intValue(key));
                }
            }
            if (type == PyDict.ADDRESS) {
                long value = PyDict.getItem(ts, o, key);
                if (value != 0) {
                    return value;
                }
                throw Errors.keyError(ts, key);
            }
        }
        return Abstract.getItem(ts, o, key);
    }

    private static boolean inTuple(long tuple, long index) {
        return index >= 0 && index < PyTuple.size(tuple);
    }

    /** {@code o[key] += by} or {@code -=} in one step, if that is simple; else false, and nothing happened. */
    static boolean add(ThreadState ts, long o, long key, long by, boolean subtract) {
        if ((by & 1) == 0 || (o & 3) != 0) {
            return false;
        }
        long n = Immediate.intValue(by);
        long type = PyObject.ob_type(o);
        if (type == PyDict.ADDRESS) {
            return PyDict.addInt(ts, o, key, subtract ? -n : n);
        }
        return type == PyList.ADDRESS
                && (key & 1) != 0
                && PyList.addInt(ts, o, Immediate.intValue(key), subtract ? -n : n);
    }

    static void set(ThreadState ts, long o, long key, long value) {
        if ((o & 3) == 0) {
            long type = PyObject.ob_type(o);
            if (type == PyList.ADDRESS && (key & 1) != 0) {
                PyList.setItem(ts, o, Immediate.intValue(key), value);
                return;
            }
            if (type == PyDict.ADDRESS) {
                PyDict.setItem(ts, o, key, value);
                return;
            }
        }
        Abstract.setItem(ts, o, key, value);
    }
}
