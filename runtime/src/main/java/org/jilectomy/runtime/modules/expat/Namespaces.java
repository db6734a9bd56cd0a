package org.jilectomy.runtime.modules.expat;

import java.util.HashMap;
import java.util.Map;

/** The namespaces that prefixes mean at a place in the document. The default's prefix is "". */
final class Namespaces {
    private static final String XML = "http://www.w3.org/XML/1998/namespace";
    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

    /** One declaration; those of one tag are linked, the last first. */
    static final class Binding {
        final String prefix;
        private final String hidden;
        final Binding next;

        Binding(String prefix, String hidden, Binding next) {
            this.prefix = prefix;
            this.hidden = hidden;
            this.next = next;
        }
    }

    private final Map<String, String> uris = new HashMap<>();
    private final String separator;

    /** Whether expanded names end in the prefix. */
    boolean prefixes;

    /** @param separator between the parts of an expanded name: one character or none */
    Namespaces(String separator) {
        this.separator = separator;
        uris.put("xml", XML);
    }

    /** Declares a prefix; an empty URI undeclares the default. */
    Binding bind(String prefix, String uri, Binding next) {
        if (uri.isEmpty() && !prefix.isEmpty()) {
            throw new XmlError(XmlError.UNDECLARING_PREFIX);
        }
        if (prefix.equals("xmlns")) {
            throw new XmlError(XmlError.RESERVED_PREFIX_XMLNS);
        }
        boolean xml = uri.equals(XML);
        if (prefix.equals("xml") != xml) {
            throw new XmlError(
                    xml ? XmlError.RESERVED_NAMESPACE_URI : XmlError.RESERVED_PREFIX_XML);
        }
        if (uri.equals(XMLNS)) {
            throw new XmlError(XmlError.RESERVED_NAMESPACE_URI);
        }
        if (!separator.isEmpty() && uri.contains(separator) && !isUriChar(separator.charAt(0))) {
            throw new XmlError(XmlError.SYNTAX); // else a name could pretend to be in another
        }
        String hidden = uri.isEmpty() ? uris.remove(prefix) : uris.put(prefix, uri);
        return new Binding(prefix, hidden, next);
    }

    private static boolean isUriChar(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                || "-._~:/?#[]@!$&'()*+,;=%".indexOf(c) >= 0;
    }

    /** Back to what a declaration hid. */
    void unbind(Binding b) {
        if (b.hidden == null) {
            uris.remove(b.prefix);
        } else {
            uris.put(b.prefix, b.hidden);
        }
    }

    /** A name with its namespace for its prefix. @param attribute one without prefix has none */
    String expand(String name, boolean attribute) {
        int colon = name.indexOf(':');
        String prefix = colon < 0 ? "" : name.substring(0, colon);
        if (colon < 0 && attribute) {
            return name;
        }
        String uri = uris.get(prefix);
        if (uri == null) {
            if (colon < 0) {
                return name;
            }
            throw new XmlError(XmlError.UNBOUND_PREFIX);
        }
        String expanded = uri + separator + name.substring(colon + 1);
        return prefixes && colon > 0 ? expanded + separator + prefix : expanded;
    }

    /** The declarations in force as a context has them. */
    void describe(StringBuilder out) {
        for (Map.Entry<String, String> e : uris.entrySet()) {
            if (!out.isEmpty()) {
                out.append('\f');
            }
            out.append(e.getKey()).append('=').append(e.getValue());
        }
    }

    /** Takes over one that {@link #describe} wrote. */
    void restore(String prefix, String uri) {
        uris.put(prefix, uri);
    }
}
