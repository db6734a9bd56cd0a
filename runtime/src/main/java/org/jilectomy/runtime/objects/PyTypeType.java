package org.jilectomy.runtime.objects;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyHeapTypeObject;
import org.jilectomy.heap.layout.PyMemberDef;
import org.jilectomy.heap.layout.PyTypeObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code type}: the type of types. Calling an instance makes an object; calling {@code type} with
 * three arguments makes a class ({@link ClassCreation}).
 */
public final class PyTypeType extends PyType {
    public static final PyTypeType TYPE = new PyTypeType();

    private PyTypeType() {
        super(new TypeSpec("type", PyHeapTypeObject.SIZE)
                .items(PyMemberDef.SIZE)
                .vectorcall(PyTypeObject.TP_VECTORCALL)
                .gc()
                .subclassable()
                .flags(TPFLAGS_TYPE_SUBCLASS)
                .dict(PyTypeObject.TP_DICT)
                .weakList(PyTypeObject.TP_WEAKLIST)
                .doc("type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new "
                        + "type"));
    }

    @Override
    protected void define(TypeDef def) {
        def.in(TypeAttributes.class);
        TypeAttributes.define(def);
        def.in(TypeMethods.class);
        TypeMethods.define(def);
    }

    /** {@code PyType_Check(value)}: whether it is a class. */
    public static boolean isType(long value) {
        return (value & 3) == 0 && PyType.of(value).hasFlag(TPFLAGS_TYPE_SUBCLASS);
    }

    // ---------------------------------------------------------------- calling

    @Override
    public boolean isCallable() {
        return true;
    }

    /** {@code cls(…)}: {@code __new__}, then {@code __init__}; compare {@code type_call}. */
    @Override
    public long tp_call(ThreadState ts, long self, long[] args, long kwnames) {
        if (self == address) {
            if (args.length == 1 && kwnames == 0) {
                return Refs.retain(ts, PyType.addressOf(args[0]));
            }
            if (args.length - ArgumentBinder.keywordCount(kwnames) == 1) {
                throw Errors.typeError(ts, "type() takes no keyword arguments");
            }
            if (args.length - ArgumentBinder.keywordCount(kwnames) != 3) {
                throw Errors.typeError(ts, "type() takes 1 or 3 arguments");
            }
        }
        return instantiate(ts, PyType.at(self), args, kwnames);
    }

    /** Makes an instance of {@code type}; @return owned */
    public static long instantiate(ThreadState ts, PyType type, long[] args, long kwnames) {
        if ((type.flags & TPFLAGS_DISALLOW_INSTANTIATION) != 0) {
            throw Errors.typeError(ts, "cannot create '" + type.tpName() + "' instances");
        }
        long obj = type.tp_new(ts, type, args, kwnames);
        PyType made = PyType.of(obj);
        if (made != type && !made.isSubtypeOf(type)) {
            return obj;
        }
        try {
            made.tp_init(ts, obj, args, kwnames);
        } catch (PyException e) {
            Refs.release(ts, obj);
            throw e;
        }
        return obj;
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        return ClassCreation.typeNew(ts, type, args, kwnames);
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {
        int positional = args.length - ArgumentBinder.keywordCount(kwnames);
        if (kwnames != 0 && positional == 1) {
            throw Errors.typeError(ts, "type.__init__() takes no keyword arguments");
        }
        if (positional != 1 && positional != 3) {
            throw Errors.typeError(ts, "type.__init__() takes 1 or 3 arguments");
        }
    }

    // ---------------------------------------------------------------- attributes

    @Override
    public boolean usesGenericGetattr() {
        return false;
    }

    @Override
    public long tp_getattro(ThreadState ts, long self, long name) {
        long v = find(ts, self, name);
        if (v != 0) {
            return v;
        }
        if (!PyUnicode.check(name)) {
            throw Attributes.nameNotString(ts, name);
        }
        throw Errors.attributeError(ts, self, name);
    }

    @Override
    public long lookupAttr(ThreadState ts, long self, long name) {
        try {
            return find(ts, self, name);
        } catch (PyException e) {
            return Attributes.swallow(ts, e);
        }
    }

    /** Compare {@code type_getattro}: data descriptor of the metatype, own MRO, metatype. */
    private static long find(ThreadState ts, long self, long name) {
        PyType meta = PyType.of(self);
        long onMeta = Attributes.lookupType(ts, meta, name);
        if (onMeta != 0 && PyType.of(onMeta).isDataDescriptor()
                && PyType.of(onMeta).isDescriptor()) {
            return Attributes.bindSteal(ts, onMeta, self, meta);
        }
        long own;
        try {
            own = Attributes.lookupType(ts, PyType.at(self), name);
            if (own != 0) {
                PyType t = PyType.of(own);
                if (t.isDescriptor()) {
                    long found = own;
                    own = 0;
                    try {
                        own = t.tp_descr_get(ts, found, 0, self);
                    } finally {
                        Refs.release(ts, found);
                    }
                }
            }
        } catch (PyException e) {
            Refs.xrelease(ts, onMeta);
            throw e;
        }
        if (own != 0) {
            Refs.xrelease(ts, onMeta);
            return own;
        }
        return onMeta == 0 ? 0 : Attributes.bindSteal(ts, onMeta, self, meta);
    }

    /** Compare {@code type_setattro}. */
    @Override
    public void tp_setattro(ThreadState ts, long self, long name, long value) {
        PyType type = PyType.at(self);
        if ((type.flags & TPFLAGS_IMMUTABLETYPE) != 0) {
            throw Errors.typeError(ts, "cannot set " + Abstract.reprJava(ts, name)
                    + " attribute of immutable type '" + type.name() + "'");
        }
        if (!PyUnicode.check(name)) {
            throw Attributes.nameNotString(ts, name);
        }
        long interned = PyUnicode.internBorrowed(name);
        ClassUnloading.beforeSetting(ts, type, value);
        Attributes.genericSet(ts, self, interned, value);
        ((PyHeapType) type).attributeChanged(ts, interned);
    }

    // ---------------------------------------------------------------- other slots

    /** {@code <class 'module.Name'>}. */
    @Override
    public long tp_repr(ThreadState ts, long self) {
        PyType type = PyType.at(self);
        String module = type.moduleName(ts);
        String name = module == null
                ? type.name()
                : module.equals("builtins")
                        ? type.qualifiedName() : module + "." + type.qualifiedName();
        return PyUnicode.fromJava(ts, "<class '" + name + "'>");
    }

    /** {@code int | str}. */
    @Override
    public long nb_binary(ThreadState ts, long left, long right, int op) {
        return op == BinaryOp.OR ? PyUnion.or(ts, left, right) : Singletons.NotImplemented;
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        traverseFields(self, visitor);
        if (PyType.at(self) instanceof PyHeapType type) {
            type.visitKept(visitor);
        }
    }

    /** Without what a class keeps for those who borrow from it. */
    static void traverseFields(long self, Visitor visitor) {
        Dealloc.visit(PyTypeObject.tp_dict(self), visitor);
        Dealloc.visit(PyTypeObject.tp_bases(self), visitor);
        Dealloc.visit(PyTypeObject.tp_mro(self), visitor);
        if (PyType.at(self).hasFlag(TPFLAGS_HEAPTYPE)) {
            Dealloc.visit(PyHeapTypeObject.ht_name(self), visitor);
            Dealloc.visit(PyHeapTypeObject.ht_qualname(self), visitor);
            Dealloc.visit(PyHeapTypeObject.ht_slots(self), visitor);
            Dealloc.visit(PyHeapTypeObject.ht_module(self), visitor);
        }
    }

    /**
     * Of a class that may go; called by the collector, which has found no instance that lives. The class
     * stays whole, for {@code gc.get_objects()} may show it to another thread just now.
     */
    @Override
    protected void tp_clear(ThreadState ts, long self) {
        if (PyType.at(self) instanceof PyHeapType type && type.passing) {
            type.forgetMethods();
            PyDict.clear(ts, PyTypeObject.tp_dict(self));
            long none = PyTuple.empty(ts);
            Refs.xrelease(ts, Memory.getAndSetLong(self + PyTypeObject.TP_MRO, none));
            Refs.xrelease(ts, Memory.getAndSetLong(self + PyTypeObject.TP_BASES, none));
            type.releaseKept(ts);
        }
    }

    /**
     * Instances that are dead already may still be on their way: so the struct stays, see {@link
     * ClassUnloading}.
     */
    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        if (!(PyType.at(self) instanceof PyHeapType type) || !type.passing) {
            super.tp_dealloc(ts, self);
            return;
        }
        if (!ts.beginDealloc(self)) {
            return;
        }
        Weakrefs.clear(ts, self, weakListOffset);
        Owned owned = new Owned();
        traverseFields(self, owned);
        for (int field : FIELDS) {
            Memory.putLong(self + field, 0);
        }
        type.dead = true;
        for (int i = 0; i < owned.count; i++) {
            Refcount.release(ts.heap, owned.take(i));
        }
        type.releaseKept(ts);
        ClassUnloading.died(type);
        Dealloc.end(ts);
    }

    /** Those that {@link #traverseFields} shows. */
    private static final int[] FIELDS = {
        PyTypeObject.TP_DICT, PyTypeObject.TP_BASES, PyTypeObject.TP_MRO,
        PyHeapTypeObject.HT_NAME, PyHeapTypeObject.HT_QUALNAME, PyHeapTypeObject.HT_SLOTS,
        PyHeapTypeObject.HT_MODULE
    };

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        if (!(PyType.at(self) instanceof PyHeapType type)) {
            return;
        }
        long keys = PyHeapTypeObject.ht_cached_keys(self);
        if (keys != 0) {
            PyDictKeys.release(ts, keys);
        }
        free(ts, PyHeapTypeObject._ht_tpname(self));
        free(ts, PyTypeObject.tp_doc(self));
        if (!type.passing) { // else the collector has
            TypeCache.remove(type, type.bases());
        }
        SideTable.remove(GcHead.index(self));
    }

    private static void free(ThreadState ts, long block) {
        if (block != 0) {
            Heap.free(ts.heap, block);
        }
    }
}
