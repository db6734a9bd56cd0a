package org.jilectomy.runtime.objects;

import java.lang.reflect.Method;
import java.util.HashSet;
import org.jilectomy.heap.layout.PyTypeObject;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Which slots a built-in type fills, and the wrappers that show them to Python: {@code
 * int.__add__}, {@code list.__len__}; compare {@code add_operators}.
 *
 * <p>A built-in fills a slot by overriding a Java method. Nobody keeps a list of that: the first
 * time a special name is looked for in a type's dict and not found there, the methods that the
 * type's Java class declares are asked for by reflection, once a type. Programs that never mention
 * {@code list.__len__} never pay.
 *
 * <p>{@code nb_binary} stands for thirteen operators; {@link #operators} knows which of them the
 * built-in number types have.
 */
final class BuiltinSlots {
    /** Java methods of {@link PyType} and what they stand for. */
    private static final Object[][] TABLE = {
        {"tp_repr", Special.REPR},
        {"tp_str", Special.STR},
        {"tp_hash", Special.HASH},
        {"tp_getattro", Special.GETATTRIBUTE},
        {"tp_setattro", Special.SETATTR, Special.DELATTR},
        {"tp_richcompare", Special.LT, Special.LE, Special.EQ, Special.NE, Special.GT, Special.GE},
        {"tp_iter", Special.ITER},
        {"tp_iternext", Special.NEXT},
        {"tp_descr_get", Special.GET},
        {"tp_descr_set", Special.SET, Special.DELETE},
        {"tp_init", Special.INIT},
        {"tp_new", Special.NEW},
        {"tp_finalize", Special.DEL},
        {"tp_call", Special.CALL},
        {"sq_length", Special.LEN},
        {"mp_subscript", Special.GETITEM},
        {"mp_ass_subscript", Special.SETITEM, Special.DELITEM},
        {"sq_contains", Special.CONTAINS},
        {"nb_bool", Special.BOOL},
        {"nb_index", Special.INDEX},
        {"nb_int", Special.INT},
        {"nb_float", Special.FLOAT},
        {"nb_negative", Special.NEG},
        {"nb_positive", Special.POS},
        {"nb_absolute", Special.ABS},
        {"nb_invert", Special.INVERT},
        {"nb_power", Special.BINARY + BinaryOp.POWER, Special.REFLECTED + BinaryOp.POWER},
        {"sq_concat", Special.BINARY + BinaryOp.ADD},
        {"sq_repeat", Special.BINARY + BinaryOp.MULTIPLY, Special.REFLECTED + BinaryOp.MULTIPLY},
        {"sq_inplace_concat", Special.INPLACE + BinaryOp.ADD},
        {"sq_inplace_repeat", Special.INPLACE + BinaryOp.MULTIPLY},
    };

    private static final int[] OBJECT = {
        Special.REPR, Special.STR, Special.HASH, Special.GETATTRIBUTE, Special.SETATTR,
        Special.DELATTR, Special.LT, Special.LE, Special.EQ, Special.NE, Special.GT, Special.GE,
        Special.INIT, Special.NEW
    };

    /** {@code __new__} of every built-in: {@code self} is the type it belongs to. */
    static final EntryPoint NEW =
            new EntryPoint(
                    "__new__",
                    Signature.parse("__new__(type, *args, **kwargs)"),
                    BuiltinSlots.class,
                    "newFromTuple");

    private BuiltinSlots() {}

    // ---------------------------------------------------------------- which slots

    /** Which slots {@code type} itself fills (not its bases); indexed as {@link Special}. */
    static boolean[] own(PyType type) {
        boolean[] own = type.ownSpecials;
        return own != null ? own : findOwn(type);
    }

    private static synchronized boolean[] findOwn(PyType type) {
        if (type.ownSpecials != null) {
            return type.ownSpecials;
        }
        boolean[] own = new boolean[Special.COUNT];
        if (type.base == null) {
            for (int s : OBJECT) {
                own[s] = true;
            }
        } else if (type instanceof PyExceptionType e && type.base instanceof PyExceptionType) {
            e.ownSlots(own);
        } else {
            HashSet<String> declared = new HashSet<>();
            Class<?> end = type.base.getClass();
            Class<?> c = type.getClass();
            while (c != end && c != PyType.class && c != null) {
                for (Method m : c.getDeclaredMethods()) {
                    declared.add(m.getName());
                }
                c = c.getSuperclass();
            }
            for (Object[] row : TABLE) {
                if (declared.contains((String) row[0])) {
                    for (int i = 1; i < row.length; i++) {
                        own[(Integer) row[i]] = true;
                    }
                }
            }
            number(type, own, declared);
            if (takesArgumentsInNew(type.name())) {
                own[Special.INIT] = false; // their Java method only forwards for subclasses
            }
            if (!type.isDataDescriptor()) {
                own[Special.SET] = false;
                own[Special.DELETE] = false;
            }
        }
        type.ownSpecials = own;
        return own;
    }

    private static boolean takesArgumentsInNew(String type) {
        return switch (type) {
            case "int", "float", "complex", "str", "bytes", "cell", "function", "method",
                    "mappingproxy", "GenericAlias" -> true;
            default -> false;
        };
    }

    /** Whether a built-in has the slot from itself or from a base other than object. */
    static boolean inherits(PyType type, int special) {
        for (PyType t = type; t.base != null; t = t.base) {
            if (own(t)[special]) {
                return true;
            }
        }
        return false;
    }

    private static void number(PyType type, boolean[] own, HashSet<String> declared) {
        if (declared.contains("nb_binary")) {
            int operators = operators(type.name());
            for (int op = 0; op < BinaryOp.POWER; op++) {
                if ((operators & 1 << op) != 0) {
                    own[Special.BINARY + op] = true;
                    own[Special.REFLECTED + op] = true;
                }
            }
        }
        if (declared.contains("nb_inplace")) {
            int operators = operators(type.name());
            for (int op = 0; op < BinaryOp.POWER; op++) {
                if ((operators & 1 << op) != 0 && op != BinaryOp.DIVMOD) {
                    own[Special.INPLACE + op] = true;
                }
            }
        }
    }

    private static int bits(int... ops) {
        int b = 0;
        for (int op : ops) {
            b |= 1 << op;
        }
        return b;
    }

    /** The operators behind a built-in's {@code nb_binary}. */
    private static int operators(String type) {
        int arithmetic = bits(BinaryOp.ADD, BinaryOp.SUBTRACT, BinaryOp.MULTIPLY,
                BinaryOp.TRUE_DIVIDE);
        int integral = bits(BinaryOp.FLOOR_DIVIDE, BinaryOp.REMAINDER, BinaryOp.DIVMOD);
        int logic = bits(BinaryOp.AND, BinaryOp.XOR, BinaryOp.OR);
        return switch (type) {
            case "int" -> arithmetic | integral | logic | bits(BinaryOp.LSHIFT, BinaryOp.RSHIFT);
            case "float" -> arithmetic | integral;
            case "complex" -> arithmetic;
            case "bool" -> logic;
            case "set", "frozenset", "dict_keys", "dict_items" -> logic | bits(BinaryOp.SUBTRACT);
            case "dict", "mappingproxy", "type", "UnionType", "GenericAlias" -> bits(BinaryOp.OR);
            case "str", "bytes", "bytearray" -> bits(BinaryOp.REMAINDER);
            case "collections.defaultdict", "collections.OrderedDict" -> bits(BinaryOp.OR);
            case "datetime.timedelta" -> arithmetic | integral;
            case "datetime.date", "datetime.datetime" -> bits(BinaryOp.ADD, BinaryOp.SUBTRACT);
            default -> -1;
        };
    }

    // ---------------------------------------------------------------- wrappers

    /**
     * Adds the wrappers of {@code type} to its dict if that has not been done and {@code name}
     * could be one of them.
     *
     * @return whether the caller should look again
     */
    static boolean populateFor(ThreadState ts, PyType type, long name) {
        if (type.wrappersAdded || Special.indexOf(PyUnicode.internedOrSelf(name)) < 0) {
            return false;
        }
        populate(ts, type);
        return true;
    }

    /** Adds the wrappers; done before somebody lists the dict. */
    static void populate(ThreadState ts, PyType type) {
        if (type.wrappersAdded || type.hasFlag(PyType.TPFLAGS_HEAPTYPE)) {
            return;
        }
        long dict = StaticTypes.dict(ts, type);
        boolean[] own = own(type);
        for (int s = 0; s < Special.COUNT; s++) {
            long name = Special.address(s);
            if (own[s] && !PyDict.contains(ts, dict, name)) {
                long wrapper;
                if (s == Special.NEW) {
                    wrapper = PyCFunction.create(ts, NEW, type.address, 0);
                } else if (s == Special.HASH && type.isUnhashable()) {
                    wrapper = Singletons.None;
                } else {
                    wrapper = PyWrapperDescr.create(ts, type, s);
                }
                PyDict.setItem(ts, dict, name, StaticTypes.immortal(wrapper));
            }
        }
        type.wrappersAdded = true;
        assert PyTypeObject.tp_dict(type.address) == dict;
    }

    // ---------------------------------------------------------------- __new__

    /** {@code T.__new__(cls, …)} called in the general way. */
    static long newFromTuple(ThreadState ts, long self, long args, long kwargs) {
        long[] positional = PyTuple.toArray(ts, args);
        try {
            if (kwargs == 0 || PyDict.size(kwargs) == 0) {
                return callNew(ts, self, positional, 0);
            }
            long[] all = new long[positional.length + (int) PyDict.size(kwargs)];
            System.arraycopy(positional, 0, all, 0, positional.length);
            long[] items = PyDict.snapshot(ts, kwargs);
            long[] names = new long[items.length / 2];
            for (int i = 0; i < names.length; i++) {
                names[i] = items[2 * i];
                all[positional.length + i] = items[2 * i + 1];
            }
            long kwnames = PyTuple.fromArraySteal(ts, names);
            try {
                return callNew(ts, self, all, kwnames);
            } finally {
                Refs.release(ts, kwnames);
                for (int i = positional.length; i < all.length; i++) {
                    Refs.release(ts, all[i]);
                }
            }
        } finally {
            for (long v : positional) {
                Refs.release(ts, v);
            }
        }
    }

    /** Compare {@code tp_new_wrapper}: checks that {@code args[0]} may be made by this type. */
    static long callNew(ThreadState ts, long self, long[] args, long kwnames) {
        PyType type = PyType.at(self);
        if (args.length == ArgumentBinder.keywordCount(kwnames)) {
            throw Errors.typeError(ts, type.name() + ".__new__(): not enough arguments");
        }
        long cls = args[0];
        if (!PyTypeType.isType(cls)) {
            throw Errors.typeError(ts, type.name() + ".__new__(X): X is not a type object ("
                    + PyType.of(cls).name() + ")");
        }
        PyType wanted = PyType.at(cls);
        if (!wanted.isSubtypeOf(type)) {
            throw Errors.typeError(ts, type.name() + ".__new__(" + wanted.name() + "): "
                    + wanted.name() + " is not a subtype of " + type.name());
        }
        PyType solid = wanted.builtinBase();
        if (solid != type && newOwner(solid) != newOwner(type)) {
            throw Errors.typeError(ts, type.name() + ".__new__(" + wanted.name()
                    + ") is not safe, use " + solid.name() + ".__new__()");
        }
        return type.tp_new(ts, wanted, java.util.Arrays.copyOfRange(args, 1, args.length), kwnames);
    }

    /** Of all the exceptions only these are not made as BaseException is. */
    private static boolean sharesNew(PyType t) {
        return t instanceof PyExceptionType && t != Exceptions.OSError
                && t != Exceptions.BaseExceptionGroup && t != Exceptions.MemoryError;
    }

    private static PyType newOwner(PyType type) {
        PyType t = type;
        while (t.base != null && (!own(t)[Special.NEW] || sharesNew(t))) {
            t = t.base;
        }
        return t;
    }
}
