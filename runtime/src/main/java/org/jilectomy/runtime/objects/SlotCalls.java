package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Calls a built-in type's slot as the method that stands for it: {@code int.__add__(5, 6)}; compare
 * the {@code wrap_…} functions of CPython's typeobject.c.
 */
final class SlotCalls {
    private SlotCalls() {}

    /**
     * @param type the built-in whose slot is called; {@code self} is its instance
     * @param args without {@code self}
     */
    static long call(
            ThreadState ts, PyType type, int special, long self, long[] args, long kwnames) {
        if (special == Special.CALL) {
            return type.tp_call(ts, self, args, kwnames);
        }
        if (special == Special.INIT) {
            type.tp_init(ts, self, args, kwnames);
            return Singletons.None;
        }
        if (kwnames != 0) {
            throw Errors.typeError(ts,
                    "wrapper " + Special.name(special) + "() takes no keyword arguments");
        }
        if (special >= Special.BINARY) {
            return operator(ts, type, special, self, args);
        }
        return switch (special) {
            case Special.SETATTR, Special.SETITEM, Special.SET -> {
                count(ts, args, 2, 2);
                yield assign(ts, type, special, self, args[0], args[1]);
            }
            case Special.DELATTR, Special.DELITEM, Special.DELETE -> {
                count(ts, args, 1, 1);
                yield assign(ts, type, special, self, args[0], 0);
            }
            case Special.LT, Special.LE, Special.EQ, Special.NE, Special.GT, Special.GE -> {
                count(ts, args, 1, 1);
                yield type.tp_richcompare(ts, self, args[0], special - Special.LT);
            }
            case Special.GETATTRIBUTE -> {
                count(ts, args, 1, 1);
                if (!PyUnicode.TYPE.isInstance(args[0])) {
                    throw Attributes.nameNotString(ts, args[0]);
                }
                yield type.tp_getattro(ts, self, args[0]);
            }
            case Special.GETITEM -> {
                count(ts, args, 1, 1);
                yield type.mp_subscript(ts, self, args[0]);
            }
            case Special.CONTAINS -> {
                count(ts, args, 1, 1);
                yield PyBool.of(type.sq_contains(ts, self, args[0]) > 0);
            }
            case Special.GET -> {
                count(ts, args, 1, 2);
                long obj = args[0] == Singletons.None ? 0 : args[0];
                long cls = args.length < 2 || args[1] == Singletons.None ? 0 : args[1];
                if (obj == 0 && cls == 0) {
                    throw Errors.typeError(ts, "__get__(None, None) is invalid");
                }
                yield type.tp_descr_get(ts, self, obj, cls);
            }
            default -> {
                count(ts, args, 0, 0);
                yield unary(ts, type, special, self);
            }
        };
    }

    private static void count(ThreadState ts, long[] args, int min, int max) {
        if (args.length < min || args.length > max) {
            int n = args.length < min ? min : max;
            String least = min == max ? "" : args.length < min ? "at least " : "at most ";
            throw Errors.typeError(ts, "expected " + least + n + " argument" + (n == 1 ? "" : "s")
                    + ", got " + args.length);
        }
    }

    private static long unary(ThreadState ts, PyType type, int special, long self) {
        return switch (special) {
            case Special.REPR -> type.tp_repr(ts, self);
            case Special.STR -> type.tp_str(ts, self);
            case Special.HASH -> PyLong.of(ts, type.tp_hash(ts, self));
            case Special.ITER -> type.tp_iter(ts, self);
            case Special.NEXT -> type.iternextOrStop(ts, self);
            case Special.DEL -> {
                type.tp_finalize(ts, self);
                yield Singletons.None;
            }
            case Special.LEN -> PyLong.of(ts, type.sq_length(ts, self));
            case Special.BOOL -> PyBool.of(type.nb_bool(ts, self) > 0);
            case Special.INDEX -> type.nb_index(ts, self);
            case Special.INT -> type.nb_int(ts, self);
            case Special.FLOAT -> type.nb_float(ts, self);
            case Special.NEG -> type.nb_negative(ts, self);
            case Special.POS -> type.nb_positive(ts, self);
            case Special.ABS -> type.nb_absolute(ts, self);
            case Special.INVERT -> type.nb_invert(ts, self);
            default -> throw new AssertionError(Special.name(special));
        };
    }

    private static long assign(
            ThreadState ts, PyType type, int special, long self, long key, long value) {
        switch (special) {
            case Special.SETATTR, Special.DELATTR -> {
                hackCheck(ts, type, special, self);
                if (!PyUnicode.TYPE.isInstance(key)) {
                    throw Attributes.nameNotString(ts, key);
                }
                type.tp_setattro(ts, self, key, value);
            }
            case Special.SETITEM, Special.DELITEM -> {
                if (!type.mp_ass_subscript(ts, self, key, value)) {
                    throw notSupported(ts, type, value);
                }
            }
            default -> type.tp_descr_set(ts, self, key, value);
        }
        return Singletons.None;
    }

    private static PyException notSupported(ThreadState ts, PyType type, long value) {
        return Errors.typeError(ts, value != 0
                ? "'" + type.name() + "' object does not support item assignment"
                : Abstract.noDeletion(type));
    }

    /** {@code object.__setattr__(int, …)} must not get around a type's own; {@code hackcheck}. */
    private static void hackCheck(ThreadState ts, PyType type, int special, long self) {
        if (type.base == null && PyTypeType.isType(self)) {
            throw Errors.typeError(ts, "can't apply this " + Special.name(special) + " to "
                    + PyType.of(self).name() + " object");
        }
    }

    // ---------------------------------------------------------------- operators

    private static long operator(ThreadState ts, PyType type, int special, long self, long[] args) {
        int op = (special - Special.BINARY) % (BinaryOp.POWER + 1);
        boolean reflected = special >= Special.REFLECTED && special < Special.INPLACE;
        if (op == BinaryOp.POWER) {
            count(ts, args, 1, 2);
            long modulus = args.length > 1 ? args[1] : Singletons.None;
            return reflected
                    ? type.nb_power(ts, args[0], self, modulus)
                    : type.nb_power(ts, self, args[0], modulus);
        }
        count(ts, args, 1, 1);
        long other = args[0];
        if (special >= Special.INPLACE) {
            return inplace(ts, type, self, other, op);
        }
        long r = reflected
                ? type.nb_binary(ts, other, self, op)
                : type.nb_binary(ts, self, other, op);
        if (r != Singletons.NotImplemented) {
            return r;
        }
        if (op == BinaryOp.ADD && !reflected) {
            long c = type.sq_concat(ts, self, other);
            return c != 0 ? c : r;
        }
        if (op == BinaryOp.MULTIPLY && type.isRepeatable()) {
            long c = type.sq_repeat(ts, self, times(ts, other));
            return c != 0 ? c : r;
        }
        return r;
    }

    private static long times(ThreadState ts, long count) {
        return Abstract.asIndexOrThrow(ts, count, Exceptions.OverflowError);
    }

    private static long inplace(ThreadState ts, PyType type, long self, long other, int op) {
        long r = type.nb_inplace(ts, self, other, op);
        if (r == Singletons.NotImplemented) {
            long c = 0;
            if (op == BinaryOp.ADD) {
                c = type.sq_inplace_concat(ts, self, other);
            } else if (op == BinaryOp.MULTIPLY && type.isRepeatable()) {
                c = type.sq_inplace_repeat(ts, self, times(ts, other));
            }
            return c != 0 ? c : r;
        }
        return r;
    }

    // ---------------------------------------------------------------- docs

    /** {@code int.__add__.__doc__}. */
    /** {@code __text_signature__} of a wrapper of a built-in's slot. */
    static String textSignature(int special) {
        if (special >= Special.BINARY) {
            return special == Special.BINARY + BinaryOp.POWER
                    || special == Special.REFLECTED + BinaryOp.POWER
                            ? "($self, value, mod=None, /)"
                            : "($self, value, /)";
        }
        return switch (special) {
            case Special.GETATTRIBUTE, Special.DELATTR -> "($self, name, /)";
            case Special.SETATTR -> "($self, name, value, /)";
            case Special.LT, Special.LE, Special.EQ, Special.NE, Special.GT, Special.GE ->
                    "($self, value, /)";
            case Special.GET -> "($self, instance, owner=None, /)";
            case Special.SET -> "($self, instance, value, /)";
            case Special.DELETE -> "($self, instance, /)";
            case Special.INIT, Special.CALL -> "($self, /, *args, **kwargs)";
            case Special.GETITEM, Special.DELITEM, Special.CONTAINS -> "($self, key, /)";
            case Special.SETITEM -> "($self, key, value, /)";
            default -> "($self, /)";
        };
    }

    static String doc(int special) {
        if (special >= Special.BINARY) {
            int op = (special - Special.BINARY) % (BinaryOp.POWER + 1);
            String symbol = op == BinaryOp.POWER ? "**" : BinaryOp.symbol(op);
            if (special >= Special.INPLACE) {
                return "Return self" + symbol + "=value.";
            }
            boolean r = special >= Special.REFLECTED;
            if (op == BinaryOp.DIVMOD) {
                return r ? "Return divmod(value, self)." : "Return divmod(self, value).";
            }
            if (op == BinaryOp.POWER) {
                return r ? "Return pow(value, self, mod)." : "Return pow(self, value, mod).";
            }
            return r ? "Return value" + symbol + "self." : "Return self" + symbol + "value.";
        }
        return switch (special) {
            case Special.REPR -> "Return repr(self).";
            case Special.STR -> "Return str(self).";
            case Special.HASH -> "Return hash(self).";
            case Special.GETATTRIBUTE -> "Return getattr(self, name).";
            case Special.SETATTR -> "Implement setattr(self, name, value).";
            case Special.DELATTR -> "Implement delattr(self, name).";
            case Special.LT -> "Return self<value.";
            case Special.LE -> "Return self<=value.";
            case Special.EQ -> "Return self==value.";
            case Special.NE -> "Return self!=value.";
            case Special.GT -> "Return self>value.";
            case Special.GE -> "Return self>=value.";
            case Special.ITER -> "Implement iter(self).";
            case Special.NEXT -> "Implement next(self).";
            case Special.GET -> "Return an attribute of instance, which is of type owner.";
            case Special.SET -> "Set an attribute of instance to value.";
            case Special.DELETE -> "Delete an attribute of instance.";
            case Special.INIT -> "Initialize self.  See help(type(self)) for accurate signature.";
            case Special.CALL -> "Call self as a function.";
            case Special.LEN -> "Return len(self).";
            case Special.GETITEM -> "Return self[key].";
            case Special.SETITEM -> "Set self[key] to value.";
            case Special.DELITEM -> "Delete self[key].";
            case Special.CONTAINS -> "Return key in self.";
            case Special.BOOL -> "True if self else False";
            case Special.INDEX ->
                    "Return self converted to an integer, if self is suitable for use as an index "
                            + "into a list.";
            case Special.INT -> "int(self)";
            case Special.FLOAT -> "float(self)";
            case Special.NEG -> "-self";
            case Special.POS -> "+self";
            case Special.ABS -> "abs(self)";
            case Special.INVERT -> "~self";
            default -> null;
        };
    }
}
