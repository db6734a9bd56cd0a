package org.jilectomy.runtime.modules.io;

import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.StrScan;
import org.jilectomy.runtime.objects.UnicodeBuilder;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Universal newlines: what kinds of line ends went by, and their translation to LF. A CR at the end
 * of a piece waits for the next, which may begin with its LF. Not thread-safe.
 */
final class NewlineDecoder {
    static final int SEEN_CR = 1;
    static final int SEEN_LF = 2;
    static final int SEEN_CRLF = 4;

    final boolean translate;
    boolean pendingCr;
    int seen;

    NewlineDecoder(boolean translate) {
        this.translate = translate;
    }

    void reset() {
        seen = 0;
        pendingCr = false;
    }

    /** The next piece (stolen) as the reader is to see it; owned. */
    long decodeSteal(ThreadState ts, long text, boolean last) {
        int n = PyUnicode.length(text);
        boolean hadCr = pendingCr && (n > 0 || last);
        if (!hadCr && !StrScan.contains(text, '\r')) {
            if ((seen & SEEN_LF) == 0 && StrScan.contains(text, '\n')) {
                seen |= SEEN_LF;
            }
            return text;
        }
        UnicodeBuilder out = new UnicodeBuilder(n + 1);
        try {
            boolean cr = hadCr;
            pendingCr = false;
            for (int i = 0; i < n; i++) {
                int c = PyUnicode.charAt(text, i);
                if (cr) {
                    cr = false;
                    if (c == '\n') {
                        seen |= SEEN_CRLF;
                        if (!translate) {
                            out.append('\r');
                        }
                        out.append('\n');
                        continue;
                    }
                    seen |= SEEN_CR;
                    out.append(translate ? '\n' : '\r');
                }
                if (c == '\r') {
                    cr = true;
                } else {
                    if (c == '\n') {
                        seen |= SEEN_LF;
                    }
                    out.append(c);
                }
            }
            if (cr) {
                if (last) {
                    seen |= SEEN_CR;
                    out.append(translate ? '\n' : '\r');
                } else {
                    pendingCr = true;
                }
            }
            return out.finish(ts);
        } finally {
            Refs.release(ts, text);
        }
    }

    /** The attribute {@code newlines}. */
    long newlines(ThreadState ts) {
        long[] kinds = new long[3];
        int n = 0;
        if ((seen & SEEN_CR) != 0) {
            kinds[n++] = Names.of("\r");
        }
        if ((seen & SEEN_LF) != 0) {
            kinds[n++] = Names.of("\n");
        }
        if ((seen & SEEN_CRLF) != 0) {
            kinds[n++] = Names.of("\r\n");
        }
        return n == 0 ? Singletons.None : n == 1 ? kinds[0] : PyTuple.fromArray(ts, kinds, 0, n);
    }
}
