package org.jilectomy.runtime.modules.multiprocessing;

import java.time.Instant;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.OsError;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.state.ThreadState;

/**
 * A named POSIX semaphore, {@code sem_overview(7)}; a handle is the address of its {@code sem_t}.
 * Errors are thrown as Python's OSError. Thread-safe, as the C library's functions are.
 */
final class Semaphore {
    /** {@code SEM_VALUE_MAX}. */
    static final int MAX = Integer.MAX_VALUE;

    /** How {@link #open} may make one: it must be new. */
    private static final int CREATE = 0100 | 0200; // O_CREAT | O_EXCL

    private static final int OWNER_ONLY = 0600;
    private static final int ETIMEDOUT = 110;

    private static final Libc SEM_OPEN = new Libc("sem_open");
    private static final Libc SEM_CLOSE = new Libc("sem_close");
    private static final Libc SEM_UNLINK = new Libc("sem_unlink");
    private static final Libc SEM_POST = new Libc("sem_post");
    private static final Libc SEM_WAIT = new Libc("sem_wait");
    private static final Libc SEM_TRYWAIT = new Libc("sem_trywait");
    private static final Libc SEM_TIMEDWAIT = new Libc("sem_timedwait");
    private static final Libc SEM_GETVALUE = new Libc("sem_getvalue");

    private Semaphore() {}

    /** A new one. */
    static long create(ThreadState ts, byte[] name, int value) {
        try (Scratch chars = Scratch.string(ts, name)) {
            return opened(ts, SEM_OPEN.raw(chars.address, CREATE, OWNER_ONLY, value, 0, 0));
        }
    }

    /** One that exists. */
    static long open(ThreadState ts, byte[] name) {
        try (Scratch chars = Scratch.string(ts, name)) {
            return opened(ts, SEM_OPEN.raw(chars.address, 0, 0, 0, 0, 0));
        }
    }

    private static long opened(ThreadState ts, long handle) {
        if (handle == 0) { // SEM_FAILED
            throw OsError.of(ts, Libc.errno());
        }
        return handle;
    }

    static void close(long handle) {
        SEM_CLOSE.call(handle);
    }

    /** Nobody can open it any more; it lives on until all have closed it. */
    static void unlink(ThreadState ts, byte[] name) {
        try (Scratch chars = Scratch.string(ts, name)) {
            OsError.check(ts, SEM_UNLINK.call(chars.address));
        }
    }

    static void post(ThreadState ts, long handle) {
        OsError.check(ts, SEM_POST.call(handle));
    }

    /** Takes one unless there is none. */
    static boolean tryWait(ThreadState ts, long handle) {
        int r;
        do {
            r = SEM_TRYWAIT.call(handle);
        } while (r == -Libc.EINTR);
        return r != -Libc.EAGAIN && OsError.check(ts, r) == 0;
    }

    /** Takes one, detached while there is none; a signal ends the wait if its handler raises. */
    static void await(ThreadState ts, long handle) {
        OsError.check(ts, SEM_WAIT.retryingInt(ts, handle, 0, 0));
    }

    /** As {@link #await}, no later than {@code nanos} from now; whether it got one. */
    static boolean await(ThreadState ts, long handle, long nanos) {
        // By the clock on the wall: it is what sem_timedwait knows.
        Instant end = Instant.now().plusNanos(nanos);
        try (Scratch timespec = Scratch.of(ts, 16)) {
            Memory.putLong(timespec.address, end.getEpochSecond());
            Memory.putLong(timespec.address + 8, end.getNano());
            int r = SEM_TIMEDWAIT.retryingInt(ts, handle, timespec.address, 0);
            return r != -ETIMEDOUT && OsError.check(ts, r) == 0;
        }
    }

    static int value(ThreadState ts, long handle) {
        try (Scratch value = Scratch.of(ts, 4)) {
            OsError.check(ts, SEM_GETVALUE.call(handle, value.address));
            return Memory.getInt(value.address);
        }
    }
}
