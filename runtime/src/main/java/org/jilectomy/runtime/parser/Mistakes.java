package org.jilectomy.runtime.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jilectomy.runtime.parser.PegParser.Node;

/**
 * What the actions in {@link MistakeRules} do: they raise a SyntaxError, at
 *
 * <pre>
 *  at a: …       the node a               here: …     the last token looked at
 *  range a b: …  from a to the end of b   indent a: … there too, as an IndentationError
 *  from a: …     from a to where the tokenizer stands
 * </pre>
 *
 * <p>with {@code %s} for what a is, {@code %d} for its line and {@code %t} for its text; or,
 * without a colon, they name a check of this class, which may find that all is well after all.
 */
final class Mistakes {
    private final Tokens tokens;
    private final PegParser parser;

    Mistakes(Tokens tokens, PegParser parser) {
        this.tokens = tokens;
        this.parser = parser;
    }

    /**
     * Does what stands in braces. The node that is the result of the alternative, or null if the
     * rule shall fail.
     */
    Node act(String action, Map<String, Node> captures, int start, int end) {
        Node a = captures == null ? null : captures.get("a");
        Node b = captures == null ? null : captures.get("b");
        int colon = action.indexOf(": ");
        if (colon >= 0) {
            String message = message(action.substring(colon + 2), a);
            throw raise(action.substring(0, colon), message, a, b);
        }
        switch (action) {
            case "strings":
                return strings(start, end);
            case "real":
                requireImaginary(start, false, "real number required in complex literal");
                return a;
            case "imaginary":
                requireImaginary(start, true, "imaginary number required in complex literal");
                return a;
            case "target star a":
                return invalidTarget(a, false, false);
            case "target for a":
                return invalidTarget(a, true, false);
            case "target del a":
                return invalidTarget(a, false, true);
            case "unparenthesized_generator":
                return unparenthesizedGenerator(a, b);
            case "positional_after_keyword":
                throw here("SyntaxError", hasUnpacking(a)
                        ? "positional argument follows keyword argument unpacking"
                        : "positional argument follows keyword argument");
            case "legacy_statement":
                return legacyStatement(a, b);
            case "missing_comma":
                return missingComma(a, b, end);
            case "missing_colon":
                throw ErrorPlaces.range(tokens, "SyntaxError",
                        "':' expected after dictionary key", tokens.line[a.start],
                        tokens.endCol[a.end - 1] - 1, tokens.endLine[a.end - 1], -1);
            default:
                throw new IllegalStateException(action);
        }
    }

    private String message(String message, Node a) {
        message = message.strip();
        int percent = message.indexOf('%');
        if (percent < 0 || percent + 1 >= message.length()) {
            return message;
        }
        String value = switch (message.charAt(percent + 1)) {
            case 's' -> what(a);
            case 'd' -> String.valueOf(tokens.line[a.start]);
            case 't' -> text(a.start);
            default -> throw new IllegalStateException(message);
        };
        return message.substring(0, percent) + value + message.substring(percent + 2);
    }

    private SyntaxErrorException raise(String place, String message, Node a, Node b) {
        switch (place) {
            case "at a":
                return at(a, message);
            case "param a":
                // A parameter's node includes the comma behind it.
                return at(parameter(a), message);
            case "range a b":
                return range(a, b, message);
            case "last_item a b":
                return range(a, lastItem(b), message);
            case "from a":
                return startingFrom(a, message);
            case "here":
                return here("SyntaxError", message);
            case "indent":
            case "indent a":
                return here("IndentationError", message);
            default:
                throw new IllegalStateException(place);
        }
    }

    // ---- places ------------------------------------------------------------------------------

    private SyntaxErrorException here(String type, String message) {
        return ErrorPlaces.atToken(tokens, parser.furthest, type, message);
    }

    SyntaxErrorException at(int token, String message) {
        return ErrorPlaces.known(tokens, token, message);
    }

    private SyntaxErrorException at(Node a, String message) {
        return range(a, a, message);
    }

    private SyntaxErrorException range(Node a, Node b, String message) {
        int last = Math.max(b.end - 1, b.start);
        return ErrorPlaces.range(tokens, "SyntaxError", message, tokens.line[a.start],
                tokens.col[a.start], tokens.endLine[last], tokens.endCol[last]);
    }

    private SyntaxErrorException startingFrom(Node a, String message) {
        int last = parser.furthest;
        return ErrorPlaces.range(tokens, "SyntaxError", message, tokens.line[a.start],
                tokens.col[a.start], tokens.endLine[last], tokens.endCol[last] - 1);
    }

    private Node parameter(Node a) {
        int end = a.end;
        if (tokens.kind[end - 1] == TokenType.COMMA) {
            end--;
        }
        return new Node(null, a.start, end, List.of());
    }

    private static Node lastItem(Node list) {
        // star_nameds is a list of items and an optional comma.
        List<Node> items = list.parts.isEmpty() ? List.of(list) : list.parts.get(0).parts;
        return items.isEmpty() ? list : items.get(items.size() - 1);
    }

    // ---- nodes -------------------------------------------------------------------------------

    private static String what(Node a) {
        return a.kind == null ? "expression" : a.kind;
    }

    private String text(int token) {
        return new String(tokens.source.chars, tokens.start[token],
                tokens.end[token] - tokens.start[token]);
    }

    private Node strings(int start, int end) {
        boolean formatted = StringLiterals.concatenate(tokens, start,
                end) instanceof org.jilectomy.runtime.ast.Expr.JoinedStr;
        return new Node(formatted ? "f-string expression" : "literal", start, end, List.of());
    }

    private void requireImaginary(int token, boolean imaginary, String message) {
        boolean is = (tokens.source.chars[tokens.end[token] - 1] | 0x20) == 'j'
                && !text(token).startsWith("0x");
        if (is != imaginary) {
            throw at(token, message);
        }
    }

    // ---- targets -----------------------------------------------------------------------------

    private Node invalidTarget(Node a, boolean isFor, boolean isDel) {
        Node invalid = findInvalid(a, isFor, isDel);
        if (invalid == null) {
            return null;
        }
        throw at(invalid, (isDel ? "cannot delete " : "cannot assign to ") + what(invalid));
    }

    /** The first part of an expression that cannot be a target, or null. */
    private Node findInvalid(Node a, boolean isFor, boolean isDel) {
        if (a.kind == null) {
            return null;
        }
        switch (a.kind) {
            case "list":
            case "tuple":
                for (Node element : elements(a)) {
                    Node invalid = findInvalid(element, isFor, isDel);
                    if (invalid != null) {
                        return invalid;
                    }
                }
                return null;
            case "starred":
                return isDel ? a : findInvalid(a.parts.get(1), isFor, isDel);
            case "comparison": {
                if (!isFor) {
                    return a;
                }
                // "for a in b" was read as a comparison: its left side is the target.
                Node first = a.parts.get(1).parts.get(0);
                return tokens.kind[first.start] == TokenType.KW_IN
                        ? findInvalid(a.parts.get(0), isFor, isDel) : null;
            }
            case "name":
            case "subscript":
            case "attribute":
                return null;
            default:
                return a;
        }
    }

    /** The elements of a list or tuple: the nearest nodes with a kind. */
    private static List<Node> elements(Node a) {
        List<Node> elements = new ArrayList<>();
        for (Node part : a.parts) {
            gather(part, elements);
        }
        return elements;
    }

    private static void gather(Node node, List<Node> to) {
        if (node.kind != null) {
            to.add(node);
            return;
        }
        for (Node part : node.parts) {
            gather(part, to);
        }
    }

    // ---- calls -------------------------------------------------------------------------------

    private boolean hasUnpacking(Node args) {
        for (Node arg : elements(args)) {
            if (arg.kind.equals("unpacking")) {
                return true;
            }
        }
        return false;
    }

    /** {@code f(a, x for x in y)}: only a sole argument may be a bare generator. */
    private Node unparenthesizedGenerator(Node args, Node clauses) {
        Node last = null;
        int count = 0;
        List<Node> all = args.kind != null ? List.of(args) : elements(args);
        for (Node arg : all) {
            if (!arg.kind.equals("keyword") && !arg.kind.equals("unpacking")) {
                last = arg;
                count++;
            }
        }
        if (count <= 1) {
            return null;
        }
        throw range(last, clauses, "Generator expression must be parenthesized");
    }

    // ---- two expressions in a row ------------------------------------------------------------

    private boolean isLegacy(Node a) {
        if (!"name".equals(a.kind) && a.end - a.start != 1) {
            return false;
        }
        if (tokens.kind[a.start] != TokenType.NAME || a.end - a.start != 1) {
            return false;
        }
        String name = text(a.start);
        return name.equals("print") || name.equals("exec");
    }

    private Node legacyStatement(Node a, Node b) {
        if (!isLegacy(a)) {
            return null;
        }
        String name = text(a.start);
        throw range(a, b, "Missing parentheses in call to '" + name + "'. Did you mean " + name
                + "(...)?");
    }

    /** Outside brackets two expressions in a row are more likely a misspelt statement. */
    private Node missingComma(Node a, Node b, int end) {
        if (isLegacy(a) || levelBehind(end - 1) == 0) {
            return null;
        }
        throw range(a, b, "invalid syntax. Perhaps you forgot a comma?");
    }

    /** How many brackets are open behind a token. */
    private int levelBehind(int token) {
        int level = 0;
        for (int i = 0; i <= token; i++) {
            switch (tokens.kind[i]) {
                case TokenType.LPAR, TokenType.LSQB, TokenType.LBRACE -> level++;
                case TokenType.RPAR, TokenType.RSQB, TokenType.RBRACE -> level--;
                default -> {}
            }
        }
        return level;
    }
}
