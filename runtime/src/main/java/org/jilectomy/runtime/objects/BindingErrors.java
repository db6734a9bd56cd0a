package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/** The TypeErrors of {@link ArgumentBinder}, worded as CPython 3.11 words them. */
final class BindingErrors {
    private BindingErrors() {}

    // ---------------------------------------------------------------- Python functions

    /** {@code f() missing 2 required positional arguments: 'a' and 'b'}. */
    static PyException missing(
            ThreadState ts, String name, Signature s, long[] slots, int from, int to, String kind) {
        int n = 0;
        for (int i = from; i < to; i++) {
            if (slots[i] == 0) {
                n++;
            }
        }
        StringBuilder list = new StringBuilder();
        int seen = 0;
        for (int i = from; i < to; i++) {
            if (slots[i] != 0) {
                continue;
            }
            seen++;
            if (seen > 1) {
                list.append(n == 2 ? " and " : seen == n ? ", and " : ", ");
            }
            list.append('\'').append(s.names[i]).append('\'');
        }
        return Errors.typeError(ts, name + "() missing " + n + " required " + kind + " argument"
                + (n == 1 ? "" : "s") + ": " + list);
    }

    /** {@code f() takes from 1 to 2 positional arguments but 3 were given}. */
    static PyException tooManyPositional(
            ThreadState ts, String name, Signature s, int given, int defaults, long[] slots) {
        int kwonlyGiven = 0;
        for (int i = s.positional; i < s.positional + s.kwOnly; i++) {
            if (slots[i] != 0) {
                kwonlyGiven++;
            }
        }
        boolean plural = defaults > 0 || s.positional != 1;
        String takes = defaults > 0
                ? "from " + (s.positional - defaults) + " to " + s.positional
                : Integer.toString(s.positional);
        String extra = "";
        if (kwonlyGiven > 0) {
            extra = " positional argument" + (given != 1 ? "s" : "") + " (and " + kwonlyGiven
                    + " keyword-only argument" + (kwonlyGiven != 1 ? "s" : "") + ")";
        }
        return Errors.typeError(ts, name + "() takes " + takes + " positional argument"
                + (plural ? "s" : "") + " but " + given + extra
                + (given == 1 && kwonlyGiven == 0 ? " was" : " were") + " given");
    }

    // ---------------------------------------------------------------- built-ins

    private static String qualified(String qualifier, String name) {
        return qualifier == null ? name : qualifier + "." + name;
    }

    static PyException noKeywords(ThreadState ts, String qualifier, String name) {
        return Errors.typeError(ts, qualified(qualifier, name) + "() takes no keyword arguments");
    }

    /** Checks the count of purely positional parameters; compare {@code _PyArg_CheckPositional}. */
    static void checkPositional(
            ThreadState ts, String qualifier, String name, Signature s, int given) {
        int max = s.slots;
        int min = 0;
        while (min < max && !s.optional[min]) {
            min++;
        }
        if (given >= min && given <= max) {
            return;
        }
        String message;
        if (max == 0) {
            message = qualified(qualifier, name) + "() takes no arguments (" + given + " given)";
        } else if (max == 1 && min == 1) {
            message = qualified(qualifier, name) + "() takes exactly one argument (" + given
                    + " given)";
        } else if (min == 1 && max == 3 && isSearch(qualifier, name)) {
            message =
                    name + "() takes at " + (given < min ? "least 1 argument" : "most 3 arguments")
                            + " (" + given + " given)";
        } else if (given < min) {
            message = name + " expected " + (min == max ? "" : "at least ") + min + " argument"
                    + (min == 1 ? "" : "s") + ", got " + given;
        } else {
            message = name + " expected " + (min == max ? "" : "at most ") + max + " argument"
                    + (max == 1 ? "" : "s") + ", got " + given;
        }
        throw Errors.typeError(ts, message);
    }

    /** The searches in text have a parser of their own, with messages of its own. */
    private static boolean isSearch(String qualifier, String name) {
        if (!"str".equals(qualifier) && !"bytes".equals(qualifier)
                && !"bytearray".equals(qualifier)) {
            return false;
        }
        return switch (name) {
            case "find", "rfind", "index", "rindex", "count", "startswith", "endswith" -> true;
            default -> false;
        };
    }

    /** More arguments than parameters, or more by position than allowed. */
    static PyException tooMany(ThreadState ts, String name, Signature s, int given, int total) {
        if (total > s.slots) {
            String kind = total == given ? "positional " : given == 0 ? "keyword " : "";
            if (s.positional != s.slots && total == given) {
                return tooManyByPosition(ts, name, s, given);
            }
            return Errors.typeError(ts, name + "() takes at most " + s.slots + " "
                    + (total == given ? "" : kind) + "argument" + (s.slots == 1 ? "" : "s") + " ("
                    + total + " given)");
        }
        return tooManyByPosition(ts, name, s, given);
    }

    private static PyException tooManyByPosition(
            ThreadState ts, String name, Signature s, int given) {
        if (s.positional == 0) {
            return Errors.typeError(ts, name + "() takes no positional arguments");
        }
        int min = 0;
        while (min < s.positional && !s.optional[min]) {
            min++;
        }
        return Errors.typeError(ts, name + "() takes " + (min < s.positional ? "at most "
                : "exactly ")
                + s.positional + " positional argument" + (s.positional == 1 ? "" : "s") + " ("
                + given + " given)");
    }

    static PyException invalidKeyword(ThreadState ts, String name, Signature s, long key) {
        return Errors.typeError(ts, "'" + PyUnicode.toJava(key)
                + "' is an invalid keyword argument for " + name + "()");
    }

    /** {@code int() missing required argument 'x' (pos 1)}. */
    static PyException missingRequired(
            ThreadState ts, String name, Signature s, int slot, int given) {
        if (slot < s.posOnly) {
            int min = 0;
            while (min < s.posOnly && !s.optional[min]) {
                min++;
            }
            return Errors.typeError(ts, name + "() takes " + (min < s.positional ? "at least "
                    : "exactly ") + min + " positional argument" + (min == 1 ? "" : "s") + " ("
                    + given + " given)");
        }
        if (slot >= s.positional) {
            return Errors.typeError(ts, name + "() missing required keyword-only argument: '"
                    + s.names[slot] + "'");
        }
        return Errors.typeError(ts, name + "() missing required argument '" + s.names[slot]
                + "' (pos " + (slot + 1) + ")");
    }
}
