package org.jilectomy.runtime.linker;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Bootstrap of the call sites of compiled code.
 *
 * <pre>
 *  kind        type                        what it does
 *  loadGlobal  (ts) → v                    a name of the globals or builtins
 *  callGlobal  (ts, a…) → v                calls what that name holds
 *  call        (ts, f, a…) → v             calls a value
 *  callMethod  (ts, self, a…) → v          self.name(a…)
 *  getAttr     (ts, self) → v              self.name
 *  setAttr     (ts, self, v)               self.name = v
 * </pre>
 */
public final class Linker {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private Linker() {}

    /** The bootstrap method; {@code name} is the Python name the site is about. */
    public static CallSite bootstrap(
            MethodHandles.Lookup caller, String kind, MethodType type, String name)
            throws ReflectiveOperationException {
        long interned = Names.of(name);
        long globals =
                ((CodeUnit.Linked) MethodHandles.classData(caller, "_", CodeUnit.Linked.class))
                        .globals;
        return switch (kind) {
            case "loadGlobal" ->
                    constant(MethodHandles.insertArguments(find("loadGlobal", 3), 1, globals, interned), type);
            case "getAttr" ->
                    constant(MethodHandles.insertArguments(find("getAttr", 3), 2, interned), type);
            case "setAttr" -> {
                MethodHandle h =
                        LOOKUP.findStatic(
                                Linker.class,
                                "setAttr",
                                MethodType.methodType(
                                        void.class,
                                        ThreadState.class,
                                        long.class,
                                        long.class,
                                        long.class));
                yield constant(MethodHandles.insertArguments(h, 3, interned), type);
            }
            case "call" -> constant(collect("call", 1, type, 2), type);
            case "callMethod" ->
                    constant(
                            MethodHandles.insertArguments(
                                    collectWithName("callMethod", type), 2, interned),
                            type);
            case "callGlobal" -> {
                MethodHandle h =
                        LOOKUP.findStatic(
                                Linker.class,
                                "callGlobal",
                                MethodType.methodType(
                                        long.class,
                                        ThreadState.class,
                                        long.class,
                                        long.class,
                                        long[].class));
                h = MethodHandles.insertArguments(h, 1, globals, interned);
                yield constant(h.asCollector(long[].class, type.parameterCount() - 1), type);
            }
            default -> throw new IllegalArgumentException("call site kind " + kind);
        };
    }

    private static CallSite constant(MethodHandle h, MethodType type) {
        return new ConstantCallSite(h.asType(type));
    }

    private static MethodHandle find(String method, int longs)
            throws ReflectiveOperationException {
        return LOOKUP.findStatic(
                method.equals("loadGlobal") ? Support.class : Linker.class,
                method,
                method.equals("loadGlobal")
                        ? MethodType.methodType(
                                long.class, ThreadState.class, long.class, long.class)
                        : MethodType.methodType(
                                long.class, ThreadState.class, long.class, long.class));
    }

    private static MethodHandle collect(String method, int fixed, MethodType type, int skip)
            throws ReflectiveOperationException {
        return LOOKUP.findStatic(
                        Linker.class,
                        method,
                        MethodType.methodType(
                                long.class, ThreadState.class, long.class, long[].class))
                .asCollector(long[].class, type.parameterCount() - skip);
    }

    private static MethodHandle collectWithName(String method, MethodType type)
            throws ReflectiveOperationException {
        return LOOKUP.findStatic(
                        Linker.class,
                        method,
                        MethodType.methodType(
                                long.class,
                                ThreadState.class,
                                long.class,
                                long.class,
                                long[].class))
                .asCollector(long[].class, type.parameterCount() - 2);
    }

    static long getAttr(ThreadState ts, long self, long name) {
        return Abstract.getAttr(ts, self, name);
    }

    static void setAttr(ThreadState ts, long self, long value, long name) {
        Abstract.setAttr(ts, self, name, value);
    }

    static long call(ThreadState ts, long f, long[] args) {
        return Abstract.call(ts, f, args, 0);
    }

    static long callMethod(ThreadState ts, long self, long name, long[] args) {
        return Abstract.callMethod(ts, self, name, args);
    }

    static long callGlobal(ThreadState ts, long globals, long name, long[] args) {
        long f = Support.loadGlobal(ts, globals, name);
        try {
            return Abstract.call(ts, f, args, 0);
        } finally {
            Refs.release(ts, f);
        }
    }
}
