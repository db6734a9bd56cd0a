package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * A long in decimal, written where it is wanted: into a new str or into a builder's bytes, without
 * a Java string in between. Digits come in pairs from a table: one division for two of them.
 */
final class IntText {
    /** The most characters there are: {@code -9223372036854775808}. */
    static final int MAX = 20;

    /** {@code "00" "01" … "99"}: the tens in the low byte, as memory has them. */
    private static final short[] PAIRS = pairs();

    private IntText() {}

    private static short[] pairs() {
        short[] p = new short[100];
        for (int i = 0; i < 100; i++) {
            p[i] = (short) ('0' + i / 10 | '0' + i % 10 << 8);
        }
        return p;
    }

    /** {@code str(value)}; owned. */
    static long str(ThreadState ts, long value) {
        if (value >= 0 && value < 10) {
            return InternTable.latin1('0' + (int) value);
        }
        int n = length(value);
        long self = PyUnicode.createAscii(ts.heap, n);
        long data = self + PyASCIIObject.SIZE;
        long end = data + n;
        long v = value < 0 ? value : -value; // negative numbers reach further
        while (v <= -100) {
            long q = v / 100;
            end -= 2;
            Memory.putShort(end, PAIRS[(int) (q * 100 - v)]);
            v = q;
        }
        if (v <= -10) {
            Memory.putShort(end - 2, PAIRS[(int) -v]);
        } else {
            Memory.putByte(end - 1, (byte) ('0' - v));
        }
        if (value < 0) {
            Memory.putByte(data, (byte) '-');
        }
        return self;
    }

    /** Writes {@code value} to {@code out} from {@code at} on; {@code n} is its {@link #length}. */
    static void put(byte[] out, int at, int n, long value) {
        int end = at + n;
        long v = value < 0 ? value : -value;
        while (v <= -100) {
            long q = v / 100;
            int pair = PAIRS[(int) (q * 100 - v)];
            out[--end] = (byte) (pair >> 8);
            out[--end] = (byte) pair;
            v = q;
        }
        if (v <= -10) {
            int pair = PAIRS[(int) -v];
            out[--end] = (byte) (pair >> 8);
            out[--end] = (byte) pair;
        } else {
            out[--end] = (byte) ('0' - v);
        }
        if (value < 0) {
            out[at] = '-';
        }
    }

    /** Characters that {@code value} takes, the sign included. */
    static int length(long value) {
        int sign = value < 0 ? 1 : 0;
        long v = value < 0 ? value : -value;
        long bound = -10;
        for (int n = 1; n < 19; n++) {
            if (v > bound) {
                return n + sign;
            }
            bound *= 10;
        }
        return 19 + sign;
    }
}
