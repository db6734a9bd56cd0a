package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyODictObject;
import org.jilectomy.heap.layout._ODictNode;
import org.jilectomy.runtime.state.ThreadState;

/** The Python-visible methods of {@code OrderedDict}, in CPython's order. */
final class ODictMethods {
    private ODictMethods() {}

    static void define(TypeDef def) {
        def.classMethod("fromkeys(type, /, iterable, value=None)",
                "Create a new ordered dictionary with keys from iterable and values set to value.",
                "fromkeys")
                .method("setdefault(self, /, key, default=None)",
                        "Insert key with a value of default if key is not in the dictionary.\n\n"
                                + "Return the value for key if key is in the dictionary, else"
                                + " default.")
                .method("pop(self, /, key, default=<unrepresentable>)",
                        "od.pop(key[,default]) -> v, remove specified key and return the"
                                + " corresponding value.\n\nIf the key is not found, return the"
                                + " default if given; otherwise,\nraise a KeyError.")
                .method("popitem(self, /, last=True)",
                        "Remove and return a (key, value) pair from the dictionary.\n\nPairs are"
                                + " returned in LIFO order if last is true or FIFO order if"
                                + " false.")
                .method("move_to_end(self, /, key, last=True)",
                        "Move an existing element to the end (or beginning if last is false).\n\n"
                                + "Raise KeyError if the element does not exist.",
                        "moveToEnd")
                .method("update(self, /, *args, **kwargs)",
                        "D.update([E, ]**F) -> None.  Update D from dict/iterable E and F.\nIf E is"
                                + " present and has a .keys() method, then does:  for k in E: D[k]"
                                + " = E[k]\nIf E is present and lacks a .keys() method, then does:"
                                + "  for k, v in E: D[k] = v\nIn either case, this is followed by:"
                                + " for k in F:  D[k] = F[k]")
                .method("clear(self, /)", "od.clear() -> None.  Remove all items from od.")
                .method("copy(self, /)", "od.copy() -> a shallow copy of od")
                .method("keys(self, /)", null)
                .method("values(self, /)", null)
                .method("items(self, /)", null)
                .method("__reversed__(self, /)", "od.__reversed__() <==> reversed(od)", "reversed")
                .method("__reduce__(self, /)", "Return state information for pickling", "reduce")
                .method("__sizeof__(self, /)", null, "sizeof");
    }

    static long fromkeys(ThreadState ts, long cls, long iterable, long value) {
        return DictMethods.fromkeys(ts, cls, iterable, value);
    }

    static long setdefault(ThreadState ts, long self, long key, long valueOr0) {
        long value = valueOr0 == 0 ? Singletons.None : valueOr0;
        if (PyODict.TYPE.isExactly(self)) {
            return PyODict.putIfAbsent(ts, self, key, value);
        }
        if (Abstract.contains(ts, self, key)) {
            return Abstract.getItem(ts, self, key);
        }
        Abstract.setItem(ts, self, key, value);
        return Refs.retain(ts, value);
    }

    static long pop(ThreadState ts, long self, long key, long whenMissing) {
        long value = PyODict.take(ts, self, key, DictTable.hash(ts, key));
        if (value != 0) {
            return value;
        }
        if (whenMissing != 0) {
            return Refs.retain(ts, whenMissing);
        }
        throw Errors.keyError(ts, key);
    }

    static long popitem(ThreadState ts, long self, long last) {
        return PyODict.takeEnd(ts, self, last == 0 || Abstract.isTrue(ts, last));
    }

    static long moveToEnd(ThreadState ts, long self, long key, long last) {
        PyODict.moveToEnd(ts, self, key, last == 0 || Abstract.isTrue(ts, last));
        return Singletons.None;
    }

    static long update(ThreadState ts, long self, long args, long kwargs) {
        long n = PyTuple.size(args);
        if (n > 1) {
            throw Errors.typeError(
                    ts, "update() takes at most 1 positional argument (" + n + " given)");
        }
        if (n == 1) {
            ODictUpdate.update(ts, self, Refs.fromMemoryBorrowed(PyTuple.item(args, 0)));
        }
        if (kwargs != 0 && PyDict.size(kwargs) > 0) {
            ODictUpdate.update(ts, self, kwargs);
        }
        return Singletons.None;
    }

    static long clear(ThreadState ts, long self) {
        PyODict.empty(ts, self);
        return Singletons.None;
    }

    static long copy(ThreadState ts, long self) {
        if (PyODict.TYPE.isExactly(self)) {
            return ODictUpdate.copyExact(ts, self);
        }
        long copy = Abstract.call(ts, PyType.addressOf(self));
        try {
            ODictUpdate.copyByKeys(ts, self, copy);
            return copy;
        } catch (Throwable t) {
            Refs.release(ts, copy);
            throw t;
        }
    }

    static long keys(ThreadState ts, long self) {
        return PyDictView.create(ts, PyODictView.KEYS, self);
    }

    static long values(ThreadState ts, long self) {
        return PyDictView.create(ts, PyODictView.VALUES, self);
    }

    static long items(ThreadState ts, long self) {
        return PyDictView.create(ts, PyODictView.ITEMS, self);
    }

    static long reversed(ThreadState ts, long self) {
        return PyODictIterator.create(
                ts, PyODictIterator.KEYS | PyODictIterator.REVERSED, self);
    }

    /** {@code (type, (), state, None, iter(self.items()))}. */
    static long reduce(ThreadState ts, long self) {
        long state = ObjectReduce.state(ts, self, false);
        try {
            long items = Abstract.callMethod(ts, self, Names.items);
            long it;
            try {
                it = Abstract.iter(ts, items);
            } finally {
                Refs.release(ts, items);
            }
            return PyTuple.fromArraySteal(ts, new long[] {
                Refs.retain(ts, PyType.addressOf(self)), PyTuple.empty(ts), Refs.retain(ts, state),
                Singletons.None, it
            });
        } finally {
            Refs.release(ts, state);
        }
    }

    static long sizeof(ThreadState ts, long self) {
        long bytes = DictMethods.bytes(ts, self);
        ObjectLock.lock(ts, self);
        bytes += 8 * PyODictObject.od_fast_nodes_size(self);
        if (PyODictObject.od_first(self) != 0) {
            bytes += _ODictNode.SIZE * PyDict.size(self);
        }
        ObjectLock.unlock(ts, self);
        return PyLong.of(ts, bytes);
    }

    // ---------------------------------------------------------------- slots' work

    static long repr(ThreadState ts, long self) {
        String name = PyType.of(self).simpleName();
        if (PyDict.size(self) == 0) {
            return PyUnicode.fromJava(ts, name + "()");
        }
        if (!ReprGuard.enter(ts, self)) {
            return PyUnicode.fromJava(ts, "...");
        }
        long list = 0;
        try {
            list = pairs(ts, self);
            UnicodeBuilder b = new UnicodeBuilder();
            b.append(name).append('(');
            ReprGuard.appendRepr(ts, b, list);
            b.append(')');
            return b.finish(ts);
        } finally {
            ReprGuard.leave(ts);
            Refs.xrelease(ts, list);
        }
    }

    /** A list of all items; a subclass is asked for them. */
    private static long pairs(ThreadState ts, long self) {
        long items = PyODict.TYPE.isExactly(self)
                ? items(ts, self) : Abstract.callMethod(ts, self, Names.items);
        try {
            return PyList.fromIterable(ts, items);
        } finally {
            Refs.release(ts, items);
        }
    }

    /** Whether two of them, which are equal as dicts, have their keys in the same order. */
    static boolean sameOrder(ThreadState ts, long a, long b) {
        long[] as = ODictNodes.keys(ts, a);
        long[] bs = ODictNodes.keys(ts, b);
        try {
            if (as.length != bs.length) {
                return false;
            }
            for (int i = 0; i < as.length; i++) {
                if (!Abstract.compareBool(ts, as[i], bs[i], CompareOp.EQ)) {
                    return false;
                }
            }
            return true;
        } finally {
            PyODictIterator.releaseAll(ts, as);
            PyODictIterator.releaseAll(ts, bs);
        }
    }
}
