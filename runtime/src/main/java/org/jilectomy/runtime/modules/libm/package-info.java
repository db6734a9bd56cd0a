/** The C library's mathematics, so that {@code math.sin} gives CPython's very digits. */
package org.jilectomy.runtime.modules.libm;
