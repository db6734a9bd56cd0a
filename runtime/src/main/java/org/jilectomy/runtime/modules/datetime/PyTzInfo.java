package org.jilectomy.runtime.modules.datetime;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.state.ThreadState;

/** {@code datetime.tzinfo}, the base of all zones; compare {@code PyDateTime_TZInfo}. */
class PyTzInfo extends PyType {
    static final PyTzInfo TYPE = new PyTzInfo(
            new TypeSpec("datetime.tzinfo", PyObject.SIZE).subclassable()
                    .doc("Abstract base class for time zone info objects."));

    PyTzInfo(TypeSpec spec) {
        super(spec);
    }

    @Override
    protected void define(TypeDef def) {
        def.in(PyTzInfo.class)
                .method("tzname(self, dt, /)", "datetime -> string name of time zone.")
                .method("utcoffset(self, dt, /)", "datetime -> timedelta showing offset from UTC,"
                        + " negative values indicating West of UTC")
                .method("dst(self, dt, /)", "datetime -> DST offset as timedelta positive east of"
                        + " UTC.")
                .method("fromutc(self, dt, /)",
                        "datetime in UTC -> datetime in local time.")
                .method("__reduce__(self, /)", "-> (cls, state)", "reduce");
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        return StaticTypes.newInstance(ts, type, type.basicSize);
    }

    private static RuntimeException missing(ThreadState ts, String name) {
        return Errors.raise(ts, Exceptions.NotImplementedError,
                "a tzinfo subclass must implement " + name + "()");
    }

    static long tzname(ThreadState ts, long self, long dt) {
        throw missing(ts, "tzname");
    }

    static long utcoffset(ThreadState ts, long self, long dt) {
        throw missing(ts, "utcoffset");
    }

    static long dst(ThreadState ts, long self, long dt) {
        throw missing(ts, "dst");
    }

    static void checkOwn(ThreadState ts, long self, long dt) {
        if (!PyDateTime.check(dt)) {
            throw Errors.typeError(ts, "fromutc: argument must be a datetime");
        }
        if (PyDateTime.tzinfo(dt) != self) {
            throw Errors.valueError(ts, "fromutc: dt.tzinfo is not self");
        }
    }

    /** Right for every zone whose standard offset does not change. */
    static long fromutc(ThreadState ts, long self, long dt) {
        checkOwn(ts, self, dt);
        long offset = Offsets.utcoffset(ts, self, dt);
        if (offset == Offsets.NONE) {
            throw Errors.valueError(ts, "fromutc: non-None utcoffset() result required");
        }
        long dst = Offsets.dst(ts, self, dt);
        if (dst == Offsets.NONE) {
            throw Errors.valueError(ts, "fromutc: non-None dst() result required");
        }
        long result = PyDateTime.moved(ts, dt, offset - dst);
        try {
            dst = Offsets.dst(ts, PyDateTime.tzinfo(result), result);
            if (dst == Offsets.NONE) {
                throw Errors.valueError(ts, "fromutc: tz.dst() gave inconsistent results; cannot"
                        + " convert");
            }
            return dst == 0 ? Refs.retain(ts, result) : PyDateTime.plus(ts, result, dst);
        } finally {
            Refs.release(ts, result);
        }
    }

    static long reduce(ThreadState ts, long self) {
        long init = Abstract.lookupAttr(ts, self, Names.of("__getinitargs__"));
        long args;
        if (init == 0) {
            args = PyTuple.empty(ts);
        } else {
            try {
                args = Abstract.call(ts, init);
            } finally {
                Refs.release(ts, init);
            }
        }
        long state;
        try {
            state = Abstract.callMethod(ts, self, Names.of("__getstate__"));
        } catch (Throwable t) {
            Refs.release(ts, args);
            throw t;
        }
        return PyTuple.fromArraySteal(ts, new long[] {
            Refs.retain(ts, PyType.addressOf(self)), args, state
        });
    }
}
