package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.classmethod;
import org.jilectomy.runtime.state.ThreadState;

/**
 * What {@code classmethod} and {@code staticmethod} share, all but the binding: a callable, set by
 * {@code __init__}, and a dict that takes over its name, docs and the like. Their structs are alike
 * (the fields of {@link classmethod} are those of {@code staticmethod} by other names).
 */
abstract class FunctionWrapper extends PyType {
    FunctionWrapper(TypeSpec spec) {
        super(spec.dict(classmethod.CM_DICT));
    }

    @Override
    protected void define(TypeDef def) {
        def.in(FunctionWrapper.class)
                .member("__func__", classmethod.CM_CALLABLE, null)
                .member("__wrapped__", classmethod.CM_CALLABLE, null)
                .getset("__isabstractmethod__", "getAbstract", null, null)
                .getset("__dict__", "getDict", "setDict", null);
    }

    static long wrap(ThreadState ts, FunctionWrapper type, long callable) {
        long self = StaticTypes.newInstance(ts, type, classmethod.SIZE);
        classmethod.cm_callable(self, Refs.toObject(ts, callable));
        return self;
    }

    /** The wrapped callable, borrowed; an error before {@code __init__} was called. */
    static long initialized(ThreadState ts, FunctionWrapper type, long self) {
        long f = classmethod.cm_callable(self);
        if (f == 0) {
            throw Errors.runtimeError(ts, "uninitialized " + type.name() + " object");
        }
        return f;
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        return StaticTypes.newInstance(ts, type, type.basicSize);
    }

    /** Takes over name, docs and the like from the function; compare {@code functools_wraps}. */
    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {
        if (kwnames != 0) {
            throw Errors.typeError(ts, name() + "() takes no keyword arguments");
        }
        if (args.length != 1) {
            throw Errors.typeError(ts, name() + " expected 1 argument, got " + args.length);
        }
        // Read without a lock or a count; so what __init__ replaces, called once more, lives on.
        Pins.keepUntilExit(ObjectWord.exchange(ts, self, classmethod.CM_CALLABLE, args[0]));
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
    public long tp_repr(ThreadState ts, long self) {
        long f = classmethod.cm_callable(self);
        String function = f == 0 ? "None" : Abstract.reprJava(ts, f);
        return PyUnicode.fromJava(ts, "<" + name() + "(" + function + ")>");
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
