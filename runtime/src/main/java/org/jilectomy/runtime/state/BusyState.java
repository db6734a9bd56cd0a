package org.jilectomy.runtime.state;

/**
 * The part of a {@link ThreadState} that its thread writes all the time: at each call, at each lock
 * of a shared object, at each death of one, at each exception.
 *
 * <p>Collections of the JVM put the states of threads side by side. A cache line that one thread writes
 * and another reads travels between their cores at each turn, so these fields keep away from both ends
 * of the object: before them is a {@link CacheLine}, and behind them are the fields of the state itself,
 * which hardly change. (The JVM puts the fields of a superclass first.)
 */
abstract sealed class BusyState extends CacheLine permits ThreadState {
    /**
     * The exception being handled (innermost running {@code except} or {@code finally}), 0 if none;
     * one owned reference. Compare {@code exc_info->exc_value}.
     */
    public long handled;

    /**
     * Next {@code ma_version_tag} this thread hands out. Tags are unique in the process without a
     * shared counter: the upper bits are the thread's {@link ThreadState#id}.
     */
    public long dictVersion;

    /**
     * Return value of the generator that ended last in this thread, until somebody takes it; owned,
     * 0 if none.
     */
    public long generatorResult;

    /** Shared objects whose locks the thread holds, or 0; for {@code ObjectLock} only. */
    public long lockHeld;

    /** As {@link #lockHeld}, of a second object. */
    public long otherLockHeld;

    /** Nesting depth of Python frames. */
    public int depth;

    /** Extra recursion allowed while a RecursionError is on its way out; compare CPython's +50. */
    public int recursionHeadroom;

    /** Nesting of deallocations; beyond a bound objects wait in {@link ThreadState#trash}. */
    int deallocNesting;

    /** How many wait there. */
    int trashSize;
}
