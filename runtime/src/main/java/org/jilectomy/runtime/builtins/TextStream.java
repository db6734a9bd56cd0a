package org.jilectomy.runtime.builtins;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.SideTable;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code sys.stdin}, {@code stdout} and {@code stderr}: text over the process's own descriptors,
 * UTF-8, with CPython's buffering (standard output by line on a terminal, else 8 KiB; standard
 * error by line).
 *
 * <p>A write is atomic: it goes into the buffer under the stream's lock as a whole. A thread that
 * must wait for the lock, or for the descriptor, is detached meanwhile and so holds up neither the
 * GIL nor a safepoint; the lock may be held while detached because nobody waits for it attached.
 *
 * <p>Decision: one type, not CPython's three layers (raw, buffered, text). {@code buffer} is missing.
 */
public final class TextStream extends PyType {
    private static final int BUFFER_SIZE = 8192;

    /** Descriptor number of a stream that is not one of the process's own three. */
    private static final int FILE = -1;

    public static final TextStream TYPE = new TextStream();

    private TextStream() {
        super(new TypeSpec("_io.TextIOWrapper", PyObject.SIZE)
                .gc().flags(TPFLAGS_DISALLOW_INSTANTIATION));
    }

    /** The Java half of a stream. Everything that changes is guarded by {@link #lock}. */
    private static final class State {
        final ReentrantLock lock = new ReentrantLock();
        final String name;
        final int fd;
        final OutputStream out;
        final InputStream in;
        final boolean escape;
        boolean byLine;

        /** {@code -u}: nothing is held back. */
        final boolean writeThrough = "1".equals(System.getProperty("jilectomy.unbuffered"));
        byte[] buffer;
        int start;
        int end;
        boolean closed;

        /** The last decoded line ended in CR, so an LF that follows belongs to it. */
        boolean sawCarriageReturn;

        State(String name, int fd, OutputStream out, InputStream in, boolean escape) {
            this.name = name;
            this.fd = fd;
            this.out = out;
            this.in = in;
            this.escape = escape;
            this.buffer = new byte[BUFFER_SIZE];
        }
    }

    @Override
    protected void define(TypeDef def) {
        def.method("write(self, text, /)", null)
                .method("writelines(self, lines, /)", null)
                .method("flush(self, /)", null)
                .method("read(self, size=-1, /)", null)
                .method("readline(self, size=-1, /)", null)
                .method("readlines(self, hint=-1, /)", null)
                .method("close(self, /)", null)
                .method("isatty(self, /)", null)
                .method("fileno(self, /)", null)
                .method("readable(self, /)", null)
                .method("writable(self, /)", null)
                .method("seekable(self, /)", null)
                .method("reconfigure(self, /, **options)", null)
                .method("__enter__(self, /)", null, "enter")
                .method("__exit__(self, /, *args)", null, "exit")
                .getset("encoding", "getEncoding", null, null)
                .getset("errors", "getErrors", null, null)
                .getset("name", "getName", null, null)
                .getset("mode", "getMode", null, null)
                .getset("closed", "getClosed", null, null)
                .getset("newlines", "getNewlines", null, null)
                .getset("line_buffering", "getLineBuffering", null, null);
    }

    // ---------------------------------------------------------------- the three streams

    /** A new object for standard output; owned. */
    public static long standardOutput(ThreadState ts) {
        State s = new State("<stdout>", 1, new FileOutputStream(FileDescriptor.out), null, false);
        s.byLine = isTerminal(1);
        return create(ts, s);
    }

    public static long standardError(ThreadState ts) {
        State s = new State("<stderr>", 2, new FileOutputStream(FileDescriptor.err), null, true);
        s.byLine = true;
        return create(ts, s);
    }

    public static long standardInput(ThreadState ts) {
        return create(ts,
                new State("<stdin>", 0, null, new FileInputStream(FileDescriptor.in), false));
    }

    /** A writable stream over {@code out} that passes for one of the two; owned. */
    public static long over(ThreadState ts, OutputStream out, boolean standardError) {
        return create(ts, standardError
                ? new State("<stderr>", 2, out, null, true)
                : new State("<stdout>", 1, out, null, false));
    }

    /** A file just opened for writing ({@code out}) or reading ({@code in}); owned. */
    static long file(ThreadState ts, String name, OutputStream out, InputStream in) {
        return create(ts, new State(name, FILE, out, in, false));
    }

    private static long create(ThreadState ts, State s) {
        long self = TYPE.allocate(ts, PyObject.SIZE);
        GcHead.index_release(self, SideTable.add(s));
        return self;
    }

    private static State state(long self) {
        return (State) SideTable.get(GcHead.index(self));
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        State s = state(self);
        if (s.fd == FILE && !s.closed) {
            try {
                close(ts, self);
            } catch (PyException e) {
                Errors.discard(ts, e);
            }
        }
        int index = GcHead.index(self);
        GcHead.index(self, 0);
        SideTable.remove(index);
    }

    private static boolean isTerminal(int fd) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd)).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty")
                    || target.equals("/dev/console");
        } catch (IOException | RuntimeException e) {
            return System.console() != null && System.console().isTerminal();
        }
    }

    // ---------------------------------------------------------------- lock

    private static void lock(ThreadState ts, State s) {
        if (!s.lock.tryLock()) {
            ts.detach();
            try {
                s.lock.lock();
            } finally {
                ts.attach();
            }
        }
        if (s.closed) {
            s.lock.unlock();
            throw Errors.valueError(ts, "I/O operation on closed file.");
        }
    }

    // ---------------------------------------------------------------- output

    /** Whether lone surrogates are written escaped. */
    static boolean escapes(long self) {
        return state(self).escape;
    }

    /** Writes all of {@code data} without another thread's output in between. */
    static void write(ThreadState ts, long self, Utf8Buffer data) {
        State s = state(self);
        if (s.out == null) {
            throw unsupported(ts, "not writable");
        }
        IOException failure = null;
        lock(ts, s);
        try {
            if (s.end + data.length > s.buffer.length) {
                failure = drain(ts, s);
            }
            if (data.length > s.buffer.length) {
                failure = send(ts, s, data.bytes, data.length);
            } else {
                System.arraycopy(data.bytes, 0, s.buffer, s.end, data.length);
                s.end += data.length;
                if (s.writeThrough || s.byLine && data.hasNewline) {
                    failure = drain(ts, s);
                }
            }
        } finally {
            s.lock.unlock();
        }
        if (failure != null) {
            throw OsErrors.from(ts, failure, null);
        }
    }

    private static IOException drain(ThreadState ts, State s) {
        int n = s.end;
        s.end = 0;
        return n == 0 ? null : send(ts, s, s.buffer, n);
    }

    private static IOException send(ThreadState ts, State s, byte[] bytes, int n) {
        ts.detach();
        try {
            s.out.write(bytes, 0, n);
            return null;
        } catch (IOException e) {
            return e;
        } finally {
            ts.attach();
        }
    }

    static long write(ThreadState ts, long self, long text) {
        if (!PyUnicode.check(text)) {
            throw Errors.typeError(
                    ts, "write() argument must be str, not " + PyType.of(text).name());
        }
        Utf8Buffer b = new Utf8Buffer();
        b.appendStr(ts, text, state(self).escape);
        write(ts, self, b);
        return PyLong.of(ts, PyUnicode.length(text));
    }

    static long writelines(ThreadState ts, long self, long lines) {
        long it = Abstract.iter(ts, lines);
        try {
            long line;
            while ((line = Abstract.next(ts, it)) != 0) {
                try {
                    Refs.release(ts, write(ts, self, line));
                } finally {
                    Refs.release(ts, line);
                }
            }
        } finally {
            Refs.release(ts, it);
        }
        return Singletons.None;
    }

    public static long flush(ThreadState ts, long self) {
        State s = state(self);
        if (s.out == null) {
            return Singletons.None;
        }
        IOException failure;
        lock(ts, s);
        try {
            failure = drain(ts, s);
        } finally {
            s.lock.unlock();
        }
        if (failure != null) {
            throw OsErrors.from(ts, failure, null);
        }
        return Singletons.None;
    }

    // ---------------------------------------------------------------- input

    /** Reads more bytes behind those still unread; false at the end of the input. */
    private static boolean fill(ThreadState ts, State s) throws IOException {
        if (s.start > 0) {
            System.arraycopy(s.buffer, s.start, s.buffer, 0, s.end - s.start);
            s.end -= s.start;
            s.start = 0;
        }
        if (s.end == s.buffer.length) {
            s.buffer = Arrays.copyOf(s.buffer, s.end * 2);
        }
        int n;
        ts.detach();
        try {
            n = s.in.read(s.buffer, s.end, s.buffer.length - s.end);
        } finally {
            ts.attach();
        }
        if (n <= 0) {
            return false;
        }
        s.end += n;
        return true;
    }

    /**
     * Takes text up to {@code limit} characters (all if negative) and, if {@code line}, up to the
     * end of a line; CR and CRLF become LF.
     */
    private static String take(ThreadState ts, State s, long limit, boolean line)
            throws IOException {
        StringBuilder b = new StringBuilder();
        long count = 0;
        while (limit < 0 || count < limit) {
            if (s.start == s.end && !fill(ts, s)) {
                break;
            }
            int first = s.buffer[s.start] & 0xff;
            int size = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
            while (s.end - s.start < size) {
                if (!fill(ts, s)) {
                    size = 1;
                }
            }
            int c = decode(s.buffer, s.start, size);
            if (c < 0) {
                throw new MalformedInputByte(first, s.start);
            }
            s.start += size;
            if (c == '\n' && s.sawCarriageReturn) {
                s.sawCarriageReturn = false;
                continue;
            }
            s.sawCarriageReturn = c == '\r';
            c = c == '\r' ? '\n' : c;
            b.appendCodePoint(c);
            count++;
            if (line && c == '\n') {
                break;
            }
        }
        return b.toString();
    }

    private static int decode(byte[] b, int at, int size) {
        int c = b[at] & 0xff;
        if (size == 1) {
            return c < 0x80 ? c : -1;
        }
        if (c < 0xc2 || c > 0xf4) {
            return -1;
        }
        c &= 0xff >> size + 1;
        for (int i = 1; i < size; i++) {
            if ((b[at + i] & 0xc0) != 0x80) {
                return -1;
            }
            c = c << 6 | b[at + i] & 0x3f;
        }
        boolean tooLong = size == 3 && c < 0x800 || size == 4 && c < 0x10000;
        return tooLong || c > 0x10ffff || c >= 0xd800 && c < 0xe000 ? -1 : c;
    }

    /** Input that is not UTF-8. */
    private static final class MalformedInputByte extends IOException {
        private static final long serialVersionUID = 1L;

        MalformedInputByte(int value, int position) {
            super("'utf-8' codec can't decode byte 0x" + Integer.toHexString(value)
                    + " in position " + position + ": invalid start byte");
        }
    }

    private static String takeLocked(ThreadState ts, long self, long size, boolean line) {
        State s = state(self);
        if (s.in == null) {
            throw unsupported(ts, "not readable");
        }
        long limit = size == 0 || size == Singletons.None ? -1 : Abstract.asIndex(ts, size);
        lock(ts, s);
        try {
            return take(ts, s, limit, line);
        } catch (MalformedInputByte e) {
            throw Errors.raise(ts, org.jilectomy.runtime.objects.Exceptions.UnicodeError,
                    e.getMessage());
        } catch (IOException e) {
            throw OsErrors.from(ts, e, null);
        } finally {
            s.lock.unlock();
        }
    }

    static long read(ThreadState ts, long self, long size) {
        return PyUnicode.fromJava(ts, takeLocked(ts, self, size, false));
    }

    static long readline(ThreadState ts, long self, long size) {
        return PyUnicode.fromJava(ts, takeLocked(ts, self, size, true));
    }

    static long readlines(ThreadState ts, long self, long hint) {
        long list = PyList.create(ts);
        try {
            long line;
            while ((line = TYPE.tp_iternext(ts, self)) != 0) {
                try {
                    PyList.append(ts, list, line);
                } finally {
                    Refs.release(ts, line);
                }
            }
            return list;
        } catch (Throwable t) {
            Refs.release(ts, list);
            throw t;
        }
    }

    @Override
    public long tp_iter(ThreadState ts, long self) {
        return Refs.retain(ts, self);
    }

    @Override
    public boolean isIterator() {
        return true;
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        String line = takeLocked(ts, self, 0, true);
        return line.isEmpty() ? 0 : PyUnicode.fromJava(ts, line);
    }

    // ---------------------------------------------------------------- the rest

    private static RuntimeException unsupported(ThreadState ts, String what) {
        return Errors.raise(ts, org.jilectomy.runtime.objects.Exceptions.OSError, what);
    }

    static long close(ThreadState ts, long self) {
        State s = state(self);
        if (!s.closed) {
            try {
                flush(ts, self);
            } finally {
                s.closed = true;
                closeFile(ts, s);
            }
        }
        return Singletons.None;
    }

    private static void closeFile(ThreadState ts, State s) {
        if (s.fd != FILE) {
            return;
        }
        try {
            if (s.out != null) {
                s.out.close();
            } else {
                s.in.close();
            }
        } catch (IOException e) {
            throw OsErrors.from(ts, e, s.name);
        }
    }

    static long isatty(ThreadState ts, long self) {
        return PyBool.of(state(self).fd != FILE && isTerminal(state(self).fd));
    }

    static long fileno(ThreadState ts, long self) {
        if (state(self).fd == FILE) {
            throw Errors.notImplemented(ts, "fileno() of a file");
        }
        return PyLong.of(ts, state(self).fd);
    }

    static long readable(ThreadState ts, long self) {
        return PyBool.of(state(self).in != null);
    }

    static long writable(ThreadState ts, long self) {
        return PyBool.of(state(self).out != null);
    }

    static long seekable(ThreadState ts, long self) {
        return PyBool.False;
    }

    /** Knows {@code line_buffering} and ignores the rest, which has one value only. */
    static long reconfigure(ThreadState ts, long self, long options) {
        long byLine = org.jilectomy.runtime.objects.PyDict.getItemString(
                ts, options, "line_buffering");
        if (byLine != 0) {
            try {
                state(self).byLine = Abstract.isTrue(ts, byLine);
            } finally {
                Refs.release(ts, byLine);
            }
        }
        return flush(ts, self);
    }

    static long enter(ThreadState ts, long self) {
        return Refs.retain(ts, self);
    }

    static long exit(ThreadState ts, long self, long args) {
        return close(ts, self);
    }

    static long getEncoding(ThreadState ts, long self) {
        return PyUnicode.fromJava(ts, "utf-8");
    }

    static long getErrors(ThreadState ts, long self) {
        return PyUnicode.fromJava(ts, state(self).escape ? "backslashreplace" : "strict");
    }

    static long getName(ThreadState ts, long self) {
        return PyUnicode.fromJava(ts, state(self).name);
    }

    static long getMode(ThreadState ts, long self) {
        return PyUnicode.fromJava(ts, mode(self));
    }

    static long getClosed(ThreadState ts, long self) {
        return PyBool.of(state(self).closed);
    }

    static long getNewlines(ThreadState ts, long self) {
        return Singletons.None;
    }

    static long getLineBuffering(ThreadState ts, long self) {
        return PyBool.of(state(self).byLine);
    }

    private static String mode(long self) {
        return state(self).in != null ? "r" : "w";
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        return PyUnicode.fromJava(ts, "<_io.TextIOWrapper name='" + state(self).name + "' mode='"
                + mode(self) + "' encoding='utf-8'>");
    }
}
