package org.jilectomy.runtime.modules.ssl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Object identifiers and what OpenSSL calls them. The table is a resource, one object a line: its
 * number in OpenSSL, the identifier, the short name and the long one, with tabs between.
 *
 * @param nid OpenSSL's number, 0 for what it does not know
 */
record ObjectIds(int nid, String oid, String shortName, String longName) {
    private static final String RESOURCE = "/org/jilectomy/runtime/modules/openssl-objects.txt";

    /** Read when the first name is asked for. */
    private static final class Table {
        static final Map<String, ObjectIds> BY_OID = new HashMap<>();
        static final Map<String, ObjectIds> BY_NAME = new HashMap<>();
        static final Map<Integer, ObjectIds> BY_NID = new HashMap<>();

        static {
            String text;
            try (InputStream in = ObjectIds.class.getResourceAsStream(RESOURCE)) {
                text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            int at = 0;
            while (at < text.length()) {
                int end = text.indexOf('\n', at);
                String[] columns = text.substring(at, end).split("\t", -1);
                ObjectIds o = new ObjectIds(Integer.parseInt(columns[0]), columns[1], columns[2],
                        columns[3]);
                BY_OID.put(o.oid, o);
                BY_NID.put(o.nid, o);
                BY_NAME.putIfAbsent(o.shortName, o);
                BY_NAME.putIfAbsent(o.longName, o);
                at = end + 1;
            }
        }
    }

    /** Null if it is unknown. */
    static ObjectIds byNid(int nid) {
        return Table.BY_NID.get(nid);
    }

    /** By identifier or, if {@code names}, by either name too; null if it is unknown. */
    static ObjectIds byText(String text, boolean names) {
        ObjectIds found = Table.BY_OID.get(text);
        return found == null && names ? Table.BY_NAME.get(text) : found;
    }

    /** The long name, or the identifier itself. */
    static String longName(String oid) {
        ObjectIds o = Table.BY_OID.get(oid);
        return o == null ? oid : o.longName;
    }
}
