package org.jilectomy.runtime.ast;

import java.util.List;

/**
 * One {@code case} block.
 *
 * @param guard the condition after {@code if}; null when absent
 */
public record MatchCase(Pattern pattern, Expr guard, List<Stmt> body) {}
