package org.jilectomy.bench.system;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;

/**
 * What the kernel says a thread or a process has used: {@code struct rusage}, without the fields
 * Linux does not keep.
 *
 * @param userNanos   in the program
 * @param systemNanos in the kernel on its behalf
 * @param peakBytes   most memory in use at once
 */
public record Usage(
        long userNanos,
        long systemNanos,
        long peakBytes,
        long minorFaults,
        long majorFaults,
        long voluntarySwitches,
        long involuntarySwitches) {

    /** {@code struct rusage} of 64-bit Linux: the same on x86-64 and ARM64 (bits/types). */
    static final StructLayout LAYOUT = MemoryLayout.structLayout(
            JAVA_LONG.withName("ru_utime.tv_sec"),
            JAVA_LONG.withName("ru_utime.tv_usec"),
            JAVA_LONG.withName("ru_stime.tv_sec"),
            JAVA_LONG.withName("ru_stime.tv_usec"),
            JAVA_LONG.withName("ru_maxrss"), // KiB
            JAVA_LONG.withName("ru_ixrss"),
            JAVA_LONG.withName("ru_idrss"),
            JAVA_LONG.withName("ru_isrss"),
            JAVA_LONG.withName("ru_minflt"),
            JAVA_LONG.withName("ru_majflt"),
            JAVA_LONG.withName("ru_nswap"),
            JAVA_LONG.withName("ru_inblock"),
            JAVA_LONG.withName("ru_oublock"),
            JAVA_LONG.withName("ru_msgsnd"),
            JAVA_LONG.withName("ru_msgrcv"),
            JAVA_LONG.withName("ru_nsignals"),
            JAVA_LONG.withName("ru_nvcsw"),
            JAVA_LONG.withName("ru_nivcsw"));

    static Usage of(MemorySegment rusage) {
        return new Usage(
                1_000_000_000 * field(rusage, "ru_utime.tv_sec")
                        + 1000 * field(rusage, "ru_utime.tv_usec"),
                1_000_000_000 * field(rusage, "ru_stime.tv_sec")
                        + 1000 * field(rusage, "ru_stime.tv_usec"),
                1024 * field(rusage, "ru_maxrss"),
                field(rusage, "ru_minflt"),
                field(rusage, "ru_majflt"),
                field(rusage, "ru_nvcsw"),
                field(rusage, "ru_nivcsw"));
    }

    private static long field(MemorySegment rusage, String name) {
        return rusage.get(JAVA_LONG, LAYOUT.byteOffset(PathElement.groupElement(name)));
    }

    /** User and system time together. */
    public long cpuNanos() {
        return userNanos + systemNanos;
    }
}
