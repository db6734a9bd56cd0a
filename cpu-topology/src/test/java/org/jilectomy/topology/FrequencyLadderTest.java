package org.jilectomy.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jilectomy.topology.CpuFrequencySource.Mark;
import org.jilectomy.topology.Frequency.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrequencyLadderTest {
    private static final String CPU0 = "sys/devices/system/cpu/cpu0/";
    private static final String CPU1 = "sys/devices/system/cpu/cpu1/";

    @TempDir
    Path root;

    private Tree machine() {
        return new Tree(root);
    }

    private static FrequencyLadder ladder(Tree tree) {
        return FrequencyLadder.of(tree.tree(), Optional.empty());
    }

    @Test
    void theBestSourceThatAllCpusHaveIsTaken() {
        Tree tree = machine().with("proc/cpuinfo", "vendor_id : GenuineIntel")
                .with(CPU0 + "cpufreq/cpuinfo_avg_freq", 3103000)
                .with(CPU0 + "cpufreq/scaling_cur_freq", 3100000)
                .with(CPU1 + "cpufreq/scaling_cur_freq", 1200000);
        assertThat(ladder(tree).best(List.of(0)).now(0))
                .isEqualTo(new Frequency(0, 3103, Source.CPUINFO_AVG_FREQ));
        assertThat(ladder(tree).best(List.of(0, 1)).now(1))
                .isEqualTo(new Frequency(1, 1200, Source.SCALING_CUR_FREQ));
    }

    @Test
    void aRequestIsNotAMeasurementOnArm() {
        Tree tree = machine().with("proc/cpuinfo", "CPU implementer : 0x41")
                .with(CPU0 + "cpufreq/scaling_cur_freq", 1800000);
        Frequency requested = ladder(tree).best(List.of(0)).now(0);
        assertThat(requested.source().isMeasured()).isFalse();
        assertThat(requested).hasToString("1800 MHz (scaling_cur_freq, requested, not measured)");
    }

    @Test
    void nominalIsTheLastResortAndSaysSo() {
        Tree tree = machine().with("proc/cpuinfo",
                "processor : 0\ncpu MHz : 2596.126\n\nprocessor : 1\ncpu MHz : 2100.000");
        CpuFrequencySource source = ladder(tree).best(List.of(0, 1));
        assertThat(source.now(1))
                .hasToString("2100 MHz (cpu MHz of /proc/cpuinfo, nominal, not measured)");
        assertThat(ladder(machine().with(CPU0 + "acpi_cppc/nominal_freq", 3300)
                .with(CPU0 + "cpufreq/base_frequency", 3200000)).best(List.of(0)).now(0))
                .isEqualTo(new Frequency(0, 3200, Source.BASE_FREQUENCY));
    }

    @Test
    void noSourceIsMeasuredUnlessItFollowsTheClock() {
        for (Source source : Source.values()) {
            assertThat(source.isMeasured()).as(source.label())
                    .isEqualTo(!source.label().contains("not "));
        }
    }

    @Test
    void probeRanksBelowTheCountersAndAboveRequestsAndNominals() {
        Topology.Processor intel = new Topology.Processor("GenuineIntel", "", "", "amd64", false);
        FrequencyLadder all = FrequencyLadder.of(
                machine().tree(), Optional.of(FrequencyProbe.forProcessor(intel)));
        assertThat(all.rungs()).extracting(CpuFrequencySource::source).containsExactly(
                Source.APERF_MPERF, Source.PERF_EVENTS, Source.CPUINFO_AVG_FREQ,
                Source.CPUINFO_CUR_FREQ,
                Source.PROBE, Source.SCALING_REQUESTED,
                Source.BASE_FREQUENCY, Source.CPPC_NOMINAL, Source.CPUINFO_MHZ);
    }

    @Test
    void emptyMachineExposesNothingAndSaysWhy() {
        FrequencyLadder none = ladder(machine());
        assertThat(none.best(List.of(0)).now(0)).hasToString("not exposed");
        assertThat(none.describe(0)).allMatch(line -> line.contains("not exposed ("))
                .anyMatch(line -> line.startsWith("APERF/MPERF: ")
                        && line.contains("/dev/cpu/0/msr"));
    }

    /** A core that slept a fifth of the time and ran at 3100 MHz when awake; the TSC at 2000. */
    private static final class Counters implements MsrFrequency.Registers {
        long tsc = Long.MAX_VALUE; // wraps during the interval, as do the others
        long mperf = -1_000;
        long aperf = -5;

        void pass(long micros, double awake, long mhz) {
            tsc += 2_000 * micros;
            mperf += (long) (2_000 * micros * awake);
            aperf += (long) (mhz * micros * awake);
        }

        @Override
        public OptionalLong read(int cpu, int register) {
            return OptionalLong.of(switch (register) {
                case MsrFrequency.TIME_STAMP_COUNTER -> tsc;
                case MsrFrequency.MPERF -> mperf;
                default -> aperf;
            });
        }
    }

    @Test
    void countersGiveTheMeanClockWhileAwake() {
        Counters counters = new Counters();
        MsrFrequency msr = new MsrFrequency(counters);
        assertThat(msr.missing(0)).isEmpty();
        Mark now = msr.mark(0);
        Mark before = new Mark(0, System.nanoTime() - 1_000_000_000L, now.counters());
        counters.pass(1_000_000, 0.8, 3_100);
        Frequency measured = msr.since(before);
        assertThat(measured.source()).isEqualTo(Source.APERF_MPERF);
        assertThat(measured.mhz()).isCloseTo(3_100, within(60.0)); // the test's own delay shows
    }

    /** A CPU that is always awake; its reference ticks at 2000 MHz. */
    private static final class Events implements PerfFrequency.Counters {
        private final long start = System.nanoTime();
        private final double mhz = 3_100;
        private boolean stopped;

        @Override
        public Optional<String> missing(int cpu) {
            return cpu == 0 ? Optional.empty() : Optional.of("not permitted: ...");
        }

        @Override
        public long[] read(int cpu) {
            double micros = (System.nanoTime() - start) / 1e3;
            return new long[] {(long) (mhz * micros), stopped ? 0 : (long) (2_000 * micros)};
        }
    }

    @Test
    void perfEventsGiveTheClockByTheReferenceThatWasMeasured() {
        PerfFrequency perf = new PerfFrequency(new Events());
        assertThat(perf.missing(0)).isEmpty();
        assertThat(perf.missing(1).orElseThrow()).contains("not permitted");
        Frequency measured = perf.now(0);
        assertThat(measured.source()).isEqualTo(Source.PERF_EVENTS);
        assertThat(measured.mhz()).isCloseTo(3_100, within(10.0)); // reads take up to 2 µs of 5 ms
    }

    @Test
    void perfEventsThatStandStillAreNotAClock() {
        Events events = new Events();
        events.stopped = true;
        PerfFrequency perf = new PerfFrequency(events);
        assertThat(perf.missing(0).orElseThrow()).contains("stand still");
        assertThat(perf.since(perf.mark(0)).isKnown()).isFalse();
    }

    @Test
    void perfEventsOfThisMachineCountOrSayWhyNot() {
        int cpu = Affinity.allowed().isEmpty() ? 0 : Affinity.allowed().first();
        try (PerfFrequency perf = PerfFrequency.of(SysTree.live())) {
            Optional<String> missing = perf.missing(cpu);
            if (missing.isPresent()) {
                assertThat(missing.get()).matches("not permitted: .*|no counter of .*"
                        + "|no perf events.*|this kernel has no .*|the counters of .*");
            } else {
                assertThat(perf.now(cpu).mhz()).isBetween(100.0, 10_000.0);
            }
        }
        assertThat(ladder(machine()).describe(0)).anyMatch(line -> line.startsWith("perf events: ")
                && line.contains("a recorded machine"));
    }

    @Test
    void countersThatStandStillAreNotAClock() {
        Counters counters = new Counters();
        MsrFrequency msr = new MsrFrequency(counters);
        assertThat(msr.since(msr.mark(0)).isKnown()).isFalse();
        counters.mperf = 0;
        assertThat(msr.missing(0).orElseThrow()).contains("zeros");
    }
}
