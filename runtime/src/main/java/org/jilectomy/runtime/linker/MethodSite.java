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
import org.jilectomy.runtime.objects.PyTypeType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code self.name(args…)}: {@code (ThreadState, self, args…) → long}.
 *
 * <p>The receiver's type and its version decide the method, which is then called without making a
 * bound method; a module's function is taken as a constant while the module's bindings stay, a
 * class's while class and metaclass keep their versions.
 */
class MethodSite extends InlineCache {
    MethodSite(MethodType type, long name) {
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
                linkModule(ts, self, args);
            } else if (PyTypeType.isType(self)) {
                linkClass(ts, self, args);
            } else {
                linkMethod(ts, self, args);
            }
        }
        return general(ts, self, args);
    }

    long general(ThreadState ts, long self, long[] args) {
        return Abstract.callMethodAtSite(ts, self, name, args);
    }

    /** {@code (ThreadState, [self,] args…) → long} for this site; null if the binder is needed. */
    MethodHandle function(ThreadState ts, long func, long[] args, boolean self) {
        return Targets.function(func, args.length + (self ? 1 : 0));
    }

    /** {@code (ThreadState, self, args…) → long} for this site; null if the binder is needed. */
    MethodHandle builtin(ThreadState ts, EntryPoint entry, long[] args) {
        return Targets.positional(entry, args.length);
    }

    /** What must hold for the handle made last, besides the guard on the receiver; or null. */
    MethodHandle condition() {
        return null;
    }

    private void linkMethod(ThreadState ts, long self, long[] args) {
        PyType type = PyType.of(self);
        AttributePlan plan = AttributePlan.forLoad(ts, type, name);
        if (plan.kind != AttributePlan.Kind.METHOD) {
            linkWrapped(ts, type, self, args);
            return;
        }
        if (enter(plan, 0)) {
            return;
        }
        MethodHandle direct = null;
        if (PyFunction.TYPE.isExactly(plan.method)) {
            direct = function(ts, plan.method, args, true);
        } else if (PyMethodDescr.TYPE.isExactly(plan.method)) {
            direct = builtin(ts, PyMethodDescr.entryPoint(plan.method), args);
        }
        if (direct == null) {
            nothingToLink();
            return;
        }
        prepend(plan, 0, guard(self, plan), condition(), direct);
    }

    private void linkWrapped(ThreadState ts, PyType type, long self, long[] args) {
        AttributePlan plan = AttributePlan.forWrapped(ts, type, name);
        if (plan.kind != AttributePlan.Kind.GENERAL && enter(plan, 0)) {
            return;
        }
        MethodHandle direct = wrapped(ts, plan, type.address, args);
        if (direct == null) {
            nothingToLink();
            return;
        }
        prepend(plan, 0, guard(self, plan), condition(), direct);
    }

    private void linkClass(ThreadState ts, long cls, long[] args) {
        AttributePlan plan = AttributePlan.forClass(ts, cls, name);
        MethodHandle direct = wrapped(ts, plan, cls, args);
        if (direct == null) {
            nothingToLink();
            return;
        }
        prepend(Guards.both(Guards.classVersion(cls, plan.version), condition()), direct);
    }

    /** {@code (ThreadState, self, args…) → long} that does without self; null if there is none. */
    private MethodHandle wrapped(ThreadState ts, AttributePlan plan, long cls, long[] args) {
        if (plan.kind == AttributePlan.Kind.GENERAL) {
            return null;
        }
        boolean ofClass = plan.kind == AttributePlan.Kind.CLASS_METHOD;
        MethodHandle direct = function(ts, plan.method, args, ofClass);
        if (direct == null) {
            return null;
        }
        if (ofClass) {
            direct = MethodHandles.insertArguments(direct, 1, cls);
        }
        return MethodHandles.dropArguments(direct, 1, long.class);
    }

    /** {@code (ts, self) → boolean}: the plan, for a method, holds. */
    static MethodHandle guard(long self, AttributePlan plan) {
        long type = PyType.addressOf(self);
        if (Immediate.is(self)) {
            return Immediate.isInt(self) ? Guards.immediateInt() : Guards.immediateFloat();
        } else if (plan.keys != 0) {
            return Guards.unshadowed(type, plan.version, plan.keys, plan.entries);
        } else if (plan.version != 0) {
            return Guards.typeVersion(type, plan.version);
        } else {
            return Guards.type(type);
        }
    }

    private void linkModule(ThreadState ts, long module, long[] args) {
        long dict = PyModule.dict(module);
        Bindings.Lookup found = Bindings.lookup(ts, dict, name);
        if (found.value == 0) {
            return;
        }
        MethodHandle direct = null;
        if (PyCFunction.TYPE.isExactly(found.value)) {
            EntryPoint entry = PyCFunction.entryPoint(found.value);
            direct = builtin(ts, entry, args);
            if (direct != null) {
                direct = MethodHandles.insertArguments(direct, 1, PyCFunction.self(found.value));
            }
        } else if (PyFunction.TYPE.isExactly(found.value)) {
            direct = function(ts, found.value, args, false);
        }
        if (direct == null) {
            Refs.release(ts, found.value);
            nothingToLink();
            return;
        }
        Pins.share(ts, found.value);
        Refs.release(ts, found.value);
        Pins.share(ts, module);
        prepend(
                Guards.both(Guards.module(module, dict, found.epoch), condition()),
                MethodHandles.dropArguments(direct, 1, long.class));
    }
}
