package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code async_generator_asend}: the awaitable of {@code __anext__()} and {@code asend(value)}. It
 * can be awaited once.
 */
public final class PyAsyncGenASend extends IteratorType {
    static final int INIT = 0;
    static final int ITER = 1;
    static final int CLOSED = 2;

    /** {@code PyAsyncGenObject *ags_gen}: owned. */
    private static final int AGS_GEN = PyObject.SIZE;

    /** {@code PyObject *ags_sendval}: owned or 0. */
    private static final int AGS_SENDVAL = AGS_GEN + 8;

    private static final int AGS_STATE = AGS_SENDVAL + 8;

    public static final PyAsyncGenASend TYPE = new PyAsyncGenASend();

    private PyAsyncGenASend() {
        super(new TypeSpec("async_generator_asend", AGS_STATE + 8).gc().noNew());
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__await__(self, /)", null, "await");
        def.method("send(self, arg, /)", null, "send");
        def.method("throw(self, type, value=None, traceback=None, /)", null, "throwMethod");
        def.method("close(self, /)", null, "close");
    }

    static long create(ThreadState ts, long generator, long value) {
        long self = TYPE.allocate(ts, TYPE.basicSize);
        Memory.putLong(self + AGS_GEN, Refs.retain(ts, generator));
        Memory.putLong(self + AGS_SENDVAL, value == 0 ? 0 : Refs.toObject(ts, value));
        Memory.putLong(self + AGS_STATE, INIT);
        return self;
    }

    private static long generator(long self) {
        return Memory.getLong(self + AGS_GEN);
    }

    private static void checkOpen(ThreadState ts, long self) {
        if (Memory.getInt(self + AGS_STATE) == CLOSED) {
            throw Errors.runtimeError(
                    ts, "cannot reuse already awaited __anext__()/asend()");
        }
    }

    static long await(ThreadState ts, long self) {
        return Refs.retain(ts, self);
    }

    static long send(ThreadState ts, long self, long arg) {
        checkOpen(ts, self);
        long generator = generator(self);
        if (Memory.getInt(self + AGS_STATE) == INIT) {
            if (PyAsyncGen.isRunning(generator)) {
                throw Errors.runtimeError(
                        ts, "anext(): asynchronous generator is already running");
            }
            long value = Memory.getLong(self + AGS_SENDVAL);
            if (arg == Singletons.None && value != 0) {
                arg = Refs.fromMemoryBorrowed(value);
            }
            Memory.putInt(self + AGS_STATE, ITER);
        }
        PyAsyncGen.setRunning(generator, true);
        return step(ts, self, generator, arg, null);
    }

    /** Resumes the body and looks at what it gave; @param thrown null to send {@code arg} */
    private static long step(
            ThreadState ts, long self, long generator, long arg, PyException thrown) {
        boolean goesOn = false;
        try {
            long v;
            try {
                v = thrown == null
                        ? GeneratorBody.send(ts, generator, arg)
                        : GeneratorBody.raiseInside(ts, generator, thrown);
            } catch (PyException e) {
                throw PyAsyncGen.raised(generator, e);
            }
            v = PyAsyncGen.unwrap(ts, generator, v);
            goesOn = true;
            return v;
        } finally {
            if (!goesOn) {
                Memory.putInt(self + AGS_STATE, CLOSED);
            }
        }
    }

    static long throwMethod(ThreadState ts, long self, long type, long value, long traceback) {
        checkOpen(ts, self);
        PyException e = PyGenerator.toThrow(ts, type, value, traceback);
        return step(ts, self, generator(self), 0, e);
    }

    static long close(ThreadState ts, long self) {
        Memory.putInt(self + AGS_STATE, CLOSED);
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
        Dealloc.visit(Memory.getLong(self + AGS_SENDVAL), visitor);
    }
}
