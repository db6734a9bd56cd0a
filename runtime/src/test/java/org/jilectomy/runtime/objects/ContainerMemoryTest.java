package org.jilectomy.runtime.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jilectomy.heap.layout.PyDictKeysObject;
import org.jilectomy.heap.layout.PyDictObject;
import org.jilectomy.heap.layout.PyListObject;
import org.jilectomy.heap.layout.PySetObject;
import org.jilectomy.heap.layout.setentry;
import org.jilectomy.runtime.state.ThreadState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The tables of dict, set and list hold in every field what CPython's hold after the same steps. The
 * recording is made by {@code record_tables.py}; the walks here mirror the ones there, in the same
 * order.
 */
class ContainerMemoryTest {
    private static ThreadState ts;

    private long seed = 1;
    private long total;
    private int steps;
    private BufferedReader recording;

    @BeforeAll
    static void boot() {
        ts = ThreadState.create();
        StaticTypes.boot();
    }

    @AfterAll
    static void end() {
        ts.destroy();
    }

    private int rand(int n) {
        seed = seed * 6364136223846793005L + 1442695040888963407L;
        return (int) ((seed >>> 33) % n);
    }

    private void mix(long field) {
        total = total * 31 + field;
    }

    private void check(String walk) throws IOException {
        if (++steps % 50 == 0) {
            assertEquals(recording.readLine(), Long.toUnsignedString(total), walk + " " + steps);
        }
    }

    /** The keys of a walk. */
    private interface Keys {
        long key(int i);
    }

    @Test
    void tablesAreThoseOfCPython() throws IOException {
        try (BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(
                                ContainerMemoryTest.class.getResourceAsStream("tables.txt"),
                                StandardCharsets.US_ASCII))) {
            recording = in;
            walkDict(i -> PyLong.of(ts, i), true);
            walkDict(i -> PyUnicode.fromJava(ts, "k" + i), false);
            walkDict(
                    i -> i % 5 != 0
                            ? PyLong.of(ts, i * 8L)
                            : PyUnicode.fromJava(ts, "k" + i),
                    false);
            walkSet();
            walkList();
            assertEquals(null, in.readLine());
        }
    }

    private void walkDict(Keys keys, boolean withIndex) throws IOException {
        long d = PyDict.create(ts);
        for (int step = 0; step < 3000; step++) {
            long k = keys.key(rand(step < 1000 ? 60 : 700));
            int op = rand(12);
            if (op < 7) {
                PyDict.setItem(ts, d, k, PyLong.of(ts, step));
            } else if (op < 10) {
                Refs.xrelease(ts, PyDict.pop(ts, d, k));
            } else if (op == 10) {
                if (PyDict.size(d) > 0 && rand(4) == 0) {
                    Refs.release(ts, DictMethods.popitem(ts, d));
                }
            } else if (rand(40) == 0) {
                long c = PyDict.copy(ts, d);
                if (rand(2) != 0) {
                    Refs.release(ts, d);
                    d = c;
                } else {
                    PyDict.clear(ts, d);
                    PyDict.update(ts, d, c);
                    Refs.release(ts, c);
                }
            }
            Refs.release(ts, k);
            mixDict(d, withIndex);
            check("dict");
        }
        Refs.release(ts, d);
    }

    private void mixDict(long d, boolean withIndex) {
        long keys = PyDictObject.ma_keys(d);
        mix(PyDictObject.ma_used(d));
        mix(PyDictKeysObject.dk_log2_size(keys));
        mix(PyDictKeysObject.dk_log2_index_bytes(keys));
        mix(PyDictKeysObject.dk_kind(keys));
        mix(PyDictKeysObject.dk_usable(keys));
        mix(PyDictKeysObject.dk_nentries(keys));
        if (withIndex) {
            for (long i = 0; i < 1L << PyDictKeysObject.dk_log2_size(keys); i++) {
                mix(PyDictKeysObject.dk_indices_index(keys, i));
            }
        }
    }

    private void walkSet() throws IOException {
        long s = PySet.create(ts);
        for (int step = 0; step < 3000; step++) {
            long k = PyLong.of(ts, rand(step < 1000 ? 60 : 700) * (step % 2 != 0 ? 1L : 8L));
            int op = rand(12);
            if (op < 7) {
                PySet.add(ts, s, k);
            } else if (op < 10) {
                PySet.discard(ts, s, k);
            } else if (op == 10) {
                if (PySet.size(s) > 0 && rand(4) == 0) {
                    Refs.release(ts, SetMethods.pop(ts, s));
                }
            } else if (rand(40) == 0) {
                s = copyOrMix(s);
            }
            Refs.release(ts, k);
            mix(PySetObject.fill(s));
            mix(PySetObject.used(s));
            mix(PySetObject.mask(s));
            for (long i = 0; i <= PySetObject.mask(s); i++) {
                long slot = PySetObject.table(s) + i * setentry.SIZE;
                mix(setentry.key(slot) != 0 ? setentry.hash(slot) : -7);
            }
            check("set");
        }
        Refs.release(ts, s);
    }

    private long copyOrMix(long s) {
        long c = SetOperations.copy(ts, s);
        if (rand(2) != 0) {
            Refs.release(ts, s);
            return c;
        }
        long two = PySet.fromArray(ts, PySet.TYPE, new long[] {PyLong.of(ts, 1), PyLong.of(ts, 9)});
        PySet.symmetricDifferenceUpdate(ts, s, two);
        PySet.update(ts, s, c);
        Refs.release(ts, two);
        Refs.release(ts, c);
        return s;
    }

    private void walkList() throws IOException {
        long a = PyList.create(ts);
        for (int step = 0; step < 2000; step++) {
            int op = rand(10);
            long n = PyList.size(a);
            if (op < 4) {
                PyList.append(ts, a, PyLong.of(ts, step));
            } else if (op == 4) {
                if (n > 0) {
                    Refs.release(ts, ListMethods.pop(ts, a, 0));
                }
            } else if (op == 5) {
                PyList.insert(ts, a, rand(10), PyLong.of(ts, step));
            } else if (op == 6) {
                if (n > 0) {
                    PyList.delItem(ts, a, rand((int) n));
                }
            } else if (op == 7) {
                if (rand(10) == 0) {
                    long more = numbers(rand(50));
                    PyList.extend(ts, a, more);
                    Refs.release(ts, more);
                }
            } else if (op == 8) {
                assign(a);
            } else if (rand(60) == 0) {
                PyList.clear(ts, a);
            }
            mix(PyList.size(a));
            mix(PyListObject.allocated(a));
            check("list");
        }
        Refs.release(ts, a);
    }

    private static long numbers(int n) {
        long range = PyRange.create(ts, 0, n, 1);
        long list = PyList.fromIterable(ts, range);
        Refs.release(ts, range);
        return list;
    }

    /** {@code a[i:i + rand(8)] = list(range(rand(8)))}: the right side is evaluated first. */
    private void assign(long a) {
        int i = rand(20);
        long items = numbers(rand(8));
        long slice = PySlice.create(ts, PyLong.of(ts, i), PyLong.of(ts, i + rand(8)), 0);
        PyList.TYPE.mp_ass_subscript(ts, a, slice, items);
        Refs.release(ts, slice);
        Refs.release(ts, items);
    }
}
