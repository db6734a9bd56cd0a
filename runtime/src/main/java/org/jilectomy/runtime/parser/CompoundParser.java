package org.jilectomy.runtime.parser;

import java.util.ArrayList;
import java.util.List;
import org.jilectomy.runtime.ast.Arguments;
import org.jilectomy.runtime.ast.ExceptHandler;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.Keyword;
import org.jilectomy.runtime.ast.MatchCase;
import org.jilectomy.runtime.ast.Pattern;
import org.jilectomy.runtime.ast.Span;
import org.jilectomy.runtime.ast.Stmt;
import org.jilectomy.runtime.ast.WithItem;

/**
 * Statements that hold blocks.
 *
 * <p>Two of them need a trial: {@code match} is a keyword only if the line turns out to be a match
 * statement, and {@code with (} may open a list of items or an expression.
 */
final class CompoundParser {
    private static final int BLOCK = 4;

    private final TokenStream in;
    private final ExpressionParser expressions;
    private final StatementParser statements;
    private final PatternParser patterns;

    CompoundParser(TokenStream in, ExpressionParser expressions, StatementParser statements) {
        this.in = in;
        this.expressions = expressions;
        this.statements = statements;
        this.patterns = new PatternParser(in, expressions);
    }

    /** The compound statement that starts here, or null if a simple one does. */
    Stmt compoundStatement() {
        int start = in.pos;
        switch (in.kind()) {
            case TokenType.NAME:
                return in.atSoftKeyword(NameTable.MATCH) ? tryMatch() : null;
            case TokenType.KW_DEF:
                return function(start, false, List.of());
            case TokenType.KW_IF:
                return ifStatement();
            case TokenType.KW_CLASS:
                return classStatement(start, List.of());
            case TokenType.KW_FOR:
                return forStatement(start, false);
            case TokenType.KW_WITH:
                return withStatement(start, false);
            case TokenType.KW_TRY:
                return tryStatement();
            case TokenType.KW_WHILE:
                return whileStatement();
            case TokenType.AT:
                return decorated();
            case TokenType.KW_ASYNC:
                in.pos++;
                switch (in.kind()) {
                    case TokenType.KW_DEF:
                        return function(start, true, List.of());
                    case TokenType.KW_FOR:
                        return forStatement(start, true);
                    case TokenType.KW_WITH:
                        return withStatement(start, true);
                    default:
                        throw ParseFailure.INSTANCE;
                }
            default:
                return null;
        }
    }

    /** A block behind its colon: indented lines, or simple statements on the same line. */
    private List<Stmt> block() {
        in.enter(BLOCK);
        List<Stmt> body;
        if (in.accept(TokenType.NEWLINE)) {
            in.expect(TokenType.INDENT);
            body = statements.statements(TokenType.DEDENT);
            in.pos++;
        } else {
            body = new ArrayList<>(1);
            statements.simpleStatements(body);
        }
        in.leave(BLOCK);
        return body;
    }

    private List<Stmt> colonBlock() {
        in.expect(TokenType.COLON);
        return block();
    }

    private List<Stmt> optionalBlock(int keyword) {
        return in.accept(keyword) ? colonBlock() : List.of();
    }

    // ---- definitions -------------------------------------------------------------------------

    private Stmt decorated() {
        List<Expr> decorators = new ArrayList<>(2);
        while (in.accept(TokenType.AT)) {
            decorators.add(expressions.namedExpression());
            in.expect(TokenType.NEWLINE);
        }
        int start = in.pos;
        if (in.kind() == TokenType.KW_CLASS) {
            return classStatement(start, decorators);
        }
        boolean async = in.accept(TokenType.KW_ASYNC);
        if (in.kind() != TokenType.KW_DEF) {
            throw ParseFailure.INSTANCE;
        }
        return function(start, async, decorators);
    }

    private Stmt function(int start, boolean async, List<Expr> decorators) {
        in.pos++;
        String name = in.expectName();
        in.expect(TokenType.LPAR);
        Arguments args = expressions.parameters().parameters();
        in.expect(TokenType.RPAR);
        Expr returns = in.accept(TokenType.RARROW) ? expressions.expression() : null;
        in.expect(TokenType.COLON);
        String type = functionType();
        List<Stmt> body = block();
        Span span = in.blockSpanFrom(start);
        return async
                ? new Stmt.AsyncFunctionDef(name, args, body, decorators, returns, type, span)
                : new Stmt.FunctionDef(name, args, body, decorators, returns, type, span);
    }

    /** The comment behind the colon, or in a line of its own before the body; null without. */
    private String functionType() {
        int at = in.pos;
        if (in.kind() == TokenType.NEWLINE && in.kindAfter() == TokenType.TYPE_COMMENT
                && in.kinds[at + 2] == TokenType.NEWLINE && in.kinds[at + 3] == TokenType.INDENT) {
            in.pos += 2; // what is left looks like any block
            return in.tokens.text(at + 1);
        }
        return in.typeComment();
    }

    private Stmt classStatement(int start, List<Expr> decorators) {
        in.pos++;
        String name = in.expectName();
        List<Expr> bases = List.of();
        List<Keyword> keywords = List.of();
        if (in.accept(TokenType.LPAR)) {
            bases = new ArrayList<>(2);
            keywords = expressions.arguments(bases, -1);
        }
        List<Stmt> body = colonBlock();
        return new Stmt.ClassDef(
                name, bases, keywords, body, decorators, in.blockSpanFrom(start));
    }

    // ---- branches and loops ------------------------------------------------------------------

    private Stmt ifStatement() {
        int start = in.pos++;
        Expr test = expressions.namedExpression();
        List<Stmt> body = colonBlock();
        if (in.kind() != TokenType.KW_ELIF) {
            List<Stmt> orelse = optionalBlock(TokenType.KW_ELSE);
            return new Stmt.If(test, body, orelse, in.blockSpanFrom(start));
        }
        return withElifs(start, test, body);
    }

    /** A chain of elifs nests to the right; it is gathered first so that it needs no recursion. */
    private Stmt withElifs(int start, Expr test, List<Stmt> body) {
        List<Integer> starts = new ArrayList<>();
        List<Expr> tests = new ArrayList<>();
        List<List<Stmt>> bodies = new ArrayList<>();
        while (in.kind() == TokenType.KW_ELIF) {
            starts.add(in.pos++);
            tests.add(expressions.namedExpression());
            bodies.add(colonBlock());
        }
        List<Stmt> orelse = optionalBlock(TokenType.KW_ELSE);
        for (int i = starts.size() - 1; i >= 0; i--) {
            orelse = List.of(new Stmt.If(
                    tests.get(i), bodies.get(i), orelse, in.blockSpanFrom(starts.get(i))));
        }
        return new Stmt.If(test, body, orelse, in.blockSpanFrom(start));
    }

    private Stmt whileStatement() {
        int start = in.pos++;
        Expr test = expressions.namedExpression();
        List<Stmt> body = colonBlock();
        List<Stmt> orelse = optionalBlock(TokenType.KW_ELSE);
        return new Stmt.While(test, body, orelse, in.blockSpanFrom(start));
    }

    private Stmt forStatement(int start, boolean async) {
        in.pos++;
        Expr target = expressions.displays().targets();
        in.expect(TokenType.KW_IN);
        Expr iter = expressions.starExpressions();
        in.expect(TokenType.COLON);
        String type = in.typeComment();
        List<Stmt> body = block();
        List<Stmt> orelse = optionalBlock(TokenType.KW_ELSE);
        Span span = in.blockSpanFrom(start);
        return async ? new Stmt.AsyncFor(target, iter, body, orelse, type, span)
                : new Stmt.For(target, iter, body, orelse, type, span);
    }

    // ---- with --------------------------------------------------------------------------------

    private Stmt withStatement(int start, boolean async) {
        in.pos++;
        List<WithItem> items = null;
        if (in.kind() == TokenType.LPAR) {
            int itemsStart = in.pos;
            int depth = in.depth;
            if (closedBeforeColon()) {
                try {
                    items = parenthesizedItems();
                } catch (ParseFailure notItems) {
                    in.pos = itemsStart;
                    in.depth = depth;
                }
            }
        }
        if (items == null) {
            items = new ArrayList<>(2);
            do {
                items.add(withItem());
            } while (in.accept(TokenType.COMMA));
        }
        in.expect(TokenType.COLON);
        String type = in.typeComment();
        List<Stmt> body = block();
        Span span = in.blockSpanFrom(start);
        return async ? new Stmt.AsyncWith(items, body, type, span)
                : new Stmt.With(items, body, type, span);
    }

    /** Whether the bracket that opens here is closed right before a colon. */
    private boolean closedBeforeColon() {
        int depth = 0;
        for (int token = in.pos;; token++) {
            switch (in.kinds[token]) {
                case TokenType.LPAR:
                case TokenType.LSQB:
                case TokenType.LBRACE:
                    depth++;
                    break;
                case TokenType.RPAR:
                case TokenType.RSQB:
                case TokenType.RBRACE:
                    if (--depth == 0) {
                        return in.kinds[token + 1] == TokenType.COLON;
                    }
                    break;
                case TokenType.ERROR:
                case TokenType.ENDMARKER:
                    return false;
                default:
                    break;
            }
        }
    }

    private List<WithItem> parenthesizedItems() {
        in.pos++;
        List<WithItem> items = new ArrayList<>(2);
        do {
            items.add(withItem());
        } while (in.accept(TokenType.COMMA) && in.kind() != TokenType.RPAR);
        in.expect(TokenType.RPAR);
        if (in.kind() != TokenType.COLON || in.kindAfter() == TokenType.TYPE_COMMENT) {
            throw ParseFailure.INSTANCE;
        }
        return items;
    }

    private WithItem withItem() {
        Expr context = expressions.expression();
        Expr vars = in.accept(TokenType.KW_AS) ? expressions.displays().target() : null;
        return new WithItem(context, vars);
    }

    // ---- try ---------------------------------------------------------------------------------

    private Stmt tryStatement() {
        int start = in.pos++;
        List<Stmt> body = colonBlock();
        if (in.kind() != TokenType.KW_EXCEPT) {
            in.expect(TokenType.KW_FINALLY);
            List<Stmt> finalbody = colonBlock();
            return new Stmt.Try(
                    body, List.of(), List.of(), finalbody, in.blockSpanFrom(start));
        }
        boolean star = in.kindAfter() == TokenType.STAR;
        List<ExceptHandler> handlers = new ArrayList<>(2);
        while (in.kind() == TokenType.KW_EXCEPT) {
            handlers.add(handler(star));
        }
        List<Stmt> orelse = optionalBlock(TokenType.KW_ELSE);
        List<Stmt> finalbody = optionalBlock(TokenType.KW_FINALLY);
        Span span = in.blockSpanFrom(start);
        return star ? new Stmt.TryStar(body, handlers, orelse, finalbody, span)
                : new Stmt.Try(body, handlers, orelse, finalbody, span);
    }

    private ExceptHandler handler(boolean star) {
        int start = in.pos++;
        Expr type = null;
        String name = null;
        if (star) {
            in.expect(TokenType.STAR);
        }
        if (star || in.kind() != TokenType.COLON) {
            type = expressions.expression();
            if (in.accept(TokenType.KW_AS)) {
                name = in.expectName();
            }
        }
        List<Stmt> body = colonBlock();
        return new ExceptHandler(type, name, body, in.blockSpanFrom(start));
    }

    // ---- match -------------------------------------------------------------------------------

    /** A match statement, or null if {@code match} is a mere name here. */
    private Stmt tryMatch() {
        int start = in.pos;
        switch (in.kindAfter()) {
            case TokenType.NAME:
            case TokenType.NUMBER:
            case TokenType.STRING:
            case TokenType.LPAR:
            case TokenType.LSQB:
            case TokenType.LBRACE:
            case TokenType.ELLIPSIS:
            case TokenType.PLUS:
            case TokenType.MINUS:
            case TokenType.TILDE:
            case TokenType.STAR:
            case TokenType.KW_FALSE:
            case TokenType.KW_NONE:
            case TokenType.KW_TRUE:
            case TokenType.KW_NOT:
            case TokenType.KW_LAMBDA:
            case TokenType.KW_AWAIT:
                break;
            default:
                return null;
        }
        int depth = in.depth;
        in.pos++;
        Expr subject;
        try {
            subject = expressions.subject();
            in.expect(TokenType.COLON);
            in.expect(TokenType.NEWLINE);
        } catch (ParseFailure notMatch) {
            in.pos = start;
            in.depth = depth;
            return null;
        }
        in.expect(TokenType.INDENT);
        List<MatchCase> cases = new ArrayList<>(4);
        do {
            if (!in.atSoftKeyword(NameTable.CASE)) {
                throw ParseFailure.INSTANCE;
            }
            in.pos++;
            Pattern pattern = patterns.patterns();
            Expr guard = in.accept(TokenType.KW_IF) ? expressions.namedExpression() : null;
            cases.add(new MatchCase(pattern, guard, colonBlock()));
        } while (!in.accept(TokenType.DEDENT));
        return new Stmt.Match(subject, cases, in.blockSpanFrom(start));
    }
}
