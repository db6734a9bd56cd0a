package org.jilectomy.runtime.modules;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** {@code _opcode}: there is no byte code, so there is nothing to tell about it. */
final class OpcodeModule extends BuiltinModule {
    OpcodeModule() {
        super("_opcode");
    }

    @Override
    protected String doc() {
        return "Opcode support module.";
    }

    @Override
    protected void define(TypeDef def) {
        def.method("stack_effect(module, opcode, oparg=None, /, *, jump=None)", null, "stackEffect")
                .method("get_specialization_stats(module, /)", null, "getSpecializationStats");
    }

    static long stackEffect(ThreadState ts, long module, long opcode, long oparg, long jump) {
        throw Errors.notImplemented(ts, "_opcode.stack_effect()");
    }

    static long getSpecializationStats(ThreadState ts, long module) {
        return Singletons.None;
    }
}
