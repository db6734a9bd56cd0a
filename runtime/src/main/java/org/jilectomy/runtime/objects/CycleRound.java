package org.jilectomy.runtime.objects;

import org.jilectomy.heap.AddressList;
import org.jilectomy.heap.Growth;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.Ownership;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.state.ThreadState;
import org.jilectomy.safepoint.Safepoint;

/**
 * One collection: from the walk over the heap to the last {@code tp_clear}; compare {@code
 * gc_collect_main}.
 *
 * <pre>
 *  world stopped    find      candidates of the generation, their graph, the garbage in it
 *                   hold      one reference to each piece of garbage is ours from here on
 *                   forget    weak references to garbage, and weak references that are garbage
 *  running          callbacks of weak references that are not garbage
 *                   finalizers
 *  world stopped    what those brought back to life, with all it refers to, is let go
 *  running          tp_clear, and our references
 * </pre>
 *
 * <p>When the world runs again nobody can reach the garbage: nothing outside refers to it, and no
 * weak reference does. So all else happens while other threads work, and only we touch it; what
 * finalizers run may reach it, of course. If nothing had to be called, nothing came back, and the
 * second stop is saved.
 *
 * <p>Since each piece is held until it was cleared, clearing one never frees another: no recursion,
 * however long the chain.
 */
final class CycleRound implements AutoCloseable {
    private final ThreadState ts;
    private final int generation;

    private final AddressList garbage = new AddressList();

    /** Members of the garbage with something to finalize. */
    private final AddressList finalizable = new AddressList();

    /** Weak reference, callback, weak reference, … */
    private final AddressList calls = new AddressList();

    /** Members that live on; held until {@link #letGo}. */
    private final AddressList resurrected = new AddressList();

    /** Members of the garbage that are classes. */
    private final AddressList classes = new AddressList();

    /** How many objects were looked at. */
    long candidates;

    /** How long the world stood still. */
    long pauseNanos;

    CycleRound(ThreadState ts, int generation) {
        this.ts = ts;
        this.generation = generation;
    }

    @Override
    public void close() {
        garbage.close();
        finalizable.close();
        calls.close();
        resurrected.close();
        classes.close();
    }

    long garbageCount() {
        return garbage.size();
    }

    long garbage(long i) {
        return garbage.get(i);
    }

    // ---------------------------------------------------------------- finding

    /** Finds the garbage and makes sure that nobody else does. */
    void find() {
        stopped(new Runnable() {
            @Override
            public void run() {
                findStopped();
            }
        });
    }

    private void stopped(Runnable action) {
        Safepoint.stopTheWorld(ts, new Runnable() {
            @Override
            public void run() {
                long start = System.nanoTime();
                Refcount.settle();
                Heap.unchecked(action);
                pauseNanos += System.nanoTime() - start;
            }
        });
    }

    private void findStopped() {
        try (AddressList all = new AddressList()) {
            boolean frozenToo = looksAtClasses() && GcFreeze.keepsClasses();
            Heap.trackedObjects(all, frozenToo ? Generations.FROZEN : generation);
            try (CycleGraph graph =
                    new CycleGraph(all, Math.min(generation + 1, Generations.OLDEST))) {
                if (looksAtClasses()) {
                    graph.withClasses();
                }
                select(all, graph);
                candidates = all.size();
                graph.run();
                long n = all.size();
                for (long i = 0; i < n; i++) {
                    long object = all.get(i);
                    if (graph.isGarbage(object)) {
                        garbage.add(object);
                    }
                }
                Growth.reset(Math.min(generation + 1, Generations.OLDEST));
                n = garbage.size();
                for (long i = 0; i < n; i++) {
                    seize(garbage.get(i), graph);
                }
            }
        }
    }

    /** An instance does not count its class, so all instances must be looked at. */
    private boolean looksAtClasses() {
        return generation >= Generations.OLDEST && ClassUnloading.any();
    }

    /** Keeps what is old enough, alive and no class that stays. */
    private void select(AddressList all, CycleGraph graph) {
        boolean withClasses = looksAtClasses();
        long n = all.size();
        long kept = 0;
        for (long i = 0; i < n; i++) {
            long object = all.get(i);
            long owners = Refcount.owners(object);
            if (owners > 0 && !isPinned(object) && Generations.of(object) <= generation
                    && (!graph.isClass(object)
                            || withClasses && ClassUnloading.isPassing(object))) {
                graph.add(object, owners);
                all.set(kept++, object);
            } else if (withClasses) {
                graph.keepTypeOf(object);
            }
        }
        all.truncate(kept);
    }

    /** Deferred objects are counted, but live until the interpreter exits, as immortal ones. */
    private static boolean isPinned(long object) {
        return Refcount.DEFERRED && Refcount.isImmortal(object);
    }

    private void seize(long object, CycleGraph graph) {
        Refcount.hold(ts.heap, object);
        if (!Ownership.isMine(ts.heap.id, object)) {
            Ownership.share(object); // its owner stands still, and will not see it again
        }
        PyType type = PyType.of(object);
        if (type.weakListOffset != 0) {
            Weakrefs.clearGarbage(ts, object, type.weakListOffset, graph, calls);
        }
        if (PyWeakref.isReferenceType(type)) {
            Weakrefs.unlinkGarbage(object);
        }
        if (type.needsFinalizer(object) && !Dealloc.isFinalized(object)) {
            finalizable.add(object);
        }
        if (graph.isClass(object)) {
            classes.add(object);
            ClassUnloading.condemned(object);
        }
    }

    // ---------------------------------------------------------------- finalizing

    /** Calls what is to be called, and finds out who lives again. */
    void finalizeGarbage() {
        if (calls.size() + finalizable.size() == 0) {
            return;
        }
        long result = GeneratorBody.setResultAside(ts);
        for (long i = 0; i < calls.size(); i += 2) {
            Weakrefs.callBackSteal(ts, calls.get(i), calls.get(i + 1));
        }
        for (long i = 0; i < finalizable.size(); i++) {
            long object = finalizable.get(i);
            Dealloc.finalizeGarbage(ts, PyType.of(object), object);
        }
        GeneratorBody.putBackResult(ts, result);
        dropDead();
        stopped(new Runnable() {
            @Override
            public void run() {
                separateResurrected();
            }
        });
        for (long i = 0; i < resurrected.size(); i++) {
            if (classes.size() > 0 && PyTypeType.isType(resurrected.get(i))) {
                ClassUnloading.revived(ts, resurrected.get(i));
            }
            Refs.release(ts, resurrected.get(i));
        }
    }

    /**
     * Lets go of what the finalizers have freed but for our hold on it: a generator that was closed,
     * and what its frame referred to. CPython does not count it as collected.
     */
    private void dropDead() {
        long n;
        do {
            if (Refcount.LATE) {
                Refcount.flush(ts.heap);
            }
            n = garbage.size();
            long kept = 0;
            for (long i = 0; i < n; i++) {
                long object = garbage.get(i);
                if (Refcount.owners(object) == 1) {
                    Refs.releaseObject(ts, object);
                } else {
                    garbage.set(kept++, object);
                }
            }
            garbage.truncate(kept);
        } while (garbage.size() < n);
    }

    /** Compare {@code handle_resurrected_objects}. */
    private void separateResurrected() {
        try (CycleGraph graph = new CycleGraph(garbage, -1)) {
            long n = garbage.size();
            for (long i = 0; i < n; i++) {
                long object = garbage.get(i);
                graph.add(object, Refcount.owners(object) - 1);
            }
            if (classes.size() > 0) {
                keepTypesOfOthers(graph);
            }
            graph.run();
            long kept = 0;
            for (long i = 0; i < n; i++) {
                long object = garbage.get(i);
                if (graph.isGarbage(object)) {
                    garbage.set(kept++, object);
                } else {
                    Generations.move(object, Generations.OLDEST);
                    resurrected.add(object);
                }
            }
            garbage.truncate(kept);
        }
    }

    /** What finalizers have made may be of a class that is among the garbage. */
    private static void keepTypesOfOthers(CycleGraph graph) {
        graph.withClasses();
        try (AddressList all = new AddressList()) {
            Heap.trackedObjects(all, Generations.FROZEN);
            long n = all.size();
            for (long i = 0; i < n; i++) {
                if (!graph.isCandidate(all.get(i))) {
                    graph.keepTypeOf(all.get(i));
                }
            }
        }
    }

    // ---------------------------------------------------------------- the end of it

    /** Breaks the cycles; reference counting does the rest. */
    void clear() {
        long n = garbage.size();
        for (long i = 0; i < n; i++) {
            long object = garbage.get(i);
            PyType.of(object).tp_clear(ts, object);
            Refs.releaseObject(ts, object);
        }
    }

    /** {@code DEBUG_SAVEALL}: the garbage stays, in a list. */
    void saveAll(long list) {
        long n = garbage.size();
        for (long i = 0; i < n; i++) {
            if (classes.size() > 0 && PyTypeType.isType(garbage.get(i))) {
                ClassUnloading.revived(ts, garbage.get(i));
            }
            PyList.appendSteal(ts, list, garbage.get(i));
        }
    }
}
