package org.jilectomy.runtime.modules.datetime;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.CompareOp;
import org.jilectomy.runtime.objects.Dealloc;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code datetime.timezone}, a fixed offset; compare {@code PyDateTime_TimeZone}.
 *
 * <pre>
 *  +16 offset, a timedelta, owned     +24 name, a str, owned; 0 if it is made from the offset
 * </pre>
 */
final class PyTimeZone extends PyTzInfo {
    private static final int OFFSET = PyObject.SIZE;
    private static final int NAME = OFFSET + 8;
    private static final int SIZE = NAME + 8;

    static final PyTimeZone TYPE = new PyTimeZone();

    /** {@code timezone.utc}, immortal. */
    static final long UTC = immortal(0, 0);

    private PyTimeZone() {
        super(new TypeSpec("datetime.timezone", SIZE).base(PyTzInfo.TYPE)
                .doc("Fixed offset from UTC implementation of tzinfo."));
    }

    @Override
    protected void define(TypeDef def) {
        def.in(PyTimeZone.class)
                .method("tzname(self, dt, /)", "If name is specified when timezone is created,"
                        + " returns the name.  Otherwise returns offset as 'UTC(+|-)HH:MM'.")
                .method("utcoffset(self, dt, /)", "Return fixed offset.")
                .method("dst(self, dt, /)", "Return None.")
                .method("fromutc(self, dt, /)", "datetime in UTC -> datetime in local time.")
                .method("__getinitargs__(self, /)", "pickle support", "getInitArgs")
                .value("utc", UTC)
                .value("min", immortal(-1, 60))
                .value("max", immortal(0, 86_340));
    }

    private static long immortal(int days, int seconds) {
        long delta = PyDelta.immortal(days, seconds, 0);
        synchronized (StaticTypes.class) {
            long self = Heap.newObject(StaticTypes.bootHeap(), TYPE.address, SIZE, 0);
            Memory.putLong(self + OFFSET, delta);
            Memory.putLong(self + NAME, 0);
            Refcount.makeImmortal(self);
            return self;
        }
    }

    // ---------------------------------------------------------------- making and reading

    static long offset(long self) {
        return Memory.getLong(self + OFFSET);
    }

    private static long name(long self) {
        return Memory.getLong(self + NAME);
    }

    /** @param offset a timedelta; @param name a str or 0; both borrowed */
    static long create(ThreadState ts, long offset, long name) {
        if (name == 0 && PyDelta.isZero(offset)) {
            return UTC;
        }
        if (!Offsets.inRange(offset)) {
            throw Errors.valueError(ts, "offset must be a timedelta strictly between"
                    + " -timedelta(hours=24) and timedelta(hours=24), not "
                    + PyDelta.reprJava(ts, offset) + ".");
        }
        long self = Heap.newObject(ts.heap, TYPE.address, SIZE, 0);
        Memory.putLong(self + OFFSET, Refs.retain(ts, offset));
        Memory.putLong(self + NAME, name == 0 ? 0 : Refs.retain(ts, name));
        return self;
    }

    static long ofMicros(ThreadState ts, long micros) {
        if (micros == 0) {
            return UTC;
        }
        long delta = PyDelta.of(ts, micros);
        try {
            return create(ts, delta, 0);
        } finally {
            Refs.release(ts, delta);
        }
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(offset(self));
        Dealloc.visit(name(self), visitor);
    }

    private static final String[] NAMES = {"offset", "name"};

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long[] a = Arguments.bind(ts, "timezone", NAMES, 1, 2, args, kwnames);
        if (!PyDelta.check(a[0])) {
            throw Errors.typeError(ts, "timezone() argument 1 must be datetime.timedelta, not "
                    + (a[0] == Singletons.None ? "None" : PyType.of(a[0]).name()));
        }
        if (a[1] != 0) {
            Arguments.requireStr(ts, a[1], "timezone", 2);
        }
        return create(ts, a[0], a[1]);
    }

    // ---------------------------------------------------------------- Python-visible

    private static void check(ThreadState ts, long dt, String method) {
        if (dt != Singletons.None && !PyDateTime.check(dt)) {
            throw Errors.typeError(ts, method + "(dt) argument must be a datetime instance or"
                    + " None, not " + PyType.of(dt).name());
        }
    }

    static long tzname(ThreadState ts, long self, long dt) {
        check(ts, dt, "tzname");
        return TYPE.tp_str(ts, self);
    }

    static long utcoffset(ThreadState ts, long self, long dt) {
        check(ts, dt, "utcoffset");
        return Refs.retain(ts, offset(self));
    }

    static long dst(ThreadState ts, long self, long dt) {
        check(ts, dt, "dst");
        return Singletons.None;
    }

    static long fromutc(ThreadState ts, long self, long dt) {
        checkOwn(ts, self, dt);
        return PyDateTime.plus(ts, dt, PyDelta.micros(offset(self)));
    }

    static long getInitArgs(ThreadState ts, long self) {
        return name(self) == 0 ? PyTuple.of(ts, offset(self))
                : PyTuple.of(ts, offset(self), name(self));
    }

    // ---------------------------------------------------------------- slots

    @Override
    public long tp_repr(ThreadState ts, long self) {
        if (self == UTC) {
            return PyUnicode.fromJava(ts, "datetime.timezone.utc");
        }
        String text = name() + "(" + PyDelta.reprJava(ts, offset(self));
        if (name(self) != 0) {
            text += ", " + Abstract.reprJava(ts, name(self));
        }
        return PyUnicode.fromJava(ts, text + ")");
    }

    @Override
    public long tp_str(ThreadState ts, long self) {
        if (name(self) != 0) {
            return Refs.retain(ts, name(self));
        }
        long micros = PyDelta.micros(offset(self));
        return PyUnicode.fromJava(ts,
                micros == 0 ? "UTC" : "UTC" + new IsoText().offset(micros, true));
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        return PyDelta.TYPE.tp_hash(ts, offset(self));
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        if (op != CompareOp.EQ && op != CompareOp.NE || !TYPE.isExactly(other)) {
            return Singletons.NotImplemented;
        }
        return PyBool.of(CompareOp.holds(PyDelta.compare(offset(self), offset(other)), op));
    }
}
