package org.jilectomy.runtime.modules.collections;

import org.jilectomy.runtime.state.ThreadState;

/** Makes deques for tests of other packages. */
public final class Deques {
    private Deques() {}

    public static long create(ThreadState ts) {
        return PyDeque.create(ts, PyDeque.TYPE, -1);
    }
}
