package org.jilectomy.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.OptionalDouble;
import org.jilectomy.topology.Frequency.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedMachinesTest {
    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(strings = {"desktop", "smt-desktop", "turbo-boost-max", "hybrid", "amd-ccx",
        "amd-dies", "two-sockets", "arm-big-little", "phone", "arm-server", "container",
        "cloud-vm"})
    void recordedMachineIsPrintedAsExpected(String name) {
        Topology machine = TopologyReader.read(RecordedMachine.unpack(name, root));
        assertThat(TopologyPrinter.print(machine))
                .isEqualTo(RecordedMachine.resource(name + "/expected.txt"));
    }

    @Test
    void smtSiblingsMakeOneCore() {
        Topology machine = TopologyReader.read(RecordedMachine.unpack("smt-desktop", root));
        assertThat(machine.hasSmt()).isTrue();
        assertThat(machine.coreOf(11).orElseThrow().cpus()).isEqualTo(CpuSet.of(3, 11));
        assertThat(machine.oneCpuPerCore()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void coreIdsThatRepeatInEachSocketDoNotMergeCores() {
        Topology machine = TopologyReader.read(RecordedMachine.unpack("two-sockets", root));
        assertThat(machine.cores()).hasSize(8);
        assertThat(machine.oneCpuPerCore()).containsExactly(2, 3, 4, 5);
        assertThat(machine.nodes().get(1).distances()).containsExactly(21, 10);
    }

    @Test
    void groupLimitsAreTheSmallestUpToTheRoot() {
        Topology machine = TopologyReader.read(RecordedMachine.unpack("two-sockets", root));
        assertThat(machine.cgroup().cpuQuota()).isEqualTo(OptionalDouble.of(3.5));
        assertThat(machine.cgroup().memory()).hasValue(8L << 30);
    }

    @Test
    void strongestCoresComeFirst() {
        Topology machine = TopologyReader.read(RecordedMachine.unpack("arm-big-little", root));
        assertThat(machine.isHybrid()).isTrue();
        assertThat(machine.oneCpuPerCore()).containsExactly(4, 5, 6, 7, 0, 1, 2, 3);
    }

    @Test
    void frequencyNamesItsSource() {
        Frequencies desktop = new Frequencies(RecordedMachine.unpack("smt-desktop", root));
        assertThat(desktop.current(0)).isEqualTo(new Frequency(0, 5213, Source.CPUINFO_AVG_FREQ));
        assertThat(desktop.current(1)).isEqualTo(new Frequency(1, 5449, Source.SCALING_CUR_FREQ));
        assertThat(desktop.governor(1))
                .isEqualTo("powersave (amd-pstate-epp), 624 to 5582 MHz, boost on");
    }

    @Test
    void virtualMachineWithoutCpufreqSaysNotExposed() {
        Frequencies vm = new Frequencies(RecordedMachine.unpack("cloud-vm", root));
        assertThat(vm.current(0)).hasToString("not exposed");
        assertThat(vm.governor(0)).isEqualTo("not exposed");
    }

    @Test
    void emptyTreeGivesNotesNotAnException() {
        Topology machine = TopologyReader.read(new SysTree(root));
        assertThat(machine.allowed().size()).isPositive();
        assertThat(machine.notes()).isNotEmpty();
    }

    @Test
    void jsonHoldsTheSameMachine() {
        Topology machine = TopologyReader.read(RecordedMachine.unpack("two-sockets", root));
        assertThat(JsonWriter.toJson(TopologyJson.toMap(machine)))
                .contains("\"allowed\": \"2-5,10-13\"", "\"cpu_quota\": 3.5")
                .contains("\"distances\": [21, 10]");
    }
}
