package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.staticmethod;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code staticmethod}: a descriptor that passes nothing to a function. The callable is fixed once
 * it is made.
 */
public final class PyStaticMethod extends PyType {
    public static final PyStaticMethod TYPE = new PyStaticMethod();

    private PyStaticMethod() {
        super(new TypeSpec("staticmethod", staticmethod.SIZE)
                .gc()
                .subclassable()
                .dict(staticmethod.SM_DICT)
                .doc("staticmethod(function) -> method\n\n"
                        + "Convert a function to be a static method."));
    }

    @Override
    protected void define(TypeDef def) {
        def.member("__func__", staticmethod.SM_CALLABLE, null)
                .member("__wrapped__", staticmethod.SM_CALLABLE, null)
                .getset("__isabstractmethod__", "getAbstract", null, null)
                .getset("__dict__", "getDict", "setDict", null);
    }

    /** @param callable borrowed */
    public static long create(ThreadState ts, long callable) {
        long self = StaticTypes.newInstance(ts, TYPE, staticmethod.SIZE);
        staticmethod.sm_callable(self, Refs.toObject(ts, callable));
        return self;
    }

    /** The wrapped callable, borrowed. */
    public static long callable(long self) {
        return staticmethod.sm_callable(self);
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        return StaticTypes.newInstance(ts, type, type.basicSize);
    }

    /** Takes over name, docs and the like from the function; compare {@code functools_wraps}. */
    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {
        if (kwnames != 0) {
            throw Errors.typeError(ts, "staticmethod() takes no keyword arguments");
        }
        if (args.length != 1) {
            throw Errors.typeError(ts, "staticmethod expected 1 argument, got " + args.length);
        }
        long old = Memory.getAndSetLong(self + staticmethod.SM_CALLABLE, Refs.toObject(ts,
                args[0]));
        Refs.xrelease(ts, old);
        String[] names = {"__module__", "__name__", "__qualname__", "__doc__", "__annotations__"};
        for (String n : names) {
            long name = Names.of(n);
            long value = Abstract.lookupAttr(ts, args[0], name);
            if (value != 0) {
                try {
                    InstanceDict.set(ts, PyType.of(self), self, name, value);
                } finally {
                    Refs.release(ts, value);
                }
            }
        }
    }

    @Override
    public boolean isDescriptor() {
        return true;
    }

    @Override
    public long tp_descr_get(ThreadState ts, long self, long obj, long type) {
        long f = staticmethod.sm_callable(self);
        if (f == 0) {
            throw Errors.runtimeError(ts, "uninitialized staticmethod object");
        }
        return Refs.retain(ts, f);
    }

    @Override
    public boolean isCallable() {
        return true;
    }

    @Override
    public long tp_call(ThreadState ts, long self, long[] args, long kwnames) {
        return Abstract.call(ts, staticmethod.sm_callable(self), args, kwnames);
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        long f = staticmethod.sm_callable(self);
        return PyUnicode.fromJava(ts, "<staticmethod(" + (f == 0 ? "None" : Abstract.reprJava(ts,
                f))
                + ")>");
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        Dealloc.visit(staticmethod.sm_callable(self), visitor);
        Dealloc.visit(staticmethod.sm_dict(self), visitor);
    }

    static long getAbstract(ThreadState ts, long self) {
        return PyBool.of(PyProperty.isAbstract(ts, staticmethod.sm_callable(self)));
    }

    static long getDict(ThreadState ts, long self) {
        return InstanceDict.getOrCreate(ts, PyType.of(self), self);
    }

    static void setDict(ThreadState ts, long self, long value) {
        InstanceDict.replace(ts, PyType.of(self), self, value);
    }
}
