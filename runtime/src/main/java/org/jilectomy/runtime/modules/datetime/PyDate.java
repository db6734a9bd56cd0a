package org.jilectomy.runtime.modules.datetime;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.BinaryOp;
import org.jilectomy.runtime.objects.CompareOp;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.SipHash;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.UnicodeBuilder;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code datetime.date}: the struct and the slots; compare {@code PyDateTime_Date}.
 *
 * <pre>
 *  +16 hashcode, -1 until asked for
 *  +24 hastzinfo   +25 data[4]: year (two bytes, the high one first), month, day
 * </pre>
 *
 * <p>The eight bytes from +24 on, read as one number with the first byte on top, compare as the
 * dates do: {@link #word}. A datetime has its hour, minute and second in the last three of them.
 */
class PyDate extends PyType {
    static final int HASHCODE = PyObject.SIZE;
    static final int DATA = HASHCODE + 8; // the word; hastzinfo is its first byte
    private static final int SIZE = DATA + 8;

    /** Length of the state in a pickle. */
    static final int STATE = 4;

    static final long HAS_TZINFO = 1L << 56;

    static final PyDate TYPE = new PyDate(new TypeSpec("datetime.date", SIZE).subclassable()
            .doc("date(year, month, day) --> date object"));

    PyDate(TypeSpec spec) {
        super(spec);
    }

    @Override
    protected void define(TypeDef def) {
        DateMethods.define(def);
        def.value("min", immortal(1, 1, 1))
                .value("max", immortal(Civil.MAXYEAR, 12, 31))
                .value("resolution", PyDelta.immortal(1, 0, 0));
    }

    // ---------------------------------------------------------------- making and reading

    static long word(long self) {
        return Long.reverseBytes(Memory.getLong(self + DATA));
    }

    static void word(long self, long word) {
        Memory.putLong(self + HASHCODE, -1);
        Memory.putLong(self + DATA, Long.reverseBytes(word));
    }

    static long word(int year, int month, int day) {
        return (long) year << 40 | (long) month << 32 | (long) day << 24;
    }

    private static long immortal(int year, int month, int day) {
        synchronized (StaticTypes.class) {
            long self = Heap.newObject(StaticTypes.bootHeap(), TYPE.address, SIZE, 0);
            word(self, word(year, month, day));
            Refcount.makeImmortal(self);
            return self;
        }
    }

    static boolean check(long value) {
        return (value & 3) == 0 && (PyObject.ob_type(value) == TYPE.address
                || TYPE.isInstance(value));
    }

    static int year(long self) {
        return (int) (word(self) >>> 40) & 0xffff;
    }

    static int month(long self) {
        return (int) (word(self) >>> 32) & 0xff;
    }

    static int day(long self) {
        return (int) (word(self) >>> 24) & 0xff;
    }

    static int ordinal(long self) {
        return Civil.ordinal(year(self), month(self), day(self));
    }

    /** An instance of {@code type} made without its constructor, from checked fields; owned. */
    static long allocate(ThreadState ts, PyType type, int year, int month, int day) {
        Civil.checkDate(ts, year, month, day);
        long self = type == TYPE ? Heap.newObject(ts.heap, TYPE.address, SIZE, 0)
                : StaticTypes.newInstance(ts, type, type.basicSize);
        word(self, word(year, month, day));
        return self;
    }

    /** An instance of {@code type}, of a Python class by calling it; owned. */
    static long create(ThreadState ts, PyType type, int year, int month, int day) {
        if (type == TYPE) {
            return allocate(ts, type, year, month, day);
        }
        if (type == PyDateTime.TYPE) {
            return PyDateTime.allocate(ts, type, year, month, day, 0, 0, 0, 0, 0, 0);
        }
        return Arguments.callClass(ts, type, 0, year, month, day);
    }

    static long ofOrdinal(ThreadState ts, PyType type, long ordinal) {
        if (ordinal < 1 || ordinal > Civil.MAXORDINAL) {
            throw Civil.overflow(ts);
        }
        int packed = Civil.fromOrdinal((int) ordinal);
        return create(ts, type, Civil.year(packed), Civil.month(packed), Civil.day(packed));
    }

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        if (PyObject.ob_type(self) == TYPE.address) {
            Heap.freeObject(ts.heap, self);
        } else {
            super.tp_dealloc(ts, self);
        }
    }

    // ---------------------------------------------------------------- new

    private static final String[] NAMES = {"year", "month", "day"};

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        if (args.length == 1 && kwnames == 0) {
            byte[] state = Arguments.state(ts, args[0], STATE, 2, "date");
            if (state != null && Arguments.isMonth(state[2])) {
                return fromState(ts, type, state);
            }
        }
        long[] a = Arguments.bind(ts, null, NAMES, 3, 3, args, kwnames);
        return allocate(ts, type, Arguments.cInt(ts, a[0]), Arguments.cInt(ts, a[1]),
                Arguments.cInt(ts, a[2]));
    }

    /** What was pickled is taken as it is, but for the month. */
    private static long fromState(ThreadState ts, PyType type, byte[] state) {
        long self = StaticTypes.newInstance(ts, type, type.basicSize);
        word(self, word((state[0] & 0xff) << 8 | state[1] & 0xff, state[2], state[3] & 0xff));
        return self;
    }

    // ---------------------------------------------------------------- slots

    @Override
    public long tp_repr(ThreadState ts, long self) {
        return new UnicodeBuilder(32).append(PyType.of(self).name()).append('(')
                .appendInt(year(self)).append(", ").appendInt(month(self)).append(", ")
                .appendInt(day(self)).append(')').finish(ts);
    }

    @Override
    public long tp_str(ThreadState ts, long self) {
        return TYPE.isExactly(self) ? DateMethods.isoformat(ts, self)
                : Abstract.callMethod(ts, self, Names.of("isoformat"));
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        long hash = Memory.getLong(self + HASHCODE);
        if (hash == -1) {
            hash = SipHash.hash(self + DATA + 1, STATE);
            Memory.putLong(self + HASHCODE, hash);
        }
        return hash;
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        if (!check(other)) {
            return Singletons.NotImplemented;
        }
        long mask = ~0xffffffL & ~(0xffL << 56);
        return PyBool.of(CompareOp.holds(
                Long.compare(word(self) & mask, word(other) & mask), op));
    }

    @Override
    public long nb_binary(ThreadState ts, long left, long right, int op) {
        if (PyDateTime.check(left) || PyDateTime.check(right)) {
            return Singletons.NotImplemented;
        }
        boolean plain = check(left);
        if (op == BinaryOp.ADD) {
            if (plain && PyDelta.check(right)) {
                return plusDays(ts, left, PyDelta.days(right));
            }
            return PyDelta.check(left) && check(right) ? plusDays(ts, right, PyDelta.days(left))
                    : Singletons.NotImplemented;
        }
        if (op == BinaryOp.SUBTRACT && plain) {
            if (check(right)) {
                return PyDelta.create(ts, PyDelta.TYPE, (long) ordinal(left) - ordinal(right), 0,
                        0);
            }
            if (PyDelta.check(right)) {
                return plusDays(ts, left, -PyDelta.days(right));
            }
        }
        return Singletons.NotImplemented;
    }

    private static long plusDays(ThreadState ts, long self, int days) {
        return ofOrdinal(ts, PyType.of(self), (long) ordinal(self) + days);
    }

}
