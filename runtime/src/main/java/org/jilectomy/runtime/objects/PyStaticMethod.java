package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.staticmethod;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code staticmethod}: a descriptor that passes nothing to a function. The callable is fixed once
 * it is made.
 */
public final class PyStaticMethod extends FunctionWrapper {
    public static final PyStaticMethod TYPE = new PyStaticMethod();

    private PyStaticMethod() {
        super(new TypeSpec("staticmethod", staticmethod.SIZE)
                .gc()
                .subclassable()
                .doc("staticmethod(function) -> method\n\n"
                        + "Convert a function to be a static method."));
    }

    /** @param callable borrowed */
    public static long create(ThreadState ts, long callable) {
        return wrap(ts, TYPE, callable);
    }

    /** The wrapped callable, borrowed. */
    public static long callable(long self) {
        return staticmethod.sm_callable(self);
    }

    @Override
    public long tp_descr_get(ThreadState ts, long self, long obj, long type) {
        return Refs.retain(ts, initialized(ts, TYPE, self));
    }

    @Override
    public boolean isCallable() {
        return true;
    }

    @Override
    public long tp_call(ThreadState ts, long self, long[] args, long kwnames) {
        return Abstract.call(ts, staticmethod.sm_callable(self), args, kwnames);
    }
}
