package org.jilectomy.runtime.modules.libc;

import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import org.jilectomy.memory.Memory;
import org.jilectomy.memory.NativeLink;
import org.jilectomy.runtime.state.ThreadState;

/**
 * A function of the C library; {@code Libc.READ.call(fd, address, n)}.
 *
 * <p>Decision: one downcall handle of the shape {@code (6 words) → word} for all functions. Linux
 * passes the first six integers and pointers in registers on every 64-bit machine, a callee looks
 * only at those it declares, and at the lower half of one that is an int. So linking costs once,
 * at the first call, and not once a signature. The symbol is looked up at a function's first call.
 *
 * <p>{@code errno} is captured by each call into a block of the thread's.
 */
public final class Libc {
    private static final MethodHandle CALL = NativeLink.call(6);

    private static final CaptureBlock CAPTURE = new CaptureBlock();

    public static final int EINTR = 4;
    public static final int EAGAIN = 11;

    public static final Libc ABORT = new Libc("abort");
    public static final Libc ACCEPT4 = new Libc("accept4");
    public static final Libc ALARM = new Libc("alarm");
    public static final Libc BIND = new Libc("bind");
    public static final Libc CHDIR = new Libc("chdir");
    public static final Libc CLOSE = new Libc("close");
    public static final Libc CLOSEDIR = new Libc("closedir");
    public static final Libc CONNECT = new Libc("connect");
    public static final Libc DUP = new Libc("dup");
    public static final Libc DUP3 = new Libc("dup3");
    public static final Libc EPOLL_CREATE1 = new Libc("epoll_create1");
    public static final Libc EPOLL_CTL = new Libc("epoll_ctl");
    public static final Libc EPOLL_WAIT = new Libc("epoll_wait");
    public static final Libc FACCESSAT = new Libc("faccessat");
    public static final Libc FCHDIR = new Libc("fchdir");
    public static final Libc FCHMOD = new Libc("fchmod");
    public static final Libc FCHMODAT = new Libc("fchmodat");
    public static final Libc FCHOWN = new Libc("fchown");
    public static final Libc FCHOWNAT = new Libc("fchownat");
    public static final Libc FCNTL = new Libc("fcntl");
    public static final Libc FDATASYNC = new Libc("fdatasync");
    public static final Libc FDOPENDIR = new Libc("fdopendir");
    public static final Libc FLOCK = new Libc("flock");
    public static final Libc FPATHCONF = new Libc("fpathconf");
    public static final Libc FREEADDRINFO = new Libc("freeaddrinfo");
    public static final Libc FSTATVFS = new Libc("fstatvfs");
    public static final Libc FSYNC = new Libc("fsync");
    public static final Libc FTRUNCATE = new Libc("ftruncate");
    public static final Libc FUTIMENS = new Libc("futimens");
    public static final Libc GAI_STRERROR = new Libc("gai_strerror");
    public static final Libc GETADDRINFO = new Libc("getaddrinfo");
    public static final Libc GETCWD = new Libc("getcwd");
    public static final Libc GETEGID = new Libc("getegid");
    public static final Libc GETEUID = new Libc("geteuid");
    public static final Libc GETGID = new Libc("getgid");
    public static final Libc GETGRENT = new Libc("getgrent");
    public static final Libc GETGRGID_R = new Libc("getgrgid_r");
    public static final Libc GETGRNAM_R = new Libc("getgrnam_r");
    public static final Libc GETGROUPS = new Libc("getgroups");
    public static final Libc GETHOSTNAME = new Libc("gethostname");
    public static final Libc GETITIMER = new Libc("getitimer");
    public static final Libc GETLOADAVG = new Libc("getloadavg");
    public static final Libc GETNAMEINFO = new Libc("getnameinfo");
    public static final Libc GETPEERNAME = new Libc("getpeername");
    public static final Libc GETPGID = new Libc("getpgid");
    public static final Libc GETPID = new Libc("getpid");
    public static final Libc GETPPID = new Libc("getppid");
    public static final Libc GETPRIORITY = new Libc("getpriority");
    public static final Libc GETPWENT = new Libc("getpwent");
    public static final Libc GETPWNAM_R = new Libc("getpwnam_r");
    public static final Libc GETPWUID_R = new Libc("getpwuid_r");
    public static final Libc GETRANDOM = new Libc("getrandom");
    public static final Libc GETRESGID = new Libc("getresgid");
    public static final Libc GETRESUID = new Libc("getresuid");
    public static final Libc GETRLIMIT = new Libc("getrlimit");
    public static final Libc GETRUSAGE = new Libc("getrusage");
    public static final Libc GETSID = new Libc("getsid");
    public static final Libc GETSOCKNAME = new Libc("getsockname");
    public static final Libc GETSOCKOPT = new Libc("getsockopt");
    public static final Libc GETUID = new Libc("getuid");
    public static final Libc IOCTL = new Libc("ioctl");
    public static final Libc ISATTY = new Libc("isatty");
    public static final Libc KILL = new Libc("kill");
    public static final Libc KILLPG = new Libc("killpg");
    public static final Libc LINKAT = new Libc("linkat");
    public static final Libc LISTEN = new Libc("listen");
    public static final Libc LOCKF = new Libc("lockf");
    public static final Libc LSEEK = new Libc("lseek");
    public static final Libc MEMFD_CREATE = new Libc("memfd_create");
    public static final Libc MKDIRAT = new Libc("mkdirat");
    public static final Libc MKFIFOAT = new Libc("mkfifoat");
    public static final Libc MKNODAT = new Libc("mknodat");
    public static final Libc MMAP = new Libc("mmap");
    public static final Libc MSYNC = new Libc("msync");
    public static final Libc MUNMAP = new Libc("munmap");
    public static final Libc MREMAP = new Libc("mremap");
    public static final Libc MADVISE = new Libc("madvise");
    public static final Libc NICE = new Libc("nice");
    public static final Libc OPEN = new Libc("open");
    public static final Libc OPENAT = new Libc("openat");
    public static final Libc OPENPTY = new Libc("openpty");
    public static final Libc PATHCONF = new Libc("pathconf");
    public static final Libc PAUSE = new Libc("pause");
    public static final Libc PIPE2 = new Libc("pipe2");
    public static final Libc POLL = new Libc("poll");
    public static final Libc POSIX_FADVISE = new Libc("posix_fadvise");
    public static final Libc POSIX_FALLOCATE = new Libc("posix_fallocate");
    public static final Libc POSIX_SPAWN = new Libc("posix_spawn");
    public static final Libc POSIX_SPAWNP = new Libc("posix_spawnp");
    public static final Libc PREAD = new Libc("pread");
    public static final Libc PREADV = new Libc("preadv");
    public static final Libc PWRITE = new Libc("pwrite");
    public static final Libc PWRITEV = new Libc("pwritev");
    public static final Libc READ = new Libc("read");
    public static final Libc READDIR = new Libc("readdir");
    public static final Libc READLINKAT = new Libc("readlinkat");
    public static final Libc READV = new Libc("readv");
    public static final Libc RECV = new Libc("recv");
    public static final Libc RECVFROM = new Libc("recvfrom");
    public static final Libc RECVMSG = new Libc("recvmsg");
    public static final Libc RENAMEAT = new Libc("renameat");
    public static final Libc REWINDDIR = new Libc("rewinddir");
    public static final Libc SCHED_GET_PRIORITY_MAX = new Libc("sched_get_priority_max");
    public static final Libc SCHED_GET_PRIORITY_MIN = new Libc("sched_get_priority_min");
    public static final Libc SCHED_GETSCHEDULER = new Libc("sched_getscheduler");
    public static final Libc SEND = new Libc("send");
    public static final Libc SENDFILE = new Libc("sendfile");
    public static final Libc SENDMSG = new Libc("sendmsg");
    public static final Libc SENDTO = new Libc("sendto");
    public static final Libc SETEGID = new Libc("setegid");
    public static final Libc SETEUID = new Libc("seteuid");
    public static final Libc SETENV = new Libc("setenv");
    public static final Libc SETGID = new Libc("setgid");
    public static final Libc SETHOSTNAME = new Libc("sethostname");
    public static final Libc SETITIMER = new Libc("setitimer");
    public static final Libc SETPGID = new Libc("setpgid");
    public static final Libc SETPRIORITY = new Libc("setpriority");
    public static final Libc SETREGID = new Libc("setregid");
    public static final Libc SETREUID = new Libc("setreuid");
    public static final Libc SETRLIMIT = new Libc("setrlimit");
    public static final Libc SETSID = new Libc("setsid");
    public static final Libc SETSOCKOPT = new Libc("setsockopt");
    public static final Libc SETUID = new Libc("setuid");
    public static final Libc SHUTDOWN = new Libc("shutdown");
    public static final Libc SIGACTION = new Libc("sigaction");
    public static final Libc SOCKET = new Libc("socket");
    public static final Libc SOCKETPAIR = new Libc("socketpair");
    public static final Libc STATVFS = new Libc("statvfs");
    public static final Libc STATX = new Libc("statx");
    public static final Libc STRERROR = new Libc("strerror");
    public static final Libc STRSIGNAL = new Libc("strsignal");
    public static final Libc SYMLINKAT = new Libc("symlinkat");
    public static final Libc SYNC = new Libc("sync");
    public static final Libc SYSCALL = new Libc("syscall");
    public static final Libc SYSCONF = new Libc("sysconf");
    public static final Libc SYSTEM = new Libc("system");
    public static final Libc TCGETATTR = new Libc("tcgetattr");
    public static final Libc TCGETPGRP = new Libc("tcgetpgrp");
    public static final Libc TCSETATTR = new Libc("tcsetattr");
    public static final Libc TCSETPGRP = new Libc("tcsetpgrp");
    public static final Libc TIMES = new Libc("times");
    public static final Libc TRUNCATE = new Libc("truncate");
    public static final Libc TTYNAME_R = new Libc("ttyname_r");
    public static final Libc UMASK = new Libc("umask");
    public static final Libc UNAME = new Libc("uname");
    public static final Libc UNLINKAT = new Libc("unlinkat");
    public static final Libc UNSETENV = new Libc("unsetenv");
    public static final Libc UTIMENSAT = new Libc("utimensat");
    public static final Libc WAIT4 = new Libc("wait4");
    public static final Libc WAITID = new Libc("waitid");
    public static final Libc WRITE = new Libc("write");
    public static final Libc WRITEV = new Libc("writev");

    private final String name;
    private long symbol; // 0: not looked up yet

    /** A function by its name in C. */
    public Libc(String name) {
        this.name = name;
    }

    /** Whether the C library has it. */
    public boolean exists() {
        return symbol != 0 || NativeLink.address(name) != 0;
    }

    /** Its address, for calls that take a function. */
    public long address() {
        long s = symbol;
        if (s == 0) {
            symbol = s = NativeLink.address(name);
            if (s == 0) {
                throw new AssertionError("the C library has no " + name);
            }
        }
        return s;
    }

    /** A block for errno a thread, freed after it. */
    private static final class CaptureBlock extends ThreadLocal<CaptureBlock.Block> {
        /** @param owner keeps the memory at {@code address} */
        private record Block(ByteBuffer owner, long address) {}

        @Override
        protected Block initialValue() {
            ByteBuffer b = ByteBuffer.allocateDirect(16);
            return new Block(b, NativeLink.address(b));
        }
    }

    /** The result as it is. */
    public long raw(long a, long b, long c, long d, long e, long f) {
        try {
            return (long) CALL.invokeExact(address(), CAPTURE.get().address, a, b, c, d, e, f);
        } catch (Throwable t) {
            throw new AssertionError("downcall of " + name, t);
        }
    }

    /** Linked at the first call of a function with so many arguments. */
    private static final class Seven {
        static final MethodHandle CALL = NativeLink.call(7);
    }

    /** As {@link #raw(long, long, long, long, long, long)} for seven arguments; may block. */
    public long raw(
            ThreadState ts, long a, long b, long c, long d, long e, long f, long g) {
        ts.detach();
        try {
            return (long) Seven.CALL.invokeExact(address(), CAPTURE.get().address, a, b, c, d, e, f,
                    g);
        } catch (Throwable t) {
            throw new AssertionError("downcall of " + name, t);
        } finally {
            ts.attach();
        }
    }

    /** errno of this thread's last call that failed. */
    public static int errno() {
        return Memory.getInt(CAPTURE.get().address);
    }

    // ---------------------------------------------------------------- functions that give an int

    /** A function whose result is an int; -1 becomes minus errno. */
    public int call(long a, long b, long c, long d, long e, long f) {
        int r = (int) raw(a, b, c, d, e, f);
        return r == -1 ? -errno() : r;
    }

    public int call(long a, long b, long c, long d) {
        return call(a, b, c, d, 0, 0);
    }

    public int call(long a, long b, long c) {
        return call(a, b, c, 0, 0, 0);
    }

    public int call(long a, long b) {
        return call(a, b, 0, 0, 0, 0);
    }

    public int call(long a) {
        return call(a, 0, 0, 0, 0, 0);
    }

    public int call() {
        return call(0, 0, 0, 0, 0, 0);
    }

    // ---------------------------------------------------------------- functions that give a long

    /** A function whose result is a long; -1 becomes minus errno. */
    public long callLong(long a, long b, long c, long d, long e, long f) {
        long r = raw(a, b, c, d, e, f);
        return r == -1 ? -errno() : r;
    }

    public long callLong(long a, long b, long c, long d) {
        return callLong(a, b, c, d, 0, 0);
    }

    public long callLong(long a, long b, long c) {
        return callLong(a, b, c, 0, 0, 0);
    }

    /** A function whose result is a pointer: 0 becomes minus errno. */
    public long pointer(long a, long b, long c) {
        long r = raw(a, b, c, 0, 0, 0);
        return r == 0 ? -errno() : r;
    }

    // ---------------------------------------------------------------- calls that may block

    /** As {@link #call}, with the thread detached meanwhile. */
    public int blocking(ThreadState ts, long a, long b, long c, long d, long e, long f) {
        ts.detach();
        try {
            return call(a, b, c, d, e, f);
        } finally {
            ts.attach();
        }
    }

    public int blocking(ThreadState ts, long a, long b, long c) {
        return blocking(ts, a, b, c, 0, 0, 0);
    }

    /** As {@link #callLong}, with the thread detached meanwhile. */
    public long blockingLong(ThreadState ts, long a, long b, long c, long d, long e, long f) {
        ts.detach();
        try {
            return callLong(a, b, c, d, e, f);
        } finally {
            ts.attach();
        }
    }

    /**
     * As {@link #blockingLong}; a signal runs its handler, and if that does not raise, the call is
     * made again.
     */
    public long retrying(ThreadState ts, long a, long b, long c, long d, long e, long f) {
        while (true) {
            long r = blockingLong(ts, a, b, c, d, e, f);
            if (r != -EINTR) {
                return r;
            }
            ThreadState.poll(ts);
        }
    }

    public long retrying(ThreadState ts, long a, long b, long c) {
        return retrying(ts, a, b, c, 0, 0, 0);
    }

    /** {@link #retrying} for a function whose result is an int. */
    public int retryingInt(ThreadState ts, long a, long b, long c, long d, long e, long f) {
        while (true) {
            int r = blocking(ts, a, b, c, d, e, f);
            if (r != -EINTR) {
                return r;
            }
            ThreadState.poll(ts);
        }
    }

    public int retryingInt(ThreadState ts, long a, long b, long c) {
        return retryingInt(ts, a, b, c, 0, 0, 0);
    }

    public int retryingInt(ThreadState ts, long a, long b, long c, long d) {
        return retryingInt(ts, a, b, c, d, 0, 0);
    }
}
