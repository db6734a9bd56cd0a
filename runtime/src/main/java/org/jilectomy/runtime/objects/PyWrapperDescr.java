package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyWrapperDescrObject;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code wrapper_descriptor}: a slot of a built-in type as a method: {@code int.__add__}. The
 * number of the {@link Special} is kept in the spare word of the GC head. Immutable.
 */
public final class PyWrapperDescr extends PyType {
    public static final PyWrapperDescr TYPE = new PyWrapperDescr();

    private PyWrapperDescr() {
        super(new TypeSpec("wrapper_descriptor", PyWrapperDescrObject.SIZE)
                .gc().noNew()
                .flags(TPFLAGS_METHOD_DESCRIPTOR));
    }

    @Override
    protected void define(TypeDef def) {
        def.in(Descriptors.class);
        Descriptors.define(def);
        def.method("__reduce__(self, /)", null, "reduce");
        def.in(PyWrapperDescr.class)
                .getset("__doc__", "getDoc", null, null)
                .getset("__text_signature__", "getTextSignature", null, null);
    }

    static long create(ThreadState ts, PyType type, int special) {
        long self = TYPE.allocate(ts, PyWrapperDescrObject.SIZE);
        Descriptors.init(ts, self, type, Special.address(special));
        PyWrapperDescrObject.d_base(self, 0);
        PyWrapperDescrObject.d_wrapped(self, 0);
        GcHead.spare(self, special);
        return self;
    }

    /** Which {@link Special} the wrapper calls. */
    static int special(long self) {
        return GcHead.spare(self);
    }

    @Override
    public boolean isCallable() {
        return true;
    }

    @Override
    public long tp_call(ThreadState ts, long self, long[] args, long kwnames) {
        PyType type = Descriptors.type(self);
        if (args.length == ArgumentBinder.keywordCount(kwnames)) {
            throw Errors.typeError(ts, "descriptor '" + Descriptors.name(self) + "' of '"
                    + type.name() + "' object needs an argument");
        }
        if (!type.isInstance(args[0])) {
            throw Errors.typeError(ts, "descriptor '" + Descriptors.name(self) + "' requires a '"
                    + type.name() + "' object but received a '" + PyType.of(args[0]).name() + "'");
        }
        return SlotCalls.call(ts, type, special(self), args[0],
                java.util.Arrays.copyOfRange(args, 1, args.length), kwnames);
    }

    @Override
    public boolean isDescriptor() {
        return true;
    }

    @Override
    public long tp_descr_get(ThreadState ts, long self, long obj, long type) {
        if (obj == 0) {
            return Refs.retain(ts, self);
        }
        Descriptors.check(ts, self, obj);
        return PyMethodWrapper.create(ts, self, obj);
    }

    /** {@code <slot wrapper '__add__' of 'int' objects>}. */
    @Override
    public long tp_repr(ThreadState ts, long self) {
        return Descriptors.repr(ts, self, "slot wrapper");
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        Descriptors.traverse(self, visitor);
    }

    static long getTextSignature(ThreadState ts, long self) {
        return PyUnicode.fromJava(ts, SlotCalls.textSignature(special(self)));
    }

    static long getDoc(ThreadState ts, long self) {
        String doc = SlotCalls.doc(special(self));
        return doc == null ? Singletons.None : PyUnicode.fromJava(ts, doc);
    }
}
