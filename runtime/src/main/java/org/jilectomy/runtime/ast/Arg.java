package org.jilectomy.runtime.ast;

/**
 * One parameter.
 *
 * @param annotation null when absent
 * @param typeComment null when absent; see {@link Stmt}
 */
public record Arg(String arg, Expr annotation, String typeComment, Span span) {}
