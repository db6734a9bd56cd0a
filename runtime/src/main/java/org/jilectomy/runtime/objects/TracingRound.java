package org.jilectomy.runtime.objects;

import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.jilectomy.heap.AddressList;
import org.jilectomy.heap.Growth;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.Ownership;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.refcount.TracingRefcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;
import org.jilectomy.safepoint.Safepoint;

/**
 * One collection under {@code refcount=tracing}: mark, finalize, sweep.
 *
 * <pre>
 *  world stopped    mark        from immortal objects, the Java side, and the stacks of all threads
 *                   forget      weak references to garbage, and weak references that are garbage
 *  running          call        callbacks of weak references that are not garbage, and finalizers
 *  world stopped    mark again  if something was called: who is reached now lives on
 *  running          deallocate  the rest, each object by its type
 *                   free        all memory of the rest
 * </pre>
 *
 * <p>As in {@link CycleRound}, once the world runs again nobody can reach the garbage. Each object of
 * it is deallocated by its type as if its last reference had gone; what it releases then is released
 * to nobody. Dead objects may look at each other and at each other's tables meanwhile (a view at its
 * buffer): so all that they free is only noted ({@code ThreadHeap.burial}), and goes at the end. In
 * which order they are deallocated does not matter for that reason.
 *
 * <p><b>Garbage is closed.</b> Nothing that stays in the heap may refer to what is freed, reached or
 * not: who refers to the dead is traversed and deallocated one day, and would find other things at
 * their addresses. Finalizers make such objects: the traceback of the {@code GeneratorExit} that
 * closed a generator knows its variables. So what became garbage meanwhile goes in the same round;
 * and if it has a finalizer of its own, or a weak reference, it stays for the next with all that it
 * leads to. So does what {@code gc.disable()} or {@code DEBUG_SAVEALL} keep.
 *
 * <p>Finalizers run in the order in which counting would have run them ({@link GarbageOrder}); that
 * order is only found out if somebody could notice.
 */
final class TracingRound implements AutoCloseable {
    /** A generation: all there is, and nobody asks how much was in cycles. */
    static final int UNASKED = Generations.FROZEN;

    private final ThreadState ts;

    /** What is to be collected if somebody counted: what survives is of the next one then. */
    private final int generation;

    /** Whether somebody may want to know how much was in cycles. */
    private final boolean asked;

    /** After {@code gc.disable()}, unless asked: what is in cycles is let alone, as CPython does. */
    private final boolean leavesCycles;

    /** {@code DEBUG_SAVEALL}: what is in cycles, or hangs on them, is finalized and stays. */
    private final boolean savesCycles;

    private final AddressList garbage = new AddressList();
    private final AddressList finalizable = new AddressList();

    /** What is garbage in cycles, and is not to be freed. */
    private final AddressList left = new AddressList();

    /** Weak reference, callback, weak reference, … */
    private final AddressList calls = new AddressList();

    /** How many objects were looked at. */
    long candidates;

    /** How long the world stood still. */
    long pauseNanos;

    /** From here on the garbage is what counting could not have freed. */
    private long firstInCycles;

    private long endOfCycles;

    /** The tracked objects of that. */
    private long inCycles;

    /**
     * @param generation {@link #UNASKED}, if nobody asked for the collection
     * @param leavesCycles free only what counting would have freed
     * @param savesCycles the same, and show the rest ({@link #saveAll})
     */
    TracingRound(
            ThreadState ts, int generation, boolean leavesCycles, boolean savesCycles) {
        this.ts = ts;
        this.savesCycles = savesCycles;
        this.leavesCycles = leavesCycles;
        this.generation = Math.min(generation, Generations.OLDEST);
        this.asked = generation != UNASKED;
    }

    /** Has threads note what their frames hold; once, before there is a second thread. */
    static void install() {
        ThreadState.findRootsBy(new Consumer<ThreadState>() {
            @Override
            public void accept(ThreadState leaving) {
                leaving.javaRoots = JavaFrames.now();
            }
        });
        TracingRefcount.collectBy(new TracingRefcount.Collector() {
            @Override
            public void collect(ThreadHeap h) {
                CycleCollector.collectSilently((ThreadState) h.owner, Generations.OLDEST);
            }
        });
    }

    /** How many references objects that can be reached have to an object. */
    static long references(ThreadState ts, long object) {
        long[] result = {0};
        stopped(ts, () -> {
            try (LiveObjects live = new LiveObjects()) {
                result[0] = live.referencesTo(object);
            }
        });
        return result[0];
    }

    @Override
    public void close() {
        garbage.close();
        finalizable.close();
        left.close();
        calls.close();
    }

    /** Finds and finalizes garbage. */
    void find() {
        stopped(this::findStopped);
        if (calls.size() + finalizable.size() > 0) {
            call();
            stopped(this::separateResurrected);
        }
    }

    /** How many objects of the garbage there are that CPython's collector would have to free. */
    long inCycles() {
        return inCycles;
    }

    long garbageCount() {
        return garbage.size();
    }

    private void stopped(Runnable action) {
        stopped(ts, () -> {
            long start = System.nanoTime();
            action.run();
            pauseNanos += System.nanoTime() - start;
        });
    }

    private static void stopped(ThreadState ts, Runnable action) {
        ts.javaRoots = JavaFrames.now();
        Safepoint.stopTheWorld(ts, () -> Heap.unchecked(action));
        ts.javaRoots = null;
    }

    // ---------------------------------------------------------------- finding

    private void findStopped() {
        try (LiveObjects live = new LiveObjects()) {
            live.mark();
            candidates = live.all.size();
            for (long i = 0; i < live.all.size(); i++) {
                long object = live.all.get(i);
                if (!live.isReached(object)) {
                    garbage.add(object);
                }
            }
            boolean sorted = asked || leavesCycles || savesCycles;
            if (sorted) {
                sort();
            }
            if (leavesCycles) {
                leaveCycles(live);
                inCycles = 0;
            }
            for (long i = 0; i < garbage.size(); i++) {
                seize(garbage.get(i), live);
            }
            boolean noticed = calls.size() + finalizable.size() > 0;
            if (noticed && !sorted) {
                sort();
            }
            if (!noticed) {
                if (savesCycles) {
                    leaveCycles(live);
                }
                condemn();
            }
            Growth.resetVolume();
            if (asked) {
                age(live);
            }
        }
    }

    private void age(LiveObjects live) {
        int next = Math.min(generation + 1, Generations.OLDEST);
        for (long i = 0; i < live.all.size(); i++) {
            long object = live.all.get(i);
            if (live.isReached(object) && isTracked(object)
                    && Generations.of(object) <= generation) {
                Generations.move(object, next);
            }
        }
        Growth.reset(next);
    }

    private void sort() {
        firstInCycles = new GarbageOrder(garbage).sort();
        endOfCycles = garbage.size();
        inCycles = 0;
        for (long i = firstInCycles; i < endOfCycles; i++) {
            if (isTracked(garbage.get(i))) {
                inCycles++;
            }
        }
    }

    private static boolean isTracked(long object) {
        return PyType.of(object).preHeader != 0;
    }

    private void seize(long object, LongPredicate isGarbage) {
        PyType type = PyType.of(object);
        if (type.preHeader != 0 && !Ownership.isMine(ts.heap.id, object)) {
            Ownership.share(object); // its owner stands still, and will not see it again
        }
        if (type.weakListOffset != 0) {
            Weakrefs.clearGarbage(ts, object, type.weakListOffset, isGarbage, calls);
        }
        if (PyWeakref.isReferenceType(type)) {
            Weakrefs.unlinkGarbage(object);
        }
        if (needsFinalizer(type, object)) {
            finalizable.add(object);
        }
    }

    /** What is in cycles, or hangs on them, is no garbage, nor is what it leads to. */
    private void leaveCycles(LiveObjects live) {
        for (long i = firstInCycles; i < garbage.size(); i++) {
            left.add(garbage.get(i));
            live.visit(garbage.get(i));
        }
        live.spread();
        garbage.truncate(firstInCycles);
        dropReached(live); // Java objects may lead from one to the other
        firstInCycles = garbage.size();
        endOfCycles = firstInCycles;
    }

    private void dropReached(LiveObjects live) {
        long kept = 0;
        for (long i = 0; i < garbage.size(); i++) {
            long object = garbage.get(i);
            if (!live.isReached(object)) {
                garbage.set(kept++, object);
            }
        }
        garbage.truncate(kept);
    }

    /** What is garbage now will be freed: nobody is to find it by a walk over the heap any more. */
    private void condemn() {
        if (TracingRefcount.CHECKED && !Pins.finalizing()) { // then the Java side has given up all
            new GarbageOrder(garbage).check();
        }
        for (long i = 0; i < garbage.size(); i++) {
            TracingRefcount.kill(garbage.get(i));
        }
    }

    // ---------------------------------------------------------------- finalizing

    /** A method of its own: none of its variables, dead or not, is on the stack that is looked at. */
    private void call() {
        long result = GeneratorBody.setResultAside(ts);
        for (long i = 0; i < calls.size(); i += 2) {
            Weakrefs.callBackSteal(ts, calls.get(i), calls.get(i + 1));
        }
        for (long i = 0; i < garbage.size(); i++) {
            long object = garbage.get(i);
            PyType type = PyType.of(object);
            if (type.preHeader != 0 && type.needsFinalizer(object)) {
                Dealloc.finalizeGarbage(ts, type, object);
            }
        }
        GeneratorBody.putBackResult(ts, result);
    }

    /**
     * Compare {@code handle_resurrected_objects}. There is more garbage than at first: what was made
     * since, by finalizers or by other threads.
     */
    private void separateResurrected() {
        calls.truncate(0);
        finalizable.truncate(0);
        try (LiveObjects live = new LiveObjects()) {
            live.mark();
            for (long i = 0; i < left.size(); i++) {
                live.visit(left.get(i));
            }
            live.spread();
            keepUnfinished(live);
            dropReached(live);
            if (asked || savesCycles) {
                sort(); // again: a generator that was closed is in no cycle now
            }
            if (savesCycles) {
                leaveCycles(live);
            }
            addNew(live);
            for (long i = 0; i < garbage.size(); i++) {
                seize(garbage.get(i), live);
            }
            calls.truncate(0);
            finalizable.truncate(0);
            condemn();
        }
    }

    /** What would have to be finalized first stays for the next round, with all that it leads to. */
    private static void keepUnfinished(LiveObjects live) {
        try (AddressList unfinished = new AddressList()) {
            for (long i = 0; i < live.all.size(); i++) {
                long object = live.all.get(i);
                if (!live.isReached(object) && isUnfinished(object)) {
                    unfinished.add(object);
                }
            }
            for (long i = 0; i < unfinished.size(); i++) {
                live.visit(unfinished.get(i));
            }
            live.spread();
        }
    }

    private static boolean isUnfinished(long object) {
        if (Pins.finalizing()) {
            return false; // nothing is finalized any more
        }
        PyType type = PyType.of(object);
        return needsFinalizer(type, object)
                || type.weakListOffset != 0 && Memory.getLong(object + type.weakListOffset) != 0;
    }

    private static boolean needsFinalizer(PyType type, long object) {
        return type.preHeader != 0 && type.needsFinalizer(object) && !Dealloc.isFinalized(object);
    }

    /** What is garbage and was not at first. It is in no cycle, for who wants to know of those. */
    private void addNew(LiveObjects live) {
        for (long i = 0; i < garbage.size(); i++) {
            live.take(garbage.get(i));
        }
        for (long i = 0; i < live.all.size(); i++) {
            if (!live.isReached(live.all.get(i))) {
                garbage.add(live.all.get(i));
            }
        }
    }

    // ---------------------------------------------------------------- the end of it

    /** {@code DEBUG_SAVEALL}: what is in cycles, or hangs on them, stays, in a list. */
    void saveAll(long list) {
        for (long i = 0; i < left.size(); i++) {
            if (isTracked(left.get(i))) {
                PyList.append(ts, list, left.get(i));
            }
        }
    }

    /** Tells about what is in cycles. */
    void showCollectable() {
        if (savesCycles) {
            show(left, 0, left.size());
        }
        show(garbage, firstInCycles, endOfCycles);
    }

    private void show(AddressList objects, long from, long to) {
        for (long i = from; i < to; i++) {
            if (isTracked(objects.get(i))) {
                CycleMessages.collectable(ts, objects.get(i));
            }
        }
    }

    /**
     * Deallocates the garbage, and then frees the memory of all of it. An error of ours in one object's
     * deallocation is thrown when that is done: nothing that is left may refer to what was freed.
     */
    void free() {
        long plain = 0;
        Throwable error = null;
        try (AddressList buried = new AddressList()) {
            ts.heap.burial = buried;
            try {
                for (long i = 0; i < garbage.size(); i++) {
                    long object = garbage.get(i);
                    if (isPlain(PyObject.ob_type(object))) {
                        garbage.set(plain++, object);
                    } else {
                        error = deallocate(object, buried, error);
                    }
                }
            } finally {
                ts.heap.burial = null;
                for (long i = 0; i < buried.size(); i++) {
                    Heap.free(ts.heap, buried.get(i));
                }
            }
            for (long i = 0; i < plain; i++) {
                Heap.freeObject(ts.heap, garbage.get(i));
            }
        }
        if (error != null) {
            throw Errors.from(ts, error);
        }
    }

    /** @return the first error so far, or null */
    private Throwable deallocate(long object, AddressList buried, Throwable error) {
        long before = buried.size();
        try {
            PyType.of(object).tp_dealloc(ts, object);
            return error;
        } catch (Throwable t) {
            ts.deallocationFailed();
            boolean freed = false;
            for (long i = before; i < buried.size(); i++) {
                freed |= buried.get(i) == object;
            }
            if (!freed) {
                Heap.freeObject(ts.heap, object);
            }
            return error != null ? error : t;
        }
    }

    /** Whether instances are nothing but their bytes: numbers, of which there are many. */
    private static boolean isPlain(long type) {
        return type == PyLong.ADDRESS || type == PyFloat.ADDRESS;
    }
}
