package org.jilectomy.runtime.modules;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Immediate;
import org.jilectomy.runtime.objects.Numbers;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code itertools.count}; one step is atomic as long as the numbers are ints, so that threads can
 * share one as a counter.
 *
 * <pre>
 *  +16 next    the next number; owned     +24 step    owned
 * </pre>
 */
final class PyCount extends PyType {
    private static final int NEXT = PyObject.SIZE;
    private static final int STEP = NEXT + 8;
    private static final int SIZE = STEP + 8;

    private static final Signature NEW = Signature.parse("count(cls, start=0, step=1)");

    static final PyCount TYPE = new PyCount();

    private PyCount() {
        super(new TypeSpec("itertools.count", SIZE).gc().subclassable());
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, "count", NEW, args, kwnames);
        long start = a[0] == 0 ? PyLong.of(ts, 0) : a[0];
        long step = a[1] == 0 ? PyLong.of(ts, 1) : a[1];
        if (!Numbers.isNumber(start) || !Numbers.isNumber(step)) {
            throw Errors.typeError(ts, "a number is required");
        }
        long self = StaticTypes.newInstance(ts, type, type.basicSize);
        Memory.putLong(self + NEXT, Refs.toObject(ts, start));
        Memory.putLong(self + STEP, Refs.toObject(ts, step));
        return self;
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(Memory.getLong(self + NEXT));
        visitor.visit(Memory.getLong(self + STEP));
    }

    @Override
    public boolean isIterator() {
        return true;
    }

    @Override
    public long tp_iter(ThreadState ts, long self) {
        return Refs.retain(ts, self);
    }

    /** Tries again when another thread took the number first. */
    @Override
    public long tp_iternext(ThreadState ts, long self) {
        while (true) {
            ObjectLock.lock(ts, self);
            // Owned until the comparison below, or its address might come back as another number's.
            long now = Refs.retain(ts, Memory.getLong(self + NEXT));
            long value = Refs.fromMemory(ts, now);
            long step = Refs.fromMemory(ts, Memory.getLong(self + STEP));
            ObjectLock.unlock(ts, self);
            long sum = Immediate.areInts(value, step)
                    ? PyLong.of(ts, Immediate.intValue(value) + Immediate.intValue(step))
                    : Numbers.add(ts, value, step);
            Refs.release(ts, step);
            long object = Refs.toObjectSteal(ts, sum);
            ObjectLock.lock(ts, self);
            boolean mine = Memory.getLong(self + NEXT) == now;
            if (mine) {
                Memory.putLong(self + NEXT, object);
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
        ObjectLock.lock(ts, self);
        long next = Refs.fromMemory(ts, Memory.getLong(self + NEXT));
        long step = Refs.fromMemory(ts, Memory.getLong(self + STEP));
        ObjectLock.unlock(ts, self);
        try {
            String text = "count(" + Abstract.reprJava(ts, next);
            if (!(PyLong.check(step) && PyLong.fitsLong(step) && PyLong.longValue(step) == 1)) {
                text += ", " + Abstract.reprJava(ts, step);
            }
            return PyUnicode.fromJava(ts, text + ")");
        } finally {
            Refs.release(ts, next);
            Refs.release(ts, step);
        }
    }
}
