package org.jilectomy.heap.refcount;

import org.jilectomy.heap.Header;
import org.jilectomy.heap.ThreadHeap;

/**
 * How references are counted. One implementation a policy; programs use the active one through
 * {@link Refcount}, whose Javadoc states the contract of each method.
 *
 * <p>Adding a policy: one class, one line in {@link Refcount#policyOf}, a state table in its
 * Javadoc, a line in the tests' table and in {@code RefcountBenchmark}. {@link TracingRefcount} is in
 * neither: alone it frees nothing, its tests are those of the collector, in the runtime.
 */
public sealed interface RefcountPolicy permits GilRefcount, AtomicRefcount, BiasedRefcount,
        DeferredRefcount, LateRefcount, LookupRefcount, TracingRefcount {
    /** The policy's name as in {@code jilectomy.refcount}. */
    String name();

    /** See {@link Refcount#retain}. */
    void retain(ThreadHeap h, long obj);

    /** See {@link Refcount#release}. */
    void release(ThreadHeap h, long obj);

    /** Drops a reference; true if it was the last: then the caller must deal with the object. */
    boolean drop(ThreadHeap h, long obj);

    /**
     * Drops a reference to an object of the caller's heap if it is seen at a glance to be the last
     * one: then as {@link #drop}, else nothing happened. Calls nobody.
     */
    default boolean dropOnly(long obj) {
        return false;
    }

    /** See {@link Refcount#tryRetain}. */
    boolean tryRetain(ThreadHeap h, long obj);

    /** See {@link Refcount#enableTryRetain}. */
    void enableTryRetain(ThreadHeap h, long obj);

    /** See {@link Refcount#isUnique}. */
    boolean isUnique(ThreadHeap h, long obj);

    /** See {@link Refcount#resurrect}. */
    void resurrect(ThreadHeap h, long obj);

    /** See {@link Refcount#drain}. */
    void drain(ThreadHeap h);

    /** See {@link Refcount#owners}. */
    long owners(long obj);

    /** See {@link Refcount#hold}. */
    void hold(ThreadHeap h, long obj);

    /** See {@link Refcount#parts}. */
    CountParts parts(long obj);

    /** See {@link Refcount#LATE}. */
    default boolean isLate() {
        return false;
    }

    /** See {@link Refcount#makeImmortal}. */
    default void makeImmortal(long obj) {
        Header.makeImmortal(obj);
    }

    /** See {@link Refcount#defer}. */
    default void defer(long obj) {
        makeImmortal(obj);
    }

    /** See {@link Refcount#settle}. */
    default void settle() {
        // Counts are exact.
    }

    /** See {@link Refcount#flush}. */
    default void commitAll(ThreadHeap h) {
        drain(h);
    }
}
