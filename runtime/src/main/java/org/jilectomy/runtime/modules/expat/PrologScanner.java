package org.jilectomy.runtime.modules.expat;

/** Tokens of a prolog and of declarations, as expat tells them apart. */
final class PrologScanner {
    enum Kind {
        END,
        SPACE,
        DECLARATION,
        CLOSE,
        NAME,
        NAME_QUANTIFIED,
        NMTOKEN,
        LITERAL,
        PARAMETER_REFERENCE,
        PERCENT,
        COMMA,
        OR,
        OPEN_PAREN,
        CLOSE_PAREN,
        OPEN_BRACKET,
        CLOSE_BRACKET,
        POUND_NAME,
        COMMENT,
        INSTRUCTION,
        ELEMENT,
        SECTION,
        SECTION_CLOSE
    }

    private final XmlParser parser;

    /** The token that was read last. */
    int start;

    int end;

    PrologScanner(XmlParser parser) {
        this.parser = parser;
    }

    /** The token at an index; comments and instructions are not read to their ends. */
    Kind next(XmlInput in, int from) {
        start = from;
        if (from == in.end && !in.hasRest()) {
            if (!in.last) {
                throw XmlError.Partial.MORE;
            }
            end = from;
            return Kind.END;
        }
        int c = in.at(from);
        return switch (c) {
            case '"', '\'' -> literal(in, from, c);
            case '<' -> markup(in, from);
            case '%' -> percent(in, from);
            case ',' -> one(Kind.COMMA, from);
            case '|' -> one(Kind.OR, from);
            case '>' -> one(Kind.CLOSE, from);
            case '(' -> one(Kind.OPEN_PAREN, from);
            case '[' -> one(Kind.OPEN_BRACKET, from);
            case ')' -> closeParen(in, from);
            case ']' -> closeBracket(in, from);
            case '#' -> {
                end = parser.nameEnd(in, from + 1);
                yield Kind.POUND_NAME;
            }
            case ' ', '\t', '\n', '\r' -> space(in, from);
            default -> name(in, from);
        };
    }

    private Kind one(Kind kind, int from) {
        end = from + 1;
        return kind;
    }

    private boolean atEnd(XmlInput in, int i) {
        if (i < in.end) {
            return false;
        }
        if (!in.last || in.hasRest() && !in.encoding().isWide()) {
            throw XmlError.Partial.MORE;
        }
        return true;
    }

    private Kind space(XmlInput in, int from) {
        int i = from;
        while (!atEnd(in, i) && XmlChars.isSpace(in.text[i])) {
            i++;
        }
        end = i;
        return Kind.SPACE;
    }

    private Kind literal(XmlInput in, int from, int quote) {
        int i = from + 1;
        while (in.legal(i) != quote) {
            i++;
        }
        i++;
        if (!atEnd(in, i) && !XmlChars.isSpace(in.text[i]) && ">%[".indexOf(in.text[i]) < 0) {
            throw in.invalid(i);
        }
        end = i;
        return Kind.LITERAL;
    }

    private Kind markup(XmlInput in, int from) {
        int c = in.at(from + 1);
        if (c == '?') {
            return Kind.INSTRUCTION;
        }
        if (c != '!') {
            if (!XmlChars.isNameStart(c)) {
                throw in.invalid(from + 1);
            }
            return Kind.ELEMENT;
        }
        c = in.at(from + 2);
        if (c == '-') {
            return Kind.COMMENT;
        }
        if (c == '[') {
            end = from + 3;
            return Kind.SECTION;
        }
        int i = from + 2;
        while (isLetter(in.at(i))) {
            i++;
        }
        if (i == from + 2 || !XmlChars.isSpace(in.at(i)) && in.at(i) != '%') {
            throw in.invalid(i);
        }
        end = i;
        return Kind.DECLARATION;
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private Kind percent(XmlInput in, int from) {
        int c = in.at(from + 1);
        if (XmlChars.isSpace(c) || c == '%') {
            return one(Kind.PERCENT, from);
        }
        int i = parser.nameEnd(in, from + 1);
        if (in.at(i) != ';') {
            throw in.invalid(i);
        }
        end = i + 1;
        return Kind.PARAMETER_REFERENCE;
    }

    private Kind closeParen(XmlInput in, int from) {
        end = from + 1;
        if (!atEnd(in, end)) {
            int c = in.text[end];
            if (c == '*' || c == '?' || c == '+') {
                end++;
            } else if (!XmlChars.isSpace(c) && ">,|)%".indexOf(c) < 0) {
                throw in.invalid(end);
            }
        }
        return Kind.CLOSE_PAREN;
    }

    private Kind closeBracket(XmlInput in, int from) {
        end = from + 1;
        if (!atEnd(in, end) && in.text[end] == ']') {
            if (in.at(end + 1) == '>') {
                end += 2;
                return Kind.SECTION_CLOSE;
            }
        }
        return Kind.CLOSE_BRACKET;
    }

    private Kind name(XmlInput in, int from) {
        int first = in.text[from];
        if (!XmlChars.isName(first)) {
            throw in.invalid(from);
        }
        boolean token = !XmlChars.isNameStart(first)
                || first == ':' && parser.namespaces != null;
        boolean colon = false;
        int i = from + 1;
        while (!atEnd(in, i) && XmlChars.isName(in.text[i])) {
            if (in.text[i] == ':' && parser.namespaces != null) {
                token |= colon;
                colon = true;
            }
            i++;
        }
        end = i;
        if (i == in.end || XmlChars.isSpace(in.text[i]) || ">),|[%".indexOf(in.text[i]) >= 0) {
            return token ? Kind.NMTOKEN : Kind.NAME;
        }
        if (token || ContentModel.quantifier(in.text[i]) == 0) {
            throw in.invalid(i);
        }
        end = i + 1;
        return Kind.NAME_QUANTIFIED;
    }
}
