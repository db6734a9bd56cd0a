package org.jilectomy.runtime.modules;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The module {@code faulthandler}. A fault of the process is the JVM's to report, which it does in
 * a file of its own ({@code hs_err_pid…}); so {@code enable()} has nothing to arm and only remembers
 * that it was called. {@code dump_traceback()} shows the calling thread. Dumps by timer or signal are
 * missing, and say so.
 */
final class FaulthandlerModule extends BuiltinModule {
    private static volatile boolean enabled;

    FaulthandlerModule() {
        super("faulthandler");
    }

    @Override
    protected String doc() {
        return "faulthandler module.";
    }

    @Override
    protected void define(TypeDef def) {
        def.method("enable(module, /, file=sys.stderr, all_threads=True)", null)
                .method("disable(module, /)", null)
                .method("is_enabled(module, /)", null, "isEnabled")
                .method("dump_traceback(module, /, file=sys.stderr, all_threads=True)", null,
                        "dumpTraceback")
                .method("dump_traceback_later(module, /, timeout, repeat=False, file=sys.stderr,"
                        + " exit=False)", null, "dumpTracebackLater")
                .method("cancel_dump_traceback_later(module, /)", null, "cancel")
                .method("register(module, /, signum, file=sys.stderr, all_threads=True,"
                        + " chain=False)", null)
                .method("unregister(module, signum, /)", null);
    }

    static long enable(ThreadState ts, long module, long file, long allThreads) {
        enabled = true;
        return Singletons.None;
    }

    static long disable(ThreadState ts, long module) {
        boolean was = enabled;
        enabled = false;
        return PyBool.of(was);
    }

    static long isEnabled(ThreadState ts, long module) {
        return PyBool.of(enabled);
    }

    static long dumpTraceback(ThreadState ts, long module, long file, long allThreads) {
        long out = file == 0 || file == Singletons.None
                ? PyDict.getItemString(ts, Interpreter.sysDict, "stderr")
                : Refs.retain(ts, file);
        if (out == 0 || out == Singletons.None) {
            throw Errors.runtimeError(ts, "unable to get sys.stderr");
        }
        long text = PyUnicode.fromJava(ts, stack(ts));
        try {
            Refs.release(ts, Abstract.callMethod(ts, out, Names.of("write"), text));
            Refs.release(ts, Abstract.callMethod(ts, out, Names.of("flush")));
            return Singletons.None;
        } finally {
            Refs.release(ts, out);
            Refs.release(ts, text);
        }
    }

    private static String stack(ThreadState ts) {
        StringBuilder b = new StringBuilder("Current thread 0x");
        String ident = Long.toHexString(ts.ident);
        b.repeat('0', Math.max(0, 16 - ident.length())).append(ident)
                .append(" (most recent call first):\n");
        long getFrame = PyDict.getItemString(ts, Interpreter.sysDict, "_getframe");
        long frame;
        try {
            frame = Abstract.call(ts, getFrame);
        } finally {
            Refs.release(ts, getFrame);
        }
        while (frame != Singletons.None) {
            long code = Abstract.getAttr(ts, frame, Names.of("f_code"));
            long file = Abstract.getAttr(ts, code, Names.of("co_filename"));
            long name = Abstract.getAttr(ts, code, Names.of("co_name"));
            long line = Abstract.getAttr(ts, frame, Names.of("f_lineno"));
            b.append("  File \"").append(PyUnicode.toJava(file)).append("\", line ")
                    .append(PyLong.check(line) ? Abstract.strJava(ts, line) : "???").append(" in ")
                    .append(PyUnicode.toJava(name)).append('\n');
            long back = Abstract.getAttr(ts, frame, Names.of("f_back"));
            Refs.release(ts, code);
            Refs.release(ts, file);
            Refs.release(ts, name);
            Refs.release(ts, line);
            Refs.release(ts, frame);
            frame = back;
        }
        return b.toString();
    }

    static long dumpTracebackLater(
            ThreadState ts, long module, long timeout, long repeat, long file, long exit) {
        throw Errors.notImplemented(ts, "faulthandler.dump_traceback_later()");
    }

    /** There is never anything to cancel. */
    static long cancel(ThreadState ts, long module) {
        return Singletons.None;
    }

    static long register(
            ThreadState ts, long module, long signum, long file, long allThreads, long chain) {
        throw Errors.notImplemented(ts, "faulthandler.register()");
    }

    static long unregister(ThreadState ts, long module, long signum) {
        return PyBool.False;
    }
}
