package org.jilectomy.runtime.parser;

import java.util.ArrayList;
import java.util.List;
import org.jilectomy.runtime.ast.BoolOperator;
import org.jilectomy.runtime.ast.CmpOp;
import org.jilectomy.runtime.ast.Comprehension;
import org.jilectomy.runtime.ast.ConstantValue;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.ExprContext;
import org.jilectomy.runtime.ast.Keyword;
import org.jilectomy.runtime.ast.Operator;
import org.jilectomy.runtime.ast.UnaryOperator;

/**
 * Expressions, by recursive descent; binary operators by precedence climbing.
 *
 * <p>One token of look-ahead decides everything. Where the grammar would need more (is
 * {@code (a, b)} a tuple or a target?) the text is parsed as an expression and {@link Targets}
 * rebuilds it as a target. Every method throws {@link ParseFailure} when the tokens do not fit.
 */
final class ExpressionParser {
    private static final int NESTING = 8;

    /** By token kind: how tightly a binary operator binds, 0 for other tokens. */
    private static final byte[] PRECEDENCE = new byte[128];
    private static final Operator[] OPERATORS = new Operator[128];

    static {
        binary(TokenType.VBAR, 1, Operator.BITOR);
        binary(TokenType.CIRCUMFLEX, 2, Operator.BITXOR);
        binary(TokenType.AMPER, 3, Operator.BITAND);
        binary(TokenType.LEFTSHIFT, 4, Operator.LSHIFT);
        binary(TokenType.RIGHTSHIFT, 4, Operator.RSHIFT);
        binary(TokenType.PLUS, 5, Operator.ADD);
        binary(TokenType.MINUS, 5, Operator.SUB);
        binary(TokenType.STAR, 6, Operator.MULT);
        binary(TokenType.SLASH, 6, Operator.DIV);
        binary(TokenType.DOUBLESLASH, 6, Operator.FLOORDIV);
        binary(TokenType.PERCENT, 6, Operator.MOD);
        binary(TokenType.AT, 6, Operator.MATMULT);
    }

    private static void binary(int kind, int precedence, Operator op) {
        PRECEDENCE[kind] = (byte) precedence;
        OPERATORS[kind] = op;
    }

    private final TokenStream in;
    private final ParameterParser parameters;
    private final DisplayParser displays;

    ExpressionParser(TokenStream in) {
        this.in = in;
        this.parameters = new ParameterParser(in, this);
        this.displays = new DisplayParser(in, this);
    }

    ParameterParser parameters() {
        return parameters;
    }

    DisplayParser displays() {
        return displays;
    }

    // ---- lists of expressions ----------------------------------------------------------------

    /** Whether the next token can start a star expression. */
    boolean atExpression() {
        return startsExpression(in.kind()) || in.kind() == TokenType.STAR;
    }

    private static boolean startsExpression(int kind) {
        switch (kind) {
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
            case TokenType.KW_FALSE:
            case TokenType.KW_NONE:
            case TokenType.KW_TRUE:
            case TokenType.KW_NOT:
            case TokenType.KW_LAMBDA:
            case TokenType.KW_AWAIT:
                return true;
            default:
                return false;
        }
    }

    /** {@code a, *b, c}: a tuple if there is a comma, else the one expression. */
    Expr starExpressions() {
        int start = in.pos;
        Expr first = starExpression();
        if (in.kind() != TokenType.COMMA) {
            return first;
        }
        List<Expr> elts = new ArrayList<>(4);
        elts.add(first);
        while (in.accept(TokenType.COMMA) && atExpression()) {
            elts.add(starExpression());
        }
        return new Expr.TupleExpr(elts, ExprContext.LOAD, in.spanFrom(start));
    }

    private Expr starExpression() {
        if (in.kind() == TokenType.STAR) {
            return starred();
        }
        return expression();
    }

    /** {@code *a} with an operand that binds at least as tightly as {@code |}. */
    private Expr starred() {
        int start = in.pos++;
        Expr value = bitwiseOr();
        return new Expr.Starred(value, ExprContext.LOAD, in.spanFrom(start));
    }

    Expr starNamedExpression() {
        return in.kind() == TokenType.STAR ? starred() : namedExpression();
    }

    /** {@code a, b} without stars, as {@code eval}'s argument. */
    Expr expressions() {
        int start = in.pos;
        Expr first = expression();
        if (in.kind() != TokenType.COMMA) {
            return first;
        }
        List<Expr> elts = new ArrayList<>(4);
        elts.add(first);
        while (in.accept(TokenType.COMMA) && startsExpression(in.kind())) {
            elts.add(expression());
        }
        return new Expr.TupleExpr(elts, ExprContext.LOAD, in.spanFrom(start));
    }

    /** What {@code match} looks at: a tuple may hold stars, a single subject may be a walrus. */
    Expr subject() {
        int start = in.pos;
        Expr first = starNamedExpression();
        if (in.kind() != TokenType.COMMA) {
            if (first instanceof Expr.Starred) {
                throw ParseFailure.INSTANCE;
            }
            return first;
        }
        List<Expr> elts = new ArrayList<>(4);
        elts.add(first);
        while (in.accept(TokenType.COMMA) && atExpression()) {
            elts.add(starNamedExpression());
        }
        return new Expr.TupleExpr(elts, ExprContext.LOAD, in.spanFrom(start));
    }

    Expr yieldExpression() {
        int start = in.pos++;
        if (in.accept(TokenType.KW_FROM)) {
            Expr value = expression();
            return new Expr.YieldFrom(value, in.spanFrom(start));
        }
        Expr value = atExpression() ? starExpressions() : null;
        return new Expr.Yield(value, in.spanFrom(start));
    }

    /** The right side of an assignment. */
    Expr yieldOrStarExpressions() {
        return in.kind() == TokenType.KW_YIELD ? yieldExpression() : starExpressions();
    }

    // ---- single expressions ------------------------------------------------------------------

    Expr namedExpression() {
        if (in.kind() == TokenType.NAME && in.kindAfter() == TokenType.COLONEQUAL) {
            return walrus();
        }
        return expression();
    }

    private Expr walrus() {
        int start = in.pos;
        Expr target = in.nameAt(start, ExprContext.STORE);
        in.pos += 2;
        Expr value = expression();
        return new Expr.NamedExpr(target, value, in.spanFrom(start));
    }

    Expr expression() {
        if (in.kind() == TokenType.KW_LAMBDA) {
            return lambda();
        }
        in.enter(NESTING);
        int start = in.pos;
        Expr body = disjunction();
        if (in.accept(TokenType.KW_IF)) {
            Expr test = disjunction();
            in.expect(TokenType.KW_ELSE);
            Expr orelse = expression();
            body = new Expr.IfExp(test, body, orelse, in.spanFrom(start));
        }
        in.leave(NESTING);
        return body;
    }

    private Expr lambda() {
        in.enter(NESTING);
        int start = in.pos++;
        var args = parameters.lambdaParameters();
        in.expect(TokenType.COLON);
        Expr body = expression();
        in.leave(NESTING);
        return new Expr.Lambda(args, body, in.spanFrom(start));
    }

    Expr disjunction() {
        int start = in.pos;
        Expr first = conjunction();
        if (in.kind() != TokenType.KW_OR) {
            return first;
        }
        List<Expr> values = new ArrayList<>(4);
        values.add(first);
        while (in.accept(TokenType.KW_OR)) {
            values.add(conjunction());
        }
        return new Expr.BoolOp(BoolOperator.OR, values, in.spanFrom(start));
    }

    private Expr conjunction() {
        int start = in.pos;
        Expr first = inversion();
        if (in.kind() != TokenType.KW_AND) {
            return first;
        }
        List<Expr> values = new ArrayList<>(4);
        values.add(first);
        while (in.accept(TokenType.KW_AND)) {
            values.add(inversion());
        }
        return new Expr.BoolOp(BoolOperator.AND, values, in.spanFrom(start));
    }

    private Expr inversion() {
        if (in.kind() != TokenType.KW_NOT) {
            return comparison();
        }
        int start = in.pos++;
        in.enter(1);
        Expr operand = inversion();
        in.leave(1);
        return new Expr.UnaryOp(UnaryOperator.NOT, operand, in.spanFrom(start));
    }

    private Expr comparison() {
        int start = in.pos;
        Expr left = bitwiseOr();
        CmpOp op = comparisonOperator();
        if (op == null) {
            return left;
        }
        List<CmpOp> ops = new ArrayList<>(1);
        List<Expr> comparators = new ArrayList<>(1);
        do {
            ops.add(op);
            comparators.add(bitwiseOr());
            op = comparisonOperator();
        } while (op != null);
        return new Expr.Compare(left, ops, comparators, in.spanFrom(start));
    }

    /** Takes a comparison operator; null, and nothing taken, if there is none. */
    private CmpOp comparisonOperator() {
        CmpOp op;
        switch (in.kind()) {
            case TokenType.EQEQUAL:
                op = CmpOp.EQ;
                break;
            case TokenType.NOTEQUAL:
                op = CmpOp.NOTEQ;
                break;
            case TokenType.LESS:
                op = CmpOp.LT;
                break;
            case TokenType.LESSEQUAL:
                op = CmpOp.LTE;
                break;
            case TokenType.GREATER:
                op = CmpOp.GT;
                break;
            case TokenType.GREATEREQUAL:
                op = CmpOp.GTE;
                break;
            case TokenType.KW_IN:
                op = CmpOp.IN;
                break;
            case TokenType.KW_IS:
                in.pos++;
                return in.accept(TokenType.KW_NOT) ? CmpOp.ISNOT : CmpOp.IS;
            case TokenType.KW_NOT:
                if (in.kindAfter() != TokenType.KW_IN) {
                    return null;
                }
                in.pos++;
                op = CmpOp.NOTIN;
                break;
            default:
                return null;
        }
        in.pos++;
        return op;
    }

    Expr bitwiseOr() {
        int start = in.pos;
        return climb(start, factor(), 1);
    }

    /** Extends {@code left}, which starts at token {@code start}, by operators this tight. */
    private Expr climb(int start, Expr left, int least) {
        int kind = in.kind();
        int precedence = PRECEDENCE[kind];
        while (precedence >= least) {
            in.pos++;
            int rightStart = in.pos;
            Expr right = factor();
            int next = PRECEDENCE[in.kind()];
            if (next > precedence) {
                right = climb(rightStart, right, precedence + 1);
                next = PRECEDENCE[in.kind()];
            }
            left = new Expr.BinOp(left, OPERATORS[kind], right, in.spanFrom(start));
            kind = in.kind();
            precedence = next;
        }
        return left;
    }

    private Expr factor() {
        UnaryOperator op;
        switch (in.kind()) {
            case TokenType.PLUS:
                op = UnaryOperator.UADD;
                break;
            case TokenType.MINUS:
                op = UnaryOperator.USUB;
                break;
            case TokenType.TILDE:
                op = UnaryOperator.INVERT;
                break;
            default:
                return power();
        }
        int start = in.pos++;
        in.enter(1);
        Expr operand = factor();
        in.leave(1);
        return new Expr.UnaryOp(op, operand, in.spanFrom(start));
    }

    private Expr power() {
        int start = in.pos;
        Expr left;
        if (in.accept(TokenType.KW_AWAIT)) {
            Expr value = primary();
            left = new Expr.Await(value, in.spanFrom(start));
        } else {
            left = primary();
        }
        if (!in.accept(TokenType.DOUBLESTAR)) {
            return left;
        }
        in.enter(2);
        Expr right = factor();
        in.leave(2);
        return new Expr.BinOp(left, Operator.POW, right, in.spanFrom(start));
    }

    // ---- primaries ---------------------------------------------------------------------------

    /** An atom with its attributes, calls and subscripts. */
    Expr primary() {
        int start = in.pos;
        Expr value = atom();
        for (;;) {
            switch (in.kind()) {
                case TokenType.DOT: {
                    in.pos++;
                    String attr = in.expectName();
                    value = new Expr.Attribute(value, attr, ExprContext.LOAD, in.spanFrom(start));
                    break;
                }
                case TokenType.LPAR:
                    value = call(value, start);
                    break;
                case TokenType.LSQB: {
                    in.pos++;
                    in.enter(NESTING);
                    Expr slice = slices();
                    in.leave(NESTING);
                    in.expect(TokenType.RSQB);
                    value = new Expr.Subscript(
                            value, slice, ExprContext.LOAD, in.spanFrom(start));
                    break;
                }
                default:
                    return value;
            }
        }
    }

    private Expr atom() {
        int token = in.pos;
        switch (in.kind()) {
            case TokenType.NAME:
                in.pos++;
                return in.nameAt(token, ExprContext.LOAD);
            case TokenType.NUMBER:
                in.pos++;
                return new Expr.Constant(
                        NumberLiterals.value(in.tokens, token), null, in.spanOf(token));
            case TokenType.STRING:
                return strings();
            case TokenType.LPAR:
                return displays.parenthesized();
            case TokenType.LSQB:
                return displays.listDisplay();
            case TokenType.LBRACE:
                return displays.braceDisplay();
            case TokenType.KW_NONE:
                return constant(ConstantValue.None.INSTANCE);
            case TokenType.KW_TRUE:
                return constant(ConstantValue.True.INSTANCE);
            case TokenType.KW_FALSE:
                return constant(ConstantValue.False.INSTANCE);
            case TokenType.ELLIPSIS:
                return constant(ConstantValue.Ellipsis.INSTANCE);
            default:
                throw ParseFailure.INSTANCE;
        }
    }

    private Expr constant(ConstantValue value) {
        return new Expr.Constant(value, null, in.spanOf(in.pos++));
    }

    /** Adjacent string literals, as one constant or f-string. */
    Expr strings() {
        int first = in.pos;
        while (in.kind() == TokenType.STRING) {
            in.pos++;
        }
        if (in.kind() == TokenType.ERROR) {
            throw ParseFailure.INSTANCE; // comes before what may be wrong inside the strings
        }
        return StringLiterals.concatenate(in.tokens, first, in.pos);
    }

    // ---- calls and subscripts ----------------------------------------------------------------

    private Expr call(Expr func, int start) {
        int open = in.pos++;
        if (in.accept(TokenType.RPAR)) {
            return new Expr.Call(func, List.of(), List.of(), in.spanFrom(start));
        }
        in.enter(NESTING);
        List<Expr> args = new ArrayList<>(4);
        List<Keyword> keywords = arguments(args, open);
        in.leave(NESTING);
        return new Expr.Call(func, args, keywords, in.spanFrom(start));
    }

    /**
     * The arguments of a call or class behind the bracket {@code open}, with the closing one.
     * Positional ones are added to {@code args}. A class passes -1: it takes no generator.
     */
    List<Keyword> arguments(List<Expr> args, int open) {
        List<Keyword> keywords = null;
        boolean unpacked = false;
        while (!in.accept(TokenType.RPAR)) {
            int start = in.pos;
            int kind = in.kind();
            if (kind == TokenType.STAR) {
                if (unpacked) {
                    throw ParseFailure.INSTANCE;
                }
                in.pos++;
                Expr value = expression();
                args.add(new Expr.Starred(value, ExprContext.LOAD, in.spanFrom(start)));
            } else if (kind == TokenType.DOUBLESTAR) {
                in.pos++;
                Expr value = expression();
                keywords = keywords == null ? new ArrayList<>(4) : keywords;
                keywords.add(new Keyword(null, value, in.spanFrom(start)));
                unpacked = true;
            } else if (kind == TokenType.NAME && in.kindAfter() == TokenType.EQUAL) {
                String name = in.expectName();
                in.pos++;
                Expr value = expression();
                keywords = keywords == null ? new ArrayList<>(4) : keywords;
                keywords.add(new Keyword(name, value, in.spanFrom(start)));
            } else {
                if (keywords != null) {
                    throw ParseFailure.INSTANCE;
                }
                Expr value = namedExpression();
                kind = in.kind();
                if (kind == TokenType.KW_FOR || kind == TokenType.KW_ASYNC) {
                    if (!args.isEmpty() || open < 0) {
                        throw ParseFailure.INSTANCE;
                    }
                    List<Comprehension> generators = displays.comprehensions();
                    in.expect(TokenType.RPAR);
                    args.add(new Expr.GeneratorExp(value, generators, in.spanFrom(open)));
                    return List.of();
                }
                args.add(value);
            }
            if (!in.accept(TokenType.COMMA)) {
                in.expect(TokenType.RPAR);
                break;
            }
        }
        return keywords == null ? List.of() : keywords;
    }

    private Expr slices() {
        int start = in.pos;
        boolean starred = in.kind() == TokenType.STAR;
        Expr first = starred ? starredSlice() : slice();
        if (in.kind() != TokenType.COMMA && !starred) {
            return first;
        }
        List<Expr> elts = new ArrayList<>(4);
        elts.add(first);
        while (in.accept(TokenType.COMMA)) {
            if (in.kind() == TokenType.STAR) {
                elts.add(starredSlice());
            } else if (in.kind() == TokenType.COLON || startsExpression(in.kind())) {
                elts.add(slice());
            } else {
                break;
            }
        }
        return new Expr.TupleExpr(elts, ExprContext.LOAD, in.spanFrom(start));
    }

    private Expr starredSlice() {
        int start = in.pos++;
        Expr value = expression();
        return new Expr.Starred(value, ExprContext.LOAD, in.spanFrom(start));
    }

    private Expr slice() {
        int start = in.pos;
        Expr lower = null;
        if (in.kind() != TokenType.COLON) {
            lower = namedExpression();
            if (in.kind() != TokenType.COLON) {
                return lower;
            }
            if (in.kinds[start + 1] == TokenType.COLONEQUAL) {
                throw ParseFailure.INSTANCE; // a walrus cannot be a bound
            }
        }
        in.pos++;
        Expr upper = startsExpression(in.kind()) ? expression() : null;
        Expr step = null;
        if (in.accept(TokenType.COLON) && startsExpression(in.kind())) {
            step = expression();
        }
        return new Expr.Slice(lower, upper, step, in.spanFrom(start));
    }
}
