package org.jilectomy.runtime.modules.codecs;

import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Buffers;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.NativeCodecs;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The native codecs as functions: {@code x_encode} gives (bytes, characters taken), {@code x_decode}
 * (str, bytes taken).
 */
final class CodecFunctions {
    private CodecFunctions() {}

    static void define(TypeDef def) {
        def.in(CodecFunctions.class)
                .method("utf_7_encode(module, str, errors=None, /)", null, "utf7Encode")
                .method("utf_7_decode(module, data, errors=None, final=False, /)", null,
                        "utf7Decode")
                .method("utf_8_encode(module, str, errors=None, /)", null, "utf8Encode")
                .method("utf_8_decode(module, data, errors=None, final=False, /)", null,
                        "utf8Decode")
                .method("utf_16_encode(module, str, errors=None, byteorder=0, /)", null,
                        "utf16Encode")
                .method("utf_16_decode(module, data, errors=None, final=False, /)", null,
                        "utf16Decode")
                .method("utf_16_le_encode(module, str, errors=None, /)", null, "utf16LeEncode")
                .method("utf_16_le_decode(module, data, errors=None, final=False, /)", null,
                        "utf16LeDecode")
                .method("utf_16_be_encode(module, str, errors=None, /)", null, "utf16BeEncode")
                .method("utf_16_be_decode(module, data, errors=None, final=False, /)", null,
                        "utf16BeDecode")
                .method("utf_32_encode(module, str, errors=None, byteorder=0, /)", null,
                        "utf32Encode")
                .method("utf_32_decode(module, data, errors=None, final=False, /)", null,
                        "utf32Decode")
                .method("utf_32_le_encode(module, str, errors=None, /)", null, "utf32LeEncode")
                .method("utf_32_le_decode(module, data, errors=None, final=False, /)", null,
                        "utf32LeDecode")
                .method("utf_32_be_encode(module, str, errors=None, /)", null, "utf32BeEncode")
                .method("utf_32_be_decode(module, data, errors=None, final=False, /)", null,
                        "utf32BeDecode")
                .method("ascii_encode(module, str, errors=None, /)", null, "asciiEncode")
                .method("ascii_decode(module, data, errors=None, /)", null, "asciiDecode")
                .method("latin_1_encode(module, str, errors=None, /)", null, "latin1Encode")
                .method("latin_1_decode(module, data, errors=None, /)", null, "latin1Decode")
                .method("unicode_escape_encode(module, str, errors=None, /)", null,
                        "unicodeEscapeEncode")
                .method("unicode_escape_decode(module, data, errors=None, final=True, /)", null,
                        "unicodeEscapeDecode")
                .method("raw_unicode_escape_encode(module, str, errors=None, /)", null,
                        "rawUnicodeEscapeEncode")
                .method("raw_unicode_escape_decode(module, data, errors=None, final=True, /)", null,
                        "rawUnicodeEscapeDecode")
                .method("utf_16_ex_decode(module, data, errors=None, byteorder=0, final=False, /)",
                        null, "utf16ExDecode")
                .method("utf_32_ex_decode(module, data, errors=None, byteorder=0, final=False, /)",
                        null, "utf32ExDecode")
                .method("charmap_encode(module, str, errors=None, mapping=None, /)", null,
                        "charmapEncode")
                .method("charmap_decode(module, data, errors=None, mapping=None, /)", null,
                        "charmapDecode")
                .method("charmap_build(module, map, /)", null, "charmapBuild")
                .method("escape_encode(module, data, errors=None, /)", null, "escapeEncode")
                .method("escape_decode(module, data, errors=None, /)", null, "escapeDecode")
                .method("readbuffer_encode(module, data, errors=None, /)", null,
                        "readbufferEncode");
    }

    // ---------------------------------------------------------------- arguments and results

    /** {@code errors}: null if it is None or was not given. */
    private static String errors(ThreadState ts, long errors, String function) {
        if (errors == 0 || errors == Singletons.None) {
            return null;
        }
        if (!PyUnicode.check(errors)) {
            throw Errors.typeError(ts, function + "() argument 2 must be str or None, not "
                    + PyType.of(errors).name());
        }
        return PyUnicode.toJava(errors);
    }

    private static void checkStr(ThreadState ts, long value, String function) {
        if (!PyUnicode.check(value)) {
            throw Errors.typeError(ts, function + "() argument 1 must be str, not "
                    + (value == Singletons.None ? "None" : PyType.of(value).name()));
        }
    }

    /** The bytes of a str (as UTF-8) or of a bytes-like object, owned. */
    private static long stringOrBuffer(ThreadState ts, long data) {
        return PyUnicode.check(data) ? NativeCodecs.encodeUtf8(ts, data, null)
                : Buffers.bytes(ts, data);
    }

    private static boolean flag(ThreadState ts, long value, boolean missing) {
        return value == 0 ? missing : Abstract.isTrue(ts, value);
    }

    private static long pair(ThreadState ts, long steal, long count) {
        return PyTuple.fromArraySteal(ts, new long[] {steal, PyLong.of(ts, count)});
    }

    private static long encoded(ThreadState ts, long bytesSteal, long str) {
        return pair(ts, bytesSteal, PyUnicode.length(str));
    }

    // ---------------------------------------------------------------- one by one

    static long utf7Encode(
            ThreadState ts, long module, long str, long errors) {
        checkStr(ts, str, "utf_7_encode");
        String how = errors(ts, errors, "utf_7_encode");
        return encoded(ts, NativeCodecs.encodeUtf7(ts, str), str);
    }

    static long utf8Encode(
            ThreadState ts, long module, long str, long errors) {
        checkStr(ts, str, "utf_8_encode");
        String how = errors(ts, errors, "utf_8_encode");
        return encoded(ts, NativeCodecs.encodeUtf8(ts, str, how), str);
    }

    static long utf16Encode(
            ThreadState ts, long module, long str, long errors, long order) {
        checkStr(ts, str, "utf_16_encode");
        String how = errors(ts, errors, "utf_16_encode");
        int by = order == 0 ? 0 : PyLong.asInt(ts, order);
        return encoded(ts, NativeCodecs.encodeWide(ts, str, how, 2, Integer.signum(by)), str);
    }

    static long utf16LeEncode(
            ThreadState ts, long module, long str, long errors) {
        checkStr(ts, str, "utf_16_le_encode");
        String how = errors(ts, errors, "utf_16_le_encode");
        return encoded(ts, NativeCodecs.encodeWide(ts, str, how, 2, -1), str);
    }

    static long utf16BeEncode(
            ThreadState ts, long module, long str, long errors) {
        checkStr(ts, str, "utf_16_be_encode");
        String how = errors(ts, errors, "utf_16_be_encode");
        return encoded(ts, NativeCodecs.encodeWide(ts, str, how, 2, 1), str);
    }

    static long utf32Encode(
            ThreadState ts, long module, long str, long errors, long order) {
        checkStr(ts, str, "utf_32_encode");
        String how = errors(ts, errors, "utf_32_encode");
        int by = order == 0 ? 0 : PyLong.asInt(ts, order);
        return encoded(ts, NativeCodecs.encodeWide(ts, str, how, 4, Integer.signum(by)), str);
    }

    static long utf32LeEncode(
            ThreadState ts, long module, long str, long errors) {
        checkStr(ts, str, "utf_32_le_encode");
        String how = errors(ts, errors, "utf_32_le_encode");
        return encoded(ts, NativeCodecs.encodeWide(ts, str, how, 4, -1), str);
    }

    static long utf32BeEncode(
            ThreadState ts, long module, long str, long errors) {
        checkStr(ts, str, "utf_32_be_encode");
        String how = errors(ts, errors, "utf_32_be_encode");
        return encoded(ts, NativeCodecs.encodeWide(ts, str, how, 4, 1), str);
    }

    static long asciiEncode(
            ThreadState ts, long module, long str, long errors) {
        checkStr(ts, str, "ascii_encode");
        String how = errors(ts, errors, "ascii_encode");
        return encoded(ts, NativeCodecs.encodeNarrow(ts, str, how, 128), str);
    }

    static long latin1Encode(
            ThreadState ts, long module, long str, long errors) {
        checkStr(ts, str, "latin_1_encode");
        String how = errors(ts, errors, "latin_1_encode");
        return encoded(ts, NativeCodecs.encodeNarrow(ts, str, how, 256), str);
    }

    static long unicodeEscapeEncode(
            ThreadState ts, long module, long str, long errors) {
        checkStr(ts, str, "unicode_escape_encode");
        String how = errors(ts, errors, "unicode_escape_encode");
        return encoded(ts, NativeCodecs.encodeEscape(ts, str, false), str);
    }

    static long rawUnicodeEscapeEncode(
            ThreadState ts, long module, long str, long errors) {
        checkStr(ts, str, "raw_unicode_escape_encode");
        String how = errors(ts, errors, "raw_unicode_escape_encode");
        return encoded(ts, NativeCodecs.encodeEscape(ts, str, true), str);
    }

    static long utf7Decode(
            ThreadState ts, long module, long data, long errors, long last) {
        String how = errors(ts, errors, "utf_7_decode");
        long bytes = Buffers.bytes(ts, data);
        try {
            int[] part = flag(ts, last, false) ? null : new int[1];
            long text = NativeCodecs.decodeUtf7(ts, bytes, how, part);
            return pair(ts, text, part == null ? PyBytes.length(bytes) : part[0]);
        } finally {
            Refs.release(ts, bytes);
        }
    }

    static long utf8Decode(
            ThreadState ts, long module, long data, long errors, long last) {
        String how = errors(ts, errors, "utf_8_decode");
        long bytes = Buffers.bytes(ts, data);
        try {
            int[] part = flag(ts, last, false) ? null : new int[1];
            long text = NativeCodecs.decodeUtf8(ts, bytes, how, part);
            return pair(ts, text, part == null ? PyBytes.length(bytes) : part[0]);
        } finally {
            Refs.release(ts, bytes);
        }
    }

    static long utf16Decode(
            ThreadState ts, long module, long data, long errors, long last) {
        String how = errors(ts, errors, "utf_16_decode");
        long bytes = Buffers.bytes(ts, data);
        try {
            int[] state = {0, 0, flag(ts, last, false) ? 1 : 0};
            long text = NativeCodecs.decodeWide(ts, bytes, how, 2, 0, state);
            return pair(ts, text, state[0]);
        } finally {
            Refs.release(ts, bytes);
        }
    }

    static long utf16LeDecode(
            ThreadState ts, long module, long data, long errors, long last) {
        String how = errors(ts, errors, "utf_16_le_decode");
        long bytes = Buffers.bytes(ts, data);
        try {
            int[] state = {0, 0, flag(ts, last, false) ? 1 : 0};
            long text = NativeCodecs.decodeWide(ts, bytes, how, 2, -1, state);
            return pair(ts, text, state[0]);
        } finally {
            Refs.release(ts, bytes);
        }
    }

    static long utf16BeDecode(
            ThreadState ts, long module, long data, long errors, long last) {
        String how = errors(ts, errors, "utf_16_be_decode");
        long bytes = Buffers.bytes(ts, data);
        try {
            int[] state = {0, 0, flag(ts, last, false) ? 1 : 0};
            long text = NativeCodecs.decodeWide(ts, bytes, how, 2, 1, state);
            return pair(ts, text, state[0]);
        } finally {
            Refs.release(ts, bytes);
        }
    }

    static long utf32Decode(
            ThreadState ts, long module, long data, long errors, long last) {
        String how = errors(ts, errors, "utf_32_decode");
        long bytes = Buffers.bytes(ts, data);
        try {
            int[] state = {0, 0, flag(ts, last, false) ? 1 : 0};
            long text = NativeCodecs.decodeWide(ts, bytes, how, 4, 0, state);
            return pair(ts, text, state[0]);
        } finally {
            Refs.release(ts, bytes);
        }
    }

    static long utf32LeDecode(
            ThreadState ts, long module, long data, long errors, long last) {
        String how = errors(ts, errors, "utf_32_le_decode");
        long bytes = Buffers.bytes(ts, data);
        try {
            int[] state = {0, 0, flag(ts, last, false) ? 1 : 0};
            long text = NativeCodecs.decodeWide(ts, bytes, how, 4, -1, state);
            return pair(ts, text, state[0]);
        } finally {
            Refs.release(ts, bytes);
        }
    }

    static long utf32BeDecode(
            ThreadState ts, long module, long data, long errors, long last) {
        String how = errors(ts, errors, "utf_32_be_decode");
        long bytes = Buffers.bytes(ts, data);
        try {
            int[] state = {0, 0, flag(ts, last, false) ? 1 : 0};
            long text = NativeCodecs.decodeWide(ts, bytes, how, 4, 1, state);
            return pair(ts, text, state[0]);
        } finally {
            Refs.release(ts, bytes);
        }
    }

    static long asciiDecode(
            ThreadState ts, long module, long data, long errors) {
        String how = errors(ts, errors, "ascii_decode");
        long bytes = Buffers.bytes(ts, data);
        try {
            return pair(ts, NativeCodecs.decodeAscii(ts, bytes, how), PyBytes.length(bytes));
        } finally {
            Refs.release(ts, bytes);
        }
    }

    static long latin1Decode(
            ThreadState ts, long module, long data, long errors) {
        String how = errors(ts, errors, "latin_1_decode");
        long bytes = Buffers.bytes(ts, data);
        try {
            return pair(ts, NativeCodecs.decodeLatin1(ts, bytes), PyBytes.length(bytes));
        } finally {
            Refs.release(ts, bytes);
        }
    }

    static long unicodeEscapeDecode(
            ThreadState ts, long module, long data, long errors, long last) {
        String how = errors(ts, errors, "unicode_escape_decode");
        long bytes = stringOrBuffer(ts, data);
        try {
            int[] part = flag(ts, last, true) ? null : new int[1];
            long text = NativeCodecs.decodeEscape(ts, bytes, how, false, part);
            return pair(ts, text, part == null ? PyBytes.length(bytes) : part[0]);
        } finally {
            Refs.release(ts, bytes);
        }
    }

    static long rawUnicodeEscapeDecode(
            ThreadState ts, long module, long data, long errors, long last) {
        String how = errors(ts, errors, "raw_unicode_escape_decode");
        long bytes = stringOrBuffer(ts, data);
        try {
            int[] part = flag(ts, last, true) ? null : new int[1];
            long text = NativeCodecs.decodeEscape(ts, bytes, how, true, part);
            return pair(ts, text, part == null ? PyBytes.length(bytes) : part[0]);
        } finally {
            Refs.release(ts, bytes);
        }
    }

    static long utf16ExDecode(
            ThreadState ts, long module, long data, long errors, long order, long last) {
        String how = errors(ts, errors, "utf_16_ex_decode");
        int by = order == 0 ? 0 : PyLong.asInt(ts, order);
        long bytes = Buffers.bytes(ts, data);
        try {
            int[] state = {0, 0, flag(ts, last, false) ? 1 : 0};
            long text = NativeCodecs.decodeWide(
                    ts, bytes, how, 2, Integer.signum(by), state);
            return PyTuple.fromArraySteal(ts, new long[] {
                text, PyLong.of(ts, state[0]), PyLong.of(ts, state[1])});
        } finally {
            Refs.release(ts, bytes);
        }
    }

    static long utf32ExDecode(
            ThreadState ts, long module, long data, long errors, long order, long last) {
        String how = errors(ts, errors, "utf_32_ex_decode");
        int by = order == 0 ? 0 : PyLong.asInt(ts, order);
        long bytes = Buffers.bytes(ts, data);
        try {
            int[] state = {0, 0, flag(ts, last, false) ? 1 : 0};
            long text = NativeCodecs.decodeWide(
                    ts, bytes, how, 4, Integer.signum(by), state);
            return PyTuple.fromArraySteal(ts, new long[] {
                text, PyLong.of(ts, state[0]), PyLong.of(ts, state[1])});
        } finally {
            Refs.release(ts, bytes);
        }
    }

    // ---------------------------------------------------------------- tables

    static long charmapEncode(
            ThreadState ts, long module, long str, long errors, long mapping) {
        checkStr(ts, str, "charmap_encode");
        String how = errors(ts, errors, "charmap_encode");
        return encoded(ts, mapping == 0 || mapping == Singletons.None
                ? NativeCodecs.encodeNarrow(ts, str, how, 256)
                : NativeCodecs.encodeCharmap(ts, str, how, mapping), str);
    }

    static long charmapDecode(
            ThreadState ts, long module, long data, long errors, long mapping) {
        String how = errors(ts, errors, "charmap_decode");
        long bytes = Buffers.bytes(ts, data);
        try {
            long text = mapping == 0 || mapping == Singletons.None
                    ? NativeCodecs.decodeLatin1(ts, bytes)
                    : NativeCodecs.decodeCharmap(ts, bytes, how, mapping);
            return pair(ts, text, PyBytes.length(bytes));
        } finally {
            Refs.release(ts, bytes);
        }
    }

    static long charmapBuild(ThreadState ts, long module, long map) {
        checkStr(ts, map, "charmap_build");
        return NativeCodecs.buildCharmap(ts, map);
    }

    // ---------------------------------------------------------------- bytes to bytes

    static long readbufferEncode(ThreadState ts, long module, long data, long errors) {
        long bytes = stringOrBuffer(ts, data);
        return pair(ts, bytes, PyBytes.length(bytes));
    }

    static long escapeEncode(ThreadState ts, long module, long data, long errors) {
        if (!PyBytes.check(data)) {
            throw Errors.typeError(ts, "escape_encode() argument 1 must be bytes, not "
                    + PyType.of(data).name());
        }
        return pair(ts, BytesEscapes.encode(ts, data), PyBytes.length(data));
    }

    static long escapeDecode(ThreadState ts, long module, long data, long errors) {
        String how = errors(ts, errors, "escape_decode");
        long bytes = stringOrBuffer(ts, data);
        try {
            return pair(ts, BytesEscapes.decode(ts, bytes, how), PyBytes.length(bytes));
        } finally {
            Refs.release(ts, bytes);
        }
    }
}
