package org.jilectomy.runtime.objects;

import java.util.Arrays;

/**
 * Reads {@code co_linetable} as CPython 3.11 writes it (its {@code Objects/locations.md}): for each
 * stretch of instructions a byte with the form and the length, then what the form needs.
 *
 * <pre>
 *  form    0-9  the line before; a byte: column in eights by the form, rest, length
 *        10-12  0 to 2 lines on; a byte each: column, end column
 *           13  line difference; no columns
 *           14  line difference, end line, column + 1, end column + 1
 *           15  nothing known
 * </pre>
 */
final class LocationTable {
    private final byte[] in;
    private int at;
    private int[] out = new int[64];
    private int count;

    private LocationTable(byte[] in) {
        this.in = in;
    }

    /** The positions, as {@link PositionTable} has them; of a table cut short what there is. */
    static int[] read(byte[] table, int firstLine) {
        LocationTable t = new LocationTable(table);
        try {
            t.readAll(firstLine);
        } catch (ArrayIndexOutOfBoundsException e) {
            // ends in the middle of an entry: CPython would read on behind it
        }
        return Arrays.copyOf(t.out, t.count);
    }

    private void readAll(int firstLine) {
        int line = firstLine;
        while (at < in.length) {
            int head = in[at++] & 0xff;
            int form = head >>> 3 & 15;
            int length = (head & 7) + 1;
            switch (form) {
                case 15 -> add(length, -1, -1, -1, -1);
                case 14 -> {
                    line += signed();
                    int end = line + number();
                    int column = number() - 1;
                    add(length, line, end, column, number() - 1);
                }
                case 13 -> {
                    line += signed();
                    add(length, line, line, -1, -1);
                }
                case 10, 11, 12 -> {
                    line += form - 10;
                    int column = in[at++] & 0xff;
                    add(length, line, line, column, in[at++] & 0xff);
                }
                default -> {
                    int b = in[at++] & 0xff;
                    int column = form << 3 | b >>> 4 & 7;
                    add(length, line, line, column, column + (b & 15));
                }
            }
        }
    }

    private void add(int length, int line, int endLine, int column, int endColumn) {
        for (int i = 0; i < length; i++) {
            if (count + 4 > out.length) {
                out = Arrays.copyOf(out, 2 * out.length);
            }
            out[count++] = line;
            out[count++] = endLine;
            out[count++] = column;
            out[count++] = endColumn;
        }
    }

    private int number() {
        int value = 0;
        for (int shift = 0;; shift += 6) {
            int b = in[at++];
            value |= (b & 0x3f) << shift;
            if ((b & 0x40) == 0) {
                return value;
            }
        }
    }

    private int signed() {
        int n = number();
        return (n & 1) != 0 ? -(n >>> 1) : n >>> 1;
    }
}
