package org.jilectomy.runtime.parser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Matches tokens against a {@link PegGrammar}. Every rule's result at every place is remembered
 * (packrat), so the many alternatives cost no more than linear time.
 *
 * <p>What matters besides success is how far the parser has looked ({@link #furthest}), because
 * CPython places its errors there, and what the mistakes on the way raise.
 */
final class PegParser {
    /** A match: the tokens {@code start..end)}, what it is, and what it is made of. */
    static final class Node {
        final String kind;
        final int start;
        final int end;
        final List<Node> parts;

        Node(String kind, int start, int end, List<Node> parts) {
            this.kind = kind;
            this.start = start;
            this.end = end;
            this.parts = parts;
        }
    }

    private static final Node FAILED = new Node(null, 0, 0, List.of());

    /** A result and where the tokens it took end; the node may lie inside, as in a group. */
    private record Result(Node node, int end) {}

    private final Tokens tokens;
    private final Mistakes mistakes;
    private final Map<Long, Result> memo = new HashMap<>();
    private boolean withMistakes;
    private int pos;

    /** The last token looked at, in either pass. */
    int furthest;

    PegParser(Tokens tokens) {
        this.tokens = tokens;
        this.mistakes = new Mistakes(tokens, this);
    }

    /**
     * Matches a rule from a token on; throws {@link SyntaxErrorException} for the first mistake
     * that is raised. The first pass goes without mistakes, the second with them.
     */
    boolean matches(PegGrammar.Rule rule, int from, boolean withMistakes) {
        this.withMistakes = withMistakes;
        memo.clear();
        pos = from;
        return rule(rule) != null;
    }

    private int look() {
        int token = pos;
        if (token > furthest) {
            furthest = token;
        }
        if (tokens.kind[token] == TokenType.ERROR) {
            throw tokens.error;
        }
        return tokens.kind[token];
    }

    /** The node a rule matches here, with {@link #pos} behind it; null if it does not. */
    private Node rule(PegGrammar.Rule rule) {
        if (rule.mistake && !withMistakes) {
            return null;
        }
        boolean before = withMistakes;
        if (rule.withoutMistakes) {
            withMistakes = false;
        }
        // Some results hold for both settings, right or wrong: those that CPython remembers.
        long key = (long) rule.id << 32 | (withMistakes && !rule.shared ? 1L << 31 : 0) | pos;
        Result known = memo.get(key);
        if (known != null) {
            withMistakes = before;
            pos = known.end;
            return known.node == FAILED ? null : known.node;
        }
        int start = pos;
        Node node = null;
        for (PegGrammar.Alternative alternative : rule.alternatives) {
            pos = start;
            node = alternative(alternative, start);
            if (node != null) {
                break;
            }
        }
        withMistakes = before;
        if (node == null || node == FAILED) {
            pos = start;
            memo.put(key, new Result(FAILED, start));
            return null;
        }
        memo.put(key, new Result(node, pos));
        return node;
    }

    /** The node of an alternative; null if it fails, FAILED if the rest may not be tried either. */
    private Node alternative(PegGrammar.Alternative alternative, int start) {
        boolean cut = false;
        Map<String, Node> captures = null;
        List<Node> parts = new ArrayList<>(alternative.items.size());
        int firstEnd = start;
        for (PegGrammar.Item item : alternative.items) {
            if (item.op == PegGrammar.Op.CUT) {
                cut = true;
                continue;
            }
            Node node = item(item);
            if (node == null) {
                return cut ? FAILED : null;
            }
            if (parts.isEmpty()) {
                firstEnd = pos;
            }
            if (item.op != PegGrammar.Op.AND && item.op != PegGrammar.Op.NOT) {
                parts.add(node);
            }
            if (item.capture != null) {
                captures = captures == null ? new HashMap<>(4) : captures;
                captures.put(item.capture, node);
            }
        }
        if (alternative.action != null) {
            Node node = mistakes.act(alternative.action, captures, start, pos);
            return node == null ? FAILED : node;
        }
        if (alternative.result != null) {
            return captures.get(alternative.result);
        }
        if (alternative.last) {
            List<Node> trailers = parts.get(1).parts;
            return trailers.isEmpty() ? parts.get(0)
                    : new Node(trailers.get(trailers.size() - 1).kind, start, pos, parts);
        }
        if (alternative.kind != null && !(alternative.onlyIfMore && pos == firstEnd)) {
            return new Node(alternative.kind, start, pos, parts);
        }
        if (alternative.onlyIfMore || parts.size() == 1) {
            return parts.get(0);
        }
        return new Node(null, start, pos, parts);
    }

    private Node item(PegGrammar.Item item) {
        int start = pos;
        switch (item.op) {
            case TOKEN:
                if (look() != item.token) {
                    return null;
                }
                pos++;
                return new Node(null, start, pos, List.of());
            case SOFT_KEYWORD:
                if (look() != TokenType.NAME || tokens.name[pos] != item.token) {
                    return null;
                }
                pos++;
                return new Node(null, start, pos, List.of());
            case ANY_SOFT_KEYWORD:
                if (look() != TokenType.NAME || !likeSoftKeyword()) {
                    return null;
                }
                pos++;
                return new Node(null, start, pos, List.of());
            case RULE:
            case GROUP:
                return rule(item.rule);
            case OPTIONAL: {
                Node node = item(item.inner);
                if (node != null) {
                    return node;
                }
                pos = start;
                return new Node(null, start, start, List.of());
            }
            case MANY:
            case SOME: {
                List<Node> parts = new ArrayList<>(2);
                for (;;) {
                    int before = pos;
                    Node node = item(item.inner);
                    if (node == null) {
                        pos = before;
                        break;
                    }
                    parts.add(node);
                }
                return item.op == PegGrammar.Op.SOME && parts.isEmpty() ? null
                        : new Node(null, start, pos, parts);
            }
            case LIST:
                return list(item, start);
            case AND: {
                Node node = item(item.inner);
                pos = start;
                return node;
            }
            case NOT: {
                Node node = item(item.inner);
                pos = start;
                return node == null ? FAILED : null;
            }
            case FORCE:
                if (look() != item.inner.token) {
                    throw mistakes.at(pos, "expected '" + item.inner.text + "'");
                }
                pos++;
                return new Node(null, start, pos, List.of());
            default:
                throw new IllegalStateException(item.op.name());
        }
    }

    /** Whether the name is a soft keyword or, as in CPython's comparison, the start of one. */
    private boolean likeSoftKeyword() {
        String name = tokens.names.name(tokens.name[pos]);
        return "match".startsWith(name) || "case".startsWith(name) || name.equals("_");
    }

    private Node list(PegGrammar.Item item, int start) {
        List<Node> parts = new ArrayList<>(2);
        Node node = item(item.inner);
        if (node == null) {
            return null;
        }
        parts.add(node);
        for (;;) {
            int before = pos;
            if (item(item.separator) == null) {
                pos = before;
                break;
            }
            node = item(item.inner);
            if (node == null) {
                pos = before;
                break;
            }
            parts.add(node);
        }
        return new Node(null, start, pos, parts);
    }
}
