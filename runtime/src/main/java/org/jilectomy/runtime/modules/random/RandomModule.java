package org.jilectomy.runtime.modules.random;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code _random}. */
public final class RandomModule extends BuiltinModule {
    public RandomModule() {
        super("_random");
    }

    @Override
    protected String doc() {
        return "Module implements the Mersenne Twister random number generator.";
    }

    @Override
    protected void define(TypeDef def) {}

    @Override
    protected void init(ThreadState ts, long dict) {
        putType(ts, dict, PyRandom.TYPE);
    }
}
