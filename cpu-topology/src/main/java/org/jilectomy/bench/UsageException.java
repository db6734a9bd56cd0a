package org.jilectomy.bench;

/** The request makes no sense; the message says why, in words for the user. */
public final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
