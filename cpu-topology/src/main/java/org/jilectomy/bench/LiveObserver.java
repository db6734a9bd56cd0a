package org.jilectomy.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jilectomy.bench.results.CoreEvidence;
import org.jilectomy.bench.results.Evidence;
import org.jilectomy.bench.statistics.Quantiles;
import org.jilectomy.topology.CpuFrequencySource;
import org.jilectomy.topology.Frequency;
import org.jilectomy.topology.Frequency.Source;
import org.jilectomy.topology.FrequencyLadder;
import org.jilectomy.topology.FrequencyProbe;
import org.jilectomy.topology.FrequencyProbe.Reading;
import org.jilectomy.topology.SysTree;
import org.jilectomy.topology.Thermals;
import org.jilectomy.topology.Topology;

/**
 * Watches the machine we run on. A look at one core costs 40 to 60 µs of CPU time: the probe's two
 * chains on the core itself, and the kernel's counters. The look after a sample is the look before
 * the next. Costs are CPU time: where somebody else has the core for a while, that is not what
 * looking costs.
 *
 * <p>Several cores are probed in the same microseconds. Where two of ours are siblings on one core
 * (or are so for a hypervisor that does not say), both show fewer additions per cycle than either
 * alone, in every look, and the judge compares like with like.
 */
final class LiveObserver implements Observer {
    /** A tick of the counters in /proc/stat: 10 ms on every Linux that matters. */
    private static final long TICK_NANOS = 10_000_000;

    /** Sensors are slow and temperatures too. */
    private static final long TEMPERATURE_NANOS = 50_000_000;

    private final FrequencyProbe probe;
    private final FrequencyLadder ladder;
    private final CpuFrequencySource source;
    private final Thermals thermals;
    private final boolean throttleExposed;
    private final KernelCounters counters;
    private final Map<Integer, CoreThread> threads = new ConcurrentHashMap<>();
    private final Map<Integer, Double> celsius = new ConcurrentHashMap<>();
    private final long[] steal;
    private final long[] interrupts;
    private final Recent probeMicros = new Recent();
    private final Recent counterMicros = new Recent();
    private final boolean whole;
    private List<Integer> lastCpus = List.of();
    private List<Integer> lastDistinct = List.of();
    private long temperatureRead;

    /**
     * @param cpus  all that will ever be watched
     * @param whole whether samples are whole processes: what all tasks of the machine waited is
     *              asked for only these, others tell what they waited themselves
     */
    LiveObserver(
            Topology machine, FrequencyProbe probe, List<Integer> cpus, boolean whole) {
        this.whole = whole;
        SysTree tree = SysTree.live();
        this.probe = probe;
        this.ladder = FrequencyLadder.of(tree, Optional.of(probe));
        this.source = ladder.best(cpus);
        this.counters = new KernelCounters(Path.of("/"), probeCost(cpus.getFirst()), whole);
        this.thermals = new Thermals(tree, machine);
        this.throttleExposed = thermals.throttle(cpus.getFirst()).isExposed();
        int most = cpus.stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
        this.steal = new long[most];
        this.interrupts = new long[most];
    }

    /** What the calling thread has used; about 0.5 µs. */
    private static final class Cpu {
        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
        private static final boolean KNOWN = THREADS.isCurrentThreadCpuTimeSupported();

        static long nanos() {
            return KNOWN ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
        }
    }

    /** The last figures of a kind. */
    private static final class Recent {
        private final double[] values = new double[1 << 10];
        private int count;

        void add(double value) {
            values[count++ & values.length - 1] = value;
        }

        double last() {
            return values[count - 1 & values.length - 1];
        }

        double median() {
            return Quantiles.median(Arrays.copyOf(values, Math.min(count, values.length)));
        }
    }

    private double probeCost(int cpu) {
        double[] micros = new double[20];
        for (int i = 0; i < 10 * micros.length; i++) {
            long start = Cpu.nanos();
            probe.readBriefly(cpu);
            micros[i % micros.length] = (Cpu.nanos() - start) / 1e3;
        }
        return Quantiles.median(micros);
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public String frequencySource() {
        return source.source() == Source.PROBE
                ? String.format(Locale.ROOT, "probe, %.0f cycles a step%s", probe.cyclesPerStep(),
                        probe.isCalibrated() ? "" : " assumed: not calibrated for this processor")
                : source.source().label();
    }

    @Override
    public Map<String, Double> costs() {
        Map<String, Double> costs = new LinkedHashMap<>(counters.costs());
        costs.put("all counters, around samples", counterMicros.median());
        synchronized (probeMicros) {
            costs.put("clock and adds per cycle (probe), around samples", probeMicros.median());
        }
        return costs;
    }

    private CoreThread thread(int cpu) {
        return threads.computeIfAbsent(cpu, CoreThread::new);
    }

    @Override
    public Look look(List<Integer> cpus) {
        long start = System.nanoTime();
        long used = Cpu.nanos();
        List<Integer> distinct = distinct(cpus);
        long wait = whole ? counters.waitMicros() : -1;
        counters.steal(steal);
        counters.interrupts(interrupts);
        readTemperatures(distinct, start);
        counterMicros.add((Cpu.nanos() - used) / 1e3);
        double own = counterMicros.last();
        List<CoreLook> cores = new ArrayList<>(distinct.size());
        if (distinct.size() == 1 && thread(distinct.getFirst()).isCurrent()) {
            cores.add(lookHere(distinct.getFirst(), null));
        } else {
            StartLine line = distinct.size() == 1 ? null : new StartLine(distinct.size());
            List<Future<CoreLook>> asked = new ArrayList<>(distinct.size());
            for (int cpu : distinct) {
                asked.add(thread(cpu).submit(() -> lookHere(cpu, line)));
            }
            asked.forEach(look -> cores.add(await(look)));
        }
        double most = 0;
        for (CoreLook core : cores) {
            most = Math.max(most, core.costMicros());
        }
        return new Look(start, System.nanoTime(), List.copyOf(cores), wait, own + most);
    }

    /** Each CPU once; the same list as last time costs nothing. */
    private List<Integer> distinct(List<Integer> cpus) {
        if (cpus != lastCpus) {
            lastDistinct = cpus.stream().distinct().toList();
            lastCpus = cpus;
        }
        return lastDistinct;
    }

    /**
     * On the core itself; the counters were read by whoever asked.
     *
     * @param line where the cores looked at in the same moment meet; null if there is only this one
     */
    private CoreLook lookHere(int cpu, StartLine line) {
        CoreThread here = thread(cpu);
        boolean together = line == null || line.cross();
        long used = Cpu.nanos();
        Reading reading = here.isPinned() ? probe.readBriefly(cpu) : Reading.none(cpu);
        double micros = (Cpu.nanos() - used) / 1e3;
        synchronized (probeMicros) {
            probeMicros.add(micros);
        }
        CpuFrequencySource.Mark mark = null;
        Frequency now = reading.frequency();
        if (source.counts()) {
            mark = source.mark(cpu);
            now = Frequency.notExposed(cpu);
        } else if (source.source() != Source.PROBE && source.source().isMeasured()) {
            now = source.now(cpu);
        }
        boolean knowsAdds = together && reading.operationsPerCycle() > 0;
        return new CoreLook(
                cpu, now.isKnown() ? now.mhz() : Double.NaN, source.source(), mark,
                knowsAdds ? reading.operationsPerCycle() : Double.NaN,
                steal[cpu], interrupts[cpu],
                throttleExposed ? thermals.throttle(cpu).events() : -1,
                celsius.getOrDefault(cpu, Double.NaN), (Cpu.nanos() - used) / 1e3);
    }

    private void readTemperatures(List<Integer> cpus, long now) {
        if (now - temperatureRead > TEMPERATURE_NANOS) {
            temperatureRead = now;
            for (int cpu : cpus) {
                thermals.temperature(cpu).ifPresent(t -> celsius.put(cpu, t.celsius()));
            }
        }
    }

    @Override
    public Evidence between(Look before, Look after, Turn turn, double costMicros) {
        List<CoreEvidence> cores = new ArrayList<>();
        for (int i = 0; i < after.cores().size(); i++) {
            CoreLook old = before.cores().get(i);
            CoreLook now = after.cores().get(i);
            double mhzBefore = old.mhz();
            double mhzAfter = now.mhz();
            if (old.mark() != null) { // the mean of the interval stands for both
                Frequency mean = source.since(old.mark());
                mhzBefore = mhzAfter = mean.isKnown() ? mean.mhz() : Double.NaN;
            }
            cores.add(new CoreEvidence(
                    now.cpu(), mhzBefore, mhzAfter,
                    Double.isNaN(mhzAfter) ? Source.NOT_EXPOSED : now.source(),
                    old.adds(), now.adds(),
                    scaled(old.stealTicks(), now.stealTicks(), TICK_NANOS),
                    scaled(old.interrupts(), now.interrupts(), 1),
                    scaled(old.throttles(), now.throttles(), 1),
                    now.celsius()));
        }
        Turn.Counters own = turn.counters();
        return new Evidence(cores, own.runQueueWait(), own.voluntarySwitches(),
                own.involuntarySwitches(), own.minorFaults(), own.majorFaults(), own.uneven(),
                scaled(before.machineWait(), after.machineWait(), 1000), costMicros);
    }

    private static long scaled(long before, long after, long unit) {
        return before < 0 || after < 0 ? -1 : Math.max(0, after - before) * unit;
    }

    @Override
    public <T> T on(List<Integer> cpus, Callable<T> task) throws WorkerException {
        List<Integer> distinct = cpus.stream().distinct().toList();
        if (distinct.size() == 1 && !thread(distinct.getFirst()).isCurrent()) {
            return result(thread(distinct.getFirst()).submit(task));
        }
        try {
            return task.call();
        } catch (WorkerException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError("our bug: " + e, e);
        }
    }

    @Override
    public <T> List<T> together(List<Callable<T>> tasks, List<Integer> cpus)
            throws WorkerException {
        List<Future<T>> asked = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            asked.add(thread(cpus.get(i)).submit(tasks.get(i)));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : asked) {
            results.add(result(future));
        }
        return results;
    }

    private static <T> T result(Future<T> future) throws WorkerException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WorkerException failed) {
                throw failed;
            }
            throw new AssertionError("our bug: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkerException("interrupted");
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new AssertionError("our bug: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        threads.values().forEach(CoreThread::close);
        ladder.close();
    }
}
