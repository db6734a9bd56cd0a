package org.jilectomy.runtime.objects;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code None}, {@code NotImplemented} and {@code Ellipsis}: immortal objects of one type each.
 *
 * <p>{@code True} and {@code False} are in {@link PyBool}, being ints.
 */
public final class Singletons {
    private static final NoneType NONE_TYPE = new NoneType();
    private static final NotImplementedType NOT_IMPLEMENTED_TYPE = new NotImplementedType();
    private static final EllipsisType ELLIPSIS_TYPE = new EllipsisType();

    public static final long None = make(NONE_TYPE);
    public static final long NotImplemented = make(NOT_IMPLEMENTED_TYPE);
    public static final long Ellipsis = make(ELLIPSIS_TYPE);

    private Singletons() {}

    public static PyType noneType() {
        return NONE_TYPE;
    }

    private static long make(PyType type) {
        long obj = Heap.newObject(StaticTypes.bootHeap(), type.address, PyObject.SIZE, 0);
        Refcount.makeImmortal(obj);
        return obj;
    }

    private static long noArguments(ThreadState ts, PyType t, long[] args, long value) {
        if (args.length != 0) {
            String name = t == ELLIPSIS_TYPE ? "EllipsisType" : t.name();
            throw Errors.typeError(ts, name + " takes no arguments");
        }
        return value;
    }

    private static final class NoneType extends PyType {
        NoneType() {
            super(new TypeSpec("NoneType", PyObject.SIZE));
        }

        @Override
        public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
            return noArguments(ts, this, args, None);
        }

        @Override
        public long tp_repr(ThreadState ts, long self) {
            return PyUnicode.intern(ts, "None");
        }

        @Override
        public int nb_bool(ThreadState ts, long self) {
            return 0;
        }
    }

    static final class NotImplementedType extends PyType {
        NotImplementedType() {
            super(new TypeSpec("NotImplementedType", PyObject.SIZE));
        }

        @Override
        protected void define(TypeDef def) {
            def.method("__reduce__(self, /)", null, "reduce");
        }

        /** The name under which {@code pickle} finds it again. */
        static long reduce(ThreadState ts, long self) {
            return PyUnicode.intern(ts, "NotImplemented");
        }

        @Override
        public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
            return noArguments(ts, this, args, NotImplemented);
        }

        @Override
        public long tp_repr(ThreadState ts, long self) {
            return PyUnicode.intern(ts, "NotImplemented");
        }

        @Override
        public int nb_bool(ThreadState ts, long self) {
            Warnings.warn(ts, Exceptions.DeprecationWarning,
                    "NotImplemented should not be used in a boolean context", 1);
            return 1;
        }
    }

    static final class EllipsisType extends PyType {
        EllipsisType() {
            super(new TypeSpec("ellipsis", PyObject.SIZE));
        }

        @Override
        protected void define(TypeDef def) {
            def.method("__reduce__(self, /)", null, "reduce");
        }

        /** The name under which {@code pickle} finds it again. */
        static long reduce(ThreadState ts, long self) {
            return PyUnicode.intern(ts, "Ellipsis");
        }

        @Override
        public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
            return noArguments(ts, this, args, Ellipsis);
        }

        @Override
        public long tp_repr(ThreadState ts, long self) {
            return PyUnicode.intern(ts, "Ellipsis");
        }
    }
}
