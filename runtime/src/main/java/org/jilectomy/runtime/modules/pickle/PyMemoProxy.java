package org.jilectomy.runtime.modules.pickle;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code PicklerMemoProxy} and {@code UnpicklerMemoProxy}: the memo of a Pickler or Unpickler as
 * Python code sees it. +16 whose it is, owned.
 */
final class PyMemoProxy extends PyType {
    private static final int OWNER = PyObject.SIZE;
    private static final int SIZE = OWNER + 8;

    static final PyMemoProxy PICKLER = new PyMemoProxy("_pickle.PicklerMemoProxy");
    static final PyMemoProxy UNPICKLER = new PyMemoProxy("_pickle.UnpicklerMemoProxy");

    private PyMemoProxy(String name) {
        super(new TypeSpec(name, SIZE).gc().noNew());
    }

    @Override
    protected void define(TypeDef def) {
        def.in(PyMemoProxy.class)
                .method("clear(self, /)", "Remove all items from memo.")
                .method("copy(self, /)", "Copy the memo to a new object.")
                .method("__reduce__(self, /)", "Implement pickle support.", "reduce");
    }

    static long create(ThreadState ts, PyMemoProxy type, long owner) {
        long self = type.allocate(ts, SIZE);
        Memory.putLong(self + OWNER, Refs.retain(ts, owner));
        return self;
    }

    /** Borrowed. */
    static long owner(long self) {
        return Memory.getLong(self + OWNER);
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(owner(self));
    }

    @Override
    public boolean isUnhashable() {
        return true;
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        throw org.jilectomy.runtime.objects.Errors.typeError(
                ts, "unhashable type: '" + name() + "'");
    }

    static long clear(ThreadState ts, long self) {
        if (PICKLER.isExactly(self)) {
            return PyPickler.clearMemo(ts, owner(self));
        }
        Loader s = PyUnpickler.loader(owner(self));
        ts.lockDetached(s.lock);
        try {
            s.memo.clear(ts);
        } finally {
            s.lock.unlock();
        }
        return Singletons.None;
    }

    static long copy(ThreadState ts, long self) {
        long dict = PyDict.create(ts);
        try {
            if (PICKLER.isExactly(self)) {
                copyPickler(ts, PyPickler.saver(owner(self)), dict);
            } else {
                copyUnpickler(ts, PyUnpickler.loader(owner(self)), dict);
            }
            return dict;
        } catch (Throwable t) {
            Refs.release(ts, dict);
            throw t;
        }
    }

    private static void copyPickler(ThreadState ts, Saver s, long dict) {
        PickleMemo memo = PyPickler.copyOfMemo(ts, s);
        try {
            memo.forEach((object, number) -> {
                long key = PyLong.of(ts, Abstract.id(object));
                long value = PyTuple.ofSteal(
                        ts, PyLong.of(ts, number), Refs.retain(ts, object));
                PyDict.setItem(ts, dict, key, value);
                Refs.release(ts, key);
                Refs.release(ts, value);
            });
        } finally {
            memo.clear(ts);
        }
    }

    private static void copyUnpickler(ThreadState ts, Loader s, long dict) {
        LoadMemo memo = PyUnpickler.copyOfMemo(ts, s);
        try {
            memo.forEach((number, value) -> {
                long key = PyLong.of(ts, number);
                PyDict.setItem(ts, dict, key, value);
                Refs.release(ts, key);
            });
        } finally {
            memo.clear(ts);
        }
    }

    /** {@code (dict, (contents,))}. */
    static long reduce(ThreadState ts, long self) {
        long contents = copy(ts, self);
        long args = PyTuple.of(ts, contents);
        Refs.release(ts, contents);
        return PyTuple.ofSteal(ts, Refs.retain(ts, PyDict.TYPE.address), args);
    }
}
