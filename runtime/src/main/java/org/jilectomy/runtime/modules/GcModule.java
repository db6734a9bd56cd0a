package org.jilectomy.runtime.modules;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.Kind;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Dealloc;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Immediate;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyHeapType;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;
import org.jilectomy.safepoint.Safepoint;

/**
 * The module {@code gc}. There is no cycle collector yet: as in the first months of the Gilectomy,
 * cycles live until the process ends. {@code collect()} finds nothing, and says so.
 *
 * <p>What looks at all objects stops the world, for neither the heap nor an object may change while
 * it is walked. An object found there is retained on the spot; one whose count is already zero is
 * being buried by a stopped thread and is left out.
 */
final class GcModule extends BuiltinModule {
    private static final int GENERATIONS = 3;

    private static volatile boolean enabled = true;
    private static volatile long debug;
    private static volatile long[] thresholds = {700, 10, 10};
    private static final long[] COLLECTIONS = new long[GENERATIONS];

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
                .method("unfreeze(module, /)", null, "freeze")
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
        putSteal(ts, dict, "garbage", PyList.create(ts));
        putSteal(ts, dict, "callbacks", PyList.create(ts));
        putSteal(ts, dict, "DEBUG_STATS", PyLong.of(ts, 1));
        putSteal(ts, dict, "DEBUG_COLLECTABLE", PyLong.of(ts, 2));
        putSteal(ts, dict, "DEBUG_UNCOLLECTABLE", PyLong.of(ts, 4));
        putSteal(ts, dict, "DEBUG_SAVEALL", PyLong.of(ts, 32));
        putSteal(ts, dict, "DEBUG_LEAK", PyLong.of(ts, 38));
    }

    // ---------------------------------------------------------------- collecting

    static long collect(ThreadState ts, long module, long generation) {
        int n = generation == 0 ? 2 : PyLong.asInt(ts, generation);
        if (n < 0 || n >= GENERATIONS) {
            throw Errors.valueError(ts, "invalid generation");
        }
        Refcount.drain(ts.heap);
        notify(ts, module, "start", n);
        synchronized (COLLECTIONS) {
            COLLECTIONS[n]++;
        }
        notify(ts, module, "stop", n);
        return PyLong.of(ts, 0);
    }

    /** Calls {@code gc.callbacks}. */
    private static void notify(ThreadState ts, long module, String phase, int generation) {
        long list = Abstract.getAttr(ts, module, Names.of("callbacks"));
        try {
            if (!PyList.TYPE.isInstance(list) || PyList.size(list) == 0) {
                return;
            }
            long name = org.jilectomy.runtime.objects.PyUnicode.fromJava(ts, phase);
            long info = PyDict.create(ts);
            putSteal(ts, info, "generation", PyLong.of(ts, generation));
            putSteal(ts, info, "collected", PyLong.of(ts, 0));
            putSteal(ts, info, "uncollectable", PyLong.of(ts, 0));
            for (long callback : PyList.toArray(ts, list)) {
                try {
                    Refs.release(ts, Abstract.call(ts, callback, name, info));
                } catch (org.jilectomy.runtime.errors.PyException e) {
                    org.jilectomy.runtime.objects.Unraisable.report(
                            ts, e, "Exception ignored in: ", callback);
                }
                Refs.release(ts, callback);
            }
            Refs.release(ts, name);
            Refs.release(ts, info);
        } finally {
            Refs.release(ts, list);
        }
    }

    static long enable(ThreadState ts, long module) {
        enabled = true;
        return Singletons.None;
    }

    static long disable(ThreadState ts, long module) {
        enabled = false;
        return Singletons.None;
    }

    static long isenabled(ThreadState ts, long module) {
        return PyBool.of(enabled);
    }

    static long freeze(ThreadState ts, long module) {
        return Singletons.None;
    }

    static long getFreezeCount(ThreadState ts, long module) {
        return PyLong.of(ts, 0);
    }

    static long getCount(ThreadState ts, long module) {
        return triple(ts, new long[GENERATIONS]);
    }

    static long getThreshold(ThreadState ts, long module) {
        return triple(ts, thresholds);
    }

    static long setThreshold(ThreadState ts, long module, long a, long b, long c) {
        long[] now = thresholds.clone();
        now[0] = PyLong.asInt(ts, a);
        now[1] = b == 0 ? now[1] : PyLong.asInt(ts, b);
        now[2] = c == 0 ? now[2] : PyLong.asInt(ts, c);
        thresholds = now;
        return Singletons.None;
    }

    private static long triple(ThreadState ts, long[] n) {
        return PyTuple.fromArraySteal(
                ts, new long[] {PyLong.of(ts, n[0]), PyLong.of(ts, n[1]), PyLong.of(ts, n[2])});
    }

    static long getDebug(ThreadState ts, long module) {
        return PyLong.of(ts, debug);
    }

    static long setDebug(ThreadState ts, long module, long flags) {
        debug = PyLong.asInt(ts, flags);
        return Singletons.None;
    }

    static long getStats(ThreadState ts, long module) {
        long list = PyList.create(ts);
        for (int i = 0; i < GENERATIONS; i++) {
            long dict = PyDict.create(ts);
            putSteal(ts, dict, "collections", PyLong.of(ts, COLLECTIONS[i]));
            putSteal(ts, dict, "collected", PyLong.of(ts, 0));
            putSteal(ts, dict, "uncollectable", PyLong.of(ts, 0));
            PyList.appendSteal(ts, list, dict);
        }
        return list;
    }

    // ---------------------------------------------------------------- looking at objects

    /** Objects found with the world stopped. */
    private static final class Found {
        long[] objects = new long[64];
        int count;

        void add(ThreadState ts, long object) {
            if (Refcount.count(object) <= 0) {
                return;
            }
            Refcount.enableTryRetain(ts.heap, object);
            if (Refcount.tryRetain(ts.heap, object)) {
                if (count == objects.length) {
                    objects = java.util.Arrays.copyOf(objects, 2 * count);
                }
                objects[count++] = object;
            }
        }

        long toList(ThreadState ts) {
            long list = PyList.create(ts);
            for (int i = 0; i < count; i++) {
                PyList.appendSteal(ts, list, objects[i]);
            }
            return list;
        }
    }

    private static boolean tracked(int kind, long object) {
        return Kind.isObject(kind) && PyType.of(object).hasFlag(PyType.TPFLAGS_HAVE_GC);
    }

    static long getObjects(ThreadState ts, long module, long generation) {
        if (generation != 0 && generation != Singletons.None) {
            long n = Abstract.asIndexOrThrow(ts, generation, Exceptions.OverflowError);
            if (n >= GENERATIONS) {
                throw Errors.valueError(ts, "generation parameter must be less than the number of"
                        + " available generations (3)");
            }
            if (n < -1) {
                throw Errors.valueError(ts, "generation parameter cannot be negative");
            }
        }
        Found found = new Found();
        Safepoint.stopTheWorld(ts, () -> Heap.walk((kind, object, usable) -> {
            if (tracked(kind, object)) {
                found.add(ts, object);
            }
        }));
        return found.toList(ts);
    }

    static long getReferrers(ThreadState ts, long module, long objects) {
        java.util.HashSet<Long> wanted = new java.util.HashSet<>();
        for (long i = 0; i < PyTuple.size(objects); i++) {
            wanted.add(PyTuple.item(objects, i));
        }
        Found found = new Found();
        boolean[] refers = new boolean[1];
        Safepoint.stopTheWorld(ts, () -> Heap.walk((kind, object, usable) -> {
            if (object == objects || !tracked(kind, object)) {
                return;
            }
            refers[0] = false;
            Dealloc.references(object, owned -> refers[0] |= wanted.contains(owned));
            if (refers[0]) {
                found.add(ts, object);
            }
        }));
        return found.toList(ts);
    }

    static long getReferents(ThreadState ts, long module, long objects) {
        Found found = new Found();
        Safepoint.stopTheWorld(ts, () -> {
            for (long i = 0; i < PyTuple.size(objects); i++) {
                long object = PyTuple.item(objects, i);
                PyType type = PyType.of(object);
                if (type.hasFlag(PyType.TPFLAGS_HAVE_GC)) {
                    Dealloc.references(object, owned -> found.add(ts, owned));
                    if (type instanceof PyHeapType) {
                        found.add(ts, type.address);
                    }
                }
            }
        });
        return found.toList(ts);
    }

    static long isTracked(ThreadState ts, long module, long obj) {
        return PyBool.of(PyType.of(obj).hasFlag(PyType.TPFLAGS_HAVE_GC));
    }

    static long isFinalized(ThreadState ts, long module, long obj) {
        return PyBool.of(!Immediate.is(obj) && Dealloc.isFinalized(obj));
    }
}
