package org.jilectomy.runtime.modules;

import java.io.ByteArrayOutputStream;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.state.ThreadState;

/** {@code binascii.a2b_qp} and {@code b2a_qp}: quoted-printable (RFC 1521, section 5.1). */
final class QuotedPrintable {
    private static final int MAX_LINE = 76;
    private static final String HEX = "0123456789ABCDEF";

    private QuotedPrintable() {}

    static long decode(ThreadState ts, long module, long data, long header) {
        byte[] in = Args.asciiBytes(ts, data);
        boolean underscores = Args.truth(ts, header, false);
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        int i = 0;
        while (i < in.length) {
            byte c = in[i];
            if (c == '_' && underscores) {
                out.write(' ');
                i++;
            } else if (c != '=') {
                out.write(c);
                i++;
            } else {
                i++;
                if (i >= in.length) {
                    break;
                }
                if (in[i] == '\n' || in[i] == '\r') {
                    // A soft line break: up to the end of the line.
                    while (i < in.length && in[i] != '\n') {
                        i++;
                    }
                    i++;
                } else if (in[i] == '=') {
                    out.write('=');
                    i++;
                } else if (i + 1 < in.length && digit(in[i]) >= 0 && digit(in[i + 1]) >= 0) {
                    out.write(digit(in[i]) << 4 | digit(in[i + 1]));
                    i += 2;
                } else {
                    out.write('=');
                }
            }
        }
        return PyBytes.fromArray(ts, out.toByteArray());
    }

    private static int digit(byte c) {
        return c < 0 ? -1 : Character.digit(c, 16);
    }

    static long encode(ThreadState ts, long module, long data, long quotetabs, long istext,
            long header) {
        byte[] in = Args.bytes(ts, data);
        return PyBytes.fromArray(ts, new Encoder(in, Args.truth(ts, quotetabs, false),
                Args.truth(ts, istext, true), Args.truth(ts, header, false)).run());
    }

    /** One encoding; {@link #column} is the length of the line so far. */
    private static final class Encoder {
        private final byte[] in;
        private final boolean quoteTabs;
        private final boolean isText;
        private final boolean header;
        private final boolean crlf;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private int column;
        private int last = -1;

        Encoder(byte[] in, boolean quoteTabs, boolean isText, boolean header) {
            this.in = in;
            this.quoteTabs = quoteTabs;
            this.isText = isText;
            this.header = header;
            int newline = 0;
            while (newline < in.length && in[newline] != '\n') {
                newline++;
            }
            crlf = newline < in.length && newline > 0 && in[newline - 1] == '\r';
        }

        byte[] run() {
            int i = 0;
            while (i < in.length) {
                if (mustQuote(i)) {
                    if (column + 3 >= MAX_LINE) {
                        softBreak();
                    }
                    quote(in[i]);
                    column += 3;
                    i++;
                    last = -1;
                    continue;
                }
                byte c = in[i];
                if (isText && (c == '\n' || c == '\r' && i + 1 < in.length && in[i + 1] == '\n')) {
                    endLine();
                    i += c == '\r' ? 2 : 1;
                    continue;
                }
                if (i + 1 != in.length && in[i + 1] != '\n' && column + 1 >= MAX_LINE) {
                    softBreak();
                }
                column++;
                last = header && c == ' ' ? '_' : c;
                out.write(last);
                i++;
            }
            return out.toByteArray();
        }

        private boolean mustQuote(int i) {
            int c = in[i] & 0xff;
            boolean end = i + 1 == in.length;
            if (c > 126 || c == '=' || header && c == '_') {
                return true;
            }
            if (c == '.' && column == 0
                    && (end || in[i + 1] == '\n' || in[i + 1] == '\r' || in[i + 1] == 0)) {
                return true;
            }
            if (!isText && (c == '\r' || c == '\n')) {
                return true;
            }
            if ((c == '\t' || c == ' ') && end) {
                return true;
            }
            return c < 33 && c != '\r' && c != '\n' && c != '\t' && c != ' '
                    || c < 33 && c != '\r' && c != '\n'
                            && (quoteTabs || !quoteTabs && c != '\t' && c != ' ');
        }

        private void quote(int c) {
            out.write('=');
            out.write(HEX.charAt(c >> 4 & 15));
            out.write(HEX.charAt(c & 15));
        }

        private void newline() {
            if (crlf) {
                out.write('\r');
            }
            out.write('\n');
            column = 0;
            last = -1;
        }

        private void softBreak() {
            out.write('=');
            newline();
        }

        /** White space before the end of a line would get lost: it is quoted. */
        private void endLine() {
            if (last == ' ' || last == '\t') {
                byte[] all = out.toByteArray();
                out.reset();
                out.write(all, 0, all.length - 1);
                quote(last);
            }
            newline();
        }
    }
}
