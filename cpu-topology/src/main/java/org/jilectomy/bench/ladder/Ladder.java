package org.jilectomy.bench.ladder;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jilectomy.bench.Bench;
import org.jilectomy.bench.OwnCommand;
import org.jilectomy.bench.ReferencePython;
import org.jilectomy.bench.UsageException;
import org.jilectomy.bench.report.Progress;
import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.results.Series;
import org.jilectomy.bench.results.Side;
import org.jilectomy.topology.Topology;

/**
 * The command behind {@code jilectomy ladder}: the story's presets side by side on one program.
 *
 * <p>All sides live at once, warm, and take turns, as the {@linkplain org.jilectomy.bench bench} has
 * it; what is added here are the sides, gains against the GIL, the talks' charts and the fit.
 */
public final class Ladder {
    private static final String BASELINE = "gil";

    private Ladder() {}

    /**
     * Runs a ladder.
     *
     * @param args       the words after {@code ladder}
     * @param ownCommand how to start our runtime
     * @param presets    names of its presets, in the order of the story
     * @return 0; 1 if a side failed; 2 if the request makes no sense
     */
    public static int run(List<String> args, List<String> ownCommand, List<String> presets,
            PrintStream out, PrintStream err) {
        if (args.contains("-h") || args.contains("--help")) {
            out.print(LadderOptions.usage(presets));
            return 0;
        }
        try {
            LadderOptions options = LadderOptions.parse(args, presets);
            Path folder = folder(options);
            List<String> notes = new ArrayList<>();
            List<Side> sides = sides(options, ownCommand, notes);
            Results results;
            try (Progress progress = Progress.onErr(err)) {
                progress.start();
                results = Bench.compare(options.bench(), args, baselineFirst(sides), progress);
            }
            notes.addAll(results.notes());
            results.processes().forEach(process -> process.failure()
                    .ifPresent(why -> notes.add(process.side() + " FAILED: " + why)));
            Topology machine = results.machine().topology();
            LadderResults ladder = new LadderResults(options.bench().script(), machine,
                    baselineFirst(sides).getFirst().name(), machine.oneCpuPerCore().size(),
                    rungs(results, sides), notes);
            out.print(LadderTable.render(ladder));
            write(options, folder, ladder, err);
            return results.hasFailures() ? 1 : 0;
        } catch (UsageException e) {
            err.println("jilectomy ladder: " + e.getMessage());
            err.println("try: jilectomy ladder --help");
            return 2;
        }
    }

    /** Checked before anything is measured: hours later would be too late. */
    private static Path folder(LadderOptions options) throws UsageException {
        if (!Files.isReadable(Path.of(options.bench().script()))) {
            throw new UsageException("cannot read " + options.bench().script());
        }
        Path folder = Path.of(options.svg());
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new UsageException("--svg: no folder to write to: " + folder);
        }
        if (options.json().isPresent()) {
            Path parent = Path.of(options.json().get()).toAbsolutePath().getParent();
            if (parent == null || !Files.isDirectory(parent)) {
                throw new UsageException("--json: no such directory: " + parent);
            }
        }
        return folder;
    }

    private static List<Side> sides(
            LadderOptions options, List<String> ownCommand, List<String> notes)
            throws UsageException {
        List<Side> sides = new ArrayList<>();
        if (options.pythons().isEmpty()) {
            sides.addAll(ReferencePython.find(options.bench(), notes));
        } else if (!options.pythons().equals(List.of("none"))) {
            for (String python : options.pythons()) {
                sides.add(InstalledPython.inspect(python, notes));
            }
        }
        for (String preset : options.presets()) {
            sides.add(side(preset, List.of("-X", "preset=" + preset), ownCommand));
        }
        for (String other : options.others()) {
            int equals = other.indexOf('=');
            sides.add(side(other.substring(0, equals),
                    List.of(other.substring(equals + 1).split(" +")), ownCommand));
        }
        if (sides.stream().map(Side::name).distinct().count() < sides.size()) {
            throw new UsageException("two sides of the same name");
        }
        return sides;
    }

    private static Side side(String name, List<String> words, List<String> ownCommand) {
        return new Side(name, Side.Kind.OURS, name.equals(BASELINE),
                OwnCommand.with(ownCommand, words),
                Map.of("switches", String.join(" ", words)));
    }

    /** The baseline of all ratios; the GIL's, if it takes part, else the first. */
    private static List<Side> baselineFirst(List<Side> sides) {
        List<Side> order = new ArrayList<>(sides);
        order.sort((a, b) -> Boolean.compare(b.name().equals(BASELINE), a.name().equals(BASELINE)));
        return order;
    }

    private static List<Rung> rungs(Results results, List<Side> sides) {
        List<Rung> rungs = new ArrayList<>();
        for (Side side : sides) {
            for (Series series : results.series()) {
                if (series.side().equals(side) && series.wall().isKnown()) {
                    rungs.add(new Rung(side.name(), series.threads(), series.cpus(),
                            series.wall().value(), series.cpu().value(), series.spread(),
                            series.clean().size(), series.samples().size(), series.enough()));
                }
            }
        }
        return rungs;
    }

    private static void write(
            LadderOptions options, Path folder, LadderResults ladder, PrintStream err)
            throws UsageException {
        try {
            if (!ladder.rungs().isEmpty()) {
                for (LadderCharts.Picture picture : LadderCharts.draw(ladder)) {
                    Files.writeString(picture.in(folder), picture.svg(), StandardCharsets.UTF_8);
                    err.println("# chart: " + picture.in(folder));
                }
            }
            if (options.json().isPresent()) {
                Files.writeString(Path.of(options.json().get()), ladder.toJson(Instant.now()),
                        StandardCharsets.UTF_8);
                err.println("# figures: " + options.json().get());
            }
        } catch (IOException e) {
            throw new UsageException("cannot write: " + e.getMessage());
        }
    }
}
