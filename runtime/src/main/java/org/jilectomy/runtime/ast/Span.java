package org.jilectomy.runtime.ast;

/**
 * Where a node's text lies. Lines count from 1; columns are offsets in <em>UTF-8 bytes</em> from 0,
 * as in CPython; the end is exclusive.
 */
public record Span(int lineno, int colOffset, int endLineno, int endColOffset) {
    /** The span from this one's start to the other's end. */
    public Span to(Span last) {
        return new Span(lineno, colOffset, last.endLineno, last.endColOffset);
    }

    // Written out, as in ConstantValue: a record's own spin eight hidden classes at their first use.

    @Override
    public boolean equals(Object other) {
        return other instanceof Span s && lineno == s.lineno && colOffset == s.colOffset
                && endLineno == s.endLineno && endColOffset == s.endColOffset;
    }

    @Override
    public int hashCode() {
        return (lineno * 31 + colOffset) * 31 + endColOffset;
    }
}
