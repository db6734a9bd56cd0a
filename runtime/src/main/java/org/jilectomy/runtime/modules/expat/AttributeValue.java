package org.jilectomy.runtime.modules.expat;

/** The value of an attribute, normalized as XML 1.0 says in 3.3.3. */
final class AttributeValue {
    private final XmlParser parser;
    private final boolean cdata;
    private final StringBuilder out = new StringBuilder();

    /** @param cdata whether spaces stay as they are */
    AttributeValue(XmlParser parser, boolean cdata) {
        this.parser = parser;
        this.cdata = cdata;
    }

    String of(XmlInput in, int from, int to) {
        append(in, from, to);
        int n = out.length();
        if (!cdata && n > 0 && out.charAt(n - 1) == ' ') {
            out.setLength(n - 1);
        }
        return out.toString();
    }

    private void space() {
        int n = out.length();
        if (cdata || n > 0 && out.charAt(n - 1) != ' ') {
            out.append(' ');
        }
    }

    private void append(XmlInput in, int from, int to) {
        int i = from;
        while (i < to) {
            int c = in.text[i];
            if (c == '&') {
                int end = ContentParser.referenceEnd(parser, in, i);
                reference(in, i, end);
                i = end;
            } else {
                if (c == '<' || !XmlChars.isChar(c)) {
                    throw in.invalid(i);
                }
                if (XmlChars.isSpace(c)) {
                    space();
                    i += c == '\r' && i + 1 < to && in.text[i + 1] == '\n' ? 1 : 0;
                } else {
                    out.appendCodePoint(c);
                }
                i++;
            }
        }
    }

    private void reference(XmlInput in, int start, int end) {
        if (in.text[start + 1] == '#') {
            int c = XmlChars.reference(in.text, start + 2, end - 1);
            if (c < 0) {
                throw new XmlError(XmlError.BAD_CHAR_REF, in.place(start));
            }
            if (c == ' ' && !cdata) {
                space();
            } else {
                out.appendCodePoint(c);
            }
            return;
        }
        String name = in.string(start + 1, end - 1);
        int c = XmlChars.predefined(name);
        if (c != 0) {
            out.append((char) c);
            return;
        }
        Dtd.Entity entity = entity(in, start, name);
        if (entity == null) {
            return;
        }
        parser.account(entity);
        entity.open = true;
        try {
            XmlInput text = new XmlInput(entity.text);
            append(text, 0, text.end);
        } catch (XmlError.Partial p) {
            throw new XmlError(XmlError.INVALID_TOKEN);
        } finally {
            entity.open = false;
        }
    }

    /** null: one that may have been declared where nobody looked. */
    private Dtd.Entity entity(XmlInput in, int start, String name) {
        Dtd dtd = parser.dtd;
        Dtd.Entity entity = dtd.entities.get(name);
        boolean mustBeDeclared = !dtd.hasParameterReferences || dtd.standalone;
        int code = 0;
        if (entity == null) {
            if (mustBeDeclared) {
                throw new XmlError(XmlError.UNDEFINED_ENTITY);
            }
        } else if (mustBeDeclared && !entity.internal) {
            throw new XmlError(XmlError.ENTITY_DECLARED_IN_PE);
        } else if (entity.open) {
            code = XmlError.RECURSIVE_ENTITY_REF;
        } else if (entity.notation != null) {
            code = XmlError.BINARY_ENTITY_REF;
        } else if (entity.text == null) {
            code = XmlError.ATTRIBUTE_EXTERNAL_ENTITY_REF;
        }
        if (code != 0) {
            throw new XmlError(code, in.place(start));
        }
        return entity;
    }
}
