/**
 * The allocator: native memory for objects and for what they point to.
 *
 * <p>The story in a page. {@link org.jilectomy.heap.Heap} hands out blocks. A block lies in a pool
 * ({@link org.jilectomy.heap.Pool}): 16 KiB of blocks of one size and one
 * {@link org.jilectomy.heap.Kind}, with a header that any address in it leads to by a mask. A pool
 * belongs to one {@link org.jilectomy.heap.ThreadHeap}, a thread's heap, and only that thread takes
 * blocks out of it: so the fast path has no atomics. Blocks freed by other threads collect in the
 * pool's second list until the owner looks ({@code PoolList}). Pools come out of arenas of 1 MiB
 * ({@code Arenas}), the only part with a lock; what is larger than half a pool gets a span of pools
 * or a mapping ({@code Spans}).
 *
 * <pre>
 *   ThreadHeap --table[kind, class]--> Pool <-> Pool <-> Pool      usable pools, current one first
 *                                       | local_free
 *                                       v
 *                                     block -> block -> 0        addresses as their user knows them
 *
 *   another thread --CAS--> Pool.remote_free, then once --CAS--> ThreadHeap.pending
 * </pre>
 *
 * <p>An object is a block of an object kind: pre-header, then CPython's struct. Where its count is,
 * is {@link org.jilectomy.heap.Header}'s matter, how it is counted that of
 * {@code org.jilectomy.heap.refcount}.
 *
 * <p>The owner of a pool is at first also that of the objects in it, and uses them without a lock: see
 * {@link org.jilectomy.heap.Ownership}.
 *
 * <p>Since pools know what is in them, {@link org.jilectomy.heap.Heap#walk} sees every live block:
 * the cycle collector, dumps and {@link org.jilectomy.heap.LeakReport} need no lists of objects.
 * {@link org.jilectomy.heap.Growth} tells the collector when there is reason to look.
 *
 * <p>After mimalloc (free lists a page, remote frees, retiring) and CPython's obmalloc (arena,
 * pool, block and their sizes). One thing is done differently from both: a thread's heap survives
 * it as a whole and is adopted as a whole, since biased reference counting asks pools for their
 * owner.
 */
package org.jilectomy.heap;
