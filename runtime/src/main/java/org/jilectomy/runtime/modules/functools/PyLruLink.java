package org.jilectomy.runtime.modules.functools;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code functools._lru_list_elem}: an entry of a bounded cache. The cache's dict owns it, and so
 * does the list of {@link PyLruCache} while the entry is on it.
 *
 * <pre>
 *  +16 previous (less recent)   +24 next   +32 key, owned   +40 result, owned   +48 1 if listed
 *  +56 hash of the key, which is asked for once a call
 * </pre>
 */
final class PyLruLink extends PyType {
    static final int PREVIOUS = PyObject.SIZE;
    static final int NEXT = PREVIOUS + 8;
    static final int KEY = NEXT + 8;
    static final int RESULT = KEY + 8;
    static final int LISTED = RESULT + 8;
    static final int HASH = LISTED + 8;
    private static final int SIZE = HASH + 8;

    static final PyLruLink TYPE = new PyLruLink();

    private PyLruLink() {
        super(new TypeSpec("functools._lru_list_elem", SIZE).gc().noNew());
    }

    static long create(ThreadState ts, long key, long hash, long result) {
        long self = TYPE.allocate(ts, SIZE);
        Memory.putLong(self + PREVIOUS, 0);
        Memory.putLong(self + NEXT, 0);
        Memory.putLong(self + KEY, Refs.toObject(ts, key));
        Memory.putLong(self + RESULT, Refs.toObject(ts, result));
        Memory.putLong(self + LISTED, 0);
        Memory.putLong(self + HASH, hash);
        return self;
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(Memory.getLong(self + KEY));
        visitor.visit(Memory.getLong(self + RESULT));
    }
}
