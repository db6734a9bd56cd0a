package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.propertyobject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code property}. Getter, setter and deleter are read without a lock and without a count: what
 * {@code __init__} replaces, when it is called once more, lives on until the interpreter ends. Doc and
 * name are read under the lock.
 */
public final class PyProperty extends PyType {
    public static final PyProperty TYPE = new PyProperty();

    private PyProperty() {
        super(new TypeSpec("property", propertyobject.SIZE)
                .gc()
                .subclassable()
                .doc("Property attribute.\n\n  fget\n    function to be used for getting an "
                        + "attribute value\n  fset\n    function to be used for setting an "
                        + "attribute value\n  fdel\n    function to be used for del'ing an "
                        + "attribute\n  doc\n    docstring"));
    }

    @Override
    protected void define(TypeDef def) {
        def.member("fget", propertyobject.PROP_GET, null)
                .member("fset", propertyobject.PROP_SET, null)
                .member("fdel", propertyobject.PROP_DEL, null)
                .getset("__doc__", "getDoc", "setDoc", null)
                .getset("__isabstractmethod__", "getAbstract", null, null)
                .method("getter(self, object, /)", "Descriptor to obtain a copy of the property "
                        + "with a different getter.")
                .method("setter(self, object, /)", "Descriptor to obtain a copy of the property "
                        + "with a different setter.")
                .method("deleter(self, object, /)", "Descriptor to obtain a copy of the property "
                        + "with a different deleter.")
                .method("__set_name__(self, *args)",
                        "Method to set name of a property.", "setName");
    }

    /** The getter as a borrowed function, 0 if there is none; for call sites. */
    public static long getterOf(long property) {
        return propertyobject.prop_get(property);
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        return StaticTypes.newInstance(ts, type, type.basicSize);
    }

    private static final Signature INIT =
            Signature.parse("__init__(self, fget=None, fset=None, fdel=None, doc=None)");

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, "property", INIT, args, kwnames);
        long doc = a[3];
        boolean fromGetter = false;
        if ((doc == 0 || doc == Singletons.None) && a[0] != 0 && a[0] != Singletons.None) {
            doc = Abstract.lookupAttr(ts, a[0], Names.__doc__);
            fromGetter = doc != 0;
        }
        replaceForGood(ts, self, propertyobject.PROP_GET, a[0]);
        replaceForGood(ts, self, propertyobject.PROP_SET, a[1]);
        replaceForGood(ts, self, propertyobject.PROP_DEL, a[2]);
        ObjectWord.put(ts, self, propertyobject.PROP_DOC, orNull(doc));
        ObjectWord.put(ts, self, propertyobject.PROP_NAME, 0);
        Memory.putInt(self + propertyobject.GETTER_DOC, fromGetter ? 1 : 0);
        if (fromGetter) {
            if (!TYPE.isExactly(self)) {
                Abstract.setAttr(ts, self, Names.__doc__, doc);
            }
            Refs.release(ts, doc);
        }
    }

    private static void replaceForGood(ThreadState ts, long self, int at, long function) {
        Pins.keepUntilExit(ObjectWord.exchange(ts, self, at, orNull(function)));
    }

    private static long orNull(long value) {
        return value == Singletons.None ? 0 : value;
    }

    // ---------------------------------------------------------------- descriptor

    @Override
    public boolean isDescriptor() {
        return true;
    }

    @Override
    public boolean isDataDescriptor() {
        return true;
    }

    @Override
    public long tp_descr_get(ThreadState ts, long self, long obj, long type) {
        if (obj == 0 || obj == Singletons.None) {
            return Refs.retain(ts, self);
        }
        long f = propertyobject.prop_get(self);
        if (f == 0) {
            throw missing(ts, self, obj, "getter");
        }
        return Abstract.call(ts, f, obj);
    }

    @Override
    public boolean tp_descr_set(ThreadState ts, long self, long obj, long value) {
        long f = value == 0 ? propertyobject.prop_del(self) : propertyobject.prop_set(self);
        if (f == 0) {
            throw missing(ts, self, obj, value == 0 ? "deleter" : "setter");
        }
        Refs.release(ts, value == 0
                ? Abstract.call(ts, f, obj) : Abstract.call(ts, f, obj, value));
        return true;
    }

    private static PyException missing(ThreadState ts, long self, long obj, String what) {
        long name = ObjectWord.get(ts, self, propertyobject.PROP_NAME);
        try {
            String cls = Attributes.nameOf(ts, PyType.addressOf(obj), "?");
            return Errors.raise(ts, Exceptions.AttributeError, "property "
                    + (name == 0 ? "" : Abstract.reprJava(ts, name) + " ") + "of '" + cls
                    + "' object has no " + what);
        } finally {
            Refs.xrelease(ts, name);
        }
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        Dealloc.visit(propertyobject.prop_get(self), visitor);
        Dealloc.visit(propertyobject.prop_set(self), visitor);
        Dealloc.visit(propertyobject.prop_del(self), visitor);
        Dealloc.visit(propertyobject.prop_doc(self), visitor);
        Dealloc.visit(propertyobject.prop_name(self), visitor);
    }

    // ---------------------------------------------------------------- methods

    private static long copy(ThreadState ts, long self, long get, long set, long del) {
        long none = Singletons.None;
        long g = get != 0 ? get : propertyobject.prop_get(self);
        long s = set != 0 ? set : propertyobject.prop_set(self);
        long d = del != 0 ? del : propertyobject.prop_del(self);
        boolean ownDoc = Memory.getInt(self + propertyobject.GETTER_DOC) == 0;
        long doc = ownDoc ? ObjectWord.get(ts, self, propertyobject.PROP_DOC) : 0;
        long name = ObjectWord.get(ts, self, propertyobject.PROP_NAME);
        try {
            long[] args = {g == 0 ? none : g, s == 0 ? none : s, d == 0 ? none : d,
                doc == 0 ? none : doc};
            long p = Abstract.call(ts, PyType.addressOf(self), args, 0);
            if (name != 0 && TYPE.isInstance(p)) {
                ObjectWord.put(ts, p, propertyobject.PROP_NAME, name);
            }
            return p;
        } finally {
            Refs.xrelease(ts, doc);
            Refs.xrelease(ts, name);
        }
    }

    static long getter(ThreadState ts, long self, long object) {
        return copy(ts, self, object, 0, 0);
    }

    static long setter(ThreadState ts, long self, long object) {
        return copy(ts, self, 0, object, 0);
    }

    static long deleter(ThreadState ts, long self, long object) {
        return copy(ts, self, 0, 0, object);
    }

    static long setName(ThreadState ts, long self, long args) {
        if (PyTuple.size(args) != 2) {
            throw Errors.typeError(ts, "__set_name__() takes 2 positional arguments but "
                    + PyTuple.size(args) + " were given");
        }
        ObjectWord.put(ts, self, propertyobject.PROP_NAME, orNull(PyTuple.item(args, 1)));
        return Singletons.None;
    }

    static long getDoc(ThreadState ts, long self) {
        long doc = ObjectWord.get(ts, self, propertyobject.PROP_DOC);
        return doc == 0 ? Singletons.None : doc;
    }

    static void setDoc(ThreadState ts, long self, long value) {
        ObjectWord.put(ts, self, propertyobject.PROP_DOC, orNull(value));
    }

    static long getAbstract(ThreadState ts, long self) {
        return PyBool.of(isAbstract(ts, propertyobject.prop_get(self))
                || isAbstract(ts, propertyobject.prop_set(self))
                || isAbstract(ts, propertyobject.prop_del(self)));
    }

    /** Whether {@code f.__isabstractmethod__} is true; {@code f} may be 0. */
    static boolean isAbstract(ThreadState ts, long f) {
        return f != 0 && Abstract.isAttrTrue(ts, f, Names.of("__isabstractmethod__"));
    }
}
