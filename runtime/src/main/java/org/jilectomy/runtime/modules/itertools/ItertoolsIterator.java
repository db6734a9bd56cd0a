package org.jilectomy.runtime.modules.itertools;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Instances;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * What the iterators of this module share: a row of owned objects and a row of plain words.
 *
 * <pre>
 *  +16 object 0 (owned or 0)   +24 object 1 …          as many as the type has
 *      word 0, word 1 …                                 plain numbers
 * </pre>
 *
 * <p>While nobody else can see the iterator ({@link Instances#isPrivate}) fields are read and
 * written as they are. Otherwise an object is taken with a reference of its own under the
 * iterator's lock ({@link #take}) and replaced under it ({@link #put}); words change under it, too.
 */
abstract class ItertoolsIterator extends PyType {
    private static final int FIRST = PyObject.SIZE;

    private final int objects;
    private final int firstWord;

    ItertoolsIterator(String name, int objects, int words) {
        this(new TypeSpec("itertools." + name, FIRST + 8 * (objects + words)).subclassable(),
                objects);
    }

    ItertoolsIterator(TypeSpec spec, int objects) {
        super(spec.gc());
        this.objects = objects;
        this.firstWord = FIRST + 8 * objects;
    }

    // ---------------------------------------------------------------- fields

    /** Object {@code i}, borrowed: for one that never changes, or a private iterator. */
    static long object(long self, int i) {
        return Memory.getLong(self + FIRST + 8L * i);
    }

    /** Object {@code i}, owned, or 0. */
    static long take(ThreadState ts, long self, int i) {
        ObjectLock.lock(ts, self);
        long object = Refs.xretain(ts, Memory.getLong(self + FIRST + 8L * i));
        ObjectLock.unlock(ts, self);
        return object;
    }

    /** Stores an owned object or 0, and releases the old one. */
    static void put(ThreadState ts, long self, int i, long object) {
        Refs.xrelease(ts, swap(ts, self, i, object));
    }

    /** Stores an owned object or 0; gives the old one. */
    static long swap(ThreadState ts, long self, int i, long object) {
        ObjectLock.lock(ts, self);
        long old = Memory.getLong(self + FIRST + 8L * i);
        Memory.putLong(self + FIRST + 8L * i, object);
        ObjectLock.unlock(ts, self);
        return old;
    }

    /** Stores a borrowed value in an iterator that nobody else has seen. */
    static void init(ThreadState ts, long self, int i, long value) {
        Memory.putLong(self + FIRST + 8L * i, value == 0 ? 0 : Refs.toObject(ts, value));
    }

    static void initSteal(ThreadState ts, long self, int i, long value) {
        Memory.putLong(self + FIRST + 8L * i, value == 0 ? 0 : Refs.toObjectSteal(ts, value));
    }

    /** The address of word {@code i}. */
    final long word(long self, int i) {
        return self + firstWord + 8L * i;
    }

    final long number(long self, int i) {
        return Memory.getLong(self + firstWord + 8L * i);
    }

    final void number(long self, int i, long n) {
        Memory.putLong(self + firstWord + 8L * i, n);
    }

    /** The next value of the iterator in field {@code i}; 0 at its end or if it is gone. */
    static long nextOf(ThreadState ts, long self, int i) {
        if (Instances.isPrivate(ts, self)) {
            long it = object(self, i);
            return it == 0 ? 0 : PyType.of(it).tp_iternext(ts, it);
        }
        long it = take(ts, self, i);
        if (it == 0) {
            return 0;
        }
        try {
            return PyType.of(it).tp_iternext(ts, it);
        } finally {
            Refs.release(ts, it);
        }
    }

    // ---------------------------------------------------------------- making

    static long make(ThreadState ts, PyType type) {
        return StaticTypes.newInstance(ts, type, type.basicSize);
    }

    /** The arguments of a constructor without keywords. */
    final long[] positional(
            ThreadState ts, PyType type, Signature signature, long[] args, long kwnames) {
        Instances.noKeywords(ts, this, type, kwnames);
        int n = Instances.positional(args, kwnames);
        if (n != 1 && signature.slots == 1) {
            throw Errors.typeError(ts, simpleName() + " expected 1 argument, got " + n);
        }
        return ArgumentBinder.bindBuiltin(ts, simpleName(), signature,
                n == args.length ? args : java.util.Arrays.copyOf(args, n), 0);
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    // ---------------------------------------------------------------- slots

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        for (int i = 0; i < objects; i++) {
            long object = object(self, i);
            if (object != 0) {
                visitor.visit(object);
            }
        }
    }

    @Override
    public final boolean isIterator() {
        return true;
    }

    @Override
    public long tp_iter(ThreadState ts, long self) {
        return Refs.retain(ts, self);
    }

    // ---------------------------------------------------------------- pickling

    /** {@code (type(self), args)}; {@code args} is an owned tuple. */
    static long reduced(ThreadState ts, long self, long args) {
        return PyTuple.ofSteal(ts, Refs.retain(ts, PyType.addressOf(self)), args);
    }

    /** {@code (type(self), args, state)}; both owned. */
    static long reduced(ThreadState ts, long self, long args, long state) {
        return PyTuple.fromArraySteal(ts,
                new long[] {Refs.retain(ts, PyType.addressOf(self)), args, state});
    }

    static long pair(ThreadState ts, long a, long b) {
        return PyTuple.ofSteal(ts, a, b);
    }

    /** A tuple of owned ints. */
    static long ints(ThreadState ts, long[] numbers) {
        long[] values = new long[numbers.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = PyLong.of(ts, numbers[i]);
        }
        return PyTuple.fromArraySteal(ts, values);
    }

    /** The state's tuple of exactly {@code n}; TypeError or ValueError else. */
    static void checkState(ThreadState ts, long state, int n) {
        if (!PyTuple.TYPE.isInstance(state)) {
            throw Errors.typeError(ts, "state is not a tuple");
        }
        if (PyTuple.size(state) != n) {
            throw Errors.typeError(ts, "function takes exactly " + n + " arguments ("
                    + PyTuple.size(state) + " given)");
        }
    }
}
