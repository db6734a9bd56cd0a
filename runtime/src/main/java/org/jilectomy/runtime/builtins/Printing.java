package org.jilectomy.runtime.builtins;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Immediate;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code print} and {@code input}.
 *
 * <p>Printing to a {@link TextSink} gathers the line and writes it once, so lines of concurrent
 * threads do not mix. Before running code of the user's ({@code __str__}), what was gathered is
 * written, because that code may print too.
 */
final class Printing {
    private static final long STDOUT = Names.of("stdout");
    private static final long STDERR = Names.of("stderr");
    private static final long STDIN = Names.of("stdin");
    private static final long WRITE = Names.of("write");
    private static final long FLUSH = Names.of("flush");
    private static final long READLINE = Names.of("readline");

    private Printing() {}

    // ---------------------------------------------------------------- print

    static long print(
            ThreadState ts, long module, long sep, long end, long file, long flush, long args) {
        long out = file == 0 || file == Singletons.None
                ? standardStream(ts, STDOUT) : Refs.retain(ts, file);
        try {
            if (out == Singletons.None) {
                return Singletons.None;
            }
            long separator = text(ts, sep, "sep");
            long terminator = text(ts, end, "end");
            if (PyType.of(out) instanceof TextSink sink && sink.takesUtf8(out)) {
                printToStream(ts, sink, out, separator, terminator, args);
            } else {
                printToObject(ts, out, separator, terminator, args);
            }
            if (flush != 0 && Abstract.isTrue(ts, flush)) {
                Refs.release(ts, Abstract.callMethod(ts, out, FLUSH));
            }
            return Singletons.None;
        } finally {
            Refs.release(ts, out);
        }
    }

    /** A stream of {@code sys}, owned; RuntimeError if somebody deleted it. */
    private static long standardStream(ThreadState ts, long name) {
        long stream = PyDict.getItemName(ts, Interpreter.sysDict, name);
        if (stream == 0) {
            throw Errors.runtimeError(ts, "lost sys." + PyUnicode.toJava(name));
        }
        return stream;
    }

    /** {@code sep} or {@code end}: 0 for the default. */
    private static long text(ThreadState ts, long value, String name) {
        if (value == 0 || value == Singletons.None) {
            return 0;
        }
        if (!PyUnicode.check(value)) {
            throw Errors.typeError(ts, name + " must be None or a string, not "
                    + PyType.of(value).name());
        }
        return value;
    }

    private static void printToStream(ThreadState ts, TextSink sink, long out,
            long separator, long terminator, long args) {
        boolean escape = sink.escapes(out);
        Utf8Buffer line = new Utf8Buffer();
        long n = PyTuple.size(args);
        for (long i = 0; i < n; i++) {
            if (i > 0) {
                if (separator == 0) {
                    line.append(' ');
                } else {
                    line.appendStr(ts, separator, escape);
                }
            }
            long arg = PyTuple.item(args, i);
            if (PyUnicode.TYPE.isExactly(arg)) {
                appendOrWrite(ts, sink, out, line, arg, escape);
            } else if (PyLong.TYPE.isExactly(arg) && PyLong.fitsLong(arg)) {
                line.append(PyLong.longValue(arg));
            } else {
                if (line.length > 0 && !isSimple(arg)) {
                    sink.write(ts, out, line);
                    line.length = 0;
                    line.hasNewline = false;
                }
                long str = strOrWrite(ts, sink, out, line, arg);
                try {
                    appendOrWrite(ts, sink, out, line, str, escape);
                } finally {
                    Refs.release(ts, str);
                }
            }
        }
        if (terminator == 0) {
            line.append('\n');
        } else {
            line.appendStr(ts, terminator, escape);
        }
        sink.write(ts, out, line);
    }

    /** Its str runs no Python code. */
    private static boolean isSimple(long value) {
        return Immediate.is(value)
                || PyFloat.TYPE.isExactly(value)
                || PyLong.TYPE.isExactly(value)
                || PyBool.TYPE.isExactly(value)
                || value == Singletons.None;
    }

    private static long strOrWrite(
            ThreadState ts, TextSink sink, long out, Utf8Buffer line, long arg) {
        try {
            return Abstract.str(ts, arg);
        } catch (PyException e) {
            writeRest(ts, sink, out, line);
            throw e;
        }
    }

    private static void appendOrWrite(
            ThreadState ts, TextSink sink, long out, Utf8Buffer line, long str, boolean escape) {
        int before = line.length;
        try {
            line.appendStr(ts, str, escape);
        } catch (PyException e) {
            line.length = before;
            writeRest(ts, sink, out, line);
            throw e;
        }
    }

    /** What came before the error is still printed. */
    private static void writeRest(ThreadState ts, TextSink sink, long out, Utf8Buffer line) {
        if (line.length > 0) {
            sink.write(ts, out, line);
        }
    }

    private static void printToObject(
            ThreadState ts, long out, long separator, long terminator, long args) {
        long n = PyTuple.size(args);
        for (long i = 0; i < n; i++) {
            if (i > 0) {
                write(ts, out, separator == 0 ? Names.of(" ") : separator);
            }
            long str = Abstract.str(ts, PyTuple.item(args, i));
            try {
                write(ts, out, str);
            } finally {
                Refs.release(ts, str);
            }
        }
        write(ts, out, terminator == 0 ? Names.of("\n") : terminator);
    }

    private static void write(ThreadState ts, long out, long str) {
        Refs.release(ts, Abstract.callMethod(ts, out, WRITE, str));
    }

    // ---------------------------------------------------------------- input

    static long input(ThreadState ts, long module, long prompt) {
        refuseLost(ts, STDIN, "stdin");
        refuseLost(ts, STDOUT, "stdout");
        refuseLost(ts, STDERR, "stderr");
        long err = standardStream(ts, STDERR);
        try {
            flushQuietly(ts, err);
        } finally {
            Refs.release(ts, err);
        }
        long out = standardStream(ts, STDOUT);
        try {
            if (prompt != 0) {
                long text = Abstract.str(ts, prompt);
                try {
                    write(ts, out, text);
                } finally {
                    Refs.release(ts, text);
                }
            }
            flushQuietly(ts, out);
        } finally {
            Refs.release(ts, out);
        }
        long in = standardStream(ts, STDIN);
        long line;
        try {
            line = Abstract.callMethod(ts, in, READLINE);
        } finally {
            Refs.release(ts, in);
        }
        try {
            if (!PyUnicode.check(line)) {
                throw Errors.typeError(ts, "object.readline() returned non-string");
            }
            int n = PyUnicode.length(line);
            if (n == 0) {
                throw Errors.raise(ts, Exceptions.EOFError, "EOF when reading a line");
            }
            return PyUnicode.charAt(line, n - 1) == '\n'
                    ? PyUnicode.substring(ts, line, 0, n - 1) : Refs.retain(ts, line);
        } finally {
            Refs.release(ts, line);
        }
    }

    private static void refuseLost(ThreadState ts, long stream, String name) {
        long s = standardStream(ts, stream);
        Refs.release(ts, s);
        if (s == Singletons.None) {
            throw Errors.runtimeError(ts, "input(): lost sys." + name);
        }
    }

    private static void flushQuietly(ThreadState ts, long stream) {
        if (stream == Singletons.None) {
            return;
        }
        try {
            Refs.release(ts, Abstract.callMethod(ts, stream, FLUSH));
        } catch (PyException e) {
            Errors.discard(ts, e);
        }
    }
}
