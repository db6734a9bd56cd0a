package org.jilectomy.runtime.parser;

import org.jilectomy.runtime.ast.Span;

/**
 * Something in a source that is allowed but most likely a mistake.
 *
 * @param deprecated whether it is a DeprecationWarning, of the parser; else a SyntaxWarning, of the
 *     compiler
 * @param span where; its first line is the warning's
 */
public record SourceWarning(boolean deprecated, String message, Span span) {}
