package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.memory.Memory;

/** Looking for characters in a str, for modules. */
public final class StrScan {
    private StrScan() {}

    /** The index of the first {@code c} in [from, to), or -1. */
    public static int find(long str, int c, int from, int to) {
        long data = PyASCIIObject.data(str);
        int kind = PyASCIIObject.kind(str);
        if (kind == 1) {
            if (c > 255) {
                return -1;
            }
            byte b = (byte) c;
            for (int i = from; i < to; i++) {
                if (Memory.getByte(data + i) == b) {
                    return i;
                }
            }
            return -1;
        }
        for (int i = from; i < to; i++) {
            if (Ucs.at(data, kind, i) == c) {
                return i;
            }
        }
        return -1;
    }

    public static boolean contains(long str, int c) {
        return find(str, c, 0, PyUnicode.length(str)) >= 0;
    }

    public static boolean isAscii(long str) {
        return PyASCIIObject.ascii(str);
    }

    /** Copies an ASCII str into an array. */
    public static void copyAscii(long str, byte[] to, int at) {
        Memory.copyToArray(PyASCIIObject.data(str), to, at, PyUnicode.length(str));
    }
}
