package org.jilectomy.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jilectomy.topology.Frequencies;
import org.jilectomy.topology.Frequency;
import org.jilectomy.topology.FrequencyLadder;
import org.jilectomy.topology.FrequencyProbe;
import org.jilectomy.topology.HwlocXml;
import org.jilectomy.topology.JsonWriter;
import org.jilectomy.topology.Placement;
import org.jilectomy.topology.SysTree;
import org.jilectomy.topology.Thermals;
import org.jilectomy.topology.Topology;
import org.jilectomy.topology.TopologyJson;
import org.jilectomy.topology.TopologyPrinter;
import org.jilectomy.topology.TopologyReader;
import org.jilectomy.topology.TopologySvg;

/**
 * {@code jilectomy topology}: what this machine is, which CPUs we may use, and how fast each core
 * runs at this moment, with the name of the source that says so. As text, JSON, hwloc's XML or a
 * drawing.
 */
final class TopologyCommand {
    static final String USAGE = """
            usage: jilectomy topology [--json | --xml | --svg] [--root DIR]
                                      [--threads N [--places P] [--proc-bind B]]

              --json         the machine and its frequencies for programs
              --xml          hwloc's XML, version 2: lstopo -i FILE reads it
              --svg          a drawing
              --threads N    say on which CPUs N threads would be placed
              --places P     threads, cores, ll_caches, numa_domains or sockets (default: cores)
              --proc-bind B  close, spread or primary (default: close)
              --root DIR     a recorded machine below DIR instead of this one; no frequencies
            """;

    private TopologyCommand() {}

    /** What was asked; an empty form is text. */
    private record Request(String form, Optional<Path> root, int threads, Placement placement) {}

    /** Runs the command; 0, or 2 for a usage error. */
    static int run(List<String> args, PrintStream out, PrintStream err) {
        if (args.contains("-h") || args.contains("--help")) {
            out.print(USAGE);
            return 0;
        }
        Request request;
        try {
            request = parse(args);
        } catch (IllegalArgumentException e) {
            err.println("jilectomy topology: " + e.getMessage());
            err.println("try: jilectomy topology --help");
            return 2;
        }
        Topology machine = request.root().isPresent()
                ? TopologyReader.read(new SysTree(request.root().get()))
                : TopologyReader.read();
        if (request.threads() > 0) {
            out.println(request.placement().cpus(machine, request.threads()).stream()
                    .map(String::valueOf).collect(Collectors.joining(",")));
            return 0;
        }
        switch (request.form()) {
            case "--xml" -> out.print(HwlocXml.write(machine));
            case "--svg" -> out.print(TopologySvg.write(machine));
            default -> {
                if (request.root().isEmpty()) {
                    describe(machine, request.form().equals("--json"), out);
                } else if (request.form().equals("--json")) {
                    out.print(JsonWriter.toJson(TopologyJson.toMap(machine)));
                } else {
                    out.print(TopologyPrinter.print(machine));
                }
            }
        }
        return 0;
    }

    private static Request parse(List<String> args) {
        String form = "";
        Optional<Path> root = Optional.empty();
        int threads = 0;
        String places = "cores";
        String bind = "close";
        boolean placing = false;
        Iterator<String> rest = args.iterator();
        while (rest.hasNext()) {
            String arg = rest.next();
            switch (arg) {
                case "--json", "--xml", "--svg" -> {
                    if (!form.isEmpty() && !form.equals(arg)) {
                        throw new IllegalArgumentException(form + " or " + arg + ", not both");
                    }
                    form = arg;
                }
                case "--root" -> root = Optional.of(Path.of(value(arg, rest)));
                case "--threads" -> threads = count(value(arg, rest));
                case "--places" -> {
                    places = value(arg, rest);
                    placing = true;
                }
                case "--proc-bind" -> {
                    bind = value(arg, rest);
                    placing = true;
                }
                default -> throw new IllegalArgumentException("unknown argument '" + arg + "'");
            }
        }
        if (placing && threads == 0) {
            throw new IllegalArgumentException("how many threads? --threads N");
        }
        if (threads > 0 && !form.isEmpty()) {
            throw new IllegalArgumentException("--threads prints CPUs, not " + form);
        }
        if (root.isPresent() && !Files.isDirectory(root.get())) {
            throw new IllegalArgumentException("--root: no such directory: " + root.get());
        }
        return new Request(form, root, threads, Placement.parse(places, bind));
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }

    private static int count(String text) {
        try {
            int count = Integer.parseInt(text);
            if (count >= 1 && count <= 1 << 16) {
                return count;
            }
        } catch (NumberFormatException e) {
            // one message for both
        }
        throw new IllegalArgumentException("--threads: '" + text + "' is not a number from 1 on");
    }

    /** With frequencies: the live machine only. */
    private static void describe(Topology machine, boolean json, PrintStream out) {
        SysTree tree = SysTree.live();
        Frequencies kernel = new Frequencies(tree);
        List<Frequency> reported = new ArrayList<>();
        machine.allowed().forEach(cpu -> reported.add(kernel.current(cpu)));
        FrequencyProbe probe = FrequencyProbe.forProcessor(machine.processor());
        boolean steady = probe.warmUp();
        List<Integer> cpus = machine.allowed().stream().boxed().toList();
        List<FrequencyProbe.Reading> probed = probe.read(cpus);
        List<Frequency> nominal = Frequencies.nominal(machine.allowed());
        int first = machine.allowed().first();
        String governor = kernel.governor(first);
        Thermals thermals = new Thermals(tree, machine);
        try (FrequencyLadder ladder = FrequencyLadder.of(tree, Optional.of(probe))) {
            String best = ladder.best(cpus).source().label();
            if (json) {
                Map<String, Object> all = TopologyJson.toMap(machine);
                all.put("frequency", TopologyJson.map(
                        "best_source", best,
                        "sources", ladder.describe(first),
                        "kernel", TopologyJson.toList(reported),
                        "probe", TopologyJson.toList(
                                probed.stream().map(FrequencyProbe.Reading::frequency).toList()),
                        "probe_calibrated", probe.isCalibrated(),
                        "nominal", TopologyJson.toList(nominal),
                        "governor", governor));
                all.put("heat", cpus.stream().map(cpu -> TopologyJson.map(
                        "cpu", cpu,
                        "celsius", thermals.temperature(cpu)
                                .map(Thermals.Temperature::celsius).orElse(null),
                        "sensor", thermals.temperature(cpu)
                                .map(Thermals.Temperature::source).orElse(null),
                        "throttled", thermals.throttle(cpu).isExposed()
                                ? thermals.throttle(cpu).events() : null))
                        .toList());
                out.print(JsonWriter.toJson(all));
                return;
            }
            out.print(TopologyPrinter.print(machine));
            out.println("frequency, by the kernel: " + summary(reported));
            out.println("frequency, by our probe: "
                    + summary(probed.stream().map(FrequencyProbe.Reading::frequency).toList())
                    + (probe.isCalibrated() ? "" : "; not calibrated for this processor")
                    + (steady ? "" : "; unsteady: the machine is busy"));
            out.println("frequency, by OSHI: " + summary(nominal));
            out.println("best source of frequencies: " + best);
            out.println("governor: " + governor);
            out.println("heat: " + heat(thermals, cpus));
        }
    }

    private static String heat(Thermals thermals, List<Integer> cpus) {
        String temperature = thermals.temperature(cpus.getFirst())
                .map(it -> String.format("%.0f degrees C (%s)", it.celsius(), it.source()))
                .orElse("temperature not exposed");
        boolean counted = thermals.throttle(cpus.getFirst()).isExposed();
        long events = cpus.stream().mapToLong(cpu -> thermals.throttle(cpu).events()).max()
                .orElse(0);
        return temperature + (counted
                ? ", throttled " + events + " times since boot"
                : ", throttling not exposed");
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
