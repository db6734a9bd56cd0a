package org.jilectomy.runtime.objects;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.PyBaseExceptionObject;
import org.jilectomy.heap.layout.PyTracebackObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code traceback}: one entry a frame, added at the front while an exception unwinds; compare
 * {@code PyTraceBack_Here}.
 *
 * <p>{@code tb_lasti} holds the index into the code object's position table (see
 * {@link PyCode#position}), from which line and columns follow.
 *
 * <p>Most exceptions are caught and forgotten without anybody looking at a frame. So an entry begins
 * without one, and remembers behind the struct what a frame would be made of; {@link #frame} makes
 * it when it is asked for. The variables come when the exception leaves the function; until then
 * they are on the stack, where {@link PyFrame} finds them.
 *
 * <pre>
 *  tb_frame   CODE      GLOBALS  variables
 *  0          borrowed  owned    owned      nobody asked yet; code objects live until exit
 *  owned      borrowed  0        0          made, under the entry's lock; the rest is the frame's now
 * </pre>
 */
public final class PyTraceback extends PyType {
    public static final PyTraceback TYPE = new PyTraceback();

    private static final int CODE = PyTracebackObject.SIZE;
    private static final int GLOBALS = CODE + 8;
    /** {@code tb_lineno} until somebody asks, as in CPython 3.12. */
    private static final int UNKNOWN = -1;
    /** Which activation it is: thread and recursion depth, see {@link PyFrame}. */
    private static final int THREAD = GLOBALS + 8;

    private static final int DEPTH = THREAD + 4;
    /** Its number, see {@link FrameTable}; 0 if this is the only entry that it can have. */
    private static final int ACTIVATION = DEPTH + 4;

    /** Where the exception left the activation, as {@code tb_lasti}: a handler stands further on. */
    private static final int LEFT_AT = ACTIVATION + 8;

    private static final int COUNT = LEFT_AT + 8;
    private static final int VARIABLES = COUNT + 8;

    /** {@link #THREAD} of an entry that a program made; its {@code tb_lasti} is kept as given. */
    private static final int BY_PROGRAM = -1;

    private PyTraceback() {
        super(new TypeSpec("traceback", PyTracebackObject.SIZE).gc());
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__dir__(self, /)", null, "dir");
        def.getset("tb_next", "getNext", "setNext", null);
        def.getset("tb_frame", "getFrame", null, null);
        def.getset("tb_lineno", "getLineno", null, null);
        def.getset("tb_lasti", "getLasti", null, null);
    }

    private static final class New {
        static final EntryPoint CALL =
                new EntryPoint(
                        "TracebackType",
                        Signature.parse("(cls, tb_next, tb_frame, tb_lasti, tb_lineno)"),
                        PyTraceback.class,
                        "construct");
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        return New.CALL.call(ts, type.address, args, kwnames);
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    /** Compare {@code tb_new_impl}. */
    static long construct(
            ThreadState ts, long cls, long next, long frame, long lasti, long lineno) {
        if (!PyFrame.TYPE.isExactly(frame)) {
            throw Errors.typeError(ts, "TracebackType() argument 'tb_frame' must be frame, not "
                    + PyType.of(frame).name());
        }
        int instruction = toInt(ts, lasti);
        int line = toInt(ts, lineno);
        if (next != Singletons.None && !TYPE.isExactly(next)) {
            throw Errors.typeError(ts, "expected traceback object or None, got '"
                    + PyType.of(next).name() + "'");
        }
        long self = TYPE.allocate(ts, VARIABLES);
        PyTracebackObject.tb_next(self, next == Singletons.None ? 0 : Refs.retain(ts, next));
        PyTracebackObject.tb_frame(self, Refs.retain(ts, frame));
        PyTracebackObject.tb_lasti(self, instruction);
        PyTracebackObject.tb_lineno(self, line);
        Memory.putLong(self + CODE, Refs.retain(ts, PyFrame.code(frame)));
        Memory.putLong(self + GLOBALS, 0);
        Memory.putInt(self + THREAD, BY_PROGRAM);
        Memory.putInt(self + DEPTH, 0);
        Memory.putLong(self + ACTIVATION, 0);
        Memory.putLong(self + LEFT_AT, 0);
        Memory.putLong(self + COUNT, 0);
        return self;
    }

    /** An entry for where {@code frame} is, owned; compare {@code _PyTraceBack_FromFrame}. */
    public static long ofFrame(ThreadState ts, long frame) {
        long lasti = PyFrame.getLasti(ts, frame);
        long line = PyFrame.getLineno(ts, frame);
        return construct(ts, TYPE.address, Singletons.None, frame, lasti,
                line == Singletons.None ? PyLong.of(ts, 0) : line);
    }

    private static int toInt(ThreadState ts, long value) {
        long n = PyLong.asLong(ts, value);
        if (n != (int) n) {
            throw Errors.overflowError(ts, "Python int too large to convert to C int");
        }
        return (int) n;
    }

    /**
     * Records that {@code e} passed through a function; called by the clean-up handlers of compiled
     * code.
     *
     * @param code code object of the function, borrowed
     * @param globals its globals, borrowed
     * @param position index into the code's position table
     * @param depth recursion depth on entry; -1 if it is not known
     * @param activation the activation's number, 0 if it has none
     */
    public static void here(
            ThreadState ts,
            PyException e,
            long code,
            long globals,
            int position,
            int depth,
            long activation) {
        long exc = e.value;
        int n = PyFrame.variableCount(code);
        long self = TYPE.allocate(ts, VARIABLES + 8 * n);
        PyTracebackObject.tb_frame(self, 0);
        PyTracebackObject.tb_lasti(self, position);
        PyTracebackObject.tb_lineno(self, UNKNOWN);
        Memory.putLong(self + CODE, Refs.retain(ts, code));
        Memory.putLong(self + GLOBALS, retainGlobals(ts, globals));
        Memory.putInt(self + THREAD, ts.id);
        Memory.putInt(self + DEPTH, depth);
        Memory.putLong(self + ACTIVATION, activation);
        Memory.putLong(self + LEFT_AT, position);
        Memory.putLong(self + COUNT, n);
        Memory.zeroWords(self + VARIABLES, 8L * n);
        ObjectLock.lock(ts, exc);
        PyTracebackObject.tb_next(self, PyBaseExceptionObject.traceback(exc));
        PyBaseExceptionObject.traceback(exc, self);
        ObjectLock.unlock(ts, exc);
    }

    /**
     * Threads that raise exceptions in one module would otherwise pass the count of its globals
     * between them: the first thread that does not own the dict ends its counting.
     */
    private static long retainGlobals(ThreadState ts, long globals) {
        if (Pins.ENDS_COUNTING
                && !Heap.isOwner(ts.heap, globals)
                && !Refcount.isImmortal(globals)) {
            Pins.share(ts, globals);
        }
        return Refs.retain(ts, globals);
    }

    /**
     * Gives the newest entry the variables of its function, which the exception is leaving.
     *
     * @param variables borrowed
     * @param leftAt index into the code's position table, if it leaves from a handler; else -1
     */
    public static void keepVariables(
            ThreadState ts, PyException e, long code, int depth, long[] variables, int leftAt) {
        long exc = e.value;
        if (ObjectLock.isFree(ts, exc)) {
            keepVariables(ts, PyBaseExceptionObject.traceback(exc), code, depth, variables, leftAt);
            return;
        }
        long newest = PyBaseException.fields(ts, exc, PyBaseExceptionObject.TRACEBACK)[0];
        keepVariables(ts, newest, code, depth, variables, leftAt);
        Refs.xrelease(ts, newest);
    }

    private static void keepVariables(
            ThreadState ts, long self, long code, int depth, long[] variables, int leftAt) {
        if (self == 0 || codeBorrowed(self) != code
                || Memory.getInt(self + DEPTH) != depth || Memory.getInt(self + THREAD) != ts.id) {
            return; // somebody has given the exception another traceback
        }
        if (leftAt >= 0) {
            Memory.putLong(self + LEFT_AT, leftAt);
        }
        if (variables.length == 0) {
            return;
        }
        ObjectLock.lock(ts, self);
        long frame = PyTracebackObject.tb_frame(self);
        if (frame == 0 && Memory.getLong(self + COUNT) == variables.length) {
            for (int i = 0; i < variables.length; i++) {
                long at = self + VARIABLES + 8L * i;
                if (Memory.getLong(at) == 0) {
                    Memory.putLong(at, Refs.xretain(ts, variables[i]));
                }
            }
        }
        ObjectLock.unlock(ts, self);
        if (frame != 0) {
            for (long v : variables) {
                Refs.xretain(ts, v);
            }
            PyFrame.setVariables(ts, frame, variables);
        }
    }

    /**
     * Gives the frame of an activation that an exception leaves, if there is one, what it looked like
     * in the end.
     *
     * @param variables borrowed
     */
    public static void keepInFrame(
            ThreadState ts, long activation, long[] variables, int position) {
        long frame = FrameTable.find(ts, activation);
        if (frame == 0) {
            return;
        }
        for (long v : variables) {
            Refs.xretain(ts, v);
        }
        PyFrame.setVariables(ts, frame, variables);
        PyFrame.place(frame, position);
        Refs.release(ts, frame);
    }

    public static long nextBorrowed(long self) {
        return PyTracebackObject.tb_next(self);
    }

    /** {@code tb_lineno}; threads that ask together write the same. */
    public static int lineno(long self) {
        int line = PyTracebackObject.tb_lineno(self);
        if (line == UNKNOWN) {
            line = PyCode.line(codeBorrowed(self), position(self));
            PyTracebackObject.tb_lineno(self, line);
        }
        return line;
    }

    public static int position(long self) {
        int lasti = Memory.getInt(self + PyTracebackObject.TB_LASTI);
        return Memory.getInt(self + THREAD) == BY_PROGRAM && lasti > 0
                ? lasti / CodeTables.UNIT
                : lasti;
    }

    /** Code object of the entry's frame, borrowed. */
    public static long codeBorrowed(long self) {
        return Memory.getLong(self + CODE);
    }

    /** The entry's frame, owned. */
    private static long frame(ThreadState ts, long self) {
        long frame = Memory.getLongAcquire(self + PyTracebackObject.TB_FRAME);
        if (frame != 0) {
            return Refs.retain(ts, frame);
        }
        long activation = Memory.getLong(self + ACTIVATION);
        long found = FrameTable.find(ts, activation);
        if (found == 0) {
            found = FrameTable.enterSteal(ts, activation, ownFrame(ts, self));
            PyFrame.findGenerator(ts, found);
        }
        long[] unused = {};
        long globals = 0;
        ObjectLock.lock(ts, self);
        frame = PyTracebackObject.tb_frame(self);
        if (frame == 0) {
            frame = Refs.retain(ts, found);
            unused = takeVariablesLockHeld(self);
            globals = Memory.getLong(self + GLOBALS);
            Memory.putLong(self + GLOBALS, 0);
            Memory.putLongRelease(self + PyTracebackObject.TB_FRAME, found);
            found = 0;
        } else {
            Refs.retain(ts, frame);
        }
        ObjectLock.unlock(ts, self);
        for (long v : unused) {
            Refs.xrelease(ts, v);
        }
        Refs.xrelease(ts, globals);
        Refs.xrelease(ts, found);
        return frame;
    }

    /** A new frame with what the entry remembers, owned. */
    private static long ownFrame(ThreadState ts, long self) {
        long globals;
        long[] variables;
        ObjectLock.lock(ts, self);
        globals = Memory.getLong(self + GLOBALS);
        if (globals == 0) { // another thread has been faster
            long frame = Refs.retain(ts, PyTracebackObject.tb_frame(self));
            ObjectLock.unlock(ts, self);
            return frame;
        }
        Refs.retain(ts, globals);
        variables = new long[(int) Memory.getLong(self + COUNT)];
        for (int i = 0; i < variables.length; i++) {
            variables[i] = Refs.xretain(ts, Memory.getLong(self + VARIABLES + 8L * i));
        }
        ObjectLock.unlock(ts, self);
        return PyFrame.createSteal(
                ts,
                codeBorrowed(self),
                globals,
                (int) Memory.getLong(self + LEFT_AT),
                Memory.getInt(self + THREAD),
                Memory.getInt(self + DEPTH),
                Memory.getLong(self + ACTIVATION),
                variables);
    }

    private static long[] takeVariablesLockHeld(long self) {
        long[] variables = new long[(int) Memory.getLong(self + COUNT)];
        for (int i = 0; i < variables.length; i++) {
            variables[i] = Memory.getLong(self + VARIABLES + 8L * i);
            Memory.putLong(self + VARIABLES + 8L * i, 0);
        }
        return variables;
    }

    /** Compare {@code tb_dir}. */
    static long dir(ThreadState ts, long self) {
        long names = PyList.create(ts);
        for (String name : new String[] {"tb_frame", "tb_next", "tb_lasti", "tb_lineno"}) {
            long value = PyUnicode.intern(ts, name);
            PyList.append(ts, names, value);
            Refs.release(ts, value);
        }
        return names;
    }

    static long getNext(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        long next = Refs.xretain(ts, PyTracebackObject.tb_next(self));
        ObjectLock.unlock(ts, self);
        return next == 0 ? Singletons.None : next;
    }

    /** Compare {@code tb_next_set}: a chain must not come back to this entry. */
    static void setNext(ThreadState ts, long self, long value) {
        if (value == 0) {
            throw Errors.typeError(ts, "can't delete tb_next attribute");
        }
        long next = value == Singletons.None ? 0 : value;
        if (next != 0 && !TYPE.isExactly(next)) {
            throw Errors.typeError(
                    ts, "expected traceback object, got '" + PyType.of(next).name() + "'");
        }
        for (long tb = next; tb != 0; tb = PyTracebackObject.tb_next(tb)) {
            if (tb == self) {
                throw Errors.valueError(ts, "traceback loop detected");
            }
        }
        Refs.xretain(ts, next);
        ObjectLock.lock(ts, self);
        long old = PyTracebackObject.tb_next(self);
        PyTracebackObject.tb_next(self, next);
        ObjectLock.unlock(ts, self);
        Refs.xrelease(ts, old);
    }

    static long getFrame(ThreadState ts, long self) {
        return frame(ts, self);
    }

    static long getLineno(ThreadState ts, long self) {
        return PyLong.of(ts, lineno(self));
    }

    static long getLasti(ThreadState ts, long self) {
        int lasti = Memory.getInt(self + PyTracebackObject.TB_LASTI);
        if (Memory.getInt(self + THREAD) != BY_PROGRAM) {
            // A generator that was thrown into before it began has no instruction.
            lasti = lasti == GeneratorFrame.AT_DEFINITION ? -1 : CodeTables.UNIT * lasti;
        }
        return PyLong.of(ts, lasti);
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        long next = PyTracebackObject.tb_next(self);
        if (next != 0) {
            visitor.visit(next);
        }
        Dealloc.visit(PyTracebackObject.tb_frame(self), visitor);
        visitor.visit(codeBorrowed(self));
        Dealloc.visit(Memory.getLong(self + GLOBALS), visitor);
        long n = Memory.getLong(self + COUNT);
        for (long i = 0; i < n; i++) {
            long v = Memory.getLong(self + VARIABLES + 8 * i);
            if (v != 0 && !Immediate.is(v)) {
                visitor.visit(v);
            }
        }
    }

    @Override
    protected void tp_clear(ThreadState ts, long self) {
        Instances.clearField(ts, self + PyTracebackObject.TB_NEXT);
        Instances.clearField(ts, self + PyTracebackObject.TB_FRAME);
        long n = Memory.getLong(self + COUNT);
        for (long i = 0; i < n; i++) {
            Instances.clearField(ts, self + VARIABLES + 8 * i);
        }
    }

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        if (!ts.beginDealloc(self)) {
            return;
        }
        long next = PyTracebackObject.tb_next(self);
        long frame = PyTracebackObject.tb_frame(self);
        long globals = Memory.getLong(self + GLOBALS);
        long code = codeBorrowed(self);
        long n = Memory.getLong(self + COUNT);
        for (long i = 0; i < n; i++) {
            Refs.xrelease(ts, Memory.getLong(self + VARIABLES + 8 * i));
        }
        Heap.freeObject(ts.heap, self);
        Refs.release(ts, code);
        Refs.xrelease(ts, frame);
        Refs.xrelease(ts, globals);
        Refs.xrelease(ts, next);
        Dealloc.end(ts);
    }
}
