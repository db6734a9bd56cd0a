package org.jilectomy.runtime.objects;

import java.io.ByteArrayOutputStream;
import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyCodeObject;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The attributes of code objects that describe the code itself.
 *
 * <p>There is no byte code. In its place stands one {@code NOP} for each entry of the position
 * table ({@link KnownCodes}), so that {@code tb_lasti}, {@code co_positions()} and {@code co_lines()}
 * agree: instruction <em>i</em> has the position with index <em>i</em>.
 */
final class CodeTables {
    /** Two bytes an instruction. */
    static final int UNIT = 2;

    /** In the spare word of the GC head: {@code co_consts} is complete. */
    private static final int FILLED = 1;

    private CodeTables() {}

    static void define(TypeDef def) {
        def.in(CodeTables.class)
                .getset("co_consts", "consts", null, null)
                .getset("co_names", "names", null, null)
                .getset("co_code", "code", null, null)
                .getset("_co_code_adaptive", "code", null, null)
                .getset("co_linetable", "linetable", null, null)
                .getset("co_lnotab", "lnotab", null, null)
                .getset("co_exceptiontable", "exceptiontable", null, null)
                .method("co_positions(self, /)", null, "positions")
                .method("co_lines(self, /)", null, "lines");
    }

    private static int[] table(long self) {
        return PyCode.spec(self).positions().ints();
    }

    // ---------------------------------------------------------------- constants and names

    /** Completed at the first look. */
    static long consts(ThreadState ts, long self) {
        CodeListing listing = PyCode.spec(self).listing();
        if (listing == null || GcHead.spare(self) == FILLED) {
            return Refs.retain(ts, PyCodeObject.co_consts(self));
        }
        long[] items = listing.consts().clone();
        for (int i = 0; i < items.length; i++) {
            items[i] = items[i] < 0
                    ? CodeHome.nested(ts, self, (int) (-1 - items[i]))
                    : Refs.retain(ts, items[i]);
        }
        long tuple = PyTuple.fromArraySteal(ts, items);
        synchronized (CodeTables.class) {
            if (GcHead.spare(self) != FILLED) {
                Pins.keepUntilExit(PyCodeObject.co_consts(self));
                PyCodeObject.co_consts(self, tuple);
                GcHead.spare(self, FILLED);
                return Refs.retain(ts, tuple);
            }
        }
        Refs.release(ts, tuple);
        return Refs.retain(ts, PyCodeObject.co_consts(self));
    }

    static long names(ThreadState ts, long self) {
        CodeListing listing = PyCode.spec(self).listing();
        return listing == null
                ? Refs.retain(ts, PyCodeObject.co_names(self))
                : PyCode.tupleOf(ts, listing.names());
    }

    // ---------------------------------------------------------------- code and its tables

    static long code(ThreadState ts, long self) {
        return PyBytes.fromArray(ts, KnownCodes.show(ts, self));
    }

    static long exceptiontable(ThreadState ts, long self) {
        return PyBytes.fromArray(ts, new byte[0]);
    }

    private static long number(ThreadState ts, int value) {
        return value < 0 ? Singletons.None : PyLong.of(ts, value);
    }

    private static long iterSteal(ThreadState ts, long list) {
        try {
            return Abstract.iter(ts, list);
        } finally {
            Refs.release(ts, list);
        }
    }

    private static void appendSteal(ThreadState ts, long list, long value) {
        PyList.append(ts, list, value);
        Refs.release(ts, value);
    }

    /** An iterator over (line, end line, column, end column) of each instruction. */
    static long positions(ThreadState ts, long self) {
        int[] p = table(self);
        long list = PyList.create(ts);
        for (int i = 0; i + 3 < p.length; i += 4) {
            long[] items = {
                number(ts, p[i]), number(ts, p[i + 1]), number(ts, p[i + 2]),
                number(ts, p[i + 3])
            };
            appendSteal(ts, list, PyTuple.fromArraySteal(ts, items));
        }
        return iterSteal(ts, list);
    }

    /** An iterator over (start, end, line) of each stretch of instructions on one line. */
    static long lines(ThreadState ts, long self) {
        int[] p = table(self);
        long list = PyList.create(ts);
        int from = 0;
        for (int i = 4; i <= p.length; i += 4) {
            if (i == p.length || p[i] != p[from]) {
                long[] items = {
                    PyLong.of(ts, from / 4L * UNIT), PyLong.of(ts, i / 4L * UNIT),
                    number(ts, p[from])
                };
                appendSteal(ts, list, PyTuple.fromArraySteal(ts, items));
                from = i;
            }
        }
        return iterSteal(ts, list);
    }

    /**
     * The table as CPython 3.11 writes it, each entry in the long form: a byte with the form (14, or
     * 13 without columns) and the length, then line and columns as variable-length numbers.
     */
    static long linetable(ThreadState ts, long self) {
        int[] p = table(self);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int line = PyCodeObject.co_firstlineno(self);
        for (int i = 0; i + 3 < p.length; i += 4) {
            if (p[i] < 0) {
                out.write(0x80 | 15 << 3);
                continue;
            }
            boolean columns = p[i + 2] >= 0;
            out.write(0x80 | (columns ? 14 : 13) << 3);
            signedVarint(out, p[i] - line);
            line = p[i];
            if (columns) {
                varint(out, Math.max(0, p[i + 1] - p[i]));
                varint(out, p[i + 2] + 1);
                varint(out, p[i + 3] + 1);
            }
        }
        return PyBytes.fromArray(ts, out.toByteArray());
    }

    private static void varint(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest >= 64) {
            out.write(0x40 | rest & 0x3f);
            rest >>= 6;
        }
        out.write(rest);
    }

    private static void signedVarint(ByteArrayOutputStream out, int value) {
        varint(out, value < 0 ? -value << 1 | 1 : value << 1);
    }

    /** The line table of Python before 3.10: pairs of byte and line differences. */
    static long lnotab(ThreadState ts, long self) {
        int[] p = table(self);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int line = PyCodeObject.co_firstlineno(self);
        int bytes = 0;
        for (int i = 0; i < p.length; i += 4, bytes += UNIT) {
            int lines = p[i] - line;
            if (lines == 0) {
                continue;
            }
            line = p[i];
            for (; bytes > 255; bytes -= 255) {
                out.write(255);
                out.write(0);
            }
            for (; lines > 127; lines -= 127, bytes = 0) {
                out.write(bytes);
                out.write(127);
            }
            for (; lines < -128; lines += 128, bytes = 0) {
                out.write(bytes);
                out.write(-128);
            }
            out.write(bytes);
            out.write(lines);
            bytes = 0;
        }
        return PyBytes.fromArray(ts, out.toByteArray());
    }

    // ---------------------------------------------------------------- comparing

    /** Compare {@code code_richcompare}: all that is to be seen is equal. */
    static boolean equal(ThreadState ts, long a, long b) {
        CodeSpec x = PyCode.spec(a);
        CodeSpec y = PyCode.spec(b);
        return x.name().equals(y.name())
                && PyCodeObject.co_flags(a) == PyCodeObject.co_flags(b)
                && x.argcount() == y.argcount()
                && x.posonlyargcount() == y.posonlyargcount()
                && x.kwonlyargcount() == y.kwonlyargcount()
                && x.firstLineNo() == y.firstLineNo()
                && java.util.Arrays.equals(x.varnames(), y.varnames())
                && java.util.Arrays.equals(x.cellvars(), y.cellvars())
                && java.util.Arrays.equals(x.freevars(), y.freevars())
                && java.util.Arrays.equals(table(a), table(b))
                && sameCode(ts, a, b)
                && sameNames(x.listing(), y.listing())
                && sameConsts(ts, a, b);
    }

    private static boolean sameCode(ThreadState ts, long a, long b) {
        return PyCode.spec(a).positions().code() == PyCode.spec(b).positions().code()
                || java.util.Arrays.equals(KnownCodes.show(ts, a), KnownCodes.show(ts, b));
    }

    private static boolean sameNames(CodeListing a, CodeListing b) {
        return a == b
                || a != null && b != null && java.util.Arrays.equals(a.names(), b.names());
    }

    /** Constants are equal if their types are, too: 1, 1.0 and True differ. */
    private static boolean sameConsts(ThreadState ts, long a, long b) {
        long x = consts(ts, a);
        long y = consts(ts, b);
        try {
            boolean same = PyTuple.size(x) == PyTuple.size(y);
            for (int i = 0; same && i < PyTuple.size(x); i++) {
                long p = PyTuple.item(x, i);
                long q = PyTuple.item(y, i);
                same = PyType.addressOf(p) == PyType.addressOf(q)
                        && (p == q || sameText(ts, p, q));
            }
            return same;
        } finally {
            Refs.release(ts, x);
            Refs.release(ts, y);
        }
    }

    private static boolean sameText(ThreadState ts, long p, long q) {
        return PyCode.TYPE.isExactly(p)
                ? equal(ts, p, q)
                : Abstract.reprJava(ts, p).equals(Abstract.reprJava(ts, q));
    }

    static long hash(long self) {
        CodeSpec s = PyCode.spec(self);
        long h = s.name().hashCode() * 31L + s.firstLineNo();
        h = h * 31 + s.argcount();
        h = h * 31 + java.util.Arrays.hashCode(s.varnames());
        h = h * 31 + table(self).length;
        return h == -1 ? -2 : h;
    }
}
