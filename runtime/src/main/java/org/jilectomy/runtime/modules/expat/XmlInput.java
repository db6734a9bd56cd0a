package org.jilectomy.runtime.modules.expat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Characters to be parsed: of the document, piece by piece, or the text of an entity.
 *
 * <pre>
 *   text:  0 ... origin      ... pos        ... end     behind it {@code rest}: bytes of half a character
 *          dropped at the    characters of complete    characters
 *          next piece        tokens that are done      to come
 * </pre>
 *
 * Line, column and byte of a character are counted only if somebody asks, on from where the last was.
 * Belongs to one parser, under its lock.
 */
final class XmlInput {
    private static final byte[] NONE = {};

    int[] text;
    int pos;
    int end;

    /** Whether nothing will follow. */
    boolean last;

    /** Whether this is the document, not an entity's text. */
    final boolean document;

    private XmlEncoding encoding = XmlEncoding.UTF_8;
    private int[] table;
    private boolean sniffed;
    private byte[] rest = NONE;

    /** All bytes so far, until it is known how they are to be read. */
    private byte[] head = NONE;

    // where text[0] is, and text[known], the last that was asked for
    private long originByte;
    private long originLine = 1;
    private long originColumn;
    private int known;
    private long knownByte;
    private long knownLine = 1;
    private long knownColumn;

    /** An empty document. */
    XmlInput() {
        text = new int[256];
        document = true;
    }

    /** The text of an entity. */
    XmlInput(int[] text) {
        this.text = text;
        this.end = text.length;
        last = true;
        document = false;
    }

    // ---------------------------------------------------------------- characters

    /** The character at an index; {@link XmlError.Partial} if it has not come yet. */
    int at(int index) {
        if (index >= end) {
            throw XmlError.Partial.MORE;
        }
        return text[index];
    }

    /** As {@link #at}, for one that a document may have. */
    int legal(int index) {
        int c = at(index);
        if (!XmlChars.isChar(c)) {
            throw invalid(index);
        }
        return c;
    }

    XmlError invalid(int index) {
        return new XmlError(XmlError.INVALID_TOKEN, place(index));
    }

    /** Where an error is: errors in an entity's text are at the reference to it. */
    int place(int index) {
        return document ? index : XmlError.HERE;
    }

    boolean startsWith(String s, int index) {
        for (int i = 0; i < s.length(); i++) {
            if (at(index + i) != s.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    int skipSpace(int index) {
        int i = index;
        while (XmlChars.isSpace(at(i))) {
            i++;
        }
        return i;
    }

    String string(int from, int to) {
        return new String(text, from, to - from);
    }

    /** The error of a token that begins at an index and does not end. */
    XmlError unfinished(int start) {
        boolean half = rest.length > 0 && !encoding.isWide() && start >= end;
        return new XmlError(half ? XmlError.PARTIAL_CHAR : XmlError.UNCLOSED_TOKEN, place(start));
    }

    boolean hasRest() {
        return rest.length > 0;
    }

    // ---------------------------------------------------------------- bytes

    XmlEncoding encoding() {
        return encoding;
    }

    /** Before anything was given: the encoding, whatever the document says. */
    void setEncoding(XmlEncoding encoding, int[] table) {
        this.encoding = encoding;
        this.table = table;
    }

    /** More of the document. */
    void feed(byte[] data, boolean last) {
        this.last = last;
        drop();
        byte[] all = join(rest, data);
        rest = all;
        if (head != null) {
            head = join(head, data);
        }
        if (!sniffed && !sniff(all)) {
            return;
        }
        decode(all, 0);
    }

    private static byte[] join(byte[] a, byte[] b) {
        if (a.length == 0) {
            return b;
        }
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    /** What the first bytes say of the encoding; false if there are too few. */
    private boolean sniff(byte[] b) {
        if (b.length == 0) {
            return false;
        }
        int first = b[0] & 0xff;
        if (b.length == 1) {
            if (!last && (first == 0xfe || first == 0xff || first == 0xef || first == 0
                    || first == '<')) {
                return false;
            }
        } else {
            int second = b[1] & 0xff;
            if (first == 0xef && second == 0xbb && b.length == 2 && !last) {
                return false;
            }
            if (encoding == XmlEncoding.UTF_8 || encoding.isWide()) {
                if (first == 0xfe && second == 0xff || first == 0) {
                    encoding = XmlEncoding.UTF_16BE;
                } else if (first == 0xff && second == 0xfe || second == 0) {
                    encoding = XmlEncoding.UTF_16LE;
                }
            }
        }
        sniffed = true;
        return true;
    }

    private void decode(byte[] b, int from) {
        int at = from;
        if (end + b.length - from > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, end + b.length - from));
        }
        while (at < b.length) {
            long c = encoding.decode(b, at, b.length, table);
            if (c == 0) {
                break;
            }
            text[end++] = (int) c;
            at += (int) (c >> 32);
        }
        rest = at == b.length ? NONE : Arrays.copyOfRange(b, at, b.length);
    }

    /** From an index on the document is in another encoding, which its declaration named. */
    void redecode(XmlEncoding encoding, int[] table, int index) {
        long bytes = 0;
        for (int i = 0; i < index; i++) {
            bytes += this.encoding.length(text[i]);
        }
        this.encoding = encoding;
        this.table = table;
        end = index;
        decode(head, (int) bytes);
    }

    /** The encoding is known: the first bytes need not be kept. */
    void settled() {
        head = null;
    }

    /** Puts other text, between spaces, in place of a reference to it. */
    void splice(int from, int to, int[] other) {
        int[] all = new int[end - (to - from) + other.length + 2];
        System.arraycopy(text, 0, all, 0, from);
        all[from] = ' ';
        System.arraycopy(other, 0, all, from + 1, other.length);
        all[from + 1 + other.length] = ' ';
        System.arraycopy(text, to, all, from + other.length + 2, end - to);
        text = all;
        end = all.length;
    }

    /** Forgets the characters that are done. */
    private void drop() {
        if (head != null || pos == 0) {
            return;
        }
        locate(pos);
        originByte = knownByte;
        originLine = knownLine;
        originColumn = knownColumn;
        known = 0;
        System.arraycopy(text, pos, text, 0, end - pos);
        end -= pos;
        pos = 0;
    }

    // ---------------------------------------------------------------- places

    private void locate(int index) {
        int i = known;
        if (index < known) {
            i = 0;
            knownByte = originByte;
            knownLine = originLine;
            knownColumn = originColumn;
        }
        int to = Math.min(index, end);
        for (; i < to; i++) {
            int c = text[i];
            knownByte += encoding.length(c);
            if (c == '\n' && i > 0 && text[i - 1] == '\r') {
                continue;
            }
            if (c == '\n' || c == '\r') {
                knownLine++;
                knownColumn = 0;
            } else {
                knownColumn++;
            }
        }
        known = to;
    }

    /** From 1. */
    long line(int index) {
        locate(index);
        return knownLine;
    }

    /** In characters, from 0. */
    long column(int index) {
        locate(index);
        return knownColumn;
    }

    /** In bytes from the document's begin. */
    long byteIndex(int index) {
        locate(index);
        return knownByte;
    }

    /** The characters from an index on as they came. */
    byte[] bytesFrom(int index) {
        int from = Math.min(index, end);
        int[] copy = Arrays.copyOfRange(text, from, end);
        for (int i = 0; i < copy.length; i++) {
            copy[i] = copy[i] == XmlChars.BAD ? '?' : copy[i];
        }
        String s = new String(copy, 0, copy.length);
        return join(s.getBytes(switch (encoding) {
            case UTF_8 -> StandardCharsets.UTF_8;
            case UTF_16LE -> StandardCharsets.UTF_16LE;
            case UTF_16BE -> StandardCharsets.UTF_16BE;
            default -> StandardCharsets.ISO_8859_1;
        }), rest);
    }
}
