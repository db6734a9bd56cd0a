package org.jilectomy.runtime.linker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jilectomy.heap.Header;
import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyCodeObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.objects.Pins;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;
import org.jilectomy.safepoint.Safepoint;

/**
 * Linked classes that go: those of texts which no file has, made by {@code exec}, {@code eval} and
 * {@code compile}. A program may make any number of them, and each costs ten kilobytes.
 *
 * <p>A linked class has the addresses of its code objects as constants, so these live as long as it
 * can run. Code objects of files are immortal; those of a temporary unit are counted, and the unit
 * has one reference to each. Whoever can come to run one has another: a function, generator, frame or
 * traceback, and {@code Compilation.run} while a body runs. Code that runs in a function has a
 * caller who holds that; a call site that knows functions by their code has pinned it ({@link Pins}).
 * So when all code objects of a unit have one reference left, nobody runs any of them and nobody
 * can: the unit gives up its references and is forgotten, and the JVM unloads the class. Nobody but
 * who runs the text's own code object again over the same globals: that one is linked anew then, and
 * spared as long as it comes again between two looks.
 *
 * <p>That is looked at with the world stopped, when twice as many classes have been linked as were
 * left the last time, and in {@code gc.collect()}. No function of such a unit dies later than it
 * would: the unit holds code only.
 *
 * <p>Not for tracing collection, which counts nothing.
 */
final class TemporaryUnits {
    static final boolean POSSIBLE = !Header.TRACING;

    private static final int LEAST = 256;

    /** Held by the thread that looks; nobody waits for it. */
    private static final ReentrantLock LOOKING = new ReentrantLock();

    /** Guards {@link #units}; nobody polls, waits or allocates from a heap in it. */
    private static final Object MONITOR = new Object();

    private static List<CodeUnit.Linked> units = new ArrayList<>();
    private static volatile int limit = LEAST;
    private static volatile int count;

    private TemporaryUnits() {}

    /** Takes over the references that the code objects were made with. */
    static void enter(CodeUnit.Linked linked) {
        synchronized (MONITOR) {
            units.add(linked);
            count = units.size();
        }
    }

    /** As {@link #releaseUnused}, if there are many by now. */
    static void releaseSomeUnused(ThreadState ts) {
        if (count >= limit) {
            releaseUnused(ts, true);
        }
    }

    /** Lets those go that nobody runs. */
    static void releaseUnused(ThreadState ts) {
        releaseUnused(ts, false);
    }

    private static void releaseUnused(ThreadState ts, boolean sparing) {
        if (count == 0 || !LOOKING.tryLock()) {
            return;
        }
        try {
            List<CodeUnit.Linked> unused = new ArrayList<>();
            Safepoint.stopTheWorld(ts, () -> takeUnused(unused, sparing));
            for (CodeUnit.Linked each : unused) {
                for (long code : each.codes) {
                    Refs.release(ts, code);
                }
            }
        } finally {
            LOOKING.unlock();
        }
    }

    private static void takeUnused(List<CodeUnit.Linked> unused, boolean sparing) {
        Refcount.settle();
        synchronized (MONITOR) {
            List<CodeUnit.Linked> left = new ArrayList<>();
            for (CodeUnit.Linked each : units) {
                if (each.again && sparing || !isUnused(each)) {
                    each.again = false;
                    left.add(each);
                } else {
                    CodeUnit.forget(each);
                    unused.add(each);
                }
            }
            units = left;
            count = left.size();
            limit = Math.max(LEAST, 2 * left.size());
        }
    }

    private static boolean isUnused(CodeUnit.Linked linked) {
        for (long code : linked.codes) {
            if (Refcount.isImmortal(code) // a call site has pinned it
                    || Refcount.owners(code) != 1
                    || PyCodeObject.co_weakreflist(code) != 0
                    || GcHead.spare(code) != 0) { // co_consts has been filled with nested code
                return false;
            }
        }
        return true;
    }

    /** At exit. */
    static void keepUntilExit() {
        synchronized (MONITOR) {
            for (CodeUnit.Linked each : units) {
                each.forgetIfLast();
                for (long code : each.codes) {
                    Pins.keepUntilExit(code);
                }
            }
            units = new ArrayList<>();
            count = 0;
        }
    }
}
