package org.jilectomy.runtime.modules.pickle;

import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyFrozenSet;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PySet;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Tuples, lists, dicts and sets as opcodes. Items go in batches of a thousand; how the last batch
 * and a single item are written is CPython's way in each case, odd or not, so that the bytes agree.
 */
final class ContainerSaver {
    private ContainerSaver() {}

    // ---------------------------------------------------------------- tuples

    static void tuple(Saver s, long tuple) {
        int n = (int) PyTuple.size(tuple);
        if (n == 0) {
            if (s.bin) {
                s.out.op(Opcodes.EMPTY_TUPLE);
            } else {
                s.out.op(Opcodes.MARK, Opcodes.TUPLE);
            }
            return;
        }
        boolean small = n <= 3 && s.proto >= 2;
        if (!small) {
            s.out.op(Opcodes.MARK);
        }
        for (int i = 0; i < n; i++) {
            s.save(Refs.fromMemoryBorrowed(PyTuple.item(tuple, i)));
        }
        if (!s.isKnown(tuple)) {
            s.out.op(small ? Opcodes.TUPLE1 + n - 1 : Opcodes.TUPLE);
            s.memoize(tuple);
            return;
        }
        // It is in itself, and was written there: drop what was pushed here.
        if (!small && s.bin) {
            s.out.op(Opcodes.POP_MARK);
        } else {
            for (int i = small ? 1 : 0; i <= n; i++) {
                s.out.op(Opcodes.POP);
            }
        }
        s.saveGetOf(tuple);
    }

    // ---------------------------------------------------------------- lists

    static void list(Saver s, long list) {
        s.enterFast(list);
        if (s.bin) {
            s.out.op(Opcodes.EMPTY_LIST);
        } else {
            s.out.op(Opcodes.MARK, Opcodes.LIST);
        }
        s.memoize(list);
        if (PyList.size(list) > 0) {
            if (s.bin) {
                listItems(s, list);
            } else {
                long it = Abstract.iter(s.ts, list);
                try {
                    appendAll(s, it);
                } finally {
                    Refs.release(s.ts, it);
                }
            }
        }
        s.leaveFast(list);
    }

    /** An exact list, which may change meanwhile. */
    private static void listItems(Saver s, long list) {
        if (PyList.size(list) == 1) {
            saveItem(s, list, 0);
            s.out.op(Opcodes.APPEND);
            return;
        }
        long i = 0;
        do {
            s.out.op(Opcodes.MARK);
            for (int n = 0; n < Opcodes.BATCHSIZE && saveItem(s, list, i); n++) {
                i++;
            }
            s.out.op(Opcodes.APPENDS);
        } while (i < PyList.size(list));
    }

    private static boolean saveItem(Saver s, long list, long i) {
        long item = PyList.getItemOrEnd(s.ts, list, i);
        if (item == 0) {
            return false;
        }
        try {
            s.save(item);
        } finally {
            Refs.release(s.ts, item);
        }
        return true;
    }

    /** Appends what an iterator (borrowed) gives. */
    static void appendAll(Saver s, long it) {
        inBatches(s, it, ContainerSaver::saveSteal, Opcodes.APPEND, Opcodes.APPENDS);
    }

    private static void saveSteal(Saver s, long value) {
        try {
            s.save(value);
        } finally {
            Refs.release(s.ts, value);
        }
    }

    private static long nextOrRelease(Saver s, long it, long value) {
        try {
            return Abstract.next(s.ts, it);
        } catch (Throwable t) {
            Refs.release(s.ts, value);
            throw t;
        }
    }

    /** Writes what an item is made of, and gives it up. */
    private interface ItemSaver {
        void saveSteal(Saver s, long item);
    }

    /**
     * Adds what an iterator (borrowed) gives to the container written before.
     *
     * @param one  the opcode behind a single item
     * @param many the opcode behind a mark and several items
     */
    private static void inBatches(Saver s, long it, ItemSaver saver, int one, int many) {
        ThreadState ts = s.ts;
        if (!s.bin) {
            for (long item; (item = Abstract.next(ts, it)) != 0;) {
                saver.saveSteal(s, item);
                s.out.op(one);
            }
            return;
        }
        int n;
        do {
            long first = Abstract.next(ts, it);
            if (first == 0) {
                return;
            }
            long item = nextOrRelease(s, it, first);
            if (item == 0) {
                saver.saveSteal(s, first);
                s.out.op(one);
                return;
            }
            s.out.op(Opcodes.MARK);
            try {
                saver.saveSteal(s, first);
            } catch (Throwable t) {
                Refs.release(ts, item);
                throw t;
            }
            n = 1;
            while (item != 0) {
                saver.saveSteal(s, item);
                if (++n == Opcodes.BATCHSIZE) {
                    break;
                }
                item = Abstract.next(ts, it);
            }
            s.out.op(many);
        } while (n == Opcodes.BATCHSIZE);
    }

    // ---------------------------------------------------------------- dicts

    static void dict(Saver s, long dict) {
        s.enterFast(dict);
        if (s.bin) {
            s.out.op(Opcodes.EMPTY_DICT);
        } else {
            s.out.op(Opcodes.MARK, Opcodes.DICT);
        }
        s.memoize(dict);
        if (PyDict.size(dict) > 0) {
            if (s.bin) {
                dictItems(s, dict);
            } else {
                long items = Abstract.callMethod(s.ts, dict, Names.items);
                long it;
                try {
                    it = Abstract.iter(s.ts, items);
                } finally {
                    Refs.release(s.ts, items);
                }
                try {
                    setAll(s, it);
                } finally {
                    Refs.release(s.ts, it);
                }
            }
        }
        s.leaveFast(dict);
    }

    /** An exact dict; a batch that is full may be followed by an empty one. */
    private static void dictItems(Saver s, long dict) {
        long size = PyDict.size(dict);
        PyDict.Iteration it = new PyDict.Iteration();
        if (size == 1) {
            saveEntry(s, dict, it);
            s.out.op(Opcodes.SETITEM);
            return;
        }
        int n;
        do {
            s.out.op(Opcodes.MARK);
            for (n = 0; n < Opcodes.BATCHSIZE && saveEntry(s, dict, it); n++) {}
            s.out.op(Opcodes.SETITEMS);
            if (PyDict.size(dict) != size) {
                throw Errors.runtimeError(s.ts, "dictionary changed size during iteration");
            }
        } while (n == Opcodes.BATCHSIZE);
    }

    private static boolean saveEntry(Saver s, long dict, PyDict.Iteration it) {
        if (!PyDict.next(s.ts, dict, it)) {
            return false;
        }
        long key = it.key;
        long value = it.value;
        try {
            s.save(Refs.fromMemoryBorrowed(key));
            s.save(Refs.fromMemoryBorrowed(value));
        } finally {
            Refs.releaseObject(s.ts, key);
            Refs.releaseObject(s.ts, value);
        }
        return true;
    }

    /** Stores the pairs that an iterator (borrowed) gives. */
    static void setAll(Saver s, long it) {
        inBatches(s, it, ContainerSaver::savePairSteal, Opcodes.SETITEM, Opcodes.SETITEMS);
    }

    private static void savePairSteal(Saver s, long pair) {
        try {
            if (!PyTuple.TYPE.isInstance(pair) || PyTuple.size(pair) != 2) {
                throw Errors.typeError(s.ts, "dict items iterator must return 2-tuples");
            }
            s.save(Refs.fromMemoryBorrowed(PyTuple.item(pair, 0)));
            s.save(Refs.fromMemoryBorrowed(PyTuple.item(pair, 1)));
        } finally {
            Refs.release(s.ts, pair);
        }
    }

    // ---------------------------------------------------------------- sets

    static void set(Saver s, long set) {
        if (s.proto < 4) {
            reduceAsList(s, PySet.TYPE.address, set);
            return;
        }
        s.out.op(Opcodes.EMPTY_SET);
        s.memoize(set);
        long size = PySet.size(set);
        if (size == 0) {
            return;
        }
        long items = PyTuple.fromIterable(s.ts, set);
        try {
            int at = 0;
            int n;
            do {
                s.out.op(Opcodes.MARK);
                for (n = 0; n < Opcodes.BATCHSIZE && at < PyTuple.size(items); n++) {
                    s.save(Refs.fromMemoryBorrowed(PyTuple.item(items, at++)));
                }
                s.out.op(Opcodes.ADDITEMS);
                if (PySet.size(set) != size) {
                    throw Errors.runtimeError(s.ts, "set changed size during iteration");
                }
            } while (n == Opcodes.BATCHSIZE);
        } finally {
            Refs.release(s.ts, items);
        }
    }

    static void frozenset(Saver s, long set) {
        if (s.proto < 4) {
            reduceAsList(s, PyFrozenSet.TYPE.address, set);
            return;
        }
        s.enterFast(set);
        s.out.op(Opcodes.MARK);
        long items = PyTuple.fromIterable(s.ts, set);
        try {
            for (long i = 0; i < PyTuple.size(items); i++) {
                s.save(Refs.fromMemoryBorrowed(PyTuple.item(items, i)));
            }
        } finally {
            Refs.release(s.ts, items);
        }
        if (s.isKnown(set)) { // it is in itself
            s.out.op(Opcodes.POP_MARK);
            s.saveGetOf(set);
        } else {
            s.out.op(Opcodes.FROZENSET);
            s.memoize(set);
        }
        s.leaveFast(set);
    }

    private static void reduceAsList(Saver s, long type, long set) {
        long list = PyList.fromIterable(s.ts, set);
        long args = PyTuple.of(s.ts, list);
        Refs.release(s.ts, list);
        s.reduceSteal(Refs.retain(s.ts, type), args, set);
    }
}
