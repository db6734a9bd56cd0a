/**
 * {@code cmath}: {@link org.jilectomy.runtime.modules.cmath.ComplexMath} computes, {@link
 * org.jilectomy.runtime.modules.cmath.SpecialValues} knows what infinities and NaN give.
 */
package org.jilectomy.runtime.modules.cmath;
