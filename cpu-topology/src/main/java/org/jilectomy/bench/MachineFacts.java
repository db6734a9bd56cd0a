package org.jilectomy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jilectomy.bench.results.MachineSheet;
import org.jilectomy.topology.Frequencies;
import org.jilectomy.topology.SysTree;
import org.jilectomy.topology.Topology;

/** What a reader of a report wants to know of the machine beside its topology. */
final class MachineFacts {
    private MachineFacts() {}

    /**
     * All of it.
     *
     * @param script    the benchmark, or empty: a report says by its hash whether it is another's
     * @param placement which thread is where, and why
     */
    static MachineSheet sheet(
            Topology machine, String frequencySource, String script, String placement) {
        SysTree tree = SysTree.live();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version")
                + " " + System.getProperty("os.arch"));
        facts.put("harness JVM", System.getProperty("java.vm.name") + " "
                + System.getProperty("java.vm.version"));
        facts.put("clock by", frequencySource);
        facts.put("placement", placement);
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
        hash(script).ifPresent(hash -> facts.put("script sha256", hash));
        return new MachineSheet(machine, frequencySource, facts);
    }

    private static Optional<String> hash(String script) {
        try {
            return script.isEmpty() ? Optional.empty()
                    : Optional.of(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(Files.readAllBytes(Path.of(script)))));
        } catch (IOException | NoSuchAlgorithmException e) {
            return Optional.empty(); // a missing fact is no reason not to measure
        }
    }

    private static String yes(String setting) {
        return setting.equals("0") ? "no" : "yes (" + setting + ")";
    }
}
