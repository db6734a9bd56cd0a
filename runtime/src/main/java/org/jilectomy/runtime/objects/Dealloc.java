package org.jilectomy.runtime.objects;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.refcount.Deallocator;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * What happens when the last reference to an object is gone.
 *
 * <p>The count reaches zero in {@code offheap-heap}, which calls back here; the object's type then
 * does the rest in {@code tp_dealloc}. {@link #generic} is the one most types use: it frees the
 * object's memory first and releases what the object owned afterwards, so that code run by those
 * releases can never find the half-dead object. Nesting is bounded by the trashcan of
 * {@link ThreadState#beginDealloc}.
 */
public final class Dealloc {
    private Dealloc() {}

    /** Makes reference counting end in {@code tp_dealloc}. */
    static void install() {
        Refcount.install(new Deallocator() {
            @Override
            public void dealloc(ThreadHeap current, long obj) {
                Dealloc.dealloc(current, obj);
            }

            @Override
            public boolean isPlain(long obj) {
                return Dealloc.isPlain(PyObject.ob_type(obj));
            }

            @Override
            public boolean isSilent(long obj) {
                return Dealloc.isSilent(obj);
            }
        });
    }

    /** What dies most often is told by its type's address, without a look at the type. */
    private static void dealloc(ThreadHeap current, long obj) {
        long type = PyObject.ob_type(obj);
        if (isPlain(type)) {
            Heap.freeObject(current, obj);
        } else if (type == PyUnicode.ADDRESS) {
            PyUnicode.dealloc(current, obj);
        } else {
            PyType.at(type).tp_dealloc((ThreadState) current.owner, obj);
        }
    }

    private static boolean isPlain(long type) {
        return type == PyLong.ADDRESS || type == PyFloat.ADDRESS;
    }

    private static boolean isSilent(long obj) {
        long address = PyObject.ob_type(obj);
        if (isPlain(address) || address == PyUnicode.ADDRESS) {
            return true;
        }
        PyType type = PyType.at(address);
        return (type.weakListOffset == 0 || Memory.getLong(obj + type.weakListOffset) == 0)
                && (!type.needsFinalizer(obj) || isFinalized(obj))
                && !PyTypeType.isType(obj);
    }

    /** Shows one owned reference to a visitor unless it is 0. */
    public static void visit(long object, Visitor visitor) {
        if (object != 0) {
            visitor.visit(object);
        }
    }

    /** Shows a visitor every reference that an object owns, for checks of the whole heap. */
    public static void references(long object, Visitor visitor) {
        PyType.of(object).tp_traverse(object, visitor);
    }

    /** The {@code tp_dealloc} of most built-in types. */
    static void generic(ThreadState ts, PyType type, long self) {
        if (!ts.beginDealloc(self)) {
            return;
        }
        if (type.weakListOffset != 0) {
            Weakrefs.clear(ts, self, type.weakListOffset);
        }
        Owned owned = Owned.of(ts);
        int from = owned.count;
        type.tp_traverse(self, owned);
        int to = owned.count;
        type.tp_free_buffers(ts, self);
        Heap.freeObject(ts.heap, self);
        for (int i = from; i < to; i++) {
            Refcount.release(ts.heap, owned.take(i)); // what dies by it is put on top and gone again
        }
        owned.count = from;
        end(ts);
    }

    /** Whether {@link #finalizeOnce} has seen the object. */
    public static boolean isFinalized(long self) {
        return PyType.of(self).preHeader != 0 && (GcHead.bits(self) & GcBits.FINALIZED) != 0;
    }

    /** Runs {@code tp_finalize}, once in an object's life; false if the object lives again. */
    public static boolean finalizeOnce(ThreadState ts, PyType type, long self) {
        if (type.preHeader == 0 || Pins.finalizing()) {
            return true;
        }
        if ((GcHead.bits(self) & GcBits.FINALIZED) != 0) {
            return true;
        }
        setFinalized(self);
        Refcount.resurrect(ts.heap, self);
        long result = GeneratorBody.setResultAside(ts);
        type.tp_finalize(ts, self);
        GeneratorBody.putBackResult(ts, result);
        return Refcount.dropAfterFinalizer(ts.heap, self);
    }

    /** As {@link #finalizeOnce} for what a collector holds, which looks at what lives again by itself. */
    static void finalizeGarbage(ThreadState ts, PyType type, long self) {
        if (isFinalized(self) || Pins.finalizing()) {
            return;
        }
        setFinalized(self);
        try {
            type.tp_finalize(ts, self);
        } catch (Throwable t) { // whatever it is: the rest of the garbage is to go
            Unraisable.report(ts, Errors.from(ts, t), "Exception ignored in: ", self);
        }
    }

    /** {@code tp_finalize} is not called again. */
    static void setFinalized(long self) {
        GcHead.setBits(self, GcBits.FINALIZED);
    }

    /** Closes one level of deallocation and works off what was put aside. */
    static void end(ThreadState ts) {
        for (long next = ts.endDealloc(); next != 0; next = ts.endDealloc()) {
            ts.beginDealloc(next); // keeps the nesting above 0, so that this loop does not recurse
            PyType.of(next).tp_dealloc(ts, next);
        }
    }
}
