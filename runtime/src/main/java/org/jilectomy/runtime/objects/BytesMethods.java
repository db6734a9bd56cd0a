package org.jilectomy.runtime.objects;

import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The methods that bytes and bytearray share: the table, and those that search and compare; the
 * others are in {@link BytesSplit} and {@link BytesForm} (CPython 3.11, Objects/bytes_methods.c,
 * Objects/stringlib).
 *
 * <p>Each works on a {@linkplain BytesArgs#view view} of {@code self}, which for bytes is the
 * object itself and for a bytearray a copy of one moment, so that no lock is held meanwhile;
 * results are of the type of {@code self} ({@link #make}).
 */
final class BytesMethods {
    private static final String RANGE = "(self, sub, start=None, end=None, /)";
    private static final String NEEDLE = "argument should be integer or bytes-like object";

    private BytesMethods() {}

    static void define(TypeDef def) {
        def.in(BytesMethods.class)
                .method("count" + RANGE, "Occurrences of sub that do not overlap.")
                .method("find" + RANGE, "Lowest index of sub, or -1.")
                .method("rfind" + RANGE, "Highest index of sub, or -1.")
                .method("index" + RANGE, "Lowest index of sub; ValueError if there is none.")
                .method("rindex" + RANGE, "Highest index of sub; ValueError if there is none.")
                .method(
                        "startswith(self, prefix, start=None, end=None, /)",
                        "Whether the bytes start with prefix, or one of a tuple of them.")
                .method(
                        "endswith(self, suffix, start=None, end=None, /)",
                        "Whether the bytes end with suffix, or one of a tuple of them.")
                .method("removeprefix(self, prefix, /)", "Without the prefix, if it is there.")
                .method("removesuffix(self, suffix, /)", "Without the suffix, if it is there.")
                .method("replace(self, old, new, count=-1, /)", "Occurrences of old replaced.");
        def.in(Codecs.class)
                .method(
                        "decode(self, /, encoding='utf-8', errors='strict')",
                        "The text that the bytes encode.",
                        "decodeMethod");
        BytesSplit.define(def);
        BytesForm.define(def);
    }

    /** A result for a method of {@code self}: a bytearray if it is one, bytes otherwise. */
    static long make(ThreadState ts, long self, byte[] array, int from, int n) {
        return PyByteArray.check(self)
                ? PyByteArray.fromArray(ts, array, from, n)
                : PyBytes.fromArray(ts, array, from, n);
    }

    /** Bytes {@code start} to {@code end} of a view, for a method of {@code self}. */
    static long slice(ThreadState ts, long self, long view, long start, long end) {
        int n = (int) (end - start);
        if (PyByteArray.check(self)) {
            return PyByteArray.fromMemory(ts, PyBytes.data(view) + start, n);
        }
        if (n == PyBytes.length(view) && PyBytes.checkExact(view)) {
            return Refs.retain(ts, view);
        }
        return PyBytes.fromMemory(ts, PyBytes.data(view) + start, n);
    }

    /** Repeats {@code n} bytes to {@code total} bytes, doubling. */
    static void fillRepeated(long to, long from, int n, int total) {
        if (n == 1) {
            Memory.fill(to, total, Memory.getByte(from));
            return;
        }
        Ucs.copyBytes(from, to, n);
        for (long done = n; done < total;) {
            long step = Math.min(done, total - done);
            Ucs.copyBytes(to, to + done, step);
            done += step;
        }
    }

    // ---------------------------------------------------------------- repr, comparison

    /**
     * @param escapeSingle escape single quotes even where double ones surround, as bytearray does
     */
    static void repr(UnicodeBuilder out, long bytes, boolean escapeSingle) {
        int n = PyBytes.length(bytes);
        long data = PyBytes.data(bytes);
        int quote = '\'';
        if (UcsSearch.indexOf(data, 1, 0, n, '\'') >= 0
                && UcsSearch.indexOf(data, 1, 0, n, '"') < 0) {
            quote = '"';
        }
        out.append('b').append(quote);
        for (int i = 0; i < n; i++) {
            int c = Memory.getByte(data + i) & 0xff;
            if (c == quote || c == '\\' || escapeSingle && c == '\'') {
                out.append('\\').append(c);
            } else if (c == '\t') {
                out.append("\\t");
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c == '\r') {
                out.append("\\r");
            } else if (c < ' ' || c >= 127) {
                StrRepr.hex(out, c);
            } else {
                out.append(c);
            }
        }
        out.append(quote);
    }

    /** Rich comparison of two views; True or False. */
    static long compare(long a, long b, int op) {
        if (op == CompareOp.EQ || op == CompareOp.NE) {
            return PyBool.of(PyBytes.equal(a, b) == (op == CompareOp.EQ));
        }
        int sign = Ucs.compare(
                PyBytes.data(a), 1, PyBytes.length(a), PyBytes.data(b), 1, PyBytes.length(b));
        return PyBool.of(CompareOp.holds(sign, op));
    }

    /** {@code value in view}, 1 or 0. */
    static int contains(ThreadState ts, long view, long value) {
        if (!Immediate.isInt(value) && !PyType.of(value).hasIndex()) {
            long part = BytesArgs.require(ts, value);
            long at = UcsSearch.find(
                    PyBytes.data(view), 1, 0, PyBytes.length(view),
                    PyBytes.data(part), 1, PyBytes.length(part));
            Refs.release(ts, part);
            return at >= 0 ? 1 : 0;
        }
        int b = BytesArgs.oneByte(ts, value, "byte must be in range(0, 256)");
        return UcsSearch.indexOf(PyBytes.data(view), 1, 0, PyBytes.length(view), b) >= 0 ? 1 : 0;
    }

    // ---------------------------------------------------------------- find and its family

    private static final int FIND = 0;
    private static final int RFIND = 1;
    private static final int COUNT = 2;

    private static long search(
            ThreadState ts, long self, long sub, long start, long end, int what) {
        long part = BytesArgs.byteOrBytes(ts, sub, NEEDLE);
        long view = 0;
        try {
            view = BytesArgs.view(ts, self);
            int n = PyBytes.length(view);
            long from = Text.start(Text.sliceIndex(ts, start, 0), n);
            long to = Text.end(Text.sliceIndex(ts, end, n), n);
            long data = PyBytes.data(view);
            long p = PyBytes.data(part);
            int m = PyBytes.length(part);
            return switch (what) {
                case FIND -> UcsSearch.find(data, 1, from, to, p, 1, m);
                case RFIND -> UcsSearch.rfind(data, 1, from, to, p, 1, m);
                default -> UcsSearch.count(data, 1, from, to, p, 1, m, Long.MAX_VALUE);
            };
        } finally {
            Refs.release(ts, part);
            Refs.xrelease(ts, view);
        }
    }

    static long find(ThreadState ts, long self, long sub, long start, long end) {
        return PyLong.of(ts, search(ts, self, sub, start, end, FIND));
    }

    static long rfind(ThreadState ts, long self, long sub, long start, long end) {
        return PyLong.of(ts, search(ts, self, sub, start, end, RFIND));
    }

    static long count(ThreadState ts, long self, long sub, long start, long end) {
        return PyLong.of(ts, search(ts, self, sub, start, end, COUNT));
    }

    static long index(ThreadState ts, long self, long sub, long start, long end) {
        return found(ts, search(ts, self, sub, start, end, FIND));
    }

    static long rindex(ThreadState ts, long self, long sub, long start, long end) {
        return found(ts, search(ts, self, sub, start, end, RFIND));
    }

    private static long found(ThreadState ts, long index) {
        if (index < 0) {
            throw Errors.valueError(ts, "subsection not found");
        }
        return PyLong.of(ts, index);
    }

    // ---------------------------------------------------------------- prefixes and suffixes

    private static boolean hasEnd(long view, long part, long from, long to, boolean prefix) {
        int m = PyBytes.length(part);
        if (to - from < m) {
            return false;
        }
        long at = prefix ? from : to - m;
        return Ucs.equalBytes(PyBytes.data(view) + at, PyBytes.data(part), m);
    }

    private static long matchEnd(
            ThreadState ts, long self, long part, long start, long end, boolean prefix) {
        long view = BytesArgs.view(ts, self);
        try {
            int n = PyBytes.length(view);
            long from = Text.start(Text.sliceIndex(ts, start, 0), n);
            long to = Text.end(Text.sliceIndex(ts, end, n), n);
            if (PyTuple.TYPE.isInstance(part)) {
                for (int i = 0, m = (int) PyTuple.size(part); i < m; i++) {
                    long one = BytesArgs.require(ts, PyTuple.item(part, i));
                    boolean matches = hasEnd(view, one, from, to, prefix);
                    Refs.release(ts, one);
                    if (matches) {
                        return PyBool.True;
                    }
                }
                return PyBool.False;
            }
            long one = BytesArgs.view(ts, part);
            if (one == 0) {
                throw Errors.typeError(
                        ts,
                        (prefix ? "startswith" : "endswith")
                                + " first arg must be bytes or a tuple of bytes, not "
                                + PyType.of(part).name());
            }
            boolean matches = hasEnd(view, one, from, to, prefix);
            Refs.release(ts, one);
            return PyBool.of(matches);
        } finally {
            Refs.release(ts, view);
        }
    }

    static long startswith(ThreadState ts, long self, long prefix, long start, long end) {
        return matchEnd(ts, self, prefix, start, end, true);
    }

    static long endswith(ThreadState ts, long self, long suffix, long start, long end) {
        return matchEnd(ts, self, suffix, start, end, false);
    }

    static long removeprefix(ThreadState ts, long self, long prefix) {
        return remove(ts, self, prefix, true);
    }

    static long removesuffix(ThreadState ts, long self, long suffix) {
        return remove(ts, self, suffix, false);
    }

    private static long remove(ThreadState ts, long self, long part, boolean prefix) {
        long one = BytesArgs.require(ts, part);
        long view = 0;
        try {
            view = BytesArgs.view(ts, self);
            int n = PyBytes.length(view);
            int m = hasEnd(view, one, 0, n, prefix) ? PyBytes.length(one) : 0;
            return slice(ts, self, view, prefix ? m : 0, prefix ? n : n - m);
        } finally {
            Refs.release(ts, one);
            Refs.xrelease(ts, view);
        }
    }

    // ---------------------------------------------------------------- replace

    static long replace(ThreadState ts, long self, long old, long replacement, long count) {
        long from = BytesArgs.require(ts, old);
        long to = 0;
        long view = 0;
        try {
            to = BytesArgs.require(ts, replacement);
            long max = Text.ssize(ts, count, -1);
            view = BytesArgs.view(ts, self);
            return replaced(ts, self, view, from, to, max < 0 ? Long.MAX_VALUE : max);
        } finally {
            Refs.release(ts, from);
            Refs.xrelease(ts, to);
            Refs.xrelease(ts, view);
        }
    }

    private static long replaced(
            ThreadState ts, long self, long view, long old, long fresh, long max) {
        int n = PyBytes.length(view);
        int m = PyBytes.length(old);
        int k = PyBytes.length(fresh);
        long data = PyBytes.data(view);
        long hits = UcsSearch.count(data, 1, 0, n, PyBytes.data(old), 1, m, max);
        if (hits == 0) {
            return slice(ts, self, view, 0, n);
        }
        BytesArgs.checkLength(ts, n + hits * (k - m));
        ByteBuilder out = new ByteBuilder((int) (n + hits * (k - m)));
        long from = 0;
        for (long hit = 0; hit < hits; hit++) {
            long next = m == 0
                    ? hit
                    : UcsSearch.find(data, 1, from, n, PyBytes.data(old), 1, m);
            out.appendMemory(data + from, (int) (next - from));
            out.appendMemory(PyBytes.data(fresh), k);
            from = next + m;
        }
        out.appendMemory(data + from, (int) (n - from));
        return make(ts, self, out.bytes, 0, out.length);
    }
}
