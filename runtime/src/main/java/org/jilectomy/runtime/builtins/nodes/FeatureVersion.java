package org.jilectomy.runtime.builtins.nodes;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jilectomy.runtime.ast.Arguments;
import org.jilectomy.runtime.ast.Comprehension;
import org.jilectomy.runtime.ast.ConstantValue;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.Operator;
import org.jilectomy.runtime.ast.Span;
import org.jilectomy.runtime.ast.Stmt;
import org.jilectomy.runtime.parser.SyntaxErrorException;

/**
 * {@code ast.parse(feature_version=(3, n))}: rejects what the grammar of that version did not have,
 * as far as the tree still shows it. Rare, so the tree is walked by reflection.
 */
public final class FeatureVersion {
    private final int minor;
    private final String filename;
    private final String source;

    private FeatureVersion(int minor, String filename, String source) {
        this.minor = minor;
        this.filename = filename;
        this.source = source;
    }

    /** @param minor the n of Python 3.n */
    public static void check(Object tree, int minor, String filename, String source) {
        new FeatureVersion(minor, filename, source).walk(tree, new Span(1, 0, 1, 0));
    }

    private void since(int version, String what, Span at) {
        if (minor < version) {
            throw new SyntaxErrorException(
                    "SyntaxError",
                    what + " only supported in Python 3." + version + " and greater",
                    filename, at.lineno(), at.colOffset() + 1, null, at.endLineno(),
                    at.endColOffset() + 1);
        }
    }

    private void walk(Object node, Span around) {
        if (node instanceof List<?> items) {
            for (Object item : items) {
                walk(item, around);
            }
            return;
        }
        if (!(node instanceof Record) || node instanceof Span) {
            return;
        }
        Span at = node instanceof Expr e ? e.span() : node instanceof Stmt s ? s.span() : around;
        for (RecordComponent c : node.getClass().getRecordComponents()) {
            try {
                walk(c.getAccessor().invoke(node), at);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(e);
            }
        }
        look(node, at); // what is inside first, as the parser comes to it
    }

    private static boolean isNumber(ConstantValue value) {
        return value instanceof ConstantValue.Int || value instanceof ConstantValue.Float
                || value instanceof ConstantValue.Complex;
    }

    /** What stands at the place of a number. */
    private String text(Span at) {
        byte[] line = source.lines().skip(at.lineno() - 1L).findFirst().orElse("")
                .getBytes(StandardCharsets.UTF_8);
        int end = Math.min(at.endColOffset(), line.length);
        int start = Math.min(at.colOffset(), end);
        return new String(line, start, end - start, StandardCharsets.UTF_8);
    }

    private void look(Object node, Span at) {
        switch (node) {
            case Arguments a -> {
                if (!a.posonlyargs().isEmpty()) {
                    since(8, "Positional-only parameters are", at);
                }
            }
            case Expr.NamedExpr n -> since(8, "Assignment expressions are", at);
            case Stmt.TryStar t -> since(11, "Exception groups are", at);
            case Stmt.Match m -> since(10, "Pattern matching is", at);
            case Expr.JoinedStr j -> since(6, "Format strings are", at);
            case Expr.Constant c -> {
                if (minor < 6 && isNumber(c.value()) && text(at).contains("_")) {
                    since(6, "Underscores in numeric literals are", at);
                }
            }
            case Stmt.AnnAssign a -> since(6, "Variable annotation syntax is", at);
            case Stmt.AsyncFunctionDef f -> since(5, "Async functions are", at);
            case Stmt.AsyncFor f -> since(5, "Async for loops are", at);
            case Stmt.AsyncWith w -> since(5, "Async with statements are", at);
            case Expr.Await a -> since(5, "Await expressions are", at);
            case Comprehension c -> {
                if (c.isAsync()) {
                    since(6, "Async comprehensions are", at);
                }
            }
            case Expr.BinOp b -> {
                if (b.op() == Operator.MATMULT) {
                    since(5, "The '@' operator is", at);
                }
            }
            default -> {}
        }
    }
}
