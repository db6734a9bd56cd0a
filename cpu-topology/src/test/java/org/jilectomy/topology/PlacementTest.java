package org.jilectomy.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.jilectomy.topology.Placement.Bind;
import org.jilectomy.topology.Placement.Places;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacementTest {
    @TempDir
    Path root;

    private Topology machine(String name) {
        return TopologyReader.read(RecordedMachine.unpack(name, root));
    }

    /** OpenMP's rules alone, without our wishes. */
    private static List<Integer> deal(Topology machine, Places places, Bind bind, int threads) {
        return new Placement(places, bind, false, false).cpus(machine, threads);
    }

    @Test
    void closeTakesNeighboursAndSpreadTakesThePlacesFarApart() {
        Topology ccx = machine("amd-ccx");
        assertThat(deal(ccx, Places.CORES, Bind.CLOSE, 4)).containsExactly(0, 1, 2, 3);
        assertThat(deal(ccx, Places.CORES, Bind.SPREAD, 4)).containsExactly(0, 3, 6, 9);
        assertThat(deal(ccx, Places.LL_CACHES, Bind.CLOSE, 4)).containsExactly(0, 3, 6, 9);
        assertThat(deal(ccx, Places.LL_CACHES, Bind.SPREAD, 2)).containsExactly(0, 6);
    }

    @Test
    void moreThreadsThanPlacesComeInBlocks() {
        Topology ccx = machine("amd-ccx");
        assertThat(deal(ccx, Places.LL_CACHES, Bind.CLOSE, 8))
                .containsExactly(0, 1, 3, 4, 6, 7, 9, 10);
        assertThat(deal(ccx, Places.SOCKETS, Bind.CLOSE, 3)).containsExactly(0, 1, 2);
    }

    @Test
    void primaryStaysAtTheFirstPlace() {
        Topology ccx = machine("amd-ccx");
        assertThat(deal(ccx, Places.CORES, Bind.PRIMARY, 3)).containsExactly(0, 12, 0);
        assertThat(deal(ccx, Places.LL_CACHES, Bind.PRIMARY, 4)).containsExactly(0, 1, 2, 12);
    }

    @Test
    void numaDomainsAndSocketsArePlaces() {
        Topology server = machine("arm-server");
        assertThat(deal(server, Places.NUMA_DOMAINS, Bind.CLOSE, 4))
                .containsExactly(0, 32, 64, 96);
        assertThat(deal(server, Places.SOCKETS, Bind.SPREAD, 2)).containsExactly(0, 64);
        assertThat(deal(server, Places.THREADS, Bind.SPREAD, 2)).containsExactly(0, 64);
    }

    @Test
    void siblingsAreUsedOnlyWhenCoresAreOut() {
        Topology desktop = machine("smt-desktop");
        Placement placement = new Placement(Places.THREADS, Bind.CLOSE, true, false);
        assertThat(placement.cpus(desktop, 8)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(placement.cpus(desktop, 9)).contains(8).doesNotHaveDuplicates();
        assertThat(placement.cpus(desktop, 16)).hasSize(16).doesNotHaveDuplicates();
        assertThat(placement.cpus(desktop, 17)).hasSize(17);
    }

    @Test
    void cpuZeroIsUsedLast() {
        Placement measuring = Placement.forMeasuring();
        assertThat(measuring.cpus(machine("smt-desktop"), 2)).containsExactly(1, 2);
        assertThat(measuring.cpus(machine("cloud-vm"), 1)).containsExactly(1);
        assertThat(measuring.cpus(machine("cloud-vm"), 2)).containsExactly(1, 0);
        assertThat(measuring.cpus(machine("container"), 1)).containsExactly(5);
    }

    @Test
    void strongAndPreferredCoresComeFirst() {
        assertThat(Placement.forMeasuring().cpus(machine("hybrid"), 3)).containsExactly(8, 10, 2);
        assertThat(Placement.forMeasuring().cpus(machine("phone"), 3)).containsExactly(6, 7, 4);
    }

    @Test
    void isolatedCoresAreThereToBeMeasuredOn() {
        Topology desktop = machine("desktop"); // isolcpus=4-7, mask 0-3
        assertThat(Placement.forMeasuring().cpus(desktop, 5)).containsExactly(4, 5, 6, 7, 1);
        assertThat(Placement.forMeasuring().cpus(desktop.withAllowed(CpuSet.of(2, 3)), 2))
                .containsExactly(2, 3); // somebody chose these
    }

    @Test
    void aTelephoneWithoutCachesIsOneCachePlace() {
        assertThat(deal(machine("phone"), Places.LL_CACHES, Bind.CLOSE, 2)).containsExactly(6, 7);
    }

    @Test
    void everyThreadGetsAnAllowedCpu() {
        Topology sockets = machine("two-sockets");
        for (Places places : Places.values()) {
            for (Bind bind : Bind.values()) {
                for (int threads = 1; threads < 20; threads++) {
                    assertThat(new Placement(places, bind, true, true).cpus(sockets, threads))
                            .hasSize(threads).allMatch(sockets.allowed()::contains);
                }
            }
        }
    }

    @Test
    void namesAreOpenMps() {
        assertThat(Placement.parse("ll_caches", "spread"))
                .isEqualTo(new Placement(Places.LL_CACHES, Bind.SPREAD, true, true))
                .hasToString("ll_caches, spread, one thread a core, CPU 0 last");
        assertThatThrownBy(() -> Placement.parse("hyperthreads", "close")).hasMessage(
                "--places: 'hyperthreads' is none of threads, cores, ll_caches, numa_domains,"
                        + " sockets");
        assertThatThrownBy(() -> Placement.parse("cores", "true"))
                .hasMessage("--proc-bind: 'true' is none of close, spread, primary");
    }
}
