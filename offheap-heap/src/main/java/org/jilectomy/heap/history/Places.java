package org.jilectomy.heap.history;

import java.util.function.Supplier;

/**
 * Where the program is, in its own terms: {@code file:line in function}. The runtime installs who can
 * say so; without one all places are unknown.
 */
public final class Places {
    /** Said where no program runs: at start-up, in the runtime itself. */
    public static final String UNKNOWN = "?";

    private static volatile Supplier<String> finder;

    /** Asking may itself touch objects: then the place is the one being asked for. */
    private static final ThreadLocal<Boolean> ASKING = new ThreadLocal<>();

    private Places() {
    }

    /** Installs who knows; it may return null. Called in the thread whose place is wanted. */
    public static void install(Supplier<String> newFinder) {
        finder = newFinder;
    }

    /** Where the calling thread is; some microseconds. */
    public static String here() {
        Supplier<String> f = finder;
        if (f == null || ASKING.get() != null) {
            return UNKNOWN;
        }
        ASKING.set(true);
        try {
            String place = f.get();
            return place == null ? UNKNOWN : place;
        } finally {
            ASKING.remove();
        }
    }
}
