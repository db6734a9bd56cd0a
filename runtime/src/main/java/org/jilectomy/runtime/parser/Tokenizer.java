package org.jilectomy.runtime.parser;

import java.util.Arrays;

/**
 * Cuts a source into tokens, all at once.
 *
 * <p>Compare CPython's {@code tok_get}, which works on demand: there a mistake in line 9 is not
 * seen when the parser already stops in line 3. To keep that order, a mistake here becomes an ERROR
 * token that ends the array and keeps the exception; it is thrown by the parser that reaches it (or
 * by {@link Diagnosis}, which looks at the rest of the source as CPython does).
 *
 * <p>Indentation is measured twice, with tabs as 8 columns and as 1; if the two measures compare
 * differently with the enclosing block's, the tabs and spaces are inconsistent.
 *
 * <p>One instance, one source. Not thread-safe.
 */
final class Tokenizer {
    private static final int MAX_INDENT = 100;
    private static final int TAB_SIZE = 8;

    /** What an ASCII character can be part of; bits below. */
    private static final byte[] CLASS = new byte[128];
    private static final int ID_START = 1;
    private static final int ID_PART = 2;

    static {
        for (char c = 'a'; c <= 'z'; c++) {
            CLASS[c] = ID_START | ID_PART;
            CLASS[c - 32] = ID_START | ID_PART;
        }
        CLASS['_'] = ID_START | ID_PART;
        for (char c = '0'; c <= '9'; c++) {
            CLASS[c] = ID_PART;
        }
    }

    private final SourceText source;
    private final Tokens tokens;
    final char[] src;
    private final int length;

    /** The next character's position. */
    int pos;
    /** Where the current line starts. */
    int lineStart;
    /** UTF-8 bytes minus chars between {@link #lineStart} and the token being cut. */
    private int extra;
    private int line;
    private int baseCol;
    /** Where the lines start that CPython holds in its buffer: those of the current token. */
    private int bufferStart;

    private int[] indents = new int[16];
    private int[] altIndents = new int[16];
    private int indentDepth;

    private final Brackets brackets = new Brackets();

    private Tokenizer(SourceText source, NameTable names) {
        this.source = source;
        this.src = source.chars;
        this.length = source.length;
        this.tokens = new Tokens(source, names, source.length / 4 + 16);
        this.line = source.baseLine + 1;
        this.baseCol = source.baseCol;
    }

    /** The tokens of a source; the last is ENDMARKER or ERROR. Throws nothing. */
    static Tokens tokenize(SourceText source, NameTable names) {
        Tokenizer tokenizer = new Tokenizer(source, names);
        tokenizer.run();
        return tokenizer.tokens;
    }

    private void run() {
        while (indentation() && restOfLine()) {
            // one logical line a turn
        }
    }

    // ---- lines -------------------------------------------------------------------------------

    /**
     * At the start of a line: skips blank lines, emits INDENT and DEDENT. False when the tokens are
     * complete.
     */
    private boolean indentation() {
        for (;;) {
            int col = 0;
            int altCol = 0;
            int continuedCol = 0;
            int p = pos;
            for (;; p++) {
                char c = src[p];
                if (c == ' ') {
                    col++;
                    altCol++;
                } else if (c == '\t') {
                    col = (col / TAB_SIZE + 1) * TAB_SIZE;
                    altCol++;
                } else if (c == '\f') {
                    col = 0;
                    altCol = 0;
                } else if (c == '\\') {
                    // Only what stands before the first backslash counts as indentation.
                    continuedCol = continuedCol != 0 ? continuedCol : col;
                    pos = p + 1;
                    if (!continuation()) {
                        return false;
                    }
                    p = pos - 1;
                } else {
                    break;
                }
            }
            pos = p;
            char c = src[p];
            if (c == '#') {
                int end = skipComment(p);
                if (tokens.names.typeComments && typeComment(p, end)) {
                    return true; // before any INDENT or DEDENT, and a NEWLINE follows
                }
                p = end;
                pos = p;
                c = src[p];
            }
            if (c == '\n') {
                pos = p + 1;
                freshLine();
                continue;
            }
            if (c == 0 && p >= length) {
                return endOfSource();
            }
            return indentTo(continuedCol != 0 ? continuedCol : col,
                    continuedCol != 0 ? continuedCol : altCol);
        }
    }

    private void newLine() {
        line++;
        lineStart = pos;
        extra = 0;
        baseCol = 0;
    }

    /** A line end that is not inside a token. */
    private void freshLine() {
        newLine();
        bufferStart = pos;
    }

    private boolean indentTo(int col, int altCol) {
        int top = indents[indentDepth];
        if (col == top) {
            return altCol == altIndents[indentDepth] || inconsistentTabs();
        }
        if (col > top) {
            if (indentDepth + 1 >= MAX_INDENT) {
                return fail("IndentationError", "too many levels of indentation", 1, 0);
            }
            if (altCol <= altIndents[indentDepth]) {
                return inconsistentTabs();
            }
            if (++indentDepth == indents.length) {
                indents = Arrays.copyOf(indents, indentDepth * 2);
                altIndents = Arrays.copyOf(altIndents, indentDepth * 2);
            }
            indents[indentDepth] = col;
            altIndents[indentDepth] = altCol;
            addPlaceless(TokenType.INDENT);
            return true;
        }
        int dedents = 0;
        while (indentDepth > 0 && col < indents[indentDepth]) {
            indentDepth--;
            dedents++;
        }
        if (col != indents[indentDepth]) {
            toEndOfLine();
            return fail("IndentationError",
                    "unindent does not match any outer indentation level",
                    characters(lineStart, pos) + 1, -1);
        }
        if (altCol != altIndents[indentDepth]) {
            return inconsistentTabs();
        }
        while (dedents-- > 0) {
            addPlaceless(TokenType.DEDENT);
        }
        return true;
    }

    private boolean inconsistentTabs() {
        return fail("TabError", "inconsistent use of tabs and spaces in indentation", 1, 0);
    }

    private void toEndOfLine() {
        while (pos < length && src[pos] != '\n') {
            pos++;
        }
    }

    private boolean endOfSource() {
        if (!brackets.isEmpty()) {
            return failUnclosed();
        }
        if (lineStart == length && line > source.baseLine + 1) {
            line--; // no line was begun: CPython counts the end as part of the last one
        }
        while (indentDepth > 0) {
            indentDepth--;
            addPlaceless(TokenType.DEDENT);
        }
        addPlaceless(TokenType.ENDMARKER);
        return false;
    }

    private void addPlaceless(int kind) {
        tokens.add(kind, pos, pos, line, -1, line, -1, -1);
    }

    /** The tokens up to and including NEWLINE. False when the tokens are complete. */
    private boolean restOfLine() {
        for (;;) {
            int p = pos;
            char c = src[p];
            while (c == ' ' || c == '\t' || c == '\f') {
                c = src[++p];
            }
            pos = p;
            if (c < 128) {
                if (CLASS[c] != 0) {
                    if (!(CLASS[c] == ID_PART ? number() : name())) {
                        return false;
                    }
                    continue;
                }
                switch (c) {
                    case '\n':
                        if (brackets.isEmpty()) {
                            addSimple(TokenType.NEWLINE, p, p);
                            pos = p + 1;
                            freshLine();
                            return true;
                        }
                        pos = p + 1;
                        freshLine();
                        continue;
                    case '#': {
                        int end = skipComment(p);
                        if (tokens.names.typeComments && typeComment(p, end)) {
                            continue;
                        }
                        if (brackets.isEmpty() && src[end] == '\n') {
                            addSimple(TokenType.NEWLINE, p, end);
                            pos = end + 1;
                            freshLine();
                            return true;
                        }
                        pos = end;
                        continue;
                    }
                    case '\\':
                        pos = p + 1;
                        if (!continuation()) {
                            return false;
                        }
                        continue;
                    case '"':
                    case '\'':
                        if (!string(p, p)) {
                            return false;
                        }
                        continue;
                    case 0:
                        if (p >= length) {
                            return endOfSource();
                        }
                        pos = p + 1;
                        return fail("source code cannot contain null bytes");
                    default:
                        if (!operator(c)) {
                            return false;
                        }
                        continue;
                }
            }
            if (!name()) {
                return false;
            }
        }
    }

    private int skipComment(int p) {
        char c = src[p];
        while (c != '\n' && (c != 0 || p < length)) {
            c = src[++p];
        }
        return p;
    }

    /** Whether the comment is a token, which then was added; {@code # type: ignore} is noted. */
    private boolean typeComment(int from, int end) {
        int type = TypeComments.typeStart(src, from, end);
        if (type < 0) {
            return false;
        }
        int tag = TypeComments.tagStart(src, type, end);
        if (tag >= 0) {
            tokens.addTypeIgnore(line, new String(src, tag, end - tag));
            return false;
        }
        int col = type - lineStart + extra + baseCol;
        for (int i = type; i < end; i++) {
            extra += SourceText.extraBytes(src[i]);
        }
        tokens.add(TokenType.TYPE_COMMENT, type, end, line, col, line,
                end - lineStart + extra + baseCol, -1);
        pos = end;
        return true;
    }

    /** After a backslash: the line end must follow. */
    private boolean continuation() {
        if (src[pos] != '\n') {
            int offset = characters(bufferStart, pos) + 1;
            return fail("SyntaxError", "unexpected character after line continuation character",
                    pos < length ? offset : offset - 1, 0);
        }
        if (pos + 1 >= length) {
            if (!brackets.isEmpty()) {
                return failUnclosed();
            }
            tokens.incomplete = true;
            return fail("SyntaxError", "unexpected EOF while parsing",
                    characters(lineStart, pos) + 1, -1);
        }
        pos++;
        newLine();
        return true;
    }

    /** A number that runs into a keyword. */
    void warn(String message, int p) {
        int col = p - lineStart - 1;
        tokens.names.warn(
                false, message, new org.jilectomy.runtime.ast.Span(line, col, line, col));
    }

    // ---- names -------------------------------------------------------------------------------

    private boolean name() {
        int from = pos;
        int p = from;
        char c = src[p];
        while (c < 128 && (CLASS[c] & ID_PART) != 0) {
            c = src[++p];
        }
        if (c >= 128) {
            return wideName(from);
        }
        if ((c == '"' || c == '\'') && isStringPrefix(from, p)) {
            return string(from, p);
        }
        NameTable names = tokens.names;
        int index = names.intern(src, from, p);
        int col = from - lineStart + extra + baseCol;
        tokens.add(names.kind(index), from, p, line, col, line, col + p - from, index);
        pos = p;
        return true;
    }

    private boolean wideName(int from) {
        int p = from;
        while (src[p] >= 128 || (CLASS[src[p]] & ID_PART) != 0) {
            p++;
        }
        int bad = Identifiers.firstInvalid(src, from, p);
        if (bad >= 0) {
            int codePoint = Character.codePointAt(src, bad, p);
            pos = bad + Character.charCount(codePoint);
            String hex = Identifiers.hex(codePoint);
            return fail(Identifiers.isPrintable(codePoint)
                    ? "invalid character '" + Character.toString(codePoint) + "' (U+" + hex + ")"
                    : "invalid non-printable character U+" + hex);
        }
        String normalized = Identifiers.normalize(new String(src, from, p - from));
        int index = tokens.names.intern(normalized.toCharArray(), 0, normalized.length());
        int col = from - lineStart + extra + baseCol;
        for (int i = from; i < p; i++) {
            extra += SourceText.extraBytes(src[i]);
        }
        tokens.add(TokenType.NAME, from, p, line, col, line,
                p - lineStart + extra + baseCol, index);
        pos = p;
        return true;
    }

    /** Whether {@code src[from..to)} is one of r, u, b, f, br, rb, fr, rf in any case. */
    private boolean isStringPrefix(int from, int to) {
        int a = src[from] | 0x20;
        if (to - from == 1) {
            return a == 'r' || a == 'u' || a == 'b' || a == 'f';
        }
        if (to - from != 2) {
            return false;
        }
        int b = src[from + 1] | 0x20;
        return a == 'r' ? b == 'b' || b == 'f' : b == 'r' && (a == 'b' || a == 'f');
    }

    // ---- strings -----------------------------------------------------------------------------

    /** A string whose prefix starts at {@code from} and whose quote stands at {@code quoteAt}. */
    private boolean string(int from, int quoteAt) {
        char quote = src[quoteAt];
        int col = from - lineStart + extra + baseCol;
        if (src[quoteAt + 1] == quote && src[quoteAt + 2] == quote) {
            return tripleQuoted(from, quoteAt + 3, quote, col);
        }
        int p = quoteAt + 1;
        int wide = 0;
        for (;;) {
            char c = src[p];
            if (c == quote) {
                break;
            }
            if (c == '\\' && p + 1 < length) {
                c = src[++p];
                if (c == '\n') {
                    // The line ends inside the string: columns start anew.
                    return continuedString(from, p, quote, col);
                }
            }
            if (c == '\n' || c == 0 && p >= length) {
                tokens.incomplete |= c == 0;
                pos = from + 1;
                return fail("unterminated string literal (detected at line " + line + ")");
            }
            if (c >= 128) {
                wide += SourceText.extraBytes(c);
            }
            p++;
        }
        pos = p + 1;
        extra += wide;
        tokens.add(TokenType.STRING, from, pos, line, col, line,
                pos - lineStart + extra + baseCol, -1);
        return true;
    }

    /** Goes on with a string from its first escaped line end, at {@code p}. */
    private boolean continuedString(int from, int p, char quote, int col) {
        int firstLine = line;
        int firstStart = lineStart;
        p = stringLine(p);
        for (;;) {
            char c = src[p];
            if (c == quote) {
                break;
            }
            if (c == '\\' && p + 1 < length) {
                c = src[++p];
                if (c != '\n') {
                    extra += SourceText.extraBytes(c);
                    p++;
                    continue;
                }
                p = stringLine(p);
                continue;
            }
            if (c == '\n' || c == 0 && p >= length) {
                tokens.incomplete |= c == 0;
                return unterminated("unterminated string literal (detected at line ",
                        from, firstLine, firstStart);
            }
            extra += SourceText.extraBytes(c);
            p++;
        }
        return endString(from, p + 1, firstLine, col);
    }

    private int stringLine(int newlineAt) {
        pos = newlineAt + 1;
        newLine();
        return newlineAt + 1;
    }

    private boolean tripleQuoted(int from, int p, char quote, int col) {
        int firstLine = line;
        int firstStart = lineStart;
        for (;;) {
            char c = src[p];
            if (c == quote && src[p + 1] == quote && src[p + 2] == quote) {
                break;
            }
            if (c == '\\' && p + 1 < length) {
                c = src[++p];
            }
            if (c == '\n') {
                p = stringLine(p);
                continue;
            }
            if (c == 0 && p >= length) {
                tokens.incomplete = true;
                return unterminated("unterminated triple-quoted string literal (detected at line ",
                        from, firstLine, firstStart);
            }
            if (c >= 128) {
                extra += SourceText.extraBytes(c);
            }
            p++;
        }
        return endString(from, p + 3, firstLine, col);
    }

    private boolean endString(int from, int end, int firstLine, int col) {
        pos = end;
        tokens.add(TokenType.STRING, from, end, firstLine, col, line,
                end - lineStart + extra + baseCol, -1);
        return true;
    }

    /** The error is placed at the string's start, in its first line. */
    private boolean unterminated(String message, int from, int firstLine, int firstStart) {
        int detectedAt = lineStart == length && line > firstLine ? line - 1 : line;
        line = firstLine;
        lineStart = firstStart;
        pos = from + 1;
        return fail(message + detectedAt + ")");
    }

    // ---- numbers -----------------------------------------------------------------------------

    private boolean number() {
        int from = pos;
        int end = new NumberScanner(this).scan(from);
        return end >= 0 && addSimple(TokenType.NUMBER, from, end);
    }

    // ---- operators ---------------------------------------------------------------------------

    private boolean addSimple(int kind, int from, int to) {
        int col = from - lineStart + extra + baseCol;
        tokens.add(kind, from, to, line, col, line, col + to - from, -1);
        pos = to;
        return true;
    }

    private boolean operator(char c) {
        int p = pos;
        char d = src[p + 1];
        switch (c) {
            case '(', '[', '{':
                return open(c);
            case ')', ']', '}':
                return close(c);
            case ':':
                return d == '=' ? addSimple(TokenType.COLONEQUAL, p, p + 2)
                        : addSimple(TokenType.COLON, p, p + 1);
            case ',':
                return addSimple(TokenType.COMMA, p, p + 1);
            case ';':
                return addSimple(TokenType.SEMI, p, p + 1);
            case '.':
                if (d >= '0' && d <= '9') {
                    return number();
                }
                return d == '.' && src[p + 2] == '.' ? addSimple(TokenType.ELLIPSIS, p, p + 3)
                        : addSimple(TokenType.DOT, p, p + 1);
            case '=':
                return d == '=' ? addSimple(TokenType.EQEQUAL, p, p + 2)
                        : addSimple(TokenType.EQUAL, p, p + 1);
            case '!':
                if (d == '=' && tokens.names.barry) {
                    return notBarrys(p);
                }
                return d == '=' ? addSimple(TokenType.NOTEQUAL, p, p + 2)
                        : addSimple(TokenType.OTHER, p, p + 1);
            case '~':
                return addSimple(TokenType.TILDE, p, p + 1);
            case '-':
                return d == '>' ? addSimple(TokenType.RARROW, p, p + 2)
                        : maybeAugmented(TokenType.MINUS, TokenType.MINEQUAL, p, 1);
            case '+':
                return maybeAugmented(TokenType.PLUS, TokenType.PLUSEQUAL, p, 1);
            case '*':
                return d == '*'
                        ? maybeAugmented(TokenType.DOUBLESTAR, TokenType.DOUBLESTAREQUAL, p, 2)
                        : maybeAugmented(TokenType.STAR, TokenType.STAREQUAL, p, 1);
            case '/':
                return d == '/'
                        ? maybeAugmented(TokenType.DOUBLESLASH, TokenType.DOUBLESLASHEQUAL, p, 2)
                        : maybeAugmented(TokenType.SLASH, TokenType.SLASHEQUAL, p, 1);
            case '%':
                return maybeAugmented(TokenType.PERCENT, TokenType.PERCENTEQUAL, p, 1);
            case '&':
                return maybeAugmented(TokenType.AMPER, TokenType.AMPEREQUAL, p, 1);
            case '|':
                return maybeAugmented(TokenType.VBAR, TokenType.VBAREQUAL, p, 1);
            case '^':
                return maybeAugmented(TokenType.CIRCUMFLEX, TokenType.CIRCUMFLEXEQUAL, p, 1);
            case '@':
                return maybeAugmented(TokenType.AT, TokenType.ATEQUAL, p, 1);
            case '<':
                if (d == '>') {
                    return addSimple(
                            tokens.names.barry ? TokenType.NOTEQUAL : TokenType.OTHER, p, p + 2);
                }
                return d == '<'
                        ? maybeAugmented(TokenType.LEFTSHIFT, TokenType.LEFTSHIFTEQUAL, p, 2)
                        : maybeAugmented(TokenType.LESS, TokenType.LESSEQUAL, p, 1);
            case '>':
                return d == '>'
                        ? maybeAugmented(TokenType.RIGHTSHIFT, TokenType.RIGHTSHIFTEQUAL, p, 2)
                        : maybeAugmented(TokenType.GREATER, TokenType.GREATEREQUAL, p, 1);
            default:
                if (c < ' ' || c == 127) {
                    pos = p + 1;
                    return fail("invalid non-printable character U+" + Identifiers.hex(c));
                }
                return addSimple(TokenType.OTHER, p, p + 1);
        }
    }

    private boolean maybeAugmented(int plain, int augmented, int p, int width) {
        return src[p + width] == '=' ? addSimple(augmented, p, p + width + 1)
                : addSimple(plain, p, p + width);
    }

    private boolean open(char c) {
        if (!brackets.open(c, pos, line)) {
            pos++;
            return fail("too many nested parentheses");
        }
        return addSimple(c == '(' ? TokenType.LPAR : c == '[' ? TokenType.LSQB : TokenType.LBRACE,
                pos, pos + 1);
    }

    private boolean close(char c) {
        String mismatch = brackets.close(c, line);
        if (mismatch != null) {
            pos++;
            return fail(mismatch);
        }
        return addSimple(c == ')' ? TokenType.RPAR : c == ']' ? TokenType.RSQB : TokenType.RBRACE,
                pos, pos + 1);
    }

    // ---- errors ------------------------------------------------------------------------------

    private int characters(int from, int to) {
        return Character.codePointCount(src, from, to - from);
    }

    /** An error right behind the last character read. */
    boolean fail(String message) {
        int offset = characters(lineStart, pos);
        return fail("SyntaxError", message, offset, offset, false);
    }

    /** An error in the current line over {@code offset..endOffset} (characters, from 1). */
    /** An {@code !=} where {@code <>} is meant. */
    private boolean notBarrys(int p) {
        int column = Character.codePointCount(src, lineStart, p - lineStart) + 1;
        pos = p;
        return failAt("with Barry as BDFL, use '<>' instead of '!='", column, column + 2);
    }

    boolean failAt(String message, int offset, int endOffset) {
        return fail("SyntaxError", message, offset, endOffset, false);
    }

    private boolean fail(String type, String message, int offset, int endOffset) {
        return fail(type, message, offset, endOffset, true);
    }

    /** {@code lineEnd}: not raised while cutting, but by the parser on reaching the token. */
    private boolean fail(
            String type, String message, int offset, int endOffset, boolean lineEnd) {
        int to = lineStart;
        while (to < length && src[to] != '\n') {
            to++;
        }
        if (lineEnd && to < length) {
            to++;
        }
        String text = new String(src, lineStart, to - lineStart);
        tokens.error = new SyntaxErrorException(type,
                source.fstring && lineEnd ? "f-string: " + message : message,
                source.filename, line, offset, text, line, endOffset);
        tokens.silent = lineEnd;
        if (lineEnd && !brackets.isEmpty()) {
            tokens.unclosed = neverClosed();
        }
        int col = pos - lineStart + extra + baseCol;
        tokens.add(TokenType.ERROR, pos, pos, line, col, line, col, -1);
        return false;
    }

    /** The source ends inside brackets. */
    private boolean failUnclosed() {
        tokens.incomplete = true;
        tokens.silent = true;
        tokens.unclosed = neverClosed();
        tokens.error = tokens.unclosed;
        tokens.add(TokenType.ERROR, pos, pos, line, -1, line, -1, -1);
        return false;
    }

    private SyntaxErrorException neverClosed() {
        int atLine = brackets.line();
        int from = source.lineStart(atLine);
        int to = from;
        while (to < length && src[to] != '\n') {
            to++;
        }
        if (to + 1 == length) {
            to++; // the last line is shown with its end
        }
        String text = new String(src, from, to - from);
        String message = "'" + brackets.opening() + "' was never closed";
        return new SyntaxErrorException("SyntaxError",
                source.fstring ? "f-string: " + message : message, source.filename, atLine,
                characters(from, brackets.position()) + 1, text, atLine, 0);
    }
}
