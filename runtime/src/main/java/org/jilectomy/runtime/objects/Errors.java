package org.jilectomy.runtime.objects;

import org.jilectomy.heap.OffHeapOutOfMemoryError;
import org.jilectomy.heap.layout.PyBaseExceptionObject;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Factories of Python exceptions, to be thrown by the caller: {@code throw Errors.typeError(ts, …)}.
 *
 * <p>Each makes the exception object, sets its {@code __context__} to the exception being handled
 * and wraps it; messages are CPython 3.11's. Compare {@code PyErr_SetString} and friends.
 */
public final class Errors {
    private Errors() {}

    /** An exception of the given type with one str argument. */
    public static PyException raise(ThreadState ts, PyType type, String message) {
        long text = PyUnicode.fromJava(ts, message);
        try {
            return raiseValue(ts, type, text);
        } finally {
            Refs.release(ts, text);
        }
    }

    /** An exception of the given type with one argument (borrowed). */
    public static PyException raiseValue(ThreadState ts, PyType type, long argument) {
        return chained(ts, PyBaseException.create(ts, type, argument));
    }

    /** Wraps an exception object (reference stolen) after setting its implicit context. */
    public static PyException chained(ThreadState ts, long exc) {
        PyBaseException.setImplicitContext(ts, exc);
        return new PyException(exc);
    }

    public static PyException typeError(ThreadState ts, String message) {
        return raise(ts, Exceptions.TypeError, message);
    }

    public static PyException valueError(ThreadState ts, String message) {
        return raise(ts, Exceptions.ValueError, message);
    }

    public static PyException indexError(ThreadState ts, String message) {
        return raise(ts, Exceptions.IndexError, message);
    }

    /** @param key the missing key itself, borrowed */
    public static PyException keyError(ThreadState ts, long key) {
        return raiseValue(ts, Exceptions.KeyError, key);
    }

    public static PyException overflowError(ThreadState ts, String message) {
        return raise(ts, Exceptions.OverflowError, message);
    }

    public static PyException zeroDivision(ThreadState ts, String message) {
        return raise(ts, Exceptions.ZeroDivisionError, message);
    }

    public static PyException runtimeError(ThreadState ts, String message) {
        return raise(ts, Exceptions.RuntimeError, message);
    }

    public static PyException recursionError(ThreadState ts, String message) {
        return raise(ts, Exceptions.RecursionError, message);
    }

    public static PyException systemError(ThreadState ts, String message) {
        return raise(ts, Exceptions.SystemError, message);
    }

    public static PyException memoryError(ThreadState ts) {
        return chained(ts, PyBaseException.createEmpty(ts, Exceptions.MemoryError));
    }

    /** What this runtime cannot do yet; the message names it. */
    public static PyException notImplemented(ThreadState ts, String what) {
        return raise(ts, Exceptions.NotImplementedError, what + " is not supported yet");
    }

    /**
     * {@code 'X' object has no attribute 'name'}. As in CPython {@code name} and {@code obj} are set
     * by who reads an attribute ({@link #attributeContext}), never where one is set or deleted.
     */
    public static PyException attributeError(ThreadState ts, long obj, long name) {
        String who =
                PyTypeType.isType(obj)
                        ? "type object '" + PyType.at(obj).name() + "'"
                        : "'" + PyType.of(obj).name() + "' object";
        return attributeError(ts, who + " has no attribute '" + PyUnicode.toJava(name) + "'");
    }

    public static PyException attributeError(ThreadState ts, String message) {
        return raise(ts, Exceptions.AttributeError, message);
    }

    /**
     * What reading {@code obj.name} raised: an AttributeError that does not say yet whose attribute
     * is missing is told; compare {@code set_attribute_error_context}.
     */
    public static PyException attributeContext(
            ThreadState ts, PyException e, long obj, long name) {
        if (matches(e, Exceptions.AttributeError)) {
            PyBaseException.setAttributeErrorFields(ts, e.value(), obj, name);
        }
        return e;
    }

    /** {@code name 'x' is not defined}. */
    public static PyException nameError(ThreadState ts, long name) {
        PyException e =
                raise(
                        ts,
                        Exceptions.NameError,
                        "name '" + PyUnicode.toJava(name) + "' is not defined");
        PyBaseException.setNameErrorField(ts, e.value(), name);
        return e;
    }

    public static PyException unboundLocal(ThreadState ts, long name) {
        return raise(
                ts,
                Exceptions.UnboundLocalError,
                "cannot access local variable '"
                        + PyUnicode.toJava(name)
                        + "' where it is not associated with a value");
    }

    public static PyException unboundFree(ThreadState ts, long name) {
        PyException e =
                raise(
                        ts,
                        Exceptions.NameError,
                        "cannot access free variable '"
                                + PyUnicode.toJava(name)
                                + "' where it is not associated with a value in enclosing scope");
        PyBaseException.setNameErrorField(ts, e.value(), name);
        return e;
    }

    /** @param value the generator's return value, borrowed; None gives a bare StopIteration */
    public static PyException stopIteration(ThreadState ts, long value) {
        return value == Singletons.None
                ? chained(ts, PyBaseException.createEmpty(ts, Exceptions.StopIteration))
                : raiseValue(ts, Exceptions.StopIteration, value);
    }

    /** {@code bad operand type for unary -: 'X'} and the like. */
    public static PyException unaryTypeError(ThreadState ts, String symbol, long operand) {
        return typeError(
                ts,
                "bad operand type for " + symbol + ": '" + PyType.of(operand).name() + "'");
    }

    /** {@code isinstance(e, type)}. */
    public static boolean matches(PyException e, PyType type) {
        return type.isInstance(e.value());
    }

    /** Drops a caught exception that is not rethrown. */
    public static void discard(ThreadState ts, PyException e) {
        Refs.release(ts, e.take());
    }

    /**
     * Any throwable as a Python exception: stack overflow becomes RecursionError, exhausted memory
     * MemoryError; a broken invariant of ours becomes SystemError that says so.
     */
    public static PyException from(ThreadState ts, Throwable t) {
        if (t instanceof PyException e) {
            return e;
        }
        ObjectLock.giveUp(ts);
        if (t instanceof StackOverflowError) {
            return recursionError(ts, "maximum recursion depth exceeded (thread stack is full)");
        }
        if (t instanceof OffHeapOutOfMemoryError || t instanceof OutOfMemoryError) {
            return memoryError(ts);
        }
        if (System.getProperty("jilectomy.debug") != null) {
            t.printStackTrace();
        }
        return systemError(ts, "internal error (a bug in Jilectomy): " + describe(t));
    }

    private static String describe(Throwable t) {
        StackTraceElement[] trace = t.getStackTrace();
        return t + (trace.length > 0 ? " at " + trace[0] : "");
    }

    /** Whether {@code exc} (an exception object) has suppressed its context. */
    public static boolean suppressesContext(long exc) {
        return PyBaseExceptionObject.suppress_context(exc) != 0;
    }
}
