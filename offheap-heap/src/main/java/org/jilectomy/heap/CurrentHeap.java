package org.jilectomy.heap;

/**
 * The calling thread's heap, looked up instead of passed: {@code jilectomy.threadstate=lookup}.
 *
 * <p>The Gilectomy found its thread state by {@code pthread_getspecific} in each operation that needs
 * one (370 million calls in one of its benchmarks), until in May 2017 it was passed as a parameter. It
 * is passed here too; under {@code lookup} counting, allocating and locking ignore the parameter and
 * ask a {@link ThreadLocal}, which is to the JVM what {@code pthread_getspecific} is to C: 0.5 ns
 * against 3.
 */
public final class CurrentHeap {
    /** Whether to look. */
    public static final boolean LOOKUP =
            "lookup".equals(System.getProperty("jilectomy.threadstate"));

    private static final ThreadLocal<ThreadHeap> CURRENT = new ThreadLocal<>();

    private CurrentHeap() {
    }

    /** What the calling thread {@link #entered}; {@code passed} before that. */
    public static ThreadHeap find(ThreadHeap passed) {
        ThreadHeap found = CURRENT.get();
        return found == null ? passed : found;
    }

    /** From now on the calling thread finds this heap, its own. */
    public static void entered(ThreadHeap h) {
        if (LOOKUP) {
            CURRENT.set(h);
        }
    }

    /** The calling thread has no heap any more. */
    public static void left() {
        if (LOOKUP) {
            CURRENT.remove();
        }
    }
}
