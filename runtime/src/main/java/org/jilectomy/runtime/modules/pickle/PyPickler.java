package org.jilectomy.runtime.modules.pickle;

import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.SideTable;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code _pickle.Pickler}: a {@link Saver} in the side table, which owns all that the object owns.
 */
final class PyPickler extends PyType {
    private static final Signature INIT = Signature.parse(
            "Pickler(self, file, protocol=None, fix_imports=True, buffer_callback=None)");

    static final PyPickler TYPE = new PyPickler();

    private PyPickler() {
        super(new TypeSpec("_pickle.Pickler", PyObject.SIZE).gc().subclassable()
                .doc("This takes a binary file for writing a pickle data stream."));
    }

    @Override
    protected void define(TypeDef def) {
        def.in(PyPickler.class)
                .method("dump(self, obj, /)",
                        "Write a pickled representation of the given object to the open file.")
                .method("clear_memo(self, /)", "Clears the pickler's \"memo\".", "clearMemo")
                .method("__sizeof__(self, /)", "Returns size in memory, in bytes.", "sizeOf")
                .getset("memo", "getMemo", "setMemo", null)
                .getset("persistent_id", "getPersistentId", "setPersistentId", null)
                .getset("bin", "getBin", "setBin", null)
                .getset("fast", "getFast", "setFast", null)
                .getset("dispatch_table", "getDispatchTable", "setDispatchTable", null);
    }

    // ---------------------------------------------------------------- life

    static Saver saver(long self) {
        return (Saver) SideTable.get(GcHead.index_acquire(self));
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long self = StaticTypes.newInstance(ts, type, type.basicSize);
        Saver s = new Saver();
        s.self = self;
        GcHead.index_release(self, SideTable.add(s));
        return self;
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, "Pickler", INIT, args, kwnames);
        Saver s = saver(self);
        s.begin(ts);
        try {
            if (s.out.write != 0) {
                s.release(ts);
            }
            s.setProtocol(ts, a[1], Args.truth(ts, a[2], true));
            s.setOutput(ts, a[0]);
            s.setBufferCallback(ts, a[3]);
            s.out.clear();
            s.fast = false;
            s.resetFast();
            s.findPersistent();
            long table = Abstract.lookupAttr(ts, self, Names.of("dispatch_table"));
            long old = s.dispatchTable;
            s.dispatchTable = table;
            Refs.xrelease(ts, old);
        } finally {
            s.end();
        }
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        saver(self).traverse(visitor);
    }

    @Override
    protected void tp_clear(ThreadState ts, long self) {
        saver(self).release(ts);
    }

    /** What it owns was shown by {@link #tp_traverse} and is released by whoever calls this. */
    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        SideTable.remove(GcHead.index(self));
    }

    // ---------------------------------------------------------------- methods

    static long dump(ThreadState ts, long self, long obj) {
        Saver s = saver(self);
        s.begin(ts);
        try {
            if (s.out.write == 0) {
                throw PickleModule.notInitialized(ts, true, self);
            }
            s.out.clear();
            findReducerOverride(ts, s, self);
            try {
                s.dump(obj);
            } catch (Throwable t) {
                s.out.framing(false);
                s.resetFast();
                throw t;
            } finally {
                long override = s.reducerOverride;
                s.reducerOverride = 0;
                Refs.xrelease(ts, override);
            }
            s.out.flush(ts);
            return Singletons.None;
        } finally {
            s.end();
        }
    }

    private static void findReducerOverride(ThreadState ts, Saver s, long self) {
        long function = Abstract.lookupAttr(ts, self, Names.of("reducer_override"));
        long old = s.reducerOverride;
        s.reducerOverride = function;
        Refs.xrelease(ts, old);
    }

    static long clearMemo(ThreadState ts, long self) {
        Saver s = saver(self);
        ts.lockDetached(s.lock);
        try {
            s.memo.clear(ts);
        } finally {
            s.lock.unlock();
        }
        return Singletons.None;
    }

    static long sizeOf(ThreadState ts, long self) {
        Saver s = saver(self);
        return PyLong.of(ts, PyType.of(self).basicSize + 12L * s.memo.capacity()
                + s.out.capacity());
    }

    // ---------------------------------------------------------------- attributes

    static long getMemo(ThreadState ts, long self) {
        return PyMemoProxy.create(ts, PyMemoProxy.PICKLER, self);
    }

    static void setMemo(ThreadState ts, long self, long value) {
        if (value == 0) {
            throw Errors.typeError(ts, "attribute deletion is not supported");
        }
        PickleMemo memo;
        if (PyMemoProxy.PICKLER.isExactly(value)) {
            memo = copyOfMemo(ts, saver(PyMemoProxy.owner(value)));
        } else if (PyDict.TYPE.isInstance(value)) {
            memo = memoOf(ts, value);
        } else {
            throw Errors.typeError(ts, "'memo' attribute must be a PicklerMemoProxy object or"
                    + " dict, not " + PyType.of(value).name());
        }
        Saver s = saver(self);
        ts.lockDetached(s.lock);
        try {
            PickleMemo old = s.memo;
            s.memo = memo;
            memo = old;
        } finally {
            s.lock.unlock();
        }
        memo.clear(ts);
    }

    /** The entries of a Saver's memo at one moment; the caller clears it. */
    static PickleMemo copyOfMemo(ThreadState ts, Saver s) {
        ts.lockDetached(s.lock);
        try {
            return s.memo.copy(ts);
        } finally {
            s.lock.unlock();
        }
    }

    /** From {@code {id: (number, object)}}. */
    private static PickleMemo memoOf(ThreadState ts, long dict) {
        PickleMemo memo = new PickleMemo();
        long[] items = PyDict.snapshot(ts, dict);
        try {
            for (int i = 1; i < items.length; i += 2) {
                if (!PyTuple.TYPE.isInstance(items[i]) || PyTuple.size(items[i]) != 2) {
                    throw Errors.typeError(ts, "'memo' values must be 2-item tuples");
                }
                long number = PyLong.asLong(ts, PyTuple.item(items[i], 0));
                memo.put(ts, PyTuple.item(items[i], 1), (int) number);
            }
            return memo;
        } catch (Throwable t) {
            memo.clear(ts);
            throw t;
        } finally {
            PickleErrors.release(ts, items);
        }
    }

    static long getPersistentId(ThreadState ts, long self) {
        return saver(self).getPersistent(ts);
    }

    static void setPersistentId(ThreadState ts, long self, long value) {
        saver(self).setPersistent(ts, value);
    }

    static long getDispatchTable(ThreadState ts, long self) {
        Saver s = saver(self);
        ts.lockDetached(s.lock);
        try {
            if (s.dispatchTable == 0) {
                throw Errors.attributeError(ts, self, Names.of("dispatch_table"));
            }
            return Refs.retain(ts, s.dispatchTable);
        } finally {
            s.lock.unlock();
        }
    }

    static void setDispatchTable(ThreadState ts, long self, long value) {
        Saver s = saver(self);
        ts.lockDetached(s.lock);
        try {
            long old = s.dispatchTable;
            if (value == 0 && old == 0) {
                throw Errors.attributeError(ts, "dispatch_table");
            }
            s.dispatchTable = value == 0 ? 0 : Refs.toObject(ts, value);
            Refs.xrelease(ts, old);
        } finally {
            s.lock.unlock();
        }
    }

    static long getBin(ThreadState ts, long self) {
        return PyLong.of(ts, saver(self).bin ? 1 : 0);
    }

    static void setBin(ThreadState ts, long self, long value) {
        saver(self).bin = number(ts, value) != 0;
    }

    static long getFast(ThreadState ts, long self) {
        return PyLong.of(ts, saver(self).fast ? 1 : 0);
    }

    static void setFast(ThreadState ts, long self, long value) {
        saver(self).fast = number(ts, value) != 0;
    }

    private static int number(ThreadState ts, long value) {
        if (value == 0) {
            throw Errors.typeError(ts, "can't delete numeric/char attribute");
        }
        return PyLong.asInt(ts, value);
    }
}
