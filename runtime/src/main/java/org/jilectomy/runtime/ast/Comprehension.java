package org.jilectomy.runtime.ast;

import java.util.List;

/** One {@code for} clause of a comprehension with the {@code if}s that follow it. */
public record Comprehension(Expr target, Expr iter, List<Expr> ifs, boolean isAsync) {}
