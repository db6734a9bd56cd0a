package org.jilectomy.runtime.modules.datetime;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
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
 * {@code datetime.time}: the struct and the slots; compare {@code PyDateTime_Time}.
 *
 * <pre>
 *  +16 hashcode, -1 until asked for
 *  +24 hastzinfo   +25 data[6]: hour, minute, second, microsecond (three bytes)   +31 fold
 *  +32 tzinfo, owned; 0 if there is none
 * </pre>
 *
 * <p>As in {@link PyDate} the eight bytes from +24 on are one word, the first byte on top.
 */
final class PyTime extends PyType {
    private static final int TZINFO = PyDate.DATA + 8;
    private static final int SIZE = TZINFO + 8;

    /** Length of the state in a pickle. */
    static final int STATE = 6;

    static final PyTime TYPE = new PyTime();

    private PyTime() {
        super(new TypeSpec("datetime.time", SIZE).subclassable()
                .doc("time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time"
                        + " object\n\nAll arguments are optional. tzinfo may be None, or an"
                        + " instance of\na tzinfo subclass. The remaining arguments may be ints.\n"));
    }

    @Override
    protected void define(TypeDef def) {
        TimeMethods.define(def);
        def.value("min", immortal(0))
                .value("max", immortal(word(23, 59, 59, 999_999, 0)))
                .value("resolution", PyDelta.immortal(0, 0, 1));
    }

    // ---------------------------------------------------------------- making and reading

    private static long word(int hour, int minute, int second, int us, int fold) {
        return (long) hour << 48 | (long) minute << 40 | (long) second << 32 | (long) us << 8
                | fold;
    }

    private static long immortal(long word) {
        synchronized (StaticTypes.class) {
            long self = Heap.newObject(StaticTypes.bootHeap(), TYPE.address, SIZE, 0);
            PyDate.word(self, word);
            Memory.putLong(self + TZINFO, 0);
            Refcount.makeImmortal(self);
            return self;
        }
    }

    /** An instance of {@code type} made without its constructor; owned. @param tzinfo 0: none */
    static long allocate(
            ThreadState ts, PyType type, int hour, int minute, int second, int us, long tzinfo,
            int fold) {
        Civil.checkTime(ts, hour, minute, second, us, fold);
        return raw(ts, type, word(hour, minute, second, us, fold), tzinfo);
    }

    private static long raw(ThreadState ts, PyType type, long word, long tzinfo) {
        long self = type == TYPE ? Heap.newObject(ts.heap, TYPE.address, SIZE, 0)
                : StaticTypes.newInstance(ts, type, type.basicSize);
        PyDate.word(self, tzinfo == 0 ? word : word | PyDate.HAS_TZINFO);
        Memory.putLong(self + TZINFO, tzinfo == 0 ? 0 : Refs.retain(ts, tzinfo));
        return self;
    }

    static boolean check(long value) {
        return (value & 3) == 0 && (PyObject.ob_type(value) == TYPE.address
                || TYPE.isInstance(value));
    }

    static int hour(long self) {
        return (int) (PyDate.word(self) >>> 48) & 0xff;
    }

    static int minute(long self) {
        return (int) (PyDate.word(self) >>> 40) & 0xff;
    }

    static int second(long self) {
        return (int) (PyDate.word(self) >>> 32) & 0xff;
    }

    static int us(long self) {
        return (int) (PyDate.word(self) >>> 8) & 0xffffff;
    }

    static int fold(long self) {
        return (int) PyDate.word(self) & 0xff;
    }

    /** Borrowed; 0 if there is none. */
    static long tzinfo(long self) {
        return Memory.getLong(self + TZINFO);
    }

    static long utcoffset(ThreadState ts, long self) {
        return Offsets.utcoffset(ts, tzinfo(self), Singletons.None);
    }

    static int seconds(long self) {
        return (hour(self) * 60 + minute(self)) * 60 + second(self);
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        Dealloc.visit(tzinfo(self), visitor);
    }

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        if (PyObject.ob_type(self) == address && tzinfo(self) == 0) {
            Heap.freeObject(ts.heap, self);
        } else {
            super.tp_dealloc(ts, self);
        }
    }

    // ---------------------------------------------------------------- new

    private static final String[] NAMES = {"hour", "minute", "second", "microsecond", "tzinfo",
        "fold"};

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        if (kwnames == 0 && (args.length == 1 || args.length == 2)) {
            byte[] s = Arguments.state(ts, args[0], STATE, 0, "time");
            if (s != null && (s[0] & 0x7f) < 24) {
                return fromState(ts, type, s, args.length == 2 ? args[1] : 0);
            }
        }
        long[] a = Arguments.bind(ts, null, NAMES, 0, 5, args, kwnames);
        return allocate(ts, type, Arguments.cInt(ts, a[0], 0), Arguments.cInt(ts, a[1], 0),
                Arguments.cInt(ts, a[2], 0), Arguments.cInt(ts, a[3], 0),
                Arguments.tzinfo(ts, a[4]), Arguments.cInt(ts, a[5], 0));
    }

    private static long fromState(ThreadState ts, PyType type, byte[] s, long tzinfo) {
        if (tzinfo != 0 && tzinfo != Singletons.None && !PyTzInfo.TYPE.isInstance(tzinfo)) {
            throw Errors.typeError(ts, "bad tzinfo state arg");
        }
        int us = (s[3] & 0xff) << 16 | (s[4] & 0xff) << 8 | s[5] & 0xff;
        return raw(ts, type,
                word(s[0] & 0x7f, s[1] & 0xff, s[2] & 0xff, us, s[0] < 0 ? 1 : 0),
                tzinfo == Singletons.None ? 0 : tzinfo);
    }

    // ---------------------------------------------------------------- slots

    @Override
    public long tp_repr(ThreadState ts, long self) {
        String text = PyType.of(self).name() + "(" + hour(self) + ", " + minute(self);
        if (us(self) != 0) {
            text += ", " + second(self) + ", " + us(self);
        } else if (second(self) != 0) {
            text += ", " + second(self);
        }
        if (tzinfo(self) != 0) {
            text += ", tzinfo=" + Abstract.reprJava(ts, tzinfo(self));
        }
        return PyUnicode.fromJava(ts,
                text + (fold(self) == 0 ? ")" : ", fold=" + fold(self) + ")"));
    }

    @Override
    public long tp_str(ThreadState ts, long self) {
        return Abstract.callMethod(ts, self, Names.of("isoformat"));
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        long hash = Memory.getLong(self + PyDate.HASHCODE);
        if (hash != -1) {
            return hash;
        }
        long unfolded = self;
        if (fold(self) != 0) {
            unfolded = allocate(ts, TYPE, hour(self), minute(self), second(self), us(self),
                    tzinfo(self), 0);
        }
        long offset;
        try {
            offset = utcoffset(ts, unfolded);
        } finally {
            if (unfolded != self) {
                Refs.release(ts, unfolded);
            }
        }
        hash = offset == Offsets.NONE
                ? SipHash.hash(self + PyDate.DATA + 1, STATE)
                : PyDelta.hash(ts, seconds(self) * Civil.SECOND + us(self) - offset);
        Memory.putLong(self + PyDate.HASHCODE, hash);
        return hash;
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        if (!check(other)) {
            return Singletons.NotImplemented;
        }
        int sign;
        long fields = ~0xffL & ~(0xffL << 56);
        int plain = Long.compare(PyDate.word(self) & fields, PyDate.word(other) & fields);
        if (tzinfo(self) == tzinfo(other)) {
            sign = plain;
        } else {
            long mine = utcoffset(ts, self);
            long its = utcoffset(ts, other);
            if (mine == its) {
                sign = plain;
            } else if (mine != Offsets.NONE && its != Offsets.NONE) {
                long a = seconds(self) - Math.floorDiv(mine, Civil.SECOND);
                long b = seconds(other) - Math.floorDiv(its, Civil.SECOND);
                sign = a != b ? Long.compare(a, b) : Integer.compare(us(self), us(other));
            } else if (op == CompareOp.EQ || op == CompareOp.NE) {
                sign = 1;
            } else {
                throw Errors.typeError(ts, "can't compare offset-naive and offset-aware times");
            }
        }
        return PyBool.of(CompareOp.holds(sign, op));
    }
}
