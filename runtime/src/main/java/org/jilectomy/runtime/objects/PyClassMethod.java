package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.classmethod;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code classmethod}: a descriptor that passes the class to a function. The callable is fixed once
 * it is made.
 */
public final class PyClassMethod extends FunctionWrapper {
    public static final PyClassMethod TYPE = new PyClassMethod();

    private PyClassMethod() {
        super(new TypeSpec("classmethod", classmethod.SIZE)
                .gc()
                .subclassable()
                .doc("classmethod(function) -> method\n\n"
                        + "Convert a function to be a class method."));
    }

    /** @param callable borrowed */
    public static long create(ThreadState ts, long callable) {
        return wrap(ts, TYPE, callable);
    }

    /** The wrapped callable, borrowed. */
    public static long callable(long self) {
        return classmethod.cm_callable(self);
    }

    @Override
    public long tp_descr_get(ThreadState ts, long self, long obj, long type) {
        long f = initialized(ts, TYPE, self);
        long cls = type != 0 ? type : PyType.addressOf(obj);
        PyType t = PyType.of(f);
        if (t == PyFunction.TYPE) {
            return PyMethod.create(ts, f, cls);
        }
        if (t.isDescriptor()) {
            return t.tp_descr_get(ts, f, cls, cls);
        }
        return PyMethod.create(ts, f, cls);
    }
}
