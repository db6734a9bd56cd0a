package org.jilectomy.runtime.modules;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code itertools.repeat}.
 *
 * <pre>
 *  +16 element    owned, never changes     +24 left    times still to come, -1 without end
 * </pre>
 *
 * <p>{@code left} is counted down by compare-and-set, so threads that share it get the right number.
 */
final class PyRepeat extends PyType {
    private static final int ELEMENT = PyObject.SIZE;
    private static final int LEFT = ELEMENT + 8;
    private static final int SIZE = LEFT + 8;

    private static final Signature NEW = Signature.parse("repeat(cls, object, times=None)");

    static final PyRepeat TYPE = new PyRepeat();

    private PyRepeat() {
        super(new TypeSpec("itertools.repeat", SIZE).gc().subclassable());
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__length_hint__(self, /)", null, "lengthHint");
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, "repeat", NEW, args, kwnames);
        long times = a[1] == 0 ? -1 : Math.max(0, Abstract.asIndex(ts, a[1]));
        long self = StaticTypes.newInstance(ts, type, type.basicSize);
        Memory.putLong(self + ELEMENT, Refs.toObject(ts, a[0]));
        Memory.putLong(self + LEFT, times);
        return self;
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(Memory.getLong(self + ELEMENT));
    }

    @Override
    public boolean isIterator() {
        return true;
    }

    @Override
    public long tp_iter(ThreadState ts, long self) {
        return Refs.retain(ts, self);
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        while (true) {
            long left = Memory.getLongVolatile(self + LEFT);
            if (left == 0) {
                return 0;
            }
            if (left < 0 || Memory.compareAndSetLong(self + LEFT, left, left - 1)) {
                return Refs.fromMemory(ts, Memory.getLong(self + ELEMENT));
            }
        }
    }

    static long lengthHint(ThreadState ts, long self) {
        long left = Memory.getLongVolatile(self + LEFT);
        if (left < 0) {
            throw Errors.typeError(ts, "len() of unsized object");
        }
        return PyLong.of(ts, left);
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        long left = Memory.getLongVolatile(self + LEFT);
        long element = Refs.fromMemory(ts, Memory.getLong(self + ELEMENT));
        try {
            return PyUnicode.fromJava(ts, "repeat(" + Abstract.reprJava(ts, element)
                    + (left < 0 ? ")" : ", " + left + ")"));
        } finally {
            Refs.release(ts, element);
        }
    }
}
