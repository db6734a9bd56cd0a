package org.jilectomy.runtime.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jilectomy.topology.Frequencies;
import org.jilectomy.topology.Frequency;
import org.jilectomy.topology.FrequencyProbe;
import org.jilectomy.topology.JsonWriter;
import org.jilectomy.topology.SysTree;
import org.jilectomy.topology.Topology;
import org.jilectomy.topology.TopologyJson;
import org.jilectomy.topology.TopologyPrinter;
import org.jilectomy.topology.TopologyReader;

/**
 * {@code jilectomy topology [--json]}: what this machine is, which CPUs we may use, and how fast
 * each core runs at this moment, with the name of the source that says so.
 */
final class TopologyCommand {
    static final String USAGE = "usage: jilectomy topology [--json]";

    private TopologyCommand() {}

    /** Runs the command; 0, or 2 for a usage error. */
    static int run(List<String> args, PrintStream out, PrintStream err) {
        boolean json = false;
        for (String arg : args) {
            switch (arg) {
                case "--json" -> json = true;
                case "-h", "--help" -> {
                    out.println(USAGE);
                    return 0;
                }
                default -> {
                    err.println("jilectomy topology: unknown argument '" + arg + "'");
                    err.println(USAGE);
                    return 2;
                }
            }
        }
        Topology machine = TopologyReader.read();
        Frequencies kernel = new Frequencies(SysTree.live());
        List<Frequency> reported = new ArrayList<>();
        machine.allowed().forEach(cpu -> reported.add(kernel.current(cpu)));
        FrequencyProbe probe = FrequencyProbe.forProcessor(machine.processor());
        boolean steady = probe.warmUp();
        List<Integer> cpus = machine.allowed().stream().boxed().toList();
        List<FrequencyProbe.Reading> probed = probe.read(cpus);
        List<Frequency> nominal = Frequencies.nominal(machine.allowed());
        String governor = kernel.governor(machine.allowed().first());
        if (json) {
            Map<String, Object> all = TopologyJson.toMap(machine);
            all.put("frequency", TopologyJson.map(
                    "kernel", TopologyJson.toList(reported),
                    "probe", TopologyJson.toList(
                            probed.stream().map(FrequencyProbe.Reading::frequency).toList()),
                    "probe_calibrated", probe.isCalibrated(),
                    "nominal", TopologyJson.toList(nominal),
                    "governor", governor));
            out.print(JsonWriter.toJson(all));
            return 0;
        }
        out.print(TopologyPrinter.print(machine));
        out.println("frequency, by the kernel: " + summary(reported));
        out.println("frequency, by our probe: "
                + summary(probed.stream().map(FrequencyProbe.Reading::frequency).toList())
                + (probe.isCalibrated() ? "" : "; not calibrated for this processor")
                + (steady ? "" : "; unsteady: the machine is busy"));
        out.println("frequency, by OSHI: " + summary(nominal));
        out.println("governor: " + governor);
        return 0;
    }

    /** {@code CPU 0 3950, CPU 1 3948 MHz (probe)}; one phrase when no CPU has a frequency. */
    private static String summary(List<Frequency> frequencies) {
        if (frequencies.stream().noneMatch(Frequency::isKnown)) {
            return "not exposed";
        }
        StringBuilder text = new StringBuilder();
        for (Frequency frequency : frequencies) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append("CPU ").append(frequency.cpu()).append(' ')
                    .append(frequency.isKnown() ? Math.round(frequency.mhz()) : "not exposed");
        }
        String source = frequencies.stream().filter(Frequency::isKnown).findFirst()
                .map(frequency -> frequency.source().label()).orElse("");
        return text + " MHz (" + source + ")";
    }
}
