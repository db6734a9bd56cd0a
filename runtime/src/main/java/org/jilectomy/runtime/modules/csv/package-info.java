/**
 * {@code _csv}: comma-separated values. {@link org.jilectomy.runtime.modules.csv.Dialect} is what
 * reading and writing depend on, {@code PyDialect} the Python object around it; {@code PyReader} and
 * {@code PyWriter} go through an iterator of lines and a {@code write} method. The registered
 * dialects are the dict {@code _csv._dialects}.
 */
package org.jilectomy.runtime.modules.csv;
