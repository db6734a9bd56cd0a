package org.jilectomy.runtime.parser;

import java.util.ArrayList;
import java.util.List;
import org.jilectomy.runtime.ast.Alias;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.ExprContext;
import org.jilectomy.runtime.ast.Operator;
import org.jilectomy.runtime.ast.Stmt;

/**
 * Simple statements, and the dispatch to {@link CompoundParser}.
 *
 * <p>Every method throws {@link ParseFailure} when the tokens do not fit.
 */
final class StatementParser {
    /** By kind, from {@link TokenType#PLUSEQUAL}. */
    private static final Operator[] AUGMENTED = {
        Operator.ADD, Operator.SUB, Operator.MULT, Operator.DIV, Operator.BITOR, Operator.BITAND,
        Operator.MOD, Operator.BITXOR, Operator.LSHIFT, Operator.RSHIFT, Operator.POW,
        Operator.FLOORDIV, Operator.MATMULT
    };

    private final TokenStream in;
    private final ExpressionParser expressions;
    private final CompoundParser compound;

    StatementParser(TokenStream in) {
        this.in = in;
        this.expressions = new ExpressionParser(in);
        this.compound = new CompoundParser(in, expressions, this);
    }

    ExpressionParser expressions() {
        return expressions;
    }

    CompoundParser compound() {
        return compound;
    }

    /** A whole file. */
    List<Stmt> file() {
        List<Stmt> body = new ArrayList<>();
        while (in.kind() != TokenType.ENDMARKER) {
            in.topLevelStart = in.pos;
            statement(body);
        }
        return body;
    }

    /** Statements up to the token {@code end}, which is left. */
    List<Stmt> statements(int end) {
        List<Stmt> body = new ArrayList<>();
        while (in.kind() != end) {
            statement(body);
        }
        return body;
    }

    /** One compound statement, or the simple ones of one line. */
    private void statement(List<Stmt> to) {
        Stmt stmt = compound.compoundStatement();
        if (stmt != null) {
            to.add(stmt);
        } else {
            simpleStatements(to);
        }
    }

    /** {@code a; b; c} and the line end. */
    void simpleStatements(List<Stmt> to) {
        do {
            to.add(simpleStatement());
        } while (in.accept(TokenType.SEMI) && in.kind() != TokenType.NEWLINE);
        in.expect(TokenType.NEWLINE);
    }

    private Stmt simpleStatement() {
        int start = in.pos;
        switch (in.kind()) {
            case TokenType.NAME:
                if (in.kindAfter() == TokenType.EQUAL) {
                    in.pos++;
                    return assignment(start, in.nameAt(start, ExprContext.STORE));
                }
                return expressionStatement();
            case TokenType.KW_RETURN: {
                in.pos++;
                Expr value = expressions.atExpression() ? expressions.starExpressions() : null;
                return new Stmt.Return(value, in.spanFrom(start));
            }
            case TokenType.KW_IMPORT:
                return importStatement();
            case TokenType.KW_FROM:
                return importFrom();
            case TokenType.KW_RAISE:
                return raise();
            case TokenType.KW_PASS:
                in.pos++;
                return new Stmt.Pass(in.spanFrom(start));
            case TokenType.KW_DEL:
                return delete();
            case TokenType.KW_YIELD: {
                Expr value = expressions.yieldExpression();
                return new Stmt.ExprStmt(value, in.spanFrom(start));
            }
            case TokenType.KW_ASSERT: {
                in.pos++;
                Expr test = expressions.expression();
                Expr msg = in.accept(TokenType.COMMA) ? expressions.expression() : null;
                return new Stmt.Assert(test, msg, in.spanFrom(start));
            }
            case TokenType.KW_BREAK:
                in.pos++;
                return new Stmt.Break(in.spanFrom(start));
            case TokenType.KW_CONTINUE:
                in.pos++;
                return new Stmt.Continue(in.spanFrom(start));
            case TokenType.KW_GLOBAL: {
                in.pos++;
                List<String> names = names();
                return new Stmt.Global(names, in.spanFrom(start));
            }
            case TokenType.KW_NONLOCAL: {
                in.pos++;
                List<String> names = names();
                return new Stmt.Nonlocal(names, in.spanFrom(start));
            }
            default:
                return expressionStatement();
        }
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(2);
        do {
            names.add(in.expectName());
        } while (in.accept(TokenType.COMMA));
        return names;
    }

    /** An expression, or an assignment that only shows by what follows the expression. */
    private Stmt expressionStatement() {
        int start = in.pos;
        Expr value = expressions.starExpressions();
        int kind = in.kind();
        if (kind == TokenType.NEWLINE || kind == TokenType.SEMI) {
            return new Stmt.ExprStmt(value, in.spanFrom(start));
        }
        if (kind == TokenType.EQUAL) {
            return assignment(start, Targets.store(value));
        }
        if (kind == TokenType.COLON) {
            return annotated(start, Targets.single(value));
        }
        if (kind >= TokenType.PLUSEQUAL && kind <= TokenType.ATEQUAL) {
            Expr target = Targets.single(value);
            in.pos++;
            Expr operand = expressions.yieldOrStarExpressions();
            return new Stmt.AugAssign(
                    target, AUGMENTED[kind - TokenType.PLUSEQUAL], operand, in.spanFrom(start));
        }
        return new Stmt.ExprStmt(value, in.spanFrom(start));
    }

    /** {@code first = …}, with the first target parsed and the equals sign next. */
    private Stmt assignment(int start, Expr first) {
        List<Expr> targets = new ArrayList<>(1);
        targets.add(first);
        for (;;) {
            in.pos++;
            if (in.kind() == TokenType.KW_YIELD) {
                Expr value = expressions.yieldExpression();
                return new Stmt.Assign(
                        targets, value, in.typeComment(), in.spanFrom(start));
            }
            Expr value = expressions.starExpressions();
            if (in.kind() != TokenType.EQUAL) {
                return new Stmt.Assign(
                        targets, value, in.typeComment(), in.spanFrom(start));
            }
            targets.add(Targets.store(value));
        }
    }

    private Stmt annotated(int start, Expr target) {
        if (in.kinds[start] == TokenType.LPAR
                && in.spanFrom(start).colOffset() == target.span().colOffset()
                && in.spanFrom(start).lineno() == target.span().lineno()) {
            refuseTargetInParentheses(target);
        }
        boolean simple = target instanceof Expr.Name && in.kinds[start] == TokenType.NAME;
        in.pos++;
        Expr annotation = expressions.expression();
        Expr value = in.accept(TokenType.EQUAL) ? expressions.yieldOrStarExpressions() : null;
        return new Stmt.AnnAssign(target, annotation, value, simple, in.spanFrom(start));
    }

    /**
     * The grammar tries {@code '(' single_target ')'} first and does not come back from it when no
     * colon follows, so that {@code (a).b: int} is no annotation, while {@code (a()).b: int} is.
     */
    private static void refuseTargetInParentheses(Expr target) {
        Expr e = target;
        while (startsWith(target, e)) {
            if (e instanceof Expr.Attribute a) {
                e = a.value();
            } else if (e instanceof Expr.Subscript s) {
                e = s.value();
            } else if (e instanceof Expr.Call c) {
                e = c.func();
            } else {
                return;
            }
        }
        boolean whole = e == target;
        if (!whole && (e instanceof Expr.Name || e instanceof Expr.Attribute
                || e instanceof Expr.Subscript)) {
            throw ParseFailure.INSTANCE;
        }
    }

    private static boolean startsWith(Expr whole, Expr part) {
        return whole.span().lineno() == part.span().lineno()
                && whole.span().colOffset() == part.span().colOffset();
    }

    private Stmt raise() {
        int start = in.pos++;
        Expr exc = null;
        Expr cause = null;
        if (in.kind() != TokenType.NEWLINE && in.kind() != TokenType.SEMI) {
            exc = expressions.expression();
            if (in.accept(TokenType.KW_FROM)) {
                cause = expressions.expression();
            }
        }
        return new Stmt.Raise(exc, cause, in.spanFrom(start));
    }

    private Stmt delete() {
        int start = in.pos++;
        List<Expr> targets = new ArrayList<>(1);
        do {
            targets.add(Targets.delete(expressions.primary()));
        } while (in.accept(TokenType.COMMA) && expressions.atExpression());
        if (in.kind() != TokenType.NEWLINE && in.kind() != TokenType.SEMI) {
            throw ParseFailure.INSTANCE;
        }
        return new Stmt.Delete(targets, in.spanFrom(start));
    }

    // ---- imports -----------------------------------------------------------------------------

    private Stmt importStatement() {
        int start = in.pos++;
        List<Alias> names = new ArrayList<>(1);
        do {
            int nameStart = in.pos;
            String name = dottedName();
            String asname = in.accept(TokenType.KW_AS) ? in.expectName() : null;
            names.add(new Alias(name, asname, in.spanFrom(nameStart)));
        } while (in.accept(TokenType.COMMA));
        return new Stmt.Import(names, in.spanFrom(start));
    }

    private String dottedName() {
        String name = in.expectName();
        if (in.kind() != TokenType.DOT) {
            return name;
        }
        StringBuilder dotted = new StringBuilder(name);
        while (in.accept(TokenType.DOT)) {
            dotted.append('.').append(in.expectName());
        }
        return dotted.toString();
    }

    private Stmt importFrom() {
        int start = in.pos++;
        int level = 0;
        for (;; in.pos++) {
            if (in.kind() == TokenType.DOT) {
                level++;
            } else if (in.kind() == TokenType.ELLIPSIS) {
                level += 3;
            } else {
                break;
            }
        }
        String module = level > 0 && in.kind() == TokenType.KW_IMPORT ? null : dottedName();
        in.expect(TokenType.KW_IMPORT);
        List<Alias> names = new ArrayList<>(4);
        if (in.kind() == TokenType.STAR) {
            names.add(new Alias("*", null, in.spanOf(in.pos++)));
        } else if (in.accept(TokenType.LPAR)) {
            do {
                names.add(importedName());
            } while (in.accept(TokenType.COMMA) && in.kind() != TokenType.RPAR);
            in.expect(TokenType.RPAR);
        } else {
            do {
                names.add(importedName());
            } while (in.accept(TokenType.COMMA));
        }
        return new Stmt.ImportFrom(module, names, level, in.spanFrom(start));
    }

    private Alias importedName() {
        int start = in.pos;
        String name = in.expectName();
        String asname = in.accept(TokenType.KW_AS) ? in.expectName() : null;
        return new Alias(name, asname, in.spanFrom(start));
    }
}
