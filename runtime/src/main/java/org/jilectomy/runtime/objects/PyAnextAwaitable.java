package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/** {@code anext_awaitable}: what {@code anext(iterator, default)} gives. */
public final class PyAnextAwaitable extends IteratorType {
    /** {@code PyObject *wrapped}: owned. */
    private static final int WRAPPED = PyObject.SIZE;

    /** {@code PyObject *default_value}: owned. */
    private static final int DEFAULT_VALUE = WRAPPED + 8;

    public static final PyAnextAwaitable TYPE = new PyAnextAwaitable();

    private PyAnextAwaitable() {
        super(new TypeSpec("anext_awaitable", DEFAULT_VALUE + 8).gc().noNew());
    }

    @Override
    protected void define(TypeDef def) {
        def.method("send(self, arg, /)", null, "send");
        def.method("throw(self, /, *args)", null, "throwMethod");
        def.method("close(self, /)", null, "close");
        def.method("__await__(self, /)", null, "await");
    }

    static long create(ThreadState ts, long wrapped, long defaultValue) {
        long self = TYPE.allocate(ts, TYPE.basicSize);
        Memory.putLong(self + WRAPPED, Refs.retain(ts, wrapped));
        Memory.putLong(self + DEFAULT_VALUE, Refs.toObject(ts, defaultValue));
        return self;
    }

    static long await(ThreadState ts, long self) {
        return Refs.retain(ts, self);
    }

    /** The iterator of the awaitable inside; owned. */
    private static long iterator(ThreadState ts, long self) {
        long it = Awaiting.awaitable(ts, Memory.getLong(self + WRAPPED), Awaiting.EXPRESSION);
        if (!PyCoroutine.TYPE.isExactly(it)) {
            return it;
        }
        try {
            return PyCoroWrapper.create(ts, it);
        } finally {
            Refs.release(ts, it);
        }
    }

    /** The end of the asynchronous iterator is the default's time. */
    private static PyException orDefault(ThreadState ts, long self, PyException e) {
        if (!Errors.matches(e, Exceptions.StopAsyncIteration)) {
            return e;
        }
        Errors.discard(ts, e);
        return Errors.stopIteration(
                ts, Refs.fromMemoryBorrowed(Memory.getLong(self + DEFAULT_VALUE)));
    }

    private static long proxy(ThreadState ts, long self, String method, long[] args) {
        long it = iterator(ts, self);
        try {
            return Abstract.callMethod(ts, it, Names.of(method), args);
        } catch (PyException e) {
            throw orDefault(ts, self, e);
        } finally {
            Refs.release(ts, it);
        }
    }

    static long send(ThreadState ts, long self, long arg) {
        return proxy(ts, self, "send", new long[] {arg});
    }

    static long throwMethod(ThreadState ts, long self, long args) {
        long[] a = new long[(int) PyTuple.size(args)];
        for (int i = 0; i < a.length; i++) {
            a[i] = Refs.fromMemoryBorrowed(PyTuple.item(args, i));
        }
        return proxy(ts, self, "throw", a);
    }

    static long close(ThreadState ts, long self) {
        return proxy(ts, self, "close", new long[0]);
    }

    @Override
    boolean endsWithResult() {
        return true;
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        long it = iterator(ts, self);
        try {
            return Abstract.next(ts, it);
        } catch (PyException e) {
            return Delegation.endOrThrow(ts, orDefault(ts, self, e));
        } finally {
            Refs.release(ts, it);
        }
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(Memory.getLong(self + WRAPPED));
        visitor.visit(Memory.getLong(self + DEFAULT_VALUE));
    }
}
