package org.jilectomy.runtime.linker;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jilectomy.heap.layout.PyFunctionObject;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.PyFunction;
import org.jilectomy.runtime.state.ThreadState;

/**
 * A call of any value: {@code (ThreadState, f, args…) → long}.
 *
 * <p>Python functions are recognised by their code object, which is immortal: closures and lambdas
 * made again and again from one definition keep hitting.
 */
final class ValueCallSite extends InlineCache {
    private ValueCallSite(MethodType type) {
        super(type, 0);
    }

    static ValueCallSite of(MethodType type) {
        ValueCallSite site = new ValueCallSite(type);
        site.startCalls(true);
        return site;
    }

    @Override
    long miss(ThreadState ts, long f, long[] args) {
        if (PyFunction.TYPE.isExactly(f) && mayLink()) {
            MethodHandle direct = Targets.positional(PyFunction.entryPoint(f), args.length);
            if (direct != null) {
                MethodHandle guard = Guards.functionOf(PyFunctionObject.func_code(f));
                prepend(
                        MethodHandles.dropArguments(
                                guard,
                                2,
                                type().parameterList().subList(2, type().parameterCount())),
                        direct);
            }
        }
        return Abstract.call(ts, f, args, 0);
    }
}
