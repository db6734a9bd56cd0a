package org.jilectomy.runtime.modules.array;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Dealloc;
import org.jilectomy.runtime.objects.Instances;
import org.jilectomy.runtime.objects.IteratorReduce;
import org.jilectomy.runtime.objects.IteratorType;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code array.arrayiterator}.
 *
 * <pre>
 *  +16 index, -1 from the end on     +24 the array, owned; 0 when a private iterator is at its end
 * </pre>
 */
final class PyArrayIterator extends IteratorType {
    private static final int INDEX = PyObject.SIZE;
    private static final int ARRAY = INDEX + 8;

    static final PyArrayIterator TYPE = new PyArrayIterator();

    private PyArrayIterator() {
        super(new TypeSpec("array.arrayiterator", ARRAY + 8).gc().noNew());
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__reduce__(self, /)", "Return state information for pickling.", "reduce")
                .method("__setstate__(self, state, /)",
                        "Set state information for unpickling.", "setState");
    }

    static long create(ThreadState ts, long array) {
        long self = TYPE.allocate(ts, ARRAY + 8);
        Memory.putLong(self + INDEX, 0);
        Memory.putLong(self + ARRAY, Refs.retain(ts, array));
        return self;
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        Dealloc.visit(Memory.getLong(self + ARRAY), visitor);
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        long array = Memory.getLong(self + ARRAY);
        if (array == 0) {
            return 0;
        }
        long i = Instances.drawIndex(ts, self, INDEX, PyArray.size(array));
        if (i < 0 && Instances.isPrivate(ts, self)) {
            Memory.putLong(self + ARRAY, 0);
            Refs.release(ts, array);
            return 0;
        }
        return i < 0 ? 0 : PyArray.getOrEnd(ts, array, i);
    }

    static long reduce(ThreadState ts, long self) {
        long i = Memory.getLong(self + INDEX);
        return i < 0 ? IteratorReduce.iter(ts, PyTuple.empty(ts))
                : IteratorReduce.iter(ts, Refs.retain(ts, Memory.getLong(self + ARRAY)), i);
    }

    static long setState(ThreadState ts, long self, long state) {
        long i = Abstract.asIndex(ts, state);
        if (Memory.getLong(self + INDEX) >= 0) {
            Memory.putLong(self + INDEX,
                    Math.max(0, Math.min(i, PyArray.size(Memory.getLong(self + ARRAY)))));
        }
        return Singletons.None;
    }
}
