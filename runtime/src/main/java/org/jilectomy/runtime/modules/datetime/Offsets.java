package org.jilectomy.runtime.modules.datetime;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/** What a tzinfo answers, checked. A tzinfo of 0 stands for None, and so does an offset of NONE. */
final class Offsets {
    static final long NONE = Long.MIN_VALUE;

    private Offsets() {}

    static RuntimeException range(ThreadState ts) {
        return Errors.valueError(ts, "offset must be a timedelta strictly between"
                + " -timedelta(hours=24) and timedelta(hours=24).");
    }

    static boolean inRange(long delta) {
        int days = PyDelta.days(delta);
        return days == 0 || days == -1 && PyDelta.ofDay(delta) > 0;
    }

    /** A timedelta or None, owned: what {@code tzinfo.name(arg)} returns. */
    static long call(ThreadState ts, long tzinfo, String name, long arg) {
        if (tzinfo == 0) {
            return Singletons.None;
        }
        long result = Abstract.callMethod(ts, tzinfo, Names.of(name), arg);
        if (result == Singletons.None) {
            return result;
        }
        try {
            if (!PyDelta.check(result)) {
                throw Errors.typeError(ts, "tzinfo." + name + "() must return None or"
                        + " timedelta, not '" + PyType.of(result).name() + "'");
            }
            if (!inRange(result)) {
                throw range(ts);
            }
        } catch (Throwable t) {
            Refs.release(ts, result);
            throw t;
        }
        return result;
    }

    private static long micros(ThreadState ts, long tzinfo, String name, long arg) {
        long delta = call(ts, tzinfo, name, arg);
        if (delta == Singletons.None) {
            return NONE;
        }
        long micros = PyDelta.micros(delta);
        Refs.release(ts, delta);
        return micros;
    }

    /** In microseconds. */
    static long utcoffset(ThreadState ts, long tzinfo, long arg) {
        if (tzinfo == 0) {
            return NONE;
        }
        return PyObject.ob_type(tzinfo) == PyTimeZone.TYPE.address
                ? PyDelta.micros(PyTimeZone.offset(tzinfo))
                : micros(ts, tzinfo, "utcoffset", arg);
    }

    static long dst(ThreadState ts, long tzinfo, long arg) {
        return tzinfo == 0 ? NONE : micros(ts, tzinfo, "dst", arg);
    }

    /** A str or None, owned. */
    static long tzname(ThreadState ts, long tzinfo, long arg) {
        if (tzinfo == 0) {
            return Singletons.None;
        }
        long result = Abstract.callMethod(ts, tzinfo, Names.of("tzname"), arg);
        if (result == Singletons.None || PyUnicode.check(result)) {
            return result;
        }
        String type = PyType.of(result).name();
        Refs.release(ts, result);
        throw Errors.typeError(ts,
                "tzinfo.tzname() must return None or a string, not '" + type + "'");
    }
}
