package org.jilectomy.runtime.modules.hash;

import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.SideTable;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.state.ThreadState;

/**
 * A hash object; one instance of this class for each algorithm. Its {@link Digest} is in the side
 * table and is used under the object's lock.
 */
final class PyHash extends PyType {
    /** Where an algorithm comes from. */
    enum Family {
        JDK,
        SHA3,
        SHAKE,
        BLAKE2B,
        BLAKE2S
    }

    private static final int SIZE = PyObject.SIZE;

    private final Family family;
    private final String algorithm;
    private final int digestSize;
    private final int blockSize;

    /** @param algorithm the JDK's name, if it is the JDK's */
    PyHash(String name, Family family, String algorithm, int digestSize, int blockSize) {
        super(spec(name, family));
        this.family = family;
        this.algorithm = algorithm;
        this.digestSize = digestSize;
        this.blockSize = blockSize;
    }

    private static TypeSpec spec(String name, Family family) {
        TypeSpec spec = new TypeSpec(name, SIZE).head();
        return family == Family.JDK ? spec.noNew() : spec;
    }

    @Override
    protected void define(TypeDef def) {
        def.method("copy(self, /)", "Return a copy of the hash object.");
        if (family == Family.SHAKE) {
            def.method("digest(self, length, /)",
                    "Return the digest value as a bytes object.", "shakeDigest");
            def.method("hexdigest(self, length, /)",
                    "Return the digest value as a string of hexadecimal digits.", "shakeHex");
        } else {
            def.method("digest(self, /)", "Return the digest value as a bytes object.");
            def.method("hexdigest(self, /)",
                    "Return the digest value as a string of hexadecimal digits.", "hexDigest");
        }
        def.method("update(self, obj, /)",
                "Update this hash object's state with the provided string.")
                .getset("name", "getName", null, null)
                .getset("digest_size", "getDigestSize", null, null)
                .getset("block_size", "getBlockSize", null, null);
        if (family == Family.SHA3 || family == Family.SHAKE) {
            def.getset("_capacity_bits", "getCapacityBits", null, null)
                    .getset("_rate_bits", "getRateBits", null, null)
                    .getset("_suffix", "getSuffix", null, null);
        }
        if (family == Family.BLAKE2B || family == Family.BLAKE2S) {
            boolean b = family == Family.BLAKE2B;
            def.number("SALT_SIZE", b ? 16 : 8)
                    .number("PERSON_SIZE", b ? 16 : 8)
                    .number("MAX_KEY_SIZE", b ? 64 : 32)
                    .number("MAX_DIGEST_SIZE", b ? 64 : 32);
        }
    }

    // ---------------------------------------------------------------- making one

    /** The content of {@code data}, which is no str; none if it was not given. */
    static byte[] bytes(ThreadState ts, long data) {
        if (data == 0) {
            return new byte[0];
        }
        if (PyUnicode.check(data)) {
            throw Errors.typeError(ts, "Strings must be encoded before hashing");
        }
        byte[] bytes = Args.bytesOrNull(ts, data);
        if (bytes == null) {
            throw Errors.typeError(ts, "object supporting the buffer API required");
        }
        return bytes;
    }

    /** A new object, owned, that has taken in {@code data}. */
    long create(ThreadState ts, Digest digest, byte[] data) {
        if (data.length > 0) {
            digest.update(data);
        }
        long self = allocate(ts, SIZE);
        GcHead.index_release(self, SideTable.add(digest));
        return self;
    }

    /** A new object of an algorithm without parameters. */
    long create(ThreadState ts, long data) {
        byte[] content = bytes(ts, data);
        Digest digest = family == Family.JDK ? Digest.ofJdk(algorithm)
                : new Keccak(blockSize, family == Family.SHAKE ? 0x1f : 0x06, digestSize);
        return create(ts, digest, content);
    }

    private static final class Signatures {
        static final Signature SHA3 =
                Signature.parse("sha3(cls, data=b'', /, *, usedforsecurity=True)");
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        if (family == Family.JDK) {
            throw Errors.typeError(ts, "cannot create '" + name() + "' instances");
        }
        if (family == Family.BLAKE2B || family == Family.BLAKE2S) {
            return Blake2Parameters.create(ts, this, family == Family.BLAKE2B, args, kwnames);
        }
        String called = family == Family.SHA3 ? "sha3_224" : simpleName();
        long[] a = ArgumentBinder.bindBuiltin(ts, called, Signatures.SHA3, args, kwnames);
        return create(ts, a[0]);
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        SideTable.remove(GcHead.index(self));
    }

    private static PyHash type(long self) {
        return (PyHash) PyType.of(self);
    }

    private static Digest state(long self) {
        return (Digest) SideTable.get(GcHead.index_acquire(self));
    }

    // ---------------------------------------------------------------- methods

    static long copy(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        Digest copy;
        try {
            copy = state(self).copy();
        } finally {
            ObjectLock.unlock(ts, self);
        }
        return type(self).create(ts, copy, new byte[0]);
    }

    private static byte[] result(ThreadState ts, long self, int length) {
        ObjectLock.lock(ts, self);
        try {
            return state(self).digest(length);
        } finally {
            ObjectLock.unlock(ts, self);
        }
    }

    static long update(ThreadState ts, long self, long obj) {
        byte[] data = bytes(ts, obj);
        ObjectLock.lock(ts, self);
        try {
            state(self).update(data);
        } finally {
            ObjectLock.unlock(ts, self);
        }
        return Singletons.None;
    }

    static long digest(ThreadState ts, long self) {
        return PyBytes.fromArray(ts, result(ts, self, 0));
    }

    static long hexDigest(ThreadState ts, long self) {
        return hex(ts, result(ts, self, 0));
    }

    static long shakeDigest(ThreadState ts, long self, long length) {
        return PyBytes.fromArray(ts, result(ts, self, length(ts, length)));
    }

    static long shakeHex(ThreadState ts, long self, long length) {
        return hex(ts, result(ts, self, length(ts, length)));
    }

    private static int length(ThreadState ts, long length) {
        if (!PyLong.check(length)) {
            throw Errors.typeError(ts, "an integer is required");
        }
        long n = Args.ssize(ts, length, 0);
        if (n < 0) {
            throw Errors.valueError(ts, "value must be positive");
        }
        if (n >= 1 << 29) {
            throw Errors.valueError(ts, "length is too large");
        }
        return (int) n;
    }

    private static long hex(ThreadState ts, byte[] bytes) {
        byte[] out = new byte[bytes.length * 2];
        for (int i = 0; i < bytes.length; i++) {
            out[2 * i] = (byte) Character.forDigit(bytes[i] >> 4 & 15, 16);
            out[2 * i + 1] = (byte) Character.forDigit(bytes[i] & 15, 16);
        }
        return PyUnicode.fromLatin1(ts, out, 0, out.length);
    }

    static long getName(ThreadState ts, long self) {
        return PyUnicode.fromJava(ts, type(self).simpleName());
    }

    static long getDigestSize(ThreadState ts, long self) {
        PyHash type = type(self);
        boolean blake = type.family == Family.BLAKE2B || type.family == Family.BLAKE2S;
        return PyLong.of(ts, blake ? result(ts, self, 0).length : type.digestSize);
    }

    static long getBlockSize(ThreadState ts, long self) {
        return PyLong.of(ts, type(self).blockSize);
    }

    static long getCapacityBits(ThreadState ts, long self) {
        return PyLong.of(ts, 1600 - 8L * type(self).blockSize);
    }

    static long getRateBits(ThreadState ts, long self) {
        return PyLong.of(ts, 8L * type(self).blockSize);
    }

    static long getSuffix(ThreadState ts, long self) {
        return PyBytes.of(type(self).family == Family.SHAKE ? 0x1f : 0x06);
    }
}
