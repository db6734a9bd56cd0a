package org.jilectomy.runtime.objects;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import org.jilectomy.heap.layout.PyCodeObject;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code code.replace()} and {@code types.CodeType()}: another code object over the same compiled
 * method.
 *
 * <p>Names, file, first line and places are only looked at, so they can be anything. Parameters,
 * variables, constants, names and the flags that say how it is called were compiled into the method.
 * A code object in which one of them is another shows it, but cannot be run: calling it says why. The
 * method is that of the code object whose {@code co_code} was given ({@link KnownCodes}).
 */
final class CodeReplace {
    static final String SIGNATURE = "replace(self, /, *, co_argcount=-1, co_posonlyargcount=-1,"
            + " co_kwonlyargcount=-1, co_nlocals=-1, co_stacksize=-1, co_flags=-1,"
            + " co_firstlineno=-1, co_code=None, co_consts=None, co_names=None, co_varnames=None,"
            + " co_freevars=None, co_cellvars=None, co_filename=None, co_name=None,"
            + " co_qualname=None, co_linetable=None, co_exceptiontable=None)";

    /** The constructor's parameters, in its order. */
    private static final String[] PARAMETERS = {
        "co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_nlocals", "co_stacksize",
        "co_flags", "co_code", "co_consts", "co_names", "co_varnames", "co_filename", "co_name",
        "co_qualname", "co_firstlineno", "co_linetable", "co_exceptiontable", "co_freevars",
        "co_cellvars"
    };

    private static final int ARGCOUNT = 0;
    private static final int POSONLYARGCOUNT = 1;
    private static final int KWONLYARGCOUNT = 2;
    private static final int NLOCALS = 3;
    private static final int STACKSIZE = 4;
    private static final int FLAGS = 5;
    private static final int CODE = 6;
    private static final int CONSTS = 7;
    private static final int NAMES = 8;
    private static final int VARNAMES = 9;
    private static final int FILENAME = 10;
    private static final int NAME = 11;
    private static final int QUALNAME = 12;
    private static final int FIRSTLINENO = 13;
    private static final int LINETABLE = 14;
    private static final int EXCEPTIONTABLE = 15;
    private static final int FREEVARS = 16;
    private static final int CELLVARS = 17;

    /** What decides which method it can be the code of. */
    private static final int[] COMPILED_IN = {
        ARGCOUNT, POSONLYARGCOUNT, KWONLYARGCOUNT, NLOCALS, FLAGS, CONSTS, NAMES, VARNAMES,
        FREEVARS, CELLVARS
    };

    /** Of the flags, those that say how the method is called. */
    private static final int CALLED_AS = CodeSpec.CO_OPTIMIZED | CodeSpec.CO_NEWLOCALS
            | CodeSpec.CO_VARARGS | CodeSpec.CO_VARKEYWORDS | CodeSpec.CO_GENERATOR
            | CodeSpec.CO_COROUTINE | CodeSpec.CO_ASYNC_GENERATOR;

    private static final Signature ANY = Signature.parse("(function, /, *args, **kwargs)");
    private static final String NO_CODE = "its co_code is that of no code object in this process";

    private CodeReplace() {}

    static long replace(
            ThreadState ts,
            long self,
            long argcount,
            long posonlyargcount,
            long kwonlyargcount,
            long nlocals,
            long stacksize,
            long flags,
            long firstlineno,
            long code,
            long consts,
            long names,
            long varnames,
            long freevars,
            long cellvars,
            long filename,
            long name,
            long qualname,
            long linetable,
            long exceptiontable) {
        long[] given = {
            argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, code, consts,
            names, varnames, filename, name, qualname, firstlineno, linetable, exceptiontable,
            freevars, cellvars
        };
        long[] all = new long[given.length];
        boolean samePlaces = code == 0 && linetable == 0;
        long base = 0;
        try {
            for (int i = 0; i < all.length; i++) {
                if (samePlaces && (i == CODE || i == LINETABLE)) {
                    continue; // 0: nobody needs to know them
                }
                if (given[i] != 0) {
                    check(ts, "replace() argument '" + PARAMETERS[i] + "'", i, given[i]);
                    all[i] = settled(ts, i, given[i]);
                    positive(ts, i, all[i]);
                } else {
                    all[i] = Abstract.getAttr(ts, self, Names.of(PARAMETERS[i]));
                }
            }
            validate(ts, all);
            base = given[CODE] == 0
                    ? Refs.retain(ts, self)
                    : KnownCodes.find(ts, PyBytes.toArray(given[CODE]));
            return build(ts, base, all, samePlaces);
        } finally {
            Refs.xrelease(ts, base);
            for (long value : all) {
                Refs.xrelease(ts, value);
            }
        }
    }

    /** {@code types.CodeType(…)}. @param args 16 to 18, borrowed */
    static long make(ThreadState ts, long[] args) {
        long none = PyTuple.create(ts, 0);
        long[] all = new long[PARAMETERS.length];
        long base = 0;
        try {
            for (int i = 0; i < all.length; i++) {
                long value = i < args.length ? args[i] : none;
                check(ts, "code() argument " + (i + 1), i, value);
                all[i] = settled(ts, i, value);
            }
            validate(ts, all);
            base = KnownCodes.find(ts, PyBytes.toArray(all[CODE]));
            return build(ts, base, all, false);
        } finally {
            Refs.xrelease(ts, base);
            Refs.release(ts, none);
            for (long value : all) {
                Refs.xrelease(ts, value);
            }
        }
    }

    // ---------------------------------------------------------------- checks

    private static void check(ThreadState ts, String what, int i, long value) {
        switch (i) {
            case CODE, LINETABLE, EXCEPTIONTABLE -> {
                if (!PyBytes.TYPE.isInstance(value)) {
                    throw wrongType(ts, what, "bytes", value);
                }
            }
            case CONSTS, NAMES, VARNAMES, FREEVARS, CELLVARS -> {
                if (!PyTuple.TYPE.isInstance(value)) {
                    throw wrongType(ts, what, "tuple", value);
                }
            }
            case FILENAME, NAME, QUALNAME -> {
                if (!PyUnicode.TYPE.isInstance(value)) {
                    throw wrongType(ts, what, "str", value);
                }
            }
            default -> {}
        }
        if (isNames(i)) {
            for (long k = 0; k < PyTuple.size(value); k++) {
                if (!PyUnicode.TYPE.isInstance(PyTuple.item(value, k))) {
                    throw Errors.typeError(ts, "name tuples must contain only strings, not '"
                            + PyType.of(PyTuple.item(value, k)).name() + "'");
                }
            }
        }
    }

    /** What a parameter is from now on, owned: of a number its value, which is asked for once. */
    private static long settled(ThreadState ts, int i, long value) {
        return isNumber(i) ? PyLong.of(ts, PyLong.asInt(ts, value)) : Refs.retain(ts, value);
    }

    private static boolean isNumber(int i) {
        return i <= FLAGS || i == FIRSTLINENO;
    }

    private static boolean isNames(int i) {
        return i == NAMES || i == VARNAMES || i == FREEVARS || i == CELLVARS;
    }

    /** Of the numbers, in {@code replace()}. */
    private static void positive(ThreadState ts, int i, long value) {
        if (isNumber(i) && PyLong.asInt(ts, value) < 0) {
            throw Errors.valueError(ts, PARAMETERS[i] + " must be a positive integer");
        }
    }

    private static PyException wrongType(ThreadState ts, String what, String type, long value) {
        return Errors.typeError(ts, what + " must be " + type + ", not "
                + (value == Singletons.None ? "None" : PyType.of(value).name()));
    }

    private static void validate(ThreadState ts, long[] all) {
        int args = PyLong.asInt(ts, all[ARGCOUNT]);
        int posonly = PyLong.asInt(ts, all[POSONLYARGCOUNT]);
        int kwonly = PyLong.asInt(ts, all[KWONLYARGCOUNT]);
        int nlocals = PyLong.asInt(ts, all[NLOCALS]);
        int flags = PyLong.asInt(ts, all[FLAGS]);
        for (int i = ARGCOUNT; i <= NLOCALS; i++) {
            if (PyLong.asInt(ts, all[i]) < 0) {
                throw Errors.valueError(ts, "code: " + PARAMETERS[i].substring("co_".length())
                        + " must not be negative");
            }
        }
        if (nlocals != PyTuple.size(all[VARNAMES])) {
            throw Errors.valueError(ts, "code: co_nlocals != len(co_varnames)");
        }
        if (args < posonly || PyLong.asInt(ts, all[STACKSIZE]) < 0 || flags < 0) {
            throw Errors.systemError(ts, "bad argument to internal function");
        }
        if (all[CODE] != 0 && PyBytes.length(all[CODE]) % CodeTables.UNIT != 0) {
            throw Errors.valueError(ts, "code: co_code is malformed");
        }
        int parameters = args + kwonly + ((flags & CodeSpec.CO_VARARGS) != 0 ? 1 : 0)
                + ((flags & CodeSpec.CO_VARKEYWORDS) != 0 ? 1 : 0);
        if (nlocals < parameters) {
            throw Errors.valueError(ts, "code: co_varnames is too small");
        }
    }

    // ---------------------------------------------------------------- building

    /**
     * @param base whose method it is to be the code of, borrowed; 0 if there is none
     * @param all of every parameter a value, borrowed
     * @param samePlaces whether code and places are those of {@code base}
     */
    private static long build(ThreadState ts, long base, long[] all, boolean samePlaces) {
        String why = base == 0 ? NO_CODE : difference(ts, base, all);
        CodeSpec s = base == 0 ? null : PyCode.spec(base);
        String name = PyUnicode.toJava(all[NAME]);
        int firstLine = PyLong.asInt(ts, all[FIRSTLINENO]);
        PositionTable positions = samePlaces ? s.positions() : new PositionTable(
                LocationTable.read(PyBytes.toArray(all[LINETABLE]), firstLine),
                PyBytes.toArray(all[CODE]));
        CodeSpec changed =
                new CodeSpec(
                        name,
                        PyUnicode.toJava(all[QUALNAME]),
                        PyUnicode.toJava(all[FILENAME]),
                        firstLine,
                        why == null ? s.entry() : refusing(name, why),
                        PyLong.asInt(ts, all[FLAGS]),
                        PyLong.asInt(ts, all[ARGCOUNT]),
                        PyLong.asInt(ts, all[POSONLYARGCOUNT]),
                        PyLong.asInt(ts, all[KWONLYARGCOUNT]),
                        PyLong.asInt(ts, all[NLOCALS]),
                        strings(all[VARNAMES]),
                        strings(all[CELLVARS]),
                        strings(all[FREEVARS]),
                        positions,
                        items(ts, why == null ? PyCodeObject.co_consts(base) : all[CONSTS]),
                        why == null ? s.listing() : null,
                        null);
        if (why == null && s.entry().owner() != null) {
            Pins.keepUntilExit(Refs.retain(ts, base)); // its class, which both run, must stay
        }
        long code = PyCode.create(ts, changed);
        PyCodeObject.co_stacksize(code, PyLong.asInt(ts, all[STACKSIZE]));
        if (why != null) {
            long none = PyCodeObject.co_names(code);
            PyCodeObject.co_names(code, Refs.retain(ts, all[NAMES]));
            Refs.release(ts, none);
        }
        return code;
    }

    /** What of {@code base} the method depends on and is another now; null if nothing. */
    private static String difference(ThreadState ts, long base, long[] all) {
        if (PyCode.entryPoint(base).refuses) {
            return "it was made of one that cannot be run";
        }
        for (int i : COMPILED_IN) {
            long old = Abstract.getAttr(ts, base, Names.of(PARAMETERS[i]));
            try {
                if (!same(ts, i, old, all[i])) {
                    return "its " + PARAMETERS[i] + " is not what it was compiled with";
                }
            } finally {
                Refs.release(ts, old);
            }
        }
        return null;
    }

    /** By content alone: what the values' classes say of equality could be anything. */
    private static boolean same(ThreadState ts, int i, long old, long now) {
        if (i == FLAGS) {
            return ((PyLong.asInt(ts, old) ^ PyLong.asInt(ts, now)) & CALLED_AS) == 0;
        }
        if (isNumber(i)) {
            return PyLong.asInt(ts, old) == PyLong.asInt(ts, now);
        }
        return isNames(i)
                ? Arrays.equals(strings(old), strings(now))
                : SameConstant.items(ts, old, now);
    }

    private static long[] items(ThreadState ts, long tuple) {
        long[] items = new long[(int) PyTuple.size(tuple)];
        for (int i = 0; i < items.length; i++) {
            items[i] = Refs.retain(ts, PyTuple.item(tuple, i));
        }
        return items;
    }

    private static String[] strings(long tuple) {
        String[] strings = new String[(int) PyTuple.size(tuple)];
        for (int i = 0; i < strings.length; i++) {
            strings[i] = PyUnicode.toJava(PyTuple.item(tuple, i));
        }
        return strings;
    }

    // ---------------------------------------------------------------- what cannot be run

    private static EntryPoint refusing(String name, String why) {
        EntryPoint entry = new EntryPoint(name, ANY, refusal(why, ANY.slots));
        entry.refuses = true;
        return entry;
    }

    private static MethodHandle refusal(String why, int slots) {
        try {
            MethodHandle refuse = MethodHandles.lookup().findStatic(CodeReplace.class, "refuse",
                    MethodType.methodType(long.class, String.class, ThreadState.class));
            MethodType type = EntryPoint.type(slots);
            return MethodHandles.dropArguments(
                    refuse.bindTo(why), 1, type.parameterList().subList(1, slots + 2));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no method to refuse with", e);
        }
    }

    static long refuse(String why, ThreadState ts) {
        throw Errors.notImplemented(ts, "a code object cannot be run: " + why);
    }
}
