package org.jilectomy.runtime.state;

import java.util.Arrays;

/**
 * The running functions of one thread that carry no number of their own and whose frame somebody
 * has asked for: by recursion depth, the number they were given.
 *
 * <p>CPython has one frame object an activation, and so {@code sys._getframe()} twice is the same
 * object. Here a running function keeps no record that could lead to its frame, and one that began
 * later at the same depth looks the same. A number for every call would cost every call. Decision:
 * the thread notices the end of the few activations that matter. While one is watched, the thread's
 * poll word is lowered to its depth, so that a function that begins there or deeper comes to
 * {@link ThreadState#enter}'s slow path; if it begins where a watched one was, that one is over.
 *
 * <pre>
 *  depth    0    1    2    3    4          poll word: 2, the least depth watched
 *           main f    g*   h    k*         k ends, h calls m: m begins at 4 >= 2, forgets k
 * </pre>
 *
 * <p>A watched activation that is over but that nothing has followed at its depth does no harm: who
 * looks for it on the stack does not find it. Activations that have handled an exception keep
 * their number in a variable of theirs and need no watching; see {@code Unwind}.
 *
 * <p>Of the owning thread alone, but for {@link #least}.
 */
final class Activations {
    /** Ascending. */
    private int[] depths = new int[4];

    private long[] numbers = new long[4];
    private int size;

    /** The least depth watched. Written by the owner, read by whoever sets the poll word. */
    volatile int least = Integer.MAX_VALUE;

    /** The number of the activation at {@code depth}; 0 if it is not watched. */
    long at(int depth) {
        int i = Arrays.binarySearch(depths, 0, size, depth);
        return i < 0 ? 0 : numbers[i];
    }

    /** @return whether {@link #least} has changed */
    boolean add(int depth, long number) {
        if (size == depths.length) {
            depths = Arrays.copyOf(depths, 2 * size);
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        int i = ~Arrays.binarySearch(depths, 0, size, depth);
        System.arraycopy(depths, i, depths, i + 1, size - i);
        System.arraycopy(numbers, i, numbers, i + 1, size - i);
        depths[i] = depth;
        numbers[i] = number;
        size++;
        return noteLeast();
    }

    /** Nobody can ask any more. @return whether {@link #least} has changed */
    boolean remove(long number) {
        for (int i = 0; i < size; i++) {
            if (numbers[i] == number) {
                size--;
                System.arraycopy(depths, i + 1, depths, i, size - i);
                System.arraycopy(numbers, i + 1, numbers, i, size - i);
                return noteLeast();
            }
        }
        return false;
    }

    /** A function begins at {@code depth}. @return whether {@link #least} has changed */
    boolean begins(int depth) {
        while (size > 0 && depths[size - 1] >= depth) {
            size--;
        }
        return noteLeast();
    }

    private boolean noteLeast() {
        int now = size == 0 ? Integer.MAX_VALUE : depths[0];
        if (now == least) {
            return false;
        }
        least = now;
        return true;
    }
}
