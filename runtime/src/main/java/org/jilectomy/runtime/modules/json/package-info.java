/**
 * {@code _json}: the fast half of {@code json}. {@code PyScanner} reads a document, {@code
 * PyEncoder} writes one; {@link org.jilectomy.runtime.modules.json.JsonStrings} is about string
 * literals in both directions.
 */
package org.jilectomy.runtime.modules.json;
