package org.jilectomy.bench.trials;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A process whose work is known exactly: {@code UNIT} steps of arithmetic a call. A unit of 1020 is
 * a true slowdown of 2 % against 1000, by construction. It speaks the protocol of
 * {@code bench_worker.py} for one thread, and starts in a tenth of a second, because a trial starts
 * thousands. It does not pin itself: it inherits the CPU of whoever starts it.
 *
 * <p>With {@code --neighbour} it is a busy process instead, on the same core: it obeys {@code on},
 * {@code off} and {@code duty ON OFF} (exponential times of these means, in milliseconds).
 */
public final class SpinWorker {
    private static final long ODD = 0x9E3779B97F4A7C15L;

    /** A timed region's calls are done in so many stretches, as in {@code bench_worker.py}. */
    private static final int STRETCHES = 8;

    /**
     * Regions before the first that counts: until reading the counters and writing the line is
     * compiled. Interpreted, they take longer than the sample, and a look at the core from so far
     * away tells little of what happened in it.
     */
    private static final int PRACTICE = 300;

    private final int unit;
    private final PrintStream out;
    private final ThreadMXBean clocks = ManagementFactory.getThreadMXBean();
    private final RandomAccessFile schedule = open("schedstat");
    private final RandomAccessFile stat = open("stat");
    private final RandomAccessFile status = open("status");
    private final byte[] buffer = new byte[4096];

    /** When each stretch of the last round ended. */
    private final long[] ends = new long[STRETCHES];

    /** Consumes the chain's result, so that it is computed. */
    private long sink = 1;

    private SpinWorker(int unit, PrintStream out) {
        this.unit = unit;
        this.out = out;
    }

    /** What starts one: {@code java … SpinWorker UNIT}. */
    static List<String> command(String... words) {
        List<String> command = new java.util.ArrayList<>(List.of(
                java.nio.file.Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-Xmx32m", "-XX:-UsePerfData", "-Xbatch", "-Xshare:auto",
                "-cp", System.getProperty("java.class.path"), SpinWorker.class.getName()));
        command.addAll(Arrays.asList(words));
        return List.copyOf(command);
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        if (args[0].equals("--neighbour")) {
            new Neighbour().obey(in);
        } else {
            new SpinWorker(Integer.parseInt(args[0]), out).obey(in);
        }
    }

    private static RandomAccessFile open(String name) {
        try {
            return new RandomAccessFile("/proc/thread-self/" + name, "r");
        } catch (IOException e) {
            return null; // not Linux
        }
    }

    private void obey(BufferedReader in) throws IOException {
        for (int i = 0; i < PRACTICE; i++) {
            measured(0, 2 * STRETCHES);
        }
        say("hello 1 spin 1 inherited yes");
        for (String line; (line = in.readLine()) != null && !line.equals("quit");) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "round" -> round(Integer.parseInt(words[2]), Long.parseLong(words[3]));
                case "empty" -> empty();
                default -> say("error protocol unknown command " + words[0]);
            }
        }
        say("bye");
    }

    private void say(String... lines) {
        for (String line : lines) {
            out.print("@bench " + line + "\n");
        }
        out.flush();
    }

    private void round(int cpu, long loops) {
        say(measured(cpu, loops));
    }

    /** One timed region: the lines of its thread and of the round. */
    private String[] measured(int cpu, long loops) {
        // Who sent the command has yet to fall asleep: without this he would be back in the middle
        // of the sample for some 30 µs, in 96 of 100 (measured), and it would be rejected.
        Thread.yield();
        long[] before = counters();
        long cpuBefore = clocks.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        for (int i = 0; i < STRETCHES; i++) {
            sink = spin(sink, (loops * (i + 1) / STRETCHES - loops * i / STRETCHES) * unit);
            ends[i] = System.nanoTime();
        }
        long end = ends[STRETCHES - 1];
        long used = clocks.getCurrentThreadCpuTime() - cpuBefore;
        long[] after = counters();
        StringBuilder line = new StringBuilder("thread 0 ").append(cpu).append(' ').append(used)
                .append(" 0 ").append(end - start);
        for (int i = 0; i < 5; i++) {
            line.append(' ').append(before[i] < 0 || after[i] < 0 ? -1 : after[i] - before[i]);
        }
        line.append(' ').append(loops < STRETCHES ? -1 : uneven(start, loops));
        line.append(' ').append(before[5]).append(' ').append(after[5]);
        return new String[] {line.toString(), "round " + (end - start) + " " + used};
    }

    /** What the region took beyond the pace of the faster quarter of its stretches. */
    private long uneven(long start, long loops) {
        double[] paces = new double[STRETCHES];
        for (int i = 0; i < STRETCHES; i++) {
            long calls = loops * (i + 1) / STRETCHES - loops * i / STRETCHES;
            paces[i] = (double) (ends[i] - (i == 0 ? start : ends[i - 1])) / calls;
        }
        Arrays.sort(paces);
        return Math.max(0,
                ends[STRETCHES - 1] - start - Math.round(paces[STRETCHES / 4] * loops));
    }

    private void empty() {
        long[] nanos = new long[101];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            for (int stretch = 0; stretch < STRETCHES; stretch++) {
                sink = spin(sink, 0);
                ends[stretch] = System.nanoTime();
            }
            nanos[i] = ends[STRETCHES - 1] - start;
        }
        Arrays.sort(nanos);
        say("empty " + nanos[50]);
    }

    /**
     * A chain of dependent multiplications beside six of additions: bound by the core, and as wide as
     * it, like an interpreter. Multiplications alone would not feel who uses the core's sibling, and
     * samples that evidence rejects for it would look good.
     */
    private static long spin(long x, long steps) {
        long a = x;
        long b = x + 1;
        long c = x + 2;
        long d = x + 3;
        long e = x + 4;
        long f = x + 5;
        for (long i = 0; i < steps; i++) {
            x *= ODD;
            x ^= i;
            a = (a ^ i) + ODD;
            b = (b ^ i) + ODD;
            c = (c ^ i) + ODD;
            d = (d ^ i) + ODD;
            e = (e ^ i) + ODD;
            f = (f ^ i) + ODD;
        }
        return x ^ a ^ b ^ c ^ d ^ e ^ f;
    }

    /** Run-queue wait, switches, taken switches, minor and major faults, CPU; -1 unknown. */
    private long[] counters() {
        long[] values = {-1, -1, -1, -1, -1, -1};
        String[] waits = text(schedule).split(" ");
        if (waits.length >= 2) {
            values[0] = Long.parseLong(waits[1]);
        }
        for (String line : text(status).split("\n")) {
            if (line.startsWith("voluntary_ctxt_switches:")) {
                values[1] = Long.parseLong(line.substring(24).strip());
            } else if (line.startsWith("nonvoluntary_ctxt_switches:")) {
                values[2] = Long.parseLong(line.substring(27).strip());
            }
        }
        String all = text(stat);
        String[] fields = all.substring(all.lastIndexOf(')') + 1).split(" ");
        if (fields.length > 37) { // proc(5) counts from 1, and two fields are cut off
            values[3] = Long.parseLong(fields[8]);
            values[4] = Long.parseLong(fields[10]);
            values[5] = Long.parseLong(fields[37]);
        }
        return values;
    }

    private String text(RandomAccessFile file) {
        if (file == null) {
            return "";
        }
        try {
            file.seek(0);
            int length = file.read(buffer);
            return length <= 0 ? "" : new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
