package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.state.ThreadState;

/** Methods of bytes and bytearray that take them apart and join them; see {@link BytesMethods}. */
final class BytesSplit {
    private BytesSplit() {}

    static void define(TypeDef def) {
        def.in(BytesSplit.class)
                .method("join(self, iterable_of_bytes, /)", "The pieces with this between them.")
                .method("partition(self, sep, /)", "Parts before, at and after the first sep.")
                .method("rpartition(self, sep, /)", "Parts before, at and after the last sep.")
                .method("split(self, /, sep=None, maxsplit=-1)", "List of the sections.")
                .method("rsplit(self, /, sep=None, maxsplit=-1)", "As split, from the end.")
                .method("splitlines(self, /, keepends=False)", "List of the lines.")
                .method("strip(self, bytes=None, /)", "Without white space, or bytes, at the ends.")
                .method("lstrip(self, bytes=None, /)", "As strip, at the start only.")
                .method("rstrip(self, bytes=None, /)", "As strip, at the end only.");
    }

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
        long view = BytesArgs.view(ts, self);
        long on = 0;
        try {
            Pieces list = new Pieces();
            if (sep == 0 || sep == Singletons.None) {
                if (forward) {
                    splitSpace(ts, self, view, max, list);
                } else {
                    rsplitSpace(ts, self, view, max, list);
                }
            } else {
                on = BytesArgs.require(ts, sep);
                if (PyBytes.length(on) == 0) {
                    throw Errors.valueError(ts, "empty separator");
                }
                splitOn(ts, self, view, on, max, list, forward);
            }
            return forward ? list.toSplitList(ts, max) : list.toSplitListReversed(ts, max);
        } finally {
            Refs.release(ts, view);
            Refs.xrelease(ts, on);
        }
    }

    private static void splitSpace(
            ThreadState ts, long self, long view, long max, Pieces list) {
        int n = PyBytes.length(view);
        int i = 0;
        while (true) {
            while (i < n && BytesArgs.isSpace(PyBytes.at(view, i))) {
                i++;
            }
            if (i == n) {
                return;
            }
            int start = i;
            if (list.count() == max) {
                list.addSteal(BytesMethods.slice(ts, self, view, start, n));
                return;
            }
            while (i < n && !BytesArgs.isSpace(PyBytes.at(view, i))) {
                i++;
            }
            list.addSteal(BytesMethods.slice(ts, self, view, start, i));
        }
    }

    private static void rsplitSpace(
            ThreadState ts, long self, long view, long max, Pieces list) {
        int i = PyBytes.length(view);
        while (true) {
            while (i > 0 && BytesArgs.isSpace(PyBytes.at(view, i - 1))) {
                i--;
            }
            if (i == 0) {
                return;
            }
            int end = i;
            if (list.count() == max) {
                list.addSteal(BytesMethods.slice(ts, self, view, 0, end));
                return;
            }
            while (i > 0 && !BytesArgs.isSpace(PyBytes.at(view, i - 1))) {
                i--;
            }
            list.addSteal(BytesMethods.slice(ts, self, view, i, end));
        }
    }

    private static void splitOn(
            ThreadState ts,
            long self,
            long view,
            long sep,
            long max,
            Pieces list,
            boolean forward) {
        long data = PyBytes.data(view);
        long sepData = PyBytes.data(sep);
        int m = PyBytes.length(sep);
        long start = 0;
        long end = PyBytes.length(view);
        for (long left = max; left > 0; left--) {
            long at = forward
                    ? UcsSearch.find(data, 1, start, end, sepData, 1, m)
                    : UcsSearch.rfind(data, 1, start, end, sepData, 1, m);
            if (at < 0) {
                break;
            }
            if (forward) {
                list.addSteal(BytesMethods.slice(ts, self, view, start, at));
                start = at + m;
            } else {
                list.addSteal(BytesMethods.slice(ts, self, view, at + m, end));
                end = at;
            }
        }
        list.addSteal(BytesMethods.slice(ts, self, view, start, end));
    }

    static long splitlines(ThreadState ts, long self, long keepends) {
        boolean keep = keepends != 0 && Abstract.isTrue(ts, keepends);
        long view = BytesArgs.view(ts, self);
        Pieces list = new Pieces();
        int n = PyBytes.length(view);
        int i = 0;
        while (i < n) {
            int start = i;
            while (i < n && PyBytes.at(view, i) != '\n' && PyBytes.at(view, i) != '\r') {
                i++;
            }
            int end = i;
            if (i < n) {
                boolean crlf = PyBytes.at(view, i) == '\r'
                        && i + 1 < n
                        && PyBytes.at(view, i + 1) == '\n';
                i += crlf ? 2 : 1;
                end = keep ? i : end;
            }
            list.addSteal(BytesMethods.slice(ts, self, view, start, end));
        }
        Refs.release(ts, view);
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
        long on = BytesArgs.require(ts, sep);
        long view = 0;
        try {
            int m = PyBytes.length(on);
            if (m == 0) {
                throw Errors.valueError(ts, "empty separator");
            }
            view = BytesArgs.view(ts, self);
            int n = PyBytes.length(view);
            long data = PyBytes.data(view);
            long at = forward
                    ? UcsSearch.find(data, 1, 0, n, PyBytes.data(on), 1, m)
                    : UcsSearch.rfind(data, 1, 0, n, PyBytes.data(on), 1, m);
            long[] parts = new long[3];
            boolean hit = at >= 0;
            long split = hit ? at : forward ? n : 0;
            parts[0] = BytesMethods.slice(ts, self, view, 0, split);
            parts[1] = BytesMethods.slice(ts, self, on, 0, hit ? m : 0);
            parts[2] = BytesMethods.slice(ts, self, view, hit ? at + m : split, n);
            return PyTuple.fromArraySteal(ts, parts);
        } finally {
            Refs.release(ts, on);
            Refs.xrelease(ts, view);
        }
    }

    // ---------------------------------------------------------------- strip

    private static final int LEFT = 1;
    private static final int RIGHT = 2;

    static long strip(ThreadState ts, long self, long bytes) {
        return strip(ts, self, bytes, LEFT | RIGHT);
    }

    static long lstrip(ThreadState ts, long self, long bytes) {
        return strip(ts, self, bytes, LEFT);
    }

    static long rstrip(ThreadState ts, long self, long bytes) {
        return strip(ts, self, bytes, RIGHT);
    }

    private static long strip(ThreadState ts, long self, long bytes, int sides) {
        boolean space = bytes == 0 || bytes == Singletons.None;
        long set = space ? 0 : BytesArgs.require(ts, bytes);
        long view = BytesArgs.view(ts, self);
        int start = 0;
        int end = PyBytes.length(view);
        if ((sides & LEFT) != 0) {
            while (start < end && stripped(PyBytes.at(view, start), set)) {
                start++;
            }
        }
        if ((sides & RIGHT) != 0) {
            while (end > start && stripped(PyBytes.at(view, end - 1), set)) {
                end--;
            }
        }
        long result = BytesMethods.slice(ts, self, view, start, end);
        Refs.release(ts, view);
        Refs.xrelease(ts, set);
        return result;
    }

    private static boolean stripped(int c, long set) {
        return set == 0
                ? BytesArgs.isSpace(c)
                : UcsSearch.indexOf(PyBytes.data(set), 1, 0, PyBytes.length(set), c) >= 0;
    }

    // ---------------------------------------------------------------- join

    static long join(ThreadState ts, long self, long iterable) {
        PyBuffer held = PyByteArray.check(self) ? PyByteArray.TYPE.bf_getbuffer(ts, self) : null;
        try {
            return joinHeld(ts, self, iterable);
        } finally {
            if (held != null) {
                held.release(ts);
            }
        }
    }

    private static long joinHeld(ThreadState ts, long self, long iterable) {
        long[] items = Text.joinItems(ts, iterable, "can only join an iterable");
        Pieces views = new Pieces();
        long sep = 0;
        try {
            long n = 0;
            for (int i = 0; i < items.length; i++) {
                long view = BytesArgs.view(ts, items[i]);
                if (view == 0) {
                    throw Errors.typeError(
                            ts,
                            "sequence item " + i + ": expected a bytes-like object, "
                                    + PyType.of(items[i]).name() + " found");
                }
                views.addSteal(view);
                n += PyBytes.length(view);
            }
            sep = BytesArgs.view(ts, self);
            int m = PyBytes.length(sep);
            BytesArgs.checkLength(ts, n + (long) m * Math.max(0, items.length - 1));
            if (items.length == 1 && PyBytes.checkExact(items[0]) && PyBytes.check(self)) {
                return Refs.retain(ts, items[0]);
            }
            return joined(ts, self, sep, views.take(), n);
        } finally {
            Refs.xrelease(ts, sep);
            views.release(ts);
            for (long item : items) {
                Refs.release(ts, item);
            }
        }
    }

    private static long joined(ThreadState ts, long self, long sep, long[] views, long n) {
        int m = PyBytes.length(sep);
        ByteBuilder out = new ByteBuilder((int) n + m * Math.max(0, views.length - 1));
        for (int i = 0; i < views.length; i++) {
            if (i > 0 && m > 0) {
                out.appendMemory(PyBytes.data(sep), m);
            }
            out.appendMemory(PyBytes.data(views[i]), PyBytes.length(views[i]));
        }
        return BytesMethods.make(ts, self, out.bytes, 0, out.length);
    }
}
