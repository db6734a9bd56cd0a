package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * What {@code copy} and {@code pickle} ask of every object: {@code object.__reduce_ex__}, {@code
 * __reduce__} and {@code __getstate__} (PEP 307; protocol 2 and later are made here, 0 and 1 by the
 * library's {@code copyreg}).
 */
public final class ObjectReduce {
    private static final long GETSTATE = Names.of("__getstate__");
    private static final long GETNEWARGS = Names.of("__getnewargs__");
    private static final long GETNEWARGS_EX = Names.of("__getnewargs_ex__");
    private static final long SLOTNAMES = Names.of("__slotnames__");
    private static final long COPYREG = Names.of("copyreg");

    private ObjectReduce() {}

    /**
     * Puts attributes (a dict) into an instance as {@code copyreg} took them out.
     *
     * @return false if they are not all its own, in a dict of the usual kind; nothing happened then
     */
    public static boolean restore(ThreadState ts, long self, long attributes) {
        return InstanceDict.setAll(ts, self, attributes);
    }

    /** {@code object.__reduce__()}: protocol 0. */
    static long reduce(ThreadState ts, long self) {
        return common(ts, self, 0);
    }

    /** Prefers a {@code __reduce__} that the class has of its own. */
    static long reduceEx(ThreadState ts, long self, long protocol) {
        long version = Abstract.asIndex(ts, protocol);
        if (isObjects(ts, self, Names.__reduce__)) {
            return common(ts, self, version);
        }
        long own = Abstract.lookupAttr(ts, self, Names.__reduce__);
        if (own != 0) {
            try {
                if (hasReduceOfItsOwn(ts, self)) {
                    return Abstract.call(ts, own);
                }
            } finally {
                Refs.release(ts, own);
            }
        }
        return common(ts, self, version);
    }

    /**
     * Whether an attribute of the object's class is for sure the one of {@code object}: the class is
     * an ordinary one and inherits it.
     */
    private static boolean isObjects(ThreadState ts, long self, long name) {
        PyType type = PyType.of(self);
        if (!PyTypeType.TYPE.isExactly(type.address)) {
            return false;
        }
        long own = Attributes.lookupType(ts, type, name);
        long objects = Attributes.lookupType(ts, PyBaseObject.TYPE, name);
        Refs.xrelease(ts, own);
        Refs.xrelease(ts, objects);
        return own == objects;
    }

    private static boolean hasReduceOfItsOwn(ThreadState ts, long self) {
        long ofClass = Abstract.getAttr(ts, PyType.addressOf(self), Names.__reduce__);
        long ofObject = Abstract.getAttr(ts, PyBaseObject.TYPE.address, Names.__reduce__);
        boolean other = ofClass != ofObject;
        Refs.release(ts, ofClass);
        Refs.release(ts, ofObject);
        return other;
    }

    private static long common(ThreadState ts, long self, long protocol) {
        if (protocol >= 2) {
            return reduceNewobj(ts, self);
        }
        long function = copyreg(ts, "_reduce_ex");
        try {
            return Abstract.call(ts, function, self, PyLong.of(ts, protocol));
        } finally {
            Refs.release(ts, function);
        }
    }

    /** {@code (copyreg.__newobj__, (cls, *args), state, list items, dict items)}. */
    private static long reduceNewobj(ThreadState ts, long self) {
        PyType type = PyType.of(self);
        if (type.hasFlag(PyType.TPFLAGS_DISALLOW_INSTANTIATION)) {
            throw Errors.typeError(ts, "cannot pickle '" + type.name() + "' object");
        }
        // Filled one after the other; what is there already is released if a later part fails.
        long[] parts = new long[5];
        long[] arguments = newArguments(ts, self);
        try {
            boolean hasArguments = arguments[0] != 0;
            if (arguments[1] == 0 || PyDict.size(arguments[1]) == 0) {
                parts[0] = copyreg(ts, "__newobj__");
                parts[1] = prepend(ts, type.address, arguments[0]);
            } else {
                parts[0] = copyreg(ts, "__newobj_ex__");
                parts[1] = PyTuple.of(ts, type.address, arguments[0], arguments[1]);
            }
            boolean list = PyList.TYPE.isInstance(self);
            boolean dict = PyDict.TYPE.isInstance(self);
            parts[2] = state(ts, self, !(hasArguments || list || dict));
            parts[3] = list ? Abstract.iter(ts, self) : Singletons.None;
            parts[4] = Singletons.None;
            if (dict) {
                long items = Abstract.callMethod(ts, self, Names.items);
                try {
                    parts[4] = Abstract.iter(ts, items);
                } finally {
                    Refs.release(ts, items);
                }
            }
            long result = PyTuple.fromArraySteal(ts, parts);
            parts = new long[0];
            return result;
        } finally {
            for (long part : parts) {
                Refs.xrelease(ts, part);
            }
            Refs.xrelease(ts, arguments[0]);
            Refs.xrelease(ts, arguments[1]);
        }
    }

    private static long prepend(ThreadState ts, long first, long rest) {
        int n = rest == 0 ? 0 : (int) PyTuple.size(rest);
        long[] items = new long[n + 1];
        items[0] = Refs.retain(ts, first);
        for (int i = 0; i < n; i++) {
            items[i + 1] = Refs.retain(ts, PyTuple.item(rest, i));
        }
        return PyTuple.fromArraySteal(ts, items);
    }

    /** What {@code __new__} is to get: a tuple and a dict, owned, each 0 if there is none. */
    private static long[] newArguments(ThreadState ts, long self) {
        long ex = Attributes.lookupSpecial(ts, self, GETNEWARGS_EX);
        if (ex != 0) {
            long pair = callAndRelease(ts, ex);
            try {
                return checkedPair(ts, pair);
            } finally {
                Refs.release(ts, pair);
            }
        }
        long plain = Attributes.lookupSpecial(ts, self, GETNEWARGS);
        if (plain == 0) {
            return new long[2];
        }
        long args = callAndRelease(ts, plain);
        if (!PyTuple.TYPE.isInstance(args)) {
            PyException e = Errors.typeError(ts, "__getnewargs__ should return a tuple, not '"
                    + PyType.of(args).name() + "'");
            Refs.release(ts, args);
            throw e;
        }
        return new long[] {args, 0};
    }

    private static long[] checkedPair(ThreadState ts, long pair) {
        String name = "__getnewargs_ex__ should return a tuple";
        if (!PyTuple.TYPE.isInstance(pair)) {
            throw Errors.typeError(ts, name + ", not '" + PyType.of(pair).name() + "'");
        }
        if (PyTuple.size(pair) != 2) {
            throw Errors.valueError(ts, name + " of length 2, not " + PyTuple.size(pair));
        }
        long args = PyTuple.item(pair, 0);
        long kwargs = PyTuple.item(pair, 1);
        if (!PyTuple.TYPE.isInstance(args)) {
            throw Errors.typeError(ts, "first item of the tuple returned by __getnewargs_ex__ "
                    + "must be a tuple, not '" + PyType.of(args).name() + "'");
        }
        if (!PyDict.TYPE.isInstance(kwargs)) {
            throw Errors.typeError(ts, "second item of the tuple returned by __getnewargs_ex__ "
                    + "must be a dict, not '" + PyType.of(kwargs).name() + "'");
        }
        return new long[] {Refs.retain(ts, args), Refs.retain(ts, kwargs)};
    }

    private static long callAndRelease(ThreadState ts, long method) {
        try {
            return Abstract.call(ts, method);
        } finally {
            Refs.release(ts, method);
        }
    }

    /** {@code self.__getstate__()}; the default one is told whether the state must be complete. */
    static long state(ThreadState ts, long self, boolean required) {
        long name = GETSTATE;
        if (isObjects(ts, self, name)) {
            return defaultState(ts, self, required);
        }
        long ofClass = Abstract.getAttr(ts, PyType.addressOf(self), name);
        long ofObject = Abstract.getAttr(ts, PyBaseObject.TYPE.address, name);
        boolean plain = ofClass == ofObject;
        Refs.release(ts, ofClass);
        Refs.release(ts, ofObject);
        return plain
                ? defaultState(ts, self, required)
                : callAndRelease(ts, Abstract.getAttr(ts, self, name));
    }

    /** {@code object.__getstate__()}. */
    static long getstate(ThreadState ts, long self) {
        return defaultState(ts, self, false);
    }

    /**
     * The instance dict, or {@code (dict or None, slots)}, or None if there is nothing.
     *
     * @param required whether an object with other contents is refused: they would be lost
     */
    private static long defaultState(ThreadState ts, long self, boolean required) {
        PyType type = PyType.of(self);
        if (required && type.itemSize != 0) {
            throw Errors.typeError(ts, "cannot pickle " + type.name() + " objects");
        }
        long names = slotNames(ts, type);
        long slots = 0;
        long state = Singletons.None;
        try {
            if (required) {
                refuseOtherContents(ts, type, names);
            }
            if (InstanceDict.has(type)) {
                state = InstanceDict.getOrCreate(ts, type, self);
                if (PyDict.size(state) == 0) {
                    Refs.release(ts, state);
                    state = Singletons.None;
                }
            }
            slots = slotValues(ts, self, names);
            if (slots == 0) {
                return Refs.retain(ts, state);
            }
            return PyTuple.of(ts, state, slots);
        } finally {
            Refs.release(ts, state);
            Refs.xrelease(ts, slots);
            Refs.release(ts, names);
        }
    }

    private static void refuseOtherContents(ThreadState ts, PyType type, long names) {
        long known = PyBaseObject.TYPE.basicSize;
        if (type.dictOffset > 0) {
            known += 8;
        }
        if (type.weakListOffset > 0) {
            known += 8;
        }
        if (names != Singletons.None) {
            known += 8 * PyList.size(names);
        }
        if (type.basicSize > known) {
            throw Errors.typeError(ts, "cannot pickle '" + type.name() + "' object");
        }
    }

    /** A dict of the slots that are set, owned; 0 if none is. */
    private static long slotValues(ThreadState ts, long self, long names) {
        if (names == Singletons.None) {
            return 0;
        }
        long slots = PyDict.create(ts);
        try {
            for (long i = 0; i < PyList.size(names); i++) {
                long name = PyList.getItem(ts, names, i);
                long value = 0;
                try {
                    if (!PyUnicode.check(name)) {
                        throw Errors.typeError(ts, "attribute name must be string, not '"
                                + PyType.of(name).name() + "'");
                    }
                    value = Abstract.lookupAttr(ts, self, name);
                    if (value != 0) {
                        PyDict.setItem(ts, slots, name, value);
                    }
                } finally {
                    Refs.release(ts, name);
                    Refs.xrelease(ts, value);
                }
            }
            return PyDict.size(slots) == 0 ? 0 : Refs.retain(ts, slots);
        } finally {
            Refs.release(ts, slots);
        }
    }

    /** The list that {@code copyreg} keeps as {@code __slotnames__} of the class, or None; owned. */
    private static long slotNames(ThreadState ts, PyType type) {
        long key = SLOTNAMES;
        long known = PyDict.getItemName(ts, StaticTypes.dict(ts, type), key);
        if (known == 0) {
            long function = copyreg(ts, "_slotnames");
            try {
                known = Abstract.call(ts, function, type.address);
            } finally {
                Refs.release(ts, function);
            }
        }
        if (known != Singletons.None && !PyList.TYPE.isInstance(known)) {
            PyException e = Errors.typeError(ts, type.name() + ".__slotnames__ should be a list "
                    + "or None, not " + PyType.of(known).name());
            Refs.release(ts, known);
            throw e;
        }
        return known;
    }

    /** A function of the library's module {@code copyreg}, owned. */
    private static long copyreg(ThreadState ts, String function) {
        long module = PyDict.getItemName(ts, Interpreter.modules, COPYREG);
        if (module != 0 && PyModule.TYPE.isExactly(module)) {
            long found = PyDict.getItemName(ts, PyModule.dict(module), Names.of(function));
            Refs.release(ts, module);
            if (found != 0) {
                return found;
            }
        } else {
            Refs.xrelease(ts, module);
        }
        long importer = PyDict.getItemString(ts, Interpreter.builtinsDict, "__import__");
        if (importer == 0) {
            throw Errors.raise(ts, Exceptions.ImportError, "__import__ not found");
        }
        long name = COPYREG;
        module = 0;
        try {
            module = Abstract.call(ts, importer, name);
            return Abstract.getAttr(ts, module, Names.of(function));
        } finally {
            Refs.release(ts, importer);
            Refs.xrelease(ts, module);
        }
    }
}
