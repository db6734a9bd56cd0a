package org.jilectomy.runtime.objects;

import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Encodings by name: from str to bytes and back (CPython 3.11, {@code PyUnicode_AsEncodedString},
 * {@code PyUnicode_Decode}).
 *
 * <p>UTF-8, -16, -32, ASCII and Latin-1 are native here; all others go through {@link
 * CodecRegistry} to the package {@code encodings}.
 */
public final class Codecs {
    /** {@code -X dev}: names are checked even if nobody needs them. */
    private static final boolean CHECK = "1".equals(System.getProperty("jilectomy.dev"));

    private Codecs() {}

    private static void check(ThreadState ts, String encoding, String errors) {
        switch (canonicalName(encoding)) {
            case "utf-8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32",
                    "utf-32-le", "utf-32-be", "utf-8-sig" -> {}
            default -> Refs.release(ts, CodecRegistry.lookup(ts, encoding));
        }
        if (errors == null) {
            return;
        }
        switch (errors) {
            case "strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace",
                    "namereplace", "surrogateescape", "surrogatepass" -> {}
            default -> {
                long handler = CodecErrors.registered(ts, errors);
                if (handler == 0) {
                    throw CodecErrors.unknown(ts, errors);
                }
                Refs.release(ts, handler);
            }
        }
    }

    /**
     * {@code cp1252} for {@code "CP-1252"}: lower case, everything else than letters and digits
     * is _.
     */
    static String normalize(String encoding) {
        StringBuilder b = new StringBuilder(encoding.length());
        boolean gap = false;
        for (int i = 0; i < encoding.length(); i++) {
            char c = encoding.charAt(i);
            if (c >= '0' && c <= '9' || (c | 32) >= 'a' && (c | 32) <= 'z' || c == '.') {
                if (gap && b.length() > 0) {
                    b.append('_');
                }
                gap = false;
                b.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
            } else {
                gap = true;
            }
        }
        return b.toString();
    }

    /** The native codec a normalized name or alias means; the name itself if none. */
    private static String canonical(String name) {
        return switch (name) {
            case "utf_8", "utf8", "u8", "utf", "cp65001", "utf8_ucs2", "utf8_ucs4" -> "utf-8";
            case "utf_8_sig", "utf8_sig" -> "utf-8-sig";
            case "ascii", "us_ascii", "646", "us", "iso646_us", "iso_646.irv_1991", "ibm367",
                    "cp367", "ansi_x3.4_1968", "ansi_x3.4_1986", "ansi_x3_4_1968",
                    "csascii", "iso_ir_6" ->
                    "ascii";
            case "latin_1", "latin1", "latin", "l1", "iso8859_1", "iso_8859_1", "8859", "iso8859",
                    "iso_8859_1_1987", "iso_ir_100", "cp819", "ibm819", "csisolatin1" ->
                    "latin-1";
            case "utf_16", "u16", "utf16" -> "utf-16";
            case "utf_16_le", "utf_16le", "unicodelittleunmarked" -> "utf-16-le";
            case "utf_16_be", "utf_16be", "unicodebigunmarked" -> "utf-16-be";
            case "utf_32", "u32", "utf32" -> "utf-32";
            case "utf_32_le", "utf_32le" -> "utf-32-le";
            case "utf_32_be", "utf_32be" -> "utf-32-be";
            default -> name;
        };
    }

    private static String canonicalName(String encoding) {
        if (encoding == null || encoding.equals("utf-8") || encoding.equals("utf8")) {
            return "utf-8";
        }
        return canonical(normalize(encoding));
    }

    /**
     * {@code "utf-8"}, {@code "ascii"} or {@code "latin-1"} if the encoding is one of these under
     * any name; else null.
     */
    public static String fastName(String encoding) {
        String name = canonicalName(encoding);
        return switch (name) {
            case "utf-8", "ascii", "latin-1" -> name;
            default -> null;
        };
    }

    /**
     * Decodes UTF-8 of which the end may be missing.
     *
     * @param consumed receives how many bytes were taken
     */
    public static long decodeUtf8Part(ThreadState ts, long bytes, String errors, int[] consumed) {
        return Utf8Codec.decode(ts, bytes, 0, errors, consumed);
    }

    /** The str of {@code n} bytes of UTF-8 in native memory; owned. */
    public static long decodeUtf8(ThreadState ts, long address, int n, String errors) {
        if (n > 1 && Ucs.isAscii(address, n)) {
            long str = PyUnicode.createAscii(ts.heap, n);
            Memory.copy(address, PyUnicode.data(str), n);
            return str;
        }
        long bytes = PyBytes.fromMemory(ts, address, n);
        try {
            return Utf8Codec.decode(ts, bytes, 0, errors);
        } finally {
            Refs.release(ts, bytes);
        }
    }

    // ---------------------------------------------------------------- encoding

    /**
     * {@code str.encode(encoding, errors)}; owned bytes.
     *
     * @param encoding null for utf-8
     * @param errors null for strict
     */
    public static long encode(ThreadState ts, long str, String encoding, String errors) {
        if (CHECK) {
            check(ts, encoding, errors);
        }
        switch (canonicalName(encoding)) {
            case "utf-8":
                return Utf8Codec.encode(ts, str, errors);
            case "ascii":
                return NarrowCodec.encode(ts, str, errors, 128);
            case "latin-1":
                return NarrowCodec.encode(ts, str, errors, 256);
            case "utf-16":
                return WideCodec.encode(ts, str, errors, 2, WideCodec.BY_MARK);
            case "utf-16-le":
                return WideCodec.encode(ts, str, errors, 2, WideCodec.LITTLE);
            case "utf-16-be":
                return WideCodec.encode(ts, str, errors, 2, WideCodec.BIG);
            case "utf-32":
                return WideCodec.encode(ts, str, errors, 4, WideCodec.BY_MARK);
            case "utf-32-le":
                return WideCodec.encode(ts, str, errors, 4, WideCodec.LITTLE);
            case "utf-32-be":
                return WideCodec.encode(ts, str, errors, 4, WideCodec.BIG);
            case "utf-8-sig":
                return withMark(ts, Utf8Codec.encode(ts, str, errors));
            case "unicode_escape", "raw_unicode_escape":
                return EscapeCodec.encode(ts, str, encoding.charAt(0) == 'r');
            default:
                return CodecRegistry.encodeText(ts, str, encoding, errors);
        }
    }

    private static long withMark(ThreadState ts, long bytesSteal) {
        ByteBuilder out = new ByteBuilder(PyBytes.length(bytesSteal) + 3);
        Utf8Codec.put(out, 0xFEFF);
        out.appendMemory(PyBytes.data(bytesSteal), PyBytes.length(bytesSteal));
        Refs.release(ts, bytesSteal);
        return out.finish(ts);
    }

    /** The method {@code str.encode}; arguments may be 0. */
    static long encode(ThreadState ts, long str, long encoding, long errors) {
        return encode(
                ts, str, name(ts, encoding, "encode", 1), name(ts, errors, "encode", 2));
    }

    private static String name(ThreadState ts, long value, String function, int position) {
        if (value == 0) {
            return null;
        }
        if (!PyUnicode.check(value)) {
            String parameter = position == 1 ? "'encoding'" : "'errors'";
            throw Errors.typeError(
                    ts,
                    function + "() argument " + parameter + " must be str, not "
                            + Text.typeName(value));
        }
        return PyUnicode.toJava(value);
    }

    // ---------------------------------------------------------------- decoding

    /**
     * {@code bytes.decode(encoding, errors)}; owned str.
     *
     * @param bytes a bytes object
     * @param encoding null for utf-8
     * @param errors null for strict
     */
    public static long decode(ThreadState ts, long bytes, String encoding, String errors) {
        if (CHECK) {
            check(ts, encoding, errors);
        }
        if (PyBytes.length(bytes) == 0) {
            return InternTable.EMPTY; // whatever the encoding, known or not
        }
        switch (canonicalName(encoding)) {
            case "utf-8":
                return Utf8Codec.decode(ts, bytes, 0, errors);
            case "ascii":
                return NarrowCodec.decodeAscii(ts, bytes, errors);
            case "latin-1":
                return NarrowCodec.decodeLatin1(ts, bytes);
            case "utf-16":
                return WideCodec.decode(ts, bytes, errors, 2, WideCodec.BY_MARK);
            case "utf-16-le":
                return WideCodec.decode(ts, bytes, errors, 2, WideCodec.LITTLE);
            case "utf-16-be":
                return WideCodec.decode(ts, bytes, errors, 2, WideCodec.BIG);
            case "utf-32":
                return WideCodec.decode(ts, bytes, errors, 4, WideCodec.BY_MARK);
            case "utf-32-le":
                return WideCodec.decode(ts, bytes, errors, 4, WideCodec.LITTLE);
            case "utf-32-be":
                return WideCodec.decode(ts, bytes, errors, 4, WideCodec.BIG);
            case "utf-8-sig":
                return Utf8Codec.decode(ts, bytes, hasMark(bytes) ? 3 : 0, errors);
            case "unicode_escape", "raw_unicode_escape":
                return EscapeCodec.decode(ts, bytes, errors, encoding.charAt(0) == 'r');
            default:
                return CodecRegistry.decodeText(ts, bytes, encoding, errors);
        }
    }

    private static boolean hasMark(long bytes) {
        return PyBytes.length(bytes) >= 3
                && PyBytes.at(bytes, 0) == 0xEF
                && PyBytes.at(bytes, 1) == 0xBB
                && PyBytes.at(bytes, 2) == 0xBF;
    }

    /** {@code str(object, encoding, errors)}: object is bytes-like; arguments may be 0. */
    static long decodeObject(ThreadState ts, long object, long encoding, long errors) {
        String encodingName = name(ts, encoding, "str", 1);
        String errorsName = name(ts, errors, "str", 2);
        if (PyUnicode.check(object)) {
            throw Errors.typeError(ts, "decoding str is not supported");
        }
        long bytes = BytesArgs.view(ts, object);
        if (bytes == 0) {
            throw Errors.typeError(
                    ts,
                    "decoding to str: need a bytes-like object, " + PyType.of(object).name()
                            + " found");
        }
        try {
            return decode(ts, bytes, encodingName, errorsName);
        } finally {
            Refs.release(ts, bytes);
        }
    }

    /** The method {@code bytes.decode}; arguments may be 0. */
    static long decodeMethod(ThreadState ts, long self, long encoding, long errors) {
        String encodingName = name(ts, encoding, "decode", 1);
        String errorsName = name(ts, errors, "decode", 2);
        long bytes = BytesArgs.view(ts, self);
        try {
            return decode(ts, bytes, encodingName, errorsName);
        } finally {
            Refs.release(ts, bytes);
        }
    }
}
