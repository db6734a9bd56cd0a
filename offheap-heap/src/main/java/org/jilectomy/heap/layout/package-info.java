/**
 * The structs of CPython 3.11 as data and as accessors.
 *
 * <p>An object is an address. Each class here is one C struct: its size, one compile-time constant
 * a field (the offset, spelled as the field in capitals), accessors spelled exactly as the field
 * ({@code ob_item(self)} reads, {@code ob_item(self, value)} writes), and a {@code StructLayout}
 * with CPython's field names for dumps and comparisons. Read
 * {@link org.jilectomy.heap.layout.PyObject} first, then {@link org.jilectomy.heap.layout.GcHead}
 * for what lies before an object, then {@link org.jilectomy.heap.layout.PyListObject} as an
 * example.
 *
 * <p>Rules:
 * <ul>
 * <li>Accessors are raw: {@code self} must be the address of such a struct, no check is made unless
 * {@code -X memcheck} is on; they count no references and take no lock.</li>
 * <li>A plain accessor is not atomic with anything. Where readers do without the lock there is a
 * pair {@code name_acquire} and {@code name_release}.</li>
 * <li>Fields of 8 and 16 bits are read as {@code int}: sign-extended if C's {@code char} or
 * {@code short}, zero-extended if {@code uint8_t}. Fields of 32 bits are {@code int}, all others
 * and all pointers {@code long}.</li>
 * <li>An array inside the struct: {@code ob_item(self)} is its address, {@code ob_item_at(self, i)}
 * and {@code ob_item_at(self, i, value)} its elements.</li>
 * <li>A struct inside the struct: the accessor gives its address, to be used with its own class.
 * Fields of the head are reached through {@code PyObject}, {@code PyVarObject} or
 * {@code PyBaseExceptionObject}: all share the object's address.</li>
 * <li>Offsets and sizes were printed by a C compiler from CPython's headers
 * ({@code src/test/resources/cpython-3.11/offsets.c}); a test compares every one.</li>
 * <li>Layouts are built on first use only: start-up must not pay for a hundred of them.</li>
 * </ul>
 */
package org.jilectomy.heap.layout;
