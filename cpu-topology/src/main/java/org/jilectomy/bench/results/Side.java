package org.jilectomy.bench.results;

import java.util.List;
import java.util.Map;

/**
 * One contender of a comparison.
 *
 * @param name      as tables show it; unique in a run
 * @param reference whether speed-ups are told against it: the first CPython, or the first command
 * @param command   what starts its process, without the harness's own words
 * @param settings  what distinguishes it: refcount, header, python, version …
 */
public record Side(
        String name,
        Kind kind,
        boolean reference,
        List<String> command,
        Map<String, String> settings) {

    /** How a side is run. */
    public enum Kind {
        /** Our runtime: a warm process that is asked for samples. */
        OURS,
        /** Another Python, the same way. */
        PYTHON,
        /** Any command line: each sample is a whole process, from its start to its end. */
        COMMAND,
        /** A calibrated loop in a process, for trials of the method. */
        SPIN,
        /** No process at all: a model with a clock of its own, for trials of the method. */
        SIMULATED
    }

    public Side {
        command = List.copyOf(command);
        settings = Map.copyOf(settings);
    }

    @Override
    public String toString() {
        return name;
    }
}
