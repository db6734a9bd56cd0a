package org.jilectomy.runtime.cli;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import java.lang.management.ManagementFactory;

/**
 * What {@code -X refcount=tracing} needs of other switches and of the JVM.
 *
 * <p>The JVM must let a collector see what Java methods hold. C2 replaces objects that do not leave a
 * method by their fields, and the fields of such an object are shown to nobody.
 */
final class TracingFlags {
    private static final String FLAG = "-XX:-DoEscapeAnalysis";

    /** Switches that do not go with it, the one value that does, and why. */
    private static final String[][] REFUSED = {
        {"header", "inline", "nothing is counted, so no count can lie apart"},
        {"immortal", "on", "immortal objects are its roots"},
        {"alloc", "thread-local", "it collects by what each thread takes from its own pools"},
        {"track", "walk", "it looks at all objects, tracked or not"},
    };

    private TracingFlags() {}

    /** What is wrong with the switches or the JVM's options under {@code refcount=tracing}, or null. */
    static String problem() {
        for (String[] row : REFUSED) {
            String value = System.getProperty("jilectomy." + row[0], row[1]);
            if (!value.equals(row[1])) {
                return "-X refcount=tracing does not go with -X " + row[0] + "=" + value + ": "
                        + row[2];
            }
        }
        HotSpotDiagnosticMXBean jvm =
                ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        boolean c2 = value(jvm, "TieredStopAtLevel").equals("4");
        return c2 && value(jvm, "DoEscapeAnalysis").equals("true")
                ? "-X refcount=tracing needs the JVM option " + FLAG
                        + ", which scripts/jilectomy adds for -X refcount=tracing;"
                        + " else add it to the JVM's options (JILECTOMY_JAVA_OPTS)"
                : null;
    }

    private static String value(HotSpotDiagnosticMXBean jvm, String option) {
        try {
            VMOption o = jvm.getVMOption(option);
            return o.getValue();
        } catch (IllegalArgumentException e) {
            return ""; // a JVM without C2
        }
    }
}
