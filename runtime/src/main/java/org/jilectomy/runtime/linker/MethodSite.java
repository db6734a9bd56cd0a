package org.jilectomy.runtime.linker;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.AttributePlan;
import org.jilectomy.runtime.objects.Bindings;
import org.jilectomy.runtime.objects.EntryPoint;
import org.jilectomy.runtime.objects.Immediate;
import org.jilectomy.runtime.objects.Pins;
import org.jilectomy.runtime.objects.PyCFunction;
import org.jilectomy.runtime.objects.PyFunction;
import org.jilectomy.runtime.objects.PyMethodDescr;
import org.jilectomy.runtime.objects.PyModule;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code self.name(args…)}: {@code (ThreadState, self, args…) → long}.
 *
 * <p>The receiver's type and its version decide the method, which is then called without making a
 * bound method; a module's function is taken as a constant while the module's bindings stay.
 */
final class MethodSite extends InlineCache {
    private MethodSite(MethodType type, long name) {
        super(type, name);
    }

    static MethodSite of(MethodType type, long name) {
        MethodSite site = new MethodSite(type, name);
        site.startCalls(true);
        return site;
    }

    @Override
    long miss(ThreadState ts, long self, long[] args) {
        if (mayLink()) {
            if (PyModule.TYPE.isExactly(self)) {
                linkModule(ts, self, args.length);
            } else {
                linkMethod(ts, self, args.length);
            }
        }
        return Abstract.callMethod(ts, self, name, args);
    }

    private void linkMethod(ThreadState ts, long self, int count) {
        PyType type = PyType.of(self);
        AttributePlan plan = AttributePlan.forLoad(ts, type, name);
        if (plan.kind != AttributePlan.Kind.METHOD) {
            return;
        }
        MethodHandle direct = null;
        if (PyFunction.TYPE.isExactly(plan.method)) {
            direct = Targets.function(plan.method, count + 1);
        } else if (PyMethodDescr.TYPE.isExactly(plan.method)) {
            direct = Targets.positional(PyMethodDescr.entryPoint(plan.method), count);
        }
        if (direct == null) {
            return;
        }
        MethodHandle guard;
        if (Immediate.is(self)) {
            guard = Immediate.isInt(self) ? Guards.immediateInt() : Guards.immediateFloat();
        } else if (plan.keys != 0) {
            guard = Guards.unshadowed(type.address, plan.version, plan.keys, plan.entries);
        } else if (plan.version != 0) {
            guard = Guards.typeVersion(type.address, plan.version);
        } else {
            guard = Guards.type(type.address);
        }
        prepend(widen(guard), direct);
    }

    private void linkModule(ThreadState ts, long module, int count) {
        long dict = PyModule.dict(module);
        Bindings.Lookup found = Bindings.lookup(ts, dict, name);
        if (found.value == 0) {
            return;
        }
        MethodHandle direct = null;
        if (PyCFunction.TYPE.isExactly(found.value)) {
            EntryPoint entry = PyCFunction.entryPoint(found.value);
            direct = Targets.positional(entry, count);
            if (direct != null) {
                direct = MethodHandles.insertArguments(direct, 1, PyCFunction.self(found.value));
            }
        } else if (PyFunction.TYPE.isExactly(found.value)) {
            direct = Targets.function(found.value, count);
        }
        if (direct == null) {
            Refs.release(ts, found.value);
            return;
        }
        Pins.share(ts, found.value);
        Refs.release(ts, found.value);
        Pins.share(ts, module);
        prepend(
                widen(Guards.module(module, dict, found.epoch)),
                MethodHandles.dropArguments(direct, 1, long.class));
    }

    /** A guard on (ts, self) for a site with arguments. */
    private MethodHandle widen(MethodHandle guard) {
        return MethodHandles.dropArguments(
                guard, 2, type().parameterList().subList(2, type().parameterCount()));
    }
}
