package org.jilectomy.runtime.modules.multiprocessing;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.modules.libc.PathArg;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code _multiprocessing}. */
public final class MultiprocessingModule extends BuiltinModule {
    public MultiprocessingModule() {
        super("_multiprocessing");
    }

    @Override
    protected void define(TypeDef def) {
        def.method("sem_unlink(module, name, /)", null, "semUnlink");
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        putType(ts, dict, PySemLock.TYPE);
        long flags = PyDict.create(ts);
        putSteal(ts, flags, "HAVE_SEM_OPEN", PyLong.of(ts, 1));
        putSteal(ts, flags, "HAVE_SEM_TIMEDWAIT", PyLong.of(ts, 1));
        putSteal(ts, dict, "flags", flags);
    }

    static long semUnlink(ThreadState ts, long module, long name) {
        Args.requireStr(ts, name, "sem_unlink", "argument");
        Semaphore.unlink(ts, PathArg.encode(ts, name));
        return Singletons.None;
    }
}
