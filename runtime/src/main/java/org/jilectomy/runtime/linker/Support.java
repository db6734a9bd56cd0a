package org.jilectomy.runtime.linker;

import org.jilectomy.heap.layout.PyFunctionObject;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.BuildClass;
import org.jilectomy.runtime.objects.CallerFrame;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.FormatSpec;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBaseException;
import org.jilectomy.runtime.objects.PyCell;
import org.jilectomy.runtime.objects.OwnBuiltins;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyFunction;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PySet;
import org.jilectomy.runtime.objects.PySlice;
import org.jilectomy.runtime.objects.PySuper;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Operations of compiled code that need no inline cache. Parameters are borrowed, results owned;
 * names ending in {@code Steal} (and {@code tupleInit}) take over their last parameter.
 */
public final class Support {
    private Support() {}

    // ---------------------------------------------------------------- items, slices, iteration

    public static long getItem(ThreadState ts, long o, long key) {
        return Subscripts.get(ts, o, key);
    }

    public static void setItem(ThreadState ts, long o, long key, long value) {
        Subscripts.set(ts, o, key, value);
    }

    public static void delItem(ThreadState ts, long o, long key) {
        Abstract.delItem(ts, o, key);
    }

    public static void delAttr(ThreadState ts, long o, long name) {
        Abstract.delAttr(ts, o, name);
    }

    public static long slice(ThreadState ts, long lower, long upper, long step) {
        return PySlice.create(ts, lower, upper, step);
    }

    public static long iter(ThreadState ts, long o) {
        return Abstract.iter(ts, o);
    }

    public static long next(ThreadState ts, long it) {
        return PyType.of(it).tp_iternext(ts, it);
    }

    // ---------------------------------------------------------------- displays

    public static long newTuple(ThreadState ts, int n) {
        return PyTuple.create(ts, n);
    }

    public static void tupleInit(ThreadState ts, long tuple, int i, long valueSteal) {
        PyTuple.setSteal(ts, tuple, i, valueSteal);
    }

    public static long tupleItem(ThreadState ts, long tuple, int i) {
        return PyTuple.getItem(ts, tuple, i);
    }

    /** A list display of {@code n} elements, to be filled by {@link #listInit}. */
    public static long newListOf(ThreadState ts, int n) {
        return PyList.createWithRoom(ts, n);
    }

    /** Sets element {@code i}; they come in order. */
    public static void listInit(ThreadState ts, long list, int i, long valueSteal) {
        PyList.addSteal(ts, list, valueSteal);
    }

    /** A list display of constants. */
    public static long listOfConstants(ThreadState ts, long tuple) {
        return PyList.fromConstants(ts, tuple);
    }

    /** A set display of constants: a copy of the frozenset that was made of them. */
    public static long setOfConstants(ThreadState ts, long frozenset) {
        return PySet.fromIterable(ts, frozenset);
    }

    public static long newList(ThreadState ts) {
        return PyList.create(ts);
    }

    public static void listAdd(ThreadState ts, long list, long value) {
        PyList.append(ts, list, value);
    }

    public static void listExtend(ThreadState ts, long list, long iterable) {
        checkIterable(ts, iterable);
        PyList.extend(ts, list, iterable);
    }

    private static void checkIterable(ThreadState ts, long v) {
        if (!PyTuple.TYPE.isExactly(v) && !PyList.TYPE.isExactly(v) && !isIterable(ts, v)) {
            throw Errors.typeError(
                    ts,
                    "Value after * must be an iterable, not " + PyType.of(v).name());
        }
    }

    private static boolean isIterable(ThreadState ts, long v) {
        try {
            Refs.release(ts, Abstract.iter(ts, v));
            return true;
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.TypeError)) {
                throw e;
            }
            Errors.discard(ts, e);
            return false;
        }
    }

    public static long listToTuple(ThreadState ts, long list) {
        return PyTuple.fromIterable(ts, list);
    }

    public static long newSet(ThreadState ts) {
        return PySet.create(ts);
    }

    public static void setAdd(ThreadState ts, long set, long value) {
        PySet.add(ts, set, value);
    }

    public static void setExtend(ThreadState ts, long set, long iterable) {
        PySet.update(ts, set, iterable);
    }

    public static long newDict(ThreadState ts) {
        return PyDict.create(ts);
    }

    public static void dictSet(ThreadState ts, long dict, long key, long value) {
        PyDict.setItem(ts, dict, key, value);
    }

    public static void dictUpdate(ThreadState ts, long dict, long mapping) {
        long keys = Abstract.lookupAttr(ts, mapping, Names.of("keys"));
        if (keys == 0) {
            throw Errors.typeError(
                    ts, "'" + PyType.of(mapping).name() + "' object is not a mapping");
        }
        Refs.release(ts, keys);
        PyDict.update(ts, dict, mapping);
    }

    /** {@code **mapping} of a class statement. */
    public static void classKeywords(ThreadState ts, long dict, long mapping) {
        long f = PyDict.getItemString(ts, Interpreter.builtinsDict, "__build_class__");
        try {
            keywordsMerge(ts, f, dict, mapping);
        } finally {
            Refs.xrelease(ts, f);
        }
    }

    // ---------------------------------------------------------------- unpacking

    /** Exactly {@code n} values as a tuple. */
    public static long unpack(ThreadState ts, long value, int n) {
        if (PyTuple.TYPE.isExactly(value) && PyTuple.size(value) == n) {
            return Refs.retain(ts, value);
        }
        return Unpacking.exact(ts, value, n);
    }

    /** {@code before} values, a list of the middle, {@code after} values, as a tuple. */
    public static long unpackStar(ThreadState ts, long value, int before, int after) {
        return Unpacking.star(ts, value, before, after);
    }

    // ---------------------------------------------------------------- names

    public static long loadGlobal(ThreadState ts, long globals, long name) {
        long v = PyDict.getItemName(ts, globals, name);
        return v != 0 ? v : OwnBuiltins.load(ts, globals, name);
    }

    public static void storeGlobal(ThreadState ts, long globals, long name, long value) {
        PyDict.setItemName(ts, globals, name, value);
    }

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
    private static long lookUp(ThreadState ts, long mapping, long name) {
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

    public static PyException unboundLocal(ThreadState ts, long name) {
        return Errors.unboundLocal(ts, name);
    }

    // ---------------------------------------------------------------- cells

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

    public static long loadCell(ThreadState ts, long cell, long name) {
        long v = PyCell.get(ts, cell);
        if (v == 0) {
            throw Errors.unboundLocal(ts, name);
        }
        return v;
    }

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

    public static void deleteCell(ThreadState ts, long cell, long name) {
        Refs.release(ts, loadCell(ts, cell, name));
        PyCell.setSteal(ts, cell, 0);
    }

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

    // ---------------------------------------------------------------- calls

    public static long call1(ThreadState ts, long f, long a) {
        return Abstract.call(ts, f, a);
    }

    public static long callArray(ThreadState ts, long f, long[] args, long kwnames) {
        return Abstract.call(ts, f, args, kwnames);
    }

    public static long callEx(ThreadState ts, long f, long args, long kwargsOrNull) {
        return Abstract.callTuple(ts, f, args, kwargsOrNull);
    }

    /** The positional arguments of {@code f(*value)}. */
    public static long argumentTuple(ThreadState ts, long f, long value) {
        if (PyTuple.TYPE.isExactly(value)) {
            return Refs.retain(ts, value);
        }
        if (!PyList.TYPE.isExactly(value) && !isIterable(ts, value)) {
            throw Errors.typeError(
                    ts,
                    Unpacking.functionName(ts, f)
                            + " argument after * must be an iterable, not "
                            + PyType.of(value).name());
        }
        return PyTuple.fromIterable(ts, value);
    }

    /** One explicit keyword of a call with stars. */
    public static void keywordAdd(ThreadState ts, long f, long dict, long name, long value) {
        if (PyDict.contains(ts, dict, name)) {
            throw duplicateKeyword(ts, f, name);
        }
        PyDict.setItem(ts, dict, name, value);
    }

    /** {@code **mapping} of a call. */
    public static void keywordsMerge(ThreadState ts, long f, long dict, long mapping) {
        if (!PyDict.TYPE.isInstance(mapping)) {
            long keys = Abstract.lookupAttr(ts, mapping, Names.of("keys"));
            if (keys == 0) {
                throw Errors.typeError(
                        ts,
                        Unpacking.functionName(ts, f)
                                + " argument after ** must be a mapping, not "
                                + PyType.of(mapping).name());
            }
            Refs.release(ts, keys);
        }
        long duplicate = PyDict.mergeUnique(ts, dict, mapping);
        if (duplicate != 0) {
            try {
                throw duplicateKeyword(ts, f, duplicate);
            } finally {
                Refs.release(ts, duplicate);
            }
        }
    }

    private static PyException duplicateKeyword(ThreadState ts, long f, long name) {
        if (!PyUnicode.TYPE.isInstance(name)) {
            return Errors.typeError(ts, "keywords must be strings");
        }
        return Errors.typeError(
                ts,
                Unpacking.functionName(ts, f)
                        + " got multiple values for keyword argument '"
                        + PyUnicode.toJava(name)
                        + "'");
    }

    /** Stands for the first argument in a function that has none: no object's address. */
    public static final long NO_ARGUMENT = 8;

    /** {@code super()} without arguments; another callable under that name is called as it is. */
    public static long zeroArgumentSuper(ThreadState ts, long callee, long classCell, long self) {
        if (callee != PySuper.TYPE.address) {
            return Abstract.call(ts, callee);
        }
        if (self == 0 || self == NO_ARGUMENT) {
            throw Errors.runtimeError(
                    ts, self == 0 ? "super(): arg[0] deleted" : "super(): no arguments");
        }
        if (classCell == 0) {
            throw Errors.runtimeError(ts, "super(): __class__ cell not found");
        }
        long cls = PyCell.get(ts, classCell);
        if (cls == 0) {
            throw Errors.runtimeError(ts, "super(): empty __class__ cell");
        }
        try {
            return Abstract.call(ts, callee, cls, self);
        } finally {
            Refs.release(ts, cls);
        }
    }

    public static long newLocals(ThreadState ts, long globals) {
        return PyDict.create(ts);
    }

    public static void localsPut(ThreadState ts, long dict, long name, long valueOrNull) {
        if (valueOrNull != 0) {
            PyDict.setItem(ts, dict, name, valueOrNull);
        }
    }

    public static void localsPutCell(ThreadState ts, long dict, long name, long cell) {
        long v = PyCell.get(ts, cell);
        if (v != 0) {
            PyDict.setItem(ts, dict, name, v);
            Refs.release(ts, v);
        }
    }

    /** For very large code: all variables that are bound. */
    public static void localsPutCells(ThreadState ts, long dict, long names, long cells) {
        for (int i = 0; i < PyTuple.size(names); i++) {
            localsPutCell(ts, dict, PyTuple.item(names, i), PyTuple.item(cells, i));
        }
    }

    public static void announceFrame(ThreadState ts, long globals, long locals) {
        CallerFrame.set(ts, globals, locals);
    }

    // ---------------------------------------------------------------- functions and classes

    public static long makeFunction(
            ThreadState ts,
            long code,
            long globals,
            long closure,
            long defaults,
            long kwDefaults,
            long annotations) {
        return PyFunction.create(
                ts, code, globals, 0, closure, defaults, kwDefaults, annotations);
    }

    public static long buildClass(
            ThreadState ts, long body, long name, long bases, long keywords) {
        return BuildClass.build(ts, body, name, bases, keywords);
    }

    /** {@code __module__} of a class body's namespace. */
    public static void setClassModule(ThreadState ts, long namespace, long globals) {
        long module = PyDict.getItemName(ts, globals, Names.__name__);
        if (module != 0) {
            storeName(ts, namespace, Names.__module__, module);
            Refs.release(ts, module);
        }
    }

    public static void setUpAnnotations(ThreadState ts, long namespace) {
        long known =
                PyDict.TYPE.isExactly(namespace)
                        ? PyDict.getItemName(ts, namespace, Names.__annotations__)
                        : lookUp(ts, namespace, Names.__annotations__);
        if (known == 0) {
            known = PyDict.create(ts);
            storeName(ts, namespace, Names.__annotations__, known);
        }
        Refs.release(ts, known);
    }

    public static void annotate(ThreadState ts, long namespace, long name, long annotation) {
        long dict = loadName(ts, namespace, namespace, Names.__annotations__);
        try {
            Abstract.setItem(ts, dict, name, annotation);
        } finally {
            Refs.release(ts, dict);
        }
    }

    // ---------------------------------------------------------------- exceptions

    /** Makes {@code exc} the handled exception; returns the one before, owned, 0 if none. */
    public static long enterHandler(ThreadState ts, long exc) {
        long previous = ts.handled;
        ts.handled = Refs.retain(ts, exc);
        return previous;
    }

    /** In an {@code except*} clause: the part it takes is handled instead of the whole. */
    public static void handleInstead(ThreadState ts, long exc) {
        long whole = ts.handled;
        ts.handled = Refs.retain(ts, exc);
        Refs.xrelease(ts, whole);
    }

    /** Puts the previous handled exception back (stolen). */
    public static void leaveHandler(ThreadState ts, long previousSteal) {
        long exc = ts.handled;
        ts.handled = previousSteal;
        Refs.xrelease(ts, exc);
    }

    /** Throws a caught exception on (reference stolen) without another traceback entry. */
    public static PyException rethrow(long excSteal) {
        PyException e = new PyException(excSteal);
        e.recorded(true);
        return e;
    }

    /** {@code raise} without operand. */
    public static PyException reraise(ThreadState ts) {
        if (ts.handled == 0) {
            return Errors.runtimeError(ts, "No active exception to reraise");
        }
        return rethrow(Refs.retain(ts, ts.handled));
    }

    public static PyException raise(ThreadState ts, long exc, long causeOrNull) {
        long e = Raising.instance(ts, exc, "exceptions must derive from BaseException");
        try {
            if (causeOrNull != 0) {
                long cause =
                        causeOrNull == Singletons.None
                                ? Singletons.None
                                : Raising.instance(
                                        ts,
                                        causeOrNull,
                                        "exception causes must derive from BaseException");
                PyBaseException.setCause(ts, e, cause);
                Refs.release(ts, cause);
            }
        } catch (Throwable t) {
            Refs.release(ts, e);
            throw t;
        }
        return Errors.chained(ts, e);
    }

    public static boolean exceptionMatches(ThreadState ts, long exc, long type) {
        return Raising.matches(ts, exc, type);
    }

    public static PyException assertionError(ThreadState ts, long messageOrNull) {
        return messageOrNull == 0
                ? Errors.chained(ts, PyBaseException.createEmpty(ts, Exceptions.AssertionError))
                : Errors.raiseValue(ts, Exceptions.AssertionError, messageOrNull);
    }

    /** Raises NotImplementedError naming what this runtime cannot do yet. */
    public static long unsupported(ThreadState ts, String what) {
        throw Errors.notImplemented(ts, what);
    }

    // ---------------------------------------------------------------- with

    /** The bound {@code __exit__}; checks {@code __enter__} first, as CPython does. */
    public static long withExit(ThreadState ts, long manager) {
        long enter = Abstract.lookupSpecial(ts, manager, Names.__enter__);
        if (enter == 0) {
            throw Errors.typeError(
                    ts,
                    "'"
                            + PyType.of(manager).name()
                            + "' object does not support the context manager protocol");
        }
        Refs.release(ts, enter);
        long exit = Abstract.lookupSpecial(ts, manager, Names.__exit__);
        if (exit == 0) {
            throw Errors.typeError(
                    ts,
                    "'"
                            + PyType.of(manager).name()
                            + "' object does not support the context manager protocol"
                            + " (missed __exit__ method)");
        }
        return exit;
    }

    public static long withEnter(ThreadState ts, long manager) {
        long enter = Abstract.lookupSpecial(ts, manager, Names.__enter__);
        try {
            return Abstract.call(ts, enter);
        } finally {
            Refs.release(ts, enter);
        }
    }

    public static void withExitNormal(ThreadState ts, long exitSteal) {
        try {
            Refs.release(
                    ts,
                    Abstract.call(
                            ts, exitSteal, Singletons.None, Singletons.None, Singletons.None));
        } finally {
            Refs.release(ts, exitSteal);
        }
    }

    /** Whether {@code __exit__} swallowed the exception. */
    public static boolean withExitException(ThreadState ts, long exit, long exc) {
        long tb = PyBaseException.tracebackBorrowed(exc);
        long r =
                Abstract.call(
                        ts, exit, PyType.addressOf(exc), exc, tb == 0 ? Singletons.None : tb);
        try {
            return Abstract.isTrue(ts, r);
        } finally {
            Refs.release(ts, r);
        }
    }

    // ---------------------------------------------------------------- f-strings

    public static long joinStr(ThreadState ts, long[] parts) {
        return PyUnicode.joinFormatted(ts, parts);
    }

    /** @param conversion -1, 's', 'r' or 'a'; @param spec str or 0 */
    public static long formatValue(ThreadState ts, long value, int conversion, long spec) {
        return FormatSpec.format(ts, value, Math.max(conversion, 0), spec);
    }

    // ---------------------------------------------------------------- import

    public static long importModule(
            ThreadState ts, long globals, long name, long fromList, int level, int leaf) {
        return Imports.hook.importModule(ts, globals, name, fromList, level, leaf != 0);
    }

    public static long importFrom(ThreadState ts, long module, long name) {
        return Imports.hook.importFrom(ts, module, name);
    }

    public static void importStar(ThreadState ts, long module, long namespace) {
        Imports.hook.importStar(ts, module, namespace);
    }

    /** {@code sys.displayhook} of an interactive statement. */
    public static void displayHook(ThreadState ts, long value) {
        long hook = PyDict.getItemString(ts, Interpreter.sysDict, "displayhook");
        if (hook == 0) {
            throw Errors.runtimeError(ts, "lost sys.displayhook");
        }
        try {
            Refs.release(ts, Abstract.call(ts, hook, value));
        } finally {
            Refs.release(ts, hook);
        }
    }
}
