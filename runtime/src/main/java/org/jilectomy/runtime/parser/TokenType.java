package org.jilectomy.runtime.parser;

/**
 * The kinds of token, as ints so that a {@code switch} on them is a jump table and a token costs
 * one byte. Keywords are kinds of their own; the soft keywords ({@code match}, {@code case},
 * {@code _}) are names.
 */
final class TokenType {
    static final int ENDMARKER = 0;
    static final int NAME = 1;
    static final int NUMBER = 2;
    static final int STRING = 3;
    static final int NEWLINE = 4;
    static final int INDENT = 5;
    static final int DEDENT = 6;
    /** The tokenizer gave up here; {@link Tokens#error} says why. Always the last token. */
    static final int ERROR = 7;
    /** A character that starts no token of the grammar, such as {@code $}, and {@code <>}. */
    static final int OTHER = 8;
    /** {@code # type: int}, where it is asked for; its text is the type. */
    static final int TYPE_COMMENT = 9;

    static final int LPAR = 10;
    static final int RPAR = 11;
    static final int LSQB = 12;
    static final int RSQB = 13;
    static final int LBRACE = 14;
    static final int RBRACE = 15;
    static final int COLON = 16;
    static final int COMMA = 17;
    static final int SEMI = 18;
    static final int DOT = 19;
    static final int ELLIPSIS = 20;
    static final int RARROW = 21;
    static final int COLONEQUAL = 22;
    static final int EQUAL = 23;
    static final int PLUS = 24;
    static final int MINUS = 25;
    static final int STAR = 26;
    static final int SLASH = 27;
    static final int VBAR = 28;
    static final int AMPER = 29;
    static final int PERCENT = 30;
    static final int CIRCUMFLEX = 31;
    static final int LEFTSHIFT = 32;
    static final int RIGHTSHIFT = 33;
    static final int DOUBLESTAR = 34;
    static final int DOUBLESLASH = 35;
    static final int AT = 36;
    static final int TILDE = 37;
    static final int EQEQUAL = 38;
    static final int NOTEQUAL = 39;
    static final int LESS = 40;
    static final int LESSEQUAL = 41;
    static final int GREATER = 42;
    static final int GREATEREQUAL = 43;

    // The augmented assignments are contiguous: PLUSEQUAL <= kind <= ATEQUAL.
    static final int PLUSEQUAL = 44;
    static final int MINEQUAL = 45;
    static final int STAREQUAL = 46;
    static final int SLASHEQUAL = 47;
    static final int VBAREQUAL = 48;
    static final int AMPEREQUAL = 49;
    static final int PERCENTEQUAL = 50;
    static final int CIRCUMFLEXEQUAL = 51;
    static final int LEFTSHIFTEQUAL = 52;
    static final int RIGHTSHIFTEQUAL = 53;
    static final int DOUBLESTAREQUAL = 54;
    static final int DOUBLESLASHEQUAL = 55;
    static final int ATEQUAL = 56;

    // Keywords: KW_FALSE <= kind.
    static final int KW_FALSE = 60;
    static final int KW_NONE = 61;
    static final int KW_TRUE = 62;
    static final int KW_AND = 63;
    static final int KW_AS = 64;
    static final int KW_ASSERT = 65;
    static final int KW_ASYNC = 66;
    static final int KW_AWAIT = 67;
    static final int KW_BREAK = 68;
    static final int KW_CLASS = 69;
    static final int KW_CONTINUE = 70;
    static final int KW_DEF = 71;
    static final int KW_DEL = 72;
    static final int KW_ELIF = 73;
    static final int KW_ELSE = 74;
    static final int KW_EXCEPT = 75;
    static final int KW_FINALLY = 76;
    static final int KW_FOR = 77;
    static final int KW_FROM = 78;
    static final int KW_GLOBAL = 79;
    static final int KW_IF = 80;
    static final int KW_IMPORT = 81;
    static final int KW_IN = 82;
    static final int KW_IS = 83;
    static final int KW_LAMBDA = 84;
    static final int KW_NONLOCAL = 85;
    static final int KW_NOT = 86;
    static final int KW_OR = 87;
    static final int KW_PASS = 88;
    static final int KW_RAISE = 89;
    static final int KW_RETURN = 90;
    static final int KW_TRY = 91;
    static final int KW_WHILE = 92;
    static final int KW_WITH = 93;
    static final int KW_YIELD = 94;

    /** The keywords, in the order of their kinds. */
    static final String[] KEYWORDS = {
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class",
        "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global",
        "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return",
        "try", "while", "with", "yield"
    };

    private TokenType() {}
}
