package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyFrameObject;
import org.jilectomy.heap.layout.PyFunctionObject;
import org.jilectomy.heap.layout.PyGenObject;
import org.jilectomy.heap.layout._PyInterpreterFrame;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code frame}: made only when somebody asks for it, so a running function pays nothing for it.
 *
 * <p>The object owns its frame data ({@code _f_frame_data}, as CPython's frames do once their
 * function has returned): the code object, globals, the namespace if the code has one, and in
 * {@code localsplus} what the variables held (cells as cells; immediates as they are). It knows which
 * activation it stands for, by thread and recursion depth; while that runs, whoever asks gets the
 * variables, line and caller of this moment, read from the JVM's stack by the {@link Reader}. What
 * was read last stays when the function has returned.
 */
public final class PyFrame extends PyType {
    private static final int SIZE = PyFrameObject._F_FRAME_DATA + _PyInterpreterFrame.SIZE;

    /** Behind {@code localsplus}: an int each. */
    private static final int THREAD = 0;

    private static final int DEPTH = 4;

    /** Reads the frames of the calling thread from the JVM's stack. */
    public interface Reader {
        /**
         * The activation at recursion depth {@code depth}.
         *
         * @param variables gets the values, owned, in the order of {@link FrameLayout}
         * @return index into the position table; -1 if it is not running
         */
        int read(ThreadState ts, long code, int depth, long[] variables);

        /** As {@link #read} for the running body of a generator. */
        int readGenerator(ThreadState ts, long generator, long[] variables);

        /** Globals of the innermost running Python code, owned; 0 if there is none. */
        long globals(ThreadState ts);

        /** The frame that called the activation at {@code depth}, owned; 0 if there is none. */
        long caller(ThreadState ts, int depth);
    }

    private static Reader reader;

    /** Globals of the Python code that called what runs now, owned; 0 if there is none. */
    static long callerGlobals(ThreadState ts) {
        return reader == null ? 0 : reader.globals(ts);
    }

    /** Called once, before any Python code runs. */
    public static void install(Reader frames) {
        reader = frames;
    }

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

    /** How many variables frames of {@code code} have; a namespace counts as one. */
    static int variableCount(long code) {
        FrameLayout layout = PyCode.entryPoint(code).frame();
        return layout.namespaceSlot() >= 0 ? 1 : layout.slots().length;
    }

    /**
     * A frame without variables so far.
     *
     * @param code code object, borrowed
     * @param globals dict; the reference is taken over
     * @param position index into the code's position table
     * @param thread {@link ThreadState#id}
     * @param depth recursion depth on entry; -1 if it never can be found on the stack
     */
    static long createSteal(
            ThreadState ts, long code, long globals, int position, int thread, int depth) {
        int n = variableCount(code);
        int size = SIZE + 8 * n + 8;
        long self = TYPE.allocate(ts, size);
        Memory.zeroWords(self + 16, size - 16);
        long data = self + PyFrameObject._F_FRAME_DATA;
        PyFrameObject.f_frame(self, data);
        _PyInterpreterFrame.f_code(data, Refs.retain(ts, code));
        _PyInterpreterFrame.f_globals(data, globals);
        _PyInterpreterFrame.frame_obj(data, self);
        _PyInterpreterFrame.stacktop(data, n);
        Memory.putInt(activation(self) + THREAD, thread);
        Memory.putInt(activation(self) + DEPTH, depth);
        place(self, position);
        return self;
    }

    /**
     * A frame of running code.
     *
     * @param variables owned; taken over
     */
    public static long live(
            ThreadState ts, long code, long globals, int position, int depth, long[] variables) {
        long self = createSteal(ts, code, Refs.retain(ts, globals), position, ts.id, depth);
        setVariables(ts, self, variables);
        return self;
    }

    /** The frame of a generator that is not over, owned. */
    static long ofGenerator(ThreadState ts, long generator) {
        long code = PyGenObject.gi_code(generator);
        long function = GeneratorFrame.function(generator);
        long globals = Refs.retain(ts, PyFunctionObject.func_globals(function));
        long[] variables = new long[variableCount(code)];
        int position = GeneratorFrame.variables(ts, generator, variables);
        if (position < 0) {
            position = reader.readGenerator(ts, generator, variables);
        }
        long self = createSteal(ts, code, globals, position, ts.id, -1);
        setVariables(ts, self, variables);
        return self;
    }

    private static void place(long self, int position) {
        _PyInterpreterFrame.prev_instr(PyFrameObject.f_frame(self), position);
        Memory.putInt(
                self + PyFrameObject.F_LINENO,
                position < 0 ? 0 : PyCode.line(code(self), position));
    }

    private static int count(long self) {
        return _PyInterpreterFrame.stacktop(PyFrameObject.f_frame(self));
    }

    private static long variable(long self, int i) {
        return PyFrameObject.f_frame(self) + _PyInterpreterFrame.LOCALSPLUS + 8L * i;
    }

    private static long activation(long self) {
        return variable(self, count(self)) + 8;
    }

    /** Takes over what the variables hold, and gives up what was known of them. */
    static void setVariables(ThreadState ts, long self, long[] variables) {
        if (variables.length != count(self)) {
            for (long v : variables) {
                Refs.xrelease(ts, v);
            }
            return;
        }
        long[] old = new long[variables.length];
        ObjectLock.lock(ts, self);
        for (int i = 0; i < old.length; i++) {
            old[i] = Memory.getLong(variable(self, i));
            Memory.putLong(variable(self, i), variables[i]);
        }
        ObjectLock.unlock(ts, self);
        for (long v : old) {
            Refs.xrelease(ts, v);
        }
    }

    /** Moves the values from an array of memory to a frame that has none. */
    static void moveVariables(long self, long from) {
        int n = count(self);
        Memory.copy(from, variable(self, 0), 8L * n);
        Memory.fill(from, 8L * n, (byte) 0);
    }

    /** If the activation runs in this thread: what it holds now, and where it is. */
    private static void refresh(ThreadState ts, long self) {
        int depth = Memory.getInt(activation(self) + DEPTH);
        if (depth < 0 || Memory.getInt(activation(self) + THREAD) != ts.id) {
            return;
        }
        long[] variables = new long[count(self)];
        int position = reader.read(ts, code(self), depth, variables);
        if (position >= 0) {
            setVariables(ts, self, variables);
            place(self, position);
        }
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

    /** A dict that is the frame's for good; what is in it is brought up to date. */
    static long getLocals(ThreadState ts, long self) {
        refresh(ts, self);
        long code = code(self);
        FrameLayout layout = PyCode.entryPoint(code).frame();
        if ((PyCode.spec(code).flags() & CodeSpec.CO_OPTIMIZED) == 0) {
            long namespace = layout.namespaceSlot() >= 0 ? Memory.getLong(variable(self, 0)) : 0;
            return namespace == 0 ? getGlobals(ts, self) : Refs.retain(ts, namespace);
        }
        long at = PyFrameObject.f_frame(self) + _PyInterpreterFrame.F_LOCALS;
        ObjectLock.lock(ts, self);
        long dict = Memory.getLong(at);
        ObjectLock.unlock(ts, self);
        if (dict == 0) {
            dict = PyDict.create(ts);
            Memory.putLong(at, dict);
        }
        String[] names = FrameLayout.names(PyCode.spec(code));
        for (int i = 0; i < Math.min(names.length, count(self)); i++) {
            long value = value(ts, self, i, layout.slots()[i] < 0);
            long key = PyUnicode.intern(ts, names[i]);
            if (value == 0) {
                PyDict.delItem(ts, dict, key);
            } else {
                PyDict.setItem(ts, dict, key, value);
                Refs.release(ts, value);
            }
            Refs.release(ts, key);
        }
        return Refs.retain(ts, dict);
    }

    private static long value(ThreadState ts, long self, int i, boolean shared) {
        ObjectLock.lock(ts, self);
        long held = Refs.xretain(ts, Memory.getLong(variable(self, i)));
        ObjectLock.unlock(ts, self);
        if (held == 0 || !shared || !PyCell.TYPE.isExactly(held)) {
            return held;
        }
        long value = PyCell.get(ts, held);
        Refs.release(ts, held);
        return value;
    }

    /** Looked up when it is asked for: who calls a frame that runs is on the stack. */
    static long getBack(ThreadState ts, long self) {
        long back = PyFrameObject.f_back(self);
        int depth = Memory.getInt(activation(self) + DEPTH);
        if (back == 0 && depth >= 0 && Memory.getInt(activation(self) + THREAD) == ts.id) {
            back = reader.caller(ts, depth);
            if (back != 0) {
                ObjectLock.lock(ts, self);
                long other = PyFrameObject.f_back(self);
                if (other == 0) {
                    PyFrameObject.f_back(self, back);
                }
                ObjectLock.unlock(ts, self);
                if (other != 0) {
                    Refs.release(ts, back);
                    back = other;
                }
            }
        }
        return back == 0 ? Singletons.None : Refs.retain(ts, back);
    }

    static long getLineno(ThreadState ts, long self) {
        refresh(ts, self);
        int line = Memory.getInt(self + PyFrameObject.F_LINENO);
        return line == 0 ? Singletons.None : PyLong.of(ts, line);
    }

    static long getLasti(ThreadState ts, long self) {
        refresh(ts, self);
        long index = Memory.getLong(PyFrameObject.f_frame(self) + _PyInterpreterFrame.PREV_INSTR);
        return PyLong.of(ts, index < 0 || index == GeneratorFrame.AT_DEFINITION
                ? -1
                : CodeTables.UNIT * index);
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

    @Override
    protected void tp_clear(ThreadState ts, long self) {
        setVariables(ts, self, new long[count(self)]);
        Instances.clearField(ts, PyFrameObject.f_frame(self) + _PyInterpreterFrame.F_LOCALS);
        Instances.clearField(ts, self + PyFrameObject.F_BACK);
    }

    /** Forgets the variables, unless the function runs. */
    static long clear(ThreadState ts, long self) {
        int depth = Memory.getInt(activation(self) + DEPTH);
        if (depth >= 0 && Memory.getInt(activation(self) + THREAD) == ts.id) {
            long[] variables = new long[count(self)];
            if (reader.read(ts, code(self), depth, variables) >= 0) {
                for (long v : variables) {
                    Refs.xrelease(ts, v);
                }
                throw Errors.runtimeError(ts, "cannot clear an executing frame");
            }
        }
        setVariables(ts, self, new long[count(self)]);
        long at = PyFrameObject.f_frame(self) + _PyInterpreterFrame.F_LOCALS;
        ObjectLock.lock(ts, self);
        long dict = Memory.getLong(at);
        Memory.putLong(at, 0);
        ObjectLock.unlock(ts, self);
        Refs.xrelease(ts, dict);
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
        for (int i = 0; i < count(self); i++) {
            long v = Memory.getLong(variable(self, i));
            if (v != 0 && !Immediate.is(v)) {
                visitor.visit(v);
            }
        }
        visitor.visit(code(self));
        visitor.visit(
                Memory.getLong(PyFrameObject.f_frame(self) + _PyInterpreterFrame.F_GLOBALS));
    }
}
