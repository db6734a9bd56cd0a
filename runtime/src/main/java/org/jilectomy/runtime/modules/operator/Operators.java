package org.jilectomy.runtime.modules.operator;

import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.BinaryOp;
import org.jilectomy.runtime.objects.CompareOp;
import org.jilectomy.runtime.objects.Numbers;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The operators of the language as functions. */
final class Operators {
    private Operators() {}

    static void define(TypeDef def) {
        def.method("neg(module, a, /)", "Same as -a", "negOf")
                .method("pos(module, a, /)", "Same as +a", "posOf")
                .method("abs(module, a, /)", "Same as abs(a)", "absOf")
                .method("inv(module, a, /)", "Same as ~a", "invOf")
                .method("invert(module, a, /)", "Same as ~a", "invertOf")
                .method("index(module, a, /)", "Same as a.__index__()", "indexOf")
                .method("add(module, a, b, /)", "Same as a + b.", "add")
                .method("iadd(module, a, b, /)", "Same as a += b.", "iadd")
                .method("sub(module, a, b, /)", "Same as a - b.", "sub")
                .method("isub(module, a, b, /)", "Same as a -= b.", "isub")
                .method("mul(module, a, b, /)", "Same as a * b.", "mul")
                .method("imul(module, a, b, /)", "Same as a *= b.", "imul")
                .method("matmul(module, a, b, /)", "Same as a @ b.", "matmul")
                .method("imatmul(module, a, b, /)", "Same as a @= b.", "imatmul")
                .method("truediv(module, a, b, /)", "Same as a / b.", "truediv")
                .method("itruediv(module, a, b, /)", "Same as a /= b.", "itruediv")
                .method("floordiv(module, a, b, /)", "Same as a // b.", "floordiv")
                .method("ifloordiv(module, a, b, /)", "Same as a //= b.", "ifloordiv")
                .method("mod(module, a, b, /)", "Same as a % b.", "mod")
                .method("imod(module, a, b, /)", "Same as a %= b.", "imod")
                .method("lshift(module, a, b, /)", "Same as a << b.", "lshift")
                .method("ilshift(module, a, b, /)", "Same as a <<= b.", "ilshift")
                .method("rshift(module, a, b, /)", "Same as a >> b.", "rshift")
                .method("irshift(module, a, b, /)", "Same as a >>= b.", "irshift")
                .method("and_(module, a, b, /)", "Same as a & b.", "and_")
                .method("iand(module, a, b, /)", "Same as a &= b.", "iand")
                .method("xor(module, a, b, /)", "Same as a ^ b.", "xor")
                .method("ixor(module, a, b, /)", "Same as a ^= b.", "ixor")
                .method("or_(module, a, b, /)", "Same as a | b.", "or_")
                .method("ior(module, a, b, /)", "Same as a |= b.", "ior")
                .method("pow(module, a, b, /)", "Same as a ** b.", "pow")
                .method("ipow(module, a, b, /)", "Same as a **= b.", "ipow")
                .method("lt(module, a, b, /)", "Same as a < b.", "lt")
                .method("le(module, a, b, /)", "Same as a <= b.", "le")
                .method("eq(module, a, b, /)", "Same as a == b.", "eq")
                .method("ne(module, a, b, /)", "Same as a != b.", "ne")
                .method("ge(module, a, b, /)", "Same as a >= b.", "ge")
                .method("gt(module, a, b, /)", "Same as a > b.", "gt");
    }

    static long negOf(ThreadState ts, long module, long a) {
        return Numbers.negative(ts, a);
    }

    static long posOf(ThreadState ts, long module, long a) {
        return Numbers.positive(ts, a);
    }

    static long absOf(ThreadState ts, long module, long a) {
        return Numbers.absolute(ts, a);
    }

    static long invOf(ThreadState ts, long module, long a) {
        return Numbers.invert(ts, a);
    }

    static long invertOf(ThreadState ts, long module, long a) {
        return Numbers.invert(ts, a);
    }

    static long indexOf(ThreadState ts, long module, long a) {
        long index = Abstract.index(ts, a);
        try {
            return PyLong.toExact(ts, index);
        } finally {
            Refs.release(ts, index);
        }
    }

    static long add(ThreadState ts, long module, long a, long b) {
        return Numbers.binary(ts, a, b, BinaryOp.ADD);
    }

    static long iadd(ThreadState ts, long module, long a, long b) {
        return Numbers.inplace(ts, a, b, BinaryOp.ADD);
    }

    static long sub(ThreadState ts, long module, long a, long b) {
        return Numbers.binary(ts, a, b, BinaryOp.SUBTRACT);
    }

    static long isub(ThreadState ts, long module, long a, long b) {
        return Numbers.inplace(ts, a, b, BinaryOp.SUBTRACT);
    }

    static long mul(ThreadState ts, long module, long a, long b) {
        return Numbers.binary(ts, a, b, BinaryOp.MULTIPLY);
    }

    static long imul(ThreadState ts, long module, long a, long b) {
        return Numbers.inplace(ts, a, b, BinaryOp.MULTIPLY);
    }

    static long matmul(ThreadState ts, long module, long a, long b) {
        return Numbers.binary(ts, a, b, BinaryOp.MATRIX_MULTIPLY);
    }

    static long imatmul(ThreadState ts, long module, long a, long b) {
        return Numbers.inplace(ts, a, b, BinaryOp.MATRIX_MULTIPLY);
    }

    static long truediv(ThreadState ts, long module, long a, long b) {
        return Numbers.binary(ts, a, b, BinaryOp.TRUE_DIVIDE);
    }

    static long itruediv(ThreadState ts, long module, long a, long b) {
        return Numbers.inplace(ts, a, b, BinaryOp.TRUE_DIVIDE);
    }

    static long floordiv(ThreadState ts, long module, long a, long b) {
        return Numbers.binary(ts, a, b, BinaryOp.FLOOR_DIVIDE);
    }

    static long ifloordiv(ThreadState ts, long module, long a, long b) {
        return Numbers.inplace(ts, a, b, BinaryOp.FLOOR_DIVIDE);
    }

    static long mod(ThreadState ts, long module, long a, long b) {
        return Numbers.binary(ts, a, b, BinaryOp.REMAINDER);
    }

    static long imod(ThreadState ts, long module, long a, long b) {
        return Numbers.inplace(ts, a, b, BinaryOp.REMAINDER);
    }

    static long lshift(ThreadState ts, long module, long a, long b) {
        return Numbers.binary(ts, a, b, BinaryOp.LSHIFT);
    }

    static long ilshift(ThreadState ts, long module, long a, long b) {
        return Numbers.inplace(ts, a, b, BinaryOp.LSHIFT);
    }

    static long rshift(ThreadState ts, long module, long a, long b) {
        return Numbers.binary(ts, a, b, BinaryOp.RSHIFT);
    }

    static long irshift(ThreadState ts, long module, long a, long b) {
        return Numbers.inplace(ts, a, b, BinaryOp.RSHIFT);
    }

    static long and_(ThreadState ts, long module, long a, long b) {
        return Numbers.binary(ts, a, b, BinaryOp.AND);
    }

    static long iand(ThreadState ts, long module, long a, long b) {
        return Numbers.inplace(ts, a, b, BinaryOp.AND);
    }

    static long xor(ThreadState ts, long module, long a, long b) {
        return Numbers.binary(ts, a, b, BinaryOp.XOR);
    }

    static long ixor(ThreadState ts, long module, long a, long b) {
        return Numbers.inplace(ts, a, b, BinaryOp.XOR);
    }

    static long or_(ThreadState ts, long module, long a, long b) {
        return Numbers.binary(ts, a, b, BinaryOp.OR);
    }

    static long ior(ThreadState ts, long module, long a, long b) {
        return Numbers.inplace(ts, a, b, BinaryOp.OR);
    }

    static long pow(ThreadState ts, long module, long a, long b) {
        return Numbers.binary(ts, a, b, BinaryOp.POWER);
    }

    static long ipow(ThreadState ts, long module, long a, long b) {
        return Numbers.inplace(ts, a, b, BinaryOp.POWER);
    }

    static long lt(ThreadState ts, long module, long a, long b) {
        return Abstract.richCompare(ts, a, b, CompareOp.LT);
    }

    static long le(ThreadState ts, long module, long a, long b) {
        return Abstract.richCompare(ts, a, b, CompareOp.LE);
    }

    static long eq(ThreadState ts, long module, long a, long b) {
        return Abstract.richCompare(ts, a, b, CompareOp.EQ);
    }

    static long ne(ThreadState ts, long module, long a, long b) {
        return Abstract.richCompare(ts, a, b, CompareOp.NE);
    }

    static long ge(ThreadState ts, long module, long a, long b) {
        return Abstract.richCompare(ts, a, b, CompareOp.GE);
    }

    static long gt(ThreadState ts, long module, long a, long b) {
        return Abstract.richCompare(ts, a, b, CompareOp.GT);
    }
}
