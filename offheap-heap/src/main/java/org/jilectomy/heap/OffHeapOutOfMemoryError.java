package org.jilectomy.heap;

/**
 * The system has no more memory for objects, or a request was absurd.
 *
 * <p>The runtime maps it to Python's {@code MemoryError}, at one place; therefore a
 * {@link RuntimeException} in spite of its name: the JVM itself is well. It has no Java stack
 * trace, since a program may live with it and meet it often.
 */
public final class OffHeapOutOfMemoryError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The one failure of the heap: {@code bytes} could not be had. */
    OffHeapOutOfMemoryError(long bytes, Throwable cause) {
        super("no " + bytes + " bytes of native memory", cause, false, false);
    }
}
