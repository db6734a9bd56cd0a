package org.jilectomy.bench.trials;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jilectomy.bench.results.CoreEvidence;
import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.results.Sample;
import org.jilectomy.bench.results.Series;

/**
 * Every sample of every comparison with its evidence, one a line, columns separated by spaces: what
 * one looks at to find out which rule is too strict or too lax. Words in the first line.
 */
final class SampleLog implements AutoCloseable {
    private final PrintWriter out;
    private int comparison;

    SampleLog(Path file) {
        try {
            out = new PrintWriter(new BufferedWriter(new OutputStreamWriter(
                    new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println("trial comparison side fork round order attempt start loops wall bracket cpu "
                + "wait gaveUp switched faults uneven steal mhzBefore mhzAfter addsBefore addsAfter interrupts "
                + "machineWait rejected");
    }

    synchronized void add(String trial, Results results) {
        comparison++;
        for (Series series : results.series()) {
            for (Sample sample : series.samples()) {
                add(trial.replace(' ', '_'), series.side().name(), sample);
            }
        }
    }

    private void add(String trial, String side, Sample sample) {
        CoreEvidence core = sample.evidence().cores().getFirst();
        StringBuilder rules = new StringBuilder();
        sample.rejected().forEach(one -> rules.append(rules.isEmpty() ? "" : ",")
                .append(one.rule()).append('=')
                .append(String.format(Locale.ROOT, "%.4f", one.found())));
        out.printf(Locale.ROOT,
                "%s %d %s %d %d %d %d %.6f %d %d %d %d %d %d %d %d %d %d %.1f %.1f %.3f %.3f %d %d %s%n",
                trial, comparison, side, sample.fork(), sample.round(), sample.order(),
                sample.attempt(), sample.startSeconds(), sample.loops(), sample.wallNanos(),
                sample.bracketNanos(), sample.threadCpuNanos(),
                sample.evidence().runQueueWaitNanos(), sample.evidence().voluntarySwitches(),
                sample.evidence().involuntarySwitches(), sample.evidence().minorFaults(),
                sample.evidence().unevenNanos(), core.stealNanos(), core.mhzBefore(),
                core.mhzAfter(), core.addsBefore(), core.addsAfter(), core.interrupts(),
                sample.evidence().machineWaitNanos(), rules.isEmpty() ? "-" : rules);
    }

    @Override
    public synchronized void close() {
        out.close();
    }
}
