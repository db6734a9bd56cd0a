package org.jilectomy.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jilectomy.bench.statistics.Quantiles;

/**
 * The kernel's counters of every CPU: stolen time, interrupts, and how long any task waited for a
 * CPU. Whether {@code /proc/interrupts}, which grows with the square of the machine, can be afforded
 * around every sample is found out at the start. For one thread.
 */
final class KernelCounters {
    /** What all evidence of a sample may cost, with some room below the 100 µs promised. */
    private static final double MOST_MICROS = 85;

    private static final int TRIES = 40;

    private final KernelFile stat;
    private final KernelFile interrupts;
    private final KernelFile pressure;
    private final Map<String, Double> costs = new LinkedHashMap<>();
    private final boolean readsInterrupts;

    /**
     * Opens the files and tries what they cost.
     *
     * @param root        of the file tree, {@code /} on the live machine
     * @param otherMicros what else a look costs
     * @param waiting     whether {@link #waitMicros} will be asked
     */
    KernelCounters(Path root, double otherMicros, boolean waiting) {
        stat = new KernelFile(root.resolve("proc/stat"), 1 << 16);
        interrupts = new KernelFile(root.resolve("proc/interrupts"), 1 << 16);
        pressure = new KernelFile(
                root.resolve(waiting ? "proc/pressure/cpu" : "proc/nothing"), 256);
        long[] sums = new long[1];
        double micros = otherMicros
                + cost("steal (/proc/stat)", stat.exists(), () -> steal(sums))
                + cost("waiting of all tasks (/proc/pressure/cpu)", pressure.exists(),
                        this::waitMicros);
        String name = "interrupts (/proc/interrupts)";
        micros += cost(name, interrupts.exists(), () -> interrupts(sums, true));
        readsInterrupts = interrupts.exists() && micros <= MOST_MICROS;
        if (interrupts.exists() && !readsInterrupts) {
            costs.put(name + ", too dear: not read", costs.remove(name));
        }
    }

    private double cost(String name, boolean exists, Runnable read) {
        if (!exists) {
            return 0;
        }
        double[] micros = new double[TRIES];
        for (int i = 0; i < 10 * TRIES; i++) { // nine tenths for the compiler
            long start = System.nanoTime();
            read.run();
            micros[i % TRIES] = (System.nanoTime() - start) / 1e3;
        }
        double median = Quantiles.median(micros);
        costs.put(name, median);
        return median;
    }

    /** What each source cost when it was tried, in microseconds. */
    Map<String, Double> costs() {
        return costs;
    }

    /** Ticks the hypervisor took from each CPU since boot; -1 where not told. */
    void steal(long[] ofCpu) {
        Arrays.fill(ofCpu, -1);
        if (!stat.read()) {
            return;
        }
        while (stat.startsWith("cpu")) {
            stat.skip(3);
            int cpu = stat.isDigit() ? (int) stat.number() : -1; // the first line is the sum
            if (cpu >= 0 && cpu < ofCpu.length) {
                for (int field = 0; field < 7; field++) {
                    stat.number(); // user nice system idle iowait irq softirq
                }
                ofCpu[cpu] = stat.number();
            }
            stat.nextLine();
        }
    }

    /** Interrupts each CPU took since boot; -1 where not told. */
    void interrupts(long[] ofCpu) {
        interrupts(ofCpu, readsInterrupts);
    }

    private void interrupts(long[] ofCpu, boolean read) {
        Arrays.fill(ofCpu, -1);
        if (!read || !interrupts.read()) {
            return;
        }
        int[] columns = new int[ofCpu.length]; // the CPU of each column
        int count = 0;
        while (interrupts.skipPast('U')) { // "CPU0 CPU1 …": offline ones are missing
            int cpu = (int) interrupts.number();
            if (count < columns.length) {
                columns[count++] = cpu;
            }
        }
        interrupts.nextLine();
        while (interrupts.hasMore()) {
            interrupts.skipPast(':');
            for (int column = 0; column < count; column++) {
                long value = interrupts.number();
                if (value < 0) {
                    break; // ERR and MIS have one number
                }
                int cpu = columns[column];
                if (cpu >= 0 && cpu < ofCpu.length) {
                    ofCpu[cpu] = Math.max(0, ofCpu[cpu]) + value;
                }
            }
            interrupts.nextLine();
        }
    }

    /** Microseconds since boot in which some task waited for a CPU; -1 if not told. */
    long waitMicros() {
        if (!pressure.read() || !pressure.startsWith("some")) {
            return -1;
        }
        for (int field = 0; field < 4; field++) { // avg10= avg60= avg300= total=
            if (!pressure.skipPast('=')) {
                return -1;
            }
        }
        return pressure.number();
    }
}
