package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyMethodDescrObject;
import org.jilectomy.runtime.state.ThreadState;

/** {@code classmethod_descriptor}: a Java method that gets the class. Immutable. */
public final class PyClassMethodDescr extends PyType {
    public static final PyClassMethodDescr TYPE = new PyClassMethodDescr();

    private PyClassMethodDescr() {
        super(new TypeSpec("classmethod_descriptor", PyMethodDescrObject.SIZE).gc().noNew());
    }

    @Override
    protected void define(TypeDef def) {
        def.in(Descriptors.class);
        Descriptors.define(def);
        def.getset("__doc__", "methodDoc", null, null)
                .getset("__text_signature__", "methodTextSignature", null, null);
    }

    static long create(ThreadState ts, PyType type, EntryPoint entry) {
        long self = TYPE.allocate(ts, PyMethodDescrObject.SIZE);
        Descriptors.init(ts, self, type, Names.of(entry.name));
        PyMethodDescrObject.d_method(self, 0);
        PyMethodDescrObject.vectorcall(self, 0);
        GcHead.index_release(self, entry.sideIndex());
        return self;
    }

    @Override
    public boolean isCallable() {
        return true;
    }

    @Override
    public long tp_call(ThreadState ts, long self, long[] args, long kwnames) {
        EntryPoint e = PyMethodDescr.entryPoint(self);
        PyType owner = PyMethodDescr.owner(self);
        if (args.length == ArgumentBinder.keywordCount(kwnames)) {
            throw Errors.typeError(ts, "descriptor '" + e.name + "' of '" + owner.name()
                    + "' object needs an argument");
        }
        checkClass(ts, e, owner, args[0]);
        return e.call(ts, args[0], java.util.Arrays.copyOfRange(args, 1, args.length), kwnames);
    }

    private static void checkClass(ThreadState ts, EntryPoint e, PyType owner, long cls) {
        if (!PyTypeType.isType(cls)) {
            throw Errors.typeError(ts, "descriptor '" + e.name + "' for type '" + owner.name()
                    + "' needs a type, not a '" + PyType.of(cls).name() + "' as arg 2");
        }
        if (!PyType.at(cls).isSubtypeOf(owner)) {
            throw Errors.typeError(ts, "descriptor '" + e.name + "' requires a subtype of '"
                    + owner.name() + "' but received '" + PyType.at(cls).name() + "'");
        }
    }

    @Override
    public boolean isDescriptor() {
        return true;
    }

    @Override
    public long tp_descr_get(ThreadState ts, long self, long obj, long type) {
        EntryPoint e = PyMethodDescr.entryPoint(self);
        long cls = type != 0 ? type : PyType.addressOf(obj);
        checkClass(ts, e, PyMethodDescr.owner(self), cls);
        return PyCFunction.create(ts, e, cls, 0);
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        return Descriptors.repr(ts, self, "method");
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        Descriptors.traverse(self, visitor);
    }
}
