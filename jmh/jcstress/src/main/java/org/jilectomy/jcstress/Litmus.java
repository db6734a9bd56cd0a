package org.jilectomy.jcstress;

import org.jilectomy.memory.Memory;
import org.jilectomy.safepoint.Mutator;

/** What the tests' states are made of. */
final class Litmus {
    private static final long LINE = 64;

    /** More than jcstress keeps states at a time. */
    static final int STATES = 1 << 18;

    private static final int LINES = 4 * STATES;
    private static final long WORDS = Memory.map(LINE * LINES, 128);
    private static int next;

    private Litmus() {}

    /** A zeroed line of native memory; after many others the same again, when nobody uses it. */
    static synchronized long line() {
        long line = WORDS + LINE * (next++ & LINES - 1);
        Memory.fill(line, LINE, (byte) 0);
        return line;
    }

    /** An actor that touches objects. */
    static final class Actor extends Mutator {}
}
