package org.jilectomy.runtime.linker;

import java.util.ArrayList;
import java.util.List;
import org.jilectomy.runtime.linker.LiveFrames.Frame;
import org.jilectomy.runtime.objects.PyFrame;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;
import org.jilectomy.safepoint.Mutator;
import org.jilectomy.safepoint.Safepoint;

/**
 * What the other Python threads are at, for {@code sys._current_frames()} and {@code
 * sys._current_exceptions()}: read while the world is stopped, so that it is all of one moment and
 * nothing dies while a reference to it is taken.
 *
 * <p>The frames are made afterwards, by the caller. They know where they are and who called them;
 * what the variables of functions hold only their own thread can read.
 */
public final class OtherThreads {
    /**
     * One thread.
     *
     * @param ident its {@code threading.get_ident()}
     * @param frames innermost first; code and globals of each are owned
     * @param handled the exception it handles, owned; 0 if none
     */
    private record Moment(long ident, int thread, List<Frame> frames, long handled) {}

    /** Who takes what was found of one thread. */
    public interface Taker {
        /**
         * @param frame the innermost one, owned, taken over; 0 if the thread runs no Python code
         * @param handled owned, taken over; 0 if none
         */
        void take(long ident, long frameSteal, long handledSteal);
    }

    private OtherThreads() {}

    /** Tells of each Python thread but the caller's. */
    public static void visit(ThreadState ts, Taker taker) {
        List<Moment> moments = new ArrayList<>();
        Safepoint.stopTheWorld(ts, () -> {
            for (Mutator m : Safepoint.mutators()) {
                if (m instanceof ThreadState other && other != ts && other.thread.isAlive()) {
                    moments.add(moment(ts, other));
                }
            }
        });
        for (int i = 0; i < moments.size(); i++) {
            Moment m = moments.get(i);
            long frame;
            try {
                frame = frames(ts, m);
            } catch (Throwable t) {
                for (; i < moments.size(); i++) {
                    release(ts, moments.get(i));
                }
                throw t;
            }
            releaseFrames(ts, m);
            taker.take(m.ident, frame, m.handled);
        }
    }

    private static Moment moment(ThreadState ts, ThreadState other) {
        List<Frame> frames = ThreadStacks.of(other.thread).frames();
        for (Frame f : frames) {
            Refs.retain(ts, f.code());
            Refs.retain(ts, f.globals());
        }
        return new Moment(other.ident, other.id, frames, Refs.xretain(ts, other.handled));
    }

    /** The innermost frame, owned, which leads to the others; 0 if there is none. */
    private static long frames(ThreadState ts, Moment m) {
        long back = 0;
        for (int i = m.frames.size() - 1; i >= 0; i--) {
            Frame f = m.frames.get(i);
            back = PyFrame.ofOtherThread(
                    ts, f.code(), f.globals(), f.position(), m.thread, back);
        }
        return back;
    }

    private static void release(ThreadState ts, Moment m) {
        releaseFrames(ts, m);
        Refs.xrelease(ts, m.handled);
    }

    private static void releaseFrames(ThreadState ts, Moment m) {
        for (Frame f : m.frames) {
            Refs.release(ts, f.code());
            Refs.release(ts, f.globals());
        }
    }
}
