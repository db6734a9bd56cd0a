package org.jilectomy.runtime.modules.collections;

import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.CompareOp;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.ReprGuard;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.UnicodeBuilder;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code collections.deque}. The ring is {@link DequeRing}'s, the Python-visible methods {@link
 * DequeMethods}'; each of them takes the deque's lock once, so is as atomic as under the GIL.
 * Comparisons run without it, and notice by the deque's state that somebody changed it.
 */
final class PyDeque extends PyType {
    private static final Signature INIT = Signature.parse("deque(self, iterable=(), maxlen=None)");

    static final PyDeque TYPE = new PyDeque();

    private PyDeque() {
        super(new TypeSpec("collections.deque", DequeRing.SIZE)
                .gc()
                .subclassable()
                .flags(TPFLAGS_SEQUENCE)
                .weakList(DequeRing.WEAK_LIST)
                .doc("deque([iterable[, maxlen]]) --> deque object\n\nA list-like sequence optimized"
                        + " for data accesses near its endpoints."));
    }

    @Override
    protected void define(TypeDef def) {
        DequeMethods.define(def.in(DequeMethods.class));
    }

    // ---------------------------------------------------------------- life

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        return create(ts, type, -1);
    }

    static long create(ThreadState ts, PyType type, long maxlen) {
        long self = StaticTypes.newInstance(ts, type, type.basicSize);
        Memory.putLong(self + DequeRing.MAXLEN, maxlen);
        return self;
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, "deque", INIT, args, kwnames);
        long maxlen = -1;
        if (a[1] != 0 && a[1] != Singletons.None) {
            maxlen = maxlen(ts, a[1]);
        }
        ObjectLock.lock(ts, self);
        Memory.putLong(self + DequeRing.MAXLEN, maxlen);
        long[] old = DequeRing.clearLockHeld(ts, self);
        ObjectLock.unlock(ts, self);
        releaseAll(ts, old);
        if (a[0] != 0) {
            extend(ts, self, a[0], false);
        }
    }

    private static long maxlen(ThreadState ts, long value) {
        if (!PyLong.check(value)) {
            throw Errors.typeError(ts, "an integer is required");
        }
        long maxlen = PyLong.asLong(ts, value);
        if (maxlen < 0) {
            throw Errors.valueError(ts, "maxlen must be non-negative");
        }
        return maxlen;
    }

    static void releaseAll(ThreadState ts, long[] objects) {
        for (long object : objects) {
            Refs.release(ts, object);
        }
    }

    @Override
    protected void tp_clear(ThreadState ts, long self) {
        Refs.release(ts, DequeMethods.clear(ts, self));
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        long n = DequeRing.length(self);
        for (long i = 0; i < n; i++) {
            visitor.visit(DequeRing.itemLockHeld(self, i));
        }
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        DequeRing.freeBuffer(ts, self);
    }

    // ---------------------------------------------------------------- for the methods

    static void append(ThreadState ts, long self, long value, boolean left) {
        appendSteal(ts, self, Refs.toObject(ts, value), left);
    }

    static void appendSteal(ThreadState ts, long self, long object, boolean left) {
        ObjectLock.lock(ts, self);
        long old = left
                ? DequeRing.appendLeftLockHeld(ts, self, object)
                : DequeRing.appendLockHeld(ts, self, object);
        ObjectLock.unlock(ts, self);
        Refs.xrelease(ts, old);
    }

    static void extend(ThreadState ts, long self, long iterable, boolean left) {
        if (iterable == self) {
            for (long object : snapshot(ts, self)) {
                appendSteal(ts, self, object, left);
            }
            return;
        }
        long it = Abstract.iter(ts, iterable);
        try {
            PyType type = PyType.of(it);
            for (long v = type.iternextObject(ts, it); v != 0; v = type.iternextObject(ts, it)) {
                appendSteal(ts, self, v, left);
            }
        } finally {
            Refs.release(ts, it);
        }
    }

    static long[] snapshot(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        long[] objects = DequeRing.snapshotLockHeld(ts, self);
        ObjectLock.unlock(ts, self);
        return objects;
    }

    /** Item {@code i} as an owned value, 0 if there is none any more. */
    static long getItem(ThreadState ts, long self, long i) {
        ObjectLock.lock(ts, self);
        long value = i >= 0 && i < DequeRing.length(self)
                ? Refs.fromMemory(ts, DequeRing.itemLockHeld(self, i)) : 0;
        ObjectLock.unlock(ts, self);
        return value;
    }

    /**
     * Compares items with {@code value} from {@code from} on; gives the first place, -1 if none.
     *
     * @param complaint thrown as RuntimeError (or IndexError for {@code remove}) after a change
     */
    static long find(ThreadState ts, long self, long value, long from, long to, boolean remove) {
        long state = DequeRing.state(self);
        for (long i = from; i < to; i++) {
            long item = getItem(ts, self, i);
            if (item == 0) {
                return -1;
            }
            boolean equal;
            try {
                equal = Abstract.compareBool(ts, item, value, CompareOp.EQ);
            } finally {
                Refs.release(ts, item);
            }
            if (DequeRing.state(self) != state) {
                throw remove
                        ? Errors.indexError(ts, "deque mutated during remove().")
                        : Errors.runtimeError(ts, "deque mutated during iteration");
            }
            if (equal) {
                return i;
            }
        }
        return -1;
    }

    // ---------------------------------------------------------------- slots

    @Override
    public boolean isUnhashable() {
        return true;
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        throw Errors.typeError(ts, "unhashable type: '" + PyType.of(self).name() + "'");
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        String name = PyType.of(self).simpleName();
        UnicodeBuilder b = new UnicodeBuilder(32);
        if (!ReprGuard.enter(ts, self)) {
            return b.append("[...]").finish(ts);
        }
        long[] items = snapshot(ts, self);
        try {
            b.append(name).append("([");
            for (int i = 0; i < items.length; i++) {
                if (i > 0) {
                    b.append(", ");
                }
                ReprGuard.appendRepr(ts, b, Refs.fromMemoryBorrowed(items[i]));
            }
            long maxlen = DequeRing.maxlen(self);
            return b.append(maxlen < 0 ? "])" : "], maxlen=" + maxlen + ")").finish(ts);
        } finally {
            ReprGuard.leave(ts);
            releaseAll(ts, items);
        }
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        if (!isInstance(self) || !isInstance(other)) {
            return Singletons.NotImplemented;
        }
        long n = DequeRing.length(self);
        long m = DequeRing.length(other);
        if (self == other && op == CompareOp.EQ) {
            return PyBool.True;
        }
        if (n != m && (op == CompareOp.EQ || op == CompareOp.NE)) {
            return PyBool.of(op == CompareOp.NE);
        }
        long[] a = snapshot(ts, self);
        long[] b = snapshot(ts, other);
        try {
            int k = Math.min(a.length, b.length);
            for (int i = 0; i < k; i++) {
                long x = Refs.fromMemoryBorrowed(a[i]);
                long y = Refs.fromMemoryBorrowed(b[i]);
                if (!Abstract.compareBool(ts, x, y, CompareOp.EQ)) {
                    return op == CompareOp.EQ ? PyBool.False
                            : op == CompareOp.NE ? PyBool.True
                                    : PyBool.of(Abstract.compareBool(ts, x, y, op));
                }
            }
            return PyBool.of(CompareOp.holds(Integer.compare(a.length, b.length), op));
        } finally {
            releaseAll(ts, a);
            releaseAll(ts, b);
        }
    }

    @Override
    public long tp_iter(ThreadState ts, long self) {
        return PyDequeIterator.create(ts, PyDequeIterator.FORWARD, self, 0);
    }

    @Override
    public boolean isSequence() {
        return true;
    }

    @Override
    public long sq_length(ThreadState ts, long self) {
        return DequeRing.length(self);
    }

    @Override
    public int sq_contains(ThreadState ts, long self, long value) {
        return find(ts, self, value, 0, Long.MAX_VALUE, false) >= 0 ? 1 : 0;
    }

    private static long index(ThreadState ts, long key) {
        if (!PyType.of(key).hasIndex()) {
            throw Errors.typeError(ts, "sequence index must be integer, not '"
                    + PyType.of(key).name() + "'");
        }
        return Abstract.asIndexOrThrow(ts, key, Exceptions.IndexError);
    }

    @Override
    public long mp_subscript(ThreadState ts, long self, long key) {
        long i = index(ts, key);
        ObjectLock.lock(ts, self);
        long n = DequeRing.length(self);
        long k = i < 0 ? i + n : i;
        long value = k >= 0 && k < n ? Refs.fromMemory(ts, DequeRing.itemLockHeld(self, k)) : 0;
        ObjectLock.unlock(ts, self);
        if (value == 0) {
            throw Errors.indexError(ts, "deque index out of range");
        }
        return value;
    }

    @Override
    public boolean mp_ass_subscript(ThreadState ts, long self, long key, long value) {
        long i = index(ts, key);
        long object = value == 0 ? 0 : Refs.toObject(ts, value);
        long old = 0;
        ObjectLock.lock(ts, self);
        long n = DequeRing.length(self);
        long k = i < 0 ? i + n : i;
        boolean inside = k >= 0 && k < n;
        if (inside && object == 0) {
            old = DequeRing.removeLockHeld(self, k);
        } else if (inside) {
            old = DequeRing.itemLockHeld(self, k);
            DequeRing.setItemLockHeld(self, k, object);
        }
        ObjectLock.unlock(ts, self);
        Refs.xrelease(ts, old);
        if (!inside) {
            Refs.xrelease(ts, object);
            throw Errors.indexError(ts, "deque index out of range");
        }
        return true;
    }

    // ---------------------------------------------------------------- + and *

    @Override
    public long sq_concat(ThreadState ts, long self, long other) {
        if (!isInstance(other)) {
            throw Errors.typeError(ts, "can only concatenate deque (not \""
                    + PyType.of(other).name() + "\") to deque");
        }
        long result = DequeMethods.copy(ts, self);
        try {
            extend(ts, result, other, false);
            return result;
        } catch (Throwable t) {
            Refs.release(ts, result);
            throw t;
        }
    }

    @Override
    public long sq_inplace_concat(ThreadState ts, long self, long other) {
        extend(ts, self, other, false);
        return Refs.retain(ts, self);
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public long sq_repeat(ThreadState ts, long self, long count) {
        long result = DequeMethods.copy(ts, self);
        try {
            Refs.release(ts, sq_inplace_repeat(ts, result, count));
            return result;
        } catch (Throwable t) {
            Refs.release(ts, result);
            throw t;
        }
    }

    @Override
    public long sq_inplace_repeat(ThreadState ts, long self, long count) {
        long n = DequeRing.length(self);
        if (n == 0 || count == 1) {
            return Refs.retain(ts, self);
        }
        if (count <= 0) {
            Refs.release(ts, DequeMethods.clear(ts, self));
            return Refs.retain(ts, self);
        }
        long maxlen = DequeRing.maxlen(self);
        long rounds = count;
        if (maxlen >= 0 && rounds * n > maxlen) {
            rounds = (maxlen + n - 1) / n;
            rounds = Math.max(rounds, 1);
        } else if (rounds > Integer.MAX_VALUE / n) {
            throw Errors.memoryError(ts);
        }
        long[] items = snapshot(ts, self);
        try {
            for (long r = 1; r < rounds; r++) {
                for (long object : items) {
                    appendSteal(ts, self, Refs.retain(ts, object), false);
                }
            }
            return Refs.retain(ts, self);
        } finally {
            releaseAll(ts, items);
        }
    }
}
