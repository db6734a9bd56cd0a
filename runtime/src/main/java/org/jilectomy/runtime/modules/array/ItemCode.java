package org.jilectomy.runtime.modules.array;

import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.BufferFormats;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Numbers;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/** The type codes of arrays: from values to bits and back, with CPython's complaints. */
final class ItemCode {
    static final String ALL = "bBuhHiIlLqQfd";

    private ItemCode() {}

    static int size(char code) {
        return code == 'u' ? 4 : BufferFormats.size(code);
    }

    static boolean isFloat(char code) {
        return code == 'f' || code == 'd';
    }

    /** As {@code _array_reconstructor} numbers the machine formats. */
    static int machineFormat(char code) {
        return switch (code) {
            case 'B' -> 0;
            case 'b' -> 1;
            case 'H' -> 2;
            case 'h' -> 4;
            case 'I' -> 6;
            case 'i' -> 8;
            case 'L', 'Q' -> 10;
            case 'l', 'q' -> 12;
            case 'f' -> 14;
            case 'd' -> 16;
            default -> 20;
        };
    }

    static long unpack(ThreadState ts, char code, long bits) {
        if (code != 'u') {
            return BufferFormats.unpack(ts, code, bits);
        }
        if (bits > 0x10ffff) {
            throw Errors.valueError(ts, "character U+" + Long.toHexString(bits)
                    + " is not in range [U+0000; U+10ffff]");
        }
        return PyUnicode.fromCodePoint(ts, (int) bits);
    }

    static long pack(ThreadState ts, char code, long value) {
        switch (code) {
            case 'u':
                if (!PyUnicode.TYPE.isInstance(value) || PyUnicode.length(value) != 1) {
                    throw Errors.typeError(ts, "array item must be unicode character");
                }
                return PyUnicode.charAt(value, 0);
            case 'f':
                return Float.floatToRawIntBits((float) Numbers.asDouble(ts, value)) & 0xffffffffL;
            case 'd':
                return Double.doubleToRawLongBits(PyFloat.asDouble(ts, value));
            default:
                break;
        }
        if (!PyType.of(value).hasIndex()) {
            throw Errors.typeError(ts, "'" + PyType.of(value).name()
                    + "' object cannot be interpreted as an integer");
        }
        long index = Abstract.index(ts, value);
        try {
            return switch (code) {
                case 'I', 'L' -> unsignedLong(ts, code, index);
                case 'Q' -> unsigned(ts, index);
                case 'q' -> signed(ts, index, "int too big to convert");
                default -> small(ts, code,
                        signed(ts, index, "Python int too large to convert to C long"));
            };
        } finally {
            Refs.release(ts, index);
        }
    }

    private static long signed(ThreadState ts, long index, String tooLarge) {
        if (!PyLong.fitsLong(index)) {
            throw Errors.overflowError(ts, tooLarge);
        }
        return PyLong.longValue(index);
    }

    private static long unsignedLong(ThreadState ts, char code, long index) {
        java.math.BigInteger big = PyLong.toBig(index);
        if (big.signum() < 0) {
            throw Errors.overflowError(ts, "can't convert negative value to unsigned int");
        }
        if (big.bitLength() > 64) {
            throw Errors.overflowError(ts, "Python int too large to convert to C unsigned long");
        }
        if (code == 'I' && big.bitLength() > 32) {
            throw Errors.overflowError(ts, "unsigned int is greater than maximum");
        }
        return big.longValue();
    }

    private static long unsigned(ThreadState ts, long index) {
        java.math.BigInteger big = PyLong.toBig(index);
        if (big.signum() < 0) {
            throw Errors.overflowError(ts, "can't convert negative int to unsigned");
        }
        if (big.bitLength() > 64) {
            throw Errors.overflowError(ts, "int too big to convert");
        }
        return big.longValue();
    }

    private static long small(ThreadState ts, char code, long n) {
        switch (code) {
            case 'b':
                range(ts, n, Short.MIN_VALUE, Short.MAX_VALUE, "signed short integer");
                range(ts, n, Byte.MIN_VALUE, Byte.MAX_VALUE, "signed char");
                break;
            case 'B':
                range(ts, n, 0, 255, "unsigned byte integer");
                break;
            case 'h':
                range(ts, n, Short.MIN_VALUE, Short.MAX_VALUE, "signed short integer");
                break;
            case 'H':
                range(ts, n, Integer.MIN_VALUE, Integer.MAX_VALUE, "signed integer");
                range(ts, n, 0, 65535, "unsigned short");
                break;
            case 'i':
                range(ts, n, Integer.MIN_VALUE, Integer.MAX_VALUE, "signed integer");
                break;
            default:
                break;
        }
        return n;
    }

    private static void range(ThreadState ts, long n, long least, long most, String what) {
        if (n < least) {
            throw Errors.overflowError(ts, what + " is less than minimum");
        }
        if (n > most) {
            throw Errors.overflowError(ts, what + " is greater than maximum");
        }
    }
}
