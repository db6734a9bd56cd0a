package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyFrameObject;
import org.jilectomy.heap.layout._PyInterpreterFrame;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code frame}: made only while a traceback is built, so a running function pays nothing for it.
 *
 * <p>The object owns its frame data ({@code _f_frame_data}, as CPython's frames do once their
 * function has returned): the code object and globals, no locals.
 */
public final class PyFrame extends PyType {
    private static final int SIZE = PyFrameObject._F_FRAME_DATA + _PyInterpreterFrame.SIZE;

    public static final PyFrame TYPE = new PyFrame();

    private PyFrame() {
        super(new TypeSpec("frame", SIZE).gc().flags(TPFLAGS_DISALLOW_INSTANTIATION));
    }

    @Override
    protected void define(TypeDef def) {
        def.getset("f_code", "getCode", null, null);
        def.getset("f_globals", "getGlobals", null, null);
        def.getset("f_lineno", "getLineno", null, null);
        def.member("f_back", PyFrameObject.F_BACK, null);
    }

    /** A frame of {@code code}; both references are taken by the frame. */
    static long create(ThreadState ts, long code, long globals, int lineno) {
        long self = TYPE.allocate(ts, SIZE);
        Memory.fill(self + 16, SIZE - 16, (byte) 0);
        long data = self + PyFrameObject._F_FRAME_DATA;
        PyFrameObject.f_frame(self, data);
        Memory.putInt(self + PyFrameObject.F_LINENO, lineno);
        Memory.putLong(data + _PyInterpreterFrame.F_CODE, Refs.retain(ts, code));
        Memory.putLong(data + _PyInterpreterFrame.F_GLOBALS, Refs.retain(ts, globals));
        Memory.putLong(data + _PyInterpreterFrame.FRAME_OBJ, self);
        return self;
    }

    static long code(long self) {
        return Memory.getLong(PyFrameObject.f_frame(self) + _PyInterpreterFrame.F_CODE);
    }

    static long getCode(ThreadState ts, long self) {
        return Refs.retain(ts, code(self));
    }

    static long getGlobals(ThreadState ts, long self) {
        return Refs.retain(
                ts, Memory.getLong(PyFrameObject.f_frame(self) + _PyInterpreterFrame.F_GLOBALS));
    }

    static long getLineno(ThreadState ts, long self) {
        return PyLong.of(ts, Memory.getInt(self + PyFrameObject.F_LINENO));
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        long back = PyFrameObject.f_back(self);
        if (back != 0) {
            visitor.visit(back);
        }
        visitor.visit(code(self));
        visitor.visit(
                Memory.getLong(PyFrameObject.f_frame(self) + _PyInterpreterFrame.F_GLOBALS));
    }
}
