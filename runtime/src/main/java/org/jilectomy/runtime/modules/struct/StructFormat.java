package org.jilectomy.runtime.modules.struct;

import java.math.BigInteger;
import java.util.Arrays;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyByteArray;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/**
 * A struct format taken apart: for each value its code, offset and size. Immutable.
 *
 * <p>Native order ({@code @}, or no prefix) aligns as C does on 64-bit Linux and knows {@code n},
 * {@code N} and {@code P}; the others have standard sizes and no gaps.
 */
final class StructFormat {
    /** Values: code, offset, size (of the whole string for s and p), one entry a value. */
    private char[] codes = new char[8];

    private int[] offsets = new int[8];
    private int[] sizes = new int[8];
    private int count;

    private boolean isNative = true;
    private boolean bigEndian;
    private long size;

    /** The format as bytes. */
    final byte[] text;

    private StructFormat(byte[] text) {
        this.text = text;
    }

    int size() {
        return (int) size;
    }

    int count() {
        return count;
    }

    private static PyException error(ThreadState ts, String message) {
        return Errors.raise(ts, StructModule.ERROR, message);
    }

    // ---------------------------------------------------------------- reading the format

    static StructFormat parse(ThreadState ts, byte[] text) {
        StructFormat f = new StructFormat(text);
        f.read(ts);
        return f;
    }

    private void read(ThreadState ts) {
        int i = 0;
        if (text.length > 0) {
            switch (text[0]) {
                case '@' -> i = 1;
                case '=', '<' -> {
                    isNative = false;
                    i = 1;
                }
                case '>', '!' -> {
                    isNative = false;
                    bigEndian = true;
                    i = 1;
                }
                default -> {}
            }
        }
        for (byte b : text) {
            if (b == 0) {
                throw error(ts, "embedded null character");
            }
        }
        while (i < text.length) {
            int c = text[i++];
            if (c == ' ' || c >= 9 && c <= 13) {
                continue;
            }
            long repeat = 1;
            if (c >= '0' && c <= '9') {
                repeat = (long) c - '0';
                while (i < text.length && text[i] >= '0' && text[i] <= '9') {
                    repeat = repeat * 10 + (text[i++] - '0');
                    if (repeat > Long.MAX_VALUE / 20) {
                        throw tooLong(ts);
                    }
                }
                if (i == text.length) {
                    throw error(ts, "repeat count given without format specifier");
                }
                c = text[i++];
            }
            add(ts, (char) c, repeat);
        }
    }

    private static PyException tooLong(ThreadState ts) {
        return error(ts, "total struct size too long");
    }

    private void add(ThreadState ts, char c, long repeat) {
        int item = itemSize(c);
        if (item < 0) {
            throw error(ts, "bad char in struct format");
        }
        if (isNative && item > 1) {
            size = (size + item - 1) / item * item;
        }
        if (repeat > (Long.MAX_VALUE - size) / item) {
            throw tooLong(ts);
        }
        long end = size + repeat * item;
        if (end > Integer.MAX_VALUE - 64) {
            throw Errors.notImplemented(ts, "a struct of 2 GiB or more");
        }
        if (c == 's' || c == 'p') {
            value(c, (int) repeat);
        } else if (c != 'x') {
            for (long k = 0; k < repeat; k++) {
                value(c, item);
                size += item;
            }
        }
        size = end;
    }

    private void value(char c, int bytes) {
        if (count == codes.length) {
            codes = Arrays.copyOf(codes, count * 2);
            offsets = Arrays.copyOf(offsets, count * 2);
            sizes = Arrays.copyOf(sizes, count * 2);
        }
        codes[count] = c;
        offsets[count] = (int) size;
        sizes[count++] = bytes;
    }

    private int itemSize(char c) {
        return switch (c) {
            case 'x', 'b', 'B', 'c', 's', 'p', '?' -> 1;
            case 'h', 'H', 'e' -> 2;
            case 'i', 'I', 'f' -> 4;
            case 'l', 'L' -> isNative ? 8 : 4;
            case 'q', 'Q', 'd' -> 8;
            case 'n', 'N', 'P' -> isNative ? 8 : -1;
            default -> -1;
        };
    }

    // ---------------------------------------------------------------- unpacking

    /** The values at {@code data}, which has {@link #size} bytes; an owned tuple. */
    long unpack(ThreadState ts, long data) {
        long[] items = new long[count];
        for (int i = 0; i < count; i++) {
            items[i] = Refs.toObjectSteal(ts, item(ts, data + offsets[i], codes[i], sizes[i]));
        }
        return PyTuple.fromArraySteal(ts, items);
    }

    private long item(ThreadState ts, long at, char c, int bytes) {
        switch (c) {
            case 'c':
                return PyBytes.of(Memory.getByte(at) & 0xff);
            case 's':
                return bytes == 0 ? PyBytes.empty() : PyBytes.fromMemory(ts, at, bytes);
            case 'p': {
                int n = bytes == 0 ? 0 : Math.min(Memory.getByte(at) & 0xff, bytes - 1);
                return n == 0 ? PyBytes.empty() : PyBytes.fromMemory(ts, at + 1, n);
            }
            case '?':
                return PyBool.of(Memory.getByte(at) != 0);
            case 'e':
                return PyFloat.of(ts, Float.float16ToFloat((short) bits(at, 2)));
            case 'f':
                return PyFloat.of(ts, Float.intBitsToFloat((int) bits(at, 4)));
            case 'd':
                return PyFloat.of(ts, Double.longBitsToDouble(bits(at, 8)));
            case 'b', 'h', 'i', 'l', 'q', 'n': {
                int shift = 64 - 8 * bytes;
                return PyLong.of(ts, bits(at, bytes) << shift >> shift);
            }
            default: {
                long v = bits(at, bytes);
                return v >= 0 ? PyLong.of(ts, v)
                        : PyLong.of(ts, BigInteger.valueOf(v).add(BigInteger.ONE.shiftLeft(64)));
            }
        }
    }

    private long bits(long at, int bytes) {
        long v = 0;
        for (int i = 0; i < bytes; i++) {
            long b = Memory.getByte(at + i) & 0xffL;
            v = bigEndian ? v << 8 | b : v | b << 8 * i;
        }
        return v;
    }

    // ---------------------------------------------------------------- packing

    /** Packs values into {@code out} from {@code at}; gaps are zero. */
    void pack(ThreadState ts, long[] values, int first, byte[] out) {
        for (int i = 0; i < count; i++) {
            put(ts, values[first + i], codes[i], sizes[i], out, offsets[i]);
        }
    }

    private void put(ThreadState ts, long v, char c, int bytes, byte[] out, int at) {
        switch (c) {
            case 'c' -> {
                if (!PyBytes.check(v) || PyBytes.length(v) != 1) {
                    throw error(ts, "char format requires a bytes object of length 1");
                }
                out[at] = (byte) PyBytes.at(v, 0);
            }
            case 's', 'p' -> putText(ts, v, c, bytes, out, at);
            case '?' -> out[at] = (byte) (Abstract.isTrue(ts, v) ? 1 : 0);
            case 'e' -> {
                double d = toDouble(ts, v);
                float f = (float) d;
                short half = toHalf(d);
                if (Double.isFinite(d) && (!Float.isFinite(f)
                        || Float.isInfinite(Float.float16ToFloat(half)))) {
                    throw Errors.overflowError(ts, "float too large to pack with e format");
                }
                putBits(half, 2, out, at);
            }
            case 'f' -> {
                double d = toDouble(ts, v);
                float f = (float) d;
                if (Float.isInfinite(f) && !Double.isInfinite(d) && !isNative) {
                    throw Errors.overflowError(ts, "float too large to pack with f format");
                }
                putBits(Float.floatToRawIntBits(f), 4, out, at);
            }
            case 'd' -> putBits(Double.doubleToRawLongBits(toDouble(ts, v)), 8, out, at);
            default -> putBits(toBits(ts, v, c, bytes), bytes, out, at);
        }
    }

    /** Rounded once, from the double: by way of float it might be rounded twice. */
    private static short toHalf(double d) {
        float f = (float) d;
        if (Double.isNaN(d) || Double.isInfinite(d) || (double) f == d) {
            return Float.floatToFloat16(f);
        }
        // Round to odd, so that the second rounding sees what the first one lost.
        float toward = Math.abs((double) f) > Math.abs(d)
                ? Math.copySign(Math.nextDown(Math.abs(f)), f) : f;
        int bits = Float.floatToRawIntBits(toward) | 1;
        return Float.floatToFloat16(Float.intBitsToFloat(bits));
    }

    private static void putText(ThreadState ts, long v, char c, int bytes, byte[] out, int at) {
        boolean isBytes = PyBytes.check(v);
        if (!isBytes && !PyByteArray.check(v)) {
            throw error(ts, "argument for '" + c + "' must be a bytes object");
        }
        long b = isBytes ? Refs.retain(ts, v) : PyType.of(v).bf_bytes(ts, v);
        try {
            int head = c == 'p' ? 1 : 0;
            int n = Math.max(0, Math.min(PyBytes.length(b), bytes - head));
            if (head == 1 && bytes > 0) {
                out[at] = (byte) Math.min(n, 255);
            }
            if (n > 0) {
                Memory.copyToArray(PyBytes.data(b), out, at + head, n);
            }
        } finally {
            Refs.release(ts, b);
        }
    }

    private static double toDouble(ThreadState ts, long v) {
        try {
            return PyFloat.asDouble(ts, v);
        } catch (PyException e) {
            if (Errors.matches(e, Exceptions.TypeError)
                    || Errors.matches(e, Exceptions.OverflowError)) {
                Errors.discard(ts, e);
                throw error(ts, "required argument is not a float");
            }
            throw e;
        }
    }

    private void putBits(long bits, int bytes, byte[] out, int at) {
        for (int i = 0; i < bytes; i++) {
            out[bigEndian ? at + bytes - 1 - i : at + i] = (byte) (bits >>> 8 * i);
        }
    }

    /** The value of an int within the range of its code. */
    private long toBits(ThreadState ts, long v, char c, int bytes) {
        long index = v;
        boolean owned = false;
        if (!PyLong.check(v)) {
            if (!PyType.of(v).hasIndex()) {
                throw error(ts, "required argument is not an integer");
            }
            index = Abstract.index(ts, v);
            owned = true;
        }
        try {
            boolean signed = c >= 'a';
            if (PyLong.fitsLong(index)) {
                long n = PyLong.longValue(index);
                if (c == 'P' || inRange(n, signed, bytes)) {
                    return n;
                }
            } else {
                BigInteger big = PyLong.toBig(index);
                if (bytes == 8 && !signed && big.signum() > 0 && big.bitLength() <= 64) {
                    return big.longValue();
                }
                if (bytes < 8 || c != 'P' && isNative) {
                    throw error(ts, "argument out of range");
                }
                throw error(ts, "int too large to convert");
            }
            throw outOfRange(ts, PyLong.longValue(index), c, bytes, signed);
        } finally {
            if (owned) {
                Refs.release(ts, index);
            }
        }
    }

    private static boolean inRange(long n, boolean signed, int bytes) {
        if (bytes == 8) {
            return signed || n >= 0;
        }
        long half = 1L << 8 * bytes - 1;
        return signed ? n >= -half && n < half : n >= 0 && n < 2 * half;
    }

    private PyException outOfRange(ThreadState ts, long n, char c, int bytes, boolean signed) {
        if (bytes == 8) {
            return error(ts, isNative ? "argument out of range" : "int too large to convert");
        }
        if (!signed && n < 0 && bytes == 4) {
            return error(ts, "argument out of range");
        }
        long half = 1L << 8 * bytes - 1;
        String range = " format requires " + (signed ? -half : 0) + " <= number <= "
                + (signed ? half - 1 : 2 * half - 1);
        return error(ts, switch (c) {
            case 'b' -> "byte" + range;
            case 'B' -> "ubyte" + range;
            case 'h' -> "short" + range;
            case 'H' -> "ushort" + range;
            default -> "'" + c + "'" + range;
        });
    }
}
