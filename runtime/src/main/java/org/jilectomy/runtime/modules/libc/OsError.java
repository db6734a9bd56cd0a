package org.jilectomy.runtime.modules.libc;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/** errno as Python's OSError; compare {@code PyErr_SetFromErrnoWithFilenameObjects}. */
public final class OsError {
    private OsError() {}

    /** {@code strerror(errno)}. */
    public static String text(int errno) {
        return Scratch.text(Libc.STRERROR.raw(errno, 0, 0, 0, 0, 0));
    }

    /** To be thrown. @param errno positive or, as {@link Libc} gives it, negative */
    public static PyException of(ThreadState ts, long errno) {
        return of(ts, errno, 0, 0);
    }

    /** @param filename str, bytes or int, borrowed; 0 for none */
    public static PyException of(ThreadState ts, long errno, long filename) {
        return of(ts, errno, filename, 0);
    }

    /** The error of a call with two paths. */
    public static PyException of(ThreadState ts, long errno, long filename, long filename2) {
        return of(ts, Exceptions.OSError.address, errno, filename, filename2);
    }

    /** The error as another exception type with OSError's arguments. */
    public static PyException of(
            ThreadState ts, long type, long errno, long filename, long filename2) {
        int positive = (int) Math.abs(errno);
        long number = PyLong.of(ts, positive);
        long message = PyUnicode.fromJava(ts, text(positive));
        try {
            long[] args = filename == 0
                    ? new long[] {number, message}
                    : filename2 == 0
                            ? new long[] {number, message, filename}
                            : new long[] {number, message, filename, Singletons.None, filename2};
            return Errors.chained(ts, Abstract.call(ts, type, args, 0));
        } finally {
            Refs.release(ts, number);
            Refs.release(ts, message);
        }
    }

    /** The result, or the error it means thrown. */
    public static long check(ThreadState ts, long result) {
        if (result < 0) {
            throw of(ts, result);
        }
        return result;
    }

    /** As {@link #check(ThreadState, long)} with a file name. */
    public static long check(ThreadState ts, long result, long filename) {
        if (result < 0) {
            throw of(ts, result, filename);
        }
        return result;
    }
}
