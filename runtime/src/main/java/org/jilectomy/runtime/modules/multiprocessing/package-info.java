/**
 * What {@code multiprocessing} needs of the system: POSIX semaphores that processes share ({@code
 * _multiprocessing.SemLock}) and the names of shared memory ({@code _posixshmem}); compare CPython
 * {@code Modules/_multiprocessing/}.
 *
 * <p>{@code multiprocessing.pool.ThreadPool}, {@code Queue}, {@code Lock} and the others are the
 * library's Python code above them. Processes begin by {@code spawn}: a JVM cannot fork.
 */
package org.jilectomy.runtime.modules.multiprocessing;
