package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.state.ThreadState;

/** The methods of classes; compare {@code type_methods}. */
final class TypeMethods {
    private TypeMethods() {}

    static void define(TypeDef def) {
        def.method("mro(self, /)", "Return a type's method resolution order.", "mro")
                .method("__subclasses__(self, /)", "Return a list of immediate subclasses.",
                        "subclasses")
                .classMethod("__prepare__(cls, *args, **kwargs)", "__prepare__() -> dict\nused to "
                        + "create the namespace for the class statement", "prepare")
                .method("__instancecheck__(self, instance, /)",
                        "Check if an object is an instance.", "instancecheck")
                .method("__subclasscheck__(self, subclass, /)",
                        "Check if a class is a subclass.", "subclasscheck")
                .method("__dir__(self, /)", "Specialized __dir__ implementation for types.", "dir")
                .method("__sizeof__(self, /)",
                        "Return memory consumption of the type object.", "sizeof");
    }

    static long mro(ThreadState ts, long self) {
        PyType[] mro = Mro.compute(ts, PyType.at(self));
        long list = PyList.create(ts);
        for (PyType t : mro) {
            PyList.append(ts, list, t.address);
        }
        return list;
    }

    static long subclasses(ThreadState ts, long self) {
        long list = PyList.create(ts);
        PyType[] all = TypeCache.subclasses(ts, PyType.at(self));
        for (PyType t : all) {
            if (!(t instanceof PyHeapType cls && cls.wasCondemned)) {
                PyList.append(ts, list, t.address);
            }
        }
        TypeCache.release(ts, all);
        return list;
    }

    static long prepare(ThreadState ts, long cls, long args, long kwargs) {
        return PyDict.create(ts);
    }

    static long instancecheck(ThreadState ts, long self, long instance) {
        return PyBool.of(AbstractContainers.plainIsInstance(ts, instance, self));
    }

    static long subclasscheck(ThreadState ts, long self, long subclass) {
        return PyBool.of(AbstractContainers.plainIsSubclass(ts, subclass, self));
    }

    static long dir(ThreadState ts, long self) {
        long dict = PyDict.create(ts);
        try {
            mergeClassDict(ts, dict, self);
            return PyList.fromIterable(ts, dict);
        } finally {
            Refs.release(ts, dict);
        }
    }

    /** Adds what a class and its bases have in their dicts; compare {@code merge_class_dict}. */
    static void mergeClassDict(ThreadState ts, long dict, long cls) {
        if (!PyTypeType.isType(cls)) {
            return;
        }
        PyType[] mro = PyType.at(cls).mro();
        for (int i = mro.length - 1; i >= 0; i--) {
            BuiltinSlots.populate(ts, mro[i]);
            PyDict.update(ts, dict, StaticTypes.dict(ts, mro[i]));
        }
    }

    static long sizeof(ThreadState ts, long self) {
        return PyLong.of(ts, PyType.at(self).hasFlag(PyType.TPFLAGS_HEAPTYPE)
                ? PyTypeType.TYPE.basicSize
                : org.jilectomy.heap.layout.PyTypeObject.SIZE);
    }
}
