/**
 * System calls of measuring that the JDK does not offer: what a thread used ({@code getrusage}), and
 * a whole process from start to end with what it used ({@code posix_spawn}, {@code wait4}). Linked
 * at first use; where the system has no such call, {@code isSupported} says so.
 */
package org.jilectomy.bench.system;
