package org.jilectomy.runtime.modules.datetime;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.BinaryOp;
import org.jilectomy.runtime.objects.CompareOp;
import org.jilectomy.runtime.objects.Dealloc;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.SipHash;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code datetime.datetime}: the struct and the slots; compare {@code PyDateTime_DateTime}.
 *
 * <pre>
 *  +16 hashcode, -1 until asked for
 *  +24 hastzinfo   +25 data[10]: a date's four, hour, minute, second   +32 microsecond (three bytes)
 *  +35 fold        +40 tzinfo, owned; 0 if there is none
 * </pre>
 */
final class PyDateTime extends PyDate {
    private static final int LOW = PyDate.DATA + 8; // microsecond and fold as an int
    private static final int TZINFO = LOW + 8;
    private static final int SIZE = TZINFO + 8;
    private static final long FIELDS = ~(0xffL << 56);

    /** Length of the state in a pickle. */
    static final int STATE = 10;

    static final PyDateTime TYPE = new PyDateTime();

    private PyDateTime() {
        super(new TypeSpec("datetime.datetime", SIZE).base(PyDate.TYPE).subclassable()
                .doc("datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]"
                        + "])\n\nThe year, month and day arguments are required. tzinfo may be"
                        + " None, or an\ninstance of a tzinfo subclass. The remaining arguments may"
                        + " be ints.\n"));
    }

    @Override
    protected void define(TypeDef def) {
        DateTimeMethods.define(def);
        DateTimeMakers.define(def);
        def.value("min", immortal(word(1, 1, 1), 0))
                .value("max", immortal(word(Civil.MAXYEAR, 12, 31) | 23L << 16 | 59L << 8 | 59,
                        999_999))
                .value("resolution", PyDelta.immortal(0, 0, 1));
    }

    // ---------------------------------------------------------------- making and reading

    private static void fill(long self, long word, int us, int fold, long tzinfo) {
        PyDate.word(self, tzinfo == 0 ? word : word | HAS_TZINFO);
        Memory.putLong(self + LOW, Integer.reverseBytes(us << 8 | fold) & 0xffffffffL);
        Memory.putLong(self + TZINFO, tzinfo);
    }

    private static long immortal(long word, int us) {
        synchronized (StaticTypes.class) {
            long self = Heap.newObject(StaticTypes.bootHeap(), TYPE.address, SIZE, 0);
            fill(self, word, us, 0, 0);
            Refcount.makeImmortal(self);
            return self;
        }
    }

    /** An instance of {@code type} made without its constructor; owned. @param tzinfo 0: none */
    static long allocate(
            ThreadState ts, PyType type, int year, int month, int day, int hour, int minute,
            int second, int us, long tzinfo, int fold) {
        Civil.checkDate(ts, year, month, day);
        Civil.checkTime(ts, hour, minute, second, us, fold);
        return raw(ts, type, word(year, month, day) | (long) hour << 16 | (long) minute << 8
                | second, us, fold, tzinfo);
    }

    private static long raw(
            ThreadState ts, PyType type, long word, int us, int fold, long tzinfo) {
        long self = type == TYPE ? Heap.newObject(ts.heap, TYPE.address, SIZE, 0)
                : StaticTypes.newInstance(ts, type, type.basicSize);
        fill(self, word, us, fold, tzinfo == 0 ? 0 : Refs.retain(ts, tzinfo));
        return self;
    }

    /** An instance of {@code type}, of a Python class by calling it, without the fold; owned. */
    static long create(ThreadState ts, PyType type, long micros, long tzinfo, int fold) {
        if (micros < Civil.DAY || micros >= (Civil.MAXORDINAL + 1L) * Civil.DAY) {
            throw Civil.overflow(ts);
        }
        int packed = Civil.fromOrdinal((int) (micros / Civil.DAY));
        long ofDay = micros % Civil.DAY;
        int s = (int) (ofDay / Civil.SECOND);
        return create(ts, type, Civil.year(packed), Civil.month(packed), Civil.day(packed),
                s / 3600, s / 60 % 60, s % 60, (int) (ofDay % Civil.SECOND), tzinfo, fold);
    }

    static long create(
            ThreadState ts, PyType type, int year, int month, int day, int hour, int minute,
            int second, int us, long tzinfo, int fold) {
        if (type == TYPE) {
            return allocate(ts, type, year, month, day, hour, minute, second, us, tzinfo, fold);
        }
        return Arguments.callClass(ts, type, tzinfo == 0 ? Singletons.None : tzinfo, year, month,
                day, hour, minute, second, us);
    }

    static boolean check(long value) {
        return (value & 3) == 0 && (PyObject.ob_type(value) == TYPE.address
                || TYPE.isInstance(value));
    }

    static int hour(long self) {
        return (int) (word(self) >>> 16) & 0xff;
    }

    static int minute(long self) {
        return (int) (word(self) >>> 8) & 0xff;
    }

    static int second(long self) {
        return (int) word(self) & 0xff;
    }

    private static int low(long self) {
        return Integer.reverseBytes(Memory.getInt(self + LOW));
    }

    static int us(long self) {
        return low(self) >>> 8;
    }

    static int fold(long self) {
        return low(self) & 0xff;
    }

    /** Borrowed; 0 if there is none. */
    static long tzinfo(long self) {
        return Memory.getLong(self + TZINFO);
    }

    /**
     * A copy in another zone, of the same class, whose constructor is not asked; owned. What a class
     * written in Python makes may be known to others already: it is never changed.
     */
    static long inZone(ThreadState ts, long self, long tzinfo) {
        return raw(ts, PyType.of(self), word(self) & FIELDS, us(self), fold(self), tzinfo);
    }

    static long utcoffset(ThreadState ts, long self) {
        return Offsets.utcoffset(ts, tzinfo(self), self);
    }

    static long micros(long self) {
        long w = word(self);
        return Civil.micros((int) (w >>> 40) & 0xffff, (int) (w >>> 32) & 0xff,
                (int) (w >>> 24) & 0xff, (int) (w >>> 16) & 0xff, (int) (w >>> 8) & 0xff,
                (int) w & 0xff, us(self));
    }

    /** As {@link #plus}; TypeError if the class of self makes something else. */
    static long moved(ThreadState ts, long self, long micros) {
        long result = plus(ts, self, micros);
        if (check(result)) {
            return result;
        }
        try {
            throw Errors.typeError(ts, PyType.of(self).name() + "() returned no datetime");
        } finally {
            Refs.release(ts, result);
        }
    }

    /** {@code self + micros} with the same zone; what the class of self makes of it. */
    static long plus(ThreadState ts, long self, long micros) {
        return create(ts, PyType.of(self), micros(self) + micros, tzinfo(self), 0);
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        Dealloc.visit(tzinfo(self), visitor);
    }

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        if (PyObject.ob_type(self) == TYPE.address && tzinfo(self) == 0) {
            Heap.freeObject(ts.heap, self);
        } else {
            super.tp_dealloc(ts, self);
        }
    }

    // ---------------------------------------------------------------- new

    private static final String[] NAMES = {"year", "month", "day", "hour", "minute", "second",
        "microsecond", "tzinfo", "fold"};

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        if (kwnames == 0 && (args.length == 1 || args.length == 2)) {
            byte[] s = Arguments.state(ts, args[0], STATE, 2, "datetime");
            if (s != null && Arguments.isMonth(s[2] & 0x7f)) {
                return fromState(ts, type, s, args.length == 2 ? args[1] : 0);
            }
        }
        long[] a = Arguments.bind(ts, null, NAMES, 3, 8, args, kwnames);
        return allocate(ts, type, Arguments.cInt(ts, a[0]), Arguments.cInt(ts, a[1]),
                Arguments.cInt(ts, a[2]), Arguments.cInt(ts, a[3], 0),
                Arguments.cInt(ts, a[4], 0), Arguments.cInt(ts, a[5], 0),
                Arguments.cInt(ts, a[6], 0), Arguments.tzinfo(ts, a[7]),
                Arguments.cInt(ts, a[8], 0));
    }

    private static long fromState(ThreadState ts, PyType type, byte[] s, long tzinfo) {
        if (tzinfo != 0 && tzinfo != Singletons.None && !PyTzInfo.TYPE.isInstance(tzinfo)) {
            throw Errors.typeError(ts, "bad tzinfo state arg");
        }
        long word = 0;
        for (int i = 0; i < 7; i++) {
            word = word << 8 | (i == 2 ? s[i] & 0x7f : s[i] & 0xff);
        }
        int us = (s[7] & 0xff) << 16 | (s[8] & 0xff) << 8 | s[9] & 0xff;
        return raw(ts, type, word, us, s[2] < 0 ? 1 : 0, tzinfo == Singletons.None ? 0 : tzinfo);
    }

    /** The state for a pickle. */
    static byte[] state(long self) {
        byte[] state = new byte[STATE];
        for (int i = 0; i < 7; i++) {
            state[i] = (byte) (word(self) >>> 48 - 8 * i);
        }
        for (int i = 0; i < 3; i++) {
            state[7 + i] = (byte) (low(self) >>> 24 - 8 * i);
        }
        return state;
    }

    // ---------------------------------------------------------------- slots

    @Override
    public long tp_repr(ThreadState ts, long self) {
        String text = PyType.of(self).name() + "(" + year(self) + ", " + month(self) + ", "
                + day(self) + ", " + hour(self) + ", " + minute(self);
        if (us(self) != 0) {
            text += ", " + second(self) + ", " + us(self);
        } else if (second(self) != 0) {
            text += ", " + second(self);
        }
        return PyUnicode.fromJava(ts, text + reprTail(ts, fold(self), tzinfo(self)));
    }

    private static String reprTail(ThreadState ts, int fold, long tzinfo) {
        String text = fold == 0 ? "" : ", fold=" + fold;
        return (tzinfo == 0 ? text : text + ", tzinfo=" + Abstract.reprJava(ts, tzinfo)) + ")";
    }

    @Override
    public long tp_str(ThreadState ts, long self) {
        if (TYPE.isExactly(self)) {
            return DateTimeMethods.text(ts, self, ' ', 0);
        }
        return Abstract.callMethod(ts, self, Names.of("isoformat"), Names.of(" "));
    }

    /** The offset that self would have with another fold. */
    private static long offsetWith(ThreadState ts, long self, int fold) {
        long other = raw(ts, TYPE, word(self) & FIELDS, us(self), fold, tzinfo(self));
        try {
            return utcoffset(ts, other);
        } finally {
            Refs.release(ts, other);
        }
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        long hash = Memory.getLong(self + HASHCODE);
        if (hash != -1) {
            return hash;
        }
        long offset = fold(self) != 0 ? offsetWith(ts, self, 0) : utcoffset(ts, self);
        hash = offset == Offsets.NONE
                ? SipHash.hash(self + DATA + 1, STATE)
                : PyDelta.hash(ts, micros(self) - offset);
        Memory.putLong(self + HASHCODE, hash);
        return hash;
    }

    /** In a zone whose offset depends on the fold, self equals nothing in another zone. */
    private static boolean isProblematic(ThreadState ts, long self, long offset) {
        return tzinfo(self) != 0 && !PyTimeZone.TYPE.isExactly(tzinfo(self))
                && offsetWith(ts, self, 1 - fold(self)) != offset;
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        boolean equality = op == CompareOp.EQ || op == CompareOp.NE;
        if (!check(other)) {
            if (!PyDate.check(other)) {
                return Singletons.NotImplemented;
            }
            if (equality) {
                return PyBool.of(op == CompareOp.NE);
            }
            throw Errors.typeError(ts, "can't compare " + PyType.of(self).name() + " to "
                    + PyType.of(other).name());
        }
        int sign = Long.compare(word(self) & FIELDS, word(other) & FIELDS);
        sign = sign != 0 ? sign : Integer.compare(us(self), us(other));
        if (tzinfo(self) != tzinfo(other)) {
            long mine = utcoffset(ts, self);
            long its = utcoffset(ts, other);
            if (mine != its) {
                if (mine == Offsets.NONE || its == Offsets.NONE) {
                    if (equality) {
                        return PyBool.of(op == CompareOp.NE);
                    }
                    throw Errors.typeError(ts,
                            "can't compare offset-naive and offset-aware datetimes");
                }
                sign = Long.compare(micros(self) - mine, micros(other) - its);
            }
            if (equality && sign == 0
                    && (isProblematic(ts, self, mine) || isProblematic(ts, other, its))) {
                sign = 1;
            }
        }
        return PyBool.of(CompareOp.holds(sign, op));
    }

    @Override
    public long nb_binary(ThreadState ts, long left, long right, int op) {
        if (op == BinaryOp.ADD) {
            if (check(left)) {
                return PyDelta.check(right) ? add(ts, left, right, 1) : Singletons.NotImplemented;
            }
            return PyDelta.check(left) && check(right) ? add(ts, right, left, 1)
                    : Singletons.NotImplemented;
        }
        if (op == BinaryOp.SUBTRACT && check(left)) {
            if (check(right)) {
                return difference(ts, left, right);
            }
            if (PyDelta.check(right)) {
                return add(ts, left, right, -1);
            }
        }
        return Singletons.NotImplemented;
    }

    private static long add(ThreadState ts, long self, long delta, int sign) {
        if (!PyDelta.fitsMicros(delta)) {
            throw Civil.overflow(ts);
        }
        return plus(ts, self, sign * PyDelta.micros(delta));
    }

    private static long difference(ThreadState ts, long left, long right) {
        long micros = micros(left) - micros(right);
        if (tzinfo(left) != tzinfo(right)) {
            long mine = utcoffset(ts, left);
            long its = utcoffset(ts, right);
            if (mine != its) {
                if (mine == Offsets.NONE || its == Offsets.NONE) {
                    throw Errors.typeError(ts,
                            "can't subtract offset-naive and offset-aware datetimes");
                }
                micros += its - mine;
            }
        }
        return PyDelta.of(ts, micros);
    }
}
