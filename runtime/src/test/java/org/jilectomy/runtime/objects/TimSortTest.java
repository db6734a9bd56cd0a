package org.jilectomy.runtime.objects;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The sort alone, on Java arrays. */
class TimSortTest {
    private static final class ByKey extends TimSort {
        long comparisons;
        long failAt = -1;

        @Override
        protected boolean less(long a, long b) {
            if (++comparisons == failAt) {
                throw new IllegalStateException("as planned");
            }
            return a < b;
        }
    }

    private static long[] keys(Random random, int n, int shape) {
        long[] keys = new long[n];
        for (int i = 0; i < n; i++) {
            keys[i] =
                    switch (shape) {
                        case 0 -> random.nextInt(n);
                        case 1 -> random.nextInt(4);
                        case 2 -> i;
                        case 3 -> -i;
                        case 4 -> i % 100 * 1000L + i / 100;
                        case 5 -> i < n / 2 ? i : n - i;
                        default -> i + (random.nextInt(20) == 0 ? random.nextInt(n) : 0);
                    };
        }
        return keys;
    }

    private static long[] numbered(int n) {
        long[] values = new long[n];
        for (int i = 0; i < n; i++) {
            values[i] = i;
        }
        return values;
    }

    @Test
    void sortsStablyWhateverTheShape() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int n : new int[] {1, 2, 3, 31, 32, 63, 64, 65, 100, 1000, 5000}) {
            for (int shape = 0; shape < 7; shape++) {
                long[] keys = keys(random, n, shape);
                long[] original = keys.clone();
                long[] values = numbered(n);
                new ByKey().sort(keys, values, n);
                for (int i = 0; i < n; i++) {
                    assertEquals(original[(int) values[i]], keys[i], "seed " + seed);
                    if (i > 0) {
                        boolean inOrder =
                                keys[i - 1] < keys[i]
                                        || (keys[i - 1] == keys[i] && values[i - 1] < values[i]);
                        assertEquals(true, inOrder, "seed " + seed + " n " + n + " shape " + shape);
                    }
                }
            }
        }
    }

    @Test
    void anExceptionLeavesAPermutation() {
        Random random = new Random(7);
        for (int shape = 0; shape < 7; shape++) {
            ByKey whole = new ByKey();
            whole.sort(keys(new Random(7), 700, shape), numbered(700), 700);
            for (long fail = 1; fail <= whole.comparisons; fail += 1 + random.nextInt(40)) {
                long[] keys = keys(new Random(7), 700, shape);
                long[] values = numbered(700);
                ByKey sort = new ByKey();
                sort.failAt = fail;
                try {
                    sort.sort(keys, values, 700);
                } catch (IllegalStateException expected) {
                    assertEquals("as planned", expected.getMessage());
                }
                Arrays.sort(values);
                assertArrayEquals(numbered(700), values);
            }
        }
    }

    @Test
    void anInconsistentOrderLosesNothing() {
        Random random = new Random(3);
        TimSort coin =
                new TimSort() {
                    @Override
                    protected boolean less(long a, long b) {
                        return random.nextBoolean();
                    }
                };
        for (int round = 0; round < 200; round++) {
            int n = 1 + random.nextInt(2000);
            long[] keys = numbered(n);
            TimSort sort = round == 0 ? coin : fresh(random);
            sort.sort(keys, null, n);
            Arrays.sort(keys);
            assertArrayEquals(numbered(n), keys);
        }
    }

    private static TimSort fresh(Random random) {
        return new TimSort() {
            @Override
            protected boolean less(long a, long b) {
                return random.nextInt(3) == 0;
            }
        };
    }

    @Test
    void sortedInputTakesOneComparisonAnItem() {
        ByKey sort = new ByKey();
        sort.sort(numbered(10_000), null, 10_000);
        assertEquals(9_999, sort.comparisons);
    }
}
