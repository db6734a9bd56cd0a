package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyGenObject;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code async_generator_athrow}: the awaitable of {@code athrow(…)} and, without arguments, of
 * {@code aclose()}. It can be awaited once.
 */
public final class PyAsyncGenAThrow extends AsyncGenAwaitable {
    public static final PyAsyncGenAThrow TYPE = new PyAsyncGenAThrow();

    private PyAsyncGenAThrow() {
        super("async_generator_athrow");
    }

    static long create(ThreadState ts, long generator, long args) {
        return make(ts, TYPE, generator, Refs.xretain(ts, args));
    }

    private static boolean isClose(long self) {
        return argument(self) == 0;
    }

    private static PyException reused(ThreadState ts) {
        return Errors.runtimeError(ts, "cannot reuse already awaited aclose()/athrow()");
    }

    static long send(ThreadState ts, long self, long arg) {
        int state = state(self);
        long generator = generator(self);
        if (state == CLOSED) {
            throw reused(ts);
        }
        if (PyAsyncGen.isOver(generator)) {
            state(self, CLOSED);
            throw Errors.stopIteration(ts, Singletons.None);
        }
        if (state == INIT) {
            return start(ts, self, generator, arg);
        }
        try {
            long v = GeneratorBody.send(ts, generator, arg);
            return isClose(self)
                    ? closing(ts, self, generator, v)
                    : PyAsyncGen.unwrap(ts, generator, v);
        } catch (PyException e) {
            throw isClose(self)
                    ? ended(ts, self, generator, e)
                    : PyAsyncGen.raised(generator, e);
        }
    }

    private static long start(ThreadState ts, long self, long generator, long arg) {
        if (PyAsyncGen.isRunning(generator)) {
            state(self, CLOSED);
            throw Errors.runtimeError(ts, (isClose(self) ? "aclose" : "athrow")
                    + "(): asynchronous generator is already running");
        }
        if (PyAsyncGen.isClosed(generator)) {
            state(self, CLOSED);
            throw PyAsyncGen.stopAsyncIteration(ts);
        }
        if (arg != Singletons.None) {
            throw Errors.runtimeError(
                    ts, "can't send non-None value to a just-started coroutine");
        }
        state(self, ITER);
        PyAsyncGen.setRunning(generator, true);
        try {
            if (isClose(self)) {
                PyGenObject.gi_closed(generator, 1);
                PyException exit = new PyException(
                        PyBaseException.createEmpty(ts, Exceptions.GeneratorExit));
                return closing(
                        ts, self, generator, GeneratorBody.raiseInside(ts, generator, exit));
            }
            long v = GeneratorBody.raiseInside(ts, generator, arguments(ts, self));
            return PyAsyncGen.unwrap(ts, generator, v);
        } catch (PyException e) {
            throw ended(ts, self, generator, e);
        }
    }

    private static PyException arguments(ThreadState ts, long self) {
        long args = argument(self);
        long n = PyTuple.size(args);
        if (n == 0 || n > 3) {
            throw Errors.typeError(ts, "athrow expected at " + (n == 0 ? "least 1" : "most 3")
                    + " argument" + (n == 0 ? "" : "s") + ", got " + n);
        }
        return PyGenerator.toThrow(
                ts,
                Refs.fromMemoryBorrowed(PyTuple.item(args, 0)),
                n > 1 ? Refs.fromMemoryBorrowed(PyTuple.item(args, 1)) : 0,
                n > 2 ? Refs.fromMemoryBorrowed(PyTuple.item(args, 2)) : 0);
    }

    /** A step of {@code aclose()}: the body must not yield any more, only await. */
    private static long closing(ThreadState ts, long self, long generator, long v) {
        if (v == 0) {
            Refs.release(ts, GeneratorBody.takeResult(ts));
            throw PyAsyncGen.stopAsyncIteration(ts);
        }
        if (!PyAsyncGen.yielded(generator)) {
            return v;
        }
        Refs.release(ts, v);
        throw Errors.runtimeError(ts, "async generator ignored GeneratorExit");
    }

    /** The await is over; what it raises. The end of a generator being closed is no error. */
    private static PyException ended(ThreadState ts, long self, long generator, PyException e) {
        PyAsyncGen.setRunning(generator, false);
        state(self, CLOSED);
        if (isClose(self) && PyAsyncGen.endsIt(e)) {
            Errors.discard(ts, e);
            return Errors.stopIteration(ts, Singletons.None);
        }
        return e;
    }

    static long throwMethod(ThreadState ts, long self, long type, long value, long traceback) {
        if (state(self) == CLOSED) {
            throw reused(ts);
        }
        PyException thrown = PyGenerator.toThrow(ts, type, value, traceback);
        long generator = generator(self);
        long v;
        try {
            v = GeneratorBody.raiseInside(ts, generator, thrown);
        } catch (PyException e) {
            if (!isClose(self)) {
                throw PyAsyncGen.raised(generator, e);
            }
            if (!PyAsyncGen.endsIt(e)) {
                throw e; // the generator stays marked as running, as in CPython
            }
            Errors.discard(ts, e);
            throw Errors.stopIteration(ts, Singletons.None);
        }
        if (!isClose(self)) {
            return PyAsyncGen.unwrap(ts, generator, v);
        }
        try {
            return closing(ts, self, generator, v);
        } catch (PyException e) {
            throw ended(ts, self, generator, e);
        }
    }

    @Override
    long sendTo(ThreadState ts, long self, long arg) {
        return send(ts, self, arg);
    }
}
