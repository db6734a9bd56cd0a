package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.classmethod;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code classmethod}: a descriptor that passes the class to a function. The callable is fixed once
 * it is made.
 */
public final class PyClassMethod extends PyType {
    public static final PyClassMethod TYPE = new PyClassMethod();

    private PyClassMethod() {
        super(new TypeSpec("classmethod", classmethod.SIZE)
                .gc()
                .subclassable()
                .dict(classmethod.CM_DICT)
                .doc("classmethod(function) -> method\n\n"
                        + "Convert a function to be a class method."));
    }

    @Override
    protected void define(TypeDef def) {
        def.member("__func__", classmethod.CM_CALLABLE, null)
                .member("__wrapped__", classmethod.CM_CALLABLE, null)
                .getset("__isabstractmethod__", "getAbstract", null, null)
                .getset("__dict__", "getDict", "setDict", null);
    }

    /** @param callable borrowed */
    public static long create(ThreadState ts, long callable) {
        long self = StaticTypes.newInstance(ts, TYPE, classmethod.SIZE);
        classmethod.cm_callable(self, Refs.toObject(ts, callable));
        return self;
    }

    /** The wrapped callable, borrowed. */
    public static long callable(long self) {
        return classmethod.cm_callable(self);
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        return StaticTypes.newInstance(ts, type, type.basicSize);
    }

    /** Takes over name, docs and the like from the function; compare {@code functools_wraps}. */
    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {
        if (kwnames != 0) {
            throw Errors.typeError(ts, "classmethod() takes no keyword arguments");
        }
        if (args.length != 1) {
            throw Errors.typeError(ts, "classmethod expected 1 argument, got " + args.length);
        }
        long old = Memory.getAndSetLong(self + classmethod.CM_CALLABLE, Refs.toObject(ts, args[0]));
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
        long f = classmethod.cm_callable(self);
        if (f == 0) {
            throw Errors.runtimeError(ts, "uninitialized classmethod object");
        }
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

    @Override
    public long tp_repr(ThreadState ts, long self) {
        long f = classmethod.cm_callable(self);
        return PyUnicode.fromJava(ts, "<classmethod(" + (f == 0 ? "None" : Abstract.reprJava(ts, f))
                + ")>");
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        Dealloc.visit(classmethod.cm_callable(self), visitor);
        Dealloc.visit(classmethod.cm_dict(self), visitor);
    }

    static long getAbstract(ThreadState ts, long self) {
        return PyBool.of(PyProperty.isAbstract(ts, classmethod.cm_callable(self)));
    }

    static long getDict(ThreadState ts, long self) {
        return InstanceDict.getOrCreate(ts, PyType.of(self), self);
    }

    static void setDict(ThreadState ts, long self, long value) {
        InstanceDict.replace(ts, PyType.of(self), self, value);
    }
}
