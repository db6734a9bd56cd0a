package org.jilectomy.runtime.linker;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import org.jilectomy.heap.layout.PyFunctionObject;
import org.jilectomy.heap.layout.PyMethodObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.EntryPoint;
import org.jilectomy.runtime.objects.Pins;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyFunction;
import org.jilectomy.runtime.objects.PyMethod;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code f(a…, *tuple, **dict)}: {@code (ThreadState, f, args…, tuple, dict) → long}; the dict may be 0.
 *
 * <pre>
 *  callee              tuple              dict       what is done
 *  (a, b, *rest)       any, a and b given empty      the tuple is the callee's rest
 *  (a, b, c)           of the size seen   empty      its items are the arguments, without an array
 *  any                 any                any        bound at each call, but without names and snapshot
 * </pre>
 *
 * <p>A function is recognised by its code; one whose defaults the call needs, and a bound method, by
 * the function itself.
 */
final class StarSite extends InlineCache {
    /** Tuples up to this size are taken apart by the site. */
    private static final int MAX_ITEMS = 6;

    private StarSite(MethodType type) {
        super(type, 0);
    }

    static StarSite of(MethodType type) {
        StarSite site = new StarSite(type);
        site.startCalls(true);
        return site;
    }

    @Override
    long miss(ThreadState ts, long f, long[] args) {
        int n = args.length - 2;
        if (mayLink() && !link(ts, f, n, args[n], args[n + 1])) {
            failed();
        }
        return Abstract.callStar(ts, f, Arrays.copyOf(args, n), args[n], args[n + 1]);
    }

    private boolean link(ThreadState ts, long f, int lead, long tuple, long dict) {
        boolean method = PyMethod.TYPE.isExactly(f);
        long func = method ? PyMethod.function(f) : f;
        if (!PyFunction.TYPE.isExactly(func)) {
            return false;
        }
        EntryPoint entry = PyFunction.entryPoint(func);
        Signature s = entry.signature;
        int given = lead + (method ? 1 : 0);
        boolean named = dict != 0 && PyDict.size(dict) != 0;
        long size = PyTuple.size(tuple);
        MethodHandle condition = null;
        Binding b;
        MethodHandle direct; // (ts, func, [self,] lead…, tuple, dict)
        if (named) {
            return false;
        } else if (s.varArgs && s.positional == given) {
            b = Binding.withRest(ts, entry, func, given);
            if (b == null) {
                return false;
            }
            direct = MethodHandles.dropArguments(
                    b.handle, b.handle.type().parameterCount(), long.class);
            condition = NO_KEYWORDS;
        } else if (size <= MAX_ITEMS) {
            b = Binding.positional(ts, entry, func, given + (int) size);
            if (b == null) {
                return false;
            }
            direct = takingApart(b.handle, given, (int) size);
            condition = MethodHandles.insertArguments(OF_SIZE, 0, size);
        } else {
            return false;
        }
        MethodHandle guard;
        if (method && !Refcount.isImmortal(func)) {
            if (b.usesDefaults) {
                return false;
            }
            guard = Guards.methodWithCode(ts, PyFunctionObject.func_code(func));
            direct = onMethod(direct);
        } else if (method) {
            Pins.share(ts, func);
            guard = Guards.methodOf(func);
            direct = MethodHandles.insertArguments(direct, 1, func);
            direct = MethodHandles.filterArguments(direct, 1, SELF_OF_METHOD);
        } else if (!b.usesDefaults) {
            guard = Guards.functionOf(ts, PyFunctionObject.func_code(func));
        } else if (PyFunction.closure(func) == 0 || Refcount.isImmortal(func)) {
            Pins.share(ts, func);
            guard = Guards.same(func);
        } else {
            return false;
        }
        prepend(guard(Guards.both(guard, b.guard), condition, lead), direct);
        return true;
    }

    /** The test on (ts, f) and that on (tuple, dict), as one on all arguments. */
    private MethodHandle guard(MethodHandle callee, MethodHandle condition, int lead) {
        MethodType all = type().changeReturnType(boolean.class);
        return Guards.both(
                MethodHandles.dropArguments(
                        callee, 2, all.parameterList().subList(2, all.parameterCount())),
                MethodHandles.permuteArguments(condition, all, 2 + lead, 3 + lead));
    }

    /** From (ts, func, given…, items…) to (ts, func, given…, tuple, dict). */
    private static MethodHandle takingApart(MethodHandle h, int given, int size) {
        MethodHandle[] items = new MethodHandle[size];
        for (int i = 0; i < size; i++) {
            items[i] = MethodHandles.insertArguments(ITEM, 1, i);
        }
        MethodHandle of = MethodHandles.filterArguments(h, 2 + given, items);
        int[] order = new int[2 + given + size];
        for (int i = 0; i < order.length; i++) {
            order[i] = Math.min(i, 2 + given);
        }
        return MethodHandles.permuteArguments(of, EntryPoint.type(given + 2), order);
    }

    private static final MethodHandle ITEM =
            find(StarSite.class, "item", methodType(long.class, long.class, int.class));
    static final MethodHandle SELF_OF_METHOD =
            find(StarSite.class, "selfOf", methodType(long.class, long.class));
    private static final MethodHandle NO_KEYWORDS =
            find(
                    StarSite.class,
                    "noKeywords",
                    methodType(boolean.class, long.class, long.class));
    private static final MethodHandle OF_SIZE =
            find(
                    StarSite.class,
                    "isOfSize",
                    methodType(boolean.class, long.class, long.class, long.class));

    static long item(long tuple, int i) {
        return Refs.fromMemoryBorrowed(PyTuple.item(tuple, i));
    }

    private static final MethodHandle FUNCTION_OF_METHOD =
            find(StarSite.class, "functionOf", methodType(long.class, long.class));

    /** From (ts, func, self, …) to (ts, method, …). */
    static MethodHandle onMethod(MethodHandle h) {
        MethodHandle split =
                MethodHandles.filterArguments(h, 1, FUNCTION_OF_METHOD, SELF_OF_METHOD);
        int n = split.type().parameterCount();
        int[] order = new int[n];
        for (int i = 2; i < n; i++) {
            order[i] = i - 1;
        }
        order[1] = 1;
        return MethodHandles.permuteArguments(split, split.type().dropParameterTypes(1, 2), order);
    }

    static long functionOf(long method) {
        return PyMethodObject.im_func(method);
    }

    static long selfOf(long method) {
        return Refs.fromMemoryBorrowed(PyMethodObject.im_self(method));
    }

    static boolean noKeywords(long tuple, long dict) {
        return dict == 0 || PyDict.size(dict) == 0;
    }

    static boolean isOfSize(long size, long tuple, long dict) {
        return PyTuple.size(tuple) == size && noKeywords(tuple, dict);
    }
}
