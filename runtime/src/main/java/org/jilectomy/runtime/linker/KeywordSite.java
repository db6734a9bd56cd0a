package org.jilectomy.runtime.linker;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import org.jilectomy.heap.layout.PyFunctionObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Pins;
import org.jilectomy.runtime.objects.PyCFunction;
import org.jilectomy.runtime.objects.PyFunction;
import org.jilectomy.runtime.objects.PyModule;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyTypeType;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code f(a…, key=b…)}: {@code (ThreadState, f, args…, names) → long}, where {@code names} is the
 * tuple of keywords, a constant of the code.
 *
 * <p>The keywords are found among the callee's parameters once, see {@link Binding}. A function is
 * recognised by its code, as at a {@link ValueCallSite}; one whose defaults the call needs, a
 * built-in and a class by themselves.
 */
final class KeywordSite extends InlineCache {
    private KeywordSite(MethodType type) {
        super(type, 0);
    }

    static KeywordSite of(MethodType type) {
        KeywordSite site = new KeywordSite(type);
        site.startCalls(true);
        return site;
    }

    @Override
    long miss(ThreadState ts, long f, long[] args) {
        int n = args.length - 1;
        if (mayLink() && !link(ts, f, n, Binding.names(args[n]))) {
            failed();
        }
        return Abstract.call(ts, f, Arrays.copyOf(args, n), args[n]);
    }

    private boolean link(ThreadState ts, long f, int count, String[] names) {
        int given = count - names.length;
        if (PyFunction.TYPE.isExactly(f)) {
            Binding b = Binding.of(ts, PyFunction.entryPoint(f), f, given, names);
            if (b == null) {
                return false;
            }
            if (!b.usesDefaults && !Refcount.isImmortal(f)) {
                put(Guards.functionOf(ts, PyFunctionObject.func_code(f)), b.handle);
                return true;
            }
            if (PyFunction.closure(f) != 0 && !Refcount.isImmortal(f)) {
                return false; // the next one will be another
            }
            Pins.share(ts, f);
            put(
                    Guards.both(Guards.same(f), b.guard),
                    MethodHandles.dropArguments(
                            MethodHandles.insertArguments(b.handle, 1, f), 1, long.class));
            return true;
        }
        if (PyCFunction.TYPE.isExactly(f)) {
            long self = PyCFunction.self(f);
            if (self != 0 && !PyModule.TYPE.isExactly(self)) {
                return false;
            }
            Binding b = Binding.of(ts, PyCFunction.entryPoint(f), 0, given, names);
            return b != null
                    && ofConstant(ts, f, MethodHandles.insertArguments(b.handle, 1, self));
        }
        if (PyTypeType.isType(f)) {
            MethodHandle h = Construction.withKeywords(ts, PyType.at(f), given, names);
            MethodHandle guard = h == null ? null : Guards.ofClass(ts, f);
            if (guard == null) {
                return false;
            }
            put(guard, MethodHandles.dropArguments(h, 1, long.class));
            return true;
        }
        return false;
    }

    /** @param direct {@code (ThreadState, args…) → long} */
    private boolean ofConstant(ThreadState ts, long f, MethodHandle direct) {
        Pins.share(ts, f);
        put(Guards.same(f), MethodHandles.dropArguments(direct, 1, long.class));
        return true;
    }

    private void put(MethodHandle guard, MethodHandle fast) {
        prepend(
                guard,
                MethodHandles.dropArguments(fast, fast.type().parameterCount(), long.class));
    }
}
