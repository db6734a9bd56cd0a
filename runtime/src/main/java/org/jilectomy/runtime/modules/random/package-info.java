/**
 * {@code _random}: the Mersenne Twister behind {@code random}. {@link
 * org.jilectomy.runtime.modules.random.MersenneTwister} is the generator on a block of native
 * memory, {@code PyRandom} the Python type.
 */
package org.jilectomy.runtime.modules.random;
