package org.jilectomy.runtime.parser;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jilectomy.runtime.ast.ConstantValue;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.Pattern;
import org.jilectomy.runtime.ast.Span;
import org.jilectomy.runtime.ast.UnaryOperator;

/**
 * What a {@code case} must satisfy beyond its grammar: nothing unreachable behind a pattern that
 * always matches, no name captured twice, alternatives that capture the same names, and so on.
 */
final class PatternChecks {
    private final CompileChecks checks;
    /** The names captured so far, in order. */
    private List<String> names = new ArrayList<>(4);
    /** The pattern visited last: where CPython places an error found after it. */
    private Span place;

    PatternChecks(CompileChecks checks) {
        this.checks = checks;
    }

    /** Checks one pattern; {@code last} if nothing would be unreachable behind it. */
    void check(Pattern pattern, boolean last) {
        place = pattern.span();
        if (pattern instanceof Pattern.MatchValue p) {
            if (!isLiteralOrAttribute(p.value())) {
                throw checks.error("patterns may only match literals and attribute lookups",
                        p.span());
            }
            checks.expression(p.value());
        } else if (pattern instanceof Pattern.MatchSequence p) {
            sequence(p);
        } else if (pattern instanceof Pattern.MatchMapping p) {
            mapping(p);
        } else if (pattern instanceof Pattern.MatchClass p) {
            classPattern(p);
        } else if (pattern instanceof Pattern.MatchStar p) {
            capture(p.name());
        } else if (pattern instanceof Pattern.MatchAs p) {
            if (p.pattern() != null) {
                check(p.pattern(), last);
            } else if (!last) {
                throw checks.error(p.name() == null
                        ? "wildcard makes remaining patterns unreachable"
                        : "name capture '" + p.name() + "' makes remaining patterns unreachable",
                        p.span());
            }
            capture(p.name());
        } else if (pattern instanceof Pattern.MatchOr p) {
            alternatives(p, last);
        }
    }

    private static boolean isLiteralOrAttribute(Expr e) {
        return e instanceof Expr.Constant || e instanceof Expr.Attribute
                || e instanceof Expr.UnaryOp || e instanceof Expr.BinOp;
    }

    private void capture(String name) {
        if (name == null) {
            return;
        }
        checks.bindable(name, place);
        if (names.contains(name)) {
            throw duplicate(name);
        }
        names.add(name);
    }

    private SyntaxErrorException duplicate(String name) {
        return checks.error("multiple assignments to name '" + name + "' in pattern", place);
    }

    private void sequence(Pattern.MatchSequence p) {
        boolean starred = false;
        for (Pattern element : p.patterns()) {
            if (element instanceof Pattern.MatchStar) {
                if (starred) {
                    throw checks.error("multiple starred names in sequence pattern", p.span());
                }
                starred = true;
            }
        }
        for (Pattern element : p.patterns()) {
            check(element, true);
        }
    }

    private void mapping(Pattern.MatchMapping p) {
        Set<Object> seen = new HashSet<>();
        for (Expr key : p.keys()) {
            if (!isLiteralOrAttribute(key)) {
                throw checks.error(
                        "mapping pattern keys may only match literals and attribute lookups",
                        p.span());
            }
            Object value = comparable(key);
            if (value != null && !seen.add(value)) {
                throw checks.error(
                        "mapping pattern checks duplicate key (" + repr(key) + ")", p.span());
            }
        }
        for (Pattern pattern : p.patterns()) {
            check(pattern, true);
        }
        capture(p.rest());
    }

    /** A value that equals that of another key if Python's values are equal; null if unknown. */
    private static Object comparable(Expr key) {
        if (key instanceof Expr.UnaryOp u && u.op() == UnaryOperator.USUB) {
            Object value = comparable(u.operand());
            return value instanceof Double d ? (Object) (0.0 - d)
                    : value instanceof BigInteger i ? i.negate() : null;
        }
        if (!(key instanceof Expr.Constant constant)) {
            return null;
        }
        return switch (constant.value()) {
            case ConstantValue.Int i -> i.value();
            case ConstantValue.True t -> BigInteger.ONE;
            case ConstantValue.False f -> BigInteger.ZERO;
            case ConstantValue.Float f -> f.value() == Math.rint(f.value())
                    && Math.abs(f.value()) < 1e18
                            ? BigInteger.valueOf((long) f.value()) : (Object) f.value();
            case ConstantValue.Str s -> s.value();
            case ConstantValue.Complex c when c.imag() == 0 -> BigInteger.ZERO;
            default -> constant.value();
        };
    }

    private static String repr(Expr key) {
        if (key instanceof Expr.UnaryOp u) {
            String operand = repr(u.operand());
            return operand.equals("0") ? operand : "-" + operand;
        }
        return LiteralRepr.of(((Expr.Constant) key).value());
    }

    private void classPattern(Pattern.MatchClass p) {
        checks.expression(p.cls());
        for (int i = 0; i < p.kwdAttrs().size(); i++) {
            String attr = p.kwdAttrs().get(i);
            Span span = p.kwdPatterns().get(i).span();
            checks.bindable(attr, span);
            for (int j = i + 1; j < p.kwdAttrs().size(); j++) {
                if (p.kwdAttrs().get(j).equals(attr)) {
                    throw checks.error("attribute name repeated in class pattern: " + attr,
                            p.kwdPatterns().get(j).span());
                }
            }
        }
        for (Pattern pattern : p.patterns()) {
            check(pattern, true);
        }
        for (Pattern pattern : p.kwdPatterns()) {
            check(pattern, true);
        }
    }

    private void alternatives(Pattern.MatchOr p, boolean last) {
        List<String> outer = names;
        List<String> first = null;
        int size = p.patterns().size();
        for (int i = 0; i < size; i++) {
            Pattern alternative = p.patterns().get(i);
            names = new ArrayList<>(4);
            check(alternative, last && i == size - 1);
            if (first == null) {
                first = names;
            } else if (first.size() != names.size() || !first.containsAll(names)) {
                throw checks.error("alternative patterns bind different names", place);
            }
        }
        names = outer;
        for (String name : first) {
            if (names.contains(name)) {
                throw duplicate(name);
            }
            names.add(name);
        }
    }
}
