package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.superobject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code super}: looks attributes up in the MRO behind a class. The form without arguments does not
 * get here: the compiler passes the class cell's content and the first argument. Immutable after
 * {@code __init__}.
 */
public final class PySuper extends PyType {
    public static final PySuper TYPE = new PySuper();

    private PySuper() {
        super(new TypeSpec("super", superobject.SIZE)
                .gc()
                .subclassable()
                .doc("super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound "
                        + "super object\nsuper(type, obj) -> bound super object; requires "
                        + "isinstance(obj, type)\nsuper(type, type2) -> bound super object; "
                        + "requires issubclass(type2, type)\nTypical use to call a cooperative "
                        + "superclass method:\nclass C(B):\n    def meth(self, arg):\n        "
                        + "super().meth(arg)\nThis works for class methods too:\nclass C(B):\n"
                        + "    @classmethod\n    def cmeth(cls, arg):\n        "
                        + "super().cmeth(arg)\n"));
    }

    @Override
    protected void define(TypeDef def) {
        def.member("__thisclass__", superobject.TYPE, "the class invoking super()")
                .member("__self__", superobject.OBJ,
                        "the instance invoking super(); may be None")
                .member("__self_class__", superobject.OBJ_TYPE,
                        "the type of the instance invoking super(); may be None");
    }

    /** {@code super(cls, obj)}; @return owned */
    public static long create(ThreadState ts, long cls, long obj) {
        long self = StaticTypes.newInstance(ts, TYPE, superobject.SIZE);
        try {
            bind(ts, self, cls, obj);
        } catch (Throwable t) {
            Refs.release(ts, self);
            throw t;
        }
        return self;
    }

    /**
     * {@code super(cls, obj).name} without making the super object; for the compiler's {@code
     * super().name}.
     */
    public static long getAttr(ThreadState ts, long cls, long obj, long name) {
        long objType = check(ts, cls, obj);
        try {
            long found = name == Names.__class__ ? 0
                    : lookup(ts, PyType.at(cls), PyType.at(objType), name, obj);
            if (found != 0) {
                return found;
            }
        } finally {
            Refs.release(ts, objType);
        }
        long self = create(ts, cls, obj);
        try {
            return Attributes.genericGet(ts, self, name);
        } finally {
            Refs.release(ts, self);
        }
    }

    private static void bind(ThreadState ts, long self, long cls, long obj) {
        long objType = 0;
        long object = 0;
        if (obj != 0) {
            objType = check(ts, cls, obj);
            object = Refs.toObject(ts, obj);
        }
        Refs.xrelease(ts, Memory.getAndSetLong(self + superobject.TYPE, Refs.retain(ts, cls)));
        Refs.xrelease(ts, Memory.getAndSetLong(self + superobject.OBJ, object));
        Refs.xrelease(ts, Memory.getAndSetLong(self + superobject.OBJ_TYPE, objType));
    }

    /** The class whose MRO is searched, owned; compare {@code supercheck}. */
    private static long check(ThreadState ts, long cls, long obj) {
        PyType type = PyType.at(cls);
        if (PyTypeType.isType(obj) && PyType.at(obj).isSubtypeOf(type)) {
            return Refs.retain(ts, obj);
        }
        PyType own = PyType.of(obj);
        if (own.isSubtypeOf(type)) {
            return Refs.retain(ts, own.address);
        }
        long claimed = Abstract.lookupAttr(ts, obj, Names.__class__);
        if (claimed != 0) {
            if (PyTypeType.isType(claimed) && claimed != own.address
                    && PyType.at(claimed).isSubtypeOf(type)) {
                return claimed;
            }
            Refs.release(ts, claimed);
        }
        throw Errors.typeError(ts, "super(type, obj): obj must be an instance or subtype of type");
    }

    /** The attribute bound to {@code obj}; owned, 0 if no later class has it. */
    private static long lookup(ThreadState ts, PyType type, PyType start, long name, long obj) {
        PyType[] mro = start.mro();
        int i = 0;
        while (i < mro.length && mro[i] != type) {
            i++;
        }
        long found = behind(ts, mro, i + 1, name);
        if (found == 0) {
            return 0;
        }
        PyType t = PyType.of(found);
        if (!t.isDescriptor()) {
            return found;
        }
        try {
            return t.tp_descr_get(ts, found, obj == start.address ? 0 : obj, start.address);
        } finally {
            Refs.release(ts, found);
        }
    }

    /** What {@code super(cls, obj)} finds for an {@code obj} of {@code type}, unbound; owned or 0. */
    public static long next(ThreadState ts, PyType type, long cls, long name) {
        PyType[] mro = type.mro();
        for (int i = 0; i < mro.length; i++) {
            if (mro[i].address == cls) {
                return name == Names.__class__ ? 0 : behind(ts, mro, i + 1, name);
            }
        }
        return 0;
    }

    /** What {@code mro[from]} and the classes behind it have under {@code name}; owned or 0. */
    private static long behind(ThreadState ts, PyType[] mro, int from, long name) {
        if (from < mro.length && isTail(mro, from, mro[from].mro())) {
            return Attributes.lookupType(ts, mro[from], name); // has a cache
        }
        for (int i = from; i < mro.length; i++) {
            long found = Attributes.ownAttribute(ts, mro[i], name);
            if (found != 0) {
                return found;
            }
        }
        return 0;
    }

    private static boolean isTail(PyType[] mro, int from, PyType[] tail) {
        if (mro.length - from != tail.length) {
            return false;
        }
        for (int i = 0; i < tail.length; i++) {
            if (mro[from + i] != tail[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Calls {@code super_object.name(args[1:])} without a bound method if {@code name} is a
     * function or method descriptor.
     *
     * @param args the super object, then the arguments; the first is replaced
     * @return 0 if the attribute must be got the general way
     */
    static long callMethod(ThreadState ts, long self, long[] args, long name, long kwnames) {
        long objType = superobject.obj_type(self);
        long obj = superobject.obj(self);
        if (objType == 0 || obj == objType || name == Names.__class__) {
            return 0;
        }
        PyType[] mro = PyType.at(objType).mro();
        PyType type = PyType.at(superobject.type(self));
        int i = 0;
        while (i < mro.length && mro[i] != type) {
            i++;
        }
        long found = behind(ts, mro, i + 1, name);
        if (found == 0) {
            return 0;
        }
        try {
            if (!PyType.of(found).hasFlag(TPFLAGS_METHOD_DESCRIPTOR)) {
                return 0;
            }
            args[0] = Refs.fromMemoryBorrowed(obj);
            return Abstract.call(ts, found, args, kwnames);
        } finally {
            Refs.release(ts, found);
        }
    }

    // ---------------------------------------------------------------- slots

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        return StaticTypes.newInstance(ts, type, type.basicSize);
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {
        if (kwnames != 0) {
            throw Errors.typeError(ts, "super() takes no keyword arguments");
        }
        if (args.length == 0) {
            throw Errors.runtimeError(ts, "super(): no arguments");
        }
        if (args.length > 2) {
            throw Errors.typeError(ts,
                    "super() expected at most 2 arguments, got " + args.length);
        }
        if (!PyTypeType.isType(args[0])) {
            throw Errors.typeError(ts, "super() argument 1 must be a type, not "
                    + PyType.of(args[0]).name());
        }
        long obj = args.length < 2 || args[1] == Singletons.None ? 0 : args[1];
        bind(ts, self, args[0], obj);
    }

    @Override
    public boolean usesGenericGetattr() {
        return false;
    }

    private static long find(ThreadState ts, long self, long name) {
        long objType = superobject.obj_type(self);
        if (objType == 0 || name == Names.__class__) {
            return 0;
        }
        return lookup(ts, PyType.at(superobject.type(self)), PyType.at(objType), name,
                Refs.fromMemoryBorrowed(superobject.obj(self)));
    }

    @Override
    public long tp_getattro(ThreadState ts, long self, long name) {
        long found = find(ts, self, name);
        return found != 0 ? found : Attributes.genericGet(ts, self, name);
    }

    @Override
    public long lookupAttr(ThreadState ts, long self, long name) {
        return Attributes.orMissing(ts, this, self, name);
    }

    @Override
    public boolean isDescriptor() {
        return true;
    }

    @Override
    public long tp_descr_get(ThreadState ts, long self, long obj, long type) {
        if (obj == 0 || obj == Singletons.None || superobject.obj(self) != 0) {
            return Refs.retain(ts, self);
        }
        if (TYPE.isExactly(self)) {
            return create(ts, superobject.type(self), obj);
        }
        return Abstract.call(ts, PyType.addressOf(self), superobject.type(self), obj);
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        long type = superobject.type(self);
        String name = type == 0 ? "NULL" : PyType.at(type).name();
        long objType = superobject.obj_type(self);
        return PyUnicode.fromJava(ts, "<super: <class '" + name + "'>, " + (objType == 0 ? "NULL>"
                : "<" + PyType.at(objType).name() + " object>>"));
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        Dealloc.visit(superobject.type(self), visitor);
        Dealloc.visit(superobject.obj(self), visitor);
        Dealloc.visit(superobject.obj_type(self), visitor);
    }
}
