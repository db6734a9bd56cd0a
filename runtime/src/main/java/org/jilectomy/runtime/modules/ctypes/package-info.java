/**
 * What {@code _ctypes} needs of the machine: memory of C objects, values in it, calls into shared libraries
 * and functions that C can call.
 *
 * <p>The module itself, its metaclasses and rules of conversion, is Python ({@code src/main/stdlib/_ctypes}). It
 * computes addresses and says what lies there by one letter; what flows through this package are those
 * addresses, plain numbers and layouts written as text. As with CPython's, whoever gives a wrong address
 * or a wrong signature gets what C gives him: nothing here can tell. Only the first page is refused.
 */
package org.jilectomy.runtime.modules.ctypes;
