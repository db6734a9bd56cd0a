package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.reversedobject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code reversed}; compare CPython {@code PyReversed_Type}. What has {@code __reversed__} gives its
 * own iterator; for the rest this one walks down from {@code len(seq) - 1}.
 */
public final class PyReversed extends IteratorType {
    public static final PyReversed TYPE = new PyReversed();

    private PyReversed() {
        super(
                new TypeSpec("reversed", reversedobject.SIZE)
                        .gc()
                        .subclassable()
                        .doc("Return a reverse iterator over the values of the given sequence."));
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        if (type == this) {
            Instances.noKeywords(ts, "reversed", kwnames);
        }
        int n = Instances.positional(args, kwnames);
        if (n != 1) {
            throw Errors.typeError(ts, "reversed expected 1 argument, got " + n);
        }
        return create(ts, type, args[0]);
    }

    /** {@code reversed(sequence)}. */
    public static long create(ThreadState ts, long sequence) {
        return create(ts, TYPE, sequence);
    }

    private static long create(ThreadState ts, PyType type, long sequence) {
        PyType of = PyType.of(sequence);
        long name = PyUnicode.intern(ts, "__reversed__");
        long own = Abstract.lookupSpecial(ts, sequence, name);
        if (own != 0) {
            try {
                if (own != Singletons.None) {
                    return Abstract.call(ts, own);
                }
            } finally {
                Refs.release(ts, own);
            }
        }
        if (own != 0 || !isSequence(ts, of, sequence)) {
            throw Errors.typeError(ts, "'" + of.name() + "' object is not reversible");
        }
        long n = Abstract.size(ts, sequence);
        long self = Instances.allocate(ts, type, type.basicSize);
        reversedobject.index(self, n - 1);
        reversedobject.seq(self, Refs.toObject(ts, sequence));
        return self;
    }

    /** {@code PySequence_Check}: subscripts, but is no mapping as far as one can tell. */
    private static boolean isSequence(ThreadState ts, PyType type, long value) {
        if (PyDict.TYPE.isInstance(value) || (type.collectionFlags() & TPFLAGS_MAPPING) != 0) {
            return false;
        }
        long getItem = Attributes.lookupType(ts, type, PyUnicode.intern(ts, "__getitem__"));
        Refs.xrelease(ts, getItem);
        return getItem != 0;
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        long sequence = reversedobject.seq(self);
        if (sequence != 0) {
            visitor.visit(sequence);
        }
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        long sequence = reversedobject.seq(self);
        long i = reversedobject.index(self);
        if (sequence == 0 || i < 0) {
            end(ts, self);
            return 0;
        }
        long index = PyLong.of(ts, i);
        try {
            long value = Abstract.getItem(ts, sequence, index);
            Memory.compareAndSetLong(self + reversedobject.INDEX, i, i - 1);
            return value;
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.IndexError)
                    && !Errors.matches(e, Exceptions.StopIteration)) {
                throw e;
            }
            Errors.discard(ts, e);
            end(ts, self);
            return 0;
        } finally {
            Refs.release(ts, index);
        }
    }

    private static void end(ThreadState ts, long self) {
        reversedobject.index(self, -1);
        long sequence = reversedobject.seq(self);
        if (sequence != 0 && Instances.isPrivate(ts, self)) {
            reversedobject.seq(self, 0);
            Refs.release(ts, sequence);
        }
    }

    @Override
    protected void define(TypeDef def) {
        def.method(
                "__length_hint__(self, /)",
                "Private method returning an estimate of len(list(it)).",
                "lengthHint")
                .method("__reduce__(self, /)", "Return state information for pickling.", "reduce")
                .method(
                        "__setstate__(self, state, /)",
                        "Set state information for unpickling.",
                        "setState");
    }

    static long lengthHint(ThreadState ts, long self) {
        long sequence = reversedobject.seq(self);
        long left = reversedobject.index(self) + 1;
        boolean valid = sequence != 0 && left > 0 && Abstract.size(ts, sequence) >= left;
        return PyLong.of(ts, valid ? left : 0);
    }

    static long setState(ThreadState ts, long self, long state) {
        long index = Abstract.asIndex(ts, state);
        long sequence = reversedobject.seq(self);
        if (sequence != 0) {
            long n = Abstract.size(ts, sequence);
            reversedobject.index(self, Math.max(Math.min(index, n - 1), -1));
        }
        return Singletons.None;
    }

    static long reduce(ThreadState ts, long self) {
        long sequence = reversedobject.seq(self);
        long index = reversedobject.index(self);
        long type = Refs.retain(ts, PyType.addressOf(self));
        if (sequence == 0 || index < 0) {
            long none = PyTuple.empty(ts);
            return PyTuple.ofSteal(ts, type, PyTuple.of(ts, none));
        }
        long args = PyTuple.of(ts, sequence);
        return PyTuple.fromArraySteal(ts, new long[] {type, args, PyLong.of(ts, index)});
    }
}
