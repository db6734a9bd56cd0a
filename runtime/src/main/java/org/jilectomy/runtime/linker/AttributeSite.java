package org.jilectomy.runtime.linker;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.AttributePlan;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyGetSetDescr;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code self.name} and {@code self.name = value}: instances that keep the attribute inline or in a
 * slot are read and written by place, guarded by type and version; properties are called directly;
 * what a class has for all its instances is a constant.
 */
final class AttributeSite extends InlineCache {
    private boolean linkedProperty;

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

    /** {@code (ThreadState, self, value) → boolean}: whether it was done. */
    static AttributeSite update(MethodType type, long name, boolean subtract) {
        AttributeSite site = new AttributeSite(type, name);
        site.subtract = subtract;
        site.start(
                site.own(
                        "updateMiss",
                        methodType(
                                boolean.class, ThreadState.class, long.class, long.class)));
        return site;
    }

    private boolean subtract;

    /** Leaves it to the general way, and looks whether the next time can be simpler. */
    boolean updateMiss(ThreadState ts, long self, long value) {
        if (mayLink()) {
            PyType type = PyType.of(self);
            AttributePlan plan = AttributePlan.forStore(ts, type, name);
            boolean field =
                    plan.kind == AttributePlan.Kind.SLOT
                            || plan.kind == AttributePlan.Kind.INLINE;
            if (field && AttributePlan.forLoad(ts, type, name).kind == plan.kind) {
                MethodHandle access = FieldSites.update(plan.kind, value);
                prepend(
                        plan,
                        FieldSites.form(value),
                        Guards.ofPlan(type, plan),
                        null,
                        MethodHandles.insertArguments(access, 3, plan.index, subtract));
            }
        }
        return false;
    }

    @Override
    boolean linksToCode() {
        return linkedProperty;
    }

    long loadMiss(ThreadState ts, long self) {
        if (!mayLink()) {
            return Abstract.getAttr(ts, self, name);
        }
        PyType type = PyType.of(self);
        AttributePlan plan = AttributePlan.forLoad(ts, type, name);
        long value = Abstract.getAttr(ts, self, name);
        switch (plan.kind) {
            case INLINE, SLOT -> prepend(
                    plan,
                    FieldSites.form(value),
                    Guards.ofPlan(type, plan),
                    null,
                    byPlace(FieldSites.load(plan.kind, value), plan.index));
            case PROPERTY -> linkProperty(type, plan);
            case GETSET -> prepend(
                    plan, 0, Guards.ofPlan(type, plan), null, PyGetSetDescr.getter(plan.method));
            case CONSTANT -> prepend(
                    plan,
                    0,
                    Guards.ofPlan(type, plan),
                    null,
                    MethodHandles.insertArguments(CONSTANT, 2, plan.method));
            default -> nothingToLink();
        }
        return value;
    }

    private static final MethodHandle CONSTANT =
            find(
                    AttributeSite.class,
                    "constant",
                    methodType(long.class, ThreadState.class, long.class, long.class));

    /** An immortal object or an immediate: nothing to count. */
    static long constant(ThreadState ts, long self, long value) {
        return value;
    }

    private static final MethodHandle PROPERTY_FAILED =
            find(
                    AttributeSite.class,
                    "propertyFailed",
                    methodType(
                            long.class, PyException.class, ThreadState.class, long.class,
                            long.class));

    /** An AttributeError of the getter is told whose attribute it was that is missing. */
    private MethodHandle withContext(MethodHandle getter) {
        return MethodHandles.catchException(
                getter,
                PyException.class,
                MethodHandles.insertArguments(PROPERTY_FAILED, 3, name));
    }

    static long propertyFailed(PyException e, ThreadState ts, long self, long name) {
        throw Errors.attributeContext(ts, e, self, name);
    }

    private MethodHandle byPlace(MethodHandle access, int place) {
        int parameters = access.type().parameterCount();
        return MethodHandles.insertArguments(access, parameters - 2, place, name);
    }

    private void linkProperty(PyType type, AttributePlan plan) {
        MethodHandle getter = Targets.function(plan.method, 1);
        if (getter != null) {
            linkedProperty = true;
            prepend(plan, 0, Guards.ofPlan(type, plan), null, withContext(getter));
        }
    }

    void storeMiss(ThreadState ts, long self, long value) {
        Abstract.setAttr(ts, self, name, value);
        if (mayLink()) {
            PyType type = PyType.of(self);
            AttributePlan plan = AttributePlan.forStore(ts, type, name);
            if (plan.kind == AttributePlan.Kind.SLOT || plan.kind == AttributePlan.Kind.INLINE) {
                prepend(
                        plan,
                        FieldSites.form(value),
                        Guards.ofPlan(type, plan),
                        null,
                        byPlace(FieldSites.store(plan.kind, value), plan.index));
            } else {
                nothingToLink();
            }
        }
    }
}
