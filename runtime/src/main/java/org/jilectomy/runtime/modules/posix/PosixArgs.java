package org.jilectomy.runtime.modules.posix;

import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.modules.libc.PathArg;
import org.jilectomy.runtime.modules.libc.Statx;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Conversions of arguments and results that the parts of {@code posix} share, beside those that all
 * modules have ({@link org.jilectomy.runtime.modules.Args}).
 */
public final class PosixArgs {
    private PosixArgs() {}

    /** {@code dir_fd}: a descriptor, or the current folder. */
    static int folder(ThreadState ts, long value) {
        if (value == 0 || value == Singletons.None) {
            return Statx.AT_FDCWD;
        }
        if (!PyType.of(value).hasIndex()) {
            throw Errors.typeError(ts, "argument should be integer or None, not "
                    + PyType.of(value).name());
        }
        return PyLong.asInt(ts, value);
    }

    /** A descriptor: an int or an object with {@code fileno()}. */
    public static int descriptor(ThreadState ts, long value) {
        int fd;
        if (PyLong.check(value)) {
            fd = PyLong.asInt(ts, value);
        } else {
            long method = Abstract.lookupAttr(ts, value, Names.of("fileno"));
            if (method == 0) {
                throw Errors.typeError(
                        ts, "argument must be an int, or have a fileno() method.");
            }
            long result;
            try {
                result = Abstract.call(ts, method);
            } finally {
                Refs.release(ts, method);
            }
            if (!PyLong.check(result)) {
                Refs.release(ts, result);
                throw Errors.typeError(ts, "fileno() returned a non-integer");
            }
            try {
                fd = PyLong.asInt(ts, result);
            } finally {
                Refs.release(ts, result);
            }
        }
        if (fd < 0) {
            throw Errors.valueError(
                    ts, "file descriptor cannot be a negative integer (" + fd + ")");
        }
        return fd;
    }

    /** A uid or gid; -1 is "leave it". */
    public static long id(ThreadState ts, long value, String what) {
        if (!PyType.of(value).hasIndex()) {
            throw Errors.typeError(ts, what + " should be integer, not "
                    + PyType.of(value).name());
        }
        long index = Abstract.index(ts, value);
        try {
            if (!PyLong.fitsLong(index)) {
                throw Errors.overflowError(ts, what + (PyLong.toBig(index).signum() < 0
                        ? " is less than minimum" : " is greater than maximum"));
            }
            long id = PyLong.longValue(index);
            if (id < -1) {
                throw Errors.overflowError(ts, what + " is less than minimum");
            }
            if (id > 0xffffffffL) {
                throw Errors.overflowError(ts, what + " is greater than maximum");
            }
            return id;
        } finally {
            Refs.release(ts, index);
        }
    }

    /** A long argument; OverflowError if it does not fit. */
    static long offset(ThreadState ts, long value) {
        return Abstract.asIndexOrThrow(ts, value, Exceptions.OverflowError);
    }

    /** The lower 64 bits of an int of any size; TypeError for anything else. */
    public static long word(ThreadState ts, long value) {
        long index = Abstract.index(ts, value);
        try {
            return PyLong.toBig(index).longValue();
        } finally {
            Refs.release(ts, index);
        }
    }

    /** A path as bytes, owned by the JVM. */
    static byte[] path(ThreadState ts, long value) {
        long path = PathArg.fsPath(ts, value);
        try {
            return PathArg.encode(ts, path);
        } finally {
            Refs.release(ts, path);
        }
    }

    /** A name of the file system: bytes or str. */
    static long name(ThreadState ts, byte[] name, boolean bytes) {
        return bytes ? PyBytes.fromArray(ts, name) : PathArg.decode(ts, name);
    }

    static long pair(ThreadState ts, long a, long b) {
        return PyTuple.fromArraySteal(ts, new long[] {PyLong.of(ts, a), PyLong.of(ts, b)});
    }

    static String text(ThreadState ts, long value, String function, String name) {
        String which = name.isEmpty() ? "argument" : "argument " + name;
        if (!PyUnicode.check(value)) {
            throw Errors.typeError(ts, function + "() " + which + " must be str, not "
                    + Args.typeName(value));
        }
        return PyUnicode.toJava(value);
    }
}
