package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyFunctionObject;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * From the arguments of a call to the slots of a {@link Signature}; compare {@code
 * initialize_locals} in CPython's ceval and {@code _PyArg_UnpackKeywords}.
 *
 * <pre>
 *   args     a0 a1 a2 | k0 k1          positional values, then the values of kwnames
 *   slots    positional… kwOnly… [*args tuple] [**kwargs dict]
 * </pre>
 *
 * <p>Slots hold borrowed values: arguments live in the caller, defaults in the function. What the
 * binder itself makes (the {@code *args} tuple, the {@code **kwargs} dict, values taken out of the
 * dict of keyword defaults) it owns, and gives up after the call. A Python function has a signature
 * whose {@code optional} is null: its messages are those of ceval. A built-in's messages are those
 * of CPython's argument clinic.
 */
public final class ArgumentBinder {
    private ArgumentBinder() {}

    /**
     * Binds and calls.
     *
     * @param args positional values, then the values for {@code kwnames}; borrowed
     * @param kwnames tuple of str or 0
     * @param defaults tuple or 0, borrowed, stable during the call
     * @param kwdefaults dict or 0, borrowed, stable during the call
     * @return owned
     */
    public static long call(
            ThreadState ts,
            EntryPoint e,
            long self,
            long[] args,
            long kwnames,
            long defaults,
            long kwdefaults) {
        Signature s = e.signature;
        if (s.optional != null) {
            return callBuiltin(ts, e, self, args, kwnames);
        }
        int given = args.length - keywordCount(kwnames);
        long[] slots = new long[s.slots];
        if (!s.varArgs && !s.varKeywords && s.kwOnly == 0 && kwnames == 0
                && given <= s.positional) {
            System.arraycopy(args, 0, slots, 0, given);
            fillDefaults(ts, self, s, slots, given, defaults);
            return e.invoke(ts, self, slots);
        }
        boolean[] owned = new boolean[s.slots];
        try {
            bindPython(ts, self, e, args, given, kwnames, slots, owned, defaults, kwdefaults);
            return e.invoke(ts, self, slots);
        } finally {
            release(ts, slots, owned);
        }
    }

    /**
     * {@code f(*args, **dict)} for a Python function, straight from the dict: no tuple of names, no
     * snapshot.
     *
     * @return 0 if that does not fit, be it an error; nothing was called then
     */
    static long callDict(
            ThreadState ts,
            EntryPoint e,
            long self,
            long[] args,
            long dict,
            long defaults,
            long kwdefaults) {
        Signature s = e.signature;
        if (args.length > s.positional && !s.varArgs
                || !PyDict.hasStringKeys(ts, dict)) { // keys that compare in Python may change the dict
            return 0;
        }
        long[] slots = new long[s.slots];
        boolean[] owned = new boolean[s.slots];
        try {
            if (!takeFromDict(ts, s, args, dict, slots, owned)) {
                return 0;
            }
            fill(ts, self, e, args.length, slots, owned, defaults, kwdefaults);
            return e.invoke(ts, self, slots);
        } finally {
            release(ts, slots, owned);
        }
    }

    private static boolean takeFromDict(
            ThreadState ts, Signature s, long[] args, long dict, long[] slots, boolean[] owned) {
        int named = s.positional + s.kwOnly;
        int n = Math.min(args.length, s.positional);
        System.arraycopy(args, 0, slots, 0, n);
        long size = PyDict.size(dict);
        long left = size;
        long[] names = s.addresses();
        for (int i = Math.max(n, s.posOnly); i < named && left > 0; i++) {
            long v = PyDict.getItemName(ts, dict, names[i]);
            if (v != 0) {
                slots[i] = v;
                owned[i] = true;
                left--;
            }
        }
        if (s.varKeywords) {
            if (left != size || !PyDict.hasStringKeys(ts, dict)) {
                return false;
            }
            for (int i = s.posOnly; i < n; i++) {
                if (PyDict.contains(ts, dict, names[i])) {
                    return false;
                }
            }
            slots[s.slots - 1] = PyDict.copy(ts, dict);
            owned[s.slots - 1] = true;
        } else if (left != 0) {
            return false;
        }
        if (s.varArgs) {
            slots[named] = rest(ts, args, n, args.length);
            owned[named] = true;
        }
        return true;
    }

    private static void fill(
            ThreadState ts,
            long self,
            EntryPoint e,
            int given,
            long[] slots,
            boolean[] owned,
            long defaults,
            long kwdefaults) {
        Signature s = e.signature;
        if (given < s.positional) {
            fillDefaults(ts, self, s, slots, given, defaults);
        }
        if (s.kwOnly > 0) {
            fillKeywordDefaults(ts, self, e, slots, owned, kwdefaults);
        }
    }

    /** The tuple of the arguments from {@code n} to {@code end}. */
    private static long rest(ThreadState ts, long[] args, int n, int end) {
        long[] rest = new long[end - n];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = Refs.toObject(ts, args[n + i]);
        }
        return PyTuple.fromArraySteal(ts, rest);
    }

    /**
     * Binds the arguments for a Python function.
     *
     * @param owned set where a slot holds a reference of its own; see {@link #release}
     * @return the slots; on an exception nothing is owned
     */
    public static long[] bind(
            ThreadState ts,
            EntryPoint e,
            long self,
            long[] args,
            long kwnames,
            long defaults,
            long kwdefaults,
            boolean[] owned) {
        long[] slots = new long[e.signature.slots];
        try {
            bindPython(ts, self, e, args, args.length - keywordCount(kwnames), kwnames, slots,
                    owned, defaults, kwdefaults);
        } catch (Throwable t) {
            release(ts, slots, owned);
            throw t;
        }
        return slots;
    }

    /** Gives up what {@link #bind} made. */
    public static void release(ThreadState ts, long[] slots, boolean[] owned) {
        for (int i = 0; i < owned.length; i++) {
            if (owned[i] && slots[i] != 0) {
                Refs.release(ts, slots[i]);
            }
        }
    }

    public static int keywordCount(long kwnames) {
        return kwnames == 0 ? 0 : (int) PyTuple.size(kwnames);
    }

    // ---------------------------------------------------------------- Python functions

    private static void bindPython(
            ThreadState ts,
            long self,
            EntryPoint e,
            long[] args,
            int given,
            long kwnames,
            long[] slots,
            boolean[] owned,
            long defaults,
            long kwdefaults) {
        Signature s = e.signature;
        int named = s.positional + s.kwOnly;
        int n = Math.min(given, s.positional);
        System.arraycopy(args, 0, slots, 0, n);
        if (s.varArgs) {
            slots[named] = rest(ts, args, n, given);
            owned[named] = true;
        }
        long kwargs = 0;
        if (s.varKeywords) {
            kwargs = PyDict.create(ts);
            slots[s.slots - 1] = kwargs;
            owned[s.slots - 1] = true;
        }
        int keywords = args.length - given;
        for (int i = 0; i < keywords; i++) {
            long name = PyTuple.item(kwnames, i);
            long value = args[given + i];
            int slot = find(s, name, s.posOnly, named);
            if (slot >= 0) {
                if (slots[slot] != 0) {
                    throw Errors.typeError(ts, functionName(self, e)
                            + "() got multiple values for argument '" + s.names[slot] + "'");
                }
                slots[slot] = value;
            } else if (kwargs != 0) {
                PyDict.setItem(ts, kwargs, name, value);
            } else {
                throw unexpectedKeyword(ts, self, e, kwnames, keywords, name);
            }
        }
        if (given > s.positional && !s.varArgs) {
            throw BindingErrors.tooManyPositional(
                    ts, functionName(self, e), s, given, defaultCount(defaults), slots);
        }
        fill(ts, self, e, given, slots, owned, defaults, kwdefaults);
    }

    private static int find(Signature s, long name, int from, int to) {
        long[] names = s.addresses();
        for (int i = from; i < to; i++) {
            if (names[i] == name) {
                return i;
            }
        }
        for (int i = from; i < to; i++) {
            if (PyUnicode.equal(names[i], name)) {
                return i;
            }
        }
        return -1;
    }

    static int defaultCount(long defaults) {
        return defaults == 0 ? 0 : (int) PyTuple.size(defaults);
    }

    private static void fillDefaults(
            ThreadState ts, long self, Signature s, long[] slots, int given, long defaults) {
        int count = defaultCount(defaults);
        int firstDefault = s.positional - count;
        for (int i = given; i < firstDefault; i++) {
            if (slots[i] == 0) {
                throw BindingErrors.missing(
                        ts, functionName(self, null), s, slots, 0, firstDefault, "positional");
            }
        }
        for (int i = Math.max(given, firstDefault); i < s.positional; i++) {
            if (slots[i] == 0) {
                slots[i] = Refs.fromMemoryBorrowed(PyTuple.item(defaults, i - firstDefault));
            }
        }
    }

    private static void fillKeywordDefaults(
            ThreadState ts, long self, EntryPoint e, long[] slots, boolean[] owned, long dict) {
        Signature s = e.signature;
        int end = s.positional + s.kwOnly;
        boolean missing = false;
        for (int i = s.positional; i < end; i++) {
            if (slots[i] != 0) {
                continue;
            }
            long value = dict == 0 ? 0 : PyDict.getItem(ts, dict, s.addresses()[i]);
            if (value == 0) {
                missing = true;
            } else {
                slots[i] = value;
                owned[i] = true;
            }
        }
        if (missing) {
            throw BindingErrors.missing(
                    ts, functionName(self, e), s, slots, s.positional, end, "keyword-only");
        }
    }

    private static PyException unexpectedKeyword(
            ThreadState ts, long self, EntryPoint e, long kwnames, int keywords, long name) {
        Signature s = e.signature;
        StringBuilder posOnly = null;
        for (int i = 0; i < s.posOnly; i++) {
            for (int k = 0; k < keywords; k++) {
                if (PyUnicode.toJava(PyTuple.item(kwnames, k)).equals(s.names[i])) {
                    posOnly = posOnly == null ? new StringBuilder() : posOnly.append(", ");
                    posOnly.append(s.names[i]);
                    break;
                }
            }
        }
        if (posOnly != null) {
            return Errors.typeError(ts, functionName(self, e) + "() got some positional-only "
                    + "arguments passed as keyword arguments: '" + posOnly + "'");
        }
        return Errors.typeError(ts, functionName(self, e)
                + "() got an unexpected keyword argument '" + PyUnicode.toJava(name) + "'");
    }

    private static String functionName(long self, EntryPoint e) {
        if (self != 0 && PyFunction.isFunction(self)) {
            return PyUnicode.toJava(PyFunctionObject.func_qualname(self));
        }
        return e == null ? "?" : e.callName();
    }

    // ---------------------------------------------------------------- built-ins

    private static long callBuiltin(
            ThreadState ts, EntryPoint e, long self, long[] args, long kwnames) {
        Signature s = e.signature;
        if (!s.varArgs && !s.varKeywords) {
            String qualifier = e.ofClass ? PyType.at(self).simpleName() : e.qualifier;
            return e.invoke(ts, self, bindBuiltin(ts, qualifier, e.name, s, args, kwnames));
        }
        boolean[] owned = new boolean[s.slots];
        long[] slots = new long[s.slots];
        try {
            bindVariadic(ts, e, args, kwnames, slots, owned);
            return e.invoke(ts, self, slots);
        } finally {
            release(ts, slots, owned);
        }
    }

    /**
     * Binds for a type's {@code tp_new} or {@code tp_init}, as CPython's clinic does; parameters
     * not given are 0 in the result. No variadic parameters.
     *
     * @param name the name in messages: that of the type
     */
    public static long[] bindBuiltin(
            ThreadState ts, String name, Signature s, long[] args, long kwnames) {
        return bindBuiltin(ts, null, name, s, args, kwnames);
    }

    private static long[] bindBuiltin(
            ThreadState ts, String qualifier, String name, Signature s, long[] args, long kwnames) {
        int keywords = keywordCount(kwnames);
        int given = args.length - keywords;
        if (s.posOnly == s.slots) {
            if (keywords > 0) {
                throw BindingErrors.noKeywords(ts, qualifier, name);
            }
            BindingErrors.checkPositional(ts, qualifier, name, s, given);
            if (given == s.slots) {
                return args;
            }
            long[] slots = new long[s.slots];
            System.arraycopy(args, 0, slots, 0, given);
            return slots;
        }
        if (args.length > s.slots || given > s.positional) {
            throw BindingErrors.tooMany(ts, name, s, given, args.length);
        }
        long[] slots = new long[s.slots];
        System.arraycopy(args, 0, slots, 0, given);
        long unknown = 0;
        int twice = s.slots;
        for (int i = 0; i < keywords; i++) {
            long key = PyTuple.item(kwnames, i);
            int slot = find(s, key, s.posOnly, s.slots);
            if (slot < 0) {
                unknown = unknown == 0 ? key : unknown;
            } else if (slots[slot] != 0) {
                twice = Math.min(twice, slot);
            } else {
                slots[slot] = args[given + i];
            }
        }
        for (int i = 0; i < s.slots; i++) {
            if (slots[i] == 0 && !s.optional[i]) {
                throw BindingErrors.missingRequired(ts, name, s, i, given);
            }
        }
        if (twice < s.slots) {
            throw Errors.typeError(ts, "argument for " + name + "() given by name ('"
                    + s.names[twice] + "') and position (" + (twice + 1) + ")");
        }
        if (unknown != 0) {
            throw BindingErrors.invalidKeyword(ts, name, s, unknown);
        }
        return slots;
    }

    private static void bindVariadic(
            ThreadState ts, EntryPoint e, long[] args, long kwnames, long[] slots,
            boolean[] owned) {
        Signature s = e.signature;
        int keywords = keywordCount(kwnames);
        int given = args.length - keywords;
        int named = s.positional + s.kwOnly;
        int n = Math.min(given, s.positional);
        System.arraycopy(args, 0, slots, 0, n);
        if (s.varArgs) {
            slots[named] = rest(ts, args, n, given);
            owned[named] = true;
        } else if (given > s.positional) {
            if (s.positional == 1 && s.posOnly == 1 && !s.optional[0]) {
                throw Errors.typeError(ts, e.callName() + "() takes exactly one argument ("
                        + given + " given)");
            }
            throw Errors.typeError(ts, e.name + " expected at most " + s.positional + " argument"
                    + (s.positional == 1 ? "" : "s") + ", got " + given);
        }
        if (s.varKeywords) {
            slots[s.slots - 1] = PyDict.create(ts);
            owned[s.slots - 1] = true;
        }
        for (int i = 0; i < keywords; i++) {
            long key = PyTuple.item(kwnames, i);
            int slot = find(s, key, s.posOnly, named);
            if (slot >= 0) {
                if (slots[slot] != 0) {
                    throw Errors.typeError(ts, "argument for " + e.name + "() given by name ('"
                            + s.names[slot] + "') and position (" + (slot + 1) + ")");
                }
                slots[slot] = args[given + i];
            } else if (s.varKeywords) {
                PyDict.setItem(ts, slots[s.slots - 1], key, args[given + i]);
            } else if (named == s.posOnly) {
                throw BindingErrors.noKeywords(ts, e.qualifier, e.name);
            } else {
                throw BindingErrors.invalidKeyword(ts, e.name, s, key);
            }
        }
        for (int i = 0; i < named; i++) {
            if (slots[i] == 0 && !s.optional[i]) {
                if (i < s.posOnly) {
                    int required = 0;
                    while (required < s.positional && !s.optional[required]) {
                        required++;
                    }
                    throw Errors.typeError(ts, e.name + " expected at least " + required
                            + " argument" + (required == 1 ? "" : "s") + ", got " + given);
                }
                throw BindingErrors.missingRequired(ts, e.name, s, i, given);
            }
        }
    }
}
