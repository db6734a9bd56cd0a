package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.state.ThreadState;

/**
 * The frame of whoever calls a built-in that looks at its caller's names: {@code globals()}, {@code
 * locals()}, {@code vars()}, {@code dir()}, {@code eval()}, {@code exec()}.
 *
 * <p>Running functions have no frame object. Compiled code that calls one of these names announces
 * its globals and locals just before the call, and pays for it only there. Decision: a slot in the
 * thread state instead of hidden arguments, because the callee may be reached through {@code
 * functools.partial}, a table or an alias; an alias sees the frame announced last.
 *
 * <p>The thread state owns both references until the next announcement.
 */
public final class CallerFrame {
    private CallerFrame() {}

    /** Announces a frame; both borrowed. {@code locals} may be {@code globals}. */
    public static void set(ThreadState ts, long globals, long locals) {
        long oldGlobals = ts.callerGlobals;
        long oldLocals = ts.callerLocals;
        ts.callerGlobals = Refs.retain(ts, globals);
        ts.callerLocals = Refs.retain(ts, locals);
        Refs.xrelease(ts, oldGlobals);
        Refs.xrelease(ts, oldLocals);
    }

    /** Forgets the frame, when the thread ends. */
    public static void clear(ThreadState ts) {
        long oldGlobals = ts.callerGlobals;
        long oldLocals = ts.callerLocals;
        ts.callerGlobals = 0;
        ts.callerLocals = 0;
        Refs.xrelease(ts, oldGlobals);
        Refs.xrelease(ts, oldLocals);
    }

    /** The caller's globals, borrowed. */
    public static long globals(ThreadState ts) {
        if (ts.callerGlobals == 0) {
            throw Errors.systemError(ts, "globals do not exist");
        }
        return ts.callerGlobals;
    }

    /** The caller's locals, borrowed. */
    public static long locals(ThreadState ts) {
        if (ts.callerLocals == 0) {
            throw Errors.systemError(ts, "frame does not exist");
        }
        return ts.callerLocals;
    }
}
