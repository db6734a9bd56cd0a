package org.jilectomy.runtime.ast;

/**
 * One context manager of a {@code with}.
 *
 * @param optionalVars the target after {@code as}; null when absent
 */
public record WithItem(Expr contextExpr, Expr optionalVars) {}
