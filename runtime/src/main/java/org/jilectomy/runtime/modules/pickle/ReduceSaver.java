package org.jilectomy.runtime.modules.pickle;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyTypeType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/** Objects that say themselves, or of which a dispatch table says, how they are made anew. */
final class ReduceSaver {
    private static final int CALLABLE = 0;
    private static final int ARGS = 1;
    private static final int STATE = 2;
    private static final int LIST_ITEMS = 3;
    private static final int DICT_ITEMS = 4;
    private static final int STATE_SETTER = 5;

    private ReduceSaver() {}

    // ---------------------------------------------------------------- asking

    static void object(Saver s, long value, PyType type) {
        long reduced = ask(s, value, type);
        if (reduced == 0) {
            GlobalSaver.global(s, value, 0);
            return;
        }
        try {
            reduced(s, reduced, value);
        } finally {
            Refs.release(s.ts, reduced);
        }
    }

    /** What {@code __reduce_ex__} or its like says, owned; 0 if the value is a class. */
    private static long ask(Saver s, long value, PyType type) {
        ThreadState ts = s.ts;
        long function = dispatched(s, type);
        if (function != 0) {
            return callAndRelease(ts, function, value);
        }
        if (PyTypeType.isType(value)) {
            return 0;
        }
        long protocol = PyLong.of(ts, s.proto);
        if (type.usesGenericGetattr()) { // so there is one: object's, if no other
            return Abstract.callMethod(ts, value, Names.__reduce_ex__, protocol);
        }
        function = Abstract.lookupAttr(ts, value, Names.__reduce_ex__);
        if (function != 0) {
            return callAndRelease(ts, function, protocol);
        }
        function = Abstract.lookupAttr(ts, value, Names.__reduce__);
        if (function != 0) {
            try {
                return Abstract.call(ts, function);
            } finally {
                Refs.release(ts, function);
            }
        }
        throw PickleErrors.pickling(ts, "can't pickle '" + type.name() + "' object: "
                + Abstract.reprJava(ts, value));
    }

    private static long callAndRelease(ThreadState ts, long function, long argument) {
        try {
            return Abstract.call(ts, function, argument);
        } finally {
            Refs.release(ts, function);
        }
    }

    /** The function that a dispatch table has for a type, owned; 0 if none. */
    private static long dispatched(Saver s, PyType type) {
        ThreadState ts = s.ts;
        if (s.dispatchTable == 0) {
            return PyDict.getItem(ts, s.copyregTable(), type.address);
        }
        long table = Refs.retain(ts, s.dispatchTable);
        try {
            return Abstract.getItem(ts, table, type.address);
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.KeyError)) {
                throw e;
            }
            Errors.discard(ts, e);
            return 0;
        } finally {
            Refs.release(ts, table);
        }
    }

    /** Writes what {@code __reduce__} gave. */
    static void reduced(Saver s, long reduced, long value) {
        if (PyUnicode.check(reduced)) {
            GlobalSaver.global(s, value, reduced);
        } else if (PyTuple.TYPE.isInstance(reduced)) {
            reduce(s, reduced, value);
        } else {
            throw PickleErrors.pickling(s.ts, "__reduce__ must return a string or tuple");
        }
    }

    // ---------------------------------------------------------------- writing

    /**
     * Writes a tuple as {@code __reduce__} gives it.
     *
     * @param value what it stands for; 0 if nothing that could be met again
     */
    static void reduce(Saver s, long reduced, long value) {
        ThreadState ts = s.ts;
        long[] parts = parts(ts, reduced);
        long name = s.proto < 2 ? 0 : Abstract.lookupAttr(ts, parts[CALLABLE], Names.__name__);
        boolean newobjEx;
        boolean newobj;
        try {
            boolean text = name != 0 && PyUnicode.check(name);
            newobjEx = text && PyUnicode.equalsAscii(name, "__newobj_ex__");
            newobj = text && PyUnicode.equalsAscii(name, "__newobj__");
        } finally {
            Refs.xrelease(ts, name);
        }
        if (newobjEx) {
            newobjEx(s, parts[ARGS]);
        } else if (newobj) {
            newobj(s, parts[ARGS], value);
        } else {
            s.save(parts[CALLABLE]);
            s.save(parts[ARGS]);
            s.out.op(Opcodes.REDUCE);
        }
        if (value != 0) {
            if (s.isKnown(value)) { // it was in what it is made from, and written there
                s.out.op(Opcodes.POP);
                s.saveGetOf(value);
                return;
            }
            s.memoize(value);
        }
        if (parts[LIST_ITEMS] != 0) {
            ContainerSaver.appendAll(s, parts[LIST_ITEMS]);
        }
        if (parts[DICT_ITEMS] != 0) {
            ContainerSaver.setAll(s, parts[DICT_ITEMS]);
        }
        if (parts[STATE] != 0) {
            state(s, parts[STATE], parts[STATE_SETTER], value);
        }
    }

    private static void state(Saver s, long state, long setter, long value) {
        if (setter == 0) {
            s.save(state);
            s.out.op(Opcodes.BUILD);
            return;
        }
        s.save(setter);
        s.save(value);
        s.save(state);
        s.out.op(Opcodes.TUPLE2);
        s.out.op(Opcodes.REDUCE);
        s.out.op(Opcodes.POP);
    }

    /** The six parts, borrowed; 0 for None or nothing. */
    private static long[] parts(ThreadState ts, long reduced) {
        int n = (int) PyTuple.size(reduced);
        if (n < 2 || n > 6) {
            throw PickleErrors.pickling(
                    ts, "tuple returned by __reduce__ must contain 2 through 6 elements");
        }
        long[] parts = new long[6];
        for (int i = 0; i < n; i++) {
            long part = Refs.fromMemoryBorrowed(PyTuple.item(reduced, i));
            parts[i] = i >= STATE && part == Singletons.None ? 0 : part;
        }
        if (!Abstract.isCallable(parts[CALLABLE])) {
            throw PickleErrors.pickling(
                    ts, "first item of the tuple returned by __reduce__ must be callable");
        }
        if (!PyTuple.TYPE.isInstance(parts[ARGS])) {
            throw PickleErrors.pickling(
                    ts, "second item of the tuple returned by __reduce__ must be a tuple");
        }
        iterator(ts, parts[LIST_ITEMS], "fourth");
        iterator(ts, parts[DICT_ITEMS], "fifth");
        if (parts[STATE_SETTER] != 0 && !Abstract.isCallable(parts[STATE_SETTER])) {
            throw PickleErrors.pickling(ts, "sixth element of the tuple returned by __reduce__"
                    + " must be a function, not " + PyType.of(parts[STATE_SETTER]).name());
        }
        return parts;
    }

    private static void iterator(ThreadState ts, long part, String which) {
        if (part != 0 && !PyType.of(part).isIterator()) {
            throw PickleErrors.pickling(ts, which + " element of the tuple returned by __reduce__"
                    + " must be an iterator, not " + PyType.of(part).name());
        }
    }

    // ---------------------------------------------------------------- __newobj__, __newobj_ex__

    private static void newobj(Saver s, long args, long value) {
        ThreadState ts = s.ts;
        if (PyTuple.size(args) < 1) {
            throw PickleErrors.pickling(ts, "__newobj__ arglist is empty");
        }
        long cls = PyTuple.item(args, 0);
        if (!PyTypeType.isType(cls)) {
            throw PickleErrors.pickling(ts, "args[0] from __newobj__ args is not a type");
        }
        if (value != 0) {
            long own = Abstract.getAttr(ts, value, Names.__class__);
            Refs.release(ts, own);
            if (own != cls) {
                throw PickleErrors.pickling(
                        ts, "args[0] from __newobj__ args has the wrong class");
            }
        }
        s.save(cls);
        saveSteal(s, PyTuple.slice(ts, args, 1, PyTuple.size(args)));
        s.out.op(Opcodes.NEWOBJ);
    }

    private static void saveSteal(Saver s, long value) {
        try {
            s.save(value);
        } finally {
            Refs.release(s.ts, value);
        }
    }

    private static void newobjEx(Saver s, long three) {
        ThreadState ts = s.ts;
        if (PyTuple.size(three) != 3) {
            throw PickleErrors.pickling(ts, "length of the NEWOBJ_EX argument tuple must be"
                    + " exactly 3, not " + PyTuple.size(three));
        }
        long cls = PyTuple.item(three, 0);
        long args = PyTuple.item(three, 1);
        long kwargs = PyTuple.item(three, 2);
        if (!PyTypeType.isType(cls)) {
            throw newobjExError(ts, "first", "class", cls);
        }
        if (!PyTuple.TYPE.isInstance(args)) {
            throw newobjExError(ts, "second", "tuple", args);
        }
        if (!PyDict.TYPE.isInstance(kwargs)) {
            throw newobjExError(ts, "third", "dict", kwargs);
        }
        if (s.proto >= 4) {
            s.save(cls);
            s.save(args);
            s.save(kwargs);
            s.out.op(Opcodes.NEWOBJ_EX);
            return;
        }
        // partial(cls.__new__, cls, *args, **kwargs)()
        saveSteal(s, partial(ts, cls, args, kwargs));
        s.save(PyTuple.empty(ts));
        s.out.op(Opcodes.REDUCE);
    }

    private static long partial(ThreadState ts, long cls, long args, long kwargs) {
        long partial = PickleErrors.attributeOf(ts, "functools", "partial");
        long make = 0;
        try {
            make = Abstract.getAttr(ts, cls, Names.__new__);
            return Abstract.callStar(ts, partial, new long[] {make, cls}, args, kwargs);
        } finally {
            Refs.release(ts, partial);
            Refs.xrelease(ts, make);
        }
    }

    private static PyException newobjExError(
            ThreadState ts, String which, String what, long value) {
        return PickleErrors.pickling(ts, which + " item from NEWOBJ_EX argument tuple must be a "
                + what + ", not " + PyType.of(value).name());
    }
}
