package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyCodeObject;
import org.jilectomy.heap.layout.PyGenObject;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The protocols of asynchronous code: what {@code await}, {@code async for} and {@code async with}
 * ask of an object before they drive the iterator they get as {@code yield from} does ({@link
 * Delegation#send}). Compare {@code _PyCoro_GetAwaitableIter} and ceval's {@code GET_AITER},
 * {@code GET_ANEXT}, {@code BEFORE_ASYNC_WITH}.
 */
public final class Awaiting {
    /** Where an awaitable comes from, for the message if it is none. */
    public static final int EXPRESSION = 0;

    public static final int AENTER = 1;
    public static final int AEXIT = 2;

    private Awaiting() {}

    // ---------------------------------------------------------------- await

    /** Whether {@code o} is a generator that {@code types.coroutine} marked, or a coroutine. */
    static boolean isIterableCoroutine(long o) {
        if (PyCoroutine.TYPE.isExactly(o)) {
            return true;
        }
        return PyGenerator.TYPE.isExactly(o)
                && (PyCodeObject.co_flags(PyGenObject.gi_code(o))
                        & CodeSpec.CO_ITERABLE_COROUTINE)
                        != 0;
    }

    /** The iterator that {@code await o} drives; @param from one of the constants above */
    public static long awaitable(ThreadState ts, long o, int from) {
        if (isIterableCoroutine(o)) {
            notAwaited(ts, o);
            return Refs.retain(ts, o);
        }
        long method = Abstract.lookupSpecial(ts, o, Names.__await__);
        if (method == 0) {
            String type = PyType.of(o).name();
            throw Errors.typeError(
                    ts,
                    switch (from) {
                        case AENTER -> "'async with' received an object from __aenter__ that does "
                                + "not implement __await__: " + type;
                        case AEXIT -> "'async with' received an object from __aexit__ that does "
                                + "not implement __await__: " + type;
                        default -> "object " + type + " can't be used in 'await' expression";
                    });
        }
        long it;
        try {
            it = Abstract.call(ts, method);
        } finally {
            Refs.release(ts, method);
        }
        String wrong = null;
        if (isIterableCoroutine(it)) {
            wrong = "__await__() returned a coroutine";
        } else if (!PyType.of(it).isIterator()) {
            wrong = "__await__() returned non-iterator of type '" + PyType.of(it).name() + "'";
        }
        if (wrong != null) {
            Refs.release(ts, it);
            throw Errors.typeError(ts, wrong);
        }
        return it;
    }

    /** Two awaits of one coroutine at a time are an error. */
    private static void notAwaited(ThreadState ts, long o) {
        if (!PyCoroutine.TYPE.isExactly(o)) {
            return;
        }
        long inner = GeneratorFrame.awaited(ts, o);
        if (inner != 0) {
            Refs.release(ts, inner);
            throw Errors.runtimeError(ts, "coroutine is being awaited already");
        }
    }

    // ---------------------------------------------------------------- async for

    /** The asynchronous iterator of an {@code async for}. */
    public static long aiterForLoop(ThreadState ts, long o) {
        long method = Abstract.lookupSpecial(ts, o, Names.__aiter__);
        if (method == 0) {
            throw Errors.typeError(
                    ts, "'async for' requires an object with __aiter__ method, got "
                            + PyType.of(o).name());
        }
        long it;
        try {
            it = Abstract.call(ts, method);
        } finally {
            Refs.release(ts, method);
        }
        if (!hasAnext(ts, it)) {
            String type = PyType.of(it).name();
            Refs.release(ts, it);
            throw Errors.typeError(ts, "'async for' received an object from __aiter__ that does "
                    + "not implement __anext__: " + type);
        }
        return it;
    }

    static boolean hasAnext(ThreadState ts, long it) {
        if (PyAsyncGen.TYPE.isExactly(it)) {
            return true;
        }
        long method = Attributes.lookupType(ts, PyType.of(it), Names.__anext__);
        Refs.xrelease(ts, method);
        return method != 0;
    }

    /** The iterator that awaits the next item of an {@code async for}. */
    public static long anextForLoop(ThreadState ts, long it) {
        if (PyAsyncGen.TYPE.isExactly(it)) {
            return PyAsyncGen.anext(ts, it);
        }
        long method = Abstract.lookupSpecial(ts, it, Names.__anext__);
        if (method == 0) {
            throw Errors.typeError(ts, "'async for' requires an iterator with __anext__ method, "
                    + "got " + PyType.of(it).name());
        }
        long next;
        try {
            next = Abstract.call(ts, method);
        } finally {
            Refs.release(ts, method);
        }
        try {
            return awaitable(ts, next, EXPRESSION);
        } catch (PyException e) {
            throw because(ts, e, "'async for' received an invalid object from __anext__: "
                    + PyType.of(next).name());
        } finally {
            Refs.release(ts, next);
        }
    }

    /** A TypeError with {@code cause} as cause and context; compare _PyErr_FormatFromCause. */
    private static PyException because(ThreadState ts, PyException cause, String message) {
        long reason = cause.take();
        PyException e = Errors.typeError(ts, message);
        PyBaseException.setCause(ts, e.value(), reason);
        PyBaseException.setContext(ts, e.value(), reason);
        Refs.release(ts, reason);
        return e;
    }

    /** Whether the exception ends an {@code async for}; then it is dropped. */
    public static boolean endsLoop(ThreadState ts, PyException e) {
        if (!Errors.matches(e, Exceptions.StopAsyncIteration)) {
            return false;
        }
        Errors.discard(ts, e);
        return true;
    }

    // ---------------------------------------------------------------- async with

    /** The bound {@code __aexit__}; checks {@code __aenter__} first. */
    public static long asyncExit(ThreadState ts, long manager) {
        long enter = Abstract.lookupSpecial(ts, manager, Names.__aenter__);
        if (enter == 0) {
            throw noManager(ts, manager, "");
        }
        Refs.release(ts, enter);
        long exit = Abstract.lookupSpecial(ts, manager, Names.__aexit__);
        if (exit == 0) {
            throw noManager(ts, manager, " (missed __aexit__ method)");
        }
        return exit;
    }

    private static PyException noManager(ThreadState ts, long manager, String missed) {
        return Errors.typeError(ts, "'" + PyType.of(manager).name() + "' object does not support "
                + "the asynchronous context manager protocol" + missed);
    }

    /** The iterator that awaits {@code __aenter__()}. */
    public static long asyncEnter(ThreadState ts, long manager) {
        long enter = Abstract.lookupSpecial(ts, manager, Names.__aenter__);
        long entering;
        try {
            entering = Abstract.call(ts, enter);
        } finally {
            Refs.release(ts, enter);
        }
        return awaitableSteal(ts, entering, AENTER);
    }

    private static long awaitableSteal(ThreadState ts, long o, int from) {
        try {
            return awaitable(ts, o, from);
        } finally {
            Refs.release(ts, o);
        }
    }

    /** The iterator that awaits {@code __aexit__}; @param exc 0 if the block ended normally */
    public static long asyncLeave(ThreadState ts, long exit, long exc) {
        long none = Singletons.None;
        long r;
        if (exc == 0) {
            r = Abstract.call(ts, exit, none, none, none);
        } else {
            long tb = PyBaseException.tracebackBorrowed(exc);
            r = Abstract.call(ts, exit, PyType.addressOf(exc), exc, tb == 0 ? none : tb);
        }
        return awaitableSteal(ts, r, AEXIT);
    }

    // ---------------------------------------------------------------- built-in functions

    /** {@code aiter(o)}. */
    public static long aiter(ThreadState ts, long o) {
        long method = Abstract.lookupSpecial(ts, o, Names.__aiter__);
        if (method == 0) {
            throw Errors.typeError(
                    ts, "'" + PyType.of(o).name() + "' object is not an async iterable");
        }
        long it;
        try {
            it = Abstract.call(ts, method);
        } finally {
            Refs.release(ts, method);
        }
        if (!hasAnext(ts, it)) {
            String type = PyType.of(it).name();
            Refs.release(ts, it);
            throw Errors.typeError(
                    ts, "aiter() returned not an async iterator of type '" + type + "'");
        }
        return it;
    }

    /** {@code anext(it)} and {@code anext(it, default)}; 0 for no default. */
    public static long anext(ThreadState ts, long it, long defaultOrNull) {
        long method = Abstract.lookupSpecial(ts, it, Names.__anext__);
        if (method == 0) {
            throw Errors.typeError(
                    ts, "'" + PyType.of(it).name() + "' object is not an async iterator");
        }
        long next;
        try {
            next = Abstract.call(ts, method);
        } finally {
            Refs.release(ts, method);
        }
        if (defaultOrNull == 0) {
            return next;
        }
        try {
            return PyAnextAwaitable.create(ts, next, defaultOrNull);
        } finally {
            Refs.release(ts, next);
        }
    }
}
