package org.jilectomy.runtime.ast;

/**
 * One parameter.
 *
 * @param annotation null when absent
 */
public record Arg(String arg, Expr annotation, Span span) {}
