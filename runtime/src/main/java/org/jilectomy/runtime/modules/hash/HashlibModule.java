package org.jilectomy.runtime.modules.hash;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.modules.operator.OperatorModule;
import org.jilectomy.runtime.objects.Buffers;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyCFunction;
import org.jilectomy.runtime.objects.PyExceptionType;
import org.jilectomy.runtime.objects.PyFrozenSet;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code _hashlib}, which in CPython is OpenSSL: here the JDK's algorithms under the names that {@code
 * hashlib} and {@code hmac} ask for first, {@code pbkdf2_hmac} and {@code scrypt}. What the JDK does
 * not have raises UnsupportedDigestmodError, and they take the modules of {@link HashModule}; so they
 * do for HMAC objects.
 */
public final class HashlibModule extends BuiltinModule {
    private static final String PARAMETERS = "(module, /, string=b'', *, usedforsecurity=True)";
    private static final String[] NAMES = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512"};

    /** What scrypt may take if {@code maxmem} is 0, in bytes. */
    private static final long USUAL_MEMORY = 32 << 20;

    private static final PyExceptionType UNSUPPORTED =
            PyExceptionType.ofModule("_hashlib.UnsupportedDigestmodError", Exceptions.ValueError);

    public HashlibModule() {
        super("_hashlib");
    }

    @Override
    protected void define(TypeDef def) {
        for (String algorithm : NAMES) {
            def.in(HashModule.class)
                    .method("openssl_" + algorithm + PARAMETERS, null, algorithm);
        }
        def.in(OperatorModule.class)
                .method("compare_digest(module, a, b, /)", null, "compareDigest");
        def.in(HashlibModule.class)
                .method("new(module, /, name, string=b'', *, usedforsecurity=True)", null,
                        "newHash")
                .method("hmac_new(module, /, key, msg=b'', digestmod=None)", null, "hmacNew")
                .method("hmac_digest(module, /, key, msg, digest)", null, "hmacDigest")
                .method("pbkdf2_hmac(module, /, hash_name, password, salt, iterations,"
                        + " dklen=None)", null, "pbkdf2")
                .method("scrypt(module, /, password, *, salt=None, n=None, r=None, p=None,"
                        + " maxmem=0, dklen=64)", null);
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        putType(ts, dict, UNSUPPORTED);
        putSteal(ts, dict, "openssl_md_meth_names", PyFrozenSet.fromArray(ts, new long[0]));
    }

    // ---------------------------------------------------------------- hashes

    static long newHash(
            ThreadState ts, long module, long name, long string, long usedForSecurity) {
        String algorithm = PyUnicode.check(name) ? PyUnicode.toJava(name) : "";
        return switch (algorithm) {
            case "md5" -> HashModule.md5(ts, module, string, usedForSecurity);
            case "sha1" -> HashModule.sha1(ts, module, string, usedForSecurity);
            case "sha224" -> HashModule.sha224(ts, module, string, usedForSecurity);
            case "sha256" -> HashModule.sha256(ts, module, string, usedForSecurity);
            case "sha384" -> HashModule.sha384(ts, module, string, usedForSecurity);
            case "sha512" -> HashModule.sha512(ts, module, string, usedForSecurity);
            default -> throw unsupported(ts, algorithm);
        };
    }

    static long hmacNew(ThreadState ts, long module, long key, long msg, long digestmod) {
        throw unsupported(ts, "for objects of OpenSSL's HMAC");
    }

    static long hmacDigest(ThreadState ts, long module, long key, long msg, long digest) {
        String name = "";
        if (PyUnicode.check(digest)) {
            name = PyUnicode.toJava(digest);
        } else if (PyCFunction.TYPE.isInstance(digest)) {
            String function = PyCFunction.entryPoint(digest).name;
            name = function.startsWith("openssl_") ? function.substring(8) : function;
        }
        String algorithm = algorithm(ts, name);
        byte[] secret = Buffers.copy(ts, key);
        return PyBytes.fromArray(
                ts, KeyDerivation.mac(algorithm, secret).doFinal(Buffers.copy(ts, msg)));
    }

    private static String algorithm(ThreadState ts, String name) {
        String algorithm = KeyDerivation.hmac(name.toLowerCase(java.util.Locale.ROOT));
        if (algorithm == null) {
            throw unsupported(ts, name);
        }
        return algorithm;
    }

    private static PyException unsupported(ThreadState ts, String name) {
        return Errors.raise(ts, UNSUPPORTED, "unsupported hash type " + name);
    }

    // ---------------------------------------------------------------- keys

    static long pbkdf2(
            ThreadState ts, long module, long name, long password, long salt, long iterations,
            long dklen) {
        if (!PyUnicode.check(name)) {
            throw Errors.typeError(ts, "pbkdf2_hmac() argument 'hash_name' must be str, not "
                    + PyType.of(name).name());
        }
        byte[] secret = Buffers.copy(ts, password);
        byte[] grains = Buffers.copy(ts, salt);
        String algorithm = KeyDerivation.hmac(
                PyUnicode.toJava(name).toLowerCase(java.util.Locale.ROOT));
        if (algorithm == null) {
            throw Errors.valueError(ts, "[digital envelope routines] unsupported");
        }
        long rounds = PyLong.asLong(ts, iterations);
        if (rounds < 1) {
            throw Errors.valueError(ts, "iteration value must be greater than 0.");
        }
        if (rounds > Integer.MAX_VALUE) {
            throw Errors.overflowError(ts, "iteration value is too great.");
        }
        javax.crypto.Mac mac = KeyDerivation.mac(algorithm, secret);
        long length = dklen == 0 || dklen == Singletons.None
                ? mac.getMacLength() : PyLong.asLong(ts, dklen);
        if (length < 1) {
            throw Errors.valueError(ts, "key length must be greater than 0.");
        }
        if (length > Integer.MAX_VALUE) {
            throw Errors.overflowError(ts, "key length is too great.");
        }
        byte[] key;
        ts.detach();
        try {
            key = KeyDerivation.pbkdf2(mac, grains, rounds, (int) length);
        } finally {
            ts.attach();
        }
        return PyBytes.fromArray(ts, key);
    }

    static long scrypt(
            ThreadState ts, long module, long password, long salt, long n, long r, long p,
            long maxmem, long dklen) {
        byte[] secret = Buffers.copy(ts, password);
        if (salt == 0 || salt == Singletons.None) {
            throw Errors.typeError(ts, "salt is required");
        }
        byte[] grains = Buffers.copy(ts, salt);
        long cost = number(ts, "n", n);
        if (cost < 2 || (cost & cost - 1) != 0) {
            throw Errors.valueError(ts, "n must be a power of 2.");
        }
        long size = number(ts, "r", r);
        long lanes = number(ts, "p", p);
        long memory = maxmem == 0 ? 0 : PyLong.asLong(ts, maxmem);
        if (memory < 0 || memory > Integer.MAX_VALUE) {
            throw Errors.valueError(ts, "maxmem must be positive and smaller than 2147483647");
        }
        long length = dklen == 0 ? 64 : PyLong.asLong(ts, dklen);
        if (length < 1 || length > Integer.MAX_VALUE) {
            throw Errors.valueError(
                    ts, "dklen must be greater than 0 and smaller than 2147483647");
        }
        if (size == 0 || lanes == 0 || lanes > ((1 << 30) - 1) / size) {
            throw Errors.valueError(
                    ts, "Invalid parameter combination for n, r, p, maxmem.");
        }
        long most = memory == 0 ? USUAL_MEMORY : memory;
        if (cost > most || 128 * size > most || 128 * size * (lanes + cost + 2) > most) {
            throw Errors.valueError(ts, "[digital envelope routines] memory limit exceeded");
        }
        byte[] key;
        ts.detach();
        try {
            key = KeyDerivation.scrypt(
                    secret, grains, (int) cost, (int) size, (int) lanes, (int) length);
        } finally {
            ts.attach();
        }
        return PyBytes.fromArray(ts, key);
    }

    private static long number(ThreadState ts, String name, long value) {
        boolean given = value != 0 && value != Singletons.None;
        if (given && !PyLong.TYPE.isInstance(value)) {
            throw Errors.typeError(ts, "scrypt() argument '" + name + "' must be int, not "
                    + PyType.of(value).name());
        }
        long number = given && PyLong.fitsLong(value) ? PyLong.longValue(value) : -1;
        if (number < 0) {
            throw Errors.typeError(ts, name + " is required and must be an unsigned int");
        }
        return number;
    }
}
