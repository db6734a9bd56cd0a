package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyCodeObject;
import org.jilectomy.heap.layout.PyFunctionObject;
import org.jilectomy.heap.layout.PyGenObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code generator}: its life, its Python methods and its slots.
 *
 * <p>Coroutines and asynchronous generators have the same struct and run by the same code:
 * {@link GeneratorFrame} is what a yield leaves behind, {@link GeneratorBody} runs it from there,
 * {@link Delegation} is {@code yield from}. {@link PyCoroutine} and {@link PyAsyncGen} say what is
 * theirs alone.
 */
public final class PyGenerator extends IteratorType {
    public static final PyGenerator TYPE = new PyGenerator();

    /** Of the {@code PyTypeObject}; a constant for compiled code. */
    public static final long ADDRESS = TYPE.address;

    private PyGenerator() {
        super(
                new TypeSpec("generator", GeneratorFrame.SLOTS)
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

    /** A generator of {@code function}, not started; the caller fills the parameter slots. */
    public static long create(ThreadState ts, long function, long code) {
        int slots = PyCode.entryPoint(code).frameSlots();
        int flags = PyCodeObject.co_flags(code);
        PyType type = (flags & CodeSpec.CO_GENERATOR) != 0
                ? TYPE
                : (flags & CodeSpec.CO_COROUTINE) != 0 ? PyCoroutine.TYPE : PyAsyncGen.TYPE;
        code = PyCode.asReplacedIn(function, code);
        long self = type.allocate(ts, GeneratorFrame.SLOTS + 8L * slots);
        Memory.zeroWords(self + 16, GeneratorFrame.SLOTS - 16 + 8L * slots);
        Memory.putLong(self + PyGenObject.GI_CODE, Refs.retain(ts, code));
        Memory.putLong(
                self + PyGenObject.GI_NAME,
                Refs.retain(ts, PyFunctionObject.func_name(function)));
        Memory.putLong(
                self + PyGenObject.GI_QUALNAME,
                Refs.retain(ts, PyFunctionObject.func_qualname(function)));
        Memory.putByte(self + PyGenObject.GI_FRAME_STATE, GeneratorFrame.CREATED);
        Memory.putLong(self + GeneratorFrame.FUNC, Refs.retain(ts, function));
        Memory.putInt(self + GeneratorFrame.COUNT, slots);
        if (type == PyCoroutine.TYPE) {
            PyCoroutine.noteOrigin(ts, self);
        }
        return self;
    }

    /** What messages call it. */
    static String kind(long self) {
        return TYPE.isExactly(self)
                ? "generator"
                : PyCoroutine.TYPE.isExactly(self) ? "coroutine" : "async generator";
    }

    // ---------------------------------------------------------------- Python methods

    static long sendMethod(ThreadState ts, long self, long arg) {
        return orStop(ts, GeneratorBody.send(ts, self, arg));
    }

    private static long orStop(ThreadState ts, long v) {
        if (v != 0) {
            return v;
        }
        long result = GeneratorBody.takeResult(ts);
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
        return orStop(ts, GeneratorBody.raiseInside(ts, self, toThrow(ts, type, value, traceback)));
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
        GeneratorBody.close(ts, self);
        return Singletons.None;
    }

    static long getRunning(ThreadState ts, long self) {
        return PyBool.of(PyGenObject.gi_frame_state(self) == GeneratorFrame.EXECUTING);
    }

    /** None once the body is over. */
    static long getFrame(ThreadState ts, long self) {
        return PyGenObject.gi_frame_state(self) == GeneratorFrame.COMPLETED
                ? Singletons.None
                : PyFrame.ofGenerator(ts, self);
    }

    static long getSuspended(ThreadState ts, long self) {
        return PyBool.of(PyGenObject.gi_frame_state(self) == GeneratorFrame.SUSPENDED);
    }

    static long getYieldFrom(ThreadState ts, long self) {
        long it = GeneratorFrame.awaited(ts, self);
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
    boolean endsWithResult() {
        return true;
    }

    /** At the end the generator's result stays in the thread state for {@link GeneratorBody#takeResult}. */
    @Override
    public long tp_iternext(ThreadState ts, long self) {
        return GeneratorBody.send(ts, self, Singletons.None);
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
        dealloc(ts, this, self);
    }

    static void dealloc(ThreadState ts, PyType type, long self) {
        if (type.needsFinalizer(self) && !Dealloc.isFinalized(self)) {
            finalizeAndFree(ts, type, self);
        } else {
            Dealloc.generic(ts, type, self);
        }
    }

    @Override
    protected boolean needsFinalizer(long self) {
        return PyGenObject.gi_frame_state(self) == GeneratorFrame.SUSPENDED;
    }

    @Override
    protected void tp_clear(ThreadState ts, long self) {
        GeneratorBody.abandon(ts, self);
    }

    /**
     * The end of one that still has something to say: a suspended generator is closed, so that its
     * finally blocks run. That counts as a level of deallocation: generators that hold each other
     * are not closed one inside the other.
     */
    private static void finalizeAndFree(ThreadState ts, PyType type, long self) {
        if (!ts.beginDealloc(self)) {
            return;
        }
        Weakrefs.clear(ts, self, type.weakListOffset);
        Dealloc.setFinalized(self);
        Refcount.resurrect(ts.heap, self);
        long result = GeneratorBody.setResultAside(ts);
        try {
            type.tp_finalize(ts, self);
        } catch (PyException e) {
            Unraisable.report(ts, e, "Exception ignored in: ", self);
        }
        GeneratorBody.putBackResult(ts, result);
        if (Refcount.dropAfterFinalizer(ts.heap, self)) {
            Dealloc.generic(ts, type, self);
        }
        Dealloc.end(ts);
    }

    @Override
    protected boolean tp_finalize(ThreadState ts, long self) {
        GeneratorBody.close(ts, self);
        return true;
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        GeneratorFrame.forgetFrame(self);
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
        visitor.visit(GeneratorFrame.function(self));
        int n = Memory.getInt(self + GeneratorFrame.COUNT);
        for (int i = 0; i < n; i++) {
            long v = Memory.getLong(self + GeneratorFrame.SLOTS + 8L * i);
            if (v != 0 && !Immediate.is(v)) {
                visitor.visit(v);
            }
        }
    }
}
