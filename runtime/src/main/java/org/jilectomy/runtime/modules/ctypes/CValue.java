package org.jilectomy.runtime.modules.ctypes;

import java.math.BigInteger;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Buffers;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyByteArray;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/**
 * One C value in memory, by the letter that {@code _type_} has for it: {@code c b B h H i I l L q Q f d g ? v u P O}.
 *
 * <p>Integers are cut to their size without a word, as C does. Pointers are numbers here; {@code O} is the
 * address of an object, counted by nobody. Values need not be aligned. A long double ({@code g}) is read
 * and written with the precision of a double: x86's 80 bits, or IEEE's 128 elsewhere.
 */
final class CValue {
    private static final boolean X86 = "amd64".equals(System.getProperty("os.arch"));

    /** Nothing is mapped below it: what C programs find there is a NULL they did not look for. */
    private static final long FIRST_PAGE = 4096;

    private CValue() {}

    /** ValueError for NULL and its neighbours. */
    static void check(ThreadState ts, long address) {
        if (address >= 0 && address < FIRST_PAGE) {
            throw Errors.valueError(ts, "NULL pointer access");
        }
    }

    /** Bytes of a value, 0 for a letter that is none. */
    static int size(int code) {
        return switch (code) {
            case 'c', 'b', 'B', '?' -> 1;
            case 'h', 'H', 'v' -> 2;
            case 'i', 'I', 'f', 'u' -> 4;
            case 'l', 'L', 'q', 'Q', 'd', 'P', 'O', 'z', 'Z' -> 8;
            case 'g' -> 16;
            default -> 0;
        };
    }

    // ---------------------------------------------------------------- reading

    /** The value at an address, owned. */
    static long get(ThreadState ts, int code, long address, boolean swapped) {
        check(ts, address);
        return switch (code) {
            case 'c' -> PyBytes.of(Memory.getByte(address) & 0xff);
            case 'b' -> PyLong.of(ts, Memory.getByte(address));
            case 'B' -> PyLong.of(ts, Memory.getByte(address) & 0xff);
            case '?' -> PyBool.of(Memory.getByte(address) != 0);
            case 'v' -> PyBool.of(Memory.getShort(address) != 0);
            case 'h' -> PyLong.of(ts, (short) word(address, 2, swapped));
            case 'H' -> PyLong.of(ts, word(address, 2, swapped));
            case 'i' -> PyLong.of(ts, (int) word(address, 4, swapped));
            case 'I' -> PyLong.of(ts, word(address, 4, swapped));
            case 'l', 'q' -> PyLong.of(ts, word(address, 8, swapped));
            case 'L', 'Q', 'P', 'z', 'Z' -> unsigned(ts, word(address, 8, swapped));
            case 'f' -> PyFloat.of(ts, Float.intBitsToFloat((int) word(address, 4, swapped)));
            case 'd' -> PyFloat.of(ts, Double.longBitsToDouble(word(address, 8, swapped)));
            case 'g' -> PyFloat.of(ts, X86 ? LongDouble.x87(address) : LongDouble.quad(address));
            case 'u' -> character(ts, (int) word(address, 4, swapped));
            case 'O' -> object(ts, Memory.getLong(address));
            default -> throw unknown(ts, code);
        };
    }

    static long unsigned(ThreadState ts, long word) {
        return word >= 0 ? PyLong.of(ts, word)
                : PyLong.of(ts, BigInteger.valueOf(word).add(BigInteger.ONE.shiftLeft(64)));
    }

    /** Without its sign. */
    private static long word(long address, int size, boolean swapped) {
        return switch (size) {
            case 2 -> {
                short v = Memory.getShort(address);
                yield (swapped ? Short.reverseBytes(v) : v) & 0xffffL;
            }
            case 4 -> {
                int v = Memory.getInt(address);
                yield (swapped ? Integer.reverseBytes(v) : v) & 0xffff_ffffL;
            }
            default -> {
                long v = Memory.getLong(address);
                yield swapped ? Long.reverseBytes(v) : v;
            }
        };
    }

    private static long character(ThreadState ts, int c) {
        if (c < 0 || c > Character.MAX_CODE_POINT) {
            throw Errors.valueError(ts, String.format(
                    "character U+%x is not in range [U+0000; U+10ffff]", c));
        }
        return PyUnicode.fromCodePoint(ts, c);
    }

    private static long object(ThreadState ts, long object) {
        if (object == 0) {
            throw Errors.valueError(ts, "PyObject is NULL");
        }
        return Refs.retain(ts, object);
    }

    // ---------------------------------------------------------------- writing

    /** Converts a value (borrowed) and puts it there; TypeError if it is of the wrong kind. */
    static void put(ThreadState ts, int code, long address, long value, boolean swapped) {
        check(ts, address);
        switch (code) {
            case 'b', 'B', 'h', 'H', 'i', 'I', 'l', 'L', 'q', 'Q', 'P', 'z', 'Z' ->
                    putWord(address, size(code), integer(ts, value), swapped);
            case '?' -> Memory.putByte(address, (byte) (Abstract.isTrue(ts, value) ? 1 : 0));
            case 'v' -> Memory.putShort(address, (short) (Abstract.isTrue(ts, value) ? -1 : 0));
            case 'f' -> putWord(address, 4, Float.floatToRawIntBits(
                    (float) PyFloat.asDouble(ts, value)), swapped);
            case 'd' -> putWord(address, 8,
                    Double.doubleToRawLongBits(PyFloat.asDouble(ts, value)), swapped);
            case 'g' -> {
                double d = PyFloat.asDouble(ts, value);
                if (X86) {
                    LongDouble.x87(address, d);
                } else {
                    LongDouble.quad(address, d);
                }
            }
            case 'c' -> Memory.putByte(address, (byte) oneByte(ts, value));
            case 'u' -> putWord(address, 4, oneCharacter(ts, value), swapped);
            case 'O' -> Memory.putLong(address, value);
            default -> throw unknown(ts, code);
        }
    }

    private static void putWord(long address, int size, long word, boolean swapped) {
        switch (size) {
            case 1 -> Memory.putByte(address, (byte) word);
            case 2 -> Memory.putShort(address,
                    swapped ? Short.reverseBytes((short) word) : (short) word);
            case 4 ->
                    Memory.putInt(address, swapped ? Integer.reverseBytes((int) word) : (int) word);
            default -> Memory.putLong(address, swapped ? Long.reverseBytes(word) : word);
        }
    }

    /** The lower 64 bits of an int. */
    static long integer(ThreadState ts, long value) {
        long n = Abstract.index(ts, value);
        try {
            return PyLong.fitsLong(n) ? PyLong.longValue(n) : PyLong.toBig(n).longValue();
        } finally {
            Refs.release(ts, n);
        }
    }

    private static int oneByte(ThreadState ts, long value) {
        if (PyBytes.check(value) && PyBytes.length(value) == 1) {
            return PyBytes.at(value, 0);
        }
        if (PyType.of(value) == PyByteArray.TYPE) {
            byte[] bytes = Buffers.copy(ts, value);
            if (bytes.length == 1) {
                return bytes[0];
            }
        }
        if (PyLong.check(value) && PyLong.fitsLong(value)) {
            long n = PyLong.longValue(value);
            if (n >= 0 && n < 256) {
                return (int) n;
            }
        }
        throw Errors.typeError(ts,
                "one character bytes, bytearray or integer expected");
    }

    private static int oneCharacter(ThreadState ts, long value) {
        if (!PyUnicode.check(value)) {
            throw Errors.typeError(ts, "unicode string expected instead of "
                    + PyType.of(value).name() + " instance");
        }
        if (PyUnicode.length(value) != 1) {
            throw Errors.typeError(ts, "one character unicode string expected");
        }
        return PyUnicode.charAt(value, 0);
    }

    private static RuntimeException unknown(ThreadState ts, int code) {
        return Errors.systemError(ts, "no C type '" + (char) code + "'");
    }
}
