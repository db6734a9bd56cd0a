package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Writing a number over the object that holds the last one.
 *
 * <p>Memory holds objects only, so storing an immediate into an attribute, a cell or a list means an
 * object for it. A place that is updated again and again, such as a counter or a coordinate, mostly
 * holds an object that was made for it and that nobody else knows: then the new value goes into that
 * object, and nothing is allocated, counted or freed.
 *
 * <p>Why nobody can see it: the place owns the only reference ({@code Refcount.isUnique}, which also
 * says that this thread counts it), and whoever wants to read the place needs the container's lock,
 * which the caller holds. Readers take a copy of the number ({@link Refs#fromMemory}), or a
 * reference, and then the object is not unique. Of a small int they always take a copy, also who reads
 * without the lock ({@link LockFreeReads}), and for other numbers they take the lock: so there a count of
 * 1 is enough, whichever thread made the object. Identity of numbers is by value, so no program can
 * tell one object from two. The shared ints from -5 to 256 are immortal, hence not unique, and
 * values in that range are not written over another object: the place gets the shared one.
 */
final class NumberBox {
    private NumberBox() {}

    /**
     * Makes {@code old}, which a locked container holds, the object of the immediate {@code value}.
     *
     * @param old an object or 0
     * @return false if that cannot be: the caller stores another object
     */
    static boolean overwriteLockHeld(ThreadState ts, long old, long value) {
        if (old == 0) {
            return false;
        }
        long type = PyObject.ob_type(old);
        if ((value & 1) != 0) {
            return type == PyLong.ADDRESS && PyLong.overwrite(ts, old, Immediate.intValue(value));
        }
        return type == PyFloat.ADDRESS
                && PyFloat.overwrite(ts, old, Immediate.floatValue(value));
    }

    /**
     * The object of {@code old + by}, where {@code old} is what a locked container holds.
     *
     * @param old an object or 0
     * @return {@code old} if the sum is in it now; another object, owned, for the caller to store; 0
     *     if {@code old} is no small int, and nothing happened
     */
    static long addLockHeld(ThreadState ts, long old, long by) {
        if (old == 0 || PyObject.ob_type(old) != PyLong.ADDRESS || !PyLong.isSmall(old)) {
            return 0;
        }
        long sum = PyLong.smallValue(old) + by;
        return PyLong.overwrite(ts, old, sum) ? old : PyLong.box(ts, sum);
    }
}
