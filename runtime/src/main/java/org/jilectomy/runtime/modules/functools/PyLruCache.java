package org.jilectomy.runtime.modules.functools;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Instances;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyMethod;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code functools._lru_cache_wrapper}.
 *
 * <pre>
 *  +16 func   +24 cache, a dict   +32 cache_info_type   +40 __dict__ or 0   +48 weak references
 *  +56 maxsize, -1 without bound  +64 typed   +72 hits   +80 misses
 *  +88 oldest entry  +96 newest entry  +104 entries on the list
 *
 *  unbounded:  cache maps a key to its result
 *  bounded:    cache maps a key to a {@link PyLruLink}; the links also form the list
 * </pre>
 *
 * <p>Threads may meet anywhere in here. The dict decides which entry is a key's (by {@code
 * setDefault}); the list, under the wrapper's lock, decides which entry is the oldest. An entry that
 * fell off the list is then taken out of the dict by identity, so it cannot take a newer one with
 * it. The function runs without any lock; who comes second throws its result away.
 */
final class PyLruCache extends PyType {
    private static final int FUNC = PyObject.SIZE;
    private static final int CACHE = FUNC + 8;
    private static final int INFO_TYPE = CACHE + 8;
    private static final int DICT = INFO_TYPE + 8;
    private static final int WEAK_LIST = DICT + 8;
    private static final int MAXSIZE = WEAK_LIST + 8;
    private static final int TYPED = MAXSIZE + 8;
    private static final int HITS = TYPED + 8;
    private static final int MISSES = HITS + 8;
    private static final int OLDEST = MISSES + 8;
    private static final int NEWEST = OLDEST + 8;
    private static final int LISTED = NEWEST + 8;
    private static final int SIZE = LISTED + 8;

    private static final long UNBOUNDED = -1;

    private static final Signature NEW = Signature.parse(
            "_lru_cache_wrapper(type, user_function, maxsize, typed, cache_info_type)");

    static final PyLruCache TYPE = new PyLruCache();

    private PyLruCache() {
        super(new TypeSpec("functools._lru_cache_wrapper", SIZE).gc().subclassable().dict(DICT)
                .weakList(WEAK_LIST).flags(TPFLAGS_METHOD_DESCRIPTOR)
                .doc("Create a cached callable that wraps another function.\n\nuser_function:     "
                        + " the function being cached\n\nmaxsize:  0         for no caching\n"
                        + "          None      for unlimited cache size\n          n         for a"
                        + " bounded cache\n\ntyped:    False     cache f(3) and f(3.0) as identical"
                        + " calls\n          True      cache f(3) and f(3.0) as distinct calls\n\n"
                        + "cache_info_type:    namedtuple class with the fields:\n"
                        + "                        hits misses currsize maxsize\n"));
    }

    @Override
    protected void define(TypeDef def) {
        def.method("cache_info(self, /)", "Report cache statistics", "cacheInfo")
                .method("cache_clear(self, /)", "Clear the cache and cache statistics",
                        "cacheClear")
                .method("__reduce__(self, /)", null, "reduce")
                .method("__copy__(self, /)", null, "copy")
                .method("__deepcopy__(self, memo, /)", null, "deepcopy")
                .instanceDict();
    }

    // ---------------------------------------------------------------- life

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, "_lru_cache_wrapper", NEW, args, kwnames);
        if (!Abstract.isCallable(a[0])) {
            throw Errors.typeError(ts, "the first argument must be callable");
        }
        long maxsize = UNBOUNDED;
        if (a[1] != Singletons.None) {
            if (!PyType.of(a[1]).hasIndex()) {
                throw Errors.typeError(ts, "maxsize should be integer or None");
            }
            maxsize = Math.max(0, Abstract.asIndexOrThrow(ts, a[1],
                    org.jilectomy.runtime.objects.Exceptions.OverflowError));
        }
        boolean typed = Abstract.isTrue(ts, a[2]);
        long self = StaticTypes.newInstance(ts, type, type.basicSize);
        Memory.putLong(self + FUNC, Refs.toObject(ts, a[0]));
        Memory.putLong(self + CACHE, PyDict.create(ts));
        Memory.putLong(self + INFO_TYPE, Refs.toObject(ts, a[3]));
        Memory.putLong(self + MAXSIZE, maxsize);
        Memory.putLong(self + TYPED, typed ? 1 : 0);
        return self;
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    @Override
    protected void tp_clear(ThreadState ts, long self) {
        Refs.release(ts, cacheClear(ts, self));
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        for (int offset = FUNC; offset <= DICT; offset += 8) {
            long object = Memory.getLong(self + offset);
            if (object != 0) {
                visitor.visit(object);
            }
        }
        long link = Memory.getLong(self + OLDEST);
        for (; link != 0; link = Memory.getLong(link + PyLruLink.NEXT)) {
            visitor.visit(link);
        }
    }

    // ---------------------------------------------------------------- the list

    private static void appendLockHeld(long self, long link) {
        long last = Memory.getLong(self + NEWEST);
        Memory.putLong(link + PyLruLink.PREVIOUS, last);
        Memory.putLong(link + PyLruLink.NEXT, 0);
        Memory.putLong(last == 0 ? self + OLDEST : last + PyLruLink.NEXT, link);
        Memory.putLong(self + NEWEST, link);
    }

    private static void unlinkLockHeld(long self, long link) {
        long previous = Memory.getLong(link + PyLruLink.PREVIOUS);
        long next = Memory.getLong(link + PyLruLink.NEXT);
        Memory.putLong(previous == 0 ? self + OLDEST : previous + PyLruLink.NEXT, next);
        Memory.putLong(next == 0 ? self + NEWEST : next + PyLruLink.PREVIOUS, previous);
    }

    // ---------------------------------------------------------------- keys

    private static boolean isItsOwnKey(long value) {
        PyType type = PyType.of(value);
        return type == PyLong.TYPE || type == PyUnicode.TYPE;
    }

    /** The key of a call; owned. An argument alone is its own key if it is an int or str. */
    private static long key(ThreadState ts, long self, long[] args, long kwnames) {
        int n = Instances.positional(args, kwnames);
        int keywords = args.length - n;
        boolean typed = Memory.getLong(self + TYPED) != 0;
        if (!typed && keywords == 0 && n == 1 && isItsOwnKey(args[0])) {
            return Refs.retain(ts, args[0]);
        }
        int size = n + (keywords > 0 ? 1 + 2 * keywords : 0) + (typed ? args.length : 0);
        long tuple = PyTuple.create(ts, size);
        int at = 0;
        for (int i = 0; i < n; i++) {
            PyTuple.setSteal(ts, tuple, at++, Refs.retain(ts, args[i]));
        }
        if (keywords > 0) {
            PyTuple.setSteal(ts, tuple, at++, Refs.retain(ts, FunctoolsModule.keywordMark(ts)));
            for (int i = 0; i < keywords; i++) {
                PyTuple.setSteal(ts, tuple, at++, Refs.retain(ts, PyTuple.item(kwnames, i)));
                PyTuple.setSteal(ts, tuple, at++, Refs.retain(ts, args[n + i]));
            }
        }
        if (typed) {
            for (long arg : args) {
                PyTuple.setSteal(ts, tuple, at++, Refs.retain(ts, PyType.addressOf(arg)));
            }
        }
        return tuple;
    }

    // ---------------------------------------------------------------- calling

    @Override
    public boolean isCallable() {
        return true;
    }

    @Override
    public boolean isDescriptor() {
        return true;
    }

    @Override
    public long tp_descr_get(ThreadState ts, long self, long obj, long type) {
        return obj == 0 || obj == Singletons.None ? Refs.retain(ts, self)
                : PyMethod.create(ts, self, obj);
    }

    private static void count(long self, int offset) {
        Memory.getAndAddLong(self + offset, 1);
    }

    private static long callFunction(ThreadState ts, long self, long[] args, long kwnames) {
        return Abstract.call(ts, Memory.getLong(self + FUNC), args, kwnames);
    }

    @Override
    public long tp_call(ThreadState ts, long self, long[] args, long kwnames) {
        long maxsize = Memory.getLong(self + MAXSIZE);
        ThreadState.enter(ts);
        try {
            if (maxsize == 0) {
                count(self, MISSES);
                return callFunction(ts, self, args, kwnames);
            }
            long key = key(ts, self, args, kwnames);
            try {
                long hash = Abstract.hash(ts, key);
                return maxsize == UNBOUNDED
                        ? unbounded(ts, self, args, kwnames, key, hash)
                        : bounded(ts, self, args, kwnames, key, hash, maxsize);
            } finally {
                Refs.release(ts, key);
            }
        } finally {
            ThreadState.leave(ts);
        }
    }

    private static long unbounded(
            ThreadState ts, long self, long[] args, long kwnames, long key, long hash) {
        long cache = Memory.getLong(self + CACHE);
        long result = PyDict.getItem(ts, cache, key, hash);
        if (result != 0) {
            count(self, HITS);
            return result;
        }
        count(self, MISSES);
        result = callFunction(ts, self, args, kwnames);
        try {
            PyDict.setItem(ts, cache, key, hash, result);
            return result;
        } catch (Throwable t) {
            Refs.release(ts, result);
            throw t;
        }
    }

    private static long bounded(
            ThreadState ts, long self, long[] args, long kwnames, long key, long hash,
            long maxsize) {
        long cache = Memory.getLong(self + CACHE);
        long link = PyDict.getItem(ts, cache, key, hash);
        if (link != 0) {
            return hit(ts, self, link);
        }
        count(self, MISSES);
        long result = callFunction(ts, self, args, kwnames);
        try {
            insert(ts, self, cache, key, hash, result, maxsize);
            return result;
        } catch (Throwable t) {
            Refs.release(ts, result);
            throw t;
        }
    }

    /** Makes an entry (owned, released here) the newest; gives its result. */
    private static long hit(ThreadState ts, long self, long link) {
        ObjectLock.lock(ts, self);
        if (Memory.getLong(link + PyLruLink.LISTED) != 0
                && Memory.getLong(link + PyLruLink.NEXT) != 0) {
            unlinkLockHeld(self, link);
            appendLockHeld(self, link);
        }
        ObjectLock.unlock(ts, self);
        count(self, HITS);
        long result = Refs.fromMemory(ts, Memory.getLong(link + PyLruLink.RESULT));
        Refs.release(ts, link);
        return result;
    }

    private static void insert(
            ThreadState ts, long self, long cache, long key, long hash, long result,
            long maxsize) {
        long link = PyLruLink.create(ts, key, hash, result);
        long found;
        try {
            found = PyDict.setDefault(ts, cache, key, hash, link);
        } catch (Throwable t) {
            Refs.release(ts, link);
            throw t;
        }
        if (found != link) { // somebody else had the result first
            Refs.release(ts, found);
            Refs.release(ts, link);
            return;
        }
        Refs.release(ts, found);
        long old = 0;
        ObjectLock.lock(ts, self);
        appendLockHeld(self, link); // takes over our reference
        Memory.putLong(link + PyLruLink.LISTED, 1);
        long n = Memory.getLong(self + LISTED) + 1;
        if (n > maxsize) {
            old = Memory.getLong(self + OLDEST);
            unlinkLockHeld(self, old);
            Memory.putLong(old + PyLruLink.LISTED, 0);
            n--;
        }
        Memory.putLong(self + LISTED, n);
        ObjectLock.unlock(ts, self);
        if (old != 0) {
            try {
                PyDict.delItemIfSame(ts, cache,
                        Refs.fromMemoryBorrowed(Memory.getLong(old + PyLruLink.KEY)),
                        Memory.getLong(old + PyLruLink.HASH), old);
            } finally {
                Refs.release(ts, old);
            }
        }
    }

    // ---------------------------------------------------------------- methods

    static long cacheInfo(ThreadState ts, long self) {
        long maxsize = Memory.getLong(self + MAXSIZE);
        long[] info = {
            PyLong.of(ts, Memory.getLong(self + HITS)),
            PyLong.of(ts, Memory.getLong(self + MISSES)),
            maxsize == UNBOUNDED ? Singletons.None : PyLong.of(ts, maxsize),
            PyLong.of(ts, PyDict.size(Memory.getLong(self + CACHE)))
        };
        try {
            return Abstract.call(ts, Memory.getLong(self + INFO_TYPE), info, 0);
        } finally {
            for (long number : info) {
                Refs.release(ts, number);
            }
        }
    }

    static long cacheClear(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        long link = Memory.getLong(self + OLDEST);
        Memory.putLong(self + OLDEST, 0);
        Memory.putLong(self + NEWEST, 0);
        Memory.putLong(self + LISTED, 0);
        Memory.putLong(self + HITS, 0);
        Memory.putLong(self + MISSES, 0);
        for (long l = link; l != 0; l = Memory.getLong(l + PyLruLink.NEXT)) {
            Memory.putLong(l + PyLruLink.LISTED, 0);
        }
        ObjectLock.unlock(ts, self);
        PyDict.clear(ts, Memory.getLong(self + CACHE));
        while (link != 0) {
            long next = Memory.getLong(link + PyLruLink.NEXT);
            Refs.release(ts, link);
            link = next;
        }
        return Singletons.None;
    }

    static long reduce(ThreadState ts, long self) {
        return Abstract.getAttr(ts, self, Names.__qualname__);
    }

    static long copy(ThreadState ts, long self) {
        return Refs.retain(ts, self);
    }

    static long deepcopy(ThreadState ts, long self, long memo) {
        return Refs.retain(ts, self);
    }
}
