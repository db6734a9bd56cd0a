package org.jilectomy.runtime.parser;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Turns the bytes of a source file into text (PEP 263): UTF-8 unless one of the first two lines is
 * a comment that declares another encoding. A byte order mark is dropped; it and a declaration
 * other than UTF-8 exclude each other.
 */
public final class SourceDecoder {
    private SourceDecoder() {}

    /** The text. Unknown encodings and undecodable bytes are {@link SyntaxErrorException}s. */
    public static String decode(byte[] source, String filename) {
        int from = 0;
        boolean mark = source.length >= 3 && source[0] == (byte) 0xEF
                && source[1] == (byte) 0xBB && source[2] == (byte) 0xBF;
        if (mark) {
            from = 3;
        }
        String declared = declaration(source, from);
        if (declared != null && mark && !declared.equals("utf-8")) {
            throw error("encoding problem: " + declared + " with BOM", filename);
        }
        if (declared == null || declared.equals("utf-8")) {
            return utf8(source, from, filename, declared != null);
        }
        Charset charset = charset(declared, filename);
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            CharBuffer text = decoder.decode(ByteBuffer.wrap(source, from, source.length - from));
            return text.toString();
        } catch (CharacterCodingException malformed) {
            throw error("(unicode error) '" + declared + "' codec can't decode source", filename);
        }
    }

    /** What is wrong in a source of {@code compile()} or of an imported file. */
    public interface Problems {
        /** The text of a source that declares an encoding which is not native here. */
        String decode(String encoding, byte[] source);

        /** The exception for undecodable bytes. */
        RuntimeException undecodable(Undecodable u);

        /** The exception for a declaration that cannot be. */
        RuntimeException encodingProblem(String message);
    }

    /** As {@link #decode(byte[], String)}; what is wrong is told as for a string. */
    public static String decode(byte[] source, String filename, Problems problems) {
        boolean mark = source.length >= 3 && source[0] == (byte) 0xEF
                && source[1] == (byte) 0xBB && source[2] == (byte) 0xBF;
        int from = mark ? 3 : 0;
        String declared = declaration(source, from);
        if (declared != null && !declared.equals("utf-8")) {
            if (mark) {
                throw problems.encodingProblem("encoding problem: " + declared + " with BOM");
            }
            try {
                return decode(source, filename);
            } catch (SyntaxErrorException e) {
                return problems.decode(declared, source);
            }
        }
        CharBuffer out = CharBuffer.allocate(source.length - from + 1);
        CoderResult result = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(source, from, source.length - from), out, true);
        if (!result.isError()) {
            return out.flip().toString();
        }
        String escaped = Undecodable.escape(source, from);
        Undecodable u = Undecodable.find(escaped, filename, declared != null);
        if (u != null) {
            throw problems.undecodable(u);
        }
        return Undecodable.shown(escaped);
    }

    private static String utf8(byte[] source, int from, String filename, boolean declared) {
        ByteBuffer in = ByteBuffer.wrap(source, from, source.length - from);
        CharBuffer out = CharBuffer.allocate(source.length - from + 1);
        CoderResult result = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(in, out, true);
        if (!result.isError()) {
            return out.flip().toString();
        }
        int at = in.position();
        int line = 1;
        for (int i = 0; i < at; i++) {
            line += source[i] == '\n' ? 1 : 0;
        }
        if (!declared) {
            throw error("Non-UTF-8 code starting with '\\x"
                    + Integer.toHexString(source[at] & 0xff) + "' in file " + filename
                    + " on line " + line
                    + ", but no encoding declared; see https://peps.python.org/pep-0263/ for "
                    + "details", filename);
        }
        throw error("(unicode error) 'utf-8' codec can't decode byte 0x"
                + Integer.toHexString(source[at] & 0xff) + " in position " + (at - from)
                + ": invalid start byte", filename);
    }

    private static SyntaxErrorException error(String message, String filename) {
        return new SyntaxErrorException("SyntaxError", message, filename, 0, 0, null, 0, 0);
    }

    /** The encoding declared in the first two lines, normalized, or null. */
    private static String declaration(byte[] source, int from) {
        int p = from;
        for (int line = 0; line < 2; line++) {
            int end = p;
            while (end < source.length && source[end] != '\n' && source[end] != '\r') {
                end++;
            }
            int q = p;
            while (q < end && (source[q] == ' ' || source[q] == '\t' || source[q] == '\f')) {
                q++;
            }
            if (q < end && source[q] != '#') {
                return null; // a declaration stands in comments only
            }
            String name = codingIn(source, q, end);
            if (name != null) {
                return normalize(name);
            }
            p = end + 1;
            if (end + 1 < source.length && source[end] == '\r' && source[end + 1] == '\n') {
                p++;
            }
            if (p >= source.length) {
                return null;
            }
        }
        return null;
    }

    /** What follows the first {@code coding:} or {@code coding=}, or null. */
    private static String codingIn(byte[] source, int from, int end) {
        for (int i = from; i + 7 <= end; i++) {
            if (source[i] != 'c' || source[i + 1] != 'o' || source[i + 2] != 'd'
                    || source[i + 3] != 'i' || source[i + 4] != 'n' || source[i + 5] != 'g') {
                continue;
            }
            int p = i + 6;
            if (source[p] != ':' && source[p] != '=') {
                continue;
            }
            p++;
            while (p < end && (source[p] == ' ' || source[p] == '\t')) {
                p++;
            }
            int start = p;
            while (p < end && (Character.isLetterOrDigit(source[p]) || source[p] == '-'
                    || source[p] == '_' || source[p] == '.') && source[p] > 0) {
                p++;
            }
            if (p > start) {
                return new String(source, start, p - start, StandardCharsets.US_ASCII);
            }
        }
        return null;
    }

    private static String normalize(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace('_', '-');
        if (lower.equals("utf-8") || lower.startsWith("utf-8-")) {
            return "utf-8";
        }
        if (lower.equals("latin-1") || lower.equals("iso-8859-1") || lower.equals("iso-latin-1")
                || lower.startsWith("latin-1-") || lower.startsWith("iso-8859-1-")
                || lower.startsWith("iso-latin-1-")) {
            return "iso-8859-1";
        }
        return name;
    }

    private static Charset charset(String name, String filename) {
        if (name.equals("iso-8859-1")) {
            return StandardCharsets.ISO_8859_1;
        }
        if (name.equalsIgnoreCase("utf8")) {
            return StandardCharsets.UTF_8;
        }
        if (name.equalsIgnoreCase("latin") || name.equalsIgnoreCase("l1")) {
            return StandardCharsets.ISO_8859_1;
        }
        String java = name.toLowerCase(Locale.ROOT).replace('_', '-');
        String[] spellings = {
            java, "x-" + java, java.replace("latin-", "latin"), java.replace("-", ""),
            java.replace("iso", "iso-"), java.replace("mac-", "x-mac")
        };
        for (String spelling : spellings) {
            try {
                return Charset.forName(spelling);
            } catch (IllegalArgumentException next) {
                // another spelling may be known
            }
        }
        throw error("unknown encoding: " + name, filename);
    }
}
