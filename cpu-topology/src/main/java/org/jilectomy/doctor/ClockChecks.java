package org.jilectomy.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jilectomy.topology.CpuSet;
import org.jilectomy.topology.SysTree;
import org.jilectomy.topology.Thermals;
import org.jilectomy.topology.Topology;

/** What makes the clock, or the reading of time, differ from moment to moment. */
final class ClockChecks {
    private static final String CPUS = "sys/devices/system/cpu";

    /** Deeper idle states than this (µs to wake) show in hand-overs between threads. */
    private static final long SLOW_WAKING_MICROS = 50;

    private ClockChecks() {}

    static Check governor(SysTree tree, Topology machine) {
        TreeMap<String, CpuSet> governors = new TreeMap<>();
        List<Change> changes = new ArrayList<>();
        for (int cpu : machine.online()) {
            String directory = CPUS + "/cpu" + cpu + "/cpufreq/";
            Optional<String> governor = tree.value(directory + "scaling_governor");
            governor.ifPresent(it -> governors.merge(it, CpuSet.of(cpu), CpuSet::or));
            if (governor.isPresent() && !governor.get().equals("performance")
                    && tree.value(directory + "scaling_available_governors")
                            .orElse("performance").contains("performance")) {
                changes.add(new Change(directory + "scaling_governor", "performance"));
            }
        }
        if (governors.isEmpty()) {
            return Check.notExposed("governor", "the kernel does not steer the clock here (no"
                    + " cpufreq); the probe of `jilectomy topology` still infers it");
        }
        List<String> found = new ArrayList<>();
        governors.forEach((governor, cpus) -> found.add(governor + " on CPUs " + cpus));
        return changes.isEmpty() && governors.keySet().equals(java.util.Set.of("performance"))
                ? Check.ok("governor", String.join(", ", found))
                : Check.bad("governor", String.join(", ", found),
                        "the clock follows the load with a delay: cores at 1200 and 3103 MHz at"
                                + " once have been seen, a factor of 2.6",
                        changes);
    }

    static Check turbo(SysTree tree) {
        String matters = "the clock depends on heat and on how many cores are busy: 5 to 20 %,"
                + " and one thread runs faster than each of several";
        Optional<String> off = tree.value(CPUS + "/intel_pstate/no_turbo");
        if (off.isPresent()) {
            return off.get().equals("1")
                    ? Check.ok("turbo", "off (intel_pstate)")
                    : Check.bad("turbo", "on (intel_pstate)", matters,
                            List.of(new Change(CPUS + "/intel_pstate/no_turbo", "1")));
        }
        Optional<String> boost = tree.value(CPUS + "/cpufreq/boost");
        if (boost.isPresent()) {
            return boost.get().equals("0")
                    ? Check.ok("turbo", "off (cpufreq/boost)")
                    : Check.bad("turbo", "on (cpufreq/boost)", matters,
                            List.of(new Change(CPUS + "/cpufreq/boost", "0")));
        }
        return Check.notExposed("turbo", "no switch for it in sysfs");
    }

    static Check heat(Thermals thermals, Topology machine) {
        long events = 0;
        boolean counted = false;
        for (int cpu : machine.online()) {
            Thermals.Throttle throttle = thermals.throttle(cpu);
            counted |= throttle.isExposed();
            events = Math.max(events, throttle.events());
        }
        String now = thermals.temperature(machine.online().first())
                .map(it -> String.format(", now %.0f degrees C (%s)", it.celsius(), it.source()))
                .orElse("");
        if (!counted) {
            return Check.notExposed("heat", "no throttle counters" + now);
        }
        return events == 0
                ? Check.ok("heat", "never throttled since boot" + now)
                : Check.bad("heat", "throttled " + events + " times since boot (worst CPU)" + now,
                        "a throttled core loses a tenth to a half of its clock for seconds",
                        "cool it, lower its power limit or switch turbo off; then watch"
                                + " /sys/devices/system/cpu/cpu*/thermal_throttle/*_count");
    }

    static Check idleStates(SysTree tree, Topology machine) {
        List<Change> changes = new ArrayList<>();
        boolean exposed = false;
        long slowest = 0;
        for (int cpu : machine.online()) {
            String directory = CPUS + "/cpu" + cpu + "/cpuidle";
            for (int state : tree.numbered(directory, "state")) {
                exposed = true;
                String file = directory + "/state" + state;
                OptionalLong latency = tree.number(file + "/latency");
                boolean enabled = tree.value(file + "/disable").orElse("").equals("0");
                if (enabled && latency.orElse(0) > SLOW_WAKING_MICROS) {
                    slowest = Math.max(slowest, latency.getAsLong());
                    changes.add(new Change(file + "/disable", "1"));
                }
            }
        }
        if (!exposed) {
            return Check.notExposed("idle-states", "no cpuidle directories");
        }
        return changes.isEmpty()
                ? Check.ok("idle-states", "none takes more than " + SLOW_WAKING_MICROS
                        + " µs to wake from")
                : Check.bad("idle-states", "the deepest takes " + slowest + " µs to wake from",
                        "each hand-over between threads waits up to " + slowest + " µs; nothing"
                                + " for one busy thread",
                        changes);
    }

    static Check clockSource(SysTree tree) {
        String directory = "sys/devices/system/clocksource/clocksource0/";
        Optional<String> current = tree.value(directory + "current_clocksource");
        if (current.isEmpty()) {
            return Check.notExposed("clock-source", "not named in sysfs");
        }
        List<String> fast = List.of("tsc", "arch_sys_counter", "timebase", "kvm-clock");
        if (fast.contains(current.get())) {
            return Check.ok("clock-source", current.get());
        }
        String matters = "reading the time takes a microsecond or more instead of 20 to 60 ns";
        List<String> available = List.of(
                tree.value(directory + "available_clocksource").orElse("").split("\\s+"));
        Optional<String> better = fast.stream().filter(available::contains).findFirst();
        return better.isPresent()
                ? Check.bad("clock-source", current.get(), matters, List.of(
                        new Change(directory + "current_clocksource", better.get())))
                : Check.bad("clock-source", current.get(), matters, "");
    }

    static Check power(SysTree tree) {
        for (String supply : tree.names("sys/class/power_supply")) {
            String directory = "sys/class/power_supply/" + supply;
            if (tree.value(directory + "/type").orElse("").equals("Mains")) {
                return tree.value(directory + "/online").orElse("").equals("1")
                        ? Check.ok("power", "mains")
                        : Check.bad("power", "battery",
                                "firmware lowers the clock on battery: 10 to 50 %",
                                "plug it in");
            }
        }
        return Check.notExposed("power", "no power supplies in sysfs");
    }
}
