package org.jilectomy.runtime.objects;

/**
 * A stable merge sort that takes advantage of runs already in order: Tim Peters' algorithm with the
 * merge order of Munro and Wild's powersort, as in CPython 3.11 ({@code listsort.txt} there tells
 * why).
 *
 * <p>Sorts a row of keys and, moved along with them, an optional row of values. The only comparison
 * ever made is {@code less}. It may throw: both rows then hold a permutation of what they held, so
 * that nothing is lost. It may also be inconsistent: the order is then arbitrary, but every access
 * stays in bounds.
 */
abstract class TimSort {
    private static final int MIN_GALLOP = 7;

    private long[] keys;
    private long[] values;
    private int minGallop = MIN_GALLOP;

    // Runs waiting to be merged; their powers increase, so 85 of them cover any length.
    private final int[] runBase = new int[85];
    private final int[] runLength = new int[85];
    private final int[] runPower = new int[85];
    private int pending;

    private long[] tempKeys = new long[0];
    private long[] tempValues = new long[0];

    /** {@code a < b}. */
    protected abstract boolean less(long a, long b);

    /**
     * @param values moved as the keys are; null if there are none
     */
    final void sort(long[] keys, long[] values, int n) {
        this.keys = keys;
        this.values = values;
        pending = 0;
        minGallop = MIN_GALLOP;
        int minRun = minRun(n);
        int low = 0;
        while (low < n) {
            int run = countRun(low, n);
            if (run < minRun) {
                int forced = Math.min(n - low, minRun);
                insertionSort(low, low + forced, low + run);
                run = forced;
            }
            mergeBefore(low, run, n);
            runBase[pending] = low;
            runLength[pending] = run;
            pending++;
            low += run;
        }
        while (pending > 1) {
            int i = pending - 2;
            if (i > 0 && runLength[i - 1] < runLength[i + 1]) {
                i--;
            }
            mergeAt(i);
        }
    }

    /** Runs are stretched to this length: 32 to 64, n / it just below or at a power of 2. */
    private static int minRun(int n) {
        int rest = 0;
        while (n >= 64) {
            rest |= n & 1;
            n >>= 1;
        }
        return n + rest;
    }

    // ---------------------------------------------------------------- runs

    /** Length of the run at {@code low}; a strictly descending one is turned round. */
    private int countRun(int low, int high) {
        int i = low + 1;
        if (i == high) {
            return 1;
        }
        if (less(keys[i], keys[i - 1])) {
            do {
                i++;
            } while (i < high && less(keys[i], keys[i - 1]));
            reverse(keys, low, i);
            if (values != null) {
                reverse(values, low, i);
            }
        } else {
            do {
                i++;
            } while (i < high && !less(keys[i], keys[i - 1]));
        }
        return i - low;
    }

    static void reverse(long[] a, int low, int high) {
        for (int i = low, j = high - 1; i < j; i++, j--) {
            long t = a[i];
            a[i] = a[j];
            a[j] = t;
        }
    }

    /** Binary insertion sort of {@code [low, high)}, sorted up to {@code start} already. */
    private void insertionSort(int low, int high, int start) {
        for (int i = start; i < high; i++) {
            long pivot = keys[i];
            int left = low;
            int right = i;
            while (left < right) {
                int middle = (left + right) >>> 1;
                if (less(pivot, keys[middle])) {
                    right = middle;
                } else {
                    left = middle + 1;
                }
            }
            System.arraycopy(keys, left, keys, left + 1, i - left);
            keys[left] = pivot;
            if (values != null) {
                long value = values[i];
                System.arraycopy(values, left, values, left + 1, i - left);
                values[left] = value;
            }
        }
    }

    // ---------------------------------------------------------------- merge order

    /** Merges waiting runs that lie deeper in the merge tree than the border to the new run. */
    private void mergeBefore(int base, int length, int n) {
        if (pending == 0) {
            return;
        }
        int power = power(runBase[pending - 1], runLength[pending - 1], length, n);
        while (pending > 1 && runPower[pending - 2] > power) {
            mergeAt(pending - 2);
        }
        runPower[pending - 1] = power;
    }

    /**
     * Depth of the border between two neighbouring runs: the first binary place in which the
     * midpoints of the runs, as fractions of n, differ.
     */
    private static int power(int start, int length1, int length2, int n) {
        long a = 2L * start + length1;
        long b = a + length1 + length2;
        for (int result = 1;; result++) {
            if (a >= n) {
                a -= n;
                b -= n;
            } else if (b >= n) {
                return result;
            }
            a <<= 1;
            b <<= 1;
        }
    }

    private void mergeAt(int i) {
        int baseA = runBase[i];
        int lengthA = runLength[i];
        int baseB = runBase[i + 1];
        int lengthB = runLength[i + 1];
        runLength[i] = lengthA + lengthB;
        if (i == pending - 3) {
            runBase[i + 1] = runBase[i + 2];
            runLength[i + 1] = runLength[i + 2];
        }
        pending--;
        // What of A is below B, and what of B is above A, is in place already.
        int skip = gallopRight(keys[baseB], keys, baseA, lengthA, 0);
        baseA += skip;
        lengthA -= skip;
        if (lengthA == 0) {
            return;
        }
        lengthB = gallopLeft(keys[baseA + lengthA - 1], keys, baseB, lengthB, lengthB - 1);
        if (lengthB == 0) {
            return;
        }
        if (lengthA <= lengthB) {
            mergeLow(baseA, lengthA, baseB, lengthB);
        } else {
            mergeHigh(baseA, lengthA, baseB, lengthB);
        }
    }

    // ---------------------------------------------------------------- galloping

    /** Where {@code key} belongs in a sorted stretch, before its equals; searched from a hint. */
    private int gallopLeft(long key, long[] a, int base, int n, int hint) {
        int last = 0;
        int offset = 1;
        if (less(a[base + hint], key)) {
            int max = n - hint;
            while (offset < max && less(a[base + hint + offset], key)) {
                last = offset;
                offset = stride(offset, max);
            }
            offset = Math.min(offset, max);
            last += hint;
            offset += hint;
        } else {
            int max = hint + 1;
            while (offset < max && !less(a[base + hint - offset], key)) {
                last = offset;
                offset = stride(offset, max);
            }
            offset = Math.min(offset, max);
            int k = last;
            last = hint - offset;
            offset = hint - k;
        }
        last++;
        while (last < offset) {
            int m = last + ((offset - last) >> 1);
            if (less(a[base + m], key)) {
                last = m + 1;
            } else {
                offset = m;
            }
        }
        return offset;
    }

    /** Where {@code key} belongs in a sorted stretch, after its equals. */
    private int gallopRight(long key, long[] a, int base, int n, int hint) {
        int last = 0;
        int offset = 1;
        if (less(key, a[base + hint])) {
            int max = hint + 1;
            while (offset < max && less(key, a[base + hint - offset])) {
                last = offset;
                offset = stride(offset, max);
            }
            offset = Math.min(offset, max);
            int k = last;
            last = hint - offset;
            offset = hint - k;
        } else {
            int max = n - hint;
            while (offset < max && !less(key, a[base + hint + offset])) {
                last = offset;
                offset = stride(offset, max);
            }
            offset = Math.min(offset, max);
            last += hint;
            offset += hint;
        }
        last++;
        while (last < offset) {
            int m = last + ((offset - last) >> 1);
            if (less(key, a[base + m])) {
                offset = m;
            } else {
                last = m + 1;
            }
        }
        return offset;
    }

    private static int stride(int offset, int max) {
        return offset > (Integer.MAX_VALUE - 1) / 2 ? max : offset * 2 + 1;
    }

    // ---------------------------------------------------------------- merging

    private void copyToTemp(int base, int n) {
        if (tempKeys.length < n) {
            tempKeys = new long[n];
            if (values != null) {
                tempValues = new long[n];
            }
        }
        System.arraycopy(keys, base, tempKeys, 0, n);
        if (values != null) {
            System.arraycopy(values, base, tempValues, 0, n);
        }
    }

    private void move(int from, int to, int n) {
        System.arraycopy(keys, from, keys, to, n);
        if (values != null) {
            System.arraycopy(values, from, values, to, n);
        }
    }

    private void restore(int from, int to, int n) {
        System.arraycopy(tempKeys, from, keys, to, n);
        if (values != null) {
            System.arraycopy(tempValues, from, values, to, n);
        }
    }

    /**
     * Merges neighbouring runs from the left, A being the shorter. A waits in the temporary row; at
     * any time the gap in front of the rest of B is as long as the rest of A, so that writing A's
     * rest there leaves a permutation: so it ends, normally or by an exception.
     */
    private void mergeLow(int baseA, int lengthA, int baseB, int lengthB) {
        copyToTemp(baseA, lengthA);
        int a = 0;
        int b = baseB;
        int to = baseA;
        int left = lengthA;
        int right = lengthB;
        boolean lastOfA = false;
        try {
            move(b++, to++, 1);
            right--;
            lastOfA = right > 0 && left == 1;
            while (right > 0 && left > 1) {
                int countA = 0;
                int countB = 0;
                // One pair at a time until one run wins often.
                while (countA < minGallop && countB < minGallop) {
                    if (less(keys[b], tempKeys[a])) {
                        move(b++, to++, 1);
                        countB++;
                        countA = 0;
                        if (--right == 0) {
                            return;
                        }
                    } else {
                        restore(a++, to++, 1);
                        countA++;
                        countB = 0;
                        if (--left == 1) {
                            lastOfA = true;
                            return;
                        }
                    }
                }
                // Whole stretches at a time while that pays.
                minGallop++;
                do {
                    minGallop -= minGallop > 1 ? 1 : 0;
                    countA = gallopRight(keys[b], tempKeys, a, left, 0);
                    if (countA > 0) {
                        restore(a, to, countA);
                        a += countA;
                        to += countA;
                        left -= countA;
                        lastOfA = left == 1;
                        if (left <= 1) {
                            return;
                        }
                    }
                    move(b++, to++, 1);
                    if (--right == 0) {
                        return;
                    }
                    countB = gallopLeft(tempKeys[a], keys, b, right, 0);
                    if (countB > 0) {
                        move(b, to, countB);
                        b += countB;
                        to += countB;
                        right -= countB;
                        if (right == 0) {
                            return;
                        }
                    }
                    restore(a++, to++, 1);
                    if (--left == 1) {
                        lastOfA = true;
                        return;
                    }
                } while (countA >= MIN_GALLOP || countB >= MIN_GALLOP);
                minGallop++;
            }
        } finally {
            if (lastOfA && right > 0) {
                // The last of A is above all of B.
                move(b, to, right);
                to += right;
            }
            restore(a, to, left);
        }
    }

    /** The mirror image: merges from the right, B being the shorter. */
    private void mergeHigh(int baseA, int lengthA, int baseB, int lengthB) {
        copyToTemp(baseB, lengthB);
        int a = baseA + lengthA - 1;
        int b = lengthB - 1;
        int to = baseB + lengthB - 1;
        int left = lengthA;
        int right = lengthB;
        boolean firstOfB = false;
        try {
            move(a--, to--, 1);
            left--;
            firstOfB = left > 0 && right == 1;
            while (left > 0 && right > 1) {
                int countA = 0;
                int countB = 0;
                while (countA < minGallop && countB < minGallop) {
                    if (less(tempKeys[b], keys[a])) {
                        move(a--, to--, 1);
                        countA++;
                        countB = 0;
                        if (--left == 0) {
                            return;
                        }
                    } else {
                        restore(b--, to--, 1);
                        countB++;
                        countA = 0;
                        if (--right == 1) {
                            firstOfB = true;
                            return;
                        }
                    }
                }
                minGallop++;
                do {
                    minGallop -= minGallop > 1 ? 1 : 0;
                    countA = left - gallopRight(tempKeys[b], keys, baseA, left, left - 1);
                    if (countA > 0) {
                        to -= countA;
                        a -= countA;
                        move(a + 1, to + 1, countA);
                        left -= countA;
                        if (left == 0) {
                            return;
                        }
                    }
                    restore(b--, to--, 1);
                    if (--right == 1) {
                        firstOfB = true;
                        return;
                    }
                    countB = right - gallopLeft(keys[a], tempKeys, 0, right, right - 1);
                    if (countB > 0) {
                        to -= countB;
                        b -= countB;
                        restore(b + 1, to + 1, countB);
                        right -= countB;
                        firstOfB = right == 1;
                        if (right <= 1) {
                            return;
                        }
                    }
                    move(a--, to--, 1);
                    if (--left == 0) {
                        return;
                    }
                } while (countA >= MIN_GALLOP || countB >= MIN_GALLOP);
                minGallop++;
            }
        } finally {
            if (firstOfB && left > 0) {
                // The first of B is below all of A.
                to -= left;
                a -= left;
                move(a + 1, to + 1, left);
            }
            restore(0, to - right + 1, right);
        }
    }
}
