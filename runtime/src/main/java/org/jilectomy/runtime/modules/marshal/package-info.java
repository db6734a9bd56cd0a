/**
 * The module {@code marshal}: Python values as bytes, in CPython's format of version 4; compare
 * {@code Python/marshal.c}.
 *
 * <pre>
 *  value   = code byte (+ 0x80: remember me), content
 *  'r' n   = the n-th remembered value again
 * </pre>
 *
 * <p>Values written by CPython can be read and the other way round, except code
 * objects: content of {@code c} is what {@code Compilation.dump} writes, the length before it.
 */
package org.jilectomy.runtime.modules.marshal;
