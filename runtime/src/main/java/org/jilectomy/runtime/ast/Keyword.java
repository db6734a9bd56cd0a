package org.jilectomy.runtime.ast;

/**
 * A keyword argument of a call or class definition.
 *
 * @param arg null for {@code **value}
 */
public record Keyword(String arg, Expr value, Span span) {}
