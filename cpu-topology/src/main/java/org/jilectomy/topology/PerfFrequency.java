package org.jilectomy.topology;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The clock by the kernel's perf events: a CPU's cycles and its reference cycles, counted together
 * while it is awake, whoever runs on it. The reference ticks at one rate whatever the clock does;
 * which rate is measured once a CPU, by a thread that keeps it awake for some milliseconds. So
 * Δcycles / Δreference × that rate is the mean clock while awake. If the kernel gives the counters
 * to others for a while, it does so with both.
 *
 * <p>Counting a whole CPU needs {@code CAP_PERFMON}, or {@code kernel.perf_event_paranoid} of 0 or
 * less; virtual machines seldom have counters, ARM has no reference cycles. {@link #missing} names
 * which it was. A mark costs a read of a file descriptor, some 0.3 µs on the CPU itself.
 */
final class PerfFrequency implements CpuFrequencySource, AutoCloseable {
    private static final long CALIBRATION_NANOS = 5_000_000;

    /** Both counters of CPUs. */
    interface Counters extends AutoCloseable {
        /** Why they cannot be read; empty if they can. */
        Optional<String> missing(int cpu);

        /** Cycles and reference cycles so far; both 0 if reading fails. */
        long[] read(int cpu);

        @Override
        default void close() {}
    }

    private final Counters counters;

    /** The reference's rate in MHz, by CPU; not a number if it could not be measured. */
    private final Map<Integer, Double> references = new ConcurrentHashMap<>();

    PerfFrequency(Counters counters) {
        this.counters = counters;
    }

    /** Of the machine we run on; elsewhere, and off Linux, missing. */
    static PerfFrequency of(SysTree tree) {
        return new PerfFrequency(new Device(tree));
    }

    @Override
    public Frequency.Source source() {
        return Frequency.Source.PERF_EVENTS;
    }

    @Override
    public boolean counts() {
        return true;
    }

    @Override
    public Optional<String> missing(int cpu) {
        Optional<String> missing = counters.missing(cpu);
        if (missing.isPresent()) {
            return missing;
        }
        return Double.isNaN(reference(cpu))
                ? Optional.of("the counters of CPU " + cpu + " stand still")
                : Optional.empty();
    }

    @Override
    public Mark mark(int cpu) {
        return new Mark(cpu, System.nanoTime(), counters.read(cpu));
    }

    @Override
    public Frequency since(Mark before) {
        long[] after = counters.read(before.cpu());
        long cycles = after[0] - before.counters()[0];
        long reference = after[1] - before.counters()[1];
        double rate = reference(before.cpu());
        return cycles <= 0 || reference <= 0 || Double.isNaN(rate)
                ? Frequency.notExposed(before.cpu())
                : new Frequency(before.cpu(), (double) cycles / reference * rate, source());
    }

    /**
     * The reference's ticks, and when they were read: in the middle between two looks at the clock.
     * If something came between those, the reading is worth nothing, and is taken again.
     */
    private record Reading(long nanos, long reference) {
        private static final int TRIES = 100;
        private static final long CLOSE_NANOS = 2_000;

        static Reading of(Counters counters, int cpu) {
            long least = Long.MAX_VALUE;
            Reading best = null;
            for (int i = 0; i < TRIES && least > CLOSE_NANOS; i++) {
                long start = System.nanoTime();
                long ticks = counters.read(cpu)[1];
                long took = System.nanoTime() - start;
                if (took < least) {
                    least = took;
                    best = new Reading(start + took / 2, ticks);
                }
            }
            return best;
        }
    }

    private double reference(int cpu) {
        return references.computeIfAbsent(cpu, this::measureReference);
    }

    /** On a thread of its own, pinned: while it spins the CPU is awake. */
    private double measureReference(int cpu) {
        FutureTask<Double> task = new FutureTask<>(() -> {
            Affinity.pin(cpu);
            Reading before = Reading.of(counters, cpu);
            while (System.nanoTime() - before.nanos < CALIBRATION_NANOS) {
                Thread.onSpinWait();
            }
            Reading after = Reading.of(counters, cpu);
            long ticks = after.reference - before.reference;
            return ticks <= 0 ? Double.NaN : ticks * 1e3 / (after.nanos - before.nanos);
        });
        Thread.ofPlatform().daemon().name("perf-reference").start(task);
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Double.NaN;
        } catch (ExecutionException e) {
            throw new AssertionError("counters cannot fail", e.getCause());
        }
    }

    @Override
    public void close() {
        counters.close();
    }

    /** The kernel's: a group of two events on each CPU, read by one call. */
    private static final class Device implements Counters {
        /** The first version of {@code struct perf_event_attr}; kernels accept it for ever. */
        private static final StructLayout ATTRIBUTES = MemoryLayout.structLayout(
                JAVA_INT.withName("type"),
                JAVA_INT.withName("size"),
                JAVA_LONG.withName("config"),
                JAVA_LONG.withName("sample_period"),
                JAVA_LONG.withName("sample_type"),
                JAVA_LONG.withName("read_format"),
                JAVA_LONG.withName("flags"),
                JAVA_INT.withName("wakeup_events"),
                JAVA_INT.withName("bp_type"),
                JAVA_LONG.withName("config1"));

        private static final int PERF_TYPE_HARDWARE = 0;
        private static final long PERF_COUNT_HW_CPU_CYCLES = 0;
        private static final long PERF_COUNT_HW_REF_CPU_CYCLES = 9;
        private static final long PERF_FORMAT_GROUP = 8;
        private static final long PERF_FLAG_FD_CLOEXEC = 8;
        private static final int EPERM = 1;
        private static final int EACCES = 13;

        /** A number of events, and the two. */
        private static final long GROUP_BYTES = 3 * Long.BYTES;

        private final SysTree tree;
        private final Map<Integer, Group> groups = new ConcurrentHashMap<>();

        /** The descriptors of a CPU's group; or why there is none. */
        private record Group(int cycles, int reference, MemorySegment buffer, String missing) {
            static Group none(String why) {
                return new Group(-1, -1, MemorySegment.NULL, why);
            }
        }

        /** Linked at first use. */
        private static final class Calls {
            static final StructLayout STATE = Linker.Option.captureStateLayout();
            static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));
            static final int NUMBER = number();
            static final MethodHandle SYSCALL;
            static final MethodHandle READ;
            static final MethodHandle CLOSE;

            static {
                MethodHandle syscall = null;
                MethodHandle read = null;
                MethodHandle close = null;
                try {
                    Linker linker = Linker.nativeLinker();
                    if (NUMBER > 0) {
                        syscall = linker.downcallHandle(
                                linker.defaultLookup().find("syscall").orElseThrow(),
                                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG,
                                        JAVA_LONG, JAVA_LONG, JAVA_LONG),
                                Linker.Option.firstVariadicArg(1),
                                Linker.Option.captureCallState("errno"));
                        read = linker.downcallHandle(
                                linker.defaultLookup().find("read").orElseThrow(),
                                FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
                        close = linker.downcallHandle(
                                linker.defaultLookup().find("close").orElseThrow(),
                                FunctionDescriptor.of(JAVA_INT, JAVA_INT));
                    }
                } catch (RuntimeException | LinkageError e) {
                    syscall = null; // native access denied, or no native linker: unsupported
                }
                SYSCALL = syscall;
                READ = read;
                CLOSE = close;
            }

            /** Of perf_event_open(2); this module stands alone, so not from the locks' table. */
            private static int number() {
                if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT)
                        .contains("linux")) {
                    return -1;
                }
                return switch (System.getProperty("os.arch", "")) {
                    case "amd64", "x86_64" -> 298;
                    case "aarch64", "riscv64" -> 241;
                    default -> -1;
                };
            }
        }

        Device(SysTree tree) {
            this.tree = tree;
        }

        @Override
        public Optional<String> missing(int cpu) {
            String why = groups.computeIfAbsent(cpu, this::open).missing();
            return why.isEmpty() ? Optional.empty() : Optional.of(why);
        }

        @Override
        public long[] read(int cpu) {
            Group group = groups.computeIfAbsent(cpu, this::open);
            if (!group.missing().isEmpty()) {
                return new long[2];
            }
            synchronized (group.buffer()) {
                try {
                    long read = (long) Calls.READ.invokeExact(
                            group.cycles(), group.buffer(), GROUP_BYTES);
                    return read < GROUP_BYTES ? new long[2] : new long[] {
                        group.buffer().getAtIndex(JAVA_LONG, 1),
                        group.buffer().getAtIndex(JAVA_LONG, 2)};
                } catch (Throwable e) {
                    throw new AssertionError("a downcall threw", e);
                }
            }
        }

        private Group open(int cpu) {
            if (!tree.isLive()) {
                return Group.none("a recorded machine counts nothing");
            }
            if (Calls.SYSCALL == null) {
                return Group.none("no perf events on this system");
            }
            int cycles = open(PERF_COUNT_HW_CPU_CYCLES, cpu, -1);
            if (cycles < 0) {
                return Group.none(reason(-cycles, "cycles"));
            }
            int reference = open(PERF_COUNT_HW_REF_CPU_CYCLES, cpu, cycles);
            if (reference < 0) {
                close(cycles);
                return Group.none(reason(-reference, "reference cycles"));
            }
            return new Group(cycles, reference, Arena.ofAuto().allocate(JAVA_LONG, 3), "");
        }

        private String reason(int errno, String what) {
            return switch (errno) {
                case EPERM, EACCES -> "not permitted: kernel.perf_event_paranoid is "
                        + tree.value("proc/sys/kernel/perf_event_paranoid").orElse("not told")
                        + "; counting a CPU needs 0 or less, or CAP_PERFMON";
                case 2, 95, 22 -> "no counter of " + what + " here" // ENOENT, EOPNOTSUPP, EINVAL
                        + " (virtual machines seldom have one)";
                case 38 -> "this kernel has no perf events";
                default -> "perf_event_open fails with error " + errno;
            };
        }

        /** A descriptor, or the negative error number. */
        private static int open(long event, int cpu, int leader) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment attributes = arena.allocate(ATTRIBUTES);
                MemorySegment state = arena.allocate(Calls.STATE);
                attributes.set(JAVA_INT, at("type"), PERF_TYPE_HARDWARE);
                attributes.set(JAVA_INT, at("size"), (int) ATTRIBUTES.byteSize());
                attributes.set(JAVA_LONG, at("config"), event);
                attributes.set(JAVA_LONG, at("read_format"), PERF_FORMAT_GROUP);
                long everyTask = -1;
                long fd = (long) Calls.SYSCALL.invokeExact(state, (long) Calls.NUMBER, attributes,
                        everyTask, (long) cpu, (long) leader, PERF_FLAG_FD_CLOEXEC);
                return fd >= 0 ? (int) fd : -(int) Calls.ERRNO.get(state, 0L);
            } catch (Throwable e) {
                throw new AssertionError("a downcall threw", e);
            }
        }

        private static long at(String field) {
            return ATTRIBUTES.byteOffset(PathElement.groupElement(field));
        }

        private static void close(int descriptor) {
            try {
                int unused = (int) Calls.CLOSE.invokeExact(descriptor);
            } catch (Throwable e) {
                throw new AssertionError("a downcall threw", e);
            }
        }

        @Override
        public void close() {
            for (Integer cpu : groups.keySet()) {
                Group group = groups.put(cpu, Group.none("closed"));
                if (group != null && group.missing().isEmpty()) {
                    close(group.reference());
                    close(group.cycles());
                }
            }
        }
    }
}
