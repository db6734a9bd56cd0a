package org.jilectomy.runtime.modules;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** {@code _itertools}: what {@code itertools} (a module in Python) does not write itself. */
final class ItertoolsModule extends BuiltinModule {
    ItertoolsModule() {
        super("_itertools");
    }

    @Override
    protected void define(TypeDef def) {}

    @Override
    protected void init(ThreadState ts, long dict) {
        putType(ts, dict, PyCount.TYPE);
        putType(ts, dict, PyRepeat.TYPE);
    }
}
