package org.jilectomy.runtime.cli;

/**
 * Runs Python in a thread of its own, because only a new thread's stack size is ours to choose. The
 * stack is reserved, not committed: what is never touched costs nothing.
 *
 * <p>RecursionError comes from counting frames. The stack must hold as many of the largest frames as
 * {@code sys.setrecursionlimit} is likely to be asked for: 50 000 calls through interpreted
 * bytecode need about 100 MiB. {@code -Djilectomy.stack=MIB} changes the 1024 MiB.
 */
final class Launch {
    private static final int DEFAULT_MIB = 1024;

    private Launch() {}

    /** Starts the thread; it ends the process itself. */
    static void run(Runnable python) {
        new Thread(null, python, "MainThread", stackBytes()).start();
    }

    static long stackBytes() {
        return Integer.getInteger("jilectomy.stack", DEFAULT_MIB) * (1L << 20);
    }
}
