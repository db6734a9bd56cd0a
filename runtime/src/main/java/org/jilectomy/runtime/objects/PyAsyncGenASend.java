package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code async_generator_asend}: the awaitable of {@code __anext__()} and {@code asend(value)}. It
 * can be awaited once.
 */
public final class PyAsyncGenASend extends AsyncGenAwaitable {
    public static final PyAsyncGenASend TYPE = new PyAsyncGenASend();

    private PyAsyncGenASend() {
        super("async_generator_asend");
    }

    static long create(ThreadState ts, long generator, long value) {
        return make(ts, TYPE, generator, value == 0 ? 0 : Refs.toObject(ts, value));
    }

    private static void checkOpen(ThreadState ts, long self) {
        if (state(self) == CLOSED) {
            throw Errors.runtimeError(
                    ts, "cannot reuse already awaited __anext__()/asend()");
        }
    }

    static long send(ThreadState ts, long self, long arg) {
        checkOpen(ts, self);
        long generator = generator(self);
        if (state(self) == INIT) {
            if (PyAsyncGen.isRunning(generator)) {
                throw Errors.runtimeError(
                        ts, "anext(): asynchronous generator is already running");
            }
            long value = argument(self);
            if (arg == Singletons.None && value != 0) {
                arg = Refs.fromMemoryBorrowed(value);
            }
            state(self, ITER);
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
                state(self, CLOSED);
            }
        }
    }

    static long throwMethod(ThreadState ts, long self, long type, long value, long traceback) {
        checkOpen(ts, self);
        PyException e = PyGenerator.toThrow(ts, type, value, traceback);
        return step(ts, self, generator(self), 0, e);
    }

    @Override
    long sendTo(ThreadState ts, long self, long arg) {
        return send(ts, self, arg);
    }
}
