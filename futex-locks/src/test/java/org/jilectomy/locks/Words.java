package org.jilectomy.locks;

import org.jilectomy.memory.Memory;

/** Zeroed native words for tests, a cache line each, never given back. */
public final class Words {
    private static final long LINE = 128;
    private static final long PAGES = 1 << 18;
    private static long next = Memory.map(PAGES, 4096);
    private static final long END = next + PAGES;

    private Words() {}

    public static synchronized long zeroed() {
        long word = next;
        next += LINE;
        if (next > END) {
            throw new AssertionError("too many test words");
        }
        return word;
    }
}
