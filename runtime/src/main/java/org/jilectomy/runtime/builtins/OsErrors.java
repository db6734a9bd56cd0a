package org.jilectomy.runtime.builtins;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/** Java's IOException as Python's OSError with its errno; OSError itself picks the subclass. */
public final class OsErrors {
    private static final int EIO = 5;

    /** errno numbers of Linux with their texts, as far as the JDK's messages tell them apart. */
    private static final Object[][] ERRNO = {
        {1, "Operation not permitted"}, {2, "No such file or directory"}, {3, "No such process"},
        {9, "Bad file descriptor"}, {13, "Permission denied"}, {17, "File exists"},
        {20, "Not a directory"}, {21, "Is a directory"}, {22, "Invalid argument"},
        {28, "No space left on device"}, {30, "Read-only file system"}, {32, "Broken pipe"},
        {104, "Connection reset by peer"},
    };

    private OsErrors() {}

    /** @param filename shown in the message, or null */
    public static PyException from(ThreadState ts, IOException e, String filename) {
        int errno = EIO;
        String text = String.valueOf(e.getMessage());
        if (e instanceof NoSuchFileException) {
            text = "No such file or directory";
        } else if (e instanceof AccessDeniedException) {
            text = "Permission denied";
        } else if (e instanceof FileAlreadyExistsException) {
            text = "File exists";
        }
        for (Object[] row : ERRNO) {
            if (text.contains((String) row[1])) {
                errno = (int) row[0];
                text = (String) row[1];
                break;
            }
        }
        return of(ts, errno, text, filename);
    }

    /** The OSError of an errno; @param text null for the standard one */
    public static PyException of(ThreadState ts, int errno, String text, String filename) {
        String message = text;
        for (Object[] row : ERRNO) {
            if (message == null && (int) row[0] == errno) {
                message = (String) row[1];
            }
        }
        long number = PyLong.of(ts, errno);
        long str = PyUnicode.fromJava(ts, message == null ? "Unknown error " + errno : message);
        long file = filename == null ? 0 : PyUnicode.fromJava(ts, filename);
        try {
            long[] args = file == 0 ? new long[] {number, str} : new long[] {number, str, file};
            return Errors.chained(ts, Abstract.call(ts, Exceptions.OSError.address, args, 0));
        } finally {
            Refs.release(ts, number);
            Refs.release(ts, str);
            Refs.xrelease(ts, file);
        }
    }
}
