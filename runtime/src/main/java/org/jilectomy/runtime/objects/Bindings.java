package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.layout.PyTypeObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The epoch of a dict's bindings: a number that stays while the functions, classes and modules found
 * under its names stay, whatever happens to the data beside them.
 *
 * <p>Inline caches of global names guard on it with a single load from a constant address. It moves
 * when a key comes or goes, and when a function, class or module is replaced; a global counter does
 * not move it, unlike {@code ma_version_tag}. It is kept in the spare word of the dict's GC head and
 * written under the dict's lock, before the new value can be found there.
 */
public final class Bindings {
    private Bindings() {}

    /** Address of the epoch word of a dict; 32 bits. */
    public static long address(long dict) {
        return dict + GcHead.SPARE;
    }

    /** The present epoch. */
    public static int epoch(long dict) {
        return Memory.getIntAcquire(address(dict));
    }

    static void changed(long dict) {
        Memory.putIntRelease(address(dict), Memory.getInt(address(dict)) + 1);
    }

    /** Whether an object is of a kind that call sites may keep: function, class, builtin, module. */
    public static boolean isBinding(long object) {
        long type = PyObject.ob_type(object);
        long flags = PyTypeObject.tp_flags(type);
        return (flags & (PyType.TPFLAGS_METHOD_DESCRIPTOR | PyType.TPFLAGS_TYPE_SUBCLASS)) != 0
                || type == PyCFunction.TYPE.address
                || type == PyModule.TYPE.address;
    }

    /** The value of a name together with the epoch it was read in. */
    public static final class Lookup {
        /** Owned; 0 if absent. */
        public long value;

        public int epoch;
    }

    /** Reads a name and the epoch as one step. */
    public static Lookup lookup(ThreadState ts, long dict, long name) {
        Lookup r = new Lookup();
        int before;
        do {
            before = epoch(dict);
            Refs.xrelease(ts, r.value);
            r.value = PyDict.getItemName(ts, dict, name);
            r.epoch = epoch(dict);
        } while (before != r.epoch);
        return r;
    }
}
