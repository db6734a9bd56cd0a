package org.jilectomy.memory;

import java.lang.invoke.MethodHandle;
import org.agrona.UnsafeApi;

/** What the C library calls a thread, for those who tell it about one. */
public final class Pthread {
    private static final MethodHandle CALL = NativeLink.call(6);
    private static final long SELF = NativeLink.address("pthread_self");

    /** Where calls leave errno, which nobody reads. */
    private static final long ERRNO = UnsafeApi.allocateMemory(16);

    private Pthread() {}

    /**
     * {@code pthread_self()} of the calling thread: unique among those that live, used again afterwards. Where the
     * C library has none, the JVM's number of the thread.
     */
    public static long self() {
        if (SELF == 0) {
            return Thread.currentThread().threadId();
        }
        try {
            return (long) CALL.invokeExact(SELF, ERRNO, 0L, 0L, 0L, 0L, 0L, 0L);
        } catch (Throwable t) {
            throw new AssertionError("pthread_self downcall failed", t);
        }
    }
}
