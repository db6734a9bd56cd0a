package org.jilectomy.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On whatever machine the tests run: nothing throws, and what is reported is plausible. */
class LiveMachineTest {
    @Test
    void liveMachineHasAllowedCpusOnCores() {
        Topology machine = TopologyReader.read();
        assertThat(machine.online().minus(machine.allowed()).or(machine.allowed()))
                .isEqualTo(machine.online());
        assertThat(machine.oneCpuPerCore()).isNotEmpty();
        assertThat(TopologyPrinter.print(machine)).contains("allowed CPUs: ");
    }

    /** What other systems get: OSHI's inventory alone, in every form. */
    @Test
    void inventoryOfOshiAloneIsAMachineToo() {
        List<String> notes = new java.util.ArrayList<>();
        Topology machine = OshiInventory.open(notes).orElseThrow()
                .topology(CpuSet.empty(), notes);
        assertThat(machine.allowed()).isEqualTo(machine.online());
        assertThat(machine.kinds()).isNotEmpty();
        assertThat(Placement.forMeasuring().cpus(machine, 1).getFirst())
                .satisfies(cpu -> assertThat(machine.online().contains(cpu)).isTrue());
        assertThat(HwlocXml.write(machine)).contains("type=\"PU\"").doesNotContain("L2Cache");
        assertThat(TopologySvg.write(machine)).contains("nobody tells who shares it");
        assertThat(TopologyPrinter.print(machine)).contains("not exposed by OSHI");
    }

    @Test
    void probeSeesAPlausibleClock() {
        Topology machine = TopologyReader.read();
        FrequencyProbe probe = FrequencyProbe.forProcessor(machine.processor());
        probe.warmUp();
        FrequencyProbe.Reading reading = probe.read();
        assertThat(reading.frequency().mhz()).isBetween(100.0, 10_000.0);
        assertThat(reading.operationsPerCycle()).isBetween(0.2, 12.0);
        assertThat(probe.read(List.of(1 << 15)).getFirst().frequency().isKnown()).isFalse();
    }

    @Test
    void jitterWatchesForTheTimeAsked() {
        Jitter jitter = Jitter.watch(Affinity.allowed().first(), Duration.ofMillis(20));
        assertThat(jitter.seconds()).isEqualTo(0.02);
        assertThat(jitter.awayShare()).isBetween(0.0, 50.0);
    }
}
