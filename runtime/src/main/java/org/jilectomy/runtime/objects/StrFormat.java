package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code str.format}: literal text and replacement fields (CPython 3.11,
 * Objects/stringlib/unicode_format.h).
 *
 * <pre>
 *   {name.attribute[index]!conversion:spec}     the spec may contain fields, one level deep
 * </pre>
 *
 * <p>An instance is one formatting; the parser keeps its place in {@link #at}. Nothing owned is
 * held across a call into Python but by a try block.
 */
final class StrFormat {
    /** Numbering of fields without a name. */
    private static final int UNDECIDED = 0;
    private static final int AUTOMATIC = 1;
    private static final int MANUAL = 2;

    private final ThreadState ts;

    /** The template. */
    private final long str;

    private final long data;
    private final int kind;

    /** Tuple of positional values, 0 for format_map. */
    private final long args;

    /** Mapping of named values, 0 if none. */
    private final long kwargs;

    private int numbering;
    private int nextNumber;

    private StrFormat(ThreadState ts, long str, long args, long kwargs) {
        this.ts = ts;
        this.str = str;
        this.data = PyASCIIObject.data(str);
        this.kind = PyASCIIObject.kind(str);
        this.args = args;
        this.kwargs = kwargs;
    }

    // ---------------------------------------------------------------- methods of str

    static long format(ThreadState ts, long self, long args, long kwargs) {
        return new StrFormat(ts, self, args, kwargs).run();
    }

    static long formatMap(ThreadState ts, long self, long mapping) {
        return new StrFormat(ts, self, 0, mapping).run();
    }

    static long dunderFormat(ThreadState ts, long self, long spec) {
        Text.requireStr(ts, spec, "__format__", 0);
        if (PyUnicode.length(spec) == 0) {
            return PyUnicode.checkExact(self) ? Refs.retain(ts, self) : Abstract.str(ts, self);
        }
        return FormatSpec.formatStr(ts, self, spec);
    }

    private long run() {
        UnicodeBuilder out = new UnicodeBuilder(ts, PyUnicode.length(str) + 32);
        expand(out, 0, PyUnicode.length(str), 2);
        return out.finishLast(ts);
    }

    private RuntimeException error(String message) {
        return Errors.valueError(ts, message);
    }

    private int charAt(int i) {
        return Ucs.at(data, kind, i);
    }

    // ---------------------------------------------------------------- the template

    /** Where the parser is, set by the methods that read on. */
    private int at;

    /** Expands the template between two indices; compare {@code build_string}. */
    private void expand(UnicodeBuilder out, int start, int end, int depth) {
        if (depth <= 0) {
            throw error("Max string recursion exceeded");
        }
        int i = start;
        while (i < end) {
            int from = i;
            int c = 0;
            while (i < end) {
                c = charAt(i++);
                if (c == '{' || c == '}') {
                    break;
                }
            }
            if (c != '{' && c != '}') {
                out.appendStr(str, from, i);
                return;
            }
            boolean doubled = i < end && charAt(i) == c;
            if (doubled) {
                out.appendStr(str, from, i);
                i++;
                continue;
            }
            if (c == '}') {
                throw error("Single '}' encountered in format string");
            }
            if (i == end) {
                throw error("Single '{' encountered in format string");
            }
            out.appendStr(str, from, i - 1);
            field(out, i, end, depth);
            i = at;
        }
    }

    /** One field, from behind its brace; leaves {@link #at} behind the closing one. */
    private void field(UnicodeBuilder out, int start, int end, int depth) {
        int i = start;
        int c = 0;
        scan : while (i < end) {
            c = charAt(i++);
            switch (c) {
                case '{':
                    throw error("unexpected '{' in field name");
                case '[':
                    while (i < end && charAt(i) != ']') {
                        i++;
                    }
                    break;
                case '}', ':', '!':
                    break scan;
                default:
            }
        }
        int nameEnd = i - 1;
        int conversion = 0;
        int specStart = i;
        int specEnd = i;
        boolean nested = false;
        if (c == '!' || c == ':') {
            boolean closed = false;
            if (c == '!') {
                if (i >= end) {
                    throw error("end of string while looking for conversion specifier");
                }
                conversion = charAt(i++);
                if (i < end) {
                    c = charAt(i++);
                    closed = c == '}';
                    if (!closed && c != ':') {
                        throw error("expected ':' after conversion specifier");
                    }
                }
            }
            if (!closed) {
                specStart = i;
                int open = 1;
                while (open > 0) {
                    if (i >= end) {
                        throw error("unmatched '{' in format spec");
                    }
                    c = charAt(i++);
                    if (c == '{') {
                        nested = true;
                        open++;
                    } else if (c == '}') {
                        open--;
                    }
                }
                specEnd = i - 1;
            }
        } else if (c != '}') {
            throw error("expected '}' before end of string");
        }
        int next = i;
        render(out, start, nameEnd, conversion, specStart, specEnd, nested, depth);
        at = next;
    }

    private void render(
            UnicodeBuilder out,
            int nameStart,
            int nameEnd,
            int conversion,
            int specStart,
            int specEnd,
            boolean nested,
            int depth) {
        long value = fieldValue(nameStart, nameEnd);
        try {
            if (conversion != 0 && conversion != 's' && conversion != 'r' && conversion != 'a') {
                throw error(
                        "Unknown conversion specifier "
                                + (conversion > 32 && conversion < 127
                                        ? Character.toString(conversion)
                                        : "\\x" + Integer.toHexString(conversion)));
            }
            if (!nested) {
                FormatSpec.append(ts, out, value, conversion, str, specStart, specEnd);
                return;
            }
            UnicodeBuilder inner = new UnicodeBuilder();
            expand(inner, specStart, specEnd, depth - 1);
            long spec = inner.finish(ts);
            try {
                FormatSpec.append(ts, out, value, conversion, spec);
            } finally {
                Refs.release(ts, spec);
            }
        } finally {
            Refs.release(ts, value);
        }
    }

    // ---------------------------------------------------------------- field names

    /** The object a field names, owned; compare {@code get_field_object}. */
    private long fieldValue(int start, int end) {
        int i = start;
        while (i < end && charAt(i) != '.' && charAt(i) != '[') {
            i++;
        }
        long value = first(start, i);
        while (i < end) {
            long next;
            try {
                int c = charAt(i++);
                if (c == '.') {
                    int from = i;
                    while (i < end && charAt(i) != '.' && charAt(i) != '[') {
                        i++;
                    }
                    next = attribute(value, from, i);
                } else if (c == '[') {
                    int from = i;
                    while (i < end && charAt(i) != ']') {
                        i++;
                    }
                    if (i == end) {
                        throw error("Missing ']' in format string");
                    }
                    next = item(value, from, i++);
                } else {
                    throw error("Only '.' or '[' may follow ']' in format field specifier");
                }
            } finally {
                Refs.release(ts, value);
            }
            value = next;
        }
        return value;
    }

    private long attribute(long value, int start, int end) {
        requireName(start, end);
        long name = PyUnicode.substring(ts, str, start, end);
        try {
            return Abstract.getAttr(ts, value, name);
        } finally {
            Refs.release(ts, name);
        }
    }

    private long item(long value, int start, int end) {
        requireName(start, end);
        long index = number(start, end);
        long key = index >= 0
                ? PyLong.of(ts, index)
                : PyUnicode.substring(ts, str, start, end);
        try {
            return Abstract.getItem(ts, value, key);
        } finally {
            Refs.release(ts, key);
        }
    }

    private void requireName(int start, int end) {
        if (start == end) {
            throw error("Empty attribute in format string");
        }
    }

    /** The value of the first part: by position or by keyword. */
    private long first(int start, int end) {
        boolean empty = start == end;
        long index = empty ? -1 : number(start, end);
        if (empty || index >= 0) {
            if (numbering == UNDECIDED) {
                numbering = empty ? AUTOMATIC : MANUAL;
            }
            if (numbering == MANUAL && empty) {
                throw error(
                        "cannot switch from manual field specification to automatic field"
                                + " numbering");
            }
            if (numbering == AUTOMATIC && !empty) {
                throw error(
                        "cannot switch from automatic field numbering to manual field"
                                + " specification");
            }
            return positional(empty ? nextNumber++ : index);
        }
        long key = PyUnicode.substring(ts, str, start, end);
        try {
            if (kwargs == 0) {
                throw Errors.keyError(ts, key);
            }
            long value = PyDict.TYPE.isExactly(kwargs) ? PyDict.getItem(ts, kwargs, key) : 0;
            return value != 0 ? value : Abstract.getItem(ts, kwargs, key);
        } finally {
            Refs.release(ts, key);
        }
    }

    private long positional(long index) {
        if (args == 0) {
            throw error("Format string contains positional fields");
        }
        if (index >= PyTuple.size(args)) {
            throw Errors.indexError(
                    ts,
                    "Replacement index " + index + " out of range for positional args tuple");
        }
        return PyTuple.getItem(ts, args, (int) index);
    }

    /** The non-negative number the characters spell, -1 if they are no number. */
    private long number(int start, int end) {
        long n = 0;
        for (int i = start; i < end; i++) {
            int digit = CharTypes.decimalValue(charAt(i));
            if (digit < 0) {
                return -1;
            }
            if (n > (Long.MAX_VALUE - digit) / 10) {
                throw error("Too many decimal digits in format string");
            }
            n = n * 10 + digit;
        }
        return n;
    }
}
