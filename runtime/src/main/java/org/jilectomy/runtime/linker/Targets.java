package org.jilectomy.runtime.linker;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jilectomy.runtime.objects.EntryPoint;
import org.jilectomy.runtime.objects.PyFunction;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.state.ThreadState;

/** Direct method handles of entry points, fitted to a positional call. */
final class Targets {
    private static final int MAX_FILLED = 8;

    private Targets() {}

    /**
     * {@code (ThreadState, self, args…) → long} for a call with {@code count} positional arguments:
     * exact for a Python function, missing optional parameters filled with 0 for a built-in.
     *
     * @return null if the call needs the argument binder
     */
    static MethodHandle positional(EntryPoint entry, int count) {
        Signature s = entry.signature;
        if (entry.isPacked()) {
            return null;
        }
        if (s.isPlain && s.slots == count) {
            return entry.handle();
        }
        if (s.optional == null) {
            return null;
        }
        if (entry.isNew()) {
            return InlineCache.find(
                    EntryPoint.class,
                    "callNew",
                    MethodType.methodType(
                            long.class, ThreadState.class, long.class, long[].class))
                    .asCollector(long[].class, count);
        }
        if (s.varArgs) {
            return Variadic.of(entry, count);
        }
        if (count > s.positional) {
            return null;
        }
        int missing = s.slots - count;
        if (missing > MAX_FILLED) {
            return null;
        }
        for (int i = count; i < s.slots; i++) {
            if (!s.optional[i] || (s.varKeywords && i == s.slots - 1)) {
                return null;
            }
        }
        Object[] zeros = new Object[missing];
        java.util.Arrays.fill(zeros, 0L);
        return MethodHandles.insertArguments(entry.handle(), 2 + count, zeros);
    }

    /**
     * {@code (ThreadState, args…) → long} for a positional call of one Python function that lives as
     * long as the site: the function and the defaults it needs are constants. The site must be under
     * {@link org.jilectomy.runtime.objects.CodeReplacement}, which also watches the defaults.
     *
     * @return null if the call needs the argument binder
     */
    static MethodHandle function(long func, int count) {
        EntryPoint entry = PyFunction.entryPoint(func);
        Signature s = entry.signature;
        if (s.slots != s.positional || count > s.positional || entry.isPacked()) {
            return null;
        }
        int missing = s.positional - count;
        Object[] constants = new Object[missing];
        if (missing > 0 && !PyFunction.constantDefaults(func, constants)) {
            return null;
        }
        MethodHandle direct = MethodHandles.insertArguments(entry.handle(), 2 + count, constants);
        return MethodHandles.insertArguments(direct, 1, func);
    }
}
