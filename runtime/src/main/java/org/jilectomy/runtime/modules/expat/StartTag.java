package org.jilectomy.runtime.modules.expat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code <name attribute="value" ...>}, its namespaces and the attributes that the DTD adds. */
final class StartTag {
    private static final String[] NONE = {};

    private final XmlParser parser;

    /** Where name and value of each attribute begin and end; written while the tag is scanned. */
    private int[] places = new int[32];

    private int count;

    /** What the tag declared so far. */
    private Namespaces.Binding bound;

    StartTag(XmlParser parser) {
        this.parser = parser;
    }

    void parse(XmlInput in) {
        int start = in.pos;
        count = 0;
        int nameEnd = parser.nameEnd(in, start + 1);
        int i = scan(in, nameEnd);
        boolean empty = in.text[i] == '/';
        if (empty && in.at(i + 1) != '>') {
            throw in.invalid(i + 1);
        }
        int end = empty ? i + 2 : i + 1;
        String raw = in.string(start + 1, nameEnd);
        Namespaces.Binding bindings = null;
        String[] attributes = values(in, raw);
        int specified = 2 * count;
        String name = raw;
        if (parser.namespaces != null) {
            int[] kept = {specified};
            List<String> all = new ArrayList<>(attributes.length);
            bound = null;
            try {
                declare(attributes, all, kept);
                expand(all);
                name = parser.namespaces.expand(raw, false);
            } catch (XmlError e) {
                unbind(empty ? bound : null);
                throw e;
            }
            bindings = bound;
            attributes = all.toArray(NONE);
            specified = kept[0];
        }
        in.pos = end;
        XmlHandler handler = parser.handler;
        if (!empty) {
            parser.tags.add(new XmlParser.Tag(raw, name, bindings));
        }
        boolean handled = handler.has(XmlHandler.START_ELEMENT);
        if (handled) {
            handler.startElement(name, attributes, specified);
        }
        if (!empty) {
            if (!handled) {
                parser.unhandled(in, start, end);
            }
            return;
        }
        if (handler.has(XmlHandler.END_ELEMENT)) {
            if (handled && in.document) {
                parser.event = end;
            }
            handler.endElement(name);
            handled = true;
        }
        if (!handled) {
            parser.unhandled(in, start, end);
        }
        unbind(bindings);
    }

    /** The declarations of a tag end with it. */
    void unbind(Namespaces.Binding bindings) {
        for (Namespaces.Binding b = bindings; b != null; b = b.next) {
            if (parser.handler.has(XmlHandler.END_NAMESPACE_DECL)) {
                parser.handler.call(XmlHandler.END_NAMESPACE_DECL,
                        XmlHandler.Name.of(b.prefix.isEmpty() ? null : b.prefix));
            }
            parser.namespaces.unbind(b);
        }
    }

    // ---------------------------------------------------------------- scanning

    /** From behind the name to the {@code >} or {@code />}. */
    private int scan(XmlInput in, int from) {
        int i = from;
        while (true) {
            int c = in.at(i);
            boolean space = XmlChars.isSpace(c);
            if (space) {
                i = in.skipSpace(i);
                c = in.at(i);
            }
            if (c == '>' || c == '/') {
                return i;
            }
            if (!space) {
                throw in.invalid(i);
            }
            i = attribute(in, i);
        }
    }

    private int attribute(XmlInput in, int from) {
        int nameEnd = parser.nameEnd(in, from);
        int i = in.skipSpace(nameEnd);
        if (in.at(i) != '=') {
            throw in.invalid(i);
        }
        i = in.skipSpace(i + 1);
        int quote = in.at(i);
        if (quote != '"' && quote != '\'') {
            throw in.invalid(i);
        }
        int value = ++i;
        while (true) {
            int c = in.legal(i);
            if (c == quote) {
                break;
            }
            if (c == '<') {
                throw in.invalid(i);
            }
            i = c == '&' ? ContentParser.referenceEnd(parser, in, i) : i + 1;
        }
        int at = 4 * count++;
        if (at == places.length) {
            places = Arrays.copyOf(places, 2 * at);
        }
        places[at] = from;
        places[at + 1] = nameEnd;
        places[at + 2] = value;
        places[at + 3] = i;
        return i + 1;
    }

    // ---------------------------------------------------------------- values

    private String[] values(XmlInput in, String element) {
        Map<String, Dtd.Attribute> declared = parser.dtd.attributes(element);
        if (count == 0 && declared == null) {
            return NONE;
        }
        List<String> out = new ArrayList<>(2 * count);
        Set<String> names = count < 2 && declared == null ? null : new HashSet<>();
        for (int k = 0; k < 4 * count; k += 4) {
            String name = in.string(places[k], places[k + 1]);
            if (names != null && !names.add(name)) {
                throw new XmlError(XmlError.DUPLICATE_ATTRIBUTE, in.place(places[k]));
            }
            Dtd.Attribute d = declared == null ? null : declared.get(name);
            out.add(name);
            out.add(new AttributeValue(parser, d == null || d.cdata())
                    .of(in, places[k + 2], places[k + 3]));
        }
        if (declared != null) {
            for (Dtd.Attribute d : declared.values()) {
                if (d.value() != null && !names.contains(d.name())) {
                    out.add(d.name());
                    out.add(d.value());
                }
            }
        }
        return out.toArray(NONE);
    }

    // ---------------------------------------------------------------- namespaces

    /** Takes the declarations out. @param specified how many strings were in the tag; updated */
    private void declare(String[] given, List<String> out, int[] specified) {
        int inTag = specified[0];
        for (int k = 0; k < given.length; k += 2) {
            String name = given[k];
            boolean plain = name.equals("xmlns");
            if (!plain && !name.startsWith("xmlns:")) {
                out.add(name);
                out.add(given[k + 1]);
                continue;
            }
            String prefix = plain ? "" : name.substring(6);
            String uri = given[k + 1];
            bound = parser.namespaces.bind(prefix, uri, bound);
            if (k < inTag) {
                specified[0] -= 2;
            }
            if (parser.handler.has(XmlHandler.START_NAMESPACE_DECL)) {
                parser.handler.call(XmlHandler.START_NAMESPACE_DECL,
                        XmlHandler.Name.of(plain ? null : prefix),
                        XmlHandler.Name.of(uri.isEmpty() ? null : uri));
            }
        }
    }

    private void expand(List<String> out) {
        Set<String> names = null;
        for (int k = 0; k < out.size(); k += 2) {
            if (out.get(k).indexOf(':') < 0) {
                continue;
            }
            String expanded = parser.namespaces.expand(out.get(k), true);
            names = names == null ? new HashSet<>() : names;
            int unique = parser.namespaces.prefixes
                    ? expanded.length() - out.get(k).indexOf(':') : expanded.length();
            if (!names.add(expanded.substring(0, unique))) {
                throw new XmlError(XmlError.DUPLICATE_ATTRIBUTE);
            }
            out.set(k, expanded);
        }
    }
}
