package org.jilectomy.bench.report;

/** A report that cannot be read or written; the message says which and why. */
public final class ReportException extends Exception {
    private static final long serialVersionUID = 1L;

    public ReportException(String message) {
        super(message);
    }
}
