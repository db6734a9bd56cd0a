/**
 * {@code pyexpat}: an XML parser that is fed in pieces and calls handlers, and its Python side.
 *
 * <pre>
 *   ExpatModule ── PyXmlParser ── XmlEvents ── XmlHandler          Python objects only here
 *                                                  ▲
 *                 XmlParser ── PrologParser, ContentParser          XML only here
 *                     └── XmlInput (bytes to characters, places)
 * </pre>
 *
 * {@link org.jilectomy.runtime.modules.expat.XmlParser} says why it is not a library.
 */
package org.jilectomy.runtime.modules.expat;
