package org.jilectomy.runtime.objects;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The formats a memoryview can look into: one native character, perhaps after {@code @}; and their
 * texts as C strings, which {@code Py_buffer} points to.
 */
public final class BufferFormats {
    /** The C strings. Few programs see more than ten; they live as long as the process. */
    private static final class Texts {
        static final long PAGE = Memory.map(Memory.MAP_GRANULE, 64);
        static final HashMap<String, Long> ADDRESSES = new HashMap<>();
        static long next = PAGE + 16;
    }

    private BufferFormats() {}

    /** Where an empty buffer is. */
    public static long nowhere() {
        return Texts.PAGE;
    }

    /** The address of a format's C string; 0 ("unsigned bytes") if there is no room for more. */
    static long address(String format) {
        synchronized (Texts.ADDRESSES) {
            Long known = Texts.ADDRESSES.get(format);
            if (known != null) {
                return known;
            }
            byte[] text = format.getBytes(StandardCharsets.ISO_8859_1);
            long at = Texts.next;
            if (at + text.length + 1 > Texts.PAGE + Memory.MAP_GRANULE) {
                return 0;
            }
            Memory.copyFromArray(text, 0, at, text.length);
            Memory.putByte(at + text.length, (byte) 0);
            Texts.next = at + text.length + 16 & ~15L;
            Texts.ADDRESSES.put(format, at);
            return at;
        }
    }

    /** The text at an address that {@link #address} gave. */
    static String text(long address) {
        if (address == 0) {
            return "B";
        }
        int n = 0;
        while (Memory.getByte(address + n) != 0) {
            n++;
        }
        byte[] text = new byte[n];
        Memory.copyToArray(address, text, 0, n);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** The native character of a format; 0 if it is none. */
    static char nativeChar(String format) {
        int at = format.startsWith("@") ? 1 : 0;
        return format.length() == at + 1 && size(format.charAt(at)) > 0 ? format.charAt(at) : 0;
    }

    /** Bytes of an item; 0 if the character is no native format. */
    public static int size(char c) {
        return switch (c) {
            case 'c', 'b', 'B', '?' -> 1;
            case 'h', 'H' -> 2;
            case 'i', 'I', 'f' -> 4;
            case 'l', 'L', 'q', 'Q', 'n', 'N', 'd', 'P' -> 8;
            default -> 0;
        };
    }

    static boolean isByte(char c) {
        return c == 'B' || c == 'b' || c == 'c';
    }

    private static boolean isUnsigned(char c) {
        return c == 'B' || c == 'H' || c == 'I' || c == 'L' || c == 'Q' || c == 'N' || c == 'P';
    }

    /** Whether equal bytes mean equal values and the other way round. */
    static boolean isExact(char c) {
        return c != 'f' && c != 'd' && c != '?';
    }

    // ---------------------------------------------------------------- bits

    /** The {@code size} bytes at an address, the rest zero. */
    public static long load(long at, int size) {
        return switch (size) {
            case 1 -> Memory.getByte(at) & 0xffL;
            case 2 -> Memory.getByte(at) & 0xffL | (Memory.getByte(at + 1) & 0xffL) << 8;
            case 4 -> Memory.getInt(at) & 0xffffffffL;
            default -> Memory.getLong(at);
        };
    }

    public static void store(long at, int size, long bits) {
        switch (size) {
            case 1 -> Memory.putByte(at, (byte) bits);
            case 2 -> {
                Memory.putByte(at, (byte) bits);
                Memory.putByte(at + 1, (byte) (bits >> 8));
            }
            case 4 -> Memory.putInt(at, (int) bits);
            default -> Memory.putLong(at, bits);
        }
    }

    public static long load(byte[] from, int at, int size) {
        long bits = 0;
        for (int i = 0; i < size; i++) {
            bits |= (from[at + i] & 0xffL) << 8 * i;
        }
        return bits;
    }

    // ---------------------------------------------------------------- values

    /** An item as a value; owned. */
    public static long unpack(ThreadState ts, char c, long bits) {
        switch (c) {
            case 'c':
                return PyBytes.fromArray(ts, new byte[] {(byte) bits});
            case '?':
                return PyBool.of((bits & 0xff) != 0);
            case 'f':
                return PyFloat.of(ts, Float.intBitsToFloat((int) bits));
            case 'd':
                return PyFloat.of(ts, Double.longBitsToDouble(bits));
            default:
                break;
        }
        int shift = 64 - 8 * size(c);
        if (!isUnsigned(c)) {
            return PyLong.of(ts, bits << shift >> shift);
        }
        return bits >= 0 ? PyLong.of(ts, bits)
                : PyLong.of(ts, new java.math.BigInteger(Long.toUnsignedString(bits)));
    }

    /** A value as an item; TypeError or ValueError as memoryview has them. */
    static long pack(ThreadState ts, String format, char c, long value) {
        try {
            return packRaw(ts, format, c, value);
        } catch (PyException e) {
            if (Errors.matches(e, Exceptions.TypeError)) {
                Errors.discard(ts, e);
                throw invalidType(ts, format);
            }
            if (Errors.matches(e, Exceptions.OverflowError)
                    || Errors.matches(e, Exceptions.ValueError)) {
                Errors.discard(ts, e);
                throw invalidValue(ts, format);
            }
            throw e;
        }
    }

    private static long packRaw(ThreadState ts, String format, char c, long value) {
        switch (c) {
            case 'c':
                if (!PyBytes.check(value)) {
                    throw invalidType(ts, format);
                }
                if (PyBytes.length(value) != 1) {
                    throw invalidValue(ts, format);
                }
                return PyBytes.at(value, 0) & 0xff;
            case '?':
                return Abstract.isTrue(ts, value) ? 1 : 0;
            case 'f':
                return Float.floatToRawIntBits((float) PyFloat.asDouble(ts, value)) & 0xffffffffL;
            case 'd':
                return Double.doubleToRawLongBits(PyFloat.asDouble(ts, value));
            default:
                break;
        }
        if (c == 'P' && !PyLong.check(value)) {
            throw invalidType(ts, format);
        }
        long index = Abstract.index(ts, value);
        try {
            return packInt(ts, format, c, index);
        } finally {
            Refs.release(ts, index);
        }
    }

    private static long packInt(ThreadState ts, String format, char c, long index) {
        int bits = 8 * size(c);
        if (isUnsigned(c)) {
            java.math.BigInteger big = PyLong.toBig(index);
            if (big.signum() < 0 || big.bitLength() > bits) {
                throw invalidValue(ts, format);
            }
            return big.longValue();
        }
        if (!PyLong.fitsLong(index)) {
            throw invalidValue(ts, format);
        }
        long n = PyLong.longValue(index);
        if (n << 64 - bits >> 64 - bits != n) {
            throw invalidValue(ts, format);
        }
        return n;
    }

    private static PyException invalidType(ThreadState ts, String format) {
        return Errors.typeError(ts, "memoryview: invalid type for format '" + format + "'");
    }

    private static PyException invalidValue(ThreadState ts, String format) {
        return Errors.valueError(ts, "memoryview: invalid value for format '" + format + "'");
    }
}
