package org.jilectomy.runtime.parser;

import java.util.ArrayList;
import java.util.List;
import org.jilectomy.runtime.ast.ConstantValue;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.ExprContext;
import org.jilectomy.runtime.ast.Operator;
import org.jilectomy.runtime.ast.Pattern;
import org.jilectomy.runtime.ast.UnaryOperator;

/** The patterns of {@code case} (PEP 634). */
final class PatternParser {
    private static final int NESTING = 8;

    private final TokenStream in;
    private final ExpressionParser expressions;

    PatternParser(TokenStream in, ExpressionParser expressions) {
        this.in = in;
        this.expressions = expressions;
    }

    /** What follows {@code case}: a pattern, or a sequence without brackets. */
    Pattern patterns() {
        int start = in.pos;
        Pattern first = maybeStarPattern();
        if (in.kind() != TokenType.COMMA) {
            if (first instanceof Pattern.MatchStar) {
                throw ParseFailure.INSTANCE;
            }
            return first;
        }
        List<Pattern> elements = rest(first);
        return new Pattern.MatchSequence(elements, in.spanFrom(start));
    }

    /** The patterns behind a comma, added to the first. */
    private List<Pattern> rest(Pattern first) {
        List<Pattern> elements = new ArrayList<>(4);
        elements.add(first);
        while (in.accept(TokenType.COMMA) && atPattern()) {
            elements.add(maybeStarPattern());
        }
        return elements;
    }

    private boolean atPattern() {
        switch (in.kind()) {
            case TokenType.NAME:
            case TokenType.NUMBER:
            case TokenType.STRING:
            case TokenType.MINUS:
            case TokenType.STAR:
            case TokenType.LPAR:
            case TokenType.LSQB:
            case TokenType.LBRACE:
            case TokenType.KW_NONE:
            case TokenType.KW_TRUE:
            case TokenType.KW_FALSE:
                return true;
            default:
                return false;
        }
    }

    private Pattern maybeStarPattern() {
        if (in.kind() != TokenType.STAR) {
            return pattern();
        }
        int start = in.pos++;
        String name = null;
        if (in.atSoftKeyword(NameTable.UNDERSCORE)) {
            in.pos++;
        } else {
            name = captureTarget();
        }
        return new Pattern.MatchStar(name, in.spanFrom(start));
    }

    private String captureTarget() {
        if (in.atSoftKeyword(NameTable.UNDERSCORE)) {
            throw ParseFailure.INSTANCE;
        }
        String name = in.expectName();
        int next = in.kind();
        if (next == TokenType.DOT || next == TokenType.LPAR || next == TokenType.EQUAL) {
            throw ParseFailure.INSTANCE;
        }
        return name;
    }

    private Pattern pattern() {
        in.enter(NESTING);
        int start = in.pos;
        Pattern pattern = orPattern();
        if (in.accept(TokenType.KW_AS)) {
            String name = captureTarget();
            pattern = new Pattern.MatchAs(pattern, name, in.spanFrom(start));
        }
        in.leave(NESTING);
        return pattern;
    }

    private Pattern orPattern() {
        int start = in.pos;
        Pattern first = closedPattern();
        if (in.kind() != TokenType.VBAR) {
            return first;
        }
        List<Pattern> alternatives = new ArrayList<>(4);
        alternatives.add(first);
        while (in.accept(TokenType.VBAR)) {
            alternatives.add(closedPattern());
        }
        return new Pattern.MatchOr(alternatives, in.spanFrom(start));
    }

    private Pattern closedPattern() {
        int start = in.pos;
        switch (in.kind()) {
            case TokenType.NUMBER:
            case TokenType.MINUS:
            case TokenType.STRING: {
                Expr value = literal();
                return new Pattern.MatchValue(value, in.spanFrom(start));
            }
            case TokenType.KW_NONE:
                return singleton(ConstantValue.None.INSTANCE);
            case TokenType.KW_TRUE:
                return singleton(ConstantValue.True.INSTANCE);
            case TokenType.KW_FALSE:
                return singleton(ConstantValue.False.INSTANCE);
            case TokenType.NAME:
                return namePattern();
            case TokenType.LPAR:
                return parenthesized();
            case TokenType.LSQB: {
                in.pos++;
                List<Pattern> elements = in.kind() == TokenType.RSQB
                        ? List.of() : rest(maybeStarPattern());
                in.expect(TokenType.RSQB);
                return new Pattern.MatchSequence(elements, in.spanFrom(start));
            }
            case TokenType.LBRACE:
                return mapping();
            default:
                throw ParseFailure.INSTANCE;
        }
    }

    private Pattern singleton(ConstantValue value) {
        return new Pattern.MatchSingleton(value, in.spanOf(in.pos++));
    }

    private Pattern parenthesized() {
        int start = in.pos++;
        if (in.accept(TokenType.RPAR)) {
            return new Pattern.MatchSequence(List.of(), in.spanFrom(start));
        }
        Pattern first = maybeStarPattern();
        if (in.kind() == TokenType.COMMA) {
            List<Pattern> elements = rest(first);
            in.expect(TokenType.RPAR);
            return new Pattern.MatchSequence(elements, in.spanFrom(start));
        }
        if (first instanceof Pattern.MatchStar) {
            throw ParseFailure.INSTANCE;
        }
        in.expect(TokenType.RPAR);
        return first;
    }

    /** A number with an optional sign, a complex number, or strings. */
    private Expr literal() {
        if (in.kind() == TokenType.STRING) {
            return expressions.strings();
        }
        int start = in.pos;
        boolean negative = in.accept(TokenType.MINUS);
        int realToken = in.pos;
        Expr real = number();
        Expr signed = negative
                ? new Expr.UnaryOp(UnaryOperator.USUB, real, in.spanFrom(start)) : real;
        int kind = in.kind();
        if (kind != TokenType.PLUS && kind != TokenType.MINUS) {
            return signed;
        }
        if (isImaginary(real)) {
            throw misplaced(realToken, "real number required in complex literal");
        }
        in.pos++;
        int imagToken = in.pos;
        Expr imag = number();
        if (!isImaginary(imag)) {
            throw misplaced(imagToken, "imaginary number required in complex literal");
        }
        Operator op = kind == TokenType.PLUS ? Operator.ADD : Operator.SUB;
        return new Expr.BinOp(signed, op, imag, in.spanFrom(start));
    }

    private static boolean isImaginary(Expr number) {
        return ((Expr.Constant) number).value() instanceof ConstantValue.Complex;
    }

    private SyntaxErrorException misplaced(int token, String message) {
        return ErrorPlaces.atToken(in.tokens, token, "SyntaxError", message);
    }

    private Expr number() {
        int token = in.pos;
        in.expect(TokenType.NUMBER);
        return new Expr.Constant(
                NumberLiterals.value(in.tokens, token), null, in.spanOf(token));
    }

    /** A capture, the wildcard, a dotted name's value, or a class pattern. */
    private Pattern namePattern() {
        int start = in.pos;
        if (in.atSoftKeyword(NameTable.UNDERSCORE)) {
            in.pos++;
            return new Pattern.MatchAs(null, null, in.spanFrom(start));
        }
        Expr name = nameOrAttribute();
        switch (in.kind()) {
            case TokenType.LPAR:
                return classPattern(start, name);
            case TokenType.EQUAL:
                throw ParseFailure.INSTANCE;
            default:
                return name instanceof Expr.Name capture
                        ? new Pattern.MatchAs(null, capture.id(), in.spanFrom(start))
                        : new Pattern.MatchValue(name, in.spanFrom(start));
        }
    }

    private Expr nameOrAttribute() {
        int start = in.pos;
        in.expect(TokenType.NAME);
        Expr value = in.nameAt(start, ExprContext.LOAD);
        while (in.accept(TokenType.DOT)) {
            String attr = in.expectName();
            value = new Expr.Attribute(value, attr, ExprContext.LOAD, in.spanFrom(start));
        }
        return value;
    }

    private Pattern classPattern(int start, Expr cls) {
        in.pos++;
        List<Pattern> patterns = new ArrayList<>(4);
        List<String> kwdAttrs = new ArrayList<>(2);
        List<Pattern> kwdPatterns = new ArrayList<>(2);
        while (in.kind() != TokenType.RPAR) {
            if (in.kind() == TokenType.NAME && in.kindAfter() == TokenType.EQUAL) {
                String attr = in.expectName();
                // The grammar takes this "_" for one more positional pattern, and is stuck then.
                if (attr.equals("_") && kwdAttrs.isEmpty() && !patterns.isEmpty()) {
                    throw ParseFailure.INSTANCE;
                }
                kwdAttrs.add(attr);
                in.pos++;
                kwdPatterns.add(pattern());
            } else {
                if (!kwdAttrs.isEmpty()) {
                    throw ParseFailure.INSTANCE;
                }
                patterns.add(pattern());
            }
            if (!in.accept(TokenType.COMMA)) {
                break;
            }
        }
        in.expect(TokenType.RPAR);
        return new Pattern.MatchClass(
                cls, patterns, kwdAttrs, kwdPatterns, in.spanFrom(start));
    }

    private Pattern mapping() {
        int start = in.pos++;
        List<Expr> keys = new ArrayList<>(4);
        List<Pattern> patterns = new ArrayList<>(4);
        String rest = null;
        while (in.kind() != TokenType.RBRACE) {
            if (in.accept(TokenType.DOUBLESTAR)) {
                rest = captureTarget();
                in.accept(TokenType.COMMA);
                break;
            }
            keys.add(key());
            in.expect(TokenType.COLON);
            patterns.add(pattern());
            if (!in.accept(TokenType.COMMA)) {
                break;
            }
        }
        in.expect(TokenType.RBRACE);
        return new Pattern.MatchMapping(keys, patterns, rest, in.spanFrom(start));
    }

    private Expr key() {
        int token = in.pos;
        switch (in.kind()) {
            case TokenType.NUMBER:
            case TokenType.MINUS:
            case TokenType.STRING:
                return literal();
            case TokenType.KW_NONE:
                in.pos++;
                return new Expr.Constant(ConstantValue.None.INSTANCE, null, in.spanOf(token));
            case TokenType.KW_TRUE:
                in.pos++;
                return new Expr.Constant(ConstantValue.True.INSTANCE, null, in.spanOf(token));
            case TokenType.KW_FALSE:
                in.pos++;
                return new Expr.Constant(ConstantValue.False.INSTANCE, null, in.spanOf(token));
            default: {
                Expr name = nameOrAttribute();
                if (name instanceof Expr.Name) {
                    throw ParseFailure.INSTANCE;
                }
                return name;
            }
        }
    }
}
