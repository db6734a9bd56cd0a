package org.jilectomy.memory;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The table against the numbers printed in the kernel's headers, for both architectures wherever
 * the test runs; and the row of the host against its kernel: a call by number must do what the C
 * library's function of that name does.
 */
class LinuxAbiTest {
    private static final int ENOENT = 2;
    private static final int ELOOP = 40;
    private static final int ENOTDIR = 20;

    @Test
    void x86IsNumberedAsInSyscall64Tbl() {
        LinuxAbi x86 = LinuxAbi.of("amd64").orElseThrow();
        assertThat(x86.futex()).isEqualTo(202);
        assertThat(x86.schedSetaffinity()).isEqualTo(203);
        assertThat(x86.schedGetaffinity()).isEqualTo(204);
        assertThat(x86.getcpu()).isEqualTo(309);
        assertThat(x86.gettid()).isEqualTo(186);
        assertThat(x86.perfEventOpen()).isEqualTo(298);
        assertThat(x86.epollEventBytes()).isEqualTo(12);
        assertThat(x86.oDirectory()).isEqualTo(0200000);
        assertThat(x86.oNofollow()).isEqualTo(0400000);
        assertThat(x86.oDirect()).isEqualTo(040000);
        assertThat(x86.oTmpfile()).isEqualTo(020200000);
    }

    @Test
    void arm64HasTheGenericNumbersButItsOwnOpenFlags() {
        LinuxAbi arm = LinuxAbi.of("aarch64").orElseThrow();
        assertThat(arm.futex()).isEqualTo(98);
        assertThat(arm.schedSetaffinity()).isEqualTo(122);
        assertThat(arm.schedGetaffinity()).isEqualTo(123);
        assertThat(arm.getcpu()).isEqualTo(168);
        assertThat(arm.gettid()).isEqualTo(178);
        assertThat(arm.perfEventOpen()).isEqualTo(241);
        assertThat(arm.epollEventBytes()).isEqualTo(16);
        assertThat(arm.oDirectory()).isEqualTo(040000);
        assertThat(arm.oNofollow()).isEqualTo(0100000);
        assertThat(arm.oDirect()).isEqualTo(0200000);
        assertThat(arm.oTmpfile()).isEqualTo(020040000);
    }

    @Test
    void unknownArchitectureHasNoRow() {
        assertThat(LinuxAbi.of("vax")).isEmpty();
    }

    private static long call(MethodHandle function, long... words) throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
            long result = (long) function.invokeExact(
                    state, words[0], words[1], words[2], words[3], words[4]);
            return (int) result == -1 ? -state.get(JAVA_INT, 0) : (int) result; // all are ints
        }
    }

    private static MethodHandle function(String name, Linker.Option... more) {
        Linker.Option[] options = java.util.Arrays.copyOf(more, more.length + 1);
        options[more.length] = Linker.Option.captureCallState("errno");
        return Linker.nativeLinker().downcallHandle(
                Linker.nativeLinker().defaultLookup().find(name).orElseThrow(),
                FunctionDescriptor.of(
                        JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
                options);
    }

    private static long syscall(long number, long... words) throws Throwable {
        long[] all = java.util.Arrays.copyOf(words, 4);
        return call(function("syscall", Linker.Option.firstVariadicArg(1)),
                number, all[0], all[1], all[2], all[3]);
    }

    private static LinuxAbi host() {
        assumeTrue(LinuxAbi.ofHost().isPresent());
        return LinuxAbi.ofHost().orElseThrow();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theKernelKnowsTheHostsNumbersByTheSameNames() throws Throwable {
        LinuxAbi abi = host();
        long tid = syscall(abi.gettid());
        Path self = Path.of("/proc/thread-self").toRealPath();
        assertThat(self.getFileName()).hasToString(Long.toString(tid));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = arena.allocate(JAVA_LONG, 64);
            assertThat(syscall(abi.schedGetaffinity(), 0, 512, mask.address())).isPositive();
            assertThat(mask.get(JAVA_LONG, 0)).isNotZero();
            assertThat(syscall(abi.schedSetaffinity(), 0, 512, mask.address())).isZero();
            MemorySegment cpu = arena.allocate(JAVA_INT, 2);
            cpu.set(JAVA_INT, 0, -1);
            assertThat(syscall(abi.getcpu(), cpu.address(), cpu.address() + 4)).isZero();
            assertThat(cpu.get(JAVA_INT, 0)).isNotNegative();
            MemorySegment word = arena.allocate(JAVA_INT);
            assertThat(syscall(abi.futex(), word.address(), 1 | 128, 1)).isZero(); // wakes nobody
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void openFlagsMeanWhatTheirNamesSay(@TempDir Path folder) throws Throwable {
        LinuxAbi abi = host();
        Path file = Files.createFile(folder.resolve("file"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        assertThat(open(folder, abi.oDirectory())).isPositive();
        assertThat(open(file, abi.oDirectory())).isEqualTo(-ENOTDIR);
        assertThat(open(link, abi.oNofollow())).isEqualTo(-ELOOP);
        assertThat(open(file, abi.oNofollow())).isPositive();
        assertThat(open(folder.resolve("none"), 0)).isEqualTo(-ENOENT);
    }

    private static long open(Path path, int flags) throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            MethodHandle open = function("open", Linker.Option.firstVariadicArg(2));
            long fd = call(open, arena.allocateFrom(path.toString()).address(), flags, 0, 0, 0);
            if (fd > 0) {
                call(function("close"), fd, 0, 0, 0, 0);
            }
            return fd;
        }
    }

    /** The kernel writes two events; the second one's data is where the table says. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void epollEventsAreLaidOutAsTheTableSays() throws Throwable {
        LinuxAbi abi = host();
        long epoll = call(function("epoll_create1"), 0, 0, 0, 0, 0);
        MethodHandle control = function("epoll_ctl");
        long[] pipes = new long[2];
        try (Arena arena = Arena.ofConfined()) {
            for (int i = 0; i < 2; i++) {
                pipes[i] = call(function("eventfd"), 1, 0, 0, 0, 0);
                MemorySegment event = arena.allocate(16);
                event.set(JAVA_INT, 0, 1); // EPOLLIN
                event.set(JAVA_LONG.withByteAlignment(1), abi.epollDataOffset(), 0x1234_0000L + i);
                assertThat(call(control, epoll, 1, pipes[i], event.address(), 0)).isZero();
            }
            MemorySegment events = arena.allocate(64);
            assertThat(call(function("epoll_wait"), epoll, events.address(), 2, 0, 0))
                    .isEqualTo(2);
            long first = events.get(JAVA_LONG.withByteAlignment(1), abi.epollDataOffset());
            long second = events.get(JAVA_LONG.withByteAlignment(1),
                    abi.epollEventBytes() + abi.epollDataOffset());
            assertThat(first + second).isEqualTo(0x2468_0001L);
            assertThat(Math.abs(first - second)).isEqualTo(1);
        } finally {
            for (long fd : new long[] {epoll, pipes[0], pipes[1]}) {
                call(function("close"), fd, 0, 0, 0, 0);
            }
        }
    }
}
