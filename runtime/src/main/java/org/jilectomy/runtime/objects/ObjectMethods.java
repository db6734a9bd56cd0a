package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyHeapTypeObject;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/** The methods of {@code object}; compare {@code object_methods} in CPython's typeobject.c. */
final class ObjectMethods {
    private ObjectMethods() {}

    static void define(TypeDef def) {
        def.getset("__class__", "getClass_", "setClass", "the object's class")
                .method("__format__(self, format_spec, /)", "Default object formatter.\n\nReturn "
                        + "str(self) if format_spec is empty. Raise TypeError otherwise.", "format")
                .method("__dir__(self, /)", "Default dir() implementation.", "dir")
                .method("__sizeof__(self, /)", "Size of object in memory, in bytes.", "sizeof")
                .method("__reduce__(self, /)", "Helper for pickle.", "reduce")
                .method("__reduce_ex__(self, protocol, /)", "Helper for pickle.", "reduceEx")
                .method("__getstate__(self, /)", "Helper for pickle.", "getstate")
                .classMethod("__init_subclass__(cls)", "This method is called when a class is "
                        + "subclassed.\n\nThe default implementation does nothing. It may be\n"
                        + "overridden to extend subclasses.\n", "initSubclass")
                .classMethod("__subclasshook__(cls, object, /)", "Abstract classes can override "
                        + "this to customize issubclass().\n\nThis is invoked early on by "
                        + "abc.ABCMeta.__subclasscheck__().\nIt should return True, False or "
                        + "NotImplemented.  If it returns\nNotImplemented, the normal algorithm is "
                        + "used.  Otherwise, it\noverrides the normal algorithm (and the outcome "
                        + "is cached).\n", "subclasshook");
    }

    /** Why an abstract class cannot be instantiated. */
    static PyException isAbstract(ThreadState ts, PyType type) {
        long methods = Abstract.getAttr(ts, type.address, Names.of("__abstractmethods__"));
        long list = PyList.fromIterable(ts, methods);
        Refs.release(ts, methods);
        int n = (int) PyList.size(list);
        String[] names = new String[n];
        for (int i = 0; i < n; i++) {
            long name = PyList.getItem(ts, list, i);
            names[i] = Abstract.strJava(ts, name);
            Refs.release(ts, name);
        }
        Refs.release(ts, list);
        java.util.Arrays.sort(names);
        return Errors.typeError(ts, "Can't instantiate abstract class " + type.name()
                + " with abstract method" + (n > 1 ? "s" : "") + " " + String.join(", ", names));
    }

    static long getClass_(ThreadState ts, long self) {
        return Refs.retain(ts, PyType.addressOf(self));
    }

    /** Only between Python classes of one layout; compare {@code object_set_class}. */
    static void setClass(ThreadState ts, long self, long value) {
        if (value == 0) {
            throw Errors.typeError(ts, "can't delete __class__ attribute");
        }
        if (!PyTypeType.isType(value)) {
            throw Errors.typeError(ts, "__class__ must be set to a class, not '"
                    + PyType.of(value).name() + "' object");
        }
        PyType from = PyType.of(self);
        PyType to = PyType.at(value);
        boolean modules = from.isSubtypeOf(PyModule.TYPE) && to.isSubtypeOf(PyModule.TYPE);
        if (!modules && (from.hasFlag(PyType.TPFLAGS_IMMUTABLETYPE)
                || to.hasFlag(PyType.TPFLAGS_IMMUTABLETYPE))) {
            throw Errors.typeError(ts, "__class__ assignment only supported for mutable types or "
                    + "ModuleType subclasses");
        }
        if (from.preHeader != to.preHeader || from.basicSize != to.basicSize
                || from.dictOffset != to.dictOffset || from.weakListOffset != to.weakListOffset
                || from.builtinBase() != to.builtinBase()
                || !sameSlots(ts, from, to)
                || !sameFoundation(from, to)) {
            throw Errors.typeError(ts, "__class__ assignment: '" + to.name()
                    + "' object layout differs from '" + from.name() + "'");
        }
        if (from.hasFlag(PyType.TPFLAGS_MANAGED_DICT) && from != to) {
            // The values follow the old class's keys: turn them into a dict first.
            Refs.release(ts, InstanceDict.getOrCreate(ts, from, self));
        }
        if (from != to && from instanceof PyHeapType old) {
            old.outlives(ts, to);
            GcFreeze.beforeNewClass(self);
        }
        boolean counted = Refcount.COUNTS_TYPES && from.builtinBase() == PyBaseObject.TYPE;
        if (counted) {
            Refcount.retain(ts.heap, value);
        }
        PyObject.ob_type_release(self, value);
        if (counted) {
            Refcount.release(ts.heap, from.address);
        }
    }

    /** Compare {@code compatible_for_assignment}: the classes that brought the last field are kin. */
    private static boolean sameFoundation(PyType from, PyType to) {
        PyType a = withoutAdditions(from);
        PyType b = withoutAdditions(to);
        return a == b || a.base == b.base;
    }

    private static PyType withoutAdditions(PyType type) {
        PyType t = type;
        while (t.base != null && t.basicSize == t.base.basicSize
                && t.preHeader == t.base.preHeader && t.itemSize == t.base.itemSize
                && t.dictOffset == t.base.dictOffset
                && t.weakListOffset == t.base.weakListOffset) {
            t = t.base;
        }
        return t;
    }

    private static boolean sameSlots(ThreadState ts, PyType a, PyType b) {
        return !(a instanceof PyHeapType x) || !(b instanceof PyHeapType y)
                || java.util.Arrays.equals(x.allSlotOffsets(), y.allSlotOffsets())
                        && sameNames(ts, PyHeapTypeObject.ht_slots(a.address),
                                PyHeapTypeObject.ht_slots(b.address));
    }

    private static boolean sameNames(ThreadState ts, long slots, long others) {
        return slots == 0 || others == 0
                || Abstract.compareBool(ts, slots, others, CompareOp.EQ);
    }

    static long format(ThreadState ts, long self, long spec) {
        if (!PyUnicode.TYPE.isInstance(spec)) {
            throw Errors.typeError(ts, "__format__() argument must be str, not "
                    + (spec == Singletons.None ? "None" : PyType.of(spec).name()));
        }
        if (PyUnicode.length(spec) > 0) {
            throw Errors.typeError(ts, "unsupported format string passed to "
                    + PyType.of(self).name() + ".__format__");
        }
        return Abstract.str(ts, self);
    }

    /** Names in the instance's dict, its class and all bases. */
    static long dir(ThreadState ts, long self) {
        long dict = PyDict.create(ts);
        try {
            long own = Abstract.lookupAttr(ts, self, Names.__dict__);
            if (own != 0) {
                try {
                    if (PyDict.TYPE.isInstance(own)) {
                        PyDict.update(ts, dict, own);
                    }
                } finally {
                    Refs.release(ts, own);
                }
            }
            long cls = Abstract.lookupAttr(ts, self, Names.__class__);
            if (cls != 0) {
                try {
                    TypeMethods.mergeClassDict(ts, dict, cls);
                } finally {
                    Refs.release(ts, cls);
                }
            }
            return PyList.fromIterable(ts, dict);
        } finally {
            Refs.release(ts, dict);
        }
    }

    static long sizeof(ThreadState ts, long self) {
        PyType type = PyType.of(self);
        long items = 0;
        if (type.itemSize > 0 && !Immediate.is(self)) {
            items = Math.abs(PyVarObject.ob_size(self)) * type.itemSize;
        }
        return PyLong.of(ts, type.basicSize + items);
    }

    static long reduce(ThreadState ts, long self) {
        return ObjectReduce.reduce(ts, self);
    }

    static long reduceEx(ThreadState ts, long self, long protocol) {
        return ObjectReduce.reduceEx(ts, self, protocol);
    }

    static long getstate(ThreadState ts, long self) {
        return ObjectReduce.getstate(ts, self);
    }

    static long initSubclass(ThreadState ts, long cls) {
        return Singletons.None;
    }

    static long subclasshook(ThreadState ts, long cls, long object) {
        return Singletons.NotImplemented;
    }
}
