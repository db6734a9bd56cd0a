package org.jilectomy.runtime.modules.sre;

import static org.jilectomy.runtime.modules.sre.SreProgram.POS;

/**
 * Where a search tries to match: only where a literal prefix lies, or a code point that a match can
 * begin with, or the beginning if the pattern is anchored there; else everywhere. Compare {@code
 * SRE(search)}.
 */
final class SreSearch {
    private SreSearch() {}

    /** The first match at or after {@code start}. */
    static boolean first(SreMatcher m, int start) {
        SreProgram program = m.program;
        int end = m.text.end;
        int last = end - program.minWidth;
        if (start > last) {
            return false;
        }
        m.begin(start);
        int[] prefix = program.prefix;
        if (prefix.length > 0) {
            return literal(m, prefix, start, Math.min(last, end - prefix.length));
        }
        CharSet first = program.first;
        if (first != null) {
            for (int i = start; i <= last; i++) {
                i = m.text.find(first, i, end);
                if (i >= end || i > last) {
                    return false;
                }
                if (m.matchAt(i)) {
                    return true;
                }
            }
            return false;
        }
        if (program.code[0] == POS && (program.code[1] == SreOp.AT_BEGINNING
                || program.code[1] == SreOp.AT_BEGINNING_STRING)) {
            return m.matchAt(start); // true nowhere else
        }
        for (int i = start; i <= last; i++) {
            if (m.matchAt(i)) {
                return true;
            }
            m.pollSometimes();
        }
        return false;
    }

    private static boolean literal(SreMatcher m, int[] prefix, int start, int last) {
        int c = prefix[0];
        for (int i = start; i <= last; i++) {
            i = m.text.findLiteral(c, i, last + 1);
            if (i > last) {
                return false;
            }
            int k = 1;
            while (k < prefix.length && m.text.at(i + k) == prefix[k]) {
                k++;
            }
            if (k < prefix.length) {
                continue;
            }
            if (m.program.isLiteral && m.forbidden < 0) {
                m.from = i;
                m.to = i + prefix.length;
                return true;
            }
            if (m.matchAt(i)) {
                return true;
            }
        }
        return false;
    }
}
