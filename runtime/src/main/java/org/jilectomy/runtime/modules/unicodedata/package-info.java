/**
 * {@code unicodedata}: properties of characters in Unicode 14.0, and in 3.2.0 as {@code
 * ucd_3_2_0}.
 *
 * <p>{@link org.jilectomy.runtime.modules.unicodedata.UnicodeTables} reads the properties from a
 * resource. Names and normal forms are the JDK's, whose Unicode is later: characters assigned after
 * 14.0 have no name, but normalization follows the JDK's version for them. Named sequences are not
 * known to {@code lookup}.
 */
package org.jilectomy.runtime.modules.unicodedata;
