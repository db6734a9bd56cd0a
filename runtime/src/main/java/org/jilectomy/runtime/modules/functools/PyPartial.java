package org.jilectomy.runtime.modules.functools;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Attributes;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Instances;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.objects.Pins;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyGenericAlias;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.ReprGuard;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.UnicodeBuilder;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code functools.partial}.
 *
 * <pre>
 *  +16 func   +24 args, a tuple   +32 keywords, a dict   +40 __dict__ or 0   +48 weak references
 * </pre>
 *
 * <p>The three are replaced only by {@code __setstate__}, under the object's lock; a call takes them
 * with references of its own.
 */
public final class PyPartial extends PyType {
    private static final int FUNC = PyObject.SIZE;
    private static final int ARGS = FUNC + 8;
    private static final int KEYWORDS = ARGS + 8;
    private static final int DICT = KEYWORDS + 8;
    private static final int WEAK_LIST = DICT + 8;
    private static final int SIZE = WEAK_LIST + 8;

    public static final PyPartial TYPE = new PyPartial();

    private PyPartial() {
        super(new TypeSpec("functools.partial", SIZE).gc().subclassable().dict(DICT)
                .weakList(WEAK_LIST)
                .doc("partial(func, *args, **keywords) - new function with partial application\n"
                        + "    of the given arguments and keywords.\n"));
    }

    @Override
    protected void define(TypeDef def) {
        def.member("func", FUNC, "function object to use in future partial calls")
                .member("args", ARGS, "tuple of arguments to future partial calls")
                .member("keywords", KEYWORDS,
                        "dictionary of keyword arguments to future partial calls")
                .method("__reduce__(self, /)", null, "reduce")
                .method("__setstate__(self, state, /)", null, "setState")
                .classMethod("__class_getitem__(cls, item, /)", "See PEP 585", "classGetitem")
                .instanceDict();
    }

    private static long field(ThreadState ts, long self, int offset) {
        ObjectLock.lock(ts, self);
        long object = Refs.retain(ts, Memory.getLong(self + offset));
        ObjectLock.unlock(ts, self);
        return object;
    }

    // ---------------------------------------------------------------- life

    /** Whether {@code func} can be taken apart instead of being called through. */
    private static boolean isPlainPartial(ThreadState ts, long func) {
        if (!TYPE.isInstance(func) || Memory.getLong(func + DICT) != 0) {
            return false;
        }
        if (TYPE.isExactly(func)) {
            return true;
        }
        long own = Attributes.lookupType(ts, PyType.of(func), Names.__call__);
        long plain = Attributes.lookupType(ts, TYPE, Names.__call__);
        boolean same = own == plain;
        Refs.xrelease(ts, own);
        Refs.xrelease(ts, plain);
        return same;
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        int n = Instances.positional(args, kwnames);
        if (n < 1) {
            throw Errors.typeError(ts, "type 'partial' takes at least one argument");
        }
        long func = args[0];
        if (!Abstract.isCallable(func)) {
            throw Errors.typeError(ts, "the first argument must be callable");
        }
        long self = StaticTypes.newInstance(ts, type, type.basicSize);
        long given = PyTuple.fromArray(ts, args, 1, n - 1);
        if (isPlainPartial(ts, func)) {
            Memory.putLong(self + FUNC, field(ts, func, FUNC));
            long before = field(ts, func, ARGS);
            Memory.putLong(self + ARGS, PyTuple.TYPE.sq_concat(ts, before, given));
            Refs.release(ts, before);
            Refs.release(ts, given);
            long keywords = field(ts, func, KEYWORDS);
            Memory.putLong(self + KEYWORDS, PyDict.copy(ts, keywords));
            Refs.release(ts, keywords);
        } else {
            Memory.putLong(self + FUNC, Refs.retain(ts, func));
            Memory.putLong(self + ARGS, given);
            Memory.putLong(self + KEYWORDS, PyDict.create(ts));
        }
        for (int i = n; i < args.length; i++) {
            PyDict.setItem(ts, Memory.getLong(self + KEYWORDS), PyTuple.item(kwnames, i - n),
                    args[i]);
        }
        return self;
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        for (int offset = FUNC; offset <= DICT; offset += 8) {
            long object = Memory.getLong(self + offset);
            if (object != 0) {
                visitor.visit(object);
            }
        }
    }

    // ---------------------------------------------------------------- calling

    @Override
    public boolean isCallable() {
        return true;
    }

    @Override
    public long tp_call(ThreadState ts, long self, long[] args, long kwnames) {
        long func;
        long before;
        long keywords;
        ObjectLock.lock(ts, self);
        func = Refs.retain(ts, Memory.getLong(self + FUNC));
        before = Refs.retain(ts, Memory.getLong(self + ARGS));
        keywords = Refs.retain(ts, Memory.getLong(self + KEYWORDS));
        ObjectLock.unlock(ts, self);
        ThreadState.enter(ts);
        try {
            if (PyDict.size(keywords) == 0) {
                return callPlain(ts, func, before, args, kwnames);
            }
            return callMerged(ts, func, before, keywords, args, kwnames);
        } finally {
            ThreadState.leave(ts);
            Refs.release(ts, func);
            Refs.release(ts, before);
            Refs.release(ts, keywords);
        }
    }

    private static long callPlain(
            ThreadState ts, long func, long before, long[] args, long kwnames) {
        int n = (int) PyTuple.size(before);
        if (n == 0) {
            return Abstract.call(ts, func, args, kwnames);
        }
        long[] all = new long[n + args.length];
        for (int i = 0; i < n; i++) {
            all[i] = Refs.fromMemoryBorrowed(PyTuple.item(before, i));
        }
        System.arraycopy(args, 0, all, n, args.length);
        return Abstract.call(ts, func, all, kwnames);
    }

    private static long callMerged(
            ThreadState ts, long func, long before, long keywords, long[] args, long kwnames) {
        int given = Instances.positional(args, kwnames);
        long merged = PyDict.copy(ts, keywords);
        long tuple = 0;
        try {
            for (int i = given; i < args.length; i++) {
                PyDict.setItem(ts, merged, PyTuple.item(kwnames, i - given), args[i]);
            }
            long more = PyTuple.fromArray(ts, args, 0, given);
            tuple = PyTuple.TYPE.sq_concat(ts, before, more);
            Refs.release(ts, more);
            return Abstract.callTuple(ts, func, tuple, merged);
        } finally {
            Refs.release(ts, merged);
            Refs.xrelease(ts, tuple);
        }
    }

    // ---------------------------------------------------------------- text and pickling

    @Override
    public long tp_repr(ThreadState ts, long self) {
        if (!ReprGuard.enter(ts, self)) {
            return PyUnicode.fromJava(ts, "...");
        }
        long args = field(ts, self, ARGS);
        long keywords = field(ts, self, KEYWORDS);
        long[] items = PyDict.snapshot(ts, keywords);
        try {
            UnicodeBuilder b = new UnicodeBuilder(32);
            b.append(PyType.of(self).tpName()).append("(");
            ReprGuard.appendRepr(ts, b, Memory.getLong(self + FUNC));
            for (long i = 0; i < PyTuple.size(args); i++) {
                b.append(", ");
                ReprGuard.appendRepr(ts, b, Refs.fromMemoryBorrowed(PyTuple.item(args, i)));
            }
            for (int i = 0; i < items.length; i += 2) {
                long key = Abstract.str(ts, items[i]);
                b.append(", ").appendStr(key).append("=");
                Refs.release(ts, key);
                ReprGuard.appendRepr(ts, b, Refs.fromMemoryBorrowed(items[i + 1]));
            }
            return b.append(")").finish(ts);
        } finally {
            ReprGuard.leave(ts);
            Refs.release(ts, args);
            Refs.release(ts, keywords);
            for (long item : items) {
                Refs.release(ts, item);
            }
        }
    }

    static long classGetitem(ThreadState ts, long cls, long item) {
        return PyGenericAlias.create(ts, cls, item);
    }

    static long reduce(ThreadState ts, long self) {
        long func = field(ts, self, FUNC);
        long args = PyTuple.of(ts, func);
        ObjectLock.lock(ts, self);
        long dict = Refs.xretain(ts, Memory.getLong(self + DICT));
        ObjectLock.unlock(ts, self);
        long state = PyTuple.fromArraySteal(ts, new long[] {
            func, field(ts, self, ARGS), field(ts, self, KEYWORDS),
            dict == 0 ? Singletons.None : dict
        });
        return PyTuple.fromArraySteal(ts,
                new long[] {Refs.retain(ts, PyType.addressOf(self)), args, state});
    }

    static long setState(ThreadState ts, long self, long state) {
        boolean valid = PyTuple.TYPE.isInstance(state) && PyTuple.size(state) == 4;
        long func = valid ? PyTuple.item(state, 0) : 0;
        long args = valid ? PyTuple.item(state, 1) : 0;
        long keywords = valid ? PyTuple.item(state, 2) : 0;
        long dict = valid ? PyTuple.item(state, 3) : 0;
        if (!valid || !Abstract.isCallable(func) || !PyTuple.TYPE.isInstance(args)
                || keywords != Singletons.None && !PyDict.TYPE.isInstance(keywords)) {
            throw Errors.typeError(ts, "invalid partial state");
        }
        long newArgs = PyTuple.TYPE.isExactly(args) ? Refs.retain(ts, args)
                : PyTuple.fromArraySteal(ts, PyTuple.toArray(ts, args));
        long newKeywords = keywords == Singletons.None ? PyDict.create(ts)
                : PyDict.TYPE.isExactly(keywords) ? Refs.retain(ts, keywords)
                        : PyDict.copy(ts, keywords);
        replace(ts, self, FUNC, Refs.retain(ts, func));
        replace(ts, self, ARGS, newArgs);
        replace(ts, self, KEYWORDS, newKeywords);
        replace(ts, self, DICT, dict == Singletons.None ? 0 : Refs.retain(ts, dict));
        return Singletons.None;
    }

    /** The old object lives on where a thread may be reading the field as a member. */
    private static void replace(ThreadState ts, long self, int offset, long object) {
        ObjectLock.lock(ts, self);
        long old = Memory.getLong(self + offset);
        Memory.putLong(self + offset, object);
        ObjectLock.unlock(ts, self);
        if (offset == DICT) {
            Refs.xrelease(ts, old);
        } else {
            Pins.keepUntilExit(old);
        }
    }
}
