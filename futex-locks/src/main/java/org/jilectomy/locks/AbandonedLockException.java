package org.jilectomy.locks;

/**
 * A lock that would never be released: its holder's thread has ended, or is the one that waits for it.
 * It is always a fault of the program that uses the lock; the lock stays as it is, and whoever waits
 * for it later is told the same.
 */
public final class AbandonedLockException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    AbandonedLockException(String message) {
        super(message);
    }
}
