package org.jilectomy.bench.results;

/**
 * Why a sample is left out. All rules look at evidence and none at the result; their limits are
 * fixed in the {@link Protocol} before the first sample and printed.
 */
public enum Rule {
    OFF_CPU("off the CPU", "share of the timed region in which its threads were not on a CPU"),
    WAITING("waited for a CPU", "share of the timed region its threads were ready but not running"),
    STEAL("stolen by the hypervisor", "share of the timed region the hypervisor gave to others"),
    CLOCK("clock moved", "change of the core's clock, as a share, over the round"),
    SIBLING("core shared with a busy sibling", "lost share of the usual additions per cycle"),
    UNEVEN("something came between calls",
            "share of the timed region beyond the pace of its faster calls"),
    MIGRATED("moved to another core", "threads that were not on their core before and after"),
    THROTTLED("throttled for heat", "times the core was throttled"),
    MAJOR_FAULT("read a page from disk", "page faults that read a disk");

    private final String label;
    private final String figure;

    Rule(String label, String figure) {
        this.label = label;
        this.figure = figure;
    }

    /** A few words for a table or a legend: what happened to the sample. */
    public String label() {
        return label;
    }

    /** What the rule's number is. */
    public String figure() {
        return figure;
    }
}
