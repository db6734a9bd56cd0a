package org.jilectomy.runtime.modules;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The module {@code gc}. There is no cycle collector yet: as in the first months of the Gilectomy,
 * cycles live until the process ends. {@code collect()} finds nothing, and says so.
 */
final class GcModule extends BuiltinModule {
    private static volatile boolean enabled = true;

    GcModule() {
        super("gc");
    }

    @Override
    protected void define(TypeDef def) {
        def.method("collect(module, generation=2)", null)
                .method("enable(module, /)", null)
                .method("disable(module, /)", null)
                .method("isenabled(module, /)", null)
                .method("freeze(module, /)", null)
                .method("unfreeze(module, /)", null, "freeze")
                .method("get_count(module, /)", null, "getCount")
                .method("get_threshold(module, /)", null, "getThreshold")
                .method("set_threshold(module, /, *args)", null, "setThreshold")
                .method("get_objects(module, generation=None)", null, "getObjects")
                .method("get_referrers(module, /, *objs)", null, "getReferrers")
                .method("is_tracked(module, obj, /)", null, "isTracked");
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        putSteal(ts, dict, "garbage", PyList.create(ts));
        putSteal(ts, dict, "callbacks", PyList.create(ts));
    }

    static long collect(ThreadState ts, long module, long generation) {
        return PyLong.of(ts, 0);
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

    static long getCount(ThreadState ts, long module) {
        return triple(ts, 0, 0, 0);
    }

    static long getThreshold(ThreadState ts, long module) {
        return triple(ts, 700, 10, 10);
    }

    static long setThreshold(ThreadState ts, long module, long args) {
        return Singletons.None;
    }

    private static long triple(ThreadState ts, long a, long b, long c) {
        return PyTuple.fromArraySteal(
                ts, new long[] {PyLong.box(ts, a), PyLong.box(ts, b), PyLong.box(ts, c)});
    }

    static long getObjects(ThreadState ts, long module, long generation) {
        throw Errors.notImplemented(ts, "gc.get_objects()");
    }

    static long getReferrers(ThreadState ts, long module, long objects) {
        throw Errors.notImplemented(ts, "gc.get_referrers()");
    }

    static long isTracked(ThreadState ts, long module, long obj) {
        return PyBool.of(PyType.of(obj).hasFlag(PyType.TPFLAGS_HAVE_GC));
    }
}
