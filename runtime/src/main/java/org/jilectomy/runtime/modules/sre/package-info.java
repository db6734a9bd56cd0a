/**
 * {@code _sre}: the engine behind {@code re}; compare CPython {@code Modules/_sre}.
 *
 * <p>The Python part of {@code re} parses a pattern and hands over a list of opcodes. {@link
 * org.jilectomy.runtime.modules.sre.SreTranslator} checks them and writes a program of its own,
 * whose jumps are absolute and whose character sets are bitmaps ({@link
 * org.jilectomy.runtime.modules.sre.CharSet}). {@link
 * org.jilectomy.runtime.modules.sre.SreMatcher} runs the program on the code points where they lie,
 * with one stack of choice points in an int array, so that no pattern can exhaust the stack of the
 * thread. {@code PyPattern}, {@code PyMatch} and {@code PyScanner} are what Python sees.
 */
package org.jilectomy.runtime.modules.sre;
