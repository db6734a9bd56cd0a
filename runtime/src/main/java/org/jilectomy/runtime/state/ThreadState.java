package org.jilectomy.runtime.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jilectomy.heap.CurrentHeap;
import org.jilectomy.heap.Header;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Pthread;
import org.jilectomy.safepoint.Mutator;
import org.jilectomy.safepoint.Safepoint;

/**
 * What one Python thread owns; compare CPython {@code PyThreadState}.
 *
 * <p>The recursion check and the safepoint poll are one comparison: {@link Mutator#poll} holds the
 * recursion limit, or what {@link Activations} has lowered it to, and becomes negative while somebody wants this thread's attention, so the single
 * test {@code ++depth > poll} in {@link #enter} serves both.
 *
 * <p>All fields are touched by the owning thread alone unless they say otherwise. Those it writes all
 * the time are in {@link BusyState}.
 */
public final class ThreadState extends BusyState {
    private static final int DEALLOC_NESTING = 40;
    private static final AtomicInteger NEXT_ID = new AtomicInteger();
    private static volatile int recursionLimit = 1000;

    /** Where this thread allocates. */
    public final ThreadHeap heap;

    /** The heap's id, by which objects say whose they are; here to save a load at each access. */
    public final int heapId;

    /** Small number, unique in the process, never reused. */
    public final int id = NEXT_ID.incrementAndGet();

    /** Objects whose deallocation was put off (CPython's trashcan), as a stack; null until needed. */
    long[] trash;

    /** Whether this thread handed out the version tag. */
    public boolean isOwnVersion(long tag) {
        return tag >>> 40 == id;
    }

    /** Bytes that the next builder of a short text may use; null while one does. */
    public byte[] spareText;

    /** Containers whose repr is being made, innermost last; see {@code ReprGuard}. */
    public long[] reprStack;

    public int reprDepth;

    /** Java thread this state belongs to. */
    public final Thread thread;

    /** Value of {@code _thread.get_ident()} for this thread: as CPython's, what C calls it. */
    public long ident;

    /** The exception being thrown into a generator, between the thrower and the yield. */
    public RuntimeException thrown;

    /** For {@code threading.local} and similar per-thread Python dictionaries; 0 until first use. */
    public long dict;

    /**
     * Globals and locals of the compiled function that is about to call {@code globals()}, {@code
     * eval()} and the like; owned, 0 if never announced. See {@code CallerFrame}.
     */
    public long callerGlobals;

    public long callerLocals;

    /** {@code objects.Tracing} of a thread that traces or profiles; else null. */
    public Object tracing;

    /** {@code objects.Owned} of what dies; null until needed. */
    public Object owned;

    /** {@code sys.set_asyncgen_hooks}; owned, 0 if not set. */
    public long asyncgenFirstiter;

    /** The {@code contextvars.Context} the thread is in; owned, 0 until one is asked for. */
    public long context;

    public long asyncgenFinalizer;

    /** {@code sys.set_coroutine_origin_tracking_depth}. */
    public int coroutineOriginDepth;

    private ThreadState(Thread thread) {
        this.thread = thread;
        this.heap = ThreadHeap.acquire(this);
        this.heapId = heap.id;
        this.ident = Pthread.self();
        dictVersion = (long) id << 40;
        setPollPayload(recursionLimit);
    }

    /**
     * As {@link #isThreaded}, seen from this thread: a field of what compiled code has at hand, where a
     * static one would be two instructions more at each access.
     */
    public boolean locks;

    /** {@code -X threadstate=lookup}: see {@link CurrentHeap}. */
    public static final boolean LOOKUP = CurrentHeap.LOOKUP;

    /** Under {@link #LOOKUP}: the calling thread's state, which {@code passed} is as well. */
    public static ThreadState find(ThreadState passed) {
        return CurrentHeap.find(passed.heap).owner instanceof ThreadState found ? found : passed;
    }

    /** {@code -X lockcheck}: see to it that nobody polls or waits who has an object locked. */
    public static final boolean CHECK_LOCKS =
            "1".equals(System.getProperty("jilectomy.lockcheck"));

    /** Object locks held, private ones included; counted under {@code -X lockcheck} only. */
    private int held;

    /** Under {@code -X lockcheck}: one lock more or less. */
    public void locked(int change) {
        held += change;
    }

    /** Under {@code -X lockcheck}: an error left locks behind, which were given up. */
    public void forgetLocked() {
        held = 0;
    }

    /** Under {@code -X lockcheck}: where an object that is locked could change its owner. */
    public void checkUnlocked() {
        if (held != 0) {
            int n = held;
            held = 0;
            throw new AssertionError(n + " objects locked at a poll, a wait or a lock");
        }
    }

    private static ThreadState first;
    private static boolean threaded;

    /**
     * Whether there has been more than one Python thread. Until then objects need no locks: the
     * second thread sets this with the world stopped, when nobody is inside a critical section. Plain:
     * whoever was stopped sees it when resumed.
     */
    public static boolean isThreaded() {
        return threaded;
    }

    /** Makes the calling Java thread a Python thread; it is attached on return. */
    public static ThreadState create() {
        ThreadState ts;
        synchronized (ThreadState.class) {
            if (first != null && !threaded) {
                Safepoint.stopTheWorld(
                        null,
                        () -> {
                            threaded = true;
                            first.locks = true;
                        });
            }
            ts = new ThreadState(Thread.currentThread());
            ts.locks = threaded;
            if (first == null) {
                first = ts;
            }
        }
        Safepoint.register(ts);
        CurrentHeap.entered(ts.heap);
        ts.attach();
        Refcount.drain(ts.heap);
        return ts;
    }

    /** Ends this thread's Python life: its heap becomes an orphan that others may adopt. */
    public void destroy() {
        Refcount.drain(heap);
        heap.release();
        CurrentHeap.left();
        detach();
        Safepoint.unregister(this);
    }

    /**
     * Called on entry to every Python function: recursion check and safepoint poll in one.
     *
     * <p>1 load, 1 store, 1 volatile load, 1 compare.
     *
     * @return the depth before, to be given to {@link #leave(ThreadState, int)}
     */
    public static int enter(ThreadState ts) {
        if (CHECK_LOCKS) {
            ts.checkUnlocked();
        }
        int before = ts.depth;
        if (before >= ts.poll) {
            enterSlow(ts, before);
        }
        ts.depth = before + 1;
        return before;
    }

    /**
     * As {@link #enter}, each time the body of a generator goes on: no poll, as nothing can go on for ever
     * by yields alone. The loop that makes them polls on its way back, {@code yield from} and {@code
     * await} each time they hand on, and who makes generators polls. Bodies become part of the loops
     * that draw from them, and once a slow path was taken in one of these, C2 keeps it in all of them:
     * a fifth of the time of a pipeline of generators in a program with threads.
     */
    public static int resume(ThreadState ts) {
        if (CHECK_LOCKS) {
            ts.checkUnlocked();
        }
        int before = ts.depth;
        if (before >= (ts.poll & Integer.MAX_VALUE)) {
            enterSlow(ts, before);
        }
        ts.depth = before + 1;
        return before;
    }

    /**
     * Called on every exit from a compiled function, normal or not. Storing what entry saw, instead of
     * counting down, keeps consecutive calls from waiting for each other's store to the counter.
     */
    public static void leave(ThreadState ts, int before) {
        ts.depth = before;
    }

    /** The end of a stretch opened by {@link #enter} in the runtime itself. */
    public static void leave(ThreadState ts) {
        ts.depth--;
    }

    /** Called at loop back-edges. */
    public static void poll(ThreadState ts) {
        if (CHECK_LOCKS) {
            ts.checkUnlocked();
        }
        if (ts.poll < 0) {
            ts.pollSlow();
        }
    }

    /**
     * Takes a lock of Java's, detached while it waits. To be used for each under which objects are
     * touched that may be other threads': they might be waiting for it.
     */
    public void lockDetached(ReentrantLock lock) {
        if (!lock.tryLock()) {
            detach();
            try {
                lock.lock();
            } finally {
                attach();
            }
        }
    }

    /** What {@link #enter} does if the depth before is not below {@link #poll}. */
    public static void enterSlow(ThreadState ts, int before) {
        if (ts.poll < 0) {
            ts.pollSlow();
        }
        if (ts.activations != null && ts.activations.begins(before)) {
            ts.adoptPollPayload();
        }
        if (before >= recursionLimit + ts.recursionHeadroom) {
            throw FrameLimit.exceeded(ts);
        }
    }

    @Override
    protected boolean isDead() {
        return !thread.isAlive();
    }

    /**
     * Hook called from a safepoint poll; runs pending work of the runtime. Signals first: what has died
     * may run callbacks, which poll, and a handler would run in one of those and raise into it.
     */
    @Override
    protected void onPoll() {
        if (!interrupted) {
            cleanUp();
            return;
        }
        interrupted = false;
        try {
            interrupts.deliver(this);
        } finally {
            cleanUp();
        }
    }

    private void cleanUp() {
        Refcount.drain(heap);
        if (collectionWanted) {
            collectionWanted = false;
            collector.accept(this);
        }
    }

    /**
     * Under {@code refcount=tracing}: what this thread's Java frames held when it last left the state
     * in which it touches objects; from which the collector starts.
     */
    public Object javaRoots;

    private static volatile java.util.function.Consumer<ThreadState> rootFinder;
    private static volatile boolean mayBeStopped;

    /** Installs what fills {@link #javaRoots}. */
    public static void findRootsBy(java.util.function.Consumer<ThreadState> finder) {
        rootFinder = finder;
    }

    /** There will be another thread, which may collect: called before it is started. */
    public static void expectThreads() {
        mayBeStopped = true;
    }

    @Override
    protected void beforeLeaving() {
        if (Header.TRACING && mayBeStopped && rootFinder != null) {
            rootFinder.accept(this);
        }
    }

    /** A class statement is being carried out in code that may go; so may the class then. */
    public boolean codeMayGo;

    private static volatile java.util.function.Consumer<ThreadState> collector;
    private boolean collectionWanted;

    /** Installs the cycle collector: what it runs, at polls of {@link #requestCollection}. */
    public static void collectBy(java.util.function.Consumer<ThreadState> newCollector) {
        collector = newCollector;
    }

    /** Asks this thread to look for garbage at its next poll; by the thread itself. */
    public void requestCollection() {
        if (collector != null) {
            collectionWanted = true;
            requestService();
        }
    }

    /** Turns a signal into what the interrupted program sees; implemented above this room. */
    public interface Interrupts {
        /** Runs in the interrupted thread, attached; what it throws leaves the poll. */
        void deliver(ThreadState ts);
    }

    private static volatile Interrupts interrupts;
    private volatile boolean interrupted;

    /** Installs who delivers; called once, before the first {@link #interrupt}. */
    public static void deliverInterruptsTo(Interrupts handler) {
        interrupts = handler;
    }

    private static final VarHandle RAISED = raised();

    /** What another thread wants raised in this one; owned, 0 for nothing. */
    @SuppressWarnings("unused") // by RAISED
    private volatile long raised;

    private static VarHandle raised() {
        try {
            return MethodHandles.lookup().findVarHandle(ThreadState.class, "raised", long.class);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Has an exception raised in this thread at its next poll; any thread.
     *
     * @param exception an exception or a class of such, which the state owns from now on; 0 for none after all
     * @return what was to be raised before, now the caller's, or 0
     */
    public long raiseLater(long exception) {
        long before = (long) RAISED.getAndSet(this, exception);
        if (exception != 0) {
            interrupt();
        }
        return before;
    }

    /** What {@link #raiseLater} left, now the caller's; 0 for nothing. */
    public long takeRaised() {
        return raised == 0 ? 0 : (long) RAISED.getAndSet(this, 0L);
    }

    /**
     * Asks this thread to deliver an interrupt at its next poll, and ends its sleep or its wait for
     * a lock. Any thread, also one that is no Python thread.
     *
     * @return false if the last one was not yet delivered
     */
    public boolean interrupt() {
        boolean first = !interrupted;
        interrupted = true;
        requestService();
        java.util.concurrent.locks.LockSupport.unpark(thread);
        return first;
    }

    public static int recursionLimit() {
        return recursionLimit;
    }

    /** Sets the limit for every thread; threads other than {@code ts} adopt it at their next check. */
    public static void setRecursionLimit(ThreadState ts, int limit) {
        recursionLimit = limit;
        Safepoint.forEachMutator(m -> {
            if (m instanceof ThreadState other) {
                other.adoptPollPayload();
            }
        });
        ts.adoptPollPayload();
    }

    // ---------------------------------------------------------------- activations

    /** Null until the first frame is asked for; never replaced. */
    private volatile Activations activations;

    /** The activation numbered last; the upper bits are the thread's {@link #id}. */
    private long lastActivation = (long) id << 40;

    /** A number for a running function, unique in the process, never 0. */
    public long newActivation() {
        return ++lastActivation;
    }

    /** The number of the activation at recursion depth {@code depth}, 0 if it is not watched. */
    public long watchedActivation(int depth) {
        Activations watched = activations;
        return watched == null ? 0 : watched.at(depth);
    }

    /** Gives the running function at {@code depth}, which is not watched, a number. */
    public long watchActivation(int depth) {
        long number = newActivation();
        if (activations == null) {
            activations = new Activations();
        }
        if (activations.add(depth, number)) {
            adoptPollPayload();
        }
        return number;
    }

    /** There is nobody left who knows the activation's number. */
    public void unwatchActivation(long number) {
        if (activations != null && activations.remove(number)) {
            adoptPollPayload();
        }
    }

    /** Any thread; the last one to come sees what all before it have changed. */
    private void adoptPollPayload() {
        int payload;
        do {
            payload = wantedPollPayload();
            setPollPayload(payload);
        } while (payload != wantedPollPayload());
    }

    private int wantedPollPayload() {
        Activations watched = activations;
        return watched == null ? recursionLimit : Math.min(recursionLimit, watched.least);
    }

    /**
     * Opens one level of deallocation.
     *
     * @return false if the nesting is too deep; then {@code obj} was put aside and must not be
     *     touched further
     */
    public boolean beginDealloc(long obj) {
        if (deallocNesting < DEALLOC_NESTING) {
            deallocNesting++;
            return true;
        }
        if (trash == null) {
            trash = new long[64];
        } else if (trashSize == trash.length) {
            trash = java.util.Arrays.copyOf(trash, trashSize * 2);
        }
        trash[trashSize++] = obj;
        return false;
    }

    /** Outermost: a deallocation has ended without {@link #endDealloc}. Nothing is put aside. */
    public void deallocationFailed() {
        deallocNesting = 0;
        owned = null;
    }

    /**
     * Closes one level.
     *
     * @return an object put aside that the caller must deallocate now, or 0
     */
    public long endDealloc() {
        deallocNesting--;
        return deallocNesting == 0 && trashSize > 0 ? trash[--trashSize] : 0;
    }
}
