package org.jilectomy.runtime.modules.hash;

import java.util.Arrays;

/**
 * BLAKE2 (RFC 7693): BLAKE2b with words of 64 bits and 12 rounds, BLAKE2s with 32 bits and 10. Both
 * keep their words in longs; those of BLAKE2s are cut to 32 bits after each step.
 */
final class Blake2 extends Digest {
    private static final long[] IV_B = {
        0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L,
        0x510e527fade682d1L, 0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L,
    };

    private static final byte[][] SIGMA = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
        {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
        {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
        {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
        {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
        {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
        {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
        {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
        {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
        {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
    };

    private final boolean wide;
    private final int size;
    private final boolean lastNode;
    private long[] h;
    private byte[] block;
    private int used;
    private long counted;

    /** @param parameters the parameter block, 64 bytes (32 for BLAKE2s) */
    Blake2(boolean wide, byte[] parameters, int size, boolean lastNode) {
        this.wide = wide;
        this.size = size;
        this.lastNode = lastNode;
        int bytes = wide ? 8 : 4;
        h = new long[8];
        for (int i = 0; i < 8; i++) {
            h[i] = iv(i) ^ word(parameters, i * bytes);
        }
        block = new byte[wide ? 128 : 64];
    }

    /** The constants of BLAKE2s are the upper halves. */
    private long iv(int i) {
        return wide ? IV_B[i] : IV_B[i] >>> 32;
    }

    private long word(byte[] b, int at) {
        long w = 0;
        for (int i = (wide ? 8 : 4) - 1; i >= 0; i--) {
            w = w << 8 | b[at + i] & 0xff;
        }
        return w;
    }

    @Override
    void update(byte[] data) {
        int at = 0;
        while (at < data.length) {
            // The last block waits for the end, which treats it differently.
            if (used == block.length) {
                counted += used;
                compress(block, counted, false);
                used = 0;
            }
            int n = Math.min(block.length - used, data.length - at);
            System.arraycopy(data, at, block, used, n);
            used += n;
            at += n;
        }
    }

    @Override
    byte[] digest(int length) {
        Blake2 end = (Blake2) copy();
        Arrays.fill(end.block, used, end.block.length, (byte) 0);
        end.compress(end.block, counted + used, true);
        byte[] out = new byte[size];
        int bytes = wide ? 8 : 4;
        for (int i = 0; i < size; i++) {
            out[i] = (byte) (end.h[i / bytes] >>> i % bytes * 8);
        }
        return out;
    }

    @Override
    Digest copy() {
        Blake2 other = new Blake2(wide, new byte[wide ? 64 : 32], size, lastNode);
        other.h = h.clone();
        other.block = block.clone();
        other.used = used;
        other.counted = counted;
        return other;
    }

    private void compress(byte[] data, long count, boolean last) {
        long mask = wide ? -1L : 0xffffffffL;
        int bytes = wide ? 8 : 4;
        long[] m = new long[16];
        for (int i = 0; i < 16; i++) {
            m[i] = word(data, i * bytes);
        }
        long[] v = Arrays.copyOf(h, 16);
        for (int i = 0; i < 8; i++) {
            v[8 + i] = iv(i);
        }
        v[12] ^= count & mask;
        v[13] ^= wide ? 0 : count >>> 32;
        if (last) {
            v[14] ^= mask;
            v[15] ^= lastNode ? mask : 0;
        }
        int rounds = wide ? 12 : 10;
        for (int r = 0; r < rounds; r++) {
            byte[] s = SIGMA[r % 10];
            for (int i = 0; i < 4; i++) {
                mix(v, i, 4 + i, 8 + i, 12 + i, m[s[2 * i]], m[s[2 * i + 1]], mask);
            }
            for (int i = 0; i < 4; i++) {
                mix(v, i, 4 + (i + 1 & 3), 8 + (i + 2 & 3), 12 + (i + 3 & 3), m[s[8 + 2 * i]],
                        m[s[9 + 2 * i]], mask);
            }
        }
        for (int i = 0; i < 8; i++) {
            h[i] ^= v[i] ^ v[i + 8];
        }
    }

    private void mix(long[] v, int a, int b, int c, int d, long x, long y, long mask) {
        v[a] = v[a] + v[b] + x & mask;
        v[d] = rotate(v[d] ^ v[a], wide ? 32 : 16);
        v[c] = v[c] + v[d] & mask;
        v[b] = rotate(v[b] ^ v[c], wide ? 24 : 12);
        v[a] = v[a] + v[b] + y & mask;
        v[d] = rotate(v[d] ^ v[a], wide ? 16 : 8);
        v[c] = v[c] + v[d] & mask;
        v[b] = rotate(v[b] ^ v[c], wide ? 63 : 7);
    }

    private long rotate(long x, int by) {
        return wide ? Long.rotateRight(x, by)
                : Integer.rotateRight((int) x, by) & 0xffffffffL;
    }
}
