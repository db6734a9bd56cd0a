package org.jilectomy.runtime.modules.expat;

/** {@code <?xml version="1.0" encoding="..." standalone="..."?>} at the start of an entity. */
final class XmlDeclaration {
    private final XmlParser parser;
    private XmlInput in;
    private int at;
    private int end;
    private int error;

    // the attribute that was read last
    private String name;
    private int nameAt;
    private String value;
    private int valueAt;

    XmlDeclaration(XmlParser parser) {
        this.parser = parser;
    }

    /** @param text whether it is the text declaration of an external entity */
    void parse(XmlInput input, boolean text) {
        in = input;
        int start = in.pos;
        error = text ? XmlError.TEXT_DECL : XmlError.XML_DECL;
        at = start + 5;
        end = at;
        while (in.at(end) != '?' || in.at(end + 1) != '>') {
            in.legal(end++);
        }
        String version = null;
        String encoding = null;
        int encodingAt = 0;
        int standalone = -1;
        boolean more = next();
        if (more && name.equals("version")) {
            version = value;
            more = next();
        } else if (!text) {
            throw wrong(more ? nameAt : at);
        }
        if (more && name.equals("encoding")) {
            if (!Character.isLetter(value.isEmpty() ? 0 : value.charAt(0))) {
                throw wrong(valueAt);
            }
            encoding = value;
            encodingAt = valueAt;
            more = next();
        } else if (text) {
            throw wrong(more ? nameAt : at);
        }
        if (more && name.equals("standalone") && !text) {
            if (!value.equals("yes") && !value.equals("no")) {
                throw wrong(valueAt);
            }
            standalone = value.equals("yes") ? 1 : 0;
            more = next();
        }
        if (more) {
            throw wrong(nameAt);
        }
        parser.dtd.standalone |= standalone == 1;
        if (parser.handler.has(XmlHandler.XML_DECL)) {
            parser.handler.call(XmlHandler.XML_DECL, version, encoding, standalone);
        } else {
            parser.unhandled(in, start, end + 2);
        }
        if (encoding != null) {
            parser.declaredEncoding(encoding, in, encodingAt, end + 2);
        }
        in.pos = end + 2;
    }

    private XmlError wrong(int index) {
        return new XmlError(error, index);
    }

    /** One {@code name="value"}; false at the end. */
    private boolean next() {
        int i = at;
        while (i < end && XmlChars.isSpace(in.text[i])) {
            i++;
        }
        if (i == end) {
            at = i;
            return false;
        }
        if (i == at) {
            throw wrong(i);
        }
        nameAt = i;
        while (i < end && in.text[i] >= 'a' && in.text[i] <= 'z') {
            i++;
        }
        name = in.string(nameAt, i);
        i = space(i);
        if (i == end || in.text[i] != '=') {
            throw wrong(i);
        }
        i = space(i + 1);
        if (i == end || in.text[i] != '"' && in.text[i] != '\'') {
            throw wrong(i);
        }
        int quote = in.text[i++];
        valueAt = i;
        while (true) {
            if (i == end) {
                throw wrong(i);
            }
            int c = in.text[i];
            if (c == quote) {
                break;
            }
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                    || c == '.' || c == '-' || c == '_' || c == ':')) {
                throw wrong(i);
            }
            i++;
        }
        value = in.string(valueAt, i);
        at = i + 1;
        return true;
    }

    private int space(int index) {
        int i = index;
        while (i < end && XmlChars.isSpace(in.text[i])) {
            i++;
        }
        return i;
    }
}
