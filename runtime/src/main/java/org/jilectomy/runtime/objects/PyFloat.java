package org.jilectomy.runtime.objects;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.PyFloatObject;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code float}; compare CPython {@code floatobject.c}.
 *
 * <p>A float is an immediate where {@link Immediate#fitsFloat} allows (magnitudes from 2^-255 to
 * 2^256, and +0.0), else an object. Operators are in {@link FloatArithmetic}, text in
 * {@link FloatText}, methods in {@link FloatMethods}.
 */
public final class PyFloat extends PyType {
    public static final PyFloat TYPE = new PyFloat();

    /** Of the {@code PyTypeObject}; a constant for compiled code. */
    public static final long ADDRESS = TYPE.address;

    private PyFloat() {
        super(
                new TypeSpec("float", PyFloatObject.SIZE)
                        .subclassable()
                        .flags(TPFLAGS_MATCH_SELF)
                        .doc(
                                "Convert a string or number to a floating point number, if"
                                        + " possible."));
    }

    // ---------------------------------------------------------------- making and reading

    /** The float as a value: immediate if it fits, else an owned object. */
    public static long of(ThreadState ts, double value) {
        long rotated = Immediate.rotated(value);
        return Immediate.fits(rotated) ? Immediate.ofRotated(rotated) : ofRare(ts, value);
    }

    /** Zero, and floats that are objects. */
    private static long ofRare(ThreadState ts, double value) {
        return Immediate.fitsFloat(value) ? Immediate.ofFloat(value) : box(ts, value);
    }

    /** The float as an object, owned. */
    public static long box(ThreadState ts, double value) {
        long self = Heap.newObject(ts.heap, ADDRESS, PyFloatObject.SIZE, 0);
        PyFloatObject.ob_fval(self, value);
        return self;
    }

    /**
     * Writes {@code value} over an exact float that only its place holds; see {@link NumberBox}.
     *
     * @return false if the object is shared
     */
    static boolean overwrite(ThreadState ts, long self, double value) {
        if (!Refcount.isUnique(ts.heap, self)) {
            return false;
        }
        PyFloatObject.ob_fval(self, value);
        return true;
    }

    /** Whether the value is a float or an instance of a subclass. */
    public static boolean check(long value) {
        if ((value & 3) != 0) {
            return (value & 1) == 0;
        }
        long type = PyObject.ob_type(value);
        return type == ADDRESS || checkSlow(type);
    }

    private static boolean checkSlow(long type) {
        PyType t = PyType.at(type);
        return t.hasFlag(TPFLAGS_HEAPTYPE) && t.isSubtypeOf(TYPE);
    }

    /** The immediate form of a float object's value; 0 if it has none. */
    public static long tryImmediate(long object) {
        double d = PyFloatObject.ob_fval(object);
        long rotated = Immediate.rotated(d);
        return Immediate.fits(rotated) ? Immediate.ofRotated(rotated) : tryImmediateRare(d);
    }

    private static long tryImmediateRare(double d) {
        return Immediate.fitsFloat(d) ? Immediate.ofFloat(d) : 0;
    }

    /** The number in a float, immediate or object (of a subclass too). */
    public static double doubleValue(long value) {
        return (value & 3) != 0 ? Immediate.floatValue(value) : PyFloatObject.ob_fval(value);
    }

    /**
     * {@code PyFloat_AsDouble}: the value of a float, of what has {@code __float__}, or of what has
     * {@code __index__}; TypeError "must be real number, not X" otherwise.
     */
    public static double asDouble(ThreadState ts, long value) {
        if (check(value)) {
            return doubleValue(value);
        }
        if (PyLong.check(value)) {
            return PyLong.asDouble(ts, value);
        }
        long f = FloatText.toFloatOrNull(ts, value);
        if (f == 0) {
            throw Errors.typeError(
                    ts, "must be real number, not " + PyType.of(value).name());
        }
        double d = doubleValue(f);
        Refs.release(ts, f);
        return d;
    }

    /** A float (or instance of a subclass) as an exact float value, owned. */
    static long toExact(ThreadState ts, long value) {
        if (TYPE.isExactly(value)) {
            return Refs.retain(ts, value);
        }
        return of(ts, doubleValue(value));
    }

    // ---------------------------------------------------------------- slots

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        Heap.freeObject(ts.heap, self);
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        if (kwnames != 0) {
            Instances.noKeywords(ts, TYPE, type, kwnames);
        }
        int n = Instances.positional(args, kwnames);
        Instances.atMost(ts, "float", n, 1);
        long f = n == 0 ? of(ts, 0.0) : FloatText.toFloat(ts, args[0]);
        if (type == TYPE) {
            return f;
        }
        double d = doubleValue(f);
        Refs.release(ts, f);
        long self = Instances.allocate(ts, type, type.basicSize);
        PyFloatObject.ob_fval(self, d);
        return self;
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        return FloatText.repr(ts, doubleValue(self));
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        return FloatArithmetic.hash(self);
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        double d = doubleValue(self);
        if (check(other)) {
            return PyBool.of(FloatArithmetic.holds(d, doubleValue(other), op));
        }
        if (PyLong.check(other)) {
            return PyBool.of(FloatArithmetic.holdsWithInt(d, other, op));
        }
        return Singletons.NotImplemented;
    }

    @Override
    public int nb_bool(ThreadState ts, long self) {
        return doubleValue(self) != 0.0 ? 1 : 0;
    }

    @Override
    public long nb_int(ThreadState ts, long self) {
        return FloatArithmetic.toInt(ts, doubleValue(self));
    }

    @Override
    public long nb_float(ThreadState ts, long self) {
        return toExact(ts, self);
    }

    @Override
    public long nb_negative(ThreadState ts, long self) {
        return of(ts, -doubleValue(self));
    }

    @Override
    public long nb_positive(ThreadState ts, long self) {
        return toExact(ts, self);
    }

    @Override
    public long nb_absolute(ThreadState ts, long self) {
        return of(ts, Math.abs(doubleValue(self)));
    }

    @Override
    public long nb_binary(ThreadState ts, long left, long right, int op) {
        return FloatArithmetic.binary(ts, left, right, op);
    }

    @Override
    public long nb_power(ThreadState ts, long left, long right, long modulus) {
        if (modulus != Singletons.None) {
            throw Errors.typeError(
                    ts, "pow() 3rd argument not allowed unless all arguments are integers");
        }
        if (!FloatArithmetic.isReal(left) || !FloatArithmetic.isReal(right)) {
            return Singletons.NotImplemented;
        }
        return FloatArithmetic.power(
                ts, FloatArithmetic.real(ts, left), FloatArithmetic.real(ts, right));
    }

    @Override
    protected void define(TypeDef def) {
        FloatMethods.define(def);
    }
}
