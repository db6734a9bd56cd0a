package org.jilectomy.runtime.modules.itertools;

import org.jilectomy.heap.Heap;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Instances;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/** {@code zip_longest}; its iterators are in a block of their own, 0 for those at their end. */
final class ZipLongest extends ItertoolsIterator {
    private static final int FILL = 0;
    private static final int BLOCK = 0; // words: address of the iterators
    private static final int SIZE = 1; // how many
    private static final int ACTIVE = 2; // how many have not ended

    private static final long FILLVALUE = Names.of("fillvalue");

    static final ZipLongest TYPE = new ZipLongest();

    private ZipLongest() {
        super("zip_longest", 1, 3);
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__reduce__(self, /)", "Return state information for pickling.", "reduce")
                .method("__setstate__(self, state, /)",
                        "Set state information for unpickling.", "setState");
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        int n = Instances.positional(args, kwnames);
        long fill = Singletons.None;
        for (int i = n; i < args.length; i++) {
            if (!PyUnicode.equal(PyTuple.item(kwnames, i - n), FILLVALUE)) {
                throw Errors.typeError(ts,
                        "zip_longest() got an unexpected keyword argument");
            }
            fill = args[i];
        }
        long self = make(ts, type);
        init(ts, self, FILL, fill);
        if (n == 0) {
            return self;
        }
        long block = Heap.allocate(ts.heap, 8L * n);
        Memory.fill(block, 8L * n, (byte) 0);
        TYPE.number(self, BLOCK, block);
        TYPE.number(self, SIZE, n);
        TYPE.number(self, ACTIVE, n);
        try {
            for (int i = 0; i < n; i++) {
                Memory.putLong(block + 8L * i, Abstract.iter(ts, args[i]));
            }
        } catch (Throwable t) {
            Refs.release(ts, self);
            throw t;
        }
        return self;
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        super.tp_traverse(self, visitor);
        long n = number(self, SIZE);
        for (int i = 0; i < n; i++) {
            long it = Memory.getLong(number(self, BLOCK) + 8L * i);
            if (it != 0) {
                visitor.visit(it);
            }
        }
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        long block = number(self, BLOCK);
        if (block != 0) {
            Heap.free(ts.heap, block);
        }
    }

    private long iterator(ThreadState ts, long self, int i) {
        ObjectLock.lock(ts, self);
        long it = Refs.xretain(ts, Memory.getLong(number(self, BLOCK) + 8L * i));
        ObjectLock.unlock(ts, self);
        return it;
    }

    /** An iterator ended; false if it was the last. */
    private boolean end(ThreadState ts, long self, int i, boolean all) {
        ObjectLock.lock(ts, self);
        long at = number(self, BLOCK) + 8L * i;
        long old = Memory.getLong(at);
        Memory.putLong(at, 0);
        if (old != 0) {
            number(self, ACTIVE, all ? 0 : number(self, ACTIVE) - 1);
        }
        boolean more = number(self, ACTIVE) > 0;
        ObjectLock.unlock(ts, self);
        Refs.xrelease(ts, old);
        return more;
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        int n = (int) number(self, SIZE);
        if (n == 0 || number(self, ACTIVE) == 0) {
            return 0;
        }
        long tuple = PyTuple.create(ts, n);
        try {
            for (int i = 0; i < n; i++) {
                long value = next(ts, self, i);
                if (value == 0) {
                    Refs.release(ts, tuple);
                    return 0;
                }
                PyTuple.setSteal(ts, tuple, i, value);
            }
            return tuple;
        } catch (Throwable t) {
            Refs.release(ts, tuple);
            throw t;
        }
    }

    private long next(ThreadState ts, long self, int i) {
        long it = iterator(ts, self, i);
        if (it != 0) {
            long value;
            try {
                value = PyType.of(it).tp_iternext(ts, it);
            } catch (Throwable t) {
                end(ts, self, i, true);
                throw t;
            } finally {
                Refs.release(ts, it);
            }
            if (value != 0) {
                return value;
            }
            if (!end(ts, self, i, false)) {
                return 0;
            }
        }
        return Refs.fromMemorySteal(ts, take(ts, self, FILL));
    }

    static long reduce(ThreadState ts, long self) {
        int n = (int) TYPE.number(self, SIZE);
        long args = PyTuple.create(ts, n);
        for (int i = 0; i < n; i++) {
            long it = TYPE.iterator(ts, self, i);
            PyTuple.setSteal(ts, args, i, it != 0 ? it : PyTuple.empty(ts));
        }
        return reduced(ts, self, args, take(ts, self, FILL));
    }

    static long setState(ThreadState ts, long self, long state) {
        put(ts, self, FILL, Refs.toObject(ts, state));
        return Singletons.None;
    }
}
