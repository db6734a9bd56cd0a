package org.jilectomy.runtime.modules.io;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.modules.libc.PathArg;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.Warnings;
import org.jilectomy.runtime.state.ThreadState;

/** The function {@code open}. */
final class Opening {
    private Opening() {}

    /** What the letters of a mode say. */
    private static final class Mode {
        boolean creating;
        boolean reading;
        boolean writing;
        boolean appending;
        boolean updating;
        boolean text;
        boolean binary;

        /** The mode of the raw file. */
        String raw() {
            return (creating ? "x" : "") + (reading ? "r" : "") + (writing ? "w" : "")
                    + (appending ? "a" : "") + (updating ? "+" : "");
        }
    }

    static long open(ThreadState ts, long module, long file, long mode, long buffering,
            long encoding, long errors, long newline, long closefd, long opener) {
        String letters = "r";
        if (mode != 0) {
            if (!PyUnicode.check(mode)) {
                throw wrongType(ts, "mode", mode, "str");
            }
            letters = PyUnicode.toJava(mode);
        }
        checkText(ts, "encoding", encoding);
        checkText(ts, "errors", errors);
        checkText(ts, "newline", newline);
        int size = buffering == 0 ? -1 : PyLong.asInt(ts, buffering);
        boolean isNumber = PyLong.check(file) || PyFloat.TYPE.isInstance(file)
                || PyType.of(file).hasIndex();
        long path = isNumber ? Refs.retain(ts, file) : PathArg.fsPath(ts, file);
        try {
            Mode m = parse(ts, letters);
            check(ts, m, given(encoding), given(errors), given(newline));
            if (m.binary && size == 1) {
                warnLineBuffering(ts);
                size = -1;
            }
            return open(ts, path, letters, m, size, encoding, errors, newline,
                    Io.flag(ts, closefd, true), given(opener) ? opener : 0);
        } finally {
            Refs.release(ts, path);
        }
    }

    private static boolean given(long value) {
        return value != 0 && value != Singletons.None;
    }

    private static PyException wrongType(
            ThreadState ts, String name, long value, String wanted) {
        return Errors.typeError(ts, "open() argument '" + name + "' must be " + wanted + ", not "
                + (value == Singletons.None ? "None" : PyType.of(value).name()));
    }

    private static void checkText(ThreadState ts, String name, long value) {
        if (given(value) && !PyUnicode.check(value)) {
            throw wrongType(ts, name, value, "str or None");
        }
    }

    private static Mode parse(ThreadState ts, String letters) {
        Mode m = new Mode();
        for (int i = 0; i < letters.length(); i++) {
            char c = letters.charAt(i);
            boolean again = letters.indexOf(c, i + 1) >= 0;
            switch (c) {
                case 'x' -> m.creating = true;
                case 'r' -> m.reading = true;
                case 'w' -> m.writing = true;
                case 'a' -> m.appending = true;
                case '+' -> m.updating = true;
                case 't' -> m.text = true;
                case 'b' -> m.binary = true;
                default -> again = true;
            }
            if (again) {
                throw Errors.valueError(ts, "invalid mode: '" + letters + "'");
            }
        }
        return m;
    }

    private static void check(
            ThreadState ts, Mode m, boolean encoding, boolean errors, boolean newline) {
        if (m.text && m.binary) {
            throw Errors.valueError(ts, "can't have text and binary mode at once");
        }
        int ways = (m.creating ? 1 : 0) + (m.reading ? 1 : 0) + (m.writing ? 1 : 0)
                + (m.appending ? 1 : 0);
        if (ways > 1) {
            throw Errors.valueError(
                    ts, "must have exactly one of create/read/write/append mode");
        }
        if (m.binary && encoding) {
            throw Errors.valueError(ts, "binary mode doesn't take an encoding argument");
        }
        if (m.binary && errors) {
            throw Errors.valueError(ts, "binary mode doesn't take an errors argument");
        }
        if (m.binary && newline) {
            throw Errors.valueError(ts, "binary mode doesn't take a newline argument");
        }
    }

    private static void warnLineBuffering(ThreadState ts) {
        Warnings.warn(ts, Exceptions.RuntimeWarning, "line buffering (buffering=1) isn't supported"
                + " in binary mode, the default buffer size will be used", 1);
    }

    private static long open(ThreadState ts, long path, String letters, Mode m, int buffering,
            long encoding, long errors, long newline, boolean closefd, long opener) {
        long rawMode = PyUnicode.fromJava(ts, m.raw());
        long result;
        try {
            long[] args = {path, rawMode, PyBool.of(closefd),
                opener == 0 ? Singletons.None : opener};
            result = Abstract.call(ts, PyFileIO.TYPE.address, args, 0);
        } finally {
            Refs.release(ts, rawMode);
        }
        try {
            PyFileIO.State raw = PyFileIO.state(result);
            boolean byLine = buffering == 1;
            if (buffering < 0 && PyFileIO.isTerminal(raw.fd)) {
                byLine = true;
            }
            if (buffering == 0) {
                if (!m.binary) {
                    throw Errors.valueError(ts, "can't have unbuffered text I/O");
                }
                return result;
            }
            int size = buffering < 0 || byLine ? raw.blockSize : buffering;
            PyBuffered type = m.updating ? PyBufferedRandom.TYPE
                    : m.reading ? PyBufferedReader.TYPE : PyBufferedWriter.TYPE;
            result = buffered(ts, type, result, size);
            if (m.binary) {
                return result;
            }
            return text(ts, result, letters, encoding, errors, newline, byLine);
        } catch (PyException e) {
            try {
                Io.invoke(ts, result, Io.CLOSE);
            } catch (PyException inClose) {
                Refs.release(ts, result);
                throw Io.chain(ts, e, inClose);
            }
            Refs.release(ts, result);
            throw e;
        }
    }

    /** Takes over {@code raw}, unless it throws. */
    private static long buffered(ThreadState ts, PyBuffered type, long raw, int size) {
        long result = Abstract.callWithInt(ts, type.address, raw, size);
        Refs.release(ts, raw);
        return result;
    }

    /** Takes over {@code buffer}, unless it throws. */
    private static long text(ThreadState ts, long buffer, String letters, long encoding,
            long errors, long newline, boolean byLine) {
        long[] args = {buffer, orNone(encoding), orNone(errors), orNone(newline),
            PyBool.of(byLine)};
        long wrapper = Abstract.call(ts, PyTextIOWrapper.TYPE.address, args, 0);
        long mode = PyUnicode.fromJava(ts, letters);
        try {
            Abstract.setAttr(ts, wrapper, Io.MODE, mode);
        } finally {
            Refs.release(ts, mode);
        }
        Refs.release(ts, buffer);
        return wrapper;
    }

    private static long orNone(long value) {
        return value == 0 ? Singletons.None : value;
    }

    /** {@code open_code(path)}: {@code open(path, 'rb')}. */
    static long openCode(ThreadState ts, long module, long path) {
        if (!PyUnicode.check(path)) {
            throw Errors.typeError(ts, "open_code() argument 'path' must be str, not "
                    + (path == Singletons.None ? "None" : PyType.of(path).name()));
        }
        long mode = PyUnicode.intern(ts, "rb");
        return open(ts, module, path, mode, 0, 0, 0, 0, 0, 0);
    }

    /** {@code text_encoding(encoding, stacklevel=2)}. */
    static long textEncoding(ThreadState ts, long module, long encoding, long stacklevel) {
        return encoding != Singletons.None ? Refs.retain(ts, encoding)
                : PyUnicode.intern(ts, TextSetup.utf8Mode(ts) ? "utf-8" : "locale");
    }

}
