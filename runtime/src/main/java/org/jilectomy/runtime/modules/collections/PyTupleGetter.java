package org.jilectomy.runtime.modules.collections;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code _collections._tuplegetter}: the descriptor behind a named tuple's fields.
 *
 * <pre>
 *  +16 index     +24 __doc__, owned
 * </pre>
 */
final class PyTupleGetter extends PyType {
    private static final int INDEX = PyObject.SIZE;
    private static final int DOC = INDEX + 8;
    private static final int SIZE = DOC + 8;

    static final PyTupleGetter TYPE = new PyTupleGetter();

    private PyTupleGetter() {
        super(new TypeSpec("_collections._tuplegetter", SIZE).gc());
    }

    @Override
    protected void define(TypeDef def) {
        def.getset("__doc__", "getDoc", "setDoc", null)
                .method("__reduce__(self, /)", null, "reduce");
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        if (args.length != 2 || kwnames != 0) {
            throw Errors.typeError(ts, "_tuplegetter expected 2 arguments, got " + args.length);
        }
        long index = Abstract.asIndexOrThrow(ts, args[0],
                org.jilectomy.runtime.objects.Exceptions.OverflowError);
        long self = type.equals(TYPE) ? allocate(ts, SIZE) : 0;
        Memory.putLong(self + INDEX, index);
        Memory.putLong(self + DOC, Refs.toObject(ts, args[1]));
        return self;
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(Memory.getLong(self + DOC));
    }

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
        if (obj == 0) {
            return Refs.retain(ts, self);
        }
        long index = Memory.getLong(self + INDEX);
        if (!PyTuple.TYPE.isInstance(obj)) {
            if (obj == Singletons.None) {
                return Refs.retain(ts, self);
            }
            throw Errors.typeError(ts, "descriptor for index '" + index
                    + "' for tuple subclasses doesn't apply to '" + PyType.of(obj).name()
                    + "' object");
        }
        if (index < 0 || index >= PyTuple.size(obj)) {
            throw Errors.indexError(ts, "tuple index out of range");
        }
        return PyTuple.getItem(ts, obj, index);
    }

    @Override
    public boolean tp_descr_set(ThreadState ts, long self, long obj, long value) {
        throw Errors.raise(ts, org.jilectomy.runtime.objects.Exceptions.AttributeError,
                value == 0 ? "can't delete attribute" : "can't set attribute");
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        return PyUnicode.fromJava(ts, "_tuplegetter(" + Memory.getLong(self + INDEX) + ", "
                + Abstract.reprJava(ts, Memory.getLong(self + DOC)) + ")");
    }

    static long getDoc(ThreadState ts, long self) {
        return Refs.retain(ts, Memory.getLong(self + DOC));
    }

    /** A new text for the documentation; the old one stays, for whoever is reading it. */
    static void setDoc(ThreadState ts, long self, long value) {
        long old = Memory.getAndSetLong(self + DOC,
                Refs.toObject(ts, value == 0 ? Singletons.None : value));
        org.jilectomy.runtime.objects.Pins.keepUntilExit(old);
    }

    static long reduce(ThreadState ts, long self) {
        long args = PyTuple.ofSteal(ts, PyLong.of(ts, Memory.getLong(self + INDEX)),
                Refs.retain(ts, Memory.getLong(self + DOC)));
        return PyTuple.ofSteal(ts, Refs.retain(ts, PyType.addressOf(self)), args);
    }
}
