package org.jilectomy.runtime.objects;

import java.lang.invoke.MethodHandle;
import org.jilectomy.heap.layout.PyCodeObject;
import org.jilectomy.heap.layout.PyFunctionObject;
import org.jilectomy.heap.layout.PyGenObject;
import org.jilectomy.heap.layout._PyInterpreterFrame;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code generator}: a suspended frame and the state machine that runs it.
 *
 * <p>The frame is inline in the object ({@code gi_iframe}, as in CPython). Its {@code localsplus}
 * hold tagged values, immediates included: no C code looks there. While suspended, the frame owns
 * what its slots hold; while running, the slots are zero and the body's JVM locals own.
 *
 * <pre>
 *  gi_frame_state   meaning                          slots own
 *  CREATED  -2      not started                      the parameters
 *  SUSPENDED -1     stopped at a yield               what lives across it
 *  EXECUTING 0      running, in one thread           nothing
 *  COMPLETED 4      returned, raised or closed       nothing
 * </pre>
 *
 * <p>Coroutines and asynchronous generators have the same struct and run by the same code, the
 * static methods here; {@link PyCoroutine} and {@link PyAsyncGen} say what is theirs alone.
 */
public final class PyGenerator extends PyType {
    static final byte CREATED = -2;
    static final byte SUSPENDED = -1;
    static final byte EXECUTING = 0;
    static final byte COMPLETED = 4;

    private static final int FRAME = PyGenObject.GI_IFRAME;
    private static final int FUNC = FRAME + _PyInterpreterFrame.F_FUNC;
    private static final int STATE = FRAME + _PyInterpreterFrame.PREV_INSTR;
    private static final int COUNT = FRAME + _PyInterpreterFrame.STACKTOP;
    static final int SLOTS = FRAME + _PyInterpreterFrame.LOCALSPLUS;

    public static final PyGenerator TYPE = new PyGenerator();

    /** Of the {@code PyTypeObject}; a constant for compiled code. */
    public static final long ADDRESS = TYPE.address;

    private PyGenerator() {
        super(
                new TypeSpec("generator", SLOTS)
                        .items(8)
                        .gc()
                        .flags(TPFLAGS_DISALLOW_INSTANTIATION)
                        .weakList(PyGenObject.GI_WEAKREFLIST));
    }

    @Override
    protected void define(TypeDef def) {
        def.method("send(self, arg, /)",
                "send(arg) -> send 'arg' into generator,\nreturn next yielded value or raise StopIteration.",
                "sendMethod");
        def.method("throw(self, type, value=None, traceback=None, /)", null, "throwMethod");
        def.method("close(self, /)", "close() -> raise GeneratorExit inside generator.",
                "closeMethod");
        def.member("gi_code", PyGenObject.GI_CODE, null);
        def.getset("gi_running", "getRunning", null, null);
        def.getset("gi_suspended", "getSuspended", null, null);
        def.getset("gi_frame", "getFrame", null, null);
        def.getset("gi_yieldfrom", "getYieldFrom", null,
                "object being iterated by yield from, or None");
        defineNames(def, "generator");
    }

    /** What all three types have. */
    static void defineNames(TypeDef def, String kind) {
        def.in(PyGenerator.class);
        def.getset("__name__", "getName", "setName", "name of the " + kind);
        def.getset("__qualname__", "getQualname", "setQualname", "qualified name of the " + kind);
    }

    // ---------------------------------------------------------------- for compiled code

    /** A generator of {@code function}, not started; the caller fills the parameter slots. */
    public static long create(ThreadState ts, long function, long code) {
        int slots = PyCode.entryPoint(code).frameSlots();
        int flags = PyCodeObject.co_flags(code);
        PyType type = (flags & CodeSpec.CO_GENERATOR) != 0
                ? TYPE
                : (flags & CodeSpec.CO_COROUTINE) != 0 ? PyCoroutine.TYPE : PyAsyncGen.TYPE;
        code = PyCode.asReplacedIn(function, code);
        long self = type.allocate(ts, SLOTS + 8L * slots);
        Memory.zeroWords(self + 16, SLOTS - 16 + 8L * slots);
        Memory.putLong(self + PyGenObject.GI_CODE, Refs.retain(ts, code));
        Memory.putLong(
                self + PyGenObject.GI_NAME,
                Refs.retain(ts, PyFunctionObject.func_name(function)));
        Memory.putLong(
                self + PyGenObject.GI_QUALNAME,
                Refs.retain(ts, PyFunctionObject.func_qualname(function)));
        Memory.putByte(self + PyGenObject.GI_FRAME_STATE, CREATED);
        Memory.putLong(self + FUNC, Refs.retain(ts, function));
        Memory.putInt(self + COUNT, slots);
        if (type == PyCoroutine.TYPE) {
            PyCoroutine.noteOrigin(ts, self);
        }
        return self;
    }

    /** The function whose body this runs, borrowed. */
    public static long function(long self) {
        return Memory.getLong(self + FUNC);
    }

    /** Number of the yield the generator stopped at; 0 before the first. */
    public static int state(long self) {
        return (int) Memory.getLong(self + STATE);
    }

    /** Called just before the body returns a yielded value. */
    public static void suspend(long self, int state) {
        Memory.putLong(self + STATE, state);
        Memory.releaseFence(); // from the next store on, another thread may run the body
        Memory.putByte(self + PyGenObject.GI_FRAME_STATE, SUSPENDED);
    }

    /** Moves a value into the frame. */
    public static void putSlot(long self, int index, long value) {
        Memory.putLong(self + SLOTS + 8L * index, value);
    }

    /** Moves a value out of the frame. */
    public static long takeSlot(long self, int index) {
        long at = self + SLOTS + 8L * index;
        long value = Memory.getLong(at);
        Memory.putLong(at, 0);
        return value;
    }

    /** The body returns {@code value} (stolen): kept in the thread state for whoever resumed it. */
    public static void returned(ThreadState ts, long self, long value) {
        finish(ts, value);
    }

    /** Leaves a result (stolen) for whoever asks; a result nobody asked for is dropped. */
    private static void finish(ThreadState ts, long value) {
        Refs.xrelease(ts, ts.generatorResult);
        ts.generatorResult = value;
    }

    /**
     * What a suspended {@code yield from} or {@code await} waits for, owned; 0 if it is at a plain
     * yield or not suspended.
     */
    static long awaited(ThreadState ts, long self) {
        long found = 0;
        ObjectLock.lock(ts, self);
        if (Memory.getByte(self + PyGenObject.GI_FRAME_STATE) == SUSPENDED) {
            int slot = awaitedSlot(self);
            if (slot >= 0) {
                found = Refs.xretain(ts, Memory.getLong(self + SLOTS + 8L * slot));
            }
        }
        ObjectLock.unlock(ts, self);
        return found;
    }

    /** The frame slot of what the body awaits where it stopped last; -1 at a plain yield. */
    static int awaitedSlot(long self) {
        int state = state(self);
        int[] slots = PyCode.entryPoint(PyGenObject.gi_code(self)).awaitedSlots();
        return state == 0 ? -1 : slots[state - 1];
    }

    /** As {@link #thrown}, at a yield inside an exception handler: that one is the context. */
    public static PyException thrownInHandler(ThreadState ts) {
        PyException e = thrown(ts);
        return Errors.chained(ts, e.take());
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
            return run(bodyOf(self), ts, self, sent);
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
     * keeps the generator alive. As {@link #tp_iternext} else.
     */
    public static long step(MethodHandle body, ThreadState ts, long self) {
        return sendTo(body, ts, self, Singletons.None);
    }

    /** As {@link #step}, for a {@code yield from}; {@code sent} is stolen. */
    public static long stepSent(MethodHandle body, ThreadState ts, long self, long sent) {
        return sendTo(body, ts, self, sent);
    }

    private static long sendTo(MethodHandle body, ThreadState ts, long self, long sent) {
        ObjectLock.lock(ts, self);
        byte state = Memory.getByte(self + PyGenObject.GI_FRAME_STATE);
        if (state == SUSPENDED || state == CREATED && sent == Singletons.None) {
            Memory.putByte(self + PyGenObject.GI_FRAME_STATE, EXECUTING);
            ObjectLock.unlock(ts, self);
            return run(body, ts, self, sent);
        }
        ObjectLock.unlock(ts, self);
        try {
            return send(ts, self, sent);
        } finally {
            Refs.release(ts, sent);
        }
    }

    /** The caller keeps the generator alive. */
    private static long run(MethodHandle body, ThreadState ts, long self, long sent) {
        long handled = Refs.xretain(ts, ts.handled);
        long v;
        try {
            v = (long) body.invokeExact(ts, self, sent);
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
        PyException error = Errors.runtimeError(ts, kind(self) + what);
        PyBaseException.setContext(ts, error.value(), cause);
        PyBaseException.setCause(ts, error.value(), cause);
        Refs.release(ts, cause);
        return error;
    }

    /** The body is over: whatever the frame still owns is released. */
    private static void complete(ThreadState ts, long self) {
        Memory.putByte(self + PyGenObject.GI_FRAME_STATE, COMPLETED);
        releaseSlots(ts, self);
    }

    private static void releaseSlots(ThreadState ts, long self) {
        int n = Memory.getInt(self + COUNT);
        for (int i = 0; i < n; i++) {
            Refs.xrelease(ts, takeSlot(self, i));
        }
    }

    /** What messages call it. */
    static String kind(long self) {
        return TYPE.isExactly(self)
                ? "generator"
                : PyCoroutine.TYPE.isExactly(self) ? "coroutine" : "async generator";
    }

    /** Takes the generator for running; its state before. */
    private static byte begin(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        byte state = Memory.getByte(self + PyGenObject.GI_FRAME_STATE);
        if (state < EXECUTING) {
            Memory.putByte(self + PyGenObject.GI_FRAME_STATE, EXECUTING);
        }
        ObjectLock.unlock(ts, self);
        if (state == EXECUTING) {
            throw Errors.valueError(ts, kind(self) + " already executing");
        }
        return state;
    }

    /** One step; 0 at the end with the result in {@code ts.generatorResult}. */
    static long send(ThreadState ts, long self, long value) {
        byte state = begin(ts, self);
        if (state == COMPLETED) {
            if (PyCoroutine.TYPE.isExactly(self)) {
                throw PyCoroutine.reused(ts);
            }
            finish(ts, Singletons.None);
            return 0;
        }
        if (state == CREATED && value != Singletons.None) {
            Memory.putByte(self + PyGenObject.GI_FRAME_STATE, CREATED);
            throw Errors.typeError(
                    ts, "can't send non-None value to a just-started " + kind(self));
        }
        return resume(ts, self, Refs.retain(ts, value));
    }

    /** Raises {@code e} at the yield; as {@link #send} otherwise. */
    static long raiseInside(ThreadState ts, long self, PyException e) {
        byte state;
        try {
            state = begin(ts, self);
        } catch (PyException busy) {
            Errors.discard(ts, e);
            throw busy;
        }
        if (state == COMPLETED) {
            if (PyCoroutine.TYPE.isExactly(self)) {
                Errors.discard(ts, e);
                throw PyCoroutine.reused(ts);
            }
            throw e;
        }
        if (state == CREATED) {
            complete(ts, self);
            throw e;
        }
        // The poll at the body's entry may run finalizers, which throw into other generators.
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
        byte state = Memory.getByte(self + PyGenObject.GI_FRAME_STATE);
        if (state == COMPLETED) {
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
            throw Errors.runtimeError(ts, kind(self) + " ignored GeneratorExit");
        }
        Refs.release(ts, takeResult(ts));
    }

    // ---------------------------------------------------------------- yield from

    /** The iterator a {@code yield from} drives: a generator itself, else {@code iter(source)}. */
    public static long delegate(ThreadState ts, long self, long source) {
        if (TYPE.isExactly(source)) {
            return Refs.retain(ts, source);
        }
        if (PyCoroutine.TYPE.isExactly(source)) {
            if (!Awaiting.isIterableCoroutine(self)) {
                throw Errors.typeError(ts, "cannot 'yield from' a coroutine object in a "
                        + "non-coroutine generator");
            }
            return Refs.retain(ts, source);
        }
        return Abstract.iter(ts, source);
    }

    /** Whether it runs by the static methods here, without the iterator protocol. */
    private static boolean isDriven(long it) {
        return TYPE.isExactly(it) || PyCoroutine.TYPE.isExactly(it);
    }

    /** @param sent stolen; @return the next value, 0 at the end with the result in ts */
    public static long delegateSend(ThreadState ts, long it, long sent) {
        try {
            if (isDriven(it)) {
                return send(ts, it, sent);
            }
            if (sent == Singletons.None) {
                PyType type = PyType.of(it);
                if (type.hasFlag(TPFLAGS_HEAPTYPE)) {
                    return type.iternextOrStop(ts, it);
                }
                long v = type.tp_iternext(ts, it);
                if (v == 0 && !type.endsWithResult()) {
                    finish(ts, Singletons.None);
                }
                return v;
            }
            return Abstract.callMethod(ts, it, Names.of("send"), sent);
        } catch (PyException e) {
            return endOrThrow(ts, e);
        } finally {
            Refs.release(ts, sent);
        }
    }

    /** StopIteration ends the delegation with its value. */
    static long endOrThrow(ThreadState ts, PyException e) {
        if (!Errors.matches(e, Exceptions.StopIteration)) {
            throw e;
        }
        finish(ts, Abstract.getAttr(ts, e.value(), Names.of("value")));
        Errors.discard(ts, e);
        return 0;
    }

    /** Passes the thrown exception to the inner iterator; as {@link #delegateSend} otherwise. */
    public static long delegateThrow(ThreadState ts, long it) {
        PyException e = thrown(ts);
        if (Errors.matches(e, Exceptions.GeneratorExit)) {
            closeDelegate(ts, it, e);
            throw e;
        }
        if (isDriven(it)) {
            return raiseInside(ts, it, e);
        }
        long method = Abstract.lookupAttr(ts, it, Names.of("throw"));
        if (method == 0) {
            throw e;
        }
        long exc = e.take();
        try {
            return Abstract.call(ts, method, exc);
        } catch (PyException next) {
            return endOrThrow(ts, next);
        } finally {
            Refs.release(ts, exc);
            Refs.release(ts, method);
        }
    }

    /** As {@link #delegateThrow} inside an exception handler: that exception is the context. */
    public static long delegateThrowInHandler(ThreadState ts, long it) {
        try {
            return delegateThrow(ts, it);
        } catch (PyException e) {
            PyBaseException.setImplicitContext(ts, e.value());
            throw e;
        }
    }

    private static void closeDelegate(ThreadState ts, long it, PyException pending) {
        try {
            if (isDriven(it)) {
                close(ts, it);
                return;
            }
            long method = Abstract.lookupAttr(ts, it, Names.of("close"));
            if (method != 0) {
                try {
                    Refs.release(ts, Abstract.call(ts, method));
                } finally {
                    Refs.release(ts, method);
                }
            }
        } catch (PyException e) {
            Errors.discard(ts, pending);
            throw e;
        }
    }

    // ---------------------------------------------------------------- Python methods

    static long sendMethod(ThreadState ts, long self, long arg) {
        return orStop(ts, send(ts, self, arg));
    }

    private static long orStop(ThreadState ts, long v) {
        if (v != 0) {
            return v;
        }
        long result = takeResult(ts);
        try {
            throw Errors.stopIteration(ts, result);
        } finally {
            Refs.release(ts, result);
        }
    }

    static boolean isExceptionClass(long type) {
        return PyTypeType.isType(type) && PyType.at(type).isSubtypeOf(Exceptions.BaseException);
    }

    static long throwMethod(ThreadState ts, long self, long type, long value, long traceback) {
        return orStop(ts, raiseInside(ts, self, toThrow(ts, type, value, traceback)));
    }

    /** The exception that {@code throw(type, value, traceback)} asks for. */
    static PyException toThrow(ThreadState ts, long type, long value, long traceback) {
        boolean traced = traceback != 0 && traceback != Singletons.None;
        if (traced && !PyTraceback.TYPE.isExactly(traceback)) {
            throw Errors.typeError(ts, "throw() third argument must be a traceback object");
        }
        long exc;
        if (Exceptions.BaseException.isInstance(type)) {
            if (value != 0 && value != Singletons.None) {
                throw Errors.typeError(
                        ts, "instance exception may not have a separate value");
            }
            exc = Refs.retain(ts, type);
        } else if (isExceptionClass(type)) {
            exc = instance(ts, type, value);
        } else {
            throw Errors.typeError(
                    ts,
                    "exceptions must be classes or instances deriving from BaseException, not "
                            + PyType.of(type).name());
        }
        if (traced) {
            PyBaseException.setTraceback(ts, exc, traceback);
        }
        return new PyException(exc);
    }

    /** An exception of the class; what goes wrong in making it is the exception instead. Owned. */
    private static long instance(ThreadState ts, long type, long value) {
        if (value != 0 && PyType.at(type).isInstance(value)) {
            return Refs.retain(ts, value);
        }
        try {
            long made;
            if (value == 0 || value == Singletons.None) {
                made = Abstract.call(ts, type);
            } else if (PyTuple.TYPE.isInstance(value)) {
                made = Abstract.callTuple(ts, type, value, 0);
            } else {
                made = Abstract.call(ts, type, value);
            }
            if (Exceptions.BaseException.isInstance(made)) {
                return made;
            }
            String got = Abstract.reprJava(ts, PyType.addressOf(made));
            Refs.release(ts, made);
            throw Errors.typeError(ts, "calling " + Abstract.reprJava(ts, type)
                    + " should have returned an instance of BaseException, not " + got);
        } catch (PyException e) {
            return e.take();
        }
    }

    static long closeMethod(ThreadState ts, long self) {
        close(ts, self);
        return Singletons.None;
    }

    static long getRunning(ThreadState ts, long self) {
        return PyBool.of(Memory.getByte(self + PyGenObject.GI_FRAME_STATE) == EXECUTING);
    }

    /** None once the body is over. */
    static long getFrame(ThreadState ts, long self) {
        return Memory.getByte(self + PyGenObject.GI_FRAME_STATE) == COMPLETED
                ? Singletons.None
                : PyFrame.ofGenerator(ts, self);
    }

    /**
     * What the variables of a body that is not running hold.
     *
     * @param into gets the values, owned, in the order of {@link FrameLayout}
     * @return index into the position table; -1 if the body is running
     */
    static int variables(ThreadState ts, long self, long[] into) {
        FrameLayout layout = PyCode.entryPoint(PyGenObject.gi_code(self)).frame();
        int slots = Memory.getInt(self + COUNT);
        ObjectLock.lock(ts, self);
        byte state = Memory.getByte(self + PyGenObject.GI_FRAME_STATE);
        int position = -1;
        if (state == CREATED) {
            // Parameters come first among the variables and in the frame.
            int n = Math.min(into.length,
                    PyCode.entryPoint(PyGenObject.gi_code(self)).signature.names.length);
            for (int i = 0; i < n; i++) {
                into[i] = Refs.xretain(ts, Memory.getLong(self + SLOTS + 8L * i));
            }
            position = Integer.MAX_VALUE / 8; // beyond the table: the line of the definition
        } else if (state == SUSPENDED) {
            for (int i = 0; i < into.length; i++) {
                int at = layout.saved()[i];
                if (at >= 0 && at < slots) {
                    into[i] = Refs.xretain(ts, Memory.getLong(self + SLOTS + 8L * at));
                }
            }
            position = layout.resumedAt()[state(self) - 1];
        }
        ObjectLock.unlock(ts, self);
        return position;
    }

    static long getSuspended(ThreadState ts, long self) {
        return PyBool.of(Memory.getByte(self + PyGenObject.GI_FRAME_STATE) == SUSPENDED);
    }

    static long getYieldFrom(ThreadState ts, long self) {
        long it = awaited(ts, self);
        return it == 0 ? Singletons.None : it;
    }

    static long getName(ThreadState ts, long self) {
        return field(ts, self, PyGenObject.GI_NAME);
    }

    static void setName(ThreadState ts, long self, long value) {
        setString(ts, self, PyGenObject.GI_NAME, value, "__name__");
    }

    static long getQualname(ThreadState ts, long self) {
        return field(ts, self, PyGenObject.GI_QUALNAME);
    }

    static void setQualname(ThreadState ts, long self, long value) {
        setString(ts, self, PyGenObject.GI_QUALNAME, value, "__qualname__");
    }

    private static long field(ThreadState ts, long self, int offset) {
        ObjectLock.lock(ts, self);
        long v = Refs.retain(ts, Memory.getLong(self + offset));
        ObjectLock.unlock(ts, self);
        return v;
    }

    private static void setString(ThreadState ts, long self, int offset, long value, String what) {
        if (value == 0 || !PyUnicode.TYPE.isInstance(value)) {
            throw Errors.typeError(ts, what + " must be set to a string object");
        }
        Refs.retain(ts, value);
        ObjectLock.lock(ts, self);
        long old = Memory.getLong(self + offset);
        Memory.putLong(self + offset, value);
        ObjectLock.unlock(ts, self);
        Refs.release(ts, old);
    }

    // ---------------------------------------------------------------- slots

    @Override
    public long tp_iter(ThreadState ts, long self) {
        return Refs.retain(ts, self);
    }

    @Override
    boolean endsWithResult() {
        return true;
    }

    @Override
    public boolean isIterator() {
        return true;
    }

    /** At the end the generator's result stays in the thread state for {@link #takeResult}. */
    @Override
    public long tp_iternext(ThreadState ts, long self) {
        return send(ts, self, Singletons.None);
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        return repr(ts, self, "generator");
    }

    static long repr(ThreadState ts, long self, String what) {
        long qualname = getQualname(ts, self);
        try {
            return PyUnicode.fromJava(ts, "<" + what + " object " + PyUnicode.toJava(qualname)
                    + " at 0x" + Long.toHexString(self) + ">");
        } finally {
            Refs.release(ts, qualname);
        }
    }

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        if (Memory.getByte(self + PyGenObject.GI_FRAME_STATE) != SUSPENDED) {
            Dealloc.generic(ts, this, self);
        } else {
            finalizeAndFree(ts, this, self);
        }
    }

    /**
     * The end of one that still has something to say: a suspended generator is closed, so that its
     * finally blocks run. That counts as a level of deallocation: generators that hold each other
     * are not closed one inside the other.
     */
    static void finalizeAndFree(ThreadState ts, PyType type, long self) {
        if (!ts.beginDealloc(self)) {
            return;
        }
        Weakrefs.clear(ts, self, type.weakListOffset);
        Refcount.resurrect(ts.heap, self);
        long result = setResultAside(ts);
        try {
            type.tp_finalize(ts, self);
        } catch (PyException e) {
            Unraisable.report(ts, e, "Exception ignored in: ", self);
        }
        putBackResult(ts, result);
        if (Refcount.dropAfterFinalizer(ts.heap, self)) {
            Dealloc.generic(ts, type, self);
        }
        Dealloc.end(ts);
    }

    @Override
    protected boolean tp_finalize(ThreadState ts, long self) {
        close(ts, self);
        return true;
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        traverse(self, visitor);
    }

    static void traverse(long self, Visitor visitor) {
        visitor.visit(Memory.getLong(self + PyGenObject.GI_CODE));
        visitor.visit(Memory.getLong(self + PyGenObject.GI_NAME));
        visitor.visit(Memory.getLong(self + PyGenObject.GI_QUALNAME));
        Dealloc.visit(Memory.getLong(self + PyGenObject.GI_ORIGIN_OR_FINALIZER), visitor);
        visitor.visit(function(self));
        int n = Memory.getInt(self + COUNT);
        for (int i = 0; i < n; i++) {
            long v = Memory.getLong(self + SLOTS + 8L * i);
            if (v != 0 && !Immediate.is(v)) {
                visitor.visit(v);
            }
        }
    }
}
