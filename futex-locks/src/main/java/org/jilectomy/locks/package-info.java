/**
 * Locks which are words in native memory, and the GIL.
 *
 * <pre>
 *   FutexMutex  RecursiveFutexLock  FutexSemaphore  FutexCondition  Gil     what they mean
 *        \              |                 |               |         /
 *                              Futex                                      sleep and wake by address
 *                 LinuxFutex        ParkingLot                            the kernel's, or our own
 * </pre>
 *
 * <p>A lock costs as many bytes as its state has words, so an object can carry one in its header.
 * Without contention taking and releasing are one compare-and-set each and nobody else hears of it.
 * Under contention a thread first spins a little, then sleeps in {@link org.jilectomy.locks.Futex}
 * until the holder wakes it.
 *
 * <p>A waiter's {@link org.jilectomy.safepoint.Mutator} is detached while it sleeps, and attached
 * again before it tries to take the lock: so stop-the-world and the GIL never wait for a sleeper,
 * and no lock is held by a thread which is not allowed to run.
 *
 * <p>To add a lock: one class, its state table, a line in the drawing above, a stress test, a
 * benchmark in {@code jmh}.
 */
package org.jilectomy.locks;
