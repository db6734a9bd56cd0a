package org.jilectomy.runtime.modules.ssl;

/** The numbers {@code X509_V_ERR_…} that we give, and OpenSSL 3's words for them. */
final class VerifyCodes {
    static final int UNSPECIFIED = 1;
    static final int NO_ISSUER = 2;
    static final int NO_CRL = 3;
    static final int SIGNATURE = 7;
    static final int NOT_YET_VALID = 9;
    static final int EXPIRED = 10;
    static final int SELF_SIGNED = 18;
    static final int SELF_SIGNED_IN_CHAIN = 19;
    static final int NO_LOCAL_ISSUER = 20;
    static final int CHAIN_TOO_LONG = 22;
    static final int REVOKED = 23;
    static final int PATH_TOO_LONG = 25;
    static final int WRONG_PURPOSE = 26;
    static final int NO_CERT_SIGN = 32;
    static final int CRITICAL_EXTENSION = 34;
    static final int INVALID_EXTENSION = 41;
    static final int POLICY = 43;
    static final int NAME_VIOLATION = 47;
    static final int HOST_MISMATCH = 62;
    static final int ADDRESS_MISMATCH = 64;
    static final int WEAK_KEY = 66;
    static final int WEAK_CA_DIGEST = 68;
    static final int INVALID_CA = 79;

    private VerifyCodes() {}

    static String text(int code) {
        return switch (code) {
            case NO_ISSUER -> "unable to get issuer certificate";
            case NO_CRL -> "unable to get certificate CRL";
            case SIGNATURE -> "certificate signature failure";
            case NOT_YET_VALID -> "certificate is not yet valid";
            case EXPIRED -> "certificate has expired";
            case SELF_SIGNED -> "self-signed certificate";
            case SELF_SIGNED_IN_CHAIN -> "self-signed certificate in certificate chain";
            case NO_LOCAL_ISSUER -> "unable to get local issuer certificate";
            case CHAIN_TOO_LONG -> "certificate chain too long";
            case REVOKED -> "certificate revoked";
            case PATH_TOO_LONG -> "path length constraint exceeded";
            case WRONG_PURPOSE -> "unsuitable certificate purpose";
            case NO_CERT_SIGN -> "key usage does not include certificate signing";
            case CRITICAL_EXTENSION -> "unhandled critical extension";
            case INVALID_EXTENSION -> "invalid or inconsistent certificate extension";
            case POLICY -> "no explicit policy";
            case NAME_VIOLATION -> "permitted subtree violation";
            case WEAK_KEY -> "EE certificate key too weak";
            case WEAK_CA_DIGEST -> "CA signature digest algorithm too weak";
            case INVALID_CA -> "invalid CA certificate";
            default -> "unspecified certificate verification error";
        };
    }
}
