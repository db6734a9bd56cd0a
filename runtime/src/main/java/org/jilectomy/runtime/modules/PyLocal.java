package org.jilectomy.runtime.modules;

import java.util.ArrayList;
import java.util.HashMap;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Attributes;
import org.jilectomy.runtime.objects.Borrowed;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code _thread._local}: attributes that each thread sees for itself.
 *
 * <pre>
 *  +16 dicts    dict: thread number ({@link ThreadState#id}) to that thread's attributes; owned
 *  +24 args     tuple for {@code __init__} in further threads, or 0; owned
 *  +32 kwargs   dict, or 0; owned
 *  +40 weak references
 * </pre>
 *
 * <p>Decision: the dicts hang on the object, so they go when it goes. Those of a thread that ends
 * must go too, while the object lives on; for that each thread has a list of the objects it used.
 * The list does not own them: an object that dies takes itself off under the registry's lock, and
 * the ending thread takes a reference under the same lock, if there is still one to take.
 */
final class PyLocal extends PyType {
    private static final int DICTS = PyObject.SIZE;
    private static final int ARGS = DICTS + 8;
    private static final int KWARGS = ARGS + 8;
    private static final int WEAK_LIST = KWARGS + 8;
    private static final int SIZE = WEAK_LIST + 8;

    static final PyLocal TYPE = new PyLocal();

    /** Thread number to the objects it used; guarded by itself. */
    private static final HashMap<Integer, Objects> USED = new HashMap<>();

    /** What a thread used. */
    private static final class Objects extends ArrayList<Long> implements Borrowed {
        private static final long serialVersionUID = 1;
    }

    private PyLocal() {
        super(new TypeSpec("_thread._local", SIZE).gc().weakList(WEAK_LIST).subclassable());
    }

    @Override
    protected void define(TypeDef def) {
        def.getset("__dict__", "getDict", null, null);
    }

    // ---------------------------------------------------------------- life and death

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        int keywords = kwnames == 0 ? 0 : (int) PyTuple.size(kwnames);
        if (type == this && args.length > 0) {
            throw Errors.typeError(ts, "Initialization arguments are not supported");
        }
        long self = StaticTypes.newInstance(ts, type, type.basicSize);
        Memory.fill(self + DICTS, SIZE - DICTS, (byte) 0);
        Refcount.enableTryRetain(ts.heap, self); // for threads that end
        try {
            Memory.putLong(self + DICTS, PyDict.create(ts));
            if (args.length > 0) {
                int n = args.length - keywords;
                Memory.putLong(self + ARGS, PyTuple.fromArray(ts, args, 0, n));
                long kwargs = PyDict.create(ts);
                Memory.putLong(self + KWARGS, kwargs);
                for (int i = 0; i < keywords; i++) {
                    PyDict.setItem(ts, kwargs, PyTuple.item(kwnames, i), args[n + i]);
                }
            }
            Refs.release(ts, newDict(ts, self));
            return self;
        } catch (Throwable t) {
            Refs.release(ts, self);
            throw t;
        }
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        for (int at = DICTS; at <= KWARGS; at += 8) {
            long object = Memory.getLong(self + at);
            if (object != 0) {
                visitor.visit(object);
            }
        }
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        synchronized (USED) {
            for (Objects objects : USED.values()) {
                objects.remove((Long) self);
            }
        }
    }

    /** Drops the attributes that the ending thread had. */
    static void threadEnds(ThreadState ts) {
        ArrayList<Long> mine = new ArrayList<>();
        synchronized (USED) {
            Objects objects = USED.remove(ts.id);
            if (objects == null) {
                return;
            }
            for (long self : objects) {
                if (Refcount.tryRetain(ts.heap, self)) {
                    mine.add(self);
                }
            }
        }
        for (long self : mine) {
            long key = PyLong.of(ts, ts.id);
            Refs.xrelease(ts, PyDict.pop(ts, Memory.getLong(self + DICTS), key));
            Refs.release(ts, key);
            Refs.release(ts, self);
        }
    }

    // ---------------------------------------------------------------- this thread's dict

    /** Owned. A thread that comes for the first time gets a dict, and {@code __init__} is called. */
    private static long dict(ThreadState ts, long self) {
        long key = PyLong.of(ts, ts.id);
        long found = PyDict.getItem(ts, Memory.getLong(self + DICTS), key);
        Refs.release(ts, key);
        if (found != 0) {
            return found;
        }
        long dict = newDict(ts, self);
        PyType type = PyType.of(self);
        if (type != TYPE) {
            try {
                init(ts, type, self);
            } catch (PyException e) {
                long again = PyLong.of(ts, ts.id);
                Refs.xrelease(ts, PyDict.pop(ts, Memory.getLong(self + DICTS), again));
                Refs.release(ts, again);
                Refs.release(ts, dict);
                throw e;
            }
        }
        return dict;
    }

    private static long newDict(ThreadState ts, long self) {
        long dict = PyDict.create(ts);
        long key = PyLong.of(ts, ts.id);
        PyDict.setItem(ts, Memory.getLong(self + DICTS), key, dict);
        Refs.release(ts, key);
        synchronized (USED) {
            Objects objects = USED.get(ts.id);
            if (objects == null) {
                objects = new Objects();
                USED.put(ts.id, objects);
            }
            objects.add(self);
        }
        return dict;
    }

    private static void init(ThreadState ts, PyType type, long self) {
        long args = Memory.getLong(self + ARGS);
        if (args == 0) {
            type.tp_init(ts, self, new long[0], 0);
            return;
        }
        long kwargs = Memory.getLong(self + KWARGS);
        int n = (int) PyTuple.size(args);
        long[] items = PyDict.snapshot(ts, kwargs);
        long[] values = new long[n + items.length / 2];
        long[] names = new long[items.length / 2];
        for (int i = 0; i < n; i++) {
            values[i] = PyTuple.getItem(ts, args, i);
        }
        for (int i = 0; i < names.length; i++) {
            names[i] = items[2 * i];
            values[n + i] = items[2 * i + 1];
        }
        long kwnames = PyTuple.fromArraySteal(ts, names);
        try {
            type.tp_init(ts, self, values, names.length == 0 ? 0 : kwnames);
        } finally {
            for (long v : values) {
                Refs.release(ts, v);
            }
            Refs.release(ts, kwnames);
        }
    }

    static long getDict(ThreadState ts, long self) {
        return dict(ts, self);
    }

    // ---------------------------------------------------------------- attributes

    /** Whether the class has a data descriptor of this name, which goes before the dict. */
    private static boolean inClass(ThreadState ts, long self, long name) {
        long descr = Attributes.lookupType(ts, PyType.of(self), name);
        if (descr == 0) {
            return false;
        }
        boolean data = PyType.of(descr).isDataDescriptor();
        Refs.release(ts, descr);
        return data;
    }

    @Override
    public long tp_getattro(ThreadState ts, long self, long name) {
        long value = find(ts, self, name);
        return value != 0 ? value : Attributes.genericGet(ts, self, name);
    }

    @Override
    public long lookupAttr(ThreadState ts, long self, long name) {
        long value = find(ts, self, name);
        return value != 0 ? value : Attributes.genericLookup(ts, self, name);
    }

    private static long find(ThreadState ts, long self, long name) {
        if (PyUnicode.check(name) && PyUnicode.equal(name, Names.__dict__)) {
            return dict(ts, self); // not the one a subclass may have
        }
        if (inClass(ts, self, name)) {
            return 0;
        }
        long dict = dict(ts, self);
        long value = PyDict.getItem(ts, dict, name);
        Refs.release(ts, dict);
        return value;
    }

    @Override
    public void tp_setattro(ThreadState ts, long self, long name, long value) {
        if (!PyUnicode.check(name)) {
            throw Errors.typeError(ts, "attribute name must be string, not '"
                    + PyType.of(name).name() + "'");
        }
        if (PyUnicode.equal(name, Names.__dict__)) {
            throw Errors.attributeError(ts, "'" + PyType.of(self).name()
                    + "' object attribute '__dict__' is read-only");
        }
        if (inClass(ts, self, name)) {
            Attributes.genericSet(ts, self, name, value);
            return;
        }
        long dict = dict(ts, self);
        try {
            if (value != 0) {
                PyDict.setItem(ts, dict, name, value);
            } else if (!PyDict.delItem(ts, dict, name)) {
                throw Errors.attributeError(ts, self, name);
            }
        } finally {
            Refs.release(ts, dict);
        }
    }
}
