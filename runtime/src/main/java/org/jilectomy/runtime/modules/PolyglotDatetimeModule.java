package org.jilectomy.runtime.modules;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.objects.TypeDef;

/** {@code _polyglot_datetime}: imported by the library's {@code datetime}, which wants nothing of it. */
final class PolyglotDatetimeModule extends BuiltinModule {
    PolyglotDatetimeModule() {
        super("_polyglot_datetime");
    }

    @Override
    protected void define(TypeDef def) {}
}
