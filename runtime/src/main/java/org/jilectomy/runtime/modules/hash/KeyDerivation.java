package org.jilectomy.runtime.modules.hash;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC by the JDK, and what makes keys from passwords: PBKDF2 (RFC 8018) and scrypt (RFC 7914). The
 * JDK's own PBKDF2 takes characters, and Python's passwords are bytes. Nothing here touches a Python
 * object, so callers can be detached.
 */
final class KeyDerivation {
    private KeyDerivation() {}

    /** The JDK's name of the HMAC with one of {@code hashlib}'s algorithms; null if it has none. */
    static String hmac(String name) {
        return switch (name) {
            case "md5" -> "HmacMD5";
            case "sha1" -> "HmacSHA1";
            case "sha224" -> "HmacSHA224";
            case "sha256" -> "HmacSHA256";
            case "sha384" -> "HmacSHA384";
            case "sha512" -> "HmacSHA512";
            case "sha3_224" -> "HmacSHA3-224";
            case "sha3_256" -> "HmacSHA3-256";
            case "sha3_384" -> "HmacSHA3-384";
            case "sha3_512" -> "HmacSHA3-512";
            default -> null;
        };
    }

    /** @param algorithm as {@link #hmac} has it */
    static Mac mac(String algorithm, byte[] key) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            // The JDK takes no empty key; keys are filled up with zeros, so this one is the same.
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, algorithm));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    static byte[] pbkdf2(Mac mac, byte[] salt, long iterations, int length) {
        int size = mac.getMacLength();
        byte[] key = new byte[length];
        byte[] u = new byte[size];
        try {
            for (int block = 1, at = 0; at < length; block++, at += size) {
                mac.update(salt);
                mac.update(new byte[] {
                    (byte) (block >>> 24), (byte) (block >>> 16), (byte) (block >>> 8), (byte) block
                });
                mac.doFinal(u, 0);
                byte[] t = u.clone();
                for (long i = 1; i < iterations; i++) {
                    mac.update(u);
                    mac.doFinal(u, 0);
                    for (int j = 0; j < size; j++) {
                        t[j] ^= u[j];
                    }
                }
                System.arraycopy(t, 0, key, at, Math.min(size, length - at));
            }
        } catch (ShortBufferException e) {
            throw new IllegalStateException("the buffer has the size of the MAC", e);
        }
        return key;
    }

    /** @param n a power of two, above 1 */
    static byte[] scrypt(byte[] password, byte[] salt, int n, int r, int p, int length) {
        Mac mac = mac("HmacSHA256", password);
        int words = 32 * r;
        byte[] blocks = pbkdf2(mac, salt, 1, p * 4 * words);
        int[] x = new int[words];
        int[] v = new int[n * words];
        for (int i = 0; i < p; i++) {
            mix(blocks, i * 4 * words, x, v, n, r);
        }
        return pbkdf2(mac, blocks, 1, length);
    }

    /** scryptROMix of the block at {@code at}. */
    private static void mix(byte[] blocks, int at, int[] x, int[] v, int n, int r) {
        int words = x.length;
        for (int i = 0; i < words; i++) {
            int b = at + 4 * i;
            x[i] = blocks[b] & 0xff | (blocks[b + 1] & 0xff) << 8 | (blocks[b + 2] & 0xff) << 16
                    | blocks[b + 3] << 24;
        }
        int[] y = new int[words];
        for (int i = 0; i < n; i++) {
            System.arraycopy(x, 0, v, i * words, words);
            blockMix(x, y, r);
        }
        for (int i = 0; i < n; i++) {
            int from = (x[words - 16] & n - 1) * words;
            for (int k = 0; k < words; k++) {
                x[k] ^= v[from + k];
            }
            blockMix(x, y, r);
        }
        for (int i = 0; i < words; i++) {
            int b = at + 4 * i;
            blocks[b] = (byte) x[i];
            blocks[b + 1] = (byte) (x[i] >>> 8);
            blocks[b + 2] = (byte) (x[i] >>> 16);
            blocks[b + 3] = (byte) (x[i] >>> 24);
        }
    }

    /** scryptBlockMix in place; {@code y} is scratch of the same length. */
    private static void blockMix(int[] x, int[] y, int r) {
        int[] t = Arrays.copyOfRange(x, x.length - 16, x.length);
        for (int i = 0; i < 2 * r; i++) {
            for (int k = 0; k < 16; k++) {
                t[k] ^= x[16 * i + k];
            }
            salsa(t);
            // Even blocks first, then the odd ones.
            System.arraycopy(t, 0, y, 16 * ((i & 1) * r + i / 2), 16);
        }
        System.arraycopy(y, 0, x, 0, x.length);
    }

    /** Salsa20/8. */
    private static void salsa(int[] b) {
        int[] x = b.clone();
        for (int round = 0; round < 4; round++) {
            quarter(x, 0, 4, 8, 12);
            quarter(x, 5, 9, 13, 1);
            quarter(x, 10, 14, 2, 6);
            quarter(x, 15, 3, 7, 11);
            quarter(x, 0, 1, 2, 3);
            quarter(x, 5, 6, 7, 4);
            quarter(x, 10, 11, 8, 9);
            quarter(x, 15, 12, 13, 14);
        }
        for (int i = 0; i < 16; i++) {
            b[i] += x[i];
        }
    }

    private static void quarter(int[] x, int a, int b, int c, int d) {
        x[b] ^= Integer.rotateLeft(x[a] + x[d], 7);
        x[c] ^= Integer.rotateLeft(x[b] + x[a], 9);
        x[d] ^= Integer.rotateLeft(x[c] + x[b], 13);
        x[a] ^= Integer.rotateLeft(x[d] + x[c], 18);
    }
}
