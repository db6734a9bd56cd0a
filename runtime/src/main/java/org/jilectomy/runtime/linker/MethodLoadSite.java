package org.jilectomy.runtime.linker;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.AttributePlan;
import org.jilectomy.runtime.objects.Bindings;
import org.jilectomy.runtime.objects.Pins;
import org.jilectomy.runtime.objects.PyModule;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyTypeType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The look-up of {@code self.name} in {@code self.name(args…)}, which comes before the arguments:
 * {@code (ThreadState, self) → long}; compare {@code LOAD_METHOD}.
 *
 * <p>A method of the type, or what a module holds, is found by the call itself ({@link MethodSite}),
 * because evaluating the arguments does not change it in any program worth the cost; the result
 * then is 0. All else (instance attributes, properties, {@code __getattr__}, a name that is missing)
 * is looked up here and handed on.
 */
final class MethodLoadSite extends InlineCache {
    private static final MethodType TYPE =
            MethodType.methodType(long.class, ThreadState.class, long.class);
    private static final MethodHandle BY_THE_CALL = MethodHandles.dropArguments(
            MethodHandles.constant(long.class, 0L), 0, ThreadState.class, long.class);

    private MethodLoadSite(MethodType type, long name) {
        super(type, name);
    }

    static MethodLoadSite of(MethodType type, long name) {
        MethodLoadSite site = new MethodLoadSite(type, name);
        site.start(site.own("load", TYPE));
        return site;
    }

    long load(ThreadState ts, long self) {
        long found = Abstract.loadMethod(ts, self, name);
        if (mayLink()) {
            if (found != 0) {
                linkWrapped(ts, self);
            } else if (PyModule.TYPE.isExactly(self)) {
                linkModule(ts, self);
            } else {
                linkMethod(self, AttributePlan.forLoad(ts, PyType.of(self), name));
            }
        }
        return found;
    }

    /** A class or static method, or what is called on a class: the call need not make it an object. */
    private void linkWrapped(ThreadState ts, long self) {
        boolean ofClass = PyTypeType.isType(self);
        AttributePlan plan = ofClass
                ? AttributePlan.forClass(ts, self, name)
                : AttributePlan.forWrapped(ts, PyType.of(self), name);
        if (plan.kind == AttributePlan.Kind.GENERAL) {
            nothingToLink();
        } else if (ofClass) {
            prepend(Guards.classVersion(self, plan.version), BY_THE_CALL);
        } else if (!enter(plan, 0)) {
            prepend(plan, 0, MethodSite.guard(self, plan), null, BY_THE_CALL);
        }
    }

    private void linkMethod(long self, AttributePlan plan) {
        if (plan.kind == AttributePlan.Kind.METHOD) {
            prepend(plan.ofAnyMethod(), 0, MethodSite.guard(self, plan), null, BY_THE_CALL);
        }
    }

    private void linkModule(ThreadState ts, long module) {
        long dict = PyModule.dict(module);
        Bindings.Lookup found = Bindings.lookup(ts, dict, name);
        if (found.value == 0) {
            return;
        }
        Refs.release(ts, found.value);
        Pins.share(ts, module);
        prepend(Guards.module(module, dict, found.epoch), BY_THE_CALL);
    }

    @Override
    boolean linksToCode() {
        return false;
    }
}
