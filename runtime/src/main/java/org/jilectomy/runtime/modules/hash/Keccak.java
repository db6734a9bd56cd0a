package org.jilectomy.runtime.modules.hash;

import java.util.Arrays;

/**
 * The sponge of FIPS 202 with Keccak-f[1600]: SHA-3 (suffix 0x06) and SHAKE (0x1f). Bytes are
 * xored into the 25 lanes, the lowest byte of a lane first; every {@code rate} bytes the
 * permutation runs.
 */
final class Keccak extends Digest {
    private static final long[] ROUND = roundConstants();

    /** Rotation and place of each lane on the walk of steps rho and pi. */
    private static final int[] ROTATE = {
        1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44,
    };

    private static final int[] PLACE = {
        10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1,
    };

    private final long[] lanes;
    private final int rate;
    private final int suffix;
    private final int size;
    private int at;

    /** @param size bytes of the hash; 0 for SHAKE, which is asked for a length */
    Keccak(int rate, int suffix, int size) {
        this(new long[25], rate, suffix, size, 0);
    }

    private Keccak(long[] lanes, int rate, int suffix, int size, int at) {
        this.lanes = lanes;
        this.rate = rate;
        this.suffix = suffix;
        this.size = size;
        this.at = at;
    }

    /** From the shift register of the standard: bit 2^j - 1 of round i is its output 7i + j. */
    private static long[] roundConstants() {
        long[] constants = new long[24];
        int register = 1;
        for (int i = 0; i < 24; i++) {
            for (int j = 0; j < 7; j++) {
                if ((register & 1) != 0) {
                    constants[i] |= 1L << (1 << j) - 1;
                }
                register <<= 1;
                if ((register & 0x100) != 0) {
                    register ^= 0x171;
                }
            }
        }
        return constants;
    }

    private void xor(int index, int value) {
        lanes[index >> 3] ^= (value & 0xffL) << (index & 7) * 8;
    }

    @Override
    void update(byte[] data) {
        for (byte b : data) {
            xor(at++, b);
            if (at == rate) {
                permute();
                at = 0;
            }
        }
    }

    @Override
    byte[] digest(int length) {
        Keccak end = (Keccak) copy();
        end.xor(at, suffix);
        end.xor(rate - 1, 0x80);
        end.permute();
        byte[] out = new byte[size != 0 ? size : length];
        for (int i = 0, k = 0; i < out.length; i++, k++) {
            if (k == rate) {
                end.permute();
                k = 0;
            }
            out[i] = (byte) (end.lanes[k >> 3] >>> (k & 7) * 8);
        }
        return out;
    }

    @Override
    Digest copy() {
        return new Keccak(Arrays.copyOf(lanes, 25), rate, suffix, size, at);
    }

    private void permute() {
        long[] a = lanes;
        long[] c = new long[5];
        for (int round = 0; round < 24; round++) {
            for (int x = 0; x < 5; x++) {
                c[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
            }
            for (int x = 0; x < 5; x++) {
                long d = c[(x + 4) % 5] ^ Long.rotateLeft(c[(x + 1) % 5], 1);
                for (int y = 0; y < 25; y += 5) {
                    a[x + y] ^= d;
                }
            }
            long moving = a[1];
            for (int i = 0; i < 24; i++) {
                long next = a[PLACE[i]];
                a[PLACE[i]] = Long.rotateLeft(moving, ROTATE[i]);
                moving = next;
            }
            for (int y = 0; y < 25; y += 5) {
                System.arraycopy(a, y, c, 0, 5);
                for (int x = 0; x < 5; x++) {
                    a[y + x] = c[x] ^ ~c[(x + 1) % 5] & c[(x + 2) % 5];
                }
            }
            a[0] ^= ROUND[round];
        }
    }
}
