/**
 * The module {@code _io}: files in CPython's three layers.
 *
 * <pre>
 *  TextIOWrapper     str &lt;-&gt; bytes, newlines           {@link PyTextIOWrapper}, {@link TextState}
 *    BufferedReader, BufferedWriter, BufferedRandom    {@link PyBuffered}, {@link BufferState}
 *      FileIO        one system call a call            {@link PyFileIO}
 * </pre>
 *
 * <p>An object is a head, a dict and a list of weak references; all else is a Java object in the
 * side table, reached by {@code Io.state}. Each has a lock of its own, which one call holds from its
 * beginning to its end, so that what two threads write does not mix; a thread waits for it
 * detached. The order is text, buffer, raw.
 *
 * <p>Where a layer lies on a built-in one that nobody has subclassed, it calls that one's Java
 * methods with arrays; else it calls Python methods with bytes objects.
 */
package org.jilectomy.runtime.modules.io;
