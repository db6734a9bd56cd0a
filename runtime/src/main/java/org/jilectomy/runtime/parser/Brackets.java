package org.jilectomy.runtime.parser;

import java.util.Arrays;

/** The brackets that are open where the tokenizer stands. */
final class Brackets {
    private static final int MAX_DEPTH = 200;

    private char[] openings = new char[16];
    private int[] positions = new int[16];
    private int[] lines = new int[16];
    private int depth;

    boolean isEmpty() {
        return depth == 0;
    }

    /** The innermost one. */
    char opening() {
        return openings[depth - 1];
    }

    /** Where the innermost one stands. */
    int position() {
        return positions[depth - 1];
    }

    /** The line of the innermost one. */
    int line() {
        return lines[depth - 1];
    }

    /** Notes an opening bracket; false if that is one too many. */
    boolean open(char c, int position, int line) {
        if (depth >= MAX_DEPTH) {
            return false;
        }
        if (depth == openings.length) {
            openings = Arrays.copyOf(openings, depth * 2);
            positions = Arrays.copyOf(positions, depth * 2);
            lines = Arrays.copyOf(lines, depth * 2);
        }
        openings[depth] = c;
        positions[depth] = position;
        lines[depth] = line;
        depth++;
        return true;
    }

    /** Notes a closing bracket; what is wrong with it, or null. */
    String close(char c, int line) {
        if (depth == 0) {
            return "unmatched '" + c + "'";
        }
        depth--;
        char opening = openings[depth];
        if (opening == '(' ? c == ')' : opening == '[' ? c == ']' : c == '}') {
            return null;
        }
        String message = "closing parenthesis '" + c + "' does not match opening parenthesis '"
                + opening + "'";
        return lines[depth] == line ? message : message + " on line " + lines[depth];
    }
}
