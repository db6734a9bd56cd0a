package org.jilectomy.runtime.objects;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.util.HashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Single-byte encodings with the JDK's tables; compare Python's {@code charmap} codecs. Encodings
 * of more bytes a character are not supported yet and say so.
 */
final class CharmapCodec {
    /** For each encoding its 256 characters, -1 where a byte means nothing, and the inverse. */
    private record Table(int[] characters, HashMap<Integer, Integer> bytes) {}

    private static final ConcurrentHashMap<Charset, Table> TABLES = new ConcurrentHashMap<>();

    private CharmapCodec() {}

    private static Table table(ThreadState ts, String encoding, Charset charset) {
        Table known = TABLES.get(charset);
        if (known != null) {
            return known;
        }
        if (!charset.canEncode() || charset.newEncoder().maxBytesPerChar() > 1) {
            throw Errors.notImplemented(ts, "the encoding " + encoding);
        }
        int[] characters = new int[256];
        HashMap<Integer, Integer> bytes = new HashMap<>();
        CharsetDecoder decoder = charset.newDecoder();
        for (int b = 0; b < 256; b++) {
            try {
                characters[b] = decoder.decode(ByteBuffer.wrap(new byte[] {(byte) b})).charAt(0);
                bytes.putIfAbsent(characters[b], b);
            } catch (CharacterCodingException e) {
                characters[b] = -1;
            }
        }
        Table table = new Table(characters, bytes);
        TABLES.put(charset, table);
        return table;
    }

    static long encode(
            ThreadState ts, long str, String encoding, Charset charset, String errors) {
        Table table = table(ts, encoding, charset);
        String reason = "character maps to <undefined>";
        CodecErrors handler = new CodecErrors(ts, "charmap", errors, str);
        int n = PyUnicode.length(str);
        ByteBuilder out = new ByteBuilder(n);
        int i = 0;
        while (i < n) {
            Integer b = table.bytes.get(PyUnicode.charAt(str, i));
            if (b != null) {
                out.append(b);
                i++;
                continue;
            }
            int end = i + 1;
            while (end < n && !table.bytes.containsKey(PyUnicode.charAt(str, end))) {
                end++;
            }
            int next = handler.encode(i, end, reason);
            if (handler.bytes != null) {
                out.append(handler.bytes, 0, handler.bytes.length);
            } else {
                for (int j = 0; j < handler.text.length(); j++) {
                    Integer r = table.bytes.get((int) handler.text.charAt(j));
                    if (r == null) {
                        throw handler.encodeException(i, end, reason);
                    }
                    out.append(r);
                }
            }
            i = next;
        }
        return out.finish(ts);
    }

    static long decode(
            ThreadState ts, long bytes, String encoding, Charset charset, String errors) {
        Table table = table(ts, encoding, charset);
        CodecErrors handler = new CodecErrors(ts, "charmap", errors, bytes);
        int n = PyBytes.length(bytes);
        UnicodeBuilder out = new UnicodeBuilder(n);
        int i = 0;
        while (i < n) {
            int c = table.characters[PyBytes.at(bytes, i)];
            if (c >= 0) {
                out.append(c);
                i++;
            } else {
                i = handler.decode(i, i + 1, "character maps to <undefined>", out);
            }
        }
        return out.finish(ts);
    }
}
