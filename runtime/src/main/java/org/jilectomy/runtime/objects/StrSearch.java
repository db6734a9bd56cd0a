package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.state.ThreadState;

/**
 * Methods of str that look for other strings: {@code find} and its family, {@code count},
 * {@code startswith}, {@code replace} (CPython 3.11, Objects/unicodeobject.c).
 */
final class StrSearch {
    private StrSearch() {}

    private static void requireStr(ThreadState ts, long value) {
        if (!PyUnicode.check(value)) {
            throw Errors.typeError(ts, "must be str, not " + PyType.of(value).name());
        }
    }

    private static long search(
            ThreadState ts, long self, long sub, long start, long end, boolean forward) {
        requireStr(ts, sub);
        int n = PyUnicode.length(self);
        long from = Text.start(Text.sliceIndex(ts, start, 0), n);
        long to = Text.end(Text.sliceIndex(ts, end, n), n);
        int kind = PyUnicode.kind(self);
        int subKind = PyUnicode.kind(sub);
        long data = PyUnicode.data(self);
        long subData = PyUnicode.data(sub);
        int m = PyUnicode.length(sub);
        return forward
                ? UcsSearch.find(data, kind, from, to, subData, subKind, m)
                : UcsSearch.rfind(data, kind, from, to, subData, subKind, m);
    }

    static long find(ThreadState ts, long self, long sub, long start, long end) {
        return PyLong.of(ts, search(ts, self, sub, start, end, true));
    }

    static long rfind(ThreadState ts, long self, long sub, long start, long end) {
        return PyLong.of(ts, search(ts, self, sub, start, end, false));
    }

    static long index(ThreadState ts, long self, long sub, long start, long end) {
        return found(ts, search(ts, self, sub, start, end, true));
    }

    static long rindex(ThreadState ts, long self, long sub, long start, long end) {
        return found(ts, search(ts, self, sub, start, end, false));
    }

    private static long found(ThreadState ts, long index) {
        if (index < 0) {
            throw Errors.valueError(ts, "substring not found");
        }
        return PyLong.of(ts, index);
    }

    static long count(ThreadState ts, long self, long sub, long start, long end) {
        requireStr(ts, sub);
        int n = PyUnicode.length(self);
        long from = Text.start(Text.sliceIndex(ts, start, 0), n);
        long to = Text.end(Text.sliceIndex(ts, end, n), n);
        return PyLong.of(
                ts,
                UcsSearch.count(
                        PyUnicode.data(self), PyUnicode.kind(self), from, to,
                        PyUnicode.data(sub), PyUnicode.kind(sub), PyUnicode.length(sub),
                        Long.MAX_VALUE));
    }

    // ---------------------------------------------------------------- prefixes and suffixes

    private static boolean hasEnd(long self, long part, long from, long to, boolean prefix) {
        int m = PyUnicode.length(part);
        if (to - from < m) {
            return false;
        }
        long at = prefix ? from : to - m;
        return Ucs.equal(
                PyUnicode.data(self), PyUnicode.kind(self), at,
                PyUnicode.data(part), PyUnicode.kind(part), 0, m);
    }

    private static long matchEnd(
            ThreadState ts, long self, long part, long start, long end, boolean prefix) {
        int n = PyUnicode.length(self);
        long from = Text.start(Text.sliceIndex(ts, start, 0), n);
        long to = Text.end(Text.sliceIndex(ts, end, n), n);
        if (PyUnicode.check(part)) {
            return PyBool.of(hasEnd(self, part, from, to, prefix));
        }
        String name = prefix ? "startswith" : "endswith";
        if (!PyTuple.TYPE.isInstance(part)) {
            throw Errors.typeError(
                    ts,
                    name + " first arg must be str or a tuple of str, not "
                            + PyType.of(part).name());
        }
        for (int i = 0, m = (int) PyTuple.size(part); i < m; i++) {
            long item = PyTuple.item(part, i);
            if (!PyUnicode.check(item)) {
                throw Errors.typeError(
                        ts,
                        "tuple for " + name + " must only contain str, not "
                                + PyType.of(item).name());
            }
            if (hasEnd(self, item, from, to, prefix)) {
                return PyBool.True;
            }
        }
        return PyBool.False;
    }

    static long startswith(ThreadState ts, long self, long prefix, long start, long end) {
        return matchEnd(ts, self, prefix, start, end, true);
    }

    static long endswith(ThreadState ts, long self, long suffix, long start, long end) {
        return matchEnd(ts, self, suffix, start, end, false);
    }

    static long removeprefix(ThreadState ts, long self, long prefix) {
        Text.requireStr(ts, prefix, "removeprefix", 0);
        int n = PyUnicode.length(self);
        if (hasEnd(self, prefix, 0, n, true)) {
            return PyUnicode.substring(ts, self, PyUnicode.length(prefix), n);
        }
        return PyUnicode.toExact(ts, self);
    }

    static long removesuffix(ThreadState ts, long self, long suffix) {
        Text.requireStr(ts, suffix, "removesuffix", 0);
        int n = PyUnicode.length(self);
        if (hasEnd(self, suffix, 0, n, false)) {
            return PyUnicode.substring(ts, self, 0, n - PyUnicode.length(suffix));
        }
        return PyUnicode.toExact(ts, self);
    }

    // ---------------------------------------------------------------- replace

    static long replace(ThreadState ts, long self, long old, long replacement, long count) {
        Text.requireStr(ts, old, "replace", 1);
        Text.requireStr(ts, replacement, "replace", 2);
        long max = Text.ssize(ts, count, -1);
        return replaceAtMost(ts, self, old, replacement, max < 0 ? Long.MAX_VALUE : max);
    }

    private static long replaceAtMost(
            ThreadState ts, long self, long old, long fresh, long max) {
        int n = PyUnicode.length(self);
        int m = PyUnicode.length(old);
        int kind = PyUnicode.kind(self);
        long data = PyUnicode.data(self);
        long oldData = PyUnicode.data(old);
        int oldKind = PyUnicode.kind(old);
        if (n < m || max == 0) {
            return PyUnicode.toExact(ts, self);
        }
        long hits = UcsSearch.count(data, kind, 0, n, oldData, oldKind, m, max);
        if (hits == 0 || PyUnicode.equal(old, fresh)) {
            return PyUnicode.toExact(ts, self);
        }
        int k = PyUnicode.length(fresh);
        long length = n + hits * (k - m);
        PyUnicode.checkLength(ts, length);
        if (length == 0) {
            return InternTable.EMPTY;
        }
        int freshKind = PyUnicode.kind(fresh);
        long freshData = PyUnicode.data(fresh);
        int bound = Math.max(PyUnicode.maxCharBound(self), PyUnicode.maxCharBound(fresh));
        long result = PyUnicode.create(ts, (int) length, bound);
        int toKind = PyUnicode.kind(result);
        long to = PyUnicode.data(result);
        long from = 0;
        long at = 0;
        for (long hit = 0; hit < hits; hit++) {
            long next = m == 0 ? hit : UcsSearch.find(data, kind, from, n, oldData, oldKind, m);
            Ucs.copy(data, kind, from, to, toKind, at, next - from);
            at += next - from;
            Ucs.copy(freshData, freshKind, 0, to, toKind, at, k);
            at += k;
            from = next + m;
        }
        Ucs.copy(data, kind, from, to, toKind, at, n - from);
        return PyUnicode.shrinkSteal(ts, result, PyUnicode.maxCharBound(old) > 127);
    }
}
