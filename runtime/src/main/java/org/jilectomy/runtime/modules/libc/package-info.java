/**
 * The C library's functions for files, processes and sockets, called through Panama.
 *
 * <p>Start at {@link org.jilectomy.runtime.modules.libc.Libc}: every function has one shape, six
 * integer words in and one out, so that one downcall handle serves all of them. Results below zero
 * are errno numbers with the sign changed; {@link org.jilectomy.runtime.modules.libc.OsError} makes
 * Python's OSError of them. Memory that a call fills or reads is {@link
 * org.jilectomy.runtime.modules.libc.Scratch}.
 */
package org.jilectomy.runtime.modules.libc;
