package org.jilectomy.runtime.objects;

import java.io.FileInputStream;
import java.io.IOException;
import org.jilectomy.memory.Memory;

/**
 * SipHash-1-3 of bytes in native memory: the hash of str and bytes (CPython 3.11, Python/pyhash.c).
 *
 * <p>The key follows {@code PYTHONHASHSEED} as in CPython: unset or {@code random}, 16 random
 * bytes; a number, the bytes of CPython's little generator; so that with {@code PYTHONHASHSEED=0}
 * hashes, and with them the order of sets, are those of the real CPython.
 */
public final class SipHash {
    private static final long K0;
    private static final long K1;

    static {
        byte[] key = key(System.getenv("PYTHONHASHSEED"));
        K0 = littleEndian(key, 0);
        K1 = littleEndian(key, 8);
    }

    private SipHash() {}

    private static byte[] key(String seed) {
        byte[] key = new byte[16];
        if (seed == null || seed.isEmpty() || seed.equals("random")) {
            randomize(key);
            return key;
        }
        int x;
        try {
            x = (int) Long.parseLong(seed);
        } catch (NumberFormatException e) {
            randomize(key);
            return key;
        }
        if (x != 0) {
            for (int i = 0; i < key.length; i++) {
                x = x * 214013 + 2531011;
                key[i] = (byte) (x >>> 16);
            }
        }
        return key;
    }

    /** The system's device first: {@code SecureRandom} costs tens of milliseconds of start-up. */
    private static void randomize(byte[] key) {
        try (FileInputStream in = new FileInputStream("/dev/urandom")) {
            if (in.readNBytes(key, 0, key.length) == key.length) {
                return;
            }
        } catch (IOException e) {
            // no such device: the next best
        }
        new java.security.SecureRandom().nextBytes(key);
    }

    private static long littleEndian(byte[] b, int at) {
        long v = 0;
        for (int i = 7; i >= 0; i--) {
            v = v << 8 | b[at + i] & 0xff;
        }
        return v;
    }

    /** {@code _Py_HashBytes}: never -1; 0 for no bytes at all. */
    public static long hash(long data, long bytes) {
        if (bytes == 0) {
            return 0;
        }
        long h = siphash13(K0, K1, data, bytes);
        return h == -1 ? -2 : h;
    }

    /** {@code _Py_KeyedHash}: the hash under a key of the caller's, as source files are hashed. */
    public static long keyed(long key, long data, long bytes) {
        return siphash13(key, 0, data, bytes);
    }

    private static long siphash13(long k0, long k1, long data, long bytes) {
        long v0 = k0 ^ 0x736f6d6570736575L;
        long v1 = k1 ^ 0x646f72616e646f6dL;
        long v2 = k0 ^ 0x6c7967656e657261L;
        long v3 = k1 ^ 0x7465646279746573L;
        long at = data;
        long rounds = bytes >>> 3;
        for (long left = rounds; left >= 0; left--) {
            long m = left > 0 ? Memory.getLong(at) : tail(at, bytes);
            at += 8;
            v3 ^= m;
            v0 += v1;
            v2 += v3;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v1;
            v0 += v3;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 = Long.rotateLeft(v2, 32);
            v0 ^= m;
        }
        v2 ^= 0xff;
        for (int i = 0; i < 3; i++) {
            v0 += v1;
            v2 += v3;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v1;
            v0 += v3;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 = Long.rotateLeft(v2, 32);
        }
        return v0 ^ v1 ^ v2 ^ v3;
    }

    /** The last 0 to 7 bytes, the length's low byte on top. */
    private static long tail(long at, long bytes) {
        long m = bytes << 56;
        int n = (int) (bytes & 7);
        for (int i = 0; i < n; i++) {
            m |= (Memory.getByte(at + i) & 0xffL) << 8 * i;
        }
        return m;
    }
}
