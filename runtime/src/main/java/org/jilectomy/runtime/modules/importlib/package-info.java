/**
 * What most imports pass through in {@code importlib}, once more in Java.
 *
 * <p>The library's {@code importlib/_bootstrap_external.py} finds and loads modules; a program that
 * imports sixty of them runs it, cold, for a third of its start. {@link
 * org.jilectomy.runtime.modules.importlib.PathImports} does what four of its functions do, in the usual case:
 * the functions stay as they are, and are called wherever anything is out of the ordinary. {@link
 * org.jilectomy.runtime.modules.importlib.Untouched} tells whether somebody has replaced what they
 * would have called.
 */
package org.jilectomy.runtime.modules.importlib;
