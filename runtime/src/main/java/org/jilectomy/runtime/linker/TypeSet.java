package org.jilectomy.runtime.linker;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyDictKeysObject;
import org.jilectomy.heap.layout.PyHeapTypeObject;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.layout.PyTypeObject;
import org.jilectomy.runtime.objects.AttributePlan;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The types that one fast path serves, told by their versions: a version is one type's, in one state,
 * and never another's.
 *
 * <pre>
 *  slot version & 63:   63 ............. 32 31 ............. 0
 *                       | number of names  |    version      |
 * </pre>
 *
 * <p>The names are those of the type's shared keys, where an attribute of an instance could hide what
 * the type has: as long as there are no more, none does. Two types in one slot drive each other out;
 * with {@value #SIZE} slots and few types that is rare.
 *
 * <p>Thread-safe: an entry is one word, and true for good.
 */
final class TypeSet {
    private static final int SIZE = 64;

    private final long[] entries = new long[SIZE];
    private final boolean keyed;

    /** @param keyed whether instances could hide it, that is whether plans name keys */
    TypeSet(boolean keyed) {
        this.keyed = keyed;
        entries[0] = -1; // version 0 is that of no state
    }

    private long entry(AttributePlan plan) {
        return keyed
                ? plan.entries << 32 | plan.version & 0xFFFF_FFFFL : plan.version & 0xFFFF_FFFFL;
    }

    void add(AttributePlan plan) {
        entries[plan.version & SIZE - 1] = entry(plan);
    }

    boolean contains(AttributePlan plan) {
        return entries[plan.version & SIZE - 1] == entry(plan);
    }

    /** {@code (ThreadState, v) → boolean}. */
    MethodHandle guard() {
        return MethodHandles.insertArguments(keyed ? UNSHADOWED : MEMBER, 0, (Object) entries);
    }

    private static final MethodHandle MEMBER = find("isMember");
    private static final MethodHandle UNSHADOWED = find("isUnshadowed");

    private static MethodHandle find(String name) {
        return InlineCache.find(
                TypeSet.class,
                name,
                methodType(boolean.class, long[].class, ThreadState.class, long.class));
    }

    static boolean isMember(long[] entries, ThreadState ts, long v) {
        if ((v & 3) != 0) {
            return false;
        }
        int version = PyTypeObject.tp_version_tag(PyObject.ob_type(v));
        return (int) entries[version & SIZE - 1] == version;
    }

    /** A type in the set has shared keys; others may not even have the field for them. */
    static boolean isUnshadowed(long[] entries, ThreadState ts, long v) {
        if ((v & 3) != 0) {
            return false;
        }
        long type = PyObject.ob_type(v);
        int version = PyTypeObject.tp_version_tag(type);
        long entry = entries[version & SIZE - 1];
        return (int) entry == version
                && GcHead.managed_dict(v) == 0
                && PyDictKeysObject.dk_nentries(PyHeapTypeObject.ht_cached_keys(type))
                        == entry >>> 32;
    }
}
