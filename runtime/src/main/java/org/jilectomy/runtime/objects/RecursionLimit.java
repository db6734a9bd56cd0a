package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.state.FrameLimit;
import org.jilectomy.runtime.state.ThreadState;

/** Raises RecursionError for the frame counter of {@link ThreadState#enter}. */
final class RecursionLimit implements FrameLimit.Factory {
    @Override
    public RuntimeException recursionError(ThreadState ts) {
        return Errors.recursionError(ts, "maximum recursion depth exceeded");
    }
}
