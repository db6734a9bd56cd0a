package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.heap.layout.PyCompactUnicodeObject;
import org.jilectomy.heap.layout.PyUnicodeObject;
import org.jilectomy.runtime.state.ThreadState;

/** The table of str's methods (CPython 3.11, {@code unicode_methods}), and the odd ones. */
final class StrMethods {
    private static final String RANGE = "(self, sub, start=None, end=None, /)";

    private StrMethods() {}

    static void define(TypeDef def) {
        def.in(StrCase.class)
                .method("capitalize(self, /)", "First character in title case, the rest lower.")
                .method("casefold(self, /)", "A form for comparing without regard to case.")
                .method("lower(self, /)", "All characters in lower case.")
                .method("upper(self, /)", "All characters in upper case.")
                .method("title(self, /)", "Each word starts in title case, the rest is lower.")
                .method("swapcase(self, /)", "Upper case becomes lower case and the reverse.")
                .method("islower(self, /)", "Whether all cased characters are lower case.")
                .method("isupper(self, /)", "Whether all cased characters are upper case.")
                .method("istitle(self, /)", "Whether words start with upper or title case only.");
        def.in(StrForm.class)
                .method("center(self, width, fillchar=' ', /)", "Centred in a field of a width.")
                .method("ljust(self, width, fillchar=' ', /)", "Left-aligned in a field.")
                .method("rjust(self, width, fillchar=' ', /)", "Right-aligned in a field.")
                .method("zfill(self, width, /)", "Padded with zeros after the sign.")
                .method("expandtabs(self, /, tabsize=8)", "Tabs replaced by spaces.")
                .method("translate(self, table, /)", "Each character replaced by way of a table.")
                .staticMethod(
                        "maketrans(cls, x, y=None, z=None, /)",
                        "A table for translate().",
                        "maketrans")
                .method("isalnum(self, /)", "Whether all characters are letters or numbers.")
                .method("isalpha(self, /)", "Whether all characters are letters.")
                .method("isdecimal(self, /)", "Whether all characters are decimal digits.")
                .method("isdigit(self, /)", "Whether all characters are digits.")
                .method("isnumeric(self, /)", "Whether all characters are numeric.")
                .method("isspace(self, /)", "Whether all characters are white space.")
                .method("isascii(self, /)", "Whether all characters are ASCII.")
                .method("isprintable(self, /)", "Whether repr() shows all characters as they are.")
                .method("isidentifier(self, /)", "Whether this is an identifier or keyword.");
        def.in(StrSearch.class)
                .method("count" + RANGE, "Occurrences of sub that do not overlap.")
                .method("find" + RANGE, "Lowest index of sub, or -1.")
                .method("rfind" + RANGE, "Highest index of sub, or -1.")
                .method("index" + RANGE, "Lowest index of sub; ValueError if there is none.")
                .method("rindex" + RANGE, "Highest index of sub; ValueError if there is none.")
                .method(
                        "startswith(self, prefix, start=None, end=None, /)",
                        "Whether the string starts with prefix, or one of a tuple of them.")
                .method(
                        "endswith(self, suffix, start=None, end=None, /)",
                        "Whether the string ends with suffix, or one of a tuple of them.")
                .method("removeprefix(self, prefix, /)", "Without the prefix, if it is there.")
                .method("removesuffix(self, suffix, /)", "Without the suffix, if it is there.")
                .method("replace(self, old, new, count=-1, /)", "Occurrences of old replaced.");
        def.in(StrSplit.class)
                .method("join(self, iterable, /)", "The strings with this one between them.")
                .method("partition(self, sep, /)", "Parts before, at and after the first sep.")
                .method("rpartition(self, sep, /)", "Parts before, at and after the last sep.")
                .method("split(self, /, sep=None, maxsplit=-1)", "List of the words.")
                .method("rsplit(self, /, sep=None, maxsplit=-1)", "As split, from the end.")
                .method("splitlines(self, /, keepends=False)", "List of the lines.")
                .method("strip(self, chars=None, /)", "Without white space, or chars, at the ends.")
                .method("lstrip(self, chars=None, /)", "As strip, at the start only.")
                .method("rstrip(self, chars=None, /)", "As strip, at the end only.");
        def.in(StrFormat.class)
                .method("format(self, /, *args, **kwargs)", "Fields in braces replaced.", "format")
                .method("format_map(self, mapping, /)", "As format(**mapping), without a copy.",
                        "formatMap")
                .method("__format__(self, format_spec, /)", "Formatted as the spec says.",
                        "dunderFormat");
        def.in(StrMethods.class)
                .method(
                        "encode(self, /, encoding='utf-8', errors='strict')",
                        "Bytes in the encoding.")
                .method("__getnewargs__(self, /)", "Arguments for copying.", "getnewargs")
                .method("__sizeof__(self, /)", "Size in memory in bytes.", "sizeof");
    }

    static long encode(ThreadState ts, long self, long encoding, long errors) {
        return Codecs.encode(ts, self, encoding, errors);
    }

    static long getnewargs(ThreadState ts, long self) {
        long copy = PyUnicode.fromUnits(
                ts, PyUnicode.data(self), PyUnicode.kind(self), 0, PyUnicode.length(self));
        return PyTuple.fromArraySteal(ts, new long[] {copy});
    }

    /** {@code unicode_sizeof}. */
    static long sizeof(ThreadState ts, long self) {
        long characters = (PyUnicode.length(self) + 1L) * PyUnicode.kind(self);
        long head = !PyASCIIObject.compact(self)
                ? PyUnicodeObject.SIZE
                : PyASCIIObject.ascii(self) ? PyASCIIObject.SIZE : PyCompactUnicodeObject.SIZE;
        return PyLong.of(ts, head + characters);
    }
}
