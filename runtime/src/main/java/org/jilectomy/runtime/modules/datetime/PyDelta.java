package org.jilectomy.runtime.modules.datetime;

import java.math.BigInteger;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.BinaryOp;
import org.jilectomy.runtime.objects.CompareOp;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.UnicodeBuilder;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code datetime.timedelta}; compare {@code PyDateTime_Delta}.
 *
 * <pre>
 *  +16 hashcode, -1 until asked for   +24 days   +28 seconds   +32 microseconds   (ints)
 *  -999999999 &lt;= days &lt;= 999999999     0 &lt;= seconds &lt; 86400     0 &lt;= microseconds &lt; 1000000
 * </pre>
 */
final class PyDelta extends PyType {
    private static final int HASHCODE = PyObject.SIZE;
    private static final int DAYS = HASHCODE + 8;
    private static final int SECONDS = DAYS + 4;
    private static final int MICROSECONDS = SECONDS + 4;
    private static final int SIZE = MICROSECONDS + 8;

    static final int MAX_DAYS = 999_999_999;

    static final PyDelta TYPE = new PyDelta();

    private PyDelta() {
        super(new TypeSpec("datetime.timedelta", SIZE).subclassable()
                .doc("Difference between two datetime values.\n\ntimedelta(days=0, seconds=0,"
                        + " microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)\n\nAll"
                        + " arguments are optional and default to 0.\nArguments may be integers or"
                        + " floats, and may be positive or negative."));
    }

    @Override
    protected void define(TypeDef def) {
        def.computedMember("days", "getDays", "Number of days.")
                .computedMember("seconds", "getSeconds",
                        "Number of seconds (>= 0 and less than 1 day).")
                .computedMember("microseconds", "getMicroseconds",
                        "Number of microseconds (>= 0 and less than 1 second).")
                .method("total_seconds(self, /)", "Total seconds in the duration.",
                        "totalSeconds")
                .method("__reduce__(self, /)", "__reduce__() -> (cls, state)", "reduce")
                .value("min", immortal(-MAX_DAYS, 0, 0))
                .value("max", immortal(MAX_DAYS, 86_399, 999_999))
                .value("resolution", immortal(0, 0, 1));
    }

    // ---------------------------------------------------------------- making and reading

    private static void fill(long self, int days, int seconds, int microseconds) {
        Memory.putLong(self + HASHCODE, -1);
        Memory.putInt(self + DAYS, days);
        Memory.putInt(self + SECONDS, seconds);
        Memory.putInt(self + MICROSECONDS, microseconds);
    }

    /** A constant of a type, made before any thread state is needed. */
    static long immortal(int days, int seconds, int microseconds) {
        synchronized (StaticTypes.class) {
            long self = Heap.newObject(StaticTypes.bootHeap(), TYPE.address, SIZE, 0);
            fill(self, days, seconds, microseconds);
            Refcount.makeImmortal(self);
            return self;
        }
    }

    /** From parts in any range, of which the sum is brought into form; owned. */
    static long create(ThreadState ts, PyType type, long days, long seconds, long microseconds) {
        seconds += Math.floorDiv(microseconds, Civil.SECOND);
        int us = (int) Math.floorMod(microseconds, Civil.SECOND);
        days += Math.floorDiv(seconds, 86_400L);
        int s = (int) Math.floorMod(seconds, 86_400L);
        if (days < -MAX_DAYS || days > MAX_DAYS) {
            if (days != (int) days) {
                throw Errors.overflowError(ts, "Python int too large to convert to C int");
            }
            throw Errors.overflowError(ts, "days=" + days + "; must have magnitude <= " + MAX_DAYS);
        }
        long self = type == TYPE ? Heap.newObject(ts.heap, TYPE.address, SIZE, 0)
                : StaticTypes.newInstance(ts, type, type.basicSize);
        fill(self, (int) days, s, us);
        return self;
    }

    static long of(ThreadState ts, long micros) {
        return create(ts, TYPE, 0, 0, micros);
    }

    static boolean check(long value) {
        return (value & 3) == 0 && (PyObject.ob_type(value) == TYPE.address
                || TYPE.isInstance(value));
    }

    static int days(long self) {
        return Memory.getInt(self + DAYS);
    }

    static int seconds(long self) {
        return Memory.getInt(self + SECONDS);
    }

    static int microseconds(long self) {
        return Memory.getInt(self + MICROSECONDS);
    }

    /** What is in it besides the days, in microseconds. */
    static long ofDay(long self) {
        return seconds(self) * Civil.SECOND + microseconds(self);
    }

    /** Whether {@link #micros} is exact. */
    static boolean fitsMicros(long self) {
        int d = days(self);
        return d > -106_000_000 && d < 106_000_000;
    }

    static long micros(long self) {
        return days(self) * Civil.DAY + ofDay(self);
    }

    static boolean isZero(long self) {
        return (days(self) | seconds(self) | microseconds(self)) == 0;
    }

    static int compare(long a, long b) {
        int c = Integer.compare(days(a), days(b));
        return c != 0 ? c : Long.compare(ofDay(a), ofDay(b));
    }

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        if (PyObject.ob_type(self) == address) {
            Heap.freeObject(ts.heap, self);
        } else {
            super.tp_dealloc(ts, self);
        }
    }

    // ---------------------------------------------------------------- new

    private static final String[] NAMES = {"days", "seconds", "microseconds", "milliseconds",
        "minutes", "hours", "weeks"};

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long[] a = Arguments.bind(ts, "__new__", NAMES, 0, NAMES.length, args, kwnames);
        return DeltaParts.sum(ts, type, NAMES, a);
    }

    // ---------------------------------------------------------------- Python-visible

    static long getDays(ThreadState ts, long self) {
        return PyLong.of(ts, days(self));
    }

    static long getSeconds(ThreadState ts, long self) {
        return PyLong.of(ts, seconds(self));
    }

    static long getMicroseconds(ThreadState ts, long self) {
        return PyLong.of(ts, microseconds(self));
    }

    static long totalSeconds(ThreadState ts, long self) {
        long us = fitsMicros(self) ? micros(self) : Long.MAX_VALUE;
        if (Math.abs(us) <= 1L << 53) {
            return PyFloat.of(ts, us / 1e6); // both exact, so the quotient is the nearest
        }
        return DeltaMath.ratio(ts, DeltaMath.big(self), BigInteger.valueOf(Civil.SECOND));
    }

    static long reduce(ThreadState ts, long self) {
        return Arguments.reduced(ts, self, PyTuple.fromArraySteal(ts, new long[] {
            getDays(ts, self), getSeconds(ts, self), getMicroseconds(ts, self)
        }));
    }

    // ---------------------------------------------------------------- slots

    @Override
    public long tp_repr(ThreadState ts, long self) {
        UnicodeBuilder b = new UnicodeBuilder(48);
        b.append(PyType.of(self).name()).append('(');
        boolean any = part(b, "days=", days(self), false);
        any = part(b, "seconds=", seconds(self), any);
        any = part(b, "microseconds=", microseconds(self), any);
        if (!any) {
            b.append('0');
        }
        return b.append(')').finish(ts);
    }

    private static boolean part(UnicodeBuilder b, String name, int value, boolean any) {
        if (value == 0) {
            return any;
        }
        if (any) {
            b.append(", ");
        }
        b.append(name).appendInt(value);
        return true;
    }

    @Override
    public long tp_str(ThreadState ts, long self) {
        UnicodeBuilder b = new UnicodeBuilder(32);
        int days = days(self);
        if (days != 0) {
            b.appendInt(days).append(days == 1 || days == -1 ? " day, " : " days, ");
        }
        int s = seconds(self);
        b.appendInt(s / 3600).append(':');
        IsoText.two(b, s / 60 % 60);
        b.append(':');
        IsoText.two(b, s % 60);
        if (microseconds(self) != 0) {
            b.append('.');
            IsoText.padded(b, microseconds(self), 100_000);
        }
        return b.finish(ts);
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        long hash = Memory.getLong(self + HASHCODE);
        if (hash == -1) {
            hash = hash(ts, getDays(ts, self), getSeconds(ts, self), getMicroseconds(ts, self));
            Memory.putLong(self + HASHCODE, hash);
        }
        return hash;
    }

    /** That of a delta of so many microseconds. */
    static long hash(ThreadState ts, long micros) {
        long ofDay = Math.floorMod(micros, Civil.DAY);
        return hash(ts, PyLong.of(ts, Math.floorDiv(micros, Civil.DAY)),
                PyLong.of(ts, ofDay / Civil.SECOND), PyLong.of(ts, ofDay % Civil.SECOND));
    }

    private static long hash(ThreadState ts, long days, long seconds, long us) {
        long tuple = PyTuple.fromArraySteal(ts, new long[] {days, seconds, us});
        try {
            return Abstract.hash(ts, tuple);
        } finally {
            Refs.release(ts, tuple);
        }
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        return check(other) ? PyBool.of(CompareOp.holds(compare(self, other), op))
                : Singletons.NotImplemented;
    }

    @Override
    public int nb_bool(ThreadState ts, long self) {
        return isZero(self) ? 0 : 1;
    }

    @Override
    public long nb_negative(ThreadState ts, long self) {
        return create(ts, TYPE, -days(self), -seconds(self), -microseconds(self));
    }

    @Override
    public long nb_positive(ThreadState ts, long self) {
        return create(ts, TYPE, days(self), seconds(self), microseconds(self));
    }

    @Override
    public long nb_absolute(ThreadState ts, long self) {
        return days(self) < 0 ? nb_negative(ts, self) : nb_positive(ts, self);
    }

    @Override
    public long nb_binary(ThreadState ts, long left, long right, int op) {
        if (op == BinaryOp.ADD || op == BinaryOp.SUBTRACT) {
            if (!check(left) || !check(right)) {
                return Singletons.NotImplemented;
            }
            long sign = op == BinaryOp.ADD ? 1 : -1;
            return create(ts, TYPE, days(left) + sign * days(right),
                    seconds(left) + sign * seconds(right),
                    microseconds(left) + sign * microseconds(right));
        }
        return DeltaMath.binary(ts, left, right, op);
    }

    /** For messages. */
    static String reprJava(ThreadState ts, long self) {
        long text = Abstract.repr(ts, self);
        try {
            return PyUnicode.toJava(text);
        } finally {
            Refs.release(ts, text);
        }
    }
}
