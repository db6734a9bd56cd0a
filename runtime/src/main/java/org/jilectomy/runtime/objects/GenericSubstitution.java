package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.state.ThreadState;

/**
 * Type variables in {@code list[T]} and {@code T | None}, and what takes their place; compare
 * {@code _Py_make_parameters} and {@code _Py_subs_parameters}.
 *
 * <p>A type variable is whatever has {@code __typing_subst__}; the module {@code typing} gives its
 * own that method, and does there what this does not know: defaults, bounds, ParamSpec.
 */
final class GenericSubstitution {
    private static final long SUBST = Names.of("__typing_subst__");
    private static final long PREPARE = Names.of("__typing_prepare_subst__");
    private static final long PARAMETERS = Names.of("__parameters__");
    private static final long UNPACKED_ARGS = Names.of("__typing_unpacked_tuple_args__");
    private static final long IS_UNPACKED = Names.of("__typing_is_unpacked_typevartuple__");

    private GenericSubstitution() {}

    /** The type variables in {@code args}, each once, in order; owned tuple. */
    static long parameters(ThreadState ts, long args) {
        long list = PyList.create(ts);
        try {
            for (long i = 0; i < PyTuple.size(args); i++) {
                long arg = PyTuple.item(args, i);
                if (PyTypeType.isType(arg)) {
                    continue; // a bare class: its __parameters__ is a descriptor
                }
                long subst = Abstract.lookupAttr(ts, arg, SUBST);
                if (subst != 0) {
                    Refs.release(ts, subst);
                    addOnce(ts, list, arg);
                    continue;
                }
                long inner = Abstract.lookupAttr(ts, arg, PARAMETERS);
                if (inner != 0 && PyTuple.TYPE.isInstance(inner)) {
                    for (long k = 0; k < PyTuple.size(inner); k++) {
                        addOnce(ts, list, PyTuple.item(inner, k));
                    }
                }
                Refs.xrelease(ts, inner);
            }
            return PyTuple.fromIterable(ts, list);
        } finally {
            Refs.release(ts, list);
        }
    }

    private static void addOnce(ThreadState ts, long list, long value) {
        for (long i = 0; i < PyList.size(list); i++) {
            long item = PyList.getItem(ts, list, i);
            Refs.release(ts, item); // only compared
            if (Abstract.is(item, value)) {
                return;
            }
        }
        PyList.append(ts, list, value);
    }

    /**
     * The arguments of {@code self[item]}; owned tuple.
     *
     * @param self the alias, for messages
     */
    static long substitute(ThreadState ts, long self, long args, long parameters, long item) {
        long count = PyTuple.size(parameters);
        if (count == 0) {
            throw Errors.typeError(
                    ts, Abstract.reprJava(ts, self) + " is not a generic class");
        }
        long values = unpacked(ts, item);
        long list = 0;
        try {
            for (long i = 0; i < count; i++) {
                values = prepareSteal(ts, self, PyTuple.item(parameters, i), values);
            }
            boolean isTuple = PyTuple.TYPE.isInstance(values);
            long given = isTuple ? PyTuple.size(values) : 1;
            if (given != count) {
                throw Errors.typeError(ts, "Too " + (given > count ? "many" : "few")
                        + " arguments for " + Abstract.reprJava(ts, self) + "; actual " + given
                        + ", expected " + count);
            }
            if (!isTuple) {
                long one = PyTuple.of(ts, values);
                Refs.release(ts, values);
                values = one;
            }
            list = PyList.create(ts);
            for (long i = 0; i < PyTuple.size(args); i++) {
                replace(ts, list, PyTuple.item(args, i), parameters, values);
            }
            return PyTuple.fromIterable(ts, list);
        } finally {
            Refs.xrelease(ts, list);
            Refs.release(ts, values);
        }
    }

    private static void replace(
            ThreadState ts, long list, long arg, long parameters, long values) {
        if (PyTypeType.isType(arg)) {
            PyList.append(ts, list, arg);
            return;
        }
        boolean spread = Abstract.isAttrTrue(ts, arg, IS_UNPACKED);
        long made;
        long subst = Abstract.lookupAttr(ts, arg, SUBST);
        if (subst != 0) {
            try {
                made = Abstract.call(
                        ts, subst, PyTuple.item(values, indexOf(parameters, arg)));
            } finally {
                Refs.release(ts, subst);
            }
        } else {
            made = inside(ts, arg, parameters, values);
        }
        try {
            if (spread && PyTuple.TYPE.isInstance(made)) {
                PyList.extend(ts, list, made);
            } else {
                PyList.append(ts, list, made);
            }
        } finally {
            Refs.release(ts, made);
        }
    }

    /** {@code arg} with the variables inside it replaced, owned; compare {@code subs_tvars}. */
    private static long inside(ThreadState ts, long arg, long parameters, long values) {
        long inner = Abstract.lookupAttr(ts, arg, PARAMETERS);
        if (inner == 0 || !PyTuple.TYPE.isInstance(inner) || PyTuple.size(inner) == 0) {
            Refs.xrelease(ts, inner);
            return Refs.retain(ts, arg);
        }
        long list = PyList.create(ts);
        long key = 0;
        try {
            for (long i = 0; i < PyTuple.size(inner); i++) {
                long value = PyTuple.item(inner, i);
                long at = indexOf(parameters, value);
                if (at >= 0) {
                    boolean variadic = Abstract.hasIter(ts, value);
                    value = PyTuple.item(values, at);
                    if (variadic && PyTuple.TYPE.isInstance(value)) {
                        PyList.extend(ts, list, value);
                        continue;
                    }
                }
                PyList.append(ts, list, value);
            }
            key = PyTuple.fromIterable(ts, list);
            return Abstract.getItem(ts, arg, key);
        } finally {
            Refs.xrelease(ts, key);
            Refs.release(ts, list);
            Refs.release(ts, inner);
        }
    }

    private static long indexOf(long tuple, long value) {
        for (long i = 0; i < PyTuple.size(tuple); i++) {
            if (PyTuple.item(tuple, i) == value) {
                return i;
            }
        }
        return -1;
    }

    /** The variable's say in what it is given; the values it makes of them, owned. */
    private static long prepareSteal(ThreadState ts, long self, long parameter, long values) {
        long prepare = Abstract.lookupAttr(ts, parameter, PREPARE);
        if (prepare == 0) {
            return values;
        }
        long tuple = 0;
        try {
            if (prepare == Singletons.None) {
                return values;
            }
            tuple = PyTuple.TYPE.isInstance(values)
                    ? Refs.retain(ts, values) : PyTuple.of(ts, values);
            long prepared = Abstract.call(ts, prepare, self, tuple);
            Refs.release(ts, values);
            return prepared;
        } finally {
            Refs.xrelease(ts, tuple);
            Refs.release(ts, prepare);
        }
    }

    /** The items of a subscript, those of {@code *tuple[…]} among them one by one; owned tuple. */
    private static long unpacked(ThreadState ts, long item) {
        long items = PyTuple.TYPE.isInstance(item)
                ? Refs.retain(ts, item) : PyTuple.of(ts, item);
        long list = PyList.create(ts);
        try {
            for (long i = 0; i < PyTuple.size(items); i++) {
                long v = PyTuple.item(items, i);
                long inner = PyTypeType.isType(v)
                        ? 0 : Abstract.lookupAttr(ts, v, UNPACKED_ARGS);
                try {
                    if (inner != 0 && PyTuple.TYPE.isInstance(inner) && !isOpen(inner)) {
                        PyList.extend(ts, list, inner);
                    } else {
                        PyList.append(ts, list, v);
                    }
                } finally {
                    Refs.xrelease(ts, inner);
                }
            }
            return PyTuple.fromIterable(ts, list);
        } finally {
            Refs.release(ts, list);
            Refs.release(ts, items);
        }
    }

    /** {@code tuple[int, ...]} stands for no certain number. */
    private static boolean isOpen(long args) {
        long n = PyTuple.size(args);
        return n > 0 && PyTuple.item(args, n - 1) == Singletons.Ellipsis;
    }
}
