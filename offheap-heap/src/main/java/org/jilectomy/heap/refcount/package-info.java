/**
 * Reference counting, one class a policy.
 *
 * <p>Programs call {@link org.jilectomy.heap.refcount.Refcount}; it forwards to the policy chosen
 * at start-up. {@link org.jilectomy.heap.refcount.GilRefcount} counts plainly and needs a GIL,
 * {@link org.jilectomy.heap.refcount.AtomicRefcount} by locked instructions,
 * {@link org.jilectomy.heap.refcount.BiasedRefcount} (the default) plainly on the thread that made
 * the object and atomically elsewhere; its merge requests travel through {@code MergeQueue};
 * {@link org.jilectomy.heap.refcount.DeferredRefcount} does the same, and has an array of counts per
 * thread for the objects that everybody uses. {@link org.jilectomy.heap.refcount.BufferedRefcount} and
 * {@link org.jilectomy.heap.refcount.CoalescedRefcount} log, and a reducer counts later; {@link
 * org.jilectomy.heap.refcount.TracingRefcount} counts nothing, and a collector finds who is dead. Where
 * the count lies (in the object or remote) is {@link org.jilectomy.heap.Header}'s business.
 *
 * <p>Programs keep one protocol under all of them: a reference is owned by somebody, retain and release
 * come in pairs. The last release calls the {@link org.jilectomy.heap.refcount.Deallocator} at once on
 * that thread; under biased counts or soon, on the owner's; under the last three later, on any. Immortal
 * objects are never counted.
 */
package org.jilectomy.heap.refcount;
