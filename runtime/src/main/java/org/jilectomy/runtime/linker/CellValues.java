package org.jilectomy.runtime.linker;

import org.jilectomy.heap.layout.PyCellObject;
import org.jilectomy.runtime.objects.Fields;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Variables in cells, while no locks are needed, by what they hold: compiled code asks first for what
 * it expects, then for the other, then {@link Variables}. So each place has a profile of its own, and
 * of the three the JIT compiles one. Nothing here runs Python code.
 */
public final class CellValues {
    private CellValues() {}

    /** The int in a cell as an immediate; 0 if it holds none, or a lock is needed. */
    public static long number(ThreadState ts, long cell) {
        return ObjectLock.isFree(ts, cell) ? Fields.toInt(PyCellObject.ob_ref(cell)) : 0;
    }

    /** What is in a cell, owned, unless it is an int or a float; 0 if so, or a lock is needed. */
    public static long object(ThreadState ts, long cell) {
        return ObjectLock.isFree(ts, cell) ? Fields.loadObject(ts, cell + PyCellObject.OB_REF) : 0;
    }

    /** Adds a number to that in a cell, in its object, or says that it is not so. */
    public static boolean change(ThreadState ts, long cell, long value, boolean subtract) {
        if (!ObjectLock.isFree(ts, cell)) {
            return false;
        }
        long field = cell + PyCellObject.OB_REF;
        return (value & 1) != 0
                ? Fields.addInt(field, value, subtract)
                : Fields.addFloat(field, value, subtract);
    }
}
