/**
 * Locks under contention, as programs and not as micro-benchmarks: throughput is only half of what a
 * contended lock does, the other half is who had to wait how long, and whether everybody came home.
 * {@code scripts/locks} runs them.
 */
package org.jilectomy.jmh.locks;
