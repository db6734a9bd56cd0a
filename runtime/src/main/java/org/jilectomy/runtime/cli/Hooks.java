package org.jilectomy.runtime.cli;

import java.util.concurrent.atomic.AtomicLong;
import org.jilectomy.runtime.imports.BuiltinModules;
import org.jilectomy.runtime.modules.ModuleTable;
import org.jilectomy.runtime.objects.OwnBuiltins;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/** Joins the rooms that may not know each other. */
final class Hooks implements BuiltinModules, OwnBuiltins.Hidden {
    static final Hooks INSTANCE = new Hooks();

    /** {@code __graalpython__}, which is the only one; owned; 0 until somebody asks. */
    private final AtomicLong hiddenModule = new AtomicLong();

    private Hooks() {}

    @Override
    public long create(ThreadState ts, String name) {
        return ModuleTable.create(ts, name);
    }

    /** A module in Java that no import statement finds. */
    @Override
    public long find(ThreadState ts, String name) {
        long module = hiddenModule.get();
        if (module == 0) {
            module = ModuleTable.create(ts, name);
            if (!hiddenModule.compareAndSet(0, module)) { // another thread was faster
                ModuleTeardown.clearModule(ts, module);
                Refs.release(ts, module);
                module = hiddenModule.get();
            }
        }
        return Refs.retain(ts, module);
    }

    /** At the end of the interpreter. A module's functions refer to it, so it is emptied too. */
    void clear(ThreadState ts) {
        long module = hiddenModule.getAndSet(0);
        if (module != 0) {
            ModuleTeardown.clearModule(ts, module);
            Refs.release(ts, module);
        }
    }
}
