package org.jilectomy.runtime.modules.contextvars;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.CompareOp;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code contextvars.Context}.
 *
 * <pre>
 *  +16 the context left when this one was entered, owned or 0
 *  +24 variables: a dict that nobody changes; owned
 *  +32 1 while entered     +40 weak references
 * </pre>
 *
 * <p>A context is entered by one thread at a time, and only that one replaces the variables; others
 * may read them at any time, under the context's lock.
 */
final class PyContext extends PyType {
    private static final int PREVIOUS = PyObject.SIZE;
    private static final int VARS = PREVIOUS + 8;
    private static final int ENTERED = VARS + 8;
    private static final int WEAK_LIST = ENTERED + 8;
    private static final int SIZE = WEAK_LIST + 8;

    static final PyContext TYPE = new PyContext();

    private PyContext() {
        super(new TypeSpec("_contextvars.Context", SIZE).gc().weakList(WEAK_LIST));
    }

    @Override
    protected void define(TypeDef def) {
        def.method("run(self, /, *args, **kwargs)", null)
                .method("copy(self, /)", "Return a shallow copy of the context object.")
                .method("get(self, key, default=None, /)", "Return the value for `key` if `key` has"
                        + " the value in the context object.\n\nIf `key` does not exist, return"
                        + " `default`. If `default` is not given,\nreturn None.")
                .method("items(self, /)", "Return all variables and their values in the context"
                        + " object.\n\nThe result is returned as a list of 2-tuples (variable,"
                        + " value).")
                .method("keys(self, /)",
                        "Return a list of all variables in the context object.")
                .method("values(self, /)",
                        "Return a list of all variables' values in the context object.");
    }

    // ---------------------------------------------------------------- life

    /** @param vars a dict, taken over */
    private static long create(ThreadState ts, long vars) {
        long self = TYPE.allocate(ts, SIZE);
        Memory.fill(self + PREVIOUS, SIZE - PREVIOUS, (byte) 0);
        Memory.putLong(self + VARS, vars);
        return self;
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        if (args.length > 0) {
            throw Errors.typeError(ts, "Context() does not accept any arguments");
        }
        return create(ts, PyDict.create(ts));
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        long previous = Memory.getLong(self + PREVIOUS);
        if (previous != 0) {
            visitor.visit(previous);
        }
        visitor.visit(Memory.getLong(self + VARS));
    }

    /** The thread's context, borrowed from it; made if it had none. */
    static long current(ThreadState ts) {
        if (ts.context == 0) {
            ts.context = create(ts, PyDict.create(ts));
        }
        return ts.context;
    }

    /** The variables, owned. */
    static long vars(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        long vars = Refs.retain(ts, Memory.getLong(self + VARS));
        ObjectLock.unlock(ts, self);
        return vars;
    }

    /** The value of a variable in this context, owned; 0 if it has none. */
    static long lookup(ThreadState ts, long self, long var) {
        long vars = vars(ts, self);
        try {
            return PyDict.getItem(ts, vars, var);
        } finally {
            Refs.release(ts, vars);
        }
    }

    /** Sets a variable; 0 takes it out. */
    static void store(ThreadState ts, long self, long var, long value) {
        long old = vars(ts, self);
        long vars = PyDict.copy(ts, old);
        Refs.release(ts, old);
        if (value != 0) {
            PyDict.setItem(ts, vars, var, value);
        } else if (!PyDict.delItem(ts, vars, var)) {
            Refs.release(ts, vars);
            throw Errors.keyError(ts, var);
        }
        ObjectLock.lock(ts, self);
        old = Memory.getLong(self + VARS);
        Memory.putLong(self + VARS, vars);
        ObjectLock.unlock(ts, self);
        Refs.release(ts, old);
    }

    static long copyCurrent(ThreadState ts) {
        return copy(ts, current(ts));
    }

    static long copy(ThreadState ts, long self) {
        return create(ts, vars(ts, self));
    }

    // ---------------------------------------------------------------- entering

    static long run(ThreadState ts, long self, long args, long kwargs) {
        if (PyTuple.size(args) < 1) {
            throw Errors.typeError(ts, "run() missing 1 required positional argument");
        }
        if (!Memory.compareAndSetLong(self + ENTERED, 0, 1)) {
            throw Errors.runtimeError(ts, "cannot enter context: " + Abstract.reprJava(ts, self)
                    + " is already entered");
        }
        Memory.putLong(self + PREVIOUS, ts.context);
        ts.context = Refs.retain(ts, self);
        long[] all = PyTuple.toArray(ts, args);
        long rest = PyTuple.fromArray(ts, all, 1, all.length - 1);
        try {
            return Abstract.callTuple(ts, all[0], rest, kwargs);
        } finally {
            for (long value : all) {
                Refs.release(ts, value);
            }
            Refs.release(ts, rest);
            long left = ts.context;
            ts.context = Memory.getLong(self + PREVIOUS);
            Memory.putLong(self + PREVIOUS, 0);
            Memory.putLongRelease(self + ENTERED, 0);
            Refs.release(ts, left);
        }
    }

    // ---------------------------------------------------------------- as a mapping

    private static void check(ThreadState ts, long key) {
        if (!PyContextVar.TYPE.isExactly(key)) {
            throw Errors.typeError(ts, "a ContextVar key was expected, got "
                    + Abstract.reprJava(ts, key));
        }
    }

    @Override
    public long sq_length(ThreadState ts, long self) {
        long vars = vars(ts, self);
        long n = PyDict.size(vars);
        Refs.release(ts, vars);
        return n;
    }

    @Override
    public long mp_subscript(ThreadState ts, long self, long key) {
        check(ts, key);
        long value = lookup(ts, self, key);
        if (value == 0) {
            throw Errors.keyError(ts, key);
        }
        return value;
    }

    @Override
    public int sq_contains(ThreadState ts, long self, long key) {
        check(ts, key);
        long value = lookup(ts, self, key);
        Refs.xrelease(ts, value);
        return value != 0 ? 1 : 0;
    }

    @Override
    public long tp_iter(ThreadState ts, long self) {
        return keys(ts, self);
    }

    static long get(ThreadState ts, long self, long key, long whenMissing) {
        check(ts, key);
        long value = lookup(ts, self, key);
        return value != 0 ? value
                : whenMissing == 0 ? Singletons.None : Refs.retain(ts, whenMissing);
    }

    /** An iterator over what the variables' dict gives by this method. */
    private static long iterate(ThreadState ts, long self, long method) {
        long vars = vars(ts, self);
        long view = 0;
        try {
            view = Abstract.callMethod(ts, vars, method);
            return Abstract.iter(ts, view);
        } finally {
            Refs.release(ts, vars);
            Refs.xrelease(ts, view);
        }
    }

    static long items(ThreadState ts, long self) {
        return iterate(ts, self, Names.items);
    }

    static long keys(ThreadState ts, long self) {
        return iterate(ts, self, Names.keys);
    }

    static long values(ThreadState ts, long self) {
        return iterate(ts, self, Names.values);
    }

    @Override
    public boolean isUnhashable() {
        return true;
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        throw Errors.typeError(ts, "unhashable type: '_contextvars.Context'");
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        if (op != CompareOp.EQ && op != CompareOp.NE || !isExactly(other)) {
            return Singletons.NotImplemented;
        }
        long a = vars(ts, self);
        long b = vars(ts, other);
        try {
            return PyBool.of(Abstract.compareBool(ts, a, b, CompareOp.EQ) == (op == CompareOp.EQ));
        } finally {
            Refs.release(ts, a);
            Refs.release(ts, b);
        }
    }
}
