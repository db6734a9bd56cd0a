package org.jilectomy.runtime.ast;

import java.util.List;

/** A pattern of a {@code case}. */
public sealed interface Pattern {
    /** Where the pattern's text lies. */
    Span span();

    /** Equal to the value: a literal or a dotted name. */
    record MatchValue(Expr value, Span span) implements Pattern {}

    /** Identical to None, True or False. */
    record MatchSingleton(ConstantValue value, Span span) implements Pattern {}

    /** A sequence; at most one of the patterns is a {@link MatchStar}. */
    record MatchSequence(List<Pattern> patterns, Span span) implements Pattern {}

    /** A mapping with at least these keys; {@code rest} (null when absent) takes what remains. */
    record MatchMapping(List<Expr> keys, List<Pattern> patterns, String rest, Span span)
            implements Pattern {}

    /** An instance of a class, with positional and keyword sub-patterns. */
    record MatchClass(
            Expr cls, List<Pattern> patterns, List<String> kwdAttrs, List<Pattern> kwdPatterns,
            Span span) implements Pattern {}

    /** The rest of a sequence; {@code name} is null for {@code *_}. */
    record MatchStar(String name, Span span) implements Pattern {}

    /** A capture: {@code pattern} null is a bare name; both null is the wildcard {@code _}. */
    record MatchAs(Pattern pattern, String name, Span span) implements Pattern {}

    /** The first of several that matches. */
    record MatchOr(List<Pattern> patterns, Span span) implements Pattern {}
}
