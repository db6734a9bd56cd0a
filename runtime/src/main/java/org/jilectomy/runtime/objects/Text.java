package org.jilectomy.runtime.objects;

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
        return Abstract.asIndexOrThrow(ts, value, Exceptions.OverflowError);
    }

    /** Start or end of a range as in slices: None or nothing is {@code missing}; clipped to a long. */
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
}
