package org.jilectomy.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jilectomy.bench.results.Side;

/** The sides that the options ask for: references first, then policies × headers, then commands. */
final class Sides {
    private Sides() {}

    /**
     * All sides.
     *
     * @param references Pythons to compare with; the first is the baseline
     */
    static List<Side> of(BenchOptions options, List<String> ownCommand, List<Side> references) {
        List<Side> all = new ArrayList<>();
        if (!options.script().isEmpty()) {
            all.addAll(references);
            for (String refcount : options.refcounts()) {
                for (String header : options.headers()) {
                    all.add(ours(options, ownCommand, refcount, header));
                }
            }
        }
        if (!options.commands().isEmpty()) {
            all.replaceAll(side -> wholeProcess(side, options.script()));
            for (List<String> command : options.commands()) {
                all.add(new Side(String.join(" ", command), Side.Kind.COMMAND, all.isEmpty(),
                        command, Map.of()));
            }
        }
        return unique(all);
    }

    private static Side ours(
            BenchOptions options, List<String> ownCommand, String refcount, String header) {
        List<String> words = new ArrayList<>();
        Map<String, String> settings = new TreeMap<>();
        StringBuilder name = new StringBuilder(refcount);
        settings.put("refcount", refcount);
        settings.put("header", header);
        words.addAll(List.of("-X", "refcount=" + refcount, "-X", "header=" + header));
        if (options.headers().size() > 1 || !header.equals("inline")) {
            name.append(' ').append(header);
        }
        for (String option : options.switches()) {
            int equals = option.indexOf('=');
            settings.put(
                    equals < 0 ? option : option.substring(0, equals),
                    equals < 0 ? "1" : option.substring(equals + 1));
            name.append(' ').append(option);
            words.addAll(List.of("-X", option));
        }
        return new Side(name.toString(), Side.Kind.OURS, false,
                OwnCommand.with(ownCommand, words), settings);
    }

    /** The same script as a process of its own, to be compared with commands. */
    private static Side wholeProcess(Side side, String script) {
        List<String> command = new ArrayList<>(side.command());
        command.add(script);
        return new Side(side.name(), Side.Kind.COMMAND, side.reference(), command, side.settings());
    }

    /** Names tell sides apart: the second of two equal ones gets a number. */
    private static List<Side> unique(List<Side> sides) {
        Set<String> names = new HashSet<>();
        List<Side> all = new ArrayList<>();
        for (Side side : sides) {
            String name = side.name();
            for (int i = 2; !names.add(name); i++) {
                name = side.name() + " #" + i;
            }
            all.add(name.equals(side.name()) ? side : new Side(
                    name, side.kind(), side.reference(), side.command(), side.settings()));
        }
        return List.copyOf(all);
    }
}
