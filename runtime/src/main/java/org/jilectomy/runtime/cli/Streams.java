package org.jilectomy.runtime.cli;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/** {@code sys.stdout} and {@code sys.stderr} as the end of a program sees them. */
final class Streams {
    private Streams() {}

    /** Flushes both; false if standard output could not be written (a closed pipe: no words). */
    static boolean flush(ThreadState ts) {
        boolean written = flush(ts, "stdout");
        flush(ts, "stderr");
        return written;
    }

    private static boolean flush(ThreadState ts, String name) {
        long stream = PyDict.getItemString(ts, Interpreter.sysDict, name);
        if (stream == 0) {
            return true;
        }
        try {
            if (stream != Singletons.None && !isClosed(ts, stream)) {
                Refs.release(ts, Abstract.callMethod(ts, stream, Names.of("flush")));
            }
            return true;
        } catch (PyException e) {
            Errors.discard(ts, e);
            return false;
        } finally {
            Refs.release(ts, stream);
        }
    }

    /** A program may have closed it; as CPython we do not mind. */
    private static boolean isClosed(ThreadState ts, long stream) {
        long closed = Abstract.lookupAttr(ts, stream, Names.of("closed"));
        try {
            return closed != 0 && Abstract.isTrue(ts, closed);
        } finally {
            Refs.xrelease(ts, closed);
        }
    }

    /** Writes text to {@code sys.stderr}, or to the process's own if that does not work. */
    static void writeError(ThreadState ts, String text) {
        long stream = PyDict.getItemString(ts, Interpreter.sysDict, "stderr");
        if (stream == 0) {
            System.err.print(text);
            return;
        }
        long str = PyUnicode.fromJava(ts, text);
        try {
            Refs.release(ts, Abstract.callMethod(ts, stream, Names.of("write"), str));
        } catch (PyException e) {
            Errors.discard(ts, e);
            System.err.print(text);
        } finally {
            Refs.release(ts, str);
            Refs.release(ts, stream);
        }
    }
}
