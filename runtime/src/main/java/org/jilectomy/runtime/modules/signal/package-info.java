/**
 * The module {@code _signal}.
 *
 * <p>The JVM owns the signal handlers of the process; its dispatcher thread tells {@link
 * org.jilectomy.runtime.modules.signal.Signals}, which notes the signal and asks the main Python
 * thread for attention. There the Python handler runs at the next poll. A system call in which the
 * main thread waits is ended by a signal that does nothing else.
 */
package org.jilectomy.runtime.modules.signal;
