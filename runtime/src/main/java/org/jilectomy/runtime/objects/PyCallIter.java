package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.calliterobject;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code callable_iterator}: {@code iter(callable, sentinel)}; compare CPython {@code
 * PyCallIter_Type}. At the end the fields are cleared if no other thread can see them; a shared
 * iterator just asks again.
 */
public final class PyCallIter extends IteratorType {
    public static final PyCallIter TYPE = new PyCallIter();

    private PyCallIter() {
        super(new TypeSpec("callable_iterator", calliterobject.SIZE).gc().noNew());
    }

    /** {@code PyCallIter_New}. */
    public static long create(ThreadState ts, long callable, long sentinel) {
        long self = TYPE.allocate(ts, calliterobject.SIZE);
        calliterobject.it_callable(self, Refs.toObject(ts, callable));
        calliterobject.it_sentinel(self, Refs.toObject(ts, sentinel));
        return self;
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        if (calliterobject.it_callable(self) != 0) {
            visitor.visit(calliterobject.it_callable(self));
            visitor.visit(calliterobject.it_sentinel(self));
        }
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        long callable = calliterobject.it_callable(self);
        if (callable == 0) {
            return 0;
        }
        long value;
        try {
            value = Abstract.call(ts, callable);
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.StopIteration)) {
                throw e;
            }
            Errors.discard(ts, e);
            end(ts, self);
            return 0;
        }
        boolean last;
        try {
            last =
                    calliterobject.it_callable(self) == 0
                            || Abstract.compareBool(
                                    ts, calliterobject.it_sentinel(self), value, CompareOp.EQ);
        } catch (Throwable t) {
            Refs.release(ts, value);
            throw t;
        }
        if (last) {
            Refs.release(ts, value);
            end(ts, self);
            return 0;
        }
        return value;
    }

    private static void end(ThreadState ts, long self) {
        long callable = calliterobject.it_callable(self);
        if (callable != 0 && Instances.isPrivate(ts, self)) {
            long sentinel = calliterobject.it_sentinel(self);
            calliterobject.it_callable(self, 0);
            calliterobject.it_sentinel(self, 0);
            Refs.release(ts, callable);
            Refs.release(ts, sentinel);
        }
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__reduce__(self, /)", "Return state information for pickling.", "reduce");
    }

    static long reduce(ThreadState ts, long self) {
        IteratorReduce.lookUp(ts, "iter");
        long callable = calliterobject.it_callable(self);
        if (callable == 0) {
            return IteratorReduce.iter(ts, PyTuple.empty(ts));
        }
        long function = PyDict.getItemString(ts, Interpreter.builtinsDict, "iter");
        long args = PyTuple.of(ts, callable, calliterobject.it_sentinel(self));
        return PyTuple.ofSteal(ts, function, args);
    }
}
