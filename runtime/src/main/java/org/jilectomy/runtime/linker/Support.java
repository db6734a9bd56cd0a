package org.jilectomy.runtime.linker;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.BuildClass;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.FormatSpec;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyFunction;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyRange;
import org.jilectomy.runtime.objects.PySet;
import org.jilectomy.runtime.objects.PySlice;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
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

    /** What a loop goes through: a list or tuple itself, else an iterator; owned. */
    public static long loopSource(ThreadState ts, long o) {
        return loopIndex(o) == 0 ? Refs.retain(ts, o) : iter(ts, o);
    }

    /** The first index of a {@link #loopSource} that is a list or tuple; -1 if it is an iterator. */
    public static int loopIndex(long source) {
        if ((source & 3) != 0) {
            return -1;
        }
        long type = PyObject.ob_type(source);
        return type == PyList.ADDRESS || type == PyTuple.ADDRESS ? 0 : -1;
    }

    /** The item of a list or tuple, owned; 0 at the end. */
    public static long loopItem(ThreadState ts, long source, int index) {
        if (PyObject.ob_type(source) == PyList.ADDRESS) {
            return PyList.getItemOrEnd(ts, source, index);
        }
        return index < PyTuple.size(source) ? PyTuple.getItem(ts, source, index) : 0;
    }

    /** As {@link #loopSource} of what looks like a range: a range that can be counted itself. */
    public static long rangeSource(ThreadState ts, long o) {
        return PyRange.isCounted(o) ? Refs.retain(ts, o) : iter(ts, o);
    }

    /** How many numbers there are in a {@link #rangeSource} that is a range, else -1. */
    public static long rangeLength(long source) {
        return PyRange.isCounted(source) ? PyRange.length(source) : -1;
    }

    /** The first of them. */
    public static long rangeStart(long source) {
        return PyRange.isCounted(source) ? PyRange.start(source) : 0;
    }

    /** And their distance. */
    public static long rangeStep(long source) {
        return PyRange.isCounted(source) ? PyRange.step(source) : 0;
    }

    /** One of them. */
    public static long rangeItem(ThreadState ts, long number) {
        return PyLong.of(ts, number);
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

    /** {@code o[key] += by}, and {@code -=}: whether it was done in one step. */
    public static boolean addItem(
            ThreadState ts, long o, long key, long by, boolean subtract) {
        return Subscripts.add(ts, o, key, by, subtract);
    }

    static void checkIterable(ThreadState ts, long v) {
        if (!PyTuple.TYPE.isExactly(v) && !PyList.TYPE.isExactly(v)
                && !Abstract.hasIter(ts, v)) {
            throw Errors.typeError(
                    ts,
                    "Value after * must be an iterable, not " + PyType.of(v).name());
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

    // ---------------------------------------------------------------- unpacking

    /** The annotation {@code *value} of {@code *args}: the only value in it. */
    public static long unpackOne(ThreadState ts, long value) {
        long tuple = Unpacking.exact(ts, value, 1);
        try {
            return PyTuple.getItem(ts, tuple, 0);
        } finally {
            Refs.release(ts, tuple);
        }
    }

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
        return BuildClass.statement(ts, body, name, bases, keywords);
    }

    /** {@code __module__} of a class body's namespace. */
    public static void setClassModule(ThreadState ts, long namespace, long globals) {
        long module = PyDict.getItemName(ts, globals, Names.__name__);
        if (module != 0) {
            Variables.storeName(ts, namespace, Names.__module__, module);
            Refs.release(ts, module);
        }
    }

    public static void setUpAnnotations(ThreadState ts, long namespace) {
        long known =
                PyDict.TYPE.isExactly(namespace)
                        ? PyDict.getItemName(ts, namespace, Names.__annotations__)
                        : Variables.lookUp(ts, namespace, Names.__annotations__);
        if (known == 0) {
            known = PyDict.create(ts);
            Variables.storeName(ts, namespace, Names.__annotations__, known);
        }
        Refs.release(ts, known);
    }

    public static void annotate(ThreadState ts, long namespace, long name, long annotation) {
        long dict = Variables.loadName(ts, namespace, namespace, Names.__annotations__);
        try {
            Abstract.setItem(ts, dict, name, annotation);
        } finally {
            Refs.release(ts, dict);
        }
    }

    /** Raises NotImplementedError naming what this runtime cannot do yet. */
    public static long unsupported(ThreadState ts, String what) {
        throw Errors.notImplemented(ts, what);
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
