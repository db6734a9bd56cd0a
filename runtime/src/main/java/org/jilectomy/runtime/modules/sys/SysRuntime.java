package org.jilectomy.runtime.modules.sys;

import org.jilectomy.runtime.linker.LiveFrames;
import org.jilectomy.runtime.linker.OtherThreads;
import org.jilectomy.runtime.objects.Audit;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.LongText;
import org.jilectomy.runtime.objects.PyBaseException;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.Tracing;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** Functions of {@code sys} that look into the running interpreter or tune it. */
final class SysRuntime {
    /** RTLD_NOW. */
    private static final int DLOPEN_FLAGS = 2;

    private static volatile int dlopenFlags = DLOPEN_FLAGS;

    private SysRuntime() {}

    static void define(TypeDef def) {
        def.in(SysRuntime.class)
                .method("_getframe(module, depth=0, /)", null, "getframe")
                .method("_current_frames(module, /)", null, "currentFrames")
                .method("_current_exceptions(module, /)", null, "currentExceptions")
                .method("_debugmallocstats(module, /)", null, "debugMallocStats")
                .method("_getquickenedcount(module, /)", null, "quickenedCount")
                .method("call_tracing(module, func, args, /)", null, "callTracing")
                .method("get_int_max_str_digits(module, /)", null, "getIntMaxStrDigits")
                .method("set_int_max_str_digits(module, /, maxdigits)", null,
                        "setIntMaxStrDigits")
                .method("getdlopenflags(module, /)", null, "getDlopenFlags")
                .method("setdlopenflags(module, flags, /)", null, "setDlopenFlags")
                .method("getprofile(module, /)", null, "getProfile")
                .method("gettrace(module, /)", null, "getTrace")
                .method("setprofile(module, function, /)", null, "setProfile")
                .method("settrace(module, function, /)", null, "setTrace");
    }

    // ---------------------------------------------------------------- frames

    static long getframe(ThreadState ts, long module, long depth) {
        int n = depth == 0 ? 0 : PyLong.asInt(ts, depth);
        long frame = LiveFrames.get(ts, Math.max(0, n));
        if (frame == 0) {
            throw Errors.valueError(ts, "call stack is not deep enough");
        }
        if (Audit.isOn()) {
            Audit.event(ts, "sys._getframe", frame);
        }
        return frame;
    }

    static long currentFrames(ThreadState ts, long module) {
        if (Audit.isOn()) {
            Audit.event(ts, "sys._current_frames");
        }
        long dict = PyDict.create(ts);
        try {
            long frame = LiveFrames.get(ts, 0);
            if (frame != 0) {
                putSteal(ts, dict, ts.ident, frame);
            }
            if (ThreadState.isThreaded()) {
                OtherThreads.visit(ts, (ident, other, handled) -> {
                    Refs.xrelease(ts, handled);
                    if (other != 0) {
                        putSteal(ts, dict, ident, other);
                    }
                });
            }
            return dict;
        } catch (Throwable t) {
            Refs.release(ts, dict);
            throw t;
        }
    }

    static long currentExceptions(ThreadState ts, long module) {
        if (Audit.isOn()) {
            Audit.event(ts, "sys._current_exceptions");
        }
        long dict = PyDict.create(ts);
        try {
            putSteal(ts, dict, ts.ident, info(ts, ts.handled));
            if (ThreadState.isThreaded()) {
                OtherThreads.visit(ts, (ident, frame, handled) -> {
                    Refs.xrelease(ts, frame);
                    try {
                        putSteal(ts, dict, ident, info(ts, handled));
                    } finally {
                        Refs.xrelease(ts, handled);
                    }
                });
            }
            return dict;
        } catch (Throwable t) {
            Refs.release(ts, dict);
            throw t;
        }
    }

    /** As {@code sys.exc_info()} has it. */
    private static long info(ThreadState ts, long exc) {
        long tb = exc == 0 ? 0 : PyBaseException.tracebackBorrowed(exc);
        return exc == 0
                ? PyTuple.of(ts, Singletons.None, Singletons.None, Singletons.None)
                : PyTuple.of(ts, PyType.addressOf(exc), exc, tb == 0 ? Singletons.None : tb);
    }

    private static void putSteal(ThreadState ts, long dict, long thread, long value) {
        long ident = PyLong.of(ts, thread);
        try {
            PyDict.setItem(ts, dict, ident, value);
        } finally {
            Refs.release(ts, ident);
            Refs.release(ts, value);
        }
    }

    // ---------------------------------------------------------------- tracing

    static long getTrace(ThreadState ts, long module) {
        return Tracing.getTrace(ts);
    }

    static long getProfile(ThreadState ts, long module) {
        return Tracing.getProfile(ts);
    }

    static long setTrace(ThreadState ts, long module, long function) {
        if (function != Singletons.None) {
            TraceRequest.begin(ts);
        }
        Tracing.setTrace(ts, function);
        return Singletons.None;
    }

    static long setProfile(ThreadState ts, long module, long function) {
        if (function != Singletons.None) {
            TraceRequest.begin(ts);
        }
        Tracing.setProfile(ts, function);
        return Singletons.None;
    }

    static long callTracing(ThreadState ts, long module, long func, long args) {
        if (!PyTuple.TYPE.isInstance(args)) {
            throw Errors.typeError(ts, "call_tracing() argument 2 must be tuple, not "
                    + PyType.of(args).name());
        }
        return Tracing.callTracing(ts, func, args);
    }

    // ---------------------------------------------------------------- limits and counters

    static long getIntMaxStrDigits(ThreadState ts, long module) {
        return PyLong.of(ts, LongText.maxStrDigits());
    }

    static long setIntMaxStrDigits(ThreadState ts, long module, long digits) {
        int n = PyLong.asInt(ts, digits);
        if (n != 0 && n < LongText.STR_DIGITS_CHECK_THRESHOLD) {
            throw Errors.valueError(ts, "maxdigits must be 0 or larger than "
                    + LongText.STR_DIGITS_CHECK_THRESHOLD);
        }
        LongText.setMaxStrDigits(n);
        return Singletons.None;
    }

    static long getDlopenFlags(ThreadState ts, long module) {
        return PyLong.of(ts, dlopenFlags);
    }

    /** Noted for whoever asks; there is nothing that would be opened. */
    static long setDlopenFlags(ThreadState ts, long module, long flags) {
        dlopenFlags = PyLong.asInt(ts, flags);
        return Singletons.None;
    }

    static long quickenedCount(ThreadState ts, long module) {
        return PyLong.of(ts, 0);
    }

    static long debugMallocStats(ThreadState ts, long module) {
        System.err.print(org.jilectomy.heap.Statistics.report());
        return Singletons.None;
    }
}
