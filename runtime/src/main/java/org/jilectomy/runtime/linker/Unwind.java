package org.jilectomy.runtime.linker;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.GeneratorFrame;
import org.jilectomy.runtime.objects.PyTraceback;
import org.jilectomy.runtime.objects.Tracing;
import org.jilectomy.runtime.state.ThreadState;

/**
 * What handlers of compiled code call first: any throwable becomes a Python exception, and the
 * function it passes through gets its traceback entry, once.
 *
 * <p>The entries of one activation lead to one frame object, by the activation's number. A function
 * without handlers of its own adds one entry, when it ends, and needs none.
 */
public final class Unwind {
    private Unwind() {}

    /**
     * The number of an activation that catches an exception.
     *
     * @param known what the last handler of this activation got here; 0 in its first
     * @param depth the recursion depth on entry
     */
    public static long activation(ThreadState ts, long known, int depth) {
        if (known != 0) {
            return known;
        }
        long watched = ts.watchedActivation(depth);
        return watched != 0 ? watched : ts.newActivation();
    }

    /** As {@link #activation(ThreadState, long, int)} in the body of a generator. */
    public static long activation(ThreadState ts, long generator) {
        return GeneratorFrame.activation(ts, generator);
    }

    /** As the other one, in a function that catches nothing itself. */
    public static PyException caught(
            ThreadState ts,
            Throwable t,
            long code,
            long globals,
            int position,
            long[] variables,
            int depth) {
        long activation = ts.watchedActivation(depth);
        return caught(ts, t, code, globals, position, variables, depth, activation);
    }

    /**
     * In the clean-up handler of a whole function: the exception leaves it, and its traceback keeps
     * what the variables hold.
     *
     * @param variables in the order of {@code FrameLayout}; for a module's or class's body its
     *     namespace; borrowed
     * @param depth the recursion depth on entry
     * @param activation its number; 0 if nobody else can know the activation
     */
    public static PyException caught(
            ThreadState ts,
            Throwable t,
            long code,
            long globals,
            int position,
            long[] variables,
            int depth,
            long activation) {
        boolean inside = t instanceof PyException before && before.recorded;
        PyException e = caughtWithin(ts, t, code, globals, position, depth, activation);
        PyTraceback.keepVariables(ts, e, code, depth, variables, inside ? position : -1);
        if (activation != 0) {
            PyTraceback.keepInFrame(ts, activation, variables, position);
        }
        if (ts.tracing != null) {
            e = Tracing.left(ts, e, position);
        }
        e.recorded = false;
        return e;
    }

    /** As the other one, in a piece of a function. */
    public static PyException caughtWithin(
            ThreadState ts, Throwable t, long code, long globals, int position, int depth) {
        return caughtWithin(ts, t, code, globals, position, depth, 0);
    }

    /** In a handler inside a function: what is thrown on from here adds no second entry. */
    public static PyException caughtWithin(
            ThreadState ts,
            Throwable t,
            long code,
            long globals,
            int position,
            int depth,
            long activation) {
        PyException e = Errors.from(ts, t);
        if (!e.recorded) {
            int at = e.ofCallee ? position - 1 : position;
            PyTraceback.here(ts, e, code, globals, at, depth, activation);
            e.ofCallee = false;
            if (ts.tracing != null) {
                PyException raised = Tracing.raised(ts, e, at);
                if (raised != e) {
                    e = raised;
                    PyTraceback.here(ts, e, code, globals, at, depth, activation);
                    e.ofCallee = false;
                }
            }
            e.recorded = true;
        }
        return e;
    }
}
