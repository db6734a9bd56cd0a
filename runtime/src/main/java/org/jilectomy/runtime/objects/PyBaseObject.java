package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.layout.PyTypeObject;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code object}: the root of all types. Its slots are what {@link PyType} does by default; this
 * class has their bodies and the methods every object has.
 */
public final class PyBaseObject extends PyType {
    public static final PyBaseObject TYPE = new PyBaseObject();

    private static volatile long classDescriptor;

    private PyBaseObject() {
        super(new TypeSpec("object", PyObject.SIZE)
                .subclassable()
                .doc("The base class of the class hierarchy.\n\nWhen called, it accepts no "
                        + "arguments and returns a new featureless\ninstance that has no instance "
                        + "attributes and cannot be given any.\n"));
    }

    @Override
    protected void define(TypeDef def) {
        def.in(ObjectMethods.class);
        ObjectMethods.define(def);
    }

    /** The descriptor of {@code object.__class__}, borrowed (immortal). */
    static long classDescriptor(ThreadState ts) {
        long d = classDescriptor;
        if (d == 0) {
            d = PyDict.getItem(ts, StaticTypes.dict(ts, TYPE), Names.__class__);
            classDescriptor = d;
        }
        return d;
    }

    // ---------------------------------------------------------------- slots

    /** Compare {@code object_new}. */
    static long objectNew(ThreadState ts, PyType type, long[] args, long kwnames) {
        if (args.length != 0 && (type.base == null || type.hasFlag(TPFLAGS_HEAPTYPE))) {
            excessNew(ts, type);
        }
        if ((PyTypeObject.tp_flags(type.address) & TPFLAGS_IS_ABSTRACT) != 0) {
            throw ObjectMethods.isAbstract(ts, type);
        }
        return type instanceof PyHeapType cls
                ? cls.newPlainInstance(ts, cls.basicSize)
                : StaticTypes.newInstance(ts, type, type.basicSize);
    }

    private static void excessNew(ThreadState ts, PyType type) {
        if (type.overridesNew()) {
            throw Errors.typeError(ts,
                    "object.__new__() takes exactly one argument (the type to instantiate)");
        }
        if (!type.overridesInit()) {
            throw Errors.typeError(ts, type.name() + "() takes no arguments");
        }
    }

    /** Compare {@code object_init}. */
    static void objectInit(ThreadState ts, long self, long[] args, long kwnames) {
        if (args.length == 0) {
            return;
        }
        PyType type = PyType.of(self);
        if (type.base != null && !type.hasFlag(TPFLAGS_HEAPTYPE)) {
            return;
        }
        if (type.overridesInit()) {
            throw Errors.typeError(ts,
                    "object.__init__() takes exactly one argument (the instance to initialize)");
        }
        if (!type.overridesNew()) {
            throw Errors.typeError(ts, type.name()
                    + ".__init__() takes exactly one argument (the instance to initialize)");
        }
    }

    /** {@code <module.Name object at 0x…>}. */
    static long objectRepr(ThreadState ts, long self) {
        PyType type = PyType.of(self);
        String module = type.moduleName(ts);
        String name = type.qualifiedName();
        if (module != null && !module.equals("builtins")) {
            name = module + "." + name;
        }
        return PyUnicode.fromJava(ts,
                "<" + name + " object at 0x" + Long.toHexString(Abstract.id(self)) + ">");
    }

    /** The address, turned so that the low bits vary; compare {@code _Py_HashPointer}. */
    static long objectHash(long self) {
        long h = Long.rotateRight(self, 4);
        return h == -1 ? -2 : h;
    }

    /** Identity for {@code ==}; {@code !=} asks {@code ==}. */
    static long objectRichCompare(ThreadState ts, long self, long other, int op) {
        if (op == CompareOp.EQ) {
            return Abstract.is(self, other) ? PyBool.True : Singletons.NotImplemented;
        }
        if (op != CompareOp.NE) {
            return Singletons.NotImplemented;
        }
        long r = PyType.of(self).tp_richcompare(ts, self, other, CompareOp.EQ);
        if (r == Singletons.NotImplemented) {
            return r;
        }
        try {
            return PyBool.of(!Abstract.isTrue(ts, r));
        } finally {
            Refs.release(ts, r);
        }
    }
}
