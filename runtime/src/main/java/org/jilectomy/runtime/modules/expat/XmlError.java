package org.jilectomy.runtime.modules.expat;

/** A document is not well-formed, or the parser was asked what it cannot do; without a stack trace. */
final class XmlError extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** {@code enum XML_Error}: the place is the number; the first is no error. */
    private static final String[] NAMES = {
        null,
        "NO_MEMORY", "out of memory",
        "SYNTAX", "syntax error",
        "NO_ELEMENTS", "no element found",
        "INVALID_TOKEN", "not well-formed (invalid token)",
        "UNCLOSED_TOKEN", "unclosed token",
        "PARTIAL_CHAR", "partial character",
        "TAG_MISMATCH", "mismatched tag",
        "DUPLICATE_ATTRIBUTE", "duplicate attribute",
        "JUNK_AFTER_DOC_ELEMENT", "junk after document element",
        "PARAM_ENTITY_REF", "illegal parameter entity reference",
        "UNDEFINED_ENTITY", "undefined entity",
        "RECURSIVE_ENTITY_REF", "recursive entity reference",
        "ASYNC_ENTITY", "asynchronous entity",
        "BAD_CHAR_REF", "reference to invalid character number",
        "BINARY_ENTITY_REF", "reference to binary entity",
        "ATTRIBUTE_EXTERNAL_ENTITY_REF", "reference to external entity in attribute",
        "MISPLACED_XML_PI", "XML or text declaration not at start of entity",
        "UNKNOWN_ENCODING", "unknown encoding",
        "INCORRECT_ENCODING", "encoding specified in XML declaration is incorrect",
        "UNCLOSED_CDATA_SECTION", "unclosed CDATA section",
        "EXTERNAL_ENTITY_HANDLING", "error in processing external entity reference",
        "NOT_STANDALONE", "document is not standalone",
        "UNEXPECTED_STATE", "unexpected parser state - please send a bug report",
        "ENTITY_DECLARED_IN_PE", "entity declared in parameter entity",
        "FEATURE_REQUIRES_XML_DTD", "requested feature requires XML_DTD support in Expat",
        "CANT_CHANGE_FEATURE_ONCE_PARSING", "cannot change setting once parsing has begun",
        "UNBOUND_PREFIX", "unbound prefix",
        "UNDECLARING_PREFIX", "must not undeclare prefix",
        "INCOMPLETE_PE", "incomplete markup in parameter entity",
        "XML_DECL", "XML declaration not well-formed",
        "TEXT_DECL", "text declaration not well-formed",
        "PUBLICID", "illegal character(s) in public id",
        "SUSPENDED", "parser suspended",
        "NOT_SUSPENDED", "parser not suspended",
        "ABORTED", "parsing aborted",
        "FINISHED", "parsing finished",
        "SUSPEND_PE", "cannot suspend in external parameter entity",
        "RESERVED_PREFIX_XML",
        "reserved prefix (xml) must not be undeclared or bound to another namespace name",
        "RESERVED_PREFIX_XMLNS", "reserved prefix (xmlns) must not be declared or undeclared",
        "RESERVED_NAMESPACE_URI",
        "prefix must not be bound to one of the reserved namespace names",
        "INVALID_ARGUMENT", "invalid argument",
        "NO_BUFFER", "a successful prior call to function XML_GetBuffer is required",
        "AMPLIFICATION_LIMIT_BREACH",
        "limit on input amplification factor (from DTD and entities) breached",
    };

    static final int SYNTAX = 2;
    static final int NO_ELEMENTS = 3;
    static final int INVALID_TOKEN = 4;
    static final int UNCLOSED_TOKEN = 5;
    static final int PARTIAL_CHAR = 6;
    static final int TAG_MISMATCH = 7;
    static final int DUPLICATE_ATTRIBUTE = 8;
    static final int JUNK_AFTER_DOC_ELEMENT = 9;
    static final int PARAM_ENTITY_REF = 10;
    static final int UNDEFINED_ENTITY = 11;
    static final int RECURSIVE_ENTITY_REF = 12;
    static final int ASYNC_ENTITY = 13;
    static final int BAD_CHAR_REF = 14;
    static final int BINARY_ENTITY_REF = 15;
    static final int ATTRIBUTE_EXTERNAL_ENTITY_REF = 16;
    static final int MISPLACED_XML_PI = 17;
    static final int UNKNOWN_ENCODING = 18;
    static final int INCORRECT_ENCODING = 19;
    static final int UNCLOSED_CDATA_SECTION = 20;
    static final int EXTERNAL_ENTITY_HANDLING = 21;
    static final int NOT_STANDALONE = 22;
    static final int UNEXPECTED_STATE = 23;
    static final int ENTITY_DECLARED_IN_PE = 24;
    static final int CANT_CHANGE_FEATURE_ONCE_PARSING = 26;
    static final int UNBOUND_PREFIX = 27;
    static final int UNDECLARING_PREFIX = 28;
    static final int INCOMPLETE_PE = 29;
    static final int XML_DECL = 30;
    static final int TEXT_DECL = 31;
    static final int PUBLICID = 32;
    static final int FINISHED = 36;
    static final int RESERVED_PREFIX_XML = 38;
    static final int RESERVED_PREFIX_XMLNS = 39;
    static final int RESERVED_NAMESPACE_URI = 40;
    static final int AMPLIFICATION_LIMIT_BREACH = 43;

    /** Where the place of an error is that of the current event. */
    static final int HERE = -1;

    final transient int code;

    /** Index of the character in the document's {@link XmlInput}, or {@link #HERE}. */
    final transient int at;

    XmlError(int code, int at) {
        super(null, null, false, false);
        this.code = code;
        this.at = at;
    }

    XmlError(int code) {
        this(code, HERE);
    }

    static int count() {
        return NAMES.length / 2;
    }

    /** {@code SYNTAX} for {@code XML_ERROR_SYNTAX}. */
    static String name(int code) {
        return NAMES[2 * code - 1];
    }

    /** null if there is no such error. */
    static String message(int code) {
        return code > 0 && code <= count() ? NAMES[2 * code] : null;
    }

    /** A token ends behind what has been given so far. */
    static final class Partial extends RuntimeException {
        private static final long serialVersionUID = 1;
        static final Partial MORE = new Partial();

        private Partial() {
            super(null, null, false, false);
        }
    }
}
