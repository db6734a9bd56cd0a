package org.jilectomy.runtime.ast;

import java.util.List;

/**
 * One {@code except} clause.
 *
 * @param type the exceptions caught; null for a bare {@code except:}
 * @param name what they are bound to; null without {@code as}
 */
public record ExceptHandler(Expr type, String name, List<Stmt> body, Span span) {}
