package org.jilectomy.runtime.parser;

/**
 * The fast parser cannot go on. Carries nothing: whoever catches it either takes another
 * alternative or asks {@link Diagnosis} for the reason.
 */
final class ParseFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static final ParseFailure INSTANCE = new ParseFailure();

    private ParseFailure() {
        super(null, null, false, false);
    }
}
