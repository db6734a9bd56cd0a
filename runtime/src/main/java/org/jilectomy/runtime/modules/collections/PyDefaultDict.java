package org.jilectomy.runtime.modules.collections;

import org.jilectomy.heap.layout.PyDictObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.BinaryOp;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Instances;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyGenericAlias;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.ReprGuard;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.UnicodeBuilder;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/** {@code collections.defaultdict}: a dict with {@code default_factory} behind its struct. */
final class PyDefaultDict extends PyDict {
    private static final int FACTORY = PyDictObject.SIZE;
    private static final int SIZE = FACTORY + 8;

    static final PyDefaultDict TYPE = new PyDefaultDict();

    private PyDefaultDict() {
        super(new TypeSpec("collections.defaultdict", SIZE).gc().subclassable().base(PyDict.TYPE)
                .doc("defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\n"
                        + "The default factory is called without arguments to produce\na new value"
                        + " when a key is not present, in __getitem__ only.\nA defaultdict compares"
                        + " equal to a dict with the same items.\nAll remaining arguments are"
                        + " treated the same as if they were\npassed to the dict constructor,"
                        + " including keyword arguments."));
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__missing__(self, key, /)",
                "__missing__(key) # Called by __getitem__ for missing key; pseudo-code:\n  if"
                        + " self.default_factory is None: raise KeyError((key,))\n  self[key] ="
                        + " value = self.default_factory()\n  return value",
                "missing")
                .method("copy(self, /)", "D.copy() -> a shallow copy of D.", "copyOf")
                .method("__copy__(self, /)", "D.copy() -> a shallow copy of D.",
                        "copyOf")
                .method("__reduce__(self, /)", "Return state information for pickling.", "reduce")
                .classMethod("__class_getitem__(cls, item, /)", "See PEP 585", "classGetitem")
                .getset("default_factory", "getFactory", "setFactory",
                        "Factory for default value called by __missing__().");
    }

    // ---------------------------------------------------------------- life

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long self = super.tp_new(ts, type, args, kwnames);
        Memory.putLong(self + FACTORY, 0);
        return self;
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {
        long[] rest = args;
        long factory = 0;
        if (args.length > ArgumentBinder.keywordCount(kwnames)) {
            factory = args[0];
            if (factory == Singletons.None) {
                factory = 0;
            } else if (!Abstract.isCallable(factory)) {
                throw Errors.typeError(ts, "first argument must be callable or None");
            }
            rest = java.util.Arrays.copyOfRange(args, 1, args.length);
        }
        setFactory(ts, self, factory);
        super.tp_init(ts, self, rest, kwnames);
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        super.tp_traverse(self, visitor);
        long factory = Memory.getLong(self + FACTORY);
        if (factory != 0) {
            visitor.visit(factory);
        }
    }

    @Override
    protected void tp_clear(ThreadState ts, long self) {
        Instances.clearField(ts, self + FACTORY);
        super.tp_clear(ts, self);
    }

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        long factory = Memory.getLong(self + FACTORY);
        Memory.putLong(self + FACTORY, 0);
        super.tp_dealloc(ts, self);
        Refs.xrelease(ts, factory);
    }

    /** Owned; 0 if there is none. */
    private static long factory(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        long factory = Refs.xretain(ts, Memory.getLong(self + FACTORY));
        ObjectLock.unlock(ts, self);
        return factory;
    }

    // ---------------------------------------------------------------- items

    @Override
    public long mp_subscript(ThreadState ts, long self, long key) {
        if (!isExactly(self)) {
            return super.mp_subscript(ts, self, key);
        }
        long value = getItem(ts, self, key);
        return value != 0 ? value : missing(ts, self, key);
    }

    static long missing(ThreadState ts, long self, long key) {
        long factory = factory(ts, self);
        if (factory == 0) {
            throw Errors.keyError(ts, key);
        }
        long value;
        try {
            value = Abstract.call(ts, factory);
        } finally {
            Refs.release(ts, factory);
        }
        try {
            Abstract.setItem(ts, self, key, value);
            return value;
        } catch (Throwable t) {
            Refs.release(ts, value);
            throw t;
        }
    }

    // ---------------------------------------------------------------- methods

    static long copyOf(ThreadState ts, long self) {
        long factory = factory(ts, self);
        try {
            return Abstract.call(ts, PyType.addressOf(self),
                    factory == 0 ? Singletons.None : factory, self);
        } finally {
            Refs.xrelease(ts, factory);
        }
    }

    /** {@code (type, (factory,) or (), None, None, iter(items))}. */
    static long reduce(ThreadState ts, long self) {
        long items = Abstract.callMethod(ts, self, Names.items);
        long it;
        try {
            it = Abstract.iter(ts, items);
        } finally {
            Refs.release(ts, items);
        }
        long factory = factory(ts, self);
        long args = PyTuple.empty(ts);
        if (factory != 0) {
            args = PyTuple.fromArraySteal(ts, new long[] {factory});
        }
        return PyTuple.fromArraySteal(ts, new long[] {
            Refs.retain(ts, PyType.addressOf(self)), args, Singletons.None, Singletons.None, it
        });
    }

    static long classGetitem(ThreadState ts, long cls, long item) {
        return PyGenericAlias.create(ts, cls, item);
    }

    static long getFactory(ThreadState ts, long self) {
        long factory = factory(ts, self);
        return factory == 0 ? Singletons.None : factory;
    }

    static void setFactory(ThreadState ts, long self, long value) {
        long object = value == 0 || value == Singletons.None ? 0 : Refs.toObject(ts, value);
        ObjectLock.lock(ts, self);
        long old = Memory.getLong(self + FACTORY);
        Memory.putLong(self + FACTORY, object);
        ObjectLock.unlock(ts, self);
        Refs.xrelease(ts, old);
    }

    // ---------------------------------------------------------------- slots

    @Override
    public long tp_repr(ThreadState ts, long self) {
        long factory = factory(ts, self);
        try {
            UnicodeBuilder b = new UnicodeBuilder(32);
            b.append(PyType.of(self).simpleName()).append("(");
            if (factory == 0) {
                b.append("None");
            } else if (ReprGuard.enter(ts, factory)) {
                try {
                    ReprGuard.appendRepr(ts, b, factory);
                } finally {
                    ReprGuard.leave(ts);
                }
            } else {
                b.append("...");
            }
            long items = super.tp_repr(ts, self);
            b.append(", ").appendStr(items).append(")");
            Refs.release(ts, items);
            return b.finish(ts);
        } finally {
            Refs.xrelease(ts, factory);
        }
    }

    /** {@code a | b} is a defaultdict with the factory of whichever operand is one. */
    @Override
    public long nb_binary(ThreadState ts, long left, long right, int op) {
        if (op != BinaryOp.OR || !PyDict.TYPE.isInstance(left) || !PyDict.TYPE.isInstance(right)) {
            return Singletons.NotImplemented;
        }
        long result;
        if (isInstance(left)) {
            result = copyOf(ts, left);
        } else {
            long factory = factory(ts, right);
            try {
                result = Abstract.call(ts, PyType.addressOf(right),
                        factory == 0 ? Singletons.None : factory, left);
            } finally {
                Refs.xrelease(ts, factory);
            }
        }
        try {
            update(ts, result, right);
            return result;
        } catch (Throwable t) {
            Refs.release(ts, result);
            throw t;
        }
    }
}
