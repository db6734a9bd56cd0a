package org.jilectomy.runtime.linker;

import java.util.ArrayList;
import java.util.List;
import org.jilectomy.runtime.linker.LiveFrames.Frame;

/**
 * The Python frames of any thread, running or waiting, as {@link Thread#getStackTrace} shows them.
 *
 * <p>For reports only: what {@link LiveFrames} knows of the calling thread's variables is not to be
 * had of another's. The thread goes on as soon as its stack was looked at, so a report is of a
 * moment that has passed. Frames of hidden classes are shown only under {@code -XX:+ShowHiddenFrames},
 * which the launcher gives; without it other threads seem to run the library's frozen modules alone.
 */
public final class ThreadStacks {
    /** So many of the JVM's frames a thread shows of itself, if no flag says otherwise. */
    private static final int DEPTH = 1024;

    /**
     * A thread's frames, innermost first.
     *
     * @param whole no outer ones are missing
     */
    public record Stack(List<Frame> frames, boolean whole) {}

    private ThreadStacks() {}

    /** The calling thread, however deep it is. */
    public static Stack ofCaller() {
        return new Stack(LiveFrames.walk(), true);
    }

    /** Safe from any thread, also one that runs no Python. */
    public static Stack of(Thread thread) {
        List<Frame> frames = new ArrayList<>();
        Pieces pieces = new Pieces();
        StackTraceElement[] trace = thread.getStackTrace();
        for (StackTraceElement e : trace) {
            int index = CodeUnit.indexOf(e.getMethodName());
            CodeUnit.Linked linked = index < 0 ? null : CodeUnit.linked(e.getClassName());
            if (linked != null && pieces.isFrame(e.getMethodName(), e.getLineNumber())) {
                frames.add(new Frame(linked.codes[index], linked.globals, pieces.position()));
            }
        }
        return new Stack(frames, trace.length < DEPTH);
    }
}
