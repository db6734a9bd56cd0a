package org.jilectomy.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jilectomy.topology.SysTree;
import org.jilectomy.topology.TopologyReader;

/** A tree of files that looks like a badly set up desktop with two cores and SMT. */
final class FakeMachine {
    static final String CPUS = "sys/devices/system/cpu/";
    static final String HUGE_PAGES = "sys/kernel/mm/transparent_hugepage/enabled";

    final Path root;

    FakeMachine(Path root) {
        this.root = root;
        file("proc/cpuinfo", "processor : 0\nvendor_id : GenuineIntel\nflags : fpu\n");
        file(CPUS + "online", "0-3\n");
        file(CPUS + "isolated", "\n");
        file(CPUS + "smt/control", "on\n");
        file(CPUS + "intel_pstate/no_turbo", "0\n");
        for (int cpu = 0; cpu < 4; cpu++) {
            String directory = CPUS + "cpu" + cpu;
            file(directory + "/topology/core_cpus_list", cpu % 2 + "," + (cpu % 2 + 2) + "\n");
            file(directory + "/cpufreq/scaling_governor", "powersave\n");
            file(directory + "/cpufreq/scaling_available_governors", "performance powersave\n");
            file(directory + "/thermal_throttle/core_throttle_count", cpu == 1 ? "12\n" : "0\n");
        }
        file(HUGE_PAGES, "[always] madvise never\n");
        file("proc/sys/kernel/randomize_va_space", "0"); // no newline: bytes are bytes
        file("proc/sys/kernel/perf_event_paranoid", "4\n");
        file("proc/sys/kernel/nmi_watchdog", "1\n");
        file("proc/loadavg", "3.10 2.00 1.00 5/321 4711\n");
        file("proc/stat", "cpu  100 0 100 9700 0 0 0 100 0 0\n");
        file("proc/77/comm", "irqbalance\n");
        file("proc/77/stat", "77 (irq balance) S 1 1 1 0 -1 0 0 0 0 0 3 4 0 0 20 0 1 0 1 1 1\n");
    }

    SysTree tree() {
        return new SysTree(root);
    }

    List<Check> examine() {
        return Examination.of(tree(), TopologyReader.read(tree()));
    }

    Check check(String id) {
        return examine().stream().filter(check -> check.id().equals(id)).findFirst().orElseThrow();
    }

    /** All changes the checks propose. */
    List<Change> changes() {
        return examine().stream().flatMap(check -> check.changes().stream()).toList();
    }

    void file(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String path) {
        try {
            return Files.readString(root.resolve(path), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file with its bytes. */
    Map<String, String> snapshot() {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                String path = root.relativize(file).toString();
                all.put(path, text(path));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
