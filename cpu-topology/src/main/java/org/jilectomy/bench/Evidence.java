package org.jilectomy.bench;

import org.jilectomy.topology.Frequency;

/**
 * What the machine did around one round, apart from the result. Each figure is not a number when
 * the machine does not expose it.
 *
 * @param mhzBefore  mean clock of the round's cores just before
 * @param mhzAfter   and just after
 * @param source     who says so
 * @param operations independent operations per cycle of the slowest core, mean of before and after:
 *                   falls when somebody uses the core's SMT sibling
 * @param stealShare of the cores' time that the hypervisor gave to others
 * @param waitShare  of the round's time in which some task of the machine waited for a CPU
 */
public record Evidence(
        double mhzBefore,
        double mhzAfter,
        Frequency.Source source,
        double operations,
        double stealShare,
        double waitShare) {

    /** The clock of the round: the mean of before and after. */
    public double mhz() {
        return (mhzBefore + mhzAfter) / 2;
    }

    /** How far the clock moved during the round, as a share; 0 if unknown. */
    public double clockChange() {
        double change = Math.abs(mhzAfter / mhzBefore - 1);
        return Double.isNaN(change) ? 0 : change;
    }
}
