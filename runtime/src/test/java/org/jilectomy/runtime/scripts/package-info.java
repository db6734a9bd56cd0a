/** Runs the Python programs under {@code src/test/python} and compares with CPython 3.11. */
package org.jilectomy.runtime.scripts;
