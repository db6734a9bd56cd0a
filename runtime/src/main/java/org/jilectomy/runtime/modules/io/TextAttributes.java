package org.jilectomy.runtime.modules.io;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The attributes of {@code TextIOWrapper}, and what it asks its buffer. */
final class TextAttributes {
    private TextAttributes() {}

    static void define(TypeDef def) {
        def.in(TextAttributes.class)
                .method("fileno(self, /)", null)
                .method("seekable(self, /)", null)
                .method("readable(self, /)", null)
                .method("writable(self, /)", null)
                .method("isatty(self, /)", null)
                .method("reconfigure(self, /, *, encoding=None, errors=None, newline=None,"
                        + " line_buffering=None, write_through=None)", null)
                .getset("encoding", "getEncoding", null, null)
                .getset("buffer", "getBuffer", null, null)
                .getset("line_buffering", "getLineBuffering", null, null)
                .getset("write_through", "getWriteThrough", null, null)
                .getset("_finalizing", "getFinalizing", null, null)
                .getset("name", "getName", null, null)
                .getset("closed", "getClosed", null, null)
                .getset("newlines", "getNewlines", null, null)
                .getset("errors", "getErrors", null, null)
                .getset("_CHUNK_SIZE", "getChunkSize", "setChunkSize", null);
    }

    private static long ask(ThreadState ts, long self, long name) {
        return Abstract.callMethod(ts, PyTextIOWrapper.attached(ts, self).buffer, name);
    }

    static long fileno(ThreadState ts, long self) {
        return ask(ts, self, Io.FILENO);
    }

    static long seekable(ThreadState ts, long self) {
        return ask(ts, self, Io.SEEKABLE);
    }

    static long readable(ThreadState ts, long self) {
        return ask(ts, self, Io.READABLE);
    }

    static long writable(ThreadState ts, long self) {
        return ask(ts, self, Io.WRITABLE);
    }

    static long isatty(ThreadState ts, long self) {
        return ask(ts, self, Io.ISATTY);
    }

    static long reconfigure(ThreadState ts, long self, long encoding, long errors, long newline,
            long lineBuffering, long writeThrough) {
        return TextSetup.reconfigure(
                ts, self, encoding, errors, newline, lineBuffering, writeThrough);
    }

    static long getEncoding(ThreadState ts, long self) {
        TextState s = PyTextIOWrapper.state(self);
        long encoding = s.encoding;
        return encoding == 0 ? org.jilectomy.runtime.objects.Singletons.None
                : Refs.retain(ts, encoding);
    }

    static long getBuffer(ThreadState ts, long self) {
        TextState s = PyTextIOWrapper.state(self);
        long buffer = s.buffer;
        if (buffer == 0 || s.detached) {
            throw Errors.attributeError(ts, self, Names.of("buffer"));
        }
        return Refs.retain(ts, buffer);
    }

    static long getLineBuffering(ThreadState ts, long self) {
        return PyBool.of(PyTextIOWrapper.state(self).lineBuffering);
    }

    static long getWriteThrough(ThreadState ts, long self) {
        return PyBool.of(PyTextIOWrapper.state(self).writeThrough);
    }

    static long getFinalizing(ThreadState ts, long self) {
        return PyBool.of(PyTextIOWrapper.state(self).finalizing);
    }

    static long getName(ThreadState ts, long self) {
        return Abstract.getAttr(ts, PyTextIOWrapper.attached(ts, self).buffer, Io.NAME);
    }

    static long getClosed(ThreadState ts, long self) {
        return PyBool.of(PyTextIOWrapper.isClosed(ts, PyTextIOWrapper.attached(ts, self)));
    }

    static long getNewlines(ThreadState ts, long self) {
        return PyTextIOWrapper.attached(ts, self).newlines(ts);
    }

    static long getErrors(ThreadState ts, long self) {
        TextState s = PyTextIOWrapper.state(self);
        if (!s.initialized) {
            throw Errors.valueError(ts, "I/O operation on uninitialized object");
        }
        return PyUnicode.fromJava(ts, s.errors);
    }

    static long getChunkSize(ThreadState ts, long self) {
        return PyLong.of(ts, PyTextIOWrapper.attached(ts, self).chunkSize);
    }

    static void setChunkSize(ThreadState ts, long self, long value) {
        TextState s = PyTextIOWrapper.attached(ts, self);
        if (value == 0) {
            throw Errors.raise(ts, Exceptions.AttributeError, "cannot delete attribute");
        }
        long n = Abstract.asIndexOrThrow(ts, value, Exceptions.ValueError);
        if (n <= 0) {
            throw Errors.valueError(ts, "a strictly positive integer is required");
        }
        s.chunkSize = (int) Math.min(n, 1 << 28);
    }

    static long repr(ThreadState ts, long self) {
        TextState s = PyTextIOWrapper.state(self);
        if (!s.initialized) {
            throw Errors.valueError(ts, "I/O operation on uninitialized object");
        }
        if (s.inRepr == ts) {
            throw Errors.runtimeError(ts, "reentrant call inside "
                    + PyBuffered.typeName(ts, self) + ".__repr__");
        }
        s.inRepr = ts;
        try {
            StringBuilder b = new StringBuilder("<_io.TextIOWrapper");
            b.append(Io.nameInRepr(ts, self));
            long mode = attributeOrZero(ts, self);
            if (mode != 0) {
                try {
                    b.append(" mode=").append(Abstract.reprJava(ts, mode));
                } finally {
                    Refs.release(ts, mode);
                }
            }
            b.append(" encoding=").append(Abstract.reprJava(ts, s.encoding)).append('>');
            return PyUnicode.fromJava(ts, b.toString());
        } finally {
            s.inRepr = null;
        }
    }

    private static long attributeOrZero(ThreadState ts, long self) {
        try {
            return Abstract.lookupAttr(ts, self, Io.MODE);
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.AttributeError)) {
                throw e;
            }
            Errors.discard(ts, e);
            return 0;
        }
    }
}
