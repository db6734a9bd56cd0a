package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Warnings issued by the runtime itself; compare {@code PyErr_WarnEx}. What a warning does is for
 * the module {@code _warnings} to say, which lives in a higher room and is installed at start-up:
 * print, raise, or nothing.
 */
public final class Warnings {
    /** What handles warnings. All parameters are borrowed. */
    public interface Sink {
        /**
         * As {@code warnings.warn}.
         *
         * @param source the object a ResourceWarning is about, or 0
         */
        void warn(ThreadState ts, long category, long message, int stackLevel, long source);

        /** As {@code warnings.warn_explicit}; {@code module} and {@code registry} may be 0. */
        void warnExplicit(ThreadState ts, long category, long message, long filename, int lineno,
                long module, long registry);

        /** A coroutine that was never awaited is being destroyed. */
        void unawaited(ThreadState ts, long coroutine);
    }

    private static volatile Sink sink;

    private Warnings() {}

    /** Called once at start-up. */
    public static void install(Sink s) {
        sink = s;
    }

    /**
     * Warns about the Python code that runs now.
     *
     * @param stackLevel 1 for the innermost Python frame
     * @throws PyException if a filter turns the warning into an exception
     */
    public static void warn(ThreadState ts, PyType category, String message, int stackLevel) {
        Sink s = sink;
        if (s == null) {
            return;
        }
        long text = PyUnicode.fromJava(ts, message);
        try {
            s.warn(ts, category.address, text, stackLevel, 0);
        } finally {
            Refs.release(ts, text);
        }
    }

    /** {@code DeprecationWarning} about the Python code that runs now. */
    public static void deprecated(ThreadState ts, String message) {
        warn(ts, Exceptions.DeprecationWarning, message, 1);
    }

    /**
     * {@code DeprecationWarning} that a special method's result is of a subclass where the class
     * itself is expected. Releases {@code result} if that raises.
     */
    static void strictSubclass(ThreadState ts, long result, String problem, String expected) {
        try {
            deprecated(ts, problem + " (type " + PyType.of(result).name() + ").  The ability to"
                    + " return an instance of a strict subclass of " + expected
                    + " is deprecated, and may be removed in a future version of Python.");
        } catch (PyException e) {
            Refs.release(ts, result);
            throw e;
        }
    }

    /** {@code ResourceWarning} about an object; compare {@code PyErr_ResourceWarning}. */
    public static void resource(ThreadState ts, long source, String message) {
        Sink s = sink;
        if (s == null) {
            return;
        }
        long text = PyUnicode.fromJava(ts, message);
        try {
            s.warn(ts, Exceptions.ResourceWarning.address, text, 1, source);
        } finally {
            Refs.release(ts, text);
        }
    }

    /**
     * {@code ResourceWarning: unclosed …} of a finalizer: what it raises is reported, not thrown.
     *
     * @param what stands before the object's repr
     */
    public static void unclosed(ThreadState ts, long source, String what) {
        if (sink == null) {
            return;
        }
        try {
            resource(ts, source, what + Abstract.reprJava(ts, source));
        } catch (PyException e) {
            Unraisable.report(ts, e, "Exception ignored in: ", source);
        }
    }

    /** Warns about a place in a source file, as the compiler does. */
    public static void warnExplicit(
            ThreadState ts, PyType category, String message, String filename, int lineno) {
        Sink s = sink;
        if (s == null) {
            return;
        }
        long text = PyUnicode.fromJava(ts, message);
        long file = PyUnicode.fromJava(ts, filename);
        try {
            s.warnExplicit(ts, category.address, text, file, lineno, 0, 0);
        } finally {
            Refs.release(ts, file);
            Refs.release(ts, text);
        }
    }

    /** A coroutine that was never awaited is being destroyed; nothing is thrown. */
    public static void unawaited(ThreadState ts, long coroutine) {
        Sink s = sink;
        if (s != null) {
            s.unawaited(ts, coroutine);
        }
    }
}
