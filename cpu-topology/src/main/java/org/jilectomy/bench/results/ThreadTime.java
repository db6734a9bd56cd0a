package org.jilectomy.bench.results;

/**
 * One thread's part of a sample.
 *
 * @param pinned    the CPU it was pinned to, or -1
 * @param cpuBefore the CPU it was on before the timed region; -1 unknown
 * @param cpuAfter  and after
 * @param cpuNanos  its CPU time; -1 without a thread clock
 * @param start     when it began, in nanoseconds after the gates opened
 * @param end       when it ended, on the same scale
 */
public record ThreadTime(
        int pinned, int cpuBefore, int cpuAfter, long cpuNanos, long start, long end) {

    /** Whether it was seen on a core other than its own. */
    public boolean migrated() {
        int home = pinned >= 0 ? pinned : cpuBefore;
        return home >= 0
                && (cpuBefore >= 0 && cpuBefore != home || cpuAfter >= 0 && cpuAfter != home);
    }
}
