package org.jilectomy.runtime.linker;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.AttributePlan;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code self.name} and {@code self.name = value}: instances that keep the attribute inline are read
 * and written by index, guarded by type and version.
 */
final class AttributeSite extends InlineCache {
    private AttributeSite(MethodType type, long name) {
        super(type, name);
    }

    /** {@code (ThreadState, self) → long}. */
    static AttributeSite load(MethodType type, long name) {
        AttributeSite site = new AttributeSite(type, name);
        site.start(
                site.own("loadMiss", methodType(long.class, ThreadState.class, long.class)));
        return site;
    }

    /** {@code (ThreadState, self, value) → void}. */
    static AttributeSite store(MethodType type, long name) {
        AttributeSite site = new AttributeSite(type, name);
        site.start(
                site.own(
                        "storeMiss",
                        methodType(void.class, ThreadState.class, long.class, long.class)));
        return site;
    }

    long loadMiss(ThreadState ts, long self) {
        if (mayLink()) {
            PyType type = PyType.of(self);
            AttributePlan plan = AttributePlan.forLoad(ts, type, name);
            if (plan.kind == AttributePlan.Kind.INLINE) {
                MethodHandle fast =
                        MethodHandles.insertArguments(
                                find(
                                        AttributeSite.class,
                                        "loadInline",
                                        methodType(
                                                long.class,
                                                ThreadState.class,
                                                long.class,
                                                int.class,
                                                long.class)),
                                2,
                                plan.index,
                                name);
                prepend(Guards.typeVersion(type.address, plan.version), fast);
            }
        }
        return Abstract.getAttr(ts, self, name);
    }

    static long loadInline(ThreadState ts, long self, int index, long name) {
        long v = AttributePlan.load(ts, self, index);
        return v != 0 ? v : Abstract.getAttr(ts, self, name);
    }

    void storeMiss(ThreadState ts, long self, long value) {
        Abstract.setAttr(ts, self, name, value);
        if (mayLink()) {
            PyType type = PyType.of(self);
            AttributePlan plan = AttributePlan.forStore(ts, type, name);
            if (plan.kind == AttributePlan.Kind.INLINE) {
                MethodHandle fast =
                        MethodHandles.insertArguments(
                                find(
                                        AttributeSite.class,
                                        "storeInline",
                                        methodType(
                                                void.class,
                                                ThreadState.class,
                                                long.class,
                                                long.class,
                                                int.class,
                                                long.class)),
                                3,
                                plan.index,
                                name);
                prepend(
                        MethodHandles.dropArguments(
                                Guards.typeVersion(type.address, plan.version), 2, long.class),
                        fast);
            }
        }
    }

    static void storeInline(ThreadState ts, long self, long value, int index, long name) {
        if (!AttributePlan.store(ts, self, index, value)) {
            Abstract.setAttr(ts, self, name, value);
        }
    }
}
