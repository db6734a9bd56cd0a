package org.jilectomy.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jilectomy.topology.Topology.PhysicalCore;

/**
 * Heat, and what it did to the clock: {@code thermal_throttle} counters of the CPU and the
 * temperature nearest to it. Which sensor belongs to which CPU is found once, by the constructor;
 * a reading is one file. Immutable; may be used from any thread.
 *
 * <p>Sensors by how near they are: {@code coretemp} has one a core, labelled with its core id, one
 * device a package; {@code k10temp} and its like have one a package; thermal zones one a chip, or
 * on phones one a cluster, under names of the vendor's. A temperature names its sensor, because
 * those differ by tens of degrees on the same chip.
 */
public final class Thermals {
    private static final String HWMON = "sys/class/hwmon";
    private static final String ZONES = "sys/class/thermal";

    /** Drivers with one device a package, in the order of packages. */
    private static final List<String> PACKAGE_SENSORS =
            List.of("k10temp", "zenpower", "cpu_thermal", "scpi_sensors");

    private final SysTree tree;
    private final Map<Integer, Sensor> sensors = new HashMap<>();

    private record Sensor(String file, String name) {}

    /** A temperature, and the sensor that says so. */
    public record Temperature(int cpu, double celsius, String source) {}

    /**
     * How often and how long the clock was lowered because of heat, since boot. Each is empty where
     * the kernel does not count it (virtual machines, AMD, ARM).
     */
    public record Throttle(
            OptionalLong coreEvents,
            OptionalLong coreMillis,
            OptionalLong packageEvents,
            OptionalLong packageMillis) {
        public boolean isExposed() {
            return coreEvents.isPresent() || packageEvents.isPresent();
        }

        /** Events of either kind; 0 if none is counted. */
        public long events() {
            return coreEvents.orElse(0) + packageEvents.orElse(0);
        }
    }

    public Thermals(SysTree tree, Topology machine) {
        this.tree = tree;
        findZones(machine);
        findPackageSensors(machine);
        findCoreSensors(machine);
    }

    /** The counters of one CPU. */
    public Throttle throttle(int cpu) {
        String counters = "sys/devices/system/cpu/cpu" + cpu + "/thermal_throttle/";
        return new Throttle(
                tree.number(counters + "core_throttle_count"),
                tree.number(counters + "core_throttle_total_time_ms"),
                tree.number(counters + "package_throttle_count"),
                tree.number(counters + "package_throttle_total_time_ms"));
    }

    /** The temperature of the sensor nearest to a CPU; empty where none is exposed. */
    public Optional<Temperature> temperature(int cpu) {
        Sensor sensor = sensors.get(cpu);
        if (sensor == null) {
            return Optional.empty();
        }
        OptionalLong milli = tree.number(sensor.file());
        return milli.isEmpty()
                ? Optional.empty()
                : Optional.of(new Temperature(cpu, milli.getAsLong() / 1e3, sensor.name()));
    }

    private void findZones(Topology machine) {
        for (int zone : tree.numbered(ZONES, "thermal_zone")) {
            String directory = ZONES + "/thermal_zone" + zone;
            String type = tree.value(directory + "/type").orElse("");
            if (type.equals("x86_pkg_temp") || type.contains("cpu") || type.contains("soc")) {
                Sensor sensor = new Sensor(
                        directory + "/temp", "thermal_zone" + zone + " " + type);
                machine.online().forEach(cpu -> sensors.putIfAbsent(cpu, sensor));
            }
        }
    }

    private void findPackageSensors(Topology machine) {
        List<Sensor> found = new ArrayList<>();
        for (int device : tree.numbered(HWMON, "hwmon")) {
            String directory = HWMON + "/hwmon" + device;
            String driver = tree.value(directory + "/name").orElse("");
            if (PACKAGE_SENSORS.contains(driver) && tree.exists(directory + "/temp1_input")) {
                String label = tree.value(directory + "/temp1_label").orElse("temp1");
                found.add(new Sensor(directory + "/temp1_input", driver + " " + label));
            }
        }
        if (found.size() == machine.packages().size()) {
            for (int i = 0; i < found.size(); i++) {
                Sensor sensor = found.get(i);
                machine.packages().get(i).cpus().forEach(cpu -> sensors.put(cpu, sensor));
            }
        }
    }

    private void findCoreSensors(Topology machine) {
        for (int device : tree.numbered(HWMON, "hwmon")) {
            String directory = HWMON + "/hwmon" + device;
            if (!tree.value(directory + "/name").orElse("").equals("coretemp")) {
                continue;
            }
            int socket = numberAfter("Package id ", tree.value(directory + "/temp1_label"));
            for (int input : tree.numbered(directory, "temp", "_input")) {
                addCoreSensor(machine, directory, input, Math.max(0, socket));
            }
        }
    }

    private void addCoreSensor(Topology machine, String directory, int input, int socket) {
        Optional<String> label = tree.value(directory + "/temp" + input + "_label");
        int coreId = numberAfter("Core ", label);
        Sensor sensor = new Sensor(
                directory + "/temp" + input + "_input", "coretemp " + label.orElse(""));
        for (PhysicalCore core : machine.cores()) {
            if (core.packageId() == socket && core.coreId() == coreId) {
                core.cpus().forEach(cpu -> sensors.put(cpu, sensor));
            }
        }
    }

    private static int numberAfter(String prefix, Optional<String> label) {
        OptionalLong number = label.filter(text -> text.startsWith(prefix))
                .map(text -> SysTree.parseLong(text.substring(prefix.length())))
                .orElse(OptionalLong.empty());
        return (int) number.orElse(-1);
    }
}
