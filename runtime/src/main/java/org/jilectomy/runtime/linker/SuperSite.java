package org.jilectomy.runtime.linker;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jilectomy.heap.layout.PyCellObject;
import org.jilectomy.heap.layout.PyTypeObject;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.ClassUnloading;
import org.jilectomy.runtime.objects.PyFunction;
import org.jilectomy.runtime.objects.PyHeapType;
import org.jilectomy.runtime.objects.PySuper;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code super().name(args…)}: {@code (ThreadState, callee, cell, self, args…) → long}, where {@code
 * callee} is what the name {@code super} means and {@code cell} the method's {@code __class__}.
 *
 * <p>The receiver's type and its version, which a change of any of its bases changes too, decide which
 * function is next in line; it is called without making a super object.
 */
final class SuperSite extends InlineCache {
    private SuperSite(MethodType type, long name) {
        super(type, name);
    }

    static SuperSite of(MethodType type, long name) {
        SuperSite site = new SuperSite(type, name);
        site.startCalls(true);
        return site;
    }

    /** @param args cell, self, the arguments */
    @Override
    long miss(ThreadState ts, long callee, long[] args) {
        long[] more = java.util.Arrays.copyOfRange(args, 2, args.length);
        if (callee == PySuper.TYPE.address && mayLink()) {
            link(ts, args[0], args[1], more.length);
        }
        return general(ts, callee, args[0], args[1], name, more);
    }

    static long general(
            ThreadState ts, long callee, long cell, long self, long name, long[] args) {
        long object = Arguments.zeroArgumentSuper(ts, callee, cell, self);
        try {
            return Abstract.callMethodAtSite(ts, object, name, args);
        } finally {
            Refs.release(ts, object);
        }
    }

    private void link(ThreadState ts, long cell, long self, int count) {
        if (!(PyType.of(self) instanceof PyHeapType type)) {
            return;
        }
        long cls = PyCellObject.ob_ref(cell);
        int version = (int) PyTypeObject.tp_version_tag(type.address);
        if (cls == 0 || version == 0) {
            return;
        }
        long found = PySuper.next(ts, type, cls, name);
        if (found == 0) {
            return;
        }
        MethodHandle direct =
                PyFunction.TYPE.isExactly(found) && ClassUnloading.lasts(found)
                        ? Targets.function(found, count + 1)
                        : null;
        Refs.release(ts, found);
        if (direct != null) {
            prepend(
                    Guards.superOf(cls, type.address, version),
                    MethodHandles.dropArguments(direct, 1, long.class, long.class));
        }
    }
}
