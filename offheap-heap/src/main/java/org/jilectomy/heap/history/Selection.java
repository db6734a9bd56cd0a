package org.jilectomy.heap.history;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jilectomy.heap.layout.PyTypeObject;
import org.jilectomy.memory.Memory;

/**
 * Which objects a log is about: by the name of their type ({@code -X reflog-type}), by address
 * ({@code -X reflog-object}), by where they were made ({@code -X reflog-site}). Several of one kind
 * are separated by commas; an object that any of them names is chosen.
 */
final class Selection {
    private static final int LONGEST_NAME = 500;

    private final String[] types = list("jilectomy.reflog-type");
    private final String[] sites = list("jilectomy.reflog-site");
    private final long[] addresses = addresses("jilectomy.reflog-object");

    private static String[] list(String property) {
        String value = System.getProperty(property, "");
        return value.isEmpty() ? new String[0] : value.split(",");
    }

    private static long[] addresses(String property) {
        return Arrays.stream(list(property)).mapToLong(Long::decode).toArray();
    }

    boolean isEmpty() {
        return types.length == 0 && sites.length == 0 && addresses.length == 0;
    }

    /** Whether any object of that address is meant, whoever lives there. */
    boolean hasAddress(long obj) {
        for (long address : addresses) {
            if (address == obj) {
                return true;
            }
        }
        return false;
    }

    /** Whether a new object is meant. */
    boolean choosesNew(long obj, long type) {
        return types.length != 0 && hasType(nameOf(type)) || hasAddress(obj)
                || sites.length != 0 && hasSite(Places.here());
    }

    /** The whole {@code tp_name}, or what follows the module in it. */
    private boolean hasType(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        for (String type : types) {
            if (type.equals(name) || type.equals(last)) {
                return true;
            }
        }
        return false;
    }

    /** {@code file.py:12} is meant by its end, whatever folder it is in; {@code file.py} by all lines. */
    private boolean hasSite(String place) {
        int in = place.indexOf(" in ");
        String position = in < 0 ? place : place.substring(0, in);
        String file = position.substring(0, Math.max(0, position.lastIndexOf(':')));
        for (String site : sites) {
            if (position.endsWith(site) || file.endsWith(site)) {
                return true;
            }
        }
        return false;
    }

    /** {@code tp_name} of a type; "?" while it is being made. */
    static String nameOf(long type) {
        long name = type == 0 ? 0 : PyTypeObject.tp_name(type);
        if (name == 0) {
            return "?";
        }
        byte[] bytes = new byte[LONGEST_NAME];
        int n = 0;
        while (n < LONGEST_NAME && (bytes[n] = Memory.getByte(name + n)) != 0) {
            n++;
        }
        return new String(bytes, 0, n, StandardCharsets.UTF_8);
    }
}
