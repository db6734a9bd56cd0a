package org.jilectomy.runtime.linker;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyFunctionObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.EntryPoint;
import org.jilectomy.runtime.objects.Pins;
import org.jilectomy.runtime.objects.PyCFunction;
import org.jilectomy.runtime.objects.PyFunction;
import org.jilectomy.runtime.objects.PyMethod;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyTypeType;
import org.jilectomy.runtime.state.ThreadState;

/**
 * A call of any value: {@code (ThreadState, f, args…) → long}.
 *
 * <pre>
 *  callee              recognised by          why
 *  Python function     its code               closures and lambdas made again and again keep hitting
 *  built-in function   its entry point        so do the methods of objects: append = items.append
 *  class               itself                 construction depends on it
 *  bound method        its function           the receiver is read from it
 *                      or that one's code     if the function may go, as a class's that a function made
 * </pre>
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
        if (mayLink() && !link(ts, f, args.length)) {
            failed();
        }
        return Abstract.call(ts, f, args, 0);
    }

    private boolean link(ThreadState ts, long f, int count) {
        if (PyFunction.TYPE.isExactly(f)) {
            MethodHandle direct = Targets.positional(PyFunction.entryPoint(f), count);
            return direct != null
                    && put(Guards.functionOf(ts, PyFunctionObject.func_code(f)), direct);
        }
        if (PyCFunction.TYPE.isExactly(f)) {
            EntryPoint entry = PyCFunction.entryPoint(f);
            MethodHandle direct = Targets.positional(entry, count);
            return direct != null
                    && put(
                            Guards.builtinOf(GcHead.index(f)),
                            MethodHandles.filterArguments(direct, 1, SELF_OF_BUILTIN));
        }
        if (PyTypeType.isType(f)) {
            MethodHandle direct = Construction.of(PyType.at(f), count);
            MethodHandle guard = direct == null ? null : Guards.ofClass(ts, f);
            return guard != null
                    && put(guard, MethodHandles.dropArguments(direct, 1, long.class));
        }
        if (PyMethod.TYPE.isExactly(f) && PyFunction.TYPE.isExactly(PyMethod.function(f))) {
            long func = PyMethod.function(f);
            if (!Refcount.isImmortal(func)) {
                MethodHandle any = Targets.positional(PyFunction.entryPoint(func), count + 1);
                return any != null
                        && put(
                                Guards.methodWithCode(ts, PyFunctionObject.func_code(func)),
                                StarSite.onMethod(any));
            }
            MethodHandle direct = Targets.function(func, count + 1);
            if (direct == null) {
                return false;
            }
            Pins.share(ts, func);
            return put(
                    Guards.methodOf(func),
                    MethodHandles.filterArguments(direct, 1, StarSite.SELF_OF_METHOD));
        }
        return false;
    }

    private static final MethodHandle SELF_OF_BUILTIN =
            find(PyCFunction.class, "self", methodType(long.class, long.class));

    /** @param direct null if the call needs the argument binder */
    private boolean put(MethodHandle guard, MethodHandle direct) {
        if (direct == null) {
            return false;
        }
        prepend(guard, direct);
        return true;
    }
}
