package org.jilectomy.runtime.modules.hash;

import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The arguments of {@code blake2b()} and {@code blake2s()} as the parameter block of RFC 7693.
 *
 * <pre>
 *          digest_size key fanout depth leaf_size node_offset        node_depth inner_size
 *   2b     0           1   2      3     4..7      8..15              16         17   salt 32 person 48
 *   2s     0           1   2      3     4..7      8..13 (48 bits)    14         15   salt 16 person 24
 * </pre>
 */
final class Blake2Parameters {
    private static final Signature NEW = Signature.parse(
            "blake2(cls, data=b'', /, *, digest_size=64, key=b'', salt=b'', person=b'', fanout=1,"
                    + " depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0,"
                    + " last_node=False, usedforsecurity=True)");

    private Blake2Parameters() {}

    static long create(ThreadState ts, PyHash type, boolean wide, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, type.simpleName(), NEW, args, kwnames);
        int max = wide ? 64 : 32;
        byte[] block = new byte[max];
        int size = Args.cInt(ts, a[1], max);
        if (size < 1 || size > max) {
            throw Errors.valueError(ts, "digest_size must be between 1 and " + max + " bytes");
        }
        byte[] key = text(ts, a[2], "key", max);
        byte[] salt = text(ts, a[3], "salt", wide ? 16 : 8);
        byte[] person = text(ts, a[4], "person", wide ? 16 : 8);
        block[0] = (byte) size;
        block[1] = (byte) key.length;
        block[2] = (byte) small(ts, a[5], 1, 0, "fanout");
        block[3] = (byte) small(ts, a[6], 1, 1, "depth");
        little(block, 4, 4, number(ts, a[7], "leaf_size", 32));
        little(block, 8, wide ? 8 : 6, number(ts, a[8], "node_offset", wide ? 64 : 48));
        block[wide ? 16 : 14] = (byte) small(ts, a[9], 0, 0, "node_depth");
        int inner = Args.cInt(ts, a[10], 0);
        if (inner < 0 || inner > max) {
            throw Errors.valueError(ts, "inner_size must be between 0 and is " + max);
        }
        block[wide ? 17 : 15] = (byte) inner;
        System.arraycopy(salt, 0, block, wide ? 32 : 16, salt.length);
        System.arraycopy(person, 0, block, wide ? 48 : 24, person.length);
        boolean last = Args.truth(ts, a[11], false);
        Blake2 digest = new Blake2(wide, block, size, last);
        if (key.length > 0) {
            digest.update(java.util.Arrays.copyOf(key, wide ? 128 : 64));
        }
        return type.create(ts, digest, PyHash.bytes(ts, a[0]));
    }

    private static byte[] text(ThreadState ts, long value, String name, int max) {
        byte[] bytes = value == 0 ? new byte[0] : Args.bytes(ts, value);
        if (bytes.length > max) {
            throw Errors.valueError(ts, "maximum " + name + " length is " + max + " bytes");
        }
        return bytes;
    }

    private static int small(ThreadState ts, long value, int otherwise, int min, String name) {
        int n = Args.cInt(ts, value, otherwise);
        if (n < min || n > 255) {
            throw Errors.valueError(ts, name + " must be between " + min + " and 255");
        }
        return n;
    }

    private static long number(ThreadState ts, long value, String name, int bits) {
        if (value == 0) {
            return 0;
        }
        long index = Abstract.index(ts, value);
        try {
            java.math.BigInteger n = PyLong.toBig(index);
            if (n.signum() < 0) {
                throw Errors.valueError(ts, "value must be positive");
            }
            if (n.bitLength() > 64) {
                throw Errors.overflowError(ts, "int too big to convert");
            }
            if (n.bitLength() > bits) {
                throw Errors.overflowError(ts, name + " is too large");
            }
            return n.longValue();
        } finally {
            Refs.release(ts, index);
        }
    }

    private static void little(byte[] block, int at, int bytes, long value) {
        for (int i = 0; i < bytes; i++) {
            block[at + i] = (byte) (value >>> 8 * i);
        }
    }
}
