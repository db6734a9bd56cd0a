package org.jilectomy.runtime.modules.ssl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.OsError;
import org.jilectomy.runtime.modules.libc.PathArg;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyByteArray;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** Keys, certificates and lists of believed ones, which an {@code _SSLContext} reads from files. */
final class ContextFiles {
    private static final int O_CLOEXEC = 0x80000;
    private static final int LONGEST_PASSWORD = 1024;
    private static final BigInteger FINITE_HEAD =
            new BigInteger("FFFFFFFFFFFFFFFFADF85458A2BB4A9AAFDC5620273D3CF1", 16);
    private static final Libc GETENV = new Libc("getenv");

    private ContextFiles() {}

    static void define(TypeDef def) {
        def.in(ContextFiles.class)
                .method("load_cert_chain(self, /, certfile, keyfile=None, password=None)", null,
                        "loadCertChain")
                .method("load_verify_locations(self, /, cafile=None, capath=None, cadata=None)",
                        null, "loadVerifyLocations")
                .method("load_dh_params(self, path, /)", null, "loadDhParams")
                .method("set_default_verify_paths(self, /)", null, "setDefaultVerifyPaths")
                .method("cert_store_stats(self, /)", "Returns quantities of loaded X.509"
                        + " certificates.\n\nX.509 certificates with a CA extension and certificate"
                        + " revocation lists\ninside the context's cert store.\n\nNOTE:"
                        + " Certificates in a capath directory aren't loaded unless they have\nbeen"
                        + " used at least once.", "certStoreStats")
                .method("get_ca_certs(self, /, binary_form=False)", "Returns a list of dicts with"
                        + " information of loaded CA certs.\n\nIf the optional argument is True,"
                        + " returns a DER-encoded copy of the CA\ncertificate.\n\nNOTE:"
                        + " Certificates in a capath directory aren't loaded unless they have\nbeen"
                        + " used at least once.", "getCaCerts")
                .in(PySslContext.class);
    }

    // ---------------------------------------------------------------- files

    private static boolean isNone(long value) {
        return value == 0 || value == Singletons.None;
    }

    /** {@code PyUnicode_FSConverter}. */
    static byte[] path(ThreadState ts, long value, String argument) {
        try (PathArg p = PathArg.of(ts, value, null, argument)) {
            return PathArg.encode(ts, p.object);
        }
    }

    /** As {@link #path}, with the TypeError of {@code _ssl}. */
    private static byte[] file(ThreadState ts, long value, String argument) {
        try {
            return path(ts, value, argument);
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.TypeError)) {
                throw e;
            }
            Errors.discard(ts, e);
            throw Errors.typeError(ts, argument + " should be a valid filesystem path");
        }
    }

    /** @param name what the error shows, or 0 */
    static byte[] read(ThreadState ts, byte[] path, long name) {
        int fd;
        try (Scratch s = Scratch.string(ts, path)) {
            fd = (int) OsError.check(
                    ts, Libc.OPEN.retryingInt(ts, s.address, O_CLOEXEC, 0), name);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Scratch s = Scratch.of(ts, 1 << 14)) {
            while (true) {
                long n = OsError.check(ts, Libc.READ.retrying(ts, fd, s.address, 1 << 14), name);
                if (n == 0) {
                    return out.toByteArray();
                }
                byte[] part = new byte[(int) n];
                Memory.copyToArray(s.address, part, 0, part.length);
                out.writeBytes(part);
            }
        } finally {
            Libc.CLOSE.call(fd);
        }
    }

    private static List<Pem> blocks(ThreadState ts, byte[] text, String library) {
        try {
            return Pem.read(text);
        } catch (TlsFailure f) {
            throw SslErrors.of(ts, TlsFailure.text(library, "PEM lib"));
        }
    }

    // ---------------------------------------------------------------- one's own

    static long loadCertChain(
            ThreadState ts, long self, long certfile, long keyfile, long password) {
        byte[] certPath = file(ts, certfile, "certfile");
        byte[] keyPath = isNone(keyfile) ? certPath : file(ts, keyfile, "keyfile");
        if (!isNone(password) && !Abstract.isCallable(password) && !isText(password)) {
            throw Errors.typeError(ts, "password should be a string or callable");
        }
        List<X509Certificate> chain = new ArrayList<>();
        try {
            for (Pem block : blocks(ts, read(ts, certPath, 0), "SSL")) {
                if (block.isCertificate()) {
                    chain.add(TrustStore.certificate(block.der()));
                }
            }
            Pem found = null;
            for (Pem block : blocks(ts, read(ts, keyPath, 0), "SSL")) {
                if (found == null && PrivateKeys.isKey(block)) {
                    found = block;
                }
            }
            if (chain.isEmpty() || found == null) {
                throw SslErrors.of(ts, TlsFailure.text("SSL", "PEM lib"));
            }
            byte[] secret = null;
            if (PrivateKeys.isEncrypted(found)) {
                if (isNone(password)) {
                    throw SslErrors.of(ts, TlsFailure.text("SSL", "PEM lib")); // nobody to ask
                }
                secret = secret(ts, password);
            }
            PrivateKey key = PrivateKeys.decode(found, secret);
            PublicKey shown = chain.get(0).getPublicKey();
            if (!shown.getAlgorithm().equals(key.getAlgorithm())) {
                throw SslErrors.of(ts, TlsFailure.ssl("NO_CERTIFICATE_ASSIGNED"));
            }
            if (!PrivateKeys.belongTogether(shown, key)) {
                throw SslErrors.of(ts, TlsFailure.of("X509", "KEY_VALUES_MISMATCH"));
            }
            PySslContext.settings(self).keys.put(key, chain);
        } catch (GeneralSecurityException e) {
            throw SslErrors.of(ts, TlsFailure.text("SSL", "PEM lib"));
        }
        return Singletons.None;
    }

    private static boolean isText(long value) {
        return PyUnicode.check(value) || PyBytes.check(value)
                || PyByteArray.TYPE.isInstance(value);
    }

    private static byte[] secret(ThreadState ts, long password) {
        boolean call = !isText(password);
        long text = call ? Abstract.call(ts, password) : Refs.retain(ts, password);
        try {
            if (!isText(text)) {
                throw Errors.typeError(ts, "password callback must return a string");
            }
            byte[] bytes = PyUnicode.check(text)
                    ? PyUnicode.toJava(text).getBytes(StandardCharsets.UTF_8)
                    : Args.bytes(ts, text);
            if (bytes.length > LONGEST_PASSWORD) {
                throw Errors.valueError(
                        ts, "password cannot be longer than " + LONGEST_PASSWORD + " bytes");
            }
            return bytes;
        } finally {
            Refs.release(ts, text);
        }
    }

    static long loadDhParams(ThreadState ts, long self, long path) {
        for (Pem block : blocks(ts, read(ts, path(ts, path, "path"), path), "PEM")) {
            if (block.label().equals("DH PARAMETERS")) {
                String group = finiteGroup(block.der());
                if (group == null) {
                    throw Errors.raise(ts, Exceptions.NotImplementedError, "of Diffie-Hellman"
                            + " parameters, the JDK's SSLEngine has RFC 7919's only.");
                }
                PySslContext.settings(self).finiteGroup = group;
                return Singletons.None;
            }
        }
        throw SslErrors.of(ts, TlsFailure.of("PEM", "NO_START_LINE"));
    }

    /** The JDK's name of a group of RFC 7919, whose primes begin with the digits of e; or null. */
    private static String finiteGroup(byte[] der) {
        BigInteger prime;
        try {
            prime = new BigInteger(new Der(der).need().inside().need().content());
        } catch (IllegalArgumentException e) {
            return null;
        }
        int bits = prime.bitLength();
        boolean known = bits == 2048 || bits == 3072 || bits == 4096 || bits == 6144
                || bits == 8192;
        return known && prime.shiftRight(bits - FINITE_HEAD.bitLength()).equals(FINITE_HEAD)
                ? "ffdhe" + bits : null;
    }

    // ---------------------------------------------------------------- believed

    static long loadVerifyLocations(
            ThreadState ts, long self, long cafile, long capath, long cadata) {
        if (isNone(cafile) && isNone(capath) && isNone(cadata)) {
            throw Errors.typeError(ts, "cafile, capath and cadata cannot be all omitted");
        }
        TrustStore store = PySslContext.settings(self).trust;
        byte[] file = isNone(cafile) ? null : file(ts, cafile, "cafile");
        byte[] folder = isNone(capath) ? null : file(ts, capath, "capath");
        if (!isNone(cadata)) {
            addData(ts, store, cadata);
        }
        if (file != null) {
            addFile(ts, store, file);
        }
        if (folder != null) {
            store.addFolder(Path.of(new String(folder, StandardCharsets.UTF_8)));
        }
        return Singletons.None;
    }

    private static void addFile(ThreadState ts, TrustStore store, byte[] path) {
        List<Pem> blocks = blocks(ts, read(ts, path, 0), "X509");
        try {
            if (store.addPem(blocks) == 0) {
                throw TlsFailure.of("X509", "NO_CERTIFICATE_OR_CRL_FOUND");
            }
        } catch (TlsFailure f) {
            throw SslErrors.of(ts, "PEM".equals(f.library)
                    ? TlsFailure.text("X509", "PEM lib") : f);
        }
    }

    private static void addData(ThreadState ts, TrustStore store, long cadata) {
        boolean text = PyUnicode.check(cadata);
        byte[] bytes = text ? PyUnicode.toJava(cadata).getBytes(StandardCharsets.ISO_8859_1)
                : Args.bytesOrNull(ts, cadata);
        if (bytes == null) {
            throw Errors.typeError(
                    ts, "cadata should be an ASCII string or a bytes-like object");
        }
        if (bytes.length == 0) {
            throw Errors.valueError(ts, "Empty certificate data");
        }
        int n = 0;
        try {
            if (text) {
                n = store.addPem(Pem.read(bytes));
            } else {
                Der elements = new Der(bytes);
                while (elements.next()) {
                    store.add(TrustStore.certificate(elements.element()));
                    n++;
                }
            }
        } catch (TlsFailure f) {
            throw SslErrors.of(ts, f);
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            if (n > 0) {
                throw SslErrors.of(ts, TlsFailure.of("ASN1", "NOT_ENOUGH_DATA"));
            }
        }
        if (n == 0) {
            throw SslErrors.of(ts, TlsFailure.plain(TlsFailure.SSL,
                    (text ? "no start line" : "not enough data")
                            + ": cadata does not contain a certificate"));
        }
    }

    /** The environment as {@code os.environ} has changed it; null if the variable is not set. */
    private static String environment(ThreadState ts, String name) {
        try (Scratch s = Scratch.string(ts, name.getBytes(StandardCharsets.ISO_8859_1))) {
            return Scratch.text(GETENV.raw(s.address, 0, 0, 0, 0, 0));
        }
    }

    /** What cannot be read is left out, as by OpenSSL. */
    static long setDefaultVerifyPaths(ThreadState ts, long self) {
        TrustStore store = PySslContext.settings(self).trust;
        String file = environment(ts, DefaultPaths.FILE_VARIABLE);
        String folder = environment(ts, DefaultPaths.FOLDER_VARIABLE);
        ts.detach();
        try {
            if (folder == null && DefaultPaths.hasFolder()) {
                folder = DefaultPaths.FOLDER;
            }
            if (file == null && folder == null) {
                file = DefaultPaths.file();
            }
            if (file != null) {
                Path path = Path.of(file);
                if (Files.isReadable(path)) {
                    store.addPem(Pem.read(Files.readAllBytes(path)));
                }
            }
            if (folder != null) {
                store.addFolder(Path.of(folder));
            }
            if (file == null && folder == null) {
                store.addJdkDefaults();
            }
        } catch (TlsFailure | IOException | GeneralSecurityException e) {
            // nobody is believed then, which the handshake will tell
        } finally {
            ts.attach();
        }
        return Singletons.None;
    }

    // ---------------------------------------------------------------- what there is

    static long certStoreStats(ThreadState ts, long self) {
        TrustStore store = PySslContext.settings(self).trust;
        List<X509Certificate> all = store.certificates();
        int authorities = 0;
        for (X509Certificate c : all) {
            authorities += TrustStore.isCa(c) ? 1 : 0;
        }
        long dict = PyDict.create(ts);
        BuiltinModule.putSteal(ts, dict, "x509", PyLong.of(ts, all.size()));
        BuiltinModule.putSteal(ts, dict, "crl", PyLong.of(ts, store.crls().size()));
        BuiltinModule.putSteal(ts, dict, "x509_ca", PyLong.of(ts, authorities));
        return dict;
    }

    static long getCaCerts(ThreadState ts, long self, long binary) {
        boolean der = Args.truth(ts, binary, false);
        long list = PyList.create(ts);
        for (X509Certificate c : PySslContext.settings(self).trust.certificates()) {
            if (TrustStore.isCa(c)) {
                PyList.appendSteal(ts, list, der ? PyBytes.fromArray(ts, PyCertificate.der(c))
                        : CertificateText.toDict(ts, c));
            }
        }
        return list;
    }
}
