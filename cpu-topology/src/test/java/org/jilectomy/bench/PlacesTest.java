package org.jilectomy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.jilectomy.topology.RecordedMachine;
import org.jilectomy.topology.Topology;
import org.jilectomy.topology.Topology.PhysicalCore;
import org.jilectomy.topology.TopologyReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On recorded machines. */
class PlacesTest {
    @TempDir
    Path directory;

    private Topology machine(String name) {
        return TopologyReader.read(RecordedMachine.unpack(name, directory));
    }

    private static Places places(Topology machine, String line) throws UsageException {
        return Places.of(BenchOptions.parse(List.of(line.split(" "))), machine);
    }

    @Test
    void hybridMeasuresOneThreadOnAStrongCore() throws UsageException {
        Topology hybrid = machine("hybrid");
        int strongest = hybrid.cores().stream().mapToInt(PhysicalCore::efficiencyClass).max()
                .orElseThrow();
        Places places = places(hybrid, "fib.py --threads 1,2,4");
        for (List<Integer> cpus : places.placements()) {
            assertThat(cpus).doesNotHaveDuplicates().doesNotContain(0)
                    .allMatch(cpu -> hybrid.coreOf(cpu).orElseThrow().efficiencyClass()
                            == strongest);
        }
        assertThat(places.placements()).hasSize(3);
        assertThat(places.placements().getLast().stream().map(hybrid::coreOf)).as("own cores")
                .doesNotHaveDuplicates();
    }

    @Test
    void cpu0IsLast() throws UsageException {
        Places places = places(machine("cloud-vm"), "fib.py");
        assertThat(places.placements()).containsExactly(List.of(1), List.of(1, 0));
        assertThat(places.words()).isEqualTo("cores, close, one thread a core, CPU 0 last; "
                + "1 thread on CPU 1; 2 threads on CPUs 1,0");
        assertThat(places.notes()).isEmpty();
    }

    @Test
    void openMpWordsSpreadAndGather() throws UsageException {
        Topology machine = machine("two-sockets");
        List<Integer> spread = places(machine,
                "fib.py --threads 2 --places sockets --proc-bind spread").placements().getLast();
        List<Integer> close = places(machine, "fib.py --threads 2").placements().getLast();
        assertThat(packages(machine, spread)).doesNotHaveDuplicates();
        assertThat(packages(machine, close)).containsOnly(packages(machine, close).getFirst());
    }

    private static List<Integer> packages(Topology machine, List<Integer> cpus) {
        return cpus.stream().map(cpu -> machine.coreOf(cpu).orElseThrow().packageId()).toList();
    }

    @Test
    void containerOfOneCpuSharesIt() throws UsageException {
        Topology container = machine("container");
        Places places = places(container, "fib.py --threads 2");
        assertThat(places.all()).hasSize(1);
        assertThat(places.notes()).containsExactly("2 threads on 1 core: threads share cores");
        assertThatThrownBy(() -> places(container, "fib.py --duet"))
                .isInstanceOf(UsageException.class).hasMessageContaining("--duet needs two cores");
    }

    @Test
    void coresThatWereNamedAreUsedInTheirOrder() throws UsageException {
        Topology machine = machine("smt-desktop");
        assertThat(places(machine, "fib.py --cores 3,1 --threads 1,2").placements())
                .containsExactly(List.of(3), List.of(3, 1));
        assertThatThrownBy(() -> places(machine, "fib.py --cores 4000"))
                .hasMessageContaining("CPU 4000 is not allowed here");
        assertThatThrownBy(() -> places(machine, "fib.py --cores 1 --places cores"))
                .hasMessageContaining("give one of them");
        assertThatThrownBy(() -> places(machine, "fib.py --proc-bind near"))
                .hasMessageContaining("'near' is none of close, spread, primary");
    }
}
