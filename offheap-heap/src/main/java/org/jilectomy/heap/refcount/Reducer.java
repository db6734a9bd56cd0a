package org.jilectomy.heap.refcount;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.ManyToOneConcurrentLinkedQueue;
import org.agrona.concurrent.NanoClock;
import org.jilectomy.heap.Header;
import org.jilectomy.memory.Memory;
import org.jilectomy.safepoint.Mutator;
import org.jilectomy.safepoint.Safepoint;

/**
 * Commits what threads have logged to the objects' counts: the October 2016 part of the Gilectomy.
 *
 * <pre>
 *   thread ──pad full, or asked for──► queue ──► increfs: committed at once
 *                                            └─► decrefs: kept until their turn has come
 *                                                   └─► count 0: dead ──► thread that dropped it
 * </pre>
 *
 * <p><b>Epochs.</b> There is one epoch, and each thread's own, which is the same or one behind. A turn
 * advances it and asks each thread for its pads; what a thread writes after it has answered belongs to
 * the new epoch. The next turn begins when all have answered. So threads need not stop, and nobody
 * waits for anybody but the reducer.
 *
 * <p><b>The rule.</b> When all have left epoch e, all increfs up to e are committed, then the decrefs
 * up to e-1: none before all increfs of the same, an earlier, or the next epoch.
 *
 * <p><b>Why nothing dies early.</b> Let T be the moment when the last thread left e-1: all are in e, for
 * e+1 begins when all are. Every decref up to e-1 was made before T, and every incref made before T
 * belongs to e or earlier. So what is committed is at least the number of references at T; if it is 0,
 * there was none at T, and without a reference nobody can make one (weak references apart, see
 * {@link CommittedCount}). The talk's rule, without the next epoch, does not suffice if threads turn
 * the epoch one after the other: a thread still in e-1 may drop a reference that another, in e already,
 * has just counted up from.
 *
 * <p><b>Why everything dies.</b> While something is logged or waits, turns go on: each takes its
 * threads' next polls, detached threads' pads are taken by the reducer. Who needs it now stops the
 * world, when what is logged is exact, and commits it all ({@link #settle}).
 *
 * <p><b>The lock</b> guards all committed counts, the lists of pads and of the dead. Its holder waits
 * for nobody, so threads may wait for it wherever they are. Counts are plain words for that: only
 * weak references' direct counts are atomic.
 */
class Reducer implements Agent {
    /** Least time between two turns: while pads wait, and while there is only some logged. */
    private static final long BUSY_NANOS = 500_000;

    private static final long CALM_NANOS = 5_000_000;

    /** Longest sleep of the reducer, who is woken if a pad is full. */
    private static final long SLEEP_NANOS = 5_000_000;

    /** How often what a sleeping thread was to bury goes to another. */
    private static final long HAND_ON_NANOS = 20_000_000;

    /** Longest wait of a thread at a poll because too many pads are under way. */
    private static final long THROTTLE_NANOS = 20_000_000;

    final Pads pads;
    final ReentrantLock lock = new ReentrantLock();

    /** Pads handed over. Consumed by the holder of the lock. */
    private final ManyToOneConcurrentLinkedQueue<Pad> queue =
            new ManyToOneConcurrentLinkedQueue<>();

    /** Pads with losses whose turn has not come, the oldest first; guarded by the lock. */
    private final ArrayDeque<Pad> losses = new ArrayDeque<>();

    /** Losses up to this epoch may be committed; guarded by the lock. */
    private long ripe;

    /** The dead of threads that are gone. */
    private final java.util.concurrent.ConcurrentLinkedQueue<Pad> orphans =
            new java.util.concurrent.ConcurrentLinkedQueue<>();

    private volatile long epoch = 2;

    /** Those who log; copied on change, under the monitor. */
    private volatile CountLog[] logs = {};

    /** Whom the turn waits for; the reducer's thread only. */
    private CountLog[] turning = {};

    private boolean isTurning;
    private long lastTurn;
    private long lastHandOn;

    private final NanoClock clock;
    private volatile Thread thread;
    private AgentRunner runner;

    /** A reducer that does nothing until it is started, or driven by a test. */
    Reducer(NanoClock clock, Pads pads) {
        this.clock = clock;
        this.pads = pads;
    }

    // ---- the reducer's thread --------------------------------------------------------------------

    /** Starts the thread, which keeps no program alive. */
    void start() {
        runner = new AgentRunner(new BackoffIdleStrategy(20, 5, 50_000, SLEEP_NANOS),
                Throwable::printStackTrace, null, this);
        AgentRunner.startOnThread(runner, work -> {
            Thread t = new Thread(work, "reducer");
            t.setDaemon(true);
            thread = t;
            return t;
        });
    }

    /** Ends the thread; for tests, which make many policies. */
    void stop() {
        if (runner != null) {
            runner.close();
        }
    }

    @Override
    public String roleName() {
        return "reducer";
    }

    /** One round; returns how much there was to do. */
    @Override
    public int doWork() {
        int work = commit();
        if (isTurning && hasTurned()) {
            ripen(ripeAfter(epoch));
            isTurning = false;
            work += 1 + commit();
        }
        long now = clock.nanoTime();
        if (!isTurning && isTurnDue(now)) {
            lastTurn = now;
            turn();
            work++;
        }
        if (now - lastHandOn > HAND_ON_NANOS) {
            lastHandOn = now;
            handOn();
        }
        return work;
    }

    private boolean isTurnDue(long now) {
        long since = now - lastTurn;
        if (since < BUSY_NANOS) {
            return false;
        }
        lock.lock();
        try {
            if (!losses.isEmpty()) {
                return true;
            }
        } finally {
            lock.unlock();
        }
        return since >= CALM_NANOS && isSomethingLogged();
    }

    private boolean isSomethingLogged() {
        for (CountLog log : logs) {
            if (!log.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Advances the epoch and asks everybody for what belongs to the last one. */
    private void turn() {
        synchronized (this) {
            epoch++;
            turning = logs;
        }
        isTurning = true;
        for (CountLog log : turning) {
            Object owner = log.heap.owner;
            if (owner instanceof Mutator mutator) {
                Safepoint.handshake(mutator, log.handshake());
            }
        }
    }

    /** Whether all have answered. Those that are no mutators answer by having nothing to say. */
    private boolean hasTurned() {
        for (CountLog log : turning) {
            if (log.epoch != epoch && !log.left) {
                if (log.heap.owner instanceof Mutator || !log.isEmpty()) {
                    return false;
                }
                log.epoch = epoch;
            }
        }
        turning = new CountLog[0];
        return true;
    }

    /** Up to which epoch losses may be committed when all threads are in {@code now}: the rule. */
    long ripeAfter(long now) {
        return now - 2;
    }

    private void ripen(long upTo) {
        lock.lock();
        try {
            ripe = Math.max(ripe, upTo);
        } finally {
            lock.unlock();
        }
    }

    // ---- committing ------------------------------------------------------------------------------

    /** Commits what may be; a pad at a time, so that nobody waits long for the lock. */
    private int commit() {
        int work = 0;
        while (commitOne()) {
            work++;
        }
        if (work > 0) {
            deliver();
        }
        return work;
    }

    private boolean commitOne() {
        lock.lock();
        try {
            Pad pad = queue.poll();
            if (pad != null) {
                accept(pad);
                return true;
            }
            if (!queue.isEmpty()) {
                return true; // somebody is between the two steps of adding one, with more behind it
            }
            // Only with the queue empty: all gains of the epochs that are over are committed.
            pad = losses.peekFirst();
            if (pad == null || pad.epoch > ripe) {
                return false;
            }
            losses.removeFirst();
            loseLockHeld(pad.log, pad);
            pads.give(pad);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Commits gains; keeps losses. */
    private void accept(Pad pad) {
        switch (pad.kind) {
            case INCREFS -> {
                gain(pad);
                pads.give(pad);
            }
            case SUMS -> {
                gain(pad);
                keep(pad);
            }
            default -> keep(pad);
        }
    }

    /** In the order of epochs; a thread that was late has older ones. */
    private void keep(Pad pad) {
        Pad last = losses.peekLast();
        if (last == null || last.epoch <= pad.epoch) {
            losses.addLast(pad);
            return;
        }
        ArrayDeque<Pad> later = new ArrayDeque<>();
        while ((last = losses.peekLast()) != null && last.epoch > pad.epoch) {
            later.addFirst(losses.removeLast());
        }
        losses.addLast(pad);
        losses.addAll(later);
    }

    static void gain(Pad pad) {
        long end = pad.end;
        if (pad.kind == Pad.Kind.SUMS) {
            for (long at = pad.from; at != end; at += 16) {
                gain(Memory.getLong(at), Memory.getLong(at + 8) >>> 32);
            }
            return;
        }
        for (long at = pad.from; at != end; at += 8) {
            CommittedCount.add(Memory.getLong(at), 1);
        }
    }

    private static void gain(long obj, long n) {
        if (obj != 0 && n != 0) {
            CommittedCount.add(obj, (int) n);
        }
    }

    void loseLockHeld(CountLog dropper, Pad pad) {
        long end = pad.end;
        if (pad.kind == Pad.Kind.SUMS) {
            for (long at = pad.from; at != end; at += 16) {
                long obj = Memory.getLong(at);
                int n = Memory.getInt(at + 8);
                if (obj != 0 && n != 0) {
                    subtractLockHeld(dropper, obj, n);
                }
            }
            return;
        }
        for (long at = pad.from; at != end; at += 8) {
            subtractLockHeld(dropper, Memory.getLong(at), 1);
        }
    }

    void subtractLockHeld(CountLog dropper, long obj, int n) {
        if (CommittedCount.subtract(obj, n)) {
            died(dropper, obj);
        }
    }

    // ---- the dead --------------------------------------------------------------------------------

    private void died(CountLog dropper, long obj) {
        Pad pad = dropper.dying;
        if (pad == null) {
            pad = pads.take(Pad.Kind.DEAD, dropper);
            dropper.dying = pad;
            dying.add(dropper);
        }
        if (!pad.add(obj)) {
            dropper.dying = null;
            dying.remove(dropper);
            bringOut(dropper, pad);
        }
    }

    /** Those with a pad of dead that is being filled; guarded by the lock. */
    private final java.util.ArrayList<CountLog> dying = new java.util.ArrayList<>();

    private void bringOut(CountLog log, Pad pad) {
        log.dead.add(pad);
        if (log.left) {
            inherit(log);
        }
    }

    private void inherit(CountLog log) {
        for (Pad pad; (pad = log.dead.poll()) != null;) {
            orphans.add(pad);
        }
    }

    /** Hands the dead to those who bury them. */
    private void deliver() {
        CountLog[] to;
        lock.lock();
        try {
            deliverLockHeld();
        } finally {
            lock.unlock();
        }
        to = logs;
        for (CountLog log : to) {
            if (!log.dead.isEmpty() && log.heap.owner instanceof Mutator mutator) {
                requestService(mutator);
            }
        }
        if (!orphans.isEmpty()) {
            handOn();
        }
    }

    private void deliverLockHeld() {
        for (CountLog log : dying) {
            Pad pad = log.dying;
            log.dying = null;
            bringOut(log, pad);
        }
        dying.clear();
    }

    private static void requestService(Mutator mutator) {
        if (!mutator.isServiceRequested()) {
            mutator.requestService();
        }
    }

    /**
     * What a thread has not buried for a while because it sleeps, and what threads left that are gone,
     * goes to one that runs; if there is none, the first to wake up finds it.
     */
    private void handOn() {
        CountLog awake = null;
        for (CountLog log : logs) {
            if (log.heap.owner instanceof Mutator mutator && mutator.isAttached()) {
                awake = log;
                break;
            }
        }
        if (awake == null) {
            return;
        }
        boolean given = false;
        for (CountLog log : logs) {
            if (!log.dead.isEmpty() && log.heap.owner instanceof Mutator mutator
                    && !mutator.isAttached()) {
                for (Pad pad; (pad = log.dead.poll()) != null;) {
                    awake.dead.add(pad);
                    given = true;
                }
            }
        }
        if ((given || !orphans.isEmpty()) && awake.heap.owner instanceof Mutator mutator) {
            requestService(mutator);
        }
    }

    /** The next pad of dead objects for a thread to bury, or null. */
    Pad nextDead(CountLog log) {
        Pad pad = log.dead.poll();
        return pad != null ? pad : orphans.poll();
    }

    // ---- for the threads that count --------------------------------------------------------------

    long epoch() {
        return epoch;
    }

    void submit(Pad pad) {
        queue.offer(pad);
    }

    /** A thread begins to count, or a heap that was there before the policy. */
    void enter(CountLog log) {
        log.begin();
        synchronized (this) {
            log.epoch = epoch;
            CountLog[] more = Arrays.copyOf(logs, logs.length + 1);
            more[logs.length] = log;
            logs = more;
        }
    }

    /** A thread leaves its heap: all it wrote is handed over, its dead are left to others. */
    void leave(CountLog log) {
        log.handOver(log.epoch);
        log.left = true; // after the pads were queued
        synchronized (this) {
            CountLog[] all = logs;
            CountLog[] fewer = new CountLog[Math.max(0, all.length - 1)];
            int n = 0;
            for (CountLog each : all) {
                if (each != log) {
                    fewer[n++] = each;
                }
            }
            logs = fewer;
        }
        log.end();
        inherit(log);
    }

    /** A pad was full: wakes the reducer; and helps it, if it cannot follow. */
    void full(CountLog log) {
        Thread t = thread;
        if (t != null) {
            LockSupport.unpark(t);
        }
        if (pads.many()) {
            help(log);
        }
    }

    private void help(CountLog log) {
        if (lock.tryLock()) {
            try {
                for (int i = 0; i < 4; i++) {
                    Pad pad = queue.poll();
                    if (pad == null) {
                        break;
                    }
                    accept(pad);
                }
            } finally {
                lock.unlock();
            }
        }
        if (log.heap.owner instanceof Mutator mutator) {
            requestService(mutator);
        }
    }

    /** At a poll: waits, detached, while too many pads are under way; not for ever. */
    void throttle(Mutator me) {
        if (!pads.many() || me == null || !me.isAttached() || Safepoint.isStopper()) {
            return;
        }
        long until = System.nanoTime() + THROTTLE_NANOS;
        me.detach();
        while (pads.many() && System.nanoTime() < until) {
            LockSupport.unpark(thread);
            LockSupport.parkNanos(200_000);
        }
        me.attach();
    }

    // ---- committing at once ----------------------------------------------------------------------

    /** What a burial counted, see {@link Burial}. By the thread that buries. */
    void commitBurial(CountLog log) {
        lock.lock();
        try {
            log.commitBurialLockHeld();
        } finally {
            lock.unlock();
        }
    }

    /** The pad of what died in a burial by now, or null; it is the caller's. */
    Pad takeDying(CountLog log) {
        lock.lock();
        try {
            Pad pad = log.dying;
            log.dying = null;
            dying.remove(log);
            return pad;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Commits all that was logged, so that counts are exact and what has none is dead. The world is
     * stopped; threads that are no mutators (tests) are at rest.
     */
    void settle() {
        lock.lock();
        try {
            for (CountLog log : logs) {
                log.handOver(log.epoch);
                if (log.burying) {
                    log.commitBurialLockHeld();
                }
            }
            for (Pad pad; (pad = queue.poll()) != null || !queue.isEmpty();) {
                if (pad != null) {
                    accept(pad);
                }
            }
            for (Pad pad; (pad = losses.pollFirst()) != null;) {
                loseLockHeld(pad.log, pad);
                pads.give(pad);
            }
            deliverLockHeld();
        } finally {
            lock.unlock();
        }
    }

    /** The pads of dead objects of all threads, for one that buries them all. */
    void takeAllDead(CountLog to) {
        for (CountLog log : logs) {
            if (log != to) {
                for (Pad pad; (pad = log.dead.poll()) != null;) {
                    to.dead.add(pad);
                }
            }
        }
    }

    /** One reference more, counted at once. */
    void hold(long obj) {
        lock.lock();
        try {
            CommittedCount.add(obj, 1);
        } finally {
            lock.unlock();
        }
    }

    /** Ends the counting of an object; what is logged of it will be passed over. */
    void makeImmortal(long obj) {
        lock.lock();
        try {
            Header.makeImmortal(obj);
        } finally {
            lock.unlock();
        }
    }
}
