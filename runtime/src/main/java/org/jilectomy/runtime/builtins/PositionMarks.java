package org.jilectomy.runtime.builtins;

import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.Mod;
import org.jilectomy.runtime.parser.Parser;
import org.jilectomy.runtime.parser.SyntaxErrorException;

/**
 * The marks under a source line of a traceback ({@code ~~^~~}); compare {@code tb_displayline} and
 * {@code extract_anchors_from_expr} of CPython 3.11.
 *
 * <pre>
 *     return a[i] + b            a span with an anchor: ~ around, ^ under the operator or subscript
 *            ~~~~~^~~
 *     f(x)(y)                    a span without: ^ throughout
 *     ^^^^
 *     raise E                    a span as long as the line: nothing
 * </pre>
 */
final class PositionMarks {
    private PositionMarks() {}

    /**
     * @param line source line with its indentation
     * @param indent length of the indentation, which is not shown
     * @param startByte UTF-8 offset in the first line, -1 if unknown
     * @param endByte UTF-8 offset in the last line, -1 if unknown
     */
    static void append(
            StringBuilder out,
            String line,
            int indent,
            int firstLine,
            int lastLine,
            int startByte,
            int endByte) {
        if (firstLine < 0 || lastLine < 0 || startByte < 0 || endByte < 0) {
            return;
        }
        int start = charOffset(line, startByte);
        int end;
        int anchorStart = -1;
        int anchorEnd = -1;
        if (firstLine == lastLine) {
            end = charOffset(line, endByte);
            int[] anchor = anchor(line, start, end);
            if (anchor != null) {
                anchorStart = anchor[0];
                anchorEnd = anchor[1];
            }
        } else {
            end = line.length();
            while (end > 0 && Character.isWhitespace(line.charAt(end - 1))) {
                end--;
            }
        }
        if (end - start == line.length() - indent && anchorStart < 0) {
            return;
        }
        out.append("    ");
        for (int i = indent + 1; i <= codePoint(line, end); i++) {
            if (i <= codePoint(line, start)) {
                out.append(' ');
            } else if (anchorStart >= 0) {
                out.append(anchorStart < i && i <= anchorEnd ? '^' : '~');
            } else {
                out.append('^');
            }
        }
        out.append('\n');
    }

    /** Marks are counted in code points, offsets in Java characters. */
    private static int codePoint(String line, int offset) {
        return line.codePointCount(0, Math.min(offset, line.length()));
    }

    private static int charOffset(String line, int bytes) {
        int at = 0;
        int seen = 0;
        while (at < line.length() && seen < bytes) {
            int c = line.codePointAt(at);
            seen += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            at += Character.charCount(c);
        }
        return at;
    }

    /** First and last+1 place of the operator or subscript in the line, or null if it has none. */
    private static int[] anchor(String line, int start, int end) {
        if (start >= end) {
            return null;
        }
        String segment = line.substring(start, end);
        Mod.Expression parsed;
        try {
            parsed = Parser.parseExpression(segment, "<traceback>");
        } catch (SyntaxErrorException e) {
            return null;
        }
        int base = codePoint(line, start);
        switch (parsed.body()) {
            case Expr.BinOp b -> {
                int from = charOffset(segment, b.left().span().endColOffset());
                int to = charOffset(segment, b.right().span().colOffset());
                for (int i = from; i < to; i++) {
                    if (Character.isWhitespace(segment.charAt(i))) {
                        continue;
                    }
                    boolean two = i + 1 < to && !Character.isWhitespace(segment.charAt(i + 1));
                    int at = base + codePoint(segment, i);
                    return new int[] {at, at + (two ? 2 : 1)};
                }
                return null;
            }
            case Expr.Subscript s -> {
                int from = charOffset(segment, s.value().span().endColOffset());
                int to = charOffset(segment, s.slice().span().endColOffset());
                return new int[] {base + codePoint(segment, from),
                    base + codePoint(segment, to) + 1};
            }
            default -> {
                return null;
            }
        }
    }
}
