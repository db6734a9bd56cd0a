package org.jilectomy.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jilectomy.bench.results.Comparison;
import org.jilectomy.bench.results.ProcessLife;
import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.results.Series;
import org.jilectomy.bench.results.Side;

/**
 * The same results with names that fit a table. A command line is its side's name, and may be long:
 * for people, folders are left out of it ({@code python3.11 -c pass}), and then its end, as long as
 * all names stay different. The machine's sheet has the commands in full.
 */
final class ShortNames {
    private static final int MOST = 32;

    private ShortNames() {}

    static Results of(Results results) {
        Map<String, Side> sides = sides(results.sides());
        String title = results.title();
        for (Side side : results.sides()) {
            if (!side.name().isEmpty()) {
                title = title.replace(side.name(), sides.get(side.name()).name());
            }
        }
        return new Results(
                results.date(), title, results.arguments(), results.protocol(), results.machine(),
                List.copyOf(sides.values()),
                results.series().stream().map(one -> new Series(
                        sides.get(one.side().name()), one.cpus(), one.samples(), one.warmUps(),
                        one.wall(), one.cpu(), one.mhz(), one.spread(), one.enough())).toList(),
                results.comparisons().stream().map(one -> new Comparison(
                        sides.get(one.baseline().name()), sides.get(one.side().name()),
                        one.threads(), one.forks(), one.wall(), one.bootstrap(), one.cpu(),
                        one.cycles(), one.effectSize(), one.judged(), one.verdict())).toList(),
                results.processes().stream().map(one -> new ProcessLife(
                        sides.get(one.side().name()), one.fork(), one.startSeconds(),
                        one.warmUpSeconds(), one.warmUpRounds(), one.steady(), one.peakBytes(),
                        one.failure())).toList(),
                results.overhead(), results.notes(), results.seconds());
    }

    /** By their old names, in their order. */
    private static Map<String, Side> sides(List<Side> sides) {
        List<String> names = sides.stream().map(Side::name).toList();
        List<String> plain = unique(sides.stream().map(side -> side.kind() == Side.Kind.COMMAND
                ? withoutFolders(side.name()) : side.name()).toList(), names);
        List<String> cut = unique(plain.stream().map(name -> name.length() > MOST
                ? name.substring(0, MOST - 1) + "…" : name).toList(), plain);
        Map<String, Side> renamed = new LinkedHashMap<>();
        for (int i = 0; i < sides.size(); i++) {
            Side side = sides.get(i);
            renamed.put(side.name(), new Side(cut.get(i), side.kind(), side.reference(),
                    side.command(), side.settings()));
        }
        return renamed;
    }

    /** The wanted names; where two are the same, those they had. */
    private static List<String> unique(List<String> wanted, List<String> had) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            String name = wanted.get(i);
            boolean same = wanted.stream().filter(name::equals).count() > 1;
            names.add(same ? had.get(i) : name);
        }
        return names;
    }

    private static String withoutFolders(String command) {
        return Stream.of(command.split(" "))
                .map(word -> word.endsWith("/") ? word : word.substring(word.lastIndexOf('/') + 1))
                .collect(Collectors.joining(" "));
    }
}
