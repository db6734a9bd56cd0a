package org.jilectomy.runtime.objects;

import java.lang.invoke.MethodHandle;
import org.jilectomy.heap.layout.PyFunctionObject;
import org.jilectomy.heap.layout.PyGenObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Running the body of a generator, coroutine or asynchronous generator: from a yield to the next,
 * to its end, or until an exception leaves it.
 *
 * <p>A body is one method, {@code (ThreadState, generator, sent) → value or 0}. What does not fit
 * there travels in the thread state: {@code ts.thrown}, the exception to be raised at the yield,
 * and {@code ts.generatorResult}, what the body returned. Between two threads the generator's lock
 * decides who runs it; the other one is told that it is already executing.
 */
public final class GeneratorBody {
    private GeneratorBody() {}

    /** The body returns {@code value} (stolen): kept in the thread state for whoever resumed it. */
    public static void returned(ThreadState ts, long self, long value) {
        finish(ts, value);
    }

    /** Leaves a result (stolen) for whoever asks; a result nobody asked for is dropped. */
    static void finish(ThreadState ts, long value) {
        Refs.xrelease(ts, ts.generatorResult);
        ts.generatorResult = value;
    }

    /** As {@link #thrown}, at a yield inside an exception handler: that one is the context. */
    public static PyException thrownInHandler(ThreadState ts) {
        PyException e = thrown(ts);
        return Errors.chained(ts, e.take());
    }

    /** What was to be sent (stolen), or thrown if it is 0, never reached the body. */
    public static void notResumed(ThreadState ts, long sent) {
        if (sent != 0) {
            Refs.release(ts, sent);
        } else if (ts.thrown != null) {
            Errors.discard(ts, thrown(ts));
        }
    }

    /** The exception that {@code throw} put into the thread state, to be raised at the yield. */
    public static PyException thrown(ThreadState ts) {
        PyException e = (PyException) ts.thrown;
        ts.thrown = null;
        return e;
    }

    /** The value a generator that has just ended returned, owned; None if there is none. */
    public static long takeResult(ThreadState ts) {
        long v = ts.generatorResult;
        ts.generatorResult = 0;
        return v == 0 ? Singletons.None : v;
    }

    /**
     * Before a finalizer runs Python code in the middle of anything: hides the result that somebody
     * may be about to take. Give what it returns to {@link #putBackResult} afterwards.
     */
    static long setResultAside(ThreadState ts) {
        long v = ts.generatorResult;
        ts.generatorResult = 0;
        return v;
    }

    static void putBackResult(ThreadState ts, long v) {
        finish(ts, v);
    }

    // ---------------------------------------------------------------- running

    /**
     * Runs the body to its next yield.
     *
     * @param sent value of the yield expression, stolen; 0 to raise {@code ts.thrown}
     * @return the yielded value, owned; 0 when the body has returned, with its value in
     *     {@code ts.generatorResult} (owned)
     */
    static long resume(ThreadState ts, long self, long sent) {
        Refs.retain(ts, self);
        try {
            return run(null, ts, self, sent);
        } finally {
            Refs.release(ts, self);
        }
    }

    /** {@code (ThreadState, generator, sent) → value or 0}: what all generators of one code run. */
    public static MethodHandle bodyOf(long self) {
        return PyCode.entryPoint(PyGenObject.gi_code(self)).body().handle();
    }

    /**
     * A step of a loop that knows the generator's body, which becomes part of the loop; the loop
     * keeps the generator alive. As {@link PyGenerator#tp_iternext} else.
     */
    public static long step(MethodHandle body, ThreadState ts, long self) {
        return sendTo(body, ts, self, Singletons.None);
    }

    /** As {@link #step}, for a {@code yield from}; {@code sent} is stolen. */
    public static long stepSent(MethodHandle body, ThreadState ts, long self, long sent) {
        return sendTo(body, ts, self, sent);
    }

    private static long sendTo(MethodHandle body, ThreadState ts, long self, long sent) {
        if (ObjectLock.isFree(ts, self)
                ? startLockHeld(self, sent) : startLocking(ts, self, sent)) {
            return run(body, ts, self, sent);
        }
        try {
            return send(ts, self, sent);
        } finally {
            Refs.release(ts, sent);
        }
    }

    /** Takes the generator for running, unless that would be an error or the end. */
    private static boolean startLockHeld(long self, long sent) {
        int state = PyGenObject.gi_frame_state(self);
        if (state == GeneratorFrame.SUSPENDED
                || state == GeneratorFrame.CREATED && sent == Singletons.None) {
            Memory.putByte(self + PyGenObject.GI_FRAME_STATE, GeneratorFrame.EXECUTING);
            return true;
        }
        return false;
    }

    private static boolean startLocking(ThreadState ts, long self, long sent) {
        ObjectLock.lock(ts, self);
        boolean started = startLockHeld(self, sent);
        ObjectLock.unlock(ts, self);
        return started;
    }

    /** The caller keeps the generator alive. @param body null if it is not at hand */
    private static long run(MethodHandle body, ThreadState ts, long self, long sent) {
        long handled = Refs.xretain(ts, ts.handled);
        long v;
        try {
            v = body != null
                    ? (long) body.invokeExact(ts, self, sent)
                    : PyCode.entryPoint(PyGenObject.gi_code(self)).body().invoke(ts, self, sent);
        } catch (Throwable t) {
            putBackHandled(ts, handled);
            complete(ts, self);
            throw failed(ts, self, t);
        }
        if ((ts.handled | handled) != 0) {
            putBackHandled(ts, handled);
        }
        if (v == 0) {
            complete(ts, self);
        }
        return v;
    }

    /** What was handled before the body ran is handled again; the body's reference is given up. */
    private static void putBackHandled(ThreadState ts, long handled) {
        long inner = ts.handled;
        ts.handled = handled;
        Refs.xrelease(ts, inner);
    }

    private static RuntimeException failed(ThreadState ts, long self, Throwable t) {
        if (t instanceof PyException e) {
            return stopIterationIsError(ts, self, e);
        }
        if (t instanceof RuntimeException e) {
            return e;
        }
        if (t instanceof Error e) {
            throw e;
        }
        return new IllegalStateException(t);
    }

    private static PyException stopIterationIsError(ThreadState ts, long self, PyException e) {
        String what;
        if (Errors.matches(e, Exceptions.StopIteration)) {
            what = " raised StopIteration";
        } else if (PyAsyncGen.TYPE.isExactly(self)
                && Errors.matches(e, Exceptions.StopAsyncIteration)) {
                    what = " raised StopAsyncIteration";
                } else {
                    return e;
                }
        long cause = e.take();
        PyException error = Errors.runtimeError(ts, PyGenerator.kind(self) + what);
        PyBaseException.setContext(ts, error.value(), cause);
        PyBaseException.setCause(ts, error.value(), cause);
        Refs.release(ts, cause);
        return error;
    }

    /** Of garbage that was finalized and is still not over: a generator that ignored its close. */
    static void abandon(ThreadState ts, long self) {
        if (PyGenObject.gi_frame_state(self) != GeneratorFrame.EXECUTING) {
            complete(ts, self);
        }
    }

    /** The body is over: whatever the frame still owns is released. */
    private static void complete(ThreadState ts, long self) {
        Memory.putByte(self + PyGenObject.GI_FRAME_STATE, GeneratorFrame.COMPLETED);
        GeneratorFrame.releaseSlots(ts, self);
    }

    /** Takes the generator for running; its state before. */
    private static int begin(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        int state = PyGenObject.gi_frame_state(self);
        if (state < GeneratorFrame.EXECUTING) {
            Memory.putByte(self + PyGenObject.GI_FRAME_STATE, GeneratorFrame.EXECUTING);
        }
        ObjectLock.unlock(ts, self);
        if (state == GeneratorFrame.EXECUTING) {
            throw Errors.valueError(ts, PyGenerator.kind(self) + " already executing");
        }
        return state;
    }

    /** One step; 0 at the end with the result in {@code ts.generatorResult}. */
    static long send(ThreadState ts, long self, long value) {
        int state = begin(ts, self);
        if (state == GeneratorFrame.COMPLETED) {
            if (PyCoroutine.TYPE.isExactly(self)) {
                throw PyCoroutine.reused(ts);
            }
            finish(ts, Singletons.None);
            return 0;
        }
        if (state == GeneratorFrame.CREATED && value != Singletons.None) {
            Memory.putByte(self + PyGenObject.GI_FRAME_STATE, GeneratorFrame.CREATED);
            throw Errors.typeError(
                    ts, "can't send non-None value to a just-started " + PyGenerator.kind(self));
        }
        return resume(ts, self, Refs.retain(ts, value));
    }

    /** Raises {@code e} at the yield; as {@link #send} otherwise. */
    static long raiseInside(ThreadState ts, long self, PyException e) {
        int state;
        try {
            state = begin(ts, self);
        } catch (PyException busy) {
            Errors.discard(ts, e);
            throw busy;
        }
        if (state == GeneratorFrame.COMPLETED) {
            if (PyCoroutine.TYPE.isExactly(self)) {
                Errors.discard(ts, e);
                throw PyCoroutine.reused(ts);
            }
            throw e;
        }
        if (state == GeneratorFrame.CREATED) {
            PyTraceback.here(ts, e, PyGenObject.gi_code(self),
                    PyFunctionObject.func_globals(GeneratorFrame.function(self)),
                    GeneratorFrame.AT_DEFINITION, -1, GeneratorFrame.activation(ts, self));
            complete(ts, self);
            throw e;
        }
        // What the body runs may throw into other generators.
        RuntimeException outer = ts.thrown;
        ts.thrown = e;
        try {
            return resume(ts, self, 0);
        } finally {
            if (ts.thrown == e) { // the recursion limit kept the body from taking it
                Errors.discard(ts, e);
            }
            ts.thrown = outer;
        }
    }

    /** Stops the generator: GeneratorExit is raised at the yield. */
    static void close(ThreadState ts, long self) {
        int state = PyGenObject.gi_frame_state(self);
        if (state == GeneratorFrame.COMPLETED) {
            return;
        }
        PyException exit =
                new PyException(PyBaseException.createEmpty(ts, Exceptions.GeneratorExit));
        long v;
        try {
            v = raiseInside(ts, self, exit);
        } catch (PyException e) {
            if (Errors.matches(e, Exceptions.GeneratorExit)
                    || Errors.matches(e, Exceptions.StopIteration)) {
                Errors.discard(ts, e);
                return;
            }
            throw e;
        }
        if (v != 0) {
            Refs.release(ts, v);
            throw Errors.runtimeError(ts, PyGenerator.kind(self) + " ignored GeneratorExit");
        }
        Refs.release(ts, takeResult(ts));
    }
}
