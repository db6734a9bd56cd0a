package org.jilectomy.runtime.modules.itertools;

import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Instances;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.Numbers;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code count}. One step is atomic, so that threads can share one as a counter.
 *
 * <pre>
 *  mode    objects                    word
 *  fast    none: step is 1            the next number, below Long.MAX_VALUE
 *  slow    next number, step          Long.MAX_VALUE
 * </pre>
 */
final class Count extends ItertoolsIterator {
    private static final int NEXT = 0;
    private static final int STEP = 1;
    private static final int FAST = 0; // word

    private static final Signature NEW = Signature.parse("count(type, start=0, step=1)");

    static final Count TYPE = new Count();

    private Count() {
        super("count", 2, 1);
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__reduce__(self, /)", "Return state information for pickling.", "reduce");
    }

    private static boolean isOne(long step) {
        return PyLong.check(step) && PyLong.fitsLong(step) && PyLong.longValue(step) == 1;
    }

    /** Compare {@code PyNumber_Check}. */
    private static boolean isNumber(ThreadState ts, long value) {
        if (Numbers.isNumber(value)) {
            return true;
        }
        long method = Abstract.lookupSpecial(ts, value, Names.__int__);
        if (method == 0) {
            method = Abstract.lookupSpecial(ts, value, Names.__float__);
        }
        Refs.xrelease(ts, method);
        return method != 0;
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, "count", NEW, args, kwnames);
        long start = a[0] == 0 ? PyLong.of(ts, 0) : a[0];
        long step = a[1] == 0 ? PyLong.of(ts, 1) : a[1];
        if (!isNumber(ts, start) || !isNumber(ts, step)) {
            throw Errors.typeError(ts, "a number is required");
        }
        long self = make(ts, type);
        if (PyLong.check(start) && PyLong.fitsLong(start) && isOne(step)
                && PyLong.longValue(start) != Long.MAX_VALUE) {
            TYPE.number(self, FAST, PyLong.longValue(start));
        } else {
            TYPE.number(self, FAST, Long.MAX_VALUE);
            init(ts, self, NEXT, start);
            init(ts, self, STEP, step);
        }
        return self;
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        long word = word(self, FAST);
        boolean mine = Instances.isOwn(ts, self);
        while (true) {
            long n = Memory.getLongOpaque(word);
            if (n >= Long.MAX_VALUE - 1) {
                return nextSlow(ts, self);
            }
            if (mine) {
                Memory.putLong(word, n + 1);
                return PyLong.of(ts, n);
            }
            if (Memory.compareAndSetLong(word, n, n + 1)) {
                return PyLong.of(ts, n);
            }
        }
    }

    /** From fast mode to slow mode, when the numbers leave 64 bits. */
    private void slowDown(ThreadState ts, long self) {
        long next = PyLong.box(ts, Long.MAX_VALUE - 1);
        long step = PyLong.box(ts, 1);
        ObjectLock.lock(ts, self);
        boolean mine = number(self, FAST) != Long.MAX_VALUE;
        if (mine) {
            Memory.putLong(self + 16, next);
            Memory.putLong(self + 24, step);
            Memory.putLongRelease(word(self, FAST), Long.MAX_VALUE);
        }
        ObjectLock.unlock(ts, self);
        if (!mine) {
            Refs.release(ts, next);
            Refs.release(ts, step);
        }
    }

    /** Tries again when another thread took the number first. */
    private long nextSlow(ThreadState ts, long self) {
        if (number(self, FAST) != Long.MAX_VALUE) {
            slowDown(ts, self);
        }
        while (true) {
            // Owned until the comparison below, or its address might come back as another number's.
            long now = take(ts, self, NEXT);
            long value = Refs.fromMemory(ts, now);
            long object = 0;
            try {
                object = Refs.toObjectSteal(ts, Numbers.add(ts, value,
                        Refs.fromMemoryBorrowed(object(self, STEP))));
            } finally {
                if (object == 0) {
                    Refs.release(ts, now);
                    Refs.release(ts, value);
                }
            }
            ObjectLock.lock(ts, self);
            boolean mine = object(self, NEXT) == now;
            if (mine) {
                Memory.putLong(self + 16, object);
            }
            ObjectLock.unlock(ts, self);
            Refs.release(ts, now);
            Refs.release(ts, mine ? now : object);
            if (mine) {
                return value;
            }
            Refs.release(ts, value);
        }
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        long n = number(self, FAST);
        if (n != Long.MAX_VALUE) {
            return PyUnicode.fromJava(ts, PyType.of(self).simpleName() + "(" + n + ")");
        }
        long next = take(ts, self, NEXT);
        try {
            String text = PyType.of(self).simpleName() + "("
                    + Abstract.reprJava(ts, Refs.fromMemoryBorrowed(next));
            long step = Refs.fromMemoryBorrowed(object(self, STEP));
            if (!isOne(step)) {
                text += ", " + Abstract.reprJava(ts, step);
            }
            return PyUnicode.fromJava(ts, text + ")");
        } finally {
            Refs.release(ts, next);
        }
    }

    static long reduce(ThreadState ts, long self) {
        long n = TYPE.number(self, FAST);
        return reduced(ts, self, n != Long.MAX_VALUE
                ? PyTuple.fromArraySteal(ts, new long[] {PyLong.of(ts, n)})
                : pair(ts, take(ts, self, NEXT), Refs.retain(ts, object(self, STEP))));
    }
}
