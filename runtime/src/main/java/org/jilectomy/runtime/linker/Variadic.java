package org.jilectomy.runtime.linker;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import org.jilectomy.runtime.objects.EntryPoint;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Positional calls of built-ins that take {@code *args}, and maybe {@code **kwargs}: the tuple and
 * the empty dict are made here, without argument arrays. {@code print}, {@code max}, {@code
 * str.format}.
 */
final class Variadic {
    private static final int WRITTEN_OUT = 4;

    private Variadic() {}

    /**
     * {@code (ThreadState, self, args…) → long}.
     *
     * @return null if the call has too many arguments, or parameters besides those and optional
     *     keyword-only ones
     */
    static MethodHandle of(EntryPoint entry, int count) {
        Signature s = entry.signature;
        if (!s.varArgs || s.positional != 0 || count > WRITTEN_OUT) {
            return null;
        }
        for (int i = 0; i < s.kwOnly; i++) {
            if (!s.optional[i]) {
                return null;
            }
        }
        Object[] zeros = new Object[s.kwOnly];
        java.util.Arrays.fill(zeros, 0L);
        MethodHandle target = MethodHandles.insertArguments(entry.handle(), 2, zeros);
        if (s.varKeywords) {
            target = withDict(target);
        }
        Class<?>[] parameters = new Class<?>[count + 3];
        java.util.Arrays.fill(parameters, long.class);
        parameters[0] = MethodHandle.class;
        parameters[1] = ThreadState.class;
        return InlineCache.find(Variadic.class, "with", methodType(long.class, parameters))
                .bindTo(target);
    }

    private static MethodHandle withDict(MethodHandle target) {
        return InlineCache.find(
                Variadic.class,
                "withDict",
                methodType(
                        long.class,
                        MethodHandle.class,
                        ThreadState.class,
                        long.class,
                        long.class))
                .bindTo(target);
    }

    static long withDict(MethodHandle target, ThreadState ts, long self, long tuple)
            throws Throwable {
        long dict = PyDict.create(ts);
        try {
            return (long) target.invokeExact(ts, self, tuple, dict);
        } finally {
            Refs.release(ts, dict);
        }
    }

    private static long call(MethodHandle target, ThreadState ts, long self, long tuple)
            throws Throwable {
        try {
            return (long) target.invokeExact(ts, self, tuple);
        } finally {
            Refs.release(ts, tuple);
        }
    }

    static long with(MethodHandle target, ThreadState ts, long self) throws Throwable {
        return call(target, ts, self, PyTuple.empty(ts));
    }

    static long with(MethodHandle target, ThreadState ts, long self, long a) throws Throwable {
        return call(target, ts, self, PyTuple.of(ts, a));
    }

    static long with(MethodHandle target, ThreadState ts, long self, long a, long b)
            throws Throwable {
        return call(target, ts, self, PyTuple.of(ts, a, b));
    }

    static long with(MethodHandle target, ThreadState ts, long self, long a, long b, long c)
            throws Throwable {
        return call(target, ts, self, PyTuple.of(ts, a, b, c));
    }

    static long with(
            MethodHandle target, ThreadState ts, long self, long a, long b, long c, long d)
            throws Throwable {
        return call(target, ts, self, four(ts, a, b, c, d));
    }

    static long four(ThreadState ts, long a, long b, long c, long d) {
        long tuple = PyTuple.create(ts, 4);
        PyTuple.setSteal(ts, tuple, 0, Refs.retain(ts, a));
        PyTuple.setSteal(ts, tuple, 1, Refs.retain(ts, b));
        PyTuple.setSteal(ts, tuple, 2, Refs.retain(ts, c));
        PyTuple.setSteal(ts, tuple, 3, Refs.retain(ts, d));
        return tuple;
    }
}
