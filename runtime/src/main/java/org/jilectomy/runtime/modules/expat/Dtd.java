package org.jilectomy.runtime.modules.expat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a document type declared; parsers of a document's external entities share it. */
final class Dtd {
    /** An entity; {@code text} is null if it is external. */
    static final class Entity {
        final String name;
        int[] text;
        String systemId;
        String publicId;
        String base;
        String notation;

        /** Declared in the document itself, not in a parameter entity. */
        boolean internal;

        /** Being replaced just now. */
        boolean open;

        Entity(String name) {
            this.name = name;
        }
    }

    /** A declared attribute. @param value the default; null if there is none */
    record Attribute(String name, boolean cdata, String value) {}

    final Map<String, Entity> entities = new HashMap<>();
    final Map<String, Entity> parameters = new HashMap<>();

    /** Element → attribute → its declaration. */
    private final Map<String, Map<String, Attribute>> attributes = new HashMap<>();

    /** Whether declarations are still looked at: not behind a parameter entity that was not read. */
    boolean keepProcessing = true;

    /** Whether there is something outside of the document that might declare more. */
    boolean hasParameterReferences;

    boolean standalone;

    /** Whether an external parameter entity's parser was made. */
    boolean parameterRead;

    /** The attributes of an element in the order of their declarations; null if none. */
    Map<String, Attribute> attributes(String element) {
        return attributes.get(element);
    }

    /** The first declaration counts; false if this is not it. */
    boolean declare(String element, Attribute attribute) {
        return attributes.computeIfAbsent(element, e -> new LinkedHashMap<>())
                .putIfAbsent(attribute.name(), attribute) == null;
    }
}
