package org.jilectomy.runtime.modules.expat;

/** What is between a document's first tag and the end of it: text, tags, references, sections. */
final class ContentParser {
    /** Bytes of UTF-8 that one call of a handler gets of a text that was in another encoding. */
    private static final int PIECE = 1024;

    private final XmlParser parser;
    private final XmlHandler handler;
    private final StartTag startTag;

    ContentParser(XmlParser parser) {
        this.parser = parser;
        this.handler = parser.handler;
        this.startTag = new StartTag(parser);
    }

    /**
     * Parses as much as there is.
     *
     * @param startLevel how many tags were open before; 0 for a document, whose content ends with
     *     its element
     * @return whether it was that end
     */
    boolean parse(XmlInput in, int startLevel) {
        while (true) {
            mark(in, in.pos);
            if (in.pos == in.end) {
                atEnd(in, startLevel);
                return false;
            }
            int start = in.pos;
            try {
                if (parser.inCdata) {
                    cdata(in);
                } else {
                    token(in, startLevel);
                }
            } catch (XmlError.Partial p) {
                if (!in.last) {
                    throw p;
                }
                in.pos = start;
                throw parser.inCdata ? new XmlError(XmlError.UNCLOSED_CDATA_SECTION)
                        : in.unfinished(start);
            }
            if (startLevel == 0 && parser.tags.isEmpty()) {
                return true;
            }
        }
    }

    private void mark(XmlInput in, int index) {
        if (in.document) {
            parser.event = index;
        }
    }

    private int level() {
        return parser.tags.size() + (parser.isExternal() ? 1 : 0);
    }

    private void atEnd(XmlInput in, int startLevel) {
        if (!in.last) {
            return;
        }
        if (parser.inCdata) {
            throw new XmlError(XmlError.UNCLOSED_CDATA_SECTION);
        }
        if (in.hasRest()) {
            throw in.unfinished(in.pos);
        }
        if (startLevel == 0) {
            throw new XmlError(XmlError.NO_ELEMENTS, in.end);
        }
        if (level() != startLevel) {
            throw new XmlError(XmlError.ASYNC_ENTITY);
        }
    }

    private void token(XmlInput in, int startLevel) {
        int start = in.pos;
        switch (in.text[start]) {
            case '<' -> markup(in, startLevel);
            case '&' -> reference(in);
            case '\n', '\r' -> {
                boolean lone = in.text[start] == '\r' && start + 1 == in.end;
                newline(in);
                if (lone && startLevel == 0) {
                    throw new XmlError(XmlError.NO_ELEMENTS); // here, as expat has it
                }
            }
            default -> text(in);
        }
    }

    private void markup(XmlInput in, int startLevel) {
        int start = in.pos;
        int c = in.at(start + 1);
        if (c == '/') {
            endTag(in, startLevel);
        } else if (c == '?') {
            Misc.instruction(parser, in, start);
        } else if (c != '!') {
            startTag.parse(in);
        } else if (in.at(start + 2) == '-') {
            Misc.comment(parser, in, start);
        } else if (in.at(start + 2) == '[') {
            for (int i = 0; i < 6; i++) {
                if (in.at(start + 3 + i) != "CDATA[".charAt(i)) {
                    throw in.invalid(start + 3 + i);
                }
            }
            in.pos = start + 9;
            parser.inCdata = true;
            if (handler.has(XmlHandler.START_CDATA_SECTION)) {
                handler.call(XmlHandler.START_CDATA_SECTION);
            } else {
                parser.unhandled(in, start, in.pos);
            }
        } else {
            throw in.invalid(start + 2);
        }
    }

    private void endTag(XmlInput in, int startLevel) {
        int start = in.pos;
        int nameEnd = parser.nameEnd(in, start + 2);
        int i = in.skipSpace(nameEnd);
        if (in.at(i) != '>') {
            throw in.invalid(i);
        }
        if (level() == startLevel) {
            throw new XmlError(XmlError.ASYNC_ENTITY);
        }
        XmlParser.Tag tag = parser.tags.removeLast();
        if (!tag.rawName().equals(in.string(start + 2, nameEnd))) {
            throw new XmlError(XmlError.TAG_MISMATCH, in.place(start + 2));
        }
        in.pos = i + 1;
        if (handler.has(XmlHandler.END_ELEMENT)) {
            handler.endElement(tag.name());
        } else {
            parser.unhandled(in, start, in.pos);
        }
        startTag.unbind(tag.bindings());
    }

    // ---------------------------------------------------------------- text

    private void newline(XmlInput in) {
        int start = in.pos;
        int next = start + 1;
        if (in.text[start] == '\r') {
            if (next == in.end && !in.last) {
                throw XmlError.Partial.MORE; // perhaps a '\n' follows
            }
            if (next < in.end && in.text[next] == '\n') {
                next++;
            }
        }
        in.pos = next;
        if (handler.has(XmlHandler.CHARACTER_DATA)) {
            handler.characters("\n");
        } else {
            parser.unhandled(in, start, next);
        }
    }

    private void text(XmlInput in) {
        int start = in.pos;
        int i = start;
        while (i < in.end) {
            int c = in.text[i];
            if (c == '<' || c == '&' || c == '\n' || c == '\r' || !XmlChars.isChar(c)) {
                break;
            }
            if (c == ']' && !parser.inCdata && closesNothing(in, i, start)) {
                break;
            }
            i++;
        }
        textUpTo(in, i);
    }

    /** Tells of the text from here to before {@code end}; none means that what stands here is an error. */
    private void textUpTo(XmlInput in, int end) {
        int start = in.pos;
        if (end == start) {
            throw in.invalid(start);
        }
        in.pos = end;
        characters(in, start, end);
    }

    /** Whether text ends before a {@code ]} of which it is not yet known whether it is an error. */
    private static boolean closesNothing(XmlInput in, int i, int start) {
        int seen = 1;
        while (seen < 3 && i + seen < in.end && in.text[i + seen] == "]]>".charAt(seen)) {
            seen++;
        }
        if (seen == 3) {
            throw in.invalid(i + 2);
        }
        if (i + seen < in.end || in.last) {
            return false;
        }
        if (i == start) {
            throw XmlError.Partial.MORE;
        }
        return true;
    }

    private void characters(XmlInput in, int from, int to) {
        if (handler.has(XmlHandler.CHARACTER_DATA)) {
            inPieces(in, from, to, false);
        } else {
            parser.unhandled(in, from, to);
        }
    }

    /** Text for a handler: at once, or as much as expat converts at once from other encodings. */
    void inPieces(XmlInput in, int from, int to, boolean unhandled) {
        boolean whole = !in.document || in.encoding() == XmlEncoding.UTF_8;
        int at = from;
        while (at < to) {
            int piece = to;
            if (!whole) {
                int bytes = 0;
                piece = at;
                while (piece < to && bytes + XmlChars.utf8Length(in.text[piece]) <= PIECE) {
                    bytes += XmlChars.utf8Length(in.text[piece++]);
                }
                mark(in, at);
            }
            String s = in.string(at, piece);
            if (unhandled) {
                handler.call(XmlHandler.DEFAULT, s);
            } else {
                handler.characters(s);
            }
            at = piece;
        }
    }

    private void cdata(XmlInput in) {
        int start = in.pos;
        int c = in.text[start];
        if (c == '\n' || c == '\r') {
            newline(in);
        } else if (c != ']') {
            cdataText(in, start);
        } else if (in.at(start + 1) == ']' && in.at(start + 2) == '>') {
            in.pos = start + 3;
            parser.inCdata = false;
            if (handler.has(XmlHandler.END_CDATA_SECTION)) {
                handler.call(XmlHandler.END_CDATA_SECTION);
            } else {
                parser.unhandled(in, start, in.pos);
            }
        } else {
            cdataText(in, start);
        }
    }

    private void cdataText(XmlInput in, int start) {
        int i = start;
        while (i < in.end) {
            int c = in.text[i];
            if (c == '\n' || c == '\r' || c == ']' && i > start || !XmlChars.isChar(c)) {
                break;
            }
            i++;
        }
        textUpTo(in, i);
    }

    // ---------------------------------------------------------------- references

    private void reference(XmlInput in) {
        int start = in.pos;
        int end = referenceEnd(parser, in, start);
        in.pos = end;
        int c;
        String name = null;
        if (in.text[start + 1] == '#') {
            c = XmlChars.reference(in.text, start + 2, end - 1);
            if (c < 0) {
                throw new XmlError(XmlError.BAD_CHAR_REF);
            }
        } else {
            name = in.string(start + 1, end - 1);
            c = XmlChars.predefined(name);
        }
        if (c == 0) {
            entity(in, start, end, name);
        } else if (handler.has(XmlHandler.CHARACTER_DATA)) {
            handler.characters(Character.toString(c));
        } else {
            parser.unhandled(in, start, end);
        }
    }

    /** Behind the semicolon of the reference that begins at {@code start}. */
    static int referenceEnd(XmlParser parser, XmlInput in, int start) {
        int i = start + 1;
        if (in.at(i) == '#') {
            boolean hex = in.at(++i) == 'x';
            int digits = hex ? ++i : i;
            while (in.at(i) != ';' || i == digits) {
                if (in.text[i] >= 128 || Character.digit(in.text[i], hex ? 16 : 10) < 0) {
                    throw in.invalid(i);
                }
                i++;
            }
            return i + 1;
        }
        i = parser.nameEnd(in, i);
        if (in.at(i) != ';') {
            throw in.invalid(i);
        }
        return i + 1;
    }

    private void entity(XmlInput in, int start, int end, String name) {
        Dtd dtd = parser.dtd;
        Dtd.Entity entity = dtd.entities.get(name);
        boolean mustBeDeclared = !dtd.hasParameterReferences || dtd.standalone;
        if (mustBeDeclared && entity == null) {
            throw new XmlError(XmlError.UNDEFINED_ENTITY);
        }
        if (mustBeDeclared && !entity.internal) {
            throw new XmlError(XmlError.ENTITY_DECLARED_IN_PE);
        }
        if (entity == null) {
            skipped(in, start, end, name);
            return;
        }
        if (entity.open) {
            throw new XmlError(XmlError.RECURSIVE_ENTITY_REF);
        }
        if (entity.notation != null) {
            throw new XmlError(XmlError.BINARY_ENTITY_REF);
        }
        if (entity.text != null) {
            if (handler.expands()) {
                expand(entity);
            } else {
                skipped(in, start, end, name);
            }
        } else if (handler.has(XmlHandler.EXTERNAL_ENTITY_REF)) {
            entity.open = true;
            String context = parser.contextOf(name);
            entity.open = false;
            if (!handler.call(XmlHandler.EXTERNAL_ENTITY_REF, context, entity.base,
                    entity.systemId, entity.publicId)) {
                throw new XmlError(XmlError.EXTERNAL_ENTITY_HANDLING);
            }
            entity.open = false;
        } else {
            parser.unhandled(in, start, end);
        }
    }

    private void skipped(XmlInput in, int start, int end, String name) {
        if (handler.has(XmlHandler.SKIPPED_ENTITY)) {
            handler.call(XmlHandler.SKIPPED_ENTITY, XmlHandler.Name.of(name), 0);
        } else {
            parser.unhandled(in, start, end);
        }
    }

    private void expand(Dtd.Entity entity) {
        parser.account(entity);
        entity.open = true;
        try {
            parse(new XmlInput(entity.text), level());
        } finally {
            entity.open = false;
        }
    }
}
