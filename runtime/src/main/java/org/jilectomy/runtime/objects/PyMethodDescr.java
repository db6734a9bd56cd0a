package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyDescrObject;
import org.jilectomy.heap.layout.PyMethodDescrObject;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/** {@code method_descriptor}: a Java method in the dict of a built-in type. Immutable. */
public final class PyMethodDescr extends PyType {
    public static final PyMethodDescr TYPE = new PyMethodDescr();

    private PyMethodDescr() {
        super(new TypeSpec("method_descriptor", PyMethodDescrObject.SIZE)
                .gc()
                .noNew()
                .vectorcall(PyMethodDescrObject.VECTORCALL)
                .flags(TPFLAGS_METHOD_DESCRIPTOR));
    }

    @Override
    protected void define(TypeDef def) {
        def.in(Descriptors.class);
        Descriptors.define(def);
        def.getset("__doc__", "methodDoc", null, null)
                .getset("__text_signature__", "methodTextSignature", null, null)
                .method("__reduce__(self, /)", null, "reduce");
    }

    static long create(ThreadState ts, PyType type, EntryPoint entry) {
        long self = TYPE.allocate(ts, PyMethodDescrObject.SIZE);
        Descriptors.init(ts, self, type, Names.of(entry.name));
        PyMethodDescrObject.d_method(self, 0);
        PyMethodDescrObject.vectorcall(self, 0);
        GcHead.index_release(self, entry.sideIndex());
        return self;
    }

    /** The Java method; for call sites that link to it. */
    public static EntryPoint entryPoint(long descr) {
        return (EntryPoint) SideTable.get(GcHead.index(descr));
    }

    /** The type whose instances the method takes. */
    public static PyType owner(long descr) {
        return PyType.at(PyDescrObject.d_type(descr));
    }

    @Override
    public boolean isCallable() {
        return true;
    }

    @Override
    public long tp_call(ThreadState ts, long self, long[] args, long kwnames) {
        PyType owner = owner(self);
        EntryPoint e = entryPoint(self);
        if (args.length == ArgumentBinder.keywordCount(kwnames)) {
            throw Errors.typeError(ts,
                    "unbound method " + e.callName() + "() needs an argument");
        }
        long obj = args[0];
        if (!owner.isInstance(obj)) {
            throw wrongType(ts, e, owner, obj);
        }
        Signature s = e.signature;
        if (kwnames == 0 && s.isPlain && args.length == s.slots + 1) {
            switch (args.length) {
                case 2:
                    return e.invoke(ts, obj, args[1]);
                case 3:
                    return e.invoke(ts, obj, args[1], args[2]);
                default:
                    break;
            }
        }
        return e.call(ts, obj, java.util.Arrays.copyOfRange(args, 1, args.length), kwnames);
    }

    private static PyException wrongType(ThreadState ts, EntryPoint e, PyType owner, long obj) {
        return Errors.typeError(ts, "descriptor '" + e.name + "' for '" + owner.name()
                + "' objects doesn't apply to a '" + PyType.of(obj).name() + "' object");
    }

    @Override
    public boolean isDescriptor() {
        return true;
    }

    /** Bound to an instance it becomes a {@code builtin_function_or_method}. */
    @Override
    public long tp_descr_get(ThreadState ts, long self, long obj, long type) {
        if (obj == 0) {
            return Refs.retain(ts, self);
        }
        PyType owner = owner(self);
        if (!owner.isInstance(obj)) {
            throw wrongType(ts, entryPoint(self), owner, obj);
        }
        return PyCFunction.create(ts, entryPoint(self), obj, 0);
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
