/**
 * The accelerator {@code _datetime}: {@code date}, {@code time}, {@code datetime}, {@code
 * timedelta}, {@code tzinfo} and {@code timezone} as CPython's structs.
 *
 * <p>All objects are immutable, so nothing here locks; the hash that each keeps is computed by
 * whoever asks first, and two who ask at once write the same number. Arithmetic is on one {@code
 * long}: the microseconds since the day before 1 January of year 1, which no date exceeds. Only a
 * timedelta can be larger than a {@code long} of microseconds; for those there is {@code
 * BigInteger}.
 *
 * <p>The library's {@code datetime} is the other implementation: it defines everything in Python
 * and then replaces it with what is here.
 */
package org.jilectomy.runtime.modules.datetime;
