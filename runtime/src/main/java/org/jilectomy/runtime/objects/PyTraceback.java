package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyBaseExceptionObject;
import org.jilectomy.heap.layout.PyTracebackObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code traceback}: one entry a frame, added at the front while an exception unwinds; compare
 * {@code PyTraceBack_Here}.
 *
 * <p>{@code tb_lasti} holds the index into the code object's position table (see
 * {@link PyCode#position}), from which line and columns follow.
 */
public final class PyTraceback extends PyType {
    public static final PyTraceback TYPE = new PyTraceback();

    private PyTraceback() {
        super(new TypeSpec("traceback", PyTracebackObject.SIZE).gc());
    }

    @Override
    protected void define(TypeDef def) {
        def.getset("tb_next", "getNext", null, null);
        def.getset("tb_frame", "getFrame", null, null);
        def.getset("tb_lineno", "getLineno", null, null);
        def.getset("tb_lasti", "getLasti", null, null);
    }

    /**
     * Records that {@code e} passed through a function; called by the clean-up handlers of compiled
     * code.
     *
     * @param code code object of the function, borrowed
     * @param globals its globals, borrowed
     * @param position index into the code's position table
     */
    public static void here(ThreadState ts, PyException e, long code, long globals, int position) {
        long exc = e.value();
        int line = PyCode.line(code, position);
        long frame = PyFrame.create(ts, code, globals, line);
        long self = TYPE.allocate(ts, PyTracebackObject.SIZE);
        PyTracebackObject.tb_frame(self, frame);
        Memory.putInt(self + PyTracebackObject.TB_LASTI, position);
        Memory.putInt(self + PyTracebackObject.TB_LINENO, line);
        ObjectLock.lock(ts, exc);
        PyTracebackObject.tb_next(self, PyBaseExceptionObject.traceback(exc));
        PyBaseExceptionObject.traceback(exc, self);
        ObjectLock.unlock(ts, exc);
    }

    public static long nextBorrowed(long self) {
        return PyTracebackObject.tb_next(self);
    }

    public static int lineno(long self) {
        return Memory.getInt(self + PyTracebackObject.TB_LINENO);
    }

    public static int position(long self) {
        return Memory.getInt(self + PyTracebackObject.TB_LASTI);
    }

    /** Code object of the entry's frame, borrowed. */
    public static long codeBorrowed(long self) {
        return PyFrame.code(PyTracebackObject.tb_frame(self));
    }

    static long getNext(ThreadState ts, long self) {
        long next = PyTracebackObject.tb_next(self);
        return next == 0 ? Singletons.None : Refs.retain(ts, next);
    }

    static long getFrame(ThreadState ts, long self) {
        return Refs.retain(ts, PyTracebackObject.tb_frame(self));
    }

    static long getLineno(ThreadState ts, long self) {
        return PyLong.of(ts, lineno(self));
    }

    static long getLasti(ThreadState ts, long self) {
        return PyLong.of(ts, position(self));
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        long next = PyTracebackObject.tb_next(self);
        if (next != 0) {
            visitor.visit(next);
        }
        visitor.visit(PyTracebackObject.tb_frame(self));
    }
}
