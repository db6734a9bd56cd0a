package org.jilectomy.runtime.objects;

import java.util.Locale;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/** Conversions of arguments that the methods of str, bytes and bytearray share. */
final class Text {
    private Text() {}

    /** The count of {@code sequence * count}; throws as {@code PyNumber_Multiply} does. */
    static long repeatCount(ThreadState ts, long count) {
        if (Immediate.isInt(count)) {
            return Immediate.intValue(count);
        }
        PyType type = PyType.of(count);
        if (!type.hasIndex()) {
            throw Errors.typeError(
                    ts, "can't multiply sequence by non-int of type '" + type.name() + "'");
        }
        return Abstract.asIndexOrThrow(ts, count, Exceptions.OverflowError);
    }

    /** A {@code Py_ssize_t} parameter, {@code missing} if not given; no clipping. */
    static long ssize(ThreadState ts, long value, long missing) {
        if (value == 0) {
            return missing;
        }
        if (Immediate.isInt(value)) {
            return Immediate.intValue(value);
        }
        if (!PyType.of(value).hasIndex()) {
            throw Errors.typeError(
                    ts,
                    "'" + PyType.of(value).name() + "' object cannot be interpreted as an integer");
        }
        long i = Abstract.index(ts, value);
        try {
            if (PyLong.fitsLong(i)) {
                return PyLong.longValue(i);
            }
        } finally {
            Refs.release(ts, i);
        }
        throw Errors.overflowError(ts, "Python int too large to convert to C ssize_t");
    }

    /** As {@link #ssize} for a parameter that is a C int. */
    static long cInt(ThreadState ts, long value, long missing) {
        return value == 0 ? missing : PyLong.asInt(ts, value);
    }

    /**
     * Start or end of a range as in slices: None or nothing is {@code missing}; clipped to a
     * long.
     */
    static long sliceIndex(ThreadState ts, long value, long missing) {
        if (value == 0 || value == Singletons.None) {
            return missing;
        }
        if (Immediate.isInt(value)) {
            return Immediate.intValue(value);
        }
        if (!PyType.of(value).hasIndex()) {
            throw Errors.typeError(
                    ts, "slice indices must be integers or None or have an __index__ method");
        }
        return Abstract.asIndex(ts, value);
    }

    /** {@code ADJUST_INDICES} for a start: negative counts from the end, never below 0. */
    static long start(long start, long length) {
        return start < 0 ? Math.max(0, start + length) : start;
    }

    /** {@code ADJUST_INDICES} for an end: clipped to [0, length]. */
    static long end(long end, long length) {
        return end > length ? length : end < 0 ? Math.max(0, end + length) : end;
    }

    /** A str parameter; throws as Argument Clinic does. */
    static void requireStr(ThreadState ts, long value, String function, int position) {
        if (!PyUnicode.check(value)) {
            String where = position == 0 ? "argument" : "argument " + position;
            throw Errors.typeError(
                    ts, function + "() " + where + " must be str, not " + typeName(value));
        }
    }

    /** As messages of Argument Clinic name the type: None for None. */
    static String typeName(long value) {
        return value == Singletons.None ? "None" : PyType.of(value).name();
    }

    /**
     * Values of an iterable that {@code join} puts together: owned, to be released by the caller.
     */
    static long[] joinItems(ThreadState ts, long iterable, String message) {
        if (PyList.TYPE.isExactly(iterable)) {
            return PyList.toArray(ts, iterable);
        }
        long iterator;
        try {
            iterator = Abstract.iter(ts, iterable);
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.TypeError)) {
                throw e;
            }
            Errors.discard(ts, e);
            throw Errors.typeError(ts, message);
        }
        Pieces items = new Pieces();
        try {
            for (long v = Abstract.next(ts, iterator); v != 0; v = Abstract.next(ts, iterator)) {
                items.addSteal(v);
            }
            return items.take();
        } catch (Throwable t) {
            items.release(ts);
            throw t;
        } finally {
            Refs.release(ts, iterator);
        }
    }

    // ---------------------------------------------------------------- ints as text

    /** The digits of an int (or of a subclass), after a minus sign if it is negative. */
    static String intDigits(ThreadState ts, long value, int radix) {
        if (PyLong.fitsLong(value)) {
            return Long.toString(PyLong.longValue(value), radix);
        }
        return radix == 10 ? LongText.toDecimal(ts, value) : PyLong.toBig(value).toString(radix);
    }

    /** An int as a double, rounded half to even; OverflowError if it is too large. */
    static double intToDouble(ThreadState ts, long value) {
        return PyLong.asDouble(ts, value);
    }

    /** {@code a} to {@code f} in capitals. */
    static String upperAscii(String digits) {
        return digits.toUpperCase(Locale.ROOT);
    }

    /** {@code PyNumber_Check}: the value has __index__, __int__ or __float__, or is complex. */
    static boolean isNumber(ThreadState ts, long value) {
        PyType type = PyType.of(value);
        if (type == PyFloat.TYPE || type.hasIndex()) {
            return true;
        }
        return has(ts, type, Names.__int__) || has(ts, type, Names.__float__);
    }

    /** The type has the special method. */
    static boolean has(ThreadState ts, PyType type, long name) {
        long found = Attributes.lookupType(ts, type, name);
        Refs.xrelease(ts, found);
        return found != 0;
    }

    /** The argument of a float conversion; {@code PyFloat_AsDouble}. */
    static double toDouble(ThreadState ts, long value, boolean bytes) {
        if (PyFloat.TYPE.isInstance(value)) {
            return PyFloat.doubleValue(value);
        }
        if (PyLong.TYPE.isInstance(value)) {
            return intToDouble(ts, value);
        }
        PyType type = PyType.of(value);
        if (!type.hasIndex() && !has(ts, type, Names.__float__)) {
            throw Errors.typeError(
                    ts,
                    bytes
                            ? "float argument required, not " + type.name()
                            : "must be real number, not " + type.name());
        }
        long x = Numbers.toFloat(ts, value);
        try {
            return PyFloat.doubleValue(x);
        } finally {
            Refs.release(ts, x);
        }
    }
}
