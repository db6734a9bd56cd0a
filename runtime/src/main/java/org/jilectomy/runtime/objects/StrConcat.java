package org.jilectomy.runtime.objects;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.heap.layout.PyCompactUnicodeObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Putting strings one after the other: {@code +}, {@code +=}, {@code *} and f-strings. The result's
 * kind is the widest of the parts', so nothing is scanned.
 */
final class StrConcat {
    private StrConcat() {}

    /** {@code a + b} of two str; owned. */
    static long concat(ThreadState ts, long a, long b) {
        int n = PyUnicode.length(a);
        int m = PyUnicode.length(b);
        if (n == 0) {
            return PyUnicode.toExact(ts, b);
        }
        if (m == 0) {
            return PyUnicode.toExact(ts, a);
        }
        PyUnicode.checkLength(ts, (long) n + m);
        int max = Math.max(PyUnicode.maxCharBound(a), PyUnicode.maxCharBound(b));
        long self = PyUnicode.create(ts.heap, n + m, max);
        int kind = Ucs.kindOf(max);
        long data = PyUnicode.data(self);
        Ucs.copy(PyUnicode.data(a), PyUnicode.kind(a), 0, data, kind, 0, n);
        Ucs.copy(PyUnicode.data(b), PyUnicode.kind(b), 0, data, kind, n, m);
        return self;
    }

    /**
     * {@code a += b} for a Python local that holds {@code a} and is assigned the sum at once;
     * owned. If nobody else has {@code a} it grows in place; room for that is reserved the second
     * time round, so that a loop of additions takes linear time as with CPython's realloc.
     */
    static long append(ThreadState ts, long a, long b) {
        int n = PyUnicode.length(a);
        int m = PyUnicode.length(b);
        int bound = PyUnicode.maxCharBound(a);
        if (n == 0 || m == 0 || a == b || PyASCIIObject.interned(a) != 0
                || !Refcount.isUnique(ts.heap, a)) {
            return concat(ts, a, b);
        }
        PyUnicode.checkLength(ts, (long) n + m);
        int kind = PyUnicode.kind(a);
        if (PyUnicode.maxCharBound(b) <= bound) {
            long data = PyUnicode.data(a);
            if (data - a + (n + m + 1L) * kind <= Heap.usableSize(a)) {
                Ucs.copy(PyUnicode.data(b), PyUnicode.kind(b), 0, data, kind, n, m);
                Ucs.put(data, kind, n + m, 0);
                PyASCIIObject.length(a, n + m);
                if (kind == 4) {
                    PyCompactUnicodeObject.wstr_length(a, n + m);
                }
                PyASCIIObject.hash(a, -1);
                return Refs.retain(ts, a);
            }
        }
        bound = Math.max(bound, PyUnicode.maxCharBound(b));
        int newKind = Ucs.kindOf(bound);
        long self = PyUnicode.create(ts.heap, n + m, bound, ((n + m) >> 2) * newKind);
        Ucs.copy(PyUnicode.data(a), kind, 0, PyUnicode.data(self), newKind, 0, n);
        Ucs.copy(PyUnicode.data(b), PyUnicode.kind(b), 0, PyUnicode.data(self), newKind, n, m);
        return self;
    }

    /** The str parts one after the other, as an f-string needs it; borrows the parts; owned. */
    static long joinFormatted(ThreadState ts, long[] parts) {
        long n = 0;
        int max = 0;
        for (long part : parts) {
            n += PyUnicode.length(part);
            max = Math.max(max, PyUnicode.maxCharBound(part));
        }
        PyUnicode.checkLength(ts, n);
        if (n == 0) {
            return InternTable.EMPTY;
        }
        long self = PyUnicode.create(ts.heap, (int) n, max);
        int kind = Ucs.kindOf(max);
        long data = PyUnicode.data(self);
        long at = 0;
        for (long part : parts) {
            int m = PyUnicode.length(part);
            Ucs.copy(PyUnicode.data(part), PyUnicode.kind(part), 0, data, kind, at, m);
            at += m;
        }
        return self;
    }

    /** {@code str * count}; owned. */
    static long repeat(ThreadState ts, long str, long count) {
        int n = PyUnicode.length(str);
        if (n == 0 || count <= 0) {
            return InternTable.EMPTY;
        }
        if (count == 1) {
            return PyUnicode.toExact(ts, str);
        }
        if (count > Long.MAX_VALUE / n) {
            throw Errors.overflowError(ts, "repeated string is too long");
        }
        PyUnicode.checkLength(ts, n * count);
        int kind = PyUnicode.kind(str);
        long self = PyUnicode.create(ts.heap, (int) (n * count), PyUnicode.maxCharBound(str));
        long data = PyUnicode.data(self);
        if (n == 1) {
            Ucs.fill(data, kind, 0, count, PyUnicode.charAt(str, 0));
            return self;
        }
        Ucs.copyBytes(PyUnicode.data(str), data, (long) n * kind);
        long total = n * count * kind;
        for (long done = (long) n * kind; done < total;) {
            long step = Math.min(done, total - done);
            Ucs.copyBytes(data, data + done, step);
            done += step;
        }
        return self;
    }
}
