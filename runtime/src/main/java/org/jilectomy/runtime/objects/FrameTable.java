package org.jilectomy.runtime.objects;

import java.util.HashMap;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The frame objects that live, by the number of their activation: {@code sys._getframe()}, the
 * entries of tracebacks and {@code gi_frame} find here what another of them has made.
 *
 * <p>The table owns nothing. A frame enters it when it is complete and leaves it in its
 * {@code tp_dealloc}, before its memory is free; so under the table's lock an address found is that
 * of a frame, and {@link Refcount#tryRetain} says whether it is dying. The lock is a plain monitor:
 * nothing under it polls, allocates from a heap or takes another lock.
 *
 * <p>A frame also knows its generator without owning it, and the other way round by the number; the
 * pointer is read and cleared under the same lock.
 */
final class FrameTable {
    private static final Frames FRAMES = new Frames();

    private static final class Frames extends HashMap<Long, Long> implements Borrowed {
        private static final long serialVersionUID = 1;
    }

    /** Read without the lock: frames of one's own thread are counted in, others may be late. */
    private static volatile int size;

    private FrameTable() {}

    /** The living frame of an activation, owned; 0 if there is none. */
    static long find(ThreadState ts, long activation) {
        if (activation == 0 || size == 0) {
            return 0;
        }
        synchronized (FRAMES) {
            return findLockHeld(ts, activation);
        }
    }

    private static long findLockHeld(ThreadState ts, long activation) {
        Long frame = FRAMES.get(activation);
        return frame != null && Refcount.tryRetain(ts.heap, frame) ? frame : 0;
    }

    /**
     * Makes a new frame the one of its activation.
     *
     * @param frame owned, taken over
     * @return {@code frame}, or the one that another thread has made meanwhile; owned
     */
    static long enterSteal(ThreadState ts, long activation, long frame) {
        if (activation == 0) {
            return frame;
        }
        Refcount.enableTryRetain(ts.heap, frame);
        long other;
        synchronized (FRAMES) {
            other = findLockHeld(ts, activation);
            if (other == 0) {
                FRAMES.put(activation, frame);
                size = FRAMES.size();
            }
        }
        if (other == 0) {
            return frame;
        }
        Refs.release(ts, frame);
        return other;
    }

    /** The frame dies. */
    static void leave(ThreadState ts, long activation, long frame) {
        boolean last; // a dead one may have lain about while another was made
        synchronized (FRAMES) {
            last = FRAMES.remove(activation, frame);
            size = FRAMES.size();
        }
        if (last) {
            ts.unwatchActivation(activation); // of another thread: its next call notices the end
        }
    }

    /** A frame's generator, owned; 0 if it has none or that is dying. */
    static long generator(ThreadState ts, long frame) {
        synchronized (FRAMES) {
            long generator = PyFrame.generator(frame);
            return generator != 0 && Refcount.tryRetain(ts.heap, generator) ? generator : 0;
        }
    }

    static boolean knowsGenerator(long frame) {
        synchronized (FRAMES) {
            return PyFrame.generator(frame) != 0;
        }
    }

    static void setGenerator(long frame, long generator) {
        synchronized (FRAMES) {
            PyFrame.generator(frame, generator);
        }
    }

    /** A generator that has had a number dies. */
    static void generatorDies(long activation, long generator) {
        synchronized (FRAMES) {
            Long frame = FRAMES.get(activation);
            if (frame != null && PyFrame.generator(frame) == generator) {
                PyFrame.generator(frame, 0);
            }
        }
    }
}
