/**
 * The module {@code posix}, which {@code os} shows: paths ({@link PathCalls}, {@link StatCalls},
 * {@link FolderCalls}), descriptors ({@link FileCalls}), processes ({@link ProcessCalls}, {@link
 * SpawnCalls}), the system ({@link SystemCalls}). Each function is a downcall of {@code
 * modules.libc} and what its arguments and result need.
 *
 * <p>A process of the JVM cannot fork: of many threads only one would live on in the child. So
 * {@code fork} is missing, and children begin through {@code posix_spawn}, also those of {@code
 * _posixsubprocess} ({@link ForkExec}).
 */
package org.jilectomy.runtime.modules.posix;
