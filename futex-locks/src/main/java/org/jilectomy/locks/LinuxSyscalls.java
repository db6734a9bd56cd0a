package org.jilectomy.locks;

import java.util.Map;

/**
 * System call numbers by architecture: the table. Linux gives them to each architecture separately.
 *
 * <p>To add an architecture: a row, keyed by Java's {@code os.arch}. To add a call: a component.
 *
 * @param futex see futex(2)
 */
record LinuxSyscalls(int futex) {
    private static final Map<String, LinuxSyscalls> BY_ARCHITECTURE = Map.of(
            "amd64", new LinuxSyscalls(202),
            "aarch64", new LinuxSyscalls(98),
            "riscv64", new LinuxSyscalls(98),
            "ppc64le", new LinuxSyscalls(221),
            "s390x", new LinuxSyscalls(238));

    /** Whether this is a Linux whose numbers we know. */
    static boolean known() {
        return System.getProperty("os.name").equals("Linux")
                && BY_ARCHITECTURE.containsKey(System.getProperty("os.arch"));
    }

    static LinuxSyscalls ofHost() {
        return BY_ARCHITECTURE.get(System.getProperty("os.arch"));
    }
}
