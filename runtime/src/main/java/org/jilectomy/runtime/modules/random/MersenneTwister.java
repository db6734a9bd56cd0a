package org.jilectomy.runtime.modules.random;

import org.jilectomy.memory.Memory;

/**
 * MT19937 of Matsumoto and Nishimura, on 625 words of native memory: 624 of state, and the index of
 * the next. The caller holds the lock of the object they are in.
 */
final class MersenneTwister {
    static final int N = 624;
    private static final int M = 397;

    /** Bytes of state and index. */
    static final int BYTES = (N + 1) * 4;

    private MersenneTwister() {}

    static int word(long state, int i) {
        return Memory.getInt(state + 4L * i);
    }

    static void word(long state, int i, int value) {
        Memory.putInt(state + 4L * i, value);
    }

    static int index(long state) {
        return word(state, N);
    }

    static void index(long state, int value) {
        word(state, N, value);
    }

    /** {@code init_genrand}. */
    static void seed(long state, int seed) {
        word(state, 0, seed);
        for (int i = 1; i < N; i++) {
            int before = word(state, i - 1);
            word(state, i, 1812433253 * (before ^ before >>> 30) + i);
        }
        index(state, N);
    }

    /** {@code init_by_array}. */
    static void seed(long state, int[] key) {
        seed(state, 19650218);
        int i = 1;
        int j = 0;
        for (int k = Math.max(N, key.length); k > 0; k--) {
            int before = word(state, i - 1);
            word(state, i, (word(state, i) ^ (before ^ before >>> 30) * 1664525) + key[j] + j);
            i = next(state, i);
            j = j + 1 == key.length ? 0 : j + 1;
        }
        for (int k = N - 1; k > 0; k--) {
            int before = word(state, i - 1);
            word(state, i, (word(state, i) ^ (before ^ before >>> 30) * 1566083941) - i);
            i = next(state, i);
        }
        word(state, 0, 0x80000000);
    }

    private static int next(long state, int i) {
        if (i + 1 < N) {
            return i + 1;
        }
        word(state, 0, word(state, N - 1));
        return 1;
    }

    /** The next 32 random bits. */
    static int next(long state) {
        int i = index(state);
        if (i >= N) {
            twist(state);
            i = 0;
        }
        int y = word(state, i);
        index(state, i + 1);
        y ^= y >>> 11;
        y ^= y << 7 & 0x9d2c5680;
        y ^= y << 15 & 0xefc60000;
        return y ^ y >>> 18;
    }

    private static void twist(long state) {
        for (int k = 0; k < N; k++) {
            int following = k + 1 == N ? 0 : k + 1;
            int far = k + M < N ? k + M : k + M - N;
            int y = word(state, k) & 0x80000000 | word(state, following) & 0x7fffffff;
            word(state, k, word(state, far) ^ y >>> 1 ^ ((y & 1) != 0 ? 0x9908b0df : 0));
        }
    }
}
