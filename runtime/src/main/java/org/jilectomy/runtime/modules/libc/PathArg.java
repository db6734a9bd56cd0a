package org.jilectomy.runtime.modules.libc;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Codecs;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/**
 * A path argument of {@code posix}: str, bytes, path-like or, where the function takes one, a
 * descriptor; compare {@code path_converter}. Owns native memory until it is closed.
 */
public final class PathArg implements AutoCloseable {
    private final ThreadState ts;

    /** What error messages show, owned: the str or bytes, or the int; 0 for None. */
    public final long object;

    /** The descriptor; -1 if it is a path. */
    public final int fd;

    /** The result of the function is bytes. */
    public final boolean isBytes;

    /** Null if it is a descriptor or None. */
    private final Scratch chars;

    private PathArg(ThreadState ts, long object, int fd, byte[] path, boolean isBytes) {
        this.ts = ts;
        this.object = object;
        this.fd = fd;
        this.isBytes = isBytes;
        this.chars = path == null ? null : Scratch.string(ts, path);
    }

    /** Address of the C string; 0 for a descriptor or None. */
    public long address() {
        return chars == null ? 0 : chars.address;
    }

    public boolean isFd() {
        return fd >= 0 || object != 0 && chars == null;
    }

    @Override
    public void close() {
        if (chars != null) {
            chars.close();
        }
        Refs.xrelease(ts, object);
    }

    /** A path. */
    public static PathArg of(ThreadState ts, long value, String function, String argument) {
        return of(ts, value, function, argument, false, false);
    }

    /**
     * @param allowFd an int is a descriptor
     * @param nullable None (or nothing) is no path
     */
    public static PathArg of(ThreadState ts, long value, String function, String argument,
            boolean allowFd, boolean nullable) {
        if (nullable && (value == 0 || value == Singletons.None)) {
            return new PathArg(ts, 0, -1, null, false);
        }
        if (allowFd && !PyUnicode.check(value) && !PyBytes.check(value)
                && PyType.of(value).hasIndex()) {
            return new PathArg(ts, Refs.retain(ts, value), descriptor(ts, value), null, false);
        }
        long path;
        if (PyUnicode.check(value) || PyBytes.check(value)) {
            path = Refs.retain(ts, value);
        } else {
            path = fsPathOrZero(ts, value);
            if (path == 0) {
                String kinds = allowFd && nullable
                        ? "string, bytes, os.PathLike, integer or None"
                        : allowFd ? "string, bytes, os.PathLike or integer"
                                : nullable ? "string, bytes, os.PathLike or None"
                                        : "string, bytes or os.PathLike";
                throw Errors.typeError(ts, (function == null ? "" : function + ": ") + argument
                        + " should be " + kinds + ", not " + PyType.of(value).name());
            }
        }
        try {
            return new PathArg(ts, path, -1, encode(ts, path), PyBytes.check(path));
        } catch (Throwable t) {
            Refs.release(ts, path);
            throw t;
        }
    }

    private static int descriptor(ThreadState ts, long value) {
        long index = Abstract.index(ts, value);
        try {
            if (!PyLong.fitsLong(index)) {
                throw Errors.overflowError(ts, PyLong.toBig(index).signum() > 0
                        ? "fd is greater than maximum" : "fd is less than minimum");
            }
            long fd = PyLong.longValue(index);
            if (fd > Integer.MAX_VALUE || fd < Integer.MIN_VALUE) {
                throw Errors.overflowError(ts, fd > 0
                        ? "fd is greater than maximum" : "fd is less than minimum");
            }
            return (int) fd;
        } finally {
            Refs.release(ts, index);
        }
    }

    /** The bytes of a str or bytes path; ValueError for a zero among them. */
    public static byte[] encode(ThreadState ts, long path) {
        byte[] bytes;
        if (PyUnicode.check(path)) {
            long encoded = Codecs.encode(ts, path, "utf-8", "surrogateescape");
            bytes = PyBytes.toArray(encoded);
            Refs.release(ts, encoded);
        } else {
            bytes = PyBytes.toArray(path);
        }
        for (byte b : bytes) {
            if (b == 0) {
                throw Errors.valueError(ts, "embedded null byte");
            }
        }
        return bytes;
    }

    /** A file name of the system as str. */
    public static long decode(ThreadState ts, byte[] name) {
        long bytes = PyBytes.fromArray(ts, name);
        try {
            return Codecs.decode(ts, bytes, "utf-8", "surrogateescape");
        } finally {
            Refs.release(ts, bytes);
        }
    }

    /** {@code os.fspath(value)}, owned. */
    public static long fsPath(ThreadState ts, long value) {
        if (PyUnicode.check(value) || PyBytes.check(value)) {
            return Refs.retain(ts, value);
        }
        long path = fsPathOrZero(ts, value);
        if (path == 0) {
            throw Errors.typeError(ts, "expected str, bytes or os.PathLike object, not "
                    + PyType.of(value).name());
        }
        return path;
    }

    private static long fsPathOrZero(ThreadState ts, long value) {
        long method;
        try {
            method = Abstract.lookupSpecial(ts, value, Names.of("__fspath__"));
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.AttributeError)) {
                throw e;
            }
            Errors.discard(ts, e);
            method = 0;
        }
        if (method == 0) {
            return 0;
        }
        long path;
        try {
            path = Abstract.call(ts, method);
        } finally {
            Refs.release(ts, method);
        }
        if (!PyUnicode.check(path) && !PyBytes.check(path)) {
            String got = PyType.of(path).name();
            Refs.release(ts, path);
            throw Errors.typeError(ts, "expected " + PyType.of(value).name()
                    + ".__fspath__() to return str or bytes, not " + got);
        }
        return path;
    }
}
