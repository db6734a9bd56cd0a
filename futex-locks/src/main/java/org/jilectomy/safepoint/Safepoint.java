package org.jilectomy.safepoint;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The register of all mutators, and what one can do to them: stop them all, or have one of them run
 * something.
 *
 * <p><b>Stop-the-world.</b> One stopper at a time (a lock; waiting for it is detached). It raises
 * {@code stopping}, suspends the detached mutators by CAS, asks the attached ones, and sleeps until
 * each has suspended itself at a poll or detached. A mutator registered meanwhile is born
 * suspended.
 *
 * <p><b>Handshake.</b> The action waits in the target's queue. An attached target runs it at its
 * poll. A detached one is claimed, so that it cannot attach meanwhile, and the requester runs it.
 * Exactly one of the two: the requester looks at the state after it has posted the request, the
 * target looks for requests after it has changed its state.
 */
public final class Safepoint {
    /** Serialises stoppers; held from before {@link #stopping} is raised until all are resumed. */
    private static final ReentrantLock STOP_LOCK = new ReentrantLock();

    /** Guards {@link #mutators} and the birth state of new ones; never held while waiting. */
    private static final Object REGISTER = new Object();

    private static volatile Mutator[] mutators = {};
    private static volatile boolean stopping;
    private static volatile Thread stopper;

    /** Longest wait (ns) before looking at the mutators again; a belt, unparks do the work. */
    private static final long RESCAN_NANOS = 1_000_000;

    private Safepoint() {}

    // ---- the register -------------------------------------------------------------------------

    /** Makes {@code m}, which is detached, known to everybody; it is waited for from now on. */
    public static void register(Mutator m) {
        synchronized (REGISTER) {
            Mutator[] old = mutators;
            Mutator[] grown = Arrays.copyOf(old, old.length + 1);
            grown[old.length] = m;
            while (stopping && !m.trySuspend()) {
                Thread.onSpinWait(); // somebody who knows it runs its handshakes
            }
            mutators = grown;
        }
    }

    /**
     * Forgets {@code m} at the end of its thread, detaching it if need be. What it retired is left
     * to the others; pending handshakes are run.
     */
    public static void unregister(Mutator m) {
        Epochs.orphan(m);
        if (m.isAttached()) {
            m.detach();
        }
        synchronized (REGISTER) {
            mutators = Arrays.stream(mutators).filter(other -> other != m).toArray(Mutator[]::new);
        }
        m.runHandshakesIfDetached();
    }

    /** A snapshot of the registered mutators, not to be modified. */
    public static Mutator[] mutators() {
        return mutators;
    }

    /** Whether a mutator of that number is registered and its thread has not ended. */
    public static boolean isAlive(int number) {
        for (Mutator m : mutators) {
            if (m.number == number) {
                return !m.isDead();
            }
        }
        return false;
    }

    /** Calls {@code action} for each registered mutator, whatever its state. */
    public static void forEachMutator(Consumer<? super Mutator> action) {
        for (Mutator m : mutators) {
            action.accept(m);
        }
    }

    // ---- stop the world -----------------------------------------------------------------------

    /**
     * Runs {@code action} while no other mutator is attached. Within it, nested calls and
     * handshakes run at once. The action must not take locks which a stopped thread may hold.
     *
     * @param me the caller's attached mutator, which stays attached; null if it is not a mutator
     */
    public static void stopTheWorld(Mutator me, Runnable action) {
        if (isStopper()) {
            action.run();
            return;
        }
        lockStop(me);
        Mutator[] stopped = {};
        try {
            stopped = raiseStop();
            suspendAllBut(me, stopped);
            action.run();
        } finally {
            resumeAll(stopped);
            STOP_LOCK.unlock();
        }
    }

    /** Whether the calling thread has stopped the world. */
    public static boolean isStopper() {
        return stopper == Thread.currentThread();
    }

    static boolean isStopping() {
        return stopping;
    }

    static void unparkStopper() {
        LockSupport.unpark(stopper);
    }

    private static void lockStop(Mutator me) {
        if (STOP_LOCK.tryLock()) {
            return;
        }
        boolean detach = me != null && me.isAttached();
        if (detach) {
            me.detach();
        }
        STOP_LOCK.lock();
        if (detach) {
            me.attach();
        }
    }

    /** From here on new mutators are born suspended; returns those who are to be suspended. */
    private static Mutator[] raiseStop() {
        stopper = Thread.currentThread();
        synchronized (REGISTER) {
            stopping = true;
            return mutators;
        }
    }

    private static void suspendAllBut(Mutator me, Mutator[] others) {
        for (Mutator m : others) {
            if (m != me && !m.trySuspend()) {
                m.request(Mutator.STOP);
            }
        }
        boolean interrupted = false;
        for (Mutator m : others) {
            while (m != me && !m.trySuspend()) {
                LockSupport.parkNanos(RESCAN_NANOS);
                interrupted |= Thread.interrupted();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Also those who were registered, or unregistered, while the world was stopped. */
    private static void resumeAll(Mutator[] stopped) {
        Mutator[] registered;
        synchronized (REGISTER) {
            stopping = false;
            registered = mutators;
        }
        stopper = null;
        for (Mutator m : stopped) {
            resumeIfSuspended(m);
        }
        for (Mutator m : registered) {
            resumeIfSuspended(m);
        }
    }

    private static void resumeIfSuspended(Mutator m) {
        if (m.state == Mutator.SUSPENDED) {
            m.resume();
            m.runHandshakesIfDetached();
        }
    }

    // ---- handshakes ---------------------------------------------------------------------------

    /**
     * Has {@code action} run exactly once while {@code target} cannot touch objects in between: by
     * its own thread at its next poll, or right here if it is detached. Does not wait. The action
     * must neither throw nor block.
     */
    public static void handshake(Mutator target, Consumer<? super Mutator> action) {
        if (isStopper()) {
            action.accept(target);
        } else {
            target.addHandshake(action);
        }
    }

    /**
     * As {@link #handshake}, but returns after the action has run. The caller is detached while it
     * waits, so that two threads may shake hands with each other.
     *
     * @param me the caller's mutator, or null if it is none
     * @throws RuntimeException or {@link Error}, whatever the action threw
     */
    public static void handshakeAndWait(Mutator me, Mutator target,
            Consumer<? super Mutator> action) {
        if (me == target || isStopper()) {
            action.accept(target);
            return;
        }
        CountDownLatch done = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        target.addHandshake(m -> {
            try {
                action.accept(m);
            } catch (Throwable t) {
                thrown.set(t);
            } finally {
                done.countDown();
            }
        });
        if (done.getCount() != 0) {
            awaitDetached(me, done);
        }
        switch (thrown.get()) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable t -> throw new AssertionError("checked exception in a handshake", t);
        }
    }

    private static void awaitDetached(Mutator me, CountDownLatch done) {
        boolean detach = me != null && me.isAttached();
        boolean interrupted = false;
        if (detach) {
            me.detach();
        }
        while (true) {
            try {
                done.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (detach) {
            me.attach();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
