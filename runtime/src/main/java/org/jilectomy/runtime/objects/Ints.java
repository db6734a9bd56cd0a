package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.state.ThreadState;

/**
 * Operators on two immediate ints, as compiled code calls them once it has seen that both are.
 *
 * <p>The test stands in the code of the site, so that the site's own profile decides: where only ints
 * were seen, the JIT leaves out all else. On the tagged form (2x + 1) a sum needs one operand less its
 * tag, a product one operand untagged and the other less its tag. What does not fit goes on to
 * {@link FastNumbers}.
 */
public final class Ints {
    private Ints() {}

    /** {@code a + b}. */
    public static long add(ThreadState ts, long a, long b) {
        long y = b - 1;
        long r = a + y;
        return ((a ^ r) & (y ^ r)) >= 0 ? r : FastNumbers.add(ts, a, b);
    }

    /** {@code a - b}. */
    public static long subtract(ThreadState ts, long a, long b) {
        long y = b - 1;
        long r = a - y;
        return ((a ^ y) & (a ^ r)) >= 0 ? r : FastNumbers.subtract(ts, a, b);
    }

    /** {@code a * b}. */
    public static long multiply(ThreadState ts, long a, long b) {
        long x = a >> 1;
        long y = b - 1;
        long r = x * y;
        return Math.multiplyHigh(x, y) == r >> 63 ? r | 1 : FastNumbers.multiply(ts, a, b);
    }

    /** {@code a // b}. */
    public static long floorDivide(ThreadState ts, long a, long b) {
        if (b > 1) {
            return Math.floorDiv(a >> 1, b >> 1) << 1 | 1;
        }
        return FastNumbers.binary(ts, a, b, BinaryOp.FLOOR_DIVIDE);
    }

    /** {@code a % b}. */
    public static long remainder(ThreadState ts, long a, long b) {
        if (b > 1) {
            return Math.floorMod(a >> 1, b >> 1) << 1 | 1;
        }
        return FastNumbers.binary(ts, a, b, BinaryOp.REMAINDER);
    }

    /** {@code a << b}. */
    public static long lshift(ThreadState ts, long a, long b) {
        return Numbers.lshift(ts, a, b);
    }

    /** {@code a >> b}. */
    public static long rshift(ThreadState ts, long a, long b) {
        return Numbers.rshift(ts, a, b);
    }

    /** {@code a | b}. */
    public static long or(ThreadState ts, long a, long b) {
        return a | b;
    }

    /** {@code a ^ b}. */
    public static long xor(ThreadState ts, long a, long b) {
        return (a ^ b) | 1;
    }

    /** {@code a & b}. */
    public static long and(ThreadState ts, long a, long b) {
        return a & b;
    }
}
