package org.jilectomy.runtime.objects;

import java.math.BigInteger;
import org.jilectomy.heap.Header;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.PyLongObject;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code int}; compare CPython {@code longobject.c}.
 *
 * <p>An int is one of three things: an immediate (63 bits, no object), an object whose value fits a
 * Java long, or a larger object. The digits in memory are the truth; a {@link BigInteger} exists
 * only while a slow operation computes.
 *
 * <pre>
 *   ob_size   sign × number of digits
 *   ob_digit  30-bit digits, least significant first
 * </pre>
 *
 * <p>Beyond CPython one rule: an int of fewer than two digits has 0 in the second digit's place
 * (the block is 32 bytes anyway), so that {@link #isSmall small} ints, up to 60 bits, are read by
 * two loads without a branch on the number of digits. That is what makes {@code -X unbox=0}
 * bearable.
 *
 * <p>The ints from -5 to 256 are immortal objects made once. Results of operations are exact ints,
 * also when the operands are of a subclass.
 *
 * <p>Arithmetic is in {@link LongArithmetic}, text in {@link LongText}, methods in
 * {@link LongMethods}.
 */
public class PyLong extends PyType {
    private static final int SMALL_MIN = -5;
    private static final int SMALL_COUNT = 262;

    /** Room for two digits, whatever their number. */
    private static final int MIN_BYTES = PyLongObject.OB_DIGIT + 8;

    /** Two digits hold what is between this and its negative. */
    private static final long SMALL_LIMIT = 1L << 2 * PyLongObject.PYLONG_SHIFT;

    public static final PyLong TYPE = new PyLong();

    /** Of the {@code PyTypeObject}; a constant for compiled code. */
    public static final long ADDRESS = TYPE.address;

    private static final long[] SMALL = makeSmall();

    /** Distance of two neighbours in {@link #SMALL}, as a shift. */
    private static final int STRIDE = 5;

    /**
     * Where the ints that are made once begin; an address that no object has if they do not lie one
     * behind the other. Then which of them an object is can be told from its address.
     */
    private static final long MADE_ONCE =
            Immediate.ENABLED && liesInARow(SMALL) ? SMALL[0] : Long.MIN_VALUE >> 1;

    private static final EntryPoint NEW =
            new EntryPoint(
                    "int",
                    Signature.parse("(cls, x=0, /, base=10)"),
                    LongMethods.class,
                    "construct");

    private PyLong() {
        this(
                new TypeSpec("int", PyLongObject.OB_DIGIT)
                        .items(4)
                        .subclassable()
                        .flags(TPFLAGS_LONG_SUBCLASS | TPFLAGS_MATCH_SELF)
                        .doc(
                                "int([x]) -> integer\nint(x, base=10) -> integer\n\nConvert a number"
                                        + " or string to an integer, or return 0 if no arguments"
                                        + " are given."));
    }

    /** For {@code bool}. */
    PyLong(TypeSpec spec) {
        super(spec);
    }

    private static long[] makeSmall() {
        long[] objects = new long[SMALL_COUNT];
        for (int i = 0; i < SMALL_COUNT; i++) {
            long v = (long) i + SMALL_MIN;
            long self = Heap.newObject(StaticTypes.bootHeap(), ADDRESS, MIN_BYTES, 0);
            PyVarObject.ob_size(self, Long.signum(v));
            Memory.putLong(self + PyLongObject.OB_DIGIT, Math.abs(v));
            Refcount.makeImmortal(self);
            objects[i] = self;
        }
        return objects;
    }

    private static boolean liesInARow(long[] objects) {
        for (int i = 0; i < objects.length; i++) {
            if (objects[i] != objects[0] + ((long) i << STRIDE)) {
                return false;
            }
        }
        return true;
    }

    // ---------------------------------------------------------------- the ints made once

    /** Whether the object is known by its address to be an int that is made once; 0 is allowed. */
    static boolean isMadeOnce(long object) {
        return Long.compareUnsigned(object - MADE_ONCE, (long) SMALL_COUNT << STRIDE) < 0;
    }

    /** The immediate form of an object for which {@link #isMadeOnce} holds. */
    static long madeOnceImmediate(long object) {
        return (object - MADE_ONCE >>> STRIDE - 1) + (2 * SMALL_MIN + 1);
    }

    /**
     * The object of an immediate that may replace {@code object} without counting either: both are
     * ints that are made once, and immortal. 0 if they are not.
     */
    static long otherMadeOnce(long object, long immediate) {
        return Header.IMMORTALS && isMadeOnce(object) && isMadeOnceImmediate(immediate)
                ? MADE_ONCE + (immediate - (2 * SMALL_MIN + 1) << STRIDE - 1) : 0;
    }

    /** Whether an immediate is an int that is made once, so that no other object holds it. */
    static boolean isMadeOnceImmediate(long immediate) {
        return (immediate & 1) != 0
                && Long.compareUnsigned(
                        Immediate.intValue(immediate) - SMALL_MIN, SMALL_COUNT) < 0;
    }

    // ---------------------------------------------------------------- making

    /** The int as a value: immediate if it fits, else an owned object. */
    public static long of(ThreadState ts, long value) {
        return Immediate.fitsInt(value) ? Immediate.ofInt(value) : box(ts, value);
    }

    /** As {@link #of(ThreadState, long)}. */
    public static long of(ThreadState ts, BigInteger value) {
        return value.bitLength() <= 63 ? of(ts, value.longValue()) : boxBig(ts, TYPE, value);
    }

    /** The immortal object of an int from -5 to 256; 0 for any other. */
    public static long small(long value) {
        long i = value - SMALL_MIN;
        return i >= 0 && i < SMALL_COUNT ? SMALL[(int) i] : 0;
    }

    /** The int as an object, owned (immortal from -5 to 256). */
    public static long box(ThreadState ts, long value) {
        long i = value - SMALL_MIN;
        return i >= 0 & i < SMALL_COUNT ? SMALL[(int) i] : boxLong(ts, value);
    }

    private static long boxLong(ThreadState ts, long value) {
        boolean small = (Math.abs(value) & -SMALL_LIMIT) == 0;
        long self = Heap.newObject(ts.heap, ADDRESS, small ? MIN_BYTES : MIN_BYTES + 4, 0);
        setLong(self, value);
        return self;
    }

    /** Fills size and digits; the object has room for them. */
    private static void setLong(long self, long value) {
        long magnitude = Math.abs(value); // of Long.MIN_VALUE: 2**63 unsigned
        long high = magnitude >>> PyLongObject.PYLONG_SHIFT;
        long rest = high >>> PyLongObject.PYLONG_SHIFT;
        int n = rest != 0 ? 3 : high != 0 ? 2 : magnitude != 0 ? 1 : 0;
        PyVarObject.ob_size(self, value < 0 ? -n : n);
        Memory.putLong(
                self + PyLongObject.OB_DIGIT,
                magnitude & PyLongObject.PYLONG_MASK | (high & PyLongObject.PYLONG_MASK) << 32);
        if (n == 3) {
            PyLongObject.ob_digit_at(self, 2, (int) rest);
        }
    }

    /**
     * Writes {@code value} over an exact int that only its place holds; see {@link NumberBox}.
     *
     * @return false if the object is shared, or the value should be another object
     */
    static boolean overwrite(ThreadState ts, long self, long value) {
        if (isOneDigit(self) && isOneDigitOfMany(value) && Refcount.isOnly(self)) {
            Memory.putInt(self + PyLongObject.OB_DIGIT, (int) value);
            return true;
        }
        return overwriteSlow(ts, self, value);
    }

    private static boolean overwriteSlow(ThreadState ts, long self, long value) {
        if (!isOneOfMany(value) || !Refcount.isUnique(ts.heap, self)) {
            return false;
        }
        setSmall(self, value);
        return true;
    }

    /** As {@link #overwrite} while only one thread counts references. */
    static boolean overwriteAlone(long self, long value) {
        if (!isOneOfMany(value) || !Refcount.isOnly(self)) {
            return false;
        }
        setSmall(self, value);
        return true;
    }

    // Most ints have one digit and are positive, and so have their sums: then only the digit changes.

    private static boolean isOneDigit(long self) {
        return PyVarObject.ob_size(self) == 1;
    }

    /** Fits one digit, but is none of the ints that are made once. */
    private static boolean isOneDigitOfMany(long value) {
        return Long.compareUnsigned(
                value - (SMALL_MIN + SMALL_COUNT),
                (1L << PyLongObject.PYLONG_SHIFT) - (SMALL_MIN + SMALL_COUNT))
                < 0;
    }

    private static long digit(long self) {
        return Memory.getInt(self + PyLongObject.OB_DIGIT);
    }

    /** As {@link #overwriteAlone}, of one digit mostly. */
    static boolean setAlone(long self, long value) {
        if (isOneDigit(self) && isOneDigitOfMany(value) && Refcount.isOnly(self)) {
            Memory.putInt(self + PyLongObject.OB_DIGIT, (int) value);
            return true;
        }
        return overwriteAlone(self, value);
    }

    /** Adds to an exact int in place, while only one thread counts references; or says no. */
    static boolean addAlone(long self, long by) {
        if (isOneDigit(self)) {
            long sum = digit(self) + by;
            if (isOneDigitOfMany(sum) && Refcount.isOnly(self)) {
                Memory.putInt(self + PyLongObject.OB_DIGIT, (int) sum);
                return true;
            }
        }
        return addAloneSlow(self, by);
    }

    private static boolean addAloneSlow(long self, long by) {
        return isSmall(self) && overwriteAlone(self, smallValue(self) + by);
    }

    /** The immediate form of an exact int of at most two digits; 0 for a longer one. */
    static long smallImmediate(long self) {
        if (isOneDigit(self)) {
            return Immediate.ofInt(digit(self));
        }
        return isSmall(self) ? Immediate.ofInt(smallValue(self)) : 0;
    }

    /** Fits two digits, but is none of the ints that are made once. */
    private static boolean isOneOfMany(long value) {
        return Long.compareUnsigned(value - SMALL_MIN, SMALL_COUNT) >= 0
                && Long.compareUnsigned(value + SMALL_LIMIT, 2 * SMALL_LIMIT) < 0;
    }

    /** As {@link #setLong} for one or two digits. */
    private static void setSmall(long self, long value) {
        long sign = value >> 63;
        long magnitude = (value ^ sign) - sign;
        long high = magnitude >>> PyLongObject.PYLONG_SHIFT;
        long n = high != 0 ? 2 : 1;
        PyVarObject.ob_size(self, (n ^ sign) - sign);
        Memory.putLong(
                self + PyLongObject.OB_DIGIT, magnitude & PyLongObject.PYLONG_MASK | high << 32);
    }

    /** An object of {@code type} (int or a subclass) with this value. */
    static long boxBig(ThreadState ts, PyType type, BigInteger value) {
        BigInteger magnitude = value.abs();
        int shift = PyLongObject.PYLONG_SHIFT;
        int n = (magnitude.bitLength() + shift - 1) / shift;
        long self = allocateDigits(ts, type, n);
        PyVarObject.ob_size(self, value.signum() < 0 ? -n : n);
        byte[] bytes = magnitude.toByteArray();
        long bits = 0;
        int have = 0;
        int at = bytes.length - 1;
        for (int i = 0; i < n; i++) {
            while (have < shift && at >= 0) {
                bits |= (bytes[at--] & 0xffL) << have;
                have += 8;
            }
            PyLongObject.ob_digit_at(self, i, (int) bits & PyLongObject.PYLONG_MASK);
            bits >>>= shift;
            have -= shift;
        }
        return self;
    }

    /** A copy of an int as an instance of {@code type}; compare {@code long_subtype_new}. */
    static long toSubclass(ThreadState ts, PyType type, long value) {
        return boxBig(ts, type, toBig(value));
    }

    private static long allocateDigits(ThreadState ts, PyType type, int n) {
        long bytes = type.basicSize + n * 4L + 7 & -8; // a subclass's dict pointer ends there
        long self = Instances.allocate(ts, type, Math.max(MIN_BYTES, bytes));
        Memory.putLong(self + PyLongObject.OB_DIGIT, 0);
        return self;
    }

    // ---------------------------------------------------------------- reading

    /** Whether the value is an int or an instance of a subclass. */
    public static boolean check(long value) {
        if ((value & 3) != 0) {
            return (value & 1) != 0;
        }
        return PyType.at(PyObject.ob_type(value)).hasFlag(TPFLAGS_LONG_SUBCLASS);
    }

    /** Whether an int object has at most two digits (60 bits). */
    static boolean isSmall(long object) {
        return Long.compareUnsigned(PyVarObject.ob_size(object) + 2, 4) <= 0;
    }

    /**
     * Value of an int object for which {@link #isSmall} holds. Exact ints only: in a zero of a
     * subclass its dict pointer lies where the digits would be.
     */
    static long smallValue(long object) {
        long digits = Memory.getLong(object + PyLongObject.OB_DIGIT);
        long magnitude = digits & PyLongObject.PYLONG_MASK | digits >>> 32 << 30;
        long sign = PyVarObject.ob_size(object) >> 63;
        return (magnitude ^ sign) - sign;
    }

    /** The immediate form of an int object's value; 0 if it does not fit. */
    public static long tryImmediate(long object) {
        if (!Immediate.ENABLED) {
            return 0;
        }
        if (isSmall(object)) {
            return Immediate.ofInt(smallValue(object));
        }
        return tryImmediateSlow(object);
    }

    private static long tryImmediateSlow(long object) {
        if (!fitsLong(object)) {
            return 0;
        }
        long v = longValue(object);
        return Immediate.fitsInt(v) ? Immediate.ofInt(v) : 0;
    }

    /** Whether the int fits a Java long. */
    public static boolean fitsLong(long value) {
        return (value & 1) != 0 || isSmall(value) || hasThreeDigitLong(value);
    }

    private static boolean hasThreeDigitLong(long object) {
        long size = PyVarObject.ob_size(object);
        if (Math.abs(size) != 3) {
            return false;
        }
        int top = PyLongObject.ob_digit_at(object, 2);
        return top < 8
                || top == 8 && size < 0 && Memory.getLong(object + PyLongObject.OB_DIGIT) == 0;
    }

    /** The value; {@link #fitsLong} holds. */
    public static long longValue(long value) {
        if ((value & 1) != 0) {
            return Immediate.intValue(value);
        }
        if (isSmall(value)) {
            return PyVarObject.ob_size(value) == 0 ? 0 : smallValue(value);
        }
        return threeDigitValue(value);
    }

    private static long threeDigitValue(long object) {
        long digits = Memory.getLong(object + PyLongObject.OB_DIGIT);
        long magnitude =
                digits & PyLongObject.PYLONG_MASK
                        | digits >>> 32 << 30
                        | (long) PyLongObject.ob_digit_at(object, 2) << 60;
        return PyVarObject.ob_size(object) < 0 ? -magnitude : magnitude;
    }

    /** The value of any int, immediate or object. */
    public static BigInteger toBig(long value) {
        return fitsLong(value) ? BigInteger.valueOf(longValue(value)) : digitsToBig(value);
    }

    private static BigInteger digitsToBig(long object) {
        long size = PyVarObject.ob_size(object);
        int n = (int) Math.abs(size);
        int shift = PyLongObject.PYLONG_SHIFT;
        byte[] bytes = new byte[(int) (((long) n * shift + 7) / 8)];
        long bits = 0;
        int have = 0;
        int at = bytes.length - 1;
        for (int i = 0; i < n; i++) {
            bits |= (long) PyLongObject.ob_digit_at(object, i) << have;
            have += shift;
            while (have >= 8) {
                bytes[at--] = (byte) bits;
                bits >>>= 8;
                have -= 8;
            }
        }
        if (have > 0 && at >= 0) {
            bytes[at] = (byte) bits;
        }
        return new BigInteger(size < 0 ? -1 : 1, bytes);
    }

    /** -1, 0 or 1. */
    static int signum(long value) {
        return (value & 1) != 0
                ? Long.signum(Immediate.intValue(value))
                : Long.signum(PyVarObject.ob_size(value));
    }

    /** The nearest double, infinite if too large. */
    static double doubleValue(long value) {
        return fitsLong(value) ? longValue(value) : toBig(value).doubleValue();
    }

    /** {@code PyLong_AsDouble}: OverflowError if there is no such double. */
    public static double asDouble(ThreadState ts, long value) {
        double d = doubleValue(value);
        if (Double.isInfinite(d)) {
            throw Errors.overflowError(ts, "int too large to convert to float");
        }
        return d;
    }

    /** {@code PyLong_AsLong}: accepts what has {@code __index__}; OverflowError beyond 64 bits. */
    public static long asLong(ThreadState ts, long value) {
        if ((value & 1) != 0) {
            return Immediate.intValue(value);
        }
        long i = Abstract.index(ts, value);
        try {
            if (!fitsLong(i)) {
                throw Errors.overflowError(ts, "Python int too large to convert to C long");
            }
            return longValue(i);
        } finally {
            Refs.release(ts, i);
        }
    }

    /** {@code _PyLong_AsInt}: OverflowError beyond 32 bits. */
    public static int asInt(ThreadState ts, long value) {
        long i = Abstract.index(ts, value);
        try {
            if (!fitsLong(i) || longValue(i) != (int) longValue(i)) {
                throw Errors.overflowError(ts, "Python int too large to convert to C int");
            }
            return (int) longValue(i);
        } finally {
            Refs.release(ts, i);
        }
    }

    /** An int (or instance of a subclass) as an exact int value, owned. */
    public static long toExact(ThreadState ts, long value) {
        if ((value & 1) != 0) {
            return value;
        }
        if (TYPE.isExactly(value)) {
            return Refs.fromMemory(ts, value);
        }
        return of(ts, toBig(value));
    }

    // ---------------------------------------------------------------- slots

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        Heap.freeObject(ts.heap, self);
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        if (type == TYPE && kwnames == 0 && args.length == 1) {
            return LongText.toInt(ts, args[0]);
        }
        return NEW.call(ts, type.address, args, kwnames);
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        return LongText.repr(ts, self);
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        return LongArithmetic.hash(self);
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        if (!check(other)) {
            return Singletons.NotImplemented;
        }
        return PyBool.of(CompareOp.holds(LongArithmetic.compare(self, other), op));
    }

    @Override
    public int nb_bool(ThreadState ts, long self) {
        return signum(self) != 0 ? 1 : 0;
    }

    @Override
    public long nb_index(ThreadState ts, long self) {
        return toExact(ts, self);
    }

    @Override
    public boolean hasIndex() {
        return true;
    }

    @Override
    public long nb_int(ThreadState ts, long self) {
        return toExact(ts, self);
    }

    @Override
    public long nb_float(ThreadState ts, long self) {
        return PyFloat.of(ts, asDouble(ts, self));
    }

    @Override
    public long nb_negative(ThreadState ts, long self) {
        return LongArithmetic.negative(ts, self);
    }

    @Override
    public long nb_positive(ThreadState ts, long self) {
        return toExact(ts, self);
    }

    @Override
    public long nb_absolute(ThreadState ts, long self) {
        return signum(self) < 0 ? LongArithmetic.negative(ts, self) : toExact(ts, self);
    }

    @Override
    public long nb_invert(ThreadState ts, long self) {
        return LongArithmetic.invert(ts, self);
    }

    @Override
    public long nb_binary(ThreadState ts, long left, long right, int op) {
        if (!check(left) || !check(right)) {
            return Singletons.NotImplemented;
        }
        return LongArithmetic.binary(ts, left, right, op);
    }

    @Override
    public long nb_power(ThreadState ts, long left, long right, long modulus) {
        if (!check(left) || !check(right)) {
            return Singletons.NotImplemented;
        }
        if (modulus == Singletons.None) {
            return LongArithmetic.power(ts, left, right);
        }
        return check(modulus)
                ? LongArithmetic.power(ts, left, right, modulus)
                : Singletons.NotImplemented;
    }

    @Override
    protected void define(TypeDef def) {
        LongMethods.define(def);
    }
}
