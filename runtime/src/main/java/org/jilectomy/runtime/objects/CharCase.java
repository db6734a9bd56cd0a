package org.jilectomy.runtime.objects;

import java.util.HashMap;
import java.util.Locale;

/**
 * Case mappings of single code points, full where Unicode has more than one character for the
 * result (CPython 3.11, {@code _PyUnicode_ToUpperFull} and its like).
 *
 * <p>Each mapping writes into an array of at least three ints and returns how many it wrote.
 */
public final class CharCase {
    private static final class Lazy {
        static final HashMap<Integer, int[]> TITLE = parse(CharTables.TITLE);
        static final HashMap<Integer, int[]> FOLD = parse(CharTables.FOLD);
    }

    private CharCase() {}

    private static HashMap<Integer, int[]> parse(String text) {
        HashMap<Integer, int[]> map = new HashMap<>(256);
        for (String entry : text.split(" ")) {
            int equals = entry.indexOf('=');
            String[] to = entry.substring(equals + 1).split("\\.");
            int[] codes = new int[to.length];
            for (int i = 0; i < to.length; i++) {
                codes[i] = Integer.parseInt(to[i], 16);
            }
            map.put(Integer.parseInt(entry, 0, equals, 16), codes);
        }
        return map;
    }

    private static int one(int c, int[] out) {
        out[0] = c;
        return 1;
    }

    private static int many(int[] codes, int[] out) {
        System.arraycopy(codes, 0, out, 0, codes.length);
        return codes.length;
    }

    /** Lower case, without the rule for the final sigma. */
    static int lower(int c, int[] out) {
        if (c == 0x130) {
            out[0] = 'i';
            out[1] = 0x307;
            return 2;
        }
        return one(simpleLower(c), out);
    }

    public static int simpleLower(int c) {
        if (c < 128) {
            return c >= 'A' && c <= 'Z' ? c + 32 : c;
        }
        return CharTypes.isLater(c) ? c : Character.toLowerCase(c);
    }

    /** {@code Py_UNICODE_TOUPPER}: of an upper case of several characters the first. */
    public static int firstUpper(int c) {
        int[] out = new int[4];
        upper(c, out);
        return out[0];
    }

    static int upper(int c, int[] out) {
        if (c < 128) {
            return one(c >= 'a' && c <= 'z' ? c - 32 : c, out);
        }
        if (CharTypes.isLater(c)) {
            return one(c, out);
        }
        if (hasFullUpper(c)) {
            String s = Character.toString(c).toUpperCase(Locale.ROOT);
            int n = 0;
            for (int i = 0; i < s.length(); i += Character.charCount(out[n - 1])) {
                out[n++] = s.codePointAt(i);
            }
            return n;
        }
        int u = Character.toUpperCase(c);
        return one(CharTypes.isLater(u) ? c : u, out);
    }

    /** A superset of the code points whose upper case is longer. */
    private static boolean hasFullUpper(int c) {
        return c == 0xDF
                || c == 0x149
                || c == 0x1F0
                || c == 0x390
                || c == 0x3B0
                || c == 0x587
                || c >= 0x1E96 && c <= 0x1FFF
                || c >= 0xFB00 && c <= 0xFB17;
    }

    static int title(int c, int[] out) {
        if (c < 128) {
            return one(c >= 'a' && c <= 'z' ? c - 32 : c, out);
        }
        int[] full = Lazy.TITLE.get(c);
        if (full != null) {
            return many(full, out);
        }
        int t = Character.toTitleCase(c);
        return one(CharTypes.isLater(t) || CharTypes.isLater(c) ? c : t, out);
    }

    /** Full case folding. */
    static int fold(int c, int[] out) {
        if (c < 128) {
            return one(c >= 'A' && c <= 'Z' ? c + 32 : c, out);
        }
        int[] full = Lazy.FOLD.get(c);
        if (full != null) {
            return many(full, out);
        }
        if (c >= 0x13A0 && c <= 0x13FD) {
            return one(c >= 0x13F8 ? c - 8 : c, out);
        }
        if (c >= 0xAB70 && c <= 0xABBF) {
            return one(c - 0xAB70 + 0x13A0, out);
        }
        if (c >= 0x1F80 && c <= 0x1FAF) {
            out[0] = (c < 0x1F90 ? 0x1F00 : c < 0x1FA0 ? 0x1F20 : 0x1F60) | c & 7;
            out[1] = 0x3B9;
            return 2;
        }
        return lower(c, out);
    }
}
