package org.jilectomy.runtime.linker;

import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.state.ThreadState;

/** General calls in the shapes that call sites need. */
final class Calls {
    private Calls() {}

    static long array(ThreadState ts, long f, long[] args) {
        return Abstract.call(ts, f, args, 0);
    }
}
