package org.jilectomy.runtime.builtins;

import java.math.BigInteger;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.BinaryOp;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Immediate;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.Numbers;
import org.jilectomy.runtime.objects.PyByteArray;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/** Built-in functions from one value to another. */
final class Conversions {
    private static final int MAX_CODE_POINT = 0x10ffff;

    private Conversions() {}

    static long abs(ThreadState ts, long module, long x) {
        return Numbers.absolute(ts, x);
    }

    static long ascii(ThreadState ts, long module, long obj) {
        return Abstract.ascii(ts, obj);
    }

    static long repr(ThreadState ts, long module, long obj) {
        return Abstract.repr(ts, obj);
    }

    static long hash(ThreadState ts, long module, long obj) {
        return PyLong.of(ts, Abstract.hash(ts, obj));
    }

    static long id(ThreadState ts, long module, long obj) {
        return PyLong.of(ts, Abstract.id(obj));
    }

    static long bin(ThreadState ts, long module, long number) {
        return radix(ts, number, 2, "0b");
    }

    static long hex(ThreadState ts, long module, long number) {
        return radix(ts, number, 16, "0x");
    }

    static long oct(ThreadState ts, long module, long number) {
        return radix(ts, number, 8, "0o");
    }

    private static long radix(ThreadState ts, long number, int base, String prefix) {
        long index = Abstract.index(ts, number);
        String text;
        if (Immediate.isInt(index)) {
            long v = Immediate.intValue(index);
            String digits = Long.toString(Math.abs(v), base);
            text = v < 0 ? "-" + prefix + digits : prefix + digits;
        } else {
            BigInteger v = PyLong.toBig(index);
            Refs.release(ts, index);
            String digits = v.abs().toString(base);
            text = v.signum() < 0 ? "-" + prefix + digits : prefix + digits;
        }
        return PyUnicode.fromJava(ts, text);
    }

    static long chr(ThreadState ts, long module, long i) {
        long index = Abstract.index(ts, i);
        BigInteger big = PyLong.fitsLong(index) ? null : PyLong.toBig(index);
        long c = big != null ? 0 : PyLong.longValue(index);
        Refs.release(ts, index);
        if (big != null || c != (int) c) {
            throw Errors.overflowError(ts, "Python int too large to convert to C int");
        }
        if (c < 0 || c > MAX_CODE_POINT) {
            throw Errors.valueError(ts, "chr() arg not in range(0x110000)");
        }
        return PyUnicode.fromCodePoint(ts, (int) c);
    }

    static long ord(ThreadState ts, long module, long c) {
        long size;
        if (PyUnicode.check(c)) {
            size = PyUnicode.length(c);
            if (size == 1) {
                return PyLong.of(ts, PyUnicode.charAt(c, 0));
            }
        } else if (PyBytes.TYPE.isInstance(c)) {
            size = PyBytes.length(c);
            if (size == 1) {
                return PyLong.of(ts, PyBytes.at(c, 0));
            }
        } else if (PyByteArray.TYPE.isInstance(c)) {
            size = Abstract.size(ts, c);
            if (size == 1) {
                return Abstract.getItem(ts, c, PyLong.of(ts, 0));
            }
        } else {
            throw Errors.typeError(ts, "ord() expected string of length 1, but "
                    + PyType.of(c).name() + " found");
        }
        throw Errors.typeError(
                ts, "ord() expected a character, but string of length " + size + " found");
    }

    static long divmod(ThreadState ts, long module, long x, long y) {
        return Numbers.binary(ts, x, y, BinaryOp.DIVMOD);
    }

    static long pow(ThreadState ts, long module, long base, long exp, long mod) {
        return Numbers.power(ts, base, exp, mod == 0 ? Singletons.None : mod);
    }

    static long format(ThreadState ts, long module, long value, long spec) {
        if (spec != 0 && !PyUnicode.check(spec)) {
            throw Errors.typeError(ts, "format() argument 2 must be str, not "
                    + (spec == Singletons.None ? "None" : PyType.of(spec).name()));
        }
        return Abstract.format(ts, value, spec == 0 ? PyUnicode.empty() : spec);
    }

    static long round(ThreadState ts, long module, long number, long ndigits) {
        long method = Abstract.lookupSpecial(ts, number, Names.__round__);
        if (method == 0) {
            throw Errors.typeError(ts, "type " + PyType.of(number).name()
                    + " doesn't define __round__ method");
        }
        try {
            return ndigits == 0 || ndigits == Singletons.None
                    ? Abstract.call(ts, method) : Abstract.call(ts, method, ndigits);
        } finally {
            Refs.release(ts, method);
        }
    }
}
