package org.jilectomy.runtime.modules.contextvars;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code _contextvars}. */
public final class ContextvarsModule extends BuiltinModule {
    public ContextvarsModule() {
        super("_contextvars");
    }

    @Override
    protected String doc() {
        return "Context Variables";
    }

    @Override
    protected void define(TypeDef def) {
        def.method("copy_context(module, /)", null, "copyContext");
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        putType(ts, dict, PyContext.TYPE);
        putType(ts, dict, PyContextVar.TYPE);
        putType(ts, dict, PyToken.TYPE);
    }

    static long copyContext(ThreadState ts, long module) {
        return PyContext.copyCurrent(ts);
    }
}
