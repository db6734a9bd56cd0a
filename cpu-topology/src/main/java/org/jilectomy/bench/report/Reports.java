package org.jilectomy.bench.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jilectomy.bench.results.Results;

/**
 * The files a run was asked to write. To add a kind of report: a class with a method from results
 * to text, and a constant in {@link Format}.
 *
 * @param files in the order given
 */
public record Reports(List<Report> files) {

    /** A kind of file: its option, what it is, and what makes it. */
    public enum Format {
        JSON("--json", "everything, sample by sample, for compare and for programs",
                ResultsJson::render),
        HTML("--html", "one page with every picture; needs no network", HtmlReport::render),
        MARKDOWN("--markdown", "verdicts and tables for an issue or a pull request",
                MarkdownReport::render),
        PYPERF("--pyperf", "pyperf's JSON: python -m pyperf compare_to, hist, check",
                PyperfJson::render),
        JMH("--jmh-json", "JMH's JSON, for its visualizers", JmhJson::render),
        HYPERFINE("--hyperfine", "hyperfine's JSON, for its scripts", HyperfineJson::render),
        WARM_UP("--warmup-csv", "every fork's times in order, as warmup_stats reads them",
                WarmUpCsv::render);

        private final String option;
        private final String about;
        private final Function<Results, String> renderer;

        Format(String option, String about, Function<Results, String> renderer) {
            this.option = option;
            this.about = about;
            this.renderer = renderer;
        }

        public String option() {
            return option;
        }

        public String render(Results results) {
            return renderer.apply(results);
        }
    }

    /** One file to write. */
    public record Report(Format format, Path file) {}

    public Reports {
        files = List.copyOf(files);
    }

    public static Reports none() {
        return new Reports(List.of());
    }

    /** Whether a word of the command line asks for a report; a file name follows it. */
    public static boolean isOption(String word) {
        return Arrays.stream(Format.values()).anyMatch(format -> format.option.equals(word));
    }

    /** The same with one more file. */
    public Reports with(String option, String file) {
        List<Report> more = new ArrayList<>(files);
        Format format = Arrays.stream(Format.values())
                .filter(one -> one.option.equals(option)).findFirst().orElseThrow();
        more.add(new Report(format, Path.of(file)));
        return new Reports(more);
    }

    /** The options as lines of a usage message. */
    public static String usage() {
        StringBuilder usage = new StringBuilder();
        for (Format format : Format.values()) {
            usage.append(Words.format("  %-22s %s\n", format.option + " FILE", format.about));
        }
        return usage.toString();
    }

    /**
     * Whether all files can be written, before minutes are spent on measuring.
     *
     * @throws ReportException naming the option and what is wrong
     */
    public void check() throws ReportException {
        for (Report report : files) {
            Path directory = report.file.toAbsolutePath().getParent();
            String option = report.format.option;
            if (directory == null || !Files.isDirectory(directory)) {
                throw new ReportException(option + ": no such directory: " + directory);
            }
            if (Files.isDirectory(report.file)) {
                throw new ReportException(option + ": " + report.file + " is a directory");
            }
            Path probe = Files.exists(report.file) ? report.file : directory;
            if (!Files.isWritable(probe)) {
                throw new ReportException(option + ": " + probe + " is not writable");
            }
        }
    }

    /**
     * Writes all of them.
     *
     * @throws ReportException if one cannot be written; the others are
     */
    public void write(Results results, Progress progress) throws ReportException {
        List<String> failures = new ArrayList<>();
        for (Report report : files) {
            try {
                Files.writeString(report.file, report.format.render(results),
                        StandardCharsets.UTF_8);
                progress.say("written: " + report.file);
            } catch (IOException e) {
                failures.add(report.format.option + ": cannot write " + report.file + ": "
                        + e.getMessage());
            }
        }
        if (!failures.isEmpty()) {
            throw new ReportException(String.join("\n", failures));
        }
    }
}
