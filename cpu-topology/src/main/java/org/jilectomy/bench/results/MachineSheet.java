package org.jilectomy.bench.results;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jilectomy.topology.Topology;

/**
 * Where it ran.
 *
 * @param frequencySource who told the clock, and how it was calibrated
 * @param facts           what else a reader wants to know, in order: kernel, governor, load, JVM …
 */
public record MachineSheet(
        Topology topology, String frequencySource, Map<String, String> facts) {

    public MachineSheet {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
}
