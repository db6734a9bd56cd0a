package org.jilectomy.runtime.modules;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.CallerFrame;
import org.jilectomy.heap.Heap;
import org.jilectomy.runtime.objects.CodeHome;
import org.jilectomy.runtime.objects.CycleCollector;
import org.jilectomy.runtime.objects.CycleTrigger;
import org.jilectomy.runtime.objects.Dealloc;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.GcFreeze;
import org.jilectomy.runtime.objects.GcWalk;
import org.jilectomy.runtime.objects.Immediate;
import org.jilectomy.runtime.objects.Pins;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The module {@code gc}: the collector's settings, and what it knows of the heap. The work is done by
 * {@link CycleCollector}, {@link CycleTrigger} and {@link GcWalk}.
 */
final class GcModule extends BuiltinModule {
    private static final int GENERATIONS = 3;

    GcModule() {
        super("gc");
    }

    @Override
    protected String doc() {
        return "This module provides access to the garbage collector for reference cycles.";
    }

    @Override
    protected void define(TypeDef def) {
        def.method("collect(module, /, generation=2)", null)
                .method("enable(module, /)", null)
                .method("disable(module, /)", null)
                .method("isenabled(module, /)", null)
                .method("freeze(module, /)", null)
                .method("unfreeze(module, /)", null)
                .method("get_freeze_count(module, /)", null, "getFreezeCount")
                .method("get_count(module, /)", null, "getCount")
                .method("get_threshold(module, /)", null, "getThreshold")
                .method("set_threshold(module, threshold0, threshold1=10, threshold2=10, /)", null,
                        "setThreshold")
                .method("get_debug(module, /)", null, "getDebug")
                .method("set_debug(module, flags, /)", null, "setDebug")
                .method("get_stats(module, /)", null, "getStats")
                .method("get_objects(module, /, generation=None)", null, "getObjects")
                .method("get_referrers(module, /, *objs)", null, "getReferrers")
                .method("get_referents(module, /, *objs)", null, "getReferents")
                .method("is_tracked(module, obj, /)", null, "isTracked")
                .method("is_finalized(module, obj, /)", null, "isFinalized");
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        long garbage = PyList.create(ts);
        long callbacks = PyList.create(ts);
        CycleCollector.install(garbage, callbacks);
        Pins.keepUntilExit(Refs.retain(ts, garbage));
        Pins.keepUntilExit(Refs.retain(ts, callbacks));
        putSteal(ts, dict, "garbage", garbage);
        putSteal(ts, dict, "callbacks", callbacks);
        putSteal(ts, dict, "DEBUG_STATS", PyLong.of(ts, 1));
        putSteal(ts, dict, "DEBUG_COLLECTABLE", PyLong.of(ts, 2));
        putSteal(ts, dict, "DEBUG_UNCOLLECTABLE", PyLong.of(ts, 4));
        putSteal(ts, dict, "DEBUG_SAVEALL", PyLong.of(ts, 32));
        putSteal(ts, dict, "DEBUG_LEAK", PyLong.of(ts, 38));
    }

    // ---------------------------------------------------------------- collecting

    static long collect(ThreadState ts, long module, long generation) {
        int n = generation == 0 ? GENERATIONS - 1 : PyLong.asInt(ts, generation);
        if (n < 0 || n >= GENERATIONS) {
            throw Errors.valueError(ts, "invalid generation");
        }
        CycleTrigger.expectGarbage();
        CallerFrame.forgetLocals(ts);
        long collected = CycleCollector.collect(ts, n);
        if (n == GENERATIONS - 1) {
            CodeHome.releaseUnused(ts);
            Heap.trimIfWorthIt(ts.heap);
        }
        return PyLong.of(ts, collected);
    }

    static long enable(ThreadState ts, long module) {
        CycleCollector.enable(true);
        return Singletons.None;
    }

    static long disable(ThreadState ts, long module) {
        CycleCollector.enable(false);
        return Singletons.None;
    }

    static long isenabled(ThreadState ts, long module) {
        return PyBool.of(CycleCollector.isEnabled());
    }

    static long freeze(ThreadState ts, long module) {
        GcFreeze.freeze(ts);
        return Singletons.None;
    }

    static long unfreeze(ThreadState ts, long module) {
        GcFreeze.unfreeze(ts);
        return Singletons.None;
    }

    static long getFreezeCount(ThreadState ts, long module) {
        return PyLong.of(ts, GcWalk.members(ts)[GENERATIONS]);
    }

    static long getCount(ThreadState ts, long module) {
        return triple(ts, CycleTrigger.counts());
    }

    static long getThreshold(ThreadState ts, long module) {
        int[] t = CycleTrigger.thresholds();
        return triple(ts, new long[] {t[0], t[1], t[2]});
    }

    static long setThreshold(ThreadState ts, long module, long a, long b, long c) {
        int[] now = CycleTrigger.thresholds();
        now[0] = PyLong.asInt(ts, a);
        now[1] = b == 0 ? now[1] : PyLong.asInt(ts, b);
        now[2] = c == 0 ? now[2] : PyLong.asInt(ts, c);
        CycleTrigger.thresholds(ts, now);
        return Singletons.None;
    }

    private static long triple(ThreadState ts, long[] n) {
        return PyTuple.fromArraySteal(
                ts, new long[] {PyLong.of(ts, n[0]), PyLong.of(ts, n[1]), PyLong.of(ts, n[2])});
    }

    static long getDebug(ThreadState ts, long module) {
        return PyLong.of(ts, CycleCollector.debug());
    }

    static long setDebug(ThreadState ts, long module, long flags) {
        CycleCollector.debug(PyLong.asInt(ts, flags));
        return Singletons.None;
    }

    static long getStats(ThreadState ts, long module) {
        long list = PyList.create(ts);
        for (int i = 0; i < GENERATIONS; i++) {
            long[] s = CycleCollector.statistics(i);
            long dict = PyDict.create(ts);
            putSteal(ts, dict, "collections", PyLong.of(ts, s[0]));
            putSteal(ts, dict, "collected", PyLong.of(ts, s[1]));
            putSteal(ts, dict, "uncollectable", PyLong.of(ts, 0));
            PyList.appendSteal(ts, list, dict);
        }
        return list;
    }

    // ---------------------------------------------------------------- looking at objects

    static long getObjects(ThreadState ts, long module, long generation) {
        long n = -1;
        if (generation != 0 && generation != Singletons.None) {
            n = Abstract.asIndexOrThrow(ts, generation, Exceptions.OverflowError);
            if (n >= GENERATIONS) {
                throw Errors.valueError(ts, "generation parameter must be less than the number of"
                        + " available generations (3)");
            }
            if (n < -1) {
                throw Errors.valueError(ts, "generation parameter cannot be negative");
            }
        }
        return GcWalk.objects(ts, (int) n);
    }

    static long getReferrers(ThreadState ts, long module, long objects) {
        return GcWalk.referrers(ts, objects);
    }

    static long getReferents(ThreadState ts, long module, long objects) {
        return GcWalk.referents(ts, objects);
    }

    static long isTracked(ThreadState ts, long module, long obj) {
        return PyBool.of(GcWalk.isTracked(obj));
    }

    static long isFinalized(ThreadState ts, long module, long obj) {
        return PyBool.of(!Immediate.is(obj) && Dealloc.isFinalized(obj));
    }
}
