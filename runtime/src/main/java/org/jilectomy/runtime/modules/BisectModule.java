package org.jilectomy.runtime.modules;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.CompareOp;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** {@code _bisect}: searching and inserting in sorted lists. */
final class BisectModule extends BuiltinModule {
    BisectModule() {
        super("_bisect");
    }

    @Override
    protected String doc() {
        return "Bisection algorithms.\n\nThis module provides support for maintaining a list in"
                + " sorted order without\nhaving to sort the list after each insertion. For long"
                + " lists of items with\nexpensive comparison operations, this can be an improvement"
                + " over the more\ncommon approach.\n";
    }

    @Override
    protected void define(TypeDef def) {
        String parameters = "(module, /, a, x, lo=0, hi=None, *, key=None)";
        def.method("bisect_left" + parameters, null, "bisectLeft")
                .method("bisect_right" + parameters, null, "bisectRight")
                .method("insort_left" + parameters, null, "insortLeft")
                .method("insort_right" + parameters, null, "insortRight");
    }

    static long bisectLeft(
            ThreadState ts, long module, long a, long x, long lo, long hi, long key) {
        return PyLong.of(ts, bisect(ts, a, x, lo, hi, key, true));
    }

    static long bisectRight(
            ThreadState ts, long module, long a, long x, long lo, long hi, long key) {
        return PyLong.of(ts, bisect(ts, a, x, lo, hi, key, false));
    }

    static long insortLeft(
            ThreadState ts, long module, long a, long x, long lo, long hi, long key) {
        return insort(ts, a, x, lo, hi, key, true);
    }

    static long insortRight(
            ThreadState ts, long module, long a, long x, long lo, long hi, long key) {
        return insort(ts, a, x, lo, hi, key, false);
    }

    private static long bisect(
            ThreadState ts, long a, long x, long loArg, long hiArg, long key, boolean left) {
        long lo = Args.ssize(ts, loArg, 0);
        if (lo < 0) {
            throw Errors.valueError(ts, "lo must be non-negative");
        }
        long hi;
        if (hiArg == 0 || hiArg == Singletons.None) {
            hi = Abstract.size(ts, a);
        } else if (!PyType.of(hiArg).hasIndex()) {
            throw Errors.typeError(ts, "argument should be integer or None, not '"
                    + PyType.of(hiArg).name() + "'");
        } else {
            hi = Args.ssize(ts, hiArg, 0);
            hi = hi == -1 ? Abstract.size(ts, a) : hi;
        }
        boolean plain = key == 0 || key == Singletons.None;
        while (lo < hi) {
            long mid = lo + hi >>> 1;
            long item = item(ts, a, mid);
            try {
                if (!plain) {
                    long keyed = Abstract.call(ts, key, item);
                    Refs.release(ts, item);
                    item = keyed;
                }
                boolean right = left ? Abstract.compareBool(ts, item, x, CompareOp.LT)
                        : !Abstract.compareBool(ts, x, item, CompareOp.LT);
                if (right) {
                    lo = mid + 1;
                } else {
                    hi = mid;
                }
            } finally {
                Refs.release(ts, item);
            }
            ThreadState.poll(ts);
        }
        return lo;
    }

    private static long item(ThreadState ts, long a, long i) {
        if (PyList.TYPE.isExactly(a)) {
            return PyList.getItem(ts, a, i);
        }
        long index = PyLong.of(ts, i);
        try {
            return Abstract.getItem(ts, a, index);
        } finally {
            Refs.release(ts, index);
        }
    }

    private static long insort(
            ThreadState ts, long a, long x, long lo, long hi, long key, boolean left) {
        long keyed = key == 0 || key == Singletons.None ? Refs.retain(ts, x)
                : Abstract.call(ts, key, x);
        long at;
        try {
            at = bisect(ts, a, keyed, lo, hi, key, left);
        } finally {
            Refs.release(ts, keyed);
        }
        if (PyList.TYPE.isExactly(a)) {
            PyList.insert(ts, a, at, x);
            return Singletons.None;
        }
        long index = PyLong.of(ts, at);
        try {
            Refs.release(ts, Abstract.callMethod(ts, a, Names.of("insert"), index, x));
        } finally {
            Refs.release(ts, index);
        }
        return Singletons.None;
    }
}
