package org.jilectomy.memory;

import java.util.Optional;

/**
 * What Linux numbers and lays out differently on each architecture: the one table. Everything else
 * that native code here relies on (errno, signals, mmap's flags, {@code timespec}, {@code rusage},
 * {@code statx}, {@code sockaddr}, a CPU mask of 64-bit words) is the same on
 * all 64-bit ones here; {@code LinuxAbiTest} asks the host's kernel about both.
 *
 * <p>System calls since number 424 are the same everywhere (pidfd_send_signal 424, pidfd_open 434).
 * Architectures that came late (aarch64, riscv64) share the generic numbers of
 * {@code include/uapi/asm-generic/unistd.h}; x86-64 has {@code syscall_64.tbl}.
 *
 * <p>To add an architecture: a constant, and its {@code os.arch} in {@link #of}. To add a number: a
 * component, and a line in the test.
 *
 * @param futex             futex(2)
 * @param schedSetaffinity  sched_setaffinity(2)
 * @param schedGetaffinity  sched_getaffinity(2)
 * @param getcpu            getcpu(2)
 * @param gettid            gettid(2)
 * @param perfEventOpen     perf_event_open(2)
 * @param epollEventBytes   size of {@code struct epoll_event}: packed on x86-64 only
 * @param epollDataOffset   of its {@code data}
 * @param oDirectory        open(2)'s O_DIRECTORY
 * @param oNofollow         O_NOFOLLOW
 * @param oDirect           O_DIRECT
 */
public record LinuxAbi(
        int futex,
        int schedSetaffinity,
        int schedGetaffinity,
        int getcpu,
        int gettid,
        int perfEventOpen,
        int epollEventBytes,
        int epollDataOffset,
        int oDirectory,
        int oNofollow,
        int oDirect) {

    /** The same on every architecture. */
    public static final int PIDFD_SEND_SIGNAL = 424;

    /** The same on every architecture. */
    public static final int PIDFD_OPEN = 434;

    private static final int O_TMPFILE_ALONE = 0x400000;

    /**
     * The row of an architecture by Java's {@code os.arch}; empty if the table has none, and
     * callers go without the system call.
     */
    public static Optional<LinuxAbi> of(String architecture) {
        return Optional.ofNullable(switch (architecture) {
            case "amd64", "x86_64" -> new LinuxAbi(
                    202, 203, 204, 309, 186, 298, 12, 4, 0x10000, 0x20000, 0x4000);
            case "aarch64" -> new LinuxAbi(
                    98, 122, 123, 168, 178, 241, 16, 8, 0x4000, 0x8000, 0x10000);
            case "riscv64" -> new LinuxAbi(
                    98, 122, 123, 168, 178, 241, 16, 8, 0x10000, 0x20000, 0x4000);
            case "ppc64le" -> new LinuxAbi(
                    221, 222, 223, 302, 207, 319, 16, 8, 0x4000, 0x8000, 0x20000);
            case "s390x" -> new LinuxAbi(
                    238, 239, 240, 311, 236, 331, 16, 8, 0x10000, 0x20000, 0x4000);
            default -> null;
        });
    }

    /** The row of the machine we run on, if it is a Linux the table knows. */
    public static Optional<LinuxAbi> ofHost() {
        return System.getProperty("os.name").equals("Linux")
                ? of(System.getProperty("os.arch"))
                : Optional.empty();
    }

    /** open(2)'s O_TMPFILE, which includes O_DIRECTORY so that old kernels refuse it. */
    public int oTmpfile() {
        return O_TMPFILE_ALONE | oDirectory;
    }
}
