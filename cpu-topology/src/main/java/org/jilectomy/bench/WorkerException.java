package org.jilectomy.bench;

import java.util.Optional;
import org.jilectomy.bench.results.Side;

/** A worker failed: the script raised, the process died or fell silent. */
public final class WorkerException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Whose it was, once somebody knows. */
    private transient Side side;

    public WorkerException(String message) {
        super(message);
    }

    /** The same, with its side. */
    WorkerException of(Side failed) {
        side = failed;
        return this;
    }

    Optional<Side> side() {
        return Optional.ofNullable(side);
    }
}
