package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/** {@code coroutine_wrapper}: the iterator that {@code coroutine.__await__()} gives. */
public final class PyCoroWrapper extends IteratorType {
    /** {@code PyCoroutine *cw_coroutine}: owned. */
    private static final int CW_COROUTINE = PyObject.SIZE;

    public static final PyCoroWrapper TYPE = new PyCoroWrapper();

    private PyCoroWrapper() {
        super(new TypeSpec("coroutine_wrapper", CW_COROUTINE + 8).gc().noNew()
                .doc("A wrapper object implementing __await__ for coroutines."));
    }

    @Override
    protected void define(TypeDef def) {
        def.method("send(self, arg, /)",
                "send(arg) -> send 'arg' into coroutine,\n"
                        + "return next iterated value or raise StopIteration.",
                "send");
        def.method("throw(self, type, value=None, traceback=None, /)",
                "throw(value)\nthrow(type[,value[,traceback]])\n\nRaise exception in coroutine, "
                        + "return next iterated value or raise\nStopIteration.",
                "throwMethod");
        def.method("close(self, /)", "close() -> raise GeneratorExit inside coroutine.", "close");
    }

    static long create(ThreadState ts, long coroutine) {
        long self = TYPE.allocate(ts, TYPE.basicSize);
        Memory.putLong(self + CW_COROUTINE, Refs.retain(ts, coroutine));
        return self;
    }

    private static long coroutine(long self) {
        return Memory.getLong(self + CW_COROUTINE);
    }

    static long send(ThreadState ts, long self, long arg) {
        return PyGenerator.sendMethod(ts, coroutine(self), arg);
    }

    static long throwMethod(ThreadState ts, long self, long type, long value, long traceback) {
        return PyGenerator.throwMethod(ts, coroutine(self), type, value, traceback);
    }

    static long close(ThreadState ts, long self) {
        return PyGenerator.closeMethod(ts, coroutine(self));
    }

    @Override
    boolean endsWithResult() {
        return true;
    }

    /** As {@link PyGenerator#tp_iternext}. */
    @Override
    public long tp_iternext(ThreadState ts, long self) {
        return GeneratorBody.send(ts, coroutine(self), Singletons.None);
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(coroutine(self));
    }
}
