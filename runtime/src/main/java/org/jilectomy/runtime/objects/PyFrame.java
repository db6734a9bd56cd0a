package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyFrameObject;
import org.jilectomy.heap.layout._PyInterpreterFrame;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code frame}: made only when somebody asks for it, or while a traceback is built, so a running
 * function pays nothing for it.
 *
 * <p>The object owns its frame data ({@code _f_frame_data}, as CPython's frames do once their
 * function has returned): the code object, globals, and the namespace if the code has one.
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
        def.getset("f_builtins", "getBuiltins", null, null);
        def.getset("f_locals", "getLocals", null, null);
        def.getset("f_lineno", "getLineno", null, null);
        def.getset("f_lasti", "getLasti", null, null);
        def.getset("f_back", "getBack", null, null);
        def.getset("f_trace", "getTrace", "setTrace", null);
        def.getset("f_trace_lines", "getTraceLines", "setTraceLines", null);
        def.getset("f_trace_opcodes", "getTraceOpcodes", "setTraceOpcodes", null);
        def.method("clear(self, /)", "F.clear(): clear most references held by the frame");
    }

    /** A frame of {@code code}; both references are taken by the frame. */
    static long create(ThreadState ts, long code, long globals, int lineno) {
        return createSteal(ts, code, Refs.retain(ts, globals), lineno);
    }

    /** As {@link #create}, taking over the reference to the globals. */
    static long createSteal(ThreadState ts, long code, long globals, int lineno) {
        long self = TYPE.allocate(ts, SIZE);
        Memory.zeroWords(self + 16, SIZE - 16);
        long data = self + PyFrameObject._F_FRAME_DATA;
        PyFrameObject.f_frame(self, data);
        Memory.putInt(self + PyFrameObject.F_LINENO, lineno);
        Memory.putLong(data + _PyInterpreterFrame.F_CODE, Refs.retain(ts, code));
        Memory.putLong(data + _PyInterpreterFrame.F_GLOBALS, globals);
        Memory.putLong(data + _PyInterpreterFrame.FRAME_OBJ, self);
        return self;
    }

    /**
     * A frame of running code.
     *
     * @param code code object, borrowed
     * @param globals dict, borrowed
     * @param position index into the code's position table
     * @param back the caller's frame or 0; taken over
     */
    public static long live(ThreadState ts, long code, long globals, int position, long back) {
        long self = create(ts, code, globals, PyCode.line(code, position));
        PyFrameObject.f_back(self, back);
        Memory.putLong(
                PyFrameObject.f_frame(self) + _PyInterpreterFrame.PREV_INSTR, position);
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

    /** The {@code builtins} of the frame's globals. */
    static long getBuiltins(ThreadState ts, long self) {
        long globals = Memory.getLong(
                PyFrameObject.f_frame(self) + _PyInterpreterFrame.F_GLOBALS);
        long builtins = PyDict.getItemString(ts, globals, "__builtins__");
        if (builtins == 0) {
            return Refs.retain(ts, Interpreter.builtinsDict);
        }
        if (!PyModule.TYPE.isInstance(builtins)) {
            return builtins;
        }
        long dict = Refs.retain(ts, PyModule.dict(builtins));
        Refs.release(ts, builtins);
        return dict;
    }

    static long getLocals(ThreadState ts, long self) {
        long namespace = Memory.getLong(
                PyFrameObject.f_frame(self) + _PyInterpreterFrame.F_LOCALS);
        if (namespace != 0) {
            return Refs.retain(ts, namespace);
        }
        if ((PyCode.spec(code(self)).flags() & CodeSpec.CO_OPTIMIZED) == 0
                && PyCode.spec(code(self)).name().equals("<module>")) {
            return getGlobals(ts, self);
        }
        throw Errors.notImplemented(ts, "frame.f_locals of a function");
    }

    static long getBack(ThreadState ts, long self) {
        long back = PyFrameObject.f_back(self);
        return back == 0 ? Singletons.None : Refs.retain(ts, back);
    }

    static long getLineno(ThreadState ts, long self) {
        return PyLong.of(ts, Memory.getInt(self + PyFrameObject.F_LINENO));
    }

    static long getLasti(ThreadState ts, long self) {
        return PyLong.of(ts, CodeTables.UNIT * Memory.getLong(
                PyFrameObject.f_frame(self) + _PyInterpreterFrame.PREV_INSTR));
    }

    static long getTrace(ThreadState ts, long self) {
        return Singletons.None;
    }

    static void setTrace(ThreadState ts, long self, long value) {
        if (value != 0 && value != Singletons.None) {
            throw Errors.notImplemented(ts, "frame.f_trace");
        }
    }

    static long getTraceLines(ThreadState ts, long self) {
        return PyBool.of(PyFrameObject.f_trace_lines(self) == 0); // kept inverted: 0 is the default
    }

    static void setTraceLines(ThreadState ts, long self, long value) {
        PyFrameObject.f_trace_lines(self, flag(ts, value) ? 0 : 1);
    }

    static long getTraceOpcodes(ThreadState ts, long self) {
        return PyBool.of(PyFrameObject.f_trace_opcodes(self) != 0);
    }

    static void setTraceOpcodes(ThreadState ts, long self, long value) {
        PyFrameObject.f_trace_opcodes(self, flag(ts, value) ? 1 : 0);
    }

    private static boolean flag(ThreadState ts, long value) {
        if (value != PyBool.True && value != PyBool.False) {
            throw Errors.typeError(ts, value == 0
                    ? "can't delete numeric/char attribute"
                    : "attribute value type must be bool");
        }
        return value == PyBool.True;
    }

    /** The frame holds no locals, so there is nothing to clear. */
    static long clear(ThreadState ts, long self) {
        return Singletons.None;
    }

    /** {@code <frame at 0x…, file '…', line 1, code f>}. */
    @Override
    public long tp_repr(ThreadState ts, long self) {
        CodeSpec spec = PyCode.spec(code(self));
        long file = PyUnicode.fromJava(ts, spec.filename());
        try {
            return PyUnicode.fromJava(ts, "<frame at 0x" + Long.toHexString(self) + ", file "
                    + Abstract.reprJava(ts, file) + ", line "
                    + Memory.getInt(self + PyFrameObject.F_LINENO) + ", code " + spec.name() + ">");
        } finally {
            Refs.release(ts, file);
        }
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        long back = PyFrameObject.f_back(self);
        if (back != 0) {
            visitor.visit(back);
        }
        Dealloc.visit(
                Memory.getLong(PyFrameObject.f_frame(self) + _PyInterpreterFrame.F_LOCALS),
                visitor);
        visitor.visit(code(self));
        visitor.visit(
                Memory.getLong(PyFrameObject.f_frame(self) + _PyInterpreterFrame.F_GLOBALS));
    }
}
