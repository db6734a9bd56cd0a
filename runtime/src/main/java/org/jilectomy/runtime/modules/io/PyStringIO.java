package org.jilectomy.runtime.modules.io;

import java.util.Arrays;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code _io.StringIO} (CPython 3.11, Modules/_io/stringio.c): code points in an array, guarded by
 * the state's monitor.
 */
final class PyStringIO extends PyTextIOBase {
    static final PyStringIO TYPE = new PyStringIO();

    private static final Signature INIT =
            Signature.parse("(self, initial_value='', newline='\\n')");

    private PyStringIO() {
        super(spec("_io.StringIO", SIZE + 48).base(PyTextIOBase.TYPE));
    }

    /** The Java half. {@code text} is null when closed, and before {@code __init__}. */
    private static final class State {
        boolean initialized;
        boolean closed;
        int[] text = new int[0];
        int size;
        long pos;
        LineEnds ends;
        NewlineDecoder decoder;
    }

    private static State open(ThreadState ts, long self) {
        State s = (State) Io.state(self);
        if (!s.initialized) {
            throw Errors.valueError(ts, "I/O operation on uninitialized object");
        }
        if (s.closed) {
            throw Errors.valueError(ts, "I/O operation on closed file");
        }
        return s;
    }

    @Override
    protected void define(TypeDef def) {
        def.in(PyStringIO.class)
                .method("close(self, /)", null)
                .method("getvalue(self, /)", null)
                .method("read(self, size=-1, /)", null)
                .method("readline(self, size=-1, /)", null)
                .method("tell(self, /)", null)
                .method("truncate(self, pos=None, /)", null)
                .method("seek(self, pos, whence=0, /)", null)
                .method("write(self, s, /)", null)
                .method("seekable(self, /)", null, "yes")
                .method("readable(self, /)", null, "yes")
                .method("writable(self, /)", null, "yes")
                .method("__getstate__(self, /)", null, "getstate")
                .method("__setstate__(self, state, /)", null, "setstate")
                .getset("closed", "getClosed", null, null)
                .getset("newlines", "getNewlines", null, null)
                .getset("line_buffering", "getLineBuffering", null, null);
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long self = super.tp_new(ts, type, args, kwnames);
        Io.setState(self, new State());
        return self;
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, "StringIO", INIT, args, kwnames);
        String newline = "\n";
        if (a[1] == Singletons.None) {
            newline = null;
        } else if (a[1] != 0) {
            if (!PyUnicode.check(a[1])) {
                throw Errors.typeError(ts, "newline must be str or None, not "
                        + PyType.of(a[1]).name());
            }
            newline = PyUnicode.toJava(a[1]);
        }
        LineEnds ends = LineEnds.of(ts, newline, a[1]);
        if (a[0] != 0 && a[0] != Singletons.None && !PyUnicode.check(a[0])) {
            throw Errors.typeError(ts, "initial_value must be str or None, not "
                    + PyType.of(a[0]).name());
        }
        State s = (State) Io.state(self);
        synchronized (s) {
            s.initialized = true;
            s.closed = false;
            s.ends = ends;
            // Outside of translation, CR and CRLF are written as the program wrote them.
            s.decoder = ends.universal ? new NewlineDecoder(ends.translate) : null;
            s.text = new int[0];
            s.size = 0;
            s.pos = 0;
            if (a[0] != 0 && a[0] != Singletons.None) {
                put(ts, s, a[0]);
                s.pos = 0;
            }
        }
    }

    // ---------------------------------------------------------------- writing

    /** Writes at the position; the monitor is held. */
    private static void put(ThreadState ts, State s, long str) {
        long text = Refs.retain(ts, str);
        if (s.decoder != null) {
            text = s.decoder.decodeSteal(ts, text, true);
        }
        try {
            String nl = s.ends.writeAs;
            int n = PyUnicode.length(text);
            long need = s.pos + (nl == null ? n : (long) n * nl.length());
            if (need > Integer.MAX_VALUE - 16) {
                throw Errors.overflowError(ts, "new position too large");
            }
            if (need > s.text.length) {
                s.text = Arrays.copyOf(s.text, (int) Math.min(
                        Integer.MAX_VALUE - 16, need + (need >> 3) + 16));
            }
            if (s.pos > s.size) {
                Arrays.fill(s.text, s.size, (int) s.pos, 0);
            }
            int at = (int) s.pos;
            for (int i = 0; i < n; i++) {
                int c = PyUnicode.charAt(text, i);
                if (c == '\n' && nl != null) {
                    for (int k = 0; k < nl.length(); k++) {
                        s.text[at++] = nl.charAt(k);
                    }
                } else {
                    s.text[at++] = c;
                }
            }
            s.pos = at;
            s.size = Math.max(s.size, at);
        } finally {
            Refs.release(ts, text);
        }
    }

    static long write(ThreadState ts, long self, long str) {
        State s = (State) Io.state(self);
        if (!s.initialized) {
            throw Errors.valueError(ts, "I/O operation on uninitialized object");
        }
        if (!PyUnicode.check(str)) {
            throw Errors.typeError(ts, "string argument expected, got '"
                    + PyType.of(str).name() + "'");
        }
        open(ts, self);
        int n = PyUnicode.length(str);
        if (n > 0) {
            synchronized (s) {
                put(ts, s, str);
            }
        }
        return PyLong.of(ts, n);
    }

    static long truncate(ThreadState ts, long self, long pos) {
        State s = open(ts, self);
        long n = pos == 0 || pos == Singletons.None ? s.pos : Io.number(ts, pos, 0);
        if (n < 0) {
            throw Errors.valueError(ts, "Negative size value " + n);
        }
        synchronized (s) {
            if (n < s.size) {
                s.size = (int) n;
                s.text = Arrays.copyOf(s.text, s.size);
            }
        }
        return PyLong.of(ts, n);
    }

    // ---------------------------------------------------------------- reading

    private static long take(ThreadState ts, State s, long n) {
        long left = Math.max(0, s.size - s.pos);
        int count = (int) (n < 0 ? left : Math.min(n, left));
        long text = count == 0 ? PyUnicode.empty()
                : PyUnicode.fromCodePoints(ts, s.text, (int) s.pos, count);
        s.pos += count;
        return text;
    }

    static long read(ThreadState ts, long self, long size) {
        State s = open(ts, self);
        long n = Io.size(ts, size);
        synchronized (s) {
            return take(ts, s, n);
        }
    }

    private static long line(ThreadState ts, State s, long limit) {
        int end = s.size;
        int start = (int) Math.min(s.pos, end);
        int max = limit >= 0 && limit < end - start ? start + (int) limit : end;
        int length = max - start;
        int nl = s.ends.find(s.text, start, end);
        if (nl >= 0 && nl < max) {
            length = nl - start;
        }
        return take(ts, s, length);
    }

    static long readline(ThreadState ts, long self, long size) {
        State s = open(ts, self);
        long limit = Io.size(ts, size);
        synchronized (s) {
            return line(ts, s, limit);
        }
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        State s = open(ts, self);
        long line;
        if (PyType.of(self) == TYPE) {
            synchronized (s) {
                line = line(ts, s, -1);
            }
        } else {
            line = Abstract.callMethod(ts, self, Io.READLINE);
            if (!PyUnicode.check(line)) {
                String got = PyType.of(line).name();
                Refs.release(ts, line);
                throw Errors.raise(ts, Exceptions.OSError,
                        "readline() should have returned a str object, not '" + got + "'");
            }
        }
        if (PyUnicode.length(line) == 0) {
            Refs.release(ts, line);
            return 0;
        }
        return line;
    }

    static long getvalue(ThreadState ts, long self) {
        State s = open(ts, self);
        synchronized (s) {
            return s.size == 0 ? PyUnicode.empty()
                    : PyUnicode.fromCodePoints(ts, s.text, 0, s.size);
        }
    }

    // ---------------------------------------------------------------- position

    static long tell(ThreadState ts, long self) {
        return PyLong.of(ts, open(ts, self).pos);
    }

    static long seek(ThreadState ts, long self, long pos, long whence) {
        State s = open(ts, self);
        long to = Io.number(ts, pos, 0);
        int how = whence == 0 ? 0 : PyLong.asInt(ts, whence);
        if (how < 0 || how > 2) {
            throw Errors.valueError(
                    ts, "Invalid whence (" + how + ", should be 0, 1 or 2)");
        }
        if (to < 0 && how == 0) {
            throw Errors.valueError(ts, "Negative seek position " + to);
        }
        if (how != 0 && to != 0) {
            throw Errors.raise(
                    ts, Exceptions.OSError, "Can't do nonzero cur-relative seeks");
        }
        synchronized (s) {
            s.pos = how == 0 ? to : how == 1 ? s.pos : s.size;
            return PyLong.of(ts, s.pos);
        }
    }

    // ---------------------------------------------------------------- the rest

    static long close(ThreadState ts, long self) {
        State s = (State) Io.state(self);
        synchronized (s) {
            s.closed = true;
            s.text = new int[0];
            s.size = 0;
        }
        return Singletons.None;
    }

    static long yes(ThreadState ts, long self) {
        open(ts, self);
        return PyBool.True;
    }

    static long getClosed(ThreadState ts, long self) {
        State s = (State) Io.state(self);
        if (!s.initialized) {
            throw Errors.valueError(ts, "I/O operation on uninitialized object");
        }
        return PyBool.of(s.closed);
    }

    static long getNewlines(ThreadState ts, long self) {
        State s = open(ts, self);
        return s.decoder == null ? Singletons.None : s.decoder.newlines(ts);
    }

    static long getLineBuffering(ThreadState ts, long self) {
        open(ts, self);
        return PyBool.False;
    }

    /** (value, newline, position, instance dict). */
    static long getstate(ThreadState ts, long self) {
        State s = open(ts, self);
        long dict = Memory.getLong(self + DICT);
        return PyTuple.fromArraySteal(ts, new long[] {
            getvalue(ts, self),
            s.ends.asked == null ? Singletons.None : PyUnicode.fromJava(ts, s.ends.asked),
            PyLong.of(ts, s.pos),
            dict == 0 ? Singletons.None : PyDict.copy(ts, dict)});
    }

    static long setstate(ThreadState ts, long self, long state) {
        State s = (State) Io.state(self);
        if (s.closed) {
            throw Errors.valueError(ts, "I/O operation on closed file");
        }
        if (!PyTuple.TYPE.isInstance(state) || PyTuple.size(state) < 4) {
            throw Errors.typeError(ts, PyType.of(self).name()
                    + ".__setstate__ argument should be 4-tuple, got "
                    + PyType.of(state).name());
        }
        long position = PyTuple.item(state, 2);
        if (!PyLong.check(position)) {
            throw Errors.typeError(ts, "third item of state must be an integer, got "
                    + PyType.of(position).name());
        }
        long pos = PyLong.asLong(ts, position);
        if (pos < 0) {
            throw Errors.valueError(ts, "position value cannot be negative");
        }
        long dict = PyTuple.item(state, 3);
        if (dict != Singletons.None && !PyDict.TYPE.isInstance(dict)) {
            throw Errors.typeError(ts, "fourth item of state should be a dict, got a "
                    + PyType.of(dict).name());
        }
        TYPE.tp_init(ts, self, new long[] {PyUnicode.empty(), PyTuple.item(state, 1)}, 0);
        long value = PyTuple.item(state, 0);
        if (!PyUnicode.check(value)) {
            throw Errors.typeError(ts, "initial_value must be str or None, not "
                    + PyType.of(value).name());
        }
        synchronized (s) {
            int n = PyUnicode.length(value);
            s.text = new int[n];
            for (int i = 0; i < n; i++) {
                s.text[i] = PyUnicode.charAt(value, i);
            }
            s.size = n;
            s.pos = pos;
        }
        if (dict != Singletons.None) {
            long own = Abstract.getAttr(ts, self, Names.__dict__);
            try {
                PyDict.update(ts, own, dict);
            } finally {
                Refs.release(ts, own);
            }
        }
        return Singletons.None;
    }
}
