package org.jilectomy.runtime.modules.sre;

import static org.jilectomy.runtime.modules.sre.SreProgram.ANY;
import static org.jilectomy.runtime.modules.sre.SreProgram.ANY_ALL;
import static org.jilectomy.runtime.modules.sre.SreProgram.LIT;
import static org.jilectomy.runtime.modules.sre.SreProgram.NOT_LIT;

import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Ucs;

/**
 * The text a pattern is matched with, as code points in native memory, and what can be asked of it
 * at one place: is it a boundary, does a unit (a literal, a set, a dot) match here, how often in a
 * row, where next.
 *
 * <p>The owner of the text keeps it alive. Texts of one byte a code point have loops of their own.
 */
final class SreText {
    private final long data;
    private final int kind;
    private final CharSet[] sets;

    /** The end of the text as the pattern sees it. */
    final int end;

    /** @param sets what units of the program refer to */
    SreText(long data, int kind, int end, CharSet[] sets) {
        this.data = data;
        this.kind = kind;
        this.end = end;
        this.sets = sets;
    }

    /** The code point at {@code i}. */
    int at(int i) {
        return Ucs.at(data, kind, i);
    }

    /** The first {@code c} in a range, or its end. */
    int findLiteral(int c, int start, int stop) {
        int i = start;
        if (kind == 1) {
            if (c < 0 || c > 255) {
                return stop;
            }
            byte b = (byte) c;
            while (i < stop && Memory.getByte(data + i) != b) {
                i++;
            }
            return i;
        }
        while (i < stop && at(i) != c) {
            i++;
        }
        return i;
    }

    /** The first code point of the set in a range, or its end. */
    int find(CharSet set, int start, int stop) {
        int i = start;
        if (kind == 1) {
            while (i < stop && !set.contains(Memory.getByte(data + i) & 0xff)) {
                i++;
            }
            return i;
        }
        while (i < stop && !set.contains(at(i))) {
            i++;
        }
        return i;
    }

    /** How far a unit matches, one after the other, from {@code start} to {@code stop} at most. */
    int span(int unit, int arg, int start, int stop) {
        int i = start;
        switch (unit) {
            case ANY -> {
                return findLiteral('\n', start, stop);
            }
            case ANY_ALL -> {
                return stop;
            }
            case LIT -> {
                while (i < stop && at(i) == arg) {
                    i++;
                }
                return i;
            }
            case NOT_LIT -> {
                return findLiteral(arg, start, stop);
            }
            default -> {
                CharSet set = sets[arg];
                if (kind == 1) {
                    while (i < stop && set.contains(Memory.getByte(data + i) & 0xff)) {
                        i++;
                    }
                    return i;
                }
                while (i < stop && set.contains(at(i))) {
                    i++;
                }
                return i;
            }
        }
    }

    /** Whether a unit matches the code point. */
    boolean isUnit(int unit, int arg, int c) {
        return switch (unit) {
            case ANY -> c != '\n';
            case ANY_ALL -> true;
            case LIT -> c == arg;
            case NOT_LIT -> c != arg;
            default -> sets[arg].contains(c);
        };
    }

    /** Whether position {@code i} is one that an AT_… opcode asks for. */
    boolean isAt(int where, int i) {
        return switch (where) {
            case SreOp.AT_BEGINNING, SreOp.AT_BEGINNING_STRING -> i == 0;
            case SreOp.AT_BEGINNING_LINE -> i == 0 || at(i - 1) == '\n';
            case SreOp.AT_END -> i == end || i + 1 == end && at(i) == '\n';
            case SreOp.AT_END_LINE -> i == end || i < end && at(i) == '\n';
            case SreOp.AT_END_STRING -> i == end;
            case SreOp.AT_BOUNDARY, SreOp.AT_LOC_BOUNDARY -> end > 0 && isBoundary(i, false);
            case SreOp.AT_UNI_BOUNDARY -> end > 0 && isBoundary(i, true);
            case SreOp.AT_UNI_NON_BOUNDARY -> end > 0 && !isBoundary(i, true);
            default -> end > 0 && !isBoundary(i, false);
        };
    }

    private boolean isBoundary(int i, boolean unicode) {
        boolean before = i > 0 && isWord(at(i - 1), unicode);
        boolean after = i < end && isWord(at(i), unicode);
        return before != after;
    }

    private static boolean isWord(int c, boolean unicode) {
        return unicode ? CharSet.isUnicodeWord(c) : CharSet.isAsciiWord(c);
    }
}
