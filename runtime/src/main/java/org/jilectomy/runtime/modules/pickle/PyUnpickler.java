package org.jilectomy.runtime.modules.pickle;

import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.SideTable;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code _pickle.Unpickler}: a {@link Loader} in the side table, which owns all that the object owns.
 */
final class PyUnpickler extends PyType {
    private static final Signature INIT = Signature.parse("Unpickler(self, file, *,"
            + " fix_imports=True, encoding='ASCII', errors='strict', buffers=())");

    static final PyUnpickler TYPE = new PyUnpickler();

    private PyUnpickler() {
        super(new TypeSpec("_pickle.Unpickler", PyObject.SIZE).gc().subclassable()
                .doc("This takes a binary file for reading a pickle data stream."));
    }

    @Override
    protected void define(TypeDef def) {
        def.in(PyUnpickler.class)
                .method("load(self, /)", "Load a pickle.")
                .method("find_class(self, module_name, global_name, /)",
                        "Return an object from a specified module.", "findClass")
                .method("__sizeof__(self, /)", "Returns size in memory, in bytes.", "sizeOf")
                .getset("memo", "getMemo", "setMemo", null)
                .getset("persistent_load", "getPersistentLoad", "setPersistentLoad", null);
    }

    // ---------------------------------------------------------------- life

    static Loader loader(long self) {
        return (Loader) SideTable.get(GcHead.index_acquire(self));
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long self = StaticTypes.newInstance(ts, type, type.basicSize);
        Loader s = new Loader();
        s.self = self;
        GcHead.index_release(self, SideTable.add(s));
        return self;
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, "Unpickler", INIT, args, kwnames);
        Loader s = loader(self);
        s.begin(ts);
        try {
            if (s.in.read != 0) {
                s.release(ts);
            }
            PickleModule.options(s, "Unpickler", a[1], a[2], a[3]);
            s.in.setFile(ts, a[0]);
            s.setBuffers(ts, a[4]);
            s.findPersistent();
            s.stack.clear(ts);
            s.memo.clear(ts);
        } finally {
            s.end();
        }
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        loader(self).traverse(visitor);
    }

    @Override
    protected void tp_clear(ThreadState ts, long self) {
        loader(self).release(ts);
    }

    /** What it owns was shown by {@link #tp_traverse}; what is lent is given back here. */
    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        loader(self).in.endLoan(ts);
        SideTable.remove(GcHead.index(self));
    }

    // ---------------------------------------------------------------- methods

    static long load(ThreadState ts, long self) {
        Loader s = loader(self);
        s.begin(ts);
        try {
            if (s.in.read == 0) {
                throw PickleModule.notInitialized(ts, false, self);
            }
            return s.load();
        } finally {
            s.end();
        }
    }

    /** Without the lock: a running pickle may wait for another thread that finds its class. */
    static long findClass(ThreadState ts, long self, long module, long name) {
        return ObjectLoader.findClass(ts, loader(self), module, name);
    }

    static long sizeOf(ThreadState ts, long self) {
        Loader s = loader(self);
        return PyLong.of(ts, PyType.of(self).basicSize + 8L * (s.memo.count() + s.stack.size()));
    }

    // ---------------------------------------------------------------- attributes

    static long getMemo(ThreadState ts, long self) {
        return PyMemoProxy.create(ts, PyMemoProxy.UNPICKLER, self);
    }

    static void setMemo(ThreadState ts, long self, long value) {
        if (value == 0) {
            throw Errors.typeError(ts, "attribute deletion is not supported");
        }
        LoadMemo memo = memoOf(ts, value);
        Loader s = loader(self);
        try {
            s.begin(ts);
        } catch (Throwable t) {
            memo.clear(ts);
            throw t;
        }
        LoadMemo old = s.memo;
        s.memo = memo;
        s.end();
        old.clear(ts);
    }

    /** The values of a Loader's memo at one moment; the caller clears it. */
    static LoadMemo copyOfMemo(ThreadState ts, Loader s) {
        ts.lockDetached(s.lock);
        try {
            return s.memo.copy(ts);
        } finally {
            s.lock.unlock();
        }
    }

    private static LoadMemo memoOf(ThreadState ts, long value) {
        if (PyMemoProxy.UNPICKLER.isExactly(value)) {
            return copyOfMemo(ts, loader(PyMemoProxy.owner(value)));
        }
        if (!PyDict.TYPE.isInstance(value)) {
            throw Errors.typeError(ts, "'memo' attribute must be an UnpicklerMemoProxy object or"
                    + " dict, not " + PyType.of(value).name());
        }
        LoadMemo memo = new LoadMemo();
        long[] items = PyDict.snapshot(ts, value);
        try {
            for (int i = 0; i < items.length; i += 2) {
                if (!PyLong.check(items[i])) {
                    throw Errors.typeError(ts, "memo key must be integers");
                }
                long number = PyLong.asLong(ts, items[i]);
                if (number < 0) {
                    throw Errors.valueError(ts, "memo key must be positive integers.");
                }
                memo.put(ts, number, items[i + 1]);
            }
            return memo;
        } catch (Throwable t) {
            memo.clear(ts);
            throw t;
        } finally {
            PickleErrors.release(ts, items);
        }
    }

    static long getPersistentLoad(ThreadState ts, long self) {
        return loader(self).getPersistent(ts);
    }

    static void setPersistentLoad(ThreadState ts, long self, long value) {
        loader(self).setPersistent(ts, value);
    }
}
