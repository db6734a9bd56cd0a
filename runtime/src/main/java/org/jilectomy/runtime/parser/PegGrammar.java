package org.jilectomy.runtime.parser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A parsing expression grammar, read from text.
 *
 * <pre>
 *  name: a b | c        a rule: the first alternative that matches
 *  'if'  "match"  NAME  a token; a soft keyword; a kind of token (SOFT is any soft keyword)
 *  x? x* x+ x%','       optional, repeated, one or more, one or more with separators
 *  &amp;x  !x               x must (must not) match here; takes nothing
 *  &amp;&amp;':'                this token must come now, else that is the error
 *  ~                    from here on, no later alternative of this rule
 *  a=x                  x, known as a to what follows
 *  @kind  @+kind        the node's kind (underscores are blanks); +: only if more than the
 *                       first item took tokens, else that item's node stands for the whole
 *  @a  @last            the node of item a; the kind of the last part, or the first if alone
 *  {...}                an action of {@link Mistakes}
 * </pre>
 */
final class PegGrammar {
    /** How an item matches. */
    enum Op {
        TOKEN, SOFT_KEYWORD, ANY_SOFT_KEYWORD, RULE, GROUP, OPTIONAL, MANY, SOME, LIST, AND, NOT,
        FORCE, CUT
    }

    /** One item; which fields mean something depends on the {@link Op}. */
    static final class Item {
        final Op op;
        int token;
        String text;
        Rule rule;
        Item inner;
        Item separator;
        String capture;

        Item(Op op) {
            this.op = op;
        }
    }

    /** The items of one alternative and what becomes of them. */
    static final class Alternative {
        final List<Item> items = new ArrayList<>(4);
        /** The node's kind, or null. */
        String kind;
        boolean onlyIfMore;
        /** The captured item that stands for the whole, or null. */
        String result;
        boolean last;
        /** What stands in braces, or null. */
        String action;
    }

    /** A named rule, or a group in parentheses. */
    static final class Rule {
        final String name;
        final int id;
        /** Tried in the second pass only. */
        final boolean mistake;
        /** Under it no mistakes are tried. */
        final boolean withoutMistakes;
        /** CPython remembers its results, whether found with mistakes or without. */
        final boolean shared;
        final List<Alternative> alternatives = new ArrayList<>(4);

        Rule(String name, int id) {
            this.name = name;
            this.id = id;
            this.mistake = name.startsWith("bad_");
            this.withoutMistakes = name.equals("plain_expression");
            this.shared = SHARED.contains(name);
        }
    }

    private static final Set<String> SHARED = Set.of(
            "simple", "block", "closed_pattern", "star_pattern", "expression", "star_expression",
            "disjunction", "conjunction", "inversion", "bitwise", "factor", "awaited", "primary",
            "strings", "arguments", "star_target", "star_atom_target", "target_primary",
            "del_target", "bad_named", "attr", "name_or_attr", "dotted");

    private static PegGrammar python;

    private final Map<String, Rule> rules = new HashMap<>();
    private final Map<String, Integer> tokens = new HashMap<>();
    private int ids;
    private String text;
    private int pos;

    private PegGrammar() {
        tokenNames();
    }

    /** Python's grammar; read when first needed. */
    static synchronized PegGrammar python() {
        if (python == null) {
            PegGrammar grammar = new PegGrammar();
            grammar.read(DiagnosisRules.STATEMENTS);
            grammar.read(DiagnosisRules.EXPRESSIONS);
            grammar.read(MistakeRules.EXPRESSIONS);
            grammar.read(MistakeRules.STATEMENTS);
            grammar.checkComplete();
            python = grammar;
        }
        return python;
    }

    Rule rule(String name) {
        return rules.get(name);
    }

    private void checkComplete() {
        for (Rule rule : rules.values()) {
            if (rule.alternatives.isEmpty()) {
                throw new IllegalStateException("grammar rule without a body: " + rule.name);
            }
        }
    }

    // ---- the notation ------------------------------------------------------------------------

    private void read(String grammar) {
        text = grammar;
        pos = 0;
        for (skip(); pos < text.length(); skip()) {
            Rule rule = ruleNamed(word());
            expect(':');
            alternatives(rule);
        }
    }

    private Rule ruleNamed(String name) {
        Rule rule = rules.get(name);
        if (rule == null) {
            rule = new Rule(name, ids++);
            rules.put(name, rule);
        }
        return rule;
    }

    private void alternatives(Rule rule) {
        do {
            rule.alternatives.add(alternative());
            skip();
        } while (accept('|'));
    }

    private Alternative alternative() {
        Alternative alternative = new Alternative();
        for (;;) {
            skip();
            if (pos >= text.length() || peek() == '|' || peek() == ')' || atRuleStart()) {
                return alternative;
            }
            if (accept('@')) {
                marker(alternative);
            } else if (accept('{')) {
                int end = text.indexOf('}', pos);
                alternative.action = text.substring(pos, end);
                pos = end + 1;
            } else {
                alternative.items.add(item());
            }
        }
    }

    private void marker(Alternative alternative) {
        alternative.onlyIfMore = accept('+');
        String kind = word();
        if (kind.equals("last")) {
            alternative.last = true;
        } else if (kind.length() == 1) {
            alternative.result = kind;
        } else {
            alternative.kind = kind.replace('_', ' ');
        }
    }

    /** Whether a word and a colon stand here at the start of a line. */
    private boolean atRuleStart() {
        if (pos > 0 && text.charAt(pos - 1) != '\n') {
            return false;
        }
        int p = pos;
        while (p < text.length() && isWord(text.charAt(p))) {
            p++;
        }
        return p > pos && p < text.length() && text.charAt(p) == ':';
    }

    private Item item() {
        if (accept('~')) {
            return new Item(Op.CUT);
        }
        if (accept('&')) {
            Item item = new Item(accept('&') ? Op.FORCE : Op.AND);
            item.inner = primary();
            return item;
        }
        if (accept('!')) {
            Item item = new Item(Op.NOT);
            item.inner = primary();
            return item;
        }
        String capture = null;
        if (pos + 1 < text.length() && text.charAt(pos + 1) == '=' && isWord(peek())) {
            capture = String.valueOf(peek());
            pos += 2;
        }
        Item item = suffixed(primary());
        item.capture = capture;
        return item;
    }

    private Item suffixed(Item inner) {
        Op op;
        if (accept('?')) {
            op = Op.OPTIONAL;
        } else if (accept('*')) {
            op = Op.MANY;
        } else if (accept('+')) {
            op = Op.SOME;
        } else if (accept('%')) {
            Item list = new Item(Op.LIST);
            list.inner = inner;
            list.separator = primary();
            return list;
        } else {
            return inner;
        }
        Item item = new Item(op);
        item.inner = inner;
        return item;
    }

    private Item primary() {
        if (accept('(')) {
            Item group = new Item(Op.GROUP);
            group.rule = new Rule("", ids++);
            alternatives(group.rule);
            expect(')');
            return group;
        }
        if (accept('\'')) {
            Item item = new Item(Op.TOKEN);
            item.text = until('\'');
            item.token = tokens.get(item.text);
            return item;
        }
        if (accept('"')) {
            Item item = new Item(Op.SOFT_KEYWORD);
            item.text = until('"');
            item.token = item.text.equals("match") ? NameTable.MATCH
                    : item.text.equals("case") ? NameTable.CASE : NameTable.UNDERSCORE;
            return item;
        }
        String word = word();
        if (word.equals("SOFT")) {
            return new Item(Op.ANY_SOFT_KEYWORD);
        }
        if (Character.isUpperCase(word.charAt(0))) {
            Item item = new Item(Op.TOKEN);
            item.text = word;
            item.token = tokens.get(word);
            return item;
        }
        Item item = new Item(Op.RULE);
        item.rule = ruleNamed(word);
        return item;
    }

    private String until(char end) {
        int start = pos;
        pos = text.indexOf(end, pos);
        return text.substring(start, pos++);
    }

    private char peek() {
        return text.charAt(pos);
    }

    private boolean accept(char c) {
        if (pos < text.length() && peek() == c) {
            pos++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        skip();
        if (!accept(c)) {
            throw new IllegalStateException("grammar: expected " + c + " at "
                    + text.substring(pos, Math.min(text.length(), pos + 40)));
        }
    }

    private static boolean isWord(char c) {
        return c == '_' || Character.isLetter(c);
    }

    private String word() {
        int start = pos;
        while (pos < text.length() && isWord(peek())) {
            pos++;
        }
        return text.substring(start, pos);
    }

    private void skip() {
        while (pos < text.length() && (peek() == ' ' || peek() == '\n')) {
            pos++;
        }
    }

    private void tokenNames() {
        tokens.put("ENDMARKER", TokenType.ENDMARKER);
        tokens.put("NAME", TokenType.NAME);
        tokens.put("NUMBER", TokenType.NUMBER);
        tokens.put("STRING", TokenType.STRING);
        tokens.put("NEWLINE", TokenType.NEWLINE);
        tokens.put("INDENT", TokenType.INDENT);
        tokens.put("DEDENT", TokenType.DEDENT);
        tokens.put("TYPE_COMMENT", TokenType.TYPE_COMMENT);
        String operators = "( ) [ ] { } : , ; . ... -> := = + - * / | & % ^ << >> ** // @ ~ "
                + "== != < <= > >= += -= *= /= |= &= %= ^= <<= >>= **= //= @=";
        int kind = TokenType.LPAR;
        for (String operator : operators.split(" ")) {
            tokens.put(operator, kind++);
        }
        for (int i = 0; i < TokenType.KEYWORDS.length; i++) {
            tokens.put(TokenType.KEYWORDS[i], TokenType.KW_FALSE + i);
        }
    }
}
