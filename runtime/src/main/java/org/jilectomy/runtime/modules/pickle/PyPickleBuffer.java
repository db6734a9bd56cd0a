package org.jilectomy.runtime.modules.pickle;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.Buffers;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Instances;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.objects.PyBuffer;
import org.jilectomy.runtime.objects.PyMemoryView;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code pickle.PickleBuffer}: memory that a pickle may have outside of itself (PEP 574). A memoryview
 * does the work; its memory is whatever the object lends to it.
 *
 * <pre>
 *  +16 the memoryview, owned; 0 when released     +24 weak references
 *  +32 the lender, whom others ask who want to see the memory; owned, 0 when released
 * </pre>
 */
final class PyPickleBuffer extends PyType {
    private static final int VIEW = PyObject.SIZE;
    private static final int WEAK_LIST = VIEW + 8;
    private static final int LENDER = WEAK_LIST + 8;
    private static final int SIZE = LENDER + 8;

    private static final Signature NEW = Signature.parse("PickleBuffer(type, object, /)");

    static final PyPickleBuffer TYPE = new PyPickleBuffer();

    private PyPickleBuffer() {
        super(new TypeSpec("pickle.PickleBuffer", SIZE).gc().weakList(WEAK_LIST)
                .doc("Wrapper for potentially out-of-band buffers"));
    }

    @Override
    protected void define(TypeDef def) {
        def.in(PyPickleBuffer.class)
                .method("raw(self, /)", "Return a memoryview of the raw memory underlying this"
                        + " buffer.\n\nWill raise BufferError is the buffer isn't contiguous.")
                .method("release(self, /)", "Release the underlying buffer held by the PickleBuffer"
                        + " object.");
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long object = ArgumentBinder.bindBuiltin(ts, "PickleBuffer", NEW, args, kwnames)[0];
        if (TYPE.isExactly(object)) {
            object = lender(ts, object);
        } else {
            Refs.retain(ts, object);
        }
        try {
            if (!PyMemoryView.TYPE.isExactly(object)) {
                PyBuffer.get(ts, object).release(ts); // for its error
            }
            long view = PyMemoryView.of(ts, object);
            long self = StaticTypes.newInstance(ts, type, SIZE);
            Memory.putLong(self + VIEW, view);
            Memory.putLong(self + LENDER, Refs.toObject(ts, object));
            return self;
        } finally {
            Refs.release(ts, object);
        }
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        for (int field : new int[] {VIEW, LENDER}) {
            long object = Memory.getLong(self + field);
            if (object != 0) {
                visitor.visit(object);
            }
        }
    }

    @Override
    protected void tp_clear(ThreadState ts, long self) {
        Instances.clearField(ts, self + VIEW);
        Instances.clearField(ts, self + LENDER);
    }

    // ---------------------------------------------------------------- the memory

    /** The memoryview, owned. */
    private static long view(ThreadState ts, long self) {
        return field(ts, self, VIEW);
    }

    private static long lender(ThreadState ts, long self) {
        return field(ts, self, LENDER);
    }

    private static long field(ThreadState ts, long self, int offset) {
        ObjectLock.lock(ts, self);
        long object = Refs.xretain(ts, Memory.getLong(self + offset));
        ObjectLock.unlock(ts, self);
        if (object == 0) {
            throw Errors.valueError(ts, "operation forbidden on released PickleBuffer object");
        }
        return object;
    }

    @Override
    public PyBuffer bf_getbuffer(ThreadState ts, long self) {
        long lender = lender(ts, self);
        try {
            return PyType.of(lender).bf_getbuffer(ts, lender);
        } finally {
            Refs.release(ts, lender);
        }
    }

    @Override
    public long bf_bytes(ThreadState ts, long self) {
        long view = view(ts, self);
        try {
            return PyType.of(view).bf_bytes(ts, view);
        } finally {
            Refs.release(ts, view);
        }
    }

    /** What a pickle has of a PickleBuffer inside itself. */
    record Content(boolean readonly, byte[] bytes) {}

    /** Null if the memory has gaps. */
    static Content content(ThreadState ts, long self) {
        long view = view(ts, self);
        long flat = 0;
        try {
            if (!Abstract.isAttrTrue(ts, view, Names.of("contiguous"))) {
                return null;
            }
            flat = flatten(ts, view);
            return new Content(Abstract.isAttrTrue(ts, view, Names.of("readonly")),
                    Buffers.copy(ts, flat));
        } finally {
            Refs.release(ts, view);
            Refs.xrelease(ts, flat);
        }
    }

    /** A view of single bytes in the order of the memory. */
    private static long flatten(ThreadState ts, long view) {
        long bytes = PyUnicode.fromJava(ts, "B");
        try {
            return Abstract.callMethod(ts, view, Names.of("cast"), bytes);
        } finally {
            Refs.release(ts, bytes);
        }
    }

    static long raw(ThreadState ts, long self) {
        long view = view(ts, self);
        try {
            if (!Abstract.isAttrTrue(ts, view, Names.of("contiguous"))) {
                throw Errors.raise(ts, Exceptions.BufferError,
                        "cannot extract raw buffer from non-contiguous buffer");
            }
            return flatten(ts, view);
        } finally {
            Refs.release(ts, view);
        }
    }

    /** The memory is given back now, unless somebody else has a view of it too. */
    static long release(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        long view = Memory.getLong(self + VIEW);
        long lender = Memory.getLong(self + LENDER);
        Memory.putLong(self + VIEW, 0);
        Memory.putLong(self + LENDER, 0);
        ObjectLock.unlock(ts, self);
        if (view != 0) {
            try {
                Refs.release(ts, Abstract.callMethod(ts, view, Names.of("release")));
            } catch (PyException e) {
                Errors.discard(ts, e);
            } finally {
                Refs.release(ts, view);
                Refs.release(ts, lender);
            }
        }
        return Singletons.None;
    }
}
