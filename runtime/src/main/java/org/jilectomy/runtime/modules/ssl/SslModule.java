package org.jilectomy.runtime.modules.ssl;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.modules.posix.PosixConstants;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.Warnings;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code _ssl}. */
public final class SslModule extends BuiltinModule {
    /** The version whose constants and words are used here; said to be compatible, not to be it. */
    private static final int[] OPENSSL = {3, 0, 0, 0, 0};

    private static final String[] PRESENT = {
        "HAS_SNI", "HAS_ECDH", "HAS_ALPN", "HAS_TLSv1_2", "HAS_TLSv1_3",
    };

    /** TLS 1.0 and 1.1 are off by the JDK's security properties. */
    private static final String[] ABSENT = {
        "HAS_NPN", "HAS_SSLv2", "HAS_SSLv3", "HAS_TLSv1", "HAS_TLSv1_1", "HAS_TLS_UNIQUE",
    };

    /** The JDK's generator, made when first asked for. */
    private static final class Random {
        static final SecureRandom GENERATOR = new SecureRandom();
    }

    public SslModule() {
        super("_ssl");
    }

    @Override
    protected void define(TypeDef def) {
        def.method("_test_decode_cert(module, path, /)", null, "testDecodeCert")
                .method("RAND_add(module, string, entropy, /)", "Mix string into the OpenSSL PRNG"
                        + " state.\n\nentropy (a float) is a lower bound on the entropy contained"
                        + " in\nstring.  See RFC 4086.", "randAdd")
                .method("RAND_bytes(module, n, /)",
                        "Generate n cryptographically strong pseudo-random bytes.", "randBytes")
                .method("RAND_pseudo_bytes(module, n, /)", "Generate n pseudo-random bytes.\n\n"
                        + "Return a pair (bytes, is_cryptographic).  is_cryptographic is True\nif"
                        + " the bytes generated are cryptographically strong.", "randPseudoBytes")
                .method("RAND_status(module, /)", "Returns True if the OpenSSL PRNG has been seeded"
                        + " with enough data and False if not.", "randStatus")
                .method("get_default_verify_paths(module, /)", "Return search paths and environment"
                        + " vars that are used by SSLContext's set_default_verify_paths() to load"
                        + " default CAs.\n\nThe values are 'cert_file_env', 'cert_file',"
                        + " 'cert_dir_env', 'cert_dir'.", "getDefaultVerifyPaths")
                .method("txt2obj(module, /, txt, name=False)", "Lookup NID, short name, long name"
                        + " and OID of an ASN1_OBJECT.\n\nBy default objects are looked up by OID."
                        + " With name=True short and\nlong name are also matched.")
                .method("nid2obj(module, nid, /)", "Lookup NID, short name, long name and OID of an"
                        + " ASN1_OBJECT by NID.");
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        PosixConstants.put(ts, dict, SslConstants.NUMBERS);
        for (String name : PRESENT) {
            PyDict.setItemName(ts, dict, Names.of(name), PyBool.True);
        }
        for (String name : ABSENT) {
            PyDict.setItemName(ts, dict, Names.of(name), PyBool.False);
        }
        putSteal(ts, dict, "OPENSSL_VERSION_NUMBER", PyLong.of(ts, 0x30000000L));
        putSteal(ts, dict, "OPENSSL_VERSION_INFO", version(ts));
        putSteal(ts, dict, "_OPENSSL_API_VERSION", version(ts));
        putSteal(ts, dict, "OPENSSL_VERSION", PyUnicode.fromJava(ts,
                "OpenSSL 3.0.0 compatible: Java SSLEngine " + Runtime.version().feature()));
        putSteal(ts, dict, "_DEFAULT_CIPHERS", PyUnicode.fromJava(ts, CipherString.DEFAULT));
        putType(ts, dict, SslErrors.ERROR);
        putType(ts, dict, SslErrors.ZERO_RETURN);
        putType(ts, dict, SslErrors.WANT_READ);
        putType(ts, dict, SslErrors.WANT_WRITE);
        putType(ts, dict, SslErrors.SYSCALL);
        putType(ts, dict, SslErrors.EOF);
        putType(ts, dict, SslErrors.VERIFICATION);
        putType(ts, dict, PySslContext.TYPE);
        putType(ts, dict, PySslSocket.TYPE);
        putType(ts, dict, PyMemoryBio.TYPE);
        putType(ts, dict, PySslSession.TYPE);
        putType(ts, dict, PyCertificate.TYPE);
    }

    private static long version(ThreadState ts) {
        long[] parts = new long[OPENSSL.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = PyLong.of(ts, OPENSSL[i]);
        }
        return PyTuple.fromArraySteal(ts, parts);
    }

    // ---------------------------------------------------------------- random numbers

    static long randAdd(ThreadState ts, long module, long string, long entropy) {
        byte[] seed = PyUnicode.check(string)
                ? PyUnicode.toJava(string).getBytes(StandardCharsets.UTF_8)
                : Args.bytes(ts, string);
        PyFloat.asDouble(ts, entropy);
        Random.GENERATOR.setSeed(seed); // adds to what is there
        return Singletons.None;
    }

    static long randBytes(ThreadState ts, long module, long n) {
        int count = PyLong.asInt(ts, n);
        if (count < 0) {
            throw Errors.valueError(ts, "num must be positive");
        }
        byte[] bytes = new byte[count];
        Random.GENERATOR.nextBytes(bytes);
        return PyBytes.fromArray(ts, bytes);
    }

    static long randPseudoBytes(ThreadState ts, long module, long n) {
        Warnings.warn(ts, Exceptions.DeprecationWarning,
                "ssl.RAND_pseudo_bytes() is deprecated", 1);
        return PyTuple.ofSteal(ts, randBytes(ts, module, n), PyBool.True);
    }

    static long randStatus(ThreadState ts, long module) {
        return PyBool.True;
    }

    // ---------------------------------------------------------------- certificates

    static long testDecodeCert(ThreadState ts, long module, long path) {
        byte[] text = ContextFiles.read(ts, ContextFiles.path(ts, path, "path"), 0);
        try {
            for (Pem block : Pem.read(text)) {
                if (block.isCertificate()) {
                    X509Certificate c = TrustStore.certificate(block.der());
                    return CertificateText.toDict(ts, c);
                }
            }
        } catch (TlsFailure | CertificateException e) {
            // said below
        }
        throw SslErrors.of(
                ts, TlsFailure.plain(0, "Error decoding PEM-encoded file"));
    }

    static long getDefaultVerifyPaths(ThreadState ts, long module) {
        String file = DefaultPaths.file();
        return PyTuple.fromArraySteal(ts, new long[] {
            PyUnicode.fromJava(ts, DefaultPaths.FILE_VARIABLE),
            PyUnicode.fromJava(ts, file == null ? "/etc/ssl/cert.pem" : file),
            PyUnicode.fromJava(ts, DefaultPaths.FOLDER_VARIABLE),
            PyUnicode.fromJava(ts, DefaultPaths.FOLDER)});
    }

    private static long object(ThreadState ts, ObjectIds o) {
        return PyTuple.fromArraySteal(ts, new long[] {
            PyLong.of(ts, o.nid()), PyUnicode.fromJava(ts, o.shortName()),
            PyUnicode.fromJava(ts, o.longName()), PyUnicode.fromJava(ts, o.oid())});
    }

    static long txt2obj(ThreadState ts, long module, long txt, long name) {
        Args.requireStr(ts, txt, "txt2obj", "argument 'txt'");
        String text = PyUnicode.toJava(txt);
        ObjectIds o = ObjectIds.byText(text, Args.truth(ts, name, false));
        if (o == null) {
            throw Errors.valueError(ts, "unknown object '"
                    + text.substring(0, Math.min(100, text.length())) + "'");
        }
        return object(ts, o);
    }

    static long nid2obj(ThreadState ts, long module, long nid) {
        int n = PyLong.asInt(ts, nid);
        if (n < 0) {
            throw Errors.valueError(ts, "NID must be positive.");
        }
        ObjectIds o = ObjectIds.byNid(n);
        if (o == null) {
            throw Errors.valueError(ts, "unknown NID " + n);
        }
        return object(ts, o);
    }
}
