package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/** Exceptions that nobody can catch: raised by finalizers; compare {@code PyErr_WriteUnraisable}. */
public final class Unraisable {
    /** Prints such an exception; installed at start-up. */
    public interface Printer {
        void print(ThreadState ts, PyException e, String prefix, long obj);
    }

    private static volatile Printer printer;

    private Unraisable() {}

    public static void install(Printer p) {
        printer = p;
    }

    /**
     * Reports and drops an exception.
     *
     * @param obj what was being finalized, borrowed; 0 if unknown
     */
    public static void report(ThreadState ts, PyException e, String prefix, long obj) {
        Printer p = printer;
        if (p != null) {
            p.print(ts, e, prefix, obj);
        }
        Errors.discard(ts, e);
    }
}
