package org.jilectomy.bench.results;

/**
 * The outcome of a comparison.
 *
 * @param share    FASTER, SLOWER: by how much; NO_DIFFERENCE: beyond what; UNSTABLE: how uncertain;
 *                 as a share of the baseline's time, never negative
 * @param because  UNSTABLE: why; else what was done that a reader should know; may be empty
 * @param sentence the whole in words: "2.0 % slower (1.7 to 2.3 %)"
 */
public record Verdict(Kind kind, double share, String because, String sentence) {
    /** What can be said. */
    public enum Kind {
        FASTER("faster"),
        SLOWER("slower"),
        NO_DIFFERENCE("no difference"),
        UNSTABLE("unstable");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
