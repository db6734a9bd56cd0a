package org.jilectomy.runtime.compiler;

import java.lang.classfile.CodeBuilder;
import java.util.List;
import org.jilectomy.runtime.ast.Span;
import org.jilectomy.runtime.objects.FrameLayout;

/**
 * The position table of one code object, and where in it the code being emitted is. A traceback
 * finds the place in an int slot of the method; {@code sys._getframe} in the JVM's line number,
 * which is the index into the table, plus 1.
 */
final class Positions {
    /** JVM line number of what runs before the function does. */
    static final int PROLOGUE = FrameLayout.PROLOGUE_LINE;

    /** What a JVM line number can hold, but for {@link #PROLOGUE}. */
    private static final int MAX_LINE = PROLOGUE - 1;

    /** Shared by all methods of a code object that is split into several. */
    private final List<Span> table;

    private int current = -1;

    Positions(List<Span> table) {
        this.table = table;
    }

    /** Emits that what follows belongs to {@code span}. */
    void at(CodeBuilder cb, int slot, Span span) {
        int p = table.size() - 1;
        if (p < 0 || !table.get(p).equals(span)) {
            table.add(span);
            p++;
        }
        if (current != p) {
            current = p;
            if (p < MAX_LINE) {
                cb.lineNumber(p + 1);
            }
            cb.loadConstant(p);
            cb.istore(slot);
        }
    }

    /** Emits that what follows belongs to the span noted last. */
    void repeat(CodeBuilder cb, int slot) {
        if (!table.isEmpty()) {
            current = -1;
            at(cb, slot, table.get(table.size() - 1));
        }
    }

    /** Index of the position noted last. */
    int last() {
        return Math.max(0, table.size() - 1);
    }

    /** Gives {@code span} a place in the table; the one noted next comes right behind. */
    void note(Span span) {
        table.add(span);
        forget();
    }

    /** Several paths lead to here: which position holds is unknown. */
    void forget() {
        current = -1;
    }

    /** Four ints a position: line, end line, column, end column. */
    int[] table(int firstLine) {
        int[] all = new int[4 * Math.max(1, table.size())];
        for (int i = 0; i < table.size(); i++) {
            Span s = table.get(i);
            all[4 * i] = s.lineno();
            all[4 * i + 1] = s.endLineno();
            all[4 * i + 2] = s.colOffset();
            all[4 * i + 3] = s.endColOffset();
        }
        if (table.isEmpty()) {
            all[0] = all[1] = firstLine;
        }
        return all;
    }
}
