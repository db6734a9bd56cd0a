package org.jilectomy.runtime.modules.ssl;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * Certificates and revocation lists that a context believes, and folders in which more are looked for
 * by the hash of the subject's name, as {@code c_rehash} lays them out.
 *
 * <p>Thread-safe: every method holds the store's monitor, under which nothing but Java objects and
 * files are touched; callers are detached where files are read.
 */
final class TrustStore {
    private final List<X509Certificate> certificates = new ArrayList<>();
    private final Set<X509Certificate> known = new HashSet<>();
    private final List<X509CRL> crls = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();
    private final Set<String> searched = new HashSet<>();

    static X509Certificate certificate(byte[] der) throws CertificateException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(der));
    }

    synchronized void add(X509Certificate c) {
        if (known.add(c)) {
            certificates.add(c);
        }
    }

    synchronized void addFolder(Path folder) {
        if (!folders.contains(folder)) {
            folders.add(folder);
        }
    }

    /**
     * Adds the certificates and revocation lists of a PEM text.
     *
     * @return how many there were
     */
    int addPem(List<Pem> blocks) throws TlsFailure {
        int n = 0;
        for (Pem block : blocks) {
            try {
                if (block.isCertificate()) {
                    add(certificate(block.der()));
                    n++;
                } else if (block.label().equals("X509 CRL")) {
                    addCrl(block.der());
                    n++;
                }
            } catch (GeneralSecurityException e) {
                throw TlsFailure.of("PEM", "ASN1_LIB");
            }
        }
        return n;
    }

    private synchronized void addCrl(byte[] der) throws GeneralSecurityException {
        X509CRL crl = (X509CRL) CertificateFactory.getInstance("X.509")
                .generateCRL(new ByteArrayInputStream(der));
        if (!crls.contains(crl)) {
            crls.add(crl);
        }
    }

    /** The JDK's own list. */
    void addJdkDefaults() throws GeneralSecurityException, IOException {
        Path file = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
        KeyStore store = KeyStore.getInstance(file.toFile(), (char[]) null);
        for (String alias : Collections.list(store.aliases())) {
            if (store.getCertificate(alias) instanceof X509Certificate c) {
                add(c);
            }
        }
    }

    /** A copy. */
    synchronized List<X509Certificate> certificates() {
        return List.copyOf(certificates);
    }

    /** A copy. */
    synchronized List<X509CRL> crls() {
        return List.copyOf(crls);
    }

    static boolean isCa(X509Certificate c) {
        return c.getBasicConstraints() >= 0
                || c.getVersion() < 3 && c.getSubjectX500Principal()
                        .equals(c.getIssuerX500Principal());
    }

    synchronized boolean contains(X509Certificate c) {
        search(c.getSubjectX500Principal(), "");
        return known.contains(c);
    }

    /** Those with this subject. */
    synchronized List<X509Certificate> bySubject(X500Principal subject) {
        search(subject, "");
        List<X509Certificate> found = new ArrayList<>();
        for (X509Certificate c : certificates) {
            if (c.getSubjectX500Principal().equals(subject)) {
                found.add(c);
            }
        }
        return found;
    }

    /** Revocation lists of this issuer. */
    synchronized List<X509CRL> crlsOf(X500Principal issuer) {
        search(issuer, "r");
        List<X509CRL> found = new ArrayList<>();
        for (X509CRL c : crls) {
            if (c.getIssuerX500Principal().equals(issuer)) {
                found.add(c);
            }
        }
        return found;
    }

    // ---------------------------------------------------------------- folders

    /** Reads {@code HASH.0}, {@code HASH.1} … of all folders, once for each name. */
    private void search(X500Principal name, String kind) {
        if (folders.isEmpty()) {
            return;
        }
        String stem = hash(name) + "." + kind;
        for (Path folder : folders) {
            if (!searched.add(folder + "/" + stem)) {
                continue;
            }
            for (int i = 0;; i++) {
                Path file = folder.resolve(stem + i);
                if (!Files.isReadable(file)) {
                    break;
                }
                try {
                    addPem(Pem.read(Files.readAllBytes(file)));
                } catch (IOException | TlsFailure e) {
                    // as OpenSSL: what cannot be read in a folder is not there
                }
            }
        }
    }

    /**
     * {@code X509_NAME_hash}: the first four octets, in reverse, of SHA-1 over the name in canonical
     * form: its texts in UTF-8, small letters, single spaces.
     */
    static String hash(X500Principal name) {
        try {
            Der rdns = new Der(name.getEncoded()).need().inside();
            MessageDigest sha = MessageDigest.getInstance("SHA-1");
            while (rdns.next()) {
                Der set = rdns.inside();
                List<byte[]> pairs = new ArrayList<>();
                while (set.next()) {
                    Der pair = set.inside();
                    byte[] oid = pair.need().element();
                    pairs.add(Der.wrap(Der.SEQUENCE, oid, canonical(pair.need())));
                }
                sha.update(Der.wrap(Der.SET, pairs.toArray(new byte[0][])));
            }
            byte[] digest = sha.digest();
            return HexFormat.of().formatHex(
                    new byte[] {digest[3], digest[2], digest[1], digest[0]});
        } catch (GeneralSecurityException e) {
            throw new AssertionError("the JDK has no SHA-1", e);
        }
    }

    private static byte[] canonical(Der value) {
        String text = CertificateText.stringOrNull(value);
        if (text == null) {
            return value.element();
        }
        StringBuilder b = new StringBuilder();
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c >= 9 && c <= 13) {
                space = !b.isEmpty();
                continue;
            }
            if (space) {
                b.append(' ');
                space = false;
            }
            b.append(c < 128 ? Character.toLowerCase(c) : c);
        }
        return Der.wrap(Der.UTF8_STRING, b.toString().getBytes(StandardCharsets.UTF_8));
    }
}
