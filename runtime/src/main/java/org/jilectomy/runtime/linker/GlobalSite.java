package org.jilectomy.runtime.linker;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Bindings;
import org.jilectomy.runtime.objects.DictEntry;
import org.jilectomy.runtime.objects.EntryPoint;
import org.jilectomy.runtime.objects.Immediate;
import org.jilectomy.runtime.objects.LateStart;
import org.jilectomy.runtime.objects.OwnBuiltins;
import org.jilectomy.runtime.objects.Pins;
import org.jilectomy.runtime.objects.PyCFunction;
import org.jilectomy.runtime.objects.PyFunction;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyTypeType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * A global name, loaded or called.
 *
 * <p>Functions, classes and modules under a global name hardly ever change, so the site takes them
 * as constants, guarded by the epoch of the globals' bindings (and of the builtins', if found
 * there): one load and compare. What it takes is kept alive until exit, a bounded number a site;
 * that makes the call itself free of counting, and two threads calling one function share no
 * written cache line. Other values are {@link GlobalData}.
 */
final class GlobalSite extends InlineCache {
    private static final int DATA_LIMIT = 3;

    private final long globals;
    private final boolean calls;
    private int dataSeen;
    /** Version of the globals dict in which the site was last given a constant; -1: never. */
    private long constantSince = -1;

    private GlobalSite(MethodType type, long globals, long name, boolean calls) {
        super(type, name);
        this.globals = globals;
        this.calls = calls;
    }

    @Override
    boolean linksToCode() {
        return calls;
    }

    /** {@code (ThreadState) → long}. */
    static GlobalSite load(MethodType type, long globals, long name) {
        GlobalSite site = new GlobalSite(type, globals, name, false);
        site.start(site.own("loadMiss", methodType(long.class, ThreadState.class)));
        return site;
    }

    /** {@code (ThreadState, args…) → long}. */
    static GlobalSite call(MethodType type, long globals, long name) {
        GlobalSite site = new GlobalSite(type, globals, name, true);
        site.startCalls(false);
        return site;
    }

    /** The value under the name, owned; specialises the site if it may be kept. */
    private long find(ThreadState ts) {
        Bindings.Lookup found = Bindings.lookup(ts, globals, name);
        if (found.value != 0) {
            if (!isConstant(found.value)) {
                linkData(ts);
            } else if (mayLink()) {
                link(ts, found.value, Guards.epoch(globals, found.epoch));
            }
            return found.value;
        }
        long own = OwnBuiltins.of(ts, globals);
        if (own != 0) {
            Refs.release(ts, own);
            return OwnBuiltins.load(ts, globals, name);
        }
        Bindings.Lookup builtin = Bindings.lookup(ts, Interpreter.builtinsDict, name);
        if (builtin.value == 0) {
            if (LateStart.finish(ts)) {
                return find(ts);
            }
            try {
                return OwnBuiltins.loadHidden(ts, name);
            } catch (PyException e) {
                throw calls ? e.ofCallee() : e;
            }
        }
        if (mayLink() && isConstant(builtin.value)) {
            link(
                    ts,
                    builtin.value,
                    Guards.epochs(
                            globals, found.epoch, Interpreter.builtinsDict, builtin.epoch));
        }
        return builtin.value;
    }

    /**
     * Data: a constant the first time, then the entry; a load that still keeps missing is a plain
     * look-up from then on. Threads that missed at the same time are one miss.
     */
    private void linkData(ThreadState ts) {
        if (calls || !mayLink()) {
            return;
        }
        linkData(DictEntry.of(ts, globals, name));
    }

    private synchronized void linkData(DictEntry entry) {
        if (constantSince == entry.version) {
            return;
        }
        if (++dataSeen > DATA_LIMIT || entry.field == 0) {
            settle(
                    MethodHandles.insertArguments(
                            find(
                                    Variables.class,
                                    "loadGlobal",
                                    methodType(
                                            long.class,
                                            ThreadState.class,
                                            long.class,
                                            long.class)),
                            1,
                            globals,
                            name));
        } else if (dataSeen == 1 && entry.constant != 0) {
            constantSince = entry.version;
            replace(
                    GlobalData.sameVersion(globals, entry), GlobalData.constant(entry));
        } else {
            replace(
                    GlobalData.sameTable(globals, entry),
                    GlobalData.load(globals, name, entry));
        }
    }

    private static boolean isConstant(long value) {
        return (value & 3) == 0 && Bindings.isBinding(value);
    }

    private void link(ThreadState ts, long value, MethodHandle guard) {
        MethodHandle fast = calls ? directCall(value) : loaded(value);
        Pins.share(ts, value);
        replace(guard, fast);
    }

    private static MethodHandle loaded(long value) {
        return MethodHandles.insertArguments(
                find(
                        Refs.class,
                        "retain",
                        methodType(long.class, ThreadState.class, long.class)),
                1,
                value);
    }

    private MethodHandle directCall(long value) {
        int count = type().parameterCount() - 1;
        MethodHandle direct = null;
        if (PyFunction.TYPE.isExactly(value)) {
            direct = Targets.function(value, count);
            if (direct != null) {
                return direct;
            }
        } else if (PyCFunction.TYPE.isExactly(value)) {
            EntryPoint entry = PyCFunction.entryPoint(value);
            direct = Targets.positional(entry, count);
            if (direct != null) {
                return MethodHandles.insertArguments(direct, 1, PyCFunction.self(value));
            }
        } else if (PyTypeType.isType(value)) {
            direct = Construction.of(PyType.at(value), count);
            if (direct != null) {
                return direct;
            }
        }
        return MethodHandles.insertArguments(
                find(
                        Calls.class,
                        "array",
                        methodType(
                                long.class,
                                ThreadState.class,
                                long.class,
                                long[].class)),
                1,
                value)
                .asCollector(long[].class, count);
    }

    // ---------------------------------------------------------------- stores

    /** {@code (ThreadState, value) → void}. */
    static GlobalSite store(MethodType type, long globals, long name) {
        GlobalSite site = new GlobalSite(type, globals, name, false);
        site.start(
                site.own("storeMiss", methodType(void.class, ThreadState.class, long.class)));
        return site;
    }

    void storeMiss(ThreadState ts, long value) {
        Variables.storeGlobal(ts, globals, name, value);
        if (mayLink()) {
            DictEntry entry = DictEntry.of(ts, globals, name);
            if (++dataSeen > DATA_LIMIT || entry.field == 0 || !Immediate.is(entry.kind)) {
                settle(
                        MethodHandles.insertArguments(
                                find(
                                        GlobalData.class,
                                        "storeObject",
                                        methodType(
                                                void.class,
                                                ThreadState.class,
                                                long.class,
                                                long.class,
                                                long.class,
                                                long.class)),
                                2,
                                0L,
                                globals,
                                name));
            } else {
                replace(
                        GlobalData.sameTable(globals, entry),
                        GlobalData.store(globals, name, entry));
            }
        }
    }

    // ---------------------------------------------------------------- miss paths

    long loadMiss(ThreadState ts) {
        return find(ts);
    }

    @Override
    long miss(ThreadState ts, long none, long[] args) {
        long f = find(ts);
        try {
            return Abstract.call(ts, f, args, 0);
        } finally {
            Refs.release(ts, f);
        }
    }
}
