package org.jilectomy.runtime.modules.io;

import java.util.concurrent.locks.ReentrantLock;
import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.Pins;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyTypeType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.SideTable;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.Warnings;
import org.jilectomy.runtime.state.ThreadState;

/** What all classes of {@code _io} share: names, errors, locks, argument conversions. */
final class Io {
    static final int DEFAULT_BUFFER_SIZE = 8192;

    static final long CLOSED = Names.of("closed");
    static final long CLOSE = Names.of("close");
    static final long FLUSH = Names.of("flush");
    static final long READ = Names.of("read");
    static final long READ1 = Names.of("read1");
    static final long READALL = Names.of("readall");
    static final long READINTO = Names.of("readinto");
    static final long READLINE = Names.of("readline");
    static final long WRITE = Names.of("write");
    static final long SEEK = Names.of("seek");
    static final long TELL = Names.of("tell");
    static final long TRUNCATE = Names.of("truncate");
    static final long PEEK = Names.of("peek");
    static final long FILENO = Names.of("fileno");
    static final long ISATTY = Names.of("isatty");
    static final long READABLE = Names.of("readable");
    static final long WRITABLE = Names.of("writable");
    static final long SEEKABLE = Names.of("seekable");
    static final long NAME = Names.of("name");
    static final long MODE = Names.of("mode");

    private static long unsupportedType;

    private Io() {}

    static Object state(long self) {
        int index = GcHead.index_acquire(self);
        return index == 0 ? null : SideTable.get(index);
    }

    static void setState(long self, Object state) {
        GcHead.index_release(self, SideTable.add(state));
    }

    static void dropState(long self) {
        int index = GcHead.index(self);
        if (index != 0) {
            GcHead.index(self, 0);
            SideTable.remove(index);
        }
    }

    // ---------------------------------------------------------------- locks

    /** Takes the lock; waits detached. It may be taken again by its owner. */
    static void lock(ThreadState ts, ReentrantLock lock) {
        ts.lockDetached(lock);
    }

    // ---------------------------------------------------------------- errors

    /** {@code io.UnsupportedOperation}, which is both an OSError and a ValueError; borrowed. */
    static synchronized long unsupportedType(ThreadState ts) {
        if (unsupportedType == 0) {
            long name = Names.of("UnsupportedOperation");
            long bases = PyTuple.of(ts, Exceptions.OSError.address, Exceptions.ValueError.address);
            long dict = PyDict.create(ts);
            try {
                PyDict.setItemString(ts, dict, "__module__", Names.of("io"));
                unsupportedType = Abstract.call(ts, PyTypeType.TYPE.address, name, bases, dict);
                Pins.immortalUntilExit(unsupportedType);
            } finally {
                Refs.release(ts, bases);
                Refs.release(ts, dict);
            }
        }
        return unsupportedType;
    }

    static PyException unsupported(ThreadState ts, String message) {
        long text = PyUnicode.fromJava(ts, message);
        try {
            return Errors.chained(ts, Abstract.call(ts, unsupportedType(ts), text));
        } finally {
            Refs.release(ts, text);
        }
    }

    static PyException closed(ThreadState ts) {
        return Errors.valueError(ts, "I/O operation on closed file.");
    }

    /** A buffered or raw write that could not take all; {@code written} bytes were. */
    static PyException blocking(ThreadState ts, String message, long written) {
        long errno = PyLong.of(ts, 11);
        long text = PyUnicode.fromJava(ts, message);
        long count = PyLong.of(ts, written);
        try {
            return Errors.chained(ts, Abstract.call(
                    ts, Exceptions.BlockingIOError.address, errno, text, count));
        } finally {
            Refs.release(ts, errno);
            Refs.release(ts, text);
            Refs.release(ts, count);
        }
    }

    /** Sets the context of {@code later} to {@code first}, which is consumed; gives the later. */
    static PyException chain(ThreadState ts, PyException first, PyException later) {
        if (first == null) {
            return later;
        }
        long exc = first.take();
        try {
            Abstract.setAttr(ts, later.value(), Names.__context__, exc);
        } finally {
            Refs.release(ts, exc);
        }
        return later;
    }

    /** {@code ResourceWarning: unclosed file …}. */
    static void warnUnclosed(ThreadState ts, long self) {
        Warnings.unclosed(ts, self, "unclosed file ");
    }

    // ---------------------------------------------------------------- Python attributes

    /** The truth of an attribute or, if {@code call}, of what it returns. */
    static boolean truth(ThreadState ts, long obj, long name, boolean call) {
        long value = call ? Abstract.callMethod(ts, obj, name) : Abstract.getAttr(ts, obj, name);
        try {
            return Abstract.isTrue(ts, value);
        } finally {
            Refs.release(ts, value);
        }
    }

    static boolean isClosed(ThreadState ts, long obj) {
        return truth(ts, obj, CLOSED, false);
    }

    static void checkClosed(ThreadState ts, long obj) {
        if (isClosed(ts, obj)) {
            throw closed(ts);
        }
    }

    /** Calls a method for its effect. */
    static void invoke(ThreadState ts, long obj, long name) {
        Refs.release(ts, Abstract.callMethod(ts, obj, name));
    }

    /** An attribute, owned; 0 if it is missing or asking for it fails with an ordinary error. */
    static long attributeOrZero(ThreadState ts, long obj, long name) {
        try {
            return Abstract.lookupAttr(ts, obj, name);
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.Exception)) {
                throw e;
            }
            Errors.discard(ts, e);
            return 0;
        }
    }

    /** {@code TYPE name='…'} for a repr: the piece with the name, or nothing. */
    static String nameInRepr(ThreadState ts, long self) {
        long name = 0;
        try {
            name = Abstract.lookupAttr(ts, self, NAME);
            return name == 0 ? "" : " name=" + Abstract.reprJava(ts, name);
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.ValueError)) {
                throw e;
            }
            Errors.discard(ts, e);
            return "";
        } finally {
            Refs.xrelease(ts, name);
        }
    }

    // ---------------------------------------------------------------- arguments

    /** A size: None or nothing is -1; TypeError as {@code _Py_convert_optional_to_ssize_t}. */
    static long size(ThreadState ts, long value) {
        if (value == 0 || value == Singletons.None) {
            return -1;
        }
        if (!PyType.of(value).hasIndex()) {
            throw Errors.typeError(ts, "argument should be integer or None, not '"
                    + PyType.of(value).name() + "'");
        }
        return Abstract.asIndexOrThrow(ts, value, Exceptions.OverflowError);
    }

    /** A {@code Py_ssize_t}, {@code missing} if not given. */
    static long number(ThreadState ts, long value, long missing) {
        if (value == 0) {
            return missing;
        }
        if (!PyType.of(value).hasIndex()) {
            throw Errors.typeError(ts, "'" + PyType.of(value).name()
                    + "' object cannot be interpreted as an integer");
        }
        return Abstract.asIndexOrThrow(ts, value, Exceptions.OverflowError);
    }

    /** A file position ({@code Py_off_t}) as Python gave it. */
    static long offset(ThreadState ts, long value) {
        if (!PyType.of(value).hasIndex()) {
            throw Errors.typeError(ts, "'" + PyType.of(value).name()
                    + "' object cannot be interpreted as an integer");
        }
        return Abstract.asIndexOrThrow(ts, value, Exceptions.OverflowError);
    }

    /** A truth value of an optional argument. */
    static boolean flag(ThreadState ts, long value, boolean missing) {
        return value == 0 ? missing : Abstract.isTrue(ts, value);
    }

    /** A position that a method returned. */
    static long positionSteal(ThreadState ts, long value) {
        try {
            long n = Abstract.asIndexOrThrow(ts, value, Exceptions.ValueError);
            return n;
        } finally {
            Refs.release(ts, value);
        }
    }

    static long newBytes(ThreadState ts, byte[] from, int start, int n) {
        return PyBytes.fromArray(ts, from, start, n);
    }
}
