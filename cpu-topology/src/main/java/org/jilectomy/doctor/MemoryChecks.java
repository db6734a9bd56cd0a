package org.jilectomy.doctor;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jilectomy.topology.SysTree;
import org.jilectomy.topology.Topology;

/** What makes pages, and with them caches and page faults, differ from run to run. */
final class MemoryChecks {
    private static final String KERNEL = "proc/sys/kernel/";

    private MemoryChecks() {}

    static Check hugePages(SysTree tree) {
        String file = "sys/kernel/mm/transparent_hugepage/enabled";
        Optional<String> mode = tree.value(file).map(Settings::selected);
        if (mode.isEmpty()) {
            return Check.notExposed("huge-pages", "no /" + file);
        }
        return mode.get().equals("always")
                ? Check.bad("huge-pages", "always",
                        "the kernel swaps pages for huge ones whenever it likes: by chance of"
                                + " alignment and age a few % faster or slower, and pauses",
                        List.of(new Change(file, "madvise")))
                : Check.ok("huge-pages", mode.get());
    }

    static Check aslr(SysTree tree) {
        OptionalLong mode = tree.number(KERNEL + "randomize_va_space");
        if (mode.isEmpty()) {
            return Check.notExposed("aslr", "no /" + KERNEL + "randomize_va_space");
        }
        return mode.getAsLong() == 2
                ? Check.ok("aslr", "on: identical processes differ by 1.5 to 1.9 % (standard"
                        + " deviation), so forks are what is sampled: --forks")
                : Check.bad("aslr", "level " + mode.getAsLong() + " of 2",
                        "every process gets the same addresses: a layout's luck of 1 to 2 %"
                                + " repeats in each fork and looks like a result",
                        List.of(new Change(KERNEL + "randomize_va_space", "2")));
    }

    static Check swap(SysTree tree) {
        OptionalLong total = size(tree, "SwapTotal");
        OptionalLong free = size(tree, "SwapFree");
        if (total.isEmpty() || free.isEmpty()) {
            return Check.notExposed("swap", "no /proc/meminfo");
        }
        if (total.getAsLong() == 0) {
            return Check.ok("swap", "none");
        }
        long used = (total.getAsLong() - free.getAsLong()) >> 20;
        long swappiness = tree.number("proc/sys/vm/swappiness").orElse(60);
        String found = used + " MiB used, swappiness " + swappiness;
        return used < 64 && swappiness <= 10
                ? Check.ok("swap", found)
                : Check.bad("swap", found,
                        "a page that was swapped out costs 0.1 to 10 ms when touched",
                        swappiness > 10
                                ? List.of(new Change("proc/sys/vm/swappiness", "1"))
                                : List.of());
    }

    private static OptionalLong size(SysTree tree, String key) {
        return tree.field("proc/meminfo", key).map(SysTree::parseSize)
                .orElse(OptionalLong.empty());
    }

    static Check numaBalancing(SysTree tree, Topology machine) {
        String file = KERNEL + "numa_balancing";
        OptionalLong mode = tree.number(file);
        if (mode.isEmpty()) {
            return Check.notExposed("numa-balancing", "no /" + file);
        }
        if (mode.getAsLong() == 0 || machine.nodes().size() < 2) {
            return Check.ok("numa-balancing",
                    mode.getAsLong() == 0 ? "off" : "on, but there is one node");
        }
        return Check.bad("numa-balancing", "on",
                "the kernel unmaps pages to see who touches them, and moves them between nodes:"
                        + " faults in the middle of a sample, memory near or far by chance",
                List.of(new Change(file, "0")));
    }

    static Check pageMerging(SysTree tree) {
        String file = "sys/kernel/mm/ksm/run";
        OptionalLong mode = tree.number(file);
        if (mode.isEmpty()) {
            return Check.notExposed("page-merging", "no /" + file);
        }
        return mode.getAsLong() == 1
                ? Check.bad("page-merging", "on (ksmd)",
                        "a kernel thread reads all mergeable memory: some % of one core and cache",
                        List.of(new Change(file, "0")))
                : Check.ok("page-merging", "off");
    }

    static Check perfEvents(SysTree tree) {
        String file = KERNEL + "perf_event_paranoid";
        OptionalLong level = tree.number(file);
        if (level.isEmpty()) {
            return Check.notExposed("perf-events", "no /" + file);
        }
        return level.getAsLong() <= 2
                ? Check.ok("perf-events", "level " + level.getAsLong()
                        + ": a process may count its own cycles, where there are counters")
                : Check.bad("perf-events", "level " + level.getAsLong(),
                        "no effect on results; profilers and JMH's -prof perf… cannot count",
                        List.of(new Change(file, "2")));
    }

    static Check watchdog(SysTree tree) {
        String file = KERNEL + "nmi_watchdog";
        OptionalLong mode = tree.number(file);
        if (mode.isEmpty()) {
            return Check.notExposed("nmi-watchdog", "no /" + file);
        }
        return mode.getAsLong() == 0
                ? Check.ok("nmi-watchdog", "off")
                : Check.bad("nmi-watchdog", "on",
                        "an interrupt every few seconds on each core, microseconds each, and one"
                                + " hardware counter taken",
                        List.of(new Change(file, "0")));
    }
}
