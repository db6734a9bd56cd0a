package org.jilectomy.runtime.modules.signal;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The module {@code faulthandler}, which is off for good: the JVM has handlers of its own for the
 * signals of a crash, and writes its own report.
 */
public final class FaulthandlerModule extends BuiltinModule {
    public FaulthandlerModule() {
        super("faulthandler");
    }

    @Override
    protected void define(TypeDef def) {
        def.method("enable(module, file=None, all_threads=True)", null)
                .method("disable(module, /)", null, "off")
                .method("is_enabled(module, /)", null, "off")
                .method("dump_traceback(module, file=None, all_threads=True)", null, "dump")
                .method("dump_traceback_later(module, timeout, repeat=False, file=None,"
                        + " exit=False)", null, "later")
                .method("cancel_dump_traceback_later(module, /)", null, "cancel")
                .method("register(module, signum, file=None, all_threads=True, chain=False)", null)
                .method("unregister(module, signum, /)", null);
    }

    static long enable(ThreadState ts, long module, long file, long all) {
        throw Errors.notImplemented(ts, "faulthandler.enable()");
    }

    static long off(ThreadState ts, long module) {
        return PyBool.False;
    }

    static long dump(ThreadState ts, long module, long file, long all) {
        throw Errors.notImplemented(ts, "faulthandler.dump_traceback()");
    }

    static long later(
            ThreadState ts, long module, long timeout, long repeat, long file, long exit) {
        throw Errors.notImplemented(ts, "faulthandler.dump_traceback_later()");
    }

    static long cancel(ThreadState ts, long module) {
        return Singletons.None;
    }

    static long register(
            ThreadState ts, long module, long signum, long file, long all, long chain) {
        throw Errors.notImplemented(ts, "faulthandler.register()");
    }

    static long unregister(ThreadState ts, long module, long signum) {
        return PyBool.False;
    }
}
