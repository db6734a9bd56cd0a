package org.jilectomy.runtime.modules.expat;

import org.jilectomy.runtime.modules.expat.PrologScanner.Kind;

/** What is before a document's first tag: comments, instructions and the DOCTYPE with its subset. */
final class PrologParser {
    private final XmlParser parser;
    private final XmlHandler handler;
    private final PrologScanner scanner;
    private final Declarations declarations;
    private int begun;
    private boolean inSubset;
    private boolean hadDoctype;

    /** Sections {@code <![INCLUDE[} of an external subset that are open. */
    private int sections;

    // of the DOCTYPE, until its start is told
    private String name;
    private String systemId;
    private String publicId;

    PrologParser(XmlParser parser) {
        this.parser = parser;
        handler = parser.handler;
        scanner = new PrologScanner(parser);
        declarations = new Declarations(parser);
    }

    /** The error of what was begun and does not end. */
    XmlError unfinished(XmlInput in) {
        return in.unfinished(Math.max(begun, in.pos));
    }

    /** Says what is wrong with a token, if anything is. */
    void peek(XmlInput in) {
        begun = in.pos;
        scanner.next(in, in.pos);
    }

    /** Spaces, a comment or an instruction. */
    void misc(XmlInput in) {
        begun = in.pos;
        other(in, scanner.next(in, in.pos));
    }

    /** Whatever may stand between declarations. */
    private void other(XmlInput in, Kind kind) {
        switch (kind) {
            case SPACE -> {
                in.pos = scanner.end;
                parser.unhandled(in, scanner.start, scanner.end);
            }
            case COMMENT -> Misc.comment(parser, in, in.pos);
            case INSTRUCTION -> Misc.instruction(parser, in, in.pos);
            default -> throw new XmlError(
                    kind == Kind.PARAMETER_REFERENCE ? XmlError.PARAM_ENTITY_REF : XmlError.SYNTAX,
                    in.place(in.pos));
        }
    }

    /**
     * One token or declaration. @return false at the first tag
     *
     * @param external whether this is an external subset
     */
    boolean token(XmlInput in, boolean external) {
        begun = in.pos;
        Kind kind = scanner.next(in, in.pos);
        if (inSubset || external) {
            subset(in, kind, external);
            return true;
        }
        if (kind == Kind.ELEMENT) {
            if (parser.foreignDtd) {
                foreign();
            }
            return false;
        }
        if (kind == Kind.DECLARATION && !hadDoctype
                && in.string(scanner.start, scanner.end).equals("<!DOCTYPE")) {
            doctype(in);
        } else {
            other(in, kind);
        }
        return true;
    }

    // ---------------------------------------------------------------- DOCTYPE

    private void doctype(XmlInput in) {
        Declaration d = new Declaration(parser, in, scanner, false);
        d.handledBy(XmlHandler.START_DOCTYPE_DECL);
        try {
            d.next();
            d.next(Kind.NAME);
            String element = d.text();
            d.act(() -> name = element);
            Kind kind = d.next();
            if (kind == Kind.NAME) {
                externalId(in, d);
                kind = d.next();
            }
            if (kind == Kind.OPEN_BRACKET) {
                int start = d.start();
                d.actAlone(() -> {
                    hadDoctype = true;
                    inSubset = true;
                    if (!startDoctype(1)) {
                        parser.unhandled(in, start, start + 1);
                    }
                });
            } else if (kind == Kind.CLOSE) {
                close(in, d);
            } else {
                throw d.wrong(kind);
            }
        } catch (XmlError e) {
            d.finish();
            throw e;
        }
        d.finish();
    }

    private void externalId(XmlInput in, Declaration d) {
        String keyword = d.text();
        if (keyword.equals("PUBLIC")) {
            d.next(Kind.LITERAL);
            String id = declarations.publicId(in, d);
            d.act(() -> publicId = id);
        } else if (!keyword.equals("SYSTEM")) {
            throw d.wrong();
        }
        d.next(Kind.LITERAL);
        String id = d.unquoted();
        d.act(() -> {
            systemId = id;
            parser.dtd.hasParameterReferences = true;
            if (parser.parameterParsing == 0) {
                declarations.checkStandalone();
            }
        });
    }

    private boolean startDoctype(int internal) {
        boolean told = handler.has(XmlHandler.START_DOCTYPE_DECL);
        if (told) {
            handler.call(XmlHandler.START_DOCTYPE_DECL, XmlHandler.Name.of(name),
                    XmlHandler.Name.of(systemId), XmlHandler.Name.of(publicId), internal);
        }
        name = null;
        return told;
    }

    private void close(XmlInput in, Declaration d) {
        int start = d.start();
        int end = d.end();
        d.actAlone(() -> {
            hadDoctype = true;
            inSubset = false;
            boolean told = name != null && startDoctype(0);
            if (systemId != null || parser.foreignDtd) {
                externalSubset();
            }
            if (handler.has(XmlHandler.END_DOCTYPE_DECL)) {
                handler.call(XmlHandler.END_DOCTYPE_DECL);
            } else if (!told) {
                parser.unhandled(in, start, end);
            }
        });
    }

    /** A DTD that the program brings although the document names none. */
    private void foreign() {
        externalSubset();
    }

    private void externalSubset() {
        Dtd dtd = parser.dtd;
        boolean had = dtd.hasParameterReferences;
        dtd.hasParameterReferences = true;
        parser.foreignDtd = false;
        if (parser.parameterParsing == 0 || parser.parameterParsing == 1 && dtd.standalone
                || !handler.has(XmlHandler.EXTERNAL_ENTITY_REF)) {
            return;
        }
        dtd.parameterRead = false;
        if (!handler.call(XmlHandler.EXTERNAL_ENTITY_REF, null, parser.base, systemId, publicId)) {
            throw new XmlError(XmlError.EXTERNAL_ENTITY_HANDLING);
        }
        if (dtd.parameterRead) {
            declarations.checkStandalone();
        } else if (systemId == null) {
            dtd.hasParameterReferences = had;
        }
    }

    // ---------------------------------------------------------------- the subset

    private void subset(XmlInput in, Kind kind, boolean external) {
        switch (kind) {
            case DECLARATION -> declarations.parse(in, scanner, external);
            case PARAMETER_REFERENCE -> parameter(in);
            case CLOSE_BRACKET -> endOfSubset(in, external);
            case SECTION -> section(in, external);
            case SECTION_CLOSE -> {
                if (sections == 0) {
                    throw new XmlError(XmlError.SYNTAX, in.place(in.pos));
                }
                sections--;
                in.pos = scanner.end;
            }
            case ELEMENT -> throw new XmlError(XmlError.SYNTAX, in.place(in.pos));
            default -> other(in, kind);
        }
    }

    private void endOfSubset(XmlInput in, boolean external) {
        if (external) {
            throw new XmlError(XmlError.SYNTAX, in.place(in.pos));
        }
        Declaration d = new Declaration(parser, in, scanner, false);
        d.handledBy(XmlHandler.START_DOCTYPE_DECL);
        try {
            d.next();
            d.next(Kind.CLOSE);
            close(in, d);
        } catch (XmlError e) {
            d.finish();
            throw e;
        }
        d.finish();
    }

    /** Nothing more comes in an external subset. */
    void endOfSubset() {
        if (sections > 0) {
            throw new XmlError(XmlError.INCOMPLETE_PE);
        }
    }

    /** {@code <![INCLUDE[} and {@code <![IGNORE[}, which only external subsets have. */
    private void section(XmlInput in, boolean external) {
        if (!external) {
            throw new XmlError(XmlError.SYNTAX, in.place(in.pos));
        }
        Declaration d = new Declaration(parser, in, scanner, true);
        d.next();
        d.next(Kind.NAME);
        String keyword = d.text();
        if (!keyword.equals("INCLUDE") && !keyword.equals("IGNORE")) {
            throw d.wrong();
        }
        d.next(Kind.OPEN_BRACKET);
        int i = d.end();
        if (keyword.equals("INCLUDE")) {
            sections++;
        } else {
            for (int depth = 1; depth > 0;) {
                if (in.startsWith("<![", i)) {
                    depth++;
                    i += 3;
                } else if (in.startsWith("]]>", i)) {
                    depth--;
                    i += 3;
                } else {
                    in.legal(i++);
                }
            }
        }
        in.pos = i;
    }

    /** {@code %name;} between declarations. */
    private void parameter(XmlInput in) {
        Dtd dtd = parser.dtd;
        int start = in.pos;
        String entityName = in.string(start + 1, scanner.end - 1);
        in.pos = scanner.end;
        dtd.hasParameterReferences = true;
        if (parser.parameterParsing == 0 || parser.parameterParsing == 1 && dtd.standalone) {
            dtd.keepProcessing = dtd.standalone;
        } else if (!read(in, dtd, entityName)) {
            return;
        }
        declarations.checkStandalone();
        if (in.document) {
            parser.unhandled(in, start, in.pos);
        }
    }

    /** @return whether it is an external entity that was read */
    private boolean read(XmlInput in, Dtd dtd, String entityName) {
        Dtd.Entity entity = dtd.parameters.get(entityName);
        if (entity == null) {
            if (dtd.standalone && in.document && !parser.isExternal()) {
                throw new XmlError(XmlError.UNDEFINED_ENTITY);
            }
            dtd.keepProcessing = dtd.standalone;
            if (handler.has(XmlHandler.SKIPPED_ENTITY)) {
                handler.call(XmlHandler.SKIPPED_ENTITY, XmlHandler.Name.of(entityName), 1);
            }
            return false;
        }
        if (entity.open) {
            throw new XmlError(XmlError.RECURSIVE_ENTITY_REF);
        }
        entity.open = true;
        try {
            if (entity.text != null) {
                parser.account(entity);
                XmlInput text = new XmlInput(entity.text);
                while (text.pos < text.end) {
                    subset(text, scanner.next(text, text.pos), true);
                }
                return false;
            }
            dtd.parameterRead = false;
            if (handler.has(XmlHandler.EXTERNAL_ENTITY_REF)
                    && !handler.call(XmlHandler.EXTERNAL_ENTITY_REF, null, entity.base,
                            entity.systemId, entity.publicId)) {
                throw new XmlError(XmlError.EXTERNAL_ENTITY_HANDLING);
            }
        } catch (XmlError.Partial p) {
            throw new XmlError(XmlError.INCOMPLETE_PE);
        } finally {
            entity.open = false;
        }
        if (!dtd.parameterRead) {
            dtd.keepProcessing = dtd.standalone;
        }
        return dtd.parameterRead;
    }
}
