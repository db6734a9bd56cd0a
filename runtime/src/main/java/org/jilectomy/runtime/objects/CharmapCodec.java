package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Codecs by a table that Python gives: a str with the character of each byte, or a mapping; compare
 * {@code _PyUnicode_EncodeCharmap}.
 */
final class CharmapCodec {
    private static final String UNDEFINED = "character maps to <undefined>";

    private CharmapCodec() {}

    // ---------------------------------------------------------------- decoding

    static long decode(ThreadState ts, long bytes, String errors, long mapping) {
        int n = PyBytes.length(bytes);
        UnicodeBuilder out = new UnicodeBuilder(n);
        CodecErrors handler = null;
        boolean table = PyUnicode.check(mapping);
        int size = table ? PyUnicode.length(mapping) : 0;
        int i = 0;
        while (i < n) {
            int b = PyBytes.at(bytes, i);
            boolean known;
            if (table) {
                int c = b < size ? PyUnicode.charAt(mapping, b) : 0xFFFE;
                known = c != 0xFFFE;
                if (known) {
                    out.append(c);
                }
            } else {
                known = lookupByte(ts, mapping, b, out);
            }
            if (known) {
                i++;
                continue;
            }
            if (handler == null) {
                handler = new CodecErrors(ts, "charmap", errors, bytes);
            }
            i = handler.decode(i, i + 1, UNDEFINED, out);
        }
        return out.finish(ts);
    }

    /** What the mapping has for an int, owned; 0 if it has nothing. */
    private static long lookup(ThreadState ts, long mapping, int key) {
        long number = PyLong.of(ts, key);
        try {
            if (PyDict.TYPE.isExactly(mapping)) {
                return PyDict.getItem(ts, mapping, number);
            }
            return Abstract.getItem(ts, mapping, number);
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.LookupError)) {
                throw e;
            }
            Errors.discard(ts, e);
            return 0;
        } finally {
            Refs.release(ts, number);
        }
    }

    private static boolean lookupByte(ThreadState ts, long mapping, int b, UnicodeBuilder out) {
        long value = lookup(ts, mapping, b);
        if (value == 0 || value == Singletons.None) {
            return false;
        }
        try {
            if (PyLong.check(value)) {
                long c = PyLong.fitsLong(value) ? PyLong.longValue(value) : -1;
                if (c == 0xFFFE) {
                    return false;
                }
                if (c < 0 || c > 0x10FFFF) {
                    throw Errors.typeError(ts, "character mapping must be in range(0x110000)");
                }
                out.append((int) c);
                return true;
            }
            if (!PyUnicode.check(value)) {
                throw Errors.typeError(ts, "character mapping must return integer, None or str");
            }
            if (PyUnicode.length(value) == 1 && PyUnicode.charAt(value, 0) == 0xFFFE) {
                return false;
            }
            out.appendStr(value);
            return true;
        } finally {
            Refs.release(ts, value);
        }
    }

    // ---------------------------------------------------------------- encoding

    static long encode(ThreadState ts, long str, String errors, long mapping) {
        int n = PyUnicode.length(str);
        ByteBuilder out = new ByteBuilder(n);
        CodecErrors handler = null;
        int i = 0;
        while (i < n) {
            if (put(ts, PyUnicode.charAt(str, i), mapping, out)) {
                i++;
                continue;
            }
            int end = i + 1;
            int mark = out.length;
            while (end < n && !put(ts, PyUnicode.charAt(str, end), mapping, out)) {
                end++;
            }
            out.length = mark;
            if (handler == null) {
                handler = new CodecErrors(ts, "charmap", errors, str);
            }
            int next = handler.encode(i, end, UNDEFINED);
            if (handler.bytes != null) {
                out.append(handler.bytes, 0, handler.bytes.length);
            } else {
                String text = handler.text;
                for (int j = 0, c; j < text.length(); j += Character.charCount(c)) {
                    c = text.codePointAt(j);
                    if (!put(ts, c, mapping, out)) {
                        throw handler.encodeException(i, end, UNDEFINED);
                    }
                }
            }
            i = next;
        }
        return out.finish(ts);
    }

    private static boolean put(ThreadState ts, int c, long mapping, ByteBuilder out) {
        long value = lookup(ts, mapping, c);
        if (value == 0 || value == Singletons.None) {
            return false;
        }
        try {
            if (PyLong.check(value)) {
                long b = PyLong.fitsLong(value) ? PyLong.longValue(value) : -1;
                if (b < 0 || b > 255) {
                    throw Errors.typeError(ts, "character mapping must be in range(256)");
                }
                out.append((int) b);
                return true;
            }
            if (!PyBytes.check(value)) {
                throw Errors.typeError(ts, "character mapping must return integer, bytes or None,"
                        + " not " + PyType.of(value).name());
            }
            out.appendMemory(PyBytes.data(value), PyBytes.length(value));
            return true;
        } finally {
            Refs.release(ts, value);
        }
    }

    /** {@code charmap_build}: from the character to its byte, owned dict. */
    static long build(ThreadState ts, long table) {
        long map = PyDict.create(ts);
        int n = Math.min(256, PyUnicode.length(table));
        for (int i = 0; i < n; i++) {
            int c = PyUnicode.charAt(table, i);
            if (c != 0xFFFE) {
                long key = PyLong.of(ts, c);
                PyDict.setItem(ts, map, key, PyLong.of(ts, i));
                Refs.release(ts, key);
            }
        }
        return map;
    }
}
