package org.jilectomy.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One side of a comparison: a name for the table and the command that starts its process (the
 * worker's path is appended).
 *
 * @param settings what distinguishes it, for the JSON report
 */
public record Configuration(
        String name, boolean isReference, List<String> command, Map<String, String> settings) {

    /** All sides that the options ask for: the reference first, then policies × headers. */
    static List<Configuration> of(
            BenchOptions options, List<String> ownCommand, List<Configuration> reference) {
        List<Configuration> all = new ArrayList<>(reference);
        for (String refcount : options.refcounts()) {
            for (String header : options.headers()) {
                List<String> command = new ArrayList<>(ownCommand);
                Map<String, String> settings = new TreeMap<>();
                StringBuilder name = new StringBuilder(refcount);
                settings.put("refcount", refcount);
                settings.put("header", header);
                command.addAll(List.of("-X", "refcount=" + refcount, "-X", "header=" + header));
                if (options.headers().size() > 1 || !header.equals("inline")) {
                    name.append(' ').append(header);
                }
                for (String option : options.switches()) {
                    int equals = option.indexOf('=');
                    settings.put(
                            equals < 0 ? option : option.substring(0, equals),
                            equals < 0 ? "1" : option.substring(equals + 1));
                    name.append(' ').append(option);
                    command.addAll(List.of("-X", option));
                }
                all.add(new Configuration(name.toString(), false, List.copyOf(command), settings));
            }
        }
        return List.copyOf(all);
    }
}
