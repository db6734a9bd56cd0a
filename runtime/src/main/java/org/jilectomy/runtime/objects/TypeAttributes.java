package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyHeapTypeObject;
import org.jilectomy.heap.layout.PyTypeObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/** The attributes of classes; compare {@code type_getsets}. */
final class TypeAttributes {
    private TypeAttributes() {}

    static void define(TypeDef def) {
        def.getset("__name__", "getName", "setName", null)
                .getset("__qualname__", "getQualname", "setQualname", null)
                .getset("__bases__", "getBases", "setBases", null)
                .computedMember("__base__", "getBase", null)
                .computedMember("__mro__", "getMro", null)
                .getset("__module__", "getModule", "setModule", null)
                .getset("__abstractmethods__", "getAbstract", "setAbstract", null)
                .getset("__dict__", "getDict", null, null)
                .getset("__doc__", "getDoc", "setDoc", null)
                .getset("__text_signature__", "getTextSignature", null, null)
                .getset("__annotations__", "getAnnotations", "setAnnotations", null)
                .computedMember("__basicsize__", "getBasicSize", null)
                .computedMember("__itemsize__", "getItemSize", null)
                .computedMember("__flags__", "getFlags", null)
                .computedMember("__weakrefoffset__", "getWeakrefOffset", null)
                .computedMember("__dictoffset__", "getDictOffset", null);
    }

    private static PyHeapType mutable(ThreadState ts, long self, long value, String name) {
        PyType type = PyType.at(self);
        if (type.hasFlag(PyType.TPFLAGS_IMMUTABLETYPE)) {
            throw Errors.typeError(ts, "cannot set '" + name + "' attribute of immutable type '"
                    + type.name() + "'");
        }
        if (value == 0) {
            throw Errors.typeError(ts, "cannot delete '" + name + "' attribute of immutable type '"
                    + type.name() + "'");
        }
        return (PyHeapType) type;
    }

    /** A value from the type's own dict; owned, or 0. */
    private static long own(ThreadState ts, long self, long name) {
        return PyDict.getItem(ts, StaticTypes.dict(ts, PyType.at(self)), name);
    }

    /** A class keeps its name and its docstring as UTF-8; lone surrogates have none. */
    static void requireUtf8(ThreadState ts, long str) {
        if (PyUnicode.kind(str) > 1) {
            Refs.release(ts, Codecs.encode(ts, str, "utf-8", "strict"));
        }
    }

    static long getName(ThreadState ts, long self) {
        return PyType.at(self) instanceof PyHeapType t
                ? t.field(ts, PyHeapTypeObject.HT_NAME)
                : PyUnicode.fromJava(ts, PyType.at(self).simpleName());
    }

    static void setName(ThreadState ts, long self, long value) {
        PyHeapType type = mutable(ts, self, value, "__name__");
        if (!PyUnicode.check(value)) {
            throw Errors.typeError(ts, "can only assign string to " + type.name()
                    + ".__name__, not '" + PyType.of(value).name() + "'");
        }
        if (PyUnicode.toJava(value).indexOf('\0') >= 0) {
            throw Errors.valueError(ts, "type name must not contain null characters");
        }
        requireUtf8(ts, value);
        type.rename(ts, value);
    }

    static long getQualname(ThreadState ts, long self) {
        return PyType.at(self) instanceof PyHeapType t
                ? t.field(ts, PyHeapTypeObject.HT_QUALNAME)
                : PyUnicode.fromJava(ts, PyType.at(self).simpleName());
    }

    static void setQualname(ThreadState ts, long self, long value) {
        PyHeapType type = mutable(ts, self, value, "__qualname__");
        if (!PyUnicode.check(value)) {
            throw Errors.typeError(ts, "can only assign string to " + type.name()
                    + ".__qualname__, not '" + PyType.of(value).name() + "'");
        }
        type.setField(ts, PyHeapTypeObject.HT_QUALNAME, value);
    }

    static long getBases(ThreadState ts, long self) {
        StaticTypes.dict(ts, PyType.at(self));
        return Refs.retain(ts, PyTypeObject.tp_bases(self));
    }

    static void setBases(ThreadState ts, long self, long value) {
        ClassBases.set(ts, mutable(ts, self, value, "__bases__"), value);
    }

    static long getBase(ThreadState ts, long self) {
        PyType base = PyType.at(self).base;
        return base == null ? Singletons.None : Refs.retain(ts, base.address);
    }

    static long getMro(ThreadState ts, long self) {
        StaticTypes.dict(ts, PyType.at(self));
        long mro = PyTypeObject.tp_mro(self);
        return mro == 0 ? Singletons.None : Refs.retain(ts, mro); // None: mro() is just running
    }

    static long getModule(ThreadState ts, long self) {
        PyType type = PyType.at(self);
        if (type.hasFlag(PyType.TPFLAGS_HEAPTYPE)) {
            long module = own(ts, self, Names.__module__);
            if (module == 0) {
                throw Errors.attributeError(ts, "__module__");
            }
            return module;
        }
        return PyUnicode.intern(ts, type.moduleName(ts));
    }

    static void setModule(ThreadState ts, long self, long value) {
        PyHeapType type = mutable(ts, self, value, "__module__");
        ClassUnloading.beforeSetting(ts, type, value);
        PyDict.setItem(ts, StaticTypes.dict(ts, type), Names.__module__, value);
        TypeCache.modified(type);
    }

    private static final long ABSTRACT = Names.of("__abstractmethods__");

    static long getAbstract(ThreadState ts, long self) {
        long v = self == PyTypeType.TYPE.address ? 0 : own(ts, self, ABSTRACT);
        if (v == 0) {
            throw Errors.attributeError(ts, "__abstractmethods__");
        }
        return v;
    }

    static void setAbstract(ThreadState ts, long self, long value) {
        PyType type = PyType.at(self);
        long dict = StaticTypes.dict(ts, type);
        boolean is = false;
        if (value != 0) {
            is = Abstract.isTrue(ts, value);
            ClassUnloading.beforeSetting(ts, type, value);
            PyDict.setItem(ts, dict, ABSTRACT, value);
        } else if (!PyDict.delItem(ts, dict, ABSTRACT)) {
            throw Errors.attributeError(ts, "__abstractmethods__");
        }
        TypeCache.modified(type);
        long flags = PyTypeObject.tp_flags(self);
        PyTypeObject.tp_flags(self, is
                ? flags | PyType.TPFLAGS_IS_ABSTRACT : flags & ~PyType.TPFLAGS_IS_ABSTRACT);
    }

    static long getDict(ThreadState ts, long self) {
        PyType type = PyType.at(self);
        BuiltinSlots.populate(ts, type);
        return PyMappingProxy.create(ts, StaticTypes.dict(ts, type));
    }

    static long getDoc(ThreadState ts, long self) {
        PyType type = PyType.at(self);
        if (!type.hasFlag(PyType.TPFLAGS_HEAPTYPE) && type.spec.doc != null) {
            return PyUnicode.fromJava(ts, type.spec.doc);
        }
        long doc = own(ts, self, Names.__doc__);
        if (doc == 0) {
            return Singletons.None;
        }
        PyType t = PyType.of(doc);
        if (!t.isDescriptor()) {
            return doc;
        }
        try {
            return t.tp_descr_get(ts, doc, 0, self);
        } finally {
            Refs.release(ts, doc);
        }
    }

    static void setDoc(ThreadState ts, long self, long value) {
        PyHeapType type = mutable(ts, self, value, "__doc__");
        ClassUnloading.beforeSetting(ts, type, value);
        PyDict.setItem(ts, StaticTypes.dict(ts, type), Names.__doc__, value);
        TypeCache.modified(type);
    }

    static long getTextSignature(ThreadState ts, long self) {
        PyType type = PyType.at(self);
        String text = null;
        if (!type.hasFlag(PyType.TPFLAGS_HEAPTYPE)) {
            text = TypeSignatures.ofBuiltin(type.spec.name);
        } else {
            long doc = own(ts, self, Names.__doc__);
            if (doc != 0 && PyUnicode.TYPE.isInstance(doc)) {
                text = TypeSignatures.inDoc(type.simpleName(), PyUnicode.toJava(doc));
            }
            Refs.xrelease(ts, doc);
        }
        return text == null ? Singletons.None : PyUnicode.fromJava(ts, text);
    }

    static long getAnnotations(ThreadState ts, long self) {
        PyType type = PyType.at(self);
        if (!type.hasFlag(PyType.TPFLAGS_HEAPTYPE)) {
            throw Errors.attributeError(ts, self, Names.__annotations__);
        }
        long found = own(ts, self, Names.__annotations__);
        if (found == 0) {
            found = PyDict.create(ts);
            PyDict.setItem(ts, StaticTypes.dict(ts, type), Names.__annotations__, found);
            TypeCache.modified(type);
        }
        return found;
    }

    static void setAnnotations(ThreadState ts, long self, long value) {
        PyType type = PyType.at(self);
        if (type.hasFlag(PyType.TPFLAGS_IMMUTABLETYPE)) {
            throw Errors.typeError(ts, "cannot set '__annotations__' attribute of immutable type '"
                    + type.name() + "'");
        }
        long dict = StaticTypes.dict(ts, type);
        if (value != 0) {
            ClassUnloading.beforeSetting(ts, type, value);
            PyDict.setItem(ts, dict, Names.__annotations__, value);
        } else if (!PyDict.delItem(ts, dict, Names.__annotations__)) {
            throw Errors.attributeError(ts, "__annotations__");
        }
        TypeCache.modified(type);
    }

    static long getBasicSize(ThreadState ts, long self) {
        return PyLong.of(ts, PyTypeObject.tp_basicsize(self));
    }

    static long getItemSize(ThreadState ts, long self) {
        return PyLong.of(ts, PyTypeObject.tp_itemsize(self));
    }

    static long getFlags(ThreadState ts, long self) {
        return PyLong.of(ts, PyTypeObject.tp_flags(self));
    }

    static long getWeakrefOffset(ThreadState ts, long self) {
        return PyLong.of(ts, PyTypeObject.tp_weaklistoffset(self));
    }

    static long getDictOffset(ThreadState ts, long self) {
        return PyLong.of(ts, Memory.getLong(self + PyTypeObject.TP_DICTOFFSET));
    }
}
