package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyModuleObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code module}: a namespace with a name.
 *
 * <p>Invariant: {@code md_dict} is set when the module is made and never replaced, so it may be
 * borrowed as long as the module lives.
 */
public final class PyModule extends PyType {
    public static final PyModule TYPE = new PyModule();

    private PyModule() {
        super(new TypeSpec("module", PyModuleObject.SIZE)
                .gc()
                .subclassable()
                .dict(PyModuleObject.MD_DICT)
                .weakList(PyModuleObject.MD_WEAKLIST)
                .doc("Create a module object.\n\nThe name must be a string; the optional "
                        + "docstring can have any type."));
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__dir__(self, /)", "__dir__() -> list\nspecialized dir() implementation",
                "dir")
                .getset("__dict__", "getDict", "setDict", null)
                .getset("__annotations__", "getAnnotations", "setAnnotations", null);
    }

    static void setDict(ThreadState ts, long self, long value) {
        throw Errors.attributeError(ts, "readonly attribute");
    }

    // ---------------------------------------------------------------- for the runtime

    /**
     * A new module whose dict holds {@code __name__} and the usual Nones.
     *
     * @param name str, borrowed
     */
    public static long create(ThreadState ts, long name) {
        long self = make(ts, TYPE);
        try {
            init(ts, self, name, Singletons.None);
        } catch (Throwable t) {
            Refs.release(ts, self);
            throw t;
        }
        return self;
    }

    /** The module's namespace, borrowed. */
    public static long dict(long module) {
        return PyModuleObject.md_dict(module);
    }

    private static long make(ThreadState ts, PyType type) {
        long dict = PyDict.create(ts);
        long self = type.allocate(ts, type.basicSize);
        Memory.fill(self + PyModuleObject.MD_DICT, PyModuleObject.SIZE - PyModuleObject.MD_DICT,
                (byte) 0);
        PyModuleObject.md_dict(self, dict);
        return self;
    }

    private static void init(ThreadState ts, long self, long name, long doc) {
        long dict = PyModuleObject.md_dict(self);
        PyDict.setItem(ts, dict, Names.__name__, name);
        PyDict.setItem(ts, dict, Names.__doc__, doc);
        PyDict.setItem(ts, dict, Names.of("__package__"), Singletons.None);
        PyDict.setItem(ts, dict, Names.of("__loader__"), Singletons.None);
        PyDict.setItem(ts, dict, Names.of("__spec__"), Singletons.None);
        long old = PyModuleObject.md_name(self);
        PyModuleObject.md_name(self, Refs.toObject(ts, name));
        Refs.xrelease(ts, old);
    }

    // ---------------------------------------------------------------- slots

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        Dealloc.visit(PyModuleObject.md_dict(self), visitor);
        Dealloc.visit(PyModuleObject.md_name(self), visitor);
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        return make(ts, type);
    }

    private static final Signature INIT = Signature.parse("__init__(self, name, doc=None)");

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, "module", INIT, args, kwnames);
        if (!PyUnicode.TYPE.isInstance(a[0])) {
            throw Errors.typeError(ts, "module() argument 'name' must be str, not "
                    + PyType.of(a[0]).name());
        }
        init(ts, self, a[0], a[1] == 0 ? Singletons.None : a[1]);
    }

    /** {@code <module 'name' from 'file'>}; compare importlib's {@code _module_repr}. */
    @Override
    public long tp_repr(ThreadState ts, long self) {
        return ModuleRepr.of(ts, self);
    }

    /** Compare {@code module_getattro}: the dict, then the module's own {@code __getattr__}. */
    @Override
    public long tp_getattro(ThreadState ts, long self, long name) {
        long value = Attributes.genericLookup(ts, self, name);
        if (value != 0) {
            return value;
        }
        long dict = PyModuleObject.md_dict(self);
        long hook = PyDict.getItem(ts, dict, Names.__getattr__);
        if (hook != 0) {
            try {
                return Abstract.call(ts, hook, name);
            } finally {
                Refs.release(ts, hook);
            }
        }
        if (LateStart.finish(ts)) {
            return tp_getattro(ts, self, name);
        }
        throw Errors.attributeError(ts, missing(ts, dict, name));
    }

    @Override
    public void tp_setattro(ThreadState ts, long self, long name, long value) {
        LateStart.finish(ts); // it may set the same attribute
        super.tp_setattro(ts, self, name, value);
    }

    private static String missing(ThreadState ts, long dict, long name) {
        long moduleName = PyDict.getItem(ts, dict, Names.__name__);
        boolean named = moduleName != 0 && PyUnicode.TYPE.isInstance(moduleName);
        String module = named ? PyUnicode.toJava(moduleName) : null;
        Refs.xrelease(ts, moduleName);
        String text = PyUnicode.toJava(name);
        if (!named) {
            return "module has no attribute '" + text + "'";
        }
        long spec = PyDict.getItem(ts, dict, Names.__spec__);
        try {
            if (spec != 0 && spec != Singletons.None) {
                if (isTrue(ts, spec, "_initializing")) {
                    return "partially initialized module '" + module + "' has no attribute '"
                            + text + "' (most likely due to a circular import)";
                }
                if (isUninitializedSubmodule(ts, spec, name)) {
                    return "cannot access submodule '" + text + "' of module '" + module
                            + "' (most likely due to a circular import)";
                }
            }
        } finally {
            Refs.xrelease(ts, spec);
        }
        return "module '" + module + "' has no attribute '" + text + "'";
    }

    private static boolean isTrue(ThreadState ts, long spec, String flag) {
        long value = Abstract.lookupAttr(ts, spec, Names.of(flag));
        if (value == 0) {
            return false;
        }
        boolean result = Abstract.isTrue(ts, value);
        Refs.release(ts, value);
        return result;
    }

    private static boolean isUninitializedSubmodule(ThreadState ts, long spec, long name) {
        long list = Abstract.lookupAttr(ts, spec, Names.of("_uninitialized_submodules"));
        if (list == 0) {
            return false;
        }
        try {
            return Abstract.contains(ts, list, name);
        } finally {
            Refs.release(ts, list);
        }
    }

    @Override
    public long lookupAttr(ThreadState ts, long self, long name) {
        long value = Attributes.genericLookup(ts, self, name);
        if (value == 0 && PyDict.contains(ts, PyModuleObject.md_dict(self), Names.__getattr__)) {
            return Attributes.orMissing(ts, this, self, name);
        }
        return value == 0 && LateStart.finish(ts) ? lookupAttr(ts, self, name) : value;
    }

    // ---------------------------------------------------------------- methods

    static long dir(ThreadState ts, long self) {
        LateStart.finish(ts);
        long dict = PyModuleObject.md_dict(self);
        if (PyType.of(self) != TYPE) {
            long own = Abstract.getAttr(ts, self, Names.__dict__);
            boolean isDict = PyDict.TYPE.isInstance(own);
            Refs.release(ts, own);
            if (!isDict) {
                throw Errors.typeError(ts, "<module>.__dict__ is not a dictionary");
            }
        }
        long hook = PyDict.getItem(ts, dict, Names.of("__dir__"));
        if (hook != 0) {
            try {
                return Abstract.call(ts, hook);
            } finally {
                Refs.release(ts, hook);
            }
        }
        return PyList.fromIterable(ts, dict);
    }

    static long getDict(ThreadState ts, long self) {
        LateStart.finish(ts);
        return Refs.retain(ts, PyModuleObject.md_dict(self));
    }

    static long getAnnotations(ThreadState ts, long self) {
        long dict = PyModuleObject.md_dict(self);
        long found = PyDict.getItem(ts, dict, Names.__annotations__);
        if (found == 0) {
            found = PyDict.create(ts);
            try {
                PyDict.setItem(ts, dict, Names.__annotations__, found);
            } catch (PyException e) {
                Refs.release(ts, found);
                throw e;
            }
        }
        return found;
    }

    static void setAnnotations(ThreadState ts, long self, long value) {
        long dict = PyModuleObject.md_dict(self);
        if (value != 0) {
            PyDict.setItem(ts, dict, Names.__annotations__, value);
        } else if (!PyDict.delItem(ts, dict, Names.__annotations__)) {
            throw Errors.attributeError(ts, "__annotations__");
        }
    }
}
