import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.CyclicBarrier;

/**
 * What two threads that share nothing get from this machine, in plain Java: beside which the figures of
 * locking.py are to be read. Started from its source, by scripts/locking.
 *
 * <p>MachineControl CASE scaling SECONDS prints what locking.py prints: nanoseconds of processor time an operation with one
 * thread and with two, and what two get done as a multiple of one, by processor time and by wall time; medians of five
 * rounds, in turns.
 *
 * <pre>
 *  registers   arithmetic on local variables: loses what cores lose that share their execution units, or that
 *              others use
 *  memory      what case disjoint does to memory, on arrays of the thread's own, made once: takes 20000 blocks of 32
 *              bytes off a free list, fills them and notes their places in an array; then puts all back, the
 *              last one first. Loses what cores lose that share caches and their way to memory, too
 * </pre>
 */
public final class MachineControl {
    private static final int STEP = 20_000;
    private static final int ROUNDS = 5;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    private static volatile long sink;

    private MachineControl() {}

    public static void main(String[] args) throws Exception {
        boolean memory = switch (args[0]) {
            case "memory" -> true;
            case "registers" -> false;
            default -> throw new IllegalArgumentException("neither memory nor registers: " + args[0]);
        };
        if (!args[1].equals("scaling")) {
            throw new IllegalArgumentException("not scaling: " + args[1]);
        }
        double seconds = Double.parseDouble(args[2]);
        measure(memory, 2, seconds);
        double[][] figures = new double[4][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            Throughput one = measure(memory, 1, seconds);
            Throughput two = measure(memory, 2, seconds);
            figures[0][round] = one.nanos;
            figures[1][round] = two.nanos;
            figures[2][round] = 2 * one.nanos / two.nanos;
            figures[3][round] = two.rate / one.rate;
        }
        for (double[] figure : figures) {
            Arrays.sort(figure);
            System.out.println(figure[ROUNDS / 2]);
        }
    }

    /** Operations a nanosecond of wall time, nanoseconds of processor time an operation. */
    private record Throughput(double rate, double nanos) {}

    private static Throughput measure(boolean memory, int threads, double seconds) throws Exception {
        Worker[] crew = new Worker[threads];
        CyclicBarrier start = new CyclicBarrier(threads);
        for (int i = 0; i < threads; i++) {
            crew[i] = new Worker(memory, seconds, start);
            crew[i].start();
        }
        double rate = 0;
        double cpu = 0;
        long done = 0;
        for (Worker worker : crew) {
            worker.join();
            rate += (double) worker.done / worker.wall;
            cpu += worker.cpu;
            done += worker.done;
        }
        return new Throughput(rate, cpu / done);
    }

    private static final class Worker extends Thread {
        private final boolean memory;
        private final double seconds;
        private final CyclicBarrier start;
        private final long[] blocks = new long[STEP * 4];
        private final long[] list = new long[STEP];
        private int free;
        private long done;
        private long wall;
        private long cpu;

        Worker(boolean memory, double seconds, CyclicBarrier start) {
            this.memory = memory;
            this.seconds = seconds;
            this.start = start;
            for (int i = 0; i < STEP; i++) {
                blocks[i * 4 + 1] = i + 1 < STEP ? (i + 1) * 4 : -1;
            }
        }

        @Override
        public void run() {
            for (long end = System.nanoTime() + 600_000_000; System.nanoTime() < end;) {
                step();
            }
            try {
                start.await();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            long cpuBefore = CLOCK.getCurrentThreadCpuTime();
            long begin = System.nanoTime();
            long length = (long) (seconds * 1e9);
            while (System.nanoTime() - begin < length) {
                step();
                done += STEP;
            }
            wall = System.nanoTime() - begin;
            cpu = CLOCK.getCurrentThreadCpuTime() - cpuBefore;
        }

        private void step() {
            if (memory) {
                take();
                putBack();
            } else {
                sink = count(done);
            }
        }

        private void take() {
            for (int i = 0; i < STEP; i++) {
                int block = free;
                free = (int) blocks[block + 1];
                blocks[block] = 1;
                blocks[block + 1] = 7;
                blocks[block + 2] = 1;
                blocks[block + 3] = i;
                list[i] = block;
            }
        }

        private void putBack() {
            for (int i = STEP - 1; i >= 0; i--) {
                int block = (int) list[i];
                if (--blocks[block] == 0) {
                    blocks[block + 1] = free;
                    free = block;
                }
            }
        }

        private static long count(long from) {
            long a = from;
            for (int i = 0; i < STEP; i++) {
                a = (a ^ i) + (a & 1023);
            }
            return a;
        }
    }
}
