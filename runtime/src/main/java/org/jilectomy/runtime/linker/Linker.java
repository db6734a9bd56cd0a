package org.jilectomy.runtime.linker;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jilectomy.runtime.objects.Names;

/**
 * Bootstrap of the call sites of compiled code.
 *
 * <pre>
 *  kind        type                        what it does
 *  loadGlobal  (ts) → v                    a name of the globals or builtins
 *  storeGlobal (ts, v)                     a name of the globals
 *  callGlobal  (ts, a…) → v                calls what that name holds
 *  call        (ts, f, a…) → v             calls a value
 *  callMethod  (ts, self, a…) → v          self.name(a…)
 *  callKw      (ts, f, a…, names) → v      calls a value; the last arguments have names
 *  callMethodKw (ts, self, a…, names) → v  self.name(a…), likewise
 *  callStar    (ts, f, a…, tuple, dict) → v f(a…, *tuple, **dict); dict may be 0
 *  loadMethod  (ts, self) → v              self.name before its arguments; 0 if callMethod finds it
 *  callSuper   (ts, f, cell, self, a…) → v super().name(a…), f being what super means
 *  getAttr     (ts, self) → v              self.name
 *  setAttr     (ts, self, v)               self.name = v
 *  send        (ts, it, sent) → v          the step of a yield from; 0 at its end
 *  addAttr     (ts, self, v) → boolean     self.name += v, if both are numbers and it is simple
 *  subAttr     (ts, self, v) → boolean     self.name -= v, likewise
 *  root        (ts, double) → double       sqrt(x) or math.sqrt(x); NaN if it is not that simple
 *  next        (ts, it) → v                the step of a loop over an iterator; 0 at its end
 * </pre>
 */
public final class Linker {
    private Linker() {}

    /** The bootstrap method; {@code name} is the Python name the site is about. */
    public static CallSite bootstrap(
            MethodHandles.Lookup caller, String kind, MethodType type, String name) {
        return switch (kind) {
            case "loadGlobal" -> GlobalSite.load(type, globals(caller), Names.of(name));
            case "storeGlobal" -> GlobalSite.store(type, globals(caller), Names.of(name));
            case "callGlobal" -> GlobalSite.call(type, globals(caller), Names.of(name));
            case "call" -> ValueCallSite.of(type);
            case "callMethod" -> MethodSite.of(type, Names.of(name));
            case "callKw" -> KeywordSite.of(type);
            case "callMethodKw" -> KeywordMethodSite.of(type, Names.of(name));
            case "callStar" -> StarSite.of(type);
            case "loadMethod" -> MethodLoadSite.of(type, Names.of(name));
            case "callSuper" -> SuperSite.of(type, Names.of(name));
            case "getAttr" -> AttributeSite.load(type, Names.of(name));
            case "setAttr" -> AttributeSite.store(type, Names.of(name));
            case "send" -> IterationSite.send(type);
            case "addAttr" -> AttributeSite.update(type, Names.of(name), false);
            case "subAttr" -> AttributeSite.update(type, Names.of(name), true);
            case "root" -> RootSite.of(type, globals(caller), name);
            case "next" -> IterationSite.next(type);
            default -> throw new IllegalArgumentException("call site kind " + kind);
        };
    }

    private static long globals(MethodHandles.Lookup caller) {
        return CodeUnit.linked(caller.lookupClass()).globals;
    }
}
