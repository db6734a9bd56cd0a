package org.jilectomy.runtime.modules;

import java.util.Arrays;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyExceptionType;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** {@code binascii}: hexadecimal, base 64, uuencode and checksums; {@link QuotedPrintable}. */
final class BinasciiModule extends BuiltinModule {
    static final PyExceptionType ERROR =
            PyExceptionType.ofModule("binascii.Error", Exceptions.ValueError);
    static final PyExceptionType INCOMPLETE =
            PyExceptionType.ofModule("binascii.Incomplete", Exceptions.Exception);

    private static final String BASE64 =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final String HEX = "0123456789abcdef";

    BinasciiModule() {
        super("binascii");
    }

    @Override
    protected String doc() {
        return "Conversion between binary data and ASCII";
    }

    @Override
    protected void define(TypeDef def) {
        def.method("a2b_uu(module, data, /)", null, "fromUu")
                .method("b2a_uu(module, data, /, *, backtick=False)", null, "toUu")
                .method("a2b_base64(module, data, /, *, strict_mode=False)", null, "fromBase64")
                .method("b2a_base64(module, data, /, *, newline=True)", null, "toBase64")
                .method("a2b_hex(module, hexstr, /)", null, "fromHex")
                .method("unhexlify(module, hexstr, /)", null, "fromHex")
                .method("b2a_hex(module, /, data, sep=None, bytes_per_sep=1)", null, "toHex")
                .method("hexlify(module, /, data, sep=None, bytes_per_sep=1)", null, "toHex")
                .method("crc_hqx(module, data, crc, /)", null, "crcHqx")
                .method("crc32(module, data, crc=0, /)", null, "crc32");
        def.in(QuotedPrintable.class)
                .method("a2b_qp(module, /, data, header=False)", null, "decode")
                .method("b2a_qp(module, /, data, quotetabs=False, istext=True, header=False)",
                        null, "encode");
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        putType(ts, dict, ERROR);
        putType(ts, dict, INCOMPLETE);
    }

    private static RuntimeException error(ThreadState ts, String message) {
        return Errors.raise(ts, ERROR, message);
    }

    // ---------------------------------------------------------------- hexadecimal

    static long fromHex(ThreadState ts, long module, long hexstr) {
        byte[] in = Args.asciiBytes(ts, hexstr);
        if ((in.length & 1) != 0) {
            throw error(ts, "Odd-length string");
        }
        byte[] out = new byte[in.length / 2];
        for (int i = 0; i < out.length; i++) {
            int high = digit(in[2 * i]);
            int low = digit(in[2 * i + 1]);
            if (high < 0 || low < 0) {
                throw error(ts, "Non-hexadecimal digit found");
            }
            out[i] = (byte) (high << 4 | low);
        }
        return PyBytes.fromArray(ts, out);
    }

    private static int digit(byte c) {
        return c < 0 ? -1 : Character.digit(c, 16);
    }

    static long toHex(ThreadState ts, long module, long data, long sep, long perSep) {
        byte[] in = Args.bytes(ts, data);
        int separator = sep == 0 ? -1 : separator(ts, sep);
        int group = Args.cInt(ts, perSep, 1);
        int width = separator < 0 || group == 0 ? 0 : Math.abs(group);
        int n = in.length;
        long total = 2L * n + (width == 0 || n == 0 ? 0 : (n - 1) / width);
        if (total > Integer.MAX_VALUE - 64) {
            throw Errors.memoryError(ts);
        }
        byte[] out = new byte[(int) total];
        int at = 0;
        for (int i = 0; i < n; i++) {
            // Groups are counted from the end unless the number is negative.
            if (width != 0 && i > 0 && (group > 0 ? n - i : i) % width == 0) {
                out[at++] = (byte) separator;
            }
            out[at++] = (byte) HEX.charAt(in[i] >> 4 & 15);
            out[at++] = (byte) HEX.charAt(in[i] & 15);
        }
        return PyBytes.fromArray(ts, out);
    }

    private static int separator(ThreadState ts, long sep) {
        if (Abstract.size(ts, sep) != 1) {
            throw Errors.valueError(ts, "sep must be length 1.");
        }
        if (PyUnicode.check(sep)) {
            int c = PyUnicode.charAt(sep, 0);
            if (c > 255) {
                throw Errors.valueError(ts, "sep must be ASCII.");
            }
            return c;
        }
        if (!PyBytes.check(sep)) {
            throw Errors.typeError(ts, "sep must be str or bytes.");
        }
        return PyBytes.at(sep, 0);
    }

    // ---------------------------------------------------------------- base 64

    static long toBase64(ThreadState ts, long module, long data, long newline) {
        byte[] in = Args.bytes(ts, data);
        boolean end = Args.truth(ts, newline, true);
        if (in.length > 1_500_000_000) {
            throw error(ts, "Too much data for base64 line");
        }
        byte[] out = new byte[(in.length + 2) / 3 * 4 + (end ? 1 : 0)];
        int at = 0;
        for (int i = 0; i < in.length; i += 3) {
            int left = in.length - i;
            int bits = (in[i] & 0xff) << 16 | (left > 1 ? (in[i + 1] & 0xff) << 8 : 0)
                    | (left > 2 ? in[i + 2] & 0xff : 0);
            out[at++] = (byte) BASE64.charAt(bits >> 18);
            out[at++] = (byte) BASE64.charAt(bits >> 12 & 63);
            out[at++] = (byte) (left > 1 ? BASE64.charAt(bits >> 6 & 63) : '=');
            out[at++] = (byte) (left > 2 ? BASE64.charAt(bits & 63) : '=');
        }
        if (end) {
            out[at] = '\n';
        }
        return PyBytes.fromArray(ts, out);
    }

    private static int sextet(byte b) {
        if (b >= 'A' && b <= 'Z') {
            return b - 'A';
        }
        if (b >= 'a' && b <= 'z') {
            return b - 'a' + 26;
        }
        if (b >= '0' && b <= '9') {
            return b - '0' + 52;
        }
        return b == '+' ? 62 : b == '/' ? 63 : -1;
    }

    static long fromBase64(ThreadState ts, long module, long data, long strictMode) {
        byte[] in = Args.asciiBytes(ts, data);
        boolean strict = Args.truth(ts, strictMode, false);
        if (strict && in.length > 0 && in[0] == '=') {
            throw error(ts, "Leading padding not allowed");
        }
        byte[] out = new byte[(in.length + 3) / 4 * 3];
        int at = 0;
        int quad = 0;
        int left = 0;
        int pads = 0;
        boolean padded = false;
        for (int i = 0; i < in.length; i++) {
            byte c = in[i];
            if (c == '=') {
                padded = true;
                if (quad >= 2 && quad + ++pads >= 4) {
                    // A full quad: what follows does not count.
                    if (strict && i + 1 < in.length) {
                        throw error(ts, "Excess data after padding");
                    }
                    return PyBytes.fromArray(ts, out, 0, at);
                }
                continue;
            }
            int v = sextet(c);
            if (v < 0) {
                if (strict) {
                    throw error(ts, "Only base64 data is allowed");
                }
                continue;
            }
            if (strict && padded) {
                throw error(ts, "Discontinuous padding not allowed");
            }
            pads = 0;
            switch (quad) {
                case 0 -> left = v;
                case 1 -> {
                    out[at++] = (byte) (left << 2 | v >> 4);
                    left = v & 15;
                }
                case 2 -> {
                    out[at++] = (byte) (left << 4 | v >> 2);
                    left = v & 3;
                }
                default -> out[at++] = (byte) (left << 6 | v);
            }
            quad = quad + 1 & 3;
        }
        if (quad != 0) {
            throw error(ts, quad == 1
                    ? "Invalid base64-encoded string: number of data characters ("
                            + (at / 3 * 4 + 1) + ") cannot be 1 more than a multiple of 4"
                    : "Incorrect padding");
        }
        return PyBytes.fromArray(ts, out, 0, at);
    }

    // ---------------------------------------------------------------- uuencode

    static long fromUu(ThreadState ts, long module, long data) {
        byte[] in = Args.asciiBytes(ts, data);
        int length = in.length == 0 ? 32 : in[0] - ' ' & 0x3f;
        byte[] out = new byte[length];
        int i = 1;
        int at = 0;
        int bits = 0;
        int held = 0;
        while (at < length) {
            int c = i < in.length ? in[i] : 0;
            if (c == '\n' || c == '\r' || i >= in.length) {
                c = 0; // a line whose trailing blanks were cut
            } else {
                if (c < ' ' || c > ' ' + 64) {
                    throw error(ts, "Illegal char");
                }
                c = c - ' ' & 0x3f;
            }
            i++;
            held = held << 6 | c;
            bits += 6;
            if (bits >= 8) {
                bits -= 8;
                out[at++] = (byte) (held >> bits);
                held &= (1 << bits) - 1;
            }
        }
        for (; i < in.length; i++) {
            if (in[i] != ' ' && in[i] != '`' && in[i] != '\n' && in[i] != '\r') {
                throw error(ts, "Trailing garbage");
            }
        }
        return PyBytes.fromArray(ts, out);
    }

    static long toUu(ThreadState ts, long module, long data, long backtick) {
        byte[] in = Args.bytes(ts, data);
        byte zero = (byte) (Args.truth(ts, backtick, false) ? '`' : ' ');
        if (in.length > 45) {
            throw error(ts, "At most 45 bytes at once");
        }
        byte[] out = new byte[2 + (in.length + 2) / 3 * 4];
        out[0] = in.length == 0 ? zero : (byte) (' ' + in.length);
        byte[] padded = Arrays.copyOf(in, (in.length + 2) / 3 * 3);
        int at = 1;
        for (int i = 0; i < padded.length; i += 3) {
            int bits = (padded[i] & 0xff) << 16 | (padded[i + 1] & 0xff) << 8
                    | padded[i + 2] & 0xff;
            for (int shift = 18; shift >= 0; shift -= 6) {
                int v = bits >> shift & 0x3f;
                out[at++] = v == 0 ? zero : (byte) (v + ' ');
            }
        }
        out[at] = '\n';
        return PyBytes.fromArray(ts, out);
    }

    // ---------------------------------------------------------------- checksums

    static long crcHqx(ThreadState ts, long module, long data, long crc) {
        byte[] in = Args.bytes(ts, data);
        int c = Args.mask32(ts, crc, 0) & 0xffff;
        for (byte b : in) {
            c ^= (b & 0xff) << 8;
            for (int k = 0; k < 8; k++) {
                c = (c & 0x8000) != 0 ? c << 1 ^ 0x1021 : c << 1;
            }
            c &= 0xffff;
        }
        return PyLong.of(ts, c);
    }

    static long crc32(ThreadState ts, long module, long data, long crc) {
        byte[] in = Args.bytes(ts, data);
        return PyLong.of(ts, Checksums.crc32(in, Args.mask32(ts, crc, 0)) & 0xffffffffL);
    }
}
