package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.heap.layout.PyListObject;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Methods of str that take strings apart and put them together: {@code split}, {@code partition},
 * {@code strip}, {@code splitlines}, {@code join} (CPython 3.11, Objects/stringlib/split.h,
 * Objects/unicodeobject.c).
 */
final class StrSplit {
    private StrSplit() {}

    // ---------------------------------------------------------------- split

    static long split(ThreadState ts, long self, long sep, long maxsplit) {
        return split(ts, self, sep, maxsplit, true);
    }

    static long rsplit(ThreadState ts, long self, long sep, long maxsplit) {
        return split(ts, self, sep, maxsplit, false);
    }

    private static long split(
            ThreadState ts, long self, long sep, long maxsplit, boolean forward) {
        long max = Text.ssize(ts, maxsplit, -1);
        max = max < 0 ? Long.MAX_VALUE : max;
        if (sep == 0 || sep == Singletons.None) {
            return forward ? splitSpace(ts, self, max) : rsplitSpace(ts, self, max);
        }
        if (!PyUnicode.check(sep)) {
            throw Errors.typeError(ts, "must be str or None, not " + PyType.of(sep).name());
        }
        if (PyUnicode.length(sep) == 0) {
            throw Errors.valueError(ts, "empty separator");
        }
        return forward ? splitOn(ts, self, sep, max) : rsplitOn(ts, self, sep, max);
    }

    private static void add(ThreadState ts, Pieces list, long self, long start, long end) {
        list.addSteal(PyUnicode.substring(ts, self, start, end));
    }

    private static long splitSpace(ThreadState ts, long self, long max) {
        Pieces list = new Pieces();
        long data = PyUnicode.data(self);
        int kind = PyUnicode.kind(self);
        int n = PyUnicode.length(self);
        long pieces = 0;
        int i = 0;
        while (true) {
            while (i < n && CharTypes.isSpace(Ucs.at(data, kind, i))) {
                i++;
            }
            if (i == n) {
                return list.toSplitList(ts, max);
            }
            int start = i;
            if (pieces++ == max) {
                add(ts, list, self, start, n);
                return list.toSplitList(ts, max);
            }
            while (i < n && !CharTypes.isSpace(Ucs.at(data, kind, i))) {
                i++;
            }
            add(ts, list, self, start, i);
        }
    }

    private static long rsplitSpace(ThreadState ts, long self, long max) {
        Pieces list = new Pieces();
        long data = PyUnicode.data(self);
        int kind = PyUnicode.kind(self);
        long pieces = 0;
        int i = PyUnicode.length(self);
        while (true) {
            while (i > 0 && CharTypes.isSpace(Ucs.at(data, kind, i - 1))) {
                i--;
            }
            if (i == 0) {
                break;
            }
            int end = i;
            if (pieces++ == max) {
                add(ts, list, self, 0, end);
                break;
            }
            while (i > 0 && !CharTypes.isSpace(Ucs.at(data, kind, i - 1))) {
                i--;
            }
            add(ts, list, self, i, end);
        }
        return list.toSplitListReversed(ts, max);
    }

    private static long splitOn(ThreadState ts, long self, long sep, long max) {
        Pieces list = new Pieces();
        long data = PyUnicode.data(self);
        int kind = PyUnicode.kind(self);
        long sepData = PyUnicode.data(sep);
        int sepKind = PyUnicode.kind(sep);
        int n = PyUnicode.length(self);
        int m = PyUnicode.length(sep);
        long start = 0;
        for (long left = max; left > 0; left--) {
            long at = UcsSearch.find(data, kind, start, n, sepData, sepKind, m);
            if (at < 0) {
                break;
            }
            add(ts, list, self, start, at);
            start = at + m;
        }
        add(ts, list, self, start, n);
        return list.toSplitList(ts, max);
    }

    private static long rsplitOn(ThreadState ts, long self, long sep, long max) {
        Pieces list = new Pieces();
        long data = PyUnicode.data(self);
        int kind = PyUnicode.kind(self);
        long sepData = PyUnicode.data(sep);
        int sepKind = PyUnicode.kind(sep);
        int m = PyUnicode.length(sep);
        long end = PyUnicode.length(self);
        for (long left = max; left > 0; left--) {
            long at = UcsSearch.rfind(data, kind, 0, end, sepData, sepKind, m);
            if (at < 0) {
                break;
            }
            add(ts, list, self, at + m, end);
            end = at;
        }
        add(ts, list, self, 0, end);
        return list.toSplitListReversed(ts, max);
    }

    static long splitlines(ThreadState ts, long self, long keepends) {
        boolean keep = keepends != 0 && Abstract.isTrue(ts, keepends);
        Pieces list = new Pieces();
        long data = PyUnicode.data(self);
        int kind = PyUnicode.kind(self);
        int n = PyUnicode.length(self);
        int i = 0;
        while (i < n) {
            int start = i;
            while (i < n && !CharTypes.isLineBreak(Ucs.at(data, kind, i))) {
                i++;
            }
            int end = i;
            if (i < n) {
                boolean crlf =
                        Ucs.at(data, kind, i) == '\r'
                                && i + 1 < n
                                && Ucs.at(data, kind, i + 1) == '\n';
                i += crlf ? 2 : 1;
                end = keep ? i : end;
            }
            add(ts, list, self, start, end);
        }
        return list.toList(ts);
    }

    // ---------------------------------------------------------------- partition

    static long partition(ThreadState ts, long self, long sep) {
        return partition(ts, self, sep, true);
    }

    static long rpartition(ThreadState ts, long self, long sep) {
        return partition(ts, self, sep, false);
    }

    private static long partition(ThreadState ts, long self, long sep, boolean forward) {
        if (!PyUnicode.check(sep)) {
            throw Errors.typeError(ts, "must be str, not " + PyType.of(sep).name());
        }
        int m = PyUnicode.length(sep);
        if (m == 0) {
            throw Errors.valueError(ts, "empty separator");
        }
        long data = PyUnicode.data(self);
        int kind = PyUnicode.kind(self);
        long sepData = PyUnicode.data(sep);
        int sepKind = PyUnicode.kind(sep);
        int n = PyUnicode.length(self);
        long at = forward
                ? UcsSearch.find(data, kind, 0, n, sepData, sepKind, m)
                : UcsSearch.rfind(data, kind, 0, n, sepData, sepKind, m);
        long[] parts = {InternTable.EMPTY, InternTable.EMPTY, InternTable.EMPTY};
        if (at < 0) {
            parts[forward ? 0 : 2] = PyUnicode.toExact(ts, self);
        } else {
            parts[0] = PyUnicode.substring(ts, self, 0, at);
            parts[1] = Refs.retain(ts, sep);
            parts[2] = PyUnicode.substring(ts, self, at + m, n);
        }
        return PyTuple.fromArraySteal(ts, parts);
    }

    // ---------------------------------------------------------------- strip

    private static final int LEFT = 1;
    private static final int RIGHT = 2;

    static long strip(ThreadState ts, long self, long chars) {
        return strip(ts, self, chars, LEFT | RIGHT, "strip");
    }

    static long lstrip(ThreadState ts, long self, long chars) {
        return strip(ts, self, chars, LEFT, "lstrip");
    }

    static long rstrip(ThreadState ts, long self, long chars) {
        return strip(ts, self, chars, RIGHT, "rstrip");
    }

    private static long strip(ThreadState ts, long self, long chars, int sides, String name) {
        boolean space = chars == 0 || chars == Singletons.None;
        if (!space && !PyUnicode.check(chars)) {
            throw Errors.typeError(ts, name + " arg must be None or str");
        }
        long data = PyUnicode.data(self);
        int kind = PyUnicode.kind(self);
        int start = 0;
        int end = PyUnicode.length(self);
        if ((sides & LEFT) != 0) {
            while (start < end && stripped(Ucs.at(data, kind, start), chars, space)) {
                start++;
            }
        }
        if ((sides & RIGHT) != 0) {
            while (end > start && stripped(Ucs.at(data, kind, end - 1), chars, space)) {
                end--;
            }
        }
        return PyUnicode.substring(ts, self, start, end);
    }

    private static boolean stripped(int c, long chars, boolean space) {
        if (space) {
            return CharTypes.isSpace(c);
        }
        int n = PyUnicode.length(chars);
        return UcsSearch.indexOf(PyUnicode.data(chars), PyUnicode.kind(chars), 0, n, c) >= 0;
    }

    // ---------------------------------------------------------------- join

    static long join(ThreadState ts, long self, long iterable) {
        if (PyTuple.TYPE.isExactly(iterable)) {
            int n = (int) PyTuple.size(iterable);
            long[] items = new long[n];
            for (int i = 0; i < n; i++) {
                items[i] = PyTuple.item(iterable, i);
            }
            return join(ts, self, items);
        }
        if (PyList.TYPE.isExactly(iterable)) {
            long joined = joinList(ts, self, iterable);
            if (joined != 0) {
                return joined;
            }
        }
        long[] items = Text.joinItems(ts, iterable, "can only join an iterable");
        try {
            return join(ts, self, items);
        } finally {
            for (long item : items) {
                Refs.release(ts, item);
            }
        }
    }

    /**
     * Joins a list of str of exactly that type and of one form, as nearly all are, under its lock and
     * without counting its items; 0 if it holds something else, or nothing.
     */
    private static long joinList(ThreadState ts, long separator, long list) {
        ObjectLock.lock(ts, list);
        try {
            long items = PyListObject.ob_item(list);
            long count = PyVarObject.ob_size(list);
            int sepLength = PyUnicode.length(separator);
            long n = sepLength * (count - 1);
            int bound = PyUnicode.maxCharBound(separator);
            for (long i = 0; i < count; i++) {
                long item = Memory.getLong(items + i * 8);
                if (PyObject.ob_type(item) != PyUnicode.ADDRESS) {
                    return 0;
                }
                n += PyUnicode.length(item);
                bound = Math.max(bound, PyUnicode.maxCharBound(item));
            }
            if (count < 2 || n == 0 || bound > 127 || n > PyUnicode.MAX_LENGTH) {
                return 0;
            }
            long result = PyUnicode.createAscii(ts.heap, (int) n);
            long at = result + PyASCIIObject.SIZE;
            long sepData = PyUnicode.data(separator);
            for (long i = 0; i < count; i++) {
                if (i > 0 && sepLength > 0) {
                    Ucs.copyBytes(sepData, at, sepLength);
                    at += sepLength;
                }
                long item = Memory.getLong(items + i * 8);
                int m = PyUnicode.length(item);
                Ucs.copyBytes(item + PyASCIIObject.SIZE, at, m);
                at += m;
            }
            return result;
        } finally {
            ObjectLock.unlock(ts, list); // also if there is no memory for the result
        }
    }

    /** {@code separator.join(items)}, all borrowed; owned. Compare {@code _PyUnicode_JoinArray}. */
    static long join(ThreadState ts, long separator, long[] items) {
        int count = items.length;
        if (count == 0) {
            return InternTable.EMPTY;
        }
        if (count == 1 && PyUnicode.checkExact(items[0])) {
            return Refs.retain(ts, items[0]);
        }
        int sepLength = PyUnicode.length(separator);
        long n = (long) sepLength * (count - 1);
        int bound = count > 1 && sepLength > 0 ? PyUnicode.maxCharBound(separator) : 0;
        for (int i = 0; i < count; i++) {
            long item = items[i];
            if (!PyUnicode.check(item)) {
                throw Errors.typeError(
                        ts,
                        "sequence item " + i + ": expected str instance, "
                                + PyType.of(item).name() + " found");
            }
            n += PyUnicode.length(item);
            bound = Math.max(bound, PyUnicode.maxCharBound(item));
        }
        PyUnicode.checkLength(ts, n);
        if (n == 0) {
            return InternTable.EMPTY;
        }
        long result = PyUnicode.create(ts, (int) n, bound);
        long data = PyUnicode.data(result);
        int kind = PyUnicode.kind(result);
        long sepData = PyUnicode.data(separator);
        int sepKind = PyUnicode.kind(separator);
        long at = 0;
        for (int i = 0; i < count; i++) {
            if (i > 0 && sepLength > 0) {
                Ucs.copy(sepData, sepKind, 0, data, kind, at, sepLength);
                at += sepLength;
            }
            int m = PyUnicode.length(items[i]);
            Ucs.copy(
                    PyUnicode.data(items[i]), PyUnicode.kind(items[i]), 0, data, kind, at, m);
            at += m;
        }
        return result;
    }
}
