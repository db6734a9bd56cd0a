package org.jilectomy.heap.dump;

/** Says in words what a field holds; the runtime plugs in one that knows types and strings. */
@FunctionalInterface
public interface ValueDecoder {
    /** Knows nothing but what {@link ObjectDump} knows itself. */
    ValueDecoder NONE = (struct, field, raw) -> "";

    /**
     * A remark on a field's value, or an empty string. Must not throw, whatever garbage it is
     * given.
     *
     * @param struct CPython's name of the struct dumped
     * @param field path of the field, as {@code ob_base.ob_type} or {@code ob_item[2]}
     * @param raw the value; of a pointer the address, of a double its bits
     */
    String decode(String struct, String field, long raw);
}
