package org.jilectomy.runtime.modules.collections;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.IteratorType;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The iterators of a deque, in either direction. A step is one turn under the deque's lock, which
 * guards the counter too.
 *
 * <pre>
 *  +16 deque, owned     +24 items left     +32 the deque's state when the iteration began
 * </pre>
 */
final class PyDequeIterator extends IteratorType {
    private static final int DEQUE = PyObject.SIZE;
    private static final int LEFT = DEQUE + 8;
    private static final int STATE = LEFT + 8;
    private static final int SIZE = STATE + 8;

    private static final Signature NEW =
            Signature.parse("_deque_iterator(type, deque, index=0, /)");

    static final PyDequeIterator FORWARD =
            new PyDequeIterator("_collections._deque_iterator");
    static final PyDequeIterator REVERSE =
            new PyDequeIterator("_collections._deque_reverse_iterator");

    private PyDequeIterator(String name) {
        super(new TypeSpec(name, SIZE).gc());
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__length_hint__(self, /)",
                "Private method returning an estimate of len(list(it)).", "lengthHint")
                .method("__reduce__(self, /)", "Return state information for pickling.", "reduce");
    }

    static long create(ThreadState ts, PyDequeIterator type, long deque, long done) {
        long self = type.allocate(ts, SIZE);
        Memory.putLong(self + DEQUE, Refs.retain(ts, deque));
        ObjectLock.lock(ts, deque);
        Memory.putLong(self + LEFT, Math.max(0, DequeRing.length(deque) - Math.max(0, done)));
        Memory.putLong(self + STATE, DequeRing.state(deque));
        ObjectLock.unlock(ts, deque);
        return self;
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, simpleName(), NEW, args, 0);
        if (!PyDeque.TYPE.isInstance(a[0])) {
            throw Errors.typeError(ts,
                    simpleName() + "() argument 1 must be collections.deque, not "
                            + PyType.of(a[0]).name());
        }
        return create(ts, this, a[0], a[1] == 0 ? 0 : Abstract.asIndex(ts, a[1]));
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(Memory.getLong(self + DEQUE));
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        long object = step(ts, self);
        return object == 0 ? 0 : Refs.fromMemorySteal(ts, object);
    }

    @Override
    public long iternextObject(ThreadState ts, long self) {
        return step(ts, self);
    }

    private long step(ThreadState ts, long self) {
        long deque = Memory.getLong(self + DEQUE);
        ObjectLock.lock(ts, deque);
        long left = Memory.getLong(self + LEFT);
        boolean changed = Memory.getLong(self + STATE) != DequeRing.state(deque);
        long object = 0;
        if (!changed && left > 0) {
            long i = this == FORWARD ? DequeRing.length(deque) - left : left - 1;
            object = Refs.retain(ts, DequeRing.itemLockHeld(deque, i));
            Memory.putLong(self + LEFT, left - 1);
        } else {
            Memory.putLong(self + LEFT, 0);
        }
        ObjectLock.unlock(ts, deque);
        if (changed) {
            throw Errors.runtimeError(ts, "deque mutated during iteration");
        }
        return object;
    }

    static long lengthHint(ThreadState ts, long self) {
        return PyLong.of(ts, Memory.getLong(self + LEFT));
    }

    /** {@code (type, (deque, items done))}. */
    static long reduce(ThreadState ts, long self) {
        long deque = Memory.getLong(self + DEQUE);
        long done = DequeRing.length(deque) - Memory.getLong(self + LEFT);
        return PyTuple.ofSteal(ts, Refs.retain(ts, PyType.addressOf(self)),
                PyTuple.ofSteal(ts, Refs.retain(ts, deque), PyLong.of(ts, done)));
    }
}
