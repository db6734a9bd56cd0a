package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyGenObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code coroutine}: what calling an {@code async def} function gives; compare {@code PyCoro_Type}.
 *
 * <p>The struct and the machine that runs it are {@link PyGenerator}'s. It is no iterator: only
 * {@code await} drives it, or {@code send} by hand. One that dies without ever having been started
 * is reported.
 */
public final class PyCoroutine extends PyType {
    public static final PyCoroutine TYPE = new PyCoroutine();

    private PyCoroutine() {
        super(new TypeSpec("coroutine", GeneratorFrame.SLOTS)
                .items(8)
                .gc()
                .flags(TPFLAGS_DISALLOW_INSTANTIATION)
                .weakList(PyGenObject.GI_WEAKREFLIST));
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__await__(self, /)", "Return an iterator to be used in await expression.",
                "await");
        def.in(PyGenerator.class);
        def.method("send(self, arg, /)",
                "send(arg) -> send 'arg' into coroutine,\n"
                        + "return next iterated value or raise StopIteration.",
                "sendMethod");
        def.method("throw(self, type, value=None, traceback=None, /)",
                "throw(value)\nthrow(type[,value[,traceback]])\n\nRaise exception in coroutine, "
                        + "return next iterated value or raise\nStopIteration.",
                "throwMethod");
        def.method("close(self, /)", "close() -> raise GeneratorExit inside coroutine.",
                "closeMethod");
        def.member("cr_code", PyGenObject.GI_CODE, null);
        def.member("cr_origin", PyGenObject.GI_ORIGIN_OR_FINALIZER, null);
        def.getset("cr_frame", "getFrame", null, null);
        def.getset("cr_running", "getRunning", null, null);
        def.getset("cr_suspended", "getSuspended", null, null);
        def.getset("cr_await", "getYieldFrom", null, "object being awaited on, or None");
        PyGenerator.defineNames(def, "coroutine");
    }

    /** {@code cr_origin}: where it was made, if {@code sys.set_coroutine_origin_tracking_depth}. */
    static void noteOrigin(ThreadState ts, long self) {
        if (ts.coroutineOriginDepth > 0) {
            Memory.putLong(
                    self + PyGenObject.GI_ORIGIN_OR_FINALIZER,
                    CodeHome.callers(ts, ts.coroutineOriginDepth));
        }
    }

    static PyException reused(ThreadState ts) {
        return Errors.runtimeError(ts, "cannot reuse already awaited coroutine");
    }

    static long await(ThreadState ts, long self) {
        return PyCoroWrapper.create(ts, self);
    }

    // ---------------------------------------------------------------- slots

    @Override
    public long tp_repr(ThreadState ts, long self) {
        return PyGenerator.repr(ts, self, "coroutine");
    }

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        PyGenerator.dealloc(ts, this, self);
    }

    @Override
    protected boolean needsFinalizer(long self) {
        return PyGenObject.gi_frame_state(self) < GeneratorFrame.EXECUTING;
    }

    @Override
    protected void tp_clear(ThreadState ts, long self) {
        GeneratorBody.abandon(ts, self);
    }

    /**
     * {@code _collections_abc} makes a coroutine only to see its type; in the copy of the library
     * that we unpack nobody closes it.
     */
    private static boolean isProbe(long self) {
        CodeSpec s = PyCode.spec(PyGenObject.gi_code(self));
        return s.name().equals("_coro") && s.filename().contains("_collections_abc");
    }

    @Override
    protected boolean tp_finalize(ThreadState ts, long self) {
        if (PyGenObject.gi_frame_state(self) == GeneratorFrame.CREATED) {
            if (!isProbe(self)) {
                Warnings.unawaited(ts, self);
            }
        } else {
            GeneratorBody.close(ts, self);
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
