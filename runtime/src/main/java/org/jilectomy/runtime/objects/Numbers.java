package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.state.ThreadState;

/**
 * The number operators as compiled code calls them; compare {@code PyNumber_Add} and the rest of
 * {@code abstract.c}.
 *
 * <p>Each operator comes in layers, so that C2 inlines the first into compiled Python code and
 * leaves the others as calls:
 *
 * <pre>
 *   add             both immediate ints: one test on a &amp; b &amp; 1, arithmetic on the tagged
 *                   form, an overflow test; cost about 1 ns
 *   {@link FastNumbers}     immediate floats, float with int, small int objects
 *   {@link NumberProtocol}  slots of any types, then TypeError
 * </pre>
 *
 * <p>On the tagged form (2x + 1) sums need the other operand less its tag, products need one
 * operand without its tag, and the bit operations work as they are.
 *
 * <p>All parameters are borrowed and may be immediate; results are owned and may be immediate.
 */
public final class Numbers {
    private Numbers() {}

    // ---------------------------------------------------------------- binary operators

    /** {@code a + b}. */
    public static long add(ThreadState ts, long a, long b) {
        if ((a & b & 1) != 0) {
            long y = b - 1;
            long r = a + y;
            if (((a ^ r) & (y ^ r)) >= 0) {
                return r;
            }
        }
        return FastNumbers.add(ts, a, b);
    }

    /** {@code a - b}. */
    public static long subtract(ThreadState ts, long a, long b) {
        if ((a & b & 1) != 0) {
            long y = b - 1;
            long r = a - y;
            if (((a ^ y) & (a ^ r)) >= 0) {
                return r;
            }
        }
        return FastNumbers.subtract(ts, a, b);
    }

    /** {@code a * b}. */
    public static long multiply(ThreadState ts, long a, long b) {
        if ((a & b & 1) != 0) {
            long x = a >> 1;
            long y = b - 1;
            long r = x * y;
            if (Math.multiplyHigh(x, y) == r >> 63) {
                return r | 1;
            }
        }
        return FastNumbers.multiply(ts, a, b);
    }

    /** {@code a @ b}. */
    public static long matrixMultiply(ThreadState ts, long a, long b) {
        return FastNumbers.binary(ts, a, b, BinaryOp.MATRIX_MULTIPLY);
    }

    /** {@code a / b}. */
    public static long trueDivide(ThreadState ts, long a, long b) {
        return FastNumbers.trueDivide(ts, a, b);
    }

    /** {@code a // b}. */
    public static long floorDivide(ThreadState ts, long a, long b) {
        if ((a & b & 1) != 0 && b > 1) {
            return Math.floorDiv(a >> 1, b >> 1) << 1 | 1;
        }
        return FastNumbers.binary(ts, a, b, BinaryOp.FLOOR_DIVIDE);
    }

    /** {@code a % b}. */
    public static long remainder(ThreadState ts, long a, long b) {
        if ((a & b & 1) != 0 && b > 1) {
            return Math.floorMod(a >> 1, b >> 1) << 1 | 1;
        }
        return FastNumbers.binary(ts, a, b, BinaryOp.REMAINDER);
    }

    /** {@code a << b}. */
    public static long lshift(ThreadState ts, long a, long b) {
        if ((a & b & 1) != 0 && b > 0 && b < 125) {
            long n = b >> 1;
            long x = a - 1;
            long r = x << n;
            if (r >> n == x) {
                return r | 1;
            }
        }
        return FastNumbers.binary(ts, a, b, BinaryOp.LSHIFT);
    }

    /** {@code a >> b}. */
    public static long rshift(ThreadState ts, long a, long b) {
        if ((a & b & 1) != 0 && b > 0) {
            return a >> Math.min(b >> 1, 63) | 1;
        }
        return FastNumbers.binary(ts, a, b, BinaryOp.RSHIFT);
    }

    /** {@code a | b}. */
    public static long or(ThreadState ts, long a, long b) {
        if ((a & b & 1) != 0) {
            return a | b;
        }
        return FastNumbers.binary(ts, a, b, BinaryOp.OR);
    }

    /** {@code a ^ b}. */
    public static long xor(ThreadState ts, long a, long b) {
        if ((a & b & 1) != 0) {
            return (a ^ b) | 1;
        }
        return FastNumbers.binary(ts, a, b, BinaryOp.XOR);
    }

    /** {@code a & b}. */
    public static long and(ThreadState ts, long a, long b) {
        if ((a & b & 1) != 0) {
            return a & b;
        }
        return FastNumbers.binary(ts, a, b, BinaryOp.AND);
    }

    /** {@code a ** b}. */
    public static long power(ThreadState ts, long a, long b) {
        return FastNumbers.power(ts, a, b);
    }

    /** {@code pow(a, b, modulus)}; {@code modulus} may be None. */
    public static long power(ThreadState ts, long a, long b, long modulus) {
        return NumberProtocol.power(ts, a, b, modulus, "** or pow()");
    }

    /** {@code divmod(a, b)}. */
    public static long divmod(ThreadState ts, long a, long b) {
        return FastNumbers.binary(ts, a, b, BinaryOp.DIVMOD);
    }

    /**
     * Any binary operator.
     *
     * @param op one of {@link BinaryOp}
     */
    public static long binary(ThreadState ts, long a, long b, int op) {
        switch (op) {
            case BinaryOp.ADD:
                return add(ts, a, b);
            case BinaryOp.SUBTRACT:
                return subtract(ts, a, b);
            case BinaryOp.MULTIPLY:
                return multiply(ts, a, b);
            case BinaryOp.MATRIX_MULTIPLY:
                return matrixMultiply(ts, a, b);
            case BinaryOp.TRUE_DIVIDE:
                return trueDivide(ts, a, b);
            case BinaryOp.FLOOR_DIVIDE:
                return floorDivide(ts, a, b);
            case BinaryOp.REMAINDER:
                return remainder(ts, a, b);
            case BinaryOp.LSHIFT:
                return lshift(ts, a, b);
            case BinaryOp.RSHIFT:
                return rshift(ts, a, b);
            case BinaryOp.OR:
                return or(ts, a, b);
            case BinaryOp.XOR:
                return xor(ts, a, b);
            case BinaryOp.AND:
                return and(ts, a, b);
            case BinaryOp.POWER:
                return power(ts, a, b);
            default:
                return divmod(ts, a, b);
        }
    }

    // ---------------------------------------------------------------- in-place operators

    /** As {@link #inplaceAdd} where {@code a} is a Python local's and the local gets the result. */
    public static long inplaceAddLocal(ThreadState ts, long a, long b) {
        if (PyUnicode.checkExact(a) && PyUnicode.checkExact(b)) {
            return StrConcat.append(ts, a, b);
        }
        return inplaceAdd(ts, a, b);
    }

    /** {@code a += b}; @return what {@code a} becomes, owned */
    public static long inplaceAdd(ThreadState ts, long a, long b) {
        if ((a & b & 1) != 0) {
            long y = b - 1;
            long r = a + y;
            if (((a ^ r) & (y ^ r)) >= 0) {
                return r;
            }
        }
        return FastNumbers.inplaceAdd(ts, a, b);
    }

    /** {@code a -= b}; @return what {@code a} becomes, owned */
    public static long inplaceSubtract(ThreadState ts, long a, long b) {
        if ((a & b & 1) != 0) {
            long y = b - 1;
            long r = a - y;
            if (((a ^ y) & (a ^ r)) >= 0) {
                return r;
            }
        }
        return FastNumbers.inplaceSubtract(ts, a, b);
    }

    /** {@code a *= b}; @return what {@code a} becomes, owned */
    public static long inplaceMultiply(ThreadState ts, long a, long b) {
        if ((a & b & 1) != 0) {
            long x = a >> 1;
            long y = b - 1;
            long r = x * y;
            if (Math.multiplyHigh(x, y) == r >> 63) {
                return r | 1;
            }
        }
        return FastNumbers.inplaceMultiply(ts, a, b);
    }

    /** {@code a @= b}; @return what {@code a} becomes, owned */
    public static long inplaceMatrixMultiply(ThreadState ts, long a, long b) {
        return FastNumbers.inplace(ts, a, b, BinaryOp.MATRIX_MULTIPLY);
    }

    /** {@code a /= b}; @return what {@code a} becomes, owned */
    public static long inplaceTrueDivide(ThreadState ts, long a, long b) {
        return FastNumbers.inplaceTrueDivide(ts, a, b);
    }

    /** {@code a //= b}; @return what {@code a} becomes, owned */
    public static long inplaceFloorDivide(ThreadState ts, long a, long b) {
        if ((a & b & 1) != 0 && b > 1) {
            return Math.floorDiv(a >> 1, b >> 1) << 1 | 1;
        }
        return FastNumbers.inplace(ts, a, b, BinaryOp.FLOOR_DIVIDE);
    }

    /** {@code a %= b}; @return what {@code a} becomes, owned */
    public static long inplaceRemainder(ThreadState ts, long a, long b) {
        if ((a & b & 1) != 0 && b > 1) {
            return Math.floorMod(a >> 1, b >> 1) << 1 | 1;
        }
        return FastNumbers.inplace(ts, a, b, BinaryOp.REMAINDER);
    }

    /** {@code a <<= b}; @return what {@code a} becomes, owned */
    public static long inplaceLshift(ThreadState ts, long a, long b) {
        if ((a & b & 1) != 0 && b > 0 && b < 125) {
            long n = b >> 1;
            long x = a - 1;
            long r = x << n;
            if (r >> n == x) {
                return r | 1;
            }
        }
        return FastNumbers.inplace(ts, a, b, BinaryOp.LSHIFT);
    }

    /** {@code a >>= b}; @return what {@code a} becomes, owned */
    public static long inplaceRshift(ThreadState ts, long a, long b) {
        if ((a & b & 1) != 0 && b > 0) {
            return a >> Math.min(b >> 1, 63) | 1;
        }
        return FastNumbers.inplace(ts, a, b, BinaryOp.RSHIFT);
    }

    /** {@code a |= b}; @return what {@code a} becomes, owned */
    public static long inplaceOr(ThreadState ts, long a, long b) {
        if ((a & b & 1) != 0) {
            return a | b;
        }
        return FastNumbers.inplace(ts, a, b, BinaryOp.OR);
    }

    /** {@code a ^= b}; @return what {@code a} becomes, owned */
    public static long inplaceXor(ThreadState ts, long a, long b) {
        if ((a & b & 1) != 0) {
            return (a ^ b) | 1;
        }
        return FastNumbers.inplace(ts, a, b, BinaryOp.XOR);
    }

    /** {@code a &= b}; @return what {@code a} becomes, owned */
    public static long inplaceAnd(ThreadState ts, long a, long b) {
        if ((a & b & 1) != 0) {
            return a & b;
        }
        return FastNumbers.inplace(ts, a, b, BinaryOp.AND);
    }

    /** {@code a **= b}. */
    public static long inplacePower(ThreadState ts, long a, long b) {
        return FastNumbers.inplacePower(ts, a, b);
    }

    /**
     * Any in-place operator.
     *
     * @param op one of {@link BinaryOp} but DIVMOD
     */
    public static long inplace(ThreadState ts, long a, long b, int op) {
        switch (op) {
            case BinaryOp.ADD:
                return inplaceAdd(ts, a, b);
            case BinaryOp.SUBTRACT:
                return inplaceSubtract(ts, a, b);
            case BinaryOp.MULTIPLY:
                return inplaceMultiply(ts, a, b);
            case BinaryOp.MATRIX_MULTIPLY:
                return inplaceMatrixMultiply(ts, a, b);
            case BinaryOp.TRUE_DIVIDE:
                return inplaceTrueDivide(ts, a, b);
            case BinaryOp.FLOOR_DIVIDE:
                return inplaceFloorDivide(ts, a, b);
            case BinaryOp.REMAINDER:
                return inplaceRemainder(ts, a, b);
            case BinaryOp.LSHIFT:
                return inplaceLshift(ts, a, b);
            case BinaryOp.RSHIFT:
                return inplaceRshift(ts, a, b);
            case BinaryOp.OR:
                return inplaceOr(ts, a, b);
            case BinaryOp.XOR:
                return inplaceXor(ts, a, b);
            case BinaryOp.AND:
                return inplaceAnd(ts, a, b);
            case BinaryOp.POWER:
                return inplacePower(ts, a, b);
            default:
                throw new IllegalArgumentException("no in-place form");
        }
    }

    // ---------------------------------------------------------------- one operand

    /** {@code -v}. */
    public static long negative(ThreadState ts, long v) {
        if ((v & 1) != 0 && v != Long.MIN_VALUE + 1) {
            return 2 - v;
        }
        if ((v & 3) == 2) {
            return PyFloat.of(ts, -Immediate.floatValue(v));
        }
        long r = PyType.of(v).nb_negative(ts, v);
        if (r == 0) {
            throw Errors.unaryTypeError(ts, "unary -", v);
        }
        return r;
    }

    /** {@code +v}. */
    public static long positive(ThreadState ts, long v) {
        if ((v & 1) != 0) {
            return v;
        }
        long r = PyType.of(v).nb_positive(ts, v);
        if (r == 0) {
            throw Errors.unaryTypeError(ts, "unary +", v);
        }
        return r;
    }

    /** {@code ~v}. */
    public static long invert(ThreadState ts, long v) {
        if ((v & 1) != 0) {
            return ~v | 1;
        }
        long r = PyType.of(v).nb_invert(ts, v);
        if (r == 0) {
            throw Errors.unaryTypeError(ts, "unary ~", v);
        }
        return r;
    }

    /** {@code abs(v)}. */
    public static long absolute(ThreadState ts, long v) {
        long r = PyType.of(v).nb_absolute(ts, v);
        if (r == 0) {
            throw Errors.unaryTypeError(ts, "abs()", v);
        }
        return r;
    }

    // ---------------------------------------------------------------- comparison

    /**
     * Compares exact ints and floats, in whatever form, without an object for the verdict.
     *
     * @param op one of {@link CompareOp}
     * @return 1 or 0; -1 if the operands are something else (or large), then nothing was compared
     */
    public static int compareExact(long a, long b, int op) {
        return FastNumbers.compare(a, b, op);
    }

    // ---------------------------------------------------------------- conversions

    /**
     * {@code int(v)}: {@code __int__}, {@code __index__}, {@code __trunc__}, or a text's number.
     */
    public static long toInt(ThreadState ts, long v) {
        return (v & 1) != 0 ? v : LongText.toInt(ts, v);
    }

    /** {@code float(v)}: {@code __float__}, {@code __index__}, or a text's number. */
    public static long toFloat(ThreadState ts, long v) {
        return Immediate.isFloat(v) ? v : FloatText.toFloat(ts, v);
    }

    /** The number in a float, int or what converts to float; TypeError "must be real number". */
    public static double asDouble(ThreadState ts, long v) {
        return PyFloat.asDouble(ts, v);
    }

    /** {@code operator.index(v)}. */
    public static long index(ThreadState ts, long v) {
        return (v & 1) != 0 ? v : Abstract.index(ts, v);
    }

    /** Whether {@code v} is an int, a float, or converts to one: {@code PyNumber_Check}. */
    public static boolean isNumber(long v) {
        return PyLong.check(v) || PyFloat.check(v) || PyComplex.TYPE.isInstance(v)
                || PyType.of(v).hasIndex();
    }
}
