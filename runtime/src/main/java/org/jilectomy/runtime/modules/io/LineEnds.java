package org.jilectomy.runtime.modules.io;

import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.StrScan;
import org.jilectomy.runtime.state.ThreadState;

/**
 * What the argument {@code newline} means.
 *
 * <pre>
 *  newline   lines end at             they read as   LF is written as
 *  None      LF, CR, CRLF             LF             LF (the system's)
 *  ''        LF, CR, CRLF             they are       LF
 *  LF        LF                       they are       LF
 *  CR, CRLF  that                     they are       that
 * </pre>
 */
final class LineEnds {
    /** The argument; null for None. */
    final String asked;

    final boolean universal;
    final boolean translate;

    /** What LF is written as; null for LF. */
    final String writeAs;

    private LineEnds(String asked) {
        this.asked = asked;
        universal = asked == null || asked.isEmpty();
        translate = asked == null;
        writeAs = asked != null && asked.startsWith("\r") ? asked : null;
    }

    /** @param value the argument, for the message of the ValueError */
    static LineEnds of(ThreadState ts, String newline, long value) {
        if (newline != null && !newline.isEmpty() && !newline.equals("\n")
                && !newline.equals("\r") && !newline.equals("\r\n")) {
            throw Errors.valueError(
                    ts, "illegal newline value: " + Abstract.reprJava(ts, value));
        }
        return new LineEnds(newline);
    }

    /** The index behind the first line end, or -1. */
    int find(int[] text, int start, int end) {
        for (int i = start; i < end; i++) {
            int c = text[i];
            if (universal && !translate) {
                if (c == '\n') {
                    return i + 1;
                }
                if (c == '\r') {
                    return i + 1 < end && text[i + 1] == '\n' ? i + 2 : i + 1;
                }
            } else if (translate || asked.equals("\n")) {
                if (c == '\n') {
                    return i + 1;
                }
            } else if (asked.length() == 1 ? c == '\r'
                    : c == '\r' && i + 1 < end && text[i + 1] == '\n') {
                        return i + asked.length();
                    }
        }
        return -1;
    }

    /** The index behind the first line end of a str, or -1. */
    int find(long str, int start, int end) {
        if (translate || asked.equals("\n")) {
            int i = StrScan.find(str, '\n', start, end);
            return i < 0 ? -1 : i + 1;
        }
        if (universal) {
            int lf = StrScan.find(str, '\n', start, end);
            int cr = StrScan.find(str, '\r', start, lf < 0 ? end : lf);
            if (cr < 0) {
                return lf < 0 ? -1 : lf + 1;
            }
            return cr + 1 < end && PyUnicode.charAt(str, cr + 1) == '\n' ? cr + 2 : cr + 1;
        }
        if (asked.length() == 1) {
            int i = StrScan.find(str, '\r', start, end);
            return i < 0 ? -1 : i + 1;
        }
        int i = start;
        while ((i = StrScan.find(str, '\r', i, end)) >= 0) {
            if (i + 1 < end && PyUnicode.charAt(str, i + 1) == '\n') {
                return i + 2;
            }
            i++;
        }
        return -1;
    }
}
