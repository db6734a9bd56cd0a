package org.jilectomy.runtime.objects;

import java.util.ArrayList;
import java.util.Arrays;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The method resolution order by C3 linearization; compare {@code mro_implementation}.
 *
 * <p>Merge of the bases' MROs and the list of bases: take the first head that is in no other list's
 * tail, until all lists are empty.
 */
final class Mro {
    private Mro() {}

    static PyType[] compute(ThreadState ts, PyType type) {
        if (!(type instanceof PyHeapType cls)) {
            return type.mro();
        }
        PyType[] bases = cls.bases();
        for (PyType base : bases) {
            if (base.mro == null && base instanceof PyHeapType) {
                throw Errors.typeError(ts,
                        "Cannot extend an incomplete type '" + base.name() + "'");
            }
        }
        if (bases.length == 1) {
            PyType[] rest = bases[0].mro();
            PyType[] mro = new PyType[rest.length + 1];
            mro[0] = type;
            System.arraycopy(rest, 0, mro, 1, rest.length);
            return mro;
        }
        return merge(ts, type, bases);
    }

    private static PyType[] merge(ThreadState ts, PyType type, PyType[] bases) {
        checkDuplicates(ts, bases);
        int n = bases.length;
        PyType[][] lists = new PyType[n + 1][];
        int[] at = new int[n + 1];
        for (int i = 0; i < n; i++) {
            lists[i] = bases[i].mro();
        }
        lists[n] = bases;
        ArrayList<PyType> mro = new ArrayList<>();
        mro.add(type);
        while (true) {
            boolean empty = true;
            PyType chosen = null;
            for (int i = 0; i <= n && chosen == null; i++) {
                if (at[i] < lists[i].length) {
                    empty = false;
                    PyType head = lists[i][at[i]];
                    if (!inTail(lists, at, head)) {
                        chosen = head;
                    }
                }
            }
            if (empty) {
                return mro.toArray(new PyType[0]);
            }
            if (chosen == null) {
                throw conflict(ts, lists, at);
            }
            mro.add(chosen);
            for (int i = 0; i <= n; i++) {
                if (at[i] < lists[i].length && lists[i][at[i]] == chosen) {
                    at[i]++;
                }
            }
        }
    }

    private static boolean inTail(PyType[][] lists, int[] at, PyType t) {
        for (int i = 0; i < lists.length; i++) {
            for (int k = at[i] + 1; k < lists[i].length; k++) {
                if (lists[i][k] == t) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void checkDuplicates(ThreadState ts, PyType[] bases) {
        for (int i = 0; i < bases.length; i++) {
            for (int k = i + 1; k < bases.length; k++) {
                if (bases[i] == bases[k]) {
                    throw Errors.typeError(ts, "duplicate base class " + bases[i].name());
                }
            }
        }
    }

    private static RuntimeException conflict(ThreadState ts, PyType[][] lists, int[] at) {
        ArrayList<String> heads = new ArrayList<>();
        ArrayList<PyType> seen = new ArrayList<>();
        for (int i = 0; i < lists.length; i++) {
            if (at[i] < lists[i].length && !seen.contains(lists[i][at[i]])) {
                seen.add(lists[i][at[i]]);
                heads.add(lists[i][at[i]].name());
            }
        }
        return Errors.typeError(ts, "Cannot create a consistent method resolution\norder (MRO) for "
                + "bases " + String.join(", ", heads));
    }

    /** The classes of a tuple, as {@code type.mro()} of a metaclass returned it. */
    static PyType[] fromSequence(ThreadState ts, PyType type, long result) {
        long tuple = PyTuple.fromIterable(ts, result);
        try {
            PyType[] mro = new PyType[(int) PyTuple.size(tuple)];
            if (mro.length == 0) {
                throw Errors.typeError(ts, "type MRO must not be empty");
            }
            PyType solid = type.builtinBase();
            for (int i = 0; i < mro.length; i++) {
                long t = PyTuple.item(tuple, i);
                if (!PyTypeType.isType(t)) {
                    throw Errors.typeError(ts, "mro() returned a non-class ('"
                            + PyType.of(t).name() + "')");
                }
                mro[i] = PyType.at(t);
                if (!solid.isSubtypeOf(mro[i].builtinBase())) {
                    throw Errors.typeError(ts, "mro() returned base with unsuitable layout ('"
                            + mro[i].name() + "')");
                }
            }
            return Arrays.copyOf(mro, mro.length);
        } finally {
            Refs.release(ts, tuple);
        }
    }
}
