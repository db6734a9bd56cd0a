package org.jilectomy.runtime.modules.datetime;

import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Arguments as {@code PyArg_ParseTupleAndKeywords} takes them, with its messages, which are not
 * those of Argument Clinic: the constructors of {@code _datetime} are older than it.
 */
final class Arguments {
    private Arguments() {}

    /**
     * @param function name in messages; null for one that has none
     * @param names of all parameters
     * @param required how many of them must be given
     * @param positional how many may be given by position
     * @return a value for each name, borrowed; 0 if not given
     */
    static long[] bind(
            ThreadState ts,
            String function,
            String[] names,
            int required,
            int positional,
            long[] args,
            long kwnames) {
        int keywords = kwnames == 0 ? 0 : (int) PyTuple.size(kwnames);
        int given = args.length - keywords;
        String who = function == null ? "function" : function + "()";
        if (args.length > names.length) {
            throw Errors.typeError(ts, who + " takes at most " + names.length + " "
                    + (given == 0 ? "keyword " : "") + "argument"
                    + (names.length == 1 ? "" : "s") + " (" + args.length + " given)");
        }
        if (given > positional) {
            throw Errors.typeError(ts, who + " takes " + (required < positional ? "at most "
                    : "exactly ") + positional + " positional argument"
                    + (positional == 1 ? "" : "s") + " (" + given + " given)");
        }
        long[] slots = new long[names.length];
        System.arraycopy(args, 0, slots, 0, given);
        int unknown = -1;
        int twice = names.length;
        for (int k = 0; k < keywords; k++) {
            long key = PyTuple.item(kwnames, k);
            int i = 0;
            while (i < names.length && !PyUnicode.equalsAscii(key, names[i])) {
                i++;
            }
            if (i == names.length) {
                unknown = unknown < 0 ? k : unknown;
            } else if (i < given) {
                twice = Math.min(twice, i);
            } else {
                slots[i] = args[given + k];
            }
        }
        if (twice < names.length) {
            throw Errors.typeError(ts, "argument for " + who + " given by name ('" + names[twice]
                    + "') and position (" + (twice + 1) + ")");
        }
        for (int i = given; i < required; i++) {
            if (slots[i] == 0) {
                if (function == null) {
                    for (int before = 0; before < i; before++) {
                        cInt(ts, slots[before]); // whose error comes first
                    }
                }
                throw Errors.typeError(ts, who + " missing required argument '" + names[i]
                        + "' (pos " + (i + 1) + ")");
            }
        }
        if (unknown >= 0) {
            throw Errors.typeError(ts, "'" + PyUnicode.toJava(PyTuple.item(kwnames, unknown))
                    + "' is an invalid keyword argument for "
                    + (function == null ? "this function" : who));
        }
        return slots;
    }

    /** A C int, as the format {@code i} converts it. */
    static int cInt(ThreadState ts, long value) {
        long n = PyLong.asLong(ts, value);
        if (n > Integer.MAX_VALUE) {
            throw Errors.overflowError(ts, "signed integer is greater than maximum");
        }
        if (n < Integer.MIN_VALUE) {
            throw Errors.overflowError(ts, "signed integer is less than minimum");
        }
        return (int) n;
    }

    static int cInt(ThreadState ts, long value, int otherwise) {
        return value == 0 ? otherwise : cInt(ts, value);
    }

    /** None or an instance of tzinfo; 0 stands for None in the result, borrowed. */
    static long tzinfo(ThreadState ts, long value) {
        if (value == 0 || value == Singletons.None) {
            return 0;
        }
        if (!PyTzInfo.TYPE.isInstance(value)) {
            throw Errors.typeError(ts, "tzinfo argument must be None or of a tzinfo subclass, not"
                    + " type '" + PyType.of(value).name() + "'");
        }
        return value;
    }

    static void requireStr(ThreadState ts, long value, String function, int position) {
        if (!PyUnicode.check(value)) {
            throw Errors.typeError(ts, function + "() argument " + position + " must be str, not "
                    + (value == Singletons.None ? "None" : PyType.of(value).name()));
        }
    }

    /** {@code (type(self), args)} from owned args. */
    static long reduced(ThreadState ts, long self, long args) {
        return PyTuple.ofSteal(ts, Refs.retain(ts, PyType.addressOf(self)), args);
    }

    /**
     * What the pickled state of an object is: bytes, or a str of which pickles of Python 2 made
     * it. Null if the value cannot be such a state.
     */
    static byte[] state(ThreadState ts, long value, int length, int checked, String what) {
        if (org.jilectomy.runtime.objects.PyBytes.check(value)) {
            return org.jilectomy.runtime.objects.PyBytes.length(value) == length
                    ? org.jilectomy.runtime.objects.PyBytes.toArray(value) : null;
        }
        if (!PyUnicode.check(value) || PyUnicode.length(value) != length) {
            return null;
        }
        // The character that tells a state from a string must be right before others are looked at.
        int tell = PyUnicode.charAt(value, checked);
        boolean isState = what.equals("time") ? (tell & 0x7f) < 24 && tell < 256
                : isMonth(what.equals("date") ? tell : tell & 0x7f) && tell < 256;
        if (!isState) {
            return null;
        }
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            int c = PyUnicode.charAt(value, i);
            if (c > 255) {
                throw Errors.valueError(ts, "Failed to encode latin1 string when unpickling a "
                        + what + " object. pickle.load(data, encoding='latin1') is assumed.");
            }
            bytes[i] = (byte) c;
        }
        return bytes;
    }

    static boolean isMonth(int month) {
        return month >= 1 && month <= 12;
    }

    /** Calls {@code cls} with ints and perhaps a last object; owned. */
    static long callClass(ThreadState ts, PyType cls, long last, int... numbers) {
        long[] args = new long[numbers.length + (last == 0 ? 0 : 1)];
        for (int i = 0; i < numbers.length; i++) {
            args[i] = PyLong.of(ts, numbers[i]);
        }
        if (last != 0) {
            args[numbers.length] = last;
        }
        try {
            return Abstract.call(ts, cls.address, args, 0);
        } finally {
            for (int i = 0; i < numbers.length; i++) {
                Refs.release(ts, args[i]);
            }
        }
    }
}
