package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code async_generator_athrow}: the awaitable of {@code athrow(…)} and, without arguments, of
 * {@code aclose()}. It can be awaited once.
 */
public final class PyAsyncGenAThrow extends IteratorType {
    private static final int INIT = PyAsyncGenASend.INIT;
    private static final int ITER = PyAsyncGenASend.ITER;
    private static final int CLOSED = PyAsyncGenASend.CLOSED;

    /** {@code PyAsyncGenObject *agt_gen}: owned. */
    private static final int AGT_GEN = PyObject.SIZE;

    /** {@code PyObject *agt_args}: owned tuple; 0 for {@code aclose()}. */
    private static final int AGT_ARGS = AGT_GEN + 8;

    private static final int AGT_STATE = AGT_ARGS + 8;

    public static final PyAsyncGenAThrow TYPE = new PyAsyncGenAThrow();

    private PyAsyncGenAThrow() {
        super(new TypeSpec("async_generator_athrow", AGT_STATE + 8).gc().noNew());
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__await__(self, /)", null, "await");
        def.method("send(self, arg, /)", null, "send");
        def.method("throw(self, type, value=None, traceback=None, /)", null, "throwMethod");
        def.method("close(self, /)", null, "close");
    }

    static long create(ThreadState ts, long generator, long args) {
        long self = TYPE.allocate(ts, TYPE.basicSize);
        Memory.putLong(self + AGT_GEN, Refs.retain(ts, generator));
        Memory.putLong(self + AGT_ARGS, Refs.xretain(ts, args));
        Memory.putLong(self + AGT_STATE, INIT);
        return self;
    }

    private static long generator(long self) {
        return Memory.getLong(self + AGT_GEN);
    }

    private static void state(long self, int state) {
        Memory.putInt(self + AGT_STATE, state);
    }

    private static boolean isClose(long self) {
        return Memory.getLong(self + AGT_ARGS) == 0;
    }

    private static PyException reused(ThreadState ts) {
        return Errors.runtimeError(ts, "cannot reuse already awaited aclose()/athrow()");
    }

    static long await(ThreadState ts, long self) {
        return Refs.retain(ts, self);
    }

    static long send(ThreadState ts, long self, long arg) {
        int state = Memory.getInt(self + AGT_STATE);
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
                org.jilectomy.heap.layout.PyGenObject.gi_closed(generator, 1);
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
        long args = Memory.getLong(self + AGT_ARGS);
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
        if (Memory.getInt(self + AGT_STATE) == CLOSED) {
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

    static long close(ThreadState ts, long self) {
        state(self, CLOSED);
        return Singletons.None;
    }

    @Override
    boolean endsWithResult() {
        return true;
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        try {
            return send(ts, self, Singletons.None);
        } catch (PyException e) {
            return Delegation.endOrThrow(ts, e);
        }
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(generator(self));
        Dealloc.visit(Memory.getLong(self + AGT_ARGS), visitor);
    }
}
