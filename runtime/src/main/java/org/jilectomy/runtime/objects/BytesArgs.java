package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/** Arguments of bytes and bytearray methods, and what their constructors make of theirs. */
public final class BytesArgs {
    /** Longest bytes object supported. */
    static final int MAX_LENGTH = Integer.MAX_VALUE - 256;

    private BytesArgs() {}

    static void checkLength(ThreadState ts, long n) {
        if (n > MAX_LENGTH) {
            throw Errors.memoryError(ts);
        }
    }

    /**
     * The content of a bytes-like object as a bytes object: itself, or a copy of the moment; owned.
     * 0 if the value is not bytes-like.
     */
    public static long view(ThreadState ts, long value) {
        return PyBytes.check(value) ? Refs.retain(ts, value) : PyType.of(value).bf_bytes(ts, value);
    }

    /** As {@link #view}; TypeError if the value is not bytes-like. */
    public static long require(ThreadState ts, long value) {
        long bytes = view(ts, value);
        if (bytes == 0) {
            throw Errors.typeError(
                    ts, "a bytes-like object is required, not '" + PyType.of(value).name() + "'");
        }
        return bytes;
    }

    /** A value for {@code find} or {@code in}: an int is one byte; owned bytes. */
    static long byteOrBytes(ThreadState ts, long value, String otherwise) {
        long bytes = view(ts, value);
        if (bytes != 0) {
            return bytes;
        }
        if (!PyType.of(value).hasIndex()) {
            throw Errors.typeError(ts, otherwise + ", not '" + PyType.of(value).name() + "'");
        }
        return PyBytes.of(oneByte(ts, value, "byte must be in range(0, 256)"));
    }

    /** A value 0 to 255; ValueError otherwise. */
    static int oneByte(ThreadState ts, long value, String message) {
        if (!Immediate.isInt(value) && !PyType.of(value).hasIndex()) {
            throw Errors.typeError(
                    ts,
                    "'" + PyType.of(value).name() + "' object cannot be interpreted as an integer");
        }
        long n = Abstract.asIndex(ts, value);
        if (n < 0 || n > 255) {
            throw Errors.valueError(ts, message);
        }
        return (int) n;
    }

    // ---------------------------------------------------------------- % formatting

    /** The argument of {@code %b}; owned bytes. */
    static long toBytesForFormat(ThreadState ts, long value) {
        if (!PyBytes.checkExact(value) && !PyByteArray.check(value)) {
            long bytes = dunderBytes(ts, value);
            if (bytes != 0) {
                return bytes;
            }
        }
        long bytes = view(ts, value);
        if (bytes == 0) {
            throw Errors.typeError(
                    ts,
                    "%b requires a bytes-like object, or an object that implements __bytes__,"
                            + " not '" + PyType.of(value).name() + "'");
        }
        return bytes;
    }

    /** The argument of {@code %c}. */
    static int byteForFormat(ThreadState ts, long value) {
        long bytes = view(ts, value);
        if (bytes != 0) {
            int n = PyBytes.length(bytes);
            int c = n == 1 ? PyBytes.at(bytes, 0) : -1;
            Refs.release(ts, bytes);
            if (c >= 0) {
                return c;
            }
        } else if (PyType.of(value).hasIndex()) {
            long n = Abstract.asIndex(ts, value);
            if (n < 0 || n > 255) {
                throw Errors.overflowError(ts, "%c arg not in range(256)");
            }
            return (int) n;
        }
        throw Errors.typeError(
                ts, "%c requires an integer in range(256) or a single byte");
    }

    // ---------------------------------------------------------------- construction

    /** The result of {@code __bytes__}, owned; 0 if the type has none. */
    private static long dunderBytes(ThreadState ts, long value) {
        if (Immediate.is(value)) {
            return 0;
        }
        long method = Abstract.lookupSpecial(ts, value, Names.__bytes__);
        if (method == 0) {
            return 0;
        }
        long result;
        try {
            result = Abstract.call(ts, method);
        } finally {
            Refs.release(ts, method);
        }
        if (!PyBytes.check(result)) {
            String name = PyType.of(result).name();
            Refs.release(ts, result);
            throw Errors.typeError(ts, "__bytes__ returned non-bytes (type " + name + ")");
        }
        return result;
    }

    /** What {@code bytes(source, encoding, errors)} holds; arguments may be 0; owned bytes. */
    static long construct(
            ThreadState ts, long source, long encoding, long errors, String typeName) {
        boolean isStr = source != 0 && PyUnicode.check(source);
        if (!isStr && (encoding != 0 || errors != 0)) {
            throw Errors.typeError(
                    ts, (encoding != 0 ? "encoding" : "errors") + " without a string argument");
        }
        if (source == 0) {
            return PyBytes.empty();
        }
        if (isStr) {
            if (encoding == 0) {
                long own = typeName.equals("bytes") ? dunderBytes(ts, source) : 0;
                if (own != 0) {
                    return own;
                }
                throw Errors.typeError(ts, "string argument without an encoding");
            }
            return Codecs.encode(ts, source, encoding, errors);
        }
        if (PyBytes.checkExact(source)) {
            return Refs.retain(ts, source);
        }
        if (typeName.equals("bytes")) {
            long bytes = dunderBytes(ts, source);
            if (bytes != 0) {
                return bytes; // of a subclass, too, if that is what __bytes__ gave
            }
        }
        if (PyType.of(source).hasIndex()) {
            long zeros = fromCount(ts, source);
            if (zeros != 0) {
                return zeros;
            }
        }
        long bytes = view(ts, source);
        if (bytes != 0) {
            return exactSteal(ts, bytes);
        }
        return fromIterable(
                ts,
                source,
                typeName.equals("bytes") ? "bytes" : "byte",
                typeName.equals("bytes"),
                "cannot convert '" + PyType.of(source).name() + "' object to " + typeName);
    }

    private static long exactSteal(ThreadState ts, long bytes) {
        if (PyBytes.checkExact(bytes)) {
            return bytes;
        }
        long exact = PyBytes.fromMemory(ts, PyBytes.data(bytes), PyBytes.length(bytes));
        Refs.release(ts, bytes);
        return exact;
    }

    /** That many zeros; 0 if {@code __index__} raised TypeError. */
    private static long fromCount(ThreadState ts, long source) {
        long n;
        try {
            n = Abstract.asIndexOrThrow(ts, source, Exceptions.OverflowError);
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.TypeError)) {
                throw e;
            }
            Errors.discard(ts, e);
            return 0;
        }
        if (n < 0) {
            throw Errors.valueError(ts, "negative count");
        }
        checkLength(ts, n);
        return PyBytes.fromArray(ts, new byte[(int) n]);
    }

    /**
     * Bytes of the ints that iterating yields; owned.
     *
     * @param item how to name one that is out of range
     * @param otherwise the TypeError if the source cannot be iterated
     */
    static long fromIterable(
            ThreadState ts, long source, String item, boolean hinted, String otherwise) {
        long iterator = iterator(ts, source, otherwise);
        ByteBuilder out = new ByteBuilder(32);
        String range = item + " must be in range(0, 256)";
        try {
            if (hinted) {
                LengthHint.of(ts, source, 32); // an error there is one of the call
            }
            for (long v = Abstract.next(ts, iterator); v != 0; v = Abstract.next(ts, iterator)) {
                try {
                    out.append(oneByte(ts, v, range));
                } finally {
                    Refs.release(ts, v);
                }
            }
        } finally {
            Refs.release(ts, iterator);
        }
        return out.finish(ts);
    }

    /** {@code iter(source)}, with a TypeError of one's own; owned. */
    static long iterator(ThreadState ts, long source, String otherwise) {
        try {
            return Abstract.iter(ts, source);
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.TypeError)) {
                throw e;
            }
            Errors.discard(ts, e);
            throw Errors.typeError(ts, otherwise);
        }
    }

    /** {@code _PyBytes_FromHex}; owned bytes. */
    static long fromHex(ThreadState ts, long string) {
        Text.requireStr(ts, string, "fromhex", 0);
        int n = PyUnicode.length(string);
        ByteBuilder out = new ByteBuilder(n / 2);
        int i = 0;
        while (true) {
            while (i < n && isSpace(PyUnicode.charAt(string, i))) {
                i++;
            }
            if (i >= n) {
                return out.finish(ts);
            }
            int high = hexDigit(PyUnicode.charAt(string, i));
            int low = i + 1 < n ? hexDigit(PyUnicode.charAt(string, i + 1)) : -1;
            if (high < 0 || low < 0) {
                throw Errors.valueError(
                        ts,
                        "non-hexadecimal number found in fromhex() arg at position "
                                + (high < 0 ? i : i + 1));
            }
            out.append(high << 4 | low);
            i += 2;
        }
    }

    static boolean isSpace(int c) {
        return c == ' ' || c >= 9 && c <= 13;
    }

    private static int hexDigit(int c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int letter = c | 32;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }
}
