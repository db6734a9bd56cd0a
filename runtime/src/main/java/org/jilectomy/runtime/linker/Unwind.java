package org.jilectomy.runtime.linker;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyTraceback;
import org.jilectomy.runtime.state.ThreadState;

/**
 * What handlers of compiled code call first: any throwable becomes a Python exception, and the
 * function it passes through gets its traceback entry, once.
 */
public final class Unwind {
    private Unwind() {}

    /**
     * In the clean-up handler of a whole function: the exception leaves it, and its traceback keeps
     * what the variables hold.
     *
     * @param variables in the order of {@code FrameLayout}; for a module's or class's body its
     *     namespace; borrowed
     * @param depth the recursion depth on entry
     */
    public static PyException caught(
            ThreadState ts,
            Throwable t,
            long code,
            long globals,
            int position,
            long[] variables,
            int depth) {
        PyException e = caughtWithin(ts, t, code, globals, position, depth);
        PyTraceback.keepVariables(ts, e, code, depth, variables);
        e.recorded = false;
        return e;
    }

    /** In a handler inside a function: what is thrown on from here adds no second entry. */
    public static PyException caughtWithin(
            ThreadState ts, Throwable t, long code, long globals, int position, int depth) {
        PyException e = Errors.from(ts, t);
        if (!e.recorded) {
            PyTraceback.here(ts, e, code, globals, e.ofCallee ? position - 1 : position, depth);
            e.ofCallee = false;
            e.recorded = true;
        }
        return e;
    }
}
