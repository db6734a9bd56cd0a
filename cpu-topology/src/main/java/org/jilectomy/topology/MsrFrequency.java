package org.jilectomy.topology;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The clock by the processor's own counters, through {@code /dev/cpu/N/msr}: APERF counts the
 * core's real cycles, MPERF counts at the rate of the time-stamp counter, both only while the core
 * is awake (Intel SDM volume 3, "Hardware coordination feedback"; AMD's manuals define the same
 * two). So ΔAPERF / ΔMPERF × (ΔTSC / Δtime) is the mean clock while awake, whatever the clock did
 * between.
 *
 * <p>Needs root and the kernel's msr driver. Hypervisors refuse the registers or give zeros: that
 * is reported, not used. A mark costs three reads of a device, about 1 µs each, and an interrupt of
 * the core asked when it is not the caller's.
 */
final class MsrFrequency implements CpuFrequencySource, AutoCloseable {
    static final int TIME_STAMP_COUNTER = 0x10;
    static final int MPERF = 0xE7;
    static final int APERF = 0xE8;

    /** 64-bit registers of a CPU; empty if one cannot be read. */
    interface Registers extends AutoCloseable {
        OptionalLong read(int cpu, int register);

        @Override
        default void close() {}
    }

    private final Registers registers;

    MsrFrequency(Registers registers) {
        this.registers = registers;
    }

    static MsrFrequency of(SysTree tree) {
        return new MsrFrequency(new Device(tree));
    }

    @Override
    public Frequency.Source source() {
        return Frequency.Source.APERF_MPERF;
    }

    @Override
    public boolean counts() {
        return true;
    }

    @Override
    public Optional<String> missing(int cpu) {
        OptionalLong actual = registers.read(cpu, APERF);
        OptionalLong reference = registers.read(cpu, MPERF);
        if (actual.isEmpty() || reference.isEmpty()) {
            return Optional.of("registers of CPU " + cpu + " cannot be read (/dev/cpu/" + cpu
                    + "/msr needs root, the msr driver and a processor that has them)");
        }
        return actual.getAsLong() == 0 || reference.getAsLong() == 0
                ? Optional.of("the hypervisor gives zeros for APERF and MPERF")
                : Optional.empty();
    }

    @Override
    public Mark mark(int cpu) {
        return new Mark(
                cpu, System.nanoTime(),
                registers.read(cpu, TIME_STAMP_COUNTER).orElse(0),
                registers.read(cpu, MPERF).orElse(0),
                registers.read(cpu, APERF).orElse(0));
    }

    @Override
    public Frequency since(Mark before) {
        Mark after = mark(before.cpu());
        double micros = (after.nanos() - before.nanos()) / 1e3;
        long ticks = after.counters()[0] - before.counters()[0];
        long reference = after.counters()[1] - before.counters()[1];
        long actual = after.counters()[2] - before.counters()[2];
        if (micros <= 0 || ticks <= 0 || reference <= 0 || actual <= 0) {
            return Frequency.notExposed(before.cpu());
        }
        return new Frequency(before.cpu(), (double) actual / reference * ticks / micros, source());
    }

    @Override
    public void close() {
        registers.close();
    }

    /** The msr driver's files: a register's number is the position to read eight bytes from. */
    private static final class Device implements Registers {
        private final SysTree tree;
        private final Map<Integer, Optional<FileChannel>> open = new ConcurrentHashMap<>();

        Device(SysTree tree) {
            this.tree = tree;
        }

        @Override
        public OptionalLong read(int cpu, int register) {
            Optional<FileChannel> device = open.computeIfAbsent(cpu, this::open);
            if (device.isEmpty()) {
                return OptionalLong.empty();
            }
            ByteBuffer value = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            try {
                return device.get().read(value, register) == Long.BYTES
                        ? OptionalLong.of(value.getLong(0))
                        : OptionalLong.empty();
            } catch (IOException e) {
                return OptionalLong.empty();
            }
        }

        private Optional<FileChannel> open(int cpu) {
            try {
                return Optional.of(FileChannel.open(
                        tree.path("dev/cpu/" + cpu + "/msr"), StandardOpenOption.READ));
            } catch (IOException | SecurityException e) {
                return Optional.empty();
            }
        }

        @Override
        public void close() {
            for (Optional<FileChannel> device : open.values()) {
                try {
                    if (device.isPresent()) {
                        device.get().close();
                    }
                } catch (IOException e) {
                    // it was only read
                }
            }
            open.clear();
        }
    }
}
