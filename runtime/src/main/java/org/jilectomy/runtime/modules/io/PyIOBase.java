package org.jilectomy.runtime.modules.io;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Dealloc;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code _io._IOBase}, the base of all files (CPython 3.11, Modules/_io/iobase.c).
 *
 * <pre>
 *  +16 dict   +24 weak references
 * </pre>
 */
class PyIOBase extends PyType {
    static final int DICT = PyObject.SIZE;
    static final int WEAK_LIST = DICT + 8;
    static final int SIZE = WEAK_LIST + 8;

    private static final long IS_CLOSED = Names.of("__IOBase_closed");

    static final PyIOBase TYPE = new PyIOBase(spec("_io._IOBase", SIZE));

    PyIOBase(TypeSpec spec) {
        super(spec);
    }

    static TypeSpec spec(String name, int size) {
        return new TypeSpec(name, size).gc().subclassable().dict(DICT).weakList(WEAK_LIST);
    }

    @Override
    protected void define(TypeDef def) {
        def.in(PyIOBase.class)
                .method("seek(self, *args)", null)
                .method("tell(self, /)", null)
                .method("truncate(self, *args)", null)
                .method("flush(self, /)", null)
                .method("close(self, /)", null)
                .method("seekable(self, /)", null, "no")
                .method("readable(self, /)", null, "no")
                .method("writable(self, /)", null, "no")
                .method("_checkClosed(self, *args)", null, "checkClosed")
                .method("_checkSeekable(self, *args)", null, "checkSeekable")
                .method("_checkReadable(self, *args)", null, "checkReadable")
                .method("_checkWritable(self, *args)", null, "checkWritable")
                .method("fileno(self, /)", null)
                .method("isatty(self, /)", null)
                .method("__enter__(self, /)", null, "enter")
                .method("__exit__(self, *args)", null, "exit")
                .method("readline(self, size=-1, /)", null)
                .method("readlines(self, hint=-1, /)", null)
                .method("writelines(self, lines, /)", null)
                .getset("closed", "getClosed", null, null);
    }

    // ---------------------------------------------------------------- life and death

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        return StaticTypes.newInstance(ts, type, type.basicSize);
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    @Override
    protected boolean hasFinalizer() {
        return true;
    }

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        if (Dealloc.finalizeOnce(ts, this, self)) {
            super.tp_dealloc(ts, self);
        }
    }

    /** Closes a file that nobody closed; errors are dropped. */
    @Override
    protected boolean tp_finalize(ThreadState ts, long self) {
        try {
            if (!Io.isClosed(ts, self)) {
                if (Io.state(self) instanceof Finalizing state) {
                    state.finalizing = true;
                }
                Io.invoke(ts, self, Io.CLOSE);
            }
        } catch (PyException e) {
            Errors.discard(ts, e);
        }
        return true;
    }

    /** A state that knows that it is being closed by the finalizer. */
    static class Finalizing extends Keeping {
        volatile boolean finalizing;
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        long dict = Memory.getLong(self + DICT);
        if (dict != 0) {
            visitor.visit(dict);
        }
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        Io.dropState(self);
    }

    // ---------------------------------------------------------------- methods

    static long seek(ThreadState ts, long self, long args) {
        throw Io.unsupported(ts, "seek");
    }

    static long tell(ThreadState ts, long self) {
        return Abstract.callMethod(ts, self, Io.SEEK, PyLong.of(ts, 0), PyLong.of(ts, 1));
    }

    static long truncate(ThreadState ts, long self, long args) {
        throw Io.unsupported(ts, "truncate");
    }

    private static boolean hasClosedMark(ThreadState ts, long self) {
        long mark = Abstract.lookupAttr(ts, self, IS_CLOSED);
        Refs.xrelease(ts, mark);
        return mark != 0;
    }

    static long flush(ThreadState ts, long self) {
        if (hasClosedMark(ts, self)) {
            throw Io.closed(ts);
        }
        return Singletons.None;
    }

    static long close(ThreadState ts, long self) {
        if (hasClosedMark(ts, self)) {
            return Singletons.None;
        }
        PyException failure = null;
        try {
            Io.invoke(ts, self, Io.FLUSH);
        } catch (PyException e) {
            failure = e;
        }
        try {
            Abstract.setAttr(ts, self, IS_CLOSED, PyBool.True);
        } catch (PyException e) {
            throw Io.chain(ts, failure, e);
        }
        if (failure != null) {
            throw failure;
        }
        return Singletons.None;
    }

    static long getClosed(ThreadState ts, long self) {
        return PyBool.of(hasClosedMark(ts, self));
    }

    static long no(ThreadState ts, long self) {
        return PyBool.False;
    }

    static long checkClosed(ThreadState ts, long self, long args) {
        Io.checkClosed(ts, self);
        return Singletons.None;
    }

    static long checkSeekable(ThreadState ts, long self, long args) {
        return check(ts, self, Io.SEEKABLE, "File or stream is not seekable.");
    }

    static long checkReadable(ThreadState ts, long self, long args) {
        return check(ts, self, Io.READABLE, "File or stream is not readable.");
    }

    static long checkWritable(ThreadState ts, long self, long args) {
        return check(ts, self, Io.WRITABLE, "File or stream is not writable.");
    }

    /** Owned True, or UnsupportedOperation. */
    static long check(ThreadState ts, long self, long method, String message) {
        long answer = Abstract.callMethod(ts, self, method);
        Refs.release(ts, answer);
        if (answer != PyBool.True) {
            throw Io.unsupported(ts, message);
        }
        return answer;
    }

    static long fileno(ThreadState ts, long self) {
        throw Io.unsupported(ts, "fileno");
    }

    static long isatty(ThreadState ts, long self) {
        Io.checkClosed(ts, self);
        return PyBool.False;
    }

    static long enter(ThreadState ts, long self) {
        Io.checkClosed(ts, self);
        return Refs.retain(ts, self);
    }

    static long exit(ThreadState ts, long self, long args) {
        return Abstract.callMethod(ts, self, Io.CLOSE);
    }

    // ---------------------------------------------------------------- lines

    /** With {@code peek}, as far as it shows; else byte by byte. */
    static long readline(ThreadState ts, long self, long size) {
        long limit = Io.size(ts, size);
        long peek = Abstract.lookupAttr(ts, self, Io.PEEK);
        Bytes line = new Bytes();
        try {
            while (limit < 0 || line.length < limit) {
                long want = 1;
                if (peek != 0) {
                    long shown = Abstract.call(ts, peek, PyLong.of(ts, 1));
                    try {
                        if (!PyBytes.check(shown)) {
                            throw Errors.raise(ts, Exceptions.OSError,
                                    "peek() should have returned a bytes object, not '"
                                            + PyType.of(shown).name() + "'");
                        }
                        int n = PyBytes.length(shown);
                        if (n > 0) {
                            int max = limit < 0 ? n : (int) Math.min(n, limit - line.length);
                            int i = 0;
                            while (i < max && PyBytes.at(shown, i++) != '\n') {
                                continue;
                            }
                            want = i;
                        }
                    } finally {
                        Refs.release(ts, shown);
                    }
                }
                long b = Abstract.callMethodWithInt(ts, self, Io.READ, want);
                try {
                    if (!PyBytes.check(b)) {
                        throw Errors.raise(ts, Exceptions.OSError,
                                "read() should have returned a bytes object, not '"
                                        + PyType.of(b).name() + "'");
                    }
                    int n = PyBytes.length(b);
                    if (n == 0) {
                        break;
                    }
                    line.append(b);
                    if (line.bytes[line.length - 1] == '\n') {
                        break;
                    }
                } finally {
                    Refs.release(ts, b);
                }
            }
            return line.finish(ts);
        } finally {
            Refs.xrelease(ts, peek);
        }
    }

    static long readlines(ThreadState ts, long self, long hint) {
        long limit = Io.size(ts, hint);
        long list = PyList.create(ts);
        long it = 0;
        try {
            it = Abstract.iter(ts, self);
            long line;
            long length = 0;
            while ((line = Abstract.next(ts, it)) != 0) {
                PyList.appendSteal(ts, list, line);
                if (limit > 0) {
                    length += Abstract.size(ts, line);
                    if (length > limit) {
                        break;
                    }
                }
            }
            return list;
        } catch (Throwable t) {
            Refs.release(ts, list);
            throw t;
        } finally {
            Refs.xrelease(ts, it);
        }
    }

    static long writelines(ThreadState ts, long self, long lines) {
        Io.checkClosed(ts, self);
        long it = Abstract.iter(ts, lines);
        try {
            long line;
            while ((line = Abstract.next(ts, it)) != 0) {
                try {
                    Refs.release(ts, Abstract.callMethod(ts, self, Io.WRITE, line));
                } finally {
                    Refs.release(ts, line);
                }
            }
        } finally {
            Refs.release(ts, it);
        }
        return Singletons.None;
    }

    @Override
    public long tp_iter(ThreadState ts, long self) {
        Io.checkClosed(ts, self);
        return Refs.retain(ts, self);
    }

    @Override
    public boolean isIterator() {
        return true;
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        long line = Abstract.callMethod(ts, self, Io.READLINE);
        if (Abstract.size(ts, line) <= 0) {
            Refs.release(ts, line);
            return 0;
        }
        return line;
    }
}
