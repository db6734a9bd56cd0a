package org.jilectomy.runtime.modules.expat;

import org.jilectomy.runtime.modules.expat.PrologScanner.Kind;

/** The declarations of a subset: ENTITY, ATTLIST, ELEMENT and NOTATION. */
final class Declarations {
    private static final String[] TYPES = {
        "CDATA", "ID", "IDREF", "IDREFS", "ENTITY", "ENTITIES", "NMTOKEN", "NMTOKENS",
    };

    private final XmlParser parser;
    private final XmlHandler handler;

    Declarations(XmlParser parser) {
        this.parser = parser;
        handler = parser.handler;
    }

    /** NOT_STANDALONE if a handler does not want a document that is not. */
    void checkStandalone() {
        if (!parser.dtd.standalone && handler.has(XmlHandler.NOT_STANDALONE)
                && !handler.call(XmlHandler.NOT_STANDALONE)) {
            throw new XmlError(XmlError.NOT_STANDALONE);
        }
    }

    void parse(XmlInput in, PrologScanner scanner, boolean external) {
        Declaration d = new Declaration(parser, in, scanner, external);
        try {
            d.next();
            switch (d.text()) {
                case "<!ENTITY" -> entity(in, d, external);
                case "<!ATTLIST" -> attributes(in, d);
                case "<!ELEMENT" -> element(d);
                case "<!NOTATION" -> notation(in, d);
                default -> throw d.wrong();
            }
        } catch (XmlError e) {
            d.finish();
            throw e;
        }
        d.finish();
    }

    private static boolean isKeyword(Declaration d, Kind kind, String word) {
        return kind == Kind.NAME && d.text().equals(word);
    }

    /** The public identifier of the literal that was read, spaces made single. */
    String publicId(XmlInput in, Declaration d) {
        StringBuilder out = new StringBuilder();
        for (int i = d.start() + 1; i < d.end() - 1; i++) {
            int c = in.text[i];
            if (!XmlChars.isPublicId(c)) {
                d.drop();
                throw new XmlError(XmlError.PUBLICID, in.place(i));
            }
            if (c != ' ' && c != '\n' && c != '\r') {
                out.append((char) c);
            } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        }
        if (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
        return out.toString();
    }

    // ---------------------------------------------------------------- ENTITY

    private void entity(XmlInput in, Declaration d, boolean external) {
        d.handledBy(XmlHandler.ENTITY_DECL);
        Kind kind = d.next();
        boolean parameter = kind == Kind.PERCENT;
        if (parameter) {
            kind = d.next();
        }
        if (kind != Kind.NAME || parser.namespaces != null && d.text().indexOf(':') >= 0) {
            throw d.wrong(kind);
        }
        Dtd.Entity e = new Dtd.Entity(d.text());
        e.internal = !external;
        e.base = parser.base;
        kind = d.next();
        if (kind == Kind.LITERAL) {
            EntityValue value = new EntityValue(parser, in, external);
            e.text = value.of(d.start() + 1, d.end() - 1);
            XmlError error = value.error();
            if (error != null) {
                d.actAlone(() -> {
                    parser.event = error.at == XmlError.HERE ? parser.event : error.at;
                    declare(e, parameter); // what came before the error
                });
                throw error;
            }
            d.act(() -> declare(e, parameter));
            d.next(Kind.CLOSE);
            return;
        }
        if (isKeyword(d, kind, "PUBLIC")) {
            d.next(Kind.LITERAL);
            e.publicId = publicId(in, d);
        } else if (!isKeyword(d, kind, "SYSTEM")) {
            throw d.wrong(kind);
        }
        d.next(Kind.LITERAL);
        e.systemId = d.unquoted();
        kind = d.next();
        if (!parameter && isKeyword(d, kind, "NDATA")) {
            d.next(Kind.NAME);
            e.notation = d.text();
            d.act(() -> declare(e, false));
            d.next(Kind.CLOSE);
        } else if (kind == Kind.CLOSE) {
            d.act(() -> declare(e, parameter));
        } else {
            throw d.wrong(kind);
        }
    }

    private void declare(Dtd.Entity e, boolean parameter) {
        Dtd dtd = parser.dtd;
        if (!dtd.keepProcessing || !parameter && XmlChars.predefined(e.name) != 0
                || (parameter ? dtd.parameters : dtd.entities).putIfAbsent(e.name, e) != null) {
            return;
        }
        if (e.notation != null && handler.has(XmlHandler.UNPARSED_ENTITY_DECL)) {
            handler.call(XmlHandler.UNPARSED_ENTITY_DECL, name(e.name), name(e.base),
                    name(e.systemId), name(e.publicId), name(e.notation));
        } else if (handler.has(XmlHandler.ENTITY_DECL)) {
            handler.call(XmlHandler.ENTITY_DECL, name(e.name), parameter ? 1 : 0,
                    e.text == null ? null : new String(e.text, 0, e.text.length), name(e.base),
                    name(e.systemId), name(e.publicId), name(e.notation));
        }
    }

    private static XmlHandler.Name name(String s) {
        return XmlHandler.Name.of(s);
    }

    // ---------------------------------------------------------------- ATTLIST

    private void attributes(XmlInput in, Declaration d) {
        d.handledBy(XmlHandler.ATTLIST_DECL);
        d.next(Kind.NAME);
        String element = d.text();
        while (true) {
            Kind kind = d.next();
            if (kind == Kind.CLOSE) {
                return;
            }
            if (kind != Kind.NAME) {
                throw d.wrong(kind);
            }
            String attribute = d.text();
            String type = type(d);
            boolean cdata = type.equals("CDATA");
            kind = d.next();
            int required = 0;
            if (kind == Kind.POUND_NAME) {
                String word = d.text();
                if (word.equals("#IMPLIED") || word.equals("#REQUIRED")) {
                    int must = word.equals("#REQUIRED") ? 1 : 0;
                    d.act(() -> declare(element, new Dtd.Attribute(attribute, cdata, null), type,
                            must));
                    continue;
                }
                if (!word.equals("#FIXED")) {
                    throw d.wrong();
                }
                required = 1;
                kind = d.next();
            }
            if (kind != Kind.LITERAL) {
                throw d.wrong(kind);
            }
            String value = defaultValue(in, d, cdata);
            int must = required;
            d.act(() -> declare(element, new Dtd.Attribute(attribute, cdata, value), type, must));
        }
    }

    private String defaultValue(XmlInput in, Declaration d, boolean cdata) {
        try {
            return new AttributeValue(parser, cdata).of(in, d.start() + 1, d.end() - 1);
        } catch (XmlError e) {
            d.drop();
            throw e;
        }
    }

    private String type(Declaration d) {
        Kind kind = d.next();
        StringBuilder out = new StringBuilder();
        if (kind == Kind.NAME) {
            String word = d.text();
            for (String type : TYPES) {
                if (type.equals(word)) {
                    return type;
                }
            }
            if (!word.equals("NOTATION")) {
                throw d.wrong();
            }
            out.append(word);
            kind = d.next();
        }
        if (kind != Kind.OPEN_PAREN) {
            throw d.wrong(kind);
        }
        boolean tokens = out.isEmpty();
        out.append('(');
        while (true) {
            kind = d.next();
            if (kind != Kind.NAME && (kind != Kind.NMTOKEN || !tokens)) {
                throw d.wrong(kind);
            }
            out.append(d.text());
            kind = d.next();
            if (kind == Kind.CLOSE_PAREN && d.end() == d.start() + 1) {
                return out.append(')').toString();
            }
            if (kind != Kind.OR) {
                throw d.wrong(kind);
            }
            out.append('|');
        }
    }

    private void declare(String element, Dtd.Attribute a, String type, int required) {
        Dtd dtd = parser.dtd;
        if (!dtd.keepProcessing) {
            return;
        }
        dtd.declare(element, a);
        if (handler.has(XmlHandler.ATTLIST_DECL)) {
            handler.call(XmlHandler.ATTLIST_DECL, name(element), name(a.name()), type, a.value(),
                    required);
        }
    }

    // ---------------------------------------------------------------- ELEMENT

    private void element(Declaration d) {
        d.handledBy(XmlHandler.ELEMENT_DECL);
        d.next(Kind.NAME);
        String element = d.text();
        Kind kind = d.next();
        ContentModel model;
        if (isKeyword(d, kind, "EMPTY") || isKeyword(d, kind, "ANY")) {
            model = new ContentModel(
                    d.text().equals("ANY") ? ContentModel.ANY : ContentModel.EMPTY, null);
        } else if (kind == Kind.OPEN_PAREN) {
            model = group(d);
        } else {
            throw d.wrong(kind);
        }
        d.act(() -> {
            if (handler.has(XmlHandler.ELEMENT_DECL)) {
                handler.call(XmlHandler.ELEMENT_DECL, name(element), model);
            }
        });
        d.next(Kind.CLOSE);
    }

    private ContentModel group(Declaration d) {
        Kind kind = d.next();
        if (kind == Kind.POUND_NAME && d.text().equals("#PCDATA")) {
            return mixed(d);
        }
        ContentModel model = new ContentModel(ContentModel.SEQ, null);
        boolean choice = false;
        boolean first = true;
        while (true) {
            model.children.add(particle(d, kind));
            kind = d.next();
            if (kind == Kind.CLOSE_PAREN) {
                model.type = choice ? ContentModel.CHOICE : ContentModel.SEQ;
                model.quantifier = closing(d);
                return model;
            }
            boolean or = kind == Kind.OR;
            if (!or && kind != Kind.COMMA || !first && or != choice) {
                throw d.wrong(kind);
            }
            choice = or;
            first = false;
            kind = d.next();
        }
    }

    private static int closing(Declaration d) {
        return ContentModel.quantifier(d.text().charAt(d.end() - d.start() - 1));
    }

    private ContentModel particle(Declaration d, Kind kind) {
        if (kind == Kind.OPEN_PAREN) {
            return group(d);
        }
        if (kind != Kind.NAME && kind != Kind.NAME_QUANTIFIED) {
            throw d.wrong(kind);
        }
        String word = d.text();
        int n = word.length() - 1;
        boolean quantified = kind == Kind.NAME_QUANTIFIED;
        ContentModel model = new ContentModel(
                ContentModel.NAME, quantified ? word.substring(0, n) : word);
        model.quantifier = quantified ? ContentModel.quantifier(word.charAt(n)) : 0;
        return model;
    }

    private ContentModel mixed(Declaration d) {
        ContentModel model = new ContentModel(ContentModel.MIXED, null);
        while (true) {
            Kind kind = d.next();
            if (kind == Kind.CLOSE_PAREN) {
                model.quantifier = closing(d);
                if (model.quantifier != 2 && (model.quantifier != 0 || !model.children.isEmpty())) {
                    throw d.wrong();
                }
                return model;
            }
            if (kind != Kind.OR) {
                throw d.wrong(kind);
            }
            d.next(Kind.NAME);
            model.children.add(new ContentModel(ContentModel.NAME, d.text()));
        }
    }

    // ---------------------------------------------------------------- NOTATION

    private void notation(XmlInput in, Declaration d) {
        d.handledBy(XmlHandler.NOTATION_DECL);
        d.next(Kind.NAME);
        String notation = d.text();
        Kind kind = d.next();
        String publicId = null;
        String systemId = null;
        if (isKeyword(d, kind, "PUBLIC")) {
            d.next(Kind.LITERAL);
            publicId = publicId(in, d);
            kind = d.next();
            if (kind == Kind.LITERAL) {
                systemId = d.unquoted();
            } else if (kind != Kind.CLOSE) {
                throw d.wrong(kind);
            }
        } else if (isKeyword(d, kind, "SYSTEM")) {
            kind = d.next(Kind.LITERAL);
            systemId = d.unquoted();
        } else {
            throw d.wrong(kind);
        }
        String system = systemId;
        String id = publicId;
        d.act(() -> {
            if (handler.has(XmlHandler.NOTATION_DECL)) {
                handler.call(XmlHandler.NOTATION_DECL, name(notation), name(parser.base),
                        name(system), name(id));
            }
        });
        if (kind == Kind.LITERAL) {
            d.next(Kind.CLOSE);
        }
    }
}
