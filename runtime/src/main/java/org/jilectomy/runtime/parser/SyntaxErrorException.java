package org.jilectomy.runtime.parser;

/**
 * A program that is not Python: what becomes a {@code SyntaxError} when it reaches Python code. It
 * is thrown without a Java stack trace, which would describe the parser and not the program.
 *
 * <p>{@link #offset} and {@link #endOffset} count characters from 1, as the attributes of a
 * SyntaxError do; {@link #text} is the source line, or null when there is none to show.
 */
public final class SyntaxErrorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** As {@link #endOffset}: only the beginning is known, which {@code None} tells. */
    public static final int NO_END = Integer.MIN_VALUE;

    /**
     * The Python exception: {@code SyntaxError}, {@code IndentationError}, {@code TabError}; also
     * {@code MemoryError} for nesting beyond the parser's stack, {@code RecursionError} beyond the
     * compiler's, and {@code ValueError} where CPython raises that. The last three have only a
     * message.
     */
    public final String typeName;

    public final String msg;
    public final String filename;
    public final int lineno;
    public final int offset;
    public final String text;
    public final int endLineno;
    public final int endOffset;

    public SyntaxErrorException(
            String typeName, String msg, String filename, int lineno, int offset, String text,
            int endLineno, int endOffset) {
        super(msg, null, false, false);
        this.typeName = typeName;
        this.msg = msg;
        this.filename = filename;
        this.lineno = lineno;
        this.offset = offset;
        this.text = text;
        this.endLineno = endLineno;
        this.endOffset = endOffset;
    }

    /** Whether the exception has a place, that is, is a SyntaxError or one of its subclasses. */
    public boolean hasLocation() {
        return typeName.equals("SyntaxError")
                || typeName.equals("IndentationError")
                || typeName.equals("TabError");
    }

    @Override
    public String toString() {
        return typeName + ": " + msg + " (" + filename + ", line " + lineno + ")";
    }
}
