package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.state.ThreadState;

/**
 * The frame of whoever calls a built-in that looks at its caller's names: {@code globals()}, {@code
 * locals()}, {@code vars()}, {@code dir()}, {@code eval()}, {@code exec()}.
 *
 * <p>Running functions have no frame object. Compiled code that calls one of these names announces
 * its globals and locals just before the call, and pays for it only there. Decision: a slot in the
 * thread state instead of hidden arguments, because the name may stand for anything. Who asks takes
 * the announcement away ({@link #clear}); one who finds none was called under another name, and
 * reads the stack ({@code builtins.Caller}).
 *
 * <p>The thread state owns both references until then.
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

    /** Forgets the frame: it was asked for, or the thread ends. */
    public static void clear(ThreadState ts) {
        long oldGlobals = ts.callerGlobals;
        long oldLocals = ts.callerLocals;
        ts.callerGlobals = 0;
        ts.callerLocals = 0;
        Refs.xrelease(ts, oldGlobals);
        Refs.xrelease(ts, oldLocals);
    }

    /** Lets go of the copy of a function's variables, which garbage may hang on. */
    public static void forgetLocals(ThreadState ts) {
        if (ts.callerLocals != ts.callerGlobals) {
            set(ts, ts.callerGlobals, ts.callerGlobals);
        }
    }

    /** The announced globals, owned; 0 if nobody has announced any. */
    public static long globals(ThreadState ts) {
        return Refs.xretain(ts, ts.callerGlobals);
    }

    /** The announced locals, owned; 0 if nobody has announced any. */
    public static long locals(ThreadState ts) {
        return Refs.xretain(ts, ts.callerLocals);
    }
}
