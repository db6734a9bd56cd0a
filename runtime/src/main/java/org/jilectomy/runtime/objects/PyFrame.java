package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyFrameObject;
import org.jilectomy.heap.layout.PyFunctionObject;
import org.jilectomy.heap.layout.PyGenObject;
import org.jilectomy.heap.layout._PyInterpreterFrame;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code frame}: made only when somebody asks for it, so a running function pays nothing for it.
 *
 * <p>The object owns its frame data ({@code _f_frame_data}, as CPython's frames do once their
 * function has returned): the code object, globals, the namespace if the code has one, and in
 * {@code localsplus} what the variables held (cells as cells; immediates as they are).
 *
 * <p>An activation has one frame object at a time: it is numbered when the first is made, and
 * {@link FrameTable} leads from the number to the frame. How the number is found:
 * <pre>
 *  asked by          the activation's number is
 *  sys._getframe     in the thread's Activations, by recursion depth; or, once it has caught an
 *                    exception, in a JVM variable of its method
 *  gi_frame          in the generator
 *  tb_frame          in the traceback's entry
 * </pre>
 *
 * <p>While the activation runs in this thread, or is a generator that waits, whoever asks gets the
 * variables, line and caller of this moment, read from the JVM's stack by the {@link Reader} or from
 * the generator. What was read last stays when the function has returned.
 */
public final class PyFrame extends PyType {
    private static final int SIZE = PyFrameObject._F_FRAME_DATA + _PyInterpreterFrame.SIZE;

    /** Behind {@code localsplus}: an int each. */
    private static final int THREAD = 0;

    private static final int DEPTH = 4;

    /** Longs: the activation's number, 0 if none; its generator, borrowed, 0 if none or dead. */
    private static final int ACTIVATION = 8;

    private static final int GENERATOR = 16;

    /** The code of who called it, to be compared only; 0 if not known. */
    private static final int CALLER = 24;

    private static final int BEHIND = 32;

    /** Reads the frames of the calling thread from the JVM's stack. */
    public interface Reader {
        /**
         * A running activation.
         *
         * @param depth recursion depth on entry
         * @param activation its number
         * @param variables gets the values, owned, in the order of {@link FrameLayout}
         * @return index into the position table; -1 if it is not running
         */
        int read(ThreadState ts, long code, int depth, long activation, long[] variables);

        /** As {@link #read} for the running body of a generator. */
        int readGenerator(ThreadState ts, long generator, long[] variables);

        /** The recursion depth at which a generator's body runs in this thread; -1 if it does not. */
        int generatorDepth(ThreadState ts, long generator);

        /** The generator whose running body has the number, borrowed; 0 if there is none. */
        long runningGenerator(ThreadState ts, long activation);

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
        def.getset("f_lineno", "getLineno", "setLineno", null);
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
     * @param activation its number; 0 if it never can be found
     * @param variables owned; taken over
     */
    static long createSteal(
            ThreadState ts,
            long code,
            long globals,
            int position,
            int thread,
            int depth,
            long activation,
            long[] variables) {
        int n = variableCount(code);
        int size = SIZE + 8 * n + BEHIND;
        long self;
        try {
            self = TYPE.allocate(ts, size);
        } catch (Throwable t) { // memory is exhausted
            releaseAll(ts, variables);
            Refs.release(ts, globals);
            throw t;
        }
        Memory.zeroWords(self + 16, size - 16);
        long data = self + PyFrameObject._F_FRAME_DATA;
        PyFrameObject.f_frame(self, data);
        _PyInterpreterFrame.f_code(data, Refs.retain(ts, code));
        _PyInterpreterFrame.f_globals(data, globals);
        _PyInterpreterFrame.frame_obj(data, self);
        _PyInterpreterFrame.stacktop(data, n);
        Memory.putInt(activation(self) + THREAD, thread);
        Memory.putInt(activation(self) + DEPTH, depth);
        Memory.putLong(activation(self) + ACTIVATION, activation);
        place(self, position);
        setVariables(ts, self, variables);
        return self;
    }

    private static void releaseAll(ThreadState ts, long[] variables) {
        for (long v : variables) {
            Refs.xrelease(ts, v);
        }
    }

    /**
     * The frame of running code, with what it holds now; owned.
     *
     * @param activation its number, 0 if there is none
     * @param generator whose body it is; 0 if none
     * @param caller the code that called it, borrowed; 0 if none or not known
     * @param variables owned; taken over
     */
    public static long live(
            ThreadState ts,
            long code,
            long globals,
            int position,
            int depth,
            long activation,
            long generator,
            long caller,
            long[] variables) {
        long self = FrameTable.find(ts, activation);
        if (self != 0) {
            setVariables(ts, self, variables);
            place(self, position);
        } else {
            self = FrameTable.enterSteal(ts, activation, createSteal(
                    ts, code, Refs.retain(ts, globals), position, ts.id, depth, activation,
                    variables));
        }
        if (caller != 0) {
            Memory.putLong(activation(self) + CALLER, caller);
        }
        know(ts, self, generator);
        return self;
    }

    private static void know(ThreadState ts, long self, long generator) {
        if (generator != 0 && !FrameTable.knowsGenerator(self)) {
            Refcount.enableTryRetain(ts.heap, generator); // before others can find it
            FrameTable.setGenerator(self, generator);
        }
    }

    /** Of a frame that a traceback has made: if it is that of a running generator, whose. */
    static void findGenerator(ThreadState ts, long self) {
        int kinds = CodeSpec.CO_GENERATOR | CodeSpec.CO_COROUTINE | CodeSpec.CO_ASYNC_GENERATOR;
        long activation = Memory.getLong(activation(self) + ACTIVATION);
        if (activation != 0 && (PyCode.spec(code(self)).flags() & kinds) != 0) {
            know(ts, self, reader.runningGenerator(ts, activation));
        }
    }

    /**
     * A frame of another thread, as it was a moment ago; what its variables hold is not known.
     *
     * @param thread {@link ThreadState#id}
     * @param backSteal the frame that called it, owned, taken over; 0 if none
     */
    public static long ofOtherThread(
            ThreadState ts, long code, long globals, int position, int thread, long backSteal) {
        long self;
        try {
            self = createSteal(ts, code, Refs.retain(ts, globals), position, thread, -1, 0,
                    new long[variableCount(code)]);
        } catch (Throwable t) {
            Refs.xrelease(ts, backSteal);
            throw t;
        }
        PyFrameObject.f_back(self, backSteal);
        return self;
    }

    /** The frame of a generator that is not over, owned. */
    static long ofGenerator(ThreadState ts, long generator) {
        long code = PyGenObject.gi_code(generator);
        long globals = PyFunctionObject.func_globals(GeneratorFrame.function(generator));
        long[] variables = new long[variableCount(code)];
        int position = ofGenerator(ts, generator, variables);
        return live(ts, code, globals, position, -1, GeneratorFrame.activation(ts, generator),
                generator, 0, variables);
    }

    /** See {@link GeneratorFrame#variables}; -1 if it runs in another thread, or is over. */
    private static int ofGenerator(ThreadState ts, long generator, long[] variables) {
        int position = GeneratorFrame.variables(ts, generator, variables);
        return position < 0 ? reader.readGenerator(ts, generator, variables) : position;
    }

    static void place(long self, int position) {
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
        return variable(self, count(self));
    }

    /** Under the lock of {@link FrameTable}. */
    static long generator(long self) {
        return Memory.getLong(activation(self) + GENERATOR);
    }

    static void generator(long self, long generator) {
        Memory.putLong(activation(self) + GENERATOR, generator);
    }

    /** Takes over what the variables hold, and gives up what was known of them. */
    static void setVariables(ThreadState ts, long self, long[] variables) {
        if (variables.length != count(self)) {
            releaseAll(ts, variables);
            return;
        }
        long[] old = new long[variables.length];
        ObjectLock.lock(ts, self);
        for (int i = 0; i < old.length; i++) {
            old[i] = Memory.getLong(variable(self, i));
            Memory.putLong(variable(self, i), variables[i]);
        }
        ObjectLock.unlock(ts, self);
        releaseAll(ts, old);
    }

    /** If the activation runs in this thread or waits: what it holds now, and where it is. */
    private static void refresh(ThreadState ts, long self) {
        long[] variables = new long[count(self)];
        int position = read(ts, self, variables);
        if (position >= 0) {
            setVariables(ts, self, variables);
            int told = ts.tracing == null ? -1 : Tracing.placeOf(ts, self);
            place(self, told >= 0 ? told : position);
        } else {
            releaseAll(ts, variables);
        }
    }

    /** @return index into the position table; -1 if there is nothing to be read */
    private static int read(ThreadState ts, long self, long[] variables) {
        long generator = FrameTable.generator(ts, self);
        if (generator != 0) {
            try {
                return ofGenerator(ts, generator, variables);
            } finally {
                Refs.release(ts, generator);
            }
        }
        int depth = Memory.getInt(activation(self) + DEPTH);
        return mayRun(ts, self, depth)
                ? reader.read(ts, code(self), depth,
                        Memory.getLong(activation(self) + ACTIVATION), variables)
                : -1;
    }

    private static boolean mayRun(ThreadState ts, long self, int depth) {
        return depth >= 0 && depth < ts.depth
                && Memory.getInt(activation(self) + THREAD) == ts.id
                && Memory.getLong(activation(self) + ACTIVATION) != 0;
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
            dict = makeLocals(ts, self, at);
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

    /** The frame's own dict, borrowed; another thread may be making it just now. */
    private static long makeLocals(ThreadState ts, long self, long at) {
        long made = PyDict.create(ts);
        ObjectLock.lock(ts, self);
        long dict = Memory.getLong(at);
        if (dict == 0) {
            Memory.putLong(at, made);
        }
        ObjectLock.unlock(ts, self);
        if (dict == 0) {
            return made;
        }
        Refs.release(ts, made);
        return dict;
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
        long generator = FrameTable.generator(ts, self);
        if (generator != 0) { // resumed now by one, now by another
            int depth = reader.generatorDepth(ts, generator);
            Refs.release(ts, generator);
            long back = depth < 0 ? 0 : reader.caller(ts, depth);
            return back == 0 ? Singletons.None : back;
        }
        long back = PyFrameObject.f_back(self);
        int depth = Memory.getInt(activation(self) + DEPTH);
        if (back == 0 && depth >= 0 && Memory.getInt(activation(self) + THREAD) == ts.id) {
            back = reader.caller(ts, depth);
            if (back != 0 && !mayHaveCalled(self, back)) {
                Refs.release(ts, back); // the frame is over, and so is its caller
                back = 0;
            }
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

    private static boolean mayHaveCalled(long self, long back) {
        long caller = Memory.getLong(activation(self) + CALLER);
        return caller == 0 || code(back) == caller;
    }

    static long getLineno(ThreadState ts, long self) {
        refresh(ts, self);
        int line = Memory.getInt(self + PyFrameObject.F_LINENO);
        return line <= 0 ? Singletons.None : PyLong.of(ts, line);
    }

    /**
     * A jump: a debugger may ask for one, and is told why it cannot be; compare {@code
     * frame_setlineno}. Where compiled code goes on is decided when it is compiled.
     */
    static void setLineno(ThreadState ts, long self, long value) {
        if (value == 0) {
            throw Errors.attributeError(ts, "cannot delete attribute");
        }
        if (!PyLong.TYPE.isExactly(value)) {
            throw Errors.valueError(ts, "lineno must be an integer");
        }
        String refusal = Tracing.jumpRefusal(ts);
        if (refusal != null) {
            throw Errors.valueError(ts, refusal);
        }
        long function = traceOf(ts, self);
        Refs.xrelease(ts, function);
        if (function == 0) {
            throw Errors.valueError(ts, "f_lineno can only be set by a trace function");
        }
        if (!PyLong.fitsLong(value) || PyLong.longValue(value) != (int) PyLong.longValue(value)) {
            throw Errors.valueError(ts, "lineno out of range");
        }
        int line = (int) PyLong.longValue(value);
        if (line < PyCode.spec(code(self)).firstLineNo()) {
            throw Errors.valueError(
                    ts, "line " + line + " comes before the current code block");
        }
        int next = lineNotBefore(self, line);
        if (next < 0) {
            throw Errors.valueError(
                    ts, "line " + line + " comes after the current code block");
        }
        refresh(ts, self);
        if (next != Memory.getInt(self + PyFrameObject.F_LINENO)) {
            throw Errors.valueError(ts, "can't jump to another line of compiled code");
        }
    }

    /** The first line of the code that is not before {@code line}; -1 if there is none. */
    private static int lineNotBefore(long self, int line) {
        int[] p = PyCode.spec(code(self)).positions().ints();
        int found = -1;
        for (int i = 0; i < p.length; i += 4) {
            if (p[i] >= line && (found < 0 || p[i] < found)) {
                found = p[i];
            }
        }
        return found;
    }

    static long getLasti(ThreadState ts, long self) {
        refresh(ts, self);
        long index = Memory.getLong(PyFrameObject.f_frame(self) + _PyInterpreterFrame.PREV_INSTR);
        return PyLong.of(ts, index < 0 || index == GeneratorFrame.AT_DEFINITION
                ? -1
                : CodeTables.UNIT * index);
    }

    static long getTrace(ThreadState ts, long self) {
        long function = traceOf(ts, self);
        return function == 0 ? Singletons.None : function;
    }

    static void setTrace(ThreadState ts, long self, long value) {
        boolean none = value == 0 || value == Singletons.None;
        setTraceSteal(ts, self, none ? 0 : Refs.toObject(ts, value));
        int depth = Memory.getInt(activation(self) + DEPTH);
        if (!none && mayRun(ts, self, depth)) {
            Tracing.adopt(ts, self, depth + 1);
        }
    }

    /** {@code f_trace}, owned; 0 if it is not set. */
    static long traceOf(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        long function = Refs.xretain(ts, PyFrameObject.f_trace(self));
        ObjectLock.unlock(ts, self);
        return function;
    }

    /** @param function owned; 0 for none */
    static void setTraceSteal(ThreadState ts, long self, long function) {
        ObjectLock.lock(ts, self);
        long old = PyFrameObject.f_trace(self);
        PyFrameObject.f_trace(self, function);
        ObjectLock.unlock(ts, self);
        Refs.xrelease(ts, old);
    }

    static boolean tracesLines(long self) {
        return PyFrameObject.f_trace_lines(self) == 0;
    }

    /** The frame of the running function, owned; 0 if there is none. */
    static long innermost(ThreadState ts) {
        return reader.caller(ts, Integer.MAX_VALUE);
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
        Instances.clearField(ts, self + PyFrameObject.F_TRACE);
    }

    /** Forgets the variables, unless the function runs; a generator is closed. */
    static long clear(ThreadState ts, long self) {
        long generator = FrameTable.generator(ts, self);
        if (generator != 0) {
            try {
                if (PyGenObject.gi_frame_state(generator) == GeneratorFrame.EXECUTING) {
                    throw Errors.runtimeError(ts, "cannot clear an executing frame");
                }
                PyType.of(generator).tp_finalize(ts, generator);
            } finally {
                Refs.release(ts, generator);
            }
        } else {
            long[] variables = new long[count(self)];
            boolean runs = read(ts, self, variables) >= 0;
            releaseAll(ts, variables);
            if (runs) {
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

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        long activation = Memory.getLong(activation(self) + ACTIVATION);
        if (activation != 0) {
            FrameTable.leave(ts, activation, self);
        }
    }

    /** {@code <frame at 0x…, file '…', line 1, code f>}. */
    @Override
    public long tp_repr(ThreadState ts, long self) {
        refresh(ts, self);
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
        Dealloc.visit(PyFrameObject.f_trace(self), visitor);
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
