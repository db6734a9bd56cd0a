package org.jilectomy.bench.results;

import org.jilectomy.topology.Frequency;

/**
 * What one core did around one sample.
 *
 * @param cpu        its number
 * @param mhzBefore  its clock just before; not a number if nobody can say
 * @param mhzAfter   and just after
 * @param source     who says so; a nominal clock is never given here
 * @param addsBefore independent additions per cycle just before: falls when somebody uses the
 *                   core's SMT sibling
 * @param addsAfter  and just after
 * @param stealNanos what the hypervisor gave to others, in steps of the kernel's tick; -1 unknown
 * @param interrupts interrupts the core took; -1 unknown
 * @param throttles  times the core was throttled for heat; -1 unknown
 * @param celsius    its temperature, not a number where not exposed
 */
public record CoreEvidence(
        int cpu,
        double mhzBefore,
        double mhzAfter,
        Frequency.Source source,
        double addsBefore,
        double addsAfter,
        long stealNanos,
        long interrupts,
        long throttles,
        double celsius) {

    /** The clock of the sample: the mean of before and after, or whichever is known. */
    public double mhz() {
        return either(mhzBefore, mhzAfter);
    }

    /** Additions per cycle: the mean of before and after, or whichever is known. */
    public double adds() {
        return either(addsBefore, addsAfter);
    }

    /** How far the clock moved during the sample, as a share; 0 if unknown. */
    public double clockChange() {
        double change = Math.abs(mhzAfter / mhzBefore - 1);
        return Double.isNaN(change) ? 0 : change;
    }

    private static double either(double before, double after) {
        return Double.isNaN(before) ? after : Double.isNaN(after) ? before : (before + after) / 2;
    }
}
