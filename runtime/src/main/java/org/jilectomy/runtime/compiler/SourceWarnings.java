package org.jilectomy.runtime.compiler;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jilectomy.runtime.ast.Span;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Warnings;
import org.jilectomy.runtime.parser.SourceWarning;
import org.jilectomy.runtime.parser.SyntaxErrorException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Hands the parser's and compiler's warnings to the filters of {@code warnings}. One that a filter
 * makes an exception of becomes a SyntaxError, as in CPython.
 */
final class SourceWarnings implements Consumer<SourceWarning> {
    /** How many there were so far. */
    static final AtomicInteger TOLD = new AtomicInteger();

    private final ThreadState ts;
    private final String filename;

    SourceWarnings(ThreadState ts, String filename) {
        this.ts = ts;
        this.filename = filename;
    }

    @Override
    public void accept(SourceWarning w) {
        TOLD.incrementAndGet();
        PyType category =
                w.deprecated() ? Exceptions.DeprecationWarning : Exceptions.SyntaxWarning;
        Span at = w.span();
        try {
            Warnings.warnExplicit(ts, category, w.message(), filename, at.lineno());
        } catch (PyException e) {
            if (!Errors.matches(e, category)) {
                throw e;
            }
            Errors.discard(ts, e);
            throw new SyntaxErrorException(
                    "SyntaxError", w.message(), filename, at.lineno(), at.colOffset() + 1, null,
                    at.endLineno(), at.endColOffset() + 1);
        }
    }
}
