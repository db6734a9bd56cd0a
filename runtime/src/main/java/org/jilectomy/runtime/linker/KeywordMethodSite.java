package org.jilectomy.runtime.linker;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.EntryPoint;
import org.jilectomy.runtime.objects.PyFunction;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code self.name(a…, key=b…)}: {@code (ThreadState, self, args…, names) → long}, where {@code names}
 * is the tuple of keywords.
 *
 * <p>A {@link MethodSite} whose targets are {@link Binding}s: the tuple, a constant of the code, is
 * read when the site links and never again.
 */
final class KeywordMethodSite extends MethodSite {
    private MethodHandle condition;

    private KeywordMethodSite(MethodType type, long name) {
        super(type, name);
    }

    static KeywordMethodSite of(MethodType type, long name) {
        KeywordMethodSite site = new KeywordMethodSite(type, name);
        site.startCalls(true);
        return site;
    }

    @Override
    long general(ThreadState ts, long self, long[] args) {
        int n = args.length - 1;
        return Abstract.callMethodKeywords(ts, self, name, Arrays.copyOf(args, n), args[n]);
    }

    @Override
    MethodHandle condition() {
        return condition;
    }

    @Override
    MethodHandle function(ThreadState ts, long func, long[] args, boolean self) {
        MethodHandle direct = bound(ts, PyFunction.entryPoint(func), func, args, self);
        return direct == null ? null : MethodHandles.insertArguments(direct, 1, func);
    }

    @Override
    MethodHandle builtin(ThreadState ts, EntryPoint entry, long[] args) {
        return bound(ts, entry, 0, args, false);
    }

    /** {@code (ThreadState, self, args…, names) → long}. */
    private MethodHandle bound(
            ThreadState ts, EntryPoint entry, long func, long[] args, boolean method) {
        condition = null;
        int n = args.length - 1;
        String[] names = Binding.names(args[n]);
        int given = n - names.length + (method ? 1 : 0);
        Binding b = Binding.of(ts, entry, func, given, names);
        if (b == null) {
            failed();
            return null;
        }
        condition = b.guard;
        return MethodHandles.dropArguments(
                b.handle, b.handle.type().parameterCount(), long.class);
    }
}
