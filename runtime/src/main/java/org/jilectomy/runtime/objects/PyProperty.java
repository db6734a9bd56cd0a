package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.propertyobject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code property}. Getter, setter and deleter are fixed once {@code __init__} has run, so they are
 * read without a lock; doc and name are read under it.
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
        set(ts, self, propertyobject.PROP_GET, a[0]);
        set(ts, self, propertyobject.PROP_SET, a[1]);
        set(ts, self, propertyobject.PROP_DEL, a[2]);
        set(ts, self, propertyobject.PROP_DOC, doc);
        Memory.putInt(self + propertyobject.GETTER_DOC, fromGetter ? 1 : 0);
        if (fromGetter) {
            if (!TYPE.isExactly(self)) {
                Abstract.setAttr(ts, self, Names.__doc__, doc);
            }
            Refs.release(ts, doc);
        }
    }

    private static void set(ThreadState ts, long self, int offset, long value) {
        long object = value == 0 || value == Singletons.None ? 0 : Refs.toObject(ts, value);
        long old = Memory.getAndSetLong(self + offset, object);
        Refs.xrelease(ts, old);
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
        long name = propertyobject.prop_name(self);
        String cls = Attributes.nameOf(ts, PyType.addressOf(obj), "?");
        return Errors.raise(ts, Exceptions.AttributeError, "property "
                + (name == 0 ? "" : Abstract.reprJava(ts, name) + " ") + "of '" + cls
                + "' object has no " + what);
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
        long doc = ownDoc ? propertyobject.prop_doc(self) : 0;
        long[] args = {g == 0 ? none : g, s == 0 ? none : s, d == 0 ? none : d,
            doc == 0 ? none : doc};
        long p = Abstract.call(ts, PyType.addressOf(self), args, 0);
        long name = propertyobject.prop_name(self);
        if (name != 0 && TYPE.isInstance(p)) {
            set(ts, p, propertyobject.PROP_NAME, name);
        }
        return p;
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
        set(ts, self, propertyobject.PROP_NAME, PyTuple.item(args, 1));
        return Singletons.None;
    }

    static long getDoc(ThreadState ts, long self) {
        long doc = propertyobject.prop_doc(self);
        return doc == 0 ? Singletons.None : Refs.fromMemory(ts, doc);
    }

    static void setDoc(ThreadState ts, long self, long value) {
        set(ts, self, propertyobject.PROP_DOC, value);
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
