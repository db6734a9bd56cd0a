package org.jilectomy.runtime.linker;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The target of a call site between its constructor and {@link InlineCache#start}.
 *
 * <p>{@code MutableCallSite} has a constructor that makes such a target by itself, but out of method
 * handle combinators: three or four hidden classes for each type, some 2 ms of a start. Plain static
 * methods need one class a type at most, and share it with the built-in functions of that type.
 */
final class Unstarted {
    /** Up to this many values there is a method; all types of the {@link Linker}'s table have few. */
    private static final int WRITTEN_OUT = 5;

    private static final MethodHandle[] KNOWN = new MethodHandle[WRITTEN_OUT + 1];

    private Unstarted() {}

    /** A handle of a site's type that must never be called. */
    static MethodHandle of(MethodType type) {
        int n = type.parameterCount() - 1;
        if (n > WRITTEN_OUT || type.returnType() != long.class) {
            return type.returnType() == void.class && n == 2
                    ? InlineCache.find(Unstarted.class, "store", type)
                    : MethodHandles.empty(type);
        }
        MethodHandle h = KNOWN[n];
        return h != null ? h : (KNOWN[n] = InlineCache.find(Unstarted.class, "load", type));
    }

    static void store(ThreadState ts, long self, long value) {
        load(ts);
    }

    static long load(ThreadState ts) {
        throw new IllegalStateException("call site used before it was started");
    }

    static long load(ThreadState ts, long a) {
        return load(ts);
    }

    static long load(ThreadState ts, long a, long b) {
        return load(ts);
    }

    static long load(ThreadState ts, long a, long b, long c) {
        return load(ts);
    }

    static long load(ThreadState ts, long a, long b, long c, long d) {
        return load(ts);
    }

    static long load(ThreadState ts, long a, long b, long c, long d, long e) {
        return load(ts);
    }
}
