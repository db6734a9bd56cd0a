package org.jilectomy.runtime.parser;

import java.util.ArrayList;
import java.util.List;
import org.jilectomy.runtime.ast.Arg;
import org.jilectomy.runtime.ast.Arguments;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.ExprContext;

/** The parameters of {@code def} and {@code lambda}, which differ in annotations and their end. */
final class ParameterParser {
    private static final Arguments NONE = new Arguments(
            List.of(), List.of(), null, List.of(), List.of(), null, List.of());

    private final TokenStream in;
    private final ExpressionParser expressions;

    ParameterParser(TokenStream in, ExpressionParser expressions) {
        this.in = in;
        this.expressions = expressions;
    }

    /** What stands between the brackets of a {@code def}; leaves the closing one. */
    Arguments parameters() {
        return in.kind() == TokenType.RPAR ? NONE : parse(TokenType.RPAR);
    }

    /** What stands before the colon of a {@code lambda}; leaves the colon. */
    Arguments lambdaParameters() {
        return in.kind() == TokenType.COLON ? NONE : parse(TokenType.COLON);
    }

    private Arguments parse(int close) {
        List<Arg> posonlyargs = List.of();
        List<Arg> args = new ArrayList<>(4);
        List<Expr> defaults = new ArrayList<>(2);
        boolean slash = false;
        while (in.kind() != close) {
            Arg last = null;
            switch (in.kind()) {
                case TokenType.NAME: {
                    last = parameter(close, false);
                    if (in.accept(TokenType.EQUAL)) {
                        defaults.add(expressions.expression());
                    } else if (!defaults.isEmpty()) {
                        throw ParseFailure.INSTANCE;
                    }
                    break;
                }
                case TokenType.SLASH:
                    if (slash || args.isEmpty()) {
                        throw ParseFailure.INSTANCE;
                    }
                    in.pos++;
                    slash = true;
                    posonlyargs = args;
                    args = new ArrayList<>(4);
                    break;
                case TokenType.STAR:
                case TokenType.DOUBLESTAR:
                    return starParameters(posonlyargs, args, defaults, close);
                default:
                    throw ParseFailure.INSTANCE;
            }
            boolean comma = in.accept(TokenType.COMMA);
            if (last != null) {
                args.add(commented(last, close));
            }
            if (!comma && in.kind() != close) {
                throw ParseFailure.INSTANCE;
            }
        }
        return new Arguments(posonlyargs, args, null, List.of(), List.of(), null, defaults);
    }

    /** The rest from the first star on. */
    private Arguments starParameters(
            List<Arg> posonlyargs, List<Arg> args, List<Expr> defaults, int close) {
        Arg vararg = null;
        List<Arg> kwonlyargs = List.of();
        List<Expr> kwDefaults = List.of();
        if (in.accept(TokenType.STAR)) {
            boolean bare = in.kind() == TokenType.COMMA;
            if (!bare) {
                vararg = parameter(close, true);
            }
            boolean comma = in.accept(TokenType.COMMA);
            if (!bare) {
                vararg = commented(vararg, close);
            }
            kwonlyargs = new ArrayList<>(4);
            kwDefaults = new ArrayList<>(4);
            while (comma && in.kind() == TokenType.NAME) {
                Arg arg = parameter(close, false);
                kwDefaults.add(in.accept(TokenType.EQUAL) ? expressions.expression() : null);
                comma = in.accept(TokenType.COMMA);
                kwonlyargs.add(commented(arg, close));
            }
            if (bare && kwonlyargs.isEmpty()) {
                throw ParseFailure.INSTANCE;
            }
        }
        Arg kwarg = null;
        if (in.kind() == TokenType.DOUBLESTAR) {
            in.pos++;
            kwarg = parameter(close, false);
            in.accept(TokenType.COMMA);
            kwarg = commented(kwarg, close);
        }
        if (in.kind() != close) {
            throw ParseFailure.INSTANCE;
        }
        return new Arguments(
                posonlyargs, args, vararg, kwonlyargs, kwDefaults, kwarg, defaults);
    }

    private Arg parameter(int close, boolean starAnnotation) {
        int start = in.pos;
        String name = in.expectName();
        Expr annotation = null;
        if (close == TokenType.RPAR && in.accept(TokenType.COLON)) {
            annotation = starAnnotation && in.kind() == TokenType.STAR
                    ? starAnnotation() : expressions.expression();
        }
        return new Arg(name, annotation, null, in.spanFrom(start));
    }

    /** A parameter, behind which and its comma a comment may tell its type. */
    private Arg commented(Arg arg, int close) {
        if (close != TokenType.RPAR || in.kind() != TokenType.TYPE_COMMENT) {
            return arg;
        }
        return new Arg(arg.arg(), arg.annotation(), in.typeComment(), arg.span());
    }

    private Expr starAnnotation() {
        int start = in.pos++;
        Expr value = expressions.bitwiseOr();
        return new Expr.Starred(value, ExprContext.LOAD, in.spanFrom(start));
    }
}
