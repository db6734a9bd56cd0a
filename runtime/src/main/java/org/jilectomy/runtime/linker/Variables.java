package org.jilectomy.runtime.linker;

import org.jilectomy.heap.layout.PyFunctionObject;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyCell;
import org.jilectomy.runtime.objects.OwnBuiltins;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Variables of compiled code that are not JVM locals: names in namespaces, cells, and what
 * {@code locals()} shows of both. Parameters are borrowed, results owned; names ending in
 * {@code Steal} take over their last parameter.
 */
public final class Variables {
    private Variables() {}

    // ---------------------------------------------------------------- names

    /** A global, else a built-in; NameError. */
    public static long loadGlobal(ThreadState ts, long globals, long name) {
        long v = PyDict.getItemName(ts, globals, name);
        return v != 0 ? v : OwnBuiltins.load(ts, globals, name);
    }

    public static void storeGlobal(ThreadState ts, long globals, long name, long value) {
        PyDict.setItemName(ts, globals, name, value);
    }

    /** A name of a module or class body: in its namespace, then among globals and built-ins. */
    public static long loadName(ThreadState ts, long namespace, long globals, long name) {
        long v;
        if (PyDict.TYPE.isExactly(namespace)) {
            v = PyDict.getItemName(ts, namespace, name);
        } else {
            v = lookUp(ts, namespace, name);
        }
        if (v != 0) {
            return v;
        }
        return loadGlobal(ts, globals, name);
    }

    /** {@code mapping[name]}, 0 if that raises KeyError. */
    static long lookUp(ThreadState ts, long mapping, long name) {
        try {
            return Abstract.getItem(ts, mapping, name);
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.KeyError)) {
                throw e;
            }
            Errors.discard(ts, e);
            return 0;
        }
    }

    public static void storeName(ThreadState ts, long namespace, long name, long value) {
        if (PyDict.TYPE.isExactly(namespace)) {
            PyDict.setItemName(ts, namespace, name, value);
        } else {
            Abstract.setItem(ts, namespace, name, value);
        }
    }

    /** {@code del name} in a module or class body; NameError. */
    public static void deleteName(ThreadState ts, long namespace, long name) {
        if (PyDict.TYPE.isExactly(namespace)) {
            if (!PyDict.delItem(ts, namespace, name)) {
                throw Errors.nameError(ts, name);
            }
            return;
        }
        try {
            Abstract.delItem(ts, namespace, name);
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.KeyError)) {
                throw e;
            }
            Errors.discard(ts, e);
            throw Errors.nameError(ts, name);
        }
    }

    /** As {@link #deleteName}, and a missing name is no error. */
    public static void discardName(ThreadState ts, long namespace, long name) {
        if (PyDict.TYPE.isExactly(namespace)) {
            PyDict.delItem(ts, namespace, name);
            return;
        }
        storeName(ts, namespace, name, Singletons.None);
        Abstract.delItem(ts, namespace, name);
    }

    /** The UnboundLocalError of a local that holds nothing, to be thrown. */
    public static PyException unboundLocal(ThreadState ts, long name) {
        return Errors.unboundLocal(ts, name);
    }

    // ---------------------------------------------------------------- cells

    /** A cell that holds the value, if there is one. */
    public static long newCell(ThreadState ts, long valueOrNull) {
        return PyCell.create(ts, valueOrNull);
    }

    /**
     * The variables of very large code: {@code n} new cells, then those of the function's closure.
     */
    public static long cellTuple(ThreadState ts, long function, int n) {
        long closure = PyFunctionObject.func_closure(function);
        int free = closure == 0 ? 0 : (int) PyTuple.size(closure);
        long tuple = PyTuple.create(ts, n + free);
        for (int i = 0; i < n; i++) {
            PyTuple.setSteal(ts, tuple, i, PyCell.create(ts, 0));
        }
        for (int i = 0; i < free; i++) {
            PyTuple.setSteal(ts, tuple, n + i, Refs.retain(ts, PyTuple.item(closure, i)));
        }
        return tuple;
    }

    /** A cell of {@link #cellTuple}, borrowed from it. */
    public static long cellAt(long cells, int i) {
        return PyTuple.item(cells, i);
    }

    /** Cell {@code i} of a function's closure, borrowed from it. */
    public static long closureCell(long function, int i) {
        return PyTuple.item(PyFunctionObject.func_closure(function), i);
    }

    /** The content of a cell of this function; UnboundLocalError if it is empty. */
    public static long loadCell(ThreadState ts, long cell, long name) {
        long v = PyCell.get(ts, cell);
        if (v == 0) {
            throw Errors.unboundLocal(ts, name);
        }
        return v;
    }

    /** The content of a cell of an outer function; NameError if it is empty. */
    public static long loadFree(ThreadState ts, long cell, long name) {
        long v = PyCell.get(ts, cell);
        if (v == 0) {
            throw Errors.unboundFree(ts, name);
        }
        return v;
    }

    /** A free variable in a class body: the namespace comes first. */
    public static long loadClassCell(ThreadState ts, long cell, long namespace, long name) {
        long v =
                PyDict.TYPE.isExactly(namespace)
                        ? PyDict.getItemName(ts, namespace, name)
                        : lookUp(ts, namespace, name);
        return v != 0 ? v : loadFree(ts, cell, name);
    }

    public static void storeCellSteal(ThreadState ts, long cell, long valueOrNull) {
        PyCell.setSteal(ts, cell, valueOrNull);
    }

    /** {@code del} of a variable in a cell of this function. */
    public static void deleteCell(ThreadState ts, long cell, long name) {
        Refs.release(ts, loadCell(ts, cell, name));
        PyCell.setSteal(ts, cell, 0);
    }

    /** {@code del} of a variable in a cell of an outer function. */
    public static void deleteFree(ThreadState ts, long cell, long name) {
        Refs.release(ts, loadFree(ts, cell, name));
        PyCell.setSteal(ts, cell, 0);
    }

    /** A cell's content without an error if empty; for {@code super()}, whose frame keeps it alive. */
    public static long peekCell(ThreadState ts, long cell) {
        long v = PyCell.get(ts, cell);
        Refs.xrelease(ts, v);
        return v;
    }

    /** Ends the life of a local's old value; the new one passes through. */
    public static long swapOut(long value, ThreadState ts, long old) {
        Refs.xrelease(ts, old);
        return value;
    }

    /** Ends the life of a local's old value, an object, after the slot has the new one. */
    public static void releaseOld(long old, ThreadState ts) {
        Refs.releaseObject(ts, old);
    }

    /** An empty dict for {@code locals()}. */
    public static long newLocals(ThreadState ts, long globals) {
        return PyDict.create(ts);
    }

    /** The dict of this activation, which keeps what {@code exec} adds; {@code known} is 0 at first. */
    public static long keptLocals(ThreadState ts, long globals, long known) {
        return known != 0 ? known : PyDict.create(ts);
    }

    /** One more variable for {@code locals()}, if it is bound. */
    public static void localsPut(ThreadState ts, long dict, long name, long valueOrNull) {
        if (valueOrNull != 0) {
            PyDict.setItem(ts, dict, name, valueOrNull);
        } else {
            PyDict.delItem(ts, dict, name);
        }
    }

    /** As {@link #localsPut}, of a variable in a cell. */
    public static void localsPutCell(ThreadState ts, long dict, long name, long cell) {
        long v = PyCell.get(ts, cell);
        if (v != 0) {
            PyDict.setItem(ts, dict, name, v);
            Refs.release(ts, v);
        } else {
            PyDict.delItem(ts, dict, name);
        }
    }

    /** For very large code: all variables that are bound. */
    public static void localsPutCells(ThreadState ts, long dict, long names, long cells) {
        for (int i = 0; i < PyTuple.size(names); i++) {
            localsPutCell(ts, dict, PyTuple.item(names, i), PyTuple.item(cells, i));
        }
    }
}
