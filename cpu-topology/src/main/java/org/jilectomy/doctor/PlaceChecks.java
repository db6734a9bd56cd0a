package org.jilectomy.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jilectomy.topology.CpuSet;
import org.jilectomy.topology.Placement;
import org.jilectomy.topology.SysTree;
import org.jilectomy.topology.Topology;

/** Who else is on the cores: siblings, the hypervisor, other processes, interrupts. */
final class PlaceChecks {
    /** How long processes are watched for using the CPU. */
    private static final long WATCH_MILLIS = 200;

    /** A tick of /proc/PID/stat: 10 ms on every Linux that matters. */
    private static final double TICKS_PER_SECOND = 100;

    /** Share of a CPU above which a process counts as running. */
    private static final double BUSY = 0.05;

    private PlaceChecks() {}

    static Check smt(SysTree tree, Topology machine) {
        String control = "sys/devices/system/cpu/smt/control";
        if (!machine.hasSmt()) {
            return machine.processor().virtualMachine()
                    ? Check.notExposed("smt", "no siblings here, but the hypervisor does not say"
                            + " who runs on the host's: the adds-per-cycle probe shows it")
                    : Check.ok("smt", "each core has one CPU");
        }
        String found = machine.cpus().size() + " CPUs on " + machine.cores().size() + " cores";
        String matters = "a busy sibling takes up to 40 % of a core (4.0 to 2.4 additions a cycle)"
                + " while clock and CPU time look normal; the bench leaves siblings idle, others"
                + " may not";
        return Settings.selected(tree.value(control).orElse("")).equals("on")
                ? Check.bad("smt", found, matters, List.of(new Change(control, "off")))
                        .onlyWhenAsked()
                : Check.bad("smt", found, matters, "");
    }

    static Check isolation(Topology machine) {
        CpuSet isolated = machine.isolated();
        if (!isolated.isEmpty()) {
            return Check.ok("isolation", "CPUs " + isolated + (machine.nohzFull().isEmpty()
                    ? " isolated, with a tick" : " isolated, tickless " + machine.nohzFull()));
        }
        if (machine.cores().size() < 2) {
            return Check.bad("isolation", "there is one core only",
                    "everything else of the machine runs on the measured core", "");
        }
        int cpu = Placement.forMeasuring().cpus(machine, 1).getFirst();
        CpuSet core = machine.coreOf(cpu).map(Topology.PhysicalCore::cpus).orElse(CpuSet.of(cpu));
        return Check.bad("isolation", "no core is kept free of other work",
                "any process or kernel thread may be put on the measured core: 2 to 40 % for as"
                        + " long as it stays; the bench rejects such samples where it sees them",
                "add to the kernel's command line and boot: isolcpus=" + core + " nohz_full="
                        + core + " rcu_nocbs=" + core);
    }

    static Check virtualMachine(SysTree tree, Topology machine) {
        OptionalLong[] steal = stealAndTotal(tree);
        boolean counted = steal[0].isPresent() && steal[1].orElse(0) > 0;
        String stolen = counted
                ? String.format(Locale.ROOT, "; %.2f %% of all CPU time stolen since boot",
                        100.0 * steal[0].getAsLong() / steal[1].getAsLong())
                : "; steal not exposed";
        if (!machine.processor().virtualMachine()) {
            return Check.ok("virtual-machine", "none seen" + (counted ? stolen : ""));
        }
        return Check.bad("virtual-machine", "this is one" + stolen,
                "strangers on the same silicon take time (steal), SMT slots and cache: single"
                        + " samples are off by 20 % and more, clocks are not shown",
                "measure on the metal, or on whole cores reserved with the provider");
    }

    private static OptionalLong[] stealAndTotal(SysTree tree) {
        for (String line : tree.lines("proc/stat")) {
            String[] words = line.split("\\s+");
            if (words[0].equals("cpu") && words.length > 8) {
                long total = 0;
                for (int i = 1; i <= 8; i++) {
                    total += Long.parseLong(words[i]);
                }
                return new OptionalLong[] {
                    OptionalLong.of(Long.parseLong(words[8])), OptionalLong.of(total)};
            }
        }
        return new OptionalLong[] {OptionalLong.empty(), OptionalLong.empty()};
    }

    static Check quota(Topology machine) {
        if (machine.cgroup().cpuQuota().isEmpty()) {
            return Check.ok("quota", "none");
        }
        double quota = machine.cgroup().cpuQuota().getAsDouble();
        String found = String.format(Locale.ROOT, "%.2f CPUs' worth of time for %d CPUs",
                quota, machine.allowed().size());
        return quota >= machine.allowed().size()
                ? Check.ok("quota", found)
                : Check.bad("quota", found,
                        "once it is used up everything stands still until the period of 100 ms"
                                + " ends: samples are right or 100 ms long",
                        "start the container without --cpus, or raise cpu.max of its cgroup");
    }

    static Check load(SysTree tree, Topology machine) {
        Optional<String> average = tree.value("proc/loadavg").map(it -> it.split("\\s+")[0]);
        if (average.isEmpty()) {
            return Check.notExposed("load", "no /proc/loadavg");
        }
        double load = parse(average.get());
        double pressure = pressure(tree);
        String found = String.format(Locale.ROOT, "%.2f runnable over the last minute on %d CPUs",
                load, machine.online().size())
                + (Double.isNaN(pressure) ? "; pressure not exposed" : String.format(Locale.ROOT,
                        "; tasks waited for a CPU %.1f %% of the last 10 s", pressure));
        boolean quiet = load < 0.1 * machine.online().size() + 0.2
                && (Double.isNaN(pressure) || pressure < 1);
        return quiet
                ? Check.ok("load", found)
                : Check.bad("load", found,
                        "each neighbour takes cache, memory bandwidth and turbo even from another"
                                + " core, a few %; on the same core it takes half",
                        "stop what runs (see other-runners), or wait");
    }

    private static double pressure(SysTree tree) {
        for (String line : tree.lines("proc/pressure/cpu")) {
            int at = line.indexOf("avg10=");
            if (line.startsWith("some") && at > 0) {
                return parse(line.substring(at + 6).split(" ")[0]);
            }
        }
        return Double.NaN;
    }

    private static double parse(String number) {
        try {
            return Double.parseDouble(number);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Who used a CPU while we watched; ourselves and our ancestors do not count. */
    static Check otherRunners(SysTree tree) {
        Map<Integer, Long> before = cpuTicks(tree);
        if (before.isEmpty()) {
            return Check.notExposed("other-runners", "no /proc/PID/stat");
        }
        long start = System.nanoTime();
        try {
            Thread.sleep(WATCH_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Map<Integer, Long> after = cpuTicks(tree);
        double ticks = (System.nanoTime() - start) / 1e9 * TICKS_PER_SECOND;
        List<Integer> own = ownFamily(tree);
        Map<Integer, Double> busy = new HashMap<>();
        after.forEach((pid, now) -> {
            double share = (now - before.getOrDefault(pid, now)) / ticks;
            if (share > BUSY && !own.contains(pid)) {
                busy.put(pid, share);
            }
        });
        if (busy.isEmpty()) {
            return Check.ok("other-runners", "no process used more than 5 % of a CPU for "
                    + WATCH_MILLIS + " ms");
        }
        List<Integer> worst = busy.keySet().stream()
                .sorted(Comparator.comparingDouble((Integer pid) -> -busy.get(pid))).limit(5)
                .toList();
        List<String> names = new ArrayList<>();
        for (int pid : worst) {
            names.add(String.format(Locale.ROOT, "%s (%d) %.0f %%",
                    tree.value("proc/" + pid + "/comm").orElse("?"), pid, busy.get(pid) * 100));
        }
        return Check.bad("other-runners", String.join(", ", names)
                + (busy.size() > worst.size() ? " and others" : ""),
                "as load; named, so that one can ask whose they are",
                "ps -o pid,user,etime,args -p " + String.join(",", worst.stream()
                        .map(String::valueOf).toList()) + "   # then stop them or wait");
    }

    /** utime and stime of each process: fields 14 and 15, after a name that may hold anything. */
    private static Map<Integer, Long> cpuTicks(SysTree tree) {
        Map<Integer, Long> ticks = new HashMap<>();
        for (int pid : tree.numbered("proc", "")) {
            String[] fields = fieldsAfterName(tree, pid);
            if (fields.length > 13) {
                ticks.put(pid, Long.parseLong(fields[11]) + Long.parseLong(fields[12]));
            }
        }
        return ticks;
    }

    /** Fields of /proc/PID/stat from the third (state, parent …); none if it has gone. */
    private static String[] fieldsAfterName(SysTree tree, int pid) {
        String stat = tree.text("proc/" + pid + "/stat").orElse("");
        int name = stat.lastIndexOf(')');
        return name < 0 ? new String[0] : stat.substring(name + 1).strip().split(" ");
    }

    private static List<Integer> ownFamily(SysTree tree) {
        List<Integer> family = new ArrayList<>();
        int pid = (int) ProcessHandle.current().pid();
        while (pid > 0 && !family.contains(pid)) {
            family.add(pid);
            String[] fields = fieldsAfterName(tree, pid);
            pid = fields.length > 1 ? Integer.parseInt(fields[1]) : 0;
        }
        return family;
    }

    static Check irqBalance(SysTree tree) {
        List<Integer> processes = tree.numbered("proc", "");
        if (processes.isEmpty()) {
            return Check.notExposed("irqbalance", "no /proc/PID");
        }
        for (int pid : processes) {
            if (tree.value("proc/" + pid + "/comm").orElse("").equals("irqbalance")) {
                return Check.bad("irqbalance", "running (" + pid + ")",
                        "it moves devices' interrupts between cores every ten seconds, onto the"
                                + " measured one too: microseconds each",
                        "sudo systemctl stop irqbalance");
            }
        }
        return Check.ok("irqbalance", "not running");
    }
}
