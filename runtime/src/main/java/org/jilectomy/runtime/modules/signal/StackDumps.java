package org.jilectomy.runtime.modules.signal;

import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code faulthandler.register}: signals at which is written where the threads are, without running
 * Python code. So it also tells of a program that hangs.
 */
final class StackDumps {
    /**
     * What to do at one signal.
     *
     * @param all whether of all threads
     * @param chain whether what was in force for the signal is to be done as well
     */
    private record Dump(int fd, boolean all, boolean chain) {}

    private static final Dump[] DUMPS = new Dump[Signals.COUNT];

    private StackDumps() {}

    /** In place of what was registered for the signal. */
    static void put(int signal, int fd, boolean all, boolean chain) {
        synchronized (DUMPS) {
            DUMPS[signal] = new Dump(fd, all, chain);
        }
    }

    /** @return whether something was registered */
    static boolean remove(int signal) {
        synchronized (DUMPS) {
            boolean was = DUMPS[signal] != null;
            DUMPS[signal] = null;
            return was;
        }
    }

    static boolean isAt(int signal) {
        return get(signal) != null;
    }

    private static Dump get(int signal) {
        synchronized (DUMPS) {
            return DUMPS[signal];
        }
    }

    /**
     * A signal has come: writes, if that is wanted.
     *
     * @param to the thread that a program would say has got it
     * @return whether the signal is also to be handled as if there were no dump
     */
    static boolean write(int signal, ThreadState to) {
        Dump dump = get(signal);
        if (dump == null) {
            return true;
        }
        StackReport.of("", to, dump.all).write(dump.fd);
        return dump.chain;
    }
}
