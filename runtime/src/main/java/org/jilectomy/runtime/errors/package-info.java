/**
 * How a Python exception travels through Java frames.
 *
 * <p>One class, {@link org.jilectomy.runtime.errors.PyException}: a stackless throwable that owns a
 * reference to the exception object in native memory. It is thrown by runtime code, caught by
 * compiled {@code except}/{@code finally} blocks and by clean-up handlers, and rethrown unchanged.
 */
package org.jilectomy.runtime.errors;
