package org.jilectomy.runtime.state;

/**
 * How the state room raises RecursionError without knowing exception objects.
 *
 * <p>The objects room installs the factory once at start-up.
 */
public final class FrameLimit {
    /** Makes the exception to throw; implemented above this room. */
    public interface Factory {
        RuntimeException recursionError(ThreadState ts);
    }

    private static Factory factory;

    private FrameLimit() {}

    public static void install(Factory f) {
        factory = f;
    }

    static RuntimeException exceeded(ThreadState ts) {
        return factory.recursionError(ts);
    }
}
