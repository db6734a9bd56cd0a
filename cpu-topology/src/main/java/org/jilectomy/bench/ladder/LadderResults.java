package org.jilectomy.bench.ladder;

import static org.jilectomy.topology.TopologyJson.map;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jilectomy.topology.JsonWriter;
import org.jilectomy.topology.Topology;
import org.jilectomy.topology.TopologyJson;

/**
 * All that a ladder found out.
 *
 * @param baseline the side that gains are told against: {@code gil}, or the first
 * @param cores    how many cores there were for threads
 * @param rungs    by side, then by threads
 * @param notes    what a reader has to know, one sentence each
 */
record LadderResults(
        String script, Topology machine, String baseline, int cores, List<Rung> rungs,
        List<String> notes) {

    String processor() {
        String name = machine.processor().name();
        return name.isEmpty() ? "an unnamed processor" : name;
    }

    boolean virtual() {
        return machine.processor().virtualMachine();
    }

    List<String> sides() {
        return rungs.stream().map(Rung::side).distinct().toList();
    }

    List<Rung> rungs(String side) {
        return rungs.stream().filter(rung -> rung.side().equals(side)).toList();
    }

    private Rung rung(String side, int threads) {
        return rungs.stream().filter(rung -> rung.side().equals(side) && rung.threads() == threads)
                .findFirst().orElse(null);
    }

    /** How many times less wall time than the baseline at as many threads. */
    OptionalDouble wallGain(Rung rung) {
        Rung base = rung(baseline, rung.threads());
        return base == null ? OptionalDouble.empty() : OptionalDouble.of(base.wall() / rung.wall());
    }

    /** The same of CPU time. */
    OptionalDouble cpuGain(Rung rung) {
        Rung base = rung(baseline, rung.threads());
        return base == null ? OptionalDouble.empty() : OptionalDouble.of(base.cpu() / rung.cpu());
    }

    /** Work per time against one thread of the same side. */
    OptionalDouble scaling(Rung rung) {
        Rung one = rung(rung.side(), 1);
        return one == null ? OptionalDouble.empty()
                : OptionalDouble.of(rung.threads() * one.wall() / rung.wall());
    }

    /** Whether that many threads had a core each here. */
    boolean isMeasured(int threads) {
        return rungs.stream().anyMatch(rung -> rung.threads() == threads && threads <= cores);
    }

    /** The law of a side; null if it was measured at one thread only. */
    ScalabilityLaw law(String side) {
        List<Rung> own = rungs(side).stream().filter(rung -> rung.threads() <= cores).toList();
        if (own.stream().noneMatch(rung -> rung.threads() > 1) || rung(side, 1) == null) {
            return null;
        }
        return ScalabilityLaw.fit(
                own.stream().mapToInt(Rung::threads).toArray(),
                own.stream().mapToDouble(rung -> scaling(rung).orElseThrow()).toArray());
    }

    String toJson(Instant now) {
        List<Map<String, Object>> laws = new ArrayList<>();
        for (String side : sides()) {
            ScalabilityLaw law = law(side);
            if (law != null) {
                List<Map<String, Object>> predictions = new ArrayList<>();
                for (int n : LadderTable.BEYOND) {
                    if (!isMeasured(n)) {
                        predictions.add(map("threads", n, "least", law.least(n), "most",
                                law.most(n)));
                    }
                }
                laws.add(map("side", side, "sigma", law.sigma(), "kappa", law.kappa(),
                        "separable", law.separable(), "peak_threads", law.peak(),
                        "predictions_not_measured", predictions));
            }
        }
        return JsonWriter.toJson(map(
                "format", "jilectomy-ladder 1", "date", now.toString(), "script", script,
                "baseline", baseline, "cores", cores, "notes", notes,
                "rungs", rungs.stream().map(this::rung).toList(),
                "scalability_law", laws,
                "machine", TopologyJson.toMap(machine)));
    }

    private Map<String, Object> rung(Rung rung) {
        return map("side", rung.side(), "threads", rung.threads(), "cpus", rung.cpus(),
                "wall_seconds", rung.wall(), "cpu_seconds", rung.cpu(), "wall_spread",
                rung.spread(), "wall_gain", wallGain(rung), "cpu_gain", cpuGain(rung),
                "scaling", scaling(rung), "clean_rounds", rung.clean(), "rounds", rung.rounds(),
                "medians_over_clean_rounds", rung.enough());
    }
}
