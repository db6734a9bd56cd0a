package org.jilectomy.bench.system;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Locale;

/** The calls themselves. All methods may be used from any thread. */
public final class SystemCalls {
    private static final int RUSAGE_THREAD = 1;
    private static final int O_RDWR = 2;
    private static final int EINTR_RETRIES = 1000;

    /** glibc's posix_spawn_file_actions_t has 80 bytes, musl's fewer; both on 64 bits. */
    private static final int FILE_ACTIONS_SIZE = 128;

    private SystemCalls() {}

    /** Linked at first use. */
    private static final class Calls {
        static final MethodHandle GETRUSAGE;
        static final MethodHandle SPAWN;
        static final MethodHandle ACTIONS_INIT;
        static final MethodHandle ACTIONS_OPEN;
        static final MethodHandle ACTIONS_DESTROY;
        static final MethodHandle WAIT4;

        static {
            boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT)
                    .contains("linux");
            FunctionDescriptor one = FunctionDescriptor.of(JAVA_INT, ADDRESS);
            GETRUSAGE = link(linux, "getrusage",
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
            SPAWN = link(linux, "posix_spawnp", FunctionDescriptor.of(
                    JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
            ACTIONS_INIT = link(linux, "posix_spawn_file_actions_init", one);
            ACTIONS_OPEN = link(linux, "posix_spawn_file_actions_addopen", FunctionDescriptor.of(
                    JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
            ACTIONS_DESTROY = link(linux, "posix_spawn_file_actions_destroy", one);
            WAIT4 = link(linux, "wait4", FunctionDescriptor.of(
                    JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));
        }

        private static MethodHandle link(boolean linux, String name, FunctionDescriptor type) {
            try {
                Linker linker = Linker.nativeLinker();
                return linux
                        ? linker.defaultLookup().find(name)
                                .map(address -> linker.downcallHandle(address, type)).orElse(null)
                        : null;
            } catch (RuntimeException | LinkageError e) {
                return null; // native access denied, or no native linker: unsupported
            }
        }
    }

    /** Whether {@link #threadUsage} answers. */
    public static boolean knowsUsage() {
        return Calls.GETRUSAGE != null;
    }

    /** Whether {@link #run} can start processes. */
    public static boolean canRun() {
        return Calls.SPAWN != null && Calls.ACTIONS_INIT != null && Calls.ACTIONS_OPEN != null
                && Calls.ACTIONS_DESTROY != null && Calls.WAIT4 != null;
    }

    /**
     * What the calling thread has used so far; costs about 0.5 µs.
     *
     * @param buffer at least {@link #usageBytes()} bytes, reused by the caller
     */
    public static Usage threadUsage(MemorySegment buffer) {
        try {
            if ((int) Calls.GETRUSAGE.invokeExact(RUSAGE_THREAD, buffer) != 0) {
                throw new AssertionError("getrusage refused RUSAGE_THREAD");
            }
            return Usage.of(buffer);
        } catch (Throwable e) {
            throw new AssertionError("a downcall threw", e);
        }
    }

    public static long usageBytes() {
        return Usage.LAYOUT.byteSize();
    }

    /** A finished process: how long it lived, how it ended, what it used. */
    public record Finished(int pid, long wallNanos, int exitCode, Usage usage) {}

    /**
     * Starts a program, found on the PATH, and waits for its end. It inherits the calling thread's
     * CPUs and this process's environment, reads nothing, and what it prints is dropped.
     *
     * @param command     program and words
     * @param environment {@code NAME=value} each
     * @throws IOException if it cannot be started, in words
     */
    public static Finished run(List<String> command, List<String> environment)
            throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pid = arena.allocate(JAVA_INT);
            MemorySegment status = arena.allocate(JAVA_INT);
            MemorySegment rusage = arena.allocate(Usage.LAYOUT);
            MemorySegment actions = arena.allocate(FILE_ACTIONS_SIZE, 16);
            MemorySegment program = arena.allocateFrom(command.getFirst());
            MemorySegment nowhere = arena.allocateFrom("/dev/null");
            MemorySegment words = strings(arena, command);
            MemorySegment variables = strings(arena, environment);
            int error = (int) Calls.ACTIONS_INIT.invokeExact(actions);
            for (int fd = 0; fd < 3 && error == 0; fd++) {
                error = (int) Calls.ACTIONS_OPEN.invokeExact(actions, fd, nowhere, O_RDWR, 0);
            }
            long start = System.nanoTime();
            if (error == 0) {
                error = (int) Calls.SPAWN.invokeExact(
                        pid, program, actions, MemorySegment.NULL, words, variables);
            }
            if (error != 0) {
                throw new IOException("cannot start " + command.getFirst() + " (error " + error
                        + (error == 2 ? ", no such program)" : ")"));
            }
            int child = pid.get(JAVA_INT, 0);
            int ended = -1;
            for (int i = 0; ended != child && i < EINTR_RETRIES; i++) {
                ended = (int) Calls.WAIT4.invokeExact(child, status, 0, rusage);
            }
            long wall = System.nanoTime() - start;
            int unused = (int) Calls.ACTIONS_DESTROY.invokeExact(actions);
            if (ended != child) {
                throw new IOException("cannot wait for " + command.getFirst());
            }
            return new Finished(child, wall, exitCode(status.get(JAVA_INT, 0)), Usage.of(rusage));
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("a downcall threw", e);
        }
    }

    /** As a shell says it: the exit code, or 128 plus the signal. */
    private static int exitCode(int status) {
        int signal = status & 0x7F;
        return signal == 0 ? status >> 8 & 0xFF : 128 + signal;
    }

    private static MemorySegment strings(Arena arena, List<String> texts) {
        MemorySegment array = arena.allocate(ADDRESS, texts.size() + 1L);
        for (int i = 0; i < texts.size(); i++) {
            array.setAtIndex(ValueLayout.ADDRESS, i, arena.allocateFrom(texts.get(i)));
        }
        array.setAtIndex(ValueLayout.ADDRESS, texts.size(), MemorySegment.NULL);
        return array;
    }
}
