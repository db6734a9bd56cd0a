package org.jilectomy.runtime.modules;

import java.io.File;
import java.io.IOException;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.builtins.TracebackPrinter;
import org.jilectomy.runtime.modules.signal.Signals;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyStructSequence;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code _thread}; compare CPython {@code Modules/_threadmodule.c}. */
final class ThreadModule extends BuiltinModule {
    /** Seconds; the largest wait in nanoseconds that fits 64 bits. */
    private static final double TIMEOUT_MAX = 9223372036.0;

    private static final int SMALLEST_STACK = 32 * 1024;

    private static final PyStructSequence EXCEPT_HOOK_ARGS = new PyStructSequence(
            "_thread._ExceptHookArgs", 4, true, "exc_type", "exc_value", "exc_traceback", "thread");

    ThreadModule() {
        super("_thread");
    }

    @Override
    protected void define(TypeDef def) {
        def.method("start_new_thread(module, function, args, kwargs=None, /)", null, "start")
                .method("start_new(module, function, args, kwargs=None, /)", null, "start")
                .method("allocate_lock(module, /)", null, "allocateLock")
                .method("allocate(module, /)", null, "allocateLock")
                .method("exit(module, /)", null)
                .method("exit_thread(module, /)", null, "exit")
                .method("interrupt_main(module, signum=None, /)", null, "interruptMain")
                .method("get_ident(module, /)", null, "getIdent")
                .method("get_native_id(module, /)", null, "getNativeId")
                .method("_count(module, /)", null, "count")
                .method("stack_size(module, size=None, /)", null, "stackSize")
                .method("_set_sentinel(module, /)", null, "setSentinel")
                .method("_excepthook(module, args, /)", null, "excepthook");
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        putType(ts, dict, EXCEPT_HOOK_ARGS);
        PyDict.setItemName(ts, dict, Names.of("LockType"), PyLock.TYPE.address);
        PyDict.setItemName(ts, dict, Names.of("RLock"), PyRLock.TYPE.address);
        PyDict.setItemName(ts, dict, Names.of("_local"), PyLocal.TYPE.address);
        PyDict.setItemName(ts, dict, Names.of("error"), Exceptions.RuntimeError.address);
        putSteal(ts, dict, "TIMEOUT_MAX", PyFloat.of(ts, TIMEOUT_MAX));
    }

    // ---------------------------------------------------------------- threads

    static long start(ThreadState ts, long module, long function, long args, long kwargs) {
        if (!Abstract.isCallable(function)) {
            throw Errors.typeError(ts, "first arg must be callable");
        }
        if (!PyTuple.TYPE.isInstance(args)) {
            throw Errors.typeError(ts, "2nd arg must be a tuple");
        }
        if (kwargs != 0 && !PyDict.TYPE.isInstance(kwargs)) {
            throw Errors.typeError(ts, "optional 3rd arg must be a dictionary");
        }
        return PyLong.of(ts, PythonThreads.start(ts, function, args, kwargs));
    }

    static long count(ThreadState ts, long module) {
        return PyLong.of(ts, PythonThreads.count());
    }

    static long exit(ThreadState ts, long module) {
        throw Errors.chained(ts, Abstract.call(ts, Exceptions.SystemExit.address));
    }

    /** As if the signal had come from outside; nothing if Python does not handle it. */
    static long interruptMain(ThreadState ts, long module, long signal) {
        int n = signal == 0 ? Signals.SIGINT : PyLong.asInt(ts, signal);
        if (n < 1 || n > 64) {
            throw Errors.valueError(ts, "signal number out of range");
        }
        if (Signals.isHandled(n)) {
            Signals.raise(ts, n);
        }
        return Singletons.None;
    }

    static long getIdent(ThreadState ts, long module) {
        return PyLong.of(ts, ts.ident);
    }

    static long getNativeId(ThreadState ts, long module) {
        return PyLong.of(ts, nativeId());
    }

    /** The kernel's number of this thread, found without linking a native call; else our own. */
    private static long nativeId() {
        try {
            String path = new File("/proc/thread-self").getCanonicalPath(); // /proc/PID/task/TID
            int task = path.indexOf("/task/");
            return task < 0 ? Thread.currentThread().threadId()
                    : Long.parseLong(path.substring(task + "/task/".length()));
        } catch (IOException | NumberFormatException e) {
            return Thread.currentThread().threadId();
        }
    }

    static long stackSize(ThreadState ts, long module, long size) {
        long old = PythonThreads.stackSize();
        if (size != 0) {
            long bytes = Abstract.asIndex(ts, size);
            if (bytes < 0) {
                throw Errors.valueError(ts, "size must be 0 or a positive value");
            }
            if (bytes != 0 && bytes < SMALLEST_STACK) {
                throw Errors.valueError(ts, "size not valid: " + bytes + " bytes");
            }
            PythonThreads.setStackSize(bytes);
        }
        return PyLong.of(ts, old);
    }

    // ---------------------------------------------------------------- locks

    static long allocateLock(ThreadState ts, long module) {
        return PyLock.create(ts);
    }

    /** A lock, to be taken by the caller, that the runtime releases when this thread ends. */
    static long setSentinel(ThreadState ts, long module) {
        long lock = PyLock.create(ts);
        PythonThreads.setSentinel(ts, lock);
        return lock;
    }

    // ---------------------------------------------------------------- exceptions

    /** Compare {@code thread_excepthook}; {@code args} has {@code exc_type} … {@code thread}. */
    static long excepthook(ThreadState ts, long module, long args) {
        if (!EXCEPT_HOOK_ARGS.isExactly(args)) {
            throw Errors.typeError(ts,
                    "_thread._excepthook argument type must be ExceptHookArgs");
        }
        long type = Abstract.getAttr(ts, args, Names.of("exc_type"));
        Refs.release(ts, type);
        if (type == Exceptions.SystemExit.address) {
            return Singletons.None;
        }
        long thread = Abstract.getAttr(ts, args, Names.of("thread"));
        long value = 0;
        long file = 0;
        try {
            file = errorsOf(ts, thread);
            if (file == Singletons.None) {
                return Singletons.None;
            }
            value = Abstract.getAttr(ts, args, Names.of("exc_value"));
            String text = Exceptions.BaseException.isInstance(value)
                    ? TracebackPrinter.format(ts, value) : "";
            TracebackPrinter.toFile(ts, file,
                    "Exception in thread " + threadName(ts, thread) + ":\n" + text);
            return Singletons.None;
        } finally {
            Refs.xrelease(ts, file);
            Refs.xrelease(ts, value);
            Refs.release(ts, thread);
        }
    }

    /** {@code sys.stderr}, or what it was when the thread was made, if it is gone; owned. */
    private static long errorsOf(ThreadState ts, long thread) {
        long file = PyDict.getItemString(ts, Interpreter.sysDict, "stderr");
        if (file != 0 && file != Singletons.None || thread == Singletons.None) {
            return file == 0 ? Singletons.None : file;
        }
        return Abstract.getAttr(ts, thread, Names.of("_stderr"));
    }

    private static String threadName(ThreadState ts, long thread) {
        long name = thread == Singletons.None ? 0 : Abstract.lookupAttr(ts, thread, Names.name);
        if (name == 0) {
            return Long.toString(ts.ident);
        }
        try {
            return Abstract.strJava(ts, name);
        } finally {
            Refs.release(ts, name);
        }
    }
}
