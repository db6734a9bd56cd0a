package org.jilectomy.runtime.objects;

import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import org.jilectomy.heap.layout.PyUnicodeErrorObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * What to do with text that cannot be encoded and bytes that cannot be decoded: the error handlers
 * of codecs (CPython 3.11, Python/codecs.c).
 *
 * <p>One instance serves one encoding or decoding and is made at its first error. The named
 * handlers are known here; others are Python callables registered with {@code
 * codecs.register_error}.
 */
final class CodecErrors {
    private static final ConcurrentHashMap<String, Long> REGISTERED = new ConcurrentHashMap<>();

    private final ThreadState ts;

    /** As the exception names it. */
    private final String encoding;

    private final String errors;

    /** The str being encoded or the bytes object being decoded; borrowed. */
    private final long object;

    /** Bytes that a handler put in the place of the input, owned; 0 for none. */
    private long changed;

    /** What to raise again instead of a new exception, borrowed; 0 for none. */
    long original;

    /** After {@link #encode}: the text to encode instead, or null. */
    String text;

    /** After {@link #encode}: the bytes to write instead, or null. */
    byte[] bytes;

    CodecErrors(ThreadState ts, String encoding, String errors, long object) {
        this.ts = ts;
        this.encoding = encoding;
        this.errors = errors == null ? "strict" : errors;
        this.object = object;
    }

    /** Makes {@code handler} (borrowed) known for good. */
    static void register(ThreadState ts, String name, long handler) {
        Pins.keepUntilExit(Refs.toObject(ts, handler));
        REGISTERED.put(name, handler);
    }

    /** The registered handler, owned; 0 if there is none. */
    static long registered(ThreadState ts, String name) {
        Long handler = REGISTERED.get(name);
        return handler == null ? 0 : Refs.retain(ts, handler);
    }

    static PyException unknown(ThreadState ts, String name) {
        return Errors.raise(
                ts, Exceptions.LookupError, "unknown error handler name '" + name + "'");
    }

    // ---------------------------------------------------------------- exceptions

    private long exception(PyType type, int start, int end, String reason) {
        long[] args = {
            PyUnicode.fromJava(ts, encoding),
            Refs.retain(ts, object),
            PyLong.of(ts, start),
            PyLong.of(ts, end),
            PyUnicode.fromJava(ts, reason)
        };
        try {
            return Abstract.call(ts, type.address, args, 0);
        } finally {
            for (long arg : args) {
                Refs.release(ts, arg);
            }
        }
    }

    /** The UnicodeEncodeError of a strict handler, to be thrown. */
    PyException encodeException(int start, int end, String reason) {
        if (original != 0) {
            return new PyException(Refs.retain(ts, original));
        }
        return Errors.chained(
                ts, exception(Exceptions.UnicodeEncodeError, start, end, reason));
    }

    PyException decodeException(int start, int end, String reason) {
        if (original != 0) {
            return new PyException(Refs.retain(ts, original));
        }
        return Errors.chained(
                ts, exception(Exceptions.UnicodeDecodeError, start, end, reason));
    }

    // ---------------------------------------------------------------- encoding

    /**
     * Handles code points [start, end) of the str that cannot be encoded: sets {@link #text} or
     * {@link #bytes}.
     *
     * @return where to go on
     */
    int encode(int start, int end, String reason) {
        text = null;
        bytes = null;
        switch (errors) {
            case "strict":
                throw encodeException(start, end, reason);
            case "ignore":
                text = "";
                return end;
            case "replace":
                text = "?".repeat(end - start);
                return end;
            case "backslashreplace":
                UnicodeBuilder escapes = new UnicodeBuilder();
                for (int i = start; i < end; i++) {
                    StrRepr.hex(escapes, PyUnicode.charAt(object, i));
                }
                text = escapes.toString();
                return end;
            case "xmlcharrefreplace":
                StringBuilder references = new StringBuilder();
                for (int i = start; i < end; i++) {
                    references.append("&#").append(PyUnicode.charAt(object, i)).append(';');
                }
                text = references.toString();
                return end;
            case "namereplace":
                text = names(start, end);
                return end;
            case "surrogateescape":
                return escapedBytes(start, end, reason);
            case "surrogatepass":
                return surrogates(start, end, reason);
            default:
                return encodeRegistered(start, end, reason);
        }
    }

    /** The JDK also names what has no name of its own: controls, surrogates, private use. */
    private static boolean hasName(int c) {
        return !CharTypes.isLater(c) && switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private String names(int start, int end) {
        UnicodeBuilder out = new UnicodeBuilder();
        for (int i = start; i < end; i++) {
            int c = PyUnicode.charAt(object, i);
            String name = hasName(c) ? Character.getName(c) : null;
            if (name != null && name.startsWith("CJK UNIFIED IDEOGRAPHS")) {
                name = "CJK UNIFIED IDEOGRAPH-" + Integer.toHexString(c).toUpperCase(Locale.ROOT);
            }
            if (name != null) {
                out.append("\\N{").append(name).append("}");
            } else {
                StrRepr.hex(out, c);
            }
        }
        return out.toString();
    }

    private int escapedBytes(int start, int end, String reason) {
        int n = 0;
        byte[] escaped = new byte[end - start];
        for (int i = start; i < end; i++) {
            int c = PyUnicode.charAt(object, i);
            if (c < 0xDC80 || c > 0xDCFF) {
                throw encodeException(i, end, reason);
            }
            escaped[n++] = (byte) c;
        }
        bytes = escaped;
        return end;
    }

    /** {@code 8}, {@code 16le} … for the names of the Unicode encodings; else null. */
    private String form() {
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < encoding.length(); i++) {
            char c = encoding.charAt(i);
            if (c != '-' && c != '_') {
                b.append(Character.toLowerCase(c));
            }
        }
        String name = b.toString();
        return switch (name) {
            case "utf8", "cp65001" -> "8";
            case "utf16", "utf16le" -> "16le";
            case "utf32", "utf32le" -> "32le";
            case "utf16be" -> "16be";
            case "utf32be" -> "32be";
            default -> null;
        };
    }

    private int surrogates(int start, int end, String reason) {
        ByteBuilder out = new ByteBuilder(3 * (end - start));
        for (int i = start; i < end; i++) {
            int c = PyUnicode.charAt(object, i);
            String form = form();
            if (c < 0xD800 || c > 0xDFFF || form == null) {
                throw encodeException(start, end, reason);
            }
            if (form.equals("8")) {
                out.append(0xE0 | c >> 12);
                out.append(0x80 | c >> 6 & 0x3F);
                out.append(0x80 | c & 0x3F);
            } else {
                int size = form.startsWith("16") ? 2 : 4;
                WideCodec.put(out, c, size, form.endsWith("be"));
            }
        }
        bytes = java.util.Arrays.copyOf(out.bytes, out.length);
        return end;
    }

    private int encodeRegistered(int start, int end, String reason) {
        String wrong = "encoding error handler must return (str/bytes, int) tuple";
        long result = callRegistered(Exceptions.UnicodeEncodeError, start, end, reason, wrong);
        try {
            long replacement = PyTuple.item(result, 0);
            if (PyUnicode.check(replacement)) {
                text = PyUnicode.toJava(replacement);
            } else if (PyBytes.check(replacement)) {
                bytes = PyBytes.toArray(replacement);
            } else {
                throw Errors.typeError(ts, wrong);
            }
            return position(PyTuple.item(result, 1), PyUnicode.length(object));
        } finally {
            Refs.release(ts, result);
        }
    }

    // ---------------------------------------------------------------- decoding

    /**
     * Handles bytes [start, end) of the input that mean nothing: appends what stands for them.
     *
     * @return where to go on
     */
    int decode(int start, int end, String reason, UnicodeBuilder out) {
        switch (errors) {
            case "strict":
                throw decodeException(start, end, reason);
            case "ignore":
                return end;
            case "replace":
                out.append(0xFFFD);
                return end;
            case "backslashreplace":
                for (int i = start; i < end; i++) {
                    StrRepr.hex(out, PyBytes.at(object, i));
                }
                return end;
            case "xmlcharrefreplace", "namereplace":
                throw Errors.typeError(
                        ts, "don't know how to handle UnicodeDecodeError in error callback");
            case "surrogateescape":
                int i = start;
                while (i < end && i - start < 4 && PyBytes.at(object, i) >= 0x80) {
                    out.append(0xDC00 + PyBytes.at(object, i++));
                }
                if (i == start) {
                    throw decodeException(start, end, reason);
                }
                return i;
            case "surrogatepass":
                return passSurrogate(start, end, reason, out);
            default:
                return decodeRegistered(start, end, reason, out);
        }
    }

    private int passSurrogate(int start, int end, String reason, UnicodeBuilder out) {
        long at = PyBytes.data(object) + start;
        int left = PyBytes.length(object) - start;
        int c = 0;
        int size = 0;
        String form = form();
        if (form == null) {
            throw decodeException(start, end, reason);
        }
        if (form.equals("8")) {
            size = 3;
            if (left >= 3
                    && (Memory.getByte(at) & 0xF0) == 0xE0
                    && (Memory.getByte(at + 1) & 0xC0) == 0x80
                    && (Memory.getByte(at + 2) & 0xC0) == 0x80) {
                c = (Memory.getByte(at) & 15) << 12
                        | (Memory.getByte(at + 1) & 63) << 6
                        | Memory.getByte(at + 2) & 63;
            }
        } else {
            size = form.startsWith("16") ? 2 : 4;
            if (left >= size) {
                c = WideCodec.get(at, size, form.endsWith("be"));
            }
        }
        if (c < 0xD800 || c > 0xDFFF) {
            throw decodeException(start, end, reason);
        }
        out.append(c);
        return start + size;
    }

    private int decodeRegistered(int start, int end, String reason, UnicodeBuilder out) {
        String wrong = "decoding error handler must return (str, int) tuple";
        long result = callRegistered(Exceptions.UnicodeDecodeError, start, end, reason, wrong);
        try {
            long replacement = PyTuple.item(result, 0);
            if (!PyUnicode.check(replacement)) {
                throw Errors.typeError(ts, wrong);
            }
            out.appendStr(replacement);
            if (changed != 0) {
                return restOfChanged(PyTuple.item(result, 1), out);
            }
            return position(PyTuple.item(result, 1), PyBytes.length(object));
        } finally {
            Refs.release(ts, result);
            Refs.xrelease(ts, changed);
            changed = 0;
        }
    }

    /** The handler has put other bytes in the place of the input: what is left of them. */
    private int restOfChanged(long value, UnicodeBuilder out) {
        int from = position(value, PyBytes.length(changed));
        String codec = switch (encoding) {
            case "unicodeescape" -> "unicode_escape";
            case "rawunicodeescape" -> "raw_unicode_escape";
            default -> encoding;
        };
        long rest = PyBytes.fromMemory(
                ts, PyBytes.data(changed) + from, PyBytes.length(changed) - from);
        long text = 0;
        try {
            text = Codecs.decode(ts, rest, codec, errors);
            out.appendStr(text);
        } finally {
            Refs.release(ts, rest);
            Refs.xrelease(ts, text);
        }
        return PyBytes.length(object);
    }

    // ---------------------------------------------------------------- registered handlers

    /** The handler's result, a pair; owned. */
    private long callRegistered(PyType type, int start, int end, String reason, String wrong) {
        long handler = registered(ts, errors);
        if (handler == 0) {
            throw unknown(ts, errors);
        }
        long exc = 0;
        long result;
        try {
            exc = exception(type, start, end, reason);
            result = Abstract.call(ts, handler, exc);
            if (type == Exceptions.UnicodeDecodeError) {
                noteChange(exc, result);
            }
        } finally {
            Refs.xrelease(ts, exc);
            Refs.release(ts, handler);
        }
        if (!PyTuple.TYPE.isInstance(result)
                || PyTuple.size(result) != 2
                || !PyLong.TYPE.isInstance(PyTuple.item(result, 1))) {
            Refs.release(ts, result);
            throw Errors.typeError(ts, wrong);
        }
        return result;
    }

    /** Takes the bytes that a handler of decoding errors has put into the exception. */
    private void noteChange(long exc, long resultSteal) {
        long now = PyBaseException.fields(ts, exc, PyUnicodeErrorObject.OBJECT)[0];
        if (now == object) {
            Refs.release(ts, now);
            return;
        }
        if (now == 0 || !PyBytes.check(now)) {
            Refs.xrelease(ts, now);
            Refs.release(ts, resultSteal);
            throw Errors.typeError(ts, "object attribute must be bytes");
        }
        changed = now;
    }

    private int position(long value, int length) {
        long at = Abstract.asIndex(ts, value);
        long absolute = at < 0 ? at + length : at;
        if (absolute < 0 || absolute > length) {
            throw Errors.indexError(
                    ts, "position " + at + " from error handler out of bounds");
        }
        return (int) absolute;
    }
}
