package org.jilectomy.runtime.modules.sys;

import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyStructSequence;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/**
 * What an event loop tells {@code sys} about asynchronous generators and coroutines; each thread
 * has its own.
 */
public final class AsyncHooks {
    private static PyStructSequence type;

    private AsyncHooks() {}

    private static synchronized PyStructSequence type() {
        if (type == null) {
            type = new PyStructSequence("asyncgen_hooks", "firstiter", "finalizer");
        }
        return type;
    }

    private static long orNone(ThreadState ts, long hook) {
        return hook == 0 ? Singletons.None : Refs.retain(ts, hook);
    }

    static long get(ThreadState ts) {
        return type().createSteal(
                ts, orNone(ts, ts.asyncgenFirstiter), orNone(ts, ts.asyncgenFinalizer));
    }

    /** @param firstiter 0 leaves it, None removes it; as {@code finalizer} */
    static void set(ThreadState ts, long firstiter, long finalizer) {
        check(ts, finalizer, "finalizer");
        check(ts, firstiter, "firstiter");
        if (finalizer != 0) {
            long old = ts.asyncgenFinalizer;
            ts.asyncgenFinalizer = keep(ts, finalizer);
            Refs.xrelease(ts, old);
        }
        if (firstiter != 0) {
            long old = ts.asyncgenFirstiter;
            ts.asyncgenFirstiter = keep(ts, firstiter);
            Refs.xrelease(ts, old);
        }
    }

    private static void check(ThreadState ts, long hook, String what) {
        if (hook != 0 && hook != Singletons.None && !Abstract.isCallable(hook)) {
            throw Errors.typeError(
                    ts, "callable " + what + " expected, got " + PyType.of(hook).name());
        }
    }

    private static long keep(ThreadState ts, long hook) {
        return hook == Singletons.None ? 0 : Refs.retain(ts, hook);
    }

    static void setOriginDepth(ThreadState ts, long depth) {
        long n = PyLong.asLong(ts, depth);
        if (n < 0) {
            throw Errors.valueError(ts, "depth must be >= 0");
        }
        ts.coroutineOriginDepth = (int) Math.min(n, Integer.MAX_VALUE);
    }

    /** Forgets the hooks, when the thread ends. */
    public static void clear(ThreadState ts) {
        set(ts, Singletons.None, Singletons.None);
    }
}
