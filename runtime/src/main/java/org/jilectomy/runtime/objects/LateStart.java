package org.jilectomy.runtime.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The part of a start that a program may never need: importlib, {@code site}, and what they import.
 *
 * <p>Two thirds of the time to the first line of a program is theirs, and a program that imports
 * modules written in Java at most ends without having used them. So they wait, and whoever could
 * see that they are missing does them first ({@link #finish}): an import of anything else; an
 * attribute that a module does not have (what they add to {@code sys}, {@code builtins} and other modules is
 * left out until then, not set to something provisional); a look at a module's whole namespace, or an
 * attribute set in it; a name that is nowhere. These are the ways that end in an error or a search; what
 * succeeds at once pays nothing.
 *
 * <p>Any thread may be the one that does them; others that need them wait meanwhile, detached.
 */
public final class LateStart {
    /** A part of it; called once. */
    public interface Work {
        void run(ThreadState ts);
    }

    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final List<Work> WORK = new ArrayList<>();

    private static volatile boolean putOff;

    /** Who does it now; while it does, nothing is pending for it. */
    private static volatile Thread worker;

    private LateStart() {}

    /** Puts off what depends on all that was put off before; only while there is one thread. */
    public static void put(Work work) {
        WORK.add(work);
        putOff = true;
    }

    /** Whether something is put off, and the caller is not doing it. */
    public static boolean isPending() {
        return putOff && worker != Thread.currentThread();
    }

    /** Does what is pending. Returns whether there was something: the caller is to look again. */
    public static boolean finish(ThreadState ts) {
        if (!isPending()) {
            return false;
        }
        int depth = ts.depth;
        lock(ts);
        try {
            if (putOff) {
                worker = Thread.currentThread();
                ts.depth = 0; // whoever is deep in a recursion needs it as well
                for (Work work : WORK) {
                    work.run(ts);
                }
            }
        } finally {
            ts.depth = depth;
            forget();
            LOCK.unlock();
        }
        return true;
    }

    /** Keeps other threads from doing it until {@link #unlock}. */
    public static void lock(ThreadState ts) {
        ts.lockDetached(LOCK);
    }

    public static void unlock() {
        LOCK.unlock();
    }

    /** The interpreter ends: nothing is done any more. */
    public static void forget() {
        putOff = false;
        worker = null;
        WORK.clear();
    }
}
