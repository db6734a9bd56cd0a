package org.jilectomy.safepoint;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jilectomy.locks.Futex;
import org.jilectomy.locks.Gil;

/**
 * A thread that touches objects, as the safepoint machinery sees it. The interpreter's thread state
 * extends it.
 *
 * <p>One platform thread at a time is behind a mutator: only that thread attaches, detaches
 * and polls. Everybody may request and look.
 *
 * <p><b>State.</b> A mutator touches objects only while attached, so whoever sees another state
 * (and keeps it from changing) knows the objects are not touched from there.
 *
 * <pre>
 *  state      meaning                             who leaves it, and how
 *  DETACHED   does not touch objects: blocked,    the thread: attach(), CAS to ATTACHED
 *             in native code, new or dead         a stopper: CAS to SUSPENDED
 *                                                 a handshaker: CAS to CLAIMED
 *  ATTACHED   runs Python                         the thread: detach(), CAS to DETACHED
 *                                                 the thread in a poll, stop wanted: SUSPENDED
 *  SUSPENDED  the world is stopped; an attach     the stopper: store DETACHED, unpark
 *             or a poll waits for its end
 *  CLAIMED    somebody runs this detached         the claimer: store DETACHED, unpark
 *             mutator's handshakes for it
 * </pre>
 *
 * <p><b>The poll word.</b> {@link #poll} serves two masters with one comparison. Its low 31 bits
 * are a payload of the subclass (the recursion limit: compiled code compares its depth with the
 * word), its sign is the wish for attention, which makes any depth too deep. The reasons stand in a
 * second word, set before the sign and read after it is cleared; so no request is lost, at worst a
 * slow poll finds nothing to do. Both words change by CAS only, so that payload and sign don't
 * overwrite each other.
 *
 * <p>Costs: attach and detach one CAS each, a poll one load. After C. Click's and the JDK's
 * safepoints and CPython 3.13's thread states ({@code _Py_THREAD_ATTACHED} ...), with handshakes
 * added.
 */
public abstract class Mutator {
    /** The sign of {@link #poll}: attention requested. */
    public static final int ATTENTION = Integer.MIN_VALUE;

    static final int DETACHED = 0;
    static final int ATTACHED = 1;
    static final int SUSPENDED = 2;
    static final int CLAIMED = 3;

    /** Reasons for attention. */
    static final int GIL_DROP = 1;
    static final int STOP = 2;
    static final int HANDSHAKE = 4;
    static final int SERVICE = 8;
    static final int EPOCH = 16;

    /** 0 and 1 are said of locks that are free, and held by nobody in particular. */
    private static final int FIRST_NUMBER = 2;

    private static final int LAST_NUMBER = (1 << 30) - 1;

    private static final AtomicIntegerFieldUpdater<Mutator> POLL =
            AtomicIntegerFieldUpdater.newUpdater(Mutator.class, "poll");
    private static final AtomicIntegerFieldUpdater<Mutator> STATE =
            AtomicIntegerFieldUpdater.newUpdater(Mutator.class, "state");
    private static final AtomicIntegerFieldUpdater<Mutator> REQUESTS =
            AtomicIntegerFieldUpdater.newUpdater(Mutator.class, "requests");

    private static final AtomicLongFieldUpdater<Mutator> SEEN_EPOCH =
            AtomicLongFieldUpdater.newUpdater(Mutator.class, "seenEpoch");

    /**
     * Negative: call {@link #pollSlow}. Otherwise the payload. Read it anywhere, by a plain
     * comparison; write it through the methods of this class only.
     */
    public volatile int poll = Integer.MAX_VALUE;

    /** One of the four states; see the table. */
    volatile int state = DETACHED;

    /** The reasons of {@link #ATTENTION}. */
    private volatile int requests;

    private static final AtomicInteger NUMBERS = new AtomicInteger(FIRST_NUMBER);

    /**
     * Unique in the process, positive, less than 2^30: how a lock names its holder. (After as many
     * threads the numbers begin again.)
     */
    public final int number = nextNumber();

    private static int nextNumber() {
        while (true) {
            int n = NUMBERS.get();
            if (NUMBERS.compareAndSet(n, n == LAST_NUMBER ? FIRST_NUMBER : n + 1)) {
                return n;
            }
        }
    }

    /** What this thread retired and may not free yet; touched by the owner thread only. */
    final Retired retired = new Retired();

    /** The epoch this mutator last reported; means something while it is attached. */
    volatile long seenEpoch;

    /** Actions of {@link Safepoint#handshake}; drained ATTACHED or CLAIMED, never in both. */
    private final ConcurrentLinkedQueue<Consumer<? super Mutator>> handshakes =
            new ConcurrentLinkedQueue<>();

    /** The thread parked until {@link #state} is DETACHED again, or null. */
    private volatile Thread suspendedThread;

    /** Who runs our handshakes while we are CLAIMED; everybody asks only whether it is himself. */
    private Thread claimer;

    /** The native word this mutator's thread is parked on in a futex, or 0. */
    volatile long parkedAt;

    // ---- the payload --------------------------------------------------------------------------

    /** Sets the payload, not negative; a pending request stays. Any thread; the last one wins. */
    public final void setPollPayload(int payload) {
        if (payload < 0) {
            throw new IllegalArgumentException("negative payload " + payload);
        }
        int old;
        do {
            old = poll;
        } while (!POLL.compareAndSet(this, old, old & ATTENTION | payload));
    }

    /** The payload, whether attention is requested or not. */
    public final int pollPayload() {
        return poll & ~ATTENTION;
    }

    // ---- attach and detach --------------------------------------------------------------------

    /**
     * Whether its thread has ended without unregistering it, so that nothing is to be expected of it.
     */
    protected boolean isDead() {
        return false;
    }

    public final boolean isAttached() {
        return state == ATTACHED;
    }

    /**
     * Enters the state in which objects may be touched; waits while the world is stopped and, if
     * there is a GIL, until it is ours. Survives interrupts.
     *
     * @throws IllegalStateException if it is attached already
     */
    public final void attach() {
        if (Gil.ENABLED) {
            Gil.acquire(this);
        }
        if (!STATE.compareAndSet(this, DETACHED, ATTACHED)) {
            attachSlow();
        }
        // After the CAS: who saw us detached before it had advanced the epoch we read here.
        reportEpoch(Epochs.current());
    }

    /**
     * Leaves the state in which objects may be touched: before anything that blocks. Raw pointers
     * into objects which are not owned are stale from here on.
     *
     * @throws IllegalStateException if it is not attached
     */
    public final void detach() {
        beforeLeaving();
        if (!STATE.compareAndSet(this, ATTACHED, DETACHED)) {
            throw new IllegalStateException("not attached: " + this);
        }
        if (poll < 0) {
            detachSlow();
        }
        if (Gil.ENABLED) {
            Gil.release(this);
        }
    }

    /**
     * The thread is about to leave the state in which it may touch objects: it detaches, or stops in
     * a poll. For who wants to know what it holds while it does not run.
     */
    protected void beforeLeaving() {}

    /** A release store: what this thread did with raw pointers before is over. */
    final void reportEpoch(long epoch) {
        SEEN_EPOCH.lazySet(this, epoch);
    }

    private void attachSlow() {
        if (state == ATTACHED) {
            throw new IllegalStateException("attached already: " + this);
        }
        boolean interrupted = false;
        suspendedThread = Thread.currentThread();
        while (!STATE.compareAndSet(this, DETACHED, ATTACHED)) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted(); // an interrupted thread would not park, but spin
        }
        suspendedThread = null;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells those who wait for our next poll that they need not. */
    private void detachSlow() {
        if ((requests & STOP) != 0) {
            Safepoint.unparkStopper();
        }
        runHandshakesIfDetached();
    }

    /** Leaves SUSPENDED or CLAIMED; called by the one who brought the mutator there. */
    void resume() {
        state = DETACHED;
        Thread thread = suspendedThread;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }

    /** From DETACHED to {@link #SUSPENDED}, or true if it is there. */
    boolean trySuspend() {
        return STATE.compareAndSet(this, DETACHED, SUSPENDED) || state == SUSPENDED;
    }

    /** Whether its thread holds no raw pointers: everything but ATTACHED is quiescent. */
    boolean isQuiescent() {
        return state != ATTACHED;
    }

    // ---- requests -----------------------------------------------------------------------------

    /**
     * Asks for {@link #onPoll} at the next poll; wakes an interruptible lock wait. Any thread.
     *
     * <p>In a handshake that the caller runs for the detached mutator nobody is woken: the mutator
     * could only wait for the end of that handshake. It is served when it wakes up by itself; what
     * cannot wait for that is the caller's to do.
     */
    public final void requestService() {
        request(SERVICE);
        if (claimer != Thread.currentThread()) {
            unparkFutex();
        }
    }

    /** Whether {@link #requestService} was called and {@link #onPoll} not yet. */
    public final boolean isServiceRequested() {
        return (requests & SERVICE) != 0;
    }

    /** Asks for the GIL at the next poll. For {@link Gil}; any thread. */
    public final void requestGilDrop() {
        request(GIL_DROP);
    }

    /** Records the reason, then asks for attention; {@link #pollSlow} looks the other way. */
    final void request(int reason) {
        int old;
        do {
            old = requests;
        } while (!REQUESTS.compareAndSet(this, old, old | reason));
        do {
            old = poll;
        } while (old >= 0 && !POLL.compareAndSet(this, old, old | ATTENTION));
    }

    /** Withdraws a reason; returns whether it was there. */
    private boolean take(int reason) {
        int old;
        do {
            old = requests;
            if ((old & reason) == 0) {
                return false;
            }
        } while (!REQUESTS.compareAndSet(this, old, old & ~reason));
        return true;
    }

    // ---- the slow poll ------------------------------------------------------------------------

    /**
     * Does what was requested, in the order of the package's table. Call it attached, whenever
     * {@link #poll} is negative, where no raw pointers are held. May throw what {@link #onPoll}
     * throws.
     */
    public final void pollSlow() {
        int old;
        do {
            old = poll;
        } while (old < 0 && !POLL.compareAndSet(this, old, old & ~ATTENTION));
        if (requests == 0) {
            return;
        }
        if (take(GIL_DROP)) {
            yieldGil();
        }
        if (take(STOP)) {
            suspendIfStopping();
        }
        if (take(HANDSHAKE)) {
            runHandshakes();
        }
        try {
            if (take(SERVICE)) {
                onPoll();
            }
        } finally {
            if (take(EPOCH)) {
                Epochs.report(this);
            }
        }
    }

    /**
     * Serves {@link #requestService}: pending signals, asynchronous exceptions. Runs on the
     * mutator's thread, attached. What it throws leaves the poll.
     */
    protected void onPoll() {}

    private void yieldGil() {
        if (!Gil.ENABLED) {
            return;
        }
        int switches = Gil.switches();
        detach();
        Gil.awaitSwitch(switches);
        attach();
    }

    private void suspendIfStopping() {
        // True means that the stopper waits for us, who are attached: it cannot finish meanwhile.
        if (Safepoint.isStopping() && !Safepoint.isStopper()) {
            beforeLeaving();
            state = SUSPENDED;
            Safepoint.unparkStopper();
            attachSlow();
        }
    }

    // ---- handshakes ---------------------------------------------------------------------------

    final void addHandshake(Consumer<? super Mutator> action) {
        handshakes.add(action);
        request(HANDSHAKE);
        runHandshakesIfDetached();
    }

    /**
     * Runs queued actions on behalf of a detached mutator. Does nothing if it is attached (it will
     * poll), claimed (the claimer looks again after releasing) or suspended (so does the stopper).
     */
    final void runHandshakesIfDetached() {
        while (!handshakes.isEmpty() && STATE.compareAndSet(this, DETACHED, CLAIMED)) {
            claimer = Thread.currentThread();
            try {
                runHandshakes();
            } finally {
                claimer = null;
                resume();
            }
        }
    }

    private void runHandshakes() {
        Consumer<? super Mutator> action;
        while ((action = handshakes.poll()) != null) {
            action.accept(this);
        }
    }

    // ---- parking in a futex -------------------------------------------------------------------

    /** Before the last look at reasons not to park on {@code addr}; {@link #unparked} after. */
    public final void parkingAt(long addr) {
        parkedAt = addr;
    }

    public final void unparked() {
        parkedAt = 0;
    }

    /**
     * Wakes this mutator's thread out of its futex wait. The word does not change, so the wake-up
     * is lost if it falls between the thread's last look and its system call: repeat until it is
     * noticed.
     */
    private void unparkFutex() {
        long addr;
        while ((addr = parkedAt) != 0 && isServiceRequested()) {
            Futex.wake(addr, Integer.MAX_VALUE);
            LockSupport.parkNanos(50_000);
        }
    }
}
