package org.jilectomy.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jilectomy.bench.results.MachineSheet;
import org.jilectomy.topology.Frequencies;
import org.jilectomy.topology.SysTree;
import org.jilectomy.topology.Topology;

/** What a reader of a report wants to know of the machine beside its topology. */
final class MachineFacts {
    private MachineFacts() {}

    static MachineSheet sheet(Topology machine, String frequencySource) {
        SysTree tree = SysTree.live();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version")
                + " " + System.getProperty("os.arch"));
        facts.put("harness JVM", System.getProperty("java.vm.name") + " "
                + System.getProperty("java.vm.version"));
        facts.put("clock by", frequencySource);
        int first = machine.allowed().isEmpty() ? 0 : machine.allowed().first();
        facts.put("governor", new Frequencies(tree).governor(first));
        tree.value("proc/loadavg").ifPresent(text -> facts.put("load before", text));
        tree.value("proc/sys/kernel/randomize_va_space")
                .ifPresent(text -> facts.put("address layout randomized", yes(text)));
        tree.value("sys/kernel/mm/transparent_hugepage/enabled")
                .ifPresent(text -> facts.put("transparent huge pages", text));
        tree.value("sys/devices/system/clocksource/clocksource0/current_clocksource")
                .ifPresent(text -> facts.put("clock source of the kernel", text));
        facts.put("virtual machine", machine.processor().virtualMachine() ? "yes" : "no");
        return new MachineSheet(machine, frequencySource, facts);
    }

    private static String yes(String setting) {
        return setting.equals("0") ? "no" : "yes (" + setting + ")";
    }
}
