package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.wrapperobject;
import org.jilectomy.runtime.state.ThreadState;

/** {@code method-wrapper}: a slot wrapper bound to an instance: {@code (5).__add__}. Immutable. */
public final class PyMethodWrapper extends PyType {
    public static final PyMethodWrapper TYPE = new PyMethodWrapper();

    private PyMethodWrapper() {
        super(new TypeSpec("method-wrapper", wrapperobject.SIZE).gc().noNew());
    }

    @Override
    protected void define(TypeDef def) {
        def.member("__self__", wrapperobject.SELF, null)
                .getset("__objclass__", "getObjclass", null, null)
                .getset("__name__", "getName", null, null)
                .getset("__qualname__", "getQualname", null, null)
                .getset("__doc__", "getDoc", null, null)
                .getset("__text_signature__", "getTextSignature", null, null)
                .method("__reduce__(self, /)", null, "reduce");
    }

    static long create(ThreadState ts, long descr, long obj) {
        long bound = Refs.toObject(ts, obj);
        long self = TYPE.allocate(ts, wrapperobject.SIZE);
        wrapperobject.descr(self, Refs.retain(ts, descr));
        wrapperobject.self(self, bound);
        return self;
    }

    private static long bound(long self) {
        return Refs.fromMemoryBorrowed(wrapperobject.self(self));
    }

    @Override
    public boolean isCallable() {
        return true;
    }

    @Override
    public long tp_call(ThreadState ts, long self, long[] args, long kwnames) {
        long descr = wrapperobject.descr(self);
        // An iterator must not take itself for private because ours is the only reference to it:
        // threads may share the wrapper (see Instances.isPrivate).
        long bound = Refs.retain(ts, bound(self));
        try {
            return SlotCalls.call(ts, Descriptors.type(descr), PyWrapperDescr.special(descr),
                    bound, args, kwnames);
        } finally {
            Refs.release(ts, bound);
        }
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        long obj = bound(self);
        return PyUnicode.fromJava(ts, "<method-wrapper '"
                + Descriptors.name(wrapperobject.descr(self)) + "' of " + PyType.of(obj).name()
                + " object at 0x" + Long.toHexString(Abstract.id(obj)) + ">");
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        if (!isExactly(other) || op != CompareOp.EQ && op != CompareOp.NE) {
            return Singletons.NotImplemented;
        }
        boolean same = wrapperobject.descr(self) == wrapperobject.descr(other)
                && Abstract.is(bound(self), bound(other));
        return PyBool.of(same == (op == CompareOp.EQ));
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        long h = PyBaseObject.objectHash(wrapperobject.self(self))
                ^ PyBaseObject.objectHash(wrapperobject.descr(self));
        return h == -1 ? -2 : h;
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(wrapperobject.descr(self));
        visitor.visit(wrapperobject.self(self));
    }

    /** {@code (getattr, (self, name))}. */
    static long reduce(ThreadState ts, long self) {
        long name = getName(ts, self);
        try {
            return IteratorReduce.getattr(ts, wrapperobject.self(self), name);
        } finally {
            Refs.release(ts, name);
        }
    }

    static long getObjclass(ThreadState ts, long self) {
        return Refs.retain(ts, Descriptors.type(wrapperobject.descr(self)).address);
    }

    static long getName(ThreadState ts, long self) {
        return PyUnicode.fromJava(ts, Descriptors.name(wrapperobject.descr(self)));
    }

    static long getQualname(ThreadState ts, long self) {
        return Descriptors.qualname(ts, wrapperobject.descr(self));
    }

    static long getTextSignature(ThreadState ts, long self) {
        return PyWrapperDescr.getTextSignature(ts, wrapperobject.descr(self));
    }

    static long getDoc(ThreadState ts, long self) {
        return PyWrapperDescr.getDoc(ts, wrapperobject.descr(self));
    }
}
