package org.jilectomy.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.jilectomy.topology.Topology.Cache;
import org.jilectomy.topology.Topology.CoreKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the data sheets of the recorded machines say, against what is read from their trees. */
class MachineFactsTest {
    @TempDir
    Path root;

    private Topology machine(String name) {
        return TopologyReader.read(RecordedMachine.unpack(name, root));
    }

    @ParameterizedTest
    @CsvSource({
        // machine,      packages, dies, nodes, cores, CPUs, L3s, L3 KiB, L2s, L2 KiB of core 0
        "desktop,         1, 1, 1,   8,   8, 1, 12288,   8,  256",
        "smt-desktop,     1, 1, 1,   8,  16, 1, 32768,   8, 1024",
        "turbo-boost-max, 1, 1, 1,  10,  20, 1, 14080,  10, 1024",
        "hybrid,          1, 1, 1,  16,  24, 1, 30720,  10, 1280",
        "amd-ccx,         1, 1, 1,  12,  24, 4, 16384,  12,  512",
        "amd-dies,        1, 4, 4,  32,  64, 8,  8192,  32,  512",
        "two-sockets,     2, 2, 2,   8,  16, 2, 24576,   8, 1280",
        "arm-big-little,  1, 1, 1,   8,   8, 1,  3072,   8,  128",
        "arm-server,      2, 2, 4, 128, 128, 4, 32768, 128,  512",
        "container,       1, 1, 1,   4,   8, 1,  8192,   4,  256",
        "cloud-vm,        1, 1, 1,   2,   2, 1, 32768,   2, 1024",
    })
    void partsAreCounted(
            String name, int packages, int dies, int nodes, int cores, int cpus, int l3s,
            long l3KiB, int l2s, long l2KiB) {
        Topology machine = machine(name);
        assertThat(machine.packages()).hasSize(packages);
        assertThat(machine.packages().stream().mapToInt(socket -> socket.dies().size()).sum())
                .isEqualTo(dies);
        assertThat(machine.nodes()).hasSize(nodes);
        assertThat(machine.cores()).hasSize(cores);
        assertThat(machine.cpus()).hasSize(cpus);
        assertThat(caches(machine, 3)).hasSize(l3s)
                .allMatch(cache -> cache.bytes() == l3KiB * 1024);
        assertThat(caches(machine, 2)).hasSize(l2s);
        assertThat(caches(machine, 2).getFirst().bytes()).isEqualTo(l2KiB * 1024);
    }

    private static List<Cache> caches(Topology machine, int level) {
        return machine.caches().stream().filter(cache -> cache.level() == level).toList();
    }

    @Test
    void efficiencyCoresShareTheirL2ByFours() {
        Topology hybrid = machine("hybrid");
        assertThat(caches(hybrid, 2)).extracting(Cache::sharedBy)
                .contains(CpuSet.parse("16-19"), CpuSet.parse("20-23"), CpuSet.parse("8-9"));
        assertThat(hybrid.kinds()).extracting(CoreKind::name)
                .containsExactly("efficiency", "performance");
        assertThat(hybrid.kinds().getFirst().cpus()).hasToString("16-23");
        assertThat(hybrid.clusters()).contains(CpuSet.parse("16-19"), CpuSet.parse("20-23"));
        assertThat(hybrid.hasSmt()).isTrue();
    }

    /** 5.2 against 5.1 GHz is a preference, 3.9 against 5.1 GHz is another kind of core. */
    @Test
    void preferredCoresAreStillOfTheirKind() {
        Topology hybrid = machine("hybrid");
        assertThat(hybrid.coreOf(9).orElseThrow().preferred()).isTrue();
        assertThat(hybrid.coreOf(9).orElseThrow().efficiencyClass()).isEqualTo(1);
        assertThat(hybrid.coreOf(0).orElseThrow().preferred()).isFalse();
        assertThat(hybrid.coreOf(16).orElseThrow().preferred()).isFalse();
    }

    @Test
    void turboBoostMaxCoresComeFirstButMakeNoHybrid() {
        Topology machine = machine("turbo-boost-max");
        assertThat(machine.isHybrid()).isFalse();
        assertThat(machine.oneCpuPerCore()).startsWith(2, 6, 0, 1).hasSize(10);
    }

    @Test
    void clockTellsKindsApartWhereNothingElseDoes() {
        Tree tree = new Tree(root).with("sys/devices/system/cpu/online", "0-3");
        for (int cpu = 0; cpu < 4; cpu++) { // Zen 5 and Zen 5c: 5.1 and 3.3 GHz
            tree.with("sys/devices/system/cpu/cpu" + cpu + "/cpufreq/cpuinfo_max_freq",
                    cpu < 2 ? 5100000 : 3300000);
        }
        Topology machine = TopologyReader.read(tree.tree());
        assertThat(machine.kinds()).extracting(CoreKind::cpus)
                .containsExactly(CpuSet.of(2, 3), CpuSet.of(0, 1));
        assertThat(machine.kinds().getFirst().source()).isEqualTo("cpuinfo_max_freq");
    }

    @Test
    void capacitiesThatDifferLittleAreOneKind() {
        Tree tree = new Tree(root).with("sys/devices/system/cpu/online", "0-3");
        int[] capacities = {1024, 1009, 640, 638};
        for (int cpu = 0; cpu < 4; cpu++) {
            tree.with("sys/devices/system/cpu/cpu" + cpu + "/cpu_capacity", capacities[cpu]);
        }
        Topology machine = TopologyReader.read(tree.tree());
        assertThat(machine.kinds()).extracting(CoreKind::cpus)
                .containsExactly(CpuSet.of(2, 3), CpuSet.of(0, 1));
        assertThat(machine.coreOf(0).orElseThrow().preferred()).isTrue();
        assertThat(machine.coreOf(2).orElseThrow().preferred()).isFalse(); // 0.3 %: rounding
    }

    @Test
    void telephoneHasThreeKindsAndSaysNothingOfCaches() {
        Topology phone = machine("phone");
        assertThat(phone.kinds()).hasSize(3);
        assertThat(phone.oneCpuPerCore()).containsExactly(6, 7, 4, 5, 0, 1, 2, 3);
        assertThat(phone.notes()).contains("caches: not exposed");
    }

    @Test
    void armServerHasClustersBelowItsDies() {
        Topology server = machine("arm-server");
        assertThat(server.packages()).extracting(Topology.CpuPackage::id).containsExactly(36, 3180);
        assertThat(server.clusters()).hasSize(32).contains(CpuSet.parse("124-127"));
        assertThat(server.nodes().get(1).distances()).containsExactly(12, 10, 22, 24);
        assertThat(server.processor().architecture()).isEqualTo("aarch64");
    }

    @Test
    void containerMayUseOneCpuAndHalfOfItsTime() {
        Topology container = machine("container");
        assertThat(container.allowed()).hasToString("5");
        assertThat(container.oneCpuPerCore()).containsExactly(5);
        assertThat(container.cgroup().cpuQuota()).isEqualTo(OptionalDouble.of(0.5));
        assertThat(container.cgroup().cpuset()).contains(CpuSet.of(5));
    }

    /** Version 1 in a container: the path of the group is the host's and not visible here. */
    @Test
    void versionOneContainerReadsItsOwnMount() {
        Topology machine = TopologyReader.read(new Tree(root)
                .with("sys/devices/system/cpu/online", "0-3")
                .with("proc/self/cgroup", "4:cpuset:/docker/1f\n3:cpu,cpuacct:/docker/1f")
                .with("sys/fs/cgroup/cpuset/cpuset.cpus", "2-3")
                .with("sys/fs/cgroup/cpu/cpu.cfs_quota_us", 150000)
                .with("sys/fs/cgroup/cpu/cpu.cfs_period_us", 100000).tree());
        assertThat(machine.cgroup().version()).isEqualTo("v1");
        assertThat(machine.cgroup().cpuset()).contains(CpuSet.of(2, 3));
        assertThat(machine.cgroup().cpuQuota()).isEqualTo(OptionalDouble.of(1.5));
    }

    @Test
    void partitionsOfAControlGroupIsolateToo() {
        Tree tree = new Tree(root).with("sys/devices/system/cpu/online", "0-7")
                .with("sys/devices/system/cpu/isolated", "7")
                .with("sys/fs/cgroup/cpuset.cpus.isolated", "2-3,9");
        assertThat(TopologyReader.read(tree.tree()).isolated()).hasToString("2-3,7");
    }

    @Test
    void isolatedAndTicklessCpusAreNamed() {
        Topology desktop = machine("desktop");
        assertThat(desktop.isolated()).hasToString("4-7");
        assertThat(desktop.nohzFull()).hasToString("4-7");
        assertThat(desktop.allowed()).hasToString("0-3");
        assertThat(TopologyReader.read(new Tree(root)
                .with("sys/devices/system/cpu/nohz_full", "(null)").tree()).nohzFull()).isEmpty();
    }
}
