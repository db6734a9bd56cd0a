package org.jilectomy.runtime.modules.sys;

import org.jilectomy.runtime.builtins.TracebackPrinter;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.imports.Importer;
import org.jilectomy.runtime.linker.LiveFrames;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Audit;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBaseException;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyStructSequence;
import org.jilectomy.runtime.objects.PyTraceback;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.Unraisable;
import org.jilectomy.runtime.objects.Warnings;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The functions of {@code sys} that the runtime calls and programs replace: {@code displayhook},
 * {@code excepthook}, {@code unraisablehook}, {@code breakpointhook}; and audit hooks.
 */
final class SysHooks implements Unraisable.Printer {
    private static final String IGNORED = "Exception ignored in: ";

    private SysHooks() {}

    static void define(TypeDef def) {
        def.in(SysHooks.class)
                .method("addaudithook(module, hook)", null)
                .method("audit(module, event, /, *args)", null)
                .method("breakpointhook(module, /, *args, **kws)", null)
                .method("displayhook(module, object, /)", null)
                .method("excepthook(module, exctype, value, traceback, /)", null)
                .method("unraisablehook(module, unraisable, /)", null);
    }

    /** From now on exceptions that nobody can catch go through {@code sys.unraisablehook}. */
    static void install() {
        Unraisable.install(new SysHooks());
    }

    // ---------------------------------------------------------------- display, exceptions

    /** Compare {@code sys_displayhook}. */
    static long displayhook(ThreadState ts, long module, long object) {
        if (object == Singletons.None) {
            return Singletons.None;
        }
        long builtins = Interpreter.builtinsDict;
        long underscore = Names.of("_");
        PyDict.setItemName(ts, builtins, underscore, Singletons.None);
        long print = PyDict.getItemString(ts, builtins, "print");
        long text = 0;
        try {
            text = Abstract.repr(ts, object);
            Refs.release(ts, Abstract.call(ts, print, text));
        } finally {
            Refs.release(ts, print);
            Refs.xrelease(ts, text);
        }
        PyDict.setItemName(ts, builtins, underscore, object);
        return Singletons.None;
    }

    static long excepthook(ThreadState ts, long module, long type, long value, long traceback) {
        if (!Exceptions.BaseException.isInstance(value)
                || PyBaseException.tracebackBorrowed(value) == 0) {
            TracebackPrinter.print(ts, value, traceback);
        } else {
            TracebackPrinter.print(ts, value); // it knows better
        }
        return Singletons.None;
    }

    // ---------------------------------------------------------------- unraisable exceptions

    private static final class Args {
        static final PyStructSequence TYPE = new PyStructSequence("UnraisableHookArgs",
                "exc_type", "exc_value", "exc_traceback", "err_msg", "object");
    }

    /** Compare {@code _PyErr_WriteUnraisableMsg}. */
    @Override
    public void print(ThreadState ts, PyException e, String prefix, long obj) {
        place(ts, e.value());
        long message = prefix.equals(IGNORED)
                ? Singletons.None
                : PyUnicode.fromJava(ts, withoutColon(prefix));
        long hook = Interpreter.sysDict == 0
                ? 0
                : PyDict.getItemString(ts, Interpreter.sysDict, "unraisablehook");
        long args = arguments(ts, e.value(), message, obj);
        try {
            if (hook == 0 || hook == Singletons.None) {
                printDefault(ts, args);
            } else {
                Refs.release(ts, Abstract.call(ts, hook, args));
            }
        } catch (PyException inHook) {
            long where = PyUnicode.fromJava(ts, "Exception ignored in sys.unraisablehook");
            long again = arguments(ts, inHook.value(), where, hook);
            Refs.release(ts, where);
            Errors.discard(ts, inHook);
            try {
                printDefault(ts, again);
            } catch (PyException hopeless) {
                Errors.discard(ts, hopeless);
            }
            Refs.release(ts, again);
        } finally {
            Refs.release(ts, args);
            Refs.xrelease(ts, hook);
            Refs.release(ts, message);
        }
    }

    /** What was raised outside of Python code gets the place that it came out at. */
    private static void place(ThreadState ts, long exc) {
        long frame = PyBaseException.tracebackBorrowed(exc) == 0 ? LiveFrames.get(ts, 0) : 0;
        if (frame != 0) {
            PyBaseException.tracebackSteal(ts, exc, PyTraceback.ofFrame(ts, frame));
            Refs.release(ts, frame);
        }
    }

    private static String withoutColon(String prefix) {
        return prefix.endsWith(": ") ? prefix.substring(0, prefix.length() - 2) : prefix;
    }

    private static long arguments(ThreadState ts, long exc, long message, long obj) {
        long tb = PyBaseException.tracebackBorrowed(exc);
        return Args.TYPE.createSteal(ts,
                Refs.retain(ts, PyType.addressOf(exc)),
                Refs.retain(ts, exc),
                tb == 0 ? Singletons.None : Refs.retain(ts, tb),
                Refs.retain(ts, message),
                obj == 0 ? Singletons.None : Refs.retain(ts, obj));
    }

    static long unraisablehook(ThreadState ts, long module, long unraisable) {
        if (!Args.TYPE.isExactly(unraisable)) {
            throw Errors.typeError(
                    ts, "sys.unraisablehook argument type must be UnraisableHookArgs");
        }
        printDefault(ts, unraisable);
        return Singletons.None;
    }

    /** Compare {@code write_unraisable_exc}. */
    private static void printDefault(ThreadState ts, long args) {
        long value = Abstract.getAttr(ts, args, Names.of("exc_value"));
        long message = Abstract.getAttr(ts, args, Names.of("err_msg"));
        long traceback = Abstract.getAttr(ts, args, Names.of("exc_traceback"));
        long object = Abstract.getAttr(ts, args, Names.of("object"));
        try {
            String text = message == Singletons.None ? null : Abstract.strJava(ts, message);
            if (object != Singletons.None) {
                text = (text == null ? IGNORED : text + ": ") + reprOf(ts, object) + "\n";
            } else {
                text = text == null ? "" : text + ":\n";
            }
            TracebackPrinter.toStandardError(
                    ts, text + TracebackPrinter.formatUnraisable(
                            ts, value, traceback == Singletons.None ? 0 : traceback));
        } finally {
            Refs.release(ts, traceback);
            Refs.release(ts, object);
            Refs.release(ts, message);
            Refs.release(ts, value);
        }
    }

    private static String reprOf(ThreadState ts, long object) {
        try {
            return Abstract.reprJava(ts, object);
        } catch (PyException e) {
            Errors.discard(ts, e);
            return "<object repr() failed>";
        }
    }

    // ---------------------------------------------------------------- breakpoint

    /** Calls what {@code PYTHONBREAKPOINT} names; compare {@code sys_breakpointhook}. */
    static long breakpointhook(ThreadState ts, long module, long args, long keywords) {
        String name = environment(ts, "PYTHONBREAKPOINT");
        if (name == null || name.isEmpty()) {
            name = "pdb.set_trace";
        } else if (name.equals("0")) {
            return Singletons.None;
        }
        int dot = name.lastIndexOf('.');
        long function = 0;
        try {
            long owner = Importer.importModule(ts, dot < 0 ? "builtins" : name.substring(0, dot));
            try {
                function = Abstract.getAttr(ts, owner, Names.of(name.substring(dot + 1)));
            } finally {
                Refs.release(ts, owner);
            }
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.ImportError)
                    && !Errors.matches(e, Exceptions.AttributeError)
                    && !Errors.matches(e, Exceptions.ValueError)) {
                throw e;
            }
            Errors.discard(ts, e);
            Warnings.warn(ts, Exceptions.RuntimeWarning,
                    "Ignoring unimportable $PYTHONBREAKPOINT: \"" + name + "\"", 0);
            return Singletons.None;
        }
        try {
            return Abstract.callTuple(ts, function, args, keywords);
        } finally {
            Refs.release(ts, function);
        }
    }

    /** A variable as {@code os.environ} has it now, if {@code os} is imported; null if unset. */
    private static String environment(ThreadState ts, String name) {
        long os = PyDict.getItemString(ts, Interpreter.modules, "os");
        if (os == 0) {
            return System.getenv(name);
        }
        long environ = 0;
        long value = 0;
        try {
            environ = Abstract.getAttr(ts, os, Names.of("environ"));
            value = Abstract.callMethod(ts, environ, Names.of("get"), Names.of(name));
            return value == Singletons.None ? null : Abstract.strJava(ts, value);
        } finally {
            Refs.xrelease(ts, value);
            Refs.xrelease(ts, environ);
            Refs.release(ts, os);
        }
    }

    // ---------------------------------------------------------------- audit

    static long addaudithook(ThreadState ts, long module, long hook) {
        try {
            Audit.event(ts, "sys.addaudithook");
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.Exception)) {
                throw e;
            }
            Errors.discard(ts, e); // a hook may refuse others, silently
            return Singletons.None;
        }
        Audit.add(ts, hook);
        return Singletons.None;
    }

    static long audit(ThreadState ts, long module, long event, long args) {
        if (!PyUnicode.check(event)) {
            throw Errors.typeError(ts, "expected str for argument 'event', not "
                    + PyType.of(event).name());
        }
        Audit.event(ts, event, args);
        return Singletons.None;
    }
}
