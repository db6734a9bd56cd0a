package org.jilectomy.runtime.objects;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.PySetObject;
import org.jilectomy.heap.layout.setentry;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code set} and {@code frozenset}; compare CPython {@code setobject.c}, where they share all code
 * too. The table is {@link SetTable}'s, the operations between sets {@link SetOperations}', the
 * Python-visible methods {@link SetMethods}'.
 *
 * <p>A method that involves two sets reads the other one at one moment under its lock and then works
 * on this one under this one's.
 */
public final class PySet extends PyType {
    public static final PySet TYPE =
            new PySet(
                    "set",
                    "set() -> new empty set object\nset(iterable) -> new set object\n\nBuild an"
                            + " unordered collection of unique elements.");
    static final long ADDRESS = TYPE.address;

    /** {@code frozenset}. */
    public static final PySet FROZEN =
            new PySet(
                    "frozenset",
                    "frozenset() -> empty frozenset object\nfrozenset(iterable) -> frozenset"
                            + " object\n\nBuild an immutable unordered collection of unique"
                            + " elements.");

    private PySet(String name, String doc) {
        super(
                new TypeSpec(name, PySetObject.SIZE)
                        .gc()
                        .subclassable()
                        .flags(TPFLAGS_MATCH_SELF)
                        .weakList(PySetObject.WEAKREFLIST)
                        .doc(doc));
    }

    // ---------------------------------------------------------------- kinds

    /** A set or frozenset or an instance of a subclass. */
    public static boolean isAnySet(long value) {
        if (Immediate.is(value)) {
            return false;
        }
        PyType t = PyType.of(value);
        return t == TYPE || t == FROZEN || t.isSubtypeOf(TYPE) || t.isSubtypeOf(FROZEN);
    }

    /** Exactly a set or a frozenset. */
    static boolean isExactSet(long value) {
        PyType t = PyType.of(value);
        return t == TYPE || t == FROZEN;
    }

    /** {@code set} or {@code frozenset}, whichever {@code self}'s type derives from. */
    static PySet baseOf(long self) {
        PyType t = PyType.of(self);
        return t == FROZEN || (t != TYPE && t.isSubtypeOf(FROZEN)) ? FROZEN : TYPE;
    }

    // ---------------------------------------------------------------- making

    /** {@code set()}. */
    public static long create(ThreadState ts) {
        return create(ts, TYPE);
    }

    static long create(ThreadState ts, PyType type) {
        long self = Instances.allocate(ts, type, type.basicSize);
        SetTable.initEmpty(self);
        PySetObject.finger(self, 0);
        PySetObject.weakreflist(self, 0);
        return self;
    }

    /** {@code set(iterable)}. */
    public static long fromIterable(ThreadState ts, long iterable) {
        return make(ts, TYPE, iterable);
    }

    /** {@code frozenset(iterable)}. */
    public static long frozenFromIterable(ThreadState ts, long iterable) {
        return FROZEN.isExactly(iterable)
                ? Refs.retain(ts, iterable)
                : make(ts, FROZEN, iterable);
    }

    /** A set or frozenset of borrowed values: {@code {a, b, c}}. */
    public static long fromArray(ThreadState ts, PySet type, long[] values) {
        long self = create(ts, type);
        try {
            for (long value : values) {
                addUnshared(ts, self, value);
            }
        } catch (Throwable t) {
            Refs.release(ts, self);
            throw t;
        }
        return self;
    }

    static long make(ThreadState ts, PyType type, long iterable) {
        long self = create(ts, type);
        try {
            SetOperations.update(ts, self, iterable);
        } catch (Throwable t) {
            Refs.release(ts, self);
            throw t;
        }
        return self;
    }

    // ---------------------------------------------------------------- for runtime code

    public static long size(long self) {
        return PySetObject.used(self);
    }

    /** {@code self.add(key)}; false if it was there already. */
    public static boolean add(ThreadState ts, long self, long key) {
        long hash = DictTable.hash(ts, key);
        SetTable.lock(ts, self);
        boolean added = SetTable.addLockHeld(ts, self, key, hash);
        SetTable.unlock(ts, self);
        return added;
    }

    /** Adds to a set that no other thread has seen yet, a frozenset under construction too. */
    private static void addUnshared(ThreadState ts, long self, long key) {
        add(ts, self, key);
    }

    /** {@code self.discard(key)}; whether it was there. */
    public static boolean discard(ThreadState ts, long self, long key) {
        long hash = DictTable.hash(ts, key);
        SetTable.lock(ts, self);
        long removed = SetTable.discardLockHeld(ts, self, key, hash);
        SetTable.unlock(ts, self);
        Refs.xrelease(ts, removed);
        return removed != 0;
    }

    public static boolean contains(ThreadState ts, long self, long key) {
        return SetTable.contains(ts, self, key, DictTable.hash(ts, key));
    }

    /** {@code self.clear()}. */
    public static void clear(ThreadState ts, long self) {
        long rest = create(ts, TYPE);
        SetTable.lock(ts, self);
        SetTable.swapLockHeld(ts, self, rest);
        PySetObject.hash(self, -1);
        SetTable.unlock(ts, self);
        Refs.release(ts, rest);
    }

    /** {@code self.update(iterable)}. */
    public static void update(ThreadState ts, long self, long iterable) {
        SetOperations.update(ts, self, iterable);
    }

    /** {@code self.difference_update(iterable)}. */
    public static void differenceUpdate(ThreadState ts, long self, long iterable) {
        SetOperations.differenceUpdate(ts, self, iterable);
    }

    /** {@code self.symmetric_difference_update(iterable)}. */
    public static void symmetricDifferenceUpdate(ThreadState ts, long self, long iterable) {
        SetOperations.symmetricDifferenceUpdate(ts, self, iterable);
    }

    /** {@code self.intersection(iterable)}. */
    public static long intersection(ThreadState ts, long self, long iterable) {
        return SetOperations.intersection(ts, self, iterable);
    }

    // ---------------------------------------------------------------- life

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        long slot = PySetObject.table(self);
        long last = slot + PySetObject.mask(self) * setentry.SIZE;
        for (; slot <= last; slot += setentry.SIZE) {
            if (SetTable.isLive(slot)) {
                visitor.visit(setentry.key(slot));
            }
        }
    }

    @Override
    protected void tp_clear(ThreadState ts, long self) {
        clear(ts, self);
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        long table = PySetObject.table(self);
        if (table != PySetObject.smalltable(self)) {
            Heap.free(ts.heap, table);
        }
    }

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        if (PySetObject.weakreflist(self) != 0) {
            super.tp_dealloc(ts, self);
            return;
        }
        if (!ts.beginDealloc(self)) {
            return;
        }
        if (PySetObject.used(self) > 0) {
            long slot = PySetObject.table(self);
            long last = slot + PySetObject.mask(self) * setentry.SIZE;
            for (; slot <= last; slot += setentry.SIZE) {
                if (SetTable.isLive(slot)) {
                    Refcount.release(ts.heap, setentry.key(slot));
                }
            }
        }
        tp_free_buffers(ts, self);
        Instances.freeAndEndDealloc(ts, self);
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        if (this == TYPE) {
            return create(ts, type);
        }
        if (kwnames != 0) {
            Instances.noKeywords(ts, this, type, kwnames);
        }
        int n = Instances.positional(args, kwnames);
        Instances.atMost(ts, "frozenset", n, 1);
        if (n == 0) {
            return create(ts, type);
        }
        return type == this ? frozenFromIterable(ts, args[0]) : make(ts, type, args[0]);
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {
        if (this == FROZEN) {
            return;
        }
        if (kwnames != 0) {
            Instances.noKeywords(ts, "set", kwnames); // whether or not __new__ is the class's own
        }
        int n = Instances.positional(args, kwnames);
        Instances.atMost(ts, "set", n, 1);
        if (PySetObject.fill(self) != 0) {
            clear(ts, self);
        }
        if (n == 1) {
            SetOperations.update(ts, self, args[0]);
        }
    }

    // ---------------------------------------------------------------- slots

    @Override
    public long tp_repr(ThreadState ts, long self) {
        return SetMethods.repr(ts, self);
    }

    @Override
    public boolean isUnhashable() {
        return this == TYPE;
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        if (this == TYPE) {
            throw Errors.typeError(ts, "unhashable type: '" + PyType.of(self).name() + "'");
        }
        long hash = PySetObject.hash(self);
        if (hash == -1) {
            hash = SetMethods.frozenHash(self);
            PySetObject.hash(self, hash); // racing threads write the same
        }
        return hash;
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        return isAnySet(self) && isAnySet(other)
                ? PyBool.of(SetOperations.compare(ts, self, other, op))
                : Singletons.NotImplemented;
    }

    @Override
    public long tp_iter(ThreadState ts, long self) {
        return PySetIterator.create(ts, self);
    }

    @Override
    public long sq_length(ThreadState ts, long self) {
        return size(self);
    }

    @Override
    public int sq_contains(ThreadState ts, long self, long value) {
        return SetMethods.containsKey(ts, self, value) ? 1 : 0;
    }

    @Override
    public long nb_binary(ThreadState ts, long left, long right, int op) {
        if (!isAnySet(left) || !isAnySet(right)) {
            return Singletons.NotImplemented;
        }
        return switch (op) {
            case BinaryOp.AND -> SetOperations.intersection(ts, left, right);
            case BinaryOp.OR -> SetOperations.union(ts, left, right);
            case BinaryOp.SUBTRACT -> SetOperations.difference(ts, left, right);
            case BinaryOp.XOR -> SetOperations.symmetricDifference(ts, left, right);
            default -> Singletons.NotImplemented;
        };
    }

    @Override
    public long nb_inplace(ThreadState ts, long self, long other, int op) {
        if (this == FROZEN || !isAnySet(other)) {
            return Singletons.NotImplemented;
        }
        switch (op) {
            case BinaryOp.AND -> SetOperations.intersectionUpdate(ts, self, other);
            case BinaryOp.OR -> SetOperations.update(ts, self, other);
            case BinaryOp.SUBTRACT -> SetOperations.differenceUpdate(ts, self, other);
            case BinaryOp.XOR -> SetOperations.symmetricDifferenceUpdate(ts, self, other);
            default -> {
                return Singletons.NotImplemented;
            }
        }
        return Refs.retain(ts, self);
    }

    @Override
    protected void define(TypeDef def) {
        SetMethods.define(def, this == FROZEN);
    }
}
