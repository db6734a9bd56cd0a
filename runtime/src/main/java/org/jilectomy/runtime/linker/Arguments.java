package org.jilectomy.runtime.linker;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.CallerFrame;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyCell;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PySuper;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Calls whose arguments are known only when they are made: with stars, through an array, or by
 * {@code super()} from the frame around it.
 */
public final class Arguments {
    /** Stands for the first argument in a function that has none: no object's address. */
    public static final long NO_ARGUMENT = 8;

    private Arguments() {}

    /** {@code **mapping} of a class statement. */
    public static void classKeywords(ThreadState ts, long dict, long mapping) {
        long f = PyDict.getItemString(ts, Interpreter.builtinsDict, "__build_class__");
        try {
            keywordsMerge(ts, f, dict, mapping);
        } finally {
            Refs.xrelease(ts, f);
        }
    }

    /** One keyword of a class statement, which may repeat one that {@code **} gave. */
    public static void classKeyword(ThreadState ts, long dict, long name, long value) {
        long f = PyDict.getItemString(ts, Interpreter.builtinsDict, "__build_class__");
        try {
            keywordAdd(ts, f, dict, name, value);
        } finally {
            Refs.xrelease(ts, f);
        }
    }

    /** A call with one argument, as of a decorator. */
    public static long call1(ThreadState ts, long f, long a) {
        return Abstract.call(ts, f, a);
    }

    /** A call with names for the last arguments. */
    public static long callArray(ThreadState ts, long f, long[] args, long kwnames) {
        return Abstract.call(ts, f, args, kwnames);
    }

    /** The positional arguments of {@code f(*value)}. */
    public static long argumentTuple(ThreadState ts, long f, long value) {
        if (PyTuple.TYPE.isExactly(value)) {
            return Refs.retain(ts, value);
        }
        if (!PyList.TYPE.isExactly(value) && !Abstract.hasIter(ts, value)) {
            throw Errors.typeError(
                    ts,
                    Unpacking.functionName(ts, f)
                            + " argument after * must be an iterable, not "
                            + PyType.of(value).name());
        }
        return PyTuple.fromIterable(ts, value);
    }

    /** The tuple of {@code *value} behind other arguments. */
    public static long restTuple(ThreadState ts, long f, long value) {
        if (PyTuple.TYPE.isExactly(value)) {
            return Refs.retain(ts, value);
        }
        Support.checkIterable(ts, value);
        return PyTuple.fromIterable(ts, value);
    }

    /** The dict of {@code f(**mapping)}: the mapping itself, if it is one. */
    public static long keywordsOf(ThreadState ts, long f, long mapping) {
        if (PyDict.TYPE.isExactly(mapping)) {
            return Refs.retain(ts, mapping);
        }
        long dict = PyDict.create(ts);
        try {
            keywordsMerge(ts, f, dict, mapping);
        } catch (Throwable t) {
            Refs.release(ts, dict);
            throw t;
        }
        return dict;
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
        String text;
        if (PyUnicode.TYPE.isInstance(name)) {
            text = PyUnicode.toJava(name);
        } else { // what is wrong with it besides, the call would say
            long str = Abstract.str(ts, name);
            text = PyUnicode.toJava(str);
            Refs.release(ts, str);
        }
        return Errors.typeError(
                ts,
                Unpacking.functionName(ts, f)
                        + " got multiple values for keyword argument '"
                        + text
                        + "'");
    }

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

    /** Before a call of what may ask for the frame around it: {@code locals()}, {@code eval()} … */
    public static void announceFrame(ThreadState ts, long globals, long locals) {
        CallerFrame.set(ts, globals, locals);
    }
}
