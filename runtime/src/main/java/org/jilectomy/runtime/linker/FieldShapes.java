package org.jilectomy.runtime.linker;

import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyDictValues;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.layout.PyTypeObject;
import org.jilectomy.runtime.objects.AttributePlan;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.state.ThreadState;
import org.jilectomy.safepoint.Epochs;

/**
 * Where the number fields are of the instance that a local variable holds: the tests of one
 * attribute site done once for all that follow.
 *
 * <p>Code that computes with attributes reads several of one instance with nothing but arithmetic
 * between them. {@link #enter} makes sure of type, version and that the instance needs no lock, and answers
 * where the fields begin; until something happens that could change that (a call, a safepoint,
 * another value in the variable) each field is one load away. The compiled code knows when that is,
 * see {@code compiler.NumberFields}.
 *
 * <pre>
 *  cells of one variable in one function, in an array of the unit's class
 *  base    type     address of the expected type; 0 if none was linked
 *  base+1  version  of that type
 *  base+2  kind     where offsets count from: 0 the inline values, 1 the object ({@code __slots__})
 *  base+3  misses   counted, to decide when it is worth to link (again)
 *  base+4… offset   of each name's field; negative if the name is no such field
 * </pre>
 *
 * <p>Linking has no safepoint between its stores, which is all that one thread needs, or the holder
 * of the GIL. Where there are more, cells are linked once and for all, and the type only when each
 * thread has passed a safepoint since: so who finds it there finds the rest, without a fence.
 */
public final class FieldShapes {
    /** Cells of a variable before those of the names. */
    public static final int CELLS = 4;

    private static final int TYPE = 0;
    private static final int VERSION = 1;
    private static final int KIND = 2;
    private static final int MISSES = 3;

    private FieldShapes() {}

    /**
     * Where the fields of {@code self} begin; 0 if they must be accessed in the general way.
     *
     * @param self value of a variable, 0 if it is unbound
     * @param names of the fields, each followed by a line feed
     */
    public static long enter(ThreadState ts, long self, long[] cells, int base, String names) {
        if ((self & 3) != 0 || self == 0) {
            return 0;
        }
        long type = PyObject.ob_type(self);
        if (type != cells[base] || PyTypeObject.tp_version_tag(type) != (int) cells[base + 1]) {
            return missed(ts, self, cells, base, names);
        }
        if (!ObjectLock.isFree(ts, self)) { // only now: not every object has a lock
            return 0;
        }
        return cells[base + 2] == 0 ? GcHead.managed_values(self) : self;
    }

    /** Links at the second miss, and after that each time only when there were 16 times as many. */
    private static long missed(ThreadState ts, long self, long[] cells, int base, String names) {
        long misses = ++cells[base + MISSES];
        boolean link =
                Long.bitCount(misses - 1) == 1 && Long.numberOfTrailingZeros(misses - 1) % 4 == 0;
        if (link) {
            link(ts, PyType.of(self), cells, base, names);
        }
        return 0;
    }

    private static void link(ThreadState ts, PyType type, long[] cells, int base, String names) {
        long[] found = new long[cells.length - base];
        AttributePlan.Kind kind = null;
        int version = 0;
        int n = 0;
        for (int start = 0; start < names.length(); n++) {
            int end = names.indexOf('\n', start);
            long name = Names.of(names.substring(start, end));
            start = end + 1;
            found[CELLS + n] = -1;
            AttributePlan plan = AttributePlan.forStore(ts, type, name);
            boolean field =
                    (plan.kind == AttributePlan.Kind.SLOT || plan.kind == AttributePlan.Kind.INLINE)
                            && (kind == null || kind == plan.kind && version == plan.version)
                            && plan.version > 0;
            if (field) {
                AttributePlan load = AttributePlan.forLoad(ts, type, name);
                if (load.kind == plan.kind
                        && load.index == plan.index
                        && load.version == plan.version) {
                    kind = plan.kind;
                    version = plan.version;
                    found[CELLS + n] = kind == AttributePlan.Kind.SLOT
                            ? plan.index
                            : PyDictValues.values(plan.index * 8L);
                }
            }
        }
        if (kind != null) {
            found[VERSION] = version;
            found[KIND] = kind == AttributePlan.Kind.SLOT ? 1 : 0;
            store(ts, type, cells, base, found, n);
        }
    }

    private static synchronized void store(
            ThreadState ts, PyType type, long[] cells, int base, long[] found, int n) {
        if (ts.locks && cells[base + VERSION] != 0) {
            if (cells[base + TYPE] == 0) {
                Epochs.advance(ts); // somebody was late
            }
            return; // others may be reading
        }
        cells[base + VERSION] = found[VERSION];
        cells[base + KIND] = found[KIND];
        System.arraycopy(found, CELLS, cells, base + CELLS, n);
        if (ts.locks) {
            Epochs.retire(ts, () -> cells[base + TYPE] = type.address);
            Epochs.advance(ts);
        } else {
            cells[base + TYPE] = type.address;
        }
    }
}
