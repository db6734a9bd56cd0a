package org.jilectomy.bench.results;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was decided before the first sample.
 *
 * @param seed         of the order of sides in each block
 * @param leastForks   starts of all processes before the first look at the result
 * @param mostForks    and at the last
 * @param cleanRounds  blocks without a rejection that a fork needs to count
 * @param sampleMillis what a timed region should last
 * @param resolution   the smallest difference called one, as a share
 * @param confidence   of intervals
 * @param limits       each rule's limit
 * @param sentences    all of it in words, for reports
 */
public record Protocol(
        Mode mode,
        long seed,
        int leastForks,
        int mostForks,
        int cleanRounds,
        double sampleMillis,
        double resolution,
        double confidence,
        Map<Rule, Double> limits,
        List<String> sentences) {

    /** How sides take turns. */
    public enum Mode {
        /** One at a time on the same cores, A B B A or B A A B by lot. */
        INTERLEAVED("interleaved"),
        /** Both at once on two equal cores, which they swap. */
        DUET("duet");

        private final String label;

        Mode(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public Protocol {
        limits = limits.isEmpty()
                ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(limits));
        sentences = List.copyOf(sentences);
    }
}
