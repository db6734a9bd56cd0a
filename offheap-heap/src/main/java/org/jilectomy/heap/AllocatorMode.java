package org.jilectomy.heap;

/**
 * How threads share the allocator: {@code jilectomy.alloc}.
 *
 * <pre>
 *  value          pools belong to   a block is taken from              and goes back to
 *  thread-local   a thread          the thread's pool, no lock         that pool; another thread's:
 *                                                                      its second list, a CAS
 *  two-stage      everybody         the thread's list of its class;    that list; too long: half of
 *                                   empty: a batch, the class's lock   it, under the class's lock
 *  locked         everybody         the class's pool, one lock         its pool, one lock
 * </pre>
 *
 * <p>{@code locked} is what CPython's obmalloc becomes when a lock is put around it (the Gilectomy of
 * June 2016), {@code two-stage} what it was in April 2017; both in {@link SharedPools}. {@code
 * thread-local}, the default, is the rest of this package.
 *
 * <p>Where pools are shared, the pool does not tell who made an object. So what asks for that goes
 * with {@code thread-local} only: biased counts, and private locking ({@link Ownership}).
 */
public final class AllocatorMode {
    /** The mode's name. */
    public static final String NAME = System.getProperty("jilectomy.alloc", "thread-local");
    /** Whether pools belong to everybody. */
    public static final boolean SHARED = !NAME.equals("thread-local");
    /** Whether threads have lists of their own in front of shared pools. */
    static final boolean TWO_STAGE = NAME.equals("two-stage");

    static {
        if (SHARED && !TWO_STAGE && !NAME.equals("locked")) {
            throw new IllegalArgumentException("jilectomy.alloc=" + NAME
                    + " is none of thread-local, two-stage, locked");
        }
    }

    private AllocatorMode() {
    }
}
