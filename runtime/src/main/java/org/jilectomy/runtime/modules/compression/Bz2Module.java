package org.jilectomy.runtime.modules.compression;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code _bz2}. */
public final class Bz2Module extends BuiltinModule {
    public Bz2Module() {
        super("_bz2");
    }

    @Override
    protected void define(TypeDef def) {}

    @Override
    protected void init(ThreadState ts, long dict) {
        putType(ts, dict, PyBZ2Compressor.TYPE);
        putType(ts, dict, PyBZ2Decompressor.TYPE);
    }
}
