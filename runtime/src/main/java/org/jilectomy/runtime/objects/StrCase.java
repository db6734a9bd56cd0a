package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Methods of str that change or ask for case (CPython 3.11, Objects/unicodeobject.c,
 * {@code do_upper} and its like). ASCII text is mapped byte by byte, all else through
 * {@link CharCase}.
 */
final class StrCase {
    private static final int LOWER = 0;
    private static final int UPPER = 1;
    private static final int TITLE = 2;
    private static final int FOLD = 3;

    /** One in each byte of a word. */
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private StrCase() {}

    static long lower(ThreadState ts, long self) {
        return PyASCIIObject.ascii(self) ? mapAscii(ts, self, 'A', 'Z') : map(ts, self, LOWER);
    }

    static long upper(ThreadState ts, long self) {
        return PyASCIIObject.ascii(self) ? mapAscii(ts, self, 'a', 'z') : map(ts, self, UPPER);
    }

    static long casefold(ThreadState ts, long self) {
        return PyASCIIObject.ascii(self) ? mapAscii(ts, self, 'A', 'Z') : map(ts, self, FOLD);
    }

    /** Flips the case bit of the letters {@code first} to {@code last}. */
    private static long mapAscii(ThreadState ts, long self, int first, int last) {
        int n = PyUnicode.length(self);
        long data = PyUnicode.data(self);
        if (n <= 1) {
            int c = n == 0 ? 0 : Memory.getByte(data);
            return n == 0
                    ? InternTable.EMPTY
                    : InternTable.latin1(c >= first && c <= last ? c ^ 32 : c);
        }
        long result = PyUnicode.create(ts, n, 127);
        long to = PyUnicode.data(result);
        int i = 0;
        for (; i + 8 <= n; i += 8) {
            long v = Memory.getLong(data + i);
            // bit 7 of each byte: set where first <= byte <= last; ASCII bytes cannot carry over
            long in = v + (0x80L - first) * ONES & (0x80L + last) * ONES - v & HIGH_BITS;
            Memory.putLong(to + i, v ^ in >>> 2);
        }
        for (; i < n; i++) {
            int c = Memory.getByte(data + i);
            Memory.putByte(to + i, (byte) (c >= first && c <= last ? c ^ 32 : c));
        }
        return result;
    }

    private static long map(ThreadState ts, long self, int how) {
        int n = PyUnicode.length(self);
        UnicodeBuilder out = new UnicodeBuilder(n + 8);
        int[] mapped = new int[3];
        for (int i = 0; i < n; i++) {
            int count = mapOne(self, i, how, mapped);
            for (int j = 0; j < count; j++) {
                out.append(mapped[j]);
            }
        }
        return out.finish(ts);
    }

    private static int mapOne(long self, int i, int how, int[] mapped) {
        int c = PyUnicode.charAt(self, i);
        switch (how) {
            case LOWER -> {
                if (c == 0x3A3) {
                    mapped[0] = isFinal(self, i) ? 0x3C2 : 0x3C3;
                    return 1;
                }
                return CharCase.lower(c, mapped);
            }
            case UPPER -> {
                return CharCase.upper(c, mapped);
            }
            case TITLE -> {
                return CharCase.title(c, mapped);
            }
            default -> {
                return CharCase.fold(c, mapped);
            }
        }
    }

    /** Whether a capital sigma at {@code i} ends a word; compare {@code handle_capital_sigma}. */
    private static boolean isFinal(long self, int i) {
        int j = i - 1;
        while (j >= 0 && CharTypes.isCaseIgnorable(PyUnicode.charAt(self, j))) {
            j--;
        }
        if (j < 0 || !CharTypes.isCased(PyUnicode.charAt(self, j))) {
            return false;
        }
        int n = PyUnicode.length(self);
        j = i + 1;
        while (j < n && CharTypes.isCaseIgnorable(PyUnicode.charAt(self, j))) {
            j++;
        }
        return j == n || !CharTypes.isCased(PyUnicode.charAt(self, j));
    }

    static long capitalize(ThreadState ts, long self) {
        int n = PyUnicode.length(self);
        UnicodeBuilder out = new UnicodeBuilder(n + 8);
        int[] mapped = new int[3];
        for (int i = 0; i < n; i++) {
            int count = mapOne(self, i, i == 0 ? TITLE : LOWER, mapped);
            for (int j = 0; j < count; j++) {
                out.append(mapped[j]);
            }
        }
        return out.finish(ts);
    }

    static long title(ThreadState ts, long self) {
        int n = PyUnicode.length(self);
        UnicodeBuilder out = new UnicodeBuilder(n + 8);
        int[] mapped = new int[3];
        boolean inWord = false;
        for (int i = 0; i < n; i++) {
            int count = mapOne(self, i, inWord ? LOWER : TITLE, mapped);
            for (int j = 0; j < count; j++) {
                out.append(mapped[j]);
            }
            inWord = CharTypes.isCased(PyUnicode.charAt(self, i));
        }
        return out.finish(ts);
    }

    static long swapcase(ThreadState ts, long self) {
        int n = PyUnicode.length(self);
        UnicodeBuilder out = new UnicodeBuilder(n + 8);
        int[] mapped = new int[3];
        for (int i = 0; i < n; i++) {
            int c = PyUnicode.charAt(self, i);
            int count;
            if (CharTypes.isUpper(c)) {
                count = mapOne(self, i, LOWER, mapped);
            } else if (CharTypes.isLower(c)) {
                count = CharCase.upper(c, mapped);
            } else {
                mapped[0] = c;
                count = 1;
            }
            for (int j = 0; j < count; j++) {
                out.append(mapped[j]);
            }
        }
        return out.finish(ts);
    }

    // ---------------------------------------------------------------- predicates

    static long islower(ThreadState ts, long self) {
        boolean cased = false;
        for (int i = 0, n = PyUnicode.length(self); i < n; i++) {
            int c = PyUnicode.charAt(self, i);
            if (CharTypes.isUpper(c) || CharTypes.isTitle(c)) {
                return PyBool.False;
            }
            cased = cased || CharTypes.isLower(c);
        }
        return PyBool.of(cased);
    }

    static long isupper(ThreadState ts, long self) {
        boolean cased = false;
        for (int i = 0, n = PyUnicode.length(self); i < n; i++) {
            int c = PyUnicode.charAt(self, i);
            if (CharTypes.isLower(c) || CharTypes.isTitle(c)) {
                return PyBool.False;
            }
            cased = cased || CharTypes.isUpper(c);
        }
        return PyBool.of(cased);
    }

    static long istitle(ThreadState ts, long self) {
        boolean cased = false;
        boolean inWord = false;
        for (int i = 0, n = PyUnicode.length(self); i < n; i++) {
            int c = PyUnicode.charAt(self, i);
            if (CharTypes.isUpper(c) || CharTypes.isTitle(c)) {
                if (inWord) {
                    return PyBool.False;
                }
                inWord = true;
                cased = true;
            } else if (CharTypes.isLower(c)) {
                if (!inWord) {
                    return PyBool.False;
                }
                cased = true;
            } else {
                inWord = false;
            }
        }
        return PyBool.of(cased);
    }
}
