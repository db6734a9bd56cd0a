package org.jilectomy.runtime.linker;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Attributes;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBaseException;
import org.jilectomy.runtime.objects.PyMethod;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code raise}, {@code except} and {@code with}: what is being handled in this thread, and what
 * leaves a block.
 *
 * <p>A handler keeps the exception handled before it in a temporary of its own and puts it back at
 * its end; so {@code ts.handled} needs no stack.
 */
public final class Handlers {
    private Handlers() {}

    /** Makes {@code exc} the handled exception; returns the one before, owned, 0 if none. */
    public static long enterHandler(ThreadState ts, long exc) {
        long previous = ts.handled;
        ts.handled = Refs.retain(ts, exc);
        return previous;
    }

    /** In an {@code except*} clause: the part it takes is handled instead of the whole. */
    public static void handleInstead(ThreadState ts, long exc) {
        long whole = ts.handled;
        ts.handled = Refs.retain(ts, exc);
        Refs.xrelease(ts, whole);
    }

    /** Puts the previous handled exception back (stolen). */
    public static void leaveHandler(ThreadState ts, long previousSteal) {
        long exc = ts.handled;
        ts.handled = previousSteal;
        Refs.xrelease(ts, exc);
    }

    /** Throws a caught exception on (reference stolen) without another traceback entry. */
    public static PyException rethrow(long excSteal) {
        PyException e = new PyException(excSteal);
        e.recorded = true;
        return e;
    }

    /** {@code raise} without operand. */
    public static PyException reraise(ThreadState ts) {
        if (ts.handled == 0) {
            return Errors.runtimeError(ts, "No active exception to reraise");
        }
        return rethrow(Refs.retain(ts, ts.handled));
    }

    /** The exception of {@code raise exc from cause}, to be thrown. */
    public static PyException raise(ThreadState ts, long exc, long causeOrNull) {
        long e = Raising.instance(ts, exc, "exceptions must derive from BaseException");
        try {
            if (causeOrNull != 0) {
                long cause =
                        causeOrNull == Singletons.None
                                ? Singletons.None
                                : Raising.instance(
                                        ts,
                                        causeOrNull,
                                        "exception causes must derive from BaseException");
                PyBaseException.setCause(ts, e, cause);
                Refs.release(ts, cause);
            }
        } catch (Throwable t) {
            Refs.release(ts, e);
            throw t;
        }
        return Errors.chained(ts, e);
    }

    /** Whether a clause {@code except type} takes the exception. */
    public static boolean exceptionMatches(ThreadState ts, long exc, long type) {
        return Raising.matches(ts, exc, type);
    }

    /** The AssertionError of an {@code assert}, to be thrown. */
    public static PyException assertionError(ThreadState ts, long messageOrNull) {
        return messageOrNull == 0
                ? Errors.chained(ts, PyBaseException.createEmpty(ts, Exceptions.AssertionError))
                : Errors.raiseValue(ts, Exceptions.AssertionError, messageOrNull);
    }

    // ---------------------------------------------------------------- with

    /**
     * The bound {@code __exit__}; checks {@code __enter__} first, as CPython does. For a lock ({@link
     * PyType#isContextManager}) the lock itself.
     */
    public static long withExit(ThreadState ts, long manager) {
        PyType type = PyType.of(manager);
        if (type.isContextManager()) {
            return Refs.retain(ts, manager);
        }
        long enter = Attributes.lookupType(ts, type, Names.__enter__);
        if (enter == 0) {
            throw Errors.typeError(ts,
                    "'" + type.name() + "' object does not support the context manager protocol");
        }
        Refs.release(ts, enter);
        long exit = Abstract.lookupSpecial(ts, manager, Names.__exit__);
        if (exit == 0) {
            throw Errors.typeError(ts, "'" + type.name() + "' object does not support the context"
                    + " manager protocol (missed __exit__ method)");
        }
        return PyType.of(exit).isContextManager() ? callableOnly(ts, exit, manager) : exit;
    }

    /** A lock as somebody's {@code __exit__}: it is not callable, but that shows when it is called. */
    private static long callableOnly(ThreadState ts, long exitSteal, long manager) {
        try {
            return PyMethod.create(ts, exitSteal, manager);
        } finally {
            Refs.release(ts, exitSteal);
        }
    }

    /** Calls {@code __enter__}, which {@link #withExit} has found to be there. */
    public static long withEnter(ThreadState ts, long manager) {
        PyType type = PyType.of(manager);
        if (type.isContextManager()) {
            return type.enterContext(ts, manager);
        }
        long enter = Attributes.lookupType(ts, type, Names.__enter__);
        if (enter != 0 && PyType.of(enter).hasFlag(PyType.TPFLAGS_METHOD_DESCRIPTOR)) {
            try {
                return Abstract.call(ts, enter, manager); // no bound method needed
            } finally {
                Refs.release(ts, enter);
            }
        }
        Refs.xrelease(ts, enter);
        return enterBound(ts, manager);
    }

    private static long enterBound(ThreadState ts, long manager) {
        long enter = Abstract.lookupSpecial(ts, manager, Names.__enter__);
        if (enter == 0) { // what __exit__ was got from has taken it away
            throw Errors.attributeError(ts, manager, Names.__enter__);
        }
        try {
            return Abstract.call(ts, enter);
        } finally {
            Refs.release(ts, enter);
        }
    }

    /** Calls {@code __exit__(None, None, None)} at the normal end of the block. */
    public static void withExitNormal(ThreadState ts, long exitSteal) {
        PyType type = PyType.of(exitSteal);
        try {
            if (type.isContextManager()) {
                type.exitContext(ts, exitSteal);
            } else {
                Refs.release(
                        ts,
                        Abstract.call(
                                ts, exitSteal, Singletons.None, Singletons.None, Singletons.None));
            }
        } finally {
            Refs.release(ts, exitSteal);
        }
    }

    /** Whether {@code __exit__} swallowed the exception. */
    public static boolean withExitException(ThreadState ts, long exit, long exc) {
        PyType type = PyType.of(exit);
        if (type.isContextManager()) {
            type.exitContext(ts, exit);
            return false;
        }
        long tb = PyBaseException.tracebackBorrowed(exc);
        long r =
                Abstract.call(
                        ts, exit, PyType.addressOf(exc), exc, tb == 0 ? Singletons.None : tb);
        try {
            return Abstract.isTrue(ts, r);
        } finally {
            Refs.release(ts, r);
        }
    }
}
