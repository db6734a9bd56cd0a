package org.jilectomy.runtime.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.heap.layout.PyDictKeysObject;
import org.jilectomy.heap.layout.PyDictObject;
import org.jilectomy.heap.layout.PyODictObject;
import org.jilectomy.heap.layout.PySetObject;
import org.jilectomy.heap.layout._ODictNode;
import org.jilectomy.heap.layout.setentry;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two threads use one container as they like; afterwards its invariants hold, and when it is
 * released every block is back. Keys are ints, strs and tuples: the last are compared in Python's
 * way, with the container unlocked.
 */
class ContainersStressTest {
    private static final int KEYS = 48;
    private static final int STEPS = 20_000;
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    private static ThreadState ts;

    @BeforeAll
    static void boot() {
        ts = ThreadState.create();
        StaticTypes.boot();
        Errors.discard(ts, Errors.runtimeError(ts, "")); // makes the exception types now
    }

    @AfterAll
    static void end() {
        ts.destroy();
    }

    /** One thread's turn with the shared container. */
    private interface Step {
        void run(ThreadState ts, long container, Random random);
    }

    private static long key(ThreadState ts, Random random) {
        int i = random.nextInt(KEYS);
        return switch (i % 3) {
            case 0 -> PyLong.of(ts, i);
            case 1 -> PyUnicode.fromJava(ts, "key" + i);
            default -> {
                long part = PyUnicode.fromJava(ts, "part" + i);
                yield PyTuple.ofSteal(ts, PyLong.of(ts, i), part);
            }
        };
    }

    private static long value(ThreadState ts, Random random) {
        return PyUnicode.fromJava(ts, "value" + random.nextInt(1000));
    }

    // ---------------------------------------------------------------- steps

    private static void dictStep(ThreadState ts, long dict, Random random) {
        long key = key(ts, random);
        long value = value(ts, random);
        long found = 0;
        switch (random.nextInt(24)) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> PyDict.setItem(ts, dict, key, value);
            case 8, 9, 10, 11, 12 -> found = PyDict.getItem(ts, dict, key);
            case 13, 14, 15, 16 -> found = PyDict.pop(ts, dict, key);
            case 17, 18 -> found = PyDict.setDefault(ts, dict, key, value);
            case 19 -> found = PyDict.copy(ts, dict);
            case 20 -> {
                found = popOr0(ts, dict);
            }
            case 21 -> {
                long copy = PyDict.copy(ts, dict);
                PyDict.merge(ts, dict, copy, random.nextBoolean());
                Refs.release(ts, copy);
            }
            case 22 -> walk(ts, dict);
            default -> {
                if (random.nextInt(50) == 0) {
                    PyDict.clear(ts, dict);
                }
            }
        }
        Refs.xrelease(ts, found);
        Refs.release(ts, key);
        Refs.release(ts, value);
    }

    private static void orderedStep(ThreadState ts, long od, Random random) {
        long key = key(ts, random);
        long value = value(ts, random);
        long found = 0;
        try {
            switch (random.nextInt(24)) {
                case 0, 1, 2, 3, 4, 5, 6 -> PyODict.store(ts, od, key, value);
                case 7, 8, 9 -> found = PyDict.getItem(ts, od, key);
                case 10, 11, 12, 13 -> found = ODictMethods.pop(ts, od, key, Singletons.None);
                case 14, 15 -> PyODict.moveToEnd(ts, od, key, random.nextBoolean());
                case 16 -> found = PyODict.putIfAbsent(ts, od, key, value);
                case 17 -> found = PyODict.takeEnd(ts, od, random.nextBoolean());
                case 18 -> found = ODictMethods.copy(ts, od);
                case 19 -> ODictUpdate.update(ts, od, od);
                case 20 -> walk(ts, od);
                case 21 -> {
                    long items = ODictMethods.items(ts, od);
                    walk(ts, items);
                    Refs.release(ts, items);
                }
                case 22 -> found = PyBool.of(ODictMethods.sameOrder(ts, od, od));
                default -> {
                    if (random.nextInt(50) == 0) {
                        PyODict.empty(ts, od);
                    }
                }
            }
        } catch (PyException e) {
            Errors.discard(ts, e); // a key that the other thread has taken
        }
        Refs.xrelease(ts, found);
        Refs.release(ts, key);
        Refs.release(ts, value);
    }

    private static void setStep(ThreadState ts, long set, Random random) {
        long key = key(ts, random);
        long result = 0;
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5, 6 -> PySet.add(ts, set, key);
            case 7, 8, 9, 10 -> PySet.discard(ts, set, key);
            case 11, 12, 13 -> PySet.contains(ts, set, key);
            case 14 -> result = PySet.make(ts, PySet.FROZEN, set);
            case 15 -> {
                long copy = SetOperations.copy(ts, set);
                PySet.discard(ts, copy, key);
                SetOperations.intersectionUpdate(ts, set, copy);
                Refs.release(ts, copy);
            }
            case 16 -> {
                long single = PySet.fromArray(ts, PySet.TYPE, new long[] {key});
                SetOperations.symmetricDifferenceUpdate(ts, set, single);
                result = SetOperations.union(ts, single, set);
                Refs.release(ts, single);
            }
            case 17 -> walk(ts, set);
            case 18 -> {
                result = popOr0(ts, set);
            }
            default -> {
                if (random.nextInt(50) == 0) {
                    PySet.clear(ts, set);
                }
            }
        }
        Refs.xrelease(ts, result);
        Refs.release(ts, key);
    }

    /** Any item; 0 if the container is empty, perhaps only since a moment ago. */
    private static long popOr0(ThreadState ts, long container) {
        try {
            return PyDict.TYPE.isExactly(container)
                    ? DictMethods.popitem(ts, container)
                    : SetMethods.pop(ts, container);
        } catch (PyException e) {
            Errors.discard(ts, e);
            return 0;
        }
    }

    private static void listStep(ThreadState ts, long list, Random random) {
        long value = value(ts, random);
        long result = 0;
        long n = PyList.size(list);
        try {
            switch (random.nextInt(22)) {
                case 0, 1, 2, 3, 4, 5 -> PyList.append(ts, list, value);
                case 6, 7, 8 -> result = ListMethods.pop(ts, list, 0);
                case 9, 10 -> PyList.setItem(ts, list, random.nextInt((int) n + 1), value);
                case 11, 12 -> result = PyList.getItem(ts, list, random.nextInt((int) n + 1));
                case 13 -> PyList.insert(ts, list, random.nextInt((int) n + 1), value);
                case 14 -> PyList.delItem(ts, list, random.nextInt((int) n + 1));
                case 15 -> result = PyBool.of(PyList.TYPE.sq_contains(ts, list, value) == 1);
                case 16 -> ListSort.sort(ts, list, 0, random.nextBoolean());
                case 17 -> ListMethods.reverse(ts, list);
                case 18 -> walk(ts, list);
                case 19 -> result = ListSlices.concat(ts, list, list);
                case 20 -> assign(ts, list, random);
                default -> {
                    if (n > 200) {
                        PyList.clear(ts, list);
                    } else {
                        PyList.extend(ts, list, list);
                    }
                }
            }
        } catch (PyException e) {
            Errors.discard(ts, e); // an index the other thread has made invalid
        }
        Refs.xrelease(ts, result);
        Refs.release(ts, value);
    }

    private static void assign(ThreadState ts, long list, Random random) {
        long start = PyLong.of(ts, random.nextInt(10));
        long stop = PyLong.of(ts, random.nextInt(20));
        long slice = PySlice.create(ts, start, stop, 0);
        ListSlices.set(ts, list, slice, random.nextBoolean() ? list : 0);
        Refs.release(ts, slice);
    }

    private static void walk(ThreadState ts, long container) {
        long it = Abstract.iter(ts, container);
        try {
            for (long v; (v = Abstract.next(ts, it)) != 0;) {
                Refs.release(ts, v);
            }
        } catch (PyException e) {
            Errors.discard(ts, e); // the other thread changed it
        } finally {
            Refs.release(ts, it);
        }
    }

    // ---------------------------------------------------------------- the machine

    private static void race(long container, Step step) {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread[] threads = new Thread[2];
        for (int t = 0; t < threads.length; t++) {
            Random random = new Random(SEED + t);
            threads[t] =
                    new Thread(
                            () -> {
                                ThreadState own = ThreadState.create();
                                try {
                                    for (int i = 0; i < STEPS && failure.get() == null; i++) {
                                        step.run(own, container, random);
                                        ThreadState.poll(own);
                                    }
                                } catch (Throwable e) {
                                    failure.set(e);
                                } finally {
                                    own.destroy();
                                }
                            });
            threads[t].start();
        }
        ts.detach();
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            ts.attach();
        }
        Throwable e = failure.get();
        if (e != null) {
            e.printStackTrace();
        }
        assertNull(e, "seed " + SEED);
    }

    private static long mortal() {
        for (int round = 0; round < 8; round++) {
            Refcount.drain(ts.heap);
            for (int id = 1; id <= ThreadHeap.count(); id++) {
                ThreadHeap heap = ThreadHeap.byId(id);
                if (heap.tryTakeToken()) {
                    try {
                        Refcount.drain(heap);
                    } finally {
                        heap.giveToken();
                    }
                }
            }
        }
        return Heap.liveBlocks().mortal();
    }

    // ---------------------------------------------------------------- tests

    @Test
    void dictKeepsItsInvariantsAndLeaksNothing() {
        long before = 0;
        for (int round = 0; round < 2; round++) {
            long dict = PyDict.create(ts);
            race(dict, ContainersStressTest::dictStep);
            checkDict(dict);
            Refs.release(ts, dict);
            if (round == 0) {
                before = mortal(); // caches are warm now
            }
        }
        assertEquals(before, mortal(), "seed " + SEED);
    }

    private static void checkDict(long dict) {
        assertTrue(PyDictObject.isValid(dict));
        assertTrue(PyDictKeysObject.isValid(PyDictObject.ma_keys(dict)));
        long[] items = PyDict.snapshot(ts, dict);
        assertEquals(PyDict.size(dict) * 2, items.length);
        for (int i = 0; i < items.length; i += 2) {
            assertTrue(items[i + 1] != 0, "a hole where an item should be");
            long found = PyDict.getItem(ts, dict, items[i]);
            assertEquals(items[i + 1], found, "seed " + SEED);
            Refs.release(ts, found);
            Refs.release(ts, items[i]);
            Refs.release(ts, items[i + 1]);
        }
    }

    @Test
    void orderedDictKeepsItsInvariantsAndLeaksNothing() {
        long before = 0;
        for (int round = 0; round < 2; round++) {
            long od = PyODict.create(ts);
            race(od, ContainersStressTest::orderedStep);
            checkDict(od);
            checkOrder(od);
            Refs.release(ts, od);
            if (round == 0) {
                before = mortal();
            }
        }
        assertEquals(before, mortal(), "seed " + SEED);
    }

    private static void checkOrder(long od) {
        assertTrue(PyODictObject.isValid(od));
        long n = 0;
        long last = 0;
        for (long node = PyODictObject.od_first(od); node != 0; node = _ODictNode.next(node)) {
            assertTrue(_ODictNode.isValid(node), "seed " + SEED);
            assertTrue(PyDict.contains(ts, od, _ODictNode.key(node)), "seed " + SEED);
            last = node;
            n++;
        }
        assertEquals(last, PyODictObject.od_last(od));
        assertEquals(PyDict.size(od), n);
    }

    @Test
    void setKeepsItsInvariantsAndLeaksNothing() {
        long before = 0;
        for (int round = 0; round < 2; round++) {
            long set = PySet.create(ts);
            race(set, ContainersStressTest::setStep);
            checkSet(set);
            Refs.release(ts, set);
            if (round == 0) {
                before = mortal();
            }
        }
        assertEquals(before, mortal(), "seed " + SEED);
    }

    private static void checkSet(long set) {
        assertTrue(PySetObject.isValid(set));
        long live = 0;
        long filled = 0;
        for (long i = 0; i <= PySetObject.mask(set); i++) {
            long slot = PySetObject.table(set) + i * setentry.SIZE;
            filled += setentry.key(slot) != 0 ? 1 : 0;
            if (SetTable.isLive(slot)) {
                live++;
                assertTrue(PySet.contains(ts, set, setentry.key(slot)), "seed " + SEED);
            }
        }
        assertEquals(PySetObject.used(set), live);
        assertEquals(PySetObject.fill(set), filled);
    }

    @Test
    void listKeepsItsInvariantsAndLeaksNothing() {
        long before = 0;
        for (int round = 0; round < 2; round++) {
            long list = PyList.create(ts);
            race(list, ContainersStressTest::listStep);
            assertTrue(org.jilectomy.heap.layout.PyListObject.isValid(list));
            for (long i = 0; i < PyList.size(list); i++) {
                long item = PyList.getItem(ts, list, i);
                assertTrue(PyUnicode.toJava(item).startsWith("value"), "seed " + SEED);
                Refs.release(ts, item);
            }
            Refs.release(ts, list);
            if (round == 0) {
                before = mortal();
            }
        }
        assertEquals(before, mortal(), "seed " + SEED);
    }

    @Test
    void aSharedIteratorGivesEachItemOnce() {
        int n = 20_000;
        long range = PyRange.create(ts, 0, n, 1);
        long list = PyList.fromIterable(ts, range);
        long tuple = PyTuple.fromIterable(ts, range);
        for (long source : new long[] {range, list, tuple}) {
            long it = Abstract.iter(ts, source);
            long sum = PyList.create(ts);
            race(it, (own, shared, random) -> {
                long v = Abstract.next(own, shared);
                if (v != 0) {
                    PyList.appendSteal(own, sum, v);
                }
            });
            long once = PySet.fromIterable(ts, sum);
            assertEquals(n, PyList.size(sum));
            assertEquals(n, PySet.size(once));
            Refs.release(ts, once);
            Refs.release(ts, sum);
            Refs.release(ts, it);
            Refs.release(ts, source);
        }
    }
}
