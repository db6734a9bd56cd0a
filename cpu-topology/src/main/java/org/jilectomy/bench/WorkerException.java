package org.jilectomy.bench;

/** A worker failed: the script raised, the process died or fell silent. */
public final class WorkerException extends Exception {
    private static final long serialVersionUID = 1L;

    public WorkerException(String message) {
        super(message);
    }
}
