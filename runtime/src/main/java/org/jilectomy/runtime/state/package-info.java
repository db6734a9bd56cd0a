/**
 * Threads and the interpreter as the runtime sees them.
 *
 * <p>A {@link org.jilectomy.runtime.state.ThreadState} is the first parameter of nearly every
 * method of the runtime ("no TLS", May 2017: passing costs 0.5 ns, looking it up 3). It joins the
 * safepoint machinery (it is a {@code Mutator}) with the allocator (it holds the thread's
 * {@code ThreadHeap}) and keeps what CPython's {@code PyThreadState} keeps: recursion depth, the
 * exception being handled, the thread's identity.
 */
package org.jilectomy.runtime.state;
