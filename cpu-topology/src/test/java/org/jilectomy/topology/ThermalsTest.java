package org.jilectomy.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jilectomy.topology.Thermals.Temperature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThermalsTest {
    @TempDir
    Path root;

    /** Cores 0 and 4 of a package, as an Intel chip numbers them: each with two CPUs. */
    private Tree twoCores() {
        Tree tree = new Tree(root).with("sys/devices/system/cpu/online", "0-3");
        for (int cpu = 0; cpu < 4; cpu++) {
            String topology = "sys/devices/system/cpu/cpu" + cpu + "/topology/";
            tree.with(topology + "core_id", cpu / 2 * 4)
                    .with(topology + "physical_package_id", 0)
                    .with(topology + "core_cpus_list", cpu / 2 * 2 + "-" + (cpu / 2 * 2 + 1));
        }
        return tree;
    }

    private static Thermals read(Tree tree) {
        return new Thermals(tree.tree(), TopologyReader.read(tree.tree()));
    }

    @Test
    void coreSensorsBelongToTheCpusOfTheirCore() {
        Thermals thermals = read(twoCores()
                .with("sys/class/hwmon/hwmon2/name", "coretemp")
                .with("sys/class/hwmon/hwmon2/temp1_label", "Package id 0")
                .with("sys/class/hwmon/hwmon2/temp1_input", 71000)
                .with("sys/class/hwmon/hwmon2/temp2_label", "Core 0")
                .with("sys/class/hwmon/hwmon2/temp2_input", 55000)
                .with("sys/class/hwmon/hwmon2/temp6_label", "Core 4")
                .with("sys/class/hwmon/hwmon2/temp6_input", 70500)
                .with("sys/class/thermal/thermal_zone0/type", "x86_pkg_temp")
                .with("sys/class/thermal/thermal_zone0/temp", 71000));
        assertThat(thermals.temperature(1))
                .contains(new Temperature(1, 55, "coretemp Core 0"));
        assertThat(thermals.temperature(3))
                .contains(new Temperature(3, 70.5, "coretemp Core 4"));
    }

    @Test
    void aPackageSensorOrAZoneIsBetterThanNothing() {
        Tree tree = twoCores().with("sys/class/thermal/thermal_zone1/type", "cpu-thermal")
                .with("sys/class/thermal/thermal_zone1/temp", 48312)
                .with("sys/class/thermal/thermal_zone0/type", "gpu-thermal")
                .with("sys/class/thermal/thermal_zone0/temp", 90000);
        assertThat(read(tree).temperature(2))
                .contains(new Temperature(2, 48.312, "thermal_zone1 cpu-thermal"));
        tree.with("sys/class/hwmon/hwmon0/name", "k10temp")
                .with("sys/class/hwmon/hwmon0/temp1_label", "Tctl")
                .with("sys/class/hwmon/hwmon0/temp1_input", 62125);
        assertThat(read(tree).temperature(2))
                .contains(new Temperature(2, 62.125, "k10temp Tctl"));
    }

    @Test
    void throttlingIsCountedForCoreAndPackage() {
        String counters = "sys/devices/system/cpu/cpu3/thermal_throttle/";
        Thermals thermals = read(twoCores()
                .with(counters + "core_throttle_count", 7)
                .with(counters + "package_throttle_count", 11)
                .with(counters + "package_throttle_total_time_ms", 250));
        assertThat(thermals.throttle(3).events()).isEqualTo(18);
        assertThat(thermals.throttle(3).packageMillis()).hasValue(250);
        assertThat(thermals.throttle(3).coreMillis()).isEmpty();
        assertThat(thermals.throttle(0).isExposed()).isFalse();
        assertThat(thermals.temperature(0)).isEmpty();
    }
}
