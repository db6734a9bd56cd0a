package org.jilectomy.runtime.objects;

/**
 * The positions of a code object, for tracebacks: four ints an index (line, end line, column, end
 * column; columns are UTF-8 offsets, -1 if unknown); compare {@code co_linetable}.
 *
 * <p>A table read from a file of compiled code stays packed until somebody asks, because hardly
 * anybody does: variable-length numbers of seven bits a byte, the line as difference from the entry
 * before (signed), the end line from the line (signed), the columns plus one.
 */
public final class PositionTable {
    private volatile int[] ints;
    private byte[] packed;
    private int start;

    /** What {@code co_code} shows in place of what is made up; null usually. */
    private byte[] code;

    public PositionTable(int[] ints) {
        this.ints = ints;
    }

    /** The table of a code object of which {@code co_code} shows {@code code}. */
    PositionTable(int[] ints, byte[] code) {
        this.ints = ints;
        this.code = code;
    }

    byte[] code() {
        return code;
    }

    /** A packed table: its bytes begin at {@code start} with the number of ints. */
    public PositionTable(byte[] packed, int start) {
        this.packed = packed;
        this.start = start;
    }

    /** The unpacked table; not to be changed. */
    public int[] ints() {
        int[] table = ints;
        return table != null ? table : unpackOnce();
    }

    private synchronized int[] unpackOnce() {
        if (ints == null) {
            ints = unpack();
            packed = null;
        }
        return ints;
    }

    private int[] unpack() {
        int[] at = {start};
        int[] result = new int[next(packed, at)];
        int line = 0;
        for (int i = 0; i < result.length; i += 4) {
            line += signed(next(packed, at));
            result[i] = line;
            result[i + 1] = line + signed(next(packed, at));
            result[i + 2] = next(packed, at) - 1;
            result[i + 3] = next(packed, at) - 1;
        }
        return result;
    }

    private static int next(byte[] from, int[] at) {
        int value = 0;
        for (int shift = 0;; shift += 7) {
            byte b = from[at[0]++];
            value |= (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }

    private static int signed(int value) {
        return value >>> 1 ^ -(value & 1);
    }

    /** The packed form. */
    public byte[] pack() {
        int[] table = ints();
        byte[] out = new byte[5 + table.length * 5];
        int n = put(out, 0, table.length);
        int line = 0;
        for (int i = 0; i < table.length; i += 4) {
            n = put(out, n, zigzag(table[i] - line));
            line = table[i];
            n = put(out, n, zigzag(table[i + 1] - line));
            n = put(out, n, table[i + 2] + 1);
            n = put(out, n, table[i + 3] + 1);
        }
        return java.util.Arrays.copyOf(out, n);
    }

    private static int zigzag(int value) {
        return value << 1 ^ value >> 31;
    }

    private static int put(byte[] out, int at, int value) {
        int n = at;
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            out[n++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        out[n++] = (byte) rest;
        return n;
    }
}
