package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * What the methods of an asynchronous generator return: one step of it, to be awaited once. Compare
 * {@code PyAsyncGenASend} and {@code PyAsyncGenAThrow}, whose structs are alike.
 */
abstract class AsyncGenAwaitable extends IteratorType {
    static final int INIT = 0;
    static final int ITER = 1;
    static final int CLOSED = 2;

    /** {@code PyAsyncGenObject *ags_gen}: owned. */
    private static final int GENERATOR = PyObject.SIZE;

    /** {@code PyObject *ags_sendval}, {@code *agt_args}: owned or 0. */
    private static final int ARGUMENT = GENERATOR + 8;

    private static final int STATE = ARGUMENT + 8;

    AsyncGenAwaitable(String name) {
        super(new TypeSpec(name, STATE + 8).gc().noNew());
    }

    @Override
    protected void define(TypeDef def) {
        def.in(AsyncGenAwaitable.class).method("__await__(self, /)", null, "await");
        def.in(getClass()).method("send(self, arg, /)", null, "send");
        def.method("throw(self, type, value=None, traceback=None, /)", null, "throwMethod");
        def.in(AsyncGenAwaitable.class).method("close(self, /)", null, "close");
    }

    /** One of the type; the argument, an object or 0, is stolen. */
    static long make(ThreadState ts, AsyncGenAwaitable type, long generator, long argumentSteal) {
        long self = type.allocate(ts, type.basicSize);
        Memory.putLong(self + GENERATOR, Refs.retain(ts, generator));
        Memory.putLong(self + ARGUMENT, argumentSteal);
        Memory.putLong(self + STATE, INIT);
        return self;
    }

    static long generator(long self) {
        return Memory.getLong(self + GENERATOR);
    }

    static long argument(long self) {
        return Memory.getLong(self + ARGUMENT);
    }

    static int state(long self) {
        return Memory.getInt(self + STATE);
    }

    static void state(long self, int state) {
        Memory.putInt(self + STATE, state);
    }

    static long await(ThreadState ts, long self) {
        return Refs.retain(ts, self);
    }

    static long close(ThreadState ts, long self) {
        state(self, CLOSED);
        return Singletons.None;
    }

    /** The Python method {@code send}. */
    abstract long sendTo(ThreadState ts, long self, long arg);

    @Override
    final boolean endsWithResult() {
        return true;
    }

    @Override
    public final long tp_iternext(ThreadState ts, long self) {
        try {
            return sendTo(ts, self, Singletons.None);
        } catch (PyException e) {
            return Delegation.endOrThrow(ts, e);
        }
    }

    @Override
    protected final void tp_traverse(long self, Visitor visitor) {
        visitor.visit(generator(self));
        Dealloc.visit(argument(self), visitor);
    }
}
