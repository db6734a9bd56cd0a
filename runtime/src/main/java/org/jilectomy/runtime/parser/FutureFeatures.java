package org.jilectomy.runtime.parser;

import java.util.List;
import org.jilectomy.runtime.ast.Alias;
import org.jilectomy.runtime.ast.ConstantValue;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.Mod;
import org.jilectomy.runtime.ast.Span;
import org.jilectomy.runtime.ast.Stmt;

/**
 * The features that {@code from __future__ import …} turns on. In 3.11 only two still change
 * anything.
 *
 * @param annotations     annotations are kept as text and not evaluated (PEP 563)
 * @param barryAsFlufl    {@code <>} instead of {@code !=} in what this compiles
 * @param lastLine        the line of the last future import, 0 if there is none
 */
public record FutureFeatures(boolean annotations, boolean barryAsFlufl, int lastLine) {
    private static final List<String> WITHOUT_EFFECT = List.of(
            "nested_scopes", "generators", "division", "absolute_import", "with_statement",
            "print_function", "unicode_literals", "generator_stop");

    static FutureFeatures of(Mod mod, String filename, boolean annotations) {
        // No pattern switch here: linking the first one costs milliseconds at start-up.
        List<Stmt> body = mod instanceof Mod.Module m ? m.body()
                : mod instanceof Mod.Interactive i ? i.body() : List.of();
        boolean barry = false;
        int lastLine = 0;
        for (int i = 0; i < body.size(); i++) {
            Stmt stmt = body.get(i);
            if (i == 0 && isDocstring(stmt)) {
                continue;
            }
            if (!(stmt instanceof Stmt.ImportFrom from)
                    || !"__future__".equals(from.module())) {
                break;
            }
            for (Alias alias : from.names()) {
                String feature = alias.name();
                if (feature.equals("annotations")) {
                    annotations = true;
                } else if (feature.equals("barry_as_FLUFL")) {
                    barry = true;
                } else if (!WITHOUT_EFFECT.contains(feature)) {
                    throw unknown(feature, filename, stmt.span());
                }
            }
            lastLine = stmt.span().lineno();
        }
        return new FutureFeatures(annotations, barry, lastLine);
    }

    static boolean isDocstring(Stmt stmt) {
        return stmt instanceof Stmt.ExprStmt e && e.value() instanceof Expr.Constant c
                && c.value() instanceof ConstantValue.Str;
    }

    private static SyntaxErrorException unknown(String feature, String filename, Span span) {
        String message = feature.equals("braces") ? "not a chance"
                : "future feature " + feature + " is not defined";
        return new SyntaxErrorException("SyntaxError", message, filename, span.lineno(),
                span.colOffset() + 1, null, span.lineno(), SyntaxErrorException.NO_END);
    }
}
