package org.jilectomy.runtime.modules.ssl;

/**
 * Something went wrong, in OpenSSL's terms; becomes an {@code ssl.SSLError} in {@link SslErrors}.
 * Without a stack trace. Immutable.
 */
final class TlsFailure extends Exception {
    private static final long serialVersionUID = 1;

    /** {@code SSL_ERROR_…}: which class the Python exception is of, and its errno. */
    static final int SSL = 1;

    static final int WANT_READ = 2;
    static final int WANT_WRITE = 3;
    static final int ZERO_RETURN = 6;
    static final int EOF = 8;

    final int number;

    /** The part of OpenSSL that would have said so; null for none. */
    final String library;

    /** Its name for the reason, in capitals; null for none. */
    final String reason;

    /** {@code X509_V_ERR_…}, 0 unless a certificate was not believed. */
    final int verifyCode;

    /** For whom it is not; null unless it was about the host's name. */
    final String verifyMessage;

    private TlsFailure(int number, String library, String reason, String text, int verifyCode,
            String verifyMessage) {
        super(text, null, false, false);
        this.number = number;
        this.library = library;
        this.reason = reason;
        this.verifyCode = verifyCode;
        this.verifyMessage = verifyMessage;
    }

    /** One of library SSL, whose text is the reason in small letters. */
    static TlsFailure ssl(String reason) {
        return of("SSL", reason);
    }

    static TlsFailure of(String library, String reason) {
        return new TlsFailure(SSL, library, reason, words(reason), 0, null);
    }

    /** One for which OpenSSL's library has no reason of its own. */
    static TlsFailure text(String library, String text) {
        return new TlsFailure(SSL, library, null, text, 0, null);
    }

    /** Neither a library nor a reason. */
    static TlsFailure plain(int number, String text) {
        return new TlsFailure(number, null, null, text, 0, null);
    }

    static TlsFailure unexpectedEof() {
        return new TlsFailure(EOF, "SSL", "UNEXPECTED_EOF_WHILE_READING",
                "EOF occurred in violation of protocol", 0, null);
    }

    static TlsFailure verification(int code, String message) {
        return new TlsFailure(SSL, "SSL", "CERTIFICATE_VERIFY_FAILED",
                "certificate verify failed", code, message);
    }

    private static String words(String reason) {
        return reason.toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
