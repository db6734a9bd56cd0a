package org.jilectomy.runtime.builtins;

import org.jilectomy.runtime.linker.LiveFrames;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.CallerFrame;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The namespaces of the Python code that called a built-in function: what it announced, if it called
 * the function by its own name, else what the stack shows. Each call of such a function must end
 * with {@link #done}, or a later call under another name would see this caller.
 */
final class Caller {
    private static final long F_LOCALS = Names.of("f_locals");

    private Caller() {}

    /** Owned. */
    static long globals(ThreadState ts) {
        long announced = CallerFrame.globals(ts);
        if (announced != 0) {
            return announced;
        }
        long found = LiveFrames.globals(ts, 0);
        if (found == 0) {
            throw Errors.systemError(ts, "globals do not exist");
        }
        return found;
    }

    /** Owned; of a function a dict that holds its variables' values. */
    static long locals(ThreadState ts) {
        long announced = CallerFrame.locals(ts);
        if (announced != 0) {
            return announced;
        }
        long frame = LiveFrames.get(ts, 0);
        if (frame == 0) {
            throw Errors.systemError(ts, "frame does not exist");
        }
        try {
            return Abstract.getAttr(ts, frame, F_LOCALS);
        } finally {
            Refs.release(ts, frame);
        }
    }

    static void done(ThreadState ts) {
        CallerFrame.clear(ts);
    }
}
