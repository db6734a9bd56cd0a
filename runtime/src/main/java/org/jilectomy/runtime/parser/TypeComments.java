package org.jilectomy.runtime.parser;

/**
 * Which comments tell a type (PEP 484): {@code # type: int}, with any number of blanks and tabs
 * around {@code type:}. {@code # type: ignore} is one of its own, and is not where a word goes on
 * behind it; what follows is its tag.
 */
final class TypeComments {
    private static final String TYPE = "type:";
    private static final String IGNORE = "ignore";

    private TypeComments() {}

    /**
     * Where the type starts in the comment {@code src[from..to)}; -1 if it is an ordinary comment.
     */
    static int typeStart(char[] src, int from, int to) {
        int p = skipBlanks(src, from + 1, to);
        return isAt(src, p, to, TYPE) ? skipBlanks(src, p + TYPE.length(), to) : -1;
    }

    private static boolean isAt(char[] src, int at, int to, String word) {
        if (word.length() > to - at) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (src[at + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int skipBlanks(char[] src, int from, int to) {
        int p = from;
        while (p < to && (src[p] == ' ' || src[p] == '\t')) {
            p++;
        }
        return p;
    }

    /** Where the tag starts if the type is {@code ignore}; else -1. */
    static int tagStart(char[] src, int type, int to) {
        if (!isAt(src, type, to, IGNORE)) {
            return -1;
        }
        int end = type + IGNORE.length();
        return end < to && (src[end] >= 128 || Character.isLetterOrDigit(src[end])) ? -1 : end;
    }
}
