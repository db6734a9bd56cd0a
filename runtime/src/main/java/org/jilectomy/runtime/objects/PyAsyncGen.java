package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyGenObject;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code async_generator}: what calling an {@code async def} with a {@code yield} gives.
 *
 * <p>The struct and the machine that runs it are {@link PyGenerator}'s. Nobody resumes it but the
 * awaitables that its methods return, {@link PyAsyncGenASend} and {@link PyAsyncGenAThrow}. When the
 * body stops, it either awaits something, and the value goes on to the event loop, or it is at a
 * {@code yield} of its own, and the value is the result of the await. CPython wraps the latter in an
 * object; here the place where the body stopped tells ({@link GeneratorFrame#awaitedSlot}).
 */
public final class PyAsyncGen extends PyType {
    public static final PyAsyncGen TYPE = new PyAsyncGen();

    private PyAsyncGen() {
        super(new TypeSpec("async_generator", GeneratorFrame.SLOTS)
                .items(8)
                .gc()
                .flags(TPFLAGS_DISALLOW_INSTANTIATION)
                .weakList(PyGenObject.GI_WEAKREFLIST));
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__aiter__(self, /)", "Return an awaitable, that resolves in asynchronous "
                + "iterator.", "aiter");
        def.method("__anext__(self, /)", "Return a value or raise StopAsyncIteration.", "anext");
        def.method("asend(self, arg, /)", "asend(v) -> send 'v' in generator.", "asend");
        def.method("athrow(self, /, *args)", "athrow(value)\nathrow(type[,value[,tb]])\n\n"
                + "raise exception in generator.", "athrow");
        def.method("aclose(self, /)", "aclose() -> raise GeneratorExit inside generator.",
                "aclose");
        def.classMethod("__class_getitem__(cls, item, /)", "See PEP 585", "classGetitem");
        def.getset("ag_running", "getRunningAsync", null, null);
        def.in(PyGenerator.class);
        def.member("ag_code", PyGenObject.GI_CODE, null);
        def.getset("ag_frame", "getFrame", null, null);
        def.getset("ag_suspended", "getSuspended", null, null);
        def.getset("ag_await", "getYieldFrom", null, "object being awaited on, or None");
        PyGenerator.defineNames(def, "async generator");
    }

    static long classGetitem(ThreadState ts, long cls, long item) {
        return PyGenericAlias.create(ts, cls, item);
    }

    // ---------------------------------------------------------------- hooks

    /** At the first use: {@code sys.set_asyncgen_hooks}. */
    private static void initHooks(ThreadState ts, long self) {
        if (PyGenObject.gi_hooks_inited(self) != 0) {
            return;
        }
        PyGenObject.gi_hooks_inited(self, 1);
        if (ts.asyncgenFinalizer != 0) {
            PyGenObject.gi_origin_or_finalizer(self, Refs.retain(ts, ts.asyncgenFinalizer));
        }
        long first = ts.asyncgenFirstiter;
        if (first != 0) {
            Refs.retain(ts, first);
            try {
                Refs.release(ts, Abstract.call(ts, first, self));
            } finally {
                Refs.release(ts, first);
            }
        }
    }

    // ---------------------------------------------------------------- steps

    static boolean isClosed(long self) {
        return PyGenObject.gi_closed(self) != 0;
    }

    static boolean isRunning(long self) {
        return PyGenObject.gi_running_async(self) != 0;
    }

    static void setRunning(long self, boolean running) {
        PyGenObject.gi_running_async(self, running ? 1 : 0);
    }

    static boolean isOver(long self) {
        return PyGenObject.gi_frame_state(self) == GeneratorFrame.COMPLETED;
    }

    /** A step of the body that gave {@code v}; whether it stopped at a yield of its own. */
    static boolean yielded(long self) {
        return GeneratorFrame.awaitedSlot(self) < 0;
    }

    /** What the body gave to whoever resumed it, for the event loop; or how the await ends. */
    static long unwrap(ThreadState ts, long self, long v) {
        if (v == 0) {
            Refs.release(ts, GeneratorBody.takeResult(ts));
            PyGenObject.gi_closed(self, 1);
            setRunning(self, false);
            throw stopAsyncIteration(ts);
        }
        if (yielded(self)) {
            setRunning(self, false);
            try {
                throw Errors.stopIteration(ts, v);
            } finally {
                Refs.release(ts, v);
            }
        }
        return v;
    }

    /** As {@link #unwrap} when the body raised. */
    static PyException raised(long self, PyException e) {
        if (endsIt(e)) {
            PyGenObject.gi_closed(self, 1);
        }
        setRunning(self, false);
        return e;
    }

    static boolean endsIt(PyException e) {
        return Errors.matches(e, Exceptions.StopAsyncIteration)
                || Errors.matches(e, Exceptions.GeneratorExit);
    }

    static PyException stopAsyncIteration(ThreadState ts) {
        return Errors.chained(
                ts, PyBaseException.createEmpty(ts, Exceptions.StopAsyncIteration));
    }

    // ---------------------------------------------------------------- Python methods

    static long aiter(ThreadState ts, long self) {
        return Refs.retain(ts, self);
    }

    static long anext(ThreadState ts, long self) {
        initHooks(ts, self);
        return PyAsyncGenASend.create(ts, self, 0);
    }

    static long asend(ThreadState ts, long self, long arg) {
        initHooks(ts, self);
        return PyAsyncGenASend.create(ts, self, arg);
    }

    static long athrow(ThreadState ts, long self, long args) {
        initHooks(ts, self);
        return PyAsyncGenAThrow.create(ts, self, args);
    }

    static long aclose(ThreadState ts, long self) {
        initHooks(ts, self);
        return PyAsyncGenAThrow.create(ts, self, 0);
    }

    static long getRunningAsync(ThreadState ts, long self) {
        return PyBool.of(isRunning(self));
    }

    // ---------------------------------------------------------------- slots

    @Override
    public long tp_repr(ThreadState ts, long self) {
        return PyGenerator.repr(ts, self, "async_generator");
    }

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        PyGenerator.dealloc(ts, this, self);
    }

    @Override
    protected boolean needsFinalizer(long self) {
        int state = PyGenObject.gi_frame_state(self);
        return state == GeneratorFrame.SUSPENDED
                || state == GeneratorFrame.CREATED
                        && PyGenObject.gi_origin_or_finalizer(self) != 0;
    }

    @Override
    protected void tp_clear(ThreadState ts, long self) {
        GeneratorBody.abandon(ts, self);
    }

    /** The finalizer hook is asked once; it may keep the generator alive to close it properly. */
    @Override
    protected boolean tp_finalize(ThreadState ts, long self) {
        long finalizer = PyGenObject.gi_origin_or_finalizer(self);
        if (finalizer == 0 || isClosed(self)) {
            GeneratorBody.close(ts, self);
            return true;
        }
        PyGenObject.gi_origin_or_finalizer(self, 0);
        try {
            Refs.release(ts, Abstract.call(ts, finalizer, self));
        } finally {
            Refs.release(ts, finalizer);
        }
        return true;
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        GeneratorFrame.forgetFrame(self);
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        PyGenerator.traverse(self, visitor);
    }
}
