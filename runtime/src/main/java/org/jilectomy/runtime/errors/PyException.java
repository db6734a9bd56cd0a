package org.jilectomy.runtime.errors;

/**
 * A Python exception in flight.
 *
 * <p>Carries one owned reference to the exception object. Whoever catches it for good takes that
 * reference over with {@link #take()}; a handler that only cleans up rethrows the same instance.
 * There is no Java stack trace and no suppression: filling one in costs about 900 ns, and the
 * Python traceback is built in the exception object while frames unwind.
 *
 * <p>Compiled code reads the fields: the JIT never inlines a method of a throwable.
 *
 * <p>Not thread-safe: an exception in flight belongs to the thread that unwinds.
 */
public final class PyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Address of the exception object; one owned reference. */
    public final long value;

    /** Whether the traceback already has the entry of the frame now running. */
    public boolean recorded;

    /** The error is of the name called, whose position stands before the call's in the table. */
    public boolean ofCallee;

    /**
     * @param value address of the exception object; the reference is stolen
     */
    public PyException(long value) {
        super(null, null, false, false);
        this.value = value;
    }

    /** The exception object, borrowed from this throwable. */
    public long value() {
        return value;
    }

    /** The exception object; the caller takes over the reference and must not rethrow this. */
    public long take() {
        return value;
    }

    /** The error is of the name called, whose position stands before the call's in the table. */
    public PyException ofCallee() {
        ofCallee = true;
        return this;
    }

}
