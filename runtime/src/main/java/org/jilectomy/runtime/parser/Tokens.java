package org.jilectomy.runtime.parser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jilectomy.runtime.ast.TypeIgnore;

/**
 * The tokens of one source, as parallel arrays: a token is an index. Lines count from 1, columns
 * are UTF-8 byte offsets from 0, {@code start} and {@code end} are positions in {@link #source}.
 *
 * <p>INDENT, DEDENT, ENDMARKER (and some ERRORs) have no place of their own: their columns are -1.
 */
final class Tokens {
    final SourceText source;
    final NameTable names;
    int count;
    byte[] kind;
    int[] start;
    int[] end;
    int[] line;
    int[] col;
    int[] endLine;
    int[] endCol;
    /** For a NAME or keyword, its entry in {@link #names}. */
    int[] name;

    /** Why the last token is an ERROR, or null. */
    SyntaxErrorException error;
    /** Whether {@link #error} is due to the source ending too early, so that more could cure it. */
    boolean incomplete;
    /**
     * Whether {@link #error} only counts when a parser reaches it; else it takes precedence over
     * an error before it.
     */
    boolean silent;
    /** If brackets are open where the tokens end in an error: that they were never closed. */
    SyntaxErrorException unclosed;
    /** The {@code # type: ignore} comments; null if there are none, or nobody asked. */
    List<TypeIgnore> typeIgnores;

    Tokens(SourceText source, NameTable names, int capacity) {
        this.source = source;
        this.names = names;
        kind = new byte[capacity];
        start = new int[capacity];
        end = new int[capacity];
        line = new int[capacity];
        col = new int[capacity];
        endLine = new int[capacity];
        endCol = new int[capacity];
        name = new int[capacity];
    }

    void add(
            int tokenKind, int from, int to, int fromLine, int fromCol, int toLine, int toCol,
            int nameIndex) {
        int i = count++;
        if (i == kind.length) {
            grow();
        }
        kind[i] = (byte) tokenKind;
        start[i] = from;
        end[i] = to;
        line[i] = fromLine;
        col[i] = fromCol;
        endLine[i] = toLine;
        endCol[i] = toCol;
        name[i] = nameIndex;
    }

    void addTypeIgnore(int atLine, String tag) {
        if (typeIgnores == null) {
            typeIgnores = new ArrayList<>();
        }
        typeIgnores.add(new TypeIgnore(atLine, tag));
    }

    /** The characters of a token. */
    String text(int token) {
        return new String(source.chars, start[token], end[token] - start[token]);
    }

    private void grow() {
        int capacity = kind.length * 2;
        kind = Arrays.copyOf(kind, capacity);
        start = Arrays.copyOf(start, capacity);
        end = Arrays.copyOf(end, capacity);
        line = Arrays.copyOf(line, capacity);
        col = Arrays.copyOf(col, capacity);
        endLine = Arrays.copyOf(endLine, capacity);
        endCol = Arrays.copyOf(endCol, capacity);
        name = Arrays.copyOf(name, capacity);
    }

    /**
     * Ends the tokens as those of a statement typed at a prompt: the last line need not be ended,
     * and a compound statement is followed by one more NEWLINE, for the empty line that closes it. An
     * end of line that is not there has no column either.
     * Without {@code implyDedent} a last line that is not ended leaves its block open; and so does one
     * of blanks or a comment that is not ended, as one might type on.
     */
    void endInteractive(boolean implyDedent) {
        if (count < 2 || kind[count - 1] != TokenType.ENDMARKER) {
            return;
        }
        int last = count - 2;
        while (last > 0 && kind[last] == TokenType.DEDENT) {
            last--;
        }
        boolean ended = kind[last] == TokenType.NEWLINE;
        int dedents = ended || implyDedent ? count - 2 - last : 0;
        count = last + 1;
        int from = end[last];
        int at = endLine[last];
        if (!ended) {
            add(TokenType.NEWLINE, from, from, at, -1, at, -1, -1);
        }
        for (int i = 0; i < dedents; i++) {
            add(TokenType.DEDENT, from, from, at, -1, at, -1, -1);
        }
        boolean open = ended && dedents > 0 && source.chars[source.length - 1] != '\n';
        if (!open && (ended || dedents > 0)) {
            add(TokenType.NEWLINE, from, from, at, -1, at, -1, -1);
        }
        add(TokenType.ENDMARKER, from, from, at, -1, at, -1, -1);
    }
}
