package org.jilectomy.runtime.modules.io;

import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.OsError;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/** {@code sys.stdin}, {@code stdout} and {@code stderr}; compare {@code create_stdio}. */
public final class StandardStreams {
    private static final boolean UNBUFFERED =
            "1".equals(System.getProperty("jilectomy.unbuffered"));
    private static final int F_GETFD = 1;

    private StandardStreams() {}

    /** Owned; None if the descriptor is closed. @param fd 0, 1 or 2 */
    public static long create(ThreadState ts, int fd) {
        if (Libc.FCNTL.call(fd, F_GETFD) < 0) {
            return Singletons.None;
        }
        return over(ts, fd, fd);
    }

    /** A stream that passes for one of the three and writes to {@code fd}; owned. */
    public static long over(ThreadState ts, int fd, int role) {
        boolean write = role != 0;
        String name = role == 0 ? "<stdin>" : role == 1 ? "<stdout>" : "<stderr>";
        long raw = PyFileIO.create(ts, fd, write, name);
        PyBuffered type = write ? PyBufferedWriter.TYPE : PyBufferedReader.TYPE;
        long buffer = type.create(ts, raw, Io.DEFAULT_BUFFER_SIZE);
        org.jilectomy.runtime.objects.Refs.release(ts, raw);
        boolean byLine = role == 2 || role == 1 && PyFileIO.isTerminal(fd);
        long text = TextSetup.create(ts, buffer, write, "utf-8",
                role == 2 ? "backslashreplace" : "strict", byLine, write && UNBUFFERED);
        Abstract.setAttr(ts, text, Io.MODE, PyUnicode.intern(ts, write ? "w" : "r"));
        return text;
    }

    // ---------------------------------------------------------------- output kept in memory

    /** A descriptor of a file that is in memory only. */
    public static int memoryFile(ThreadState ts) {
        try (Scratch name = Scratch.string(ts, new byte[] {'o', 'u', 't'})) {
            return (int) OsError.check(ts, Libc.MEMFD_CREATE.call(name.address, 1));
        }
    }

    /** The content of a {@link #memoryFile}, which is closed. */
    public static byte[] takeContent(ThreadState ts, int fd) {
        int n = (int) OsError.check(ts, Libc.LSEEK.callLong(fd, 0, 2));
        byte[] content = new byte[n];
        try (Scratch buffer = Scratch.of(ts, n)) {
            int got = 0;
            while (got < n) {
                long r = OsError.check(ts, Libc.PREAD.callLong(
                        fd, buffer.address + got, n - got, got));
                if (r == 0) {
                    break;
                }
                got += (int) r;
            }
            if (n > 0) {
                Memory.copyToArray(buffer.address, content, 0, n);
            }
        }
        Libc.CLOSE.call(fd);
        return content;
    }
}
