package org.jilectomy.runtime.modules;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.CharTypes;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.UnicodeBuilder;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code _string}: how {@code string.Formatter} reads a template. The whole template is read at
 * once, so a mistake in it is found by the call and not by a later step of the iterator.
 */
final class StringModule extends BuiltinModule {
    StringModule() {
        super("_string");
    }

    @Override
    protected String doc() {
        return "string helper module";
    }

    @Override
    protected void define(TypeDef def) {
        def.method("formatter_parser(module, string, /)", null, "parser")
                .method("formatter_field_name_split(module, string, /)", null, "fieldNameSplit");
    }

    private static void requireStr(ThreadState ts, long value) {
        if (!PyUnicode.check(value)) {
            throw Errors.typeError(ts, "expected str, got " + PyType.of(value).name());
        }
    }

    /** An iterator over the tuples of a list, which is given away. */
    private static long iterateSteal(ThreadState ts, long list) {
        try {
            return Abstract.iter(ts, list);
        } finally {
            Refs.release(ts, list);
        }
    }

    // ---------------------------------------------------------------- templates

    static long parser(ThreadState ts, long module, long string) {
        requireStr(ts, string);
        long list = PyList.create(ts);
        try {
            int end = PyUnicode.length(string);
            for (int i = 0; i < end;) {
                i = part(ts, string, i, end, list);
            }
        } catch (Throwable t) {
            Refs.release(ts, list);
            throw t;
        }
        return iterateSteal(ts, list);
    }

    /** Literal text and the field behind it; returns where the next part begins. */
    private static int part(ThreadState ts, long s, int start, int end, long list) {
        UnicodeBuilder literal = new UnicodeBuilder();
        int i = start;
        while (i < end) {
            int c = PyUnicode.charAt(s, i++);
            if (c != '{' && c != '}') {
                literal.append(c);
                continue;
            }
            if (i < end && PyUnicode.charAt(s, i) == c) {
                literal.append(c);
                i++;
                break;
            }
            if (c == '}') {
                throw Errors.valueError(ts, "Single '}' encountered in format string");
            }
            if (i == end) {
                throw Errors.valueError(ts, "Single '{' encountered in format string");
            }
            return field(ts, s, i, end, literal, list);
        }
        add(ts, list, literal, Singletons.None, Singletons.None, Singletons.None);
        return i;
    }

    private static int field(
            ThreadState ts, long s, int start, int end, UnicodeBuilder literal, long list) {
        int i = start;
        int c = 0;
        while (i < end) {
            c = PyUnicode.charAt(s, i++);
            if (c == '{') {
                throw Errors.valueError(ts, "unexpected '{' in field name");
            }
            if (c == '[') {
                while (i < end && PyUnicode.charAt(s, i) != ']') {
                    i++;
                }
            } else if (c == '}' || c == ':' || c == '!') {
                break;
            }
        }
        int nameEnd = i - 1;
        if (c != '}' && c != ':' && c != '!') {
            throw Errors.valueError(ts, "expected '}' before end of string");
        }
        int conversion = 0;
        if (c == '!') {
            if (i >= end) {
                throw Errors.valueError(
                        ts, "end of string while looking for conversion specifier");
            }
            conversion = PyUnicode.charAt(s, i++);
            if (i < end) {
                c = PyUnicode.charAt(s, i++);
                if (c != '}' && c != ':') {
                    throw Errors.valueError(ts, "expected ':' after conversion specifier");
                }
            }
        }
        int specStart = i;
        int specEnd = i;
        if (c != '}') {
            for (int open = 1; open > 0;) {
                if (i >= end) {
                    throw Errors.valueError(ts, "unmatched '{' in format spec");
                }
                c = PyUnicode.charAt(s, i++);
                open += c == '{' ? 1 : c == '}' ? -1 : 0;
            }
            specEnd = i - 1;
        }
        add(ts, list, literal, PyUnicode.substring(ts, s, start, nameEnd),
                PyUnicode.substring(ts, s, specStart, specEnd),
                conversion == 0 ? Singletons.None : PyUnicode.fromCodePoint(ts, conversion));
        return i;
    }

    /** Appends a tuple; takes over the three values. */
    private static void add(ThreadState ts, long list, UnicodeBuilder literal, long name,
            long spec, long conversion) {
        PyList.appendSteal(ts, list, PyTuple.fromArraySteal(
                ts, new long[] {literal.finish(ts), name, spec, conversion}));
    }

    // ---------------------------------------------------------------- field names

    static long fieldNameSplit(ThreadState ts, long module, long string) {
        requireStr(ts, string);
        int end = PyUnicode.length(string);
        int i = 0;
        while (i < end && PyUnicode.charAt(string, i) != '.'
                && PyUnicode.charAt(string, i) != '[') {
            i++;
        }
        long first = numberOrText(ts, string, 0, i);
        long list = PyList.create(ts);
        try {
            while (i < end) {
                int c = PyUnicode.charAt(string, i++);
                if (c != '.' && c != '[') {
                    throw Errors.valueError(
                            ts, "Only '.' or '[' may follow ']' in format field specifier");
                }
                int from = i;
                while (i < end && (c == '[' ? PyUnicode.charAt(string, i) != ']'
                        : PyUnicode.charAt(string, i) != '.'
                                && PyUnicode.charAt(string, i) != '[')) {
                    i++;
                }
                if (c == '[' && i == end) {
                    throw Errors.valueError(ts, "Missing ']' in format string");
                }
                if (i == from) {
                    throw Errors.valueError(ts, "Empty attribute in format string");
                }
                long key = c == '[' ? numberOrText(ts, string, from, i++)
                        : PyUnicode.substring(ts, string, from, i);
                PyList.appendSteal(ts, list, PyTuple.fromArraySteal(ts, new long[] {
                    PyBool.of(c == '.'), Refs.toObjectSteal(ts, key)
                }));
            }
        } catch (Throwable t) {
            Refs.release(ts, first);
            Refs.release(ts, list);
            throw t;
        }
        return PyTuple.fromArraySteal(
                ts, new long[] {Refs.toObjectSteal(ts, first), iterateSteal(ts, list)});
    }

    /** The int that the characters spell, else the text. */
    private static long numberOrText(ThreadState ts, long s, int start, int end) {
        long n = 0;
        for (int i = start; i < end; i++) {
            int digit = CharTypes.decimalValue(PyUnicode.charAt(s, i));
            if (digit < 0) {
                return PyUnicode.substring(ts, s, start, end);
            }
            if (n > (Long.MAX_VALUE - digit) / 10) {
                throw Errors.valueError(ts, "Too many decimal digits in format string");
            }
            n = n * 10 + digit;
        }
        return end > start ? PyLong.of(ts, n) : PyUnicode.empty();
    }
}
