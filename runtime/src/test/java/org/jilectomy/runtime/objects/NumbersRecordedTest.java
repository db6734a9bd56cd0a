package org.jilectomy.runtime.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.modules.libm.LibmPower;
import org.jilectomy.runtime.state.ThreadState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Numbers against CPython 3.11's recorded answers (numbers.txt, made by record_numbers.py), once
 * with operands as values and once with every operand an object.
 */
class NumbersRecordedTest {
    private static ThreadState ts;

    @BeforeAll
    static void boot() {
        ts = ThreadState.create();
        StaticTypes.boot();
        FloatPower.install(new LibmPower());
    }

    @AfterAll
    static void end() {
        ts.destroy();
    }

    @Test
    void valuesAnswerAsCPython() throws Exception {
        run(false);
    }

    @Test
    void objectsAnswerAsCPython() throws Exception {
        run(true);
    }

    private static void run(boolean boxed) throws Exception {
        List<String> wrong = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                NumbersRecordedTest.class.getResourceAsStream("numbers.txt"),
                StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String got = check(line.split("\t", -1), boxed);
                if (got != null) {
                    wrong.add(line.replace('\t', ' ') + " but got " + got);
                }
            }
        }
        if (!wrong.isEmpty()) {
            fail(wrong.size() + " wrong:\n" + String.join("\n", wrong));
        }
    }

    /** Null if the answer is right, else the answer. */
    private static String check(String[] line, boolean boxed) {
        long[] args = new long[line.length - 2];
        for (int i = 0; i < args.length; i++) {
            long v = parse(line[i + 1]);
            args[i] = boxed ? Refs.toObjectSteal(ts, v) : v;
        }
        String got;
        try {
            got = text(perform(line[0], args));
        } catch (PyException e) {
            long exc = e.take();
            got = "!" + PyType.of(exc).name() + ": " + Abstract.strJava(ts, exc);
            Refs.release(ts, exc);
        }
        for (long a : args) {
            Refs.release(ts, a);
        }
        return got.equals(line[line.length - 1]) ? null : got;
    }

    private static long parse(String s) {
        if (s.startsWith("'")) {
            return PyUnicode.fromJava(ts, s.substring(1));
        }
        if (s.equals("True") || s.equals("False")) {
            return PyBool.of(s.equals("True"));
        }
        if (s.endsWith("j") || s.endsWith("j)")) {
            return s.equals("1j") ? PyComplex.of(ts, 0, 1) : PyComplex.of(ts, -2.5, 4);
        }
        if (s.equals("nan") || s.endsWith("inf") || s.contains("p")) {
            return PyFloat.of(ts, s.equals("nan") ? Double.NaN
                    : s.equals("inf") ? Double.POSITIVE_INFINITY
                            : s.equals("-inf") ? Double.NEGATIVE_INFINITY : Double.parseDouble(s));
        }
        return PyLong.of(ts, new BigInteger(s));
    }

    private static String text(long owned) {
        String s = PyUnicode.check(owned) ? PyUnicode.toJava(owned) : Abstract.reprJava(ts, owned);
        Refs.release(ts, owned);
        return s;
    }

    private static long perform(String op, long[] a) {
        return a.length == 1 ? unary(op, a[0]) : binary(op, a);
    }

    private static long unary(String op, long v) {
        return switch (op) {
            case "negative" -> Numbers.negative(ts, v);
            case "positive" -> Numbers.positive(ts, v);
            case "invert" -> Numbers.invert(ts, v);
            case "absolute" -> Numbers.absolute(ts, v);
            case "repr" -> Abstract.repr(ts, v);
            case "bool" -> PyBool.of(Abstract.isTrue(ts, v));
            case "hash" -> PyLong.of(ts, Abstract.hash(ts, v));
            case "int" -> Numbers.toInt(ts, v);
            case "float" -> Numbers.toFloat(ts, v);
            case "complex" -> PyComplex.TYPE.tp_new(ts, PyComplex.TYPE, new long[] {v}, 0);
            case "fromhex" -> FloatMethods.fromHex(ts, PyFloat.ADDRESS, v);
            case "round" -> method(v, "__round__");
            case "ratio" -> method(v, "as_integer_ratio");
            default -> method(v, op);
        };
    }

    /** As {@code round} and attribute access answer for types without the method. */
    private static long method(long v, String name) {
        if (name.equals("__round__") && PyComplex.check(v)) {
            throw Errors.typeError(ts, "type complex doesn't define __round__ method");
        }
        return Abstract.callMethod(ts, v, Names.of(name));
    }

    private static long binary(String op, long[] a) {
        return switch (op) {
            case "add" -> same(BinaryOp.ADD, Numbers.add(ts, a[0], a[1]), a);
            case "subtract" -> same(BinaryOp.SUBTRACT, Numbers.subtract(ts, a[0], a[1]), a);
            case "multiply" -> same(BinaryOp.MULTIPLY, Numbers.multiply(ts, a[0], a[1]), a);
            case "trueDivide" -> same(BinaryOp.TRUE_DIVIDE, Numbers.trueDivide(ts, a[0], a[1]), a);
            case "floorDivide" ->
                    same(BinaryOp.FLOOR_DIVIDE, Numbers.floorDivide(ts, a[0], a[1]), a);
            case "remainder" -> same(BinaryOp.REMAINDER, Numbers.remainder(ts, a[0], a[1]), a);
            case "divmod" -> Numbers.divmod(ts, a[0], a[1]);
            case "power" -> same(BinaryOp.POWER, Numbers.power(ts, a[0], a[1]), a);
            case "modpow" -> Numbers.power(ts, a[0], a[1], a[2]);
            case "lshift" -> same(BinaryOp.LSHIFT, Numbers.lshift(ts, a[0], a[1]), a);
            case "rshift" -> same(BinaryOp.RSHIFT, Numbers.rshift(ts, a[0], a[1]), a);
            case "and" -> same(BinaryOp.AND, Numbers.and(ts, a[0], a[1]), a);
            case "or" -> same(BinaryOp.OR, Numbers.or(ts, a[0], a[1]), a);
            case "xor" -> same(BinaryOp.XOR, Numbers.xor(ts, a[0], a[1]), a);
            case "matrixMultiply" -> Numbers.matrixMultiply(ts, a[0], a[1]);
            case "lt" -> Abstract.richCompare(ts, a[0], a[1], CompareOp.LT);
            case "le" -> Abstract.richCompare(ts, a[0], a[1], CompareOp.LE);
            case "eq" -> Abstract.richCompare(ts, a[0], a[1], CompareOp.EQ);
            case "ne" -> Abstract.richCompare(ts, a[0], a[1], CompareOp.NE);
            case "gt" -> Abstract.richCompare(ts, a[0], a[1], CompareOp.GT);
            case "ge" -> Abstract.richCompare(ts, a[0], a[1], CompareOp.GE);
            case "roundTo" -> Abstract.callMethod(ts, a[0], Names.of("__round__"), a[1]);
            case "intBase" -> PyLong.TYPE.tp_new(ts, PyLong.TYPE, new long[] {a[0], a[1]}, 0);
            default -> throw new AssertionError(op);
        };
    }

    /** The in-place form must give what the plain form gave. */
    private static long same(int op, long result, long[] a) {
        long again = Numbers.inplace(ts, a[0], a[1], op);
        assertEquals(Abstract.reprJava(ts, result), Abstract.reprJava(ts, again));
        Refs.release(ts, again);
        return result;
    }
}
