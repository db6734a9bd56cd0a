package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyDictKeysObject;
import org.jilectomy.heap.layout.PyDictObject;
import org.jilectomy.runtime.state.ThreadState;

/** The Python-visible methods of {@code dict}, in CPython's order. */
final class DictMethods {
    static final String DOC =
            "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a"
                    + " mapping object's\n    (key, value) pairs\ndict(iterable) -> new dictionary"
                    + " initialized as if via:\n    d = {}\n    for k, v in iterable:\n       "
                    + " d[k] = v\ndict(**kwargs) -> new dictionary initialized with the name=value"
                    + " pairs\n    in the keyword argument list.  For example:  dict(one=1,"
                    + " two=2)";

    private DictMethods() {}

    static void define(TypeDef def) {
        def.in(DictMethods.class)
                .method(
                        "__contains__(self, key, /)",
                        "True if the dictionary has the specified key, else False.",
                        "containsMethod")
                .method("__getitem__(self, key, /)", "x.__getitem__(y) <==> x[y]", "subscript")
                .method(
                        "__sizeof__(self, /)",
                        "D.__sizeof__() -> size of D in memory, in bytes",
                        "sizeof")
                .method(
                        "get(self, key, default=None, /)",
                        "Return the value for key if key is in the dictionary, else default.")
                .method(
                        "setdefault(self, key, default=None, /)",
                        "Insert key with a value of default if key is not in the dictionary.\n\n"
                                + "Return the value for key if key is in the dictionary, else"
                                + " default.")
                .method(
                        "pop(self, key, default=<unrepresentable>, /)",
                        "D.pop(k[,d]) -> v, remove specified key and return the corresponding"
                                + " value.\n\nIf the key is not found, return the default if"
                                + " given; otherwise,\nraise a KeyError.")
                .method(
                        "popitem(self, /)",
                        "Remove and return a (key, value) pair as a 2-tuple.\n\nPairs are"
                                + " returned in LIFO (last-in, first-out) order.\nRaises KeyError"
                                + " if the dict is empty.")
                .method(
                        "keys(self, /)",
                        "D.keys() -> a set-like object providing a view on D's keys")
                .method(
                        "items(self, /)",
                        "D.items() -> a set-like object providing a view on D's items")
                .method(
                        "values(self, /)",
                        "D.values() -> an object providing a view on D's values")
                .method(
                        "update(self, /, *args, **kwargs)",
                        "D.update([E, ]**F) -> None.  Update D from dict/iterable E and F.\nIf E is"
                                + " present and has a .keys() method, then does:  for k in E: D[k]"
                                + " = E[k]\nIf E is present and lacks a .keys() method, then does:"
                                + "  for k, v in E: D[k] = v\nIn either case, this is followed by:"
                                + " for k in F:  D[k] = F[k]")
                .classMethod(
                        "fromkeys(type, iterable, value=None, /)",
                        "Create a new dictionary with keys from iterable and values set to value.",
                        "fromkeys")
                .method("clear(self, /)", "D.clear() -> None.  Remove all items from D.")
                .method("copy(self, /)", "D.copy() -> a shallow copy of D")
                .method(
                        "__reversed__(self, /)",
                        "Return a reverse iterator over the dict keys.",
                        "reversed")
                .classMethod("__class_getitem__(cls, item, /)", "See PEP 585", "classGetItem");
    }

    static long containsMethod(ThreadState ts, long self, long key) {
        return PyBool.of(PyDict.contains(ts, self, key));
    }

    static long subscript(ThreadState ts, long self, long key) {
        return PyDict.TYPE.mp_subscript(ts, self, key);
    }

    /** {@code __missing__} of a subclass, or KeyError. */
    static long missing(ThreadState ts, long self, long key) {
        if (!PyDict.TYPE.isExactly(self)) {
            long name = PyUnicode.intern(ts, "__missing__");
            long method = Abstract.lookupSpecial(ts, self, name);
            if (method != 0) {
                try {
                    return Abstract.call(ts, method, key);
                } finally {
                    Refs.release(ts, method);
                }
            }
        }
        throw Errors.keyError(ts, key);
    }

    static long sizeof(ThreadState ts, long self) {
        return PyLong.of(ts, bytes(ts, self));
    }

    /** Size of a dict and its table, in bytes. */
    static long bytes(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        long keys = PyDictObject.ma_keys(self);
        long bytes = PyType.of(self).basicSize;
        if (PyDictObject.ma_values(self) != 0) {
            bytes += PyDictKeys.capacity(keys) * 8L;
        }
        if (keys != PyDictKeys.EMPTY && PyDictKeysObject.dk_kind(keys) != PyDictKeys.SPLIT) {
            bytes += PyDictKeys.bytes(keys);
        }
        ObjectLock.unlock(ts, self);
        return bytes;
    }

    static long get(ThreadState ts, long self, long key, long whenMissing) {
        long value = PyDict.getItem(ts, self, key);
        if (value != 0) {
            return value;
        }
        return whenMissing == 0 ? Singletons.None : Refs.retain(ts, whenMissing);
    }

    static long setdefault(ThreadState ts, long self, long key, long value) {
        return PyDict.setDefault(ts, self, key, value == 0 ? Singletons.None : value);
    }

    static long pop(ThreadState ts, long self, long key, long whenMissing) {
        long value = PyDict.pop(ts, self, key);
        if (value != 0) {
            return value;
        }
        if (whenMissing != 0) {
            return Refs.retain(ts, whenMissing);
        }
        throw Errors.keyError(ts, key);
    }

    static long popitem(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        if (PyDictObject.ma_used(self) == 0) {
            ObjectLock.unlock(ts, self);
            long message = PyUnicode.fromJava(ts, "popitem(): dictionary is empty");
            try {
                throw Errors.keyError(ts, message);
            } finally {
                Refs.release(ts, message);
            }
        }
        if (PyDictObject.ma_values(self) != 0) {
            int log2 = PyDictKeysObject.dk_log2_size(PyDictObject.ma_keys(self));
            DictTable.resize(ts, self, log2, true);
        }
        long keys = PyDictObject.ma_keys(self);
        long ix = PyDictKeysObject.dk_nentries(keys) - 1;
        while (PyDictKeys.valueAt(keys, ix) == 0) {
            ix--;
        }
        long key = PyDictKeys.keyAt(keys, ix);
        long value = PyDictKeys.valueAt(keys, ix);
        DictTable.deleteLockHeld(ts, self, ix);
        PyDictKeysObject.dk_nentries(keys, ix); // dk_usable stays: the index holds a dummy
        ObjectLock.unlock(ts, self);
        return PyTuple.ofSteal(ts, key, value);
    }

    static long keys(ThreadState ts, long self) {
        return PyDictView.create(ts, PyDictView.KEYS, self);
    }

    static long items(ThreadState ts, long self) {
        return PyDictView.create(ts, PyDictView.ITEMS, self);
    }

    static long values(ThreadState ts, long self) {
        return PyDictView.create(ts, PyDictView.VALUES, self);
    }

    static long update(ThreadState ts, long self, long args, long kwargs) {
        long n = PyTuple.size(args);
        Instances.atMost(ts, "update", (int) n, 1);
        if (n == 1) {
            DictMerge.update(ts, self, PyTuple.item(args, 0));
        }
        if (kwargs != 0 && PyDict.size(kwargs) > 0) {
            DictMerge.merge(ts, self, kwargs, DictMerge.OVERRIDE);
        }
        return Singletons.None;
    }

    /** The keys' hashes are known. */
    private static void fromSet(ThreadState ts, long dict, long set, long value) {
        SetTable.Snapshot keys = new SetTable.Snapshot(ts, set);
        try {
            for (int i = 0; i < keys.keys.length; i++) {
                PyDict.setItem(ts, dict, keys.keys[i], keys.hashes[i], value);
            }
        } finally {
            keys.release(ts);
        }
    }

    static long fromkeys(ThreadState ts, long cls, long iterable, long valueOr0) {
        long value = valueOr0 == 0 ? Singletons.None : valueOr0;
        long dict =
                cls == PyDict.TYPE.address
                        ? createFor(ts, iterable)
                        : Abstract.call(ts, cls);
        try {
            boolean plain = PyDict.TYPE.isExactly(dict);
            if (plain && (PySet.TYPE.isExactly(iterable)
                    || PySet.FROZEN.isExactly(iterable))) {
                fromSet(ts, dict, iterable, value);
                return dict;
            }
            long it = Abstract.iter(ts, iterable);
            try {
                for (long key; (key = Abstract.next(ts, it)) != 0;) {
                    try {
                        if (plain) {
                            PyDict.setItem(ts, dict, key, value);
                        } else {
                            Abstract.setItem(ts, dict, key, value);
                        }
                    } finally {
                        Refs.release(ts, key);
                    }
                }
            } finally {
                Refs.release(ts, it);
            }
            return dict;
        } catch (Throwable t) {
            Refs.release(ts, dict);
            throw t;
        }
    }

    /** With room for the keys of a dict or set; compare {@code _PyDict_FromKeys}. */
    private static long createFor(ThreadState ts, long iterable) {
        if (PyDict.TYPE.isExactly(iterable)) {
            long n = PyDict.size(iterable);
            return PyDict.createWithRoom(ts, n, PyDict.hasStringKeys(ts, iterable)
                    ? PyDictKeys.UNICODE : PyDictKeys.GENERAL);
        }
        if (PySet.TYPE.isExactly(iterable) || PySet.FROZEN.isExactly(iterable)) {
            return PyDict.createWithRoom(ts, PySet.size(iterable), PyDictKeys.GENERAL);
        }
        return PyDict.create(ts);
    }

    static long clear(ThreadState ts, long self) {
        PyDict.clear(ts, self);
        return Singletons.None;
    }

    static long copy(ThreadState ts, long self) {
        return PyDict.copy(ts, self);
    }

    static long reversed(ThreadState ts, long self) {
        return PyDictIterator.create(ts, PyDictIterator.REVERSE_KEY, self);
    }

    static long classGetItem(ThreadState ts, long cls, long item) {
        return PyGenericAlias.create(ts, cls, item);
    }

    // ---------------------------------------------------------------- slots' work

    static long repr(ThreadState ts, long self) {
        if (PyDict.size(self) == 0) {
            return PyUnicode.fromJava(ts, "{}");
        }
        if (!ReprGuard.enter(ts, self)) {
            return PyUnicode.fromJava(ts, "{...}");
        }
        PyDict.Iteration it = new PyDict.Iteration();
        try {
            UnicodeBuilder b = new UnicodeBuilder();
            b.append('{');
            boolean first = true;
            while (PyDict.next(ts, self, it)) {
                if (!first) {
                    b.append(", ");
                }
                first = false;
                try {
                    ReprGuard.appendRepr(ts, b, it.key);
                    b.append(": ");
                    ReprGuard.appendRepr(ts, b, it.value);
                } finally {
                    Refs.release(ts, it.key);
                    Refs.release(ts, it.value);
                }
            }
            b.append('}');
            return b.finish(ts);
        } finally {
            ReprGuard.leave(ts);
        }
    }

    /** {@code a == b} of two dicts; {@code dict_equal}. */
    static boolean equal(ThreadState ts, long a, long b) {
        if (PyDict.size(a) != PyDict.size(b)) {
            return false;
        }
        PyDict.Iteration it = new PyDict.Iteration();
        while (PyDict.next(ts, a, it)) {
            long other = 0;
            try {
                other = PyDict.getItem(ts, b, it.key);
                if (other == 0 || !Abstract.compareBool(ts, it.value, other, CompareOp.EQ)) {
                    return false;
                }
            } finally {
                Refs.release(ts, it.key);
                Refs.release(ts, it.value);
                Refs.xrelease(ts, other);
            }
        }
        return true;
    }
}
