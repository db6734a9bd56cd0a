package org.jilectomy.topology;

import java.util.Locale;

/**
 * The clock of one CPU, and who says so. A frequency without its source is worthless: in a virtual
 * machine the reported one is a constant of the boot, however fast the core really runs.
 *
 * @param mhz negative when the source is {@link Source#NOT_EXPOSED}
 */
public record Frequency(int cpu, double mhz, Source source) {

    /** Where a frequency came from, best first. */
    public enum Source {
        /** The kernel's average from APERF/MPERF, since Linux 6.14. */
        CPUINFO_AVG_FREQ("cpuinfo_avg_freq", true),
        /** The governor's idea: measured on most x86 drivers, requested on others. */
        SCALING_CUR_FREQ("scaling_cur_freq", true),
        /** Inferred from the time a known number of dependent multiplications takes. */
        PROBE("probe", true),
        /** What OSHI found, on Linux the "cpu MHz" of /proc/cpuinfo: often the nominal clock. */
        OSHI("OSHI, nominal", false),
        NOT_EXPOSED("not exposed", false);

        private final String label;
        private final boolean measured;

        Source(String label, boolean measured) {
            this.label = label;
            this.measured = measured;
        }

        public String label() {
            return label;
        }

        /** Whether the value follows the clock; a nominal one does not. */
        public boolean isMeasured() {
            return measured;
        }
    }

    public static Frequency notExposed(int cpu) {
        return new Frequency(cpu, -1, Source.NOT_EXPOSED);
    }

    public boolean isKnown() {
        return source != Source.NOT_EXPOSED;
    }

    @Override
    public String toString() {
        return isKnown()
                ? String.format(Locale.ROOT, "%.0f MHz (%s)", mhz, source.label())
                : source.label();
    }
}
