package org.jilectomy.runtime.modules.ssl;

/** What an engine throws, as OpenSSL would have said it. */
final class TlsFailures {
    /** Of alerts that a peer sends: RFC 8446's name and OpenSSL's. */
    private static final String[] ALERTS = {
        "unexpected_message", "SSLV3_ALERT_UNEXPECTED_MESSAGE",
        "bad_record_mac", "SSLV3_ALERT_BAD_RECORD_MAC",
        "decryption_failed", "TLSV1_ALERT_DECRYPTION_FAILED",
        "record_overflow", "TLSV1_ALERT_RECORD_OVERFLOW",
        "decompression_failure", "SSLV3_ALERT_DECOMPRESSION_FAILURE",
        "handshake_failure", "SSLV3_ALERT_HANDSHAKE_FAILURE",
        "no_certificate", "SSLV3_ALERT_NO_CERTIFICATE",
        "bad_certificate", "SSLV3_ALERT_BAD_CERTIFICATE",
        "unsupported_certificate", "SSLV3_ALERT_UNSUPPORTED_CERTIFICATE",
        "certificate_revoked", "SSLV3_ALERT_CERTIFICATE_REVOKED",
        "certificate_expired", "SSLV3_ALERT_CERTIFICATE_EXPIRED",
        "certificate_unknown", "SSLV3_ALERT_CERTIFICATE_UNKNOWN",
        "illegal_parameter", "SSLV3_ALERT_ILLEGAL_PARAMETER",
        "unknown_ca", "TLSV1_ALERT_UNKNOWN_CA",
        "access_denied", "TLSV1_ALERT_ACCESS_DENIED",
        "decode_error", "TLSV1_ALERT_DECODE_ERROR",
        "decrypt_error", "TLSV1_ALERT_DECRYPT_ERROR",
        "export_restriction", "TLSV1_ALERT_EXPORT_RESTRICTION",
        "protocol_version", "TLSV1_ALERT_PROTOCOL_VERSION",
        "insufficient_security", "TLSV1_ALERT_INSUFFICIENT_SECURITY",
        "internal_error", "TLSV1_ALERT_INTERNAL_ERROR",
        "inappropriate_fallback", "TLSV1_ALERT_INAPPROPRIATE_FALLBACK",
        "user_canceled", "TLSV1_ALERT_USER_CANCELLED",
        "no_renegotiation", "TLSV1_ALERT_NO_RENEGOTIATION",
        "missing_extension", "TLSV13_ALERT_MISSING_EXTENSION",
        "unsupported_extension", "TLSV1_UNSUPPORTED_EXTENSION",
        "certificate_unobtainable", "TLSV1_CERTIFICATE_UNOBTAINABLE",
        "unrecognized_name", "TLSV1_UNRECOGNIZED_NAME",
        "bad_certificate_status_response", "TLSV1_BAD_CERTIFICATE_STATUS_RESPONSE",
        "bad_certificate_hash_value", "TLSV1_BAD_CERTIFICATE_HASH_VALUE",
        "unknown_psk_identity", "TLSV1_ALERT_UNKNOWN_PSK_IDENTITY",
        "certificate_required", "TLSV13_ALERT_CERTIFICATE_REQUIRED",
        "no_application_protocol", "TLSV1_ALERT_NO_APPLICATION_PROTOCOL",
    };

    /** The numbers of those, in the same order. */
    private static final byte[] NUMBERS = {
        10, 20, 21, 22, 30, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 60, 70, 71, 80, 86, 90,
        100, 109, 110, 111, 112, 113, 114, 115, 116, 120,
    };

    /** Of what the JDK finds wrong itself: words of its message and OpenSSL's reason. */
    private static final String[] REASONS = {
        "No appropriate protocol", "NO_PROTOCOLS_AVAILABLE",
        "no cipher suites in common", "NO_SHARED_CIPHER",
        "No available authentication scheme", "NO_SUITABLE_SIGNATURE_ALGORITHM",
        "not accepted by server preferences", "UNSUPPORTED_PROTOCOL",
        "not accepted by client preferences", "UNSUPPORTED_PROTOCOL",
        "Client requested protocol", "UNSUPPORTED_PROTOCOL",
        "Empty client certificate chain", "PEER_DID_NOT_RETURN_A_CERTIFICATE",
        "Empty server certificate chain", "PEER_DID_NOT_RETURN_A_CERTIFICATE",
        "Unsupported or unrecognized SSL message", "WRONG_VERSION_NUMBER",
        "Tag mismatch", "DECRYPTION_FAILED_OR_BAD_RECORD_MAC",
        "bad record MAC", "DECRYPTION_FAILED_OR_BAD_RECORD_MAC",
        "Unexpected number of plaintexts", "BAD_RECORD_TYPE",
        "Unexpected handshake message", "UNEXPECTED_MESSAGE",
        "Received close_notify during handshake", "UNEXPECTED_EOF_WHILE_READING",
        "unsafe renegotiation", "UNSAFE_LEGACY_RENEGOTIATION_DISABLED",
    };

    private static final String RECEIVED = "Received fatal alert: ";

    private TlsFailures() {}

    /** @param thrown by an engine or one of its tasks */
    static TlsFailure of(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof PathVerifier.Disbelief d) {
                return TlsFailure.verification(d.code, d.message);
            }
        }
        String message = String.valueOf(thrown.getMessage());
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            String m = String.valueOf(t.getMessage());
            int alert = m.indexOf(RECEIVED);
            if (alert >= 0) {
                return TlsFailure.ssl(alert(m.substring(alert + RECEIVED.length()).strip()));
            }
            for (int i = 0; i < REASONS.length; i += 2) {
                if (m.contains(REASONS[i])) {
                    return TlsFailure.ssl(REASONS[i + 1]);
                }
            }
        }
        return TlsFailure.text("SSL", message);
    }

    private static String alert(String name) {
        for (int i = 0; i < ALERTS.length; i += 2) {
            if (ALERTS[i].equals(name)) {
                return ALERTS[i + 1];
            }
        }
        return "TLSV1_ALERT_" + name.toUpperCase(java.util.Locale.ROOT);
    }

    /** A fatal alert that a peer sent. */
    static TlsFailure alert(int number) {
        for (int i = 0; i < NUMBERS.length; i++) {
            if (NUMBERS[i] == number) {
                return TlsFailure.ssl(ALERTS[2 * i + 1]);
            }
        }
        return TlsFailure.ssl("UNKNOWN_ALERT_TYPE");
    }

    /** A first record that is none, by its first five octets. */
    static TlsFailure notTls(byte[] in, int at, boolean server, boolean first) {
        String start = CertificateText.latin1(java.util.Arrays.copyOfRange(in, at, at + 5));
        if (server && first) {
            if (start.startsWith("GET ") || start.startsWith("POST ") || start.startsWith("HEAD ")
                    || start.startsWith("PUT ")) {
                return TlsFailure.ssl("HTTP_REQUEST");
            }
            if (start.startsWith("CONNE")) {
                return TlsFailure.ssl("HTTPS_PROXY_REQUEST");
            }
        }
        return TlsFailure.ssl("WRONG_VERSION_NUMBER");
    }
}
