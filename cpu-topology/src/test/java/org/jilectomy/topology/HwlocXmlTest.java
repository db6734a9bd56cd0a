package org.jilectomy.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hwloc XML by itself, and where hwloc is installed by what its own program reads of it. */
class HwlocXmlTest {
    @TempDir
    Path root;

    private Topology machine(String name) {
        return TopologyReader.read(RecordedMachine.unpack(name, root));
    }

    @Test
    void setsAreWordsOf32BitsTheHighestFirst() {
        assertThat(HwlocXml.bitmap(CpuSet.parse("0-3"))).isEqualTo("0x0000000f");
        assertThat(HwlocXml.bitmap(CpuSet.of(0, 32, 95)))
                .isEqualTo("0x80000000,0x00000001,0x00000001");
        assertThat(HwlocXml.bitmap(CpuSet.empty())).isEqualTo("0x0");
    }

    @Test
    void memoryHangsAtTheDieOfItsNode() {
        TopologyTree tree = TopologyTree.of(machine("amd-dies"));
        assertThat(tree.leftOut).isEmpty();
        TopologyTree.Thing socket = tree.root.children.getFirst();
        assertThat(socket.children).hasSize(4).allMatch(die -> die.memory.size() == 1
                && die.kind == TopologyTree.Kind.DIE && die.children.size() == 2);
    }

    @Test
    void nodeThatIsNoOtherPartGetsAGroupAndMemoryWithoutCpusHangsAtTheMachine() {
        Tree files = new Tree(root).with("sys/devices/system/cpu/online", "0-3");
        for (int node = 0; node < 2; node++) {
            files.with("sys/devices/system/node/node" + node + "/cpulist",
                    node * 2 + "-" + (node * 2 + 1));
        }
        files.with("sys/devices/system/node/node2/cpulist", "");
        for (int cpu = 0; cpu < 4; cpu++) {
            files.with("sys/devices/system/cpu/cpu" + cpu + "/topology/core_cpus_list", cpu);
        }
        TopologyTree tree = TopologyTree.of(TopologyReader.read(files.tree()));
        assertThat(tree.root.memory).extracting(Topology.NumaNode::id).containsExactly(2);
        assertThat(tree.root.children.getFirst().children)
                .allMatch(group -> group.kind == TopologyTree.Kind.GROUP
                        && group.memory.size() == 1 && group.children.size() == 2);
    }

    @Test
    void partsThatCrossAreLeftOutByName() {
        Tree files = new Tree(root).with("sys/devices/system/cpu/online", "0-3");
        String[] pairs = {"0-1", "0-1", "2-3", "2-3"};
        for (int cpu = 0; cpu < 4; cpu++) {
            String directory = "sys/devices/system/cpu/cpu" + cpu;
            files.with(directory + "/topology/core_cpus_list", pairs[cpu])
                    .with(directory + "/cache/index0/level", 2)
                    .with(directory + "/cache/index0/type", "Unified")
                    .with(directory + "/cache/index0/shared_cpu_list",
                            cpu == 1 || cpu == 2 ? "1-2" : cpu);
        }
        TopologyTree tree = TopologyTree.of(TopologyReader.read(files.tree()));
        assertThat(tree.leftOut).anyMatch(text -> text.contains("crosses"));
        assertThat(tree.root.cpus.size()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"desktop", "smt-desktop", "turbo-boost-max", "hybrid", "amd-ccx",
        "amd-dies", "two-sockets", "arm-big-little", "phone", "arm-server", "container",
        "cloud-vm"})
    void lstopoReadsTheSameMachine(String name) throws Exception {
        Topology machine = machine(name);
        Path file = root.resolve(name + ".xml");
        Files.writeString(file, HwlocXml.write(machine));
        Map<String, Integer> counts = count(lstopo("-i", file.toString(), "--disallowed"));
        assertThat(counts).containsEntry("PU", machine.cpus().size())
                .containsEntry("Core", machine.cores().size())
                .containsEntry("Package", machine.packages().size())
                .containsEntry("NUMANode", machine.nodes().size());
        for (String cache : List.of("L1dCache", "L1iCache", "L2Cache", "L3Cache")) {
            assertThat(counts.getOrDefault(cache, 0)).as(cache).isEqualTo(
                    (int) machine.caches().stream()
                            .filter(own -> (own.label() + "Cache").equals(cache)).count());
        }
        assertThat(counts.getOrDefault("Group", 0)).isEqualTo(machine.clusters().size());
    }

    @Test
    void lstopoSeesThisMachineAsWeDo() throws Exception {
        Map<String, Integer> theirs = count(lstopo("--disallowed"));
        Path file = root.resolve("live.xml");
        Files.writeString(file, HwlocXml.write(TopologyReader.read(SysTree.live())));
        Map<String, Integer> ours = count(lstopo("-i", file.toString(), "--disallowed"));
        assertThat(ours.keySet()).contains("PU", "Core", "NUMANode");
        ours.forEach((type, count) -> assertThat(theirs).containsEntry(type, count));
    }

    @Test
    void lscpuCountsThisMachineAsWeDo() throws Exception {
        List<String> rows = run(List.of("lscpu", "-p=CPU,CORE,SOCKET,NODE"), "lscpu").lines()
                .filter(line -> !line.startsWith("#")).toList();
        Topology machine = TopologyReader.read(SysTree.live());
        assertThat(rows).hasSize(machine.online().size());
        assertThat(rows.stream().map(row -> row.split(",")[1]).distinct().count())
                .isEqualTo(machine.cores().size());
        assertThat(rows.stream().map(row -> row.split(",")[2]).distinct().count())
                .isEqualTo(machine.packages().size());
    }

    private static String lstopo(String... options) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of("lstopo-no-graphics"));
        command.addAll(List.of(options));
        command.addAll(List.of("--of", "console", "--no-io", "--no-collapse", "-v"));
        return run(command, "hwloc");
    }

    private static String run(List<String> command, String packageName) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HWLOC_DEBUG_CHECK", "1");
        builder.environment().put("HWLOC_XML_VERBOSE", "1");
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            assumeTrue(false, packageName + " is not installed");
            return "";
        }
        String output = new String(
                process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    /** Objects by type; the summary at the end of verbose output counts them by level too. */
    private static Map<String, Integer> count(String console) {
        Map<String, Integer> counts = new TreeMap<>();
        Matcher objects = Pattern.compile("(?m)^\\s*(\\w+?)\\d*(?:\\([^)]*\\))? L#\\d+")
                .matcher(console.replaceAll("(?m)^(\\s*)(L\\d[di]?)(Cache)? L#", "$1$2Cache L#"));
        while (objects.find()) {
            counts.merge(objects.group(1), 1, Integer::sum);
        }
        return counts;
    }
}
