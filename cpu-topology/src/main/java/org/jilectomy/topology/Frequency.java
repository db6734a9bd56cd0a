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
        /**
         * Actual over maximum performance counts of the core, from its model-specific registers.
         */
        APERF_MPERF("APERF/MPERF", true),
        /** Cycles over reference cycles, counted by the kernel's perf events. */
        PERF_EVENTS("perf events", true),
        /** The kernel's average from the same counters, since Linux 6.14. */
        CPUINFO_AVG_FREQ("cpuinfo_avg_freq", true),
        /** What the driver reads from the hardware; root only. */
        CPUINFO_CUR_FREQ("cpuinfo_cur_freq", true),
        /** The governor's figure, on x86: there the kernel takes it from the counters. */
        SCALING_CUR_FREQ("scaling_cur_freq", true),
        /** Inferred from the time a known number of dependent multiplications takes. */
        PROBE("probe", true),
        /** The governor's figure elsewhere: what it last asked for, granted or not. */
        SCALING_REQUESTED("scaling_cur_freq, requested, not measured", false),
        /** The guaranteed clock of the data sheet, by the driver. */
        BASE_FREQUENCY("base_frequency, nominal, not measured", false),
        /** The same by the firmware's performance tables. */
        CPPC_NOMINAL("acpi_cppc/nominal_freq, nominal, not measured", false),
        /** "cpu MHz" of /proc/cpuinfo: a constant of the boot in a virtual machine. */
        CPUINFO_MHZ("cpu MHz of /proc/cpuinfo, nominal, not measured", false),
        /** What OSHI found: on Linux one of the above, mostly the last. */
        OSHI("OSHI, nominal, not measured", false),
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
