package org.jilectomy.runtime.modules.ssl;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a chain of certificates leads to one that a context believes, and is for the host asked for.
 *
 * <p>The path is built here, as OpenSSL does it, so that what fails has OpenSSL's number and words:
 * from the peer's certificate on, the issuer is looked for among the believed ones and then among
 * those the peer sent. The path found is then judged by the JDK's PKIX validator (RFC 5280), with
 * revocation lists if the context's flags ask for them.
 *
 * @param store whom to believe
 * @param server whether the peer is one
 * @param flags {@code VERIFY_…}
 * @param host null for any
 * @param subjectToo whether common names may name the host
 */
record PathVerifier(
        TrustStore store, boolean server, long flags, String host, boolean subjectToo) {
    static final int CRL_CHECK_LEAF = 0x4;
    static final int CRL_CHECK_CHAIN = 0xC;
    static final int PARTIAL_CHAIN = 0x80000;

    private static final int LONGEST = 100;
    private static final String ANY_PURPOSE = "2.5.29.37.0";
    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

    /** A certificate is not believed; by way of the engine it reaches {@link TlsFailures}. */
    static final class Disbelief extends CertificateException {
        private static final long serialVersionUID = 1;

        final int code;
        final String message;

        private Disbelief(int code, String message) {
            super(message);
            this.code = code;
            this.message = message;
            BasicReason reason = switch (code) {
                case VerifyCodes.EXPIRED -> BasicReason.EXPIRED;
                case VerifyCodes.NOT_YET_VALID -> BasicReason.NOT_YET_VALID;
                case VerifyCodes.SIGNATURE -> BasicReason.INVALID_SIGNATURE;
                case VerifyCodes.REVOKED -> BasicReason.REVOKED;
                default -> null;
            };
            if (reason != null) { // by which the engine chooses its alert
                initCause(new CertPathValidatorException(message, null, null, -1, reason));
            }
        }
    }

    private static Disbelief because(int code) {
        return new Disbelief(code, VerifyCodes.text(code));
    }

    /** The path from the peer's certificate to one that is believed. */
    List<X509Certificate> verify(X509Certificate[] sent) throws Disbelief {
        List<X509Certificate> path = build(sent);
        checkExtensions(path);
        checkHost(path.get(0));
        validate(path);
        return path;
    }

    private List<X509Certificate> build(X509Certificate[] sent) throws Disbelief {
        List<X509Certificate> path = new ArrayList<>();
        X509Certificate last = sent[0];
        path.add(last);
        boolean believed = false;
        while (path.size() < LONGEST) {
            if (store.contains(last)) {
                believed = true;
                if ((flags & PARTIAL_CHAIN) != 0) {
                    return path;
                }
            }
            if (isSelfSigned(last)) {
                if (believed) {
                    return path;
                }
                throw because(path.size() == 1 ? VerifyCodes.SELF_SIGNED
                        : VerifyCodes.SELF_SIGNED_IN_CHAIN);
            }
            X509Certificate issuer = issuer(last, store.bySubject(last.getIssuerX500Principal()));
            if (issuer == null) {
                issuer = issuer(last, List.of(sent));
            }
            if (issuer == null || path.contains(issuer)) {
                throw because(believed ? VerifyCodes.NO_ISSUER : VerifyCodes.NO_LOCAL_ISSUER);
            }
            path.add(issuer);
            last = issuer;
        }
        throw because(VerifyCodes.CHAIN_TOO_LONG);
    }

    private static boolean isSelfSigned(X509Certificate c) {
        return c.getSubjectX500Principal().equals(c.getIssuerX500Principal()) && isBy(c, c);
    }

    private static boolean isBy(X509Certificate c, X509Certificate issuer) {
        try {
            c.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Who signed it; one whose time is not over, if there are several. */
    static X509Certificate issuer(X509Certificate c, List<X509Certificate> among) {
        X509Certificate found = null;
        for (X509Certificate i : among) {
            if (i.getSubjectX500Principal().equals(c.getIssuerX500Principal()) && !i.equals(c)
                    && isBy(c, i)) {
                if (timeCode(i) == 0) {
                    return i;
                }
                found = i;
            }
        }
        return found;
    }

    private void checkExtensions(List<X509Certificate> path) throws Disbelief {
        for (int i = 1; i < path.size(); i++) {
            X509Certificate c = path.get(i);
            if (!TrustStore.isCa(c)) {
                throw because(VerifyCodes.INVALID_CA);
            }
            int below = i - 1;
            if (c.getBasicConstraints() >= 0 && c.getBasicConstraints() < below) {
                throw because(VerifyCodes.PATH_TOO_LONG);
            }
        }
        X509Certificate leaf = path.get(0);
        try {
            List<String> uses = leaf.getExtendedKeyUsage();
            if (uses != null && !uses.contains(ANY_PURPOSE)
                    && !uses.contains(server ? SERVER_AUTH : CLIENT_AUTH)) {
                throw because(VerifyCodes.WRONG_PURPOSE);
            }
        } catch (Disbelief e) {
            throw e;
        } catch (CertificateException e) {
            throw because(VerifyCodes.INVALID_EXTENSION);
        }
    }

    private void checkHost(X509Certificate leaf) throws Disbelief {
        if (host == null) {
            return;
        }
        byte[] address = HostNames.address(host);
        if (address != null) {
            if (!HostNames.isForAddress(leaf, address)) {
                throw new Disbelief(VerifyCodes.ADDRESS_MISMATCH, "IP address mismatch, certificate"
                        + " is not valid for '" + host + "'.");
            }
        } else if (!HostNames.isForHost(leaf, host, subjectToo)) {
            throw new Disbelief(VerifyCodes.HOST_MISMATCH, "Hostname mismatch, certificate is not"
                    + " valid for '" + host + "'.");
        }
    }

    private static int timeCode(X509Certificate c) {
        try {
            c.checkValidity();
            return 0;
        } catch (CertificateExpiredException e) {
            return VerifyCodes.EXPIRED;
        } catch (CertificateNotYetValidException e) {
            return VerifyCodes.NOT_YET_VALID;
        }
    }

    private void validate(List<X509Certificate> path) throws Disbelief {
        int n = path.size();
        X509Certificate anchor = path.get(n - 1);
        if ((flags & CRL_CHECK_LEAF) != 0) {
            boolean chain = (flags & CRL_CHECK_CHAIN) == CRL_CHECK_CHAIN;
            for (int i = 0; i < (chain ? n : 1); i++) {
                if (store.crlsOf(path.get(i).getIssuerX500Principal()).isEmpty()) {
                    throw because(VerifyCodes.NO_CRL);
                }
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            int code = timeCode(path.get(i));
            if (code != 0) {
                throw because(code);
            }
        }
        if (n == 1) {
            return; // the peer's certificate itself is believed
        }
        try {
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
            parameters.setRevocationEnabled(false);
            CertPathValidator validator = CertPathValidator.getInstance("PKIX");
            if ((flags & CRL_CHECK_LEAF) != 0) {
                parameters.addCertStore(CertStore.getInstance("Collection",
                        new CollectionCertStoreParameters(store.crls())));
                PKIXRevocationChecker checker =
                        (PKIXRevocationChecker) validator.getRevocationChecker();
                EnumSet<PKIXRevocationChecker.Option> options = EnumSet.of(
                        PKIXRevocationChecker.Option.PREFER_CRLS,
                        PKIXRevocationChecker.Option.NO_FALLBACK);
                if ((flags & CRL_CHECK_CHAIN) != CRL_CHECK_CHAIN) {
                    options.add(PKIXRevocationChecker.Option.ONLY_END_ENTITY);
                }
                checker.setOptions(options);
                parameters.addCertPathChecker(checker);
            }
            validator.validate(CertificateFactory.getInstance("X.509")
                    .generateCertPath(path.subList(0, n - 1)), parameters);
        } catch (CertPathValidatorException e) {
            throw because(code(e));
        } catch (CertificateException | NoSuchAlgorithmException
                | InvalidAlgorithmParameterException e) {
            throw because(VerifyCodes.UNSPECIFIED);
        }
    }

    private static int code(CertPathValidatorException e) {
        CertPathValidatorException.Reason r = e.getReason();
        if (r instanceof BasicReason basic) {
            return switch (basic) {
                case EXPIRED -> VerifyCodes.EXPIRED;
                case NOT_YET_VALID -> VerifyCodes.NOT_YET_VALID;
                case REVOKED -> VerifyCodes.REVOKED;
                case UNDETERMINED_REVOCATION_STATUS -> VerifyCodes.NO_CRL;
                case INVALID_SIGNATURE -> VerifyCodes.SIGNATURE;
                case ALGORITHM_CONSTRAINED -> e.getIndex() == 0 ? VerifyCodes.WEAK_KEY
                        : VerifyCodes.WEAK_CA_DIGEST;
                default -> VerifyCodes.UNSPECIFIED;
            };
        }
        if (r instanceof PKIXReason pkix) {
            return switch (pkix) {
                case NOT_CA_CERT -> VerifyCodes.INVALID_CA;
                case PATH_TOO_LONG -> VerifyCodes.PATH_TOO_LONG;
                case INVALID_KEY_USAGE -> VerifyCodes.NO_CERT_SIGN;
                case INVALID_NAME -> VerifyCodes.NAME_VIOLATION;
                case UNRECOGNIZED_CRIT_EXT -> VerifyCodes.CRITICAL_EXTENSION;
                case INVALID_POLICY -> VerifyCodes.POLICY;
                default -> VerifyCodes.UNSPECIFIED;
            };
        }
        return VerifyCodes.UNSPECIFIED;
    }
}
