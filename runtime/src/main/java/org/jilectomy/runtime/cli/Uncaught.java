package org.jilectomy.runtime.cli;

import org.jilectomy.runtime.builtins.TracebackPrinter;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBaseException;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * An exception nobody caught: what is printed and which status the process ends with; compare
 * {@code handle_system_exit} and {@code PyErr_PrintEx}.
 */
final class Uncaught {
    /** 128 + SIGINT, what a shell expects of an interrupted program. */
    private static final int INTERRUPTED = 130;

    /** Whether a KeyboardInterrupt ended the program. */
    private static volatile boolean interrupted;

    private Uncaught() {}

    static boolean wasInterrupted() {
        return interrupted;
    }

    /** Reports the exception, which is consumed. */
    static int handle(ThreadState ts, PyException e) {
        if (Errors.matches(e, Exceptions.SystemExit)) {
            return systemExit(ts, e);
        }
        interrupted = Errors.matches(e, Exceptions.KeyboardInterrupt);
        int status = interrupted ? INTERRUPTED : 1;
        long exc = e.value();
        long hook = PyDict.getItemString(ts, Interpreter.sysDict, "excepthook");
        try {
            if (hook == 0) {
                TracebackPrinter.print(ts, exc);
            } else {
                long tb = PyBaseException.tracebackBorrowed(exc);
                Refs.release(ts, Abstract.call(ts, hook, PyType.of(exc).address, exc,
                        tb == 0 ? Singletons.None : tb));
            }
        } catch (PyException inHook) {
            if (Errors.matches(inHook, Exceptions.SystemExit)) {
                interrupted = false;
                status = systemExit(ts, inHook);
            } else {
                Streams.writeError(ts, "Error in sys.excepthook:\n");
                print(ts, inHook);
                Streams.writeError(ts, "\nOriginal exception was:\n");
                print(ts, exc);
            }
        } finally {
            Refs.xrelease(ts, hook);
            forget(ts, e);
        }
        return status;
    }

    /** {@code sys.exit(code)}: None is 0, an int itself, anything else is printed. */
    private static int systemExit(ThreadState ts, PyException e) {
        long code = Abstract.getAttr(ts, e.value(), Names.of("code"));
        try {
            if (code == Singletons.None) {
                return 0;
            }
            if (PyLong.TYPE.isInstance(code)) {
                return PyLong.fitsLong(code) ? (int) PyLong.longValue(code) & 0xFF : 0xFF;
            }
            String text = Abstract.strJava(ts, code);
            Streams.flush(ts);
            Streams.writeError(ts, text + "\n");
            return 1;
        } catch (PyException inStr) {
            forget(ts, inStr);
            return 1;
        } finally {
            Refs.release(ts, code);
            forget(ts, e);
        }
    }

    /** An exception in a place that cannot raise; as {@code sys.unraisablehook} prints it. */
    static void ignored(ThreadState ts, PyException e, String where) {
        if (Errors.matches(e, Exceptions.SystemExit)) {
            forget(ts, e);
            return;
        }
        Streams.writeError(ts, "Exception ignored " + where + ":\n");
        print(ts, e);
    }

    private static void print(ThreadState ts, PyException e) {
        print(ts, e.value());
        forget(ts, e);
    }

    private static void print(ThreadState ts, long exc) {
        try {
            TracebackPrinter.print(ts, exc);
        } catch (PyException again) {
            forget(ts, again);
        }
    }

    static void forget(ThreadState ts, PyException e) {
        Errors.discard(ts, e);
    }
}
