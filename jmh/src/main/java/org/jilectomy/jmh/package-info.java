/**
 * Micro-benchmarks of single parts, one class a part; {@code jmh/README.md} lists them.
 */
package org.jilectomy.jmh;
