/**
 * Objects as text: what lies where, field by field, with CPython's names.
 *
 * <p>{@link org.jilectomy.heap.dump.ObjectDump} reads the tables of
 * {@code org.jilectomy.heap.layout}; what a value means to Python comes from a
 * {@link org.jilectomy.heap.dump.ValueDecoder} of the caller. For debugging, never on a hot path.
 */
package org.jilectomy.heap.dump;
